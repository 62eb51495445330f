/* An invoice or credit note as Peppol BIS Billing 3 in UBL 2.1, elements in the schema's order. */
#include <inttypes.h>

#include "daemon/demo/write.h"
#include "reconcile/base/ratio.h"

enum { RATES = 3 };
static const int rates[RATES] = {0, 12, 25};

struct sums {
    int64_t lines_ore, net_ore, vat_ore;
    int64_t taxable_ore[RATES], tax_ore[RATES];
    bool used[RATES];
};

struct writer {
    FILE *out;
    const struct town *town;
    const struct demo_document *document;
    struct sums sums;
};

static int rate_place(int rate)
{
    int at = 0;

    while (at < RATES - 1 && rates[at] != rate) {
        at++;
    }
    return at;
}

static struct sums sum(const struct town *town, const struct demo_document *document)
{
    struct sums sums = {0};

    for (int at = 0; at < document->line_count; at++) {
        const struct demo_line *line = &town->lines[town->line_order[document->first_line + at]];

        sums.lines_ore += line->amount_ore;
        sums.taxable_ore[rate_place(line->vat_rate)] += line->amount_ore;
        sums.used[rate_place(line->vat_rate)] = true;
    }
    sums.taxable_ore[0] += document->charge_ore - document->allowance_ore;
    sums.used[0] = sums.used[0] || document->charge_ore != 0 || document->allowance_ore != 0;
    for (int at = 0; at < RATES; at++) {
        sums.tax_ore[at] = (int64_t)ratio_half_away((int128)sums.taxable_ore[at] * rates[at], 100);
        sums.vat_ore += sums.tax_ore[at];
    }
    sums.net_ore =
        sums.lines_ore + document->charge_ore - document->allowance_ore + document->error_ore;
    return sums;
}

/* <name>text</name>, escaped; nothing for NULL. */
static void element(const struct writer *writer, const char *name, const char *text)
{
    if (text == NULL) {
        return;
    }
    (void)fprintf(writer->out, "<%s>", name);
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            (void)fputs("&amp;", writer->out);
            break;
        case '<':
            (void)fputs("&lt;", writer->out);
            break;
        default:
            (void)fputc(*text, writer->out);
        }
    }
    (void)fprintf(writer->out, "</%s>\n", name);
}

static void day(const struct writer *writer, const char *name, date value)
{
    char text[DATE_TEXT_BYTES];

    date_format(value, text);
    element(writer, name, text);
}

static void amount(const struct writer *writer, const char *name, int64_t ore)
{
    (void)fprintf(writer->out, "<%s currencyID=\"%s\">%" PRId64 ".%02" PRId64 "</%s>\n", name,
                  writer->document->currency, ore / 100, ore % 100, name);
}

static void period(const struct writer *writer, struct period value)
{
    (void)fputs("<cac:InvoicePeriod>\n", writer->out);
    day(writer, "cbc:StartDate", value.first);
    day(writer, "cbc:EndDate", value.last);
    (void)fputs("</cac:InvoicePeriod>\n", writer->out);
}

static void tax_category(const struct writer *writer, const char *name, int rate, bool reason)
{
    (void)fprintf(writer->out, "<%s><cbc:ID>%s</cbc:ID><cbc:Percent>%d</cbc:Percent>", name,
                  rate == 0 ? "E" : "S", rate);
    if (reason && rate == 0) {
        (void)fputs("<cbc:TaxExemptionReasonCode>VATEX-EU-132-1G</cbc:TaxExemptionReasonCode>"
                    "<cbc:TaxExemptionReason>Social omsorg, undantagen från moms"
                    "</cbc:TaxExemptionReason>",
                    writer->out);
    }
    (void)fprintf(writer->out, "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></%s>\n", name);
}

static void party(const struct writer *writer, const char *organisation, const char *name,
                  const char *city, bool seller)
{
    (void)fprintf(writer->out,
                  "<cac:Party>\n<cbc:EndpointID schemeID=\"0007\">%s</cbc:EndpointID>\n"
                  "<cac:PartyName><cbc:Name>%s</cbc:Name></cac:PartyName>\n"
                  "<cac:PostalAddress><cbc:StreetName>Exempelgatan 1</cbc:StreetName>"
                  "<cbc:CityName>%s</cbc:CityName><cbc:PostalZone>12345</cbc:PostalZone>"
                  "<cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country>"
                  "</cac:PostalAddress>\n"
                  "<cac:PartyTaxScheme><cbc:CompanyID>SE%s01</cbc:CompanyID><cac:TaxScheme>"
                  "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\n",
                  organisation, name, city, organisation);
    if (seller) {
        (void)fputs("<cac:PartyTaxScheme><cbc:CompanyID>Godkänd för F-skatt</cbc:CompanyID>"
                    "<cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\n",
                    writer->out);
    }
    (void)fprintf(writer->out,
                  "<cac:PartyLegalEntity><cbc:RegistrationName>%s</cbc:RegistrationName>"
                  "<cbc:CompanyID schemeID=\"0007\">%s</cbc:CompanyID></cac:PartyLegalEntity>\n"
                  "%s</cac:Party>\n",
                  name, organisation,
                  seller ? "<cac:Contact><cbc:Name>Ekonomi</cbc:Name></cac:Contact>\n" : "");
}

