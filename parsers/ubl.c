/* EN 16931 in UBL 2.1: invoice and credit note (Peppol BIS Billing 3). */
#include "parsers/attachment.h"
#include "parsers/format.h"

#include <string.h>
#include <strings.h>

/* What the tables fill in: the invoice, and what is needed to choose among repeated elements. */
struct ubl_document {
    struct invoice invoice;
    struct ubl_tax_total *tax_totals;
    size_t tax_total_count, tax_total_capacity;
};

struct ubl_tax_total {
    struct term amount;
    struct term currency;
    struct vat_subtotal *subtotals;
    size_t subtotal_count, subtotal_capacity;
};

struct ubl_tax_scheme {
    struct term company_id;
    struct term scheme;
};

struct ubl_line_document {
    struct term id;
    struct term type_code;
};

static bool term_is(struct term term, const char *word)
{
    return term.text != NULL && strcasecmp(term.text, word) == 0;
}

/* A party may be registered for several taxes; only VAT's number is BT-31 or BT-48. */
static void tax_scheme_end(void *owner, void *item)
{
    struct invoice_party *party = owner;
    const struct ubl_tax_scheme *scheme = item;

    if (party->vat_id.text == NULL && term_is(scheme->scheme, "VAT")) {
        party->vat_id = scheme->company_id;
    }
}

static const struct field tax_scheme_fields[] = {
    {"cbc:CompanyID", "BT-31", FIRST(ubl_tax_scheme, company_id)},
    {"cac:TaxScheme/cbc:ID", "BT-31", FIRST(ubl_tax_scheme, scheme)},
    {0},
};
static const struct field_group tax_scheme = {
    .item_bytes = sizeof(struct ubl_tax_scheme),
    .fields = tax_scheme_fields,
    .end = tax_scheme_end,
};

static const struct field party_fields[] = {
    {"cbc:EndpointID", "BT-34", FIRST(invoice_party, endpoint)},
    {"cbc:EndpointID/@schemeID", "BT-34-1", FIRST(invoice_party, endpoint_scheme)},
    {"cac:PostalAddress/cac:Country/cbc:IdentificationCode", "BT-40",
     FIRST(invoice_party, country)},
    {"cac:PartyTaxScheme", "BT-31", SCRATCH(tax_scheme)},
    {"cac:PartyLegalEntity/cbc:RegistrationName", "BT-27", FIRST(invoice_party, name)},
    {"cac:PartyLegalEntity/cbc:CompanyID", "BT-30", FIRST(invoice_party, legal_id)},
    {0},
};
static const struct field_group party = {
    .item_bytes = sizeof(struct invoice_party),
    .fields = party_fields,
};

static const struct field account_fields[] = {
    {"cbc:ID", "BT-84", FIRST(payment_account, id)},
    {"cac:FinancialInstitutionBranch/cbc:ID", "BT-86", FIRST(payment_account, branch)},
    {0},
};
static const struct field_group account = {
    .item_bytes = sizeof(struct payment_account),
    .fields = account_fields,
    .count_place = offsetof(struct invoice, payment_account_count),
    .capacity_place = offsetof(struct invoice, payment_account_capacity),
};

