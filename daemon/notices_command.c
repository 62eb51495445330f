/* avstamd notices: what would be told to whom, and whether it would arrive. */
#include <stdio.h>
#include <string.h>

#include "daemon/clock.h"
#include "daemon/command.h"
#include "daemon/migrate.h"
#include "daemon/notice.h"
#include "daemon/printable.h"
#include "daemon/secrecy.h"

struct request {
    const struct config *config;
    struct notice_settings settings;
    int count;
    char **words;
};

static void list_settings(const struct request *request)
{
    const struct notice_settings *settings = &request->settings;

    if (!settings->mails) {
        (void)puts("Mails: none are sent; smtp in [notices] is not set");
        return;
    }
    (void)printf("Mails: by %s, from %s; links begin with %s\n", settings->server.url,
                 settings->from,
                 *settings->web == '\0' ? "nothing: address in [web] is not set" : settings->web);
    (void)printf("Morning mails: %s\nOperations: %zu address%s\n",
                 settings->morning < 0 ? "off" : "Monday to Friday", settings->operation_count,
                 settings->operation_count == 1 ? "" : "es");
}

static bool list_people(struct db *db, struct error *error)
{
    DB_RESULT(people);

    if (!db_run(db, &SQL_MORNING_SHOW, DB_VALUES(db_text(NULL)), &people, error)) {
        return false;
    }
    (void)printf("\nPeople with an address: %d\n", PQntuples(people));
    for (int at = 0; at < PQntuples(people); at++) {
        (void)printf("  %-16s %-30s %s waiting, %s\n", db_cell(people, at, 1),
                     db_cell(people, at, 2), db_cell(people, at, 5),
                     !db_cell_bool(people, at, 3)  ? "wants no morning mail"
                     : db_cell_bool(people, at, 4) ? "something is new"
                                                   : "nothing is new");
    }
    return true;
}

static bool list_troubles(struct db *db, struct arena *arena, struct error *error)
{
    DB_RESULT(troubles);

    if (!secrecy_run(db, &SQL_TROUBLE_LIST, DB_NO_VALUES, &troubles, error)) {
        return false;
    }
    (void)printf("\nWrong at this moment: %d\n", PQntuples(troubles));
    for (int at = 0; at < PQntuples(troubles); at++) {
        (void)printf("  %-10s %s, since %s  %s\n", db_cell(troubles, at, 0),
                     printable_text(arena, db_cell(troubles, at, 1)), db_cell(troubles, at, 2),
                     printable_text(arena, db_cell(troubles, at, 3)));
    }
    return true;
}

static bool list_mails(struct db *db, struct arena *arena, struct error *error)
{
    DB_RESULT(mails);

    if (!db_run(db, &SQL_MAIL_LIST, DB_NO_VALUES, &mails, error)) {
        return false;
    }
    (void)printf("\nMails of a week that wait or did not arrive: %d\n", PQntuples(mails));
    for (int at = 0; at < PQntuples(mails); at++) {
        (void)printf("  %6s  %s  %-10s  %-30s  %s after %s attempts%s%s\n", db_cell(mails, at, 0),
                     db_cell(mails, at, 2), db_cell(mails, at, 1), db_cell(mails, at, 3),
                     db_cell(mails, at, 4), db_cell(mails, at, 5),
                     db_null(mails, at, 6) ? "" : ": ",
                     printable_text(arena, db_cell(mails, at, 6)));
    }
    return true;
}

static bool list_hooks(struct db *db, struct arena *arena, const struct request *request,
                       struct error *error)
{
    const struct config_group *group = NULL;
    DB_RESULT(hooks);

    if (!db_run(db, &SQL_WEBHOOK_LIST, DB_NO_VALUES, &hooks, error)) {
        return false;
    }
    (void)puts("\nWebhooks:");
    while ((group = config_next(request->config, "webhook", group)) != NULL) {
        (void)printf("  %-16s %s  %s\n", config_name(group), config_text(group, "url"),
                     config_text(group, "events"));
    }
    for (int at = 0; at < PQntuples(hooks); at++) {
        (void)printf(
            "  %-16s took %s events, waits for %s, missed %s%s%s\n", db_cell(hooks, at, 0),
            db_cell(hooks, at, 1), db_cell(hooks, at, 2), db_cell(hooks, at, 3),
            db_null(hooks, at, 4) ? "" : "; last: ", printable_text(arena, db_cell(hooks, at, 4)));
    }
    return true;
}

static bool list(struct arena *arena, const struct request *request, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;

    if (!db_open(NULL, &db, error) || !migrate_check(db, error)) {
        return false;
    }
    list_settings(request);
    return list_people(db, error) && list_troubles(db, arena, error) &&
           list_mails(db, arena, error) && list_hooks(db, arena, request, error);
}

