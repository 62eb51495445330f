/* National rules: small documents that fulfil them, and each broken at one place. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/parse.h"
#include "parsers/validate/national.h"
#include "parsers/validate/rulebook.h"
#include "parsers/validate/verdict.h"
#include "tests/check.h"

#define INVOICE(parts)                                                                             \
    "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'"                      \
    " xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'"        \
    " xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>" parts     \
    "</Invoice>"
#define CREDIT_NOTE(parts)                                                                         \
    "<CreditNote xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'"                \
    " xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'"        \
    " xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>" parts     \
    "</CreditNote>"
#define CII(header, agreement, settlement)                                                         \
    "<rsm:CrossIndustryInvoice"                                                                    \
    " xmlns:rsm='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'"                    \
    " xmlns:ram='urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:"  \
    "100'><rsm:ExchangedDocument>" header                                                          \
    "</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>"                                    \
    "<ram:ApplicableHeaderTradeAgreement>" agreement "</ram:ApplicableHeaderTradeAgreement>"       \
    "<ram:ApplicableHeaderTradeSettlement>" settlement                                             \
    "</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>"                     \
    "</rsm:CrossIndustryInvoice>"

#define ADDRESS(more, country)                                                                     \
    "<cac:PostalAddress>" more "<cac:Country><cbc:IdentificationCode>" country                     \
    "</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
#define WHOLE                                                                                      \
    "<cbc:StreetName>A 1</cbc:StreetName><cbc:CityName>B</cbc:CityName><cbc:PostalZone>1"          \
    "</cbc:PostalZone>"
#define TAX(number, scheme)                                                                        \
    "<cac:PartyTaxScheme><cbc:CompanyID>" number "</cbc:CompanyID><cac:TaxScheme><cbc:ID>" scheme  \
    "</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
#define LEGAL(scheme, number)                                                                      \
    "<cac:PartyLegalEntity><cbc:CompanyID" scheme ">" number                                       \
    "</cbc:CompanyID></cac:PartyLegalEntity>"
#define SELLER(parts)                                                                              \
    "<cac:AccountingSupplierParty><cac:Party>" parts "</cac:Party></cac:AccountingSupplierParty>"
#define BUYER(parts)                                                                               \
    "<cac:AccountingCustomerParty><cac:Party>" parts "</cac:Party></cac:AccountingCustomerParty>"
#define MEANS(code, parts)                                                                         \
    "<cac:PaymentMeans><cbc:PaymentMeansCode>" code "</cbc:PaymentMeansCode>" parts                \
    "</cac:PaymentMeans>"
#define ACCOUNT(number, branch)                                                                    \
    "<cac:PayeeFinancialAccount><cbc:ID>" number "</cbc:ID><cac:FinancialInstitutionBranch>"       \
    "<cbc:ID>" branch "</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount>"

/* A text of the document that is replaced, and the rules that break then. */
struct change {
    const char *from, *to;
    const char *broken; /* "SE-R-001 SE-R-002", sorted; "" none */
};

static char *replaced(const char *document, const struct change *change)
{
    const char *at = strstr(document, change->from);
    char *made = NULL;

    assert_non_null(at);
    assert_true(asprintf(&made, "%.*s%s%s", (int)(at - document), document, change->to,
                         at + strlen(change->from)) > 0);
    return made;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The broken rules whose ids begin with the country, sorted. */
static void broken_rules(const struct verdict *verdict, const char *country, char *broken,
                         size_t size)
{
    const char *ids[64];
    size_t count = 0;

    for (size_t at = 0; at < verdict->breach_count && count < 64; at++) {
        if (strncmp(verdict->breaches[at].id, country, strlen(country)) == 0) {
            ids[count++] = verdict->breaches[at].id;
        }
    }
    qsort(ids, count, sizeof ids[0], by_name);
    broken[0] = '\0';
    for (size_t at = 0; at < count; at++) {
        size_t used = strlen(broken);

        (void)snprintf(broken + used, size - used, "%s%s", at == 0 ? "" : " ", ids[at]);
    }
}

static void expect(const struct rulebook *rulebook, const char *country, const char *document,
                   const char *expected)
{
    ARENA(arena);
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *none = NULL;
    struct error error = {0};
    char broken[1024];

    assert_true(parser_new(arena, &parse_limits_default, &parser, &error));
    parser_judge(parser, rulebook, PROFILE_PEPPOL, false);
    assert_true(parser_push(parser, document, strlen(document), &error));
    assert_true(parser_finish(parser, &none, &error));
    broken_rules(parser_verdict(parser), country, broken, sizeof broken);
    assert_string_equal(broken, expected);
}

/* The document as it is breaks nothing; each change breaks what it says. */
static void expect_changes(const char *country, const char *document, const struct change *changes)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();

    expect(rulebook, country, document, "");
    for (; changes->from != NULL; changes++) {
        char *changed = replaced(document, changes);

        expect(rulebook, country, changed, changes->broken);
        free(changed);
    }
}

