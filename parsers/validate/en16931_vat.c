/* EN 16931: the rules of each VAT category: nine families of ten rules that differ in few words. */
#include "parsers/validate/en16931_vat.h"

#include "parsers/validate/number.h"
#include "parsers/validate/sums.h"
#include "parsers/validate/vat_amounts.h"
#include "parsers/validate/within_one.h"

enum { AMOUNT_DECIMALS = 2 };

/* Standard rate, IGIC and IPSI have rates, and may have several of them. */
static bool has_rates(enum vat_code code)
{
    return code == VAT_S || code == VAT_L || code == VAT_M;
}

static int outside_breakdowns(const struct document *document, enum vat_code code, bool with_scheme)
{
    return vat_count(document, ON_ITEM, code, with_scheme) +
           vat_count(document, ON_ALLOWANCE, code, with_scheme) +
           vat_count(document, ON_CHARGE, code, with_scheme) +
           vat_count(document, ON_EITHER, code, with_scheme);
}

static bool is_broken_down_in_cii(const struct document *document, enum vat_code code)
{
    int items = vat_count(document, ON_ITEM, code, false);
    int others = outside_breakdowns(document, code, false) - items;
    int breakdowns = vat_in_header(document, ON_BREAKDOWN, code, false);

    if (has_rates(code)) {
        return (items == 0 || items + breakdowns >= 2) && (others == 0 || others + breakdowns >= 2);
    }
    if (breakdowns == 0) {
        return code == VAT_O || items + others == 0;
    }
    return breakdowns == 1 && items + others > 0;
}

bool vat_family_is_broken_down(const struct document *document, enum vat_code code)
{
    bool scheme = code != VAT_S;
    int used = outside_breakdowns(document, code, scheme);
    int breakdowns = vat_in_header(document, ON_BREAKDOWN, code, scheme);

    if (document_is_cii(document)) {
        return is_broken_down_in_cii(document, code);
    }
    if (!has_rates(code)) {
        return used + vat_count(document, ON_BREAKDOWN, code, true) == 0 || breakdowns == 1;
    }
    if (used > 0 && code != VAT_S) { /* then white space will not do; for IGIC any scheme will */
        breakdowns =
            vat_in_header_exactly(document, ON_BREAKDOWN, code == VAT_L ? "L" : "M", code == VAT_M);
    }
    return (used > 0) == (breakdowns > 0);
}

/* UBL takes any registration of a seller for one, CII those of the scheme VA or FC. */
static bool is_registration(const struct element *registration, enum invoice_format format,
                            bool vat_only)
{
    const struct element *id = element_child(registration, EL_TAX_ID);

    if (vat_only || id == NULL) {
        return id != NULL && vat_scheme(registration, format);
    }
    return format != FORMAT_CII || vat_scheme(registration, format) ||
           element_is(element_child(id, EL_TAX_SCHEME), "FC");
}

