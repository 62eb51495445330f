/* One decision about the invoices that were ticked in the queue. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "faktura", .type = PARAMETER_NUMBERS, .label = "Fakturor"},
    {.name = "vad",
     .type = PARAMETER_ONE_OF,
     .label = "Beslut",
     .one_of = (const char *const[]){"approve", "dispute", NULL},
     .required = true},
    {.name = "skal", .type = PARAMETER_TEXT, .label = "Orsak"},
    {.name = "sett", .type = PARAMETER_NUMBERS, .label = "Visade belopp"},
    {.name = "anteckning", .type = PARAMETER_TEXT, .label = "Kommentar", .most = 2000},
    {0}};

extern const struct action action_decide_documents;
const struct action action_decide_documents = {
    .path = "/fakturor/beslut",
    .who = ROLE_FINANCE | ROLE_APPROVER,
    .parameters = parameters,
    .query = &SQL_ACTION_DECIDE_DOCUMENTS,
    .values = {"faktura", "vad", "skal", "anteckning", "sett"},
    .said = "Besluten är sparade.",
    .again = "/fakturor",
    .then = "/fakturor",
};
