/* Denmark: DK-R-002 … DK-R-017 of Peppol BIS Billing. */
#include <stdio.h>
#include <string.h>

#include "parsers/validate/national.h"

static bool buyer_is_danish(const struct document *document)
{
    return document->format == FORMAT_CII ? national_has_address(national_buyer(document), "DK")
                                          : national_address_is(document, EL_BUYER, "DK");
}

static bool seller_has_number(const struct element *invoice, const struct document *document)
{
    const struct element *seller = element_child(invoice, EL_SELLER);

    (void)document;
    return national_is_filled(element_child(seller, EL_LEGAL_ID));
}

/* The registration number of a party, if it has one, is a CVR number. */
static bool is_cvr(const struct element *party)
{
    const struct element *number = element_child(party, EL_LEGAL_ID);

    return number == NULL || element_is_word(element_child(number, EL_SCHEME_ID), "0184");
}

static bool seller_number_is_cvr(const struct element *invoice, const struct document *document)
{
    (void)document;
    return is_cvr(element_child(invoice, EL_SELLER));
}

static bool buyer_number_is_cvr(const struct element *buyer, const struct document *document)
{
    return is_cvr(buyer) || !buyer_is_danish(document);
}

static bool is_credit_note(const struct document *document)
{
    return document->format == FORMAT_CII
               ? element_is_word(element_child(document->invoice, EL_TYPE_CODE), "381")
               : document->format == FORMAT_UBL_CREDIT_NOTE;
}

static bool is_negative(struct text amount)
{
    return text_starts(amount, "-") && strspn(amount.bytes, "-.0") < amount.length &&
           text_is_number(amount);
}

static bool credit_note_is_positive(const struct element *invoice, const struct document *document)
{
    const struct element *totals = element_child(invoice, EL_TOTALS);

    return !is_credit_note(document) ||
           !is_negative(text_trimmed_of(element_child(totals, EL_PAYABLE))) ||
           !buyer_is_danish(document);
}

/* CII has identifiers with a scheme and without as different elements. */
static bool identifiers_have_scheme(const struct element *party, const struct document *document)
{
    enum element_kind kind = document->format == FORMAT_CII ? EL_GLOBAL_ID : EL_PARTY_ID;

    FOR_EACH_ELEMENT(identifier, party, kind)
    {
        if (!national_is_filled(element_child(identifier, EL_SCHEME_ID))) {
            return !buyer_is_danish(document);
        }
    }
    return true;
}

static bool parties_have_schemes(const struct element *invoice, const struct document *document)
{
    return identifiers_have_scheme(element_child(invoice, EL_SELLER), document) &&
           identifiers_have_scheme(element_child(invoice, EL_BUYER), document);
}

/* A way to pay that the rules ask about: those of UBL leave credit notes alone. */
static bool is_asked(const struct document *document)
{
    return document->format != FORMAT_UBL_CREDIT_NOTE && buyer_is_danish(document);
}

static bool has_code(const struct element *means, const char *code)
{
    return element_is(element_child(means, EL_PAYMENT_CODE), code);
}

static bool code_is_allowed(const struct element *means, const struct document *document)
{
    static const char codes[] = " 1 10 31 42 48 49 50 58 59 93 97 ";
    struct text code = text_of(element_child(means, EL_PAYMENT_CODE));
    char word[sizeof codes + 2];

    /* As the official test has it, "10 31" is one of them. */
    if (code.length > 0 && code.length < sizeof codes) {
        (void)snprintf(word, sizeof word, " %.*s ", (int)code.length, code.bytes);
        if (strstr(codes, word) != NULL) {
            return true;
        }
    }
    return !is_asked(document);
}

/* In CII only an account that is said to be an IBAN counts, though Danish ones are none. */
static const struct element *account_of(const struct element *means,
                                        const struct document *document)
{
    return element_child(element_child(means, EL_ACCOUNT),
                         document->format == FORMAT_CII ? EL_IBAN : EL_ACCOUNT_ID);
}

static const struct element *branch_of(const struct element *means)
{
    const struct element *branch = element_child(element_child(means, EL_ACCOUNT), EL_BRANCH);

    return branch != NULL ? branch : element_child(means, EL_BRANCH);
}

/* Stands with the means in UBL, with the invoice in CII. */
static struct text reference_of(const struct element *means, const struct document *document)
{
    return text_of(element_child(document->format == FORMAT_CII ? document->invoice : means,
                                 EL_PAYMENT_REFERENCE));
}

