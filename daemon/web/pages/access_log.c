/* Åtkomstlogg: who has seen and done what, for the auditor.  Reading it is logged. */
#include "daemon/web/page.h"
#include "daemon/web/table_file.h"

#define FILTERS                                                                                    \
    {.name = "person", .type = PARAMETER_NUMBER, .label = "Person"},                               \
        {.name = "klient", .type = PARAMETER_TEXT, .label = "Klientkod"},                          \
        {.name = "faktura", .type = PARAMETER_NUMBER, .label = "Fakturans nummer hos oss"},        \
        {.name = "fran", .type = PARAMETER_DATE, .label = "Från och med"},                         \
        {.name = "till", .type = PARAMETER_DATE, .label = "Till och med"},                         \
        {.name = "nekade",                                                                         \
         .type = PARAMETER_ONE_OF,                                                                 \
         .label = "Bara nekade",                                                                   \
         .one_of = (const char *const[]){"ja", NULL}},                                             \
        {.name = "ord", .type = PARAMETER_TEXT, .label = "Ord"},                                   \
    {                                                                                              \
        .name = "fore", .type = PARAMETER_NUMBER, .label = "Före"                                 \
    }

#define QUERY_VALUES                                                                               \
    {                                                                                              \
        "person", "klient", "faktura", "fran", "till", "nekade", "ord", "fore", "antal"            \
    }

static const struct parameter parameters[] = {FILTERS,
                                              {.name = "antal",
                                               .type = PARAMETER_ONE_OF,
                                               .one_of = (const char *const[]){"100", NULL},
                                               .standard = "100"},
                                              {0}};

static const struct page_query queries[] = {
    {.element = "events", .query = &SQL_PAGE_ACCESS_LOG, .values = QUERY_VALUES},
    {.element = "people", .query = &SQL_PAGE_ACCESS_LOG_USERS},
    {.element = "read",
     .query = &SQL_PAGE_ACCESS_LOG_READ,
     .values = {"path", "klient", "faktura"}},
    {0}};

extern const struct page page_access_log;
const struct page page_access_log = {.path = "/atkomstlogg",
                                     .stylesheet = "access_log.xsl",
                                     .who = ROLE_AUDITOR,
                                     .menu = "Åtkomstlogg",
                                     .parameters = parameters,
                                     .queries = queries};

static const struct parameter file_parameters[] = {FILTERS,
                                                   {.name = "antal",
                                                    .type = PARAMETER_ONE_OF,
                                                    .one_of = (const char *const[]){"50000", NULL},
                                                    .standard = "50000"},
                                                   {0}};

static const struct page_query file_queries[] = {
    {.element = "events", .query = &SQL_PAGE_ACCESS_LOG, .values = QUERY_VALUES},
    {.element = "read",
     .query = &SQL_PAGE_ACCESS_LOG_READ,
     .values = {"path", "klient", "faktura"}},
    {0}};

static const struct table_column columns[] = {
    {.name = "at", .heading = "Tidpunkt", .type = COLUMN_TEXT},
    {.name = "login", .heading = "Användare", .type = COLUMN_TEXT},
    {.name = "name", .heading = "Namn", .type = COLUMN_TEXT},
    {.name = "what", .heading = "Vad", .type = COLUMN_TEXT},
    {.name = "client_id", .heading = "Klient", .type = COLUMN_TEXT},
    {.name = "invoice_no", .heading = "Faktura", .type = COLUMN_TEXT},
    {.name = "refused", .heading = "Nekad", .type = COLUMN_TEXT},
    {.name = "came_from", .heading = "Från adress", .type = COLUMN_TEXT},
    {0}};

static const struct table table = {.title = "Åtkomstlogg", .columns = columns};

static bool make(const struct request *request, const struct page_rows *rows, struct reply *reply,
                 struct error *error UNUSED)
{
    table_csv(&table, rows[0].result, request->arena, reply);
    reply->file_name = "atkomstlogg.csv";
    return true;
}

extern const struct page page_access_log_file;
const struct page page_access_log_file = {.path = "/atkomstlogg.csv",
                                          .who = ROLE_AUDITOR,
                                          .parameters = file_parameters,
                                          .queries = file_queries,
                                          .make = make};