#define SWEDISH_TAX(percent)                                                                       \
    "<cac:TaxTotal><cac:TaxSubtotal><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>" percent      \
    "</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>"

static void swedish_numbers_and_rates_are_checked(void **state)
{
    static const char document[] = INVOICE(
        SELLER(ADDRESS("", "SE") TAX("SE556677889901", "VAT") TAX("Godkänd för F-skatt", "TAX")
                   LEGAL("", "5566778899")) BUYER(ADDRESS("", "SE")) SWEDISH_TAX("25.00"));
    static const struct change changes[] = {
        {"SE556677889901", "SE55667788990", "SE-R-001"},
        {"SE556677889901", "SE55667788990X", "SE-R-002"},
        {"SE556677889901", "DE556677889", ""},
        {"5566778899<", "556677-8899<", "SE-R-003 SE-R-004 SE-R-013"},
        {"5566778899<", " 5566778899 <", ""},
        {"5566778899<", "55667788990<", "SE-R-004"},
        {"5566778899<", "5566778890<", "SE-R-013"},
        {"Godkänd för F-skatt", " GODKÄND  FÖR\nf-skatt ", ""},
        {"Godkänd för F-skatt", "Godkänd", "SE-R-005"},
        {"Godkänd för F-skatt", "Godkand for F-skatt", "SE-R-005"},
        {"25.00", "12", ""},
        {"25.00", "6.0", ""},
        {"25.00", "20", "SE-R-006"},
        {"<cbc:ID>S</cbc:ID><cbc:Percent>25.00", "<cbc:ID>E</cbc:ID><cbc:Percent>0", ""},
        {0},
    };

    (void)state;
    expect_changes("SE-", document, changes);
}

static void swedish_giro_payments_are_checked(void **state)
{
    static const char document[] = INVOICE(SELLER(ADDRESS("", "SE")) BUYER(ADDRESS("", "SE"))
                                               MEANS("30", ACCOUNT("1234567", "SE:BANKGIRO")));
    static const struct change changes[] = {
        {"1234567", "123-4567", "SE-R-008"},
        {"1234567", "123456", "SE-R-009"},
        {"1234567", "123456789", "SE-R-009"},
        {"SE:BANKGIRO", "SE:PLUSGIRO", ""},
        {"1234567</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:BANKGIRO",
         "1</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:PLUSGIRO", "SE-R-010"},
        {"1234567</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:BANKGIRO",
         "12</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:PLUSGIRO", ""},
        {"1234567</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:BANKGIRO",
         "12345678</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:PLUSGIRO", ""},
        {"1234567</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:BANKGIRO",
         "12-3</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>SE:PLUSGIRO", "SE-R-007"},
        {">30<", ">50<", "SE-R-011"},
        {">30<", ">56<", "SE-R-011"},
        {">30<", ">31<", "SE-R-012"},
        {0},
    };

    (void)state;
    expect_changes("SE-", document, changes);
}

#define CII_PARTY(name, country, number, tax)                                                      \
    "<ram:" name "><ram:SpecifiedLegalOrganization><ram:ID>" number                                \
    "</ram:ID></ram:SpecifiedLegalOrganization><ram:PostalTradeAddress><ram:CountryID>" country    \
    "</ram:CountryID></ram:PostalTradeAddress>" tax "</ram:" name ">"
#define CII_TAX(scheme, number)                                                                    \
    "<ram:SpecifiedTaxRegistration><ram:ID schemeID='" scheme "'>" number                          \
    "</ram:ID></ram:SpecifiedTaxRegistration>"

static void swedish_rules_are_asked_of_cii_too(void **state)
{
    static const char document[] = CII(
        "<ram:TypeCode>380</ram:TypeCode>",
        CII_PARTY("SellerTradeParty", "SE", "5566778899",
                  CII_TAX("VAT", "SE556677889901") CII_TAX("FC", "Godkänd för F-skatt"))
            CII_PARTY("BuyerTradeParty", "SE", "", ""),
        "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>"
        "<ram:PayeePartyCreditorFinancialAccount><ram:ProprietaryID>1234567</ram:ProprietaryID>"
        "</ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution>"
        "<ram:BICID>SE:BANKGIRO</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>"
        "</ram:SpecifiedTradeSettlementPaymentMeans>"
        "<ram:ApplicableTradeTax><ram:CategoryCode>S</ram:CategoryCode>"
        "<ram:RateApplicablePercent>25</ram:RateApplicablePercent></ram:ApplicableTradeTax>");
    static const struct change changes[] = {
        {"SE556677889901", "SE5566778899", "SE-R-001"},
        {"SE556677889901", "SE5566778899XX", "SE-R-002"},
        {">5566778899<", ">5566778890<", "SE-R-013"},
        {"Godkänd för F-skatt", "Nej", "SE-R-005"},
        {"Percent>25<", "Percent>20<", "SE-R-006"},
        {">1234567<", ">123-456<", "SE-R-008"},
        {">1234567<", ">1<", "SE-R-009"},
        {">30<", ">31<", "SE-R-012"},
        {">30<", ">50<", "SE-R-011"},
        {0},
    };

    (void)state;
    expect_changes("SE-", document, changes);
}

