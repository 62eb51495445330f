#include "parsers/validate/paths_text.h"

#include <string.h>

#include "parsers/validate/codes.h"

/* The parts of a sentence. */
struct parts {
    struct arena *arena;
    bool is_swedish;
    const char *path;      /* below the context: "cbc:ID"; "" */
    const char *place;     /* with the context: "cac:Delivery/cbc:ID" */
    const char *attribute; /* "schemeID"; NULL: the place is an element */
    const char *each;      /* " i varje cac:Delivery"; "" */
    const char *when;      /* ", när cbc:ChargeIndicator är true"; "" */
};

/* The sentence of the language, with each {} replaced by the next of the words. */
static const char *say(const struct parts *parts, const char *swedish, const char *english,
                       const char *const *words)
{
    const char *text = parts->is_swedish ? swedish : english;
    const char *said = "";

    for (const char *gap; (gap = strstr(text, "{}")) != NULL; text = gap + 2) {
        said = arena_printf(parts->arena, "%s%.*s%s", said, (int)(gap - text), text, *words++);
    }
    return arena_printf(parts->arena, "%s%s", said, text);
}

#define SAY(parts, swedish, english, ...)                                                          \
    say((parts), (swedish), (english), (const char *const[]){__VA_ARGS__})

/* Up to the next alternative, without blanks at the end. */
static char *first_alternative(struct arena *arena, const char *text)
{
    size_t length = strcspn(text, "|;");

    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    return arena_strndup(arena, text, length);
}

/* "cbc:Amount, cbc:BaseAmount …": a credit note's line is where an invoice's is. */
static const char *alternatives(struct arena *arena, const char *text)
{
    const char *found = NULL;
    int count = 0;

    for (const char *at = text; at != NULL && *at != '\0'; at = strchr(at, '|')) {
        at += strspn(at, "| /");
        if (strncmp(at, "cac:CreditNoteLine", strlen("cac:CreditNoteLine")) == 0) {
            continue;
        }
        char *one = first_alternative(arena, at);

        one[strcspn(one, "[")] = '\0';
        found = found == NULL ? one
                : count < 3   ? arena_printf(arena, "%s, %s", found, one)
                : count == 3  ? arena_printf(arena, "%s …", found)
                              : found;
        count++;
    }
    return found == NULL ? "" : found;
}

/* Every path of CII begins so. */
static const char *without_beginning(const char *path)
{
    static const char beginning[] = "rsm:SupplyChainTradeTransaction/";
    size_t length = sizeof beginning - 1;

    return strncmp(path, beginning, length) == 0 ? path + length : path;
}

static const char *context_text(const struct parts *parts, const char *context)
{
    const char *text = alternatives(parts->arena, context[0] == '/' ? context + 1 : context);
    const char *star = strchr(text, '*');

    return star == NULL ? without_beginning(text)
                        : SAY(parts, "element vars namn slutar på {}",
                              "elements whose names end with {}", star + 1);
}

/* [cbc:ChargeIndicator=true] */
static const char *condition_text(const struct parts *parts, const char *context)
{
    const char *open = strchr(context, '[');

    /* Of an attribute that is there it need not be said that it is. */
    if (open == NULL || open[1] == '@') {
        return "";
    }
    char *name = arena_strndup(parts->arena, open + 1, strcspn(open + 1, "]"));
    char *value = strchr(name, '=');

    if (value == NULL) {
        return SAY(parts, ", när {} finns", ", when there is {}", name);
    }
    *value++ = '\0';
    if (*value == '\'') {
        value++;
        value[strcspn(value, "'")] = '\0';
    }
    return SAY(parts, ", när {} är {}", ", when {} is {}", name, value);
}

static const char *place_of(const struct parts *parts, const char *context)
{
    if (context[0] == '\0' || parts->path[0] == '\0') {
        return context[0] == '\0' ? parts->path : context;
    }
    return strchr(context, ' ') == NULL ? arena_printf(parts->arena, "%s/%s", context, parts->path)
                                        : SAY(parts, "{} i {}", "{} in {}", parts->path, context);
}

