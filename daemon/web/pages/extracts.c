/* Registerutdrag: everything kept about one person, taken out with a reason and a line in its own
 * log, as a page to print and as a file. */
#include "daemon/web/page.h"

enum { ROLE_EXTRACTS = ROLE_OFFICER | ROLE_UNIT_MANAGER };

extern const struct page page_extracts;
const struct page page_extracts = {
    .path = "/rapporter/registerutdrag",
    .stylesheet = "extracts.xsl",
    .who = ROLE_EXTRACTS | ROLE_AUDITOR,
    .queries =
        (const struct page_query[]){
            {.element = "rows", .query = &SQL_REPORT_EXTRACTS, .values = {"none"}}, {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Registerutdrag",
        .about =
            "Allt som är sparat om en person, för den som begär ut sina egna uppgifter. Varje "
            "utdrag skrivs i en egen logg med vem, när och varför. Det kan läsas av den som tog ut "
            "det, samma dag.",
        .empty = "Inget utdrag är taget.",
        .columns = (const struct table_column[]){
            {.name = "extract_no",
             .heading = "Nr",
             .type = COLUMN_COUNT,
             .link = "/rapporter/registerutdrag/",
             .key = "opens"},
            {.name = "client_id", .heading = "Klient", .type = COLUMN_TEXT},
            {.name = "at", .heading = "Tid", .type = COLUMN_TIME},
            {.name = "by_name", .heading = "Av", .type = COLUMN_TEXT},
            {.name = "why", .heading = "Varför", .type = COLUMN_TEXT},
            {0}}}};

static const struct parameter number[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct page page_extract;
const struct page page_extract = {
    .path = "/rapporter/registerutdrag/{id}",
    .stylesheet = "extract.xsl",
    .who = ROLE_EXTRACTS,
    .parameters = number,
    .queries =
        (const struct page_query[]){
            {.element = "extract",
             .query = &SQL_REPORT_EXTRACTS,
             .values = {"id"},
             .must_exist = true},
            {.element = "period",
             .query = &SQL_REPORT_EXTRACT_OF,
             .values = {"id"},
             .hidden = true},
            {.element = "kept", .query = &SQL_REPORT_EXTRACT, .values = {"id"}, .named = true},
            {0}},
    .table =
        &(const struct table){.element = "kept",
                              .title = "Registerutdrag",
                              .whole = true,
                              .columns = (const struct table_column[]){
                                  {.name = "section", .heading = "Del", .type = COLUMN_TEXT},
                                  {.name = "item_no", .heading = "Nr", .type = COLUMN_COUNT},
                                  {.name = "name", .heading = "Uppgift", .type = COLUMN_TEXT},
                                  {.name = "value", .heading = "Innehåll", .type = COLUMN_TEXT},
                                  {0}}}};

static bool give_json(const struct request *request, const struct page_rows *rows,
                      struct reply *reply, struct error *error)
{
    const PGresult *result = rows[0].result;

    (void)error;
    reply->content_type = "application/json; charset=utf-8";
    reply->body = db_cell_copy(request->arena, result, 0, 0);
    reply->length = (size_t)PQgetlength(result, 0, 0);
    reply->file_name =
        arena_printf(request->arena, "Registerutdrag %s.json", db_cell(result, 0, 1));
    return true;
}

extern const struct page page_extract_json;
const struct page page_extract_json = {
    .path = "/rapporter/registerutdrag/{id}/json",
    .who = ROLE_EXTRACTS,
    .parameters = number,
    .queries = (const struct page_query[]){{.element = "kept",
                                            .query = &SQL_REPORT_EXTRACT_JSON,
                                            .values = {"id"},
                                            .must_exist = true,
                                            .named = true},
                                           {0}},
    .make = give_json};

extern const struct action action_extract;
const struct action action_extract = {
    .path = "/rapporter/registerutdrag",
    .who = ROLE_EXTRACTS,
    .parameters =
        (const struct parameter[]){
            {.name = "klient", .type = PARAMETER_TEXT, .label = "Klientens kod", .required = true},
            {.name = "skal",
             .type = PARAMETER_TEXT,
             .label = "Varför",
             .required = true,
             .most = 500},
            {0}},
    .query = &SQL_ACTION_EXTRACT,
    .values = {"klient", "skal"},
    .said = "Utdraget är taget och skrivet i loggen.",
    .again = "/rapporter/registerutdrag"};
