/* Runs a command and prints, as one line on standard error, its wall seconds, its processor seconds
 * and its peak memory: measure COMMAND [ARGUMENT…]
 */
#include <stdint.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int main(int argc, char **argv)
{
    int64_t began = now_ms();
    pid_t child = argc < 2 ? -1 : fork();
    int status = 0;
    struct rusage usage = {0};

    if (child == 0) {
        (void)execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        return 2;
    }
    (void)fprintf(stderr, "%jd %jd %ld\n", (intmax_t)(now_ms() - began),
                  (intmax_t)((usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
                             (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000),
                  usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
