/* The older Swedish format: SFTI Svefaktura 1.0 (Basic Invoice), withdrawn and still sent.
 *
 * It has no line period, and its references and period stand after the lines.  Item/Description is
 * the only name that an item has (BT-153).  Units are free text.
 */
#include "parsers/format.h"

#include <strings.h>

/* What the tables fill in: the invoice, and what is needed where a term may be left out. */
struct svefaktura_document {
    struct invoice invoice;
    struct term total_currency;
    bool has_account; /* the means of payment that is being read */
};

struct svefaktura_institution {
    struct term id;
};

struct svefaktura_tax_scheme {
    struct term company_id;
    struct term scheme;
};

struct svefaktura_order_line {
    struct term order;
    struct term line;
};

static bool term_is(struct term term, const char *word)
{
    return term.text != NULL && strcasecmp(term.text, word) == 0;
}

/* SWT is the registration of a company for Swedish tax: its organisation number. */
static void tax_scheme_end(void *owner, void *item)
{
    struct invoice_party *party = owner;
    const struct svefaktura_tax_scheme *scheme = item;

    if (party->legal_id.text == NULL && term_is(scheme->scheme, "SWT")) {
        party->legal_id = scheme->company_id;
    } else if (party->vat_id.text == NULL && term_is(scheme->scheme, "VAT")) {
        party->vat_id = scheme->company_id;
    }
}

static const struct field tax_scheme_fields[] = {
    {"cac:CompanyID", "BT-30", FIRST(svefaktura_tax_scheme, company_id)},
    {"cac:TaxScheme/cac:ID", "BT-30", FIRST(svefaktura_tax_scheme, scheme)},
    {0},
};
static const struct field_group tax_scheme = {
    .item_bytes = sizeof(struct svefaktura_tax_scheme),
    .fields = tax_scheme_fields,
    .end = tax_scheme_end,
};

static const struct field party_fields[] = {
    {"cac:PartyIdentification/cac:ID", "BT-34", FIRST(invoice_party, endpoint)},
    {"cac:PartyIdentification/cac:ID/@identificationSchemeAgencyID", "BT-34-1",
     FIRST(invoice_party, endpoint_scheme)},
    {"cac:PartyName/cbc:Name", "BT-27", FIRST(invoice_party, name)},
    {"cac:Address/cac:Country/cac:IdentificationCode", "BT-40", FIRST(invoice_party, country)},
    {"cac:PartyTaxScheme", "BT-30", SCRATCH(tax_scheme)},
    {0},
};
static const struct field_group party = {
    .item_bytes = sizeof(struct invoice_party),
    .fields = party_fields,
};

static void account_end(void *owner, void *item)
{
    struct svefaktura_document *document = owner;

    (void)item;
    document->has_account = true;
}

static const struct field account_fields[] = {
    {".", "BT-84", FIRST(payment_account, id)},
    {0},
};
static const struct field_group account = {
    .item_bytes = sizeof(struct payment_account),
    .fields = account_fields,
    .count_place = offsetof(struct invoice, payment_account_count),
    .capacity_place = offsetof(struct invoice, payment_account_capacity),
    .end = account_end,
};

/* BGABSESS is bankgiro and PGSISESS plusgiro, as if they were banks. */
static void institution_end(void *owner, void *item)
{
    struct svefaktura_document *document = owner;
    struct invoice *invoice = &document->invoice;
    const struct svefaktura_institution *institution = item;

    if (document->has_account) {
        invoice->payment_accounts[invoice->payment_account_count - 1].branch = institution->id;
    }
}

static const struct field institution_fields[] = {
    {".", "BT-86", FIRST(svefaktura_institution, id)},
    {0},
};
static const struct field_group institution = {
    .item_bytes = sizeof(struct svefaktura_institution),
    .fields = institution_fields,
    .end = institution_end,
};

static void payee_account_end(void *owner, void *item)
{
    struct svefaktura_document *document = owner;

    (void)item;
    document->has_account = false;
}

