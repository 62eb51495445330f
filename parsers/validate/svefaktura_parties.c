/* Svefaktura: buyer and seller, and how to pay. */
#include <string.h>

#include "parsers/validate/svefaktura.h"
#include "parsers/validate/written.h"

static bool one_party_id(const struct element *id, const struct document *document)
{
    (void)document;
    return element_child(id->parent, EL_PARTY_ID) == id;
}

static bool address_has_no_id(const struct element *address, const struct document *document)
{
    (void)document;
    return !element_has(address, EL_ID) || !element_has(address->parent, EL_PARTY_ID);
}

static bool has_parts(const struct element *address)
{
    return element_has(address, EL_STREET) || element_has(address, EL_CITY) ||
           element_has(address, EL_POST_CODE);
}

static bool address_is_of_one_form(const struct element *address, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(lines, address, EL_ADDRESS_LINE)
    {
        if (element_has(lines, EL_NAME)) {
            return !has_parts(address);
        }
    }
    return true;
}

static bool address_lines_are_several(const struct element *address,
                                      const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(lines, address, EL_ADDRESS_LINE)
    {
        if (element_again(element_child(lines, EL_NAME)) != NULL) {
            return true;
        }
    }
    return !element_has(address, EL_ADDRESS_LINE);
}

static bool has_city_and_post_code(const struct element *address, const struct document *document)
{
    (void)document;
    return element_has(address, EL_CITY) && element_has(address, EL_POST_CODE);
}

static bool is_word(const struct element *element, const struct document *document)
{
    (void)document;
    return sfti_is_word(element);
}

/* An optional plus and digits. */
static bool is_telephone(const struct element *number, const struct document *document)
{
    const char *text = number->text == NULL ? "" : number->text;

    (void)document;
    text += *text == '+' ? 1 : 0;
    return text[strspn(text, "0123456789")] == '\0';
}

static bool is_known_scheme(const struct element *scheme, const struct document *document)
{
    (void)document;
    return element_is_word(scheme, "VAT") || element_is_word(scheme, "SWT");
}

/* Neither at the ends nor more than one blank between words. */
static bool is_normalised(const struct element *element, const struct document *document)
{
    const char *text = element->text == NULL ? "" : element->text;
    size_t length = strlen(text);

    (void)document;
    return strpbrk(text, "\t\r\n") == NULL && strstr(text, "  ") == NULL && text[0] != ' ' &&
           (length == 0 || text[length - 1] != ' ');
}

/* Whether one of the party's names is another. */
static bool another_name(const struct element *name, const struct element *party)
{
    FOR_EACH_ELEMENT(at, party, EL_NAME)
    {
        if (!is_same_text(at, name)) {
            return true;
        }
    }
    return false;
}

static bool registered_name_differs(const struct element *name, const struct document *document)
{
    (void)document;
    return another_name(name, name->parent->parent);
}

static bool payee_differs(const struct element *name, const struct document *document)
{
    return another_name(name, element_child(document->invoice, EL_SELLER));
}

static bool has_registration(const struct element *seller, const struct document *document)
{
    (void)document;
    return element_has(seller, EL_TAX_REGISTRATION);
}

static bool has_organisation_number(const struct element *seller, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(registration, seller, EL_TAX_REGISTRATION)
    {
        FOR_EACH_ELEMENT(scheme, registration, EL_TAX_SCHEME)
        {
            if (element_is_word(scheme, "SWT")) {
                return true;
            }
        }
    }
    return false;
}

static bool is_transfer(const struct element *code, const struct document *document)
{
    (void)document;
    return element_is(code, "1");
}

static bool bank_has_account(const struct element *bank, const struct document *document)
{
    (void)document;
    return element_has(bank->parent, EL_ACCOUNT_ID) || element_is(bank, "SNDOSESS");
}

static bool account_has_bank(const struct element *account, const struct document *document)
{
    (void)document;
    return element_has(account->parent, EL_BRANCH);
}

