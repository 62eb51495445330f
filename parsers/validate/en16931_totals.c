/* EN 16931: the totals of the document. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/number.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/sums.h"
#include "parsers/validate/vat.h"
#include "parsers/validate/written.h"

enum { AMOUNT_DECIMALS = 2 };

static struct number rounded(struct number amount)
{
    return number_round(amount, AMOUNT_DECIMALS);
}

static struct number amount_of(const struct element *group, enum element_kind kind)
{
    return number_of(element_child(group, kind));
}

static bool line_total(const struct element *totals, const struct document *document)
{
    (void)document;
    return element_has(totals, EL_LINE_TOTAL);
}

static bool tax_exclusive(const struct element *totals, const struct document *document)
{
    (void)document;
    return element_has(totals, EL_TAX_EXCLUSIVE);
}

static bool tax_inclusive(const struct element *totals, const struct document *document)
{
    (void)document;
    return element_has(totals, EL_TAX_INCLUSIVE);
}

static bool payable(const struct element *totals, const struct document *document)
{
    (void)document;
    return element_has(totals, EL_PAYABLE);
}

static bool lines_add_up(const struct element *totals, const struct document *document)
{
    return number_equal(amount_of(totals, EL_LINE_TOTAL), rounded(sums_net(document->sums)));
}

/* A double that stays −0 while nothing but −0 is added. */
static void add(struct number *sum, int *count, struct number amount)
{
    bool is_minus_zero = amount.is_minus_zero && (*count == 0 || sum->is_minus_zero);

    *sum = number_plus(*sum, amount);
    sum->is_minus_zero = is_minus_zero;
    ++*count;
}

/* In CII; the sum of nothing is an integer 0. */
static bool is_sum(const struct element *total, struct number sum, int count)
{
    int sign = 0;

    return count > 0 ? number_equal_as_double(number_of(total), sum)
                     : number_sign_of_double(total, &sign) && sign == 0;
}

/* Of the allowances or of the charges of the document. */
static bool adds_up(const struct element *totals, enum element_kind kind,
                    const struct document *document, bool charge)
{
    struct number sum = number_whole(0);
    bool any = false;
    int count = 0;

    FOR_EACH_ELEMENT(at, document->invoice, EL_ALLOWANCE_CHARGE)
    {
        if (vat_is_charge(at, charge)) {
            any = true;
            if (element_has(at, EL_AMOUNT)) {
                add(&sum, &count, amount_of(at, EL_AMOUNT));
            }
        }
    }
    if (!element_has(totals, kind)) {
        return !any;
    }
    return document->format == FORMAT_CII ? is_sum(element_child(totals, kind), rounded(sum), count)
                                          : number_equal(amount_of(totals, kind), rounded(sum));
}

static bool allowances_add_up(const struct element *totals, const struct document *document)
{
    return adds_up(totals, EL_ALLOWANCE_TOTAL, document, false);
}

static bool charges_add_up(const struct element *totals, const struct document *document)
{
    return adds_up(totals, EL_CHARGE_TOTAL, document, true);
}

/* What is not there counts as nothing; UBL rounds the sum only when there was something to add. */
static bool total_without_vat(const struct element *totals, const struct document *document)
{
    struct number sum = amount_of(totals, EL_LINE_TOTAL);
    bool is_rounded = document->format == FORMAT_CII;

    if (element_has(totals, EL_CHARGE_TOTAL)) {
        sum = number_plus(sum, amount_of(totals, EL_CHARGE_TOTAL));
        is_rounded = true;
    }
    if (element_has(totals, EL_ALLOWANCE_TOTAL)) {
        sum = number_minus(sum, amount_of(totals, EL_ALLOWANCE_TOTAL));
        is_rounded = true;
    }
    return number_equal(amount_of(totals, EL_TAX_EXCLUSIVE), is_rounded ? rounded(sum) : sum);
}