static bool transfer_has_account(const struct element *means, const struct document *document)
{
    bool is_transfer = has_code(means, "31") || has_code(means, "42");

    return !is_transfer ||
           (national_is_filled(account_of(means, document)) &&
            national_is_filled(branch_of(means))) ||
           !is_asked(document);
}

static bool debit_has_mandate(const struct element *means, const struct document *document)
{
    const struct element *mandate = element_child(means, EL_MANDATE);

    if (!has_code(means, "49") || !is_asked(document)) {
        return true;
    }
    /* The test of CII looks for the mandate in a place where none can stand. */
    return document->format != FORMAT_CII &&
           national_is_filled(element_child(mandate, EL_MANDATE_ID)) &&
           national_is_filled(element_child(mandate, EL_DEBITED_ACCOUNT));
}

static bool starts_with_one(struct text text, const char *first, const char *second,
                            const char *third)
{
    return text_starts(text, first) || text_starts(text, second) ||
           (third != NULL && text_starts(text, third));
}

static bool giro_has_account(const struct element *means, const struct document *document)
{
    struct text account = text_of(account_of(means, document));
    bool is_account = document->format == FORMAT_CII ? text_characters(account) == 7
                                                     : text_is_digits(account, 7, 8);

    return !has_code(means, "50") ||
           (is_account && starts_with_one(reference_of(means, document), "01#", "04#", "15#")) ||
           !is_asked(document);
}

static bool giro_reference_is_whole(const struct element *means, const struct document *document)
{
    struct text reference = reference_of(means, document);

    return !has_code(means, "50") || !starts_with_one(reference, "04#", "15#", NULL) ||
           text_characters(reference) == 19 || !is_asked(document);
}

static bool fik_has_account(const struct element *means, const struct document *document)
{
    return !has_code(means, "93") ||
           (text_characters(text_of(account_of(means, document))) == 8 &&
            starts_with_one(reference_of(means, document), "71#", "73#", "75#")) ||
           !is_asked(document);
}

static bool fik_reference_is_whole(const struct element *means, const struct document *document)
{
    struct text reference = reference_of(means, document);
    size_t characters = text_characters(reference);

    return !has_code(means, "93") || !starts_with_one(reference, "71#", "75#", NULL) ||
           characters == 18 || characters == 19 || !is_asked(document);
}

static bool is_known_version(const struct element *version)
{
    return element_is(version, "19.05.01") || element_is(version, "19.0501") ||
           element_is(version, "26.08.01") || element_is(version, "26.0801");
}

/* All classifications of a line together: one may have the list, another the version. */
static bool unspsc_version_is_known(const struct element *line, const struct document *document)
{
    bool is_unspsc = false, is_known = false;

    FOR_EACH_ELEMENT(code, line, EL_CLASSIFICATION)
    {
        is_unspsc = is_unspsc || element_is(element_child(code, EL_LIST_ID), "TST");
        is_known = is_known || is_known_version(element_child(code, EL_LIST_VERSION));
    }
    return !is_unspsc || is_known || !buyer_is_danish(document);
}

/* Four characters that are a number from 0 to 9999. */
static bool is_tax_number(struct text reason)
{
    struct text number = text_trimmed(reason);

    return text_characters_normalized(reason) == 4 && text_is_number(number) &&
           strspn(number.bytes, "+.0123456789") >= number.length;
}

static bool names_tax(struct text reason)
{
    bool is_number = is_tax_number(reason);
    bool has_sign = text_has(reason, "#") && !text_starts(reason, "#") &&
                    reason.bytes[reason.length - 1] != '#';

    return is_number || has_sign;
}

static bool other_tax_is_named(const struct element *charge, const struct document *document)
{
    bool is_beyond = document->format == FORMAT_CII && charge->parent != document->invoice;

    return !element_is(element_child(charge, EL_REASON_CODE), "ZZZ") || is_beyond ||
           names_tax(text_of(element_child(charge, EL_REASON))) || !buyer_is_danish(document);
}

#define FATAL SEVERITY_FATAL, SEVERITY_FATAL

