#include "daemon/web/route.h"

#include <string.h>

#include "daemon/clock.h"
#include "daemon/log.h"
#include "daemon/secrecy.h"
#include "daemon/web/assets.h"
#include "daemon/web/page_queries.h"
#include "daemon/web/pages.h"
#include "daemon/web/selection.h"
#include "daemon/web/show.h"
#include "daemon/web/sign_in.h"
#include "daemon/web/table_file.h"

/* What is being answered. */
struct asking {
    struct web *web;
    struct request *request;
    struct reply *reply;
    struct db *db;
    struct visitor visitor;
    const struct page *page;
    enum table_file file; /* of the page's table, in the place of the page */
    const struct action *action;
    struct fields path; /* its {names} */
    struct parameters parameters;
    struct page_reading reading; /* its path is the shown page's: the action's is another */
    const char *derived;         /* JSON of the page, or NULL */
    bool sign_in_first;          /* when the connection is given back: that needs one too */
};

static bool serve_asset(const struct web *web, const struct request *request, struct reply *reply)
{
    static const char by_name[] = "/favicon.ico"; /* which browsers ask for unasked */
    const struct {
        const char *path, *type, *text;
    } files[] = {{web->site.style, "text/css; charset=utf-8", web->style},
                 {web->site.script, "text/javascript; charset=utf-8", web->script},
                 {web->site.icon, "image/svg+xml", web->icon},
                 {by_name, "image/svg+xml", web->icon}};

    for (size_t at = 0; at < sizeof files / sizeof files[0]; at++) {
        if (strcmp(request->path, files[at].path) == 0) {
            reply->status = 200;
            reply->content_type = files[at].type;
            reply->body = files[at].text;
            reply->length = strlen(reply->body);
            reply->keep = web->options.pages == NULL && files[at].path != by_name;
            return true;
        }
    }
    return false;
}

static bool find_page_at(struct asking *asking, const char *path)
{
    for (size_t at = 0; at < page_count; at++) {
        if (path_matches(asking->request->arena, page_all[at]->path, path, &asking->path)) {
            asking->page = page_all[at];
            asking->reading.path = path;
            return true;
        }
    }
    return false;
}

static bool find_page(struct asking *asking, const char *path)
{
    const char *page = NULL;

    asking->file = table_file_of(asking->request->arena, path, &page);
    if (asking->file != TABLE_FILE_NONE && find_page_at(asking, page) &&
        asking->page->table != NULL) {
        asking->reading.path = path;
        return true;
    }
    asking->file = TABLE_FILE_NONE;
    return find_page_at(asking, path);
}

static bool find_action(struct asking *asking)
{
    for (size_t at = 0; at < action_count; at++) {
        if (path_matches(asking->request->arena, action_all[at]->path, asking->request->path,
                         &asking->path)) {
            asking->action = action_all[at];
            return true;
        }
    }
    return false;
}

static void refuse(struct asking *asking, unsigned status, const char *why)
{
    show_error(asking->web, asking->request,
               asking->visitor.login == NULL ? NULL : &asking->visitor, status, why, asking->reply);
}

/* The sentence of our own class; the server's others are not for people. */
static const char *sentence_of(struct asking *asking, const char *state)
{
    return strncmp(state, "AV", 2) == 0
               ? arena_strdup(asking->request->arena, db_message(asking->db))
               : "Ett tal eller ett datum är för stort.";
}

/* By what the database said: its own class has sentences for people. */
static unsigned status_of(const char *state)
{
    static const struct {
        const char *state;
        unsigned status;
    } known[] = {
        {"AV001", 403}, {"AV002", 403}, {"AV003", 409}, {"AV004", 404}, {"AV005", 422},
        {"AV006", 422}, {"22003", 422}, {"22008", 422}}; /* a number or a day that is beyond any */

    for (size_t at = 0; at < sizeof known / sizeof known[0]; at++) {
        if (strcmp(known[at].state, state) == 0) {
            return known[at].status;
        }
    }
    return 500;
}

static void log_refusal(struct asking *asking, const char *state)
{
    struct request *request = asking->request;
    struct db_value digest = {0};
    struct error error = {0};
    const char *what = arena_printf(request->arena, "%s %s",
                                    request->method == METHOD_POST ? "POST" : "GET", request->path);

    db_rollback(asking->db);
    if (session_digest(request, &digest) &&
        !db_execute(asking->db, &SQL_WEB_LOG_REFUSAL,
                    DB_VALUES(digest, db_text(what), db_text(state), db_text(NULL), db_text(NULL),
                              db_text(request->from)),
                    NULL, &error)) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_DATABASE_AWAY}, "%s", error.text);
    }
}

