/* Svefaktura's rules: an invoice that fulfils all, and each rule broken at one place. */
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/parse.h"
#include "parsers/validate/rulebook.h"
#include "parsers/validate/sentence.h"
#include "parsers/validate/verdict.h"

#define AMOUNT(name, value) "<" name " amountCurrencyID='SEK'>" value "</" name ">"
#define VAT(code, rate)                                                                            \
    "<c:TaxCategory><c:ID>" code "</c:ID><b:Percent>" rate                                         \
    "</b:Percent><c:TaxScheme><c:ID>VAT</c:ID></c:TaxScheme></c:TaxCategory>"
#define LINE(id, quantity, net, allowance, category, price)                                        \
    "<c:InvoiceLine><c:ID>" id "</c:ID><b:InvoicedQuantity quantityUnitCode='tim'>" quantity       \
    "</b:InvoicedQuantity>" AMOUNT("b:LineExtensionAmount", net) allowance                         \
        "<c:Item><b:Description>Hemtjänst " id "</b:Description>" category "<c:BasePrice>" price   \
        "</c:BasePrice></c:Item></c:InvoiceLine>"
#define PRICE(amount) AMOUNT("b:PriceAmount", amount)
#define BASE(quantity) "<b:BaseQuantity quantityUnitCode='tim'>" quantity "</b:BaseQuantity>"
#define ALLOWANCE(charge, amount, base)                                                            \
    "<c:AllowanceCharge><b:ChargeIndicator>" charge                                                \
    "</b:ChargeIndicator>" AMOUNT("b:Amount", amount)                                              \
        AMOUNT("c:AllowanceChargeBaseAmount", base) "</c:AllowanceCharge>"
#define HEADER_ALLOWANCE(charge, amount, code, rate)                                               \
    "<AllowanceCharge><b:ChargeIndicator>" charge                                                  \
    "</b:ChargeIndicator><c:ReasonCode name='Avtal'>ZZZ</c:ReasonCode>" AMOUNT("b:Amount", amount) \
        VAT(code, rate) "</AllowanceCharge>"
#define TAX_SCHEME(number, scheme)                                                                 \
    "<c:PartyTaxScheme><c:CompanyID>" number "</c:CompanyID><c:TaxScheme><c:ID>" scheme            \
    "</c:ID></c:TaxScheme></c:PartyTaxScheme>"
#define TELEPHONE(number) "<c:Contact><b:Telephone>" number "</b:Telephone></c:Contact>"
#define PARTY(name, city, schemes)                                                                 \
    "<c:Party><c:PartyIdentification><c:ID>7300010000001</c:ID></c:PartyIdentification>"           \
    "<c:PartyName><b:Name>" name "</b:Name></c:PartyName><c:Address><b:CityName>" city             \
    "</b:CityName><b:PostalZone>11122</b:PostalZone></c:Address>" schemes "</c:Party>"

