/* avstamd: what a provider's desk needs is here and starts at once; the rest is avstamd-service.
 *
 * The libraries of the service (libpq's above all) take longer to load than a hundred invoices take
 * to check, and a desk that only checks invoices need not have them.
 */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/command_run.h"
#include "daemon/printable.h"

enum { PATH_BYTES = 4096 };

extern const struct command command_check;
extern const struct command command_rules;
extern const struct command command_show;

static const struct command *const desk_commands[] = {&command_check, &command_rules,
                                                      &command_show};

static const struct command *find(const char *name)
{
    for (size_t at = 0; at < sizeof desk_commands / sizeof desk_commands[0]; at++) {
        if (strcmp(name, desk_commands[at]->name) == 0) {
            return desk_commands[at];
        }
    }
    return NULL;
}

/* Beside this program, or where `make install` puts it; returns only when it is in neither place.
 */
static void become_service(char **argv)
{
    static const char *const places[] = {"/avstamd-service", "/../libexec/avstamd/avstamd-service"};
    char self[PATH_BYTES], path[PATH_BYTES];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    if (length <= 0) {
        return;
    }
    self[length] = '\0';
    *strrchr(self, '/') = '\0';
    for (size_t at = 0; at < sizeof places / sizeof places[0]; at++) {
        int needed = snprintf(path, sizeof path, "%s%s", self, places[at]);

        if (needed > 0 && (size_t)needed < sizeof path) {
            (void)execv(path, argv);
        }
    }
}

/* Without a database nobody is known by name. */
static const char *told(const struct command *command, struct arena *arena,
                        const struct error *error)
{
    (void)command;
    return masked_text(arena, error->text);
}

int main(int argc, char **argv)
{
    const struct command *command = argc > 1 ? find(argv[1]) : NULL;

    if (command == NULL) {
        become_service(argv);
        (void)fprintf(stderr, "avstamd: avstamd-service cannot be started: %s; is it installed?\n",
                      strerror(errno));
        return EXIT_ERROR;
    }
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    if (command_asked_for_help(argc - 1, argv + 1)) {
        return command_help(command);
    }
    return command_run(command, argc - 1, argv + 1, told);
}
