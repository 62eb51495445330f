#include "reconcile/price.h"

#include <stdlib.h>
#include <string.h>

#include "reconcile/base/ratio.h"

static int compare_choice(const void *left, const void *right)
{
    const struct price *a = *(const struct price *const *)left;
    const struct price *b = *(const struct price *const *)right;

    if ((a->provider < 0) != (b->provider < 0)) {
        return a->provider < 0 ? 1 : -1;
    }
    if ((a->level[0] == '\0') != (b->level[0] == '\0')) {
        return a->level[0] == '\0' ? 1 : -1;
    }
    return a->valid.first > b->valid.first ? -1 : a->valid.first < b->valid.first ? 1 : 0;
}

void price_list_collect(struct arena *arena, const struct facts *facts,
                        const struct accounts *accounts, int32_t account, struct price_list *list)
{
    const struct account *mine = &facts->accounts.items[account];

    list->count = 0;
    for (uint32_t at = accounts->prices.first[mine->service];
         at < accounts->prices.first[mine->service + 1]; at++) {
        const struct price *price = &facts->prices.items[accounts->prices.items[at]];

        if ((price->provider < 0 || price->provider == mine->provider) &&
            (price->level[0] == '\0' || strcmp(price->level, mine->level) == 0)) {
            list->rows = arena_grow(arena, list->rows, &list->capacity, list->count + 1);
            list->rows[list->count++] = price;
        }
    }
    if (list->count > 1) {
        qsort(list->rows, list->count, sizeof(const struct price *), compare_choice);
    }
}

const struct price *price_on(const struct price_list *list, date day)
{
    for (size_t at = 0; at < list->count; at++) {
        if (list->rows[at]->valid.first <= day && day <= list->rows[at]->valid.last) {
            return list->rows[at];
        }
    }
    return NULL;
}

int64_t price_sum_ore(int128 grains_price_e4)
{
    const int128 most = PRICE_SUM_ORE_MOST;
    int128 ore = ratio_half_away(grains_price_e4, (int128)GRAINS_PER_UNIT * 100);

    return (int64_t)(ore > most ? most : ore < -most ? -most : ore);
}
