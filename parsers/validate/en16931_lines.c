/* EN 16931: invoice lines, their items and prices, and periods. */
#include <string.h>

#include "parsers/validate/en16931.h"
#include "parsers/validate/number.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/vat.h"
#include "parsers/validate/written.h"
#include "reconcile/base/date.h"

static bool line_id(const struct element *line, const struct document *document)
{
    (void)document;
    return has_written(line, EL_LINE_ID);
}

static bool quantity(const struct element *line, const struct document *document)
{
    (void)document;
    return element_has(line, EL_QUANTITY);
}

static bool unit(const struct element *line, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(found, line, EL_QUANTITY)
    {
        if (element_has(found, EL_UNIT_CODE)) {
            return true;
        }
    }
    return false;
}

static bool net_amount(const struct element *line, const struct document *document)
{
    (void)document;
    return element_has(line, EL_LINE_NET);
}

static bool item_name(const struct element *line, const struct document *document)
{
    (void)document;
    return has_written(line, EL_ITEM_NAME);
}

static bool price(const struct element *line, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(at, line, EL_PRICE)
    {
        if (element_has(at, EL_PRICE_AMOUNT)) {
            return true;
        }
    }
    return false;
}

/* One of them, should there be several. */
static bool price_not_negative(const struct element *line, const struct document *document)
{
    int sign;

    (void)document;
    FOR_EACH_ELEMENT(at, line, EL_PRICE)
    {
        FOR_EACH_ELEMENT(amount, at, EL_PRICE_AMOUNT)
        {
            if (number_sign_of_double(amount, &sign) && sign >= 0) {
                return true;
            }
        }
    }
    return false;
}

/* CII has a group for it, UBL the base amount of the discount. */
static bool gross_price_not_negative(const struct element *line, const struct document *document)
{
    bool any = false;
    int sign;

    (void)document;
    FOR_EACH_ELEMENT(found, line, EL_GROSS_PRICE)
    {
        const struct element *gross = element_child(found, EL_PRICE_AMOUNT);

        return gross == NULL || (number_sign_of_double(gross, &sign) && sign >= 0);
    }
    FOR_EACH_ELEMENT(found, line, EL_PRICE)
    {
        FOR_EACH_ELEMENT(discount, found, EL_ALLOWANCE_CHARGE)
        {
            const struct element *gross = element_child(discount, EL_BASE_AMOUNT);

            if (gross != NULL && number_sign_of_double(gross, &sign) && sign >= 0) {
                return true;
            }
            any |= gross != NULL;
        }
    }
    return !any;
}

static bool vat_category(const struct element *line, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(category, line, EL_VAT_CATEGORY)
    {
        if (vat_scheme(category, document->format) && element_has(category, EL_CATEGORY_CODE)) {
            return true;
        }
    }
    return false;
}

static bool attribute_has_both(const struct element *attribute, const struct document *document)
{
    (void)document;
    return element_has(attribute, EL_ATTRIBUTE_NAME) && element_has(attribute, EL_ATTRIBUTE_VALUE);
}

static bool standard_id_scheme(const struct element *id, const struct document *document)
{
    return document->format == FORMAT_CII ? has_written(id, EL_SCHEME_ID)
                                          : element_has(id, EL_SCHEME_ID);
}

static bool classification_list(const struct element *code, const struct document *document)
{
    return document->format == FORMAT_CII ? has_written(code, EL_LIST_ID)
                                          : element_has(code, EL_LIST_ID);
}

enum { DATE_CHARACTERS = 10, MINUTES_A_DAY = 24 * 60, OFFSET_CHARACTERS = 6 };

