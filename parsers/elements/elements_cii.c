/* UN/CEFACT Cross Industry Invoice D16B (EN 16931-3-3). */
#include "parsers/elements/elements.h"

#define TRANSACTION "rsm:SupplyChainTradeTransaction"
#define LINE TRANSACTION "/ram:IncludedSupplyChainTradeLineItem"
#define LINE_AGREEMENT LINE "/ram:SpecifiedLineTradeAgreement"
#define LINE_DELIVERY LINE "/ram:SpecifiedLineTradeDelivery"
#define LINE_SETTLEMENT LINE "/ram:SpecifiedLineTradeSettlement"
#define AGREEMENT TRANSACTION "/ram:ApplicableHeaderTradeAgreement"
#define DELIVERY TRANSACTION "/ram:ApplicableHeaderTradeDelivery"
#define SETTLEMENT TRANSACTION "/ram:ApplicableHeaderTradeSettlement"
#define MEANS SETTLEMENT "/ram:SpecifiedTradeSettlementPaymentMeans"
#define TERMS SETTLEMENT "/ram:SpecifiedTradePaymentTerms"
#define TOTALS SETTLEMENT "/ram:SpecifiedTradeSettlementHeaderMonetarySummation"

/* One that is this kind without more. */
#define AT(path, kind)                                                                             \
    {                                                                                              \
        path, kind, EL_NONE                                                                        \
    }

#define SCHEMED(path, kind) AT(path, kind), AT(path "/@schemeID", EL_SCHEME_ID)

#define DAY(path, kind)                                                                            \
    AT(path "/udt:DateTimeString", kind), AT(path "/udt:DateTimeString/@format", EL_DATE_FORMAT)

#define ADDRESS(at)                                                                                \
    AT(at, EL_ADDRESS), AT(at "/ram:LineOne", EL_STREET), AT(at "/ram:CityName", EL_CITY),         \
        AT(at "/ram:PostcodeCode", EL_POST_CODE),                                                  \
        AT(at "/ram:CountrySubDivisionName", EL_SUBDIVISION), AT(at "/ram:CountryID", EL_COUNTRY)

/* The scheme of a registration is an attribute of its number: VA is VAT. */
#define PARTY(at, kind, name_kind)                                                                 \
    AT(at, kind), SCHEMED(at "/ram:ID", EL_PARTY_ID), SCHEMED(at "/ram:GlobalID", EL_GLOBAL_ID),   \
        AT(at "/ram:Name", name_kind), AT(at "/ram:Description", EL_LEGAL_FORM),                   \
        SCHEMED(at "/ram:SpecifiedLegalOrganization/ram:ID", EL_LEGAL_ID),                         \
        AT(at "/ram:SpecifiedLegalOrganization/ram:TradingBusinessName", EL_TRADING_NAME),         \
        AT(at "/ram:DefinedTradeContact", EL_CONTACT),                                             \
        AT(at "/ram:DefinedTradeContact/ram:PersonName", EL_CONTACT_NAME),                         \
        AT(at "/ram:DefinedTradeContact/ram:DepartmentName", EL_CONTACT_NAME),                     \
        AT(at "/ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber",   \
           EL_CONTACT_PHONE),                                                                      \
        AT(at "/ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID",             \
           EL_CONTACT_EMAIL),                                                                      \
        ADDRESS(at "/ram:PostalTradeAddress"),                                                     \
        AT(at "/ram:URIUniversalCommunication", EL_ENDPOINT_MARK),                                 \
        SCHEMED(at "/ram:URIUniversalCommunication/ram:URIID", EL_ENDPOINT),                       \
        AT(at "/ram:SpecifiedTaxRegistration", EL_TAX_REGISTRATION),                               \
        AT(at "/ram:SpecifiedTaxRegistration/ram:ID", EL_TAX_ID),                                  \
        AT(at "/ram:SpecifiedTaxRegistration/ram:ID/@schemeID", EL_TAX_SCHEME)

#define VAT_CATEGORY(at)                                                                           \
    AT(at, EL_VAT_CATEGORY), AT(at "/ram:TypeCode", EL_TAX_SCHEME),                                \
        AT(at "/ram:ExemptionReason", EL_EXEMPTION_REASON),                                        \
        AT(at "/ram:CategoryCode", EL_CATEGORY_CODE),                                              \
        AT(at "/ram:ExemptionReasonCode", EL_EXEMPTION_CODE),                                      \
        AT(at "/ram:TaxPointDate", EL_TAX_POINT_DATE),                                             \
        AT(at "/ram:DueDateTypeCode", EL_TAX_POINT_CODE),                                          \
        AT(at "/ram:RateApplicablePercent", EL_RATE)

