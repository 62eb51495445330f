/* Svefaktura: the lines. */
#include "parsers/validate/svefaktura.h"
#include "parsers/validate/written.h"

enum { TOLERANCE = 500, TOLERANCE_BASE = 10 };

static bool has_amount(const struct element *allowance, const struct document *document)
{
    (void)document;
    return element_has(allowance, EL_AMOUNT);
}

static bool is_not_negative(const struct element *amount, const struct document *document)
{
    (void)document;
    return number_at_most(number_whole(0), number_of(amount));
}

static bool is_true_or_false(const struct element *indicator, const struct document *document)
{
    (void)document;
    return element_is(indicator, "true") || element_is(indicator, "false");
}

static bool item_is_vat(const struct element *line, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(category, line, EL_VAT_CATEGORY)
    {
        const struct element *scheme = element_child(category, EL_TAX_SCHEME);

        if (scheme != NULL) {
            return element_is_word(scheme, "VAT");
        }
    }
    return true;
}

static bool units_agree(const struct element *base, const struct document *document)
{
    const struct element *quantity = element_child(base->parent->parent, EL_QUANTITY);
    const struct element *unit = element_child(quantity, EL_UNIT_CODE);

    (void)document;
    return unit == NULL || is_same_text(element_child(base, EL_UNIT_CODE), unit);
}

static bool category_is_s_or_e(const struct element *category, const struct document *document)
{
    const struct element *code = element_child(category, EL_CATEGORY_CODE);

    (void)document;
    return element_is_word(code, "E") || element_is_word(code, "S") || element_is_word(code, "e") ||
           element_is_word(code, "s");
}

/* Of the line's allowance or charge, of which there should be one. */
static bool is_indicated(const struct element *line, const char *word, const char *digit)
{
    FOR_EACH_ELEMENT(at, line, EL_ALLOWANCE_CHARGE)
    {
        if (sfti_has(at, EL_CHARGE_INDICATOR, word) || sfti_has(at, EL_CHARGE_INDICATOR, digit)) {
            return true;
        }
    }
    return false;
}

static const struct element *allowance_part(const struct element *line, enum element_kind kind)
{
    FOR_EACH_ELEMENT(at, line, EL_ALLOWANCE_CHARGE)
    {
        if (element_has(at, kind)) {
            return element_child(at, kind);
        }
    }
    return NULL;
}

/* Price × quantity ÷ base quantity + allowance or charge − net, times the base quantity, so that
 * nothing is divided; a base quantity of 0 never fits. */
static bool net_fits(const struct element *line, struct number allowance, struct number base)
{
    const struct element *price = element_child(line, EL_PRICE);
    struct number gross =
        number_times(sfti_child(price, EL_PRICE_AMOUNT), sfti_child(line, EL_QUANTITY));
    struct number rest = number_minus(sfti_child(line, EL_LINE_NET), allowance);
    struct number wrong = number_minus(gross, number_times(rest, base));
    struct number limit =
        number_times((struct number){.units = TOLERANCE, .scale = 3, .known = true}, base);

    return number_less(number_absolute(wrong), number_absolute(limit));
}

/* sign 0: a line that has no allowance or charge. */
static bool net_is_right(const struct element *line, int sign, bool with_base)
{
    const struct element *price = element_child(line, EL_PRICE);
    const struct element *amount = allowance_part(line, EL_AMOUNT);
    const struct element *base = element_child(price, EL_BASE_QUANTITY);
    bool applies = price != NULL && (base != NULL) == with_base &&
                   (sign == 0 ? amount == NULL
                              : amount != NULL && (sign < 0 ? is_indicated(line, "false", "0")
                                                            : is_indicated(line, "true", "1")));

    return !applies ||
           net_fits(line,
                    amount == NULL ? number_whole(0)
                                   : number_times(number_of(amount), number_whole(sign)),
                    base == NULL ? number_whole(1) : number_of(base));
}

