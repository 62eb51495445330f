/* SFTI Svefaktura 1.0 (Basic Invoice): its own names for what EN 16931 has, and some that only its
 * own rules ask for. */
#include "parsers/elements/elements.h"

#define AT(path, kind)                                                                             \
    {                                                                                              \
        path, kind, EL_NONE                                                                        \
    }

#define AMOUNT(path, kind) AT(path, kind), AT(path "/@amountCurrencyID", EL_CURRENCY_ID)
#define QUANTITY(path, kind) AT(path, kind), AT(path "/@quantityUnitCode", EL_UNIT_CODE)

#define VAT_CATEGORY(at)                                                                           \
    AT(at, EL_VAT_CATEGORY), AT(at "/cac:ID", EL_CATEGORY_CODE), AT(at "/cbc:Percent", EL_RATE),   \
        AT(at "/cbc:ExemptionReason", EL_EXEMPTION_REASON),                                        \
        AT(at "/cac:TaxScheme/cac:ID", EL_TAX_SCHEME)

#define ADDRESS(at)                                                                                \
    AT(at, EL_ADDRESS), AT(at "/cac:ID", EL_ID), AT(at "/cbc:Postbox", EL_STREET),                 \
        AT(at "/cbc:StreetName", EL_STREET), AT(at "/cbc:Department", EL_STREET),                  \
        AT(at "/cbc:CityName", EL_CITY), AT(at "/cbc:PostalZone", EL_POST_CODE),                   \
        AT(at "/cac:AddressLine", EL_ADDRESS_LINE), AT(at "/cac:AddressLine/cbc:Line", EL_NAME)

#define PARTY(at, kind)                                                                            \
    AT(at, kind), AT(at "/cac:PartyIdentification", EL_PARTY_ID),                                  \
        AT(at "/cac:PartyName/cbc:Name", EL_NAME), ADDRESS(at "/cac:Address"),                     \
        AT(at "/cac:PartyTaxScheme", EL_TAX_REGISTRATION),                                         \
        AT(at "/cac:PartyTaxScheme/cbc:RegistrationName", EL_REGISTERED_NAME),                     \
        AT(at "/cac:PartyTaxScheme/cac:CompanyID", EL_TAX_ID),                                     \
        AT(at "/cac:PartyTaxScheme/cac:TaxScheme/cac:ID", EL_TAX_SCHEME)

#define ALLOWANCE_CHARGE(at)                                                                       \
    AT(at, EL_ALLOWANCE_CHARGE), AT(at "/cbc:ChargeIndicator", EL_CHARGE_INDICATOR),               \
        AT(at "/cac:ReasonCode", EL_REASON_CODE), AMOUNT(at "/cbc:Amount", EL_AMOUNT),             \
        AMOUNT(at "/cac:AllowanceChargeBaseAmount", EL_BASE_AMOUNT)

#define ACCOUNT "cac:PaymentMeans/cac:PayeeFinancialAccount"
#define BREAKDOWN "cac:TaxTotal/cac:TaxSubTotal"