/* Joined: no text may be longer than 4095 bytes. */
static const char *const invoice[] = {
    "<Invoice xmlns='urn:sfti:documents:BasicInvoice:1:0'"
    " xmlns:c='urn:sfti:CommonAggregateComponents:1:0'"
    " xmlns:b='urn:oasis:names:tc:ubl:CommonBasicComponents:1:0'"
    " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>",
    "<ID>S-1</ID><b:IssueDate>2026-11-03</b:IssueDate><InvoiceTypeCode>380</InvoiceTypeCode>",
    "<InvoiceCurrencyCode>SEK</InvoiceCurrencyCode><LineItemCountNumeric>6</LineItemCountNumeric>",
    "<AdditionalDocumentReference><c:ID identificationSchemeAgencyName='SFTI'"
    " identificationSchemeID='CT'>AVTAL</c:ID></AdditionalDocumentReference>",
    "<c:BuyerParty>",
    PARTY("Exempelkommun", "Köparstad", TAX_SCHEME("2120000001", "SWT")),
    "</c:BuyerParty><c:SellerParty>",
    PARTY("Exempelomsorg AB", "Säljarstad",
          TAX_SCHEME("5560000001", "SWT") TAX_SCHEME("SE556000000101", "VAT")
              TELEPHONE("+46812345678")),
    "</c:SellerParty><c:Delivery>",
    "<b:ActualDeliveryDateTime>2026-11-03T00:00:00</b:ActualDeliveryDateTime></c:Delivery>",
    "<c:PaymentMeans><c:PaymentMeansTypeCode>1</c:PaymentMeansTypeCode>",
    "<b:DuePaymentDate>2026-11-03</b:DuePaymentDate>",
    "<c:PayeeFinancialAccount><c:ID>1234568</c:ID><c:FinancialInstitutionBranch>",
    "<c:FinancialInstitution><c:ID>BGABSESS</c:ID></c:FinancialInstitution>",
    "</c:FinancialInstitutionBranch></c:PayeeFinancialAccount>",
    "<c:PayeePartyName><b:Name>Factoring AB</b:Name></c:PayeePartyName></c:PaymentMeans>",
    "<c:PaymentTerms><b:PenaltySurchargePercent>8</b:PenaltySurchargePercent></c:PaymentTerms>",
    HEADER_ALLOWANCE("false", "35", "E", "0"),
    HEADER_ALLOWANCE("true", "20", "S", "25"),
    "<c:TaxTotal>",
    AMOUNT("b:TotalTaxAmount", "80"),
    "<c:TaxSubTotal>",
    AMOUNT("b:TaxableAmount", "320"),
    AMOUNT("b:TaxAmount", "80.0"),
    VAT("S", "25.00"),
    "</c:TaxSubTotal><c:TaxSubTotal>",
    AMOUNT("b:TaxableAmount", "300"),
    AMOUNT("b:TaxAmount", "0"),
    "<c:TaxCategory><c:ID>E</c:ID><b:Percent>0.00</b:Percent><b:ExemptionReason>Social omsorg"
    "</b:ExemptionReason><c:TaxScheme><c:ID>VAT</c:ID></c:TaxScheme></c:TaxCategory>",
    "</c:TaxSubTotal></c:TaxTotal><c:LegalTotal>",
    AMOUNT("b:LineExtensionTotalAmount", "635"),
    AMOUNT("b:TaxExclusiveTotalAmount", "620"),
    AMOUNT("b:TaxInclusiveTotalAmount", "700"),
    AMOUNT("c:RoundOffAmount", "0.00"),
    "</c:LegalTotal>",
    LINE("1", "3", "300", "", VAT("S", "25.0"), PRICE("100")),
    LINE("2", "20", "90", ALLOWANCE("false", "10", "100"), VAT("E", "0.0"), PRICE("50") BASE("10")),
    LINE("3", "5", "55", ALLOWANCE("true", "5", "50"), "", PRICE("10")),
    LINE("4", "4", "100", ALLOWANCE("true", "20.0", "80"), "", PRICE("40") BASE("2")),
    LINE("5", "2", "50", ALLOWANCE("false", "10.0", "60"), "", PRICE("30")),
    LINE("6", "10", "40", "", "", PRICE("20") BASE("5")),
    "<RequisitionistDocumentReference><c:ID>REF-1</c:ID></RequisitionistDocumentReference>",
    "<InvoicingPeriod><b:StartDateTime>2026-10-01T00:00:00</b:StartDateTime>",
    "<b:EndDateTime>2026-10-31T00:00:00</b:EndDateTime></InvoicingPeriod></Invoice>",
};

/* One text in place of another, the first there is. */
struct edit {
    const char *from, *to;
};

struct rule_case {
    const char *broken; /* "11! 7 98?": fatal, warning, information */
    struct edit edits[6];
};

#define WITH_TAX_CURRENCY                                                                          \
    {                                                                                              \
        "</InvoiceCurrencyCode>", "</InvoiceCurrencyCode><TaxCurrencyCode>EUR</TaxCurrencyCode>"   \
    }
#define WITH_RATE(parts)                                                                           \
    {                                                                                              \
        "<c:TaxTotal>", "<c:ExchangeRate>" parts "</c:ExchangeRate><c:TaxTotal>"                   \
    }
#define SOURCE "<c:SourceCurrencyCode>SEK</c:SourceCurrencyCode>"
#define RATE(rate) "<b:CalculationRate>" rate "</b:CalculationRate>"
#define CONVERTED(before, after)                                                                   \
    {                                                                                              \
        before, before "<c:TaxCurrencyTaxAmount amountCurrencyID='EUR'>" after                     \
                       "</c:TaxCurrencyTaxAmount>"                                                 \
    }
