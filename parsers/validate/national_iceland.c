/* Iceland: IS-R-001 … IS-R-010 of Peppol BIS Billing, in UBL. */
#include <string.h>

#include "parsers/validate/national.h"
#include "reconcile/base/date.h"

static bool buyer_is_icelandic(const struct document *document)
{
    return national_address_is(document, EL_BUYER, "IS");
}

static bool type_is_allowed(const struct element *invoice, const struct document *document)
{
    const struct element *code = element_child(invoice, EL_TYPE_CODE);

    (void)document;
    return element_is_word(code, "380") || element_is_word(code, "381");
}

static bool has_kennitala(const struct element *party)
{
    FOR_EACH_ELEMENT(number, party, EL_LEGAL_ID)
    {
        if (element_is(element_child(number, EL_SCHEME_ID), "0196")) {
            return true;
        }
    }
    return false;
}

static bool has_street_and_post_code(const struct element *party)
{
    const struct element *address = element_child(party, EL_ADDRESS);

    return element_has(address, EL_STREET) && element_has(address, EL_POST_CODE);
}

static bool seller_has_number(const struct element *invoice, const struct document *document)
{
    (void)document;
    return has_kennitala(element_child(invoice, EL_SELLER));
}

static bool seller_has_address(const struct element *invoice, const struct document *document)
{
    (void)document;
    return has_street_and_post_code(element_child(invoice, EL_SELLER));
}

static bool buyer_has_number(const struct element *buyer, const struct document *document)
{
    return has_kennitala(buyer) || !buyer_is_icelandic(document);
}

static bool buyer_has_address(const struct element *buyer, const struct document *document)
{
    return has_street_and_post_code(buyer) || !buyer_is_icelandic(document);
}

/* The account of the means with this code, when there are such, has 12 characters. */
static bool account_has_12(const struct document *document, const char *code)
{
    bool is_used = false, is_right = false;

    FOR_EACH_ELEMENT(means, document->invoice, EL_PAYMENT_MEANS)
    {
        if (element_is(element_child(means, EL_PAYMENT_CODE), code)) {
            const struct element *account =
                element_child(element_child(means, EL_ACCOUNT), EL_ACCOUNT_ID);

            is_used = true;
            is_right = is_right || text_characters_normalized(text_of(account)) == 12;
        }
    }
    return !is_used || is_right;
}

static bool claim_account_has_12(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return account_has_12(document, "9");
}

static bool transfer_account_has_12(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return account_has_12(document, "42");
}

/* The supporting document that tells the last day to pay. */
static const struct element *last_day_of(const struct document *document)
{
    FOR_EACH_ELEMENT(reference, document->invoice, EL_SUPPORTING_DOCUMENT)
    {
        FOR_EACH_ELEMENT(description, reference, EL_DESCRIPTION)
        {
            if (element_is(description, "EINDAGI")) {
                return reference;
            }
        }
    }
    return NULL;
}

static bool last_day_is_date(const struct element *invoice, const struct document *document)
{
    const struct element *last = last_day_of(document);
    struct text text = text_of(element_child(last, EL_ID));
    date day;

    (void)invoice;
    return last == NULL || date_parse(text.bytes, text.length, &day);
}

static bool last_day_has_due_date(const struct element *invoice, const struct document *document)
{
    return last_day_of(document) == NULL || element_has(invoice, EL_DUE_DATE);
}

/* Compared as texts. */
static bool last_day_is_not_before(const struct element *invoice, const struct document *document)
{
    const struct element *last = last_day_of(document);
    const struct element *due = element_child(invoice, EL_DUE_DATE);
    const struct element *day = element_child(last, EL_ID);

    return last == NULL || (due != NULL && day != NULL && strcmp(due->text, day->text) <= 0);
}

#define FATAL SEVERITY_FATAL, SEVERITY_NONE
#define WARNING SEVERITY_WARNING, SEVERITY_NONE

const struct rule national_iceland[] = {
    {"IS-R-001", "BT-3", WARNING, EL_INVOICE, EL_NONE, type_is_allowed,
     "En isländsk säljares faktura bör ha typ 380 (faktura) eller 381 (kreditfaktura).",
     "An Icelandic seller's invoice should have type 380 (invoice) or 381 (credit note)."},
    {"IS-R-002", "BT-30", FATAL, EL_INVOICE, EL_NONE, seller_has_number,
     "Ange den isländska säljarens kennitala med schema 0196 som registreringsnummer.",
     "State the Icelandic seller's kennitala with scheme 0196 as its registration number."},
    {"IS-R-003", "BT-35, BT-38", FATAL, EL_INVOICE, EL_NONE, seller_has_address,
     "Ange gata och postnummer i den isländska säljarens adress.",
     "State street and post code in the address of the Icelandic seller."},
    {"IS-R-006", "BT-84", FATAL, EL_INVOICE, EL_NONE, claim_account_has_12,
     "Med betalningssätt 9 ska ett konto med 12 siffror anges.",
     "With payment means code 9 an account with 12 digits must be stated."},
    {"IS-R-007", "BT-84", FATAL, EL_INVOICE, EL_NONE, transfer_account_has_12,
     "Med betalningssätt 42 ska ett konto med 12 siffror anges.",
     "With payment means code 42 an account with 12 digits must be stated."},
    {"IS-R-008", "BT-122", FATAL, EL_INVOICE, EL_NONE, last_day_is_date,
     "Skriv den sista betalningsdagen (EINDAGI) som ÅÅÅÅ-MM-DD.",
     "Write the last day to pay (EINDAGI) as YYYY-MM-DD."},
    {"IS-R-009", "BT-9", FATAL, EL_INVOICE, EL_NONE, last_day_has_due_date,
     "När sista betalningsdag (EINDAGI) anges ska också förfallodagen anges.",
     "With a last day to pay (EINDAGI) the due date must be stated, too."},
    {"IS-R-010", "BT-9, BT-122", FATAL, EL_INVOICE, EL_NONE, last_day_is_not_before,
     "Den sista betalningsdagen (EINDAGI) får inte vara före förfallodagen.",
     "The last day to pay (EINDAGI) must not be before the due date."},
    {"IS-R-004", "BT-47", FATAL, EL_BUYER, EL_NONE, buyer_has_number,
     "Ange den isländska köparens kennitala med schema 0196 som registreringsnummer.",
     "State the Icelandic buyer's kennitala with scheme 0196 as its registration number."},
    {"IS-R-005", "BT-50, BT-53", FATAL, EL_BUYER, EL_NONE, buyer_has_address,
     "Ange gata och postnummer i den isländska köparens adress.",
     "State street and post code in the address of the Icelandic buyer."},
    {0},
};
