/* Each rule of Peppol that holds in every country: an edit that breaks it, and its neighbours. */
#include "parsers/validate/peppol.h"

#include <stdio.h>

#include "tests/check.h"
#include "tests/parsers/judged.h"

#define BILLING "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
#define TAX_SEK "<cbc:TaxAmount currencyID=\"SEK\">"
#define LINE_QUANTITY "<cbc:InvoicedQuantity unitCode=\"HUR\">6</cbc:InvoicedQuantity>"
#define NET                                                                                        \
    "<cbc:LineExtensionAmount currencyID=\"SEK\">1000.00</cbc:LineExtensionAmount>\n<cac:Inv"
#define NET_OF(amount)                                                                             \
    "<cbc:LineExtensionAmount currencyID=\"SEK\">" amount "</cbc:LineExtensionAmount>\n<cac:Inv"
#define LINE_START "<cac:InvoicePeriod>\n<cbc:StartDate>2026-10-01</cbc:StartDate>"
#define IN_LINE "</cbc:LineExtensionAmount>\n"
#define TABLE(edits) edits, sizeof(edits) / sizeof(edits)[0]

static void a_valid_invoice_breaks_nothing(void **state)
{
    static const struct judged_edit edits[] = {{"SEK", "SEK", ""}};

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-", TABLE(edits));
    judged_table(JUDGED_CII, "PEPPOL-", TABLE(edits));
}

static void the_document_says_what_it_is(void **state)
{
    static const struct judged_edit edits[] = {
        {"<cbc:ProfileID>" BILLING "</cbc:ProfileID>", "", "R001 R007"},
        {BILLING, " " BILLING "\n", ""},
        {BILLING, "urn:fdc:peppol.eu:2017:poacc:billing:02:1.0", "R007"},
        {"<cac:AccountingCustomerParty>\n<cac:Party>",
         "<cac:AccountingCustomerParty><cbc:SupplierAssignedAccountID>1"
         "</cbc:SupplierAssignedAccountID></"
         "cac:AccountingCustomerParty><cac:AccountingCustomerParty>"
         "<cac:Party>",
         ""}, /* only a party needs an address */
        {BILLING, "urn:peppol:bis:billing_with_response", ""},
        {BILLING, "urn:peppol:france:billing:regulated", ""},
        {"billing:3.0", "billing:3.1", "R004"},
        {"billing:3.0", "billing:3.0#conformant#urn:a", ""},
        {"billing:3.0", "billing:3.0::a", "R004"},
        {"</cbc:Note>", "</cbc:Note><cbc:Note>2</cbc:Note>", "R002"},
        {"<cbc:BuyerReference>ZZ123</cbc:BuyerReference>", "", "R003"},
        {"<cbc:BuyerReference>ZZ123</cbc:BuyerReference>",
         "<cac:OrderReference><cbc:ID>1</cbc:ID></cac:OrderReference>", ""},
        {"<cbc:EndpointID schemeID=\"0007\">2120000001</cbc:EndpointID>", "", "R010"},
        {"<cbc:EndpointID schemeID=\"0007\">5599990016</cbc:EndpointID>", "", "R020"},
        {">30<", ">49<", "R061"},
        {">30<", "> 59 <", "R061"},
        {">30</cbc:PaymentMeansCode>",
         ">59</cbc:PaymentMeansCode><cbc:PaymentMeansCode>59</cbc:PaymentMeansCode>", ""},
        {">30</cbc:PaymentMeansCode>",
         ">59</cbc:PaymentMeansCode><cac:PaymentMandate><cbc:ID>1</cbc:ID></cac:PaymentMandate>",
         ""},
        {">380<", ">389<", "P0100"},
        {">380<", "> 386 <", ""},
        {">380<", ">384<", "P0112"},
    };

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-EN16931-", TABLE(edits));
}