static void norwegian_sellers_are_known_by_their_vat_number_first(void **state)
{
    static const char document[] = INVOICE(
        SELLER(ADDRESS("", "SE") TAX("NO974760673MVA", "VAT") TAX("Foretaksregisteret", "TAX")));
    static const struct change changes[] = {
        {"Foretaksregisteret", "foretaksregisteret", "NO-R-002"},
        {"NO974760673MVA", "NO974760674MVA", "NO-R-001"},
        {"NO974760673MVA", "NO974760673", "NO-R-001"},
        {"NO974760673MVA", "NO974760673MVA ", "NO-R-001"},
        {"NO974760673MVA", "SE5566", ""},
        {TAX("Foretaksregisteret", "TAX"),
         TAX("Foretaksregisteret", "TAX") TAX("NO974760674MVA", "X"), ""},
        {0},
    };

    (void)state;
    expect_changes("NO-", document, changes);
}

static void danish_parties_and_lines_are_checked(void **state)
{
    static const char document[] = INVOICE(
        SELLER("<cac:PartyIdentification><cbc:ID schemeID='0088'>1</cbc:ID>"
               "</cac:PartyIdentification>" ADDRESS("", "DK")
                   LEGAL(" schemeID='0184'", "DK12345678"))
            BUYER(ADDRESS("", "DK") LEGAL(
                " schemeID='0184' ",
                "DK87654321")) "<cac:AllowanceCharge><cbc:ChargeIndicator>true</"
                               "cbc:ChargeIndicator>"
                               "<cbc:AllowanceChargeReasonCode>ZZZ</cbc:AllowanceChargeReasonCode>"
                               "<cbc:AllowanceChargeReason>3011</cbc:AllowanceChargeReason>"
                               "</cac:AllowanceCharge><cac:InvoiceLine><cac:Item>"
                               "<cac:CommodityClassification><cbc:ItemClassificationCode "
                               "listID='TST'"
                               " listVersionID='26.08.01'>1</cbc:ItemClassificationCode>"
                               "</cac:CommodityClassification></cac:Item></cac:InvoiceLine>");
    static const struct change changes[] = {
        {"DK12345678", " ", "DK-R-002"},
        {"schemeID='0184'>", "schemeID='0088'>", "DK-R-014"},
        {"schemeID='0184'>", ">", "DK-R-014"},
        {"schemeID='0184' >", "schemeID='0088' >", "DK-R-017"},
        {" schemeID='0088'", "", "DK-R-013"},
        {"3011", "x", "DK-R-004"},
        {"3011", "30.1", ""},
        {"3011", "-301", "DK-R-004"},
        {"3011", "CO2#3", ""},
        {"3011", "CO2#", "DK-R-004"},
        {"26.08.01", "19.0501", ""},
        {"26.08.01", "20", "DK-R-003"},
        {"ZZZ", "AA", ""},
        {0},
    };

    (void)state;
    expect_changes("DK-", document, changes);
}

#define DANES SELLER(ADDRESS("", "DK") LEGAL(" schemeID='0184'", "DK1")) BUYER(ADDRESS("", "DK"))

