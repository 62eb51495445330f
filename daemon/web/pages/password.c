/* One's own password, and whether one wants the morning mail. */
#include <string.h>

#include "daemon/web/page.h"
#include "daemon/web/parameters.h"
#include "daemon/web/password.h"
#include "daemon/web/session.h"
#include "daemon/web/sign_in.h"

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

static bool check_wanted(const char *wanted, const char *repeated, struct error *error)
{
    if (strlen(wanted) < PASSWORD_BYTES_MIN) {
        return error_set(error, ERROR_INPUT, "Det nya lösenordet behöver minst %d tecken.",
                         PASSWORD_BYTES_MIN);
    }
    if (strlen(wanted) > PASSWORD_BYTES_MAX) {
        return error_set(error, ERROR_INPUT, "Det nya lösenordet är för långt: högst %d tecken.",
                         PASSWORD_BYTES_MAX);
    }
    if (strcmp(wanted, repeated) != 0) {
        return error_set(error, ERROR_INPUT, "De två nya lösenorden är inte lika.");
    }
    return true;
}

/* A wrong one counts as one of signing in, and is kept though the change is refused. */
static bool refuse_wrong(const struct request *request, const char *login, struct db *db,
                         struct error *error)
{
    return db_execute(db, &SQL_WEB_SIGN_IN_RESULT,
                      DB_VALUES(db_text(login), db_text(request->from), db_bool(false)), NULL,
                      error) &&
           db_commit(db, error) &&
           error_set(error, ERROR_INPUT, "Det nuvarande lösenordet stämmer inte.");
}

/* The old one first: a screen that was left alone is not enough.  Nor is it a place to guess. */
static bool check_before(const struct request *request, const char *password, struct db *db,
                         struct error *error)
{
    DB_RESULT(result);
    bool right = false;

    if (!db_run(db, &SQL_WEB_PASSWORD_NOW, DB_VALUES(db_text(request->from)), &result, error)) {
        return false;
    }
    if (PQntuples(result) != 1 || db_null(result, 0, 1)) {
        return error_set(error, ERROR_INPUT, "Du har inget lösenord hos oss.");
    }
    if (db_cell_int(result, 0, 2) > 0) {
        return error_set(error, ERROR_INPUT, "%s",
                         wait_sentence(request->arena, db_cell_int(result, 0, 2)));
    }
    (void)sem_wait(request->hashing);
    right = password_is_right(db_cell(result, 0, 1), password);
    (void)sem_post(request->hashing);
    return right || refuse_wrong(request, db_cell(result, 0, 0), db, error);
}

static bool hash_in_turn(const struct request *request, const char *password, const char **ret_hash,
                         struct error *error)
{
    bool done;

    (void)sem_wait(request->hashing);
    done = password_hash(request->arena, password, ret_hash, error);
    (void)sem_post(request->hashing);
    return done;
}

static bool change(const struct request *request, const struct parameters *parameters UNUSED,
                   struct db *db, struct reply *reply, const char **ret_said, struct error *error)
{
    const char *before = fields_find(&request->form, "losenord");
    const char *wanted = fields_find(&request->form, "losenord-nytt");
    const char *repeated = fields_find(&request->form, "losenord-igen");
    const char *hash = NULL;

    if (before == NULL || wanted == NULL || repeated == NULL) {
        return error_set(error, ERROR_INPUT, "Fyll i alla tre fälten.");
    }
    if (!check_wanted(wanted, repeated, error) || !check_before(request, before, db, error) ||
        !hash_in_turn(request, wanted, &hash, error) ||
        !db_execute(db, &SQL_WEB_PASSWORD_CHANGE, DB_VALUES(db_text(hash)), NULL, error)) {
        return false;
    }
    *ret_said = NULL;
    session_forget(request, reply); /* it has ended, as all of hers */
    reply_lead(reply, "/logga-in?utloggad=losenord");
    return true;
}

const struct action action_password = {
    .path = "/losenord", .who = ROLE_ANY, .run = change, .then = "/", .again = "/losenord"};
