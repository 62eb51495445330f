/* EN 16931: the decimals of the VAT totals in CII, which stand together, one for each currency.
 *
 * One total that is right, or that is in another currency, is enough in the official tests.
 */
#include "parsers/validate/en16931.h"
#include "parsers/validate/number.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/written.h"

enum { DECIMALS_MAX = 2 };

static bool is_in(const struct element *total, const struct document *document,
                  enum element_kind currency_kind)
{
    FOR_EACH_ELEMENT(currency, document->invoice, currency_kind)
    {
        if (is_same_text(element_child(total, EL_CURRENCY_ID), currency)) {
            return true;
        }
    }
    return false;
}

static bool has_two_decimals(const struct element *total)
{
    struct number amount = number_of(total);

    return number_equal(amount, number_round(amount, DECIMALS_MAX));
}

static bool invoice_currency(const struct element *totals, const struct document *document)
{
    FOR_EACH_ELEMENT(total, totals, EL_TAX_AMOUNT)
    {
        if (!is_in(total, document, EL_CURRENCY) || has_two_decimals(total)) {
            return true;
        }
    }
    return !element_has(totals, EL_TAX_AMOUNT);
}

static bool accounting_currency(const struct element *totals, const struct document *document)
{
    if (!element_has(document->invoice, EL_TAX_CURRENCY)) {
        return true;
    }
    FOR_EACH_ELEMENT(total, totals, EL_TAX_AMOUNT)
    {
        if (is_in(total, document, EL_TAX_CURRENCY) && has_two_decimals(total)) {
            return true;
        }
    }
    return !element_has(totals, EL_TAX_AMOUNT);
}

const struct rule en16931_vat_decimal_rules[] = {
    {"BR-DEC-13", "BT-110", SEVERITY_NONE, SEVERITY_FATAL, EL_TOTALS, EL_NONE, invoice_currency,
     "Skriv fakturans moms (BT-110) med högst två decimaler.",
     "Write the VAT of the invoice (BT-110) with at most two decimals."},
    {"BR-DEC-15", "BT-111, BT-6", SEVERITY_NONE, SEVERITY_FATAL, EL_TOTALS, EL_NONE,
     accounting_currency, "Ange momsen i redovisningsvalutan (BT-111) med högst två decimaler.",
     "State the VAT in the accounting currency (BT-111) with at most two decimals."},
    {0},
};
