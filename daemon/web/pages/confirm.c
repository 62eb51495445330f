/* Att bekräfta: client by client, ordered against delivered for a month, and the handläggare's word
 * for it. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "manad", .type = PARAMETER_MONTH, .label = "Månad"},
    {.name = "visa",
     .type = PARAMETER_ONE_OF,
     .label = "Visa",
     .one_of = (const char *const[]){"kvar", "skillnad", "alla", NULL},
     .standard = "kvar"},
    {.name = "sida", .type = PARAMETER_NUMBER, .label = "Sida", .standard = "1"},
    {0}};

static const struct page_query queries[] = {
    {.element = "progress", .query = &SQL_PAGE_CONFIRM, .values = {"manad", "today"}},
    {.element = "accounts",
     .query = &SQL_PAGE_CONFIRM_ACCOUNTS,
     .values = {"manad", "today", "visa", "sida"}},
    {.element = "latest", .query = &SQL_PAGE_CONFIRM_LATEST, .values = {"manad", "today"}},
    {.element = "logged", .query = &SQL_PAGE_CONFIRM_LOG, .values = {"clients", "progress.month"}},
    {0}};

extern const struct page page_confirm;
const struct page page_confirm = {
    .path = "/att-bekrafta",
    .stylesheet = "confirm.xsl",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .menu = "Att bekräfta",
    .parameters = parameters,
    .queries = queries,
};

static const struct parameter answer_parameters[] = {
    {.name = "klient", .type = PARAMETER_NUMBER, .required = true},
    {.name = "manad", .type = PARAMETER_MONTH, .label = "Månad", .required = true},
    {.name = "svar",
     .type = PARAMETER_ONE_OF,
     .label = "Svar",
     .one_of =
         (const char *const[]){"as_ordered", "need_changed", "not_performed", "unknown", NULL},
     .required = true},
    {.name = "kommentar", .type = PARAMETER_TEXT, .label = "Kommentar", .most = 2000},
    {0}};

extern const struct action action_confirm;
const struct action action_confirm = {
    .path = "/att-bekrafta/{klient}",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = answer_parameters,
    .query = &SQL_ACTION_CONFIRM,
    .values = {"klient", "manad", "svar", "kommentar"},
    .said = "Svaret är sparat.",
    .again = "/att-bekrafta",
    .then = "/att-bekrafta",
};

static const struct parameter plain_parameters[] = {
    {.name = "manad", .type = PARAMETER_MONTH, .label = "Månad", .required = true},
    {.name = "antal", .type = PARAMETER_NUMBER, .label = "Antal", .required = true},
    {0}};

extern const struct action action_confirm_plain;
const struct action action_confirm_plain = {
    .path = "/bekrafta-utan-skillnad",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = plain_parameters,
    .query = &SQL_ACTION_CONFIRM_PLAIN,
    .values = {"manad", "antal"},
    .again = "/att-bekrafta",
    .then = "/att-bekrafta",
};

static const struct parameter undo_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct action action_confirm_undo;
const struct action action_confirm_undo = {
    .path = "/bekraftelse/{id}/angra",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = undo_parameters,
    .query = &SQL_ACTION_UNDO,
    .values = {"id"},
    .said = "Svaret är ångrat.",
    .again = "/att-bekrafta",
    .then = "/att-bekrafta",
};

extern const struct action action_confirm_undo_many;
const struct action action_confirm_undo_many = {
    .path = "/bekraftelser/{id}/angra",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = undo_parameters,
    .query = &SQL_ACTION_CONFIRM_UNDO_MANY,
    .values = {"id"},
    .again = "/att-bekrafta",
    .then = "/att-bekrafta",
};
