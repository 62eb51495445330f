/* A folder as a source, when the machine has too little for it. */
#include <dirent.h>
#include <errno.h>

#include "daemon/source.h"
#include "tests/check.h"

/* In the place of libc's: there is never memory for it. */
DIR *fdopendir(int fd UNUSED)
{
    errno = ENOMEM;
    return NULL;
}

static int open_descriptors(void)
{
    DIR *entries = opendir("/proc/self/fd");
    int count = 0;

    assert_non_null(entries);
    while (readdir(entries) != NULL) {
        count++;
    }
    (void)closedir(entries);
    return count;
}

static void what_cannot_be_listed_is_closed_again(void **state UNUSED)
{
    extern const struct source_kind source_folder;
    const struct source source = {.name = "s", .kind = &source_folder, .folder = "/tmp"};
    ARENA(arena);
    struct source_list list = {0};
    struct error error = {0};
    int before = open_descriptors();

    assert_false(source_look(&source, arena, &list, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    assert_int_equal(open_descriptors(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_listed_is_closed_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
