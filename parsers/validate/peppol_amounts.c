/* Peppol BIS Billing 3: currencies, VAT totals, allowances and charges. */
#include "parsers/validate/number.h"
#include "parsers/validate/peppol.h"
#include "parsers/validate/text.h"

/* What Peppol lets an amount differ from the one that is worked out. */
static struct number tolerance(void)
{
    return (struct number){.units = 2, .scale = 2, .known = true};
}

bool peppol_about_equal(struct number stated, struct number calculated)
{
    /* Where a text is no number, the official test gives up. */
    return !stated.known || !calculated.known ||
           (number_at_most(calculated, number_plus(stated, tolerance())) &&
            number_at_most(number_minus(stated, tolerance()), calculated));
}

/* The VAT total in the accounting currency has none of the document's currency; no other amount. */
static bool is_accounting_total(const struct element *amount)
{
    const struct element *group = amount->parent;

    return amount->kind == EL_TAX_AMOUNT && group->kind != EL_VAT_BREAKDOWN &&
           !((group->kind == EL_TAX_TOTAL || group->kind == EL_OTHER_TAX_TOTAL) &&
             element_has(group, EL_VAT_BREAKDOWN));
}

static bool is_in_document_currency(const struct element *amount, const struct document *document)
{
    const struct element *stated = element_child(amount, EL_CURRENCY_ID);

    if (is_accounting_total(amount)) {
        return true;
    }
    FOR_EACH_ELEMENT(currency, document->invoice, EL_CURRENCY)
    {
        if (stated != NULL && text_is_same(text_of(stated), text_of(currency))) {
            return true;
        }
    }
    return false;
}

static bool has_currency(const struct element *amount, struct text currency)
{
    const struct element *stated = element_child(amount, EL_CURRENCY_ID);

    return stated != NULL && text_is_same(text_of(stated), currency);
}

/* As written: only UBL takes white space off the currency code that it compares with. */
static struct text currency_of(const struct document *document, enum element_kind kind)
{
    const struct element *currency = element_child(document->invoice, kind);

    return document_is_cii(document) ? text_of(currency) : text_trimmed_of(currency);
}

enum currency_wanted { IN_CURRENCY, IN_OTHER_CURRENCY };

static int cii_totals(const struct document *document, enum currency_wanted wanted)
{
    struct text currency = currency_of(document, EL_CURRENCY);
    int found = 0;

    if (!element_has(document->invoice, EL_CURRENCY)) {
        return 0; /* no comparison with it holds */
    }
    FOR_EACH_ELEMENT(total, document->invoice, EL_TOTALS)
    {
        FOR_EACH_ELEMENT(amount, total, EL_TAX_AMOUNT)
        {
            if (element_has(amount, EL_CURRENCY_ID) &&
                has_currency(amount, currency) == (wanted == IN_CURRENCY)) {
                found++;
            }
        }
    }
    return found;
}

static int ubl_totals(const struct document *document, bool with_breakdown)
{
    int found = 0;

    FOR_EACH_ELEMENT(total, document->invoice, EL_TAX_TOTAL)
    {
        found += element_has(total, EL_VAT_BREAKDOWN) == with_breakdown;
    }
    return found;
}

static bool not_asked(const struct document *document)
{
    return document_is_cii(document) && !element_has(document->invoice, EL_SETTLEMENT_MARK);
}

static bool one_total_with_breakdown(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return not_asked(document) || (document_is_cii(document) ? cii_totals(document, IN_CURRENCY)
                                                             : ubl_totals(document, true)) == 1;
}

static bool one_total_in_tax_currency(const struct element *invoice,
                                      const struct document *document)
{
    int allowed = element_has(invoice, EL_TAX_CURRENCY) ? 1 : 0;

    return not_asked(document) ||
           (document_is_cii(document) ? cii_totals(document, IN_OTHER_CURRENCY)
                                      : ubl_totals(document, false)) == allowed;
}

/* Which signs the VAT totals of one currency have. */
struct signs {
    bool negative, zero, positive;
};

