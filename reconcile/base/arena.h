/* Memory with one owner and one end.
 *
 * An arena hands out zeroed memory and takes all of it back at once.  One arena belongs to one
 * document, one reconciliation or one page.  Running out of memory ends the process: every job is a
 * transaction and can be run again.
 */
#ifndef AVSTAMD_ARENA_H
#define AVSTAMD_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "reconcile/base/attributes.h"

struct arena;

struct arena *arena_new(void);
/* For tables that last as long as the process: it takes megabytes at once. */
struct arena *arena_new_lasting(void);
void arena_free(struct arena *arena); /* NULL is allowed */
void arena_cleanup(struct arena **arena);

/* Declares an arena that ends with its scope. */
#define ARENA(name) CLEANUP(arena_cleanup) struct arena *name = arena_new()

/* Zeroed and aligned for any type; never NULL. */
void *arena_alloc(struct arena *arena, size_t size_bytes);
/* The same without zeros, for what is written at once. */
void *arena_room(struct arena *arena, size_t size_bytes);

/* Space for `count` items of `type`, zeroed; the product is checked. */
#define arena_array(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))
void *arena_alloc_array(struct arena *arena, size_t count, size_t item_bytes);

/* Makes room for at least `needed` items in a growing array: `*capacity` is raised when needed and
 * the (possibly moved) array returned.  New items are zeroed.  Large arrays grow in place. */
#define arena_grow(arena, items, capacity, needed)                                                 \
    arena_grow_array((arena), (items), (capacity), (needed), sizeof *(items))
void *arena_grow_array(struct arena *arena, void *items, size_t *capacity, size_t needed,
                       size_t item_bytes);

char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...) PRINTF(2, 3);
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments) PRINTF(2, 0);

/* How much the arena holds, for limits and benchmarks. */
size_t arena_bytes(const struct arena *arena);

#endif
