#include "daemon/import_kinds.h"

#include <string.h>

#include "daemon/import.h"

#define KEY(column_name, column_type)                                                              \
    .name = (column_name), .type = (column_type), .key = IMPORT_KEY
#define KEY_OR_EMPTY(column_name, column_type)                                                     \
    .name = (column_name), .type = (column_type), .key = IMPORT_KEY_OR_EMPTY
#define COLUMN(column_name, column_type) .name = (column_name), .type = (column_type)
#define WORDS(column_name, column_words)                                                           \
    .name = (column_name), .type = IMPORT_WORD, .words = (column_words)
#define DECIMAL(column_name, column_decimals, column_most)                                         \
    .name = (column_name), .type = IMPORT_DECIMAL, .decimals = (column_decimals),                  \
    .most = (column_most)
#define INTEGER(column_name, column_least, column_most)                                            \
    .name = (column_name), .type = IMPORT_INTEGER, .least = (column_least), .most = (column_most)
/* The order of the columns is that of the staging tables in sql/queries/import_*_stage.sql. */

static const struct import_column providers[] = {
    {KEY("provider_id", IMPORT_ORGANISATION)},
    {COLUMN("name", IMPORT_TEXT)},
    {COLUMN("bankgiro", IMPORT_TEXT)},
    {COLUMN("plusgiro", IMPORT_TEXT)},
    {COLUMN("iban", IMPORT_TEXT)},
    {COLUMN("endpoint_id", IMPORT_TEXT)},
    {0},
};

static const struct import_column clients[] = {
    {KEY("client_id", IMPORT_IDENTIFIER)}, {COLUMN("personal_no", IMPORT_TEXT)},
    {COLUMN("name", IMPORT_TEXT)},         {COLUMN("unit", IMPORT_TEXT)},
    {COLUMN("officer", IMPORT_TEXT)},      {COLUMN("died_on", IMPORT_DATE)},
    {COLUMN("protected", IMPORT_FLAG)},    {0},
};

static const struct import_column services[] = {
    {KEY("service_id", IMPORT_IDENTIFIER)},
    {COLUMN("name", IMPORT_TEXT)},
    {WORDS("unit", "hour day month each")},
    {WORDS("basis", "performed ordered presence fixed")},
    {DECIMAL("tolerance_pct", 4, 99999)},
    {DECIMAL("tolerance_qty", 4, 999999999)},
    {DECIMAL("vat_rate", 4, 100)},
    {INTEGER("round_visit_min", 0, 1440)},
    {INTEGER("absence_paid_days", 0, 1000000)},
    {DECIMAL("absence_paid_pct", 4, 100)},
    {COLUMN("count_last_day", IMPORT_FLAG)},
    {0},
};

static const struct import_column service_aliases[] = {
    {KEY_OR_EMPTY("provider_id", IMPORT_ORGANISATION)},
    {KEY("item_code", IMPORT_IDENTIFIER)},
    {COLUMN("service_id", IMPORT_IDENTIFIER)},
    {COLUMN("level", IMPORT_IDENTIFIER)},
    {0},
};

static const struct import_column client_aliases[] = {
    {KEY_OR_EMPTY("provider_id", IMPORT_ORGANISATION)},
    {KEY("alias", IMPORT_IDENTIFIER)},
    {COLUMN("client_id", IMPORT_IDENTIFIER)},
    {0},
};

static const struct import_column extractors[] = {
    {KEY_OR_EMPTY("provider_id", IMPORT_ORGANISATION)},
    {WORDS("field", "line_note item_name item_description document_note buyer_reference"),
     .key = IMPORT_KEY},
    {KEY("pattern", IMPORT_PATTERN)},
    {WORDS("yields", "order client service")},
    {0},
};

static const struct import_column unit_mappings[] = {
    {KEY_OR_EMPTY("provider_id", IMPORT_ORGANISATION)},
    {KEY("text", IMPORT_IDENTIFIER)},
    {WORDS("unit_code", "HUR MIN DAY MON C62 EA H87")},
    {0},
};

