/* Gives files to the fuzzer's entry one by one, as an ordinary test: replay FILE… */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static int replay(const char *name)
{
    struct stat status;
    FILE *file = fopen(name, "rb");
    uint8_t *bytes;
    size_t length;

    if (file == NULL || fstat(fileno(file), &status) != 0) {
        (void)printf("not ok - %s cannot be opened\n", name);
        return 1;
    }
    bytes = malloc((size_t)status.st_size + 1);
    length = fread(bytes, 1, (size_t)status.st_size, file);
    (void)LLVMFuzzerTestOneInput(bytes, length);
    free(bytes);
    (void)fclose(file);
    return 0;
}

int main(int argc, char **argv)
{
    int wrong = 0;

    for (int at = 1; at < argc; at++) {
        wrong += replay(argv[at]);
    }
    if (wrong == 0) {
        (void)printf("ok - %d files replayed\n", argc - 1);
    }
    return wrong == 0 ? 0 : 1;
}