static void danish_payments_are_checked(void **state)
{
    static const char transfer[] = INVOICE(DANES MEANS("42", ACCOUNT("123", "4567")));
    static const struct change transfers[] = {
        {">42<", ">30<", "DK-R-005"},
        {">42<", ">31 42<", ""},
        {">42<", ">1 31<", "DK-R-005"},
        {">123<", "> <", "DK-R-006"},
        {">4567<", "><", "DK-R-006"},
        {">42<", ">49<", "DK-R-007"},
        {0},
    };
    static const char giro[] = INVOICE(DANES MEANS(
        "50", "<cbc:PaymentID>04#1234567890123456</cbc:PaymentID>" ACCOUNT("1234567", "")));
    static const struct change giros[] = {
        {">1234567<", ">12345678<", ""}, {">1234567<", ">123456<", "DK-R-008"},
        {"04#", "05#", "DK-R-008"},      {"3456<", "345<", "DK-R-009"},
        {">50<", ">93<", "DK-R-010"},    {0},
    };
    static const char fik[] = INVOICE(DANES MEANS(
        "93", "<cbc:PaymentID>71#123456789012345</cbc:PaymentID>" ACCOUNT("12345678", "")));
    static const struct change fiks[] = {
        {"71#123456789012345", "71#1234567890123456", ""},
        {"71#123456789012345", "71#12345678901234", "DK-R-011"},
        {"71#123456789012345", "73#", ""},
        {">12345678<", ">1234567<", "DK-R-010"},
        {0},
    };

    (void)state;
    expect_changes("DK-", transfer, transfers);
    expect_changes("DK-", giro, giros);
    expect_changes("DK-", fik, fiks);
}

static void danish_credit_notes_are_positive_and_their_payment_is_not_asked(void **state)
{
    static const char document[] =
        CREDIT_NOTE(DANES MEANS("30", "") "<cac:LegalMonetaryTotal><cbc:PayableAmount>10.00"
                                          "</cbc:PayableAmount></cac:LegalMonetaryTotal>");
    static const struct change changes[] = {
        {"10.00", "-10.00", "DK-R-016"},
        {"10.00", "-0.00", ""},
        {0},
    };

    (void)state;
    expect_changes("DK-", document, changes);
}

#define CII_SELLER(scheme, address, country, tax)                                                  \
    "<ram:SellerTradeParty><ram:SpecifiedLegalOrganization><ram:ID schemeID='" scheme              \
    "'>12345678</ram:ID></ram:SpecifiedLegalOrganization><ram:PostalTradeAddress>" address         \
    "<ram:CountryID>" country "</ram:CountryID></ram:PostalTradeAddress>" tax                      \
    "</ram:SellerTradeParty>"
#define CII_MEANS(code, parts)                                                                     \
    "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>" code "</ram:TypeCode>" parts        \
    "</ram:SpecifiedTradeSettlementPaymentMeans>"

static void danish_rules_are_asked_of_cii_too(void **state)
{
    static const char document[] =
        CII("<ram:TypeCode>380</ram:TypeCode>",
            CII_SELLER("0184", "", "DK", "") CII_PARTY("BuyerTradeParty", "DK", "", ""),
            "<ram:PaymentReference>04#1234567890123456</ram:PaymentReference>" CII_MEANS(
                "50", "<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>1234567</ram:IBANID>"
                      "</ram:PayeePartyCreditorFinancialAccount>"));
    static const struct change changes[] = {
        {"'>12345678<", "'><", "DK-R-002"},
        {"'0184'", "'0007'", "DK-R-014"},
        {">1234567<", ">12345678<", "DK-R-008"},
        {"3456<", "345<", "DK-R-009"},
        {">50<", ">30<", "DK-R-005"},
        {">50<", ">49<", "DK-R-007"},
        {">50<", ">93<", "DK-R-010"},
        {">50<", ">31<", "DK-R-006"},
        {0},
    };

    (void)state;
    expect_changes("DK-", document, changes);
}

static void italian_addresses_and_tax_codes_are_checked(void **state)
{
    static const char document[] =
        INVOICE(SELLER(ADDRESS(WHOLE, "IT") TAX("RSSMRA85T10A562S", "CF")));
    static const struct change changes[] = {
        {"RSSMRA85T10A562S", "RSSMRA85T1", "IT-R-001"},
        {"RSSMRA85T10A562S", "ZSSMRA85T19", ""},
        {"RSSMRA85T10A562S", "RSSMRA85T10A562ST", "IT-R-001"},
        {"RSSMRA85T10A562S", "rssmra85t10a562s", "IT-R-001"},
        {"<cbc:StreetName>A 1</cbc:StreetName>", "", "IT-R-002"},
        {"<cbc:CityName>B</cbc:CityName>", "", "IT-R-003"},
        {"<cbc:PostalZone>1</cbc:PostalZone>", "", "IT-R-004"},
        {0},
    };

    (void)state;
    expect_changes("IT-", document, changes);
}