static bool is_not_negative(const struct element *element, const struct document *document)
{
    (void)document;
    return number_at_most(number_whole(0), number_of(element));
}

const struct rule svefaktura_party_rules[] = {
    {SFTI("98", NULL, INFORMATION, PARTY_ID, NONE), one_party_id,
     "Ange helst bara ett PartyIdentification, det som parten själv vill ha.",
     "Better state only one PartyIdentification, the one that the party itself prefers."},
    {SFTI("99", NULL, INFORMATION, ADDRESS, NONE), address_has_no_id,
     "Använd PartyIdentification/ID i stället för Address/ID.",
     "Use PartyIdentification/ID instead of Address/ID."},
    {SFTI("33", "BG-8", INFORMATION, ADDRESS, BUYER), address_is_of_one_form,
     "Ange köparens adress antingen i egna element (gata, ort …) eller som adressrader, inte båda.",
     "State the buyer's address either in elements (street, city …) or as lines, not both."},
    {SFTI("34", "BG-8", INFORMATION, ADDRESS, BUYER), address_lines_are_several,
     "Kontrollera att hela köparens adress är med; den har bara en adressrad.",
     "Check that the buyer's address is complete; it has only one line."},
    {SFTI("94", "BG-8", INFORMATION, ADDRESS, BUYER), has_city_and_post_code,
     "Ange helst köparens postnummer i PostalZone och postort i CityName.",
     "Better state the buyer's post code in PostalZone and city in CityName."},
    {SFTI("40", "BG-5", INFORMATION, ADDRESS, SELLER), address_is_of_one_form,
     "Ange säljarens adress antingen i egna element (gata, ort …) eller som adressrader, inte "
     "båda.",
     "State the seller's address either in elements (street, city …) or as lines, not both."},
    {SFTI("41", "BG-5", INFORMATION, ADDRESS, SELLER), address_lines_are_several,
     "Kontrollera att hela säljarens adress är med; den har bara en adressrad.",
     "Check that the seller's address is complete; it has only one line."},
    {SFTI("93", "BG-5", INFORMATION, ADDRESS, SELLER), has_city_and_post_code,
     "Ange helst säljarens postnummer i PostalZone och postort i CityName.",
     "Better state the seller's post code in PostalZone and city in CityName."},
    {SFTI("8", "BT-38, BT-53", WARNING, POST_CODE, NONE), is_word,
     "Skriv postnumret utan mellanslag och andra skiljetecken (11122).",
     "Write the post code without blanks and other separators (11122)."},
    {SFTI("9", "BT-42, BT-57", WARNING, CONTACT_PHONE, NONE), is_telephone,
     "Skriv telefon- och faxnummer bara med siffror, om det behövs med + först (+46812345678).",
     "Write telephone and fax numbers in digits only, with a + before them if needed "
     "(+46812345678)."},
    {SFTI("18", "BT-118, BT-151", WARNING, CATEGORY_CODE, NONE), is_normalised,
     "Skriv momskategorin (TaxCategory/ID) utan mellanslag och radbrytningar.",
     "Write the VAT category (TaxCategory/ID) without blanks and line breaks."},
    {SFTI("19", NULL, WARNING, TAX_SCHEME, NONE), is_normalised,
     "Skriv TaxScheme/ID utan mellanslag och radbrytningar.",
     "Write TaxScheme/ID without blanks and line breaks."},
    {SFTI("36", "BT-47, BT-48", WARNING, TAX_ID, BUYER), is_word,
     "Skriv köparens organisations- och momsnummer utan bindestreck och mellanslag.",
     "Write the buyer's organisation and VAT numbers without hyphens and blanks."},
    {SFTI("45", "BT-30, BT-31", WARNING, TAX_ID, SELLER), is_word,
     "Skriv säljarens organisations- och momsnummer utan bindestreck och mellanslag.",
     "Write the seller's organisation and VAT numbers without hyphens and blanks."},
    {SFTI("37", "BT-47, BT-48", FATAL, TAX_SCHEME, BUYER), is_known_scheme,
     "Ange VAT (momsnummer) eller SWT (organisationsnummer) i köparens TaxScheme/ID.",
     "State VAT (VAT number) or SWT (organisation number) in the buyer's TaxScheme/ID."},
    {SFTI("46", "BT-30, BT-31", FATAL, TAX_SCHEME, SELLER), is_known_scheme,
     "Ange VAT (momsnummer) eller SWT (organisationsnummer) i säljarens TaxScheme/ID.",
     "State VAT (VAT number) or SWT (organisation number) in the seller's TaxScheme/ID."},
    {SFTI("35", "BT-44", FATAL, REGISTERED_NAME, BUYER), registered_name_differs,
     "Ta bort köparens RegistrationName när det är samma namn som i PartyName.",
     "Remove the buyer's RegistrationName when it is the same name as in PartyName."},
    {SFTI("44", "BT-27", FATAL, REGISTERED_NAME, SELLER), registered_name_differs,
     "Ta bort säljarens RegistrationName när det är samma namn som i PartyName.",
     "Remove the seller's RegistrationName when it is the same name as in PartyName."},
    {SFTI("38", "BT-30, BT-31", FATAL, SELLER, NONE), has_registration,
     "Ange säljarens organisationsnummer och momsnummer i PartyTaxScheme.",
     "State the seller's organisation number and VAT number in PartyTaxScheme."},
    {SFTI("39", "BT-30", INFORMATION, SELLER, NONE), has_organisation_number,
     "Ange säljarens organisationsnummer i PartyTaxScheme/CompanyID med TaxScheme/ID SWT.",
     "State the seller's organisation number in PartyTaxScheme/CompanyID with the TaxScheme/ID "
     "SWT."},
    {SFTI("48", "BT-81", FATAL, PAYMENT_CODE, NONE), is_transfer,
     "Ange 1 i PaymentMeansTypeCode; andra betalningssätt finns inte i Svefaktura.",
     "State 1 in PaymentMeansTypeCode; Svefaktura has no other means of payment."},
    {SFTI("50", "BT-84", WARNING, ACCOUNT_ID, NONE), is_word,
     "Skriv plusgiro-, bankgiro- och kontonummer utan bindestreck och mellanslag.",
     "Write plusgiro, bankgiro and account numbers without hyphens and blanks."},
    {SFTI("51", "BT-84", FATAL, BRANCH, NONE), bank_has_account,
     "Ange kontonumret i PayeeFinancialAccount/ID när banken (FinancialInstitution/ID) är angiven.",
     "State the account number in PayeeFinancialAccount/ID when the bank (FinancialInstitution/ID) "
     "is "
     "stated."},
    {SFTI("101", "BT-86", WARNING, ACCOUNT_ID, NONE), account_has_bank,
     "Ange BGABSESS (bankgiro), PGSISESS (plusgiro) eller bankens BIC i FinancialInstitution/ID.",
     "State BGABSESS (bankgiro), PGSISESS (plusgiro) or the bank's BIC in "
     "FinancialInstitution/ID."},
    {SFTI("52", "BT-59", WARNING, PAYEE, NONE), payee_differs,
     "Ta bort PayeePartyName när betalningsmottagaren är säljaren; det är till för överlåtna "
     "fakturor.",
     "Remove PayeePartyName when the payee is the seller; it is meant for invoices that have been "
     "assigned."},
    {SFTI("54", NULL, FATAL, PERCENTAGE, NONE), is_not_negative,
     "Ange en dröjsmålsränta (PenaltySurchargePercent) som är noll eller högre.",
     "State a penalty surcharge (PenaltySurchargePercent) of nought or more."},
    {0},
};
