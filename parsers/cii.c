/* EN 16931 in UN/CEFACT Cross Industry Invoice (D16B): invoice and credit note alike. */
#include "parsers/attachment.h"
#include "parsers/format.h"

#include <string.h>

/* What the tables fill in: the invoice, and what is needed to choose among repeated elements. */
struct cii_document {
    struct invoice invoice;
    bool has_account; /* the means of payment that is being read */
    struct cii_tax_total *tax_totals;
    size_t tax_total_count, tax_total_capacity;
};

struct cii_tax_total {
    struct term amount;
    struct term currency;
};

struct cii_registration {
    struct term id;
    struct term scheme;
};

struct cii_institution {
    struct term bic;
};

struct cii_line_document {
    struct term id;
    struct term type_code;
};

static bool term_is(struct term term, const char *word)
{
    return term.text != NULL && strcmp(term.text, word) == 0;
}

/* VA is the VAT number; FC, the local tax number, is BT-32. */
static void registration_end(void *owner, void *item)
{
    struct invoice_party *party = owner;
    const struct cii_registration *registration = item;

    if (party->vat_id.text == NULL && term_is(registration->scheme, "VA")) {
        party->vat_id = registration->id;
    }
}

static const struct field registration_fields[] = {
    {"ram:ID", "BT-31", FIRST(cii_registration, id)},
    {"ram:ID/@schemeID", "BT-31", FIRST(cii_registration, scheme)},
    {0},
};
static const struct field_group registration = {
    .item_bytes = sizeof(struct cii_registration),
    .fields = registration_fields,
    .end = registration_end,
};

static const struct field party_fields[] = {
    {"ram:Name", "BT-27", FIRST(invoice_party, name)},
    {"ram:SpecifiedLegalOrganization/ram:ID", "BT-30", FIRST(invoice_party, legal_id)},
    {"ram:PostalTradeAddress/ram:CountryID", "BT-40", FIRST(invoice_party, country)},
    {"ram:URIUniversalCommunication/ram:URIID", "BT-34", FIRST(invoice_party, endpoint)},
    {"ram:URIUniversalCommunication/ram:URIID/@schemeID", "BT-34-1",
     FIRST(invoice_party, endpoint_scheme)},
    {"ram:SpecifiedTaxRegistration", "BT-31", SCRATCH(registration)},
    {0},
};
static const struct field_group party = {
    .item_bytes = sizeof(struct invoice_party),
    .fields = party_fields,
};

static void account_end(void *owner, void *item)
{
    struct cii_document *document = owner;

    (void)item;
    document->has_account = true;
}

static const struct field account_fields[] = {
    {"ram:IBANID", "BT-84", FIRST(payment_account, id)},
    {"ram:ProprietaryID", "BT-84", FIRST(payment_account, id)},
    {0},
};
static const struct field_group account = {
    .item_bytes = sizeof(struct payment_account),
    .fields = account_fields,
    .count_place = offsetof(struct invoice, payment_account_count),
    .capacity_place = offsetof(struct invoice, payment_account_capacity),
    .end = account_end,
};

/* The institution stands beside the account and not in it. */
static void institution_end(void *owner, void *item)
{
    struct cii_document *document = owner;
    struct invoice *invoice = &document->invoice;
    const struct cii_institution *institution = item;

    if (document->has_account) {
        invoice->payment_accounts[invoice->payment_account_count - 1].branch = institution->bic;
    }
}

static const struct field institution_fields[] = {
    {"ram:BICID", "BT-86", FIRST(cii_institution, bic)},
    {0},
};
static const struct field_group institution = {
    .item_bytes = sizeof(struct cii_institution),
    .fields = institution_fields,
    .end = institution_end,
};

static void means_end(void *owner, void *item)
{
    struct cii_document *document = owner;

    (void)item;
    document->has_account = false;
}

static const struct field means_fields[] = {
    {"ram:TypeCode", "BT-81", LIST(invoice, payment_means_codes)},
    {"ram:PayeePartyCreditorFinancialAccount", "BG-17", ARRAY(invoice, payment_accounts, account)},
    {"ram:PayeeSpecifiedCreditorFinancialInstitution", "BT-86", SCRATCH(institution)},
    {0},
};
static const struct field_group means = {.fields = means_fields, .end = means_end};

