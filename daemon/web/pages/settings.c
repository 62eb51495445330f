/* Inställningar: what an administrator looks after, and the parts that are lists without more. */
#include "daemon/web/page.h"

static const struct page_query overview[] = {{.element = "overview", .query = &SQL_PAGE_SETTINGS},
                                             {.element = "words", .query = &SQL_PAGE_STAFF_WORDS},
                                             {0}};

extern const struct page page_settings;
const struct page page_settings = {.path = "/installningar",
                                   .stylesheet = "settings.xsl",
                                   .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                   .menu = "Inställningar",
                                   .queries = overview};

/* What may be set, each within its limits. */
static const struct page_query values[] = {{.element = "values", .query = &SQL_PAGE_VALUES}, {0}};

extern const struct page page_values;
const struct page page_values = {.path = "/installningar/varden",
                                 .stylesheet = "settings_values.xsl",
                                 .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                 .queries = values};

static const struct parameter value_parameters[] = {
    {.name = "namn", .type = PARAMETER_TEXT, .required = true},
    {.name = "varde", .type = PARAMETER_NUMBER, .label = "Värde", .required = true},
    {0}};

extern const struct action action_setting;
const struct action action_setting = {.path = "/installningar/varden/{namn}",
                                      .who = ROLE_ADMINISTRATOR,
                                      .parameters = value_parameters,
                                      .query = &SQL_ACTION_SETTING,
                                      .values = {"namn", "varde"},
                                      .said = "Värdet är ändrat och gäller genast.",
                                      .again = "/installningar/varden",
                                      .then = "/installningar/varden"};

/* Partly disputed invoices, provider by provider; set on the provider's own page. */
static const struct page_query providers[] = {
    {.element = "providers", .query = &SQL_PAGE_PROVIDER_SETTINGS}, {0}};

extern const struct page page_provider_settings;
const struct page page_provider_settings = {.path = "/installningar/utforare",
                                            .stylesheet = "settings_providers.xsl",
                                            .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                            .queries = providers};

/* By which ways files come, and what the worker does with them. */
static const struct page_query sources[] = {{.element = "states", .query = &SQL_PAGE_SOURCE_STATES},
                                            {.element = "sources", .query = &SQL_PAGE_SOURCES},
                                            {.element = "jobs", .query = &SQL_PAGE_SOURCE_JOBS},
                                            {0}};

extern const struct page page_sources;
const struct page page_sources = {.path = "/installningar/kallor",
                                  .stylesheet = "settings_sources.xsl",
                                  .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                  .queries = sources};
