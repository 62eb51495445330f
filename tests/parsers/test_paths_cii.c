#include "tests/check.h"

#include <string.h>

#include "parsers/validate/paths.h"
#include "tests/parsers/sax_walk.h"

struct example {
    const char *name;
    const char *xml; /* stands in the root; ram is the default namespace */
    const char *broken;
};

static void check(const struct example *example)
{
    for (; example->name != NULL; example++) {
        ARENA(arena);
        const char *xml =
            arena_printf(arena,
                         "<r:CrossIndustryInvoice "
                         "xmlns:r='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100' "
                         "xmlns='urn:un:unece:uncefact:data:standard:"
                         "ReusableAggregateBusinessInformationEntity:100' "
                         "xmlns:u='urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100'>%s"
                         "</r:CrossIndustryInvoice>",
                         example->xml);
        const char *broken = broken_in(arena, format_cii.prefixes, paths_cii, xml);

        if (strcmp(broken, example->broken) != 0) {
            fail_msg("%s: %s, not %s", example->name, broken, example->broken);
        }
    }
}

#define TRANSACTION(xml) "<r:SupplyChainTradeTransaction>" xml "</r:SupplyChainTradeTransaction>"
#define AGREEMENT(xml)                                                                             \
    TRANSACTION("<ApplicableHeaderTradeAgreement>" xml "</ApplicableHeaderTradeAgreement>")
#define SETTLEMENT(xml)                                                                            \
    TRANSACTION("<ApplicableHeaderTradeSettlement>" xml "</ApplicableHeaderTradeSettlement>")
#define LINE(xml)                                                                                  \
    TRANSACTION("<IncludedSupplyChainTradeLineItem>" xml "</IncludedSupplyChainTradeLineItem>")

static void what_en16931_does_not_use_is_told_where_it_stands(void **state)
{
    const struct example examples[] = {
        {"what is used", AGREEMENT("<BuyerReference/>"), ""},
        {"what is not", AGREEMENT("\n<SalesAgentTradeParty/>"), "CII-SR-278:2"},
        {"deep down",
         AGREEMENT("<SellerTradeParty><DefinedTradeContact>\n<JobTitle/>"
                   "</DefinedTradeContact></SellerTradeParty>"),
         "CII-SR-229:2"},
        {"the same name elsewhere", AGREEMENT("<BuyerTradeParty><JobTitle/></BuyerTradeParty>"),
         ""},
        {"an attribute of the root's child",
         "<r:ExchangedDocument><TypeCode name='x'>380</TypeCode></r:ExchangedDocument>",
         "CII-DT-008:1"},
        {0},
    };

    (void)state;
    check(examples);
}

static void four_identifiers_have_rules_that_take_the_place_of_all_others(void **state)
{
    const struct example examples[] = {
        {"any", "<SomeID schemeName='x'/>", "CII-DT-101:1"},
        {"any may have a scheme", "<SomeID schemeID='x'/>", ""},
        {"the number of the invoice",
         "<r:ExchangedDocument><ID schemeName='x'/><TypeCode>380</TypeCode></r:ExchangedDocument>",
         "CII-DT-001:1"},
        {"the number of a line",
         LINE("<AssociatedDocumentLineDocument><LineID schemeURI='x'/>"
              "</AssociatedDocumentLineDocument>"),
         "CII-DT-004:1"},
        {0},
    };

    (void)state;
    check(examples);
}