static void parties(const struct writer *writer)
{
    struct arena *arena = writer->town->arena;
    const struct demo_document *document = writer->document;
    const struct demo_provider *provider = &demo_providers[document->provider];
    bool stranger = document->stranger != NULL;

    (void)fputs("<cac:AccountingSupplierParty>\n", writer->out);
    party(writer, town_luhn(arena, stranger ? document->stranger : provider->organisation),
          stranger ? "Nykomlingens Omsorg AB" : provider->name, provider->city, true);
    (void)fputs("</cac:AccountingSupplierParty>\n<cac:AccountingCustomerParty>\n", writer->out);
    party(writer, town_luhn(arena, "212000999"), "Exempelköpings kommun", "Exempelköping", false);
    (void)fputs("</cac:AccountingCustomerParty>\n", writer->out);
}

static void head(const struct writer *writer)
{
    const struct demo_document *document = writer->document;
    const char *reference = document->credits == NONE
                                ? document->reference
                                : writer->town->documents[document->credits].number;

    element(writer, "cbc:CustomizationID",
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0");
    element(writer, "cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
    element(writer, "cbc:ID", document->number);
    day(writer, "cbc:IssueDate", document->issued);
    if (!document->credit) {
        day(writer, "cbc:DueDate", document->issued + 30);
    }
    element(writer, document->credit ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode",
            document->credit ? "381" : "380");
    element(writer, "cbc:Note", document->note);
    element(writer, "cbc:DocumentCurrencyCode", document->currency);
    (void)fprintf(writer->out, "<cbc:BuyerReference>EK770%d</cbc:BuyerReference>\n",
                  document->unit + 1);
    if (document->period.first != DATE_NONE) {
        period(writer, document->period);
    }
    if (document->order != NULL) {
        (void)fprintf(writer->out, "<cac:OrderReference><cbc:ID>%s</cbc:ID></cac:OrderReference>\n",
                      document->order);
    }
    if (reference != NULL) {
        (void)fprintf(writer->out,
                      "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>%s</cbc:ID>"
                      "</cac:InvoiceDocumentReference></cac:BillingReference>\n",
                      reference);
    }
}

static void payment(const struct writer *writer)
{
    (void)fprintf(
        writer->out,
        "<cac:PaymentMeans>\n<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>\n"
        "<cbc:PaymentID>%s</cbc:PaymentID>\n<cac:PayeeFinancialAccount><cbc:ID>%s</cbc:ID>"
        "<cac:FinancialInstitutionBranch><cbc:ID>%s</cbc:ID>"
        "</cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount>\n"
        "</cac:PaymentMeans>\n",
        writer->document->number, writer->document->account, writer->document->branch);
    (void)fputs("<cac:PaymentTerms><cbc:Note>30 dagar netto</cbc:Note></cac:PaymentTerms>\n",
                writer->out);
}

static void allowance_charge(const struct writer *writer, bool charge, int64_t ore,
                             const char *reason)
{
    if (ore == 0) {
        return;
    }
    (void)fprintf(writer->out,
                  "<cac:AllowanceCharge>\n<cbc:ChargeIndicator>%s</cbc:ChargeIndicator>\n",
                  charge ? "true" : "false");
    element(writer, "cbc:AllowanceChargeReason", reason);
    amount(writer, "cbc:Amount", ore);
    tax_category(writer, "cac:TaxCategory", 0, false);
    (void)fputs("</cac:AllowanceCharge>\n", writer->out);
}

static void totals(const struct writer *writer)
{
    const struct demo_document *document = writer->document;
    const struct sums *sums = &writer->sums;

    (void)fputs("<cac:TaxTotal>\n", writer->out);
    amount(writer, "cbc:TaxAmount", sums->vat_ore);
    for (int at = 0; at < RATES; at++) {
        if (sums->used[at]) {
            (void)fputs("<cac:TaxSubtotal>\n", writer->out);
            amount(writer, "cbc:TaxableAmount", sums->taxable_ore[at]);
            amount(writer, "cbc:TaxAmount", sums->tax_ore[at]);
            tax_category(writer, "cac:TaxCategory", rates[at], true);
            (void)fputs("</cac:TaxSubtotal>\n", writer->out);
        }
    }
    (void)fputs("</cac:TaxTotal>\n<cac:LegalMonetaryTotal>\n", writer->out);
    amount(writer, "cbc:LineExtensionAmount", sums->lines_ore);
    amount(writer, "cbc:TaxExclusiveAmount", sums->net_ore);
    amount(writer, "cbc:TaxInclusiveAmount", sums->net_ore + sums->vat_ore);
    if (document->allowance_ore != 0) {
        amount(writer, "cbc:AllowanceTotalAmount", document->allowance_ore);
    }
    if (document->charge_ore != 0) {
        amount(writer, "cbc:ChargeTotalAmount", document->charge_ore);
    }
    amount(writer, "cbc:PayableAmount", sums->net_ore + sums->vat_ore);
    (void)fputs("</cac:LegalMonetaryTotal>\n", writer->out);
}

void write_ubl(FILE *out, const struct town *town, int document)
{
    const struct demo_document *written = &town->documents[document];
    struct writer writer = {out, town, written, sum(town, written)};
    const char *name = written->credit ? "CreditNote" : "Invoice";

    (void)fprintf(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<%s xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:%s-2\" "
        "xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" "
        "xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n",
        name, name);
    head(&writer);
    parties(&writer);
    payment(&writer);
    allowance_charge(&writer, false, written->allowance_ore, "Rabatt");
    allowance_charge(&writer, true, written->charge_ore, "Faktureringsavgift");
    totals(&writer);
    for (int at = 0; at < written->line_count; at++) {
        write_ubl_line(out, town, written,
                       &town->lines[town->line_order[written->first_line + at]]);
    }
    (void)fprintf(out, "</%s>\n", name);
}
