/* Germany: how the invoice is paid, in Peppol BIS Billing and UBL. */
#include "parsers/validate/national.h"

#include "parsers/characters.h"

static bool has_payment(const struct element *invoice, const struct document *document)
{
    (void)document;
    return element_has(invoice, EL_PAYMENT_MEANS);
}

static bool has_sepa(const struct element *party)
{
    FOR_EACH_ELEMENT(identifier, party, EL_PARTY_ID)
    {
        if (element_is(element_child(identifier, EL_SCHEME_ID), "SEPA")) {
            return true;
        }
    }
    return false;
}

static const struct element *first_mandate(const struct element *invoice)
{
    FOR_EACH_ELEMENT(means, invoice, EL_PAYMENT_MEANS)
    {
        if (element_has(means, EL_MANDATE)) {
            return means;
        }
    }
    return NULL;
}

static bool mandate_has_creditor(const struct element *invoice, const struct document *document)
{
    (void)document;
    return first_mandate(invoice) == NULL || has_sepa(element_child(invoice, EL_SELLER)) ||
           has_sepa(element_child(invoice, EL_PAYEE));
}

static bool mandate_has_account(const struct element *invoice, const struct document *document)
{
    (void)document;
    if (first_mandate(invoice) == NULL) {
        return true;
    }
    FOR_EACH_ELEMENT(means, invoice, EL_PAYMENT_MEANS)
    {
        if (element_has(element_child(means, EL_MANDATE), EL_DEBITED_ACCOUNT)) {
            return true;
        }
    }
    return false;
}

/* The official test cannot tell when there are two codes, and is not asked. */
static bool has_code(const struct element *means, const char *code)
{
    const struct element *written = element_child(means, EL_PAYMENT_CODE);

    return element_is_word(written, code) && element_again(written) == NULL;
}

static bool is_transfer(const struct element *means)
{
    return has_code(means, "30") || has_code(means, "58");
}

static bool is_card(const struct element *means)
{
    return has_code(means, "48") || has_code(means, "54") || has_code(means, "55");
}

/* A digit is itself, a letter its place after A plus 10: two or three digits more; by code point,
 * so that small letters are other numbers than capitals. */
static int append_to_remainder(int remainder, char byte)
{
    int value = byte > 64 ? byte - 55 : byte - 48;

    return (remainder * (value > 9 ? 100 : 10) + value) % 97;
}

static bool has_iban_form(const char *iban, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        bool is_digit = iban[at] >= '0' && iban[at] <= '9';
        bool is_capital = iban[at] >= 'A' && iban[at] <= 'Z';
        bool is_small = iban[at] >= 'a' && iban[at] <= 'z';

        if (at < 2 ? !is_capital : at < 4 ? !is_digit : !is_digit && !is_capital && !is_small) {
            return false;
        }
    }
    return length >= 4;
}

static bool is_iban(struct text text)
{
    char iban[34];
    size_t length = 0;
    int remainder = 0;

    for (size_t at = 0; at < text.length; at++) {
        if (is_white(text.bytes[at])) {
            continue;
        }
        if (length == sizeof iban) {
            return false;
        }
        iban[length++] = text.bytes[at];
    }
    if (!has_iban_form(iban, length)) {
        return false;
    }
    for (size_t at = 0; at < length; at++) {
        remainder = append_to_remainder(remainder, iban[(at + 4) % length]);
    }
    return remainder == 1;
}

static bool account_is_iban(const struct element *means, const struct document *document)
{
    const struct element *account = element_child(means, EL_ACCOUNT);

    (void)document;
    return !has_code(means, "58") || is_iban(text_of(element_child(account, EL_ACCOUNT_ID)));
}

static bool debited_account_is_iban(const struct element *means, const struct document *document)
{
    const struct element *mandate = element_child(means, EL_MANDATE);

    (void)document;
    return !has_code(means, "59") || is_iban(text_of(element_child(mandate, EL_DEBITED_ACCOUNT)));
}

static bool transfer_has_account(const struct element *means, const struct document *document)
{
    (void)document;
    return !is_transfer(means) || element_has(means, EL_ACCOUNT);
}