static void amounts_have_one_currency_and_one_vat_total(void **state)
{
    static const struct judged_edit edits[] = {
        {"<cbc:BuyerRef", "<cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode><cbc:BuyerRef",
         "R005 R054"},
        {"<cbc:BuyerRef", "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode><cbc:BuyerRef",
         "R054 R055"},
        {"<cac:TaxTotal>",
         "<cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">-1</cbc:TaxAmount></cac:TaxTotal>"
         "<cac:TaxTotal>",
         "R054"},
        {TAX_SEK "225.00", "<cbc:TaxAmount currencyID=\"EUR\">225.00", "R051"},
        {TAX_SEK "225.00", "<cbc:TaxAmount currencyID=\"KRO\">225.00", "CL007 R051"},
        {TAX_SEK "225.00", "<cbc:TaxAmount>225.00", "CL007 R051"},
        {"currencyID=\"SEK\">450.00", "currencyID=\" SEK\">450.00", "CL007 R051"},
        {"<cbc:BuyerRef", "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:BuyerRef",
         ""}, /* one of two is enough */
        {">SEK</cbc:DocumentCurrencyCode>", "> SEK</cbc:DocumentCurrencyCode>", "R051"},
        {"<cac:TaxTotal>",
         "<cac:PrepaidPayment><cbc:Amount currencyID=\"SEK\">1</cbc:Amount>"
         "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>"
         "</cac:PrepaidPayment><cac:TaxTotal>",
         ""},
        {"<cac:TaxTotal>",
         "<cac:PrepaidPayment><cbc:Amount currencyID=\"EUR\">1</cbc:Amount><cbc:ID>1</cbc:ID>"
         "</cac:PrepaidPayment><cac:TaxTotal>",
         "R051"},
        {"<cbc:InvoicedQuantity",
         "<cac:SubInvoiceLine><cbc:LineExtensionAmount currencyID=\"EUR\">1"
         "</cbc:LineExtensionAmount></cac:SubInvoiceLine><cbc:InvoicedQuantity",
         "R051"},
    };

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-EN16931-", TABLE(edits));
}

/* BT-6 and BT-111 beside 225.00 kronor. */
static void vat_totals_in_two_currencies_have_one_sign(void **state)
{
    static const struct {
        const char *own, *other, *ids;
    } examples[] = {
        {"225.00", "20.50", ""},   {"225.00", "0", ""},  {"225.00", "-20.50", "R055"},
        {"-225.00", "-20.50", ""}, {"-225.00", "0", ""}, {"-225.00", "20.50", "R055"},
        {"0", "-20.50", ""},       {"0", "2e1", ""},     {"0", "0", ""},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        char to[512];

        (void)snprintf(to, sizeof to,
                       "<cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode><cac:TaxTotal><cbc:TaxAmount "
                       "currencyID=\"EUR\">%s</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>"
                       "<cbc:TaxAmount currencyID=\"SEK\">%s<",
                       examples[at].other, examples[at].own);
        struct judged_edit edit = {"<cac:TaxTotal>\n" TAX_SEK "225.00<", to, examples[at].ids};

        judged_table(JUDGED_UBL, "PEPPOL-EN16931-", &edit, 1);
    }
}

static void an_allowance_is_its_percentage_of_its_base(void **state)
{
    static const struct judged_edit edits[] = {
        {">100.00<", ">100.02<", ""},
        {">100.00<", ">99.98<", ""},
        {">100.00<", ">100.03<", "R040"},
        {">100.00<", ">99.97<", "R040"},
        {"<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>", "", "R042"},
        {"<cbc:BaseAmount currencyID=\"SEK\">1000.00</cbc:BaseAmount>", "", "R041"},
        {">false</cbc:ChargeIndicator>", ">0</cbc:ChargeIndicator>", "R043"},
        {">false</cbc:ChargeIndicator>", "> false </cbc:ChargeIndicator>", ""},
        {">95</cbc:AllowanceChargeReasonCode>", ">FC</cbc:AllowanceChargeReasonCode>", "CL002"},
        {">FC</cbc:AllowanceChargeReasonCode>", ">95</cbc:AllowanceChargeReasonCode>", "CL003"},
        {">50.00<", ">50.01<", "R046"},
        {"<cac:Price>",
         "<cac:Price><cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>"
         "<cbc:Amount currencyID=\"SEK\">1</cbc:Amount></cac:AllowanceCharge>",
         "R044"},
    };

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-EN16931-", TABLE(edits));
}