const struct rule national_denmark[] = {
    {"DK-R-002", "BT-30", FATAL, EL_INVOICE, EL_NONE, seller_has_number,
     "Lägg till den danska säljarens CVR-nummer som registreringsnummer.",
     "Add the CVR number of the Danish seller as its registration number."},
    {"DK-R-014", "BT-30-1", FATAL, EL_INVOICE, EL_NONE, seller_number_is_cvr,
     "Ange schema 0184 (CVR) för den danska säljarens registreringsnummer.",
     "State scheme 0184 (CVR) for the registration number of the Danish seller."},
    {"DK-R-016", "BT-115", FATAL, EL_INVOICE, EL_NONE, credit_note_is_positive,
     "En dansk kreditfaktura får inte ha negativt belopp att betala. Skriv beloppet utan minus.",
     "A Danish credit note cannot have a negative amount due. Write the amount without a minus."},
    {"DK-R-013", "BT-29-1, BT-46-1", FATAL, EL_INVOICE, EL_NONE, parties_have_schemes,
     "Ange vilket schema den danska partens identifierare hör till.",
     "State the scheme of the Danish party's identifier."},
    {"DK-R-005", "BT-81", FATAL, EL_PAYMENT_MEANS, EL_NONE, code_is_allowed,
     "Mellan danska parter ska betalningssättet vara 1, 10, 31, 42, 48, 49, 50, 58, 59, 93 "
     "eller 97.",
     "Between Danish parties the payment means code must be 1, 10, 31, 42, 48, 49, 50, 58, 59, 93 "
     "or 97."},
    {"DK-R-006", "BT-84, BT-86", FATAL, EL_PAYMENT_MEANS, EL_NONE, transfer_has_account,
     "Med betalningssätt 31 eller 42 ska både kontonummer och registreringsnummer (bank) anges.",
     "With payment means code 31 or 42 both account number and registration number (bank) must be "
     "stated."},
    {"DK-R-007", "BT-89, BT-91", FATAL, EL_PAYMENT_MEANS, EL_NONE, debit_has_mandate,
     "Med betalningssätt 49 ska både medgivandets nummer och kontot som ska debiteras anges.",
     "With payment means code 49 both the mandate's number and the account to be debited must be "
     "stated."},
    {"DK-R-008", "BT-83, BT-84", FATAL, EL_PAYMENT_MEANS, EL_NONE, giro_has_account,
     "Med betalningssätt 50 (giro) ska betalningsreferensen börja med 01#, 04# eller 15#, och "
     "gironumret ha sju eller åtta siffror.",
     "With payment means code 50 (giro) the payment reference must start with 01#, 04# or 15#, and "
     "the giro number must have seven or eight digits."},
    {"DK-R-009", "BT-83", FATAL, EL_PAYMENT_MEANS, EL_NONE, giro_reference_is_whole,
     "Betalningsreferensen ska ha 16 siffror efter 04# eller 15#.",
     "The payment reference must have 16 digits after 04# or 15#."},
    {"DK-R-010", "BT-83, BT-84", FATAL, EL_PAYMENT_MEANS, EL_NONE, fik_has_account,
     "Med betalningssätt 93 (FIK) ska betalningsreferensen börja med 71#, 73# eller 75#, och "
     "kreditornumret ha åtta siffror.",
     "With payment means code 93 (FIK) the payment reference must start with 71#, 73# or 75#, and "
     "the creditor number must have eight digits."},
    {"DK-R-011", "BT-83", FATAL, EL_PAYMENT_MEANS, EL_NONE, fik_reference_is_whole,
     "Betalningsreferensen ska ha 15 eller 16 siffror efter 71# eller 75#.",
     "The payment reference must have 15 or 16 digits after 71# or 75#."},
    {"DK-R-017", "BT-47-1", SEVERITY_FATAL, SEVERITY_NONE, EL_BUYER, EL_NONE, buyer_number_is_cvr,
     "Ange schema 0184 (CVR) för den danska köparens registreringsnummer.",
     "State scheme 0184 (CVR) for the registration number of the Danish buyer."},
    {"DK-R-003", "BT-158-2", SEVERITY_FATAL, SEVERITY_WARNING, EL_LINE, EL_NONE,
     unspsc_version_is_known,
     "Ange version 19.05.01 eller 26.08.01 av UNSPSC för radens artikelklass.",
     "State version 19.05.01 or 26.08.01 of UNSPSC for the item's class."},
    {"DK-R-004", "BT-104, BT-105", FATAL, EL_ALLOWANCE_CHARGE, EL_NONE, other_tax_is_named,
     "En dansk avgift med orsakskod ZZZ ska ha avgiftens fyra siffror, eller en text med # inuti, "
     "som orsak.",
     "A Danish tax with reason code ZZZ must have the four digits of the tax, or a text with # "
     "inside, as its reason."},
    {0},
};
