/* avstamd check: can this document be read, and what is it? */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/printable.h"
#include "daemon/read_invoice.h"
#include "parsers/json.h"

enum check_format { CHECK_TEXT, CHECK_TSV, CHECK_JSON };

struct check {
    enum check_format format;
    enum profile profile;
    struct rulebook *rulebook;
    struct json json;
    int code;
};

struct answer {
    const char *path;
    const char *format;
    const char *verdict;          /* valid, warning, invalid or unreadable */
    const char *reason;           /* NULL: nothing to say */
    const char *fatal, *warnings; /* rule ids, comma-separated */
};

static CHECKED bool format_of(const char *word, enum check_format *ret_format, struct error *error)
{
    static const char *const words[] = {"text", "tsv", "json"};

    for (int at = CHECK_TEXT; at <= CHECK_JSON; at++) {
        if (strcmp(word, words[at]) == 0) {
            *ret_format = (enum check_format)at;
            return true;
        }
    }
    return error_set(error, ERROR_INPUT, "--format is text, tsv or json, not '%s'", word);
}

static CHECKED bool options(int argc, char **argv, struct check *check, struct error *error)
{
    static const struct option known[] = {
        {"format", required_argument, NULL, 'f'}, {"profile", required_argument, NULL, 'p'}, {0}};

    for (int found; (found = getopt_long(argc, argv, ":f:p:", known, NULL)) != -1;) {
        if (found == 'f') {
            if (!format_of(optarg, &check->format, error)) {
                return false;
            }
        } else if (found == ':') {
            return error_set(error, ERROR_INPUT, "%s needs a value", argv[optind - 1]);
        } else if (found != 'p') {
            return error_set(error, ERROR_INPUT, "what is '%s'? 'avstamd check --help' tells more",
                             argv[optind - 1]);
        } else if (strcmp(optarg, "en16931") == 0) {
            check->profile = PROFILE_EN16931;
        } else if (strcmp(optarg, "peppol") != 0) {
            return error_set(error, ERROR_INPUT, "--profile is peppol or en16931, not '%s'",
                             optarg);
        }
    }
    return optind < argc ||
           error_set(error, ERROR_INPUT, "which file? 'avstamd check --help' tells more");
}

/* A path may hold anything but would break a row only by these. */
static void tsv_text(const char *text)
{
    for (; *text != '\0'; text++) {
        (void)putchar(*text == '\t' || *text == '\n' || *text == '\r' ? '?' : *text);
    }
}

static void answer(struct check *check, struct arena *arena, const struct answer *verdict)
{
    switch (check->format) {
    case CHECK_TEXT:
        (void)printf("%s: %s, %s\n", printable_text(arena, verdict->path), verdict->verdict,
                     verdict->format);
        if (verdict->reason != NULL) {
            (void)printf("    %s\n", verdict->reason);
        }
        break;
    case CHECK_TSV:
        tsv_text(verdict->path);
        (void)printf("\t%s\t%s\t%s\t%s\n", verdict->format, verdict->verdict, verdict->fatal,
                     verdict->warnings);
        break;
    case CHECK_JSON:
        json_open(&check->json, NULL, '{');
        json_text(&check->json, "path", printable_text(arena, verdict->path));
        json_text(&check->json, "format", verdict->format);
        json_text(&check->json, "verdict", verdict->verdict);
        json_text(&check->json, "reason", verdict->reason);
        json_close(&check->json, '}');
        break;
    }
}

