#include "parsers/elements/element.h"

#include <string.h>

#include "parsers/characters.h"

bool element_is_mark(enum element_kind kind)
{
    return kind >= EL_LOCATION_MARK && kind <= EL_PARTY_MARK;
}

static bool is_one_of(const enum element_kind *kinds, enum element_kind kind)
{
    while (*kinds != EL_NONE && *kinds != kind) {
        kinds++;
    }
    return *kinds != EL_NONE;
}

bool element_is_kind(enum element_kind kind, enum element_kind asked)
{
    static const enum element_kind amounts[] = {
        EL_AMOUNT,         EL_BASE_AMOUNT,  EL_PRICE_AMOUNT, EL_TAX_AMOUNT,
        EL_TAXABLE_AMOUNT, EL_LINE_NET,     EL_LINE_TOTAL,   EL_TAX_EXCLUSIVE,
        EL_TAX_INCLUSIVE,  EL_CHARGE_TOTAL, EL_PREPAID,      EL_ALLOWANCE_TOTAL,
        EL_ROUNDING,       EL_PAYABLE,      EL_OTHER_AMOUNT, EL_NONE,
    };
    static const enum element_kind dates[] = {
        EL_ISSUE_DATE,    EL_DUE_DATE,   EL_TAX_POINT_DATE, EL_PERIOD_START, EL_PERIOD_END,
        EL_DELIVERY_DATE, EL_OTHER_DATE, EL_DATE,           EL_NONE,
    };
    static const enum element_kind identifiers[] = {
        EL_ENDPOINT, EL_GLOBAL_ID, EL_LOCATION_ID,    EL_STANDARD_ID, EL_PARTY_ID,
        EL_LEGAL_ID, EL_TAX_ID,    EL_OTHER_ENDPOINT, EL_OTHER_ID,    EL_NONE,
    };

    return kind == asked ||
           (asked == EL_ANY_ALLOWANCE &&
            (kind == EL_ALLOWANCE_CHARGE || kind == EL_OTHER_ALLOWANCE)) ||
           (asked == EL_ANY_AMOUNT && is_one_of(amounts, kind)) ||
           (asked == EL_ANY_DATE && is_one_of(dates, kind)) ||
           (asked == EL_ANY_IDENTIFIER && is_one_of(identifiers, kind));
}

static const struct element *from(const struct element *element, enum element_kind kind)
{
    while (element != NULL && element->kind != kind) {
        element = element->next;
    }
    return element;
}

const struct element *element_child(const struct element *element, enum element_kind kind)
{
    return element == NULL || (element->kinds & element_kind_bit(kind)) == 0
               ? NULL
               : from(element->first, kind);
}

const struct element *element_again(const struct element *element)
{
    return element == NULL ? NULL : from(element->next, element->kind);
}

bool element_has(const struct element *element, enum element_kind kind)
{
    return element_child(element, kind) != NULL;
}

bool element_is(const struct element *element, const char *word)
{
    return element != NULL && element->text != NULL && strcmp(element->text, word) == 0;
}

bool element_is_word(const struct element *element, const char *word)
{
    const char *at = element == NULL || element->text == NULL ? "" : element->text;

    while (is_white(*at)) {
        at++;
    }
    for (; *word != '\0'; word++) {
        if (*word == ' ' && is_white(*at)) {
            while (is_white(*at)) {
                at++;
            }
        } else if (*at == *word) {
            at++;
        } else {
            return false;
        }
    }
    while (is_white(*at)) {
        at++;
    }
    return *at == '\0';
}
