#include <stdarg.h>
#include <string.h>

#include "parsers/schema/schema.h"

/* In the texts: {e} element, {p} parent, {a} attribute, {v} value, {o} the other, {f} the one
 * that it follows. */
struct sentence {
    const char *text[2]; /* by language */
};

static const struct sentence sentences[] = {
    [SCHEMA_ROOT] = {{"Dokumentet kan inte börja med {e}.", "A document cannot begin with {e}."}},
    [SCHEMA_UNKNOWN_ELEMENT] = {{"{e} får inte stå i {p}: ta bort det eller rätta namnet.",
                                 "{e} cannot be in {p}: remove it or correct its name."}},
    [SCHEMA_WRONG_NAMESPACE] = {{"{e} i {p} har fel namnrymd: den ska vara {o}.",
                                 "{e} in {p} has the wrong namespace: it must be {o}."}},
    [SCHEMA_MISPLACED_ELEMENT] = {{"{e} står på fel plats i {p}: flytta det före {o}.",
                                   "{e} is in the wrong place in {p}: move it before {o}."}},
    [SCHEMA_NOT_HERE] = {{"{e} får inte stå här i {p}: här kan stå {o}.",
                          "{e} cannot be here in {p}: here may be {o}."}},
    [SCHEMA_REPEATED_ELEMENT] = {{"{e} står för många gånger i {p}: ta bort det som är för mycket.",
                                  "{e} occurs too often in {p}: remove what is too much."}},
    [SCHEMA_MISSING_ELEMENT] = {{"{e} saknar {o}: lägg till det efter {f}.",
                                 "{e} lacks {o}: add it after {f}."}},
    [SCHEMA_INCOMPLETE] = {{"{e} är inte fullständigt: lägg till {o}.",
                            "{e} is incomplete: add {o}."}},
    [SCHEMA_UNEXPECTED_CHILD] = {{"{p} ska bara innehålla en text: ta bort {e}.",
                                  "{p} holds a text only: remove {e}."}},
    [SCHEMA_UNEXPECTED_TEXT] =
        {{"{e} ska bara innehålla element: ta bort texten som står mellan dem.",
          "{e} holds elements only: remove the text that is between them."}},
    [SCHEMA_VALUE] = {{"{e} är \"{v}\" men ska vara {o}.", "{e} is \"{v}\" but must be {o}."}},
    [SCHEMA_UNKNOWN_ATTRIBUTE] = {{"{e} kan inte ha attributet {a}: ta bort det.",
                                   "{e} cannot have the attribute {a}: remove it."}},
    [SCHEMA_MISSING_ATTRIBUTE] = {{"{e} saknar attributet {a}: lägg till det.",
                                   "{e} lacks the attribute {a}: add it."}},
    [SCHEMA_ATTRIBUTE_VALUE] = {{"Attributet {a} på {e} är \"{v}\" men ska vara {o}.",
                                 "The attribute {a} of {e} is \"{v}\" but must be {o}."}},
    [SCHEMA_FIXED_ATTRIBUTE] =
        {{"Attributet {a} på {e} är \"{v}\" men kan bara vara \"{o}\": rätta eller ta bort det.",
          "The attribute {a} of {e} is \"{v}\" but can only be \"{o}\": correct or remove it."}},
};

static const struct sentence missing_first = {
    {"{e} saknar {o}: lägg till det som första element.", "{e} lacks {o}: add it first."}};
static const struct sentence empty_value = {
    {"{e} är tomt men ska vara {o}: fyll i det, eller ta bort det om det inte behövs.",
     "{e} is empty but must be {o}: fill it in, or remove it if it is not needed."}};
static const struct sentence empty_attribute = {
    {"Attributet {a} på {e} är tomt men ska vara {o}: fyll i det, eller ta bort det.",
     "The attribute {a} of {e} is empty but must be {o}: fill it in, or remove it."}};
static const struct sentence unquoted[] = {
    [SCHEMA_VALUE] = {{"{e} ska vara {o}: rätta värdet.", "{e} must be {o}: correct the value."}},
    [SCHEMA_ATTRIBUTE_VALUE] = {{"Attributet {a} på {e} ska vara {o}: rätta värdet.",
                                 "The attribute {a} of {e} must be {o}: correct the value."}},
    [SCHEMA_FIXED_ATTRIBUTE] =
        {{"Attributet {a} på {e} kan bara vara \"{o}\": rätta eller ta bort det.",
          "The attribute {a} of {e} can only be \"{o}\": correct or remove it."}},
};
static const struct sentence something[] = {{{"inget mer", "nothing more"}},
                                            {{"det som saknas", "what is missing"}}};

