#include <stdlib.h>
#include <string.h>

#include "daemon/copy_read.h"
#include "daemon/facts_load.h"
#include "reconcile/visits.h"

/* Loading visits; what was registered by hand is counted on the way when all of them come by. */
struct loading {
    struct loaded *loaded;
    struct loaded *shares; /* where what was registered by hand is counted */
    bool count_manual;
    int64_t day_start_s; /* the local day of the last visit: most come in order */
    int64_t day_end_s;
    date day;
    month month;
    size_t *share_of; /* by provider: the share row of the last month seen, +1 */
};

static date day_of(struct loading *loading, int64_t start_s)
{
    if (start_s < loading->day_start_s || start_s >= loading->day_end_s) {
        loading->day = local_day(start_s);
        loading->month = month_of(loading->day);
        loading->day_start_s = instant_of_local(loading->day, 0);
        loading->day_end_s = instant_of_local(loading->day + 1, 0);
    }
    return loading->day;
}

static struct manual_share *share_row(struct loaded *loaded, int32_t provider, month m)
{
    struct facts *facts = &loaded->facts;

    for (size_t at = 0; at < facts->manual_shares.count; at++) {
        if (facts->manual_shares.items[at].provider == provider &&
            facts->manual_shares.items[at].month == m) {
            return &facts->manual_shares.items[at];
        }
    }
    facts->manual_shares.items =
        arena_grow(loaded->arena, facts->manual_shares.items, &facts->manual_shares.capacity,
                   facts->manual_shares.count + 1);
    struct manual_share *row = &facts->manual_shares.items[facts->manual_shares.count++];

    *row = (struct manual_share){.provider = provider, .month = m};
    return row;
}

static void count_manual(struct loading *loading, int32_t account, bool manual)
{
    struct loaded *loaded = loading->shares;
    int32_t provider = loaded->facts.accounts.items[account].provider;
    size_t row = loading->share_of[provider];
    month m = loading->month;

    if (row == 0 || loaded->facts.manual_shares.items[row - 1].month != m) {
        row = (size_t)(share_row(loaded, provider, m) - loaded->facts.manual_shares.items) + 1;
        loading->share_of[provider] = row;
    }
    loaded->facts.manual_shares.items[row - 1].performed++;
    loaded->facts.manual_shares.items[row - 1].manual += manual ? 1 : 0;
}

static void visit_row(void *context, const struct copy_cell *cells)
{
    struct loading *loading = context;
    struct loaded *loaded = loading->loaded;
    struct facts *facts = &loaded->facts;
    int32_t account = key_map_find(&loaded->accounts, copy_cell_int(&cells[0]));
    int64_t start_s = copy_cell_instant(&cells[2]);
    date day = day_of(loading, start_s);

    if (loading->count_manual) {
        count_manual(loading, account, copy_cell_bool(&cells[5]));
    }
    int64_t duration_s = cells[3].bytes == NULL ? 0 : copy_cell_instant(&cells[3]) - start_s;

    if (duration_s <= 0) {
        return;
    }
    facts->visits.items = arena_grow(loaded->arena, facts->visits.items, &facts->visits.capacity,
                                     facts->visits.count + 1);
    facts->visits.items[facts->visits.count++] = (struct visit){
        .no = copy_cell_int(&cells[4]),
        .start_s = start_s,
        .duration_s = duration_s > INT32_MAX ? INT32_MAX : (int32_t)duration_s,
        .day = day,
        .account = account,
        .staff = (int32_t)copy_cell_int(&cells[1]),
    };
}

static void share_loaded(void *context, const struct copy_cell *cells)
{
    struct loading *loading = context;
    int32_t provider = key_map_find(&loading->loaded->providers, copy_cell_int(&cells[0]));
    struct manual_share *row =
        share_row(loading->loaded, provider, month_of(copy_cell_date(&cells[1], DATE_NONE)));

    row->performed = copy_cell_int(&cells[2]);
    row->manual = copy_cell_int(&cells[3]);
}

/* The second half behind the first: visits that lie in order need not be sorted. */
static void append(struct loaded *loaded, const struct loaded *half)
{
    struct facts *facts = &loaded->facts;
    size_t count = half->facts.visits.count;

    if (count == 0) {
        return;
    }
    facts->visits.items = arena_grow(loaded->arena, facts->visits.items, &facts->visits.capacity,
                                     facts->visits.count + count);
    memcpy(facts->visits.items + facts->visits.count, half->facts.visits.items,
           count * sizeof(struct visit));
    facts->visits.count += count;
}

