/* Svefaktura: allowances and charges, VAT and totals of the document. */
#include "parsers/validate/sums.h"
#include "parsers/validate/svefaktura.h"

/* Half a krona, as everywhere in Svefaktura; a thousandth where öre are rounded off. */
enum { TOLERANCE = 500, TOLERANCE_EXACT = 1 };

static bool is_of_document(const struct element *element)
{
    return element->parent->kind == EL_INVOICE;
}

static bool total_is_stated(const struct element *allowance, const struct document *document)
{
    return !is_of_document(allowance) ||
           element_has(element_child(document->invoice, EL_TOTALS), EL_TAX_EXCLUSIVE);
}

static bool allowance_is_vat(const struct element *allowance, const struct document *document)
{
    const struct element *category = element_child(allowance, EL_VAT_CATEGORY);

    (void)document;
    return !is_of_document(allowance) ||
           element_is_word(element_child(category, EL_TAX_SCHEME), "VAT");
}

static bool reason_is_text(const struct element *code, const struct document *document)
{
    return element_is(code, "ZZZ") || code->parent->parent != document->invoice;
}

static bool has_rate(const struct element *category, const struct document *document)
{
    (void)document;
    return element_has(category, EL_RATE);
}

/* A reason for exemption somewhere in the breakdowns. */
static bool exemption_has_reason(const struct element *code, const struct document *document)
{
    FOR_EACH_ELEMENT(total, document->invoice, EL_TAX_TOTAL)
    {
        FOR_EACH_ELEMENT(breakdown, total, EL_VAT_BREAKDOWN)
        {
            FOR_EACH_ELEMENT(category, breakdown, EL_VAT_CATEGORY)
            {
                if (element_has(category, EL_EXEMPTION_REASON)) {
                    return true;
                }
            }
        }
    }
    return !element_is_word(code, "E");
}

static bool own_exemption_has_reason(const struct element *code, const struct document *document)
{
    (void)document;
    return !element_is_word(code, "E") || element_has(code->parent, EL_EXEMPTION_REASON);
}

static bool is_s_or_e(const struct element *code, const struct document *document)
{
    (void)document;
    return element_is_word(code, "E") || element_is_word(code, "S");
}

static bool tax_adds_up(const struct element *amount, const struct document *document)
{
    struct number sum = number_whole(0);

    (void)document;
    if (amount->parent->kind != EL_TAX_TOTAL) {
        return true;
    }
    FOR_EACH_ELEMENT(breakdown, amount->parent, EL_VAT_BREAKDOWN)
    {
        sum = number_plus(sum, sfti_sum(breakdown, EL_TAX_AMOUNT));
    }
    return sfti_within(number_minus(number_of(amount), sum), TOLERANCE);
}

static bool converted_goes_with_currency(const struct element *breakdown,
                                         const struct document *document)
{
    return element_has(breakdown, EL_CONVERTED_TAX) ==
           element_has(document->invoice, EL_TAX_CURRENCY);
}

/* Whether the VAT is accounted for in the invoice's own currency. */
static bool same_currency(const struct document *document)
{
    const struct element *invoice = element_child(document->invoice, EL_CURRENCY);
    const struct element *tax = element_child(document->invoice, EL_TAX_CURRENCY);

    return tax == NULL || (invoice != NULL && element_is(tax, invoice->text));
}

/* × 100, so that nothing is divided. */
static bool tax_is_share(const struct element *breakdown, const struct document *document)
{
    struct number rate = sfti_child(element_child(breakdown, EL_VAT_CATEGORY), EL_RATE);
    struct number product = number_times(sfti_child(breakdown, EL_TAXABLE_AMOUNT), rate);
    struct number stated = number_times(sfti_child(breakdown, EL_TAX_AMOUNT), number_whole(100));

    return !same_currency(document) || sfti_below(number_minus(product, stated), 100 * TOLERANCE);
}

static bool conversion_adds_up(const struct element *total, const struct document *document)
{
    const struct element *exchange = element_child(document->invoice, EL_EXCHANGE_RATE);
    struct number converted = number_whole(0);
    struct number sum = number_whole(0);

    if (!element_has(document->invoice, EL_CURRENCY) || same_currency(document) ||
        !element_has(exchange, EL_CALCULATION_RATE)) {
        return true;
    }
    FOR_EACH_ELEMENT(breakdown, total, EL_VAT_BREAKDOWN)
    {
        converted = number_plus(converted, sfti_sum(breakdown, EL_CONVERTED_TAX));
        sum = number_plus(sum, sfti_sum(breakdown, EL_TAX_AMOUNT));
    }
    sum = number_times(sum, sfti_child(exchange, EL_CALCULATION_RATE));
    return sfti_below(number_minus(converted, sum), TOLERANCE);
}