static void dutch_parties_and_payments_are_checked(void **state)
{
    static const char document[] = INVOICE(
        "<cac:OrderReference><cbc:ID>7</cbc:ID></cac:OrderReference>" SELLER(
            ADDRESS(WHOLE, "NL") LEGAL(" schemeID='0106'", "12345678"))
            BUYER(ADDRESS(WHOLE, " nl ") LEGAL(" schemeID='0190' ", "1")) MEANS(
                "58",
                "") "<cac:LegalMonetaryTotal><cbc:PayableAmount>10</cbc:PayableAmount>"
                    "</"
                    "cac:LegalMonetaryTotal><cac:InvoiceLine><cac:OrderLineReference><cbc:LineID>1"
                    "</cbc:LineID></cac:OrderLineReference></cac:InvoiceLine>");
    static const struct change changes[] = {
        {"<cbc:CityName>B</cbc:CityName>", "", "NL-R-002"},
        {"'0106'", "'0007'", "NL-R-003"},
        {">12345678<", "> <", "NL-R-003"},
        {"'0190' ", "'0007' ", "NL-R-005"},
        {">58<", ">31<", "NL-R-008"},
        {MEANS("58", ""), "", "NL-R-007"},
        {"<cbc:ID>7</cbc:ID>", "", "NL-R-009"},
        {">NL<", ">SE<", ""},
        {0},
    };
    static const char credit[] = CREDIT_NOTE(
        "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode><cac:BillingReference>"
        "<cac:InvoiceDocumentReference><cbc:ID>1</cbc:ID></cac:InvoiceDocumentReference>"
        "</cac:BillingReference>" SELLER(ADDRESS(
            WHOLE, "NL")) "<cac:LegalMonetaryTotal><cbc:PayableAmount>10</cbc:PayableAmount>"
                          "</cac:LegalMonetaryTotal>");
    static const struct change credits[] = {
        {"<cbc:ID>1</cbc:ID>", "", "NL-R-001"},
        {">10<", ">-10<", "NL-R-007"},
        {">10<", ">-0.0<", ""},
        {0},
    };

    (void)state;
    expect_changes("NL-", document, changes);
    expect_changes("NL-", credit, credits);
}

#define CII_WHOLE                                                                                  \
    "<ram:PostcodeCode>1</ram:PostcodeCode><ram:LineOne>A 1</ram:LineOne>"                         \
    "<ram:CityName>B</ram:CityName>"
#define CII_PAYABLE                                                                                \
    "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:DuePayableAmount>10"                \
    "</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>"

static void rules_of_other_neighbours_are_asked_of_cii_too(void **state)
{
    static const char norwegian[] =
        CII("<ram:TypeCode>380</ram:TypeCode>",
            CII_SELLER("0106", "", "NO",
                       CII_TAX("VA", "NO974760673MVA") CII_TAX("FC", "Foretaksregisteret")),
            "");
    static const struct change norwegians[] = {
        {"'FC'", "'TAX'", "NO-R-002"},
        {">Foretaksregisteret<", ">Nei<", "NO-R-002"},
        {0},
    };
    static const char italian[] =
        CII("<ram:TypeCode>380</ram:TypeCode>",
            CII_SELLER("0106", CII_WHOLE, "IT", CII_TAX("FC", "RSSMRA85T10A562S")), "");
    static const struct change italians[] = {
        {">RSSMRA85T10A562S<", ">RSS<", "IT-R-001"},
        {"<ram:LineOne>A 1</ram:LineOne>", "", "IT-R-002"},
        {"<ram:CityName>B</ram:CityName>", "", "IT-R-003"},
        {"<ram:PostcodeCode>1</ram:PostcodeCode>", "", "IT-R-004"},
        {0},
    };
    static const char dutch[] =
        CII("<ram:TypeCode>380</ram:TypeCode>", CII_SELLER("0106", CII_WHOLE, "NL", ""),
            CII_MEANS("58", "") CII_PAYABLE);
    static const struct change dutches[] = {
        {">380<", ">381<", "NL-R-001"},
        {"<ram:CityName>B</ram:CityName>", "", "NL-R-002"},
        {"'0106'", "'0007'", "NL-R-003"},
        {CII_MEANS("58", ""), "", "NL-R-007"},
        {0},
    };

    (void)state;
    expect_changes("NO-", norwegian, norwegians);
    expect_changes("IT-", italian, italians);
    expect_changes("NL-", dutch, dutches);
}

static void icelandic_invoices_are_checked(void **state)
{
    static const char document[] = INVOICE(
        "<cbc:DueDate>2026-11-01</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
        "<cac:AdditionalDocumentReference><cbc:ID>2026-11-20</cbc:ID>"
        "<cbc:DocumentDescription>EINDAGI</cbc:DocumentDescription>"
        "</cac:AdditionalDocumentReference>" SELLER(ADDRESS(WHOLE, "IS") LEGAL(
            " schemeID='0196'", "1")) BUYER(ADDRESS(WHOLE, "IS") LEGAL(" schemeID='0196' ", "1"))
            MEANS("9", ACCOUNT("123456789012", "")));
    static const struct change changes[] = {
        {">380<", ">383<", "IS-R-001"},
        {"'0196'>", "'0007'>", "IS-R-002"},
        {"'0196' >", "'0007' >", "IS-R-004"},
        {"<cbc:PostalZone>1</cbc:PostalZone>", "", "IS-R-003"},
        {"789012<", "78901<", "IS-R-006"},
        {">9</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>123",
         ">42</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>12", "IS-R-007"},
        {"2026-11-20", "2026-11-31", "IS-R-008"},
        {"<cbc:DueDate>2026-11-01</cbc:DueDate>", "", "IS-R-009 IS-R-010"},
        {"2026-11-20", "2026-10-31", "IS-R-010"},
        {"2026-11-20", "2026-11-01", ""},
        {0},
    };

    (void)state;
    expect_changes("IS-", document, changes);
}

