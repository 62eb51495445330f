/* avstamd check: which rules does this invoice break, and what to do about it? */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "daemon/check_report.h"
#include "daemon/command.h"
#include "daemon/find_files.h"
#include "daemon/in_order.h"
#include "daemon/language.h"
#include "daemon/name_ends.h"
#include "daemon/printable.h"
#include "daemon/read_path.h"
#include "parsers/validate/rulebook.h"

enum { OPENED, NOT_OPENED };

struct check {
    enum check_format format;
    enum profile profile;
    enum language language;
    struct rulebook *rulebook;
    struct file_list files;
    size_t counts[CHECK_VERDICTS];
    bool follows; /* an answer was printed before */
    struct error *error;
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

static CHECKED bool profile_of(const char *word, enum profile *ret_profile, struct error *error)
{
    if (strcmp(word, "peppol") != 0 && strcmp(word, "en16931") != 0) {
        return error_set(error, ERROR_INPUT, "--profile is peppol or en16931, not '%s'", word);
    }
    *ret_profile = word[0] == 'p' ? PROFILE_PEPPOL : PROFILE_EN16931;
    return true;
}

static CHECKED bool options(int argc, char **argv, struct check *check, struct error *error)
{
    static const struct option known[] = {
        {"format", required_argument, NULL, 'f'}, {"profile", required_argument, NULL, 'p'}, {0}};

    for (int found; (found = getopt_long(argc, argv, ":f:p:", known, NULL)) != -1;) {
        switch (found) {
        case 'f':
            if (!format_of(optarg, &check->format, error)) {
                return false;
            }
            break;
        case 'p':
            if (!profile_of(optarg, &check->profile, error)) {
                return false;
            }
            break;
        case ':':
            return error_set(error, ERROR_INPUT, "%s needs a value", argv[optind - 1]);
        default:
            return error_set(error, ERROR_INPUT, "what is '%s'? 'avstamd check --help' tells more",
                             argv[optind - 1]);
        }
    }
    return optind < argc ||
           error_set(error, ERROR_INPUT, "which file? 'avstamd check --help' tells more");
}

static void add_file(struct check *check, struct arena *arena, char *path)
{
    struct file_list *files = &check->files;

    files->paths = arena_grow(arena, files->paths, &files->capacity, files->count + 1);
    files->paths[files->count++] = path;
}

/* In a folder there may be anything beside the invoices. */
static bool is_invoice_name(const char *path)
{
    return name_ends(path, ".xml") || name_ends(path, ".zip");
}

/* A path that is no folder is answered, whatever it is. */
static CHECKED bool add_path(struct check *check, struct arena *arena, char *path,
                             struct error *error)
{
    struct stat status;
    struct file_list found = {0};

    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
        add_file(check, arena, path);
        return true;
    }
    if (!find_files(arena, &path, 1, &found, error)) {
        return false;
    }
    size_t before = check->files.count;

    for (size_t at = 0; at < found.count; at++) {
        if (is_invoice_name(found.paths[at])) {
            add_file(check, arena, found.paths[at]);
        }
    }
    return check->files.count > before ||
           error_set(error, ERROR_INPUT, "%s: there is no .xml or .zip file in the folder",
                     printable_text(arena, path));
}

/* What to do about it: the sentence that a person at a desk needs first. */
static const char *advice(const struct error *problem, enum invoice_format format,
                          enum language language)
{
    static const char *const too_large[] = {
        "Filen är större eller djupare än en faktura får vara: dela upp den.",
        "The file is larger or deeper than an invoice may be: divide it."};
    static const char *const unknown[] = {
        "Är det rätt fil? En faktura är UBL (Peppol BIS Billing 3), CII eller Svefaktura.",
        "Is it the right file? An invoice is UBL (Peppol BIS Billing 3), CII or Svefaktura."};
    static const char *const broken[] = {
        "Fakturan går inte att läsa: skapa filen på nytt, eller be avsändaren om den.",
        "The invoice cannot be read: make the file anew, or ask the sender for it."};

    if (problem->kind == ERROR_LIMIT) {
        return too_large[language];
    }
    return format == FORMAT_UNKNOWN ? unknown[language] : broken[language];
}

/* What one file gives; it stands behind what is printed. */
struct tally {
    size_t counts[CHECK_VERDICTS];
};

struct file_check {
    const struct check *check;
    FILE *out;
    bool follows; /* a document of the file was printed before */
    struct tally tally;
};

static bool check_document(void *context, const char *name, const struct parsed *parsed,
                           struct error *error)
{
    struct file_check *file = context;
    const struct check *check = file->check;
    struct checked checked = {.path = name,
                              .member = parsed->member,
                              .format = parsed->format,
                              .verdict = parsed->verdict};

    (void)error;
    if (parsed->error.kind != ERROR_NONE) {
        checked.problem = parsed->error.text;
        checked.advice = advice(&parsed->error, parsed->format, check->language);
    }
    if (check->format == CHECK_JSON && file->follows) {
        (void)fputc(',', file->out);
    }
    file->follows = true;
    file->tally.counts[check_verdict(&checked)]++;
    check_report(file->out, parsed->arena, check->format, check->language, &checked);
    return true;
}