/* Minutes that "+HH:MM" is ahead of UTC. */
static bool offset_parse(const char *text, size_t length, int *ret_minutes)
{
    if (length == 0 || (length == 1 && *text == 'Z')) {
        *ret_minutes = 0;
        return true;
    }
    if (length != OFFSET_CHARACTERS || (text[0] != '+' && text[0] != '-') || text[3] != ':' ||
        strspn(text + 1, "0123456789") != 2 || strspn(text + 4, "0123456789") < 2) {
        return false;
    }
    *ret_minutes =
        ((text[1] - '0') * 10 + text[2] - '0') * 60 + (text[4] - '0') * 10 + text[5] - '0';
    *ret_minutes = text[0] == '-' ? -*ret_minutes : *ret_minutes;
    return true;
}

/* xs:date, as the instant when it begins: without a time zone it is taken for UTC. */
static bool begins(const struct element *element, int64_t *ret_minutes)
{
    const char *text = element->text == NULL ? "" : element->text;
    size_t blanks = strspn(text, " \t\r\n");
    size_t length = strcspn(text + blanks, " \t\r\n");
    date day;
    int offset;

    text += blanks;
    if (length < DATE_CHARACTERS || !date_parse(text, DATE_CHARACTERS, &day) ||
        !offset_parse(text + DATE_CHARACTERS, length - DATE_CHARACTERS, &offset)) {
        return false;
    }
    *ret_minutes = (int64_t)day * MINUTES_A_DAY - offset;
    return true;
}

/* CII compares the texts of dates in format 102 (CCYYMMDD). */
static bool is_in_order_in_cii(const struct element *start, const struct element *end)
{
    return element_is(element_child(start, EL_DATE_FORMAT), "102") &&
           element_is(element_child(end, EL_DATE_FORMAT), "102") &&
           strcmp(end->text, start->text) >= 0;
}

static bool is_in_order(const struct element *period, const struct document *document)
{
    const struct element *start = element_child(period, EL_PERIOD_START);
    const struct element *end = element_child(period, EL_PERIOD_END);
    int64_t first, last;

    if (document->format == FORMAT_CII) {
        return !element_has(period, EL_PERIOD_START_MARK) ||
               !element_has(period, EL_PERIOD_END_MARK) || is_in_order_in_cii(start, end);
    }
    if (start == NULL || end == NULL) {
        return true;
    }
    return begins(start, &first) && begins(end, &last) && last >= first;
}

static bool is_line_period(const struct element *period)
{
    return period->parent->kind == EL_LINE;
}

static bool line_period_order(const struct element *period, const struct document *document)
{
    return !is_line_period(period) || is_in_order(period, document);
}

static bool period_order(const struct element *period, const struct document *document)
{
    return is_line_period(period) || is_in_order(period, document);
}

static bool has_date(const struct element *period)
{
    return element_has(period, EL_PERIOD_START) || element_has(period, EL_PERIOD_END) ||
           element_has(period, EL_PERIOD_START_MARK) || element_has(period, EL_PERIOD_END_MARK);
}

static bool line_period_filled(const struct element *period, const struct document *document)
{
    (void)document;
    return !is_line_period(period) || has_date(period);
}

static bool period_filled(const struct element *period, const struct document *document)
{
    return is_line_period(period) || has_date(period) ||
           (document->format != FORMAT_CII && element_has(period, EL_TAX_POINT_CODE));
}

