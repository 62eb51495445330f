/* UBL 2.1 Invoice and CreditNote (EN 16931-3-2). */
#include "parsers/elements/elements.h"

#define ADDRESS(at)                                                                                \
    {at, EL_ADDRESS, EL_NONE}, {at "/cbc:StreetName", EL_STREET, EL_NONE},                         \
        {at "/cbc:CityName", EL_CITY, EL_NONE}, {at "/cbc:PostalZone", EL_POST_CODE, EL_NONE},     \
        {at "/cbc:CountrySubentity", EL_SUBDIVISION, EL_NONE},                                     \
    {                                                                                              \
        at "/cac:Country/cbc:IdentificationCode", EL_COUNTRY, EL_NONE                              \
    }

#define PARTY(at)                                                                                  \
    {at "/cbc:EndpointID", EL_ENDPOINT, EL_NONE},                                                  \
        {at "/cbc:EndpointID/@schemeID", EL_SCHEME_ID, EL_NONE},                                   \
        {at "/cac:PartyIdentification/cbc:ID", EL_PARTY_ID, EL_NONE},                              \
        {at "/cac:PartyIdentification/cbc:ID/@schemeID", EL_SCHEME_ID, EL_NONE},                   \
        {at "/cac:PartyName/cbc:Name", EL_TRADING_NAME, EL_NONE},                                  \
        ADDRESS(at "/cac:PostalAddress"),                                                          \
        {at "/cac:PartyTaxScheme", EL_TAX_REGISTRATION, EL_NONE},                                  \
        {at "/cac:PartyTaxScheme/cbc:CompanyID", EL_TAX_ID, EL_NONE},                              \
        {at "/cac:PartyTaxScheme/cbc:CompanyID/@schemeID", EL_SCHEME_ID, EL_NONE},                 \
        {at "/cac:PartyTaxScheme/cac:TaxScheme/cbc:ID", EL_TAX_SCHEME, EL_NONE},                   \
        {at "/cac:PartyLegalEntity/cbc:RegistrationName", EL_NAME, EL_NONE},                       \
        {at "/cac:PartyLegalEntity/cbc:CompanyID", EL_LEGAL_ID, EL_NONE},                          \
        {at "/cac:PartyLegalEntity/cbc:CompanyID/@schemeID", EL_SCHEME_ID, EL_NONE},               \
        {at "/cac:PartyLegalEntity/cbc:CompanyLegalForm", EL_LEGAL_FORM, EL_NONE},                 \
        {at "/cac:Contact", EL_CONTACT, EL_NONE},                                                  \
        {at "/cac:Contact/cbc:Name", EL_CONTACT_NAME, EL_NONE},                                    \
        {at "/cac:Contact/cbc:Telephone", EL_CONTACT_PHONE, EL_NONE},                              \
    {                                                                                              \
        at "/cac:Contact/cbc:ElectronicMail", EL_CONTACT_EMAIL, EL_NONE                            \
    }

#define VAT_CATEGORY(at)                                                                           \
    {at, EL_VAT_CATEGORY, EL_NONE}, {at "/cbc:ID", EL_CATEGORY_CODE, EL_NONE},                     \
        {at "/cbc:Percent", EL_RATE, EL_NONE},                                                     \
        {at "/cbc:TaxExemptionReason", EL_EXEMPTION_REASON, EL_NONE},                              \
        {at "/cbc:TaxExemptionReasonCode", EL_EXEMPTION_CODE, EL_NONE},                            \
    {                                                                                              \
        at "/cac:TaxScheme/cbc:ID", EL_TAX_SCHEME, EL_NONE                                         \
    }