static const struct field allowance_fields[] = {
    {"cbc:ChargeIndicator", "BG-20", FIRST(allowance_charge, is_charge)},
    {"cbc:AllowanceChargeReason", "BT-97", FIRST(allowance_charge, reason)},
    {"cbc:Amount", "BT-92", FIRST(allowance_charge, amount)},
    {"cac:TaxCategory/cbc:ID", "BT-95", FIRST(allowance_charge, vat_category)},
    {"cac:TaxCategory/cbc:Percent", "BT-96", FIRST(allowance_charge, vat_rate)},
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

static const struct field subtotal_fields[] = {
    {"cbc:TaxableAmount", "BT-116", FIRST(vat_subtotal, taxable)},
    {"cbc:TaxAmount", "BT-117", FIRST(vat_subtotal, tax)},
    {"cac:TaxCategory/cbc:ID", "BT-118", FIRST(vat_subtotal, category)},
    {"cac:TaxCategory/cbc:Percent", "BT-119", FIRST(vat_subtotal, rate)},
    {0},
};
static const struct field_group subtotal = {
    .item_bytes = sizeof(struct vat_subtotal),
    .fields = subtotal_fields,
    .count_place = offsetof(struct ubl_tax_total, subtotal_count),
    .capacity_place = offsetof(struct ubl_tax_total, subtotal_capacity),
};

static const struct field tax_total_fields[] = {
    {"cbc:TaxAmount", "BT-110", FIRST(ubl_tax_total, amount)},
    {"cbc:TaxAmount/@currencyID", "BT-110", FIRST(ubl_tax_total, currency)},
    {"cac:TaxSubtotal", "BG-23", ARRAY(ubl_tax_total, subtotals, subtotal)},
    {0},
};
static const struct field_group tax_total = {
    .item_bytes = sizeof(struct ubl_tax_total),
    .fields = tax_total_fields,
    .count_place = offsetof(struct ubl_document, tax_total_count),
    .capacity_place = offsetof(struct ubl_document, tax_total_capacity),
};

/* Only a reference with the code 130 (UNTDID 1001: invoiced object) is the line's object. */
static void line_document_end(void *owner, void *item)
{
    struct invoice_line *line = owner;
    const struct ubl_line_document *document = item;

    if (line->object_id.text == NULL && term_is(document->type_code, "130")) {
        line->object_id = document->id;
    }
}

static const struct field line_document_fields[] = {
    {"cbc:ID", "BT-128", FIRST(ubl_line_document, id)},
    {"cbc:DocumentTypeCode", "BT-128", FIRST(ubl_line_document, type_code)},
    {0},
};
static const struct field_group line_document = {
    .item_bytes = sizeof(struct ubl_line_document),
    .fields = line_document_fields,
    .end = line_document_end,
};

static const struct field supporting_fields[] = {
    {"cbc:ID", "BT-122", FIRST(supporting_document, reference)},
    {"cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@mimeCode", "BT-125",
     FIRST(supporting_document, media_type)},
    {"cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@filename", "BT-125",
     FIRST(supporting_document, file_name)},
    {"cac:Attachment/cbc:EmbeddedDocumentBinaryObject", "BT-125", OBJECT},
    {0},
};
static const struct field_group supporting = {
    .item_bytes = sizeof(struct supporting_document),
    .fields = supporting_fields,
};

static const struct field attribute_fields[] = {
    {"cbc:Name", "BT-160", FIRST(item_attribute, name)},
    {"cbc:Value", "BT-161", FIRST(item_attribute, value)},
    {0},
};
static const struct field_group attribute = {
    .item_bytes = sizeof(struct item_attribute),
    .fields = attribute_fields,
    .count_place = offsetof(struct invoice_line, attribute_count),
    .capacity_place = offsetof(struct invoice_line, attribute_capacity),
};

static const struct field line_fields[] = {
    {"cbc:ID", "BT-126", FIRST(invoice_line, id)},
    {"cbc:Note", "BT-127", JOINED(invoice_line, note)},
    {"cbc:InvoicedQuantity", "BT-129", FIRST(invoice_line, quantity)},
    {"cbc:InvoicedQuantity/@unitCode", "BT-130", FIRST(invoice_line, unit)},
    {"cbc:CreditedQuantity", "BT-129", FIRST(invoice_line, quantity)},
    {"cbc:CreditedQuantity/@unitCode", "BT-130", FIRST(invoice_line, unit)},
    {"cbc:LineExtensionAmount", "BT-131", FIRST(invoice_line, net)},
    {"cac:InvoicePeriod/cbc:StartDate", "BT-134", FIRST(invoice_line, period_start)},
    {"cac:InvoicePeriod/cbc:EndDate", "BT-135", FIRST(invoice_line, period_end)},
    {"cac:OrderLineReference/cbc:LineID", "BT-132", FIRST(invoice_line, order_line_reference)},
    {"cac:DocumentReference", "BT-128", SCRATCH(line_document)},
    {"cac:AllowanceCharge", "BG-27", ARRAY(invoice_line, allowances, line_allowance)},
    {"cac:Item/cbc:Description", "BT-154", JOINED(invoice_line, description)},
    {"cac:Item/cbc:Name", "BT-153", FIRST(invoice_line, name)},
    {"cac:Item/cac:BuyersItemIdentification/cbc:ID", "BT-156", FIRST(invoice_line, buyer_item_id)},
    {"cac:Item/cac:SellersItemIdentification/cbc:ID", "BT-155",
     FIRST(invoice_line, seller_item_id)},
    {"cac:Item/cac:ClassifiedTaxCategory/cbc:ID", "BT-151", FIRST(invoice_line, vat_category)},
    {"cac:Item/cac:ClassifiedTaxCategory/cbc:Percent", "BT-152", FIRST(invoice_line, vat_rate)},
    {"cac:Item/cac:AdditionalItemProperty", "BG-32", ARRAY(invoice_line, attributes, attribute)},
    {"cac:Price/cbc:PriceAmount", "BT-146", FIRST(invoice_line, price)},
    {"cac:Price/cbc:BaseQuantity", "BT-149", FIRST(invoice_line, base_quantity)},
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

/* What invoice and credit note have in common. */
static const struct field common_fields[] = {
    {"cbc:CustomizationID", "BT-24", FIRST(invoice, customization_id)},
    {"cbc:ProfileID", "BT-23", FIRST(invoice, profile_id)},
    {"cbc:ID", "BT-1", FIRST(invoice, invoice_number)},
    {"cbc:IssueDate", "BT-2", FIRST(invoice, issue_date)},
    {"cbc:Note", "BT-22", LIST(invoice, notes)},
    {"cbc:DocumentCurrencyCode", "BT-5", FIRST(invoice, currency)},
    {"cbc:TaxCurrencyCode", "BT-6", FIRST(invoice, tax_currency)},
    {"cbc:BuyerReference", "BT-10", FIRST(invoice, buyer_reference)},
    {"cac:InvoicePeriod/cbc:StartDate", "BT-73", FIRST(invoice, period_start)},
    {"cac:InvoicePeriod/cbc:EndDate", "BT-74", FIRST(invoice, period_end)},
    {"cac:OrderReference/cbc:ID", "BT-13", FIRST(invoice, order_reference)},
    {"cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", "BT-25",
     LIST(invoice, preceding_invoices)},
    {"cac:AdditionalDocumentReference", "BG-24", SCRATCH(supporting)},
    {"cac:AccountingSupplierParty/cac:Party", "BG-4", EMBEDDED(invoice, seller, party)},
    {"cac:AccountingCustomerParty/cac:Party", "BG-7", EMBEDDED(invoice, buyer, party)},
    {"cac:PaymentMeans/cbc:PaymentMeansCode", "BT-81", LIST(invoice, payment_means_codes)},
    {"cac:PaymentMeans/cbc:PaymentID", "BT-83", FIRST(invoice, payment_reference)},
    {"cac:PaymentMeans/cac:PayeeFinancialAccount", "BG-17",
     ARRAY(invoice, payment_accounts, account)},
    {"cac:PaymentTerms/cbc:Note", "BT-20", FIRST(invoice, payment_terms)},
    {"cac:AllowanceCharge", "BG-20", ARRAY(invoice, allowances, document_allowance)},
    {"cac:TaxTotal", "BG-22", ARRAY(ubl_document, tax_totals, tax_total)},
    {"cac:LegalMonetaryTotal/cbc:LineExtensionAmount", "BT-106", FIRST(invoice, line_total)},
    {"cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount", "BT-109", FIRST(invoice, tax_exclusive)},
    {"cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount", "BT-112", FIRST(invoice, tax_inclusive)},
    {"cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount", "BT-107", FIRST(invoice, allowance_total)},
    {"cac:LegalMonetaryTotal/cbc:ChargeTotalAmount", "BT-108", FIRST(invoice, charge_total)},
    {"cac:LegalMonetaryTotal/cbc:PrepaidAmount", "BT-113", FIRST(invoice, prepaid)},
    {"cac:LegalMonetaryTotal/cbc:PayableRoundingAmount", "BT-114", FIRST(invoice, rounding)},
    {"cac:LegalMonetaryTotal/cbc:PayableAmount", "BT-115", FIRST(invoice, payable)},
    {0},
};

static const struct field invoice_fields[] = {
    {"cbc:InvoiceTypeCode", "BT-3", FIRST(invoice, type_code)},
    {"cbc:DueDate", "BT-9", FIRST(invoice, due_date)},
    {"cac:InvoiceLine", "BG-25", ARRAY(invoice, lines, line)},
    {0},
};
static const struct field credit_note_fields[] = {
    {"cbc:CreditNoteTypeCode", "BT-3", FIRST(invoice, type_code)},
    {"cac:PaymentMeans/cbc:PaymentDueDate", "BT-9", FIRST(invoice, due_date)},
    {"cac:CreditNoteLine", "BG-25", ARRAY(invoice, lines, line)},
    {0},
};

/* An amount that names no currency is taken to be in the document's. */
static bool is_in_currency(const struct ubl_tax_total *total, struct term currency)
{
    return total->amount.text != NULL &&
           (total->currency.text == NULL ||
            (currency.text != NULL && strcmp(total->currency.text, currency.text) == 0));
}

/* BT-110 and the VAT breakdown are those in the document's currency; a second total (BT-111) tells
 * the VAT in the seller's accounting currency.  Without any in the document's, there is no BT-110,
 * but the breakdown is still the first. */
static void finish(void *item)
{
    struct ubl_document *document = item;
    struct invoice *invoice = &document->invoice;
    const struct ubl_tax_total *chosen = document->tax_totals;

    for (size_t at = 0; at < document->tax_total_count; at++) {
        if (is_in_currency(&document->tax_totals[at], invoice->currency)) {
            chosen = &document->tax_totals[at];
            invoice->tax_total = chosen->amount;
            break;
        }
    }
    if (chosen != NULL) {
        invoice->vat_breakdown = chosen->subtotals;
        invoice->vat_count = chosen->subtotal_count;
        invoice->vat_capacity = chosen->subtotal_capacity;
    }
}

static const struct format_prefix prefixes[] = {
    {"cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"},
    {"cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
    {0},
};

static const struct field_group invoice_document = {
    .item_bytes = sizeof(struct ubl_document),
    .fields = common_fields,
    .more_fields = invoice_fields,
};
const struct format format_ubl_invoice = {
    .format = FORMAT_UBL_INVOICE,
    .uri = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
    .root = "Invoice",
    .prefixes = prefixes,
    .document = &invoice_document,
    .finish = finish,
};

static const struct field_group credit_note_document = {
    .item_bytes = sizeof(struct ubl_document),
    .fields = common_fields,
    .more_fields = credit_note_fields,
};
const struct format format_ubl_credit_note = {
    .format = FORMAT_UBL_CREDIT_NOTE,
    .uri = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
    .root = "CreditNote",
    .prefixes = prefixes,
    .document = &credit_note_document,
    .finish = finish,
};
