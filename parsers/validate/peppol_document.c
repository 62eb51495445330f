/* Peppol BIS Billing 3: the document as a whole, its parties and its payment. */
#include "parsers/validate/national.h"
#include "parsers/validate/peppol.h"
#include "parsers/validate/text.h"

#define SPECIFICATION "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
#define PROCESS "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"

static const char invoice_types[] = "71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 "
                                    "395 553 575 623 780 817 870 875 876 877";
static const char credit_note_types[] = "381 396 81 83 532";

/* In CII a rule of a group is not asked when the group is not there. */
static bool not_asked(const struct document *document, enum element_kind mark)
{
    return document_is_cii(document) && !element_has(document->invoice, mark);
}

static bool process_is_there(const struct element *invoice, const struct document *document)
{
    return not_asked(document, EL_CONTEXT_MARK) || element_has(invoice, EL_BUSINESS_PROCESS);
}

/* Of the two kinds of process that UBL knows: with and without a response to the invoice. */
static bool has_process(const struct document *document)
{
    struct text process = text_trimmed_of(element_child(document->invoice, EL_BUSINESS_PROCESS));

    return text_is_one_of(process, PROCESS " urn:peppol:france:billing:regulated"
                                           " urn:peppol:france:billing:non-regulated"
                                           " urn:peppol:bis:billing_with_response");
}

/* In CII the identifier may stand anywhere in the text, with any number and any character in place
 * of a point: '#' is a digit here. */
static bool matches_at(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; text++, pattern++) {
        bool is_digit = *text >= '0' && *text <= '9';

        if (*pattern == '#' ? !is_digit : *pattern != '.' && *pattern != *text) {
            return false;
        }
    }
    return true;
}

static bool has_process_number(const struct document *document)
{
    static const char pattern[] = "urn:fdc:peppol.eu:2017:poacc:billing:##:1.0";
    struct text process = text_trimmed_of(element_child(document->invoice, EL_BUSINESS_PROCESS));

    for (size_t at = 0; at + sizeof pattern - 1 <= process.length; at++) {
        if (matches_at(process.bytes + at, pattern)) {
            return true;
        }
    }
    return false;
}

static bool process_is_known(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return document_is_cii(document)
               ? not_asked(document, EL_CONTEXT_MARK) || has_process_number(document)
               : has_process(document);
}

static bool specification_is_billing(const struct element *invoice, const struct document *document)
{
    struct text specification = text_trimmed_of(element_child(invoice, EL_SPECIFICATION));

    return not_asked(document, EL_CONTEXT_MARK) ||
           (text_starts(specification, SPECIFICATION) &&
            (document_is_cii(document) || !text_has(specification, "::")));
}

static size_t count(const struct element *element, enum element_kind kind)
{
    size_t found = 0;

    FOR_EACH_ELEMENT(at, element, kind)
    {
        found++;
    }
    return found;
}

/* CII allows no code for the subject of a note. */
static bool one_note(const struct element *invoice, const struct document *document)
{
    return document_is_cii(document)
               ? count(invoice, EL_NOTE_MARK) <= 1 && !element_has(invoice, EL_NOTE_SUBJECT)
               : count(invoice, EL_NOTE) <= 1 || national_concerns_germany(document);
}

static bool reference_is_there(const struct element *invoice, const struct document *document)
{
    return not_asked(document, EL_AGREEMENT_MARK) || element_has(invoice, EL_BUYER_REFERENCE) ||
           element_has(invoice, EL_ORDER_REFERENCE);
}

static size_t supporting_documents(const struct element *invoice, const char *type)
{
    size_t found = 0;

    FOR_EACH_ELEMENT(at, invoice, EL_SUPPORTING_DOCUMENT)
    {
        FOR_EACH_ELEMENT(code, at, EL_DOCUMENT_TYPE_CODE)
        {
            if (element_is(code, type)) {
                found++;
                break;
            }
        }
    }
    return found;
}

static bool one_invoiced_object(const struct element *invoice, const struct document *document)
{
    (void)document;
    return supporting_documents(invoice, "130") <= 1;
}

/* A UBL invoice has an element of its own for the project. */
static bool one_project(const struct element *invoice, const struct document *document)
{
    return document->format == FORMAT_UBL_INVOICE || supporting_documents(invoice, "50") <= 1;
}

static bool tax_currency_differs(const struct element *currency, const struct document *document)
{
    return !text_is_same(text_trimmed_of(currency),
                         text_trimmed_of(element_child(document->invoice, EL_CURRENCY)));
}

static bool has_address(const struct element *party, const struct document *document)
{
    return (!document_is_cii(document) && !element_has(party, EL_PARTY_MARK)) ||
           element_has(party, EL_ENDPOINT);
}

/* UBL asks each means of payment for its mandate, CII the invoice. */
static bool has_mandate(const struct element *means, const struct document *document)
{
    const struct element *code = element_child(means, EL_PAYMENT_CODE);

    /* Of two codes neither counts. */
    if (element_again(code) != NULL || !text_is_one_of(text_trimmed_of(code), "49 59")) {
        return true;
    }
    const struct element *holder = document_is_cii(document) ? document->invoice : means;

    FOR_EACH_ELEMENT(mandate, holder, EL_MANDATE)
    {
        if (element_has(mandate, EL_MANDATE_ID)) {
            return true;
        }
    }
    return element_has(holder, EL_MANDATE_ID);
}

static bool invoice_type_allowed(const struct element *type, const struct document *document)
{
    return document->format != FORMAT_UBL_INVOICE || !has_process(document) ||
           text_is_one_of(text_trimmed_of(type), invoice_types);
}

