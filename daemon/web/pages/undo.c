/* Takes one's own decisions back, as long as the law allows it. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "faktura", .type = PARAMETER_NUMBER, .required = true},
    {0}};

extern const struct action action_undo;
const struct action action_undo = {
    .path = "/beslut/{id}/angra",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_UNIT_MANAGER,
    .parameters = parameters,
    .query = &SQL_ACTION_UNDO,
    .values = {"id"},
    .said = "Beslutet är ångrat.",
    .again = "/faktura/{faktura}",
    .then = "/faktura/{faktura}",
};

static const struct parameter bulk_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct action action_undo_bulk;
const struct action action_undo_bulk = {
    .path = "/fakturor/beslut/{id}/angra",
    .who = ROLE_FINANCE | ROLE_APPROVER,
    .parameters = bulk_parameters,
    .query = &SQL_ACTION_UNDO_BULK,
    .values = {"id"},
    .said = "Besluten är ångrade.",
    .again = "/fakturor",
    .then = "/fakturor",
};
