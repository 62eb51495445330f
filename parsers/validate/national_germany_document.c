/* Germany: what the document says, in Peppol BIS Billing and UBL. */
#include <string.h>

#include "parsers/validate/national.h"
#include "parsers/validate/sums.h"

static bool has_buyer_reference(const struct element *invoice, const struct document *document)
{
    (void)document;
    return national_has_filled(invoice, EL_BUYER_REFERENCE);
}

static bool seller_has_tax_number(const struct document *document)
{
    FOR_EACH_ELEMENT(registration, national_seller(document), EL_TAX_REGISTRATION)
    {
        if (national_has_filled(registration, EL_TAX_ID)) {
            return true;
        }
    }
    return element_has(document->invoice, EL_TAX_REPRESENTATIVE);
}

/* The codes as written; O is not among them. */
static const char *const taxed_codes[] = {"S", "Z", "E", "AE", "K", "G", "L", "M", NULL};

static bool is_taxed(const struct element *charge)
{
    FOR_EACH_ELEMENT(category, charge, EL_VAT_CATEGORY)
    {
        for (const char *const *code = taxed_codes; *code != NULL; code++) {
            if (element_is(element_child(category, EL_CATEGORY_CODE), *code)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_taxed_charge(const struct element *invoice)
{
    FOR_EACH_ELEMENT(charge, invoice, EL_ALLOWANCE_CHARGE)
    {
        const struct element *indicator = element_child(charge, EL_CHARGE_INDICATOR);

        if ((element_is(indicator, "true") || element_is(indicator, "false")) && is_taxed(charge)) {
            return true;
        }
    }
    return false;
}

static bool has_taxed_line(const struct document *document)
{
    static const enum vat_code codes[] = {VAT_S, VAT_Z, VAT_E, VAT_AE, VAT_K, VAT_G, VAT_L, VAT_M};

    for (size_t at = 0; at < sizeof codes / sizeof codes[0]; at++) {
        if (sums_vat_count(document->sums, ON_ITEM, codes[at], false) > 0) {
            return true;
        }
    }
    return false;
}

static bool taxed_has_tax_number(const struct element *invoice, const struct document *document)
{
    return seller_has_tax_number(document) ||
           (!has_taxed_charge(invoice) && !has_taxed_line(document));
}

static bool type_is_allowed(const struct element *invoice, const struct document *document)
{
    static const char *const codes[] = {"326", "380", "384", "389", "381",
                                        "875", "876", "877", NULL};
    const struct element *type = element_child(invoice, EL_TYPE_CODE);

    (void)document;
    for (const char *const *code = codes; *code != NULL; code++) {
        if (element_is_word(type, *code)) {
            return true;
        }
    }
    return false;
}

/* #SKONTO#TAGE=14#PROZENT=2.00# or, before the last #, #BASISBETRAG=-1000.00 as well. */
static bool skip(struct text *text, const char *word)
{
    if (!text_starts(*text, word)) {
        return false;
    }
    text->bytes += strlen(word);
    text->length -= strlen(word);
    return true;
}

static size_t skip_digits(struct text *text)
{
    size_t count = 0;

    while (text->length > 0 && text->bytes[0] >= '0' && text->bytes[0] <= '9') {
        text->bytes++;
        text->length--;
        count++;
    }
    return count;
}

static bool skip_amount(struct text *text)
{
    return skip_digits(text) > 0 && skip(text, ".") && skip_digits(text) == 2;
}

static bool is_discount(struct text line)
{
    if (!skip(&line, "#SKONTO#TAGE=") || skip_digits(&line) == 0 || !skip(&line, "#PROZENT=") ||
        !skip_amount(&line)) {
        return false;
    }
    if (skip(&line, "#BASISBETRAG=")) {
        skip(&line, "-");
        if (!skip_amount(&line)) {
            return false;
        }
    }
    return text_is(line, "#");
}

/* What follows the last # of a line that has another one before it, with something between. */
static bool find_end(struct text line, const char **ret_end)
{
    const char *first = memchr(line.bytes, '#', line.length);
    const char *last = first == NULL ? NULL : memrchr(line.bytes, '#', line.length);

    if (first == NULL || last - first < 2) {
        return false;
    }
    *ret_end = last + 1;
    return true;
}

/* White space with a line break in it. */
static bool begins_with_line_break(struct text text)
{
    size_t white = text.length - text_trimmed((struct text){text.bytes, text.length}).length;

    for (size_t at = 0; at < text.length && strchr(" \t\r\n", text.bytes[at]) != NULL; at++) {
        if (text.bytes[at] == '\n') {
            return white > 0;
        }
    }
    return false;
}

static bool discounts_are_right(const struct element *terms, const struct document *document)
{
    struct text text = text_of(terms), rest = text;
    const char *end = text.bytes;
    bool has_discount = false;

    (void)document;
    if (!text_has(text, "#")) {
        return true;
    }
    while (rest.bytes != NULL) {
        struct text line = text_token(&rest, '\n');

        find_end(line, &end);
        line = text_trimmed(line);
        if (text_starts(line, "#")) {
            has_discount = true;
            if (!is_discount(line)) {
                return false;
            }
        }
    }
    return !has_discount ||
           begins_with_line_break((struct text){end, text.length - (size_t)(end - text.bytes)});
}

static bool has_file_name(const struct element *document, struct text name)
{
    FOR_EACH_ELEMENT(attachment, document, EL_ATTACHMENT)
    {
        FOR_EACH_ELEMENT(at, attachment, EL_FILE_NAME)
        {
            if (text_is_same(text_of(at), name)) {
                return true;
            }
        }
    }
    return false;
}

/* No supporting document before this one has a file of the same name. */
static bool file_name_is_new(const struct element *supporting, const struct document *document)
{
    FOR_EACH_ELEMENT(attachment, supporting, EL_ATTACHMENT)
    {
        FOR_EACH_ELEMENT(name, attachment, EL_FILE_NAME)
        {
            const struct element *before = element_child(document->invoice, EL_SUPPORTING_DOCUMENT);

            for (; before != supporting; before = element_again(before)) {
                if (has_file_name(before, text_of(name))) {
                    return false;
                }
            }
        }
    }
    return true;
}

static bool correction_has_invoice(const struct element *invoice, const struct document *document)
{
    (void)document;
    if (!element_is_word(element_child(invoice, EL_TYPE_CODE), "384")) {
        return true;
    }
    FOR_EACH_ELEMENT(preceding, invoice, EL_PRECEDING_INVOICE)
    {
        if (element_has(preceding, EL_ID)) {
            return true;
        }
    }
    return false;
}

static bool is_scheme_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || strchr("+.-", byte) != NULL;
}

/* A letter, at least one more character of a scheme, and a colon. */
static bool has_url_scheme(struct text url)
{
    size_t at = 0;

    while (at < url.length && url.bytes[at] != '\0' && is_scheme_byte(url.bytes[at])) {
        at++;
    }
    return at >= 2 && at < url.length && url.bytes[at] == ':' &&
           strchr("+.-0123456789", url.bytes[0]) == NULL;
}

static bool location_is_url(const struct element *supporting, const struct document *document)
{
    (void)document;
    return !element_has(supporting, EL_LOCATION_MARK) ||
           has_url_scheme(text_of(element_child(supporting, EL_LOCATION)));
}

static bool breakdown_has_rate(const struct element *breakdown, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(category, breakdown, EL_VAT_CATEGORY)
    {
        if (national_has_filled(category, EL_RATE)) {
            return true;
        }
    }
    return false;
}

#define FATAL SEVERITY_FATAL, SEVERITY_NONE
#define WARNING SEVERITY_WARNING, SEVERITY_NONE

const struct rule national_germany_document[] = {
    {"DE-R-015", "BT-10", FATAL, EL_INVOICE, EL_NONE, has_buyer_reference,
     "Mellan tyska parter ska fakturan ha köparens referens.",
     "Between German parties the invoice must have the buyer's reference."},
    {"DE-R-016", "BT-31, BT-32, BG-11", FATAL, EL_INVOICE, EL_NONE, taxed_has_tax_number,
     "Ange den tyska säljarens momsnummer eller skattenummer, eller dess skatteombud.",
     "State the German seller's VAT number or tax number, or its tax representative."},
    {"DE-R-017", "BT-3", WARNING, EL_INVOICE, EL_NONE, type_is_allowed,
     "Mellan tyska parter bör fakturatypen vara 326, 380, 381, 384, 389, 875, 876 eller 877.",
     "Between German parties the invoice type should be 326, 380, 381, 384, 389, 875, 876 or 877."},
    {"DE-R-018", "BT-20", FATAL, EL_PAYMENT_TERMS, EL_NONE, discounts_are_right,
     "Skriv kassarabatten på en egen rad, som #SKONTO#TAGE=14#PROZENT=2.00# med radbrytning efter.",
     "Write the cash discount on a line of its own, as #SKONTO#TAGE=14#PROZENT=2.00# with a line "
     "break after it."},
    {"DE-R-022", "BT-125-2", FATAL, EL_SUPPORTING_DOCUMENT, EL_NONE, file_name_is_new,
     "Två bilagor har samma filnamn. Ge varje bilaga ett eget.",
     "Two attachments have the same file name. Give each its own."},
    {"DE-R-026", "BG-3", WARNING, EL_INVOICE, EL_NONE, correction_has_invoice,
     "En rättad faktura (typ 384) bör ange numret på fakturan som rättas.",
     "A corrected invoice (type 384) should state the number of the invoice that it corrects."},
    {"DE-R-T02", "BT-124", WARNING, EL_SUPPORTING_DOCUMENT, EL_NONE, location_is_url,
     "Skriv underlagets adress som en hel webbadress, till exempel https://…",
     "Write the address of the supporting document as a whole URL, such as https://…"},
    {"DE-R-014", "BT-119", FATAL, EL_VAT_BREAKDOWN, EL_TAX_TOTAL, breakdown_has_rate,
     "Ange momssatsen i varje momsspecifikation.", "State the VAT rate in each VAT breakdown."},
    {0},
};
