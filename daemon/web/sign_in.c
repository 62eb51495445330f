#include "daemon/web/sign_in.h"

#include <string.h>

#include "daemon/log.h"
#include "daemon/web/password.h"
#include "daemon/web/show.h"

enum { LOGIN_BYTES_MAX = 200 };

static const char wrong[] = "Användarnamnet eller lösenordet stämmer inte.";

static void show_form(struct web *web, const struct request *request, unsigned status,
                      const char *message, struct reply *reply)
{
    struct parameters parameters = {0};
    struct fields no_path = {0};
    struct error error = {0};
    static const struct parameter onwards[] = {
        {.name = "vidare", .type = PARAMETER_TEXT, .most = 4000},
        {.name = "utloggad", .type = PARAMETER_TEXT},
        {0}};

    if (!parameters_read(request->arena, onwards, &no_path,
                         request->method == METHOD_POST ? &request->form : &request->query,
                         &parameters, &error)) {
        parameters = (struct parameters){0};
    }
    struct view view = {.request = request,
                        .path = "/logga-in",
                        .status = status,
                        .parameters = &parameters,
                        .message = message,
                        .refused = true,
                        .again = request->method == METHOD_POST};

    show(web, "sign_in.xsl", &view, reply);
}

static void unavailable(struct web *web, const struct request *request, const struct error *error,
                        struct reply *reply)
{
    log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_PAGE_FAILED}, "signing in: %s",
             error->text);
    reply->retry_after_s = 10;
    show_error(web, request, NULL, 503, NULL, reply);
}

static const char *onwards(const struct request *request)
{
    const char *wanted = fields_find(&request->form, "vidare");

    return target_is_local(wanted) && strncmp(wanted, "/logg", 5) != 0 ? wanted : "/";
}

struct account {
    const char *user_no, *hash; /* NULL: there is none */
    int64_t wait_s;
};

static bool look_up(struct db *db, const struct request *request, const char *login,
                    struct account *ret_account, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_WEB_SIGN_IN_LOOKUP, DB_VALUES(db_text(login), db_text(request->from)),
                &result, error)) {
        return false;
    }
    *ret_account = (struct account){
        .user_no = db_null(result, 0, 0) ? NULL : db_cell_copy(request->arena, result, 0, 0),
        .hash = db_null(result, 0, 1) ? NULL : db_cell_copy(request->arena, result, 0, 1),
        .wait_s = db_cell_int(result, 0, 2),
    };
    return true;
}

static bool check_password(const struct web *web, const struct request *request,
                           const struct account *account, const char *password)
{
    bool right;

    (void)sem_wait(request->hashing);
    right = password_is_right(account->hash == NULL ? web->nobodys_hash : account->hash, password);
    (void)sem_post(request->hashing);
    return right && account->hash != NULL && account->user_no != NULL;
}

const char *wait_sentence(struct arena *arena, int64_t wait_s)
{
    int64_t minutes = (wait_s < 3600 ? wait_s : 3600) / 60 + 1;

    return arena_printf(arena,
                        "För många misslyckade försök. Försök igen om %d %s, eller be "
                        "administratören om ett nytt lösenord.",
                        (int)minutes, minutes == 1 ? "minut" : "minuter");
}

static void told_to_wait(struct web *web, const struct request *request, int64_t wait_s,
                         struct reply *reply)
{
    reply->retry_after_s = wait_s < 3600 ? (unsigned)wait_s : 3600;
    show_form(web, request, 429, wait_sentence(request->arena, wait_s), reply);
}

static void try_to_sign_in(struct web *web, struct request *request, const char *login,
                           const char *password, struct db *db, struct reply *reply)
{
    struct account account = {0};
    struct error error = {0};

    if (!look_up(db, request, login, &account, &error)) {
        unavailable(web, request, &error, reply);
        return;
    }
    if (account.wait_s > 0) {
        told_to_wait(web, request, account.wait_s, reply);
        return;
    }
    bool right = check_password(web, request, &account, password);

    if (!db_execute(db, &SQL_WEB_SIGN_IN_RESULT,
                    DB_VALUES(db_text(login), db_text(request->from), db_bool(right)), NULL,
                    &error) ||
        (right && !session_open(db, request, account.user_no, NULL, reply, &error))) {
        unavailable(web, request, &error, reply);
    } else if (right) {
        reply_lead(reply, onwards(request));
    } else {
        show_form(web, request, 403, wrong, reply);
    }
}

