#include "tests/daemon/run_command.h"

#include <getopt.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/check.h"

enum { ARGUMENTS_MAX = 16 };

static char *all_of(struct arena *arena, int file)
{
    off_t length = lseek(file, 0, SEEK_END);
    char *text = arena_alloc(arena, (size_t)length + 1);

    assert_int_equal(pread(file, text, (size_t)length, 0), length);
    return text;
}

struct run run_command(struct arena *arena, const struct command *command, const char *first, ...)
{
    char *argv[ARGUMENTS_MAX + 1] = {arena_strdup(arena, command->name)};
    int argc = 1;
    struct run run = {0};
    va_list arguments;

    va_start(arguments, first);
    for (const char *at = first; at != NULL; at = va_arg(arguments, const char *)) {
        assert_true(argc < ARGUMENTS_MAX);
        argv[argc++] = arena_strdup(arena, at);
    }
    va_end(arguments);

    int output = memfd_create("said", MFD_CLOEXEC);
    int before = dup(STDOUT_FILENO);

    assert_true(output >= 0 && before >= 0 && fflush(stdout) == 0);
    assert_true(dup2(output, STDOUT_FILENO) >= 0);
    optind = 0; /* getopt begins anew */
    run.code = command->run(argc, argv, arena, &run.error);
    assert_true(fflush(stdout) == 0 && dup2(before, STDOUT_FILENO) >= 0);
    run.said = all_of(arena, output);
    (void)close(before);
    (void)close(output);
    return run;
}
