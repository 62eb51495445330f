#include "reconcile/base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    BLOCK_BYTES_MIN = 4 * 1024,
    BLOCK_BYTES_MAX = 64 * 1024,
    LARGE_BYTES = 16 * 1024,
    HUGE_PAGE_BYTES = 2 * 1024 * 1024
};

/* Small pieces are cut from blocks; a large piece is a block of its own, so it can be resized. */
struct block {
    struct block *previous;
    struct block *next;
    size_t used;
    size_t size;
    bool is_mapped;
    max_align_t memory[];
};

struct arena {
    struct block *current; /* where small pieces come from */
    struct block *all;     /* every block, newest first */
    size_t bytes;
    size_t large_bytes; /* of a piece that is a block of its own */
    bool is_lasting;
};

static _Noreturn void out_of_memory(size_t size_bytes)
{
    (void)fprintf(stderr, "avstamd: out of memory (%zu bytes wanted)\n", size_bytes);
    abort();
}

/* A huge page, of a kernel that has them: its small ones would be touched, and be had, one by one.
 * NULL when there is no memory. */
static struct block *map_huge_page(void)
{
    enum { BYTES = 2 * HUGE_PAGE_BYTES };
    char *found = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (found == MAP_FAILED) {
        return NULL;
    }
    size_t before = (HUGE_PAGE_BYTES - (uintptr_t)found % HUGE_PAGE_BYTES) % HUGE_PAGE_BYTES;
    struct block *block = (struct block *)(void *)(found + before);

    if (before > 0) {
        (void)munmap(found, before);
    }
    (void)munmap(found + before + HUGE_PAGE_BYTES, HUGE_PAGE_BYTES - before);
    (void)madvise(block, HUGE_PAGE_BYTES, MADV_HUGEPAGE);
    return block;
}

/* What is not cleared here is cleared when it is handed out, if at all. */
static struct block *block_new(struct arena *arena, size_t size, bool cleared)
{
    bool is_page = arena->is_lasting && size == HUGE_PAGE_BYTES - sizeof(struct block);
    struct block *block = NULL;

    if (is_page) {
        block = map_huge_page();
    } else if (size <= SIZE_MAX / 2) {
        block = cleared ? calloc(1, sizeof *block + size) : malloc(sizeof *block + size);
    }
    if (block == NULL) {
        out_of_memory(size);
    }
    *block = (struct block){.is_mapped = is_page};
    block->size = size;
    block->next = arena->all;
    if (arena->all != NULL) {
        arena->all->previous = block;
    }
    arena->all = block;
    arena->bytes += size;
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = calloc(1, sizeof *arena);

    if (arena == NULL) {
        out_of_memory(sizeof *arena);
    }
    arena->large_bytes = LARGE_BYTES;
    return arena;
}

struct arena *arena_new_lasting(void)
{
    struct arena *arena = arena_new();

    arena->large_bytes = HUGE_PAGE_BYTES / 4;
    arena->is_lasting = true;
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL) {
        return;
    }
    for (struct block *block = arena->all; block != NULL;) {
        struct block *next = block->next;

        if (block->is_mapped) {
            (void)munmap(block, HUGE_PAGE_BYTES);
        } else {
            free(block);
        }
        block = next;
    }
    free(arena);
}

void arena_cleanup(struct arena **arena)
{
    arena_free(*arena);
    *arena = NULL;
}

static size_t aligned(size_t size)
{
    const size_t unit = sizeof(max_align_t);

    if (size > SIZE_MAX - unit) {
        out_of_memory(size);
    }
    return size == 0 ? unit : (size + unit - 1) / unit * unit;
}

/* A small arena costs little to clear, a large one few calls.  The first pieces of a lasting one
 * may be shared with processes that are forked then, and fill their own pages. */
static size_t next_block_bytes(const struct arena *arena, size_t size)
{
    if (arena->is_lasting && arena->bytes > 0) {
        return HUGE_PAGE_BYTES - sizeof(struct block);
    }
    size_t bytes = arena->bytes < BLOCK_BYTES_MIN ? BLOCK_BYTES_MIN : arena->bytes;

    bytes = bytes > BLOCK_BYTES_MAX ? BLOCK_BYTES_MAX : bytes;
    return bytes < size ? size : bytes;
}

static void *take(struct arena *arena, size_t size, bool cleared)
{
    if (size >= arena->large_bytes) {
        struct block *block = block_new(arena, size, cleared);

        block->used = size;
        return block->memory;
    }
    if (arena->current == NULL || arena->current->size - arena->current->used < size) {
        arena->current = block_new(arena, next_block_bytes(arena, size), false);
    }
    void *piece = (char *)arena->current->memory + arena->current->used;

    arena->current->used += size;
    return cleared ? memset(piece, 0, size) : piece;
}

void *arena_alloc(struct arena *arena, size_t size_bytes)
{
    return take(arena, aligned(size_bytes), true);
}

void *arena_room(struct arena *arena, size_t size_bytes)
{
    return take(arena, aligned(size_bytes), false);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t item_bytes)
{
    if (item_bytes != 0 && count > SIZE_MAX / item_bytes) {
        out_of_memory(SIZE_MAX);
    }
    return arena_alloc(arena, count * item_bytes);
}

static struct block *resize_large(struct arena *arena, void *piece, size_t size)
{
    struct block *old = (struct block *)(void *)((char *)piece - offsetof(struct block, memory));
    size_t old_size = old->size;
    struct block *block = size > SIZE_MAX / 2 ? NULL : realloc(old, sizeof *block + size);

    if (block == NULL) {
        out_of_memory(size);
    }
    if (block->previous != NULL) {
        block->previous->next = block;
    } else {
        arena->all = block;
    }
    if (block->next != NULL) {
        block->next->previous = block;
    }
    memset((char *)block->memory + old_size, 0, size - old_size);
    block->size = size;
    block->used = size;
    arena->bytes += size - old_size;
    return block;
}

void *arena_grow_array(struct arena *arena, void *items, size_t *capacity, size_t needed,
                       size_t item_bytes)
{
    if (needed <= *capacity) {
        return items;
    }
    size_t room = *capacity < 8 ? 8 : *capacity + *capacity / 2;

    if (room < needed) {
        room = needed;
    }
    if (room > SIZE_MAX / 2 / item_bytes) {
        out_of_memory(SIZE_MAX);
    }
    size_t old_bytes = *capacity * item_bytes;
    void *grown = NULL;

    if (items != NULL && aligned(old_bytes) >= arena->large_bytes) {
        grown = resize_large(arena, items, aligned(room * item_bytes))->memory;
    } else {
        grown = arena_alloc(arena, room * item_bytes);
        if (items != NULL) {
            memcpy(grown, items, old_bytes);
        }
    }
    *capacity = room;
    return grown;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_room(arena, length + 1);

    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);

    assert(length >= 0);
    char *text = arena_room(arena, (size_t)length + 1);

    (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    char *text = arena_vprintf(arena, format, arguments);

    va_end(arguments);
    return text;
}

size_t arena_bytes(const struct arena *arena)
{
    return arena->bytes;
}