static bool mask_rows(struct asking *asking, struct error *error)
{
    PGresult *results[PAGE_QUERIES_MAX];

    size_t count = 0;

    for (size_t at = 0; at < asking->reading.row_count; at++) {
        if (!asking->reading.rows[at].query->named) {
            results[count++] = asking->reading.rows[at].result;
        }
    }
    return secrecy_mask(asking->db, results, count, error);
}

/* Masked as the rows are. */
static bool derive(struct asking *asking, struct error *error)
{
    const char *json = NULL;

    if (asking->page->derive == NULL) {
        return true;
    }
    if (!asking->page->derive(asking->request, asking->reading.rows, &json, error)) {
        return false;
    }
    return json == NULL ||
           secrecy_json(asking->db, asking->request->arena, json, &asking->derived, error);
}

static bool run_queries(struct asking *asking, bool *ret_found, struct error *error)
{
    return page_queries_run(asking->db, asking->page->queries, &asking->reading, ret_found,
                            error) &&
           (!*ret_found || (mask_rows(asking, error) && derive(asking, error)));
}

/* An error for the log: the transaction has failed, another asks whose name it quotes. */
static const char *told(struct asking *asking, const struct error *error)
{
    db_rollback(asking->db);
    return secrecy_text(asking->db, asking->request->arena, error->text);
}

/* The database is away, refuses, or is wrong: what the user sees. */
static void failed(struct asking *asking, const struct error *error)
{
    const char *state = arena_strdup(asking->request->arena, db_state(asking->db));
    const char *message = sentence_of(asking, state);

    if (error->kind == ERROR_UNAVAILABLE || error->kind == ERROR_CONFLICT) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_PAGE_FAILED}, "%s: %s",
                 asking->request->path, told(asking, error));
        asking->reply->retry_after_s = 10;
        refuse(asking, 503, NULL);
    } else if (strcmp(state, "28000") == 0) {
        asking->sign_in_first = true;
    } else if (status_of(state) == 500) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_PAGE_FAILED}, "%s: %s",
                 asking->request->path, told(asking, error));
        refuse(asking, 500, NULL);
    } else {
        log_refusal(asking, state);
        refuse(asking, status_of(state), message);
    }
}

static bool make_table_file(struct asking *asking, struct error *error)
{
    const struct table *table = asking->page->table;
    struct arena *arena = asking->request->arena;
    struct table_file_about about = {.selection = selection_text(arena, &asking->parameters,
                                                                 asking->reading.rows,
                                                                 asking->reading.row_count)};
    char *today = arena_alloc(arena, DATE_TEXT_BYTES);

    date_format(clock_today(), today);
    about.today = today;
    about.period = selection_period(asking->reading.rows, asking->reading.row_count);
    for (size_t at = 0; at < asking->reading.row_count; at++) {
        if (strcmp(asking->reading.rows[at].query->element, table->element) == 0) {
            return table_file_make(asking->file, table, asking->reading.rows[at].result, about,
                                   arena, asking->reply, error);
        }
    }
    return error_set(error, ERROR_INPUT, "the page has no query \"%s\"", table->element);
}

static void give_file(struct asking *asking)
{
    struct error error = {0};
    bool made =
        asking->file != TABLE_FILE_NONE
            ? make_table_file(asking, &error)
            : asking->page->make(asking->request, asking->reading.rows, asking->reply, &error);

    if (made) {
        asking->reply->status = 200;
    } else if (error.kind == ERROR_LIMIT) {
        refuse(asking, 422,
               "Urvalet är större än vad som ryms i ett Excelblad. Välj en kortare period, "
               "eller hämta CSV-filen.");
    } else {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_PAGE_FAILED}, "%s: %s",
                 asking->request->path, told(asking, &error));
        refuse(asking, 500, NULL);
    }
}

static void give_page(struct asking *asking, unsigned status, const char *message, bool refused)
{
    struct view view = {.request = asking->request,
                        .visitor = &asking->visitor,
                        .page = asking->page,
                        .path = asking->reading.path,
                        .parameters = &asking->parameters,
                        .rows = asking->reading.rows,
                        .row_count = asking->reading.row_count,
                        .derived = asking->derived,
                        .status = status,
                        .message = message,
                        .refused = refused,
                        .again = refused};

    if (asking->page->make == NULL && asking->file == TABLE_FILE_NONE) {
        show(asking->web, asking->page->stylesheet, &view, asking->reply);
    } else {
        give_file(asking);
    }
}

