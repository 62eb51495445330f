/* EN 16931: the VAT breakdown, whatever the category. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/number.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/vat.h"
#include "parsers/validate/vat_amounts.h"

/* In CII the rules of three categories take the place of these. */
static bool is_asked(const struct element *breakdown, const struct document *document)
{
    const struct element *category = element_child(breakdown, EL_VAT_CATEGORY);
    enum vat_code code = vat_code_of(category, document->format);

    return document->format != FORMAT_CII || (code != VAT_L && code != VAT_M && code != VAT_O) ||
           !vat_scheme(category, document->format);
}

static bool taxable_amount(const struct element *breakdown, const struct document *document)
{
    return !is_asked(breakdown, document) || element_has(breakdown, EL_TAXABLE_AMOUNT);
}

static bool tax_amount(const struct element *breakdown, const struct document *document)
{
    return !is_asked(breakdown, document) || element_has(breakdown, EL_TAX_AMOUNT);
}

static bool category_code(const struct element *breakdown, const struct document *document)
{
    FOR_EACH_ELEMENT(category, breakdown, EL_VAT_CATEGORY)
    {
        if (vat_scheme(category, document->format) && element_has(category, EL_CATEGORY_CODE)) {
            return true;
        }
    }
    return !is_asked(breakdown, document);
}

static bool rate(const struct element *breakdown, const struct document *document)
{
    FOR_EACH_ELEMENT(category, breakdown, EL_VAT_CATEGORY)
    {
        if (vat_scheme(category, document->format) &&
            (element_has(category, EL_RATE) || vat_code_of(category, document->format) == VAT_O)) {
            return true;
        }
    }
    return !is_asked(breakdown, document);
}

static bool is_nothing(struct number tax)
{
    return number_equal(number_round(tax, 0), number_whole(0));
}

/* A difference of less than 1 is let pass, in CII also one of exactly 1. */
static bool tax_is_computed(const struct element *breakdown, const struct document *document)
{
    struct number tax = number_of(element_child(breakdown, EL_TAX_AMOUNT));
    struct number taxable = number_of(element_child(breakdown, EL_TAXABLE_AMOUNT));
    const struct element *percent = NULL;

    FOR_EACH_ELEMENT(category, breakdown, EL_VAT_CATEGORY)
    {
        if (percent == NULL && vat_scheme(category, FORMAT_UBL_INVOICE)) { /* also in CII */
            percent = element_child(category, EL_RATE);
        }
    }
    if (!is_asked(breakdown, document)) {
        return true;
    }
    if (percent == NULL || is_nothing(number_of(percent))) {
        return is_nothing(tax);
    }
    return vat_is_tax(tax, taxable, number_of(percent), document->format == FORMAT_CII);
}

#define ROW(id, terms, holds)                                                                      \
    id, terms, SEVERITY_FATAL, SEVERITY_FATAL, EL_VAT_BREAKDOWN, EL_NONE, holds

const struct rule en16931_breakdown_rules[] = {
    {ROW("BR-45", "BT-116, BG-23", taxable_amount),
     "Ange beskattningsunderlaget (BT-116) i varje grupp i momsspecifikationen (BG-23).",
     "State the taxable amount (BT-116) in every group of the VAT breakdown (BG-23)."},
    {ROW("BR-46", "BT-117, BG-23", tax_amount),
     "Ange momsbeloppet (BT-117) i varje grupp i momsspecifikationen (BG-23), också när det är 0.",
     "State the VAT amount (BT-117) in every group of the VAT breakdown (BG-23), also when it is "
     "0."},
    {ROW("BR-47", "BT-118, BG-23", category_code),
     "Ange momskategori (BT-118) under momssystemet VAT i varje grupp i momsspecifikationen "
     "(BG-23).",
     "State the VAT category (BT-118) with the tax scheme VAT in every group of the VAT breakdown "
     "(BG-23)."},
    {ROW("BR-48", "BT-119, BG-23", rate),
     "Ange momssatsen (BT-119) i varje grupp i momsspecifikationen (BG-23); bara kategori O saknar "
     "momssats.",
     "State the VAT rate (BT-119) in every group of the VAT breakdown (BG-23); only category O has "
     "none."},
    {ROW("BR-CO-17", "BT-117, BT-116, BT-119", tax_is_computed),
     "Momsbeloppet (BT-117) ska vara beskattningsunderlaget (BT-116) gånger momssatsen (BT-119), "
     "avrundat till ören. Räkna om momsen.",
     "The VAT amount (BT-117) is the taxable amount (BT-116) times the VAT rate (BT-119), rounded "
     "to two decimals. Compute the VAT again."},
    {0},
};