static bool has_vat_breakdown(const struct element *total)
{
    FOR_EACH_ELEMENT(breakdown, total, EL_VAT_BREAKDOWN)
    {
        FOR_EACH_ELEMENT(category, breakdown, EL_VAT_CATEGORY)
        {
            if (sfti_has(category, EL_TAX_SCHEME, "VAT")) {
                return true;
            }
        }
    }
    return false;
}

static bool seller_has_vat_number(const struct element *total, const struct document *document)
{
    FOR_EACH_ELEMENT(registration, element_child(document->invoice, EL_SELLER), EL_TAX_REGISTRATION)
    {
        if (sfti_has(registration, EL_TAX_SCHEME, "VAT") && element_has(registration, EL_TAX_ID)) {
            return true;
        }
    }
    return !has_vat_breakdown(total);
}

static bool line_total_adds_up(const struct element *total, const struct document *document)
{
    return sfti_within(number_minus(number_of(total), sums_net(document->sums)), TOLERANCE);
}

/* Lines and charges without the allowances. */
static struct number without_tax(const struct document *document)
{
    struct number sum = sums_net(document->sums);

    FOR_EACH_ELEMENT(at, document->invoice, EL_ALLOWANCE_CHARGE)
    {
        struct number amount = sfti_sum(at, EL_AMOUNT);

        if (sfti_has(at, EL_CHARGE_INDICATOR, "true") || sfti_has(at, EL_CHARGE_INDICATOR, "1")) {
            sum = number_plus(sum, amount);
        } else if (sfti_has(at, EL_CHARGE_INDICATOR, "false") ||
                   sfti_has(at, EL_CHARGE_INDICATOR, "0")) {
            sum = number_minus(sum, amount);
        }
    }
    return sum;
}

static bool tax_exclusive_adds_up(const struct element *total, const struct document *document)
{
    return sfti_within(number_minus(number_of(total), without_tax(document)), TOLERANCE);
}

/* What the total lacks. */
static struct number tax_inclusive_difference(const struct element *total,
                                              const struct document *document)
{
    struct number sum = number_plus(without_tax(document), sfti_sum(total->parent, EL_ROUNDING));

    FOR_EACH_ELEMENT(tax, document->invoice, EL_TAX_TOTAL)
    {
        sum = number_plus(sum, sfti_sum(tax, EL_TAX_AMOUNT));
    }
    return number_minus(number_of(total), sum);
}

static bool tax_inclusive_adds_up(const struct element *total, const struct document *document)
{
    return sfti_within(tax_inclusive_difference(total, document), TOLERANCE);
}

static bool rounded_total_is_exact(const struct element *total, const struct document *document)
{
    const struct element *rounding = element_child(total->parent, EL_ROUNDING);

    return rounding == NULL || number_equal(number_of(rounding), number_whole(0)) ||
           sfti_below(tax_inclusive_difference(total, document), TOLERANCE_EXACT);
}

static bool is_not_negative(const struct element *total, const struct document *document)
{
    (void)document;
    return number_at_most(number_whole(0), number_of(total));
}

static bool taxable_adds_up(const struct element *total, const struct document *document)
{
    struct number sum = number_whole(0);
    bool any = false;

    FOR_EACH_ELEMENT(tax, document->invoice, EL_TAX_TOTAL)
    {
        FOR_EACH_ELEMENT(breakdown, tax, EL_VAT_BREAKDOWN)
        {
            any = any || element_has(breakdown, EL_TAXABLE_AMOUNT);
            sum = number_plus(sum, sfti_sum(breakdown, EL_TAXABLE_AMOUNT));
        }
    }
    return !any || sfti_below(number_minus(number_of(total), sum), TOLERANCE);
}