#define S_TAX VAT("S", "25.00")
#define E_TAX                                                                                      \
    "Social omsorg</b:ExemptionReason><c:TaxScheme><c:ID>VAT</c:ID></c:TaxScheme></c:TaxCategory>"
#define REFERENCE " identificationSchemeAgencyName='SFTI' identificationSchemeID='CT'"
#define CREDIT                                                                                     \
    {                                                                                              \
        "<InvoiceTypeCode>380", "<InvoiceTypeCode>381"                                             \
    }
#define PERIOD_START "<b:StartDateTime>2026-10-01T00:00:00</b:StartDateTime>"
#define BUYER_ADDRESS "<b:CityName>Köparstad</b:CityName><b:PostalZone>11122</b:PostalZone>"
#define SELLER_ADDRESS "<b:CityName>Säljarstad</b:CityName><b:PostalZone>11122</b:PostalZone>"
#define LINES(count) "<c:AddressLine>" count "</c:AddressLine>"

static const struct rule_case cases[] = {
    {"", {{"", ""}}},
    /* The document. */
    {"1!", {{"<LineItemCountNumeric>6</LineItemCountNumeric>", ""}}},
    {"27!", {{"Numeric>6<", "Numeric>7<"}}},
    {"", {{"Numeric>6<", "Numeric> 6.0 <"}}},
    {"27! 29!", {{"Numeric>6<", "Numeric>0<"}}},
    {"17!",
     {{"<c:TaxTotal>",
       "<c:TaxTotal>" AMOUNT("b:TotalTaxAmount", "0") "</c:TaxTotal><c:TaxTotal>"}}},
    {"21", {{"<ID>S-1", "<ID xsi:schemaLocation='a b'>S-1"}}},
    {"21", {{"<Invoice ", "<Invoice xsi:schemaLocation='a b' "}}},
    {"", {{"<ID>S-1", "<ID xsi:noNamespaceSchemaLocation='a'>S-1"}}},
    {"83", {{"<Invoice ", "<?xml-stylesheet href='a.xsl'?><Invoice "}}},
    {"", {{"<ID>S-1", "<?xml-stylesheet href='a.xsl'?><ID>S-1"}}},
    {"22!", {{"<InvoiceTypeCode>380", "<InvoiceTypeCode>384"}}},
    {"", {{"<InvoiceTypeCode>380", "<InvoiceTypeCode> 380 "}}},
    {"", {CREDIT}},
    {"2 80! 81", {CREDIT, {PERIOD_START, ""}}},
    {"80! 81",
     {CREDIT,
      {PERIOD_START, ""},
      {"<InvoicingPeriod>", "<InitialInvoiceDocumentReference><c:ID>S-0</c:ID></"
                            "InitialInvoiceDocumentReference><InvoicingPeriod>"}}},
    {"81 82", {{"2026-10-01T", "2026-11-05T"}, {"2026-10-31T", "2026-11-04T"}}},
    {"", {{"2026-10-31T", "2026-11-03T"}}},
    {"82", {{"2026-10-31T", "2026-11-04T"}}},
    {"81", {{"2026-10-01T00:00:00", "2026-10-31T00:00:01"}}},
    {"", {{"2026-10-01T00:00:00", "2026-10-31T00:00:00"}}},
    {"79!", {{"REF-1", "  "}}},
    {"47", {{"2026-11-03T00", "2026-11-04T00"}}},
    {"49", {{"<b:DuePaymentDate>2026-11-03", "<b:DuePaymentDate>2026-11-02"}}},
    {"47 49 82", {{"<b:IssueDate>2026-11-03</b:IssueDate>", ""}}},
    /* Currencies. */
    {"100!", {{"'SEK'>635", "'EUR'>635"}}},
    {"", {{"'SEK'>635", "'EUR'>635"}, {"<InvoiceCurrencyCode>SEK</InvoiceCurrencyCode>", ""}}},
    {"23! 25! 68!", {WITH_TAX_CURRENCY}},
    {"",
     {WITH_TAX_CURRENCY, WITH_RATE(SOURCE RATE("0.1")), CONVERTED(S_TAX, "8"),
      CONVERTED(E_TAX, "0")}},
    {"3!",
     {WITH_TAX_CURRENCY, WITH_RATE(SOURCE RATE("0.1")), CONVERTED(S_TAX, "8.5"),
      CONVERTED(E_TAX, "0")}},
    {"",
     {WITH_TAX_CURRENCY, WITH_RATE(SOURCE RATE("0.1")), CONVERTED(S_TAX, "8.49"),
      CONVERTED(E_TAX, "0")}},
    {"3! 66!",
     {WITH_TAX_CURRENCY, WITH_RATE(SOURCE RATE("0")), CONVERTED(S_TAX, "8"),
      CONVERTED(E_TAX, "0")}},
    {"65?", {WITH_TAX_CURRENCY, WITH_RATE(SOURCE), CONVERTED(S_TAX, "8"), CONVERTED(E_TAX, "0")}},
    {"64!", {WITH_RATE(SOURCE RATE("0.1"))}},
    {"26! 63!",
     {{"<InvoiceCurrencyCode>SEK</InvoiceCurrencyCode>", "<TaxCurrencyCode>EUR</TaxCurrencyCode>"},
      WITH_RATE(SOURCE RATE("0.1")),
      CONVERTED(S_TAX, "8"),
      CONVERTED(E_TAX, "0")}},
    {"23! 25! 68!",
     {{"</InvoiceCurrencyCode>", "</InvoiceCurrencyCode><TaxCurrencyCode>SEK</TaxCurrencyCode>"
                                 "<TaxCurrencyCode>EUR</TaxCurrencyCode>"}}},
    {"23! 24! 25! 60 67! 89! 90! 90b! 106!",
     {WITH_TAX_CURRENCY,
      {"<c:TaxSubTotal>", "<c:Other>"},
      {"</c:TaxSubTotal>", "</c:Other>"},
      {"<c:TaxSubTotal>", "<c:Other>"},
      {"</c:TaxSubTotal>", "</c:Other>"}}},
    {"5!",
     {{"</InvoiceCurrencyCode>", "</InvoiceCurrencyCode><TaxCurrencyCode>SEK</TaxCurrencyCode>"},
      WITH_RATE(SOURCE RATE("0.1")),
      CONVERTED(S_TAX, "80"),
      CONVERTED(E_TAX, "0")}},
    {"68!", {CONVERTED(S_TAX, "8")}},
    /* References. */
    {"84?", {{REFERENCE, " identificationSchemeAgencyName='X' identificationSchemeID='Y'"}}},
    {"31", {{REFERENCE, " identificationSchemeAgencyName='X' identificationSchemeID='DQ'"}}},
    {"85?", {{REFERENCE, " identificationSchemeAgencyName='X'"}}},
    {"29b?", {{REFERENCE, " identificationSchemeAgencyName='SFTI' identificationSchemeID='Y'"}}},
    {"30", {{REFERENCE, " identificationSchemeAgencyName='SFTI'"}}},
    {"86", {{REFERENCE, " identificationSchemeID='ATS'"}}},
    {"87?", {{REFERENCE, " identificationSchemeID='Y'"}}},
    {"", {{REFERENCE, ""}}},
    /* Parties. */
    {"98?",
     {{"</c:PartyIdentification>",
       "</c:PartyIdentification><c:PartyIdentification><c:ID>2</c:ID></c:PartyIdentification>"}}},
    {"99?", {{"<c:Address>", "<c:Address><c:ID>1</c:ID>"}}},
    {"33? 34?", {{BUYER_ADDRESS, BUYER_ADDRESS LINES("<b:Line>1</b:Line>")}}},
    {"33?", {{BUYER_ADDRESS, BUYER_ADDRESS LINES("<b:Line>1</b:Line><b:Line>2</b:Line>")}}},
    {"94?", {{BUYER_ADDRESS, LINES("<b:Line>1</b:Line><b:Line>2</b:Line>")}}},
    {"40? 41?", {{SELLER_ADDRESS, SELLER_ADDRESS LINES("<b:Line>1</b:Line>")}}},
    {"93?", {{SELLER_ADDRESS, LINES("<b:Line>1</b:Line><b:Line>2</b:Line>")}}},
    {"8", {{"11122", "111 22"}}},
    {"8", {{"11122", "111\u00a022"}}},
    {"8", {{"11122", "111\u201322"}}},
    {"", {{"11122", "+ÅÄ€"}}},
    {"8",
     {{"</c:Delivery>",
       "<c:DeliveryAddress><b:PostalZone>1_2</b:PostalZone></c:DeliveryAddress></c:Delivery>"}}},
    {"9", {{"+46812345678", "08-12345678"}}},
    {"9", {{"Telephone>+46812345678</b:Telephone>", "Telefax>0+8</b:Telefax>"}}},
    {"36", {{"2120000001", "212000-0001"}}},
    {"45", {{"5560000001", "556000-0001"}}},
    {"37!", {{"SWT", "MOM"}}},
    {"19", {{"SWT", "SWT "}}},
    {"39? 46!", {{TAX_SCHEME("5560000001", "SWT"), TAX_SCHEME("5560000001", "swt")}}},
    {"35!",
     {{"<c:PartyTaxScheme>",
       "<c:PartyTaxScheme><b:RegistrationName>Exempelkommun</b:RegistrationName>"}}},
    {"",
     {{"<c:PartyTaxScheme>",
       "<c:PartyTaxScheme><b:RegistrationName>Exempel</b:RegistrationName>"}}},
    {"44!",
     {{"<c:PartyTaxScheme><c:CompanyID>SE", "<c:PartyTaxScheme><b:RegistrationName>Exempelomsorg AB"
                                            "</b:RegistrationName><c:CompanyID>SE"}}},
    {"38! 39? 88!", {{TAX_SCHEME("5560000001", "SWT") TAX_SCHEME("SE556000000101", "VAT"), ""}}},
    {"88!", {{TAX_SCHEME("SE556000000101", "VAT"), ""}}},
    /* Payment. */
    {"48!", {{"PaymentMeansTypeCode>1<", "PaymentMeansTypeCode>30<"}}},
    {"50", {{"1234568", "123-4568"}}},
    {"51!", {{"<c:ID>1234568</c:ID>", ""}}},
    {"", {{"<c:ID>1234568</c:ID>", ""}, {"BGABSESS", "SNDOSESS"}}},
    {"101", {{"<c:ID>BGABSESS</c:ID>", ""}}},
    {"52", {{"Factoring AB", "Exempelomsorg AB"}}},
    {"54!", {{"Percent>8<", "Percent>-1<"}}},
    /* Allowances and charges of the document. */
    {"55", {{AMOUNT("b:TaxExclusiveTotalAmount", "620"), ""}}},
    {"56!",
     {{VAT("E", "0"), "<c:TaxCategory><c:ID>E</c:ID><b:Percent>0</b:Percent></c:TaxCategory>"}}},
    {"57!", {{"ZZZ", "PC"}}},
    {"58!", {{"<b:Percent>0</b:Percent>", ""}}},
    {"60 91", {{"<b:ExemptionReason>Social omsorg</b:ExemptionReason>", ""}}},
    {"61!", {{"<b:Percent>0</b:Percent>", "<b:Percent>6</b:Percent>"}}},
    {"6 62 89!", {{"<b:Percent>25</b:Percent>", "<b:Percent>0</b:Percent>"}}},
    {"89!", {{"<b:Percent>25</b:Percent>", "<b:Percent>12</b:Percent>"}}},
    {"6 89!", {{"<b:Percent>25</b:Percent>", "<b:Percent>7</b:Percent>"}}},
    {"18", {{VAT("E", "0"), VAT("\nE", "0")}}},
    /* VAT. */
    {"67! 71!", {{"'SEK'>80<", "'SEK'>80.51<"}}},
    {"", {{"'SEK'>80<", "'SEK'>80.50<"}}},
    {"67!", {{"80.0<", "79.41<"}, {"'SEK'>320", "'SEK'>319.60"}}},
    {"4!", {{"80.0<", "80.50<"}}},
    {"", {{"80.0<", "80.49<"}}},
    {"4! 16 106! 89! 96", {{"25.00", "0.00"}}},
    {"106! 16 4! 89!", {{"<b:Percent>25.00</b:Percent>", ""}}},
    {"106! 59! 89!", {{VAT("S", "25.00"), VAT("Z", "25.00")}}},
    {"4! 95!", {{"0.00</b:Percent>", "6</b:Percent>"}}},
    {"90! 90b! 59!", {{"<c:ID>E</c:ID><b:Percent>0.00", "<c:ID>Z</c:ID><b:Percent>0.00"}}},
    /* Totals. */
    {"69!", {{"635", "635.51"}}},
    {"", {{"635", "635.5"}}},
    {"70! 10!", {{"620", "620.51"}}},
    {"10!", {{"620", "620.5"}}},
    {"71!", {{"'SEK'>700", "'SEK'>700.51"}}},
    {"", {{"'SEK'>700", "'SEK'>700.5"}}},
    {"92", {{"'SEK'>700", "'SEK'>700.50"}, {"'SEK'>0.00", "'SEK'>0.25"}}},
    {"", {{"'SEK'>700", "'SEK'>700.25"}, {"'SEK'>0.00", "'SEK'>0.25"}}},
    {"105! 71!", {{"'SEK'>700", "'SEK'>-700"}}},
    /* Lines. */
    {"20!", {{PRICE("100"), PRICE("100.17")}}},
    {"", {{PRICE("100"), PRICE("100.16")}}},
    {"20!", {{"tim'>3</b:InvoicedQuantity>", "tim'></b:InvoicedQuantity>"}}},
    {"104 11!", {{PRICE("50"), PRICE("50.25")}}},
    {"104", {{PRICE("50"), PRICE("50.24")}}},
    {"104 11!", {{BASE("10"), BASE("0")}}},
    {"103 14!", {{PRICE("10"), PRICE("10.1")}}},
    {"103", {{PRICE("10"), PRICE("10.09")}}},
    {"104 12!", {{PRICE("40"), PRICE("40.25")}}},
    {"103 13!", {{PRICE("30"), PRICE("30.25")}}},
    {"15!", {{PRICE("20"), PRICE("20.25")}}},
    {"103",
     {{AMOUNT("c:AllowanceChargeBaseAmount", "50"),
       AMOUNT("c:AllowanceChargeBaseAmount", "50.01")}}},
    {"",
     {{AMOUNT("c:AllowanceChargeBaseAmount", "50"),
       AMOUNT("c:AllowanceChargeBaseAmount", "50.009")}}},
    {"72! 20!", {{AMOUNT("b:Amount", "5"), ""}}},
    {"74! 14!", {{AMOUNT("b:Amount", "5"), AMOUNT("b:Amount", "-5")}}},
    {"73!", {{ALLOWANCE("true", "5", "50"), ALLOWANCE("1", "5", "50")}}},
    {"75!",
     {{VAT("S", "25.0"),
       "<c:TaxCategory><c:ID>S</c:ID><b:Percent>25.0</b:Percent><c:TaxScheme><c:ID>X"
       "</c:ID></c:TaxScheme></c:TaxCategory>"}}},
    {"76!", {{VAT("E", "0.0"), VAT("Z", "0.0")}}},
    {"", {{VAT("E", "0.0"), VAT("e", "0.0")}}},
    {"77!", {{VAT("E", "0.0"), VAT("E", "6")}}},
    {"106! 7 97", {{"25.0<", "0<"}}},
    {"106!", {{"25.0<", "12<"}}},
    {"106! 7", {{"25.0<", "7<"}}},
    {"78!", {{BASE("10"), "<b:BaseQuantity quantityUnitCode='h'>10</b:BaseQuantity>"}}},
    {"78!", {{BASE("10"), "<b:BaseQuantity>10</b:BaseQuantity>"}}},
    {"102", {{"<b:Description>Hemtjänst 1</b:Description>", ""}}},
    {"",
     {{"<b:Description>Hemtjänst 1</b:Description>", ""},
      {AMOUNT("b:LineExtensionAmount", "300"),
       AMOUNT("b:LineExtensionAmount", "300") "<b:Note>x</b:Note>"}}},
};