static bool credit_note_type_allowed(const struct element *type, const struct document *document)
{
    return document->format != FORMAT_UBL_CREDIT_NOTE || !has_process(document) ||
           text_is_one_of(text_trimmed_of(type), credit_note_types);
}

static bool type_is_not_german(const struct element *type, const struct document *document)
{
    return document->format != FORMAT_UBL_INVOICE ||
           !text_is_one_of(text_trimmed_of(type), "326 384") || national_concerns_germany(document);
}

#define BOTH SEVERITY_FATAL, SEVERITY_FATAL
#define ONLY_UBL SEVERITY_FATAL, SEVERITY_NONE
#define ONLY_CII SEVERITY_NONE, SEVERITY_FATAL

const struct rule peppol_document_rules[] = {
    {"PEPPOL-EN16931-R001", "BT-23", BOTH, EL_INVOICE, EL_NONE, process_is_there,
     "Ange affärsprocessen (BT-23): " PROCESS ".",
     "State the business process (BT-23): " PROCESS "."},
    {"PEPPOL-EN16931-R002", "BT-22", BOTH, EL_INVOICE, EL_NONE, one_note,
     "Fakturan får ha högst en fritext (BT-22), i CII utan ämneskod. Slå ihop texterna till en.",
     "The invoice may have one note (BT-22), in CII without a subject code. Join the notes."},
    {"PEPPOL-EN16931-R003", "BT-10, BT-13", BOTH, EL_INVOICE, EL_NONE, reference_is_there,
     "Ange köparens referens (BT-10) eller inköpsordernummer (BT-13). Fråga köparen vilken "
     "referens som ska stå på fakturan.",
     "State the buyer reference (BT-10) or the purchase order number (BT-13). Ask the buyer which "
     "reference to use."},
    {"PEPPOL-EN16931-R004", "BT-24", BOTH, EL_INVOICE, EL_NONE, specification_is_billing,
     "Specifikationen (BT-24) ska vara " SPECIFICATION ".",
     "The specification identifier (BT-24) must be " SPECIFICATION "."},
    {"PEPPOL-EN16931-R005", "BT-5, BT-6", BOTH, EL_TAX_CURRENCY, EL_NONE, tax_currency_differs,
     "Ta bort valutan för momsredovisning (BT-6): den får bara anges när den är en annan än "
     "fakturans valuta (BT-5).",
     "Leave out the VAT accounting currency (BT-6): it is only for a currency other than the "
     "invoice's (BT-5)."},
    {"PEPPOL-EN16931-R006", "BT-18", ONLY_CII, EL_INVOICE, EL_NONE, one_invoiced_object,
     "Ange högst ett fakturerat objekt (BT-18) för hela fakturan.",
     "State at most one invoiced object (BT-18) for the whole invoice."},
    {"PEPPOL-EN16931-R007", "BT-23", BOTH, EL_INVOICE, EL_NONE, process_is_known,
     "Affärsprocessen (BT-23) ska vara " PROCESS ".",
     "The business process (BT-23) must be " PROCESS "."},
    {"PEPPOL-EN16931-R010", "BT-49", BOTH, EL_BUYER, EL_NONE, has_address,
     "Ange köparens elektroniska adress (BT-49), för en kommun oftast GLN med schema 0088 eller "
     "organisationsnumret med schema 0007.",
     "State the buyer's electronic address (BT-49), mostly a GLN with scheme 0088 or the "
     "organisation number with scheme 0007."},
    {"PEPPOL-EN16931-R020", "BT-34", BOTH, EL_SELLER, EL_NONE, has_address,
     "Ange er egen elektroniska adress (BT-34), till exempel organisationsnumret med schema 0007.",
     "State your own electronic address (BT-34), for example the organisation number with scheme "
     "0007."},
    {"PEPPOL-EN16931-R061", "BT-89", BOTH, EL_PAYMENT_MEANS, EL_NONE, has_mandate,
     "Vid autogiro (betalningssätt 49 eller 59) ska medgivandets nummer (BT-89) anges.",
     "A direct debit (payment means 49 or 59) needs the mandate reference (BT-89)."},
    {"PEPPOL-EN16931-R080", "BT-11", BOTH, EL_INVOICE, EL_NONE, one_project,
     "Ange högst en projektreferens (BT-11) för hela fakturan.",
     "State at most one project reference (BT-11) for the whole invoice."},
    /* In CII its context is no element that there is. */
    {"PEPPOL-EN16931-P0100", "BT-3", BOTH, EL_TYPE_CODE, EL_NONE, invoice_type_allowed,
     "Fakturatypen (BT-3) får inte användas för en faktura i Peppol. En vanlig faktura har 380.",
     "This invoice type code (BT-3) is not allowed in Peppol. An ordinary invoice has 380."},
    {"PEPPOL-EN16931-P0101", "BT-3", ONLY_UBL, EL_TYPE_CODE, EL_NONE, credit_note_type_allowed,
     "Typen (BT-3) får inte användas för en kreditfaktura i Peppol. En vanlig kreditfaktura har "
     "381.",
     "This credit note type code (BT-3) is not allowed in Peppol. An ordinary credit note has "
     "381."},
    {"PEPPOL-EN16931-P0112", "BT-3", ONLY_UBL, EL_TYPE_CODE, EL_NONE, type_is_not_german,
     "Fakturatyperna 326 och 384 (BT-3) är bara för fakturor mellan tyska parter. Använd 380, "
     "eller en kreditfaktura (381) för att rätta.",
     "The invoice types 326 and 384 (BT-3) are only for invoices between German parties. Use 380, "
     "or a credit note (381) to correct."},
    {0},
};