const struct rule svefaktura_total_rules[] = {
    {SFTI("55", "BT-109", WARNING, ALLOWANCE_CHARGE, NONE), total_is_stated,
     "Ange fakturans belopp utan moms i LegalTotal/TaxExclusiveTotalAmount när den har rabatter "
     "eller "
     "avgifter.",
     "State the total without VAT in LegalTotal/TaxExclusiveTotalAmount when the invoice has "
     "allowances or charges."},
    {SFTI("56", "BT-95, BT-102", FATAL, ALLOWANCE_CHARGE, NONE), allowance_is_vat,
     "Ange VAT i TaxCategory/TaxScheme/ID på fakturans rabatter och avgifter.",
     "State VAT in TaxCategory/TaxScheme/ID of the invoice's allowances and charges."},
    {SFTI("57", "BT-98, BT-105", FATAL, REASON_CODE, NONE), reason_is_text,
     "Ange koden ZZZ i ReasonCode och skriv orsaken till rabatten eller avgiften i attributet "
     "name.",
     "State the code ZZZ in ReasonCode and the reason for the allowance or charge in its attribute "
     "name."},
    {SFTI("58", "BT-96, BT-103", FATAL, VAT_CATEGORY, ALLOWANCE_CHARGE), has_rate,
     "Ange momssatsen (Percent) för rabatten eller avgiften.",
     "State the VAT rate (Percent) of the allowance or charge."},
    {SFTI("60", "BT-120", WARNING, CATEGORY_CODE, ALLOWANCE_CHARGE), exemption_has_reason,
     "Ange i TaxSubTotal/TaxCategory/ExemptionReason varför rabatten eller avgiften är momsfri.",
     "State in TaxSubTotal/TaxCategory/ExemptionReason why the allowance or charge is exempt."},
    {SFTI("61", "BT-96, BT-103", FATAL, RATE, ALLOWANCE_CHARGE), sfti_exempt_is_zero,
     "Ange momssatsen 0 för en momsfri (E) rabatt eller avgift.",
     "State the VAT rate 0 for an exempt (E) allowance or charge."},
    {SFTI("62", "BT-96, BT-103", WARNING, RATE, ALLOWANCE_CHARGE), sfti_standard_is_not_zero,
     "Kontrollera momsen på rabatten eller avgiften: satsen 0 hör ihop med kategorin E, inte S.",
     "Check the VAT of the allowance or charge: the rate 0 belongs with the category E, not S."},
    {SFTI("6", "BT-96, BT-103", WARNING, VAT_CATEGORY, ALLOWANCE_CHARGE), sfti_standard_is_swedish,
     "Kontrollera momsen på rabatten eller avgiften: i Sverige är satsen för S 6, 12 eller 25.",
     "Check the VAT of the allowance or charge: in Sweden the rate of S is 6, 12 or 25."},
    {SFTI("90b", "BG-23", FATAL, VAT_CATEGORY, ALLOWANCE_CHARGE), sfti_exempt_is_broken_down,
     "Redovisa det momsfria beloppet (E) också i TaxTotal/TaxSubTotal.",
     "Account for the exempt amount (E) in TaxTotal/TaxSubTotal, too."},
    {SFTI("89", "BG-23", FATAL, VAT_CATEGORY, ALLOWANCE_CHARGE), sfti_standard_is_broken_down,
     "Redovisa rabattens eller avgiftens momssats också i TaxTotal/TaxSubTotal.",
     "Account for the VAT rate of the allowance or charge in TaxTotal/TaxSubTotal, too."},
    {SFTI("67", "BT-110, BT-117", FATAL, TAX_AMOUNT, TAX_TOTAL), tax_adds_up,
     "Rätta momsen: TotalTaxAmount ska vara summan av TaxAmount i alla TaxSubTotal.",
     "Correct the VAT: TotalTaxAmount is the sum of TaxAmount of all TaxSubTotal."},
    {SFTI("68", "BT-6, BT-111", FATAL, VAT_BREAKDOWN, NONE), converted_goes_with_currency,
     "Ange antingen både TaxCurrencyCode och TaxCurrencyTaxAmount i varje TaxSubTotal, eller "
     "ingetdera.",
     "State either both TaxCurrencyCode and a TaxCurrencyTaxAmount in each TaxSubTotal, or "
     "neither."},
    {SFTI("59", "BT-118", FATAL, CATEGORY_CODE, VAT_BREAKDOWN), is_s_or_e,
     "Ange momskategorin S, eller E för momsfritt, i TaxSubTotal/TaxCategory/ID.",
     "State the VAT category S, or E for exempt, in TaxSubTotal/TaxCategory/ID."},
    {SFTI("91", "BT-120", WARNING, CATEGORY_CODE, VAT_BREAKDOWN), own_exemption_has_reason,
     "Ange i TaxSubTotal/TaxCategory/ExemptionReason varför beloppet är momsfritt.",
     "State in TaxSubTotal/TaxCategory/ExemptionReason why the amount is exempt."},
    {SFTI("95", "BT-119", FATAL, RATE, VAT_BREAKDOWN), sfti_exempt_is_zero,
     "Ange momssatsen 0 i TaxSubTotal när kategorin är E (momsfritt).",
     "State the VAT rate 0 in TaxSubTotal when the category is E (exempt)."},
    {SFTI("96", "BT-119", WARNING, RATE, VAT_BREAKDOWN), sfti_standard_is_not_zero,
     "Kontrollera momsen i TaxSubTotal: satsen 0 hör ihop med kategorin E, inte S.",
     "Check the VAT in TaxSubTotal: the rate 0 belongs with the category E, not S."},
    {SFTI("16", "BT-119", WARNING, VAT_CATEGORY, VAT_BREAKDOWN), sfti_standard_is_swedish,
     "Kontrollera momsen i TaxSubTotal: i Sverige är satsen för S 6, 12 eller 25.",
     "Check the VAT in TaxSubTotal: in Sweden the rate of S is 6, 12 or 25."},
    {SFTI("4", "BT-117", FATAL, VAT_BREAKDOWN, NONE), tax_is_share,
     "Rätta momsen: TaxAmount ska vara TaxableAmount gånger momssatsen i samma TaxSubTotal.",
     "Correct the VAT: TaxAmount is TaxableAmount times the rate of the same TaxSubTotal."},
    {SFTI("3", "BT-111", FATAL, TAX_TOTAL, NONE), conversion_adds_up,
     "Rätta omräkningen: TaxCurrencyTaxAmount ska vara momsen gånger kursen i ExchangeRate.",
     "Correct the conversion: TaxCurrencyTaxAmount is the VAT times the rate in ExchangeRate."},
    {SFTI("88", "BT-31", FATAL, TAX_TOTAL, NONE), seller_has_vat_number,
     "Ange säljarens momsnummer (PartyTaxScheme med TaxScheme/ID VAT) när fakturan redovisar moms.",
     "State the seller's VAT number (PartyTaxScheme with TaxScheme/ID VAT) when the invoice "
     "accounts "
     "for VAT."},
    {SFTI("69", "BT-106, BT-131", FATAL, LINE_TOTAL, NONE), line_total_adds_up,
     "Rätta LineExtensionTotalAmount: det ska vara summan av radernas LineExtensionAmount.",
     "Correct LineExtensionTotalAmount: it is the sum of LineExtensionAmount of the lines."},
    {SFTI("70", "BT-109", FATAL, TAX_EXCLUSIVE, NONE), tax_exclusive_adds_up,
     "Rätta TaxExclusiveTotalAmount: det ska vara radernas summa minus rabatter plus avgifter.",
     "Correct TaxExclusiveTotalAmount: it is the sum of the lines less allowances plus charges."},
    {SFTI("10", "BT-109, BT-116", FATAL, TAX_EXCLUSIVE, NONE), taxable_adds_up,
     "Rätta beloppen: TaxExclusiveTotalAmount ska vara summan av TaxableAmount i alla TaxSubTotal.",
     "Correct the amounts: TaxExclusiveTotalAmount is the sum of TaxableAmount of all "
     "TaxSubTotal."},
    {SFTI("71", "BT-112", FATAL, TAX_INCLUSIVE, NONE), tax_inclusive_adds_up,
     "Rätta TaxInclusiveTotalAmount: rader minus rabatter plus avgifter, moms och öresavrundning.",
     "Correct TaxInclusiveTotalAmount: lines less allowances plus charges, VAT and rounding."},
    {SFTI("105", "BT-112", FATAL, TAX_INCLUSIVE, NONE), is_not_negative,
     "Ange ett totalbelopp som är noll eller större; skicka en kreditfaktura (381) i stället för "
     "en "
     "negativ faktura.",
     "State a total of nought or more; send a credit note (381) instead of a negative invoice."},
    {SFTI("92", "BT-112, BT-114", WARNING, TAX_INCLUSIVE, NONE), rounded_total_is_exact,
     "Rätta öresavrundningen (RoundOffAmount): med den ska TaxInclusiveTotalAmount stämma på öret.",
     "Correct the rounding (RoundOffAmount): with it, TaxInclusiveTotalAmount must be exact."},
    {0},
};
