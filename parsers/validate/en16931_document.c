/* EN 16931: what every invoice must say, and its references. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/sums.h"
#include "parsers/validate/vat.h"
#include "parsers/validate/written.h"

static bool specification(const struct element *invoice, const struct document *document)
{
    (void)document;
    return has_written(invoice, EL_SPECIFICATION);
}

static bool number(const struct element *invoice, const struct document *document)
{
    (void)document;
    return has_written(invoice, EL_NUMBER);
}

/* In CII only a date written as CCYYMMDD (format 102) counts. */
static bool issue_date(const struct element *invoice, const struct document *document)
{
    const struct element *date = element_child(invoice, EL_ISSUE_DATE);

    return is_written(date) && (document->format != FORMAT_CII ||
                                element_is(element_child(date, EL_DATE_FORMAT), "102"));
}

static bool type_code(const struct element *invoice, const struct document *document)
{
    (void)document;
    return has_written(invoice, EL_TYPE_CODE);
}

static bool currency(const struct element *invoice, const struct document *document)
{
    (void)document;
    return has_written(invoice, EL_CURRENCY);
}

static bool any_line(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return sums_line_count(document->sums) > 0;
}

static bool supporting_document_id(const struct element *reference, const struct document *document)
{
    (void)document;
    return has_written(reference, EL_ID);
}

static bool preceding_invoice_id(const struct element *reference, const struct document *document)
{
    return document->format == FORMAT_CII ? has_written(reference, EL_ID)
                                          : element_has(reference, EL_ID);
}

static bool vat_total_in(const struct document *document, const struct element *currency_code)
{
    for (const struct element *at = vat_next_total(document, NULL); at != NULL;
         at = vat_next_total(document, at)) {
        if (is_same_text(element_child(at, EL_CURRENCY_ID), currency_code)) {
            return true;
        }
    }
    return sums_has_tax_in(document->sums, currency_code);
}

static bool accounting_currency_in_cii(const struct element *invoice,
                                       const struct document *document)
{
    const struct element *own = element_child(invoice, EL_CURRENCY);
    bool any = false;

    FOR_EACH_ELEMENT(accounting, invoice, EL_TAX_CURRENCY)
    {
        if (is_same_text(accounting, own)) {
            return false;
        }
        any |= vat_total_in(document, accounting);
    }
    return any || !element_has(invoice, EL_TAX_CURRENCY);
}

static bool accounting_currency(const struct element *invoice, const struct document *document)
{
    if (document_is_cii(document)) {
        return !element_has(invoice, EL_TOTALS) || accounting_currency_in_cii(invoice, document);
    }
    FOR_EACH_ELEMENT(accounting, invoice, EL_TAX_CURRENCY)
    {
        if (!vat_total_in(document, accounting)) {
            return false;
        }
    }
    return true;
}

/* CII asks its breakdowns, but those of IGIC, IPSI and no VAT. */
static bool is_asked_in_cii(const struct document *document)
{
    for (const struct element *at = vat_next_breakdown(document, NULL); at != NULL;
         at = vat_next_breakdown(document, at)) {
        const struct element *category = element_child(at, EL_VAT_CATEGORY);
        enum vat_code code = vat_code_of(category, document->format);

        if ((code != VAT_L && code != VAT_M && code != VAT_O) ||
            !vat_scheme(category, document->format)) {
            return true;
        }
    }
    return false;
}

static bool has_below(const struct element *group, enum element_kind kind)
{
    for (const struct element *at = group->first; at != NULL; at = at->next) {
        if (at->kind == kind || has_below(at, kind)) {
            return true;
        }
    }
    return false;
}

static bool one_tax_point(const struct element *invoice, const struct document *document)
{
    if (document->format == FORMAT_CII) {
        return !is_asked_in_cii(document) || !has_below(invoice, EL_TAX_POINT_DATE) ||
               !has_below(invoice, EL_TAX_POINT_CODE);
    }
    FOR_EACH_ELEMENT(period, invoice, EL_PERIOD)
    {
        if (element_has(period, EL_TAX_POINT_CODE)) {
            return !element_has(invoice, EL_TAX_POINT_DATE);
        }
    }
    return true;
}