/* 6 × 450 / 3 + 100 */
static void a_line_is_its_quantity_times_its_price(void **state)
{
    static const struct judged_edit edits[] = {
        {NET, NET_OF("1000.02"), ""},
        {NET, NET_OF("1000.03"), "R120"},
        {NET, NET_OF("999.98"), ""},
        {NET, NET_OF("999.97"), "R120"},
        {"450.00", "450.001", "R046"}, /* 1000.002 */
        {"unitCode=\"HUR\">3<", "unitCode=\"HUR\">7<", "R120"},
        {"unitCode=\"HUR\">3<", "unitCode=\"HUR\">0<", "R120 R121"},
        {"unitCode=\"HUR\">3<", "unitCode=\"DAY\">3<", "R130"},
        {"unitCode=\"HUR\">3<", ">3<", ""},
        {LINE_QUANTITY, "", "R120"},
        {LINE_QUANTITY, "<cbc:InvoicedQuantity>6</cbc:InvoicedQuantity>", "R130"},
        {">130<", ">131<", "R101"},
        {"<cac:DocumentReference>",
         "<cac:DocumentReference><cbc:ID>1</cbc:ID></cac:DocumentReference>"
         "<cac:DocumentReference>",
         "R100"},
        /* Charges are rounded to hundredths: 0.005 is 0.01, and the tolerance begins there. */
        {"</cac:InvoiceLine>",
         "</cac:InvoiceLine><cac:InvoiceLine><cbc:InvoicedQuantity unitCode=\"HUR\">0"
         "</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID=\"SEK\">0.03" IN_LINE
         "<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>"
         "<cbc:Amount currencyID=\"SEK\">0.005</cbc:Amount></cac:AllowanceCharge>"
         "</cac:InvoiceLine>",
         ""},
        /* One third of an öre too little for three of them, by the validators' division. */
        {"</cac:InvoiceLine>",
         "</cac:InvoiceLine><cac:InvoiceLine><cbc:InvoicedQuantity unitCode=\"HUR\">3"
         "</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID=\"SEK\">1.02" IN_LINE
         "<cac:Price><cbc:PriceAmount currencyID=\"SEK\">1</cbc:PriceAmount><cbc:BaseQuantity "
         "unitCode=\"HUR\">3</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>",
         "R120"},
        {"</cac:InvoiceLine>",
         "</cac:InvoiceLine><cac:InvoiceLine><cbc:InvoicedQuantity unitCode=\"HUR\">3"
         "</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID=\"SEK\">0.98" IN_LINE
         "<cac:Price><cbc:PriceAmount currencyID=\"SEK\">1</cbc:PriceAmount><cbc:BaseQuantity "
         "unitCode=\"HUR\">3</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>",
         ""},
    };

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-EN16931-", TABLE(edits));
}

static void a_line_lies_within_the_period_of_the_invoice(void **state)
{
    static const struct judged_edit edits[] = {
        {LINE_START, "<cac:InvoicePeriod>\n<cbc:StartDate>2026-10-02</cbc:StartDate>", "R110"},
        {LINE_START, "<cac:InvoicePeriod>\n<cbc:StartDate>2026-09-30</cbc:StartDate>", ""},
        {LINE_START, "<cac:InvoicePeriod>", ""},
        {"<cbc:EndDate>2026-10-31", "<cbc:EndDate>2026-10-30", "R111"},
        {"<cbc:EndDate>2026-10-31", "<cbc:EndDate>2026-11-01", ""},
    };

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-EN16931-", TABLE(edits));
}

#define EXEMPT(code)                                                                               \
    "<cbc:TaxExemptionReasonCode>" code "</cbc:TaxExemptionReasonCode><cbc:Percent>25"