/* The VAT total in a currency; *ret_count: how many there are. */
static struct number vat_in(const struct document *document, const struct element *currency,
                            int *ret_count)
{
    struct number vat = {0};

    *ret_count = 0;
    for (const struct element *at = vat_next_total(document, NULL); at != NULL;
         at = vat_next_total(document, at)) {
        if (is_same_text(element_child(at, EL_CURRENCY_ID), currency)) {
            vat = number_of(at);
            ++*ret_count;
        }
    }
    return vat;
}

static bool total_with_vat(const struct element *invoice, const struct document *document)
{
    const struct element *totals = element_child(invoice, EL_TOTALS);
    struct number with_vat = amount_of(totals, EL_TAX_INCLUSIVE);
    struct number without = amount_of(totals, EL_TAX_EXCLUSIVE);

    FOR_EACH_ELEMENT(currency, invoice, EL_CURRENCY)
    {
        int count;
        struct number vat = vat_in(document, currency, &count);

        if ((count != 1 || !number_equal(with_vat, rounded(number_plus(without, vat)))) &&
            (document->format != FORMAT_CII || !number_equal(with_vat, without))) {
            return false;
        }
    }
    return true;
}

/* Like an amount that is there, but in CII zero is as good as nothing. */
static bool counts(const struct element *totals, enum element_kind kind)
{
    return number_true(amount_of(totals, kind));
}

static bool to_pay_in_cii(const struct element *totals)
{
    struct number to_pay = amount_of(totals, EL_PAYABLE);
    struct number with_vat = amount_of(totals, EL_TAX_INCLUSIVE);
    struct number paid =
        counts(totals, EL_PREPAID) ? amount_of(totals, EL_PREPAID) : number_whole(0);
    struct number rounding =
        counts(totals, EL_ROUNDING) ? amount_of(totals, EL_ROUNDING) : number_whole(0);

    return number_equal(to_pay, number_plus(number_minus(with_vat, paid), rounding));
}

static bool due(const struct element *totals, const struct document *document)
{
    struct number left = amount_of(totals, EL_PAYABLE);
    struct number right = amount_of(totals, EL_TAX_INCLUSIVE);

    if (document->format == FORMAT_CII) {
        return to_pay_in_cii(totals);
    }
    if (element_has(totals, EL_PREPAID)) {
        right = rounded(number_minus(right, amount_of(totals, EL_PREPAID)));
    }
    if (element_has(totals, EL_ROUNDING)) {
        left = rounded(number_minus(left, amount_of(totals, EL_ROUNDING)));
    }
    return number_equal(left, right);
}

/* Of the breakdowns of one total, or of all (NULL). */
static struct number vat_of(const struct document *document, const struct element *total,
                            int *ret_count)
{
    struct number sum = number_whole(0);
    int count = 0;

    for (const struct element *at = vat_next_breakdown(document, NULL); at != NULL;
         at = vat_next_breakdown(document, at)) {
        if ((total == NULL || at->parent == total) && element_has(at, EL_TAX_AMOUNT)) {
            add(&sum, &count, amount_of(at, EL_TAX_AMOUNT));
        }
    }
    *ret_count = count;
    return rounded(sum);
}

static bool vat_adds_up(const struct element *total, const struct document *document)
{
    int count;

    return total->parent->kind != EL_INVOICE || !element_has(total, EL_VAT_BREAKDOWN) ||
           number_equal(amount_of(total, EL_TAX_AMOUNT), vat_of(document, total, &count));
}

/* CII asks the total in the currency of the invoice. */
static bool vat_adds_up_in_cii(const struct element *amount, const struct document *document)
{
    int count;
    struct number sum = vat_of(document, NULL, &count);

    return !is_same_text(element_child(amount, EL_CURRENCY_ID),
                         element_child(document->invoice, EL_CURRENCY)) ||
           is_sum(amount, sum, count);
}

#define ROW(id, terms, asked, holds)                                                               \
    id, terms, SEVERITY_FATAL, SEVERITY_FATAL, asked, EL_NONE, holds

#define VAT_ADDS_UP                                                                                \
    "Fakturans moms (BT-110) ska vara summan av momsbeloppen i momsspecifikationen (BT-117). "     \
    "Räkna "                                                                                      \
    "om summan.",                                                                                  \
        "The VAT of the invoice (BT-110) is the sum of the VAT amounts of its breakdown "          \
        "(BT-117). Add "                                                                           \
        "them up again."