/* In an open transaction of the visitor; ends it. */
static void answer_page(struct asking *asking, unsigned status, const char *message, bool refused)
{
    struct error error = {0};
    bool found = false;

    if (!run_queries(asking, &found, &error) || !db_commit(asking->db, &error)) {
        failed(asking, &error);
    } else if (!found) {
        log_refusal(asking, "AV004");
        refuse(asking, 404, NULL);
    } else {
        give_page(asking, status, message, refused);
    }
    page_reading_clear(&asking->reading);
}

static void page(struct asking *asking)
{
    struct error error = {0};

    if ((asking->page->who & asking->visitor.roles) == 0) {
        log_refusal(asking, "AV001");
        refuse(asking, 403, NULL);
    } else if (!parameters_read(asking->request->arena, asking->page->parameters, &asking->path,
                                &asking->request->query, &asking->parameters, &error)) {
        refuse(asking, asking->path.count > 0 ? 404 : 400, error.text);
    } else {
        answer_page(asking, 200,
                    asking->page->make != NULL || asking->file != TABLE_FILE_NONE
                        ? NULL
                        : said_before(asking->request, &asking->visitor, asking->reply),
                    false);
    }
}

/* The page that the form stood on: with what was done; or, when it was refused, with the form as it
 * was sent and what is wrong with it.  Fields of the page's own parameters' names say what of it
 * was shown. */
static void show_again(struct asking *asking, unsigned status, const char *message, bool refused)
{
    const struct action *action = asking->action;
    struct arena *arena = asking->request->arena;
    struct error error = {0};
    struct visitor visitor = {0};
    const char *where =
        action->again == NULL ? NULL : path_fill(arena, action->again, &asking->parameters);

    if (where == NULL || !find_page(asking, where)) {
        refuse(asking, status, message);
        return;
    }
    asking->parameters =
        parameters_readable(arena, asking->page->parameters, &asking->path, &asking->request->form);
    if (!db_begin(asking->db, &error) ||
        !session_enter(asking->db, asking->request, &visitor, &error)) {
        refuse(asking, status, message);
        return;
    }
    answer_page(asking, status, message, refused);
}

/* What the action's query says in a column, or NULL. */
static const char *says(const struct asking *asking, const PGresult *result, const char *name)
{
    int column = result == NULL ? -1 : PQfnumber(result, name);

    return column >= 0 && PQntuples(result) > 0 && !db_null(result, 0, column)
               ? db_cell_copy(asking->request->arena, result, 0, column)
               : NULL;
}

static const char *lead_to(const struct asking *asking, const PGresult *result)
{
    const struct request *request = asking->request;
    const char *wanted = fields_find(&request->form, "vidare");
    const char *location = says(asking, result, "location");

    if (asking->reply->location != NULL) {
        return asking->reply->location;
    }
    if (target_is_local(location)) {
        return location;
    }
    if (target_is_local(wanted)) {
        return wanted;
    }
    const char *then = asking->action->then == NULL
                           ? NULL
                           : path_fill(request->arena, asking->action->then, &asking->parameters);

    return then == NULL ? "/" : then;
}

static void action_done(struct asking *asking, const PGresult *result, const char *said)
{
    const char *message = says(asking, result, "message");
    const char *refused = says(asking, result, "refused");

    said = message == NULL ? said : message;
    if (refused != NULL) {
        show_again(asking, 422, refused, true);
        return;
    }
    if (asking->action->shown_at_once) {
        show_again(asking, 200, said, false);
        return;
    }
    if (said != NULL) {
        say_next(asking->request, &asking->visitor, said, asking->reply);
    }
    reply_lead(asking->reply, lead_to(asking, result));
}

static void action_failed(struct asking *asking, const struct error *error)
{
    const char *state = arena_strdup(asking->request->arena, db_state(asking->db));
    const char *message = sentence_of(asking, state);
    bool by_law = *state != '\0';

    if (error->kind == ERROR_INPUT && (!by_law || status_of(state) != 500)) {
        if (by_law) {
            log_refusal(asking, state);
        }
        db_rollback(asking->db);
        show_again(asking, by_law ? status_of(state) : 422, by_law ? message : error->text, true);
    } else {
        failed(asking, error);
    }
}

