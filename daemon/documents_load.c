#include <jansson.h>
#include <string.h>

#include "daemon/copy_read.h"
#include "daemon/facts_load.h"

static json_t *parsed(const struct copy_cell *cell)
{
    return cell->bytes == NULL ? NULL : json_loadb(cell->bytes, (size_t)cell->length, 0, NULL);
}

static const char *copied(struct arena *arena, const json_t *text)
{
    const char *value = json_string_value(text);

    return value == NULL ? "" : arena_strdup(arena, value);
}

/* ["…", …] */
static const char **texts(struct arena *arena, const struct copy_cell *cell, size_t *ret_count)
{
    CLEANUP(json_decrefp) json_t *json = parsed(cell);
    const char **list = arena_array(arena, const char *, json_array_size(json));

    *ret_count = json_array_size(json);
    for (size_t at = 0; at < *ret_count; at++) {
        list[at] = copied(arena, json_array_get(json, at));
    }
    return list;
}

/* [{"id": …, "branch": …}, …] */
static void payment_accounts(struct arena *arena, const struct copy_cell *cell,
                             struct document *document)
{
    CLEANUP(json_decrefp) json_t *json = parsed(cell);
    size_t count = json_array_size(json);
    struct document_account *accounts = arena_array(arena, struct document_account, count);

    for (size_t at = 0; at < count; at++) {
        const json_t *row = json_array_get(json, at);

        accounts[at].id = copied(arena, json_object_get(row, "id"));
        accounts[at].branch = copied(arena, json_object_get(row, "branch"));
    }
    document->accounts = accounts;
    document->account_count = count;
}

/* [{"charge": …, "ore": …, "rate_e4": …}, …] */
static void allowances(struct arena *arena, const struct copy_cell *cell, struct document *document)
{
    CLEANUP(json_decrefp) json_t *json = parsed(cell);
    size_t count = json_array_size(json);
    struct document_allowance *list = arena_array(arena, struct document_allowance, count);

    for (size_t at = 0; at < count; at++) {
        const json_t *row = json_array_get(json, at);

        list[at].is_charge = json_is_true(json_object_get(row, "charge"));
        list[at].amount_ore = json_integer_value(json_object_get(row, "ore"));
        list[at].vat_rate_e4 = json_integer_value(json_object_get(row, "rate_e4"));
    }
    document->allowances = list;
    document->allowance_count = count;
}

/* [["name", "value"], …] */
static void attributes(struct arena *arena, const struct copy_cell *cell, struct line *line)
{
    CLEANUP(json_decrefp) json_t *json = parsed(cell);
    size_t count = json_array_size(json);
    struct line_attribute *list = arena_array(arena, struct line_attribute, count);

    for (size_t at = 0; at < count; at++) {
        const json_t *row = json_array_get(json, at);

        list[at].name = copied(arena, json_array_get(row, 0));
        list[at].value = copied(arena, json_array_get(row, 1));
    }
    line->attributes = list;
    line->attribute_count = count;
}

static int32_t provider_of(const struct loaded *loaded, const char *seller_id)
{
    for (size_t at = 0; at < loaded->facts.providers.count; at++) {
        if (strcmp(loaded->facts.providers.items[at].id, seller_id) == 0) {
            return (int32_t)at;
        }
    }
    return -1;
}

static void document_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct facts *facts = &loaded->facts;
    struct arena *arena = loaded->arena;

    facts->documents.items = arena_grow(arena, facts->documents.items, &facts->documents.capacity,
                                        facts->documents.count + 1);
    struct document *document = &facts->documents.items[facts->documents.count++];

    document->no = copy_cell_int(&cells[0]);
    document->seller_id = copy_cell_text(arena, &cells[1]);
    document->number = copy_cell_text(arena, &cells[2]);
    document->currency = copy_cell_text(arena, &cells[3]);
    document->order_reference = copy_cell_text(arena, &cells[4]);
    document->buyer_reference = copy_cell_text(arena, &cells[5]);
    document->payment_terms = copy_cell_text(arena, &cells[6]);
    document->notes = texts(arena, &cells[7], &document->note_count);
    document->preceding = texts(arena, &cells[8], &document->preceding_count);
    payment_accounts(arena, &cells[9], document);
    allowances(arena, &cells[10], document);
    document->issued = copy_cell_date(&cells[11], DATE_NONE);
    document->period = (struct period){copy_cell_date(&cells[12], DATE_NONE),
                                       copy_cell_date(&cells[13], DATE_NONE)};
    document->net_ore = copy_cell_int(&cells[14]);
    document->vat_ore = copy_cell_int(&cells[15]);
    document->credit_note = copy_cell_bool(&cells[16]);
    document->number_seen_before = copy_cell_bool(&cells[17]);
    document->received_again = copy_cell_bool(&cells[18]);
    document->fatal_rules = (int32_t)copy_cell_int(&cells[19]);
    document->provider = provider_of(loaded, document->seller_id);
    key_map_put(arena, &loaded->documents, document->no, (int32_t)facts->documents.count - 1);
}