/* The payment reference stands with the account, but is a term of the document. */
static const struct field payee_account_fields[] = {
    {"cac:ID", "BG-17", ARRAY(invoice, payment_accounts, account)},
    {"cac:FinancialInstitutionBranch/cac:FinancialInstitution/cac:ID", "BT-86",
     SCRATCH(institution)},
    {"cac:PaymentInstructionID", "BT-83", FIRST(invoice, payment_reference)},
    {0},
};
static const struct field_group payee_account = {
    .fields = payee_account_fields,
    .end = payee_account_end,
};

static const struct field allowance_fields[] = {
    {"cbc:ChargeIndicator", "BG-20", FIRST(allowance_charge, is_charge)},
    {"cac:ReasonCode/@name", "BT-97", FIRST(allowance_charge, reason)},
    {"cbc:Amount", "BT-92", FIRST(allowance_charge, amount)},
    {"cac:TaxCategory/cac:ID", "BT-95", FIRST(allowance_charge, vat_category)},
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
    {"cac:TaxCategory/cac:ID", "BT-118", FIRST(vat_subtotal, category)},
    {"cac:TaxCategory/cbc:Percent", "BT-119", FIRST(vat_subtotal, rate)},
    {0},
};
static const struct field_group subtotal = {
    .item_bytes = sizeof(struct vat_subtotal),
    .fields = subtotal_fields,
    .count_place = offsetof(struct invoice, vat_count),
    .capacity_place = offsetof(struct invoice, vat_capacity),
};

/* A line names the order, and perhaps a line of it; it is the order that care is ordered by. */
static void order_line_end(void *owner, void *item)
{
    struct invoice_line *line = owner;
    const struct svefaktura_order_line *order_line = item;

    if (line->order_line_reference.text == NULL) {
        line->order_line_reference =
            order_line->order.text != NULL ? order_line->order : order_line->line;
    }
}

static const struct field order_line_fields[] = {
    {"cac:BuyersLineID", "BT-132", FIRST(svefaktura_order_line, line)},
    {"cac:OrderReference/cac:BuyersID", "BT-132", FIRST(svefaktura_order_line, order)},
    {0},
};
static const struct field_group order_line = {
    .item_bytes = sizeof(struct svefaktura_order_line),
    .fields = order_line_fields,
    .end = order_line_end,
};

