/* A decision about a whole invoice: the database's function is the law. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "vad",
     .type = PARAMETER_ONE_OF,
     .label = "Beslut",
     .one_of =
         (const char *const[]){"approve", "pay_anyway", "dispute", "stop", "reopen", "note", NULL},
     .required = true},
    {.name = "skal", .type = PARAMETER_TEXT, .label = "Orsak"},
    {.name = "anteckning", .type = PARAMETER_TEXT, .label = "Kommentar", .most = 2000},
    {.name = "visad", .type = PARAMETER_TEXT},
    {.name = "belopp", .type = PARAMETER_SIGNED, .label = "Visat belopp"},
    {.name = "har", .type = PARAMETER_TEXT, .most = 2000}, /* where it stands, with its filters */
    {0}};

extern const struct action action_decide_document;
const struct action action_decide_document = {
    .path = "/faktura/{id}/beslut",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_UNIT_MANAGER,
    .parameters = parameters,
    .query = &SQL_ACTION_DECIDE_DOCUMENT,
    .values = {"id", "vad", "skal", "anteckning", "visad", "belopp", "har"},
    .said = "Beslutet är sparat.",
    .again = "/faktura/{id}",
    .then = "/fakturor",
};
