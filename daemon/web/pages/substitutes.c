/* Vikarier: who looks after a handläggare's clients from a day to a day. */
#include "daemon/web/page.h"

static const struct page_query queries[] = {
    {.element = "substitutes", .query = &SQL_PAGE_SUBSTITUTES},
    {.element = "users", .query = &SQL_PAGE_SUBSTITUTES_USERS},
    {0}};

extern const struct page page_substitutes;
const struct page page_substitutes = {.path = "/installningar/vikarier",
                                      .stylesheet = "settings_substitutes.xsl",
                                      .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                      .queries = queries};

static const struct parameter set_parameters[] = {
    {.name = "for", .type = PARAMETER_NUMBER, .label = "Frånvarande", .required = true},
    {.name = "vikarie", .type = PARAMETER_NUMBER, .label = "Vikarie", .required = true},
    {.name = "fran", .type = PARAMETER_DATE, .label = "Från och med", .required = true},
    {.name = "till", .type = PARAMETER_DATE, .label = "Till och med", .required = true},
    {0}};

extern const struct action action_substitute_set;
const struct action action_substitute_set = {.path = "/installningar/vikarier",
                                             .who = ROLE_ADMINISTRATOR,
                                             .parameters = set_parameters,
                                             .query = &SQL_ACTION_SUBSTITUTE_SET,
                                             .values = {"for", "vikarie", "fran", "till"},
                                             .said = "Vikarien är sparad.",
                                             .again = "/installningar/vikarier",
                                             .then = "/installningar/vikarier"};

static const struct parameter end_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct action action_substitute_end;
const struct action action_substitute_end = {.path = "/installningar/vikarier/{id}/slut",
                                             .who = ROLE_ADMINISTRATOR,
                                             .parameters = end_parameters,
                                             .query = &SQL_ACTION_SUBSTITUTE_END,
                                             .values = {"id"},
                                             .said = "Vikariatet är avslutat.",
                                             .again = "/installningar/vikarier",
                                             .then = "/installningar/vikarier"};