static void some_parts_are_for_some_references_only(void **state)
{
    const struct example examples[] = {
        {"a name in an attachment",
         AGREEMENT("<AdditionalReferencedDocument><TypeCode>916</TypeCode><Name/>"
                   "</AdditionalReferencedDocument>"),
         ""},
        {"a name in another",
         AGREEMENT("<AdditionalReferencedDocument><TypeCode>130</TypeCode><Name/>"
                   "</AdditionalReferencedDocument>"),
         "CII-DT-021:1"},
        {"a type code of an order",
         AGREEMENT("<BuyerOrderReferencedDocument><TypeCode>130</TypeCode>"
                   "</BuyerOrderReferencedDocument>"),
         "CII-DT-018:1"},
        {"a date of an invoice",
         SETTLEMENT("<InvoiceReferencedDocument><FormattedIssueDateTime/>"
                    "</InvoiceReferencedDocument>"),
         ""},
        {"a date of an order",
         AGREEMENT("<BuyerOrderReferencedDocument><FormattedIssueDateTime/>"
                   "</BuyerOrderReferencedDocument>"),
         "CII-DT-027:1"},
        {0},
    };

    (void)state;
    check(examples);
}

#define ATTACHED                                                                                   \
    "<AdditionalReferencedDocument><TypeCode>916</TypeCode><Name/></AdditionalReferencedDocument>"
#define MEANS(code, xml)                                                                           \
    "<SpecifiedTradeSettlementPaymentMeans><TypeCode>" code "</TypeCode>" xml                      \
    "</SpecifiedTradeSettlementPaymentMeans>"
#define ACCOUNT "<PayeePartyCreditorFinancialAccount><IBANID/></PayeePartyCreditorFinancialAccount>"

static void what_may_stand_once_is_counted_over_the_document(void **state)
{
    const struct example examples[] = {
        {"one tender",
         AGREEMENT("<AdditionalReferencedDocument><TypeCode>50</TypeCode>"
                   "</AdditionalReferencedDocument>"),
         ""},
        {"two tenders",
         AGREEMENT("<AdditionalReferencedDocument><TypeCode>50</TypeCode>"
                   "</AdditionalReferencedDocument>\n<AdditionalReferencedDocument><TypeCode>50"
                   "</TypeCode></AdditionalReferencedDocument>"),
         "CII-SR-457:2"},
        {"one means of payment", SETTLEMENT(MEANS("30", ACCOUNT)), ""},
        {"the same code, white space aside",
         SETTLEMENT(MEANS("49", "<Information>a b</Information>")
                        MEANS("49", "<Information> a  b</Information>")),
         ""},
        {"two codes", SETTLEMENT(MEANS("49", "") MEANS("57", "")), "CII-SR-467:1"},
        {"a transfer to nowhere", SETTLEMENT(MEANS("58", "")), "CII-SR-470:1"},
        {"two payment references", SETTLEMENT("<PaymentReference/>\n<PaymentReference/>"),
         "CII-SR-469:2"},
        {"an identifier", AGREEMENT("<BuyerTradeParty><ID/></BuyerTradeParty>"), ""},
        {"two identifiers", AGREEMENT("<BuyerTradeParty><ID/><GlobalID/></BuyerTradeParty>"),
         "CII-SR-450:1"},
        {0},
    };

    (void)state;
    check(examples);
}

static void attributes_of_amounts_quantities_and_dates_are_looked_at(void **state)
{
    const struct example examples[] = {
        {"a currency", "<SomeAmount currencyID='SEK'/>", "CII-DT-031:1"},
        {"the currency of a VAT total", "<TaxTotalAmount currencyID='SEK'/>", ""},
        {"no such currency", "<TaxTotalAmount currencyID='KR'/>", "BR-CL-03:1"},
        {"a unit and no invoiced quantity", "<PackageQuantity unitCode='EA'/>", "CII-DT-033:1"},
        {"a unit beside that of a line",
         "<MinimumQuantity unitCode='EA'/>" LINE(
             "<SpecifiedLineTradeDelivery><BilledQuantity unitCode='EA'/>"
             "</SpecifiedLineTradeDelivery>"),
         ""},
        {"a day", "<u:DateTimeString format='102'> 20261231\n</u:DateTimeString>", ""},
        {"a thirteenth month", "<u:DateTimeString format='102'>20261301</u:DateTimeString>",
         "CII-DT-097:1"},
        {"a day as in Sweden", "<u:DateTimeString format='102'>2026-12-31</u:DateTimeString>",
         "CII-DT-097:1"},
        {"another format", "<u:DateTimeString format='203'>2026</u:DateTimeString>", ""},
        {0},
    };

    (void)state;
    check(examples);
}

