/* EN 16931: allowances and charges, on the document and on lines. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/vat.h"

/* The rules for one of the two, on the document or on lines. */
static bool is_asked(const struct element *allowance_charge, const struct document *document,
                     bool charge, enum element_kind parent)
{
    if (allowance_charge->parent->kind != parent) {
        return false;
    }
    if (document->format == FORMAT_CII) { /* compares the text here */
        return element_is(element_child(allowance_charge, EL_CHARGE_INDICATOR),
                          charge ? "true" : "false");
    }
    return vat_is_charge(allowance_charge, charge);
}

static bool has_category(const struct element *allowance_charge, enum invoice_format format)
{
    FOR_EACH_ELEMENT(category, allowance_charge, EL_VAT_CATEGORY)
    {
        if (vat_scheme(category, format) && element_has(category, EL_CATEGORY_CODE)) {
            return true;
        }
    }
    return false;
}

static bool has_reason(const struct element *allowance_charge)
{
    return element_has(allowance_charge, EL_REASON) ||
           element_has(allowance_charge, EL_REASON_CODE);
}

static bool allowance_amount(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, false, EL_INVOICE) || element_has(at, EL_AMOUNT);
}

static bool allowance_category(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, false, EL_INVOICE) || has_category(at, document->format);
}

static bool allowance_reason(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, false, EL_INVOICE) || has_reason(at);
}

static bool charge_amount(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, true, EL_INVOICE) || element_has(at, EL_AMOUNT);
}

static bool charge_category(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, true, EL_INVOICE) || has_category(at, document->format);
}

static bool charge_reason(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, true, EL_INVOICE) || has_reason(at);
}

static bool line_allowance_amount(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, false, EL_LINE) || element_has(at, EL_AMOUNT);
}

static bool line_allowance_reason(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, false, EL_LINE) || has_reason(at);
}

static bool line_charge_amount(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, true, EL_LINE) || element_has(at, EL_AMOUNT);
}

static bool line_charge_reason(const struct element *at, const struct document *document)
{
    return !is_asked(at, document, true, EL_LINE) || has_reason(at);
}

/* That a reason and its code say the same is for people to see: the artefacts never object. */
static bool always(const struct element *at, const struct document *document)
{
    (void)at;
    (void)document;
    return true;
}

#define ROW(id, terms, holds)                                                                      \
    id, terms, SEVERITY_FATAL, SEVERITY_FATAL, EL_ALLOWANCE_CHARGE, EL_NONE, holds

const struct rule en16931_allowance_rules[] = {
    {ROW("BR-31", "BT-92, BG-20", allowance_amount),
     "Ange beloppet för avdraget på fakturan (BT-92).",
     "State the amount of the document level allowance (BT-92)."},
    {ROW("BR-32", "BT-95, BG-20", allowance_category),
     "Ange momskategori för avdraget på fakturan (BT-95) under momssystemet VAT.",
     "State the VAT category of the document level allowance (BT-95) with the tax scheme VAT."},
    {ROW("BR-33", "BT-97, BT-98, BG-20", allowance_reason),
     "Ange varför avdraget på fakturan görs, med text (BT-97) eller kod (BT-98).",
     "State why the document level allowance is made, in words (BT-97) or as a code (BT-98)."},
    {ROW("BR-CO-05", "BT-97, BT-98", always),
     "Orsaken till avdraget (BT-97) och dess kod (BT-98) ska säga samma sak.",
     "The reason of the allowance (BT-97) and its code (BT-98) say the same."},
    {ROW("BR-CO-21", "BT-97, BT-98, BG-20", allowance_reason),
     "Ange orsak till avdraget på fakturan: text (BT-97), kod (BT-98) eller båda.",
     "State the reason of the document level allowance: words (BT-97), a code (BT-98) or both."},
    {ROW("BR-36", "BT-99, BG-21", charge_amount), "Ange beloppet för avgiften på fakturan (BT-99).",
     "State the amount of the document level charge (BT-99)."},
    {ROW("BR-37", "BT-102, BG-21", charge_category),
     "Ange momskategori för avgiften på fakturan (BT-102) under momssystemet VAT.",
     "State the VAT category of the document level charge (BT-102) with the tax scheme VAT."},
    {ROW("BR-38", "BT-104, BT-105, BG-21", charge_reason),
     "Ange varför avgiften på fakturan tas ut, med text (BT-104) eller kod (BT-105).",
     "State why the document level charge is made, in words (BT-104) or as a code (BT-105)."},
    {ROW("BR-CO-06", "BT-104, BT-105", always),
     "Orsaken till avgiften (BT-104) och dess kod (BT-105) ska säga samma sak.",
     "The reason of the charge (BT-104) and its code (BT-105) say the same."},
    {ROW("BR-CO-22", "BT-104, BT-105, BG-21", charge_reason),
     "Ange orsak till avgiften på fakturan: text (BT-104), kod (BT-105) eller båda.",
     "State the reason of the document level charge: words (BT-104), a code (BT-105) or both."},
    {ROW("BR-41", "BT-136, BG-27", line_allowance_amount),
     "Ange beloppet för avdraget på raden (BT-136).",
     "State the amount of the allowance on the line (BT-136)."},
    {ROW("BR-42", "BT-139, BT-140, BG-27", line_allowance_reason),
     "Ange varför avdraget på raden görs, med text (BT-139) eller kod (BT-140).",
     "State why the allowance on the line is made, in words (BT-139) or as a code (BT-140)."},
    {ROW("BR-CO-07", "BT-139, BT-140", always),
     "Orsaken till radens avdrag (BT-139) och dess kod (BT-140) ska säga samma sak.",
     "The reason of the allowance on the line (BT-139) and its code (BT-140) say the same."},
    {ROW("BR-CO-23", "BT-139, BT-140, BG-27", line_allowance_reason),
     "Ange orsak till avdraget på raden: text (BT-139), kod (BT-140) eller båda.",
     "State the reason of the allowance on the line: words (BT-139), a code (BT-140) or both."},
    {ROW("BR-43", "BT-141, BG-28", line_charge_amount),
     "Ange beloppet för avgiften på raden (BT-141).",
     "State the amount of the charge on the line (BT-141)."},
    {ROW("BR-44", "BT-144, BT-145, BG-28", line_charge_reason),
     "Ange varför avgiften på raden tas ut, med text (BT-144) eller kod (BT-145).",
     "State why the charge on the line is made, in words (BT-144) or as a code (BT-145)."},
    {ROW("BR-CO-08", "BT-144, BT-145", always),
     "Orsaken till radens avgift (BT-144) och dess kod (BT-145) ska säga samma sak.",
     "The reason of the charge on the line (BT-144) and its code (BT-145) say the same."},
    {ROW("BR-CO-24", "BT-144, BT-145, BG-28", line_charge_reason),
     "Ange orsak till avgiften på raden: text (BT-144), kod (BT-145) eller båda.",
     "State the reason of the charge on the line: words (BT-144), a code (BT-145) or both."},
    {0},
};