static bool transfer_has_no_other(const struct element *means, const struct document *document)
{
    (void)document;
    return !is_transfer(means) || (!element_has(means, EL_CARD) && !element_has(means, EL_MANDATE));
}

static bool card_has_card(const struct element *means, const struct document *document)
{
    (void)document;
    return !is_card(means) || element_has(means, EL_CARD);
}

static bool card_has_no_other(const struct element *means, const struct document *document)
{
    (void)document;
    return !is_card(means) || (!element_has(means, EL_ACCOUNT) && !element_has(means, EL_MANDATE));
}

static bool debit_has_mandate(const struct element *means, const struct document *document)
{
    (void)document;
    return !has_code(means, "59") || element_has(means, EL_MANDATE);
}

static bool debit_has_no_other(const struct element *means, const struct document *document)
{
    (void)document;
    return !has_code(means, "59") ||
           (!element_has(means, EL_ACCOUNT) && !element_has(means, EL_CARD));
}

#define FATAL SEVERITY_FATAL, SEVERITY_NONE
#define WARNING SEVERITY_WARNING, SEVERITY_NONE

const struct rule national_germany_payment[] = {
    {"DE-R-001", "BG-16", FATAL, EL_INVOICE, EL_NONE, has_payment,
     "Mellan tyska parter ska fakturan ange hur den ska betalas.",
     "Between German parties the invoice must state how it is to be paid."},
    {"DE-R-030", "BT-90", FATAL, EL_INVOICE, EL_NONE, mandate_has_creditor,
     "Med autogiro ska borgenärens identifierare (schema SEPA) anges.",
     "With direct debit the creditor identifier (scheme SEPA) must be stated."},
    {"DE-R-031", "BT-91", FATAL, EL_INVOICE, EL_NONE, mandate_has_account,
     "Med autogiro ska kontot som debiteras anges.",
     "With direct debit the account to be debited must be stated."},
    {"DE-R-019", "BT-84", WARNING, EL_PAYMENT_MEANS, EL_NONE, account_is_iban,
     "Med betalningssätt 58 bör kontot vara ett riktigt IBAN.",
     "With payment means code 58 the account should be a correct IBAN."},
    {"DE-R-023-1", "BG-17", FATAL, EL_PAYMENT_MEANS, EL_NONE, transfer_has_account,
     "Med betalningssätt 30 eller 58 ska kontot att betala till anges.",
     "With payment means code 30 or 58 the account to pay to must be stated."},
    {"DE-R-023-2", "BG-18, BG-19", FATAL, EL_PAYMENT_MEANS, EL_NONE, transfer_has_no_other,
     "Med betalningssätt 30 eller 58 får varken kort eller autogiro anges.",
     "With payment means code 30 or 58 neither card nor direct debit may be stated."},
    {"DE-R-024-1", "BG-18", FATAL, EL_PAYMENT_MEANS, EL_NONE, card_has_card,
     "Med betalningssätt 48, 54 eller 55 ska kortet anges.",
     "With payment means code 48, 54 or 55 the card must be stated."},
    {"DE-R-024-2", "BG-17, BG-19", FATAL, EL_PAYMENT_MEANS, EL_NONE, card_has_no_other,
     "Med betalningssätt 48, 54 eller 55 får varken konto eller autogiro anges.",
     "With payment means code 48, 54 or 55 neither account nor direct debit may be stated."},
    {"DE-R-020", "BT-91", WARNING, EL_PAYMENT_MEANS, EL_NONE, debited_account_is_iban,
     "Med betalningssätt 59 bör kontot som debiteras vara ett riktigt IBAN.",
     "With payment means code 59 the account to be debited should be a correct IBAN."},
    {"DE-R-025-1", "BG-19", FATAL, EL_PAYMENT_MEANS, EL_NONE, debit_has_mandate,
     "Med betalningssätt 59 ska autogirot (medgivandet) anges.",
     "With payment means code 59 the direct debit (mandate) must be stated."},
    {"DE-R-025-2", "BG-17, BG-18", FATAL, EL_PAYMENT_MEANS, EL_NONE, debit_has_no_other,
     "Med betalningssätt 59 får varken konto att betala till eller kort anges.",
     "With payment means code 59 neither an account to pay to nor a card may be stated."},
    {0},
};
