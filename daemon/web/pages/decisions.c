/* Beslutslogg: decisions with who, when, from where and what became of them, for the auditor. */
#include "daemon/web/page.h"
#include "daemon/web/table_file.h"

#define FILTERS                                                                                    \
    {.name = "person", .type = PARAMETER_NUMBER, .label = "Person"},                               \
        {.name = "vad", .type = PARAMETER_ONE_OF, .label = "Beslut", .one_of = kinds},             \
        {.name = "sok", .type = PARAMETER_TEXT, .label = "Faktura, klient eller avvikelse"},       \
        {.name = "fran", .type = PARAMETER_DATE, .label = "Från och med"},                         \
        {.name = "till", .type = PARAMETER_DATE, .label = "Till och med"},                         \
    {                                                                                              \
        .name = "fore", .type = PARAMETER_NUMBER, .label = "Före"                                 \
    }

#define QUERY_VALUES                                                                               \
    {                                                                                              \
        "person", "vad", "sok", "fran", "till", "fore", "antal"                                    \
    }
#define READ_VALUES                                                                                \
    {                                                                                              \
        "person", "vad", "sok", "fran", "till", "fore", "antal", "path"                            \
    }

static const char *const kinds[] = {
    "review",         "approve", "pay_anyway",    "dispute",     "reopen",  "stop",
    "accept_finding", "note",    "answer",        "ask_officer", "confirm", "undo",
    "assign",         "pay",     "facts_changed", "export",      NULL};

static const struct parameter parameters[] = {FILTERS,
                                              {.name = "antal",
                                               .type = PARAMETER_ONE_OF,
                                               .one_of = (const char *const[]){"100", NULL},
                                               .standard = "100"},
                                              {0}};

static const struct page_query queries[] = {
    {.element = "decisions", .query = &SQL_PAGE_DECISIONS, .values = QUERY_VALUES},
    {.element = "people", .query = &SQL_PAGE_ACCESS_LOG_USERS},
    {.element = "read", .query = &SQL_PAGE_DECISIONS_READ, .values = READ_VALUES},
    {0}};

extern const struct page page_decisions;
const struct page page_decisions = {.path = "/beslutslogg",
                                    .stylesheet = "decisions.xsl",
                                    .who = ROLE_AUDITOR,
                                    .menu = "Beslutslogg",
                                    .parameters = parameters,
                                    .queries = queries};

static const struct parameter file_parameters[] = {FILTERS,
                                                   {.name = "antal",
                                                    .type = PARAMETER_ONE_OF,
                                                    .one_of = (const char *const[]){"50000", NULL},
                                                    .standard = "50000"},
                                                   {0}};

static const struct page_query file_queries[] = {
    {.element = "decisions", .query = &SQL_PAGE_DECISIONS, .values = QUERY_VALUES},
    {.element = "read", .query = &SQL_PAGE_DECISIONS_READ, .values = READ_VALUES},
    {0}};

static const struct table_column columns[] = {
    {.name = "at", .heading = "Tidpunkt", .type = COLUMN_TEXT},
    {.name = "login", .heading = "Användare", .type = COLUMN_TEXT},
    {.name = "name", .heading = "Namn", .type = COLUMN_TEXT},
    {.name = "what_title", .heading = "Beslut", .type = COLUMN_TEXT},
    {.name = "answer_title", .heading = "Svar", .type = COLUMN_TEXT},
    {.name = "invoice_no", .heading = "Faktura", .type = COLUMN_TEXT},
    {.name = "code", .heading = "Avvikelse", .type = COLUMN_TEXT},
    {.name = "client_id", .heading = "Klient", .type = COLUMN_TEXT},
    {.name = "month", .heading = "Månad", .type = COLUMN_MONTH},
    {.name = "amount_ore", .heading = "Kronor", .type = COLUMN_KRONOR},
    {.name = "reason", .heading = "Orsak", .type = COLUMN_TEXT},
    {.name = "text", .heading = "Kommentar", .type = COLUMN_TEXT},
    {.name = "title_before", .heading = "Läge före", .type = COLUMN_TEXT},
    {.name = "title_after", .heading = "Läge efter", .type = COLUMN_TEXT},
    {.name = "decision_no", .heading = "Nummer", .type = COLUMN_COUNT},
    {.name = "undoes", .heading = "Ångrar nummer", .type = COLUMN_COUNT},
    {.name = "undone_by", .heading = "Ångrat av nummer", .type = COLUMN_COUNT},
    {.name = "came_from", .heading = "Från adress", .type = COLUMN_TEXT},
    {0}};

static const struct table table = {.title = "Beslutslogg", .columns = columns};

static bool make(const struct request *request, const struct page_rows *rows, struct reply *reply,
                 struct error *error UNUSED)
{
    table_csv(&table, rows[0].result, request->arena, reply);
    reply->file_name = "beslutslogg.csv";
    return true;
}

extern const struct page page_decisions_file;
const struct page page_decisions_file = {.path = "/beslutslogg.csv",
                                         .who = ROLE_AUDITOR,
                                         .parameters = file_parameters,
                                         .queries = file_queries,
                                         .make = make};
