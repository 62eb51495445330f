/* A question to a handläggare about an invoice or one of its findings. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "avvikelse", .type = PARAMETER_NUMBER},
    {.name = "fraga", .type = PARAMETER_TEXT, .label = "Fråga", .most = 2000},
    {.name = "till", .type = PARAMETER_NUMBER, .label = "Till"},
    {0}};

extern const struct action action_ask;
const struct action action_ask = {
    .path = "/faktura/{id}/fraga",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_UNIT_MANAGER,
    .parameters = parameters,
    .query = &SQL_ACTION_ASK,
    .values = {"id", "avvikelse", "fraga", "till"},
    .said = "Frågan är skickad.",
    .again = "/faktura/{id}",
    .then = "/faktura/{id}",
};