void sign_in(struct web *web, struct request *request, struct reply *reply)
{
    const char *login = fields_find(&request->form, "anvandare");
    const char *password = fields_find(&request->form, "losenord");
    struct error error = {0};
    struct db *db = NULL;

    if (request->method != METHOD_POST) {
        show_form(web, request, 200, NULL, reply);
        return;
    }
    if (!form_is_from_here(request)) {
        show_error(web, request, NULL, 403, NULL, reply);
        return;
    }
    if (login == NULL || password == NULL || *login == '\0' || *password == '\0' ||
        strlen(login) > LOGIN_BYTES_MAX || strlen(password) > PASSWORD_BYTES_MAX) {
        show_form(web, request, 422, "Fyll i både användarnamn och lösenord.", reply);
        return;
    }
    if (!db_pool_take(web->pool, &db, &error)) {
        unavailable(web, request, &error, reply);
        return;
    }
    try_to_sign_in(web, request, login, password, db, reply);
    db_pool_give(web->pool, db);
}

void sign_out(struct web *web, struct request *request, struct reply *reply)
{
    struct error error = {0};
    struct db *db = NULL;
    struct visitor visitor = {0};

    if (request->method != METHOD_POST) {
        reply->allow = "POST";
        show_error(web, request, NULL, 405, NULL, reply);
        return;
    }
    if (!db_pool_take(web->pool, &db, &error)) {
        unavailable(web, request, &error, reply);
        return;
    }
    bool known = db_begin(db, &error) && session_enter(db, request, &visitor, &error);

    db_rollback(db);
    if (!form_is_from_here(request) || (known && !form_token_is_right(request, &visitor))) {
        show_error(web, request, NULL, 403, NULL, reply);
    } else if (known && !session_close(db, request, reply, &error)) {
        unavailable(web, request, &error, reply);
    } else {
        reply_lead(reply, "/logga-in?utloggad=ja");
    }
    db_pool_give(web->pool, db);
}

static bool open_for_proxy(struct db *db, struct request *request, struct reply *reply,
                           struct error *error)
{
    static const char lost[] = "Du hade loggats ut, så det du skickade är inte sparat. Gör om det.";
    DB_RESULT(result);

    return db_run(db, &SQL_WEB_SSO_SIGN_IN,
                  DB_VALUES(db_text(request->sso_login), db_text(request->sso_name),
                            db_text(request->sso_groups), db_text(request->from)),
                  &result, error) &&
           session_open(db, request, db_cell(result, 0, 0),
                        request->method == METHOD_POST ? lost : NULL, reply, error);
}

static void sign_in_by_proxy(struct web *web, struct request *request, const char *back,
                             struct reply *reply)
{
    struct error error = {0};
    struct db *db = NULL;

    if (!db_pool_take(web->pool, &db, &error)) {
        unavailable(web, request, &error, reply);
        return;
    }
    if (open_for_proxy(db, request, reply, &error)) {
        reply_lead(reply, back);
    } else if (strncmp(db_state(db), "AV", 2) == 0 || strcmp(db_state(db), "28000") == 0) {
        show_error(web, request, NULL, 403, arena_strdup(request->arena, db_message(db)), reply);
    } else {
        unavailable(web, request, &error, reply);
    }
    db_pool_give(web->pool, db);
}

void sign_in_first(struct web *web, struct request *request, const char *back, struct reply *reply)
{
    struct db_value digest = {0};
    bool ended = session_digest(request, &digest);
    const char *why = request->method == METHOD_POST ? "avbruten" : ended ? "tid" : NULL;

    if (request->sso_login != NULL) {
        sign_in_by_proxy(web, request, back, reply);
        return;
    }
    if (ended) {
        session_forget(request, reply);
    }
    const char *query = why == NULL ? "" : arena_printf(request->arena, "?utloggad=%s", why);

    if (strcmp(back, "/") != 0) {
        query = arena_printf(request->arena, "%s%svidare=%s", query, why == NULL ? "?" : "&",
                             percent_encode(request->arena, back));
    }
    reply_lead(reply, arena_printf(request->arena, "/logga-in%s", query));
}
