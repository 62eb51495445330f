/* Svefaktura: the document, its dates, references and currencies. */
#include <string.h>

#include "parsers/validate/sums.h"
#include "parsers/validate/svefaktura.h"
#include "parsers/validate/written.h"
#include "reconcile/base/date.h"

static bool has_line_count(const struct element *invoice, const struct document *document)
{
    (void)document;
    return element_has(invoice, EL_LINE_COUNT);
}

static bool one_tax_total(const struct element *invoice, const struct document *document)
{
    (void)document;
    return element_again(element_child(invoice, EL_TAX_TOTAL)) == NULL;
}

static bool no_schema_location(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return !document->schema_location;
}

static bool no_stylesheet(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return !document->stylesheet;
}

static bool line_count(const struct element *count, const struct document *document)
{
    return number_equal(number_of(count), number_whole((int)sums_line_count(document->sums)));
}

static bool is_positive(const struct element *element, const struct document *document)
{
    (void)document;
    return number_less(number_whole(0), number_of(element));
}

static bool type_code(const struct element *code, const struct document *document)
{
    (void)document;
    return number_equal(number_of(code), number_whole(380)) ||
           number_equal(number_of(code), number_whole(381));
}

static bool has_both_ends(const struct element *period)
{
    return element_has(period, EL_PERIOD_START) && element_has(period, EL_PERIOD_END);
}

static bool credit_refers(const struct element *code, const struct document *document)
{
    if (!element_is(code, "381") || element_has(document->invoice, EL_PRECEDING_INVOICE)) {
        return true;
    }
    FOR_EACH_ELEMENT(period, document->invoice, EL_PERIOD)
    {
        if (has_both_ends(period)) {
            return true;
        }
    }
    return false;
}

/* Where an amount's currency is stated, it is the invoice's, if that has one. */
static bool is_invoice_currency(const struct element *currency, const struct document *document)
{
    FOR_EACH_ELEMENT(at, document->invoice, EL_CURRENCY)
    {
        if (is_same_text(at, currency)) {
            return true;
        }
    }
    return !element_has(document->invoice, EL_CURRENCY);
}

/* Of any two, if one should be there twice. */
static bool tax_currency_differs(const struct element *currency, const struct document *document)
{
    (void)currency;
    FOR_EACH_ELEMENT(invoice, document->invoice, EL_CURRENCY)
    {
        FOR_EACH_ELEMENT(tax, document->invoice, EL_TAX_CURRENCY)
        {
            if (!is_same_text(invoice, tax)) {
                return true;
            }
        }
    }
    return !element_has(document->invoice, EL_CURRENCY);
}

static bool has_exchange_rate(const struct element *element, const struct document *document)
{
    (void)element;
    return element_has(document->invoice, EL_EXCHANGE_RATE);
}

