#include "daemon/check_report.h"

#include <stdlib.h>
#include <string.h>

#include "daemon/printable.h"
#include "parsers/json.h"
#include "parsers/schema/schema.h"

static const char *const verdict_words[CHECK_VERDICTS][2] = {
    [CHECK_VALID] = {"giltig", "valid"},
    [CHECK_WARNING] = {"giltig, med varningar", "valid, with warnings"},
    [CHECK_INVALID] = {"ogiltig", "invalid"},
    [CHECK_UNREADABLE] = {"oläslig", "unreadable"},
};
static const char *const verdict_ids[CHECK_VERDICTS] = {"valid", "warning", "invalid",
                                                        "unreadable"};

enum check_verdict check_verdict(const struct checked *checked)
{
    if (checked->verdict == NULL) {
        return CHECK_UNREADABLE;
    }
    switch (verdict_severity(checked->verdict)) {
    case SEVERITY_FATAL:
        return CHECK_INVALID;
    case SEVERITY_WARNING:
        return CHECK_WARNING;
    case SEVERITY_NONE:
    case SEVERITY_INFORMATION:
        break;
    }
    return CHECK_VALID;
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The ids of this severity, sorted, each once, comma-separated. */
static void ids(FILE *out, struct arena *arena, const struct verdict *verdict,
                enum severity severity)
{
    const char **found = arena_array(arena, const char *, verdict->breach_count + 1);
    size_t count = 0;

