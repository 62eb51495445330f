#include "daemon/reconcile_run.h"

#include "daemon/facts_load.h"
#include "daemon/findings_save.h"
#include "reconcile/link.h"
#include "reconcile/reconcile.h"

struct running {
    struct db *db;
    struct arena *arena;
    const struct reconcile_options *options;
    struct loaded loaded;
    struct linker *linker;
    struct accounts accounts;
    struct findings found;
    bool everything;
    const char *kind;
    int64_t longest_visit_days; /* further apart, visits cannot overlap */
};

static void tell(const struct running *running, const char *what)
{
    if (running->options->progress != NULL) {
        running->options->progress(running->options->context, what);
    }
}

static bool execute(struct running *running, const struct query *query, struct error *error)
{
    return db_execute(running->db, query, DB_NO_VALUES, NULL, error);
}

/* What the last run was as of; *ret_last is DATE_NONE when there was none. */
static bool last_as_of(struct running *running, date *ret_last, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(running->db, &SQL_RUN_LAST, DB_NO_VALUES, &result, error)) {
        return false;
    }
    *ret_last = PQntuples(result) == 0 ? DATE_NONE : db_cell_date(result, 0, 0);
    return true;
}

/* Clients for whom time itself changed something. */
static bool scope_as_of(struct running *running, date last, struct error *error)
{
    date as_of = running->options->as_of;
    struct arena *arena = running->arena;

    if (last == as_of) {
        return true;
    }
    if (!db_execute(running->db, &SQL_SCOPE_CLIENTS_AS_OF,
                    DB_VALUES(db_date(arena, last), db_date(arena, as_of)), NULL, error)) {
        return false;
    }
    return month_of(last) == month_of(as_of) ||
           db_execute(running->db, &SQL_SCOPE_CLIENTS_OF_MONTHS,
                      DB_VALUES(db_date(arena, month_first(month_of(last))),
                                db_date(arena, month_last(month_of(as_of) - 1))),
                      NULL, error);
}

/* Everybody who has care, orders or invoiced lines in the month that was asked for. */
static bool scope_month(struct running *running, month only, struct error *error)
{
    struct arena *arena = running->arena;
    struct db_value first = db_date(arena, month_first(only));
    struct db_value last = db_date(arena, month_last(only));

    return db_execute(running->db, &SQL_SCOPE_CLIENTS_OF_MONTHS, DB_VALUES(first, last), NULL,
                      error) &&
           db_execute(running->db, &SQL_SCOPE_CLIENTS_INVOICED, DB_VALUES(first, last), NULL,
                      error);
}

static bool find_longest_visit(struct running *running, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(running->db, &SQL_SCOPE_LONGEST_VISIT, DB_NO_VALUES, &result, error)) {
        return false;
    }
    running->longest_visit_days = db_cell_int(result, 0, 0);
    return true;
}

static bool scope_changed(struct running *running, date last, struct error *error)
{
    month only = running->options->only_month;

    return execute(running, &SQL_SCOPE_CLIENTS_CHANGED, error) &&
           scope_as_of(running, last, error) && find_longest_visit(running, error) &&
           (only == MONTH_NONE || scope_month(running, only, error)) &&
           db_execute(running->db, &SQL_SCOPE_CLIENTS_BY_STAFF,
                      DB_VALUES(db_int(running->arena, running->longest_visit_days)), NULL,
                      error) &&
           execute(running, &SQL_SCOPE_PROVIDERS, error) &&
           execute(running, &SQL_SCOPE_DOCUMENTS_CHANGED, error) &&
           execute(running, &SQL_SCOPE_DOCUMENTS_OF_CLIENTS, error);
}

/* Clients whose accounts a line is linked to now, or was before, unless it is as it was. */
static size_t moved_clients(const struct running *running, size_t first_line, int64_t *clients)
{
    const struct loaded *loaded = &running->loaded;
    size_t count = 0;

    for (size_t at = first_line; at < loaded->facts.lines.count; at++) {
        const struct line *line = &loaded->facts.lines.items[at];
        const struct stored_outcome *stored = &loaded->stored[at];
        int32_t now = line_is_linked(line) ? line->account : -1;
        int32_t before = key_map_find(&loaded->accounts, stored->account_no);

        if (linked_as_stored(&loaded->facts, line, stored)) {
            continue;
        }
        if (now >= 0) {
            clients[count++] =
                loaded->facts.clients.items[loaded->facts.accounts.items[now].client].no;
        }
        if (before >= 0) {
            clients[count++] =
                loaded->facts.clients.items[loaded->facts.accounts.items[before].client].no;
        }
    }
    return count;
}

/* Loads and links the documents in scope; a line that moves to an account brings its client's other
 * documents in, until nothing more comes. */
static bool load_documents(struct running *running, struct error *error)
{
    struct facts *facts = &running->loaded.facts;

    for (;;) {
        size_t first_document = facts->documents.count;
        size_t first_line = facts->lines.count;

        if (!facts_load_documents(running->db, &running->loaded, error)) {
            return false;
        }
        for (size_t at = first_document; at < facts->documents.count; at++) {
            linker_link(running->linker, (int32_t)at);
        }
        if (running->everything || first_document == facts->documents.count) {
            return true;
        }
        int64_t *clients =
            arena_array(running->arena, int64_t, 2 * (facts->lines.count - first_line));
        size_t count = moved_clients(running, first_line, clients);

        if (!db_execute(running->db, &SQL_SCOPE_CLIENTS_ADD,
                        DB_VALUES(db_int_array(running->arena, clients, count)), NULL, error) ||
            !execute(running, &SQL_SCOPE_DOCUMENTS_OF_CLIENTS, error)) {
            return false;
        }
    }
}

