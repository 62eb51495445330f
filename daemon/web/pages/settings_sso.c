/* Which groups of the directory give which role. */
#include "daemon/web/page.h"
#include "daemon/web/pages/roles.h"

static const struct page_query queries[] = {{.element = "groups", .query = &SQL_PAGE_SSO_GROUPS},
                                            {0}};

extern const struct page page_sso_groups;
const struct page page_sso_groups = {.path = "/installningar/sso",
                                     .stylesheet = "settings_sso.xsl",
                                     .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                     .queries = queries};

static const struct parameter parameters[] = {
    {.name = "grupp", .type = PARAMETER_TEXT, .label = "Gruppens namn", .required = true},
    {.name = "roll",
     .type = PARAMETER_ONE_OF,
     .label = "Roll",
     .one_of = roles_known,
     .required = true},
    {.name = "vad", .type = PARAMETER_ONE_OF, .one_of = (const char *const[]){"bort", NULL}},
    {0}};

extern const struct action action_sso_group;
const struct action action_sso_group = {
    .path = "/installningar/sso",
    .who = ROLE_ADMINISTRATOR,
    .parameters = parameters,
    .query = &SQL_ACTION_SSO_GROUP,
    .values = {"grupp", "roll", "vad"},
    .said = "Sparat. Det gäller från nästa gång någon i gruppen loggar in.",
    .again = "/installningar/sso",
    .then = "/installningar/sso"};