static void codes_and_dates_are_those_of_peppol(void **state)
{
    static const struct judged_edit edits[] = {
        {"application/pdf", "application/msword", "CL001"},
        {"application/pdf", "text/csv", ""},
        {"</cbc:EndDate>", "</cbc:EndDate><cbc:DescriptionCode>35</cbc:DescriptionCode>", ""},
        {"</cbc:EndDate>", "</cbc:EndDate><cbc:DescriptionCode>5</cbc:DescriptionCode>", "CL006"},
        {"<cbc:EndpointID schemeID=\"0007\">5599990016",
         "<cbc:EndpointID schemeID=\"0003\">5599990016", "CL008"},
        {"<cbc:IssueDate>2026-11-02", "<cbc:IssueDate>2026-02-29", "F001"},
        {"<cbc:IssueDate>2026-11-02", "<cbc:IssueDate>20261102", "F001"},
        {"<cbc:IssueDate>2026-11-02", "<cbc:IssueDate> 2026-11-02", "F001"},
        {"<cbc:DueDate>2026-12-02", "<cbc:DueDate>2026-12-02Z", "F001"},
        {"<cac:PaymentMeans>", "<cac:PaymentMeans><cbc:PaymentDueDate>x</cbc:PaymentDueDate>", ""},
        {"<cbc:Percent>25", EXEMPT("vatex-eu-g"), "P0104"},
        {"<cbc:Percent>25", EXEMPT("VATEX-EU-O"), "P0105"},
        {"<cbc:Percent>25", EXEMPT("VATEX-EU-IC"), "P0106"},
        {"<cbc:Percent>25", EXEMPT("VATEX-EU-AE"), "P0107"},
        {"<cbc:Percent>25", EXEMPT("VATEX-EU-D"), "P0108"},
        {"<cbc:Percent>25", EXEMPT("VATEX-EU-F"), "P0109"},
        {"<cbc:Percent>25", EXEMPT("VATEX-EU-I"), "P0110"},
        {"<cbc:Percent>25", EXEMPT("VATEX-EU-J"), "P0111"},
        {"<cbc:Percent>25",
         "<cbc:TaxExemptionReasonCode>VATEX-EU-G</cbc:TaxExemptionReasonCode>" EXEMPT("VATEX-EU-G"),
         ""}, /* not asked of two */
        {"<cac:ClassifiedTaxCategory>",
         "<cac:ClassifiedTaxCategory><cbc:TaxExemptionReasonCode>VATEX-EU-G"
         "</cbc:TaxExemptionReasonCode>",
         ""}, /* that of an item is another element */
        {"<cbc:ID>S</cbc:ID>",
         "<cbc:ID>G</cbc:ID><cbc:TaxExemptionReasonCode>VATEX-EU-G"
         "</cbc:TaxExemptionReasonCode>",
         ""},
    };

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-EN16931-", TABLE(edits));
}

#define ENDPOINT "<cbc:EndpointID schemeID=\"0007\">5599990016"
#define ENDPOINT_OF(scheme, number) "<cbc:EndpointID schemeID=\"" scheme "\">" number