static struct signs signs_in(const struct document *document, enum element_kind kind)
{
    struct text currency = currency_of(document, kind);
    enum element_kind group = document_is_cii(document) ? EL_TOTALS : EL_TAX_TOTAL;
    struct signs signs = {false, false, false};
    int sign;

    FOR_EACH_ELEMENT(total, document->invoice, group)
    {
        FOR_EACH_ELEMENT(amount, total, EL_TAX_AMOUNT)
        {
            if (has_currency(amount, currency) && number_sign_of_double(amount, &sign)) {
                *(sign < 0 ? &signs.negative : sign > 0 ? &signs.positive : &signs.zero) = true;
            }
        }
    }
    return signs;
}

static bool totals_have_one_sign(const struct element *invoice, const struct document *document)
{
    if (not_asked(document) || !element_has(invoice, EL_TAX_CURRENCY)) {
        return true;
    }
    struct signs tax = signs_in(document, EL_TAX_CURRENCY);
    struct signs own = signs_in(document, EL_CURRENCY);
    bool zero_is_negative = !document_is_cii(document);
    bool both_negative = (tax.negative || (zero_is_negative && tax.zero)) &&
                         (own.negative || (zero_is_negative && own.zero));

    return both_negative || ((tax.positive || tax.zero) && (own.positive || own.zero));
}

/* Of the document and of lines; that of a price has rules of its own. */
static bool is_of_price(const struct element *allowance)
{
    enum element_kind group = allowance->parent->kind;

    return group == EL_PRICE || group == EL_GROSS_PRICE || group == EL_OTHER_PRICE;
}

static bool has_base(const struct element *allowance, const struct document *document)
{
    (void)document;
    return is_of_price(allowance) || !element_has(allowance, EL_PERCENTAGE) ||
           element_has(allowance, EL_BASE_AMOUNT);
}

static bool has_percentage(const struct element *allowance, const struct document *document)
{
    (void)document;
    return is_of_price(allowance) || element_has(allowance, EL_PERCENTAGE) ||
           !element_has(allowance, EL_BASE_AMOUNT);
}

static bool is_percentage_of_base(const struct element *allowance, const struct document *document)
{
    const struct element *base = element_child(allowance, EL_BASE_AMOUNT);
    const struct element *percentage = element_child(allowance, EL_PERCENTAGE);
    const struct element *amount = element_child(allowance, EL_AMOUNT);
    struct number hundredth = {.units = 1, .scale = 2, .known = true};

    (void)document;
    return is_of_price(allowance) || base == NULL || percentage == NULL ||
           peppol_about_equal(
               amount == NULL ? number_whole(0) : number_of(amount),
               number_times(number_times(number_of(base), number_of(percentage)), hundredth));
}

/* Asked only of those that have both percentage and base or neither: the others are R041's and
 * R042's.  In CII it is asked of a price's, too. */
static bool indicator_is_boolean(const struct element *allowance, const struct document *document)
{
    struct text indicator = text_trimmed_of(element_child(allowance, EL_CHARGE_INDICATOR));
    bool is_complete =
        element_has(allowance, EL_PERCENTAGE) == element_has(allowance, EL_BASE_AMOUNT);

    return (is_of_price(allowance) ? !document_is_cii(document) : !is_complete) ||
           text_is_one_of(indicator, "true false");
}

static bool is_allowance(const struct element *allowance, const struct document *document)
{
    (void)document;
    return !is_of_price(allowance) ||
           element_is_word(element_child(allowance, EL_CHARGE_INDICATOR), "false");
}

static bool is_gross_less_allowance(const struct element *allowance,
                                    const struct document *document)
{
    const struct element *gross = element_child(allowance, EL_BASE_AMOUNT);
    struct number price = number_of(element_child(allowance->parent, EL_PRICE_AMOUNT));
    struct number amount = number_of(element_child(allowance, EL_AMOUNT));

    (void)document;
    return !is_of_price(allowance) || gross == NULL ||
           number_equal(price, number_minus(number_of(gross), amount));
}

#define BOTH SEVERITY_FATAL, SEVERITY_FATAL
#define ONLY_UBL SEVERITY_FATAL, SEVERITY_NONE