static bool net_less_allowance_by_base(const struct element *line, const struct document *document)
{
    (void)document;
    return net_is_right(line, -1, true);
}

static bool net_less_allowance(const struct element *line, const struct document *document)
{
    (void)document;
    return net_is_right(line, -1, false);
}

static bool net_with_charge_by_base(const struct element *line, const struct document *document)
{
    (void)document;
    return net_is_right(line, 1, true);
}

static bool net_with_charge(const struct element *line, const struct document *document)
{
    (void)document;
    return net_is_right(line, 1, false);
}

static bool net_by_base(const struct element *line, const struct document *document)
{
    (void)document;
    return net_is_right(line, 0, true);
}

static bool net_is_product(const struct element *line, const struct document *document)
{
    (void)document;
    return net_is_right(line, 0, false);
}

/* What an allowance is reckoned on is price × quantity. */
static bool base_is_right(const struct element *line, bool with_base)
{
    const struct element *price = element_child(line, EL_PRICE);
    const struct element *stated = allowance_part(line, EL_BASE_AMOUNT);
    const struct element *base = element_child(price, EL_BASE_QUANTITY);
    struct number quantity = base == NULL ? number_whole(1) : number_of(base);

    if (!element_has(line, EL_QUANTITY) || price == NULL || stated == NULL ||
        (base != NULL) != with_base) {
        return true;
    }
    struct number gross =
        number_times(sfti_child(line, EL_QUANTITY), sfti_child(price, EL_PRICE_AMOUNT));
    struct number wrong = number_minus(number_times(number_of(stated), quantity), gross);
    struct number limit =
        number_times((struct number){.units = TOLERANCE_BASE, .scale = 3, .known = true}, quantity);

    return number_less(number_absolute(wrong), number_absolute(limit));
}

static bool allowance_base_by_base(const struct element *line, const struct document *document)
{
    (void)document;
    return base_is_right(line, true);
}

static bool allowance_base(const struct element *line, const struct document *document)
{
    (void)document;
    return base_is_right(line, false);
}

static bool amount_is_described(const struct element *net, const struct document *document)
{
    (void)document;
    return element_has(net->parent, EL_NOTE) || element_has(net->parent, EL_ITEM_NAME) ||
           number_equal(number_of(net), number_whole(0));
}

#define NET_SWEDISH                                                                                \
    "Rätta radens belopp: LineExtensionAmount ska vara pris gånger antal (delat med "            \
    "BaseQuantity) "                                                                               \
    "minus rabatt eller plus avgift."
#define NET_ENGLISH                                                                                \
    "Correct the line's amount: LineExtensionAmount is price times quantity (divided by "          \
    "BaseQuantity) less the allowance or plus the charge."
#define BASE_SWEDISH                                                                               \
    "Rätta radens AllowanceChargeBaseAmount: det ska vara pris gånger antal (delat med "         \
    "BaseQuantity)."
#define BASE_ENGLISH                                                                               \
    "Correct the line's AllowanceChargeBaseAmount: it is price times quantity (divided by "        \
    "BaseQuantity)."

