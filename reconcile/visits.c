#include "reconcile/visits.h"

#include <stdlib.h>

static enum lost_to lost_to(const struct facts *facts, const struct accounts *accounts,
                            const struct visit *visit)
{
    int32_t client = facts->accounts.items[visit->account].client;
    date died_on = facts->clients.items[client].died_on;

    if (died_on != DATE_NONE && visit->day > died_on) {
        return LOST_DECEASED;
    }
    return absence_on(accounts, client, visit->day) != NULL ? LOST_ABSENT : LOST_TO_NOTHING;
}

/* How many may be at the client at once on this day: the largest staffing ordered, 1 without order.
 */
static int32_t staffing_on(const struct facts *facts, const struct accounts *accounts,
                           int32_t account, date day)
{
    int32_t most = 0;

    for (uint32_t at = accounts->orders.first[account]; at < accounts->orders.first[account + 1];
         at++) {
        const struct order *order = &facts->orders.items[accounts->orders.items[at]];

        if (order->valid.first <= day && day <= order->valid.last && order->staff_count > most) {
            most = order->staff_count;
        }
    }
    return most == 0 ? 1 : most;
}

/* Ends of earlier visits of the account that may still be running, latest end first. */
struct running {
    int64_t *ends;
    size_t count;
    size_t capacity;
};

static void running_drop_ended(struct running *running, int64_t now)
{
    while (running->count > 0 && running->ends[running->count - 1] <= now) {
        running->count--;
    }
}

static void running_add(struct arena *arena, struct running *running, int64_t end)
{
    running->ends = arena_grow(arena, running->ends, &running->capacity, running->count + 1);
    size_t at = running->count++;

    for (; at > 0 && running->ends[at - 1] < end; at--) {
        running->ends[at] = running->ends[at - 1];
    }
    running->ends[at] = end;
}

/* Visits lie scattered in memory: the processor is told early which ones come. */
static void prefetch(const struct facts *facts, const uint32_t *items, size_t at, size_t end)
{
    enum { AHEAD = 8 };

    __builtin_prefetch(&facts->visits.items[items[at + AHEAD < end ? at + AHEAD : at]]);
}

/* All earlier visits that still run began no later than this one, so fewer and fewer run as time
 * goes: what is lost is the beginning, until the earlier ones leave room for one more. */
static void judge_account(struct arena *arena, struct running *running, struct facts *facts,
                          const struct accounts *accounts, int32_t account)
{
    running->count = 0;
    for (uint32_t at = accounts->visits.first[account]; at < accounts->visits.first[account + 1];
         at++) {
        struct visit *visit = &facts->visits.items[accounts->visits.items[at]];

        prefetch(facts, accounts->visits.items, at, accounts->visits.first[account + 1]);
        visit->lost_to = lost_to(facts, accounts, visit);
        if (visit_lost_whole(visit)) {
            continue;
        }
        int64_t end = visit->start_s + visit->duration_s;

        running_drop_ended(running, visit->start_s);
        if (running->count > 0) {
            size_t room = (size_t)staffing_on(facts, accounts, account, visit->day);

            if (running->count >= room) {
                int64_t until = running->ends[room - 1];

                visit->lost_client_s = (int32_t)((until < end ? until : end) - visit->start_s);
            }
        }
        running_add(arena, running, end);
    }
}

struct span {
    int64_t start;
    int64_t end;
};

struct spans {
    struct span *items;
    size_t count;
    size_t capacity;
};

static int compare_spans(const void *left, const void *right)
{
    const struct span *a = left;
    const struct span *b = right;

    return a->start < b->start ? -1 : a->start > b->start ? 1 : 0;
}

/* The time that the spans cover together. */
static int64_t covered_s(struct spans *spans)
{
    int64_t covered = 0;
    int64_t until = INT64_MIN;

    if (spans->count == 0) {
        return 0;
    }
    qsort(spans->items, spans->count, sizeof spans->items[0], compare_spans);
    for (size_t at = 0; at < spans->count; at++) {
        int64_t start = spans->items[at].start > until ? spans->items[at].start : until;

        if (spans->items[at].end > start) {
            covered += spans->items[at].end - start;
            until = spans->items[at].end;
        }
    }
    return covered;
}

/* What is left of a visit after the account's own overlaps. */
static struct span span_left(const struct visit *visit)
{
    return (struct span){visit->start_s + visit->lost_client_s, visit->start_s + visit->duration_s};
}

static int32_t client_of(const struct facts *facts, const struct visit *visit)
{
    return facts->accounts.items[visit->account].client;
}

/* Room for judging one staff after the other. */
struct staff_work {
    struct spans overlaps;
    uint32_t *running; /* earlier visits that may not have ended, by start */
    size_t running_count, capacity;
};

static void staff_drop_ended(const struct facts *facts, struct staff_work *work, int64_t now)
{
    size_t kept = 0;

    for (size_t at = 0; at < work->running_count; at++) {
        const struct visit *earlier = &facts->visits.items[work->running[at]];

        if (earlier->start_s + earlier->duration_s > now) {
            work->running[kept++] = work->running[at];
        }
    }
    work->running_count = kept;
}

/* What one visit loses to those that have its staff already. */
static void judge_busy(struct arena *arena, struct facts *facts, struct visit *visit,
                       struct staff_work *work)
{
    struct spans *overlaps = &work->overlaps;
    struct span left = span_left(visit);

    overlaps->count = 0;
    for (size_t at = work->running_count; at > 0; at--) {
        const struct visit *earlier = &facts->visits.items[work->running[at - 1]];
        struct span busy = span_left(earlier);
        struct span both = {busy.start > left.start ? busy.start : left.start,
                            busy.end < left.end ? busy.end : left.end};

        if (both.start < both.end && client_of(facts, earlier) != client_of(facts, visit)) {
            overlaps->items =
                arena_grow(arena, overlaps->items, &overlaps->capacity, overlaps->count + 1);
            overlaps->items[overlaps->count++] = both;
            visit->lost_to = (int32_t)work->running[at - 1] + 1;
        }
    }
    visit->lost_staff_s = (int32_t)covered_s(overlaps);
}

/* The visits of one staff in order of start: who was at two clients at once loses the later one. */
static void judge_staff(struct arena *arena, struct facts *facts, const uint32_t *items,
                        size_t count, struct staff_work *work)
{
    work->running = arena_grow(arena, work->running, &work->capacity, count);
    work->running_count = 0;
    for (size_t at = 0; at < count; at++) {
        struct visit *visit = &facts->visits.items[items[at]];

        prefetch(facts, items, at, count);
        if (!visit_lost_whole(visit) && visit->lost_client_s < visit->duration_s) {
            staff_drop_ended(facts, work, visit->start_s);
            judge_busy(arena, facts, visit, work);
            work->running[work->running_count++] = items[at];
        }
    }
}

void visits_judge(struct arena *arena, struct facts *facts, const struct accounts *accounts)
{
    struct running running = {0};
    struct staff_work work = {0};
    const struct grouping *staff_visits = &accounts->staff_visits;

    for (size_t account = 0; account < facts->accounts.count; account++) {
        judge_account(arena, &running, facts, accounts, (int32_t)account);
    }
    for (int32_t staff = 1; staff <= accounts->staff_count; staff++) {
        judge_staff(arena, facts, staff_visits->items + staff_visits->first[staff],
                    staff_visits->first[staff + 1] - staff_visits->first[staff], &work);
    }
}
