/* Greece: what an invoice number must be, GR-R-001-1 … 7 of Peppol BIS Billing, in UBL. */
#include "parsers/validate/national.h"

/* The invoice number is six segments between bars: tax number, date, branch, type, series, number.
 * A segment that is not there is empty. */
static struct text segment(const struct element *number, int wanted)
{
    struct text rest = text_of(number), token = {"", 0};

    for (int at = 1; at <= wanted; at++) {
        if (rest.bytes == NULL) {
            return (struct text){"", 0};
        }
        token = text_token(&rest, '|');
    }
    return token;
}

static bool number_has_six_segments(const struct element *number, const struct document *document)
{
    struct text rest = text_of(number);
    int segments = 0;

    (void)document;
    while (rest.length > 0 || (segments > 0 && rest.bytes != NULL)) {
        text_token(&rest, '|');
        segments++;
    }
    return segments == 6;
}

/* The nine characters after the country of a VAT number of the party. */
static bool has_tax_number(const struct element *party, struct text number)
{
    FOR_EACH_ELEMENT(registration, party, EL_TAX_REGISTRATION)
    {
        if (element_is(national_tax_scheme(registration), "VAT") &&
            text_is_same(text_part(national_tax_id(registration), 3, 9), number)) {
            return true;
        }
    }
    return false;
}

static bool segment_1_is_tax_number(const struct element *number, const struct document *document)
{
    struct text tax = segment(number, 1);

    return (text_characters_normalized(tax) == 9 && national_greek_number(tax) &&
            (has_tax_number(national_seller(document), tax) ||
             has_tax_number(element_child(document->invoice, EL_TAX_REPRESENTATIVE), tax)));
}

/* 12/10/2026 is 2026-10-12. */
static bool is_same_day(struct text local, struct text iso)
{
    struct text year = text_token(&iso, '-'), month = text_token(&iso, '-'),
                day = text_token(&iso, '-');

    return text_is_same(text_token(&local, '/'), day) && local.bytes != NULL &&
           text_is_same(text_token(&local, '/'), month) && local.bytes != NULL &&
           text_is_same(text_token(&local, '/'), year);
}

static int two_digits(struct text text)
{
    return text.bytes[0] * 10 + text.bytes[1] - '0' * 11;
}

static bool is_day_of_ours(struct text local)
{
    return text_is_digits(text_part(local, 1, 2), 2, 2) && two_digits(local) >= 1 &&
           two_digits(local) <= 31 && text_is_digits(text_part(local, 4, 2), 2, 2) &&
           two_digits(text_from(local, 4)) >= 1 && two_digits(text_from(local, 4)) <= 12 &&
           (text_starts(text_from(local, 7), "19") || text_starts(text_from(local, 7), "20")) &&
           text_is_digits(text_part(local, 9, 2), 2, 2);
}

static bool segment_2_is_issue_date(const struct element *number, const struct document *document)
{
    struct text day = segment(number, 2);

    return (is_day_of_ours(day) &&
            is_same_day(day, text_of(element_child(document->invoice, EL_ISSUE_DATE))));
}

static bool segment_3_is_integer(const struct element *number, const struct document *document)
{
    struct text branch = text_trimmed(segment(number, 3));

    (void)document;
    if (text_starts(branch, "+") || text_is(branch, "-0")) {
        branch = text_from(branch, 2);
    }
    return text_is_digits(branch, 1, branch.length);
}

static bool segment_4_is_type(const struct element *number, const struct document *document)
{
    struct text type = segment(number, 4);

    (void)document;
    return text_is(type, "1.1") || text_is(type, "1.6") || text_is(type, "2.1") ||
           text_is(type, "2.4") || text_is(type, "5.1") || text_is(type, "5.2");
}

static bool segment_5_is_filled(const struct element *number, const struct document *document)
{
    (void)document;
    return segment(number, 5).length > 0;
}

static bool segment_6_is_filled(const struct element *number, const struct document *document)
{
    (void)document;
    return segment(number, 6).length > 0;
}

#define FATAL SEVERITY_FATAL, SEVERITY_NONE

const struct rule national_greece_number[] = {
    {"GR-R-001-1", "BT-1", FATAL, EL_NUMBER, EL_NONE, number_has_six_segments,
     "En grekisk säljares fakturanummer ska ha sex delar med | emellan: skattenummer, datum, "
     "filial, dokumenttyp, serie och löpnummer.",
     "The invoice number of a Greek seller must have six parts with | between them: tax number, "
     "date, branch, document type, series and serial number."},
    {"GR-R-001-2", "BT-1", FATAL, EL_NUMBER, EL_NONE, segment_1_is_tax_number,
     "Fakturanumrets första del ska vara den grekiska säljarens eller skatteombudets skattenummer.",
     "The first part of the invoice number must be the tax number of the Greek seller or its tax "
     "representative."},
    {"GR-R-001-3", "BT-1, BT-2", FATAL, EL_NUMBER, EL_NONE, segment_2_is_issue_date,
     "Fakturanumrets andra del ska vara fakturadatum, skrivet DD/MM/ÅÅÅÅ.",
     "The second part of the invoice number must be the issue date, written DD/MM/YYYY."},
    {"GR-R-001-4", "BT-1", FATAL, EL_NUMBER, EL_NONE, segment_3_is_integer,
     "Fakturanumrets tredje del (filialen) ska vara ett heltal som inte är negativt.",
     "The third part of the invoice number (the branch) must be an integer that is not negative."},
    {"GR-R-001-5", "BT-1", FATAL, EL_NUMBER, EL_NONE, segment_4_is_type,
     "Fakturanumrets fjärde del ska vara en grekisk dokumenttyp: 1.1, 1.6, 2.1, 2.4, 5.1 eller "
     "5.2.",
     "The fourth part of the invoice number must be a Greek document type: 1.1, 1.6, 2.1, 2.4, 5.1 "
     "or 5.2."},
    {"GR-R-001-6", "BT-1", FATAL, EL_NUMBER, EL_NONE, segment_5_is_filled,
     "Fakturanumrets femte del (serien) får inte vara tom.",
     "The fifth part of the invoice number (the series) must not be empty."},
    {"GR-R-001-7", "BT-1", FATAL, EL_NUMBER, EL_NONE, segment_6_is_filled,
     "Fakturanumrets sjätte del (löpnumret) får inte vara tom.",
     "The sixth part of the invoice number (the serial number) must not be empty."},
    {0},
};
