/* EN 16931: how it is to be paid. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/text.h"
#include "parsers/validate/written.h"

/* The first six digits and the last four. */
enum { CARD_DIGITS_MAX = 10 };

static bool payment_code(const struct element *means, const struct document *document)
{
    (void)document;
    return element_has(means, EL_PAYMENT_CODE);
}

/* CII has one element for an IBAN and one for other numbers. */
static bool has_number(const struct element *account)
{
    return element_has(account, EL_ACCOUNT_ID) || element_has(account, EL_IBAN);
}

static bool account_id(const struct element *account, const struct document *document)
{
    bool is_transfer = false;

    FOR_EACH_ELEMENT(code, account->parent, EL_PAYMENT_CODE)
    {
        is_transfer |= element_is(code, "30") || element_is(code, "58");
    }
    return !is_transfer || (document->format == FORMAT_CII ? has_number(account)
                                                           : has_written(account, EL_ACCOUNT_ID));
}

/* UBL wants an account, CII only that an account has a number. */
static bool account_of_transfer(const struct element *means, const struct document *document)
{
    const struct element *code = element_child(means, EL_PAYMENT_CODE);

    if (!element_is_word(code, "30") && !element_is_word(code, "58")) {
        return true;
    }
    FOR_EACH_ELEMENT(account, means, EL_ACCOUNT)
    {
        if (has_number(account) != (document->format == FORMAT_CII)) {
            return document->format != FORMAT_CII;
        }
    }
    return document->format == FORMAT_CII;
}

static bool card_number(const struct element *number, const struct document *document)
{
    (void)document;
    return text_characters_normalized(text_of(number)) <= CARD_DIGITS_MAX;
}

const struct rule en16931_payment_rules[] = {
    {"BR-49", "BT-81, BG-16", SEVERITY_FATAL, SEVERITY_FATAL, EL_PAYMENT_MEANS, EL_NONE,
     payment_code,
     "Ange kod för betalningssätt (BT-81) i betalningsuppgifterna (BG-16), för bankgiro eller "
     "plusgiro 30.",
     "State a payment means code (BT-81) in the payment instructions (BG-16), 30 for bankgiro or "
     "plusgiro."},
    {"BR-50", "BT-84, BG-17", SEVERITY_FATAL, SEVERITY_FATAL, EL_ACCOUNT, EL_NONE, account_id,
     "Betalningssättet är en kontoöverföring. Ange bankgiro-, plusgiro- eller kontonummer (BT-84).",
     "The payment means is a credit transfer. State the account to pay to (BT-84)."},
    {"BR-51", "BT-87, BG-18", SEVERITY_WARNING, SEVERITY_FATAL, EL_CARD_NUMBER, EL_CARD,
     card_number,
     "Skriv aldrig ut ett helt kortnummer (BT-87). Ange högst de sex första och de fyra sista "
     "siffrorna.",
     "Never write a whole card number (BT-87). State at most its first six and last four digits."},
    {"BR-61", "BT-81, BT-84", SEVERITY_FATAL, SEVERITY_FATAL, EL_PAYMENT_MEANS, EL_NONE,
     account_of_transfer,
     "Betalningssättet (BT-81) är en kontoöverföring (30 eller 58). Ange kontot som ska betalas "
     "till (BT-84), eller rätta koden.",
     "The payment means (BT-81) is a credit transfer (30 or 58). State the account to pay to "
     "(BT-84), or correct the code."},
    {0},
};