/* In an open transaction of the visitor; ends it. */
static bool perform(struct asking *asking, struct error *error)
{
    const struct action *action = asking->action;
    const char *said = action->said;
    DB_RESULT(result);

    db_forget_failure(asking->db);
    if (action->run != NULL ? !action->run(asking->request, &asking->parameters, asking->db,
                                           asking->reply, &said, error)
                            : !page_query_run(asking->db, &asking->reading, action->query,
                                              action->values, &result, error)) {
        return false;
    }
    if (!db_commit(asking->db, error)) {
        return false;
    }
    action_done(asking, result, said);
    return true;
}

static void act(struct asking *asking)
{
    struct error error = {0};

    if (!form_is_from_here(asking->request) ||
        !form_token_is_right(asking->request, &asking->visitor)) {
        log_refusal(asking, "AV001");
        refuse(asking, 403,
               "Formuläret hör inte till din inloggning. Gå tillbaka, ladda om sidan "
               "och försök igen.");
    } else if ((asking->action->who & asking->visitor.roles) == 0) {
        log_refusal(asking, "AV001");
        refuse(asking, 403, NULL);
    } else if (!parameters_read(asking->request->arena, asking->action->parameters, &asking->path,
                                &asking->request->form, &asking->parameters, &error)) {
        db_rollback(asking->db);
        asking->parameters = parameters_readable(asking->request->arena, asking->action->parameters,
                                                 &asking->path, &asking->request->form);
        show_again(asking, 422, error.text, true);
    } else if (!perform(asking, &error)) {
        action_failed(asking, &error);
    }
}

static void answer(struct asking *asking)
{
    struct error error = {0};

    if (!db_begin(asking->db, &error) ||
        !session_enter(asking->db, asking->request, &asking->visitor, &error)) {
        failed(asking, &error);
        return;
    }
    if (asking->visitor.is_another) {
        asking->sign_in_first = true;
    } else if (asking->action != NULL) {
        act(asking);
    } else {
        page(asking);
    }
}

static void wrong_method(struct asking *asking, const char *allow)
{
    asking->reply->allow = allow;
    refuse(asking, 405, NULL);
}

/* Where she goes on who has to sign in first: to what she asked for; when she sent a form, to the
 * page it stood on, for it has to be sent anew. */
static const char *back_of(struct asking *asking)
{
    struct arena *arena = asking->request->arena;
    const char *before = target_before(asking->request), *again = NULL;
    struct request page = {.arena = arena};

    if (asking->action == NULL) {
        return asking->request->target;
    }
    if (asking->action->again != NULL) {
        struct parameters sent = parameters_readable(arena, asking->action->parameters,
                                                     &asking->path, &asking->request->form);

        again = path_fill(arena, asking->action->again, &sent);
    }
    if (before != NULL && target_parse(&page, before) && find_page(asking, page.path)) {
        return before;
    }
    return target_is_local(again) ? again : "/";
}

static void answer_someone(struct asking *asking)
{
    struct error error = {0};
    struct db_value digest = {0};

    if (!session_digest(asking->request, &digest)) {
        asking->sign_in_first = true;
    } else if (!db_pool_take(asking->web->pool, &asking->db, &error)) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_DATABASE_AWAY}, "%s", error.text);
        asking->reply->retry_after_s = 10;
        refuse(asking, 503, NULL);
    } else {
        answer(asking);
        db_pool_give(asking->web->pool, asking->db);
    }
    if (asking->sign_in_first) {
        sign_in_first(asking->web, asking->request, back_of(asking), asking->reply);
    }
}

void route(struct web *web, struct request *request, struct reply *reply)
{
    struct asking asking = {.web = web, .request = request, .reply = reply};
    bool post = request->method == METHOD_POST;

    asking.reading.arena = request->arena;
    asking.reading.parameters = &asking.parameters;

    if (!post && serve_asset(web, request, reply)) {
        return;
    }
    if (strcmp(request->path, "/logga-in") == 0) {
        sign_in(web, request, reply);
    } else if (strcmp(request->path, "/logga-ut") == 0) {
        sign_out(web, request, reply);
    } else if (post ? find_action(&asking) : find_page(&asking, request->path)) {
        answer_someone(&asking);
    } else if (post ? find_page(&asking, request->path) : find_action(&asking)) {
        wrong_method(&asking, post ? "GET, HEAD" : "POST");
    } else {
        refuse(&asking, 404, NULL);
    }
}