#define GREEK_DOCUMENT(id, description, uri)                                                       \
    "<cac:AdditionalDocumentReference><cbc:ID>" id                                                 \
    "</cbc:ID><cbc:DocumentDescription>" description "</cbc:DocumentDescription>" uri              \
    "</cac:AdditionalDocumentReference>"
#define GREEK_URI                                                                                  \
    "<cac:Attachment><cac:ExternalReference><cbc:URI>https://example.org/1</cbc:URI>"              \
    "</cac:ExternalReference></cac:Attachment>"
#define NAMED(name) "<cac:PartyName><cbc:Name>" name "</cbc:Name></cac:PartyName>"
#define GREEK_BUYER                                                                                \
    BUYER("<cbc:EndpointID schemeID='9933' >094014201</cbc:EndpointID>" NAMED("B")                 \
              ADDRESS("", "GR") TAX("EL094014201", " VAT "))

static void greek_invoices_are_checked(void **state)
{
    static const char document[] = INVOICE(
        "<cbc:ID>094014201|12/10/2026|0|2.1|A|7</cbc:ID><cbc:IssueDate>2026-10-12</"
        "cbc:IssueDate>" GREEK_DOCUMENT("400", "##M.AR.K##", "")
            GREEK_DOCUMENT("1", "##INVOICE|URL##", GREEK_URI)
                SELLER("<cbc:EndpointID schemeID='9933'>094014201</cbc:EndpointID>" NAMED("S")
                           ADDRESS("", "GR") TAX("EL094014201", "VAT")) GREEK_BUYER);
    static const struct change changes[] = {
        {"|A|7<", "|A<", "GR-R-001-1 GR-R-001-7"},
        {"|A|7<", "|A|7|8<", "GR-R-001-1"},
        {">094014201|", ">094014202|", "GR-R-001-2"},
        {"12/10/2026", "13/10/2026", "GR-R-001-3"},
        {"12/10/2026", "2026-10-12", "GR-R-001-3"},
        {"|0|", "|-1|", "GR-R-001-4"},
        {"|2.1|", "|2.2|", "GR-R-001-5"},
        {"|A|", "||", "GR-R-001-6"},
        {"|7<", "|<", "GR-R-001-7"},
        {NAMED("S"), "", "GR-R-002"},
        {NAMED("B"), "", "GR-R-005"},
        {"##M.AR.K##", "MARK", "GR-R-004-1"},
        {">400<", ">0400<", "GR-R-004-2"},
        {"##INVOICE|URL##", "URL", "GR-S-008-1"},
        {"##M.AR.K##", "##INVOICE|URL##", "GR-R-004-1 GR-R-008-2 GR-R-008-3 GR-S-008-1"},
        {"https://example.org/1", " ", "GR-R-008-3"},
        {"'9933'>094014201", "'9933'>094014202", "GR-R-009"},
        {"'9933' >", "'0088' >", "GR-R-010"},
        {TAX("EL094014201", " VAT "), "", "GR-R-006"},
        {GREEK_BUYER, "<cac:AccountingCustomerParty/>", ""},
        {TAX("EL094014201", "VAT"), TAX("GR094014201", "VAT"), "GR-R-003 GR-S-011"},
        {0},
    };

    (void)state;
    expect_changes("GR-", document, changes);
}

#define GERMAN_SELLER(parts)                                                                       \
    SELLER(ADDRESS(WHOLE, "DE") TAX("DE123456789", "VAT") parts                                    \
           "<cac:Contact><cbc:Name>N</cbc:Name><cbc:Telephone>+49 1</cbc:Telephone>"               \
           "<cbc:ElectronicMail>a@b.de</cbc:ElectronicMail></cac:Contact>")
#define GERMAN_BUYER BUYER(ADDRESS(WHOLE, "DE"))
#define GERMAN_HEAD                                                                                \
    "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:BuyerReference>R</cbc:BuyerReference>"
