/* The Netherlands: NL-R-001 … NL-R-009 of Peppol BIS Billing. */
#include <string.h>

#include "parsers/validate/national.h"

static bool buyer_is_dutch(const struct document *document)
{
    return national_address_reads(document, EL_BUYER, "NL");
}

static bool is_one_of(const struct element *code, const char *const *codes)
{
    while (*codes != NULL && !element_is_word(code, *codes)) {
        codes++;
    }
    return *codes != NULL;
}

/* CII has the kind of document only in its code. */
static bool is_credit_note(const struct element *type_code, const struct document *document)
{
    static const char *const codes[] = {"81", "83", "381", "396", "532", NULL};

    return document->format == FORMAT_CII ? is_one_of(type_code, codes)
                                          : document->format == FORMAT_UBL_CREDIT_NOTE;
}

static bool credit_note_has_invoice(const struct element *type_code,
                                    const struct document *document)
{
    if (!is_credit_note(type_code, document)) {
        return true;
    }
    FOR_EACH_ELEMENT(preceding, document->invoice, EL_PRECEDING_INVOICE)
    {
        if (element_has(preceding, EL_ID)) {
            return true;
        }
    }
    return false;
}

static bool is_whole(const struct element *address)
{
    return element_has(address, EL_STREET) && element_has(address, EL_CITY) &&
           element_has(address, EL_POST_CODE);
}

static bool seller_address_is_whole(const struct element *address, const struct document *document)
{
    (void)document;
    return is_whole(address);
}

static bool buyer_address_is_whole(const struct element *address, const struct document *document)
{
    return is_whole(address) || !buyer_is_dutch(document);
}

static bool representative_address_is_whole(const struct element *address,
                                            const struct document *document)
{
    return is_whole(address) || !national_address_reads(document, EL_TAX_REPRESENTATIVE, "NL");
}

/* One of the blank-separated words of the scheme, as the official test takes it. */
static bool has_word(struct text text, const char *word)
{
    while (text.bytes != NULL) {
        if (text_is(text_token(&text, ' '), word)) {
            return true;
        }
    }
    return false;
}

static bool is_kvk_or_oin(const struct element *number)
{
    struct text scheme = text_of(element_child(number, EL_SCHEME_ID));

    return (has_word(scheme, "0106") || has_word(scheme, "0190")) &&
           text_trimmed_of(number).length > 0;
}

static bool seller_is_registered(const struct element *number, const struct document *document)
{
    (void)document;
    return is_kvk_or_oin(number);
}

static bool buyer_is_registered(const struct element *number, const struct document *document)
{
    return is_kvk_or_oin(number) || !buyer_is_dutch(document);
}

static bool is_zero(struct text amount)
{
    return strspn(amount.bytes, " \t\n\r+-.0") >= amount.length && amount.length > 0;
}

/* Money that the buyer pays comes with a way to pay it. */
static bool payment_has_means(const struct element *totals, const struct document *document)
{
    const struct element *payable = element_child(totals, EL_PAYABLE);
    struct text amount = text_trimmed_of(payable);
    bool is_credit = document->format == FORMAT_UBL_CREDIT_NOTE ||
                     (document->format == FORMAT_CII &&
                      element_is_word(element_child(document->invoice, EL_TYPE_CODE), "381"));
    bool is_to_buyer =
        payable != NULL && (is_zero(amount) || text_starts(amount, "-") == !is_credit);

    return is_to_buyer || element_has(document->invoice, EL_PAYMENT_MEANS);
}

static bool payment_code_is_allowed(const struct element *means, const struct document *document)
{
    static const char *const codes[] = {"30", "48", "49", "57", "58", "59", NULL};

    return is_one_of(element_child(means, EL_PAYMENT_CODE), codes) || !buyer_is_dutch(document);
}

static bool order_line_has_order(const struct element *line_id, const struct document *document)
{
    (void)line_id;
    return element_has(document->invoice, EL_ORDER_REFERENCE);
}

#define FATAL SEVERITY_FATAL, SEVERITY_FATAL

const struct rule national_netherlands[] = {
    {"NL-R-001", "BT-25", FATAL, EL_TYPE_CODE, EL_NONE, credit_note_has_invoice,
     "En kreditfaktura från en nederländsk säljare ska ange numret på fakturan som krediteras.",
     "A credit note from a Dutch seller must state the number of the invoice that it credits."},
    {"NL-R-002", "BT-35, BT-37, BT-38", FATAL, EL_ADDRESS, EL_SELLER, seller_address_is_whole,
     "Ange gata, ort och postnummer i den nederländska säljarens adress.",
     "State street, city and post code in the address of the Dutch seller."},
    {"NL-R-003", "BT-30", FATAL, EL_LEGAL_ID, EL_SELLER, seller_is_registered,
     "Den nederländska säljarens registreringsnummer ska vara ett KVK-nummer (schema 0106) eller "
     "OIN-nummer (schema 0190).",
     "The registration number of the Dutch seller must be a KVK number (scheme 0106) or an OIN "
     "number (scheme 0190)."},
    {"NL-R-004", "BT-50, BT-52, BT-53", FATAL, EL_ADDRESS, EL_BUYER, buyer_address_is_whole,
     "Ange gata, ort och postnummer i den nederländska köparens adress.",
     "State street, city and post code in the address of the Dutch buyer."},
    {"NL-R-005", "BT-47", FATAL, EL_LEGAL_ID, EL_BUYER, buyer_is_registered,
     "Den nederländska köparens registreringsnummer ska vara ett KVK-nummer (schema 0106) eller "
     "OIN-nummer (schema 0190).",
     "The registration number of the Dutch buyer must be a KVK number (scheme 0106) or an OIN "
     "number (scheme 0190)."},
    {"NL-R-006", "BT-64, BT-66, BT-67", FATAL, EL_ADDRESS, EL_TAX_REPRESENTATIVE,
     representative_address_is_whole,
     "Ange gata, ort och postnummer i det nederländska skatteombudets adress.",
     "State street, city and post code in the address of the Dutch tax representative."},
    {"NL-R-007", "BG-16", FATAL, EL_TOTALS, EL_NONE, payment_has_means,
     "Ange hur köparen ska betala (betalningssätt) till den nederländska säljaren.",
     "State how the buyer is to pay the Dutch seller (payment means)."},
    {"NL-R-008", "BT-81", FATAL, EL_PAYMENT_MEANS, EL_NONE, payment_code_is_allowed,
     "Mellan nederländska parter ska betalningssättet vara 30, 48, 49, 57, 58 eller 59.",
     "Between Dutch parties the payment means code must be 30, 48, 49, 57, 58 or 59."},
    {"NL-R-009", "BT-132, BT-13", FATAL, EL_ORDER_LINE, EL_NONE, order_line_has_order,
     "Fakturaraden hänvisar till en orderrad: ange också orderns nummer för hela fakturan.",
     "The invoice line refers to an order line: state the order's number for the invoice, too."},
    {0},
};