static const struct field line_fields[] = {
    {"cac:ID", "BT-126", FIRST(invoice_line, id)},
    {"cbc:InvoicedQuantity", "BT-129", FIRST(invoice_line, quantity)},
    {"cbc:InvoicedQuantity/@quantityUnitCode", "BT-130", FIRST(invoice_line, unit)},
    {"cbc:LineExtensionAmount", "BT-131", FIRST(invoice_line, net)},
    {"cbc:Note", "BT-127", JOINED(invoice_line, note)},
    {"cac:OrderLineReference", "BT-132", SCRATCH(order_line)},
    {"cac:AllowanceCharge", "BG-27", ARRAY(invoice_line, allowances, line_allowance)},
    {"cac:Item/cbc:Description", "BT-153", FIRST(invoice_line, name)},
    {"cac:Item/cac:BuyersItemIdentification/cac:ID", "BT-156", FIRST(invoice_line, buyer_item_id)},
    {"cac:Item/cac:SellersItemIdentification/cac:ID", "BT-155",
     FIRST(invoice_line, seller_item_id)},
    {"cac:Item/cac:TaxCategory/cac:ID", "BT-151", FIRST(invoice_line, vat_category)},
    {"cac:Item/cac:TaxCategory/cbc:Percent", "BT-152", FIRST(invoice_line, vat_rate)},
    {"cac:Item/cac:BasePrice/cbc:PriceAmount", "BT-146", FIRST(invoice_line, price)},
    {"cac:Item/cac:BasePrice/cbc:BaseQuantity", "BT-149", FIRST(invoice_line, base_quantity)},
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

static const struct field document_fields[] = {
    {"inv:ID", "BT-1", FIRST(invoice, invoice_number)},
    {"cbc:IssueDate", "BT-2", FIRST(invoice, issue_date)},
    {"inv:InvoiceTypeCode", "BT-3", FIRST(invoice, type_code)},
    {"cbc:Note", "BT-22", LIST(invoice, notes)},
    {"inv:InvoiceCurrencyCode", "BT-5", FIRST(invoice, currency)},
    {"inv:TaxCurrencyCode", "BT-6", FIRST(invoice, tax_currency)},
    {"cac:BuyerParty/cac:Party", "BG-7", EMBEDDED(invoice, buyer, party)},
    {"cac:SellerParty/cac:Party", "BG-4", EMBEDDED(invoice, seller, party)},
    {"cac:PaymentMeans/cac:PaymentMeansTypeCode", "BT-81", LIST(invoice, payment_means_codes)},
    {"cac:PaymentMeans/cbc:DuePaymentDate", "BT-9", FIRST(invoice, due_date)},
    {"cac:PaymentMeans/cac:PayeeFinancialAccount", "BG-17", WITHIN(payee_account)},
    {"cac:PaymentTerms/cbc:Note", "BT-20", FIRST(invoice, payment_terms)},
    {"inv:AllowanceCharge", "BG-20", ARRAY(invoice, allowances, document_allowance)},
    {"cac:TaxTotal/cbc:TotalTaxAmount", "BT-110", FIRST(invoice, tax_total)},
    {"cac:TaxTotal/cac:TaxSubTotal", "BG-23", ARRAY(invoice, vat_breakdown, subtotal)},
    {"cac:LegalTotal/cbc:LineExtensionTotalAmount", "BT-106", FIRST(invoice, line_total)},
    {"cac:LegalTotal/cbc:TaxExclusiveTotalAmount", "BT-109", FIRST(invoice, tax_exclusive)},
    {"cac:LegalTotal/cbc:TaxInclusiveTotalAmount", "BT-112", FIRST(invoice, tax_inclusive)},
    {"cac:LegalTotal/cbc:TaxInclusiveTotalAmount/@amountCurrencyID", "BT-5",
     FIRST(svefaktura_document, total_currency)},
    {"cac:LegalTotal/cac:RoundOffAmount", "BT-114", FIRST(invoice, rounding)},
    {"cac:InvoiceLine", "BG-25", ARRAY(invoice, lines, line)},
    {"inv:RequisitionistDocumentReference/cac:ID", "BT-10", FIRST(invoice, buyer_reference)},
    {"inv:InitialInvoiceDocumentReference/cac:ID", "BT-25", LIST(invoice, preceding_invoices)},
    {"inv:InvoicingPeriod/cbc:StartDateTime", "BT-73", DATE(invoice, period_start)},
    {"inv:InvoicingPeriod/cbc:EndDateTime", "BT-74", DATE(invoice, period_end)},
    {0},
};

/* What may be left out because another place says it: the currency stands on every amount, a line
 * without VAT has the document's if there is only one, and without allowances and charges the total
 * without VAT is that of the lines. */
static void finish(void *item)
{
    struct svefaktura_document *document = item;
    struct invoice *invoice = &document->invoice;

    if (invoice->currency.text == NULL) {
        invoice->currency = document->total_currency;
    }
    if (invoice->tax_exclusive.text == NULL && invoice->allowance_count == 0) {
        invoice->tax_exclusive = invoice->line_total;
    }
    for (size_t at = 0; invoice->vat_count == 1 && at < invoice->line_count; at++) {
        struct invoice_line *to = &invoice->lines[at];

        if (to->vat_category.text == NULL && to->vat_rate.text == NULL) {
            to->vat_category = invoice->vat_breakdown[0].category;
            to->vat_rate = invoice->vat_breakdown[0].rate;
        }
    }
}

static const struct format_prefix prefixes[] = {
    {"inv", "urn:sfti:documents:BasicInvoice:1:0"},
    {"cac", "urn:sfti:CommonAggregateComponents:1:0"},
    {"cbc", "urn:oasis:names:tc:ubl:CommonBasicComponents:1:0"},
    {0},
};
static const struct field_group document = {
    .item_bytes = sizeof(struct svefaktura_document),
    .fields = document_fields,
};
const struct format format_svefaktura = {
    .format = FORMAT_SVEFAKTURA,
    .uri = "urn:sfti:documents:BasicInvoice:1:0",
    .root = "Invoice",
    .prefixes = prefixes,
    .document = &document,
    .finish = finish,
};
