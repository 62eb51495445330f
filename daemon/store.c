#include "daemon/store.h"

#include "daemon/copy.h"
#include "daemon/store_json.h"
#include "daemon/term.h"
#include "reconcile/base/decimal.h"

struct totals {
    int64_t net, vat, gross, prepaid, rounding, payable;
};

static bool read_totals(const struct invoice *invoice, struct totals *ret_totals,
                        struct error *error)
{
    struct totals *to = ret_totals;

    return term_ore(&invoice->tax_exclusive, "BT-109 (total without VAT)", &to->net, error) &&
           term_ore_or(&invoice->tax_total, "BT-110", 0, &to->vat, error) &&
           term_ore_or(&invoice->tax_inclusive, "BT-112", ORE_NONE, &to->gross, error) &&
           term_ore_or(&invoice->prepaid, "BT-113", ORE_NONE, &to->prepaid, error) &&
           term_ore_or(&invoice->rounding, "BT-114", ORE_NONE, &to->rounding, error) &&
           term_ore_or(&invoice->payable, "BT-115", ORE_NONE, &to->payable, error);
}

static struct db_value ore(struct arena *arena, int64_t value)
{
    return value == ORE_NONE ? db_text(NULL) : db_int(arena, value);
}

static const char *text_or_empty(const struct term *term)
{
    return term->text == NULL ? "" : term->text;
}

static bool insert_document(struct db *db, struct arena *arena, int64_t file_no, int ordinal,
                            const struct invoice *from, int64_t *ret_document_no,
                            struct error *error)
{
    const char *number = NULL, *allowances = NULL;
    struct totals totals;
    date issued = DATE_NONE;
    DB_RESULT(result);

    if (!term_required(&from->invoice_number, "BT-1 (invoice number)", &number, error) ||
        !term_required_date(&from->issue_date, "BT-2 (issue date)", &issued, error) ||
        !read_totals(from, &totals, error) ||
        !store_json_allowances(arena, from, &allowances, error)) {
        return false;
    }
    if (!db_run(
            db, &SQL_DOCUMENT_INSERT,
            DB_VALUES(
                db_int(arena, file_no), db_int(arena, ordinal),
                db_text(invoice_format_name(from->format)), db_text(number), db_date(arena, issued),
                db_text(text_or_empty(&from->type_code)),
                db_bool(invoice_credits_what_is_positive(from)),
                db_text(text_or_empty(&from->currency)), db_date(arena, term_date(&from->due_date)),
                db_text(term_text(&from->buyer_reference)),
                db_text(term_text(&from->order_reference)),
                db_text(term_text(&from->payment_terms)),
                db_text(store_json_texts(arena, &from->notes)),
                db_text(store_json_texts(arena, &from->preceding_invoices)),
                db_date(arena, term_date(&from->period_start)),
                db_date(arena, term_date(&from->period_end)),
                db_text(term_seller_id(arena, &from->seller)),
                db_text(term_text(&from->seller.name)), db_text(term_text(&from->buyer.legal_id)),
                db_text(store_json_accounts(arena, from)), db_int(arena, totals.net),
                db_int(arena, totals.vat), ore(arena, totals.gross), ore(arena, totals.prepaid),
                ore(arena, totals.rounding), ore(arena, totals.payable), db_text(allowances)),
            &result, error)) {
        return false;
    }
    *ret_document_no = db_cell_int(result, 0, 0);
    return true;
}

/* Charges less allowances of a line. */
static bool line_allowance(const struct invoice_line *line, int64_t *ret_ore, struct error *error)
{
    int64_t sum = 0;

    for (size_t at = 0; at < line->allowance_count; at++) {
        const struct allowance_charge *item = &line->allowances[at];
        bool charge = term_true(&item->is_charge);
        int64_t amount = 0;

        if (!term_ore_or(&item->amount, charge ? "BT-141" : "BT-136", 0, &amount, error)) {
            return false;
        }
        sum += charge ? amount : -amount;
        if (sum > term_ore_max || sum < -term_ore_max) {
            return error_set(error, ERROR_LIMIT, "line %d: the line's allowances are too large",
                             line->line);
        }
    }
    *ret_ore = sum;
    return true;
}

