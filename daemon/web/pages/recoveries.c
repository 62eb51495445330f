/* Återkrav: what was paid and turned out wrong afterwards, until it is paid back. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "visa",
     .type = PARAMETER_ONE_OF,
     .label = "Visa",
     .one_of = (const char *const[]){"oppna", "alla", NULL},
     .standard = "oppna"},
    {0}};

static const struct page_query queries[] = {
    {.element = "recoveries", .query = &SQL_PAGE_RECOVERIES, .values = {"visa", "today"}}, {0}};

extern const struct page page_recoveries;
const struct page page_recoveries = {
    .path = "/aterkrav",
    .stylesheet = "recoveries.xsl",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR | ROLE_UNIT_MANAGER,
    .menu = "Återkrav",
    .parameters = parameters,
    .queries = queries,
};

static const struct parameter set_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "vad",
     .type = PARAMETER_ONE_OF,
     .label = "Åtgärd",
     .one_of = (const char *const[]){"sent", "recovered", "written_off", NULL},
     .required = true},
    {.name = "anteckning", .type = PARAMETER_TEXT, .label = "Kommentar", .most = 2000},
    {0}};

extern const struct action action_recovery;
const struct action action_recovery = {
    .path = "/aterkrav/{id}",
    .who = ROLE_FINANCE | ROLE_UNIT_MANAGER,
    .parameters = set_parameters,
    .query = &SQL_ACTION_RECOVERY,
    .values = {"id", "vad", "anteckning"},
    .said = "Återkravet är uppdaterat.",
    .again = "/aterkrav",
    .then = "/aterkrav",
};
