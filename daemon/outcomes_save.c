#include "daemon/outcomes_save.h"

#include <string.h>

bool account_stored(const struct saving *saving, int32_t account)
{
    return account < 0 || !saving->withheld[account];
}

bool document_stored(const struct saving *saving, int32_t document)
{
    return document < 0 || !saving->left_out[document];
}

/* Accounts that nobody knew before this run. */
static bool save_accounts(struct saving *saving, struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;
    DB_RESULT(result);
    int64_t rows = 0;

    if (!copy_begin(saving->db, &SQL_SAVE_ACCOUNT_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->accounts.count; at++) {
        const struct account *account = &facts->accounts.items[at];

        if (account->no == 0) {
            copy_int(copy, (int64_t)at);
            copy_int(copy, facts->clients.items[account->client].no);
            copy_int(copy, facts->providers.items[account->provider].no);
            copy_int(copy, facts->services.items[account->service].no);
            copy_text(copy, account->level);
            copy_row_end(copy);
        }
    }
    if (!copy_end(copy, &rows, error)) {
        return false;
    }
    if (rows == 0) {
        return true;
    }
    if (!db_execute(saving->db, &SQL_SAVE_ACCOUNTS, DB_NO_VALUES, NULL, error) ||
        !db_run(saving->db, &SQL_SAVE_ACCOUNT_NUMBERS, DB_NO_VALUES, &result, error)) {
        return false;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        facts->accounts.items[db_cell_int(result, row, 0)].no =
            (int32_t)db_cell_int(result, row, 1);
    }
    return true;
}

static bool save_scope(struct saving *saving, struct reconcile_summary *summary,
                       struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;

    if (!copy_begin(saving->db, &SQL_SAVE_SCOPE_ACCOUNT_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->accounts.count; at++) {
        if (facts->accounts.items[at].settle && !saving->withheld[at]) {
            summary->accounts++;
            if (saving->everything) {
                continue; /* nobody asks which */
            }
            copy_int(copy, facts->accounts.items[at].no);
            copy_row_end(copy);
        }
    }
    return copy_end(copy, NULL, error);
}

int32_t account_number(const struct facts *facts, int32_t account)
{
    return account < 0 ? 0 : facts->accounts.items[account].no;
}

/* The account of a linked line; other lines have none. */
static int32_t linked_account(const struct line *line)
{
    return line_is_linked(line) ? line->account : -1;
}

static bool as_stored(const struct facts *facts, const struct line *line,
                      const struct stored_outcome *stored)
{
    return linked_as_stored(facts, line, stored) &&
           stored->outcome.payable_ore == line->outcome.payable_ore &&
           stored->outcome.received_ore == line->outcome.received_ore &&
           stored->outcome.given_ore == line->outcome.given_ore &&
           stored->outcome.findings_ore == line->outcome.findings_ore;
}

void copy_number(struct copy *copy, int64_t value)
{
    if (value == 0) {
        copy_text(copy, NULL);
    } else {
        copy_int(copy, value);
    }
}

static bool save_outcomes(struct saving *saving, struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;
    int64_t rows = 0;

    if (!copy_begin(saving->db, &SQL_SAVE_OUTCOME_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->lines.count; at++) {
        const struct line *line = &facts->lines.items[at];

        if ((line_is_linked(line) ? !account_stored(saving, line->account)
                                  : !document_stored(saving, line->document)) ||
            as_stored(facts, line, &saving->loaded->stored[at])) {
            continue;
        }
        copy_int(copy, facts->documents.items[line->document].no);
        copy_int(copy, line->position);
        copy_number(copy, account_number(facts, linked_account(line)));
        copy_text(copy, link_name(line));
        copy_number(copy, line->order < 0 ? 0 : facts->orders.items[line->order].no);
        copy_int(copy, line->grains);
        copy_date(copy, line->period.first);
        copy_date(copy, line->period.last);
        copy_int(copy, line->outcome.payable_ore);
        copy_int(copy, line->outcome.received_ore);
        copy_int(copy, line->outcome.given_ore);
        copy_int(copy, line->outcome.findings_ore);
        copy_row_end(copy);
    }
    return copy_end(copy, &rows, error) &&
           (rows == 0 || db_execute(saving->db, &SQL_SAVE_OUTCOMES, DB_NO_VALUES, NULL, error));
}

static bool save_tokens(struct saving *saving, struct error *error)
{
    enum { TOKEN_BYTES_MAX = 500 };
    struct copy *copy = &saving->copy;
    size_t count = 0;
    const struct extracted *extracted = linker_extracted(saving->linker, &count);
    int64_t rows = 0;

    if (!copy_begin(saving->db, &SQL_SAVE_TOKEN_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        if (strlen(extracted[at].value) <= TOKEN_BYTES_MAX) {
            copy_int(copy, saving->facts->documents.items[extracted[at].document].no);
            copy_text(copy, extracted[at].value);
            copy_row_end(copy);
        }
    }
    return copy_end(copy, &rows, error) &&
           (rows == 0 || db_execute(saving->db, &SQL_SAVE_TOKENS, DB_NO_VALUES, NULL, error));
}

static bool save_judged(struct saving *saving, struct reconcile_summary *summary,
                        struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;

    if (!copy_begin(saving->db, &SQL_SAVE_DOCUMENT_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->documents.count; at++) {
        const struct document *document = &facts->documents.items[at];

        if (document_stored(saving, (int32_t)at)) {
            copy_int(copy, document->no);
            copy_number(copy,
                        document->provider < 0 ? 0 : facts->providers.items[document->provider].no);
            copy_int(copy, document->expected_vat_ore);
            copy_row_end(copy);
        }
    }
    return copy_end(copy, &summary->documents, error);
}

bool outcomes_save(struct saving *saving, struct reconcile_summary *summary, struct error *error)
{
    return save_accounts(saving, error) && save_scope(saving, summary, error) &&
           save_outcomes(saving, error) && save_tokens(saving, error) &&
           save_judged(saving, summary, error);
}
