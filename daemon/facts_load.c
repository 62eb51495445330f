#include "daemon/facts_load.h"

#include <string.h>

#include "daemon/copy_read.h"

int32_t key_map_find(const struct key_map *map, int64_t key)
{
    return key > 0 && (uint64_t)key < map->capacity ? map->index[key] - 1 : -1;
}

void key_map_put(struct arena *arena, struct key_map *map, int64_t key, int32_t index)
{
    map->index = arena_grow(arena, map->index, &map->capacity, (size_t)key + 1);
    map->index[key] = index + 1;
}

/* Appends a zeroed item to a fact list. */
#define APPEND(loaded, list)                                                                       \
    ((loaded)->facts.list.items =                                                                  \
         arena_grow((loaded)->arena, (loaded)->facts.list.items, &(loaded)->facts.list.capacity,   \
                    (loaded)->facts.list.count + 1),                                               \
     &(loaded)->facts.list.items[(loaded)->facts.list.count++])

static struct period interval(const struct copy_cell *first, const struct copy_cell *last)
{
    return (struct period){copy_cell_date(first, DATE_NONE), copy_cell_date(last, DATE_FOREVER)};
}

/* A key that may be null: −1 means any. */
static int32_t optional(const struct key_map *map, const struct copy_cell *cell)
{
    return cell->bytes == NULL ? -1 : key_map_find(map, copy_cell_int(cell));
}

/* The place of a word in a list of words; the schema lets in no others. */
static int word(const struct copy_cell *cell, const char *const *words, int count)
{
    for (int at = 0; at < count; at++) {
        if (strlen(words[at]) == (size_t)cell->length &&
            memcmp(words[at], cell->bytes, (size_t)cell->length) == 0) {
            return at;
        }
    }
    return 0;
}

static void provider_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct provider *provider = APPEND(loaded, providers);

    provider->no = (int32_t)copy_cell_int(&cells[0]);
    provider->id = copy_cell_text(loaded->arena, &cells[1]);
    provider->bankgiro = copy_cell_text(loaded->arena, &cells[2]);
    provider->plusgiro = copy_cell_text(loaded->arena, &cells[3]);
    provider->iban = copy_cell_text(loaded->arena, &cells[4]);
    key_map_put(loaded->arena, &loaded->providers, provider->no,
                (int32_t)loaded->facts.providers.count - 1);
}

static void client_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct client *client = APPEND(loaded, clients);

    client->no = (int32_t)copy_cell_int(&cells[0]);
    client->id = copy_cell_text(loaded->arena, &cells[1]);
    client->died_on = copy_cell_date(&cells[2], DATE_NONE);
    key_map_put(loaded->arena, &loaded->clients, client->no,
                (int32_t)loaded->facts.clients.count - 1);
}

static void service_row(void *context, const struct copy_cell *cells)
{
    static const char *const units[] = {"hour", "day", "month", "each"};
    static const char *const bases[] = {"performed", "ordered", "presence", "fixed"};
    struct loaded *loaded = context;
    struct service *service = APPEND(loaded, services);

    service->no = (int32_t)copy_cell_int(&cells[0]);
    service->id = copy_cell_text(loaded->arena, &cells[1]);
    service->unit = (enum unit)word(&cells[2], units, 4);
    service->basis = (enum basis)word(&cells[3], bases, 4);
    service->tolerance_pct_e4 = copy_cell_int(&cells[4]);
    service->tolerance_grains = copy_cell_int(&cells[5]) * GRAINS_PER_E4;
    service->vat_rate_e4 = copy_cell_int(&cells[6]);
    service->round_visit_s = (int32_t)copy_cell_int(&cells[7]) * 60;
    service->absence_paid_days = (int32_t)copy_cell_int(&cells[8]);
    service->absence_paid_pct_e4 = copy_cell_int(&cells[9]);
    service->count_last_day = copy_cell_bool(&cells[10]);
    key_map_put(loaded->arena, &loaded->services, service->no,
                (int32_t)loaded->facts.services.count - 1);
}

static void service_alias_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct service_alias *alias = APPEND(loaded, service_aliases);

    alias->provider = optional(&loaded->providers, &cells[0]);
    alias->item_code = copy_cell_text(loaded->arena, &cells[1]);
    alias->service = key_map_find(&loaded->services, copy_cell_int(&cells[2]));
    alias->level = copy_cell_text(loaded->arena, &cells[3]);
}

static void client_alias_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct client_alias *alias = APPEND(loaded, client_aliases);

    alias->provider = optional(&loaded->providers, &cells[0]);
    alias->alias = copy_cell_text(loaded->arena, &cells[1]);
    alias->client = key_map_find(&loaded->clients, copy_cell_int(&cells[2]));
}