static bool show(struct arena *arena, const struct request *request, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct notice_text text = {0};
    DB_RESULT(person);

    if (request->count != 2) {
        return error_set(error, ERROR_INPUT, "whose mail?  avstamd notices show LOGIN");
    }
    if (!db_open(NULL, &db, error) || !migrate_check(db, error) ||
        !db_run(db, &SQL_MORNING_SHOW, DB_VALUES(db_text(request->words[1])), &person, error)) {
        return false;
    }
    if (PQntuples(person) == 0) {
        return error_set(error, ERROR_INPUT, "nobody signs in as %s; 'avstamd user list' shows all",
                         printable_text(arena, request->words[1]));
    }
    if (!notice_text(db, arena, "morning", db_cell(person, 0, 6), request->settings.web, &text,
                     error)) {
        return false;
    }
    if (!db_cell_bool(person, 0, 4)) {
        (void)puts("(Nothing is new: this would not be sent.)");
    }
    (void)printf("%s\n\n%s", text.subject, text.body);
    return true;
}

static bool test_mail(struct arena *arena, const struct request *request, struct error *error)
{
    const char *said = "";

    if (!request->settings.mails) {
        return error_set(error, ERROR_INPUT,
                         "smtp in [notices] of the settings is not set: no mails are sent");
    }
    if (!notice_mail_test(arena, &request->settings, request->words[2], &said, error)) {
        return false;
    }
    (void)printf("%s took a mail to %s: %s\n", request->settings.server.url, request->words[2],
                 said);
    return true;
}

static bool test_webhook(struct arena *arena, const struct request *request, struct error *error)
{
    const char *name = request->words[2];
    const struct config_group *group = config_named(request->config, "webhook", name);
    struct webhook hook = {0};
    char at[INSTANT_TEXT_BYTES];
    long status = 0;

    instant_format(clock_now_s(), at);
    const struct webhook_event event = {
        .id = notice_new_id(arena), .kind = "test", .at = at, .path = "/", .content = "{}"};

    if (group == NULL) {
        return error_set(
            error, ERROR_INPUT,
            "there is no [webhook %s] in the settings; 'avstamd notices list' shows all", name);
    }
    if (!webhook_read(group, arena, &hook, error)) {
        return false;
    }
    if (!webhook_send(arena, &hook, &event, request->settings.web, &status, error)) {
        return error_in(error, "webhook %s", hook.name);
    }
    (void)printf("%s took the event %s (%ld)\n", hook.peer.url, event.id, status);
    return true;
}

static bool test(struct arena *arena, const struct request *request, struct error *error)
{
    const char *what = request->count == 3 ? request->words[1] : "";

    if (strcmp(what, "mail") == 0) {
        return test_mail(arena, request, error);
    }
    if (strcmp(what, "webhook") == 0) {
        return test_webhook(arena, request, error);
    }
    return error_set(error, ERROR_INPUT,
                     "avstamd notices test mail ADDRESS, or avstamd notices test webhook NAME");
}

static bool perform(struct arena *arena, const struct request *request, struct error *error)
{
    const char *what = request->count == 0 ? "list" : request->words[0];

    if (strcmp(what, "list") == 0) {
        return list(arena, request, error);
    }
    if (strcmp(what, "show") == 0) {
        return show(arena, request, error);
    }
    if (strcmp(what, "test") == 0) {
        return test(arena, request, error);
    }
    return error_set(error, ERROR_INPUT, "'%s' is none of list, show and test",
                     printable_text(arena, what));
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    struct request request = {.count = argc - 1, .words = argv + 1};

    return config_read(arena, &request.config, error) &&
                   notice_settings_read(arena, request.config, &request.settings, error) &&
                   perform(arena, &request, error)
               ? EXIT_OK
               : EXIT_ERROR;
}

extern const struct command command_notices;
const struct command command_notices = {
    .name = "notices",
    .arguments = "[list|show LOGIN|test mail ADDRESS|test webhook NAME]",
    .summary =
        "What people, operations and other systems are told: mails and webhooks (aviseringar)",
    .help =
        "list (or nothing)   what is configured; whose morning mail would say something new; what\n"
        "                    is wrong, as operations are told; mails and events that wait or were\n"
        "                    given up\n"
        "show LOGIN          the morning mail that the user would get now\n"
        "test mail ADDRESS   sends a mail, and says what the server said\n"
        "test webhook NAME   sends the event 'test', signed, and says what was answered\n"
        "\n"
        "'avstamd work' tells by itself what [notices] and each [webhook NAME] want.\n"
        "'avstamd user mail LOGIN --mail ADDRESS' says where a user gets mail.\n",
    .run = run,
};
