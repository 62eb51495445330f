#include "parsers/invoice_json.h"

#include <stdlib.h>
#include <string.h>

/* A key and the place of its term. */
struct key {
    const char *name;
    size_t place;
    bool words;
};

#define KEY(type, member)                                                                          \
    {                                                                                              \
#member, offsetof(struct type, member), false                                              \
    }
/* What somebody has written in words: personal numbers in it are masked. */
#define WORDS(type, member)                                                                        \
    {                                                                                              \
#member, offsetof(struct type, member), true                                               \
    }

static const struct key head_keys[] = {
    KEY(invoice, customization_id),
    KEY(invoice, profile_id),
    KEY(invoice, invoice_number),
    KEY(invoice, issue_date),
    KEY(invoice, type_code),
    KEY(invoice, currency),
    KEY(invoice, tax_currency),
    KEY(invoice, due_date),
    WORDS(invoice, buyer_reference),
    KEY(invoice, order_reference),
    KEY(invoice, period_start),
    KEY(invoice, period_end),
    {NULL, 0, false},
};
static const struct key payment_keys[] = {
    KEY(invoice, payment_reference),
    WORDS(invoice, payment_terms),
    {NULL, 0, false},
};
static const struct key total_keys[] = {
    KEY(invoice, line_total),   KEY(invoice, allowance_total),
    KEY(invoice, charge_total), KEY(invoice, tax_exclusive),
    KEY(invoice, tax_total),    KEY(invoice, tax_inclusive),
    KEY(invoice, prepaid),      KEY(invoice, rounding),
    KEY(invoice, payable),      {NULL, 0, false},
};
static const struct key party_keys[] = {
    KEY(invoice_party, name),
    KEY(invoice_party, legal_id),
    KEY(invoice_party, vat_id),
    KEY(invoice_party, endpoint),
    KEY(invoice_party, endpoint_scheme),
    KEY(invoice_party, country),
    {NULL, 0, false},
};
static const struct key account_keys[] = {
    KEY(payment_account, id),
    KEY(payment_account, branch),
    {NULL, 0, false},
};
static const struct key allowance_keys[] = {
    KEY(allowance_charge, is_charge),    KEY(allowance_charge, amount),
    KEY(allowance_charge, vat_category), KEY(allowance_charge, vat_rate),
    WORDS(allowance_charge, reason),     {NULL, 0, false},
};
static const struct key vat_keys[] = {
    KEY(vat_subtotal, category), KEY(vat_subtotal, rate), KEY(vat_subtotal, taxable),
    KEY(vat_subtotal, tax),      {NULL, 0, false},
};
static const struct key line_keys[] = {
    KEY(invoice_line, id),
    WORDS(invoice_line, note),
    KEY(invoice_line, quantity),
    KEY(invoice_line, unit),
    KEY(invoice_line, net),
    KEY(invoice_line, order_line_reference),
    KEY(invoice_line, object_id),
    KEY(invoice_line, period_start),
    KEY(invoice_line, period_end),
    KEY(invoice_line, price),
    KEY(invoice_line, base_quantity),
    WORDS(invoice_line, name),
    WORDS(invoice_line, description),
    KEY(invoice_line, seller_item_id),
    KEY(invoice_line, buyer_item_id),
    KEY(invoice_line, vat_category),
    KEY(invoice_line, vat_rate),
    {NULL, 0, false},
};

static const struct term *term_at(const void *object, const struct key *key)
{
    return (const struct term *)(const void *)((const char *)object + key->place);
}

static void members(struct json *json, const struct key *keys, const void *object)
{
    for (const struct key *key = keys; key->name != NULL; key++) {
        if (key->words) {
            json_masked(json, key->name, term_at(object, key)->text);
        } else {
            json_text(json, key->name, term_at(object, key)->text);
        }
    }
}

static void object(struct json *json, const char *name, const struct key *keys, const void *item)
{
    json_open(json, name, '{');
    members(json, keys, item);
    json_close(json, '}');
}

/* A party without any term is an absent key. */
static void party(struct json *json, const char *name, const struct invoice_party *item)
{
    for (const struct key *key = party_keys; key->name != NULL; key++) {
        if (term_at(item, key)->text != NULL) {
            object(json, name, party_keys, item);
            return;
        }
    }
}

static void texts(struct json *json, const char *name, const struct term_list *list)
{
    if (list->count == 0) {
        return;
    }
    json_open(json, name, '[');
    for (size_t at = 0; at < list->count; at++) {
        json_text(json, NULL, list->items[at].text);
    }
    json_close(json, ']');
}

