#include "parsers/validate/stated.h"

#include <string.h>

#include "parsers/validate/sums.h"
#include "parsers/validate/text.h"
#include "reconcile/base/decimal.h"

enum { STATED_BYTES_MAX = 100, DECIMALS_MAX = 18 };

/* Kinds whose text is a code, a number, a date or who an organisation is. */
static const bool may_be_told[EL_KINDS] = {
    [EL_SPECIFICATION] = true,
    [EL_BUSINESS_PROCESS] = true,
    [EL_ISSUE_DATE] = true,
    [EL_DUE_DATE] = true,
    [EL_TYPE_CODE] = true,
    [EL_CURRENCY] = true,
    [EL_TAX_CURRENCY] = true,
    [EL_TAX_POINT_DATE] = true,
    [EL_TAX_POINT_CODE] = true,
    [EL_NOTE_SUBJECT] = true,
    [EL_PERIOD_START] = true,
    [EL_PERIOD_END] = true,
    [EL_DATE] = true,
    [EL_DOCUMENT_TYPE_CODE] = true,
    [EL_LEGAL_ID] = true,
    [EL_TAX_ID] = true,
    [EL_TAX_SCHEME] = true,
    [EL_ENDPOINT] = true,
    [EL_COUNTRY] = true,
    [EL_DELIVERY_DATE] = true,
    [EL_PAYMENT_CODE] = true,
    [EL_ACCOUNT_ID] = true,
    [EL_IBAN] = true,
    [EL_BRANCH] = true,
    [EL_CHARGE_INDICATOR] = true,
    [EL_REASON_CODE] = true,
    [EL_PERCENTAGE] = true,
    [EL_AMOUNT] = true,
    [EL_BASE_AMOUNT] = true,
    [EL_TAX_AMOUNT] = true,
    [EL_TAXABLE_AMOUNT] = true,
    [EL_CATEGORY_CODE] = true,
    [EL_RATE] = true,
    [EL_EXEMPTION_CODE] = true,
    [EL_LINE_TOTAL] = true,
    [EL_ALLOWANCE_TOTAL] = true,
    [EL_CHARGE_TOTAL] = true,
    [EL_TAX_EXCLUSIVE] = true,
    [EL_TAX_INCLUSIVE] = true,
    [EL_PREPAID] = true,
    [EL_ROUNDING] = true,
    [EL_PAYABLE] = true,
    [EL_QUANTITY] = true,
    [EL_LINE_NET] = true,
    [EL_STANDARD_ID] = true,
    [EL_CLASSIFICATION] = true,
    [EL_ORIGIN_COUNTRY] = true,
    [EL_PRICE_AMOUNT] = true,
    [EL_BASE_QUANTITY] = true,
    [EL_LINE_COUNT] = true,
    [EL_SCHEME_ID] = true,
    [EL_LIST_ID] = true,
    [EL_CURRENCY_ID] = true,
    [EL_UNIT_CODE] = true,
    [EL_MEDIA_TYPE] = true,
    [EL_DATE_FORMAT] = true,
    [EL_OTHER_AMOUNT] = true,
    [EL_OTHER_DATE] = true,
};

/* Where the terms of a rule stand, from the group that it is asked of. */
static const struct place {
    const char *term;
    enum element_kind group, child, grandchild; /* EL_NONE: the child itself */
} places[] = {
    {"BT-2", EL_INVOICE, EL_ISSUE_DATE, EL_NONE},
    {"BT-3", EL_INVOICE, EL_TYPE_CODE, EL_NONE},
    {"BT-5", EL_INVOICE, EL_CURRENCY, EL_NONE},
    {"BT-6", EL_INVOICE, EL_TAX_CURRENCY, EL_NONE},
    {"BT-9", EL_INVOICE, EL_DUE_DATE, EL_NONE},
    {"BT-23", EL_INVOICE, EL_BUSINESS_PROCESS, EL_NONE},
    {"BT-24", EL_INVOICE, EL_SPECIFICATION, EL_NONE},
    {"BT-73", EL_PERIOD, EL_PERIOD_START, EL_NONE},
    {"BT-74", EL_PERIOD, EL_PERIOD_END, EL_NONE},
    {"BT-134", EL_PERIOD, EL_PERIOD_START, EL_NONE},
    {"BT-135", EL_PERIOD, EL_PERIOD_END, EL_NONE},
    {"BT-81", EL_PAYMENT_MEANS, EL_PAYMENT_CODE, EL_NONE},
    {"BT-84", EL_PAYMENT_MEANS, EL_ACCOUNT, EL_ACCOUNT_ID},
    {"BT-106", EL_TOTALS, EL_LINE_TOTAL, EL_NONE},
    {"BT-107", EL_TOTALS, EL_ALLOWANCE_TOTAL, EL_NONE},
    {"BT-108", EL_TOTALS, EL_CHARGE_TOTAL, EL_NONE},
    {"BT-109", EL_TOTALS, EL_TAX_EXCLUSIVE, EL_NONE},
    {"BT-112", EL_TOTALS, EL_TAX_INCLUSIVE, EL_NONE},
    {"BT-113", EL_TOTALS, EL_PREPAID, EL_NONE},
    {"BT-114", EL_TOTALS, EL_ROUNDING, EL_NONE},
    {"BT-115", EL_TOTALS, EL_PAYABLE, EL_NONE},
    {"BT-109", EL_INVOICE, EL_TOTALS, EL_TAX_EXCLUSIVE},
    {"BT-110", EL_INVOICE, EL_TAX_TOTAL, EL_TAX_AMOUNT}, /* UBL … */
    {"BT-110", EL_INVOICE, EL_TOTALS, EL_TAX_AMOUNT},    /* … and CII */
    {"BT-112", EL_INVOICE, EL_TOTALS, EL_TAX_INCLUSIVE},
    {"BT-115", EL_INVOICE, EL_TOTALS, EL_PAYABLE},
    {"BT-110", EL_TAX_TOTAL, EL_TAX_AMOUNT, EL_NONE},
    {"BT-116", EL_VAT_BREAKDOWN, EL_TAXABLE_AMOUNT, EL_NONE},
    {"BT-117", EL_VAT_BREAKDOWN, EL_TAX_AMOUNT, EL_NONE},
    {"BT-118", EL_VAT_BREAKDOWN, EL_VAT_CATEGORY, EL_CATEGORY_CODE},
    {"BT-119", EL_VAT_BREAKDOWN, EL_VAT_CATEGORY, EL_RATE},
    {"BT-129", EL_LINE, EL_QUANTITY, EL_NONE},
    {"BT-130", EL_LINE, EL_QUANTITY, EL_UNIT_CODE},
    {"BT-131", EL_LINE, EL_LINE_NET, EL_NONE},
    {"BT-146", EL_LINE, EL_PRICE, EL_PRICE_AMOUNT},
    {"BT-149", EL_LINE, EL_PRICE, EL_BASE_QUANTITY},
    {"BT-150", EL_BASE_QUANTITY, EL_UNIT_CODE, EL_NONE},
    {"BT-151", EL_VAT_CATEGORY, EL_CATEGORY_CODE, EL_NONE},
    {"BT-152", EL_VAT_CATEGORY, EL_RATE, EL_NONE},
    {"BT-92", EL_ALLOWANCE_CHARGE, EL_AMOUNT, EL_NONE},
    {"BT-93", EL_ALLOWANCE_CHARGE, EL_BASE_AMOUNT, EL_NONE},
    {"BT-94", EL_ALLOWANCE_CHARGE, EL_PERCENTAGE, EL_NONE},
};

