/* avstamd rules: every rule that check asks, and what to do when it is broken. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/language.h"
#include "parsers/json.h"
#include "parsers/validate/listing.h"

enum rules_format { RULES_TEXT, RULES_TSV, RULES_JSON, RULES_MARKDOWN };

static const char *source_word(enum rule_source source)
{
    static const char *const words[] = {[SOURCE_EN16931] = "EN 16931",
                                        [SOURCE_PEPPOL] = "Peppol",
                                        [SOURCE_SVEFAKTURA] = "Svefaktura"};

    return words[source];
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static void print_text(const struct listed_rule *rule, enum language language)
{
    (void)printf("%s  %s, %s", rule->id, severity_name(rule->severity), rule->syntaxes);
    if (rule->terms != NULL) {
        (void)printf(" (%s)", rule->terms);
    }
    (void)printf("\n    %s\n", language == LANGUAGE_SWEDISH ? rule->swedish : rule->english);
}

static void print_json(struct json *json, const struct listed_rule *rule)
{
    json_open(json, NULL, '{');
    json_text(json, "rule", rule->id);
    json_text(json, "source", source_word(rule->source));
    json_text(json, "severity", severity_name(rule->severity));
    json_text(json, "syntaxes", rule->syntaxes);
    json_text(json, "terms", rule->terms);
    json_text(json, "sv", rule->swedish);
    json_text(json, "en", rule->english);
    json_close(json, '}');
}

/* A table cell ends at a bar. */
static void print_cell(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|') {
            (void)putchar('\\');
        }
        (void)putchar(*text);
    }
}

static void print_markdown(const struct listed_rule *rule)
{
    (void)printf("| %s | %s | %s | %s | ", rule->id, severity_name(rule->severity), rule->syntaxes,
                 or_empty(rule->terms));
    print_cell(rule->swedish);
    (void)puts(" |");
}

static void print_rule(enum rules_format format, struct json *json, const struct listed_rule *rule)
{
    switch (format) {
    case RULES_TEXT:
        print_text(rule, language_of_terminal());
        break;
    case RULES_TSV:
        (void)printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", rule->id, source_word(rule->source),
                     severity_name(rule->severity), rule->syntaxes, or_empty(rule->terms),
                     rule->swedish, rule->english);
        break;
    case RULES_JSON:
        print_json(json, rule);
        break;
    case RULES_MARKDOWN:
        print_markdown(rule);
        break;
    }
}

static CHECKED bool format_of(const char *word, enum rules_format *ret_format, struct error *error)
{
    static const char *const words[] = {"text", "tsv", "json", "markdown"};

    for (int at = RULES_TEXT; at <= RULES_MARKDOWN; at++) {
        if (strcmp(word, words[at]) == 0) {
            *ret_format = (enum rules_format)at;
            return true;
        }
    }
    return error_set(error, ERROR_INPUT, "--format is text, tsv, json or markdown, not '%s'", word);
}

static CHECKED bool options(int argc, char **argv, enum rules_format *ret_format,
                            struct error *error)
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'}, {0}};

    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, ":f:", known, NULL)) != -1;) {
        if (found != 'f') {
            return error_set(error, ERROR_INPUT, "'%s' is no option here, or lacks its value",
                             argv[optind - 1]);
        }
        if (!format_of(optarg, ret_format, error)) {
            return false;
        }
    }
    return true;
}

/* The beginning of an id, or all of it. */
static bool is_wanted(int argc, char **argv, const char *id)
{
    bool any = optind < argc;

    for (int at = optind; at < argc; at++) {
        if (strncmp(id, argv[at], strlen(argv[at])) == 0) {
            return true;
        }
    }
    return !any;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    enum rules_format format = RULES_TEXT;
    struct rule_listing listing;
    struct json json = {.out = stdout, .indent = true};
    size_t printed = 0;

    if (!options(argc, argv, &format, error)) {
        return EXIT_ERROR;
    }
    rule_listing(arena, &listing);
    if (format == RULES_JSON) {
        json_open(&json, NULL, '[');
    } else if (format == RULES_MARKDOWN) {
        (void)puts(
            "| regel | flagga | syntax | termer | vad som ska göras |\n|---|---|---|---|---|");
    }
    for (size_t at = 0; at < listing.count; at++) {
        if (is_wanted(argc, argv, listing.rules[at].id)) {
            print_rule(format, &json, &listing.rules[at]);
            printed++;
        }
    }
    if (format == RULES_JSON) {
        json_close(&json, ']');
    }
    return printed > 0 || error_set(error, ERROR_INPUT, "no rule begins with '%s'", argv[optind])
               ? EXIT_OK
               : EXIT_ERROR;
}

const struct command command_rules = {
    .name = "rules",
    .offline = true,
    .arguments = "[--format text|tsv|json|markdown] [ID…]",
    .summary = "lists the rules that check asks, and what to do about each; no database",
    .help = "Each rule with its flag (fatal, warning), the syntaxes that have it, the terms of\n"
            "EN 16931 that it is about and a sentence that says what to do.  With ID, only the\n"
            "rules whose ids begin so.\n\n"
            "  --format text        for people, in Swedish or English by the locale (the default)\n"
            "  --format tsv         id, source, flag, syntaxes, terms, Swedish, English\n"
            "  --format json        an array of objects\n"
            "  --format markdown    a table with the Swedish sentences\n\n"
            "Examples:\n"
            "  avstamd rules BR-CO\n"
            "  avstamd rules --format tsv SE-R\n",
    .run = run,
};
