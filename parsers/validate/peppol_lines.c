/* Peppol BIS Billing 3: invoice lines. */
#include <string.h>

#include "parsers/validate/number.h"
#include "parsers/validate/peppol.h"
#include "parsers/validate/text.h"
#include "reconcile/base/date.h"

static struct number number_or(const struct element *element, int otherwise)
{
    return element == NULL ? number_whole(otherwise) : number_of(element);
}

/* For how many units the price is; a price for 0 counts as one for 1. */
static struct number base_quantity(const struct element *price)
{
    struct number base = number_or(element_child(price, EL_BASE_QUANTITY), 1);

    return base.known && base.units == 0 ? number_whole(1) : base;
}

/* All allowances, or all charges, of a line, rounded to hundredths together. */
static struct number sum_of(const struct element *line, const char *indicator)
{
    struct number sum = number_whole(0);

    FOR_EACH_ELEMENT(at, line, EL_ALLOWANCE_CHARGE)
    {
        if (element_is_word(element_child(at, EL_CHARGE_INDICATOR), indicator)) {
            FOR_EACH_ELEMENT(amount, at, EL_AMOUNT)
            {
                sum = number_plus(sum, number_of(amount));
            }
        }
    }
    return number_round(sum, 2);
}

static bool is_quantity_times_price(const struct element *line, const struct document *document)
{
    const struct element *price = element_child(line, EL_PRICE);
    struct number each =
        number_over(number_or(element_child(price, EL_PRICE_AMOUNT), 0), base_quantity(price));
    struct number calculated = number_times(number_or(element_child(line, EL_QUANTITY), 1), each);

    (void)document;
    calculated = number_plus(calculated, sum_of(line, "true"));
    calculated = number_minus(calculated, sum_of(line, "false"));
    return peppol_about_equal(number_or(element_child(line, EL_LINE_NET), 0), calculated);
}

static bool is_above_zero(const struct element *quantity, const struct document *document)
{
    struct number value = number_of(quantity);

    (void)document;
    return quantity->parent->kind == EL_OTHER_PRICE || !value.known || value.units > 0;
}

static bool is_invoiced_object(const struct element *reference)
{
    FOR_EACH_ELEMENT(type, reference, EL_DOCUMENT_TYPE_CODE)
    {
        if (element_is(type, "130")) {
            return true;
        }
    }
    return false;
}

/* UBL counts all references of a line, CII those with the code. */
static bool one_object(const struct element *line, const struct document *document)
{
    int found = 0;

    FOR_EACH_ELEMENT(reference, line, EL_LINE_OBJECT)
    {
        found += !document_is_cii(document) || is_invoiced_object(reference);
    }
    return found <= 1;
}

static bool references_are_objects(const struct element *line, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(reference, line, EL_LINE_OBJECT)
    {
        if (is_invoiced_object(reference)) {
            return true;
        }
    }
    return !element_has(line, EL_LINE_OBJECT);
}

static const struct element *line_of(const struct element *element)
{
    while (element != NULL && element->kind != EL_LINE && element->kind != EL_OTHER_LINE) {
        element = element->parent;
    }
    return element;
}

/* UBL has nothing to compare with when the line has no quantity. */
static bool has_unit_of_quantity(const struct element *base, const struct document *document)
{
    const struct element *unit = element_child(base, EL_UNIT_CODE);
    const struct element *quantity = element_child(line_of(base), EL_QUANTITY);
    const struct element *other = element_child(quantity, EL_UNIT_CODE);

    if (unit == NULL || (quantity == NULL && !document_is_cii(document))) {
        return true;
    }
    return other != NULL && element_is(unit, other->text);
}

/* −1, 0, 1 as the first date is before, at or after the other; 0 as well when one is no date,
 * where the official test gives up. */
static int compared(const struct element *left, const struct element *right)
{
    struct text left_text = text_trimmed_of(left);
    struct text right_text = text_trimmed_of(right);
    date first;
    date second;

    /* A time zone may follow. */
    if (left_text.length < 10 || right_text.length < 10 ||
        !date_parse(left_text.bytes, 10, &first) || !date_parse(right_text.bytes, 10, &second)) {
        return 0;
    }
    return (first > second) - (first < second);
}

/* CII compares the texts. */
static int compared_texts(const struct element *left, const struct element *right)
{
    int order = strcmp(left->text, right->text);

    return (order > 0) - (order < 0);
}