static const struct import_column codings[] = {
    {KEY_OR_EMPTY("provider_id", IMPORT_ORGANISATION)},
    {KEY("service_id", IMPORT_IDENTIFIER)},
    {COLUMN("cost_centre", IMPORT_TEXT)},
    {COLUMN("account_code", IMPORT_TEXT)},
    {COLUMN("activity", IMPORT_TEXT)},
    {COLUMN("object", IMPORT_TEXT)},
    {COLUMN("counterpart", IMPORT_TEXT)},
    {0},
};

static const struct import_column prices[] = {
    {KEY_OR_EMPTY("provider_id", IMPORT_ORGANISATION)},
    {KEY("service_id", IMPORT_IDENTIFIER)},
    {KEY_OR_EMPTY("level", IMPORT_IDENTIFIER)},
    {KEY("valid_from", IMPORT_DATE)},
    {COLUMN("valid_to", IMPORT_DATE)},
    {DECIMAL("unit_price", 4, 999999999)},
    {0},
};

static const struct import_column orders[] = {
    {KEY("order_id", IMPORT_IDENTIFIER)},
    {COLUMN("decision_id", IMPORT_TEXT)},
    {COLUMN("client_id", IMPORT_IDENTIFIER)},
    {COLUMN("provider_id", IMPORT_ORGANISATION)},
    {COLUMN("service_id", IMPORT_IDENTIFIER)},
    {COLUMN("level", IMPORT_IDENTIFIER)},
    {COLUMN("valid_from", IMPORT_DATE)},
    {COLUMN("valid_to", IMPORT_DATE)},
    {DECIMAL("quantity", 9, 999999999)},
    {WORDS("per", "day week month")},
    {INTEGER("staff_count", 1, 100)},
    {COLUMN("decided_on", IMPORT_DATE)},
    {COLUMN("review_by", IMPORT_DATE)},
    {COLUMN("legal_basis", IMPORT_TEXT)},
    {0},
};

static const struct import_column visits[] = {
    {KEY("visit_id", IMPORT_IDENTIFIER)},
    {COLUMN("client_id", IMPORT_IDENTIFIER)},
    {COLUMN("provider_id", IMPORT_ORGANISATION)},
    {COLUMN("service_id", IMPORT_IDENTIFIER)},
    {COLUMN("level", IMPORT_IDENTIFIER)},
    {COLUMN("staff_id", IMPORT_IDENTIFIER)},
    {COLUMN("start", IMPORT_START)},
    {COLUMN("end", IMPORT_INSTANT)},
    {WORDS("status", "performed cancelled no_show")},
    {WORDS("method", "auto manual")},
    {COLUMN("registered_at", IMPORT_INSTANT)},
    {0},
};

static const struct import_column stays[] = {
    {KEY("stay_id", IMPORT_IDENTIFIER)},          {COLUMN("client_id", IMPORT_IDENTIFIER)},
    {COLUMN("provider_id", IMPORT_ORGANISATION)}, {COLUMN("service_id", IMPORT_IDENTIFIER)},
    {COLUMN("level", IMPORT_IDENTIFIER)},         {COLUMN("moved_in", IMPORT_DATE)},
    {COLUMN("moved_out", IMPORT_DATE)},           {0},
};

static const struct import_column absences[] = {
    {KEY("absence_id", IMPORT_IDENTIFIER)},
    {COLUMN("client_id", IMPORT_IDENTIFIER)},
    {COLUMN("from", IMPORT_DATE)},
    {COLUMN("to", IMPORT_DATE)},
    {WORDS("kind", "hospital away short_term other")},
    {0},
};

