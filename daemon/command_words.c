#include "daemon/command_words.h"

#include <errno.h>
#include <stdlib.h>

#include "daemon/printable.h"

bool command_words_read(int argc, char **argv, const struct option *known, command_take *take,
                        void *context, const char *standard, struct arena *arena,
                        struct command_words *ret_words, struct error *error)
{
    opterr = 0;
    for (int letter; (letter = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        if (letter == '?' || letter == ':') {
            return error_set(error, ERROR_INPUT,
                             "'%s' is no option here, or lacks its value; --help tells more",
                             printable_text(arena, argv[optind - 1]));
        }
        if (!take(context, letter, optarg, error)) {
            return false;
        }
    }
    *ret_words = (struct command_words){.what = optind < argc ? argv[optind++] : standard};
    ret_words->rest = argv + optind;
    ret_words->count = argc - optind;
    return true;
}

bool command_number(struct arena *arena, const char *text, const char *command, int64_t *ret_number,
                    struct error *error)
{
    char *end = NULL;

    errno = 0;
    long long number = strtoll(text, &end, 10);

    if (errno != 0 || *text == '\0' || *end != '\0' || number <= 0) {
        return error_set(error, ERROR_INPUT,
                         "'%s' is no number of one; 'avstamd %s list' shows them",
                         printable_text(arena, text), command);
    }
    *ret_number = number;
    return true;
}
