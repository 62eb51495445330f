# A UBL invoice: awk -v number=N -v lines=N -f invoice.awk
BEGIN {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    print "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">"
    print "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>"
    print "<cbc:ID>B" number "</cbc:ID><cbc:IssueDate>2026-11-03</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>"
    print "<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Utförare</cbc:RegistrationName><cbc:CompanyID>5560000001</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>"
    print "<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID=\"SEK\">" lines * 4125 ".00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID=\"SEK\">" lines * 4125 ".00</cbc:TaxExclusiveAmount></cac:LegalMonetaryTotal>"
    for (at = 1; at <= lines; at++) {
        print "<cac:InvoiceLine><cbc:ID>" at "</cbc:ID><cbc:Note>Hemtjänst enligt beställning</cbc:Note>"
        print "  <cbc:InvoicedQuantity unitCode=\"HUR\">10.00</cbc:InvoicedQuantity>"
        print "  <cbc:LineExtensionAmount currencyID=\"SEK\">4125.00</cbc:LineExtensionAmount>"
        print "  <cac:InvoicePeriod><cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate></cac:InvoicePeriod>"
        print "  <cac:OrderLineReference><cbc:LineID>BEST" at "</cbc:LineID></cac:OrderLineReference>"
        print "  <cac:Item><cbc:Name>Hemtjänst</cbc:Name><cac:SellersItemIdentification><cbc:ID>1001</cbc:ID></cac:SellersItemIdentification>"
        print "    <cac:ClassifiedTaxCategory><cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>"
        print "  <cac:Price><cbc:PriceAmount currencyID=\"SEK\">412.50</cbc:PriceAmount></cac:Price></cac:InvoiceLine>"
    }
    print "</Invoice>"
}