static const struct field allowance_fields[] = {
    {"ram:ChargeIndicator/udt:Indicator", "BG-20", FIRST(allowance_charge, is_charge)},
    {"ram:ActualAmount", "BT-92", FIRST(allowance_charge, amount)},
    {"ram:Reason", "BT-97", FIRST(allowance_charge, reason)},
    {"ram:CategoryTradeTax/ram:CategoryCode", "BT-95", FIRST(allowance_charge, vat_category)},
    {"ram:CategoryTradeTax/ram:RateApplicablePercent", "BT-96", FIRST(allowance_charge, vat_rate)},
    {0},
};
static const struct field_group document_allowance = {
    .item_bytes = sizeof(struct allowance_charge),
    .fields = allowance_fields,
    .count_place = offsetof(struct invoice, allowance_count),
    .capacity_place = offsetof(struct invoice, allowance_capacity),
};
static const struct field_group line_allowance = {
    .item_bytes = sizeof(struct allowance_charge),
    .fields = allowance_fields,
    .count_place = offsetof(struct invoice_line, allowance_count),
    .capacity_place = offsetof(struct invoice_line, allowance_capacity),
};

static const struct field breakdown_fields[] = {
    {"ram:CalculatedAmount", "BT-117", FIRST(vat_subtotal, tax)},
    {"ram:BasisAmount", "BT-116", FIRST(vat_subtotal, taxable)},
    {"ram:CategoryCode", "BT-118", FIRST(vat_subtotal, category)},
    {"ram:RateApplicablePercent", "BT-119", FIRST(vat_subtotal, rate)},
    {0},
};
static const struct field_group breakdown = {
    .item_bytes = sizeof(struct vat_subtotal),
    .fields = breakdown_fields,
    .count_place = offsetof(struct invoice, vat_count),
    .capacity_place = offsetof(struct invoice, vat_capacity),
};

static const struct field tax_total_fields[] = {
    {".", "BT-110", FIRST(cii_tax_total, amount)},
    {"@currencyID", "BT-110", FIRST(cii_tax_total, currency)},
    {0},
};
static const struct field_group tax_total = {
    .item_bytes = sizeof(struct cii_tax_total),
    .fields = tax_total_fields,
    .count_place = offsetof(struct cii_document, tax_total_count),
    .capacity_place = offsetof(struct cii_document, tax_total_capacity),
};

/* Only a reference with the code 130 (UNTDID 1001: invoiced object) is the line's object. */
static void line_document_end(void *owner, void *item)
{
    struct invoice_line *line = owner;
    const struct cii_line_document *document = item;

    if (line->object_id.text == NULL && term_is(document->type_code, "130")) {
        line->object_id = document->id;
    }
}

static const struct field line_document_fields[] = {
    {"ram:IssuerAssignedID", "BT-128", FIRST(cii_line_document, id)},
    {"ram:TypeCode", "BT-128", FIRST(cii_line_document, type_code)},
    {0},
};
static const struct field_group line_document = {
    .item_bytes = sizeof(struct cii_line_document),
    .fields = line_document_fields,
    .end = line_document_end,
};

static const struct field characteristic_fields[] = {
    {"ram:Description", "BT-160", FIRST(item_attribute, name)},
    {"ram:Value", "BT-161", FIRST(item_attribute, value)},
    {0},
};
static const struct field_group characteristic = {
    .item_bytes = sizeof(struct item_attribute),
    .fields = characteristic_fields,
    .count_place = offsetof(struct invoice_line, attribute_count),
    .capacity_place = offsetof(struct invoice_line, attribute_capacity),
};