static void extractor_row(void *context, const struct copy_cell *cells)
{
    static const char *const fields[] = {"line_note", "item_name", "item_description",
                                         "document_note", "buyer_reference"};
    static const char *const yields[] = {"order", "client", "service"};
    struct loaded *loaded = context;
    struct extractor *extractor = APPEND(loaded, extractors);

    extractor->provider = optional(&loaded->providers, &cells[0]);
    extractor->field = (enum extractor_field)word(&cells[1], fields, 5);
    extractor->pattern = copy_cell_text(loaded->arena, &cells[2]);
    extractor->yields = (enum yields)word(&cells[3], yields, 3);
}

static void price_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct price *price = APPEND(loaded, prices);

    price->no = (int32_t)copy_cell_int(&cells[0]);
    price->provider = optional(&loaded->providers, &cells[1]);
    price->service = key_map_find(&loaded->services, copy_cell_int(&cells[2]));
    price->level = copy_cell_text(loaded->arena, &cells[3]);
    price->valid = interval(&cells[4], &cells[5]);
    price->unit_price_e4 = copy_cell_int(&cells[6]);
}

static void account_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct account *account = APPEND(loaded, accounts);

    account->no = (int32_t)copy_cell_int(&cells[0]);
    account->client = key_map_find(&loaded->clients, copy_cell_int(&cells[1]));
    account->provider = key_map_find(&loaded->providers, copy_cell_int(&cells[2]));
    account->service = key_map_find(&loaded->services, copy_cell_int(&cells[3]));
    account->level = copy_cell_text(loaded->arena, &cells[4]);
    account->care_until = copy_cell_date(&cells[5], DATE_NONE);
    key_map_put(loaded->arena, &loaded->accounts, account->no,
                (int32_t)loaded->facts.accounts.count - 1);
}

static void order_row(void *context, const struct copy_cell *cells)
{
    static const char *const pers[] = {"day", "week", "month"};
    struct loaded *loaded = context;
    struct order *order = APPEND(loaded, orders);

    order->no = (int32_t)copy_cell_int(&cells[0]);
    order->id = copy_cell_text(loaded->arena, &cells[1]);
    order->account = key_map_find(&loaded->accounts, copy_cell_int(&cells[2]));
    order->valid = interval(&cells[3], &cells[4]);
    order->quantity_e9 = copy_cell_int(&cells[5]);
    order->per = (enum per)word(&cells[6], pers, 3);
    order->staff_count = (int32_t)copy_cell_int(&cells[7]);
    order->review_by = copy_cell_date(&cells[8], DATE_NONE);
}

static void stay_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct stay *stay = APPEND(loaded, stays);

    stay->no = (int32_t)copy_cell_int(&cells[0]);
    stay->id = copy_cell_text(loaded->arena, &cells[1]);
    stay->account = key_map_find(&loaded->accounts, copy_cell_int(&cells[2]));
    stay->moved_in = copy_cell_date(&cells[3], DATE_NONE);
    stay->moved_out = copy_cell_date(&cells[4], DATE_FOREVER);
}

static void absence_row(void *context, const struct copy_cell *cells)
{
    struct loaded *loaded = context;
    struct absence *absence = APPEND(loaded, absences);

    absence->no = (int32_t)copy_cell_int(&cells[0]);
    absence->client = key_map_find(&loaded->clients, copy_cell_int(&cells[1]));
    absence->away = interval(&cells[2], &cells[3]);
}

static bool load_kept_from(struct db *db, struct loaded *loaded, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_FACTS_KEPT_FROM, DB_NO_VALUES, &result, error)) {
        return false;
    }
    loaded->facts.kept_from = db_cell_date(result, 0, 0);
    return true;
}

bool facts_load(struct db *db, struct arena *arena, date as_of, struct loaded *ret_loaded,
                struct error *error)
{
    struct {
        const struct query *query;
        copy_row_function *row;
    } lists[] = {
        {&SQL_FACTS_PROVIDERS, provider_row},
        {&SQL_FACTS_CLIENTS, client_row},
        {&SQL_FACTS_SERVICES, service_row},
        {&SQL_FACTS_SERVICE_ALIASES, service_alias_row},
        {&SQL_FACTS_CLIENT_ALIASES, client_alias_row},
        {&SQL_FACTS_EXTRACTORS, extractor_row},
        {&SQL_FACTS_PRICES, price_row},
        {&SQL_FACTS_ACCOUNTS, account_row},
        {&SQL_FACTS_ORDERS, order_row},
        {&SQL_FACTS_STAYS, stay_row},
        {&SQL_FACTS_ABSENCES, absence_row},
    };

    *ret_loaded = (struct loaded){.arena = arena, .facts.as_of = as_of};
    for (size_t at = 0; at < sizeof lists / sizeof lists[0]; at++) {
        if (!copy_read(db, lists[at].query, lists[at].row, ret_loaded, error)) {
            return false;
        }
    }
    return load_kept_from(db, ret_loaded, error);
}
