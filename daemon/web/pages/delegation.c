/* The delegation order: how much a role or a person approves alone. */
#include "daemon/web/page.h"

static const struct page_query queries[] = {
    {.element = "rows", .query = &SQL_PAGE_DELEGATION, .values = {"none"}},
    {.element = "groups", .query = &SQL_PAGE_DELEGATION_GROUPS},
    {.element = "users", .query = &SQL_PAGE_DELEGATION_USERS},
    {0}};

extern const struct page page_delegation;
const struct page page_delegation = {.path = "/installningar/delegation",
                                     .stylesheet = "settings_delegation.xsl",
                                     .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                     .queries = queries};

static const struct parameter set_parameters[] = {
    {.name = "roll",
     .type = PARAMETER_ONE_OF,
     .label = "Roll",
     .one_of = (const char *const[]){"finance", "officer", "unit_manager", "approver", NULL}},
    {.name = "person", .type = PARAMETER_NUMBER, .label = "Person"},
    {.name = "grupp", .type = PARAMETER_TEXT, .label = "Insatsgrupp"},
    {.name = "per-faktura", .type = PARAMETER_ORE, .label = "Högst per faktura"},
    {.name = "per-dag", .type = PARAMETER_ORE, .label = "Högst per dag"},
    {.name = "per-ar", .type = PARAMETER_ORE, .label = "Högst per år"},
    {.name = "ingen-per-faktura",
     .type = PARAMETER_ONE_OF,
     .label = "Ingen gräns",
     .one_of = (const char *const[]){"invoice", NULL}},
    {.name = "ingen-per-dag",
     .type = PARAMETER_ONE_OF,
     .label = "Ingen gräns",
     .one_of = (const char *const[]){"day", NULL}},
    {.name = "ingen-per-ar",
     .type = PARAMETER_ONE_OF,
     .label = "Ingen gräns",
     .one_of = (const char *const[]){"year", NULL}},
    {.name = "fran", .type = PARAMETER_DATE, .label = "Från och med"},
    {.name = "till", .type = PARAMETER_DATE, .label = "Till och med"},
    {0}};

extern const struct action action_delegation_set;
const struct action action_delegation_set = {
    .path = "/installningar/delegation",
    .who = ROLE_ADMINISTRATOR,
    .parameters = set_parameters,
    .query = &SQL_ACTION_DELEGATION_SET,
    .values = {"roll", "person", "grupp", "per-faktura", "per-dag", "per-ar", "fran", "till",
               "ingen-per-faktura", "ingen-per-dag", "ingen-per-ar"},
    .said = "Raden är tillagd i delegationsordningen.",
    .again = "/installningar/delegation",
    .then = "/installningar/delegation"};

static const struct parameter end_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "sista-dag", .type = PARAMETER_DATE, .label = "Sista dag"},
    {0}};

extern const struct action action_delegation_end;
const struct action action_delegation_end = {.path = "/installningar/delegation/{id}/slut",
                                             .who = ROLE_ADMINISTRATOR,
                                             .parameters = end_parameters,
                                             .query = &SQL_ACTION_DELEGATION_END,
                                             .values = {"id", "sista-dag"},
                                             .said = "Raden är avslutad.",
                                             .again = "/installningar/delegation",
                                             .then = "/installningar/delegation"};