static bool has_tax_id(const struct document *document, enum element_kind kind, bool vat_only)
{
    FOR_EACH_ELEMENT(party, document->invoice, kind)
    {
        FOR_EACH_ELEMENT(registration, party, EL_TAX_REGISTRATION)
        {
            if (is_registration(registration, document->format, vat_only)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_legal_id(const struct document *document, enum element_kind kind)
{
    FOR_EACH_ELEMENT(party, document->invoice, kind)
    {
        if (element_has(party, EL_LEGAL_ID)) {
            return true;
        }
    }
    return false;
}

static bool registrations_fit(const struct document *document, enum vat_code code)
{
    bool vat_only = code == VAT_G || code == VAT_K || code == VAT_O;
    bool registered = has_tax_id(document, EL_SELLER, vat_only) ||
                      has_tax_id(document, EL_TAX_REPRESENTATIVE, true);
    bool buyer_registered = has_tax_id(document, EL_BUYER, true);

    if (code == VAT_O) { /* the path to the buyer is wrong in the artefact of CII */
        return !registered && (document_is_cii(document) || !buyer_registered);
    }
    if (code == VAT_AE) {
        return registered && (buyer_registered || has_legal_id(document, EL_BUYER));
    }
    return registered && (code != VAT_K || buyer_registered);
}

bool vat_family_items_fit(const struct document *document, enum vat_code code)
{
    bool used = vat_count(document, ON_ITEM, code, true) > 0;

    if (code == VAT_S && !document_is_cii(document) && !used) {
        return vat_count(document, ON_ITEM, code, false) == 0;
    }
    return !used || registrations_fit(document, code);
}

bool vat_family_charges_fit(const struct document *document, enum vat_code code, bool charge)
{
    enum vat_place place = charge ? ON_CHARGE : ON_ALLOWANCE;
    int used = vat_count(document, place, code, true);

    if (code == VAT_O && !document_is_cii(document)) { /* not those on lines */
        used = vat_in_header(document, place, code, true);
    } else if (code == VAT_L && charge && !document_is_cii(document)) { /* not with white space */
        used = vat_in_header_exactly(document, place, "L", true) +
               sums_vat_count(document->sums, place, code, true);
    }
    return used == 0 || registrations_fit(document, code);
}

static bool is_of(const struct element *category, const struct document *document,
                  enum vat_code code)
{
    return vat_code_of(category, document->format) == code &&
           vat_scheme(category, document->format);
}

static bool rate_fits(const struct element *category, const struct document *document,
                      enum vat_code code, bool above_zero)
{
    const struct element *rate = element_child(category, EL_RATE);
    int sign;

    if (code == VAT_O) {
        return rate == NULL;
    }
    if (!has_rates(code) && !document_is_cii(document)) {
        return number_equal(number_of(rate), number_whole(0));
    }
    if (rate == NULL || !number_sign_of_double(rate, &sign)) {
        return false;
    }
    return has_rates(code) ? sign > 0 || (sign == 0 && !above_zero) : sign == 0;
}

bool vat_family_item_rate(const struct element *category, const struct document *document,
                          enum vat_code code)
{
    return category->parent->kind != EL_LINE || !is_of(category, document, code) ||
           rate_fits(category, document, code,
                     code == VAT_S || (code == VAT_L && document_is_cii(document)));
}

static bool is_allowance_charge(const struct element *element)
{
    return element->kind == EL_ALLOWANCE_CHARGE || element->kind == EL_OTHER_ALLOWANCE;
}

bool vat_family_charge_rate(const struct element *category, const struct document *document,
                            enum vat_code code, bool charge)
{
    return !is_allowance_charge(category->parent) || !is_of(category, document, code) ||
           !vat_is_charge(category->parent, charge) ||
           rate_fits(category, document, code, code == VAT_S || document_is_cii(document));
}

/* Whether it is the category of a breakdown of the document that the rules of a family are for. */
static bool is_breakdown(const struct element *category, const struct document *document,
                         enum vat_code code)
{
    const struct element *breakdown = category->parent;

    if (breakdown->kind != EL_VAT_BREAKDOWN || vat_code_of(category, document->format) != code ||
        breakdown->parent->kind == EL_OTHER_TAX_TOTAL) {
        return false;
    }
    return (document_is_cii(document) && (code == VAT_S || code == VAT_Z)) ||
           vat_scheme(category, document->format);
}

static bool taxable_of_all(const struct document *document, enum vat_code code,
                           struct number taxable)
{
    struct number net = sums_net_of(document->sums, code);
    struct number charges = vat_charges(document, code, NULL, NULL);

    if (!document_is_cii(document)) {
        return sums_line_count(document->sums) > 0 &&
               number_equal(taxable, number_plus(net, charges));
    }
    net = number_plus(number_round(net, AMOUNT_DECIMALS), charges);
    return code == VAT_O ? number_equal_as_double(taxable, net) : is_within_one(taxable, net, true);
}

/* For the standard rate UBL's test lets the allowances and charges alone pass, too. */
static bool taxable_at_rate(const struct document *document, enum vat_code code,
                            struct number taxable, struct number rate)
{
    bool any_line, any_charge;
    struct number net = sums_net_at(document->sums, code, rate, &any_line);
    struct number charges = vat_charges(document, code, &rate, &any_charge);

    if (document_is_cii(document)) {
        return code != VAT_S ||
               number_equal_as_double(taxable,
                                      number_plus(number_round(net, AMOUNT_DECIMALS), charges));
    }
    if (code != VAT_S) {
        return sums_line_count(document->sums) > 0 &&
               is_within_one(taxable, number_plus(net, charges), false);
    }
    any_charge |= sums_allowance_at(document->sums, code, rate);
    return ((any_line || any_charge) && is_within_one(taxable, number_plus(net, charges), false)) ||
           (any_charge && is_within_one(taxable, charges, false));
}

bool vat_family_taxable(const struct element *category, const struct document *document,
                        enum vat_code code)
{
    if (!is_breakdown(category, document, code)) {
        return true;
    }
    struct number taxable = number_of(element_child(category->parent, EL_TAXABLE_AMOUNT));
    struct number rate = number_of(element_child(category, EL_RATE));

    if (!has_rates(code)) {
        return taxable_of_all(document, code, taxable);
    }
    return !element_has(category, EL_RATE) || taxable_at_rate(document, code, taxable, rate);
}

bool vat_family_tax(const struct element *category, const struct document *document,
                    enum vat_code code)
{
    if (!is_breakdown(category, document, code) ||
        (document_is_cii(document) && (code == VAT_L || code == VAT_M))) {
        return true;
    }
    const struct element *amount = element_child(category->parent, EL_TAX_AMOUNT);
    int sign = 0;

    if (has_rates(code)) {
        return vat_is_tax(number_of(amount),
                          number_of(element_child(category->parent, EL_TAXABLE_AMOUNT)),
                          number_of(element_child(category, EL_RATE)), false);
    }
    return document_is_cii(document)
               ? amount != NULL && number_sign_of_double(amount, &sign) && sign == 0
               : number_equal(number_of(amount), number_whole(0));
}

bool vat_family_reason(const struct element *category, const struct document *document,
                       enum vat_code code)
{
    bool explained =
        element_has(category, EL_EXEMPTION_REASON) || element_has(category, EL_EXEMPTION_CODE);

    return !is_breakdown(category, document, code) ||
           explained == !(has_rates(code) || code == VAT_Z);
}