static struct parts parts_of(struct arena *arena, const struct path_rule *rule, bool is_swedish)
{
    struct parts parts = {.arena = arena, .is_swedish = is_swedish, .each = ""};
    const char *context = context_text(&parts, rule->context);
    char *path =
        arena_strdup(arena, strcmp(rule->path, ".") == 0 ? "" : alternatives(arena, rule->path));
    char *at = strchr(path, '@');

    path += strncmp(path, "//", 2) == 0 ? 2 : 0;
    if (at != NULL) {
        parts.attribute = at + 1;
        *at = '\0';
        if (at > path) {
            at[-1] = '\0';
        }
    }
    parts.path = path;
    if (context[0] != '\0' && path[0] != '\0') {
        parts.each = SAY(&parts, " i varje {}", " in each {}", context);
    }
    parts.place = place_of(&parts, context);
    parts.when = condition_text(&parts, rule->context);
    return parts;
}

/* "cac:Delivery/cbc:ID" or "the attribute schemeID of cac:Delivery/cbc:ID" */
static const char *what(const struct parts *parts, const char *place)
{
    if (parts->attribute == NULL) {
        return place;
    }
    return place[0] == '\0' ? SAY(parts, "attributet {}", "the attribute {}", parts->attribute)
                            : SAY(parts, "attributet {} på {}", "the attribute {} of {}",
                                  parts->attribute, place);
}

/* A list without a row has its name in code_list_name only. */
static const char *const lists_in_swedish[CODE_LISTS] = {
    [CODES_CURRENCY] = "ISO 4217, valutor (till exempel SEK)",
    [CODES_PEPPOL_CURRENCY] = "ISO 4217, valutor (till exempel SEK)",
    [CODES_PEPPOL_CURRENCY_CII] = "ISO 4217, valutor (till exempel SEK)",
    [CODES_INVOICE_TYPE] = "UNTDID 1001, slag av fakturor (till exempel 380)",
    [CODES_CREDIT_NOTE_TYPE] = "UNTDID 1001, slag av kreditnotor (till exempel 381)",
    [CODES_DOCUMENT_TYPE] =
        "UNTDID 1001, slag av fakturor och kreditnotor (till exempel 380 eller 381)",
    [CODES_TAX_POINT_2005] = "UNTDID 2005, när momsen redovisas: 3, 35 eller 432",
    [CODES_TAX_POINT_2475] = "UNTDID 2475, när momsen redovisas: 5, 29 eller 72",
    [CODES_REFERENCE] = "UNTDID 1153, slag av referenser",
    [CODES_NOTE_SUBJECT] = "UNTDID 4451, ämnen för texter",
    [CODES_IDENTIFIER_SCHEME] =
        "ISO 6523 (till exempel 0007 för organisationsnummer, 0088 för GLN)",
    [CODES_ADDRESS_SCHEME] =
        "EAS, elektroniska adresser (till exempel 0007 för organisationsnummer, 0088 för "
        "GLN)",
    [CODES_PEPPOL_ADDRESS_SCHEME] =
        "EAS, elektroniska adresser (till exempel 0007 för organisationsnummer, 0088 för "
        "GLN)",
    [CODES_PEPPOL_ADDRESS_SCHEME_CII] =
        "EAS, elektroniska adresser (till exempel 0007 för organisationsnummer, 0088 för "
        "GLN)",
    [CODES_ITEM_CLASSIFICATION] = "UNTDID 7143, slag av artikelklasser",
    [CODES_COUNTRY_UBL] = "ISO 3166-1, länder (till exempel SE)",
    [CODES_COUNTRY_CII] = "ISO 3166-1, länder (till exempel SE)",
    [CODES_PAYMENT_MEANS] = "UNTDID 4461, betalningssätt (till exempel 30)",
    [CODES_VAT_CATEGORY] = "UNTDID 5305, momskategorier: S, Z, E, AE, K, G, O, L eller M",
    [CODES_ALLOWANCE_REASON] = "UNTDID 5189, skäl till avdrag (till exempel 95)",
    [CODES_CHARGE_REASON] = "UNTDID 7161, skäl till tillägg (till exempel FC)",
    [CODES_VAT_EXEMPTION] = "VATEX, skäl till momsfrihet (till exempel VATEX-EU-132-1C)",
    [CODES_UNIT] = "UN/ECE rekommendation 20 och 21, enheter (till exempel HUR för timmar)",
    [CODES_MEDIA_TYPE] =
        "medietyperna för bilagor (till exempel application/pdf): bara PDF, PNG, JPEG, CSV, XLSX "
        "och ODS får bifogas",
};

