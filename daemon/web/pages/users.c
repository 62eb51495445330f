/* Användare: who may sign in, and a new one. */
#include <string.h>

#include "daemon/web/page.h"
#include "daemon/web/pages/roles.h"
#include "daemon/web/parameters.h"
#include "daemon/web/password.h"

static const struct parameter parameters[] = {
    {.name = "sok", .type = PARAMETER_TEXT, .label = "Sök"},
    {.name = "visa",
     .type = PARAMETER_ONE_OF,
     .label = "Visa",
     .one_of = (const char *const[]){"aktiva", "utan-roll", "avstangda", "alla", NULL},
     .standard = "aktiva"},
    {.name = "roll", .type = PARAMETER_ONE_OF, .label = "Roll", .one_of = roles_known},
    {.name = "sida", .type = PARAMETER_NUMBER, .label = "Sida", .standard = "1"},
    {0}};

static const struct page_query queries[] = {
    {.element = "users", .query = &SQL_PAGE_USERS, .values = {"sok", "visa", "roll", "sida"}},
    {.element = "words", .query = &SQL_PAGE_STAFF_WORDS},
    {0}};

extern const struct page page_users;
const struct page page_users = {.path = "/installningar/anvandare",
                                .stylesheet = "settings_users.xsl",
                                .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                .parameters = parameters,
                                .queries = queries};

static const struct parameter add_parameters[] = {
    {.name = "anvandarnamn",
     .type = PARAMETER_TEXT,
     .label = "Användarnamn",
     .required = true,
     .most = 200},
    {.name = "namn", .type = PARAMETER_TEXT, .label = "Namn", .required = true},
    {.name = "forsta-roll", .type = PARAMETER_ONE_OF, .label = "Roll", .one_of = roles_known},
    {.name = "handlaggarkod", .type = PARAMETER_TEXT, .label = "Handläggarkod"},
    {.name = "enhet", .type = PARAMETER_TEXT, .label = "Enhet"},
    {.name = "inloggning",
     .type = PARAMETER_ONE_OF,
     .label = "Inloggning",
     .one_of = (const char *const[]){"losenord", "sso", NULL},
     .standard = "losenord"},
    {0}};

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* The password is invented here, hashed, and shown in this one answer. */
static bool add(const struct request *request, const struct parameters *given, struct db *db,
                struct reply *reply UNUSED, const char **ret_said, struct error *error)
{
    struct arena *arena = request->arena;
    const char *login = parameter_value(given, "anvandarnamn");
    const char *password = NULL, *hash = NULL;

    if (strcmp(parameter_value(given, "inloggning"), "losenord") == 0) {
        password = password_invent(arena);
        if (!password_hash(arena, password, &hash, error)) {
            return false;
        }
    }
    if (!db_execute(db, &SQL_ACTION_USER_ADD,
                    DB_VALUES(db_text(login), db_text(parameter_value(given, "namn")),
                              db_text(parameter_value(given, "handlaggarkod")),
                              db_text(parameter_value(given, "enhet")), db_text(hash),
                              db_text(parameter_value(given, "forsta-roll"))),
                    NULL, error)) {
        return false;
    }
    bool blind = strcmp(or_empty(parameter_value(given, "forsta-roll")), "officer") == 0 &&
                 *or_empty(parameter_value(given, "handlaggarkod")) == '\0';
    const char *warning = blind ? " Handläggaren har ingen handläggarkod och ser därför inga "
                                  "klienter. Ange koden på användarens sida."
                                : "";

    *ret_said = password == NULL
                    ? arena_printf(arena,
                                   "Användaren %s är tillagd och loggar in med kommunens "
                                   "gemensamma inloggning.%s",
                                   login, warning)
                    : arena_printf(arena,
                                   "Användaren %s är tillagd. Lösenordet är %s – det visas bara "
                                   "nu. Lämna det personligen; användaren byter det själv på "
                                   "sidan Lösenord.%s",
                                   login, password, warning);
    return true;
}

extern const struct action action_user_add;
const struct action action_user_add = {.path = "/installningar/anvandare",
                                       .who = ROLE_ADMINISTRATOR,
                                       .parameters = add_parameters,
                                       .run = add,
                                       .again = "/installningar/anvandare",
                                       .shown_at_once = true};