/* What to do about it: the sentence that a person at a desk needs next. */
static const char *advice(const struct error *problem, enum invoice_format format)
{
    if (problem->kind == ERROR_LIMIT) {
        return "ask the sender for the invoice in smaller parts";
    }
    if (format == FORMAT_CII || format == FORMAT_SVEFAKTURA) {
        return "ask the sender for Peppol BIS Billing 3";
    }
    if (format == FORMAT_UNKNOWN) {
        return "is it the right file? An invoice is a UBL Invoice or CreditNote (Peppol BIS "
               "Billing "
               "3)";
    }
    return "ask the sender for the file again, as it was made";
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The ids of this severity, sorted, each once. */
static const char *ids(struct arena *arena, const struct verdict *verdict, enum severity severity)
{
    const char **found = arena_array(arena, const char *, verdict->breach_count + 1);
    size_t count = 0;
    const char *list = "";

    for (size_t at = 0; at < verdict->breach_count; at++) {
        if (verdict->breaches[at].severity == severity) {
            found[count++] = verdict->breaches[at].id;
        }
    }
    qsort(found, count, sizeof *found, by_text);
    for (size_t at = 0; at < count; at++) {
        if (at == 0 || strcmp(found[at], found[at - 1]) != 0) {
            list = at == 0 ? found[at] : arena_printf(arena, "%s,%s", list, found[at]);
        }
    }
    return list;
}

static void judge(struct check *check, struct arena *arena, const struct verdict *verdict,
                  struct answer *answer)
{
    static const char *const words[] = {[SEVERITY_NONE] = "valid",
                                        [SEVERITY_INFORMATION] = "valid",
                                        [SEVERITY_WARNING] = "warning",
                                        [SEVERITY_FATAL] = "invalid"};
    enum severity worst = verdict_severity(verdict);

    answer->verdict = words[worst];
    answer->fatal = ids(arena, verdict, SEVERITY_FATAL);
    answer->warnings = ids(arena, verdict, SEVERITY_WARNING);
    if (worst == SEVERITY_FATAL) {
        check->code = EXIT_FINDINGS;
    }
}

static CHECKED bool check_file(struct check *check, const char *path, struct error *error)
{
    ARENA(arena);
    enum invoice_format format = FORMAT_UNKNOWN;
    const struct verdict *verdict = NULL;
    struct error problem = {0};
    struct answer given = {.path = path, .verdict = "valid", .fatal = "", .warnings = ""};

    if (judge_invoice(arena, path, check->rulebook, check->profile, &format, &verdict, &problem)) {
        judge(check, arena, verdict, &given);
    } else {
        if (problem.kind == ERROR_UNAVAILABLE) {
            *error = problem;
            return error_in(error, "%s", printable_text(arena, path));
        }
        given.verdict = "unreadable";
        given.reason = arena_printf(arena, "%s; %s", problem.text, advice(&problem, format));
        check->code = EXIT_FINDINGS;
    }
    given.format = invoice_format_name(format);
    answer(check, arena, &given);
    return true;
}

/* A file that cannot be opened does not stop the others; the last error is main's to print. */
static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();
    struct check check = {.json = {.out = stdout}, .rulebook = rulebook};

    (void)arena;
    if (!options(argc, argv, &check, error)) {
        return EXIT_ERROR;
    }
    if (check.format == CHECK_JSON) {
        check.json.indent = true;
        json_open(&check.json, NULL, '[');
    }
    for (int at = optind; at < argc; at++) {
        struct error problem = {0};

        if (check_file(&check, argv[at], &problem)) {
            continue;
        }
        if (error->kind != ERROR_NONE) {
            (void)fprintf(stderr, "avstamd check: %s\n", error->text);
        }
        *error = problem;
    }
    if (check.format == CHECK_JSON) {
        json_close(&check.json, ']');
    }
    return error->kind == ERROR_NONE ? check.code : EXIT_ERROR;
}

const struct command command_check = {
    .name = "check",
    .arguments = "[--format text|tsv|json] [--profile peppol|en16931] FILE…",
    .summary = "whether invoices can be read, and in which format; no database",
    .help = "Each FILE is answered in the order given: its format (ubl-invoice, ubl-creditnote, "
            "cii,\nsvefaktura, unknown) and its verdict (valid, unreadable), with the line and the "
            "reason when it\ncannot be read.  The rules of EN 16931, Peppol and SFTI are not "
            "checked yet: valid means that it\nis well-formed and of a format that is read.\n\n"
            "  --format text        for people (the default)\n"
            "  --format tsv         path, format, verdict, fatal rules, warning rules\n"
            "  --format json        an array of objects\n"
            "  --profile peppol     EN 16931 and Peppol rules (the default)\n"
            "  --profile en16931    only the former\n\n"
            "FILE - is standard input.  Exit code 0, 1 when a file is unreadable, 2 when one "
            "cannot be opened.\n\n"
            "Examples:\n"
            "  avstamd check *.xml\n"
            "  avstamd check --format tsv *.xml | grep unreadable\n",
    .run = run,
};