const struct element_row elements_of_svefaktura[] = {
    AT("cbc:IssueDate", EL_ISSUE_DATE),
    AT("inv:InvoiceTypeCode", EL_TYPE_CODE),
    AT("inv:InvoiceCurrencyCode", EL_CURRENCY),
    AT("inv:TaxCurrencyCode", EL_TAX_CURRENCY),
    AT("inv:LineItemCountNumeric", EL_LINE_COUNT),
    AT("inv:AdditionalDocumentReference", EL_SUPPORTING_DOCUMENT),
    AT("inv:AdditionalDocumentReference/cac:ID", EL_ID),
    AT("inv:AdditionalDocumentReference/cac:ID/@identificationSchemeAgencyName", EL_SCHEME_AGENCY),
    AT("inv:AdditionalDocumentReference/cac:ID/@identificationSchemeID", EL_SCHEME_ID),
    PARTY("cac:BuyerParty/cac:Party", EL_BUYER),
    PARTY("cac:SellerParty/cac:Party", EL_SELLER),
    AT("cac:Delivery/cbc:ActualDeliveryDateTime", EL_DELIVERY_DATE),
    AT("cac:PaymentMeans/cac:PaymentMeansTypeCode", EL_PAYMENT_CODE),
    AT("cac:PaymentMeans/cbc:DuePaymentDate", EL_DUE_DATE),
    AT(ACCOUNT, EL_ACCOUNT),
    AT(ACCOUNT "/cac:ID", EL_ACCOUNT_ID),
    AT(ACCOUNT "/cac:FinancialInstitutionBranch/cac:FinancialInstitution/cac:ID", EL_BRANCH),
    AT("cac:PaymentMeans/cac:PayeePartyName/cbc:Name", EL_PAYEE),
    AT("cac:PaymentTerms/cbc:PenaltySurchargePercent", EL_PERCENTAGE),
    ALLOWANCE_CHARGE("inv:AllowanceCharge"),
    VAT_CATEGORY("inv:AllowanceCharge/cac:TaxCategory"),
    AT("cac:ExchangeRate", EL_EXCHANGE_RATE),
    AT("cac:ExchangeRate/cac:SourceCurrencyCode", EL_SOURCE_CURRENCY),
    AT("cac:ExchangeRate/cbc:CalculationRate", EL_CALCULATION_RATE),
    AT("cac:TaxTotal", EL_TAX_TOTAL),
    AMOUNT("cac:TaxTotal/cbc:TotalTaxAmount", EL_TAX_AMOUNT),
    AT(BREAKDOWN, EL_VAT_BREAKDOWN),
    AMOUNT(BREAKDOWN "/cbc:TaxableAmount", EL_TAXABLE_AMOUNT),
    AMOUNT(BREAKDOWN "/cbc:TaxAmount", EL_TAX_AMOUNT),
    VAT_CATEGORY(BREAKDOWN "/cac:TaxCategory"),
    /* In another currency than the invoice's, as it should be. */
    AT(BREAKDOWN "/cac:TaxCurrencyTaxAmount", EL_CONVERTED_TAX),
    AMOUNT(BREAKDOWN "/cac:InitialInvoiceTaxAmount", EL_OTHER_AMOUNT),
    AT("cac:LegalTotal", EL_TOTALS),
    AMOUNT("cac:LegalTotal/cbc:LineExtensionTotalAmount", EL_LINE_TOTAL),
    AMOUNT("cac:LegalTotal/cbc:TaxExclusiveTotalAmount", EL_TAX_EXCLUSIVE),
    AMOUNT("cac:LegalTotal/cbc:TaxInclusiveTotalAmount", EL_TAX_INCLUSIVE),
    AMOUNT("cac:LegalTotal/cac:RoundOffAmount", EL_ROUNDING),
    AT("cac:InvoiceLine", EL_LINE),
    QUANTITY("cac:InvoiceLine/cbc:InvoicedQuantity", EL_QUANTITY),
    AMOUNT("cac:InvoiceLine/cbc:LineExtensionAmount", EL_LINE_NET),
    AT("cac:InvoiceLine/cbc:Note", EL_NOTE),
    ALLOWANCE_CHARGE("cac:InvoiceLine/cac:AllowanceCharge"),
    AT("cac:InvoiceLine/cac:Item/cbc:Description", EL_ITEM_NAME),
    VAT_CATEGORY("cac:InvoiceLine/cac:Item/cac:TaxCategory"),
    AT("cac:InvoiceLine/cac:Item/cac:BasePrice", EL_PRICE),
    AMOUNT("cac:InvoiceLine/cac:Item/cac:BasePrice/cbc:PriceAmount", EL_PRICE_AMOUNT),
    QUANTITY("cac:InvoiceLine/cac:Item/cac:BasePrice/cbc:BaseQuantity", EL_BASE_QUANTITY),
    AT("inv:RequisitionistDocumentReference/cac:ID", EL_BUYER_REFERENCE),
    AT("inv:InitialInvoiceDocumentReference/cac:ID", EL_PRECEDING_INVOICE),
    AT("inv:InvoicingPeriod", EL_PERIOD),
    AT("inv:InvoicingPeriod/cbc:StartDateTime", EL_PERIOD_START),
    AT("inv:InvoicingPeriod/cbc:EndDateTime", EL_PERIOD_END),
    AT("//cbc:PostalZone", EL_POST_CODE),
    AT("//cbc:Telephone", EL_CONTACT_PHONE),
    AT("//cbc:Telefax", EL_CONTACT_PHONE),
    {0},
};
