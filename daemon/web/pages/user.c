/* One user: what she is called, her roles, whether she is let in, and a new password. */
#include "daemon/web/page.h"
#include "daemon/web/pages/roles.h"
#include "daemon/web/parameters.h"
#include "daemon/web/password.h"

static const struct parameter of_user[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

static const struct page_query queries[] = {
    {.element = "person", .query = &SQL_PAGE_USER, .values = {"id"}, .must_exist = true},
    {.element = "roles", .query = &SQL_PAGE_USER_ROLES, .values = {"id"}},
    {.element = "delegation", .query = &SQL_PAGE_DELEGATION, .values = {"id"}},
    {.element = "words", .query = &SQL_PAGE_STAFF_WORDS},
    {0}};

extern const struct page page_user;
const struct page page_user = {.path = "/installningar/anvandare/{id}",
                               .stylesheet = "settings_user.xsl",
                               .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                               .parameters = of_user,
                               .queries = queries};

static const struct parameter change_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "namn", .type = PARAMETER_TEXT, .label = "Namn", .required = true},
    {.name = "handlaggarkod", .type = PARAMETER_TEXT, .label = "Handläggarkod"},
    {.name = "enhet", .type = PARAMETER_TEXT, .label = "Enhet"},
    {0}};

extern const struct action action_user_change;
const struct action action_user_change = {.path = "/installningar/anvandare/{id}/uppgifter",
                                          .who = ROLE_ADMINISTRATOR,
                                          .parameters = change_parameters,
                                          .query = &SQL_ACTION_USER_CHANGE,
                                          .values = {"id", "namn", "handlaggarkod", "enhet"},
                                          .said = "Uppgifterna är sparade.",
                                          .again = "/installningar/anvandare/{id}",
                                          .then = "/installningar/anvandare/{id}"};

static const struct parameter mail_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "adress", .type = PARAMETER_TEXT, .label = "E-postadress"},
    {.name = "morgonmejl", .type = PARAMETER_TEXT, .label = "Morgonmejl"},
    {0}};

extern const struct action action_user_mail;
const struct action action_user_mail = {.path = "/installningar/anvandare/{id}/mejl",
                                        .who = ROLE_ADMINISTRATOR,
                                        .parameters = mail_parameters,
                                        .query = &SQL_ACTION_USER_MAIL,
                                        .values = {"id", "adress", "morgonmejl"},
                                        .said = "E-postadressen är sparad.",
                                        .again = "/installningar/anvandare/{id}",
                                        .then = "/installningar/anvandare/{id}"};

static const struct parameter role_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "roll",
     .type = PARAMETER_ONE_OF,
     .label = "Roll",
     .one_of = roles_known,
     .required = true},
    {.name = "fran", .type = PARAMETER_DATE, .label = "Från och med"},
    {.name = "till", .type = PARAMETER_DATE, .label = "Till och med"},
    {0}};

extern const struct action action_user_role_set;
const struct action action_user_role_set = {.path = "/installningar/anvandare/{id}/roll",
                                            .who = ROLE_ADMINISTRATOR,
                                            .parameters = role_parameters,
                                            .query = &SQL_ACTION_USER_ROLE_SET,
                                            .values = {"id", "roll", "fran", "till"},
                                            .said = "Rollen är tilldelad.",
                                            .again = "/installningar/anvandare/{id}",
                                            .then = "/installningar/anvandare/{id}"};

extern const struct action action_user_role_end;
const struct action action_user_role_end = {.path = "/installningar/anvandare/{id}/roll/slut",
                                            .who = ROLE_ADMINISTRATOR,
                                            .parameters = role_parameters,
                                            .query = &SQL_ACTION_USER_ROLE_END,
                                            .values = {"id", "roll"},
                                            .said = "Rollen gäller inte längre.",
                                            .again = "/installningar/anvandare/{id}",
                                            .then = "/installningar/anvandare/{id}"};

extern const struct action action_user_disable;
const struct action action_user_disable = {.path = "/installningar/anvandare/{id}/stang",
                                           .who = ROLE_ADMINISTRATOR,
                                           .parameters = of_user,
                                           .query = &SQL_ACTION_USER_DISABLE,
                                           .values = {"id"},
                                           .said = "Användaren är avstängd och utloggad överallt.",
                                           .again = "/installningar/anvandare/{id}",
                                           .then = "/installningar/anvandare/{id}"};

extern const struct action action_user_enable;
const struct action action_user_enable = {.path = "/installningar/anvandare/{id}/oppna",
                                          .who = ROLE_ADMINISTRATOR,
                                          .parameters = of_user,
                                          .query = &SQL_ACTION_USER_ENABLE,
                                          .values = {"id"},
                                          .said = "Användaren kan logga in igen.",
                                          .again = "/installningar/anvandare/{id}",
                                          .then = "/installningar/anvandare/{id}"};

/* Invented, hashed, and shown in this one answer. */
static bool renew(const struct request *request, const struct parameters *given, struct db *db,
                  struct reply *reply UNUSED, const char **ret_said, struct error *error)
{
    const char *password = password_invent(request->arena);
    const char *hash = NULL;

    if (!password_hash(request->arena, password, &hash, error) ||
        !db_execute(db, &SQL_ACTION_USER_PASSWORD,
                    DB_VALUES(db_text(parameter_value(given, "id")), db_text(hash)), NULL, error)) {
        return false;
    }
    *ret_said = arena_printf(request->arena,
                             "Det nya lösenordet är %s – det visas bara nu. Lämna det personligen; "
                             "användaren byter det själv på sidan Lösenord. Tidigare inloggningar "
                             "har upphört.",
                             password);
    return true;
}

extern const struct action action_user_password;
const struct action action_user_password = {.path = "/installningar/anvandare/{id}/losenord",
                                            .who = ROLE_ADMINISTRATOR,
                                            .parameters = of_user,
                                            .run = renew,
                                            .again = "/installningar/anvandare/{id}",
                                            .shown_at_once = true};
