#include "parsers/validate/vat_amounts.h"

enum { AMOUNT_DECIMALS = 2 };

static bool has_code(const struct element *allowance_charge, enum vat_code code,
                     enum invoice_format format)
{
    FOR_EACH_ELEMENT(category, allowance_charge, EL_VAT_CATEGORY)
    {
        if (vat_code_of(category, format) == code) {
            return true;
        }
    }
    return false;
}

static bool has_rate(const struct element *allowance_charge, struct number rate)
{
    FOR_EACH_ELEMENT(category, allowance_charge, EL_VAT_CATEGORY)
    {
        if (number_equal(number_of(element_child(category, EL_RATE)), rate)) {
            return true;
        }
    }
    return false;
}

struct number vat_charges(const struct document *document, enum vat_code code,
                          const struct number *rate, bool *ret_any)
{
    struct number charges = number_whole(0);
    struct number allowances = number_whole(0);
    bool any = false;

    FOR_EACH_ELEMENT(at, document->invoice, EL_ALLOWANCE_CHARGE)
    {
        if (!has_code(at, code, document->format) || (rate != NULL && !has_rate(at, *rate))) {
            continue;
        }
        struct number amount =
            element_has(at, EL_AMOUNT) ? number_of(element_child(at, EL_AMOUNT)) : number_whole(0);

        any = true;
        if (vat_is_charge(at, true)) {
            charges = number_plus(charges, amount);
        }
        if (vat_is_charge(at, false)) {
            allowances = number_plus(allowances, amount);
        }
    }
    if (ret_any != NULL) {
        *ret_any = any;
    }
    if (document->format == FORMAT_CII) {
        charges = number_round(charges, AMOUNT_DECIMALS);
        allowances = number_round(allowances, AMOUNT_DECIMALS);
    }
    return number_minus(charges, allowances);
}

bool vat_is_tax(struct number tax, struct number taxable, struct number rate, bool up_to_one)
{
    struct number product = number_times(number_absolute(taxable), rate);
    struct number difference;

    product.scale += 2; /* per cent */
    product = number_round(product, AMOUNT_DECIMALS);
    difference = number_absolute(number_minus(number_absolute(tax), product));
    return up_to_one ? number_at_most(difference, number_whole(1))
                     : number_less(difference, number_whole(1));
}
