/* Sweden: SE-R-001 … SE-R-013 of Peppol BIS Billing. */
#include "parsers/characters.h"
#include "parsers/validate/checksum.h"
#include "parsers/validate/national.h"

static bool is_swedish(const struct element *party)
{
    return national_has_address(party, "SE");
}

/* The VAT number of a party in Sweden that begins with SE; one of several, if there are. */
static const struct element *swedish_vat(const struct element *party)
{
    if (!is_swedish(party)) {
        return NULL;
    }
    FOR_EACH_ELEMENT(registration, party, EL_TAX_REGISTRATION)
    {
        if (element_is(national_tax_scheme(registration), "VAT") &&
            text_is(text_part(national_tax_id(registration), 1, 2), "SE")) {
            return registration;
        }
    }
    return NULL;
}

static bool vat_has_14_characters(const struct element *seller, const struct document *document)
{
    const struct element *vat = swedish_vat(seller);

    (void)document;
    return vat == NULL || text_characters_normalized(national_tax_id(vat)) == 14;
}

static bool vat_is_numeric(const struct element *seller, const struct document *document)
{
    const struct element *vat = swedish_vat(seller);

    (void)document;
    return vat == NULL || text_is_number(text_part(national_tax_id(vat), 3, 12));
}

static bool organisation_is_numeric(const struct element *number, const struct document *document)
{
    (void)document;
    return text_is_number(text_of(number));
}

static bool organisation_has_10_characters(const struct element *number,
                                           const struct document *document)
{
    (void)document;
    return text_characters_normalized(text_of(number)) == 10;
}

static bool organisation_check_digit_is_right(const struct element *number,
                                              const struct document *document)
{
    struct text text = text_trimmed_of(number);

    (void)document;
    /* The official test looks at ten digits of a longer number. */
    return text_is_digits(text, 10, text.length) && checksum_swedish_organisation(text.bytes, 10);
}

/* Upper case of a byte or, for ä and ö, of the second of two. */
static char upper(char byte)
{
    if (byte == '\xA4' || byte == '\xB6') {
        return (char)(byte - 0x20);
    }
    return byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
}

static bool says_tax_approved(struct text text)
{
    const char *expected = "GODK\xC3\x84ND F\xC3\x96R F-SKATT";
    struct text trimmed = text_trimmed(text);

    for (size_t at = 0; at < trimmed.length; at++) {
        char byte = is_white(trimmed.bytes[at]) ? ' ' : upper(trimmed.bytes[at]);

        if (byte == ' ' && is_white(trimmed.bytes[at - 1])) {
            continue;
        }
        if (byte != *expected++) {
            return false;
        }
    }
    return *expected == '\0';
}

static bool tax_approval_is_stated(const struct element *tax_id, const struct document *document)
{
    const struct element *seller = national_seller(document);
    const struct element *scheme = national_tax_scheme(tax_id->parent);
    bool is_other_scheme = document->format == FORMAT_CII
                               ? element_is(scheme, "FC")
                               : !text_is_in_upper(text_trimmed_of(scheme), "VAT");

    return !is_swedish(seller) || !element_has(seller, EL_LEGAL_ID) || !is_other_scheme ||
           says_tax_approved(text_of(tax_id));
}

static bool rate_is_swedish(const struct element *category, const struct document *document)
{
    struct text rate = text_of(element_child(category, EL_RATE));

    if (document->format != FORMAT_CII &&
        !element_is(element_child(category, EL_CATEGORY_CODE), "S")) {
        return true;
    }
    return text_equals_number(rate, 25) || text_equals_number(rate, 12) ||
           text_equals_number(rate, 6) || swedish_vat(national_seller(document)) == NULL;
}

/* The bank that a payment names: with the account in UBL, beside it in CII.  Of two the official
 * test cannot tell. */
static const struct element *only_branch(const struct element *means)
{
    const struct element *branch = element_child(means, EL_BRANCH);
    bool has_two = element_again(branch) != NULL;

    FOR_EACH_ELEMENT(account, means, EL_ACCOUNT)
    {
        FOR_EACH_ELEMENT(at, account, EL_BRANCH)
        {
            has_two = has_two || branch != NULL;
            branch = at;
        }
    }
    return has_two ? NULL : branch;
}

