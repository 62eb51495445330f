/* An invoice or a finding is given to somebody, or until another day. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "avvikelse", .type = PARAMETER_NUMBER, .label = "Avvikelse"},
    {.name = "ansvarig", .type = PARAMETER_NUMBER, .label = "Ansvarig"},
    {.name = "senast", .type = PARAMETER_DATE, .label = "Senast"},
    {0}};

extern const struct action action_assign;
const struct action action_assign = {
    .path = "/faktura/{id}/fordela",
    .who = ROLE_FINANCE,
    .parameters = parameters,
    .query = &SQL_ACTION_ASSIGN,
    .values = {"id", "avvikelse", "ansvarig", "senast"},
    .said = "Fakturan är fördelad.",
    .again = "/faktura/{id}",
    .then = "/faktura/{id}",
};