#define ALLOWANCE_CHARGE(at)                                                                       \
    AT(at, EL_ALLOWANCE_CHARGE), AT(at "/ram:ChargeIndicator/udt:Indicator", EL_CHARGE_INDICATOR), \
        AT(at "/ram:CalculationPercent", EL_PERCENTAGE),                                           \
        AT(at "/ram:BasisAmount", EL_BASE_AMOUNT), AT(at "/ram:ActualAmount", EL_AMOUNT),          \
        AT(at "/ram:ReasonCode", EL_REASON_CODE), AT(at "/ram:Reason", EL_REASON),                 \
        VAT_CATEGORY(at "/ram:CategoryTradeTax")

#define PERIOD(at)                                                                                 \
    AT(at, EL_PERIOD), AT(at "/ram:StartDateTime", EL_PERIOD_START_MARK),                          \
        DAY(at "/ram:StartDateTime", EL_PERIOD_START),                                             \
        AT(at "/ram:EndDateTime", EL_PERIOD_END_MARK), DAY(at "/ram:EndDateTime", EL_PERIOD_END)

#define DOCUMENT(at, kind)                                                                         \
    AT(at, kind), AT(at "/ram:IssuerAssignedID", EL_ID),                                           \
        AT(at "/ram:TypeCode", EL_DOCUMENT_TYPE_CODE), AT(at "/ram:Name", EL_DESCRIPTION),         \
        AT(at "/ram:URIID", EL_LOCATION), AT(at "/ram:AttachmentBinaryObject", EL_ATTACHMENT),     \
        AT(at "/ram:AttachmentBinaryObject/@mimeCode", EL_MEDIA_TYPE),                             \
        AT(at "/ram:AttachmentBinaryObject/@filename", EL_FILE_NAME),                              \
        AT(at "/ram:ReferenceTypeCode", EL_SCHEME_ID)

#define PRICE(at, kind)                                                                            \
    AT(at, kind), AT(at "/ram:ChargeAmount", EL_PRICE_AMOUNT),                                     \
        AT(at "/ram:BasisQuantity", EL_BASE_QUANTITY),                                             \
        AT(at "/ram:BasisQuantity/@unitCode", EL_UNIT_CODE),                                       \
        ALLOWANCE_CHARGE(at "/ram:AppliedTradeAllowanceCharge")

/* What stands in a VAT breakdown and not in a category of other syntaxes. */
#define IN_CATEGORY(name, kind)                                                                    \
    {                                                                                              \
        SETTLEMENT "/ram:ApplicableTradeTax/ram:" name, kind, EL_VAT_CATEGORY                      \
    }