static void notes(struct json *json, const struct term_list *list)
{
    if (list->count == 0) {
        return;
    }
    json_open(json, "notes", '[');
    for (size_t at = 0; at < list->count; at++) {
        json_masked(json, NULL, list->items[at].text);
    }
    json_close(json, ']');
}

/* The first by itself, as the specification has it, and all of them when there are several. */
static void means_codes(struct json *json, const struct term_list *list)
{
    if (list->count > 0) {
        json_text(json, "payment_means_code", list->items[0].text);
    }
    if (list->count > 1) {
        texts(json, "payment_means_codes", list);
    }
}

static void objects(struct json *json, const char *name, const struct key *keys, const void *items,
                    size_t count, size_t item_bytes)
{
    if (count == 0) {
        return;
    }
    json_open(json, name, '[');
    for (size_t at = 0; at < count; at++) {
        object(json, NULL, keys, (const char *)items + at * item_bytes);
    }
    json_close(json, ']');
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* By name, then as in the document; an invoice may have a million of them. */
static int by_name(const void *one, const void *other)
{
    const struct item_attribute *const *a = one;
    const struct item_attribute *const *b = other;
    int order = strcmp(or_empty((*a)->name.text), or_empty((*b)->name.text));

    return order != 0 ? order : *a < *b ? -1 : 1;
}

/* The values of one name; returns how many there were. */
static size_t attribute(struct json *json, const struct item_attribute *const *same, size_t count)
{
    const char *name = or_empty(same[0]->name.text);
    size_t values = 1;

    while (values < count && strcmp(or_empty(same[values]->name.text), name) == 0) {
        values++;
    }
    if (values == 1) {
        json_masked(json, name, or_empty(same[0]->value.text));
        return 1;
    }
    json_open(json, name, '[');
    for (size_t at = 0; at < values; at++) {
        json_masked(json, NULL, or_empty(same[at]->value.text));
    }
    json_close(json, ']');
    return values;
}

static void attributes(struct json *json, struct arena *arena, const struct invoice_line *item)
{
    if (item->attribute_count == 0) {
        return;
    }
    const struct item_attribute **sorted =
        arena_array(arena, const struct item_attribute *, item->attribute_count);

    for (size_t at = 0; at < item->attribute_count; at++) {
        sorted[at] = &item->attributes[at];
    }
    qsort(sorted, item->attribute_count, sizeof(const struct item_attribute *), by_name);
    json_open(json, "attributes", '{');
    for (size_t at = 0; at < item->attribute_count;) {
        at += attribute(json, sorted + at, item->attribute_count - at);
    }
    json_close(json, '}');
}

static void line(struct json *json, struct arena *arena, const struct invoice_line *item)
{
    json_open(json, NULL, '{');
    members(json, line_keys, item);
    attributes(json, arena, item);
    objects(json, "allowances", allowance_keys, item->allowances, item->allowance_count,
            sizeof *item->allowances);
    json_close(json, '}');
}

void invoice_write_json(struct json *json, struct arena *arena, const char *file,
                        const struct invoice *invoice)
{
    json_open(json, NULL, '{');
    json_text(json, "file", file);
    json_text(json, "format", invoice_format_name(invoice->format));
    members(json, head_keys, invoice);
    texts(json, "preceding_invoices", &invoice->preceding_invoices);
    notes(json, &invoice->notes);
    party(json, "seller", &invoice->seller);
    party(json, "buyer", &invoice->buyer);
    means_codes(json, &invoice->payment_means_codes);
    members(json, payment_keys, invoice);
    objects(json, "payment_accounts", account_keys, invoice->payment_accounts,
            invoice->payment_account_count, sizeof *invoice->payment_accounts);
    members(json, total_keys, invoice);
    objects(json, "vat_breakdown", vat_keys, invoice->vat_breakdown, invoice->vat_count,
            sizeof *invoice->vat_breakdown);
    objects(json, "allowances", allowance_keys, invoice->allowances, invoice->allowance_count,
            sizeof *invoice->allowances);
    if (invoice->line_count > 0) {
        json_open(json, "lines", '[');
        for (size_t at = 0; at < invoice->line_count; at++) {
            line(json, arena, &invoice->lines[at]);
        }
        json_close(json, ']');
    }
    json_close(json, '}');
}