static const struct field product_fields[] = {
    {"ram:SellerAssignedID", "BT-155", FIRST(invoice_line, seller_item_id)},
    {"ram:BuyerAssignedID", "BT-156", FIRST(invoice_line, buyer_item_id)},
    {"ram:Name", "BT-153", FIRST(invoice_line, name)},
    {"ram:Description", "BT-154", JOINED(invoice_line, description)},
    {"ram:ApplicableProductCharacteristic", "BG-32",
     ARRAY(invoice_line, attributes, characteristic)},
    {0},
};
static const struct field line_agreement_fields[] = {
    {"ram:BuyerOrderReferencedDocument/ram:LineID", "BT-132",
     FIRST(invoice_line, order_line_reference)},
    {"ram:NetPriceProductTradePrice/ram:ChargeAmount", "BT-146", FIRST(invoice_line, price)},
    {"ram:NetPriceProductTradePrice/ram:BasisQuantity", "BT-149",
     FIRST(invoice_line, base_quantity)},
    {0},
};
static const struct field line_settlement_fields[] = {
    {"ram:ApplicableTradeTax/ram:CategoryCode", "BT-151", FIRST(invoice_line, vat_category)},
    {"ram:ApplicableTradeTax/ram:RateApplicablePercent", "BT-152", FIRST(invoice_line, vat_rate)},
    {"ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString", "BT-134",
     DATE(invoice_line, period_start)},
    {"ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString", "BT-135",
     DATE(invoice_line, period_end)},
    {"ram:SpecifiedTradeAllowanceCharge", "BG-27", ARRAY(invoice_line, allowances, line_allowance)},
    {"ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount", "BT-131",
     FIRST(invoice_line, net)},
    {"ram:AdditionalReferencedDocument", "BT-128", SCRATCH(line_document)},
    {0},
};

static const struct field_group product = {.fields = product_fields};
static const struct field_group line_agreement = {.fields = line_agreement_fields};
static const struct field_group line_settlement = {.fields = line_settlement_fields};

static const struct field line_fields[] = {
    {"ram:AssociatedDocumentLineDocument/ram:LineID", "BT-126", FIRST(invoice_line, id)},
    {"ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content", "BT-127",
     JOINED(invoice_line, note)},
    {"ram:SpecifiedTradeProduct", "BG-31", WITHIN(product)},
    {"ram:SpecifiedLineTradeAgreement", "BG-29", WITHIN(line_agreement)},
    {"ram:SpecifiedLineTradeDelivery/ram:BilledQuantity", "BT-129", FIRST(invoice_line, quantity)},
    {"ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode", "BT-130",
     FIRST(invoice_line, unit)},
    {"ram:SpecifiedLineTradeSettlement", "BG-30", WITHIN(line_settlement)},
    {0},
};
static const struct field_group line = {
    .item_bytes = sizeof(struct invoice_line),
    .fields = line_fields,
    .count_place = offsetof(struct invoice, line_count),
    .capacity_place = offsetof(struct invoice, line_capacity),
    .position_place_1 = offsetof(struct invoice_line, position) + 1,
    .line_place_1 = offsetof(struct invoice_line, line) + 1,
};

static const struct field heading_fields[] = {
    {"ram:ID", "BT-1", FIRST(invoice, invoice_number)},
    {"ram:TypeCode", "BT-3", FIRST(invoice, type_code)},
    {"ram:IssueDateTime/udt:DateTimeString", "BT-2", DATE(invoice, issue_date)},
    {"ram:IncludedNote/ram:Content", "BT-22", LIST(invoice, notes)},
    {0},
};
static const struct field supporting_fields[] = {
    {"ram:IssuerAssignedID", "BT-122", FIRST(supporting_document, reference)},
    {"ram:AttachmentBinaryObject/@mimeCode", "BT-125", FIRST(supporting_document, media_type)},
    {"ram:AttachmentBinaryObject/@filename", "BT-125", FIRST(supporting_document, file_name)},
    {"ram:AttachmentBinaryObject", "BT-125", OBJECT},
    {0},
};
static const struct field_group supporting = {
    .item_bytes = sizeof(struct supporting_document),
    .fields = supporting_fields,
};