#define ALLOWANCE_CHARGE(at)                                                                       \
    {at, EL_ALLOWANCE_CHARGE, EL_NONE}, {at "/cbc:ChargeIndicator", EL_CHARGE_INDICATOR, EL_NONE}, \
        {at "/cbc:AllowanceChargeReasonCode", EL_REASON_CODE, EL_NONE},                            \
        {at "/cbc:AllowanceChargeReason", EL_REASON, EL_NONE},                                     \
        {at "/cbc:MultiplierFactorNumeric", EL_PERCENTAGE, EL_NONE},                               \
        {at "/cbc:Amount", EL_AMOUNT, EL_NONE},                                                    \
        {at "/cbc:Amount/@currencyID", EL_CURRENCY_ID, EL_NONE},                                   \
        {at "/cbc:BaseAmount", EL_BASE_AMOUNT, EL_NONE},                                           \
        {at "/cbc:BaseAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},                               \
        VAT_CATEGORY(at "/cac:TaxCategory")

#define PERIOD(at)                                                                                 \
    {at, EL_PERIOD, EL_NONE}, {at "/cbc:StartDate", EL_PERIOD_START, EL_NONE},                     \
        {at "/cbc:EndDate", EL_PERIOD_END, EL_NONE},                                               \
    {                                                                                              \
        at "/cbc:DescriptionCode", EL_TAX_POINT_CODE, EL_NONE                                      \
    }

#define TOTAL(name, kind)                                                                          \
    {"cac:LegalMonetaryTotal/cbc:" name, kind, EL_NONE},                                           \
    {                                                                                              \
        "cac:LegalMonetaryTotal/cbc:" name "/@currencyID", EL_CURRENCY_ID, EL_NONE                 \
    }

#define OTHER_AMOUNT(name)                                                                         \
    {"//cbc:" name, EL_OTHER_AMOUNT, EL_NONE},                                                     \
    {                                                                                              \
        "//cbc:" name "/@currencyID", EL_CURRENCY_ID, EL_NONE                                      \
    }

/* A line inside a line, which may hold such lines itself. */
#define SUB_LINE(at, quantity)                                                                     \
    {at, EL_OTHER_LINE, EL_NONE}, {at "/cbc:" quantity, EL_QUANTITY, EL_NONE},                     \
        {at "/cbc:" quantity "/@unitCode", EL_UNIT_CODE, EL_NONE},                                 \
        {at "/cac:Price", EL_OTHER_PRICE, EL_NONE},                                                \
        {at "/cac:Price/cbc:PriceAmount", EL_PRICE_AMOUNT, EL_NONE},                               \
        {at "/cac:Price/cbc:PriceAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},                    \
        {at "/cac:Price/cbc:BaseQuantity", EL_BASE_QUANTITY, EL_NONE},                             \
    {                                                                                              \
        at "/cac:Price/cbc:BaseQuantity/@unitCode", EL_UNIT_CODE, EL_NONE                          \
    }

#define OTHER_ALLOWANCE(at)                                                                        \
    {at, EL_OTHER_ALLOWANCE, EL_NONE}, {at "/cbc:ChargeIndicator", EL_CHARGE_INDICATOR, EL_NONE},  \
        {at "/cbc:AllowanceChargeReasonCode", EL_REASON_CODE, EL_NONE},                            \
        {at "/cbc:Amount", EL_AMOUNT, EL_NONE},                                                    \
        {at "/cbc:Amount/@currencyID", EL_CURRENCY_ID, EL_NONE},                                   \
        {at "/cbc:BaseAmount", EL_BASE_AMOUNT, EL_NONE},                                           \
        {at "/cbc:BaseAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},                               \
        VAT_CATEGORY(at "/cac:TaxCategory")

/* Invoice lines and credit note lines are alike. */
#define LINE(at, quantity)                                                                         \
    {at, EL_LINE, EL_NONE}, {at "/cbc:ID", EL_LINE_ID, EL_NONE},                                   \
        {at "/cbc:Note", EL_NOTE, EL_NONE}, {at "/cbc:" quantity, EL_QUANTITY, EL_NONE},           \
        {at "/cbc:" quantity "/@unitCode", EL_UNIT_CODE, EL_NONE},                                 \
        {at "/cbc:LineExtensionAmount", EL_LINE_NET, EL_NONE},                                     \
        {at "/cbc:LineExtensionAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},                      \
        {at "/cbc:AccountingCost", EL_ACCOUNTING_REFERENCE, EL_NONE},                              \
        PERIOD(at "/cac:InvoicePeriod"),                                                           \
        {at "/cac:OrderLineReference/cbc:LineID", EL_ORDER_LINE, EL_NONE},                         \
        {at "/cac:BillingReference", EL_PRECEDING_INVOICE, EL_NONE},                               \
        {at "/cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", EL_ID, EL_NONE},          \
        {at "/cac:Delivery", EL_DELIVERY, EL_NONE},                                                \
        ADDRESS(at "/cac:Delivery/cac:DeliveryLocation/cac:Address"),                              \
        {at "/cac:DocumentReference", EL_LINE_OBJECT, EL_NONE},                                    \
        {at "/cac:DocumentReference/cbc:ID", EL_ID, EL_NONE},                                      \
        {at "/cac:DocumentReference/cbc:ID/@schemeID", EL_SCHEME_ID, EL_NONE},                     \
        {at "/cac:DocumentReference/cbc:DocumentTypeCode", EL_DOCUMENT_TYPE_CODE, EL_NONE},        \
        ALLOWANCE_CHARGE(at "/cac:AllowanceCharge"),                                               \
        {at "/cac:Item/cbc:Description", EL_DESCRIPTION, EL_NONE},                                 \
        {at "/cac:Item/cbc:Name", EL_ITEM_NAME, EL_NONE},                                          \
        {at "/cac:Item/cac:BuyersItemIdentification/cbc:ID", EL_BUYER_ITEM_ID, EL_NONE},           \
        {at "/cac:Item/cac:SellersItemIdentification/cbc:ID", EL_SELLER_ITEM_ID, EL_NONE},         \
        {at "/cac:Item/cac:StandardItemIdentification/cbc:ID", EL_STANDARD_ID, EL_NONE},           \
        {at "/cac:Item/cac:StandardItemIdentification/cbc:ID/@schemeID", EL_SCHEME_ID, EL_NONE},   \
        {at "/cac:Item/cac:OriginCountry/cbc:IdentificationCode", EL_ORIGIN_COUNTRY, EL_NONE},     \
        {at "/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode", EL_CLASSIFICATION, \
         EL_NONE},                                                                                 \
        {at "/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode/@listID",            \
         EL_LIST_ID, EL_NONE},                                                                     \
        {at "/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode/@listVersionID",     \
         EL_LIST_VERSION, EL_NONE},                                                                \
        VAT_CATEGORY(at "/cac:Item/cac:ClassifiedTaxCategory"),                                    \
        {at "/cac:Item/cac:AdditionalItemProperty", EL_ITEM_ATTRIBUTE, EL_NONE},                   \
        {at "/cac:Item/cac:AdditionalItemProperty/cbc:Name", EL_ATTRIBUTE_NAME, EL_NONE},          \
        {at "/cac:Item/cac:AdditionalItemProperty/cbc:Value", EL_ATTRIBUTE_VALUE, EL_NONE},        \
        {at "/cac:Price", EL_PRICE, EL_NONE},                                                      \
        {at "/cac:Price/cbc:PriceAmount", EL_PRICE_AMOUNT, EL_NONE},                               \
        {at "/cac:Price/cbc:PriceAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},                    \
        {at "/cac:Price/cbc:BaseQuantity", EL_BASE_QUANTITY, EL_NONE},                             \
        {at "/cac:Price/cbc:BaseQuantity/@unitCode", EL_UNIT_CODE, EL_NONE},                       \
        ALLOWANCE_CHARGE(at "/cac:Price/cac:AllowanceCharge")

const struct element_row elements_of_ubl[] = {
    {"cbc:CustomizationID", EL_SPECIFICATION, EL_NONE},
    {"cbc:ProfileID", EL_BUSINESS_PROCESS, EL_NONE},
    {"cbc:ID", EL_NUMBER, EL_NONE},
    {"cbc:IssueDate", EL_ISSUE_DATE, EL_NONE},
    {"cbc:DueDate", EL_DUE_DATE, EL_NONE},
    {"cbc:InvoiceTypeCode", EL_TYPE_CODE, EL_NONE},
    {"cbc:CreditNoteTypeCode", EL_TYPE_CODE, EL_NONE},
    {"cbc:Note", EL_NOTE, EL_NONE},
    {"cbc:TaxPointDate", EL_TAX_POINT_DATE, EL_NONE},
    {"cbc:DocumentCurrencyCode", EL_CURRENCY, EL_NONE},
    {"cbc:TaxCurrencyCode", EL_TAX_CURRENCY, EL_NONE},
    {"cbc:AccountingCost", EL_ACCOUNTING_REFERENCE, EL_NONE},
    {"cbc:BuyerReference", EL_BUYER_REFERENCE, EL_NONE},
    PERIOD("cac:InvoicePeriod"),
    {"cac:OrderReference/cbc:ID", EL_ORDER_REFERENCE, EL_NONE},
    {"cac:OrderReference/cbc:SalesOrderID", EL_SALES_ORDER_REFERENCE, EL_NONE},
    {"cac:BillingReference", EL_PRECEDING_INVOICE, EL_NONE},
    {"cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID", EL_ID, EL_NONE},
    {"cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate", EL_DATE, EL_NONE},
    {"cac:DespatchDocumentReference/cbc:ID", EL_DESPATCH_REFERENCE, EL_NONE},
    {"cac:ReceiptDocumentReference/cbc:ID", EL_RECEIPT_REFERENCE, EL_NONE},
    {"cac:OriginatorDocumentReference/cbc:ID", EL_TENDER_REFERENCE, EL_NONE},
    {"cac:ContractDocumentReference/cbc:ID", EL_CONTRACT_REFERENCE, EL_NONE},
    {"cac:ProjectReference/cbc:ID", EL_PROJECT_REFERENCE, EL_NONE},
    {"cac:AdditionalDocumentReference", EL_SUPPORTING_DOCUMENT, EL_NONE},
    {"cac:AdditionalDocumentReference/cbc:ID", EL_ID, EL_NONE},
    {"cac:AdditionalDocumentReference/cbc:ID/@schemeID", EL_SCHEME_ID, EL_NONE},
    {"cac:AdditionalDocumentReference/cbc:DocumentTypeCode", EL_DOCUMENT_TYPE_CODE, EL_NONE},
    {"cac:AdditionalDocumentReference/cbc:DocumentDescription", EL_DESCRIPTION, EL_NONE},
    {"cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject",
     EL_ATTACHMENT, EL_NONE},
    {"cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@mimeCode",
     EL_MEDIA_TYPE, EL_NONE},
    {"cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@filename",
     EL_FILE_NAME, EL_NONE},
    {"cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference", EL_LOCATION_MARK,
     EL_NONE},
    {"cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference/cbc:URI", EL_LOCATION,
     EL_NONE},
    {"cac:AccountingSupplierParty", EL_SELLER, EL_NONE},
    {"cac:AccountingSupplierParty/cac:Party", EL_PARTY_MARK, EL_NONE},
    PARTY("cac:AccountingSupplierParty/cac:Party"),
    {"cac:AccountingCustomerParty", EL_BUYER, EL_NONE},
    {"cac:AccountingCustomerParty/cac:Party", EL_PARTY_MARK, EL_NONE},
    PARTY("cac:AccountingCustomerParty/cac:Party"),
    {"cac:PayeeParty", EL_PAYEE, EL_NONE},
    PARTY("cac:PayeeParty"),
    {"cac:TaxRepresentativeParty", EL_TAX_REPRESENTATIVE, EL_NONE},
    PARTY("cac:TaxRepresentativeParty"),
    {"cac:Delivery", EL_DELIVERY, EL_NONE},
    {"cac:Delivery/cbc:ActualDeliveryDate", EL_DELIVERY_DATE, EL_NONE},
    {"cac:Delivery/cac:DeliveryLocation/cbc:ID", EL_LOCATION_ID, EL_NONE},
    {"cac:Delivery/cac:DeliveryLocation/cbc:ID/@schemeID", EL_SCHEME_ID, EL_NONE},
    ADDRESS("cac:Delivery/cac:DeliveryLocation/cac:Address"),
    {"cac:PaymentMeans", EL_PAYMENT_MEANS, EL_NONE},
    {"cac:PaymentMeans/cbc:PaymentMeansCode", EL_PAYMENT_CODE, EL_NONE},
    {"cac:PaymentMeans/cbc:PaymentMeansCode/@name", EL_NAME_ATTRIBUTE, EL_NONE},
    {"cac:PaymentMeans/cbc:PaymentID", EL_PAYMENT_REFERENCE, EL_NONE},
    {"cac:PaymentMeans/cbc:PaymentDueDate", EL_DUE_DATE, EL_NONE},
    {"cac:PaymentMeans/cac:CardAccount", EL_CARD, EL_NONE},
    {"cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID", EL_CARD_NUMBER, EL_NONE},
    {"cac:PaymentMeans/cac:CardAccount/cbc:HolderName", EL_CARD_HOLDER, EL_NONE},
    {"cac:PaymentMeans/cac:PayeeFinancialAccount", EL_ACCOUNT, EL_NONE},
    {"cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID", EL_ACCOUNT_ID, EL_NONE},
    {"cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID/@schemeID", EL_SCHEME_ID, EL_NONE},
    {"cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name", EL_ACCOUNT_NAME, EL_NONE},
    {"cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID", EL_BRANCH,
     EL_NONE},
    {"cac:PaymentMeans/cac:PaymentMandate", EL_MANDATE, EL_NONE},
    {"cac:PaymentMeans/cac:PaymentMandate/cbc:ID", EL_MANDATE_ID, EL_NONE},
    {"cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID", EL_DEBITED_ACCOUNT,
     EL_NONE},
    {"cac:PaymentTerms/cbc:Note", EL_PAYMENT_TERMS, EL_NONE},
    ALLOWANCE_CHARGE("cac:AllowanceCharge"),
    {"cac:TaxTotal", EL_TAX_TOTAL, EL_NONE},
    {"cac:TaxTotal/cbc:TaxAmount", EL_TAX_AMOUNT, EL_NONE},
    {"cac:TaxTotal/cbc:TaxAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},
    {"cac:TaxTotal/cac:TaxSubtotal", EL_VAT_BREAKDOWN, EL_NONE},
    {"cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount", EL_TAXABLE_AMOUNT, EL_NONE},
    {"cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},
    {"cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount", EL_TAX_AMOUNT, EL_NONE},
    {"cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},
    VAT_CATEGORY("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"),
    {"cac:LegalMonetaryTotal", EL_TOTALS, EL_NONE},
    TOTAL("LineExtensionAmount", EL_LINE_TOTAL),
    TOTAL("TaxExclusiveAmount", EL_TAX_EXCLUSIVE),
    TOTAL("TaxInclusiveAmount", EL_TAX_INCLUSIVE),
    TOTAL("AllowanceTotalAmount", EL_ALLOWANCE_TOTAL),
    TOTAL("ChargeTotalAmount", EL_CHARGE_TOTAL),
    TOTAL("PrepaidAmount", EL_PREPAID),
    TOTAL("PayableRoundingAmount", EL_ROUNDING),
    TOTAL("PayableAmount", EL_PAYABLE),
    LINE("cac:InvoiceLine", "InvoicedQuantity"),
    LINE("cac:CreditNoteLine", "CreditedQuantity"),
    /* Anywhere else: in a line inside a line, in parts that EN 16931 does not know. */
    OTHER_AMOUNT("Amount"),
    OTHER_AMOUNT("BaseAmount"),
    OTHER_AMOUNT("PriceAmount"),
    OTHER_AMOUNT("TaxableAmount"),
    OTHER_AMOUNT("LineExtensionAmount"),
    OTHER_AMOUNT("TaxExclusiveAmount"),
    OTHER_AMOUNT("TaxInclusiveAmount"),
    OTHER_AMOUNT("AllowanceTotalAmount"),
    OTHER_AMOUNT("ChargeTotalAmount"),
    OTHER_AMOUNT("PrepaidAmount"),
    OTHER_AMOUNT("PayableRoundingAmount"),
    OTHER_AMOUNT("PayableAmount"),
    {"//cbc:IssueDate", EL_OTHER_DATE, EL_NONE},
    {"//cbc:DueDate", EL_OTHER_DATE, EL_NONE},
    {"//cbc:TaxPointDate", EL_OTHER_DATE, EL_NONE},
    {"//cbc:StartDate", EL_OTHER_DATE, EL_NONE},
    {"//cbc:EndDate", EL_OTHER_DATE, EL_NONE},
    {"//cbc:ActualDeliveryDate", EL_OTHER_DATE, EL_NONE},
    SUB_LINE("//cac:SubInvoiceLine", "InvoicedQuantity"),
    SUB_LINE("//cac:SubCreditNoteLine", "CreditedQuantity"),
    VAT_CATEGORY("//cac:ClassifiedTaxCategory"),
    OTHER_ALLOWANCE("//cac:AllowanceCharge"),
    {"//cac:TaxTotal", EL_OTHER_TAX_TOTAL, EL_NONE},
    {"//cac:TaxTotal/cac:TaxSubtotal", EL_VAT_BREAKDOWN, EL_NONE},
    {"//cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount", EL_TAXABLE_AMOUNT, EL_NONE},
    {"//cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},
    {"//cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount", EL_TAX_AMOUNT, EL_NONE},
    {"//cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},
    VAT_CATEGORY("//cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"),
    {"//cbc:TaxAmount", EL_TAX_AMOUNT, EL_NONE},
    {"//cbc:TaxAmount/@currencyID", EL_CURRENCY_ID, EL_NONE},
    {"//cbc:EndpointID", EL_OTHER_ENDPOINT, EL_NONE},
    {"//cbc:EndpointID/@schemeID", EL_SCHEME_ID, EL_NONE},
    {"//cbc:CompanyID", EL_OTHER_ID, EL_NONE},
    {"//cbc:CompanyID/@schemeID", EL_SCHEME_ID, EL_NONE},
    {"//cac:PartyIdentification/cbc:ID", EL_OTHER_ID, EL_NONE},
    {"//cac:PartyIdentification/cbc:ID/@schemeID", EL_SCHEME_ID, EL_NONE},
    {"//cbc:EmbeddedDocumentBinaryObject", EL_ATTACHMENT, EL_NONE},
    {"//cbc:EmbeddedDocumentBinaryObject/@mimeCode", EL_MEDIA_TYPE, EL_NONE},
    {0},
};