const struct rule en16931_line_rules[] = {
    {"BR-21", "BT-126", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, line_id,
     "Ge varje fakturarad ett eget nummer (BT-126).",
     "Give every invoice line an identifier of its own (BT-126)."},
    {"BR-22", "BT-129", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, quantity,
     "Ange fakturerad mängd på raden (BT-129).",
     "State the invoiced quantity of the line (BT-129)."},
    {"BR-23", "BT-130", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, unit,
     "Ange enhet för mängden (BT-130) som unitCode, till exempel HUR för timmar eller EA för "
     "styck.",
     "State the unit of the quantity (BT-130) as unitCode, for example HUR for hours or EA for "
     "pieces."},
    {"BR-24", "BT-131", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, net_amount,
     "Ange radens nettobelopp utan moms (BT-131).",
     "State the net amount of the line without VAT (BT-131)."},
    {"BR-25", "BT-153", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, item_name,
     "Ange vad raden avser (BT-153).", "State what the line is for (BT-153)."},
    {"BR-26", "BT-146", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, price,
     "Ange nettopriset per enhet på raden (BT-146).",
     "State the net price of a unit on the line (BT-146)."},
    {"BR-27", "BT-146", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, price_not_negative,
     "Nettopriset (BT-146) ska anges och får inte vara negativt. Kreditera med negativ mängd "
     "(BT-129) i stället.",
     "The net price (BT-146) must be stated and must not be negative. Credit with a negative "
     "quantity (BT-129) instead."},
    {"BR-28", "BT-148", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, gross_price_not_negative,
     "Bruttopriset (BT-148) får inte vara negativt. Kreditera med negativ mängd (BT-129) i "
     "stället.",
     "The gross price (BT-148) must not be negative. Credit with a negative quantity (BT-129) "
     "instead."},
    {"BR-CO-04", "BT-151", SEVERITY_FATAL, SEVERITY_FATAL, EL_LINE, EL_NONE, vat_category,
     "Ange radens momskategori (BT-151) under momssystemet VAT: S med moms, E utan moms enligt "
     "undantag, till exempel social omsorg.",
     "State the VAT category of the line (BT-151) with the tax scheme VAT: S with VAT, E when "
     "exempt, for example social care."},
    {"BR-29", "BT-73, BT-74", SEVERITY_FATAL, SEVERITY_FATAL, EL_PERIOD, EL_NONE, period_order,
     "Faktureringsperioden slutar innan den börjar. Rätta BT-73 eller BT-74.",
     "The invoicing period ends before it starts. Correct BT-73 or BT-74."},
    {"BR-30", "BT-134, BT-135", SEVERITY_FATAL, SEVERITY_FATAL, EL_PERIOD, EL_NONE,
     line_period_order, "Radens period slutar innan den börjar. Rätta BT-134 eller BT-135.",
     "The period of the line ends before it starts. Correct BT-134 or BT-135."},
    {"BR-CO-19", "BT-73, BT-74, BG-14", SEVERITY_FATAL, SEVERITY_FATAL, EL_PERIOD, EL_NONE,
     period_filled,
     "Faktureringsperioden (BG-14) är tom. Ange första dag (BT-73), sista dag (BT-74) eller båda, "
     "eller ta bort gruppen.",
     "The invoicing period (BG-14) is empty. State its first day (BT-73), its last day (BT-74) or "
     "both, or remove the group."},
    {"BR-CO-20", "BT-134, BT-135, BG-26", SEVERITY_FATAL, SEVERITY_FATAL, EL_PERIOD, EL_NONE,
     line_period_filled,
     "Radens period (BG-26) är tom. Ange första dag (BT-134), sista dag (BT-135) eller båda, eller "
     "ta bort gruppen.",
     "The period of the line (BG-26) is empty. State its first day (BT-134), its last day (BT-135) "
     "or both, or remove the group."},
    {"BR-54", "BT-160, BT-161", SEVERITY_FATAL, SEVERITY_FATAL, EL_ITEM_ATTRIBUTE, EL_NONE,
     attribute_has_both,
     "En egenskap hos artikeln (BG-32) ska ha både namn (BT-160) och värde (BT-161).",
     "An item attribute (BG-32) needs both a name (BT-160) and a value (BT-161)."},
    {"BR-64", "BT-157", SEVERITY_FATAL, SEVERITY_FATAL, EL_STANDARD_ID, EL_NONE, standard_id_scheme,
     "Ange vilket slags artikelnummer BT-157 är, med schemeID, till exempel 0160 för GTIN.",
     "State with schemeID which kind of item number BT-157 is, for example 0160 for GTIN."},
    {"BR-65", "BT-158", SEVERITY_FATAL, SEVERITY_FATAL, EL_CLASSIFICATION, EL_NONE,
     classification_list,
     "Ange vilken kodlista artikelns klassificering (BT-158) kommer från, med listID.",
     "State with listID which code list the item classification (BT-158) comes from."},
    {0},
};
