/* Peppol BIS Billing 3: identifiers of parties, by their scheme. */
#include "parsers/validate/checksum.h"
#include "parsers/validate/peppol.h"
#include "parsers/validate/text.h"

static const struct element *scheme_of(const struct element *identifier)
{
    const struct element *scheme = element_child(identifier, EL_SCHEME_ID);

    /* The scheme of a tax number of CII. */
    return scheme != NULL ? scheme : element_child(identifier, EL_TAX_SCHEME);
}

/* In UBL the identifiers of items and of places of delivery are not asked. */
static bool has_scheme(const struct element *identifier, const struct document *document,
                       const char *scheme)
{
    if (!document_is_cii(document) &&
        (identifier->kind == EL_STANDARD_ID || identifier->kind == EL_LOCATION_ID)) {
        return false;
    }
    return element_is(scheme_of(identifier), scheme);
}

typedef bool checksum(const char *text, size_t length);

static bool is_right(const struct element *identifier, const struct document *document,
                     const char *scheme, checksum *check)
{
    if (!has_scheme(identifier, document, scheme)) {
        return true;
    }
    struct text word = text_trimmed_of(identifier);

    return check(word.bytes, word.length);
}

/* Danish numbers are judged with the white space around them. */
static bool is_right_as_written(const struct element *identifier, const struct document *document,
                                const char *scheme, checksum *check)
{
    return !has_scheme(identifier, document, scheme) ||
           (identifier->text != NULL && check(identifier->text, identifier->length));
}

static bool has_digits(const struct element *identifier, const struct document *document,
                       const char *scheme, size_t digits)
{
    struct text word = text_trimmed_of(identifier);

    return !has_scheme(identifier, document, scheme) ||
           checksum_digits(word.bytes, word.length, digits);
}

static bool is_address(const struct element *identifier)
{
    return identifier->kind == EL_ENDPOINT || identifier->kind == EL_OTHER_ENDPOINT;
}

static bool gln(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0088", checksum_gln);
}

static bool norwegian(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0192", checksum_norwegian_organisation);
}

static bool danish_cvr(const struct element *identifier, const struct document *document)
{
    return is_right_as_written(identifier, document, "0184", checksum_danish_cvr);
}

static bool belgian(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0208", checksum_belgian_enterprise);
}

static bool italian_office(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0201", checksum_italian_office);
}

static bool italian_tax_code(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0210", checksum_italian_tax_code);
}

static bool italian_tax_address(const struct element *identifier, const struct document *document)
{
    return !is_address(identifier) ||
           is_right(identifier, document, "9907", checksum_italian_tax_code);
}

static bool italian_vat(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0211", checksum_italian_vat);
}

static bool italian_vat_address(const struct element *identifier, const struct document *document)
{
    return !is_address(identifier) || is_right(identifier, document, "9906", checksum_italian_vat);
}

static bool swedish(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0007", checksum_swedish_organisation);
}

static bool australian(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "0151",
                    document_is_cii(document) ? checksum_australian_first_eleven
                                              : checksum_australian_business);
}

static bool danish_p(const struct element *identifier, const struct document *document)
{
    return !has_scheme(identifier, document, "0096") ||
           (identifier->text != NULL && checksum_digits(identifier->text, identifier->length, 10));
}

static bool danish_se(const struct element *identifier, const struct document *document)
{
    return is_right_as_written(identifier, document, "0198", checksum_danish_se);
}

static bool dutch_chamber(const struct element *identifier, const struct document *document)
{
    return has_digits(identifier, document, "0106", 8);
}

static bool dutch_authority(const struct element *identifier, const struct document *document)
{
    return has_digits(identifier, document, "0190", 20);
}

static bool dutch_vat_scheme(const struct element *identifier, const struct document *document)
{
    return is_right(identifier, document, "9944", checksum_dutch_vat);
}

/* A number of one of these schemes is asked for that scheme and not as a VAT number. */
static bool has_scheme_of_its_own(const struct element *identifier)
{
    struct text scheme = text_trimmed_of(scheme_of(identifier));

    return text_is_one_of(scheme, "0088 0192 0184 0096 0198 0208 0201 0210 0211 0007 0151 0106 "
                                  "0190 9944");
}

static bool dutch_vat(const struct element *identifier, const struct document *document)
{
    const struct element *scheme = element_child(identifier->parent, EL_TAX_SCHEME);
    struct text word = text_trimmed_of(identifier);

    (void)document;
    return element_again(scheme) != NULL || !element_is_word(scheme, "VAT") ||
           !text_starts(word, "NL") || has_scheme_of_its_own(identifier) ||
           checksum_dutch_vat(word.bytes, word.length);
}

static bool dutch_establishment(const struct element *identifier, const struct document *document)
{
    return has_digits(identifier, document, "0217", 12);
}

#define ID(id, ubl, cii, function, swedish, english)                                               \
    {                                                                                              \
        id, "BT-29, BT-30, BT-34, BT-46, BT-47, BT-49", SEVERITY_##ubl, SEVERITY_##cii,            \
            EL_ANY_IDENTIFIER, EL_NONE, function, swedish, english                                 \
    }