static const char *list_text(const struct parts *parts, enum code_list list)
{
    bool is_translated = parts->is_swedish && lists_in_swedish[list] != NULL;

    return is_translated ? lists_in_swedish[list] : code_list_name(list);
}

static const char *code_sentence(const struct parts *parts, const struct path_rule *rule)
{
    enum code_list list = (enum code_list)rule->number;

    return SAY(parts, "Ange i {} en kod ur {}{}.", "State in {} a code of {}{}.",
               what(parts, parts->place), list_text(parts, list), parts->when);
}

/* What stands below a context, and in each of these. */
static const char *below(const struct parts *parts)
{
    return what(parts, parts->path[0] == '\0' ? parts->place : parts->path);
}

static const char *count_sentence(const struct parts *parts, const struct path_rule *rule)
{
    const char *once = SAY(parts, "en gång", "once", "");
    const char *times = rule->number == 1 ? once
                                          : SAY(parts, "{} gånger", "{} times",
                                                arena_printf(parts->arena, "%d", rule->number));

    if (rule->test == PATH_EXACTLY) {
        return SAY(parts, "Ange {} exakt {}{}{}.", "State {} exactly {}{}{}.", below(parts), times,
                   parts->each, parts->when);
    }
    return SAY(parts, "Ange {} högst {}{}{}.", "State {} at most {}{}{}.", below(parts), times,
               parts->each, parts->when);
}

static const char *decimals_sentence(const struct parts *parts, const struct path_rule *rule)
{
    return SAY(parts, "Ange högst {} decimaler i {}{}.", "State at most {} decimals in {}{}.",
               arena_printf(parts->arena, "%d", rule->number), what(parts, parts->place),
               parts->when);
}

static const char *made(const struct parts *parts, const struct path_rule *rule)
{
    switch (rule->test) {
    case PATH_FORBIDDEN:
        return SAY(parts, "Ta bort {}{}: det används inte i EN 16931.",
                   "Remove {}{}: EN 16931 does not use it.", what(parts, parts->place),
                   parts->when);
    case PATH_REQUIRED:
    case PATH_REQUIRED_TEXT:
        return SAY(parts, "Ange {}{}{}.", "State {}{}{}.", below(parts), parts->each, parts->when);
    case PATH_AT_MOST:
    case PATH_EXACTLY:
        return count_sentence(parts, rule);
    case PATH_CODE:
    case PATH_CODE_EXACT:
    case PATH_CODE_UPPER:
        return code_sentence(parts, rule);
    case PATH_NOTHING:
    case PATH_DECIMALS:
        return decimals_sentence(parts, rule);
    case PATH_ALL_EQUAL:
        return SAY(parts, "Ange samma värde i alla {}{}.", "State the same value in all {}{}.",
                   what(parts, parts->place), parts->when);
    case PATH_NOT_EMPTY:
        return SAY(parts, "Fyll i tomma element, eller ta bort dem.",
                   "Fill in empty elements, or remove them.", "");
    case PATH_ASK:
    case PATH_ASK_COUNTS:
    case PATH_TALLY:
        break;
    }
    return SAY(parts, "Rätta {}{}.", "Correct {}{}.", what(parts, parts->place), parts->when);
}

const char *path_sentence(struct arena *arena, const struct path_rule *rule, enum language language)
{
    bool is_swedish = language == LANGUAGE_SWEDISH;
    const char *written = is_swedish ? rule->swedish : rule->english;

    if (written != NULL) {
        return written;
    }
    const struct parts parts = parts_of(arena, rule, is_swedish);

    return made(&parts, rule);
}

bool path_is_listed(const struct path_rule *rule)
{
    return rule->test != PATH_NOTHING || rule->number > 0;
}
