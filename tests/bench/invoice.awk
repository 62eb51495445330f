# A valid invoice (EN 16931, Peppol): awk -v number=N -v lines=N [-v syntax=credit-note|cii] -f invoice.awk
function party(role, number, name,    own) {
    own = "<cbc:CompanyID schemeID=\"0007\">" number "</cbc:CompanyID>"
    print "  <cac:" role ">\n    <cac:Party>\n      <cbc:EndpointID schemeID=\"0007\">" number "</cbc:EndpointID>"
    print "      <cac:PartyName>\n        <cbc:Name>" name "</cbc:Name>\n      </cac:PartyName>"
    print "      <cac:PostalAddress>\n        <cbc:StreetName>Storgatan 1</cbc:StreetName>"
    print "        <cbc:CityName>Exempelköping</cbc:CityName>\n        <cbc:PostalZone>12345</cbc:PostalZone>"
    print "        <cac:Country>\n          <cbc:IdentificationCode>SE</cbc:IdentificationCode>\n        </cac:Country>\n      </cac:PostalAddress>"
    print "      <cac:PartyTaxScheme>\n        <cbc:CompanyID>SE" number "01</cbc:CompanyID>"
    print "        <cac:TaxScheme>\n          <cbc:ID>VAT</cbc:ID>\n        </cac:TaxScheme>\n      </cac:PartyTaxScheme>"
    if (role == "AccountingSupplierParty")
        print "      <cac:PartyTaxScheme>\n        <cbc:CompanyID>Godkänd för F-skatt</cbc:CompanyID>\n        <cac:TaxScheme>\n          <cbc:ID>TAX</cbc:ID>\n        </cac:TaxScheme>\n      </cac:PartyTaxScheme>"
    print "      <cac:PartyLegalEntity>\n        <cbc:RegistrationName>" name "</cbc:RegistrationName>\n        " own "\n      </cac:PartyLegalEntity>"
    print "    </cac:Party>\n  </cac:" role ">"
}
function amount(name, value) {
    return "<cbc:" name " currencyID=\"SEK\">" value "</cbc:" name ">"
}
function category(name) {
    return "<cac:" name ">\n          <cbc:ID>E</cbc:ID>\n          <cbc:Percent>0</cbc:Percent>" \
        (name == "TaxCategory" ? "\n          <cbc:TaxExemptionReason>Social omsorg, undantagen från moms</cbc:TaxExemptionReason>" : "") \
        "\n          <cac:TaxScheme>\n            <cbc:ID>VAT</cbc:ID>\n          </cac:TaxScheme>\n        </cac:" name ">"
}
function ubl(root, type, line, quantity,    at, total) {
    total = lines * 4125 ".00"
    print "<" root " xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:" root "-2\" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">"
    print "  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>"
    print "  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>"
    print "  <cbc:ID>B" number "</cbc:ID>\n  <cbc:IssueDate>2026-11-03</cbc:IssueDate>"
    if (root == "Invoice") print "  <cbc:DueDate>2026-12-03</cbc:DueDate>"
    print "  <cbc:" type "</cbc:" substr(type, 1, index(type, ">") - 1) ">"
    print "  <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>\n  <cbc:BuyerReference>KST7712</cbc:BuyerReference>"
    party("AccountingSupplierParty", "5560000001", "Utförare Omsorg AB")
    party("AccountingCustomerParty", "2120000001", "Exempelköpings kommun")
    print "  <cac:PaymentMeans>\n    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>\n    <cbc:PaymentID>B" number "</cbc:PaymentID>"
    print "    <cac:PayeeFinancialAccount>\n      <cbc:ID>54029681</cbc:ID>\n      <cac:FinancialInstitutionBranch>\n        <cbc:ID>SE:BANKGIRO</cbc:ID>\n      </cac:FinancialInstitutionBranch>\n    </cac:PayeeFinancialAccount>\n  </cac:PaymentMeans>"
    if (root != "Invoice") print "  <cac:PaymentTerms>\n    <cbc:Note>30 dagar</cbc:Note>\n  </cac:PaymentTerms>"
    print "  <cac:TaxTotal>\n    " amount("TaxAmount", "0.00") "\n    <cac:TaxSubtotal>\n      " amount("TaxableAmount", total) "\n      " amount("TaxAmount", "0.00") "\n      " category("TaxCategory") "\n    </cac:TaxSubtotal>\n  </cac:TaxTotal>"
    print "  <cac:LegalMonetaryTotal>\n    " amount("LineExtensionAmount", total) "\n    " amount("TaxExclusiveAmount", total) "\n    " amount("TaxInclusiveAmount", total) "\n    " amount("PayableAmount", total) "\n  </cac:LegalMonetaryTotal>"
    for (at = 1; at <= lines; at++) {
        print "  <cac:" line ">\n    <cbc:ID>" at "</cbc:ID>\n    <cbc:Note>Enligt beställning</cbc:Note>\n    <cbc:" quantity " unitCode=\"HUR\">10.00</cbc:" quantity ">\n    " amount("LineExtensionAmount", "4125.00")
        print "    <cac:InvoicePeriod>\n      <cbc:StartDate>2026-10-01</cbc:StartDate>\n      <cbc:EndDate>2026-10-31</cbc:EndDate>\n    </cac:InvoicePeriod>"
        print "    <cac:OrderLineReference>\n      <cbc:LineID>BEST" at "</cbc:LineID>\n    </cac:OrderLineReference>"
        print "    <cac:Item>\n      <cbc:Name>Hemtjänst</cbc:Name>\n      <cac:SellersItemIdentification>\n        <cbc:ID>1001</cbc:ID>\n      </cac:SellersItemIdentification>\n      " category("ClassifiedTaxCategory") "\n    </cac:Item>"
        print "    <cac:Price>\n      " amount("PriceAmount", "412.50") "\n    </cac:Price>\n  </cac:" line ">"
    }
    print "</" root ">"
}
function trade_party(role, number, name) {
    print "      <ram:" role ">\n        <ram:Name>" name "</ram:Name>\n        <ram:SpecifiedLegalOrganization>\n          <ram:ID schemeID=\"0007\">" number "</ram:ID>\n        </ram:SpecifiedLegalOrganization>"
    print "        <ram:PostalTradeAddress>\n          <ram:PostcodeCode>12345</ram:PostcodeCode>\n          <ram:LineOne>Storgatan 1</ram:LineOne>\n          <ram:CityName>Exempelköping</ram:CityName>\n          <ram:CountryID>SE</ram:CountryID>\n        </ram:PostalTradeAddress>"
    print "        <ram:URIUniversalCommunication>\n          <ram:URIID schemeID=\"0007\">" number "</ram:URIID>\n        </ram:URIUniversalCommunication>\n        <ram:SpecifiedTaxRegistration>\n          <ram:ID schemeID=\"VA\">SE" number "01</ram:ID>\n        </ram:SpecifiedTaxRegistration>"
    if (role == "SellerTradeParty")
        print "        <ram:SpecifiedTaxRegistration>\n          <ram:ID schemeID=\"FC\">Godkänd för F-skatt</ram:ID>\n        </ram:SpecifiedTaxRegistration>"
    print "      </ram:" role ">"
}
function day(name, value) {
    return "<ram:" name ">\n            <udt:DateTimeString format=\"102\">" value "</udt:DateTimeString>\n          </ram:" name ">"
}
function cii(    at, total) {
    total = lines * 4125 ".00"
    print "<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\">"
    print "  <rsm:ExchangedDocumentContext>\n    <ram:BusinessProcessSpecifiedDocumentContextParameter>\n      <ram:ID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</ram:ID>\n    </ram:BusinessProcessSpecifiedDocumentContextParameter>\n    <ram:GuidelineSpecifiedDocumentContextParameter>\n      <ram:ID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</ram:ID>\n    </ram:GuidelineSpecifiedDocumentContextParameter>\n  </rsm:ExchangedDocumentContext>"
    print "  <rsm:ExchangedDocument>\n    <ram:ID>B" number "</ram:ID>\n    <ram:TypeCode>380</ram:TypeCode>\n    " day("IssueDateTime", "20261103") "\n  </rsm:ExchangedDocument>\n  <rsm:SupplyChainTradeTransaction>"
    for (at = 1; at <= lines; at++) {
        print "    <ram:IncludedSupplyChainTradeLineItem>\n      <ram:AssociatedDocumentLineDocument>\n        <ram:LineID>" at "</ram:LineID>\n      </ram:AssociatedDocumentLineDocument>\n      <ram:SpecifiedTradeProduct>\n        <ram:SellerAssignedID>1001</ram:SellerAssignedID>\n        <ram:Name>Hemtjänst</ram:Name>\n      </ram:SpecifiedTradeProduct>"
        print "      <ram:SpecifiedLineTradeAgreement>\n        <ram:BuyerOrderReferencedDocument>\n          <ram:LineID>BEST" at "</ram:LineID>\n        </ram:BuyerOrderReferencedDocument>\n        <ram:NetPriceProductTradePrice>\n          <ram:ChargeAmount>412.50</ram:ChargeAmount>\n        </ram:NetPriceProductTradePrice>\n      </ram:SpecifiedLineTradeAgreement>\n      <ram:SpecifiedLineTradeDelivery>\n        <ram:BilledQuantity unitCode=\"HUR\">10.00</ram:BilledQuantity>\n      </ram:SpecifiedLineTradeDelivery>"
        print "      <ram:SpecifiedLineTradeSettlement>\n        <ram:ApplicableTradeTax>\n          <ram:TypeCode>VAT</ram:TypeCode>\n          <ram:CategoryCode>E</ram:CategoryCode>\n          <ram:RateApplicablePercent>0</ram:RateApplicablePercent>\n        </ram:ApplicableTradeTax>\n        <ram:BillingSpecifiedPeriod>\n          " day("StartDateTime", "20261001") "\n          " day("EndDateTime", "20261031") "\n        </ram:BillingSpecifiedPeriod>\n        <ram:SpecifiedTradeSettlementLineMonetarySummation>\n          <ram:LineTotalAmount>4125.00</ram:LineTotalAmount>\n        </ram:SpecifiedTradeSettlementLineMonetarySummation>\n      </ram:SpecifiedLineTradeSettlement>\n    </ram:IncludedSupplyChainTradeLineItem>"
    }
    print "    <ram:ApplicableHeaderTradeAgreement>\n      <ram:BuyerReference>KST7712</ram:BuyerReference>"
    trade_party("SellerTradeParty", "5560000001", "Utförare Omsorg AB")
    trade_party("BuyerTradeParty", "2120000001", "Exempelköpings kommun")
    print "    </ram:ApplicableHeaderTradeAgreement>\n    <ram:ApplicableHeaderTradeDelivery/>\n    <ram:ApplicableHeaderTradeSettlement>\n      <ram:PaymentReference>B" number "</ram:PaymentReference>\n      <ram:InvoiceCurrencyCode>SEK</ram:InvoiceCurrencyCode>\n      <ram:SpecifiedTradeSettlementPaymentMeans>\n        <ram:TypeCode>30</ram:TypeCode>\n        <ram:PayeePartyCreditorFinancialAccount>\n          <ram:ProprietaryID>54029681</ram:ProprietaryID>\n        </ram:PayeePartyCreditorFinancialAccount>\n        <ram:PayeeSpecifiedCreditorFinancialInstitution>\n          <ram:BICID>SE:BANKGIRO</ram:BICID>\n        </ram:PayeeSpecifiedCreditorFinancialInstitution>\n      </ram:SpecifiedTradeSettlementPaymentMeans>"
    print "      <ram:ApplicableTradeTax>\n        <ram:CalculatedAmount>0.00</ram:CalculatedAmount>\n        <ram:TypeCode>VAT</ram:TypeCode>\n        <ram:ExemptionReason>Social omsorg, undantagen från moms</ram:ExemptionReason>\n        <ram:BasisAmount>" total "</ram:BasisAmount>\n        <ram:CategoryCode>E</ram:CategoryCode>\n        <ram:RateApplicablePercent>0</ram:RateApplicablePercent>\n      </ram:ApplicableTradeTax>\n      <ram:SpecifiedTradePaymentTerms>\n        " day("DueDateDateTime", "20261203") "\n      </ram:SpecifiedTradePaymentTerms>"
    print "      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>\n        <ram:LineTotalAmount>" total "</ram:LineTotalAmount>\n        <ram:TaxBasisTotalAmount>" total "</ram:TaxBasisTotalAmount>\n        <ram:TaxTotalAmount currencyID=\"SEK\">0.00</ram:TaxTotalAmount>\n        <ram:GrandTotalAmount>" total "</ram:GrandTotalAmount>\n        <ram:DuePayableAmount>" total "</ram:DuePayableAmount>\n      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>\n    </ram:ApplicableHeaderTradeSettlement>\n  </rsm:SupplyChainTradeTransaction>\n</rsm:CrossIndustryInvoice>"
}
BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    if (syntax == "cii") cii()
    else if (syntax == "credit-note") ubl("CreditNote", "CreditNoteTypeCode>381", "CreditNoteLine", "CreditedQuantity")
    else ubl("Invoice", "InvoiceTypeCode>380", "InvoiceLine", "InvoicedQuantity")
}
