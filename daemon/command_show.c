/* avstamd show: what a document says, term by term. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/printable.h"
#include "daemon/read_path.h"
#include "parsers/invoice_json.h"
#include "parsers/invoice_text.h"

struct show {
    bool as_json;
    bool many;
    const char *path;
    struct error *error;
};

static CHECKED bool options(int argc, char **argv, struct show *ret_show, struct error *error)
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'}, {0}};
    struct show show = *ret_show;

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

/* A document that cannot be read does not stop the others; the last error is main's to print. */
static void not_shown(struct show *show, const char *name, const struct error *why)
{
    ARENA(arena);

    if (show->error->kind != ERROR_NONE) {
        (void)fprintf(stderr, "avstamd show: %s\n", masked_text(arena, show->error->text));
    }
    *show->error = *why;
    (void)error_in(show->error, "%s", printable_text(arena, name));
}

static bool show_document(void *context, const char *name, const struct parsed *parsed,
                          struct error *error)
{
    struct show *show = context;
    /* A file of several documents is many. */
    bool many = show->many || name != show->path;
    const char *file = many ? printable_text(parsed->arena, name) : NULL;

    (void)error;
    if (parsed->invoice == NULL) {
        not_shown(show, name, &parsed->error);
    } else if (show->as_json) {
        struct json json = {.out = stdout, .indent = !many};

        invoice_write_json(&json, parsed->arena, file, parsed->invoice);
    } else {
        invoice_write_text(stdout, file, parsed->invoice);
    }
    return true;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    static const struct documents_wishes wishes = {.invoices = true};
    struct show show = {.error = error};
    const struct path_sink sink = {&show, show_document};

    (void)arena;
    if (!options(argc, argv, &show, error)) {
        return EXIT_ERROR;
    }
    for (int at = optind; at < argc; at++) {
        struct error problem = {0};

        show.path = argv[at];
        if (!read_path(show.path, &wishes, &sink, &problem)) {
            not_shown(&show, show.path, &problem);
        }
    }
    return error->kind == ERROR_NONE ? EXIT_OK : EXIT_ERROR;
}

const struct command command_show = {
    .name = "show",
    .offline = true,
    .arguments = "[--format text|json] FILE…",
    .summary = "what an invoice (faktura) says, term by term; no database",
    .help =
        "Reads UBL 2.1 (Peppol BIS Billing 3), CII and Svefaktura, bare, in envelopes or in a zip "
        "file, and\nprints their terms as they stand in the document: nothing is rounded, nothing "
        "judged.\n\n"
        "  --format text   for people (the default)\n"
        "  --format json   one object, keys as in the semantic invoice: invoice_number, seller, "
        "lines …;\n"
        "                  of several documents one object a line, each with the key file\n\n"
        "FILE - is standard input.  Exit code 0, or 2 when a file cannot be read.\n\n"
        "Examples:\n"
        "  avstamd show invoice.xml\n"
        "  avstamd show --format json invoice.xml | jq .lines[0]\n",
    .run = run,
};