/* The types of XML Schema, for people. */
static const struct {
    const char *name;
    const char *text[2];
} types[] = {
    {"decimal",
     {"ett tal med siffror och högst en punkt, som 1234.50",
      "a number of digits and at most one point, like 1234.50"}},
    {"integer", {"ett heltal", "a whole number"}},
    {"date", {"ett datum som 2026-01-31", "a date like 2026-01-31"}},
    {"time", {"ett klockslag som 09:30:00", "a time like 09:30:00"}},
    {"dateTime",
     {"datum och tid som 2026-01-31T09:30:00", "date and time like 2026-01-31T09:30:00"}},
    {"boolean", {"true eller false", "true or false"}},
    {"base64Binary", {"en fil kodad i base64", "a file encoded in base64"}},
    {"language", {"ett språk som sv", "a language like sv"}},
    {"anyURI", {"en adress (URI)", "an address (URI)"}},
    {"ID", {"ett namn utan blanksteg och kolon", "a name without blanks and colons"}},
    {"AllowanceChargeReasonCode",
     {"en orsakskod ur listan UN/ECE 4465", "a reason code of the list UN/ECE 4465"}},
    {"PaymentMeansCode",
     {"en kod för betalningssätt ur listan UN/ECE 4461, som 30",
      "a payment means code of the list UN/ECE 4461, like 30"}},
    {"LinearUnitMeasureUnitCode",
     {"en enhetskod med ett till tre tecken", "a unit code of one to three characters"}},
    {"QualifierType", {"OIDAsURI eller OIDAsURN", "OIDAsURI or OIDAsURN"}},
    {"CurrencyCode", {"en valutakod som SEK", "a currency code like SEK"}},
    {"CountryIdentificationCode", {"en landskod som SE", "a country code like SE"}},
};

static const char *type_text(const char *name, enum language language)
{
    for (size_t at = 0; at < sizeof types / sizeof types[0]; at++) {
        if (strcmp(types[at].name, name) == 0) {
            return types[at].text[language];
        }
    }
    return name;
}

static const char *part(const struct schema_problem *problem, char letter, enum language language)
{
    bool is_type = problem->kind == SCHEMA_VALUE || problem->kind == SCHEMA_ATTRIBUTE_VALUE;
    const char *text = NULL;

    if (letter == 'o' && problem->other == NULL) {
        return something[problem->kind == SCHEMA_INCOMPLETE].text[language];
    }
    switch (letter) {
    case 'e':
        text = problem->element;
        break;
    case 'p':
        text = problem->parent;
        break;
    case 'a':
        text = problem->attribute;
        break;
    case 'v':
        text = problem->value;
        break;
    case 'o':
        text = is_type ? type_text(problem->other, language) : problem->other;
        break;
    case 'f':
        text = problem->after;
        break;
    default:
        break;
    }
    return text == NULL ? "?" : text;
}

static const struct sentence *sentence_of(const struct schema_problem *problem)
{
    bool takes_value = problem->kind == SCHEMA_VALUE || problem->kind == SCHEMA_ATTRIBUTE_VALUE ||
                       problem->kind == SCHEMA_FIXED_ATTRIBUTE;
    bool is_empty = problem->value != NULL && problem->value[0] == '\0';

    if (problem->kind == SCHEMA_MISSING_ELEMENT && problem->after == NULL) {
        return &missing_first;
    }
    if (problem->kind == SCHEMA_VALUE && is_empty) {
        return &empty_value;
    }
    if (problem->kind == SCHEMA_ATTRIBUTE_VALUE && is_empty) {
        return &empty_attribute;
    }
    if (problem->value == NULL && takes_value) {
        return &unquoted[problem->kind];
    }
    return &sentences[problem->kind];
}

const char *schema_sentence(struct arena *arena, const struct schema_problem *problem,
                            enum language language)
{
    const char *text = sentence_of(problem)->text[language];
    char *sentence = arena_strdup(arena, "");

    for (const char *brace = strchr(text, '{'); brace != NULL; brace = strchr(text, '{')) {
        sentence = arena_printf(arena, "%s%.*s%s", sentence, (int)(brace - text), text,
                                part(problem, brace[1], language));
        text = brace + 3;
    }
    return arena_printf(arena, "%s%s", sentence, text);
}
