/* avstamd show: what a document says, term by term. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/printable.h"
#include "daemon/read_invoice.h"
#include "parsers/invoice_json.h"
#include "parsers/invoice_text.h"

struct show {
    bool as_json;
    bool many;
};

static CHECKED bool options(int argc, char **argv, struct show *ret_show, struct error *error)
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'}, {0}};
    struct show show = {0};

    for (int found; (found = getopt_long(argc, argv, ":f:", known, NULL)) != -1;) {
        if (found == 'f' && strcmp(optarg, "json") == 0) {
            show.as_json = true;
        } else if (found == 'f' && strcmp(optarg, "text") == 0) {
            show.as_json = false;
        } else if (found == 'f') {
            return error_set(error, ERROR_INPUT, "--format is text or json, not '%s'", optarg);
        } else if (found == ':') {
            return error_set(error, ERROR_INPUT, "%s needs a value", argv[optind - 1]);
        } else {
            return error_set(error, ERROR_INPUT, "what is '%s'? 'avstamd show --help' tells more",
                             argv[optind - 1]);
        }
    }
    if (optind == argc) {
        return error_set(error, ERROR_INPUT, "which file? 'avstamd show --help' tells more");
    }
    show.many = argc - optind > 1;
    *ret_show = show;
    return true;
}

/* One arena for each document: many may be shown. */
static CHECKED bool show_file(const struct show *show, const char *path, struct error *error)
{
    ARENA(arena);
    enum invoice_format format = FORMAT_UNKNOWN;
    struct invoice *invoice = NULL;

    if (!read_invoice(arena, path, &format, &invoice, error)) {
        return error_in(error, "%s", printable_text(arena, path));
    }
    const char *file = show->many ? printable_text(arena, path) : NULL;

    if (show->as_json) {
        struct json json = {.out = stdout, .indent = !show->many};

        invoice_write_json(&json, arena, file, invoice);
    } else {
        invoice_write_text(stdout, file, invoice);
    }
    return true;
}

/* A file that cannot be read does not stop the others; the last error is main's to print. */
static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    struct show show = {0};

    (void)arena;
    if (!options(argc, argv, &show, error)) {
        return EXIT_ERROR;
    }
    for (int at = optind; at < argc; at++) {
        struct error problem = {0};

        if (show_file(&show, argv[at], &problem)) {
            continue;
        }
        if (error->kind != ERROR_NONE) {
            (void)fprintf(stderr, "avstamd show: %s\n", error->text);
        }
        *error = problem;
    }
    return error->kind == ERROR_NONE ? EXIT_OK : EXIT_ERROR;
}

const struct command command_show = {
    .name = "show",
    .arguments = "[--format text|json] FILE…",
    .summary = "what an invoice (faktura) says, term by term; no database",
    .help =
        "Reads UBL 2.1 invoices and credit notes (Peppol BIS Billing 3) and prints their terms "
        "as they\nstand in the document: nothing is rounded, nothing judged.\n\n"
        "  --format text   for people (the default)\n"
        "  --format json   one object, keys as in the semantic invoice: invoice_number, seller, "
        "lines …;\n"
        "                  of several files one object a line, each with the key file\n\n"
        "FILE - is standard input.  Exit code 0, or 2 when a file cannot be read.\n\n"
        "Examples:\n"
        "  avstamd show invoice.xml\n"
        "  avstamd show --format json invoice.xml | jq .lines[0]\n",
    .run = run,
};
