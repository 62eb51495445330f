#include "daemon/store_json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "daemon/term.h"

/* A longer identifier cannot be anybody's order, client or item code (they have at most 200). */
enum { TOKEN_BYTES_MAX = 500 };

static void json_release(json_t **value)
{
    json_decref(*value);
}
#define JSON(name, value) CLEANUP(json_release) json_t *name = (value)

/* The text of a JSON value, in the arena. */
static const char *json_text(struct arena *arena, const json_t *value)
{
    char *dumped = json_dumps(value, JSON_COMPACT);

    if (dumped == NULL) {
        abort(); /* out of memory: the parser gives nothing but UTF-8 */
    }
    const char *text = arena_strdup(arena, dumped);

    free(dumped);
    return text;
}

const char *store_json_texts(struct arena *arena, const struct term_list *list)
{
    JSON(array, json_array());

    for (size_t at = 0; at < list->count; at++) {
        if (list->items[at].text != NULL) {
            (void)json_array_append_new(array, json_string(list->items[at].text));
        }
    }
    return json_text(arena, array);
}

static json_t *json_term(const struct term *term)
{
    return term->text == NULL ? json_null() : json_string(term->text);
}

/* Svefaktura names the giros as if they were banks. */
static json_t *json_branch(const struct payment_account *account)
{
    if (account->branch.text != NULL && strcmp(account->branch.text, "BGABSESS") == 0) {
        return json_string("SE:BANKGIRO");
    }
    if (account->branch.text != NULL && strcmp(account->branch.text, "PGSISESS") == 0) {
        return json_string("SE:PLUSGIRO");
    }
    return json_term(&account->branch);
}

const char *store_json_accounts(struct arena *arena, const struct invoice *invoice)
{
    JSON(array, json_array());

    for (size_t at = 0; at < invoice->payment_account_count; at++) {
        const struct payment_account *account = &invoice->payment_accounts[at];

        (void)json_array_append_new(array, json_pack("{s:o, s:o}", "id", json_term(&account->id),
                                                     "branch", json_branch(account)));
    }
    return json_text(arena, array);
}

bool store_json_allowances(struct arena *arena, const struct invoice *invoice,
                           const char **ret_text, struct error *error)
{
    JSON(array, json_array());
    int64_t sum = 0;

    for (size_t at = 0; at < invoice->allowance_count; at++) {
        const struct allowance_charge *item = &invoice->allowances[at];
        int64_t rate = term_rate_e4(&item->vat_rate);
        bool charge = term_true(&item->is_charge);
        int64_t ore = 0;

        if (!term_ore_or(&item->amount, charge ? "BT-99" : "BT-92", 0, &ore, error)) {
            return false;
        }
        sum += ore < 0 ? -ore : ore;
        if (sum > term_sum_ore_max) {
            return error_set(error, ERROR_LIMIT,
                             "line %d: the allowances and charges together are "
                             "too large",
                             item->amount.line);
        }
        (void)json_array_append_new(
            array, json_pack("{s:b, s:I, s:o}", "charge", (int)charge, "ore", (json_int_t)ore,
                             "rate_e4", rate == RATE_NONE ? json_null() : json_integer(rate)));
    }
    *ret_text = json_text(arena, array);
    return true;
}

const char *store_json_attributes(struct arena *arena, const struct invoice_line *line)
{
    if (line->attribute_count == 0) {
        return "[]";
    }
    JSON(array, json_array());

    for (size_t at = 0; at < line->attribute_count; at++) {
        const struct item_attribute *attribute = &line->attributes[at];

        (void)json_array_append_new(
            array, json_pack("[o, o]", json_term(&attribute->name), json_term(&attribute->value)));
    }
    return json_text(arena, array);
}

static void add_token(json_t *tokens, const char *text)
{
    if (text != NULL && text[0] != '\0' && strlen(text) <= TOKEN_BYTES_MAX) {
        (void)json_array_append_new(tokens, json_string(text));
    }
}

/* The attributes that name a client (spec §3). */
static bool names_client(const struct term *name)
{
    static const char *const names[] = {"ClientID", "BrukarID", "Brukare", "Klient"};

    for (size_t at = 0; name->text != NULL && at < sizeof names / sizeof names[0]; at++) {
        if (strcasecmp(name->text, names[at]) == 0) {
            return true;
        }
    }
    return false;
}

static void add_line_tokens(json_t *tokens, const struct invoice_line *line)
{
    add_token(tokens, line->order_line_reference.text);
    add_token(tokens, line->object_id.text);
    add_token(tokens, line->seller_item_id.text);
    add_token(tokens, line->buyer_item_id.text);
    for (size_t at = 0; at < line->attribute_count; at++) {
        if (names_client(&line->attributes[at].name)) {
            add_token(tokens, line->attributes[at].value.text);
        }
    }
}

const char *store_json_tokens(struct arena *arena, const struct invoice *invoice)
{
    JSON(tokens, json_array());

    add_token(tokens, term_seller_id(arena, &invoice->seller));
    add_token(tokens, invoice->order_reference.text);
    for (size_t at = 0; at < invoice->line_count; at++) {
        add_line_tokens(tokens, &invoice->lines[at]);
    }
    return json_text(arena, tokens);
}