/* Marks the accounts that are settled. */
static bool mark_scope(struct running *running, struct error *error)
{
    struct facts *facts = &running->loaded.facts;
    bool *in_scope = arena_array(running->arena, bool, facts->clients.count);
    DB_RESULT(result);

    if (!running->everything) {
        if (!db_run(running->db, &SQL_SCOPE_CLIENT_LIST, DB_NO_VALUES, &result, error)) {
            return false;
        }
        for (int row = 0; row < PQntuples(result); row++) {
            int32_t client = key_map_find(&running->loaded.clients, db_cell_int(result, row, 0));

            if (client >= 0) {
                in_scope[client] = true;
            }
        }
    }
    for (size_t at = 0; at < facts->accounts.count; at++) {
        struct account *account = &facts->accounts.items[at];

        account->settle = running->everything || in_scope[account->client];
    }
    return true;
}

static bool load_visits(struct running *running, struct error *error)
{
    if (!running->everything &&
        !db_execute(running->db, &SQL_SCOPE_CONTEXT,
                    DB_VALUES(db_int(running->arena, running->longest_visit_days)), NULL, error)) {
        return false;
    }
    return facts_load_visits(running->db, &running->loaded, running->everything, error);
}

/* One snapshot: what to look at, and the facts. */
static bool load(struct running *running, struct error *error)
{
    date last = DATE_NONE;

    if (!execute(running, &SQL_SCOPE_BEGIN, error) || !last_as_of(running, &last, error)) {
        return false;
    }
    running->everything =
        running->options->full || last == DATE_NONE || running->options->as_of < last;
    running->kind = running->everything                          ? "full"
                    : running->options->only_month != MONTH_NONE ? "month"
                                                                 : "changed";
    tell(running, "reading the facts");
    if (!execute(running, &SQL_SCOPE_CHANGES, error) ||
        !(running->everything ? execute(running, &SQL_SCOPE_EVERYTHING, error)
                              : scope_changed(running, last, error)) ||
        !facts_load(running->db, running->arena, running->options->as_of, &running->loaded,
                    error)) {
        return false;
    }
    running->linker = linker_new(running->arena, &running->loaded.facts);
    if (!load_documents(running, error)) {
        return false;
    }
    tell(running, "reading the visits");
    if (!load_visits(running, error)) {
        return false;
    }
    tell(running, "sorting the visits");
    accounts_collect(running->arena, &running->loaded.facts, &running->accounts);
    return facts_load_ties(running->db, &running->loaded, &running->accounts, error) &&
           mark_scope(running, error);
}

static bool start_run(struct running *running, int64_t *ret_run_no, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(running->db, &SQL_RUN_START,
                DB_VALUES(db_date(running->arena, running->options->as_of), db_text(running->kind)),
                &result, error)) {
        return false;
    }
    *ret_run_no = db_cell_int(result, 0, 0);
    return true;
}

static bool store(struct running *running, struct reconcile_summary *ret_summary,
                  struct error *error)
{
    struct arena *arena = running->arena;
    struct reconcile_summary summary = {0};
    int64_t run_no = 0;

    if (!start_run(running, &run_no, error) ||
        !findings_save(running->db, run_no, running->everything, &running->loaded, &running->found,
                       running->linker, &summary, error) ||
        !execute(running, &SQL_SAVE_CHANGES_SEEN, error) ||
        !db_execute(running->db, &SQL_RUN_FINISH,
                    DB_VALUES(db_int(arena, run_no), db_int(arena, summary.accounts),
                              db_int(arena, summary.documents), db_int(arena, summary.opened),
                              db_int(arena, summary.changed), db_int(arena, summary.closed)),
                    NULL, error)) {
        return false;
    }
    *ret_summary = summary;
    return true;
}

/* The first document for which a law failed. */
static bool check_laws(const struct running *running, struct error *error)
{
    const struct facts *facts = &running->loaded.facts;

    for (size_t at = 0; at < facts->documents.count; at++) {
        const struct document *document = &facts->documents.items[at];

        if (!document->lawful) {
            return error_set(error, ERROR_LAW,
                             "invoice %s of %s: what is payable, credited and found does not make "
                             "its total; it and its accounts were not stored",
                             document->number, document->seller_id);
        }
    }
    return true;
}

static bool in_transactions(struct running *running, struct reconcile_summary *ret_summary,
                            struct error *error)
{
    if (!db_begin_snapshot(running->db, error)) {
        return false;
    }
    if (!load(running, error) || !db_commit(running->db, error)) {
        db_rollback(running->db);
        return false;
    }
    tell(running, "settling the accounts");
    reconcile(running->arena, &running->loaded.facts, &running->accounts, &running->found);
    tell(running, "storing the findings");
    if (!db_begin(running->db, error)) {
        return false;
    }
    if (!store(running, ret_summary, error) || !db_commit(running->db, error)) {
        db_rollback(running->db);
        return false;
    }
    return check_laws(running, error);
}

bool reconcile_run(struct db *db, const struct reconcile_options *options,
                   struct reconcile_summary *ret_summary, struct error *error)
{
    ARENA(arena);
    struct running *running = arena_alloc(arena, sizeof *running);
    struct error ignored = {0};

    running->db = db;
    running->arena = arena;
    running->options = options;
    if (!db_execute(db, &SQL_RUN_LOCK, DB_NO_VALUES, NULL, error)) {
        return false;
    }
    bool done = in_transactions(running, ret_summary, error);

    linker_free(&running->linker);
    if (db_alive(db) && !db_execute(db, &SQL_RUN_UNLOCK, DB_NO_VALUES, NULL, &ignored)) {
        (void)ignored; /* a lost connection unlocks by itself */
    }
    return done;
}