const struct rule en16931_total_rules[] = {
    {ROW("BR-12", "BT-106", EL_TOTALS, line_total), "Ange summan av radernas nettobelopp (BT-106).",
     "State the sum of the net amounts of the lines (BT-106)."},
    {ROW("BR-13", "BT-109", EL_TOTALS, tax_exclusive), "Ange fakturans summa utan moms (BT-109).",
     "State the total of the invoice without VAT (BT-109)."},
    {ROW("BR-14", "BT-112", EL_TOTALS, tax_inclusive), "Ange fakturans summa med moms (BT-112).",
     "State the total of the invoice with VAT (BT-112)."},
    {ROW("BR-15", "BT-115", EL_TOTALS, payable), "Ange beloppet att betala (BT-115).",
     "State the amount due for payment (BT-115)."},
    {ROW("BR-CO-10", "BT-106, BT-131", EL_TOTALS, lines_add_up),
     "Summan av radernas nettobelopp (BT-131) ska vara lika med BT-106. Räkna om summan.",
     "The net amounts of the lines (BT-131) must add up to BT-106. Add them up again."},
    {ROW("BR-CO-11", "BT-107, BT-92", EL_TOTALS, allowances_add_up),
     "Summan av avdragen på fakturan (BT-92) ska vara lika med BT-107. Räkna om summan, eller ange "
     "den om den saknas.",
     "The document level allowances (BT-92) must add up to BT-107. Add them up again, or state the "
     "sum when it is missing."},
    {ROW("BR-CO-12", "BT-108, BT-99", EL_TOTALS, charges_add_up),
     "Summan av avgifterna på fakturan (BT-99) ska vara lika med BT-108. Räkna om summan, eller "
     "ange den om den saknas.",
     "The document level charges (BT-99) must add up to BT-108. Add them up again, or state the "
     "sum "
     "when it is missing."},
    {ROW("BR-CO-13", "BT-109, BT-106, BT-107, BT-108", EL_TOTALS, total_without_vat),
     "Summan utan moms (BT-109) ska vara radernas summa (BT-106) minus avdragen (BT-107) plus "
     "avgifterna (BT-108). Räkna om BT-109.",
     "The total without VAT (BT-109) is the sum of the lines (BT-106) minus the allowances "
     "(BT-107) "
     "plus the charges (BT-108). Compute BT-109 again."},
    {"BR-CO-14", "BT-110, BT-117", SEVERITY_FATAL, SEVERITY_NONE, EL_TAX_TOTAL, EL_NONE,
     vat_adds_up, VAT_ADDS_UP},
    {"BR-CO-14", "BT-110, BT-117", SEVERITY_NONE, SEVERITY_FATAL, EL_TAX_AMOUNT, EL_TOTALS,
     vat_adds_up_in_cii, VAT_ADDS_UP},
    {ROW("BR-CO-15", "BT-112, BT-109, BT-110", EL_INVOICE, total_with_vat),
     "Summan med moms (BT-112) ska vara summan utan moms (BT-109) plus momsen (BT-110), och momsen "
     "ska anges precis en gång i fakturans valuta (BT-5). Räkna om beloppen och kontrollera "
     "valutakoderna.",
     "The total with VAT (BT-112) is the total without VAT (BT-109) plus the VAT (BT-110), which "
     "is "
     "stated exactly once in the currency of the invoice (BT-5). Compute the amounts again and "
     "check the currency codes."},
    {ROW("BR-CO-16", "BT-115, BT-112, BT-113, BT-114", EL_TOTALS, due),
     "Beloppet att betala (BT-115) ska vara summan med moms (BT-112) minus redan betalt (BT-113) "
     "plus öresavrundning (BT-114). Räkna om BT-115.",
     "The amount due (BT-115) is the total with VAT (BT-112) minus what is paid already (BT-113) "
     "plus the rounding (BT-114). Compute BT-115 again."},
    {0},
};
