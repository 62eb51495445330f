/* Gives each performed visit somebody who is free: teams of about forty clients. */
#include <stdlib.h>

#include "daemon/demo/town.h"

enum { TEAM_CLIENTS = 40, TEAM_STAFF_MAX = 90 };

struct shift {
    int64_t start_s;
    int team, visit;
};

static int by_team_and_time(const void *left, const void *right)
{
    const struct shift *one = left, *other = right;

    if (one->team != other->team) {
        return one->team < other->team ? -1 : 1;
    }
    if (one->start_s != other->start_s) {
        return one->start_s < other->start_s ? -1 : 1;
    }
    return one->visit < other->visit ? -1 : one->visit > other->visit;
}

void town_staff(struct town *town)
{
    struct shift *shifts = arena_array(town->arena, struct shift, town->visit_count + 1);
    int64_t free_s[TEAM_STAFF_MAX] = {0};
    size_t count = 0;

    for (size_t at = 0; at < town->visit_count; at++) {
        const struct demo_visit *visit = &town->visits[at];
        const struct demo_account *account = &town->accounts[visit->account];

        if (visit->status == VISIT_PERFORMED && visit->staff == NONE) {
            shifts[count++] = (struct shift){
                visit->start_s, account->client / TEAM_CLIENTS * DEMO_PROVIDERS + account->provider,
                (int)at};
        }
    }
    qsort(shifts, count, sizeof *shifts, by_team_and_time);
    for (size_t at = 0; at < count; at++) {
        struct demo_visit *visit = &town->visits[shifts[at].visit];
        int staff = 0;

        if (at == 0 || shifts[at].team != shifts[at - 1].team) {
            for (int member = 0; member < TEAM_STAFF_MAX; member++) {
                free_s[member] = INT64_MIN;
            }
        }
        while (staff < TEAM_STAFF_MAX - 1 && free_s[staff] > visit->start_s) {
            staff++;
        }
        free_s[staff] = visit->end_s;
        visit->staff = shifts[at].team * 100 + staff + 1;
    }
}