/* An account at a giro: SE:BANKGIRO or SE:PLUSGIRO. */
static bool is_at_giro(const struct element *account_id, const char *giro)
{
    const struct element *means = account_id->parent->parent;
    const struct element *code = element_child(means, EL_PAYMENT_CODE);

    return element_is_word(only_branch(means), giro) && element_is_word(code, "30") &&
           element_again(code) == NULL;
}

static bool plusgiro_is_numeric(const struct element *account_id, const struct document *document)
{
    (void)document;
    return !is_at_giro(account_id, "SE:PLUSGIRO") || text_is_number(text_of(account_id));
}

static bool plusgiro_has_2_to_8_characters(const struct element *account_id,
                                           const struct document *document)
{
    size_t characters = text_characters_normalized(text_of(account_id));

    (void)document;
    return !is_at_giro(account_id, "SE:PLUSGIRO") || (characters >= 2 && characters <= 8);
}

static bool bankgiro_is_numeric(const struct element *account_id, const struct document *document)
{
    (void)document;
    return !is_at_giro(account_id, "SE:BANKGIRO") || text_is_number(text_of(account_id));
}

static bool bankgiro_has_7_or_8_characters(const struct element *account_id,
                                           const struct document *document)
{
    size_t characters = text_characters_normalized(text_of(account_id));

    (void)document;
    return !is_at_giro(account_id, "SE:BANKGIRO") || characters == 7 || characters == 8;
}

/* UBL's tests take the code as written, CII's without white space around it. */
static bool has_code(const struct element *means, const char *code, const struct document *document)
{
    const struct element *written = element_child(means, EL_PAYMENT_CODE);

    return document->format == FORMAT_CII ? element_is_word(written, code)
                                          : element_is(written, code);
}

static bool giro_has_code_30(const struct element *means, const struct document *document)
{
    return !(has_code(means, "50", document) || has_code(means, "56", document));
}

static bool domestic_transfer_has_code_30(const struct element *means,
                                          const struct document *document)
{
    return !has_code(means, "31", document) || !is_swedish(national_buyer(document));
}

#define FATAL SEVERITY_FATAL, SEVERITY_FATAL
#define WARNING SEVERITY_WARNING, SEVERITY_WARNING