static bool decimal_cell(const struct copy_cell *cell, struct decimal *ret_decimal)
{
    return cell->bytes != NULL && decimal_parse(cell->bytes, (size_t)cell->length, ret_decimal);
}

static void line_texts(struct arena *arena, const struct copy_cell *cells, struct line *line)
{
    line->id = copy_cell_text(arena, &cells[2]);
    line->unit = copy_cell_text(arena, &cells[4]);
    line->order_line_reference = copy_cell_text(arena, &cells[12]);
    line->object_id = copy_cell_text(arena, &cells[13]);
    line->seller_item_id = copy_cell_text(arena, &cells[14]);
    line->buyer_item_id = copy_cell_text(arena, &cells[15]);
    line->name = copy_cell_text(arena, &cells[16]);
    line->description = copy_cell_text(arena, &cells[17]);
    line->note = copy_cell_text(arena, &cells[18]);
    attributes(arena, &cells[19], line);
}

static struct stored_outcome stored_row(struct arena *arena, const struct copy_cell *cells)
{
    return (struct stored_outcome){
        .account_no = (int32_t)copy_cell_int(&cells[20]),
        .link = copy_cell_text(arena, &cells[21]),
        .order_no = (int32_t)copy_cell_int(&cells[22]),
        .grains = copy_cell_int(&cells[23]),
        .period = {copy_cell_date(&cells[24], DATE_NONE), copy_cell_date(&cells[25], DATE_NONE)},
        .outcome = {.payable_ore = copy_cell_int(&cells[26]),
                    .received_ore = copy_cell_int(&cells[27]),
                    .given_ore = copy_cell_int(&cells[28]),
                    .findings_ore = copy_cell_int(&cells[29])},
        .present = copy_cell_bool(&cells[30]),
    };
}

static void line_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct facts *facts = &loaded->facts;
    int32_t index = key_map_find(&loaded->documents, copy_cell_int(&cells[0]));
    struct document *document = &facts->documents.items[index];

    facts->lines.items = arena_grow(loaded->arena, facts->lines.items, &facts->lines.capacity,
                                    facts->lines.count + 1);
    loaded->stored =
        arena_grow(loaded->arena, loaded->stored, &loaded->stored_capacity, facts->lines.count + 1);
    if (document->line_count == 0) {
        document->first_line = facts->lines.count;
    }
    document->line_count++;

    struct line *line = &facts->lines.items[facts->lines.count];

    line->document = index;
    line->position = (int32_t)copy_cell_int(&cells[1]);
    line_texts(loaded->arena, cells, line);
    if (!decimal_cell(&cells[3], &line->quantity)) {
        line->quantity = (struct decimal){0};
    }
    line->has_price = decimal_cell(&cells[6], &line->price);
    line->has_base_quantity = decimal_cell(&cells[7], &line->base_quantity);
    line->net_ore = copy_cell_int(&cells[5]);
    line->allowance_ore = copy_cell_int(&cells[8]);
    line->vat_rate_e4 = copy_cell_int(&cells[9]);
    line->stated = (struct period){copy_cell_date(&cells[10], DATE_NONE),
                                   copy_cell_date(&cells[11], DATE_NONE)};
    loaded->stored[facts->lines.count] = stored_row(loaded->arena, cells);
    line->outcome = loaded->stored[facts->lines.count].outcome;
    facts->lines.count++;
}

bool facts_load_documents(struct db *db, struct loaded *loaded, struct error *error)
{
    return copy_read(db, &SQL_FACTS_DOCUMENTS, document_row, loaded, error) &&
           copy_read(db, &SQL_FACTS_LINES, line_row, loaded, error) &&
           db_execute(db, &SQL_SCOPE_DOCUMENTS_LOADED, DB_NO_VALUES, NULL, error);
}

const char *link_name(const struct line *line)
{
    switch (line->link) {
    case LINK_ORDER:
        return line->contradicts ? "order_contradicted" : "order";
    case LINK_CLIENT:
        return "client";
    case LINK_OTHER_LEVEL:
        return "client_other_level";
    case LINK_NONE:
    case LINK_UNKNOWN_CLIENT:
    case LINK_SEVERAL_LEVELS:
    case LINK_UNKNOWN_SERVICE:
    case LINK_OTHER_PROVIDER:
    case LINK_NO_CLIENT:
        break;
    }
    return "unlinked";
}

bool linked_as_stored(const struct facts *facts, const struct line *line,
                      const struct stored_outcome *stored)
{
    int32_t account = line_is_linked(line) ? facts->accounts.items[line->account].no : 0;
    int32_t order = line->order < 0 ? 0 : facts->orders.items[line->order].no;

    return stored->present && stored->account_no == account && stored->order_no == order &&
           stored->grains == line->grains && stored->period.first == line->period.first &&
           stored->period.last == line->period.last && strcmp(stored->link, link_name(line)) == 0;
}