#define ATTACHED(name)                                                                             \
    "<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>"                          \
    "<cbc:EmbeddedDocumentBinaryObject filename='" name                                            \
    "'>YQ==</cbc:EmbeddedDocumentBinaryObject>"                                                    \
    "</cac:Attachment></cac:AdditionalDocumentReference>"

static void german_documents_are_checked(void **state)
{
    static const char document[] = INVOICE(
        GERMAN_HEAD ATTACHED("a.pdf") ATTACHED("b.pdf") GREEK_DOCUMENT("2", "D", GREEK_URI)
            GERMAN_SELLER("") GERMAN_BUYER MEANS(
                "10",
                "") "<cac:PaymentTerms><cbc:Note>Netto\n #SKONTO#TAGE=14#PROZENT=2.00# "
                    "\n</cbc:Note>"
                    "</cac:PaymentTerms>"
                    "<cac:TaxTotal><cac:TaxSubtotal><cac:TaxCategory><cbc:Percent>19</cbc:Percent>"
                    "</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:InvoiceLine><cac:Item>"
                    "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID></cac:ClassifiedTaxCategory>"
                    "</cac:Item></cac:InvoiceLine>");
    static const struct change changes[] = {
        {MEANS("10", ""), "", "DE-R-001"},
        {">R<", "> <", "DE-R-015"},
        {TAX("DE123456789", "VAT"), "", "DE-R-016"},
        {">380<", ">383<", "DE-R-017"},
        {">380<", ">384<", "DE-R-026"},
        {"2.00# \n<", "2.00#<", "DE-R-018"},
        {"PROZENT=2.00", "PROZENT=2", "DE-R-018"},
        {"2.00#", "2.00#BASISBETRAG=-10.00#", ""},
        {"#SKONTO", "#skonto", "DE-R-018"},
        {" #SKONTO#TAGE=14#PROZENT=2.00# \n", "Nr. #7#", ""},
        {"b.pdf", "a.pdf", "DE-R-022"},
        {"https://example.org/1", "example.org/1", "DE-R-T02"},
        {"https://example.org/1", "a:1", "DE-R-T02"},
        {"<cbc:URI>https://example.org/1</cbc:URI>", "", "DE-R-T02"},
        {">19<", "><", "DE-R-014"},
        {"<cbc:IdentificationCode>DE", "<cbc:IdentificationCode>AT", ""},
        {0},
    };

    (void)state;
    expect_changes("DE-", document, changes);
}

static void german_parties_are_checked(void **state)
{
    static const char document[] =
        INVOICE(GERMAN_HEAD GERMAN_SELLER("") GERMAN_BUYER
                "<cac:Delivery><cac:DeliveryLocation><cac:Address>" WHOLE
                "</cac:Address></cac:DeliveryLocation></cac:Delivery>" MEANS("10", ""));
    static const struct change changes[] = {
        {"<cbc:CityName>B</cbc:CityName>", "", "DE-R-003"},
        {"<cbc:PostalZone>1</cbc:PostalZone>", "<cbc:PostalZone/>", "DE-R-004"},
        {"<cbc:Name>N</cbc:Name>", "", "DE-R-005"},
        {"<cbc:Telephone>+49 1</cbc:Telephone>", "", "DE-R-006 DE-R-027"},
        {"+49 1", "+49", "DE-R-027"},
        {"<cbc:ElectronicMail>a@b.de</cbc:ElectronicMail>", "", "DE-R-007 DE-R-028"},
        {"a@b.de", "a@b", "DE-R-028"},
        {"a@b.de", "a@b..de", "DE-R-028"},
        {"a@b.de", "a @b.de", "DE-R-028"},
        {"a@b.de", " a@b.de ", ""},
        {"<cac:Address>" WHOLE, "<cac:Address>", "DE-R-010 DE-R-011"},
        {BUYER(ADDRESS(WHOLE, "DE")), BUYER(ADDRESS("", "de")), "DE-R-008 DE-R-009"},
        {0},
    };

    (void)state;
    expect_changes("DE-", document, changes);
}

#define IBAN "DE02 1203 0000 0000 2020 51"
#define MANDATE(account)                                                                           \
    "<cac:PaymentMandate><cbc:ID>M</cbc:ID><cac:PayerFinancialAccount><cbc:ID>" account            \
    "</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>"
#define CARD                                                                                       \
    "<cac:CardAccount><cbc:PrimaryAccountNumberID>1</cbc:PrimaryAccountNumberID></"                \
    "cac:CardAccount>"
#define SEPA "<cac:PartyIdentification><cbc:ID schemeID='SEPA'>D</cbc:ID></cac:PartyIdentification>"

