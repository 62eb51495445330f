/* A decision about one finding of an invoice. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "faktura", .type = PARAMETER_NUMBER, .required = true},
    {.name = "vad",
     .type = PARAMETER_ONE_OF,
     .label = "Beslut",
     .one_of = (const char *const[]){"accept_finding", "pay_anyway", "note", NULL},
     .required = true},
    {.name = "skal", .type = PARAMETER_TEXT, .label = "Orsak"},
    {.name = "anteckning", .type = PARAMETER_TEXT, .label = "Kommentar", .most = 2000},
    {.name = "visat", .type = PARAMETER_SIGNED, .label = "Visat belopp"},
    {0}};

extern const struct action action_decide_finding;
const struct action action_decide_finding = {
    .path = "/avvikelse/{id}/beslut",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_UNIT_MANAGER,
    .parameters = parameters,
    .query = &SQL_ACTION_DECIDE_FINDING,
    .values = {"id", "vad", "skal", "anteckning", "visat"},
    .said = "Beslutet är sparat.",
    .again = "/faktura/{faktura}",
    .then = "/faktura/{faktura}",
};