/* What is read of a line before it is sent, because it can fail. */
struct line_values {
    int64_t net, allowance;
    const char *quantity;
};

static bool read_line(const struct invoice_line *line, struct line_values *ret_values,
                      struct error *error)
{
    if (term_ore(&line->net, "BT-131 (line net amount)", &ret_values->net, error) &&
        term_quantity(&line->quantity, "BT-129 (quantity)", &ret_values->quantity, error) &&
        line_allowance(line, &ret_values->allowance, error)) {
        return true;
    }
    return error_in(error, "invoice line %d", line->position);
}

static void copy_rate(struct copy *copy, int64_t rate_e4)
{
    char text[DECIMAL_TEXT_BYTES];

    decimal_format(rate_e4 == RATE_NONE ? 0 : rate_e4, RATE_SCALE, RATE_SCALE, text);
    copy_text(copy, rate_e4 == RATE_NONE ? NULL : text);
}

static void copy_line(struct copy *copy, struct arena *arena, int64_t document_no,
                      const struct invoice_line *line, const struct line_values *values)
{
    copy_int(copy, document_no);
    copy_int(copy, line->position);
    copy_text(copy, text_or_empty(&line->id));
    copy_text(copy, values->quantity);
    copy_text(copy, term_text(&line->unit));
    copy_int(copy, values->net);
    copy_text(copy, term_decimal(&line->price));
    copy_text(copy, term_decimal(&line->base_quantity));
    copy_int(copy, values->allowance);
    copy_rate(copy, term_rate_e4(&line->vat_rate));
    copy_date(copy, term_date(&line->period_start));
    copy_date(copy, term_date(&line->period_end));
    copy_text(copy, term_text(&line->order_line_reference));
    copy_text(copy, term_text(&line->object_id));
    copy_text(copy, term_text(&line->seller_item_id));
    copy_text(copy, term_text(&line->buyer_item_id));
    copy_text(copy, term_text(&line->name));
    copy_text(copy, term_text(&line->description));
    copy_text(copy, term_text(&line->note));
    copy_text(copy, store_json_attributes(arena, line));
    copy_row_end(copy);
}

static bool store_lines(struct db *db, struct arena *arena, int64_t document_no,
                        const struct invoice *invoice, struct error *error)
{
    struct line_values *values = arena_array(arena, struct line_values, invoice->line_count);
    struct copy *copy = arena_alloc(arena, sizeof *copy);
    int64_t sum = 0;

    for (size_t at = 0; at < invoice->line_count; at++) {
        if (!read_line(&invoice->lines[at], &values[at], error)) {
            return false;
        }
        sum += values[at].net < 0 ? -values[at].net : values[at].net;
        if (sum > term_sum_ore_max) {
            return error_set(error, ERROR_LIMIT, "the invoice lines together are too large");
        }
    }
    if (!copy_begin(db, &SQL_LINE_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < invoice->line_count; at++) {
        copy_line(copy, arena, document_no, &invoice->lines[at], &values[at]);
    }
    return copy_end(copy, NULL, error);
}

static bool store_tokens(struct db *db, struct arena *arena, int64_t document_no,
                         const struct invoice *invoice, struct error *error)
{
    return db_execute(
        db, &SQL_TOKEN_INSERT,
        DB_VALUES(db_int(arena, document_no), db_text(store_json_tokens(arena, invoice))), NULL,
        error);
}

bool store_document(struct db *db, struct arena *arena, int64_t file_no, int ordinal,
                    const struct invoice *invoice, int64_t *ret_document_no, struct error *error)
{
    int64_t document_no = 0;

    if (!insert_document(db, arena, file_no, ordinal, invoice, &document_no, error) ||
        !store_lines(db, arena, document_no, invoice, error) ||
        !store_tokens(db, arena, document_no, invoice, error)) {
        return false;
    }
    *ret_document_no = document_no;
    return true;
}