static void german_payments_are_checked(void **state)
{
    static const char transfer[] =
        INVOICE(GERMAN_HEAD GERMAN_SELLER("") GERMAN_BUYER MEANS("58", ACCOUNT(IBAN, "")));
    static const struct change transfers[] = {
        {"20 51", "20 52", "DE-R-019"},
        {"DE02", "de02", "DE-R-019"},
        {ACCOUNT(IBAN, ""), "", "DE-R-019 DE-R-023-1"},
        {ACCOUNT(IBAN, ""), CARD ACCOUNT(IBAN, ""), "DE-R-023-2"},
        {">58<", ">30<", ""},
        {">58<", ">48<", "DE-R-024-1 DE-R-024-2"},
        {0},
    };
    static const char debit[] =
        INVOICE(GERMAN_HEAD GERMAN_SELLER(SEPA) GERMAN_BUYER MEANS("59", MANDATE(IBAN)));
    static const struct change debits[] = {
        {"20 51", "20 5", "DE-R-020"},
        {"'SEPA'", "'sepa'", "DE-R-030"},
        {MANDATE(IBAN), "", "DE-R-020 DE-R-025-1"},
        {MANDATE(IBAN), CARD MANDATE(IBAN), "DE-R-025-2"},
        {"<cbc:ID>" IBAN "</cbc:ID>", "", "DE-R-020 DE-R-031"},
        {0},
    };

    (void)state;
    expect_changes("DE-", transfer, transfers);
    expect_changes("DE-", debit, debits);
}

/* Of a party with two VAT numbers the official test cannot tell the country. */
static void a_party_with_two_vat_numbers_is_in_no_country(void **state)
{
    static const char document[] =
        INVOICE(SELLER(TAX("NO1", "VAT") TAX("NO2", "VAT") ADDRESS("", "NO")));
    static const struct change changes[] = {
        {TAX("NO2", "VAT"), "", "NO-R-001 NO-R-002"},
        {TAX("NO1", "VAT") TAX("NO2", "VAT"), "", "NO-R-002"},
        {0},
    };

    (void)state;
    expect_changes("NO-", document, changes);
}

/* One country, one code of payment: of two the rules are not asked, but Sweden's of addresses. */
static void what_stands_twice_cannot_be_told(void **state)
{
    static const char german[] = INVOICE(GERMAN_HEAD GERMAN_SELLER("") GERMAN_BUYER MEANS(
        "58", ACCOUNT("DE02120300000000202051", "")));
    static const struct change germans[] = {
        {"2020", "2021", "DE-R-019"},
        {">58<", ">58</cbc:PaymentMeansCode><cbc:PaymentMeansCode>30<", ""},
        {0},
    };
    static const char swedish[] = INVOICE(
        SELLER(ADDRESS("", "SE") ADDRESS("", "NO") LEGAL("", "5566778899")) BUYER(ADDRESS("", "SE"))
            MEANS("30", ACCOUNT("1", "SE:BANKGIRO") ACCOUNT("2", "SE:BANKGIRO")));
    static const struct change swedes[] = {
        {"5566778899", "5566778898", "SE-R-013"},
        {ACCOUNT("2", "SE:BANKGIRO"), "", "SE-R-009"},
        {">SE<", ">DK<", ""},
        {0},
    };

    (void)state;
    expect_changes("DE-", german, germans);
    expect_changes("SE-", swedish, swedes);
    expect_changes("NO-", swedish, swedes + 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swedish_numbers_and_rates_are_checked),
        cmocka_unit_test(swedish_giro_payments_are_checked),
        cmocka_unit_test(swedish_rules_are_asked_of_cii_too),
        cmocka_unit_test(norwegian_sellers_are_known_by_their_vat_number_first),
        cmocka_unit_test(danish_parties_and_lines_are_checked),
        cmocka_unit_test(danish_payments_are_checked),
        cmocka_unit_test(danish_credit_notes_are_positive_and_their_payment_is_not_asked),
        cmocka_unit_test(danish_rules_are_asked_of_cii_too),
        cmocka_unit_test(italian_addresses_and_tax_codes_are_checked),
        cmocka_unit_test(rules_of_other_neighbours_are_asked_of_cii_too),
        cmocka_unit_test(dutch_parties_and_payments_are_checked),
        cmocka_unit_test(icelandic_invoices_are_checked),
        cmocka_unit_test(greek_invoices_are_checked),
        cmocka_unit_test(german_documents_are_checked),
        cmocka_unit_test(german_parties_are_checked),
        cmocka_unit_test(german_payments_are_checked),
        cmocka_unit_test(a_party_with_two_vat_numbers_is_in_no_country),
        cmocka_unit_test(what_stands_twice_cannot_be_told),
    };

    return cmocka_run_group_tests_name("national", tests, NULL, NULL);
}
