/* EN 16931: what only one VAT category asks: supply within the EU, no VAT at all, split payment. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/sums.h"
#include "parsers/validate/vat.h"

static bool breaks_down(const struct document *document, enum vat_code code)
{
    return vat_in_header(document, ON_BREAKDOWN, code, true) > 0;
}

static bool has_length(const struct element *element, size_t least)
{
    return element != NULL && element->text != NULL && element->length >= least;
}

/* One character is no date and no country; CII asks only that they are there. */
static bool supply_date(const struct element *invoice, const struct document *document)
{
    if (!breaks_down(document, VAT_K)) {
        return true;
    }
    FOR_EACH_ELEMENT(delivery, invoice, EL_DELIVERY)
    {
        if (has_length(element_child(delivery, EL_DELIVERY_DATE),
                       document_is_cii(document) ? 0 : 2)) {
            return true;
        }
    }
    FOR_EACH_ELEMENT(period, invoice, EL_PERIOD)
    {
        if (document_is_cii(document) ? element_has(period, EL_PERIOD_START_MARK) ||
                                            element_has(period, EL_PERIOD_END_MARK)
                                      : period->first != NULL) {
            return true;
        }
    }
    return false;
}

static bool supply_country(const struct element *invoice, const struct document *document)
{
    if (!breaks_down(document, VAT_K)) {
        return true;
    }
    FOR_EACH_ELEMENT(delivery, invoice, EL_DELIVERY)
    {
        FOR_EACH_ELEMENT(address, delivery, EL_ADDRESS)
        {
            if (has_length(element_child(address, EL_COUNTRY), document_is_cii(document) ? 0 : 2)) {
                return true;
            }
        }
    }
    return false;
}

/* CII has one test for breakdowns and items, and one for allowances and charges; it ignores
 * categories without a code and takes any scheme. */
static bool only_in_cii(const struct document *document, enum vat_place first,
                        enum vat_place second)
{
    for (int code = 0; code < VAT_CODES; code++) {
        if (code != VAT_O && code != VAT_NONE &&
            vat_count(document, first, (enum vat_code)code, false) +
                    vat_count(document, second, (enum vat_code)code, false) >
                0) {
            return false;
        }
    }
    return true;
}

static bool only_breakdown(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return !breaks_down(document, VAT_O) ||
           (document_is_cii(document) ? only_in_cii(document, ON_BREAKDOWN, ON_ITEM)
                                      : vat_in_header_but(document, ON_BREAKDOWN, VAT_O) == 0);
}

static bool only_items(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return !breaks_down(document, VAT_O) ||
           (document_is_cii(document) ? only_in_cii(document, ON_BREAKDOWN, ON_ITEM)
                                      : vat_count_but(document, ON_ITEM, VAT_O) == 0);
}

static bool only_allowances(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return !breaks_down(document, VAT_O) ||
           (document_is_cii(document) ? only_in_cii(document, ON_ALLOWANCE, ON_CHARGE)
                                      : vat_count_but(document, ON_ALLOWANCE, VAT_O) == 0);
}

static bool only_charges(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return !breaks_down(document, VAT_O) ||
           (document_is_cii(document) ? only_in_cii(document, ON_ALLOWANCE, ON_CHARGE)
                                      : vat_count_but(document, ON_CHARGE, VAT_O) == 0);
}

