/* Gallring: the rules, and the protocol of what was destroyed by them. */
#include "daemon/web/page.h"

extern const struct page page_retention;
const struct page page_retention = {
    .path = "/gallring",
    .stylesheet = "retention.xsl",
    .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
    .menu = "Gallring",
    .parameters = (const struct parameter[]){{.name = "nummer", .type = PARAMETER_NUMBER}, {0}},
    .queries =
        (const struct page_query[]){
            {.element = "rules", .query = &SQL_PAGE_RETENTION},
            {.element = "rows", .query = &SQL_PURGE_PROTOCOL, .values = {"nummer"}},
            {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Gallring",
        .about = "Det som har bevarats så länge som lagen säger tas bort för gott. Här står efter "
                 "vilka regler, och protokollet över vad som har gallrats. I protokollet finns "
                 "inga personuppgifter.",
        .empty = "Inget har gallrats än. Kommandot avstamd purge på servern visar vad som skulle "
                 "gallras i dag, och varför annat undantas.",
        .columns =
            (const struct table_column[]){
                {.name = "purge_no", .heading = "Gallring", .type = COLUMN_TEXT},
                {.name = "started_at", .heading = "Påbörjad", .type = COLUMN_TIME},
                {.name = "finished_at", .heading = "Avslutad", .type = COLUMN_TEXT},
                {.name = "by_whom", .heading = "Av", .type = COLUMN_TEXT},
                {.name = "title", .heading = "Slag", .type = COLUMN_TEXT},
                {.name = "what", .heading = "Vad", .type = COLUMN_TEXT},
                {.name = "rows", .heading = "Antal", .type = COLUMN_COUNT},
                {.name = "oldest", .heading = "Äldsta", .type = COLUMN_DATE},
                {.name = "newest", .heading = "Nyaste", .type = COLUMN_DATE},
                {.name = "rule", .heading = "Regel", .type = COLUMN_TEXT},
                {0}},
    }};

static const struct parameter rule_parameters[] = {
    {.name = "slag", .type = PARAMETER_TEXT, .required = true},
    {.name = "ar", .type = PARAMETER_NUMBER, .label = "År", .required = true},
    {.name = "gallras",
     .type = PARAMETER_ONE_OF,
     .label = "Gallras",
     .one_of = (const char *const[]){"ja", "nej", NULL},
     .required = true},
    {0}};

extern const struct action action_retention;
const struct action action_retention = {.path = "/gallring/{slag}",
                                        .who = ROLE_ADMINISTRATOR,
                                        .parameters = rule_parameters,
                                        .query = &SQL_ACTION_RETENTION,
                                        .values = {"slag", "ar", "gallras"},
                                        .said = "Regeln är ändrad och gäller nästa gallring.",
                                        .again = "/gallring",
                                        .then = "/gallring"};