#define ALLOWANCE(says, xml)                                                                       \
    "<SpecifiedTradeAllowanceCharge><ChargeIndicator><u:Indicator>" says                           \
    "</u:Indicator></ChargeIndicator>" xml "</SpecifiedTradeAllowanceCharge>"

static void codes_and_decimals_depend_on_what_is_around_them(void **state)
{
    const struct example examples[] = {
        {"reason of an allowance", SETTLEMENT(ALLOWANCE("false", "<ReasonCode>95</ReasonCode>")),
         ""},
        {"reason of a charge in its place",
         SETTLEMENT(ALLOWANCE("false", "<ReasonCode>FC</ReasonCode>")), "BR-CL-19:1"},
        {"reason of an allowance in a charge",
         SETTLEMENT(ALLOWANCE("1", "<ReasonCode>95</ReasonCode>")), "BR-CL-20:1"},
        {"two decimals", SETTLEMENT(ALLOWANCE("true", "<ActualAmount>1.25</ActualAmount>")), ""},
        {"three decimals of a charge",
         SETTLEMENT(ALLOWANCE("true", "<ActualAmount>1.250</ActualAmount>")), "BR-DEC-05:1"},
        {"three decimals of nothing in particular",
         SETTLEMENT(ALLOWANCE("1", "<ActualAmount>1.250</ActualAmount>")), ""},
        {"a breakdown",
         SETTLEMENT("<ApplicableTradeTax><TypeCode>VAT</TypeCode><BasisAmount>1.255</BasisAmount>"
                    "<CategoryCode>S</CategoryCode></ApplicableTradeTax>"),
         "BR-DEC-19:1"},
        {"a breakdown of no VAT",
         SETTLEMENT("<ApplicableTradeTax><TypeCode>VAT</TypeCode><BasisAmount>1.255</BasisAmount>"
                    "<CategoryCode>O</CategoryCode></ApplicableTradeTax>"),
         ""},
        {"scheme of a party",
         AGREEMENT("<SellerTradeParty><GlobalID schemeID='XX'/>"
                   "</SellerTradeParty>"),
         "BR-CL-10:1"},
        {"scheme of a tax number",
         AGREEMENT("<SellerTradeParty><SpecifiedTaxRegistration><ID schemeID='VA'/>"
                   "</SpecifiedTaxRegistration></SellerTradeParty>"),
         ""},
        {"scheme of an item",
         LINE("<SpecifiedTradeProduct><GlobalID schemeID='XX'/></SpecifiedTradeProduct>"),
         "BR-CL-21:1"},
        {"scheme of where a line goes, which nobody looks at",
         LINE("<ShipToTradeParty><GlobalID schemeID='XX'/></ShipToTradeParty>"), ""},
        {0},
    };

    (void)state;
    check(examples);
}

static void an_attachment_may_have_one_description_in_all(void **state)
{
    const struct example examples[] = {
        {"one", AGREEMENT(ATTACHED), ""},
        {"two", AGREEMENT(ATTACHED "\n" ATTACHED), "CII-SR-475:2"},
        {0},
    };

    (void)state;
    check(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_en16931_does_not_use_is_told_where_it_stands),
        cmocka_unit_test(four_identifiers_have_rules_that_take_the_place_of_all_others),
        cmocka_unit_test(some_parts_are_for_some_references_only),
        cmocka_unit_test(what_may_stand_once_is_counted_over_the_document),
        cmocka_unit_test(attributes_of_amounts_quantities_and_dates_are_looked_at),
        cmocka_unit_test(codes_and_decimals_depend_on_what_is_around_them),
        cmocka_unit_test(an_attachment_may_have_one_description_in_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
