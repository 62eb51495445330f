/* Services: their group in the delegation order, and how much above the order is let pass. */
#include "daemon/web/page.h"

static const struct page_query queries[] = {
    {.element = "services", .query = &SQL_PAGE_SERVICES},
    {.element = "groups", .query = &SQL_PAGE_DELEGATION_GROUPS},
    {0}};

extern const struct page page_services;
const struct page page_services = {.path = "/installningar/insatser",
                                   .stylesheet = "settings_services.xsl",
                                   .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                   .queries = queries};

static const struct parameter group_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "grupp", .type = PARAMETER_TEXT, .label = "Grupp"},
    {0}};

extern const struct action action_service_group;
const struct action action_service_group = {.path = "/installningar/insatser/{id}/grupp",
                                            .who = ROLE_ADMINISTRATOR,
                                            .parameters = group_parameters,
                                            .query = &SQL_ACTION_SERVICE_GROUP,
                                            .values = {"id", "grupp"},
                                            .said = "Gruppen är sparad.",
                                            .again = "/installningar/insatser",
                                            .then = "/installningar/insatser"};

static const struct parameter tolerance_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "procent", .type = PARAMETER_DECIMAL, .label = "Procent", .standard = "0"},
    {.name = "mangd", .type = PARAMETER_DECIMAL, .label = "Mängd", .standard = "0"},
    {0}};

extern const struct action action_service_tolerance;
const struct action action_service_tolerance = {
    .path = "/installningar/insatser/{id}/tolerans",
    .who = ROLE_ADMINISTRATOR,
    .parameters = tolerance_parameters,
    .query = &SQL_ACTION_SERVICE_TOLERANCE,
    .values = {"id", "procent", "mangd"},
    .said = "Toleransen är sparad. Fakturorna stäms av på nytt med den.",
    .again = "/installningar/insatser",
    .then = "/installningar/insatser"};