static void an_identifier_is_one_of_its_scheme(void **state)
{
    static const struct judged_edit edits[] = {
        {"7350000000009", "7350000000008", "R040"},
        {"7350000000009", " 7350000000009 ", ""},
        {ENDPOINT, ENDPOINT_OF("0192", "974731118"), ""},
        {ENDPOINT, ENDPOINT_OF("0192", "974731119"), "R041"},
        {ENDPOINT, ENDPOINT_OF("0184", "DK12345678"), ""},
        {ENDPOINT, ENDPOINT_OF("0184", "12345678"), ""},
        {ENDPOINT, ENDPOINT_OF("0184", " 12345678"), "R042"},
        {ENDPOINT, ENDPOINT_OF("0208", "0200000044"), "R043"},
        {ENDPOINT, ENDPOINT_OF("0201", "UF1-2B"), "R044"},
        {ENDPOINT, ENDPOINT_OF("0210", "1234567890"), "R045"},
        {ENDPOINT, ENDPOINT_OF("9907", "1234567890"), "R046"},
        {ENDPOINT, ENDPOINT_OF("0211", "IT12345678904"), "R047"},
        {ENDPOINT, ENDPOINT_OF("9906", "IT12345678904"), ""}, /* CII only */
        {ENDPOINT, ENDPOINT_OF("0007", "559999-0016"), "R049"},
        {ENDPOINT, ENDPOINT_OF("0151", "51111111114"), "R050"},
        {ENDPOINT, ENDPOINT_OF("0096", "123456789"), "R052"},
        {ENDPOINT, ENDPOINT_OF("0198", "12345678"), "R053"},
        {ENDPOINT, ENDPOINT_OF("0106", "1234567"), "R054"},
        {ENDPOINT, ENDPOINT_OF("0190", "1234567890123456789"), "R055"},
        {ENDPOINT, ENDPOINT_OF("9944", "NL123456789C01"), "R056-1"},
        {ENDPOINT, ENDPOINT_OF("0217", "12345678901"), "R057"},
        {"SE559999001601", "NL123456789C01", "R056-2"},
        {"SE559999001601", "NL123456789B01", ""},
        {"Godkänd för F-skatt", "NL, godkänd", ""},
        {"<cbc:CompanyID>SE559999001601</cbc:CompanyID>\n<cac:TaxScheme>",
         "<cbc:CompanyID>NL1</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>", ""},
        {"<cbc:CompanyID>SE559999001601", "<cbc:CompanyID schemeID=\"0106\">NL1", "R054"},
        {"<cbc:CompanyID>SE559999001601", "<cbc:CompanyID schemeID=\"9944\">NL1", "R056-1"},
        {"<cac:PaymentMeans>",
         "<cac:PaymentMeans><cac:CreditAccount><cbc:CompanyID schemeID=\"0088\">1</cbc:CompanyID>"
         "</cac:CreditAccount>",
         "R040"},
    };

    (void)state;
    judged_table(JUDGED_UBL, "PEPPOL-COMMON-", TABLE(edits));
}

#define HEADER_TAX "<ram:TaxTotalAmount currencyID=\"SEK\">200.00</ram:TaxTotalAmount>"
#define TAX_IN(currency, amount)                                                                   \
    "<ram:TaxTotalAmount currencyID=\"" currency "\">" amount "</ram:TaxTotalAmount>"
#define CURRENCY "<ram:InvoiceCurrencyCode>"