static const struct field agreement_fields[] = {
    {"ram:BuyerReference", "BT-10", FIRST(invoice, buyer_reference)},
    {"ram:SellerTradeParty", "BG-4", EMBEDDED(invoice, seller, party)},
    {"ram:BuyerTradeParty", "BG-7", EMBEDDED(invoice, buyer, party)},
    {"ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID", "BT-13",
     FIRST(invoice, order_reference)},
    {"ram:AdditionalReferencedDocument", "BG-24", SCRATCH(supporting)},
    {0},
};
static const struct field totals_fields[] = {
    {"ram:LineTotalAmount", "BT-106", FIRST(invoice, line_total)},
    {"ram:ChargeTotalAmount", "BT-108", FIRST(invoice, charge_total)},
    {"ram:AllowanceTotalAmount", "BT-107", FIRST(invoice, allowance_total)},
    {"ram:TaxBasisTotalAmount", "BT-109", FIRST(invoice, tax_exclusive)},
    {"ram:TaxTotalAmount", "BT-110", ARRAY(cii_document, tax_totals, tax_total)},
    {"ram:RoundingAmount", "BT-114", FIRST(invoice, rounding)},
    {"ram:GrandTotalAmount", "BT-112", FIRST(invoice, tax_inclusive)},
    {"ram:TotalPrepaidAmount", "BT-113", FIRST(invoice, prepaid)},
    {"ram:DuePayableAmount", "BT-115", FIRST(invoice, payable)},
    {0},
};

static const struct field_group heading = {.fields = heading_fields};
static const struct field_group agreement = {.fields = agreement_fields};
static const struct field_group totals = {.fields = totals_fields};

static const struct field settlement_fields[] = {
    {"ram:PaymentReference", "BT-83", FIRST(invoice, payment_reference)},
    {"ram:TaxCurrencyCode", "BT-6", FIRST(invoice, tax_currency)},
    {"ram:InvoiceCurrencyCode", "BT-5", FIRST(invoice, currency)},
    {"ram:SpecifiedTradeSettlementPaymentMeans", "BG-16", WITHIN(means)},
    {"ram:ApplicableTradeTax", "BG-23", ARRAY(invoice, vat_breakdown, breakdown)},
    {"ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString", "BT-73",
     DATE(invoice, period_start)},
    {"ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString", "BT-74",
     DATE(invoice, period_end)},
    {"ram:SpecifiedTradeAllowanceCharge", "BG-20", ARRAY(invoice, allowances, document_allowance)},
    {"ram:SpecifiedTradePaymentTerms/ram:Description", "BT-20", FIRST(invoice, payment_terms)},
    {"ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString", "BT-9",
     DATE(invoice, due_date)},
    {"ram:SpecifiedTradeSettlementHeaderMonetarySummation", "BG-22", WITHIN(totals)},
    {"ram:InvoiceReferencedDocument/ram:IssuerAssignedID", "BT-25",
     LIST(invoice, preceding_invoices)},
    {0},
};
static const struct field_group settlement = {.fields = settlement_fields};

static const struct field document_fields[] = {
    {"rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID",
     "BT-23", FIRST(invoice, profile_id)},
    {"rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID", "BT-24",
     FIRST(invoice, customization_id)},
    {"rsm:ExchangedDocument", "BT-1", WITHIN(heading)},
    {"rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem", "BG-25",
     ARRAY(invoice, lines, line)},
    {"rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement", "BG-4",
     WITHIN(agreement)},
    {"rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement", "BG-19",
     WITHIN(settlement)},
    {0},
};

/* BT-110 is the total in the document's currency, an amount without currency taken to be; another
 * (BT-111) tells the VAT in the seller's accounting currency. */
static void finish(void *item)
{
    struct cii_document *document = item;
    struct invoice *invoice = &document->invoice;

    for (size_t at = 0; at < document->tax_total_count; at++) {
        const struct cii_tax_total *total = &document->tax_totals[at];

        if (total->currency.text == NULL ||
            (invoice->currency.text != NULL && term_is(total->currency, invoice->currency.text))) {
            invoice->tax_total = total->amount;
            return;
        }
    }
}

static const struct format_prefix prefixes[] = {
    {"rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"},
    {"ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"},
    {"udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"},
    {"qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"},
    {0},
};
static const struct field_group document = {
    .item_bytes = sizeof(struct cii_document),
    .fields = document_fields,
};
const struct format format_cii = {
    .format = FORMAT_CII,
    .uri = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    .root = "CrossIndustryInvoice",
    .prefixes = prefixes,
    .document = &document,
    .finish = finish,
};