const char *stated_text(struct arena *arena, const char *text, size_t length)
{
    if (length == 0 || length > STATED_BYTES_MAX) {
        return NULL;
    }
    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)text[at];

        if (byte <= ' ' || byte == '\'' || byte >= 0x7F) {
            return NULL;
        }
    }
    return arena_printf(arena, "%.*s", (int)length, text);
}

static const char *told(struct arena *arena, const struct element *element)
{
    return element == NULL || element->text == NULL || !may_be_told[element->kind]
               ? NULL
               : stated_text(arena, element->text, element->length);
}

/* Not when there are several: the rule may be about another one. */
static const struct element *only(const struct element *group, enum element_kind kind)
{
    const struct element *first = element_child(group, kind);

    return element_again(first) == NULL ? first : NULL;
}

/* Whether "BT-10" is in "BT-106, BT-10". */
static bool names_term(const char *terms, const char *term)
{
    size_t length = strlen(term);

    for (const char *at = terms; (at = strstr(at, term)) != NULL; at += length) {
        if (at[length] == '\0' || at[length] == ',') {
            return true;
        }
    }
    return false;
}

static void add(struct arena *arena, const char **list, const char *term, const char *value)
{
    if (value != NULL) {
        *list = arena_printf(arena, "%s%s%s = %s", *list == NULL ? "" : *list,
                             *list == NULL ? "" : "; ", term, value);
    }
}

static const char *number_text(struct arena *arena, struct number number)
{
    char text[DECIMAL_TEXT_BYTES];

    if (!number.known || number.units > INT64_MAX || number.units < -INT64_MAX ||
        number.scale > DECIMALS_MAX) {
        return NULL;
    }
    decimal_format((int64_t)number.units, number.scale, number.scale < 2 ? 2 : number.scale, text);
    return arena_printf(arena, "%s", text);
}

static const char *terms_stated(struct arena *arena, const char *terms, const struct element *group,
                                const struct document *document)
{
    const char *list = NULL;

    for (size_t at = 0; at < sizeof places / sizeof places[0]; at++) {
        const struct place *place = &places[at];

        if (place->group == group->kind && names_term(terms, place->term)) {
            const struct element *child = only(group, place->child);

            add(arena, &list, place->term,
                told(arena, place->grandchild == EL_NONE ? child : only(child, place->grandchild)));
        }
    }
    if (group->kind == EL_TOTALS && names_term(terms, "BT-131") && document->sums != NULL) {
        add(arena, &list, "Σ BT-131", number_text(arena, sums_net(document->sums)));
    }
    return list;
}

/* What of the element the rule looks at: of an amount its currency, when that is the matter. */
static const struct element *looked_at(const struct element *element, const char *terms)
{
    if (element->kind == EL_TAX_REGISTRATION) {
        return only(element, EL_TAX_ID);
    }
    return element_has(element, EL_CURRENCY_ID) && names_term(terms, "BT-5")
               ? element_child(element, EL_CURRENCY_ID)
               : element;
}

const char *stated_of(struct arena *arena, const struct rule *rule, const struct element *element,
                      const struct document *document)
{
    const char *named = rule->terms == NULL ? "" : rule->terms;
    const char *terms = terms_stated(arena, named, element, document);

    if (terms == NULL && element->kind == EL_VAT_CATEGORY && element->parent != NULL) {
        terms =
            terms_stated(arena, named, element->parent, document); /* of a breakdown, a line … */
    }
    if (terms != NULL) {
        return terms;
    }
    const char *text = told(arena, looked_at(element, named));

    return text == NULL ? NULL : arena_printf(arena, "'%s'", text);
}

const char *stated_line(struct arena *arena, const struct element *element)
{
    while (element != NULL && element->kind != EL_LINE) {
        element = element->parent;
    }
    const struct element *id = only(element, EL_LINE_ID);

    return id == NULL || id->text == NULL ? NULL : stated_text(arena, id->text, id->length);
}