const struct rule peppol_identifier_rules[] = {
    ID("PEPPOL-COMMON-R040", FATAL, FATAL, gln,
       "Rätta GLN (schema 0088): bara siffror, och den sista ska vara kontrollsiffran. Hämta "
       "numret "
       "ur parternas register.",
       "Correct the GLN (scheme 0088): digits only, of which the last is the check digit."),
    ID("PEPPOL-COMMON-R041", FATAL, FATAL, norwegian,
       "Rätta det norska organisationsnumret (schema 0192): nio siffror, den sista kontrollsiffra.",
       "Correct the Norwegian organisation number (scheme 0192): nine digits with a check digit."),
    ID("PEPPOL-COMMON-R042", FATAL, FATAL, danish_cvr,
       "Rätta det danska CVR-numret (schema 0184): åtta siffror, med eller utan DK först.",
       "Correct the Danish CVR number (scheme 0184): eight digits, with or without DK before "
       "them."),
    ID("PEPPOL-COMMON-R043", FATAL, FATAL, belgian,
       "Rätta det belgiska företagsnumret (schema 0208): tio siffror, de två sista "
       "kontrollsiffror.",
       "Correct the Belgian enterprise number (scheme 0208): ten digits, the last two of which "
       "check the others."),
    ID("PEPPOL-COMMON-R044", WARNING, WARNING, italian_office,
       "Rätta den italienska IPA-koden (schema 0201): sex bokstäver eller siffror.",
       "Correct the Italian IPA code (scheme 0201): six letters or digits."),
    ID("PEPPOL-COMMON-R045", WARNING, WARNING, italian_tax_code,
       "Rätta den italienska skattekoden (schema 0210): sexton tecken, eller elva siffror.",
       "Correct the Italian tax code (scheme 0210): sixteen characters, or eleven digits."),
    ID("PEPPOL-COMMON-R046", WARNING, WARNING, italian_tax_address,
       "Rätta den italienska skattekoden (schema 9907): sexton tecken, eller elva siffror.",
       "Correct the Italian tax code (scheme 9907): sixteen characters, or eleven digits."),
    ID("PEPPOL-COMMON-R047", WARNING, WARNING, italian_vat,
       "Rätta det italienska momsnumret (schema 0211): IT och elva siffror med kontrollsiffra.",
       "Correct the Italian VAT number (scheme 0211): IT and eleven digits with a check digit."),
    ID("PEPPOL-COMMON-R048", NONE, WARNING, italian_vat_address,
       "Rätta det italienska momsnumret (schema 9906): IT och elva siffror med kontrollsiffra.",
       "Correct the Italian VAT number (scheme 9906): IT and eleven digits with a check digit."),
    ID("PEPPOL-COMMON-R049", FATAL, FATAL, swedish,
       "Rätta det svenska organisationsnumret (schema 0007): tio siffror utan bindestreck och utan "
       "16 först, med rätt kontrollsiffra.",
       "Correct the Swedish organisation number (scheme 0007): ten digits without a hyphen, the "
       "last being the check digit."),
    ID("PEPPOL-COMMON-R050", FATAL, FATAL, australian,
       "Rätta det australiska företagsnumret (schema 0151): elva siffror med kontrollsiffror.",
       "Correct the Australian business number (scheme 0151): eleven digits with check digits."),
    ID("PEPPOL-COMMON-R052", FATAL, NONE, danish_p,
       "Rätta det danska P-numret (schema 0096): tio siffror.",
       "Correct the Danish P number (scheme 0096): ten digits."),
    ID("PEPPOL-COMMON-R053", FATAL, NONE, danish_se,
       "Rätta det danska SE-numret (schema 0198): DK och åtta siffror.",
       "Correct the Danish SE number (scheme 0198): DK and eight digits."),
    ID("PEPPOL-COMMON-R054", WARNING, NONE, dutch_chamber,
       "Rätta det nederländska KVK-numret (schema 0106): åtta siffror.",
       "Correct the Dutch KVK number (scheme 0106): eight digits."),
    ID("PEPPOL-COMMON-R055", WARNING, NONE, dutch_authority,
       "Rätta det nederländska OIN-numret (schema 0190): tjugo siffror.",
       "Correct the Dutch OIN number (scheme 0190): twenty digits."),
    ID("PEPPOL-COMMON-R056-1", WARNING, NONE, dutch_vat_scheme,
       "Rätta det nederländska momsnumret (schema 9944): NL, nio siffror, B och två siffror.",
       "Correct the Dutch VAT number (scheme 9944): NL, nine digits, B and two digits."),
    {"PEPPOL-COMMON-R056-2", "BT-31, BT-48, BT-63", SEVERITY_WARNING, SEVERITY_NONE, EL_TAX_ID,
     EL_NONE, dutch_vat, "Rätta det nederländska momsnumret: NL, nio siffror, B och två siffror.",
     "Correct the Dutch VAT number: NL, nine digits, B and two digits."},
    ID("PEPPOL-COMMON-R057", WARNING, NONE, dutch_establishment,
       "Rätta det nederländska etableringsnumret (schema 0217): tolv siffror.",
       "Correct the Dutch establishment number (scheme 0217): twelve digits."),
    {0},
};