/* Returns OPENED with the tally behind the output, or NOT_OPENED with the reason as output. */
static int check_file(void *context, size_t at, FILE *out)
{
    const struct check *check = context;
    const char *path = check->files.paths[at];
    struct file_check file = {.check = check, .out = out};
    const struct documents_wishes wishes = {.rulebook = check->rulebook, .profile = check->profile};
    const struct path_sink sink = {&file, check_document};
    struct error problem = {0};

    if (!read_path(path, &wishes, &sink, &problem)) {
        ARENA(arena);

        (void)fprintf(out, "%s: %s", printable_text(arena, path), masked_text(arena, problem.text));
        return NOT_OPENED;
    }
    (void)fwrite(&file.tally, sizeof file.tally, 1, out);
    return OPENED;
}

/* A file that cannot be opened does not stop the others; the last error is main's to print. */
static void not_opened(const struct check *check, const char *reason, size_t length)
{
    if (check->error->kind != ERROR_NONE) {
        (void)fprintf(stderr, "avstamd check: %s\n", check->error->text);
    }
    (void)error_set(check->error, ERROR_UNAVAILABLE, "%.*s", (int)length, reason);
}

static void print_answer(void *context, size_t at, int result, const char *output, size_t length)
{
    struct check *check = context;

    (void)at;
    struct tally tally;

    if (result == NOT_OPENED || length < sizeof tally) {
        not_opened(check, output, length);
        return;
    }
    length -= sizeof tally;
    memcpy(&tally, output + length, sizeof tally);
    for (int verdict = 0; verdict < CHECK_VERDICTS; verdict++) {
        check->counts[verdict] += tally.counts[verdict];
    }
    if (check->format == CHECK_JSON && check->follows) {
        (void)putchar(',');
    }
    check->follows = true;
    (void)fwrite(output, 1, length, stdout);
}

static bool reads_standard_input(const struct check *check)
{
    for (size_t at = 0; at < check->files.count; at++) {
        if (strcmp(check->files.paths[at], "-") == 0) {
            return true;
        }
    }
    return false;
}

static size_t answered(const struct check *check)
{
    size_t count = 0;

    for (int verdict = 0; verdict < CHECK_VERDICTS; verdict++) {
        count += check->counts[verdict];
    }
    return count;
}

static int answer_all(struct check *check)
{
    struct error problem = {0};
    int cores = reads_standard_input(check) ? 1 : in_order_cores();

    if (check->format == CHECK_JSON) {
        (void)putchar('[');
    }
    if (!in_order(check->files.count, cores, check_file, print_answer, check, &problem)) {
        *check->error = problem;
    }
    if (check->format == CHECK_JSON) {
        (void)fputs(check->follows ? "\n]\n" : "]\n", stdout);
    } else if (check->format == CHECK_TEXT && answered(check) > 1) {
        check_summary(stdout, check->language, check->counts);
    }
    if (check->error->kind != ERROR_NONE) {
        return EXIT_ERROR;
    }
    return check->counts[CHECK_INVALID] + check->counts[CHECK_UNREADABLE] > 0 ? EXIT_FINDINGS
                                                                              : EXIT_OK;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();
    struct check check = {.rulebook = rulebook, .language = language_of_terminal(), .error = error};

    if (!options(argc, argv, &check, error)) {
        return EXIT_ERROR;
    }
    for (int at = optind; at < argc; at++) {
        if (!add_path(&check, arena, argv[at], error)) {
            return EXIT_ERROR;
        }
    }
    return answer_all(&check);
}

const struct command command_check = {
    .name = "check",
    .offline = true,
    .arguments = "[--format text|tsv|json] [--profile peppol|en16931] FILE…",
    .summary = "which rules an invoice breaks, and what to write instead; no database",
    .help =
        "Each FILE is answered in the order given; in a folder, all its .xml and .zip files.\n"
        "A file is valid, valid with warnings, invalid or unreadable by the rules of EN 16931 and\n"
        "Peppol BIS Billing 3 (UBL and CII) or of Svefaktura 1.0; 'avstamd rules' lists them.\n"
        "For each broken rule: its id, the line in the file, the terms that it is about (BT, BG),\n"
        "what to write instead, in Swedish or English by the locale, and what the invoice says.\n\n"
        "  --format text        for people (the default)\n"
        "  --format tsv         path, format, verdict, fatal rules, warning rules\n"
        "  --format json        an array of objects\n"
        "  --profile peppol     EN 16931 and Peppol rules (the default)\n"
        "  --profile en16931    only the former\n\n"
        "FILE - is standard input.  All cores are used.  Exit code 0 (warnings too), 1 when a "
        "file\n"
        "is invalid or unreadable, 2 when one cannot be opened or a folder has none.\n\n"
        "Examples:\n"
        "  avstamd check F-1001.xml\n"
        "  avstamd check --format tsv invoices/ | grep invalid\n",
    .run = run,
};
