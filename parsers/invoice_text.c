#include "parsers/invoice_text.h"

#include "reconcile/base/personal_number.h"

/* One line of text, personal numbers masked; 0xc2 0x80–0x9f are control characters, too. */
static void plain(FILE *out, const char *text)
{
    size_t masked_end = 0;

    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        size_t place = (size_t)(at - (const unsigned char *)text);
        size_t number = place >= masked_end ? personal_number_at(text, place) : 0;

        masked_end = number > 0 ? place + number : masked_end;
        if (place < masked_end && *at >= '0' && *at <= '9') {
            (void)fputc('*', out);
        } else if (*at == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f) {
            at++;
            (void)fputc(' ', out);
        } else {
            (void)fputc(*at < ' ' || *at == 0x7f ? ' ' : *at, out);
        }
    }
}

static void field(FILE *out, const char *label, struct term term)
{
    if (term.text != NULL) {
        (void)fprintf(out, "  %-19s", label);
        plain(out, term.text);
        (void)fputc('\n', out);
    }
}

static void fields(FILE *out, const char *label, const struct term_list *list)
{
    for (size_t at = 0; at < list->count; at++) {
        field(out, label, list->items[at]);
    }
}

static void part(FILE *out, const char *before, struct term term, const char *after)
{
    if (term.text != NULL) {
        (void)fputs(before, out);
        plain(out, term.text);
        (void)fputs(after, out);
    }
}

static void period(FILE *out, const char *label, struct term start, struct term end)
{
    if (start.text != NULL || end.text != NULL) {
        (void)fprintf(out, "%s", label);
        part(out, "", start, "");
        (void)fputs(" – ", out);
        part(out, "", end, "");
    }
}

static void party(FILE *out, const char *label, const struct invoice_party *party)
{
    (void)fprintf(out, "\n%s", label);
    part(out, "  ", party->name, "");
    (void)fputc('\n', out);
    field(out, "registration", party->legal_id);
    field(out, "VAT number", party->vat_id);
    if (party->endpoint.text != NULL) {
        (void)fprintf(out, "  %-19s", "endpoint");
        part(out, "", party->endpoint_scheme, ":");
        part(out, "", party->endpoint, "\n");
    }
    field(out, "country", party->country);
}

static void allowances(FILE *out, const struct allowance_charge *items, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        bool is_charge = items[at].is_charge.text != NULL && items[at].is_charge.text[0] == 't';

        (void)fputs(is_charge ? "    charge" : "    allowance", out);
        part(out, " ", items[at].amount, "");
        part(out, ", VAT ", items[at].vat_rate, " %");
        part(out, ", ", items[at].reason, "");
        (void)fputc('\n', out);
    }
}

static void line(FILE *out, const struct invoice_line *item)
{
    (void)fputs("  ", out);
    part(out, "", item->id, "  ");
    part(out, "", item->name, "");
    period(out, "  ", item->period_start, item->period_end);
    (void)fputs("\n   ", out);
    part(out, " ", item->quantity, "");
    part(out, " ", item->unit, "");
    part(out, " at ", item->price, "");
    part(out, " per ", item->base_quantity, "");
    part(out, " = ", item->net, "");
    part(out, ", VAT ", item->vat_rate, " %");
    (void)fputc('\n', out);
    part(out, "    order ", item->order_line_reference, "\n");
    part(out, "    object ", item->object_id, "\n");
    part(out, "    seller's item ", item->seller_item_id, "\n");
    part(out, "    buyer's item ", item->buyer_item_id, "\n");
    part(out, "    description: ", item->description, "\n");
    part(out, "    note: ", item->note, "\n");
    for (size_t at = 0; at < item->attribute_count; at++) {
        part(out, "    ", item->attributes[at].name, ": ");
        part(out, "", item->attributes[at].value, "");
        (void)fputc('\n', out);
    }
    allowances(out, item->allowances, item->allowance_count);
}

static void head(FILE *out, const struct invoice *invoice)
{
    (void)fputs(invoice_is_credit_note(invoice) ? "Credit note" : "Invoice", out);
    part(out, " ", invoice->invoice_number, "");
    (void)fprintf(out, "  (%s)\n", invoice_format_name(invoice->format));
    field(out, "type", invoice->type_code);
    field(out, "issued", invoice->issue_date);
    field(out, "due", invoice->due_date);
    if (invoice->period_start.text != NULL || invoice->period_end.text != NULL) {
        period(out, "  period             ", invoice->period_start, invoice->period_end);
        (void)fputc('\n', out);
    }
    field(out, "currency", invoice->currency);
    field(out, "VAT currency", invoice->tax_currency);
    field(out, "buyer reference", invoice->buyer_reference);
    field(out, "order reference", invoice->order_reference);
    fields(out, "preceding invoice", &invoice->preceding_invoices);
    fields(out, "note", &invoice->notes);
}

static void payment(FILE *out, const struct invoice *invoice)
{
    (void)fputs("\nPayment\n", out);
    fields(out, "means", &invoice->payment_means_codes);
    field(out, "reference", invoice->payment_reference);
    field(out, "terms", invoice->payment_terms);
    for (size_t at = 0; at < invoice->payment_account_count; at++) {
        (void)fprintf(out, "  %-19s", "account");
        part(out, "", invoice->payment_accounts[at].id, "");
        part(out, "  ", invoice->payment_accounts[at].branch, "");
        (void)fputc('\n', out);
    }
}

static void totals(FILE *out, const struct invoice *invoice)
{
    (void)fputs("\nTotals\n", out);
    allowances(out, invoice->allowances, invoice->allowance_count);
    field(out, "lines", invoice->line_total);
    field(out, "allowances", invoice->allowance_total);
    field(out, "charges", invoice->charge_total);
    field(out, "without VAT", invoice->tax_exclusive);
    field(out, "VAT", invoice->tax_total);
    for (size_t at = 0; at < invoice->vat_count; at++) {
        const struct vat_subtotal *subtotal = &invoice->vat_breakdown[at];

        (void)fputs("   ", out);
        part(out, " ", subtotal->category, "");
        part(out, " ", subtotal->rate, " %");
        part(out, " of ", subtotal->taxable, "");
        part(out, " is ", subtotal->tax, "");
        (void)fputc('\n', out);
    }
    field(out, "with VAT", invoice->tax_inclusive);
    field(out, "prepaid", invoice->prepaid);
    field(out, "rounding", invoice->rounding);
    field(out, "to pay", invoice->payable);
}

void invoice_write_text(FILE *out, const char *file, const struct invoice *invoice)
{
    if (file != NULL) {
        (void)fprintf(out, "%s\n", file);
    }
    head(out, invoice);
    party(out, "Seller", &invoice->seller);
    party(out, "Buyer", &invoice->buyer);
    (void)fprintf(out, "\nLines: %zu\n", invoice->line_count);
    for (size_t at = 0; at < invoice->line_count; at++) {
        line(out, &invoice->lines[at]);
    }
    payment(out, invoice);
    totals(out, invoice);
    if (file != NULL) {
        (void)fputc('\n', out);
    }
}
