/* One's own password, and whether one wants the morning mail. */
#include <string.h>

#include "daemon/web/page.h"
#include "daemon/web/parameters.h"
#include "daemon/web/password.h"
#include "daemon/web/session.h"

extern const struct page page_password;
extern const struct action action_password;

static const struct page_query queries[] = {{.element = "mail", .query = &SQL_PAGE_MY_MAIL}, {0}};

const struct page page_password = {
    .path = "/losenord", .stylesheet = "password.xsl", .who = ROLE_ANY, .queries = queries};

static const struct parameter mail_parameters[] = {
    {.name = "morgonmejl", .type = PARAMETER_TEXT, .label = "Morgonmejl"}, {0}};

extern const struct action action_my_mail;
const struct action action_my_mail = {.path = "/losenord/mejl",
                                      .who = ROLE_ANY,
                                      .parameters = mail_parameters,
                                      .query = &SQL_ACTION_MY_MAIL,
                                      .values = {"morgonmejl"},
                                      .said = "Valet är sparat.",
                                      .again = "/losenord",
                                      .then = "/losenord"};

/* The old one first: a screen that was left alone is not enough. */
static bool is_known(const struct request *request, struct db *db, const char *password,
                     bool *ret_known, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_WEB_PASSWORD_NOW, DB_VALUES(db_text(request->from)), &result, error)) {
        return false;
    }
    *ret_known = PQntuples(result) == 1 && !db_null(result, 0, 0) &&
                 password_is_right(db_cell(result, 0, 0), password);
    return true;
}

static bool change(const struct request *request, const struct parameters *parameters UNUSED,
                   struct db *db, struct reply *reply, const char **ret_said, struct error *error)
{
    const char *before = fields_find(&request->form, "losenord");
    const char *wanted = fields_find(&request->form, "losenord-nytt");
    const char *repeated = fields_find(&request->form, "losenord-igen");
    const char *hash = NULL;
    bool known = false;

    if (before == NULL || wanted == NULL || repeated == NULL) {
        return error_set(error, ERROR_INPUT, "Fyll i alla tre fälten.");
    }
    if (strlen(wanted) < PASSWORD_BYTES_MIN || strlen(wanted) > PASSWORD_BYTES_MAX) {
        return error_set(error, ERROR_INPUT, "Det nya lösenordet behöver minst %d tecken.",
                         PASSWORD_BYTES_MIN);
    }
    if (strcmp(wanted, repeated) != 0) {
        return error_set(error, ERROR_INPUT, "De två nya lösenorden är inte lika.");
    }
    if (!is_known(request, db, before, &known, error)) {
        return false;
    }
    if (!known) {
        return error_set(error, ERROR_INPUT, "Det nuvarande lösenordet stämmer inte.");
    }
    *ret_said = NULL;
    return password_hash(request->arena, wanted, &hash, error) &&
           db_execute(db, &SQL_WEB_PASSWORD_CHANGE, DB_VALUES(db_text(hash)), NULL, error) &&
           (reply_lead(reply, "/logga-in?utloggad=losenord"), true);
}

const struct action action_password = {
    .path = "/losenord", .who = ROLE_ANY, .run = change, .then = "/", .again = "/losenord"};