static const struct rulebook *the_rulebook(void **state)
{
    return *state;
}

static char *edited(struct arena *arena, const struct rule_case *one)
{
    char *text = arena_strdup(arena, "");

    for (size_t at = 0; at < sizeof invoice / sizeof invoice[0]; at++) {
        text = arena_printf(arena, "%s%s", text, invoice[at]);
    }

    for (size_t at = 0; at < 6 && one->edits[at].from != NULL; at++) {
        const struct edit *edit = &one->edits[at];
        const char *found = strstr(text, edit->from);

        if (found == NULL) {
            fail_msg("%s is not in the invoice", edit->from);
        }
        text = arena_printf(arena, "%.*s%s%s", (int)(found - text), text, edit->to,
                            found + strlen(edit->from));
    }
    return text;
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static char *broken(struct arena *arena, const struct rulebook *rulebook, const char *text)
{
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *none = NULL;
    struct error error = {0};
    const char *ids[40];
    char *all = arena_strdup(arena, "");

    assert_true(parser_new(arena, &parse_limits_default, &parser, &error));
    parser_judge(parser, rulebook, PROFILE_PEPPOL, false);
    if (!parser_push(parser, text, strlen(text), &error) || !parser_finish(parser, &none, &error)) {
        fail_msg("%s", error.text);
    }
    const struct verdict *verdict = parser_verdict(parser);

    assert_in_range(verdict->breach_count, 0, 40);
    for (size_t at = 0; at < verdict->breach_count; at++) {
        const struct breach *breach = &verdict->breaches[at];

        assert_string_equal(breach_listed_id(breach), "SFTI-noid");
        ids[at] = arena_printf(arena, "%s%s", breach->id + strlen("SFTI-R-"),
                               breach->severity == SEVERITY_FATAL         ? "!"
                               : breach->severity == SEVERITY_INFORMATION ? "?"
                                                                          : "");
    }
    qsort(ids, verdict->breach_count, sizeof ids[0], by_text);
    for (size_t at = 0; at < verdict->breach_count; at++) {
        all = arena_printf(arena, "%s%s%s", all, at == 0 ? "" : " ", ids[at]);
    }
    return all;
}

/* The words of a text, sorted. */
static char *sorted(struct arena *arena, const char *text)
{
    const char *words[40];
    size_t count = 0;
    char *rest = NULL;
    char *all = arena_strdup(arena, "");

    for (char *word = strtok_r(arena_strdup(arena, text), " ", &rest); word != NULL && count < 40;
         word = strtok_r(NULL, " ", &rest)) {
        words[count++] = word;
    }
    qsort(words, count, sizeof words[0], by_text);
    for (size_t at = 0; at < count; at++) {
        all = arena_printf(arena, "%s%s%s", all, at == 0 ? "" : " ", words[at]);
    }
    return all;
}

static void each_rule_is_broken_where_it_is(void **state)
{
    size_t wrong = 0;

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        const char *expected = sorted(arena, cases[at].broken);
        const char *got = broken(arena, the_rulebook(state), edited(arena, &cases[at]));

        if (strcmp(got, expected) != 0) {
            print_error("case %zu (%s): \"%s\", not \"%s\"\n", at, cases[at].edits[0].to, got,
                        expected);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* Each has its own place above. */
static void every_rule_is_broken_once(void **state)
{
    ARENA(arena);
    const char *all = " ";
    size_t rules = 0;

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        all = arena_printf(arena, "%s%s ", all, cases[at].broken);
    }
    for (const struct rule_table *table = rule_tables; table->rules != NULL; table++) {
        for (const struct rule *rule = table->rules;
             table->source == SOURCE_SVEFAKTURA && rule->id != NULL; rule++) {
            const char *mark = rule->ubl == SEVERITY_FATAL         ? "!"
                               : rule->ubl == SEVERITY_INFORMATION ? "?"
                                                                   : "";

            rules++;
            if (strstr(all, arena_printf(arena, " %s%s ", rule->id + strlen("SFTI-R-"), mark)) ==
                NULL) {
                fail_msg("no case for %s", rule->id);
            }
        }
    }
    assert_int_equal(rules, 103);
}

static int make_rulebook(void **state)
{
    *state = rulebook_new();
    return 0;
}

static int free_rulebook(void **state)
{
    struct rulebook *rulebook = *state;

    rulebook_free(&rulebook);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_is_broken_where_it_is),
        cmocka_unit_test(every_rule_is_broken_once),
    };

    return cmocka_run_group_tests(tests, make_rulebook, free_rulebook);
}
