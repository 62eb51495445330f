#include "reconcile/tolerance.h"

static bool counts_for_tolerance(const struct finding *finding)
{
    return finding->code == QT01 || finding->code == QT02;
}

/* What was not performed or is above the order in a month of the account. */
struct excess {
    month month;
    int64_t grains;
    bool tolerated;
};

static struct excess *excess_of(struct settling *settling, month m)
{
    for (size_t at = 0; at < settling->excess_count; at++) {
        if (settling->excesses[at].month == m) {
            return &settling->excesses[at];
        }
    }
    settling->excesses = arena_grow(settling->arena, settling->excesses, &settling->excess_capacity,
                                    settling->excess_count + 1);
    struct excess *excess = &settling->excesses[settling->excess_count++];

    *excess = (struct excess){.month = m};
    return excess;
}

void tolerance_apply(struct settling *settling, struct finding *findings, size_t count)
{
    const struct account *account = &settling->facts->accounts.items[settling->account];
    const struct service *service = &settling->facts->services.items[account->service];

    settling->excess_count = 0;
    for (size_t at = 0; at < count; at++) {
        if (counts_for_tolerance(&findings[at])) {
            excess_of(settling, findings[at].month)->grains += findings[at].quantity_grains;
        }
    }
    for (size_t at = 0; at < settling->excess_count; at++) {
        struct excess *excess = &settling->excesses[at];
        int64_t ordered =
            ordered_grains(settling->facts, settling->accounts, settling->account, excess->month);

        excess->tolerated =
            excess->grains <= service->tolerance_grains ||
            (int128)excess->grains * 1000000 <= (int128)service->tolerance_pct_e4 * ordered;
    }
    for (size_t at = 0; at < count; at++) {
        if (counts_for_tolerance(&findings[at])) {
            findings[at].within_tolerance = excess_of(settling, findings[at].month)->tolerated;
        }
    }
}