static void cii_has_the_same_rules_but_for_its_own_readings(void **state)
{
    static const struct judged_edit edits[] = {
        {"<ram:ID>" BILLING "</ram:ID>", "", "EN16931-R001 EN16931-R007"},
        {BILLING, "x urn:fdc:peppol.eu:2017:poacc:billing:97:1-0 y", ""},
        {BILLING, "urn:fdc:peppol.eu:2017:poacc:billing:9:1.0", "EN16931-R007"},
        {"billing:3.0<", "billing:3.0::a<", ""},
        {"billing:3.0<", "selfbilling:3.0<", "EN16931-R004"},
        {"</ram:Content>", "</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode>", "EN16931-R002"},
        {"</ram:IncludedNote>", "</ram:IncludedNote><ram:IncludedNote></ram:IncludedNote>",
         "EN16931-R002"},
        {"<ram:BuyerReference>ZZ123</ram:BuyerReference>", "", "EN16931-R003"},
        {CURRENCY, "<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>" CURRENCY,
         "EN16931-R005 EN16931-R054"},
        {CURRENCY, "<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>" CURRENCY,
         "EN16931-R054 EN16931-R055"},
        {HEADER_TAX, HEADER_TAX TAX_IN("EUR", "20.00"), "EN16931-R054"},
        {HEADER_TAX, TAX_IN("KRO", "200.00"), "EN16931-CL007 EN16931-R053 EN16931-R054"},
        {HEADER_TAX, "<ram:TaxTotalAmount>200.00</ram:TaxTotalAmount>", "EN16931-R053"},
        {"<ram:URIID schemeID=\"0007\">5599990016</ram:URIID>", "", "EN16931-R020"},
        {"<ram:URIID schemeID=\"0007\">2120000001</ram:URIID>", "", "EN16931-R010"},
        {"<ram:URIID schemeID=\"0007\">2120000001", "<ram:URIID>2120000001", "EN16931-CL008"},
        /* A scheme that UBL's list has, and one that only the older list of CII has. */
        {"<ram:URIID schemeID=\"0007\">2120000001", "<ram:URIID schemeID=\"0158\">2120000001",
         "EN16931-CL008"},
        {"<ram:URIID schemeID=\"0007\">2120000001", "<ram:URIID schemeID=\"0193\">2120000001", ""},
        {"<ram:ApplicableHeaderTradeDelivery>",
         "<ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty><ram:URIUniversalCommunication>"
         "<ram:URIID>1</ram:URIID></ram:URIUniversalCommunication></ram:ShipToTradeParty>",
         ""},
        {"<ram:ApplicableHeaderTradeSettlement>",
         "<ram:ApplicableHeaderTradeSettlement><ram:PayeeTradeParty><ram:URIUniversalCommunication>"
         "<ram:URIID>1</ram:URIID></ram:URIUniversalCommunication></ram:PayeeTradeParty>",
         ""},
        {CURRENCY "SEK</ram:InvoiceCurrencyCode>",
         "<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>" CURRENCY "SEK</ram:InvoiceCurrencyCode>"
         "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxTotalAmount currencyID="
         "\"EUR\">20</ram:TaxTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>",
         ""},
        {"<ram:CalculationPercent>10</ram:CalculationPercent>", "", "EN16931-R042"},
        {"<ram:BasisAmount>1000.00</ram:BasisAmount>", "", "EN16931-R041"},
        {"<ram:ActualAmount>100.00", "<ram:ActualAmount>100.03", "EN16931-R040"},
        {"<udt:Indicator>false", "<udt:Indicator>1", "EN16931-R043"},
        {"<ram:ReasonCode>95", "<ram:ReasonCode>FC", "EN16931-CL002"},
        {"<ram:TypeCode>30<", "<ram:TypeCode>59<", "EN16931-R061"},
        {"30 dagar netto</ram:Description>",
         "netto</ram:Description><ram:DirectDebitMandateID>1</ram:DirectDebitMandateID>", ""},
        {"<ram:LineTotalAmount>900.00", "<ram:LineTotalAmount>900.03", "EN16931-R120"},
        {"unitCode=\"HUR\">3<", "unitCode=\"DAY\">3<", "EN16931-R130"},
        {"<ram:BilledQuantity unitCode=\"HUR\">6</ram:BilledQuantity>", "",
         "EN16931-R120 EN16931-R130"},
        {"unitCode=\"HUR\">3<", "unitCode=\"HUR\">-3<", "EN16931-R120 EN16931-R121"},
        {"<ram:TypeCode>130", "<ram:TypeCode>131", "EN16931-R101"},
        {"20261001<", "20260930<", "EN16931-R110"},
        {"20261031<", "20261101<", "EN16931-R111"},
        {"20261102<", "2026-11-02<", "EN16931-F001"},
        {"20261102<", "20261345<", ""}, /* eight digits of this century are enough */
        {"20261102<", "19991102<", "EN16931-F001"},
        {"format=\"102\">20261102", "format=\"610\">20261102", "EN16931-F001"},
        {"7350000000009", "7350000000008", "COMMON-R040"},
        {"schemeID=\"0007\">5599990016</ram:URIID>", "schemeID=\"9906\">IT1</ram:URIID>",
         "COMMON-R048 EN16931-CL008"},
    };

    (void)state;
    judged_table(JUDGED_CII, "PEPPOL-", TABLE(edits));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_valid_invoice_breaks_nothing),
        cmocka_unit_test(the_document_says_what_it_is),
        cmocka_unit_test(amounts_have_one_currency_and_one_vat_total),
        cmocka_unit_test(vat_totals_in_two_currencies_have_one_sign),
        cmocka_unit_test(an_allowance_is_its_percentage_of_its_base),
        cmocka_unit_test(a_line_is_its_quantity_times_its_price),
        cmocka_unit_test(a_line_lies_within_the_period_of_the_invoice),
        cmocka_unit_test(codes_and_dates_are_those_of_peppol),
        cmocka_unit_test(an_identifier_is_one_of_its_scheme),
        cmocka_unit_test(cii_has_the_same_rules_but_for_its_own_readings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
