/* Germany: the parties, in Peppol BIS Billing and UBL. */
#include "parsers/validate/national.h"

static bool seller_has_contact(const struct element *seller, const struct document *document)
{
    (void)document;
    return element_has(seller, EL_CONTACT);
}

static bool address_has_city(const struct element *address, const struct document *document)
{
    (void)document;
    return national_has_filled(address, EL_CITY);
}

static bool address_has_post_code(const struct element *address, const struct document *document)
{
    (void)document;
    return national_has_filled(address, EL_POST_CODE);
}

static bool contact_has_name(const struct element *contact, const struct document *document)
{
    (void)document;
    return national_has_filled(contact, EL_CONTACT_NAME);
}

static bool contact_has_phone(const struct element *contact, const struct document *document)
{
    (void)document;
    return national_has_filled(contact, EL_CONTACT_PHONE);
}

static bool contact_has_email(const struct element *contact, const struct document *document)
{
    (void)document;
    return national_has_filled(contact, EL_CONTACT_EMAIL);
}

static bool phone_has_three_digits(const struct element *contact, const struct document *document)
{
    struct text phone = text_trimmed_of(element_child(contact, EL_CONTACT_PHONE));
    size_t digits = 0;

    (void)document;
    for (size_t at = 0; at < phone.length; at++) {
        digits += phone.bytes[at] >= '0' && phone.bytes[at] <= '9';
    }
    return digits >= 3;
}

/* Something, one @, and parts with dots between, of which there are at least two; no blanks. */
static bool is_email(struct text email)
{
    struct text name = text_token(&email, '@');
    int parts = 0;

    if (name.length == 0 || email.bytes == NULL || text_has(email, "@") || text_has(email, " ") ||
        text_has(name, " ") || text_has(email, "\t") || text_has(email, "\n") ||
        text_has(name, "\t") || text_has(name, "\n")) {
        return false;
    }
    while (email.bytes != NULL) {
        if (text_token(&email, '.').length == 0) {
            return false;
        }
        parts++;
    }
    return parts >= 2;
}

static bool email_is_right(const struct element *contact, const struct document *document)
{
    (void)document;
    return is_email(text_trimmed_of(element_child(contact, EL_CONTACT_EMAIL)));
}

#define FATAL SEVERITY_FATAL, SEVERITY_NONE
#define WARNING SEVERITY_WARNING, SEVERITY_NONE

const struct rule national_germany_parties[] = {
    {"DE-R-002", "BG-6", FATAL, EL_SELLER, EL_NONE, seller_has_contact,
     "Lägg till den tyska säljarens kontakt.", "Add the German seller's contact."},
    {"DE-R-003", "BT-37", FATAL, EL_ADDRESS, EL_SELLER, address_has_city,
     "Lägg till orten i den tyska säljarens adress.",
     "Add the city to the German seller's address."},
    {"DE-R-004", "BT-38", FATAL, EL_ADDRESS, EL_SELLER, address_has_post_code,
     "Lägg till postnumret i den tyska säljarens adress.",
     "Add the post code to the German seller's address."},
    {"DE-R-005", "BT-41", FATAL, EL_CONTACT, EL_SELLER, contact_has_name,
     "Lägg till namnet i den tyska säljarens kontakt.",
     "Add the name to the German seller's contact."},
    {"DE-R-006", "BT-42", FATAL, EL_CONTACT, EL_SELLER, contact_has_phone,
     "Lägg till telefonnumret i den tyska säljarens kontakt.",
     "Add the telephone number to the German seller's contact."},
    {"DE-R-007", "BT-43", FATAL, EL_CONTACT, EL_SELLER, contact_has_email,
     "Lägg till e-postadressen i den tyska säljarens kontakt.",
     "Add the email address to the German seller's contact."},
    {"DE-R-027", "BT-42", WARNING, EL_CONTACT, EL_SELLER, phone_has_three_digits,
     "Telefonnumret i säljarens kontakt bör ha minst tre siffror.",
     "The telephone number of the seller's contact should have at least three digits."},
    {"DE-R-028", "BT-43", WARNING, EL_CONTACT, EL_SELLER, email_is_right,
     "Rätta e-postadressen i säljarens kontakt: namn, ett @ och domän.",
     "Correct the email address of the seller's contact: a name, one @ and a domain."},
    {"DE-R-008", "BT-52", FATAL, EL_ADDRESS, EL_BUYER, address_has_city,
     "Lägg till orten i den tyska köparens adress.", "Add the city to the German buyer's address."},
    {"DE-R-009", "BT-53", FATAL, EL_ADDRESS, EL_BUYER, address_has_post_code,
     "Lägg till postnumret i den tyska köparens adress.",
     "Add the post code to the German buyer's address."},
    {"DE-R-010", "BT-77", FATAL, EL_ADDRESS, EL_DELIVERY, address_has_city,
     "Lägg till orten i leveransadressen.", "Add the city to the delivery address."},
    {"DE-R-011", "BT-78", FATAL, EL_ADDRESS, EL_DELIVERY, address_has_post_code,
     "Lägg till postnumret i leveransadressen.", "Add the post code to the delivery address."},
    {0},
};