/* Whether some date of this kind in `period` is not on that side (−1 before, 1 after) of some of
 * the invoice's. */
static bool any_inside(const struct element *period, const struct document *document,
                       enum element_kind kind, int outside)
{
    FOR_EACH_ELEMENT(stated, period, kind)
    {
        FOR_EACH_ELEMENT(whole, document->invoice, EL_PERIOD)
        {
            FOR_EACH_ELEMENT(limit, whole, kind)
            {
                if ((document_is_cii(document) ? compared_texts(stated, limit)
                                               : compared(stated, limit)) != outside) {
                    return true;
                }
            }
        }
    }
    return false;
}

/* Asked when both periods have such a date; in CII it need have no text. */
static bool is_asked(const struct element *period, const struct document *document,
                     enum element_kind kind)
{
    if (!element_has(period, kind)) {
        return false;
    }
    FOR_EACH_ELEMENT(whole, document->invoice, EL_PERIOD)
    {
        if (element_has(whole, kind)) {
            return true;
        }
    }
    return false;
}

static bool starts_inside(const struct element *period, const struct document *document)
{
    return !is_asked(period, document,
                     document_is_cii(document) ? EL_PERIOD_START_MARK : EL_PERIOD_START) ||
           any_inside(period, document, EL_PERIOD_START, -1);
}

static bool ends_inside(const struct element *period, const struct document *document)
{
    return !is_asked(period, document,
                     document_is_cii(document) ? EL_PERIOD_END_MARK : EL_PERIOD_END) ||
           any_inside(period, document, EL_PERIOD_END, 1);
}

#define BOTH SEVERITY_FATAL, SEVERITY_FATAL

const struct rule peppol_line_rules[] = {
    {"PEPPOL-EN16931-R100", "BT-128", BOTH, EL_LINE, EL_NONE, one_object,
     "Raden får ha högst ett fakturerat objekt (BT-128).",
     "The line may have at most one invoiced object (BT-128)."},
    {"PEPPOL-EN16931-R101", "BT-128", BOTH, EL_LINE, EL_NONE, references_are_objects,
     "En dokumentreferens på raden är bara för det fakturerade objektet: ange typkoden 130, eller "
     "ta bort referensen.",
     "A document reference on a line is only for the invoiced object: give it the type code 130, "
     "or leave it out."},
    {"PEPPOL-EN16931-R110", "BT-73, BT-134", BOTH, EL_PERIOD, EL_LINE, starts_inside,
     "Radens period (BT-134) börjar före fakturans (BT-73). Rätta den av dem som är fel.",
     "The line's period (BT-134) begins before the invoice's (BT-73). Correct the one that is "
     "wrong."},
    {"PEPPOL-EN16931-R111", "BT-74, BT-135", BOTH, EL_PERIOD, EL_LINE, ends_inside,
     "Radens period (BT-135) slutar efter fakturans (BT-74). Rätta den av dem som är fel.",
     "The line's period (BT-135) ends after the invoice's (BT-74). Correct the one that is wrong."},
    {"PEPPOL-EN16931-R120", "BT-129, BT-131, BT-146, BT-149", BOTH, EL_LINE, EL_NONE,
     is_quantity_times_price,
     "Radbeloppet (BT-131) ska vara antalet (BT-129) gånger priset (BT-146) delat med antalet som "
     "priset gäller (BT-149), plus radens avgifter, minus dess avdrag, på 0,02 när.",
     "The line net amount (BT-131) must be the quantity (BT-129) times the price (BT-146) divided "
     "by the base quantity (BT-149), plus the line's charges, less its allowances, within 0.02."},
    {"PEPPOL-EN16931-R121", "BT-149", BOTH, EL_BASE_QUANTITY, EL_NONE, is_above_zero,
     "Antalet som priset gäller (BT-149) ska vara större än 0. Är priset per styck eller timme, "
     "utelämna det.",
     "The base quantity of the price (BT-149) must be above 0. Leave it out when the price is for "
     "one unit."},
    {"PEPPOL-EN16931-R130", "BT-130, BT-150", BOTH, EL_BASE_QUANTITY, EL_NONE, has_unit_of_quantity,
     "Enheten för antalet som priset gäller (BT-150) ska vara densamma som för det fakturerade "
     "antalet (BT-130).",
     "The unit of the base quantity (BT-150) must be that of the invoiced quantity (BT-130)."},
    {0},
};
