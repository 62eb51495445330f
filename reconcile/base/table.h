/* Texts to numbers: what an identifier stands for, for one owner (a provider, say) or for all.
 *
 * Keys are not copied.  The first value of a key stays.
 */
#ifndef AVSTAMD_TABLE_H
#define AVSTAMD_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/arena.h"

struct table {
    struct table_row *rows;
    size_t size; /* a power of two, more than count */
};

struct table table_new(struct arena *arena, size_t count);
void table_add(struct table *table, int32_t owner, const char *text, int32_t value);
/* −1 when it is not there. */
int32_t table_find(const struct table *table, int32_t owner, const char *text);

#endif
