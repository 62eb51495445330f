#include "reconcile/base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES_MIN = 4 * 1024, BLOCK_BYTES_MAX = 64 * 1024, LARGE_BYTES = 16 * 1024 };

/* Small pieces are cut from blocks; a large piece is a block of its own, so it can be resized. */
struct block {
    struct block *previous;
    struct block *next;
    size_t used;
    size_t size;
    max_align_t memory[];
};

struct arena {
    struct block *current; /* where small pieces come from */
    struct block *all;     /* every block, newest first */
    size_t bytes;
};

static _Noreturn void out_of_memory(size_t size_bytes)
{
    (void)fprintf(stderr, "avstamd: out of memory (%zu bytes wanted)\n", size_bytes);
    abort();
}

static struct block *block_new(struct arena *arena, size_t size)
{
    struct block *block = size > SIZE_MAX / 2 ? NULL : calloc(1, sizeof *block + size);

    if (block == NULL) {
        out_of_memory(size);
    }
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
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL) {
        return;
    }
    for (struct block *block = arena->all; block != NULL;) {
        struct block *next = block->next;

        free(block);
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

/* A small arena costs little to clear, a large one few calls. */
static size_t next_block_bytes(const struct arena *arena, size_t size)
{
    size_t bytes = arena->bytes < BLOCK_BYTES_MIN ? BLOCK_BYTES_MIN : arena->bytes;

    bytes = bytes > BLOCK_BYTES_MAX ? BLOCK_BYTES_MAX : bytes;
    return bytes < size ? size : bytes;
}

void *arena_alloc(struct arena *arena, size_t size_bytes)
{
    size_t size = aligned(size_bytes);

    if (size >= LARGE_BYTES) {
        struct block *block = block_new(arena, size);

        block->used = size;
        return block->memory;
    }
    if (arena->current == NULL || arena->current->size - arena->current->used < size) {
        arena->current = block_new(arena, next_block_bytes(arena, size));
    }
    void *piece = (char *)arena->current->memory + arena->current->used;

    arena->current->used += size;
    return piece;
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

    if (items != NULL && aligned(old_bytes) >= LARGE_BYTES) {
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
    char *copy = arena_alloc(arena, length + 1);

    memcpy(copy, text, length);
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
    char *text = arena_alloc(arena, (size_t)length + 1);

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