static bool in_a_breakdown(const struct document *document, enum element_kind kind)
{
    FOR_EACH_ELEMENT(total, document->invoice, EL_TAX_TOTAL)
    {
        FOR_EACH_ELEMENT(breakdown, total, EL_VAT_BREAKDOWN)
        {
            if (kind == EL_NONE || element_has(breakdown, kind)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_breakdown(const struct element *element, const struct document *document)
{
    (void)element;
    return in_a_breakdown(document, EL_NONE);
}

static bool has_converted_tax(const struct element *element, const struct document *document)
{
    (void)element;
    return in_a_breakdown(document, EL_CONVERTED_TAX);
}

static bool has_currency(const struct element *element, const struct document *document)
{
    (void)element;
    return element_has(document->invoice, EL_CURRENCY);
}

static bool has_tax_currency(const struct element *element, const struct document *document)
{
    (void)element;
    return element_has(document->invoice, EL_TAX_CURRENCY);
}

static bool has_calculation_rate(const struct element *element, const struct document *document)
{
    (void)document;
    return element_has(element->parent, EL_CALCULATION_RATE);
}

enum { DATE_LENGTH = 10 };

static bool date_of(const struct element *element, date *ret_date)
{
    const char *text = element->text == NULL ? "" : element->text;

    text += strspn(text, " \t\r\n");
    return strlen(text) >= DATE_LENGTH && date_parse(text, DATE_LENGTH, ret_date);
}

/* False when one is missing; what is no date is the schema's business. */
static bool is_not_later(const struct element *earlier, const struct element *later)
{
    date first = DATE_NONE;
    date last = DATE_NONE;

    if (earlier == NULL || later == NULL) {
        return false;
    }
    return !date_of(earlier, &first) || !date_of(later, &last) || first <= last;
}

static bool delivered_before_issue(const struct element *delivered, const struct document *document)
{
    return is_not_later(delivered, element_child(document->invoice, EL_ISSUE_DATE));
}

static bool due_after_issue(const struct element *due, const struct document *document)
{
    return is_not_later(element_child(document->invoice, EL_ISSUE_DATE), due);
}

static bool period_has_both_ends(const struct element *period, const struct document *document)
{
    (void)document;
    return has_both_ends(period);
}

/* By day, then by the time of day as it is written: THH:MM:SS. */
static bool period_is_forward(const struct element *period, const struct document *document)
{
    const struct element *start = element_child(period, EL_PERIOD_START);
    const struct element *end = element_child(period, EL_PERIOD_END);
    date first = DATE_NONE;
    date last = DATE_NONE;

    (void)document;
    if (start == NULL || end == NULL) {
        return false;
    }
    if (!date_of(start, &first) || !date_of(end, &last) || first != last) {
        return is_not_later(start, end);
    }
    const char *starts = strchr(start->text, 'T');
    const char *ends = strchr(end->text, 'T');

    return starts == NULL || ends == NULL || strcmp(starts, ends) <= 0;
}

static bool issued_after_period(const struct element *period, const struct document *document)
{
    const struct element *end = element_child(period, EL_PERIOD_END);

    return end == NULL || is_not_later(end, element_child(document->invoice, EL_ISSUE_DATE));
}

static bool reference_is_not_empty(const struct element *reference, const struct document *document)
{
    const char *text = reference->text == NULL ? "" : reference->text;

    (void)document;
    return text[strspn(text, " ")] != '\0';
}

/* What SFTI has documented: contract, subscription, delivery quality, attachment. */
static bool is_documented(const struct element *scheme)
{
    static const char *const schemes[] = {"CT", "ACD", "DQ", "ATS"};

    for (size_t at = 0; at < sizeof schemes / sizeof schemes[0]; at++) {
        if (element_is(scheme, schemes[at])) {
            return true;
        }
    }
    return false;
}

/* The attributes of the identifier of an additional document. */
struct scheme {
    const struct element *agency, *id;
    bool by_sfti, documented;
};

static struct scheme scheme_of(const struct element *id)
{
    const struct element *agency = element_child(id, EL_SCHEME_AGENCY);
    const struct element *scheme = element_child(id, EL_SCHEME_ID);

    return (struct scheme){agency, scheme, element_is(agency, "SFTI"), is_documented(scheme)};
}

static bool scheme_is_agreed(const struct element *id, const struct document *document)
{
    struct scheme scheme = scheme_of(id);

    (void)document;
    return scheme.agency == NULL || scheme.id == NULL || scheme.by_sfti || scheme.documented;
}

static bool documented_is_by_sfti(const struct element *id, const struct document *document)
{
    struct scheme scheme = scheme_of(id);

    (void)document;
    return scheme.agency == NULL || !scheme.documented || scheme.by_sfti;
}

static bool agency_is_agreed(const struct element *id, const struct document *document)
{
    struct scheme scheme = scheme_of(id);

    (void)document;
    return scheme.agency == NULL || scheme.id != NULL || scheme.by_sfti;
}

static bool by_sfti_is_documented(const struct element *id, const struct document *document)
{
    struct scheme scheme = scheme_of(id);

    (void)document;
    return !scheme.by_sfti || scheme.id == NULL || scheme.documented;
}

static bool by_sfti_has_scheme(const struct element *id, const struct document *document)
{
    struct scheme scheme = scheme_of(id);

    (void)document;
    return !scheme.by_sfti || scheme.id != NULL;
}

static bool documented_has_agency(const struct element *id, const struct document *document)
{
    struct scheme scheme = scheme_of(id);

    (void)document;
    return scheme.agency != NULL || scheme.id == NULL || !scheme.documented;
}

static bool scheme_alone_is_agreed(const struct element *id, const struct document *document)
{
    struct scheme scheme = scheme_of(id);

    (void)document;
    return scheme.agency != NULL || scheme.id == NULL || scheme.documented;
}

const struct rule svefaktura_document_rules[] = {
    {SFTI("1", NULL, FATAL, INVOICE, NONE), has_line_count,
     "Ange antalet fakturarader i LineItemCountNumeric.",
     "State the number of invoice lines in LineItemCountNumeric."},
    {SFTI("17", "BT-110", FATAL, INVOICE, NONE), one_tax_total,
     "Ange TaxTotal bara en gång. Har fakturan flera momssatser, ange en TaxSubTotal för varje "
     "sats i "
     "den.",
     "State TaxTotal only once. If the invoice has several VAT rates, state one TaxSubTotal for "
     "each "
     "of them in it."},
    {SFTI("21", NULL, WARNING, INVOICE, NONE), no_schema_location,
     "Ta bort attributet xsi:schemaLocation innan fakturan skickas.",
     "Remove the attribute xsi:schemaLocation before the invoice is sent."},
    {SFTI("83", NULL, WARNING, INVOICE, NONE), no_stylesheet,
     "Ta bort hänvisningen till en stilmall (xml-stylesheet) innan fakturan skickas.",
     "Remove the reference to a stylesheet (xml-stylesheet) before the invoice is sent."},
    {SFTI("27", NULL, FATAL, LINE_COUNT, NONE), line_count,
     "Rätta LineItemCountNumeric: talet ska vara antalet fakturarader i fakturan.",
     "Correct LineItemCountNumeric: it is the number of invoice lines in the invoice."},
    {SFTI("29", NULL, FATAL, LINE_COUNT, NONE), is_positive,
     "Ange i LineItemCountNumeric ett heltal som är större än noll.",
     "State a whole number greater than nought in LineItemCountNumeric."},
    {SFTI("22", "BT-3", FATAL, TYPE_CODE, NONE), type_code,
     "Ange fakturatypen 380 (faktura) eller 381 (kreditfaktura) i InvoiceTypeCode.",
     "State the type 380 (invoice) or 381 (credit note) in InvoiceTypeCode."},
    {SFTI("2", "BT-25", WARNING, TYPE_CODE, NONE), credit_refers,
     "Ange numret på den faktura som krediteras i InitialInvoiceDocumentReference, eller den "
     "period "
     "som krediteringen gäller i InvoicingPeriod.",
     "State the number of the invoice that is credited in InitialInvoiceDocumentReference, or the "
     "period that is credited in InvoicingPeriod."},
    {SFTI("100", "BT-5", FATAL, CURRENCY_ID, NONE), is_invoice_currency,
     "Ange beloppet i fakturans valuta: amountCurrencyID ska vara samma som InvoiceCurrencyCode.",
     "State the amount in the currency of the invoice: amountCurrencyID must be "
     "InvoiceCurrencyCode."},
    {SFTI("5", "BT-5, BT-6", FATAL, TAX_CURRENCY, NONE), tax_currency_differs,
     "Ta bort TaxCurrencyCode när momsen redovisas i fakturans egen valuta.",
     "Remove TaxCurrencyCode when the VAT is accounted for in the invoice's own currency."},
    {SFTI("23", "BT-6", FATAL, TAX_CURRENCY, NONE), has_exchange_rate,
     "Ange omräkningskursen i ExchangeRate när momsen redovisas i en annan valuta "
     "(TaxCurrencyCode).",
     "State the exchange rate in ExchangeRate when the VAT is accounted for in another currency "
     "(TaxCurrencyCode)."},
    {SFTI("24", "BT-6, BG-23", FATAL, TAX_CURRENCY, NONE), has_breakdown,
     "Ange momsen per momssats i TaxSubTotal när den redovisas i en annan valuta "
     "(TaxCurrencyCode).",
     "State the VAT of each rate in TaxSubTotal when it is accounted for in another currency "
     "(TaxCurrencyCode)."},
    {SFTI("25", "BT-6, BT-111", FATAL, TAX_CURRENCY, NONE), has_converted_tax,
     "Ange momsen omräknad till momsvalutan i TaxSubTotal/TaxCurrencyTaxAmount.",
     "State the VAT in the currency of the VAT in TaxSubTotal/TaxCurrencyTaxAmount."},
    {SFTI("26", "BT-5", FATAL, TAX_CURRENCY, NONE), has_currency,
     "Ange fakturans valuta i InvoiceCurrencyCode.",
     "State the currency of the invoice in InvoiceCurrencyCode."},
    {SFTI("63", "BT-5", FATAL, SOURCE_CURRENCY, NONE), has_currency,
     "Ange fakturans valuta i InvoiceCurrencyCode när fakturan har en omräkningskurs "
     "(ExchangeRate).",
     "State the currency of the invoice in InvoiceCurrencyCode when it has an exchange rate "
     "(ExchangeRate)."},
    {SFTI("64", "BT-6", FATAL, SOURCE_CURRENCY, NONE), has_tax_currency,
     "Ange momsens valuta i TaxCurrencyCode när fakturan har en omräkningskurs (ExchangeRate).",
     "State the currency of the VAT in TaxCurrencyCode when the invoice has an exchange rate "
     "(ExchangeRate)."},
    {SFTI("65", NULL, INFORMATION, SOURCE_CURRENCY, NONE), has_calculation_rate,
     "Ange gärna kursen i ExchangeRate/CalculationRate.",
     "Better state the rate in ExchangeRate/CalculationRate."},
    {SFTI("66", NULL, FATAL, CALCULATION_RATE, NONE), is_positive,
     "Ange en omräkningskurs som är större än noll i ExchangeRate/CalculationRate.",
     "State an exchange rate greater than nought in ExchangeRate/CalculationRate."},
    {SFTI("47", "BT-72", WARNING, DELIVERY_DATE, NONE), delivered_before_issue,
     "Kontrollera datumen: leveransen (ActualDeliveryDateTime) ska inte ligga efter "
     "fakturadatumet.",
     "Check the dates: the delivery (ActualDeliveryDateTime) should not be after the invoice "
     "date."},
    {SFTI("49", "BT-9", WARNING, DUE_DATE, NONE), due_after_issue,
     "Kontrollera datumen: förfallodagen (DuePaymentDate) ska inte ligga före fakturadatumet.",
     "Check the dates: the due date (DuePaymentDate) should not be before the invoice date."},
    {SFTI("80", "BT-73, BT-74", FATAL, PERIOD, NONE), period_has_both_ends,
     "Ange både första dag (StartDateTime) och sista dag (EndDateTime) i InvoicingPeriod.",
     "State both the first day (StartDateTime) and the last day (EndDateTime) in InvoicingPeriod."},
    {SFTI("81", "BT-73, BT-74", WARNING, PERIOD, NONE), period_is_forward,
     "Kontrollera fakturans period: den slutar innan den börjar.",
     "Check the period of the invoice: it ends before it begins."},
    {SFTI("82", "BT-2, BT-74", WARNING, PERIOD, NONE), issued_after_period,
     "Kontrollera datumen: fakturan är utställd innan perioden (InvoicingPeriod) är slut.",
     "Check the dates: the invoice is issued before its period (InvoicingPeriod) has ended."},
    {SFTI("79", "BT-10", FATAL, BUYER_REFERENCE, NONE), reference_is_not_empty,
     "Fyll i köparens referens (RequisitionistDocumentReference/ID); den får inte vara tom.",
     "Fill in the buyer's reference (RequisitionistDocumentReference/ID); it must not be empty."},
    {SFTI("84", NULL, INFORMATION, ID, SUPPORTING_DOCUMENT), scheme_is_agreed,
     "Kom överens med köparen om vad attributen på AdditionalDocumentReference/ID betyder; SFTI "
     "har "
     "inte beskrivit dem.",
     "Agree with the buyer what the attributes of AdditionalDocumentReference/ID mean; SFTI has "
     "not "
     "described them."},
    {SFTI("31", NULL, WARNING, ID, SUPPORTING_DOCUMENT), documented_is_by_sfti,
     "Ange identificationSchemeAgencyName SFTI tillsammans med CT, ACD, DQ och ATS.",
     "State the identificationSchemeAgencyName SFTI together with CT, ACD, DQ and ATS."},
    {SFTI("85", NULL, INFORMATION, ID, SUPPORTING_DOCUMENT), agency_is_agreed,
     "Kom överens med köparen om vad identificationSchemeAgencyName betyder; SFTI har inte "
     "beskrivit "
     "det.",
     "Agree with the buyer what identificationSchemeAgencyName means; SFTI has not described it."},
    {SFTI("29b", NULL, INFORMATION, ID, SUPPORTING_DOCUMENT), by_sfti_is_documented,
     "Kontrollera identificationSchemeID: SFTI har bara beskrivit CT, ACD, DQ och ATS.",
     "Check identificationSchemeID: SFTI has described CT, ACD, DQ and ATS only."},
    {SFTI("30", NULL, WARNING, ID, SUPPORTING_DOCUMENT), by_sfti_has_scheme,
     "Ange ett av SFTI:s värden (CT, ACD, DQ eller ATS) i identificationSchemeID.",
     "State one of SFTI's values (CT, ACD, DQ or ATS) in identificationSchemeID."},
    {SFTI("86", NULL, WARNING, ID, SUPPORTING_DOCUMENT), documented_has_agency,
     "Ange också identificationSchemeAgencyName SFTI när CT, ACD, DQ eller ATS används.",
     "State the identificationSchemeAgencyName SFTI, too, when CT, ACD, DQ or ATS is used."},
    {SFTI("87", NULL, INFORMATION, ID, SUPPORTING_DOCUMENT), scheme_alone_is_agreed,
     "Kom överens med köparen om vad identificationSchemeID betyder; SFTI har inte beskrivit det.",
     "Agree with the buyer what identificationSchemeID means; SFTI has not described it."},
    {0},
};