/* CII asks for it on each line. */
static bool any_breakdown(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return vat_next_breakdown(document, NULL) != NULL ||
           (document->format == FORMAT_CII && sums_line_count(document->sums) == 0);
}

const struct rule en16931_document_rules[] = {
    {"BR-01", "BT-24", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, specification,
     "Ange vilken specifikation fakturan följer (BT-24), för Peppol BIS Billing 3 texten "
     "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0.",
     "State the specification that the invoice follows (BT-24); for Peppol BIS Billing 3 the text "
     "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0."},
    {"BR-02", "BT-1", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, number,
     "Ange fakturans nummer (BT-1).", "State the number of the invoice (BT-1)."},
    {"BR-03", "BT-2", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, issue_date,
     "Ange fakturadatum (BT-2), i UBL som ÅÅÅÅ-MM-DD och i CII som ÅÅÅÅMMDD med format 102.",
     "State the issue date (BT-2), in UBL as YYYY-MM-DD and in CII as YYYYMMDD with format 102."},
    {"BR-04", "BT-3", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, type_code,
     "Ange fakturans typkod (BT-3): 380 för en faktura, 381 för en kreditnota.",
     "State the type code of the invoice (BT-3): 380 for an invoice, 381 for a credit note."},
    {"BR-05", "BT-5", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, currency,
     "Ange fakturans valuta (BT-5) med tre bokstäver, till exempel SEK.",
     "State the currency of the invoice (BT-5) in three letters, for example SEK."},
    {"BR-16", "BG-25", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, any_line,
     "Fakturan saknar rader. Lägg till minst en fakturarad (BG-25).",
     "The invoice has no lines. Add at least one invoice line (BG-25)."},
    {"BR-52", "BT-122, BG-24", SEVERITY_FATAL, SEVERITY_FATAL, EL_SUPPORTING_DOCUMENT, EL_NONE,
     supporting_document_id,
     "Ge varje bilaga eller underlag (BG-24) en beteckning (BT-122), eller ta bort hänvisningen.",
     "Give every supporting document (BG-24) a reference (BT-122), or remove it."},
    {"BR-52", "BT-128", SEVERITY_NONE, SEVERITY_FATAL, EL_LINE_OBJECT, EL_NONE,
     supporting_document_id,
     "Ge objektet som raden avser en beteckning (BT-128), eller ta bort hänvisningen.",
     "Give the object that the line is for an identifier (BT-128), or remove the reference."},
    {"BR-53", "BT-6, BT-111", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE,
     accounting_currency,
     "Fakturan anger en redovisningsvaluta för moms (BT-6). Ange också momsbeloppet i den valutan "
     "(BT-111), eller ta bort BT-6 om den är densamma som fakturans valuta.",
     "The invoice states a VAT accounting currency (BT-6). State the VAT total in that currency "
     "too "
     "(BT-111), or remove BT-6 when it is the currency of the invoice."},
    {"BR-55", "BT-25, BG-3", SEVERITY_FATAL, SEVERITY_FATAL, EL_PRECEDING_INVOICE, EL_NONE,
     preceding_invoice_id,
     "Hänvisningen till en tidigare faktura (BG-3) saknar fakturanummer. Ange det (BT-25) eller ta "
     "bort hänvisningen.",
     "The reference to a preceding invoice (BG-3) has no invoice number. State it (BT-25) or "
     "remove "
     "the reference."},
    {"BR-CO-03", "BT-7, BT-8", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, one_tax_point,
     "Ange antingen datum för momsredovisning (BT-7) eller en kod för det (BT-8), inte båda.",
     "State either the VAT point date (BT-7) or a code for it (BT-8), not both."},
    {"BR-CO-18", "BG-23", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, any_breakdown,
     "Fakturan saknar momsspecifikation. Lägg till en grupp (BG-23) för varje momskategori och "
     "momssats på raderna, också när momsen är 0.",
     "The invoice has no VAT breakdown. Add one group (BG-23) for every VAT category and rate of "
     "its lines, also when the VAT is 0."},
    {0},
};