const struct rule svefaktura_line_rules[] = {
    {SFTI("72", "BT-136, BT-141", FATAL, ALLOWANCE_CHARGE, LINE), has_amount,
     "Ange beloppet (Amount) för radens rabatt eller avgift.",
     "State the amount (Amount) of the line's allowance or charge."},
    {SFTI("74", "BT-136, BT-141", FATAL, AMOUNT, LINE), is_not_negative,
     "Ange radens rabatt eller avgift som ett positivt belopp, och med ChargeIndicator vilket det "
     "är.",
     "State the line's allowance or charge as a positive amount, and which it is in "
     "ChargeIndicator."},
    {SFTI("73", "BG-27, BG-28", FATAL, CHARGE_INDICATOR, LINE), is_true_or_false,
     "Ange true (avgift) eller false (rabatt) i ChargeIndicator.",
     "State true (charge) or false (allowance) in ChargeIndicator."},
    {SFTI("75", "BT-151", FATAL, LINE, NONE), item_is_vat,
     "Ange VAT i Item/TaxCategory/TaxScheme/ID.", "State VAT in Item/TaxCategory/TaxScheme/ID."},
    {SFTI("76", "BT-151", FATAL, VAT_CATEGORY, LINE), category_is_s_or_e,
     "Ange momskategorin S, eller E för momsfritt, i Item/TaxCategory/ID.",
     "State the VAT category S, or E for exempt, in Item/TaxCategory/ID."},
    {SFTI("77", "BT-152", FATAL, RATE, LINE), sfti_exempt_is_zero,
     "Ange momssatsen 0 på en momsfri rad (E).", "State the VAT rate 0 on an exempt line (E)."},
    {SFTI("97", "BT-152", WARNING, RATE, LINE), sfti_standard_is_not_zero,
     "Kontrollera radens moms: satsen 0 hör ihop med kategorin E, inte S.",
     "Check the line's VAT: the rate 0 belongs with the category E, not S."},
    {SFTI("7", "BT-152", WARNING, VAT_CATEGORY, LINE), sfti_standard_is_swedish,
     "Kontrollera radens moms: i Sverige är satsen för S 6, 12 eller 25.",
     "Check the line's VAT: in Sweden the rate of S is 6, 12 or 25."},
    {SFTI("90", "BG-23", FATAL, VAT_CATEGORY, LINE), sfti_exempt_is_broken_down,
     "Redovisa radens momsfria belopp (E) också i TaxTotal/TaxSubTotal.",
     "Account for the line's exempt amount (E) in TaxTotal/TaxSubTotal, too."},
    {SFTI("106", "BG-23", FATAL, VAT_CATEGORY, LINE), sfti_standard_is_broken_down,
     "Redovisa radens momssats också i TaxTotal/TaxSubTotal.",
     "Account for the line's VAT rate in TaxTotal/TaxSubTotal, too."},
    {SFTI("78", "BT-130, BT-150", FATAL, BASE_QUANTITY, NONE), units_agree,
     "Ange samma enhet (quantityUnitCode) på BaseQuantity som på InvoicedQuantity.",
     "State the same unit (quantityUnitCode) for BaseQuantity as for InvoicedQuantity."},
    {SFTI("11", "BT-131", FATAL, LINE, NONE), net_less_allowance_by_base, NET_SWEDISH, NET_ENGLISH},
    {SFTI("12", "BT-131", FATAL, LINE, NONE), net_with_charge_by_base, NET_SWEDISH, NET_ENGLISH},
    {SFTI("13", "BT-131", FATAL, LINE, NONE), net_less_allowance, NET_SWEDISH, NET_ENGLISH},
    {SFTI("14", "BT-131", FATAL, LINE, NONE), net_with_charge, NET_SWEDISH, NET_ENGLISH},
    {SFTI("15", "BT-131", FATAL, LINE, NONE), net_by_base, NET_SWEDISH, NET_ENGLISH},
    {SFTI("20", "BT-131", FATAL, LINE, NONE), net_is_product, NET_SWEDISH, NET_ENGLISH},
    {SFTI("103", "BT-137, BT-142", WARNING, LINE, NONE), allowance_base, BASE_SWEDISH,
     BASE_ENGLISH},
    {SFTI("104", "BT-137, BT-142", WARNING, LINE, NONE), allowance_base_by_base, BASE_SWEDISH,
     BASE_ENGLISH},
    {SFTI("102", "BT-153", WARNING, LINE_NET, NONE), amount_is_described,
     "Beskriv vad beloppet gäller i radens Item/Description eller Note.",
     "Describe what the amount is for in the line's Item/Description or Note."},
    {0},
};