const struct element_row elements_of_cii[] = {
    AT("rsm:ExchangedDocumentContext", EL_CONTEXT_MARK),
    AT("rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID",
       EL_BUSINESS_PROCESS),
    AT("rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
       EL_SPECIFICATION),
    AT("rsm:ExchangedDocument", EL_HEADER_MARK),
    AT("rsm:ExchangedDocument/ram:ID", EL_NUMBER),
    AT("rsm:ExchangedDocument/ram:TypeCode", EL_TYPE_CODE),
    DAY("rsm:ExchangedDocument/ram:IssueDateTime", EL_ISSUE_DATE),
    AT("rsm:ExchangedDocument/ram:IncludedNote", EL_NOTE_MARK),
    AT("rsm:ExchangedDocument/ram:IncludedNote/ram:Content", EL_NOTE),
    AT("rsm:ExchangedDocument/ram:IncludedNote/ram:SubjectCode", EL_NOTE_SUBJECT),

    AT(LINE, EL_LINE),
    AT(LINE "/ram:AssociatedDocumentLineDocument/ram:LineID", EL_LINE_ID),
    AT(LINE "/ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content", EL_NOTE),
    SCHEMED(LINE "/ram:SpecifiedTradeProduct/ram:GlobalID", EL_STANDARD_ID),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:SellerAssignedID", EL_SELLER_ITEM_ID),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:BuyerAssignedID", EL_BUYER_ITEM_ID),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:Name", EL_ITEM_NAME),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:Description", EL_DESCRIPTION),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic", EL_ITEM_ATTRIBUTE),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic/ram:Description",
       EL_ATTRIBUTE_NAME),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic/ram:Value",
       EL_ATTRIBUTE_VALUE),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:DesignatedProductClassification/ram:ClassCode",
       EL_CLASSIFICATION),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:DesignatedProductClassification/ram:ClassCode/@listID",
       EL_LIST_ID),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:DesignatedProductClassification/ram:ClassCode"
            "/@listVersionID",
       EL_LIST_VERSION),
    AT(LINE "/ram:SpecifiedTradeProduct/ram:OriginTradeCountry/ram:ID", EL_ORIGIN_COUNTRY),
    AT(LINE_AGREEMENT "/ram:BuyerOrderReferencedDocument/ram:LineID", EL_ORDER_LINE),
    DOCUMENT(LINE_AGREEMENT "/ram:AdditionalReferencedDocument", EL_OTHER_DOCUMENT),
    PRICE(LINE_AGREEMENT "/ram:GrossPriceProductTradePrice", EL_GROSS_PRICE),
    PRICE(LINE_AGREEMENT "/ram:NetPriceProductTradePrice", EL_PRICE),
    AT(LINE_DELIVERY "/ram:BilledQuantity", EL_QUANTITY),
    AT(LINE_DELIVERY "/ram:BilledQuantity/@unitCode", EL_UNIT_CODE),
    DOCUMENT(LINE_DELIVERY "/ram:AdditionalReferencedDocument", EL_OTHER_DOCUMENT),
    VAT_CATEGORY(LINE_SETTLEMENT "/ram:ApplicableTradeTax"),
    PERIOD(LINE_SETTLEMENT "/ram:BillingSpecifiedPeriod"),
    ALLOWANCE_CHARGE(LINE_SETTLEMENT "/ram:SpecifiedTradeAllowanceCharge"),
    AT(LINE_SETTLEMENT "/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount",
       EL_LINE_NET),
    DOCUMENT(LINE_SETTLEMENT "/ram:AdditionalReferencedDocument", EL_LINE_OBJECT),
    AT(LINE_SETTLEMENT "/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID",
       EL_ACCOUNTING_REFERENCE),

    AT(AGREEMENT, EL_AGREEMENT_MARK),
    AT(AGREEMENT "/ram:BuyerReference", EL_BUYER_REFERENCE),
    PARTY(AGREEMENT "/ram:SellerTradeParty", EL_SELLER, EL_NAME),
    PARTY(AGREEMENT "/ram:BuyerTradeParty", EL_BUYER, EL_NAME),
    PARTY(AGREEMENT "/ram:SellerTaxRepresentativeTradeParty", EL_TAX_REPRESENTATIVE,
          EL_TRADING_NAME),
    AT(AGREEMENT "/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID",
       EL_SALES_ORDER_REFERENCE),
    AT(AGREEMENT "/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID", EL_ORDER_REFERENCE),
    AT(AGREEMENT "/ram:ContractReferencedDocument/ram:IssuerAssignedID", EL_CONTRACT_REFERENCE),
    DOCUMENT(AGREEMENT "/ram:AdditionalReferencedDocument", EL_SUPPORTING_DOCUMENT),
    AT(AGREEMENT "/ram:SpecifiedProcuringProject/ram:ID", EL_PROJECT_REFERENCE),

    AT(DELIVERY, EL_DELIVERY),
    SCHEMED(DELIVERY "/ram:ShipToTradeParty/ram:ID", EL_LOCATION_ID),
    SCHEMED(DELIVERY "/ram:ShipToTradeParty/ram:GlobalID", EL_LOCATION_ID),
    ADDRESS(DELIVERY "/ram:ShipToTradeParty/ram:PostalTradeAddress"),
    DAY(DELIVERY "/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime", EL_DELIVERY_DATE),
    DOCUMENT(DELIVERY "/ram:AdditionalReferencedDocument", EL_SUPPORTING_DOCUMENT),
    AT(DELIVERY "/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID",
       EL_DESPATCH_REFERENCE),
    AT(DELIVERY "/ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID",
       EL_RECEIPT_REFERENCE),

    AT(SETTLEMENT, EL_SETTLEMENT_MARK),
    AT(SETTLEMENT "/ram:PaymentReference", EL_PAYMENT_REFERENCE),
    AT(SETTLEMENT "/ram:TaxCurrencyCode", EL_TAX_CURRENCY),
    AT(SETTLEMENT "/ram:InvoiceCurrencyCode", EL_CURRENCY),
    PARTY(SETTLEMENT "/ram:PayeeTradeParty", EL_PAYEE, EL_TRADING_NAME),
    AT(MEANS, EL_PAYMENT_MEANS),
    AT(MEANS "/ram:TypeCode", EL_PAYMENT_CODE),
    AT(MEANS "/ram:Information", EL_NAME_ATTRIBUTE),
    AT(MEANS "/ram:ApplicableTradeSettlementFinancialCard", EL_CARD),
    AT(MEANS "/ram:ApplicableTradeSettlementFinancialCard/ram:ID", EL_CARD_NUMBER),
    AT(MEANS "/ram:ApplicableTradeSettlementFinancialCard/ram:CardholderName", EL_CARD_HOLDER),
    AT(MEANS "/ram:PayerPartyDebtorFinancialAccount/ram:IBANID", EL_DEBITED_ACCOUNT),
    AT(MEANS "/ram:PayeePartyCreditorFinancialAccount", EL_ACCOUNT),
    AT(MEANS "/ram:PayeePartyCreditorFinancialAccount/ram:IBANID", EL_IBAN),
    AT(MEANS "/ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID", EL_ACCOUNT_ID),
    AT(MEANS "/ram:PayeePartyCreditorFinancialAccount/ram:AccountName", EL_ACCOUNT_NAME),
    AT(MEANS "/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID", EL_BRANCH),
    AT(SETTLEMENT "/ram:ApplicableTradeTax", EL_VAT_BREAKDOWN),
    AT(SETTLEMENT "/ram:ApplicableTradeTax/ram:CalculatedAmount", EL_TAX_AMOUNT),
    IN_CATEGORY("TypeCode", EL_TAX_SCHEME),
    IN_CATEGORY("ExemptionReason", EL_EXEMPTION_REASON),
    AT(SETTLEMENT "/ram:ApplicableTradeTax/ram:BasisAmount", EL_TAXABLE_AMOUNT),
    IN_CATEGORY("CategoryCode", EL_CATEGORY_CODE),
    IN_CATEGORY("ExemptionReasonCode", EL_EXEMPTION_CODE),
    AT(SETTLEMENT "/ram:ApplicableTradeTax/ram:TaxPointDate", EL_TAX_POINT_DATE),
    AT(SETTLEMENT "/ram:ApplicableTradeTax/ram:DueDateTypeCode", EL_TAX_POINT_CODE),
    IN_CATEGORY("RateApplicablePercent", EL_RATE),
    PERIOD(SETTLEMENT "/ram:BillingSpecifiedPeriod"),
    ALLOWANCE_CHARGE(SETTLEMENT "/ram:SpecifiedTradeAllowanceCharge"),
    AT(TERMS "/ram:Description", EL_PAYMENT_TERMS),
    DAY(TERMS "/ram:DueDateDateTime", EL_DUE_DATE),
    AT(TERMS "/ram:DirectDebitMandateID", EL_MANDATE_ID),
    AT(TOTALS, EL_TOTALS),
    AT(TOTALS "/ram:LineTotalAmount", EL_LINE_TOTAL),
    AT(TOTALS "/ram:ChargeTotalAmount", EL_CHARGE_TOTAL),
    AT(TOTALS "/ram:AllowanceTotalAmount", EL_ALLOWANCE_TOTAL),
    AT(TOTALS "/ram:TaxBasisTotalAmount", EL_TAX_EXCLUSIVE),
    AT(TOTALS "/ram:TaxTotalAmount", EL_TAX_AMOUNT),
    AT(TOTALS "/ram:TaxTotalAmount/@currencyID", EL_CURRENCY_ID),
    AT(TOTALS "/ram:RoundingAmount", EL_ROUNDING),
    AT(TOTALS "/ram:GrandTotalAmount", EL_TAX_INCLUSIVE),
    AT(TOTALS "/ram:TotalPrepaidAmount", EL_PREPAID),
    AT(TOTALS "/ram:DuePayableAmount", EL_PAYABLE),
    DOCUMENT(SETTLEMENT "/ram:InvoiceReferencedDocument", EL_PRECEDING_INVOICE),
    AT(SETTLEMENT "/ram:InvoiceReferencedDocument/ram:FormattedIssueDateTime/qdt:DateTimeString",
       EL_DATE),
    AT(SETTLEMENT "/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID", EL_ACCOUNTING_REFERENCE),
    /* Anywhere else. */
    SCHEMED("//ram:ID", EL_OTHER_ID),
    SCHEMED("//ram:GlobalID", EL_OTHER_ID),
    SCHEMED("//ram:URIID", EL_OTHER_ENDPOINT),
    AT("//udt:DateTimeString", EL_OTHER_DATE),
    AT("//udt:DateTimeString/@format", EL_DATE_FORMAT),
    {0},
};