const struct rule peppol_amount_rules[] = {
    {"PEPPOL-EN16931-R040", "BT-92, BT-99, BT-136, BT-141", BOTH, EL_ALLOWANCE_CHARGE, EL_NONE,
     is_percentage_of_base,
     "Avdraget eller avgiften ska vara grundbeloppet gånger procentsatsen delat med 100, på 0,02 "
     "när. Räkna om beloppet, eller ta bort både procentsats och grundbelopp.",
     "The allowance or charge must be the base amount times the percentage divided by 100, within "
     "0.02. Recalculate it, or leave out both percentage and base amount."},
    {"PEPPOL-EN16931-R041", "BT-93, BT-100, BT-137, BT-142", BOTH, EL_ALLOWANCE_CHARGE, EL_NONE,
     has_base, "Ange grundbeloppet som procentsatsen räknas på, eller ta bort procentsatsen.",
     "State the base amount that the percentage is taken of, or leave out the percentage."},
    {"PEPPOL-EN16931-R042", "BT-94, BT-101, BT-138, BT-143", BOTH, EL_ALLOWANCE_CHARGE, EL_NONE,
     has_percentage, "Ange procentsatsen som hör till grundbeloppet, eller ta bort grundbeloppet.",
     "State the percentage that belongs to the base amount, or leave out the base amount."},
    {"PEPPOL-EN16931-R043", "BG-20, BG-21, BG-27, BG-28", BOTH, EL_ALLOWANCE_CHARGE, EL_NONE,
     indicator_is_boolean,
     "Skriv true för en avgift och false för ett avdrag i ChargeIndicator, inget annat.",
     "Write true for a charge and false for an allowance in ChargeIndicator, nothing else."},
    {"PEPPOL-EN16931-R044", "BT-147", ONLY_UBL, EL_ANY_ALLOWANCE, EL_NONE, is_allowance,
     "Ett pris kan bara ha ett avdrag, ingen avgift: skriv false i ChargeIndicator och lägg en "
     "avgift på raden.",
     "A price can only have an allowance, no charge: write false in ChargeIndicator and put a "
     "charge on the line."},
    {"PEPPOL-EN16931-R046", "BT-146, BT-147, BT-148", ONLY_UBL, EL_ANY_ALLOWANCE, EL_NONE,
     is_gross_less_allowance,
     "Nettopriset (BT-146) ska vara bruttopriset (BT-148) minus prisavdraget (BT-147).",
     "The net price (BT-146) must be the gross price (BT-148) less the price discount (BT-147)."},
    {"PEPPOL-EN16931-R051", "BT-5", ONLY_UBL, EL_ANY_AMOUNT, EL_NONE, is_in_document_currency,
     "Beloppets currencyID ska vara fakturans valuta (BT-5). Bara momsbeloppet i "
     "redovisningsvalutan (BT-111) har en annan.",
     "The currencyID of the amount must be the invoice's currency (BT-5). Only the VAT total in "
     "the accounting currency (BT-111) has another."},
    {"PEPPOL-EN16931-R053", "BT-110, BG-23", BOTH, EL_INVOICE, EL_NONE, one_total_with_breakdown,
     "Ange momsen en gång i fakturans valuta (BT-110) med sin uppdelning per momssats (BG-23).",
     "State the VAT total once in the invoice's currency (BT-110), with its breakdown (BG-23)."},
    {"PEPPOL-EN16931-R054", "BT-6, BT-111", BOTH, EL_INVOICE, EL_NONE, one_total_in_tax_currency,
     "Ange momsbeloppet i redovisningsvalutan (BT-111) en gång om den valutan (BT-6) är angiven, "
     "annars inte alls.",
     "State the VAT total in the accounting currency (BT-111) once when that currency (BT-6) is "
     "stated, and otherwise not at all."},
    {"PEPPOL-EN16931-R055", "BT-110, BT-111", BOTH, EL_INVOICE, EL_NONE, totals_have_one_sign,
     "Momsbeloppet i fakturans valuta (BT-110) och i redovisningsvalutan (BT-111) ska båda finnas "
     "och ha samma tecken.",
     "The VAT totals in the invoice's currency (BT-110) and in the accounting currency (BT-111) "
     "must both be there and have the same sign."},
    {0},
};