static bool is_coded(const struct element *group, const char *code)
{
    FOR_EACH_ELEMENT(category, group, EL_VAT_CATEGORY)
    {
        FOR_EACH_ELEMENT(found, category, EL_CATEGORY_CODE)
        {
            if (element_is(found, code)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_charged_with(const struct document *document, const char *code)
{
    FOR_EACH_ELEMENT(at, document->invoice, EL_ALLOWANCE_CHARGE)
    {
        if (is_coded(at, code)) {
            return true;
        }
    }
    return false;
}

static bool breaks_down_exactly(const struct document *document, const char *code)
{
    for (const struct element *at = vat_next_breakdown(document, NULL); at != NULL;
         at = vat_next_breakdown(document, at)) {
        if (is_coded(at, code)) {
            return true;
        }
    }
    return false;
}

static bool is_split(const struct document *document)
{
    return sums_item_is(document->sums, 'B') || is_charged_with(document, "B") ||
           breaks_down_exactly(document, "B");
}

static bool is_abroad(const struct element *group)
{
    for (const struct element *at = group->first; at != NULL; at = at->next) {
        if ((at->kind == EL_COUNTRY && !element_is(at, "IT")) || is_abroad(at)) {
            return true;
        }
    }
    return false;
}

static bool split_in_italy(const struct element *invoice, const struct document *document)
{
    return !(is_split(document) || sums_split_elsewhere(document->sums)) ||
           !(sums_abroad(document->sums) || is_abroad(invoice));
}

/* The artefact of UBL looks for a standard rated breakdown where none can stand. */
static bool split_alone(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return !is_split(document) ||
           !(sums_item_is(document->sums, 'S') || is_charged_with(document, "S") ||
             (document_is_cii(document) && breaks_down_exactly(document, "S")));
}

#define ROW(id, terms, holds) id, terms, SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, holds

const struct rule en16931_special_rules[] = {
    {ROW("BR-IC-11", "BT-72, BG-14, BT-118", supply_date),
     "Vid försäljning inom EU (momskategori K) ska leveransdatum (BT-72) eller faktureringsperiod "
     "(BG-14) anges.",
     "For intra-community supply (VAT category K) state the delivery date (BT-72) or the invoicing "
     "period (BG-14)."},
    {ROW("BR-IC-12", "BT-80, BT-118", supply_country),
     "Vid försäljning inom EU (momskategori K) ska leveransadressens landskod (BT-80) anges.",
     "For intra-community supply (VAT category K) state the country code of the delivery address "
     "(BT-80)."},
    {ROW("BR-O-11", "BT-118, BG-23", only_breakdown),
     "Momsspecifikationen har en grupp med momskategori O (utanför momsen). Då får den inte ha "
     "andra grupper. Ta bort dem eller rätta momskategorin, till exempel till E.",
     "The VAT breakdown has a group with the VAT category O (not subject to VAT), and then must "
     "have no other. Remove them or correct the VAT category, for example to E."},
    {ROW("BR-O-12", "BT-118, BT-151", only_items),
     "Momsspecifikationen har momskategori O (utanför momsen). Då ska alla rader ha den (BT-151).",
     "The VAT breakdown has the VAT category O (not subject to VAT). Then all lines must have it "
     "(BT-151)."},
    {ROW("BR-O-13", "BT-118, BT-95", only_allowances),
     "Momsspecifikationen har momskategori O (utanför momsen). Då ska alla avdrag ha den (BT-95).",
     "The VAT breakdown has the VAT category O (not subject to VAT). Then all allowances must have "
     "it (BT-95)."},
    {ROW("BR-O-14", "BT-118, BT-102", only_charges),
     "Momsspecifikationen har momskategori O (utanför momsen). Då ska alla avgifter ha den "
     "(BT-102).",
     "The VAT breakdown has the VAT category O (not subject to VAT). Then all charges must have it "
     "(BT-102)."},
    {ROW("BR-B-01", "BT-151, BT-95, BT-102", split_in_italy),
     "Momskategori B (delad betalning) får bara användas på en faktura inom Italien. Rätta "
     "momskategorin eller landskoderna.",
     "The VAT category B (split payment) is only for invoices within Italy. Correct the VAT "
     "category or the country codes."},
    {ROW("BR-B-02", "BT-151, BT-95, BT-102, BT-118", split_alone),
     "Momskategori B (delad betalning) och S (moms) får inte stå på samma faktura. Rätta "
     "momskategorierna eller dela fakturan.",
     "The VAT categories B (split payment) and S (standard rated) must not stand on the same "
     "invoice. Correct the categories or split the invoice."},
    {0},
};
