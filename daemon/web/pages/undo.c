/* Takes one's own decision back, as long as the law allows it. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "faktura", .type = PARAMETER_NUMBER, .required = true},
    {0}};

extern const struct action action_undo;
const struct action action_undo = {
    .path = "/beslut/{id}/angra",
    .who = ROLE_FINANCE | ROLE_APPROVER,
    .parameters = parameters,
    .query = &SQL_ACTION_UNDO,
    .values = {"id"},
    .said = "Beslutet är ångrat.",
    .again = "/faktura/{faktura}",
    .then = "/faktura/{faktura}",
};
