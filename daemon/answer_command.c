/* avstamd answer: what providers were told, and what they took. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "daemon/answer.h"
#include "daemon/command.h"
#include "daemon/command_words.h"
#include "daemon/migrate.h"
#include "daemon/printable.h"

struct request {
    struct command_words words; /* list, show, retry */
    bool waiting, letter, annex;
};

static bool list(struct db *db, struct arena *arena, const struct request *request,
                 struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_RESPONSE_LIST, DB_VALUES(db_bool(request->waiting)), &result, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(result); at++) {
        (void)printf("%6s  %s  %s  %-20s  %-30s  %s, sent %s times%s%s\n", db_cell(result, at, 0),
                     db_cell(result, at, 1), db_cell(result, at, 2),
                     printable_text(arena, db_cell(result, at, 3)),
                     printable_text(arena, db_cell(result, at, 4)), db_cell(result, at, 5),
                     db_cell(result, at, 6),
                     db_null(result, at, 7) ? "" : ", last: ", db_cell(result, at, 7));
    }
    (void)printf("%d answer%s\n", PQntuples(result), PQntuples(result) == 1 ? "" : "s");
    return true;
}

static bool attempts(struct db *db, struct arena *arena, int64_t number, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_RESPONSE_ATTEMPTS, DB_VALUES(db_int(arena, number)), &result, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(result); at++) {
        (void)printf("<!-- %s %s %s: %s -->\n", db_cell(result, at, 0), db_cell(result, at, 1),
                     db_null(result, at, 2) ? "no answer" : db_cell(result, at, 2),
                     db_cell(result, at, 3));
    }
    return true;
}

static bool show(struct db *db, struct arena *arena, const struct request *request,
                 struct error *error)
{
    CLEANUP(json_decrefp) json_t *content = NULL;
    int64_t number = 0;
    DB_RESULT(result);

    if (!command_number(arena, request->words.count == 1 ? request->words.rest[0] : "", "answer",
                        &number, error) ||
        !db_run(db, &SQL_RESPONSE_SHOW, DB_VALUES(db_int(arena, number)), &result, error)) {
        return false;
    }
    if (PQntuples(result) == 0) {
        return error_set(error, ERROR_INPUT, "there is no answer %" PRId64, number);
    }
    if ((request->letter || request->annex) && !db_cell_bool(result, 0, 4)) {
        return error_set(error, ERROR_INPUT, "answer %" PRId64 " has no letter: it is no dispute",
                         number);
    }
    if (!answer_content(db_cell(result, 0, 0), &content, error)) {
        return false;
    }
    if (request->letter || request->annex) {
        (void)fputs(request->letter ? answer_letter(arena, content, number)
                                    : answer_annex(arena, content),
                    stdout);
        return true;
    }
    if (db_cell_bool(result, 0, 1)) {
        (void)fputs(answer_xml(arena, content, ANSWER_BARE), stdout);
    } else {
        (void)printf("The provider has no endpoint: the letter alone ('--letter').\n");
    }
    return attempts(db, arena, number, error);
}

static bool retry(struct db *db, struct arena *arena, const struct request *request,
                  struct error *error)
{
    if (request->words.count == 0) {
        return error_set(error, ERROR_INPUT, "which answer?  avstamd answer retry NUMBER…");
    }
    for (int at = 0; at < request->words.count; at++) {
        int64_t number = 0;
        DB_RESULT(result);

        if (!command_number(arena, request->words.rest[at], "answer", &number, error) ||
            !db_run(db, &SQL_RESPONSE_RETRY, DB_VALUES(db_int(arena, number)), &result, error)) {
            return false;
        }
        if (!db_cell_bool(result, 0, 0)) {
            return error_set(error, ERROR_INPUT,
                             "answer %" PRId64 " is delivered already, or there is none", number);
        }
        (void)printf("answer %" PRId64 " is sent again, with the same id\n", number);
    }
    return true;
}

static bool take_option(void *context, int letter, const char *value UNUSED,
                        struct error *error UNUSED)
{
    struct request *request = context;

    request->waiting = request->waiting || letter == 'w';
    request->letter = request->letter || letter == 'l';
    request->annex = request->annex || letter == 'a';
    return true;
}

static bool read_request(int argc, char **argv, struct arena *arena, struct request *ret_request,
                         struct error *error)
{
    static const struct option known[] = {{"waiting", no_argument, NULL, 'w'},
                                          {"letter", no_argument, NULL, 'l'},
                                          {"annex", no_argument, NULL, 'a'},
                                          {0}};

    return command_words_read(argc, argv, known, take_option, ret_request, "list", arena,
                              &ret_request->words, error);
}

static bool perform(struct db *db, struct arena *arena, const struct request *request,
                    struct error *error)
{
    if (strcmp(request->words.what, "list") == 0) {
        return list(db, arena, request, error);
    }
    if (strcmp(request->words.what, "show") == 0) {
        return show(db, arena, request, error);
    }
    if (strcmp(request->words.what, "retry") == 0) {
        return retry(db, arena, request, error);
    }
    return error_set(error, ERROR_INPUT, "'%s' is none of list, show and retry",
                     printable_text(arena, request->words.what));
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct request request = {0};

    return read_request(argc, argv, arena, &request, error) && db_open(NULL, &db, error) &&
                   migrate_check(db, error) && perform(db, arena, &request, error)
               ? EXIT_OK
               : EXIT_ERROR;
}

extern const struct command command_answer;
const struct command command_answer = {
    .name = "answer",
    .arguments = "[list [--waiting]|show NUMBER [--letter|--annex]|retry NUMBER…]",
    .summary = "What providers are told of their invoices (Peppol Invoice Response)",
    .help =
        "list (or nothing)  every answer: when, status, invoice, to whom, and whether it is "
        "there;\n"
        "                   --waiting: only those that the provider does not have yet\n"
        "show NUMBER        prints the message, without envelope, and its receipts;\n"
        "                   --letter: the letter of a dispute (bestridande), --annex: its lines\n"
        "retry NUMBER…      sends again what the access point refused, with the same id\n"
        "\n"
        "'avstamd work' makes and sends answers by itself when [answers] has a url or an outbox.\n",
    .run = run,
};
