/* Bevakning: what a handläggare decides, her costs, and for a unit manager how the unit does, who
 * has what and who stands in for whom. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "amne",
     .type = PARAMETER_ONE_OF,
     .label = "Ämne",
     .one_of = (const char *const[]){"fakturor", "ND01", "ND02", "ND05", "ND07", "ND08", "QT03",
                                     "PL06", "PL07", NULL}},
    {.name = "person", .type = PARAMETER_NUMBER, .label = "Ansvarig"},
    {.name = "tid",
     .type = PARAMETER_ONE_OF,
     .label = "Tid",
     .one_of = (const char *const[]){"forsenade", NULL}},
    {0}};

static const struct page_query queries[] = {
    {.element = "topics", .query = &SQL_PAGE_WATCH_TOPICS, .values = {"today"}},
    {.element = "findings", .query = &SQL_PAGE_WATCH, .values = {"amne", "person", "tid", "today"}},
    {.element = "second", .query = &SQL_PAGE_WATCH_SECOND},
    {.element = "assigned", .query = &SQL_PAGE_WATCH_ASSIGNED},
    {.element = "goals", .query = &SQL_PAGE_WATCH_GOALS, .values = {"today"}},
    {.element = "costs", .query = &SQL_PAGE_WATCH_COSTS},
    {.element = "people", .query = &SQL_PAGE_WATCH_PEOPLE},
    {.element = "substitutes", .query = &SQL_PAGE_WATCH_SUBSTITUTES, .values = {"today"}},
    {.element = "reasons", .query = &SQL_PAGE_INVOICE_REASONS},
    {.element = "logged", .query = &SQL_PAGE_WATCH_LOG, .values = {"clients"}},
    {0}};

extern const struct page page_watch;
const struct page page_watch = {
    .path = "/bevakning",
    .stylesheet = "watch.xsl",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .menu = "Bevakning",
    .parameters = parameters,
    .queries = queries,
};

static const struct parameter decide_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "vad",
     .type = PARAMETER_ONE_OF,
     .label = "Beslut",
     .one_of = (const char *const[]){"accept_finding", "pay_anyway", "note", NULL},
     .required = true},
    {.name = "skal", .type = PARAMETER_TEXT, .label = "Orsak"},
    {.name = "anteckning", .type = PARAMETER_TEXT, .label = "Kommentar", .most = 2000},
    {.name = "visat", .type = PARAMETER_SIGNED},
    {0}};

extern const struct action action_watch_decide;
const struct action action_watch_decide = {
    .path = "/bevakning/{id}/beslut",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = decide_parameters,
    .query = &SQL_ACTION_DECIDE_FINDING,
    .values = {"id", "vad", "skal", "anteckning", "visat"},
    .again = "/bevakning",
    .then = "/bevakning",
};

static const struct parameter assign_parameters[] = {
    {.name = "avvikelse", .type = PARAMETER_NUMBERS, .label = "Avvikelser", .required = true},
    {.name = "till", .type = PARAMETER_NUMBER, .label = "Till"},
    {.name = "senast", .type = PARAMETER_DATE, .label = "Senast"},
    {0}};

extern const struct action action_assign_findings;
const struct action action_assign_findings = {
    .path = "/bevakning/fordela",
    .who = ROLE_UNIT_MANAGER,
    .parameters = assign_parameters,
    .query = &SQL_ACTION_ASSIGN_FINDINGS,
    .values = {"avvikelse", "till", "senast"},
    .again = "/bevakning",
    .then = "/bevakning",
};

static const struct parameter substitute_parameters[] = {
    {.name = "for", .type = PARAMETER_NUMBER, .label = "Vem som är borta", .required = true},
    {.name = "vikarie", .type = PARAMETER_NUMBER, .label = "Vikarie", .required = true},
    {.name = "fran", .type = PARAMETER_DATE, .label = "Från och med", .required = true},
    {.name = "till_och_med", .type = PARAMETER_DATE, .label = "Till och med", .required = true},
    {0}};

extern const struct action action_watch_substitute;
const struct action action_watch_substitute = {
    .path = "/vikarie",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = substitute_parameters,
    .query = &SQL_ACTION_SUBSTITUTE_SET,
    .values = {"for", "vikarie", "fran", "till_och_med"},
    .said = "Vikariatet är sparat.",
    .again = "/bevakning",
    .then = "/bevakning",
};

static const struct parameter end_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct action action_watch_substitute_end;
const struct action action_watch_substitute_end = {
    .path = "/vikarie/{id}/avsluta",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = end_parameters,
    .query = &SQL_ACTION_SUBSTITUTE_END,
    .values = {"id"},
    .said = "Vikariatet är avslutat.",
    .again = "/bevakning",
    .then = "/bevakning",
};