/* In the order in which they refer to each other. */
const struct import_kind import_kinds[] = {
    {"providers",
     providers,
     &SQL_IMPORT_PROVIDERS_STAGE,
     &SQL_IMPORT_PROVIDERS_WANTED,
     &SQL_IMPORT_PROVIDERS_BAD,
     {&SQL_IMPORT_PROVIDERS_APPLY}},
    {"clients",
     clients,
     &SQL_IMPORT_CLIENTS_STAGE,
     &SQL_IMPORT_CLIENTS_WANTED,
     &SQL_IMPORT_CLIENTS_BAD,
     {&SQL_IMPORT_CLIENTS_APPLY}},
    {"services",
     services,
     &SQL_IMPORT_SERVICES_STAGE,
     &SQL_IMPORT_SERVICES_WANTED,
     &SQL_IMPORT_SERVICES_BAD,
     {&SQL_IMPORT_SERVICES_APPLY}},
    {"service_aliases",
     service_aliases,
     &SQL_IMPORT_SERVICE_ALIASES_STAGE,
     &SQL_IMPORT_SERVICE_ALIASES_WANTED,
     &SQL_IMPORT_SERVICE_ALIASES_BAD,
     {&SQL_IMPORT_SERVICE_ALIASES_APPLY}},
    {"client_aliases",
     client_aliases,
     &SQL_IMPORT_CLIENT_ALIASES_STAGE,
     &SQL_IMPORT_CLIENT_ALIASES_WANTED,
     &SQL_IMPORT_CLIENT_ALIASES_BAD,
     {&SQL_IMPORT_CLIENT_ALIASES_APPLY}},
    {"extractors",
     extractors,
     &SQL_IMPORT_EXTRACTORS_STAGE,
     &SQL_IMPORT_EXTRACTORS_WANTED,
     &SQL_IMPORT_EXTRACTORS_BAD,
     {&SQL_IMPORT_EXTRACTORS_APPLY}},
    {"unit_mappings",
     unit_mappings,
     &SQL_IMPORT_UNIT_MAPPINGS_STAGE,
     &SQL_IMPORT_UNIT_MAPPINGS_WANTED,
     &SQL_IMPORT_UNIT_MAPPINGS_BAD,
     {&SQL_IMPORT_UNIT_MAPPINGS_APPLY}},
    {"codings",
     codings,
     &SQL_IMPORT_CODINGS_STAGE,
     &SQL_IMPORT_CODINGS_WANTED,
     &SQL_IMPORT_CODINGS_BAD,
     {&SQL_IMPORT_CODINGS_APPLY}},
    {"prices",
     prices,
     &SQL_IMPORT_PRICES_STAGE,
     &SQL_IMPORT_PRICES_WANTED,
     &SQL_IMPORT_PRICES_BAD,
     {&SQL_IMPORT_PRICES_APPLY}},
    {"orders",
     orders,
     &SQL_IMPORT_ORDERS_STAGE,
     &SQL_IMPORT_ORDERS_WANTED,
     &SQL_IMPORT_ORDERS_BAD,
     {&SQL_IMPORT_ACCOUNTS, &SQL_IMPORT_ORDERS_APPLY}},
    {"visits",
     visits,
     &SQL_IMPORT_VISITS_STAGE,
     &SQL_IMPORT_VISITS_WANTED,
     &SQL_IMPORT_VISITS_BAD,
     {&SQL_IMPORT_ACCOUNTS, &SQL_IMPORT_STAFF, &SQL_IMPORT_VISIT_IDENTITIES,
      &SQL_IMPORT_VISIT_MONTHS, &SQL_IMPORT_VISITS_APPLY}},
    {"stays",
     stays,
     &SQL_IMPORT_STAYS_STAGE,
     &SQL_IMPORT_STAYS_WANTED,
     &SQL_IMPORT_STAYS_BAD,
     {&SQL_IMPORT_ACCOUNTS, &SQL_IMPORT_STAYS_APPLY}},
    {"absences",
     absences,
     &SQL_IMPORT_ABSENCES_STAGE,
     &SQL_IMPORT_ABSENCES_WANTED,
     &SQL_IMPORT_ABSENCES_BAD,
     {&SQL_IMPORT_ABSENCES_APPLY}},
};
const size_t import_kinds_count = sizeof import_kinds / sizeof import_kinds[0];

const struct import_kind *import_kind_find(const char *name)
{
    for (size_t at = 0; at < import_kinds_count; at++) {
        if (strcmp(import_kinds[at].name, name) == 0) {
            return &import_kinds[at];
        }
    }
    return NULL;
}

size_t import_kind_count(void)
{
    return import_kinds_count;
}

const char *import_kind_name(size_t at)
{
    return import_kinds[at].name;
}

const char *import_kind_columns(struct arena *arena, const struct import_kind *kind)
{
    const char *text = "";

    for (const struct import_column *column = kind->columns; column->name != NULL; column++) {
        text = arena_printf(arena, "%s%s%s%s", text, *text == '\0' ? "" : ", ", column->name,
                            column->key == IMPORT_PLAIN ? "" : "*");
    }
    return text;
}