static bool read_cut(const struct copy_source sources[2], struct loaded *loaded,
                     struct error *error)
{
    DB_RESULT(middle);

    if (!db_begin_shared(sources[1].db, sources[0].db, error) ||
        !db_run(sources[0].db, &SQL_VISITS_MIDDLE, DB_NO_VALUES, &middle, error)) {
        return false;
    }
    struct db_value cut = db_text(db_cell(middle, 0, 0));
    size_t expected = (size_t)db_cell_int(middle, 0, 1);

    loaded->facts.visits.items = arena_grow(loaded->arena, loaded->facts.visits.items,
                                            &loaded->facts.visits.capacity, expected);
    return db_execute(sources[0].db, &SQL_VISITS_MIDDLE_SET, DB_VALUES(cut), NULL, error) &&
           db_execute(sources[1].db, &SQL_VISITS_MIDDLE_SET, DB_VALUES(cut), NULL, error) &&
           copy_read_both(sources, visit_row, error);
}

/* Cuts the visits in two for two connections that see the same. */
static bool read_halves(struct db *db, struct db *helper, struct loading *loading,
                        struct error *error)
{
    ARENA(arena);
    struct loaded half = *loading->loaded; /* the same small lists, visits of its own */
    struct loading second = *loading;
    const struct copy_source sources[2] = {{db, &SQL_FACTS_VISITS_FIRST, loading},
                                           {helper, &SQL_FACTS_VISITS_SECOND, &second}};

    half.arena = arena;
    second.loaded = &half;
    second.shares = loading->loaded;
    if (!read_cut(sources, loading->loaded, error)) {
        return false;
    }
    append(loading->loaded, &half);
    return true;
}

/* All visits; with a second connection when there is one to be had. */
static bool read_all(struct db *db, struct loading *loading, struct error *error)
{
    CLEANUP(db_close) struct db *helper = NULL;
    struct error refused = {0};

    if (!db_open_again(db, &helper, &refused)) {
        return copy_read(db, &SQL_FACTS_VISITS, visit_row, loading, error);
    }
    return read_halves(db, helper, loading, error);
}

bool facts_load_visits(struct db *db, struct loaded *loaded, bool all, struct error *error)
{
    struct loading loading = {
        .loaded = loaded,
        .shares = loaded,
        .count_manual = all,
        .share_of = arena_array(loaded->arena, size_t, loaded->facts.providers.count)};

    if (all) {
        return read_all(db, &loading, error);
    }
    return copy_read(db, &SQL_FACTS_VISITS_IN_SCOPE, visit_row, &loading, error) &&
           copy_read(db, &SQL_FACTS_MANUAL_SHARES, share_loaded, &loading, error);
}

/* A visit and its place in the order of identifiers. */
struct place {
    int64_t no;
    int32_t rank;
};

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left;
    const struct place *b = right;

    return a->no < b->no ? -1 : a->no > b->no ? 1 : 0;
}

static int32_t rank_of(const struct place *places, size_t count, int64_t no)
{
    const struct place wanted = {.no = no};
    const struct place *found = bsearch(&wanted, places, count, sizeof places[0], compare_places);

    return found == NULL ? 0 : found->rank;
}

bool facts_load_ties(struct db *db, struct loaded *loaded, const struct accounts *accounts,
                     struct error *error)
{
    ARENA(arena);
    struct visit *visits = loaded->facts.visits.items;
    int64_t *tied = arena_array(arena, int64_t, accounts->tied_count);
    DB_RESULT(result);

    if (accounts->tied_count == 0) {
        return true;
    }
    for (size_t at = 0; at < accounts->tied_count; at++) {
        tied[at] = visits[accounts->tied[at]].no;
    }
    if (!db_run(db, &SQL_FACTS_VISIT_IDS,
                DB_VALUES(db_int_array(arena, tied, accounts->tied_count)), &result, error)) {
        return false;
    }
    size_t rows = (size_t)PQntuples(result);
    struct place *places = arena_array(arena, struct place, rows);

    for (size_t row = 0; row < rows; row++) {
        places[row] = (struct place){db_cell_int(result, (int)row, 0), (int32_t)row + 1};
    }
    qsort(places, rows, sizeof places[0], compare_places);
    for (size_t at = 0; at < accounts->tied_count; at++) {
        visits[accounts->tied[at]].tie = rank_of(places, rows, tied[at]);
    }
    accounts_order_ties(&loaded->facts, accounts);
    return true;
}