const struct rule national_sweden[] = {
    {"SE-R-001", "BT-31", FATAL, EL_SELLER, EL_NONE, vat_has_14_characters,
     "Säljarens momsregistreringsnummer (BT-31) ska ha 14 tecken: SE, organisationsnumrets tio "
     "siffror och 01, utan bindestreck och mellanslag, som SE556677889901.",
     "The seller's VAT number (BT-31) must have 14 characters: SE, the ten digits of the "
     "organisation number and 01, without hyphen or blanks, like SE556677889901."},
    {"SE-R-002", "BT-31", FATAL, EL_SELLER, EL_NONE, vat_is_numeric,
     "Efter SE ska säljarens momsregistreringsnummer (BT-31) bara ha siffror. Ta bort bindestreck, "
     "mellanslag och bokstäver.",
     "After SE the seller's VAT number (BT-31) must have digits only. Take out hyphens, blanks and "
     "letters."},
    {"SE-R-003", "BT-30", FATAL, EL_LEGAL_ID, EL_SELLER, organisation_is_numeric,
     "Skriv säljarens organisationsnummer (BT-30) med bara siffror: 5566778899, inte 556677-8899.",
     "Write the seller's organisation number (BT-30) with digits only: 5566778899, not "
     "556677-8899."},
    {"SE-R-004", "BT-30", FATAL, EL_LEGAL_ID, EL_SELLER, organisation_has_10_characters,
     "Säljarens organisationsnummer (BT-30) ska ha tio siffror. Skriv det utan bindestreck och "
     "utan sekelsiffrorna (16, 19 eller 20) framför.",
     "The seller's organisation number (BT-30) must have ten digits. Write it without a hyphen and "
     "without the century (16, 19 or 20) before it."},
    {"SE-R-013", "BT-30", FATAL, EL_LEGAL_ID, EL_SELLER, organisation_check_digit_is_right,
     "Säljarens organisationsnummer (BT-30) är felskrivet: den sista siffran är en kontrollsiffra, "
     "och den stämmer inte med de nio andra. Jämför med registreringsbeviset.",
     "The seller's organisation number (BT-30) is misspelt: its last digit is a check digit, and "
     "it does not fit the other nine. Compare it with the registration certificate."},
    {"SE-R-005", "BT-32", FATAL, EL_TAX_ID, EL_SELLER, tax_approval_is_stated,
     "Säljarens uppgift om skatt (BT-32) får bara vara texten Godkänd för F-skatt. Skriv just den, "
     "eller ta bort uppgiften; momsregistreringsnumret har en egen plats (BT-31).",
     "The seller's tax registration (BT-32) may only be the words Godkänd för F-skatt. Write "
     "these, "
     "or take it out; the VAT number has a place of its own (BT-31)."},
    {"SE-R-006", "BT-96, BT-103, BT-119, BT-152", FATAL, EL_VAT_CATEGORY, EL_NONE, rate_is_swedish,
     "Svensk moms är 25, 12 eller 6 procent. Rätta momssatsen. Vård och omsorg som är momsfri ska "
     "i stället ha momskategori E, 0 procent och en text om varför.",
     "Swedish VAT is 25, 12 or 6 per cent. Correct the rate. Care that is exempt from VAT has VAT "
     "category E instead, 0 per cent and a text that says why."},
    {"SE-R-007", "BT-84", WARNING, EL_ACCOUNT_ID, EL_PAYMENT_MEANS, plusgiro_is_numeric,
     "Skriv plusgironumret (BT-84) med bara siffror, utan bindestreck och mellanslag.",
     "Write the Plusgiro number (BT-84) with digits only, without hyphen or blanks."},
    {"SE-R-010", "BT-84", WARNING, EL_ACCOUNT_ID, EL_PAYMENT_MEANS, plusgiro_has_2_to_8_characters,
     "Ett plusgironummer (BT-84) har två till åtta siffror. Kontrollera numret.",
     "A Plusgiro number (BT-84) has two to eight digits. Check the number."},
    {"SE-R-008", "BT-84", WARNING, EL_ACCOUNT_ID, EL_PAYMENT_MEANS, bankgiro_is_numeric,
     "Skriv bankgironumret (BT-84) med bara siffror, utan bindestreck och mellanslag.",
     "Write the Bankgiro number (BT-84) with digits only, without hyphen or blanks."},
    {"SE-R-009", "BT-84", WARNING, EL_ACCOUNT_ID, EL_PAYMENT_MEANS, bankgiro_has_7_or_8_characters,
     "Ett bankgironummer (BT-84) har sju eller åtta siffror. Kontrollera numret.",
     "A Bankgiro number (BT-84) has seven or eight digits. Check the number."},
    {"SE-R-011", "BT-81, BT-86", WARNING, EL_PAYMENT_MEANS, EL_NONE, giro_has_code_30,
     "Betalning till bankgiro eller plusgiro anges med betalningssätt 30 (BT-81), inte 50 eller "
     "56, och med SE:BANKGIRO eller SE:PLUSGIRO som bank (BT-86).",
     "Payment to a Bankgiro or Plusgiro is stated with payment means code 30 (BT-81), not 50 or "
     "56, "
     "and with SE:BANKGIRO or SE:PLUSGIRO as the bank (BT-86)."},
    {"SE-R-012", "BT-81", WARNING, EL_PAYMENT_MEANS, EL_NONE, domestic_transfer_has_code_30,
     "Ange kontoöverföring mellan svenska parter med betalningssätt 30 (BT-81), inte 31.",
     "State a credit transfer between Swedish parties with payment means code 30 (BT-81), not 31."},
    {0},
};