    for (size_t at = 0; at < verdict->breach_count; at++) {
        if (verdict->breaches[at].severity == severity) {
            found[count++] = breach_listed_id(&verdict->breaches[at]);
        }
    }
    qsort(found, count, sizeof *found, by_text);
    for (size_t at = 0; at < count; at++) {
        if (at == 0 || strcmp(found[at], found[at - 1]) != 0) {
            (void)fprintf(out, "%s%s", at == 0 ? "" : ",", found[at]);
        }
    }
}

/* A path may hold anything but would break a row only by these. */
static void tsv_text(FILE *out, const char *text)
{
    for (; *text != '\0'; text++) {
        (void)fputc(*text == '\t' || *text == '\n' || *text == '\r' ? '?' : *text, out);
    }
}

static void report_tsv(FILE *out, struct arena *arena, const struct checked *checked)
{
    tsv_text(out, checked->path);
    (void)fprintf(out, "\t%s\t%s\t", invoice_format_name(checked->format),
                  verdict_ids[check_verdict(checked)]);
    if (checked->verdict != NULL) {
        ids(out, arena, checked->verdict, SEVERITY_FATAL);
    }
    (void)fputc('\t', out);
    if (checked->verdict != NULL) {
        ids(out, arena, checked->verdict, SEVERITY_WARNING);
    }
    (void)fputc('\n', out);
}

static const char *severity_word(enum severity severity, enum language language)
{
    static const char *const words[][2] = {
        [SEVERITY_NONE] = {"", ""},
        [SEVERITY_INFORMATION] = {"upplysning", "note"},
        [SEVERITY_WARNING] = {"varning", "warning"},
        [SEVERITY_FATAL] = {"fel", "error"},
    };

    return words[severity][language];
}

/* "42, 57, 61 …" */
static const char *lines_of(struct arena *arena, const struct breach *breach)
{
    const char *text = "";

    for (int at = 0; at < breach->times && at < BREACH_LINES_MAX; at++) {
        if (breach->lines[at] > 0) {
            text =
                arena_printf(arena, "%s%s%d", text, text[0] == '\0' ? "" : ", ", breach->lines[at]);
        }
    }
    return breach->times > BREACH_LINES_MAX ? arena_printf(arena, "%s …", text) : text;
}

static void breach_text(FILE *out, struct arena *arena, enum language language,
                        const struct breach *breach)
{
    const char *lines = lines_of(arena, breach);
    const char *terms = breach_terms(breach);

    (void)fprintf(out, "  %s %s", severity_word(breach->severity, language), breach->id);
    if (breach->line_id != NULL) {
        (void)fprintf(out, language == LANGUAGE_SWEDISH ? ", fakturarad %s" : ", invoice line %s",
                      masked_text(arena, breach->line_id));
    }
    if (lines[0] != '\0') {
        (void)fprintf(out,
                      language == LANGUAGE_SWEDISH ? ", rad %s i filen" : ", line %s of the file",
                      lines);
    }
    (void)fprintf(out, "%s%s%s\n      %s\n", terms == NULL ? "" : " (", terms == NULL ? "" : terms,
                  terms == NULL ? "" : ")",
                  masked_text(arena, breach_sentence(arena, breach, language)));
    if (breach->stated != NULL) {
        (void)fprintf(out,
                      language == LANGUAGE_SWEDISH ? "      I fakturan: %s\n"
                                                   : "      In the invoice: %s\n",
                      masked_text(arena, breach->stated));
    }
}

static void problems_text(FILE *out, struct arena *arena, enum language language,
                          const struct verdict *verdict)
{
    for (size_t at = 0; at < verdict->problem_count; at++) {
        (void)fprintf(out,
                      language == LANGUAGE_SWEDISH ? "  %s XSD, rad %d i filen\n      %s\n"
                                                   : "  %s XSD, line %d of the file\n      %s\n",
                      severity_word(SEVERITY_FATAL, language), verdict->problems[at].line,
                      masked_text(arena, schema_sentence(arena, &verdict->problems[at], language)));
    }
    if (verdict->problem_total > verdict->problem_count) {
        (void)fprintf(out,
                      language == LANGUAGE_SWEDISH ? "  och %zu fel till av samma slag (XSD)\n"
                                                   : "  and %zu more errors of that kind (XSD)\n",
                      verdict->problem_total - verdict->problem_count);
    }
}

static void report_text(FILE *out, struct arena *arena, enum language language,
                        const struct checked *checked)
{
    static const enum severity order[] = {SEVERITY_FATAL, SEVERITY_WARNING, SEVERITY_INFORMATION};

    (void)fprintf(out, "%s%s%s: %s (%s)\n", printable_text(arena, checked->path),
                  checked->member == NULL ? "" : " ",
                  checked->member == NULL ? "" : printable_text(arena, checked->member),
                  verdict_words[check_verdict(checked)][language],
                  invoice_format_name(checked->format));
    if (checked->verdict == NULL) {
        (void)fprintf(out, "  %s\n      %s\n", checked->advice,
                      masked_text(arena, checked->problem));
        return;
    }
    problems_text(out, arena, language, checked->verdict);
    for (size_t rank = 0; rank < sizeof order / sizeof order[0]; rank++) {
        for (size_t at = 0; at < checked->verdict->breach_count; at++) {
            if (checked->verdict->breaches[at].severity == order[rank]) {
                breach_text(out, arena, language, &checked->verdict->breaches[at]);
            }
        }
    }
}

static void breach_json(struct json *json, struct arena *arena, const struct breach *breach)
{
    json_open(json, NULL, '{');
    json_text(json, "rule", breach->id);
    json_text(json, "severity", severity_word(breach->severity, LANGUAGE_ENGLISH));
    json_text(json, "lines", lines_of(arena, breach));
    json_text(json, "times", arena_printf(arena, "%d", breach->times));
    json_text(json, "terms", breach_terms(breach));
    json_masked(json, "invoice_line", breach->line_id);
    json_masked(json, "stated", breach->stated);
    json_masked(json, "sv", breach_sentence(arena, breach, LANGUAGE_SWEDISH));
    json_masked(json, "en", breach_sentence(arena, breach, LANGUAGE_ENGLISH));
    json_close(json, '}');
}

static void problem_json(struct json *json, struct arena *arena,
                         const struct schema_problem *problem)
{
    json_open(json, NULL, '{');
    json_text(json, "rule", "XSD");
    json_text(json, "severity", severity_word(SEVERITY_FATAL, LANGUAGE_ENGLISH));
    json_text(json, "lines", arena_printf(arena, "%d", problem->line));
    json_masked(json, "sv", schema_sentence(arena, problem, LANGUAGE_SWEDISH));
    json_masked(json, "en", schema_sentence(arena, problem, LANGUAGE_ENGLISH));
    json_close(json, '}');
}

static void broken_json(struct json *json, struct arena *arena, const struct verdict *verdict)
{
    if (verdict->breach_count + verdict->problem_count == 0) {
        return;
    }
    json_open(json, "broken", '[');
    for (size_t at = 0; at < verdict->problem_count; at++) {
        problem_json(json, arena, &verdict->problems[at]);
    }
    for (size_t at = 0; at < verdict->breach_count; at++) {
        breach_json(json, arena, &verdict->breaches[at]);
    }
    json_close(json, ']');
}

/* An object inside the array of all answers. */
static void report_json(FILE *out, struct arena *arena, const struct checked *checked)
{
    struct json json = {.out = out, .indent = true, .depth = 1};

    json_open(&json, NULL, '{');
    json_text(&json, "path", printable_text(arena, checked->path));
    json_masked(&json, "member", checked->member);
    json_text(&json, "format", invoice_format_name(checked->format));
    json_text(&json, "verdict", verdict_ids[check_verdict(checked)]);
    json_masked(&json, "reason", checked->problem);
    json_text(&json, "advice", checked->advice);
    if (checked->verdict != NULL) {
        broken_json(&json, arena, checked->verdict);
    }
    json_close(&json, '}');
}

void check_report(FILE *out, struct arena *arena, enum check_format format, enum language language,
                  const struct checked *checked)
{
    switch (format) {
    case CHECK_TEXT:
        report_text(out, arena, language, checked);
        break;
    case CHECK_TSV:
        report_tsv(out, arena, checked);
        break;
    case CHECK_JSON:
        report_json(out, arena, checked);
        break;
    }
}

void check_summary(FILE *out, enum language language, const size_t counts[CHECK_VERDICTS])
{
    size_t all = counts[CHECK_VALID] + counts[CHECK_WARNING] + counts[CHECK_INVALID] +
                 counts[CHECK_UNREADABLE];

    if (language == LANGUAGE_SWEDISH) {
        (void)fprintf(out,
                      "%zu dokument: %zu giltiga, %zu giltiga med varningar, %zu ogiltiga, "
                      "%zu oläsliga\n",
                      all, counts[CHECK_VALID], counts[CHECK_WARNING], counts[CHECK_INVALID],
                      counts[CHECK_UNREADABLE]);
        return;
    }
    (void)fprintf(out,
                  "%zu documents: %zu valid, %zu valid with warnings, %zu invalid, "
                  "%zu unreadable\n",
                  all, counts[CHECK_VALID], counts[CHECK_WARNING], counts[CHECK_INVALID],
                  counts[CHECK_UNREADABLE]);
}
