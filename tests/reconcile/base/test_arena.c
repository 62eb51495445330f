#include "tests/check.h"

#include <stdbool.h>
#include <string.h>

#include "reconcile/base/arena.h"

static bool is_zero(const char *piece, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if (piece[at] != 0) {
            return false;
        }
    }
    return true;
}

static void try_pieces(struct arena *arena)
{
    char *pieces[400];
    size_t sizes[400];

    for (size_t at = 0; at < 400; at++) {
        sizes[at] = at * at % 20000;
        pieces[at] = arena_alloc(arena, sizes[at]);
        assert_int_equal((uintptr_t)pieces[at] % _Alignof(max_align_t), 0);
        assert_true(is_zero(pieces[at], sizes[at]));
        memset(pieces[at], (int)(at % 250) + 1, sizes[at]);
    }
    for (size_t at = 0; at < 400; at++) {
        for (size_t byte = 0; byte < sizes[at]; byte++) {
            assert_int_equal((unsigned char)pieces[at][byte], at % 250 + 1);
        }
    }
}

/* Twice: what was used before is no zeros. */
static void every_piece_is_zeroed_aligned_and_its_own(void **state)
{
    (void)state;
    for (int time = 0; time < 2; time++) {
        ARENA(arena);
        CLEANUP(arena_cleanup) struct arena *lasting = arena_new_lasting();

        try_pieces(arena);
        try_pieces(lasting);
    }
}

static void try_growing(struct arena *arena)
{
    int *items = NULL;
    size_t capacity = 0;

    for (size_t count = 0; count < 100000; count++) {
        items = arena_grow(arena, items, &capacity, count + 1);
        assert_true(capacity > count);
        assert_int_equal(items[count], 0);
        items[count] = (int)count;
        if (count % 1000 == 0) {
            (void)arena_alloc(arena, 3); /* neighbours on the way */
            (void)arena_alloc(arena, 40000);
        }
    }
    for (size_t at = 0; at < 100000; at++) {
        assert_int_equal(items[at], at);
    }
    assert_true(is_zero((const char *)(items + 100000), (capacity - 100000) * sizeof *items));
}

static void a_growing_array_keeps_its_items_and_zeroes_the_new(void **state)
{
    ARENA(arena);
    CLEANUP(arena_cleanup) struct arena *lasting = arena_new_lasting();

    (void)state;
    try_growing(arena);
    try_growing(lasting);
}

static void room_is_its_own_and_need_not_be_zeroed(void **state)
{
    ARENA(arena);
    char *before = arena_alloc(arena, 100);
    char *room = arena_room(arena, 100);
    char *after = arena_alloc(arena, 100);

    (void)state;
    memset(room, 'x', 100);
    assert_true(is_zero(before, 100) && is_zero(after, 100));
    memset(arena_room(arena, 100000), 'x', 100000);
    assert_true(is_zero(arena_alloc(arena, 100000), 100000));
}

static void room_that_is_there_is_not_asked_for(void **state)
{
    ARENA(arena);
    int *items = NULL;
    size_t capacity = 0;

    (void)state;
    items = arena_grow(arena, items, &capacity, 20);
    assert_int_equal(capacity, 20);
    size_t bytes = arena_bytes(arena);

    assert_ptr_equal(arena_grow(arena, items, &capacity, 20), items);
    assert_ptr_equal(arena_grow(arena, items, &capacity, 0), items);
    assert_int_equal(arena_bytes(arena), bytes);
}

static void large_arrays_grow_without_leaving_copies(void **state)
{
    ARENA(arena);
    int64_t *items = NULL;
    size_t capacity = 0;

    (void)state;
    items = arena_grow(arena, items, &capacity, 100000);
    for (size_t needed = 100000; needed < 1000000; needed += 50000) {
        items = arena_grow(arena, items, &capacity, needed);
    }
    assert_true(arena_bytes(arena) <= capacity * sizeof *items + (size_t)64 * 1024);
}

static void texts_are_copied(void **state)
{
    ARENA(arena);
    char text[] = "räksmörgås";
    char *copy = arena_strdup(arena, text);
    char *part = arena_strndup(arena, text, 4);

    (void)state;
    memset(text, 'x', sizeof text - 1);
    assert_string_equal(copy, "räksmörgås");
    assert_string_equal(part, "räk");
    assert_string_equal(arena_strndup(arena, "", 0), "");
    assert_string_equal(arena_printf(arena, "%s %d", copy, 7), "räksmörgås 7");
    assert_string_equal(arena_printf(arena, "%*s", 5000, "x") + 4999, "x");
}

static void an_arena_ends_once_and_nothing_is_an_arena_too(void **state)
{
    struct arena *arena = arena_new();

    (void)state;
    (void)arena_alloc(arena, 100000);
    arena_cleanup(&arena);
    assert_null(arena);
    arena_cleanup(&arena);
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_piece_is_zeroed_aligned_and_its_own),
        cmocka_unit_test(a_growing_array_keeps_its_items_and_zeroes_the_new),
        cmocka_unit_test(room_is_its_own_and_need_not_be_zeroed),
        cmocka_unit_test(room_that_is_there_is_not_asked_for),
        cmocka_unit_test(large_arrays_grow_without_leaving_copies),
        cmocka_unit_test(texts_are_copied),
        cmocka_unit_test(an_arena_ends_once_and_nothing_is_an_arena_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
