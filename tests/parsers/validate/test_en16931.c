#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "parsers/parse.h"
#include "parsers/validate/rulebook.h"
#include "tests/parsers/validate/valid_invoices.h"

/* One place of a valid invoice is written otherwise; exactly these rules are broken then. */
struct example {
    const char *name;
    const char *find; /* the first one of it … */
    const char *write;
    const char *broken; /* in the order of their ids */
};

static const char *edited(struct arena *arena, const char *xml, const struct example *example)
{
    const char *at = strstr(xml, example->find);

    if (at == NULL) {
        fail_msg("%s: '%s' is not in the invoice", example->name, example->find);
        return NULL;
    }
    return arena_printf(arena, "%.*s%s%s", (int)(at - xml), xml, example->write,
                        at + strlen(example->find));
}

static int by_id(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The semantic rules only, each once. */
static const char *broken_in(struct arena *arena, const struct rulebook *rulebook, const char *xml)
{
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *invoice;
    struct error error;
    const char *ids[64];
    size_t count = 0;
    const char *all = "";

    assert_true(parser_new(arena, &parse_limits_default, &parser, &error));
    parser_judge(parser, rulebook, PROFILE_EN16931, false);
    if (!parser_push(parser, xml, strlen(xml), &error) ||
        !parser_finish(parser, &invoice, &error)) {
        fail_msg("%s", error.text);
    }
    const struct verdict *verdict = parser_verdict(parser);

    for (size_t at = 0; at < verdict->breach_count; at++) {
        if (verdict->breaches[at].rule != NULL) {
            assert_true(count < 64);
            ids[count++] = verdict->breaches[at].id;
        }
    }
    qsort(ids, count, sizeof ids[0], by_id);
    for (size_t at = 0; at < count; at++) {
        all = arena_printf(arena, "%s%s%s", all, at == 0 ? "" : " ", ids[at]);
    }
    return all;
}

static void check_all(const char *xml, const struct example *example)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();

    for (; example->name != NULL; example++) {
        ARENA(arena);
        const char *broken = broken_in(arena, rulebook, edited(arena, xml, example));

        if (strcmp(broken, example->broken) != 0) {
            fail_msg("%s: %s, not %s", example->name, broken, example->broken);
        }
    }
}

static void check_ubl(const struct example *example)
{
    ARENA(arena);

    check_all(arena_printf(arena, "%s%s", valid_ubl_head, valid_ubl_rest), example);
}

static void a_valid_invoice_breaks_nothing(void **state)
{
    const struct example nothing[] = {{"as it is", "F-1", "F-1", ""}, {0}};

    (void)state;
    check_ubl(nothing);
    check_all(valid_cii, nothing);
}

static void what_every_invoice_must_say_is_asked(void **state)
{
    const struct example examples[] = {
        {"no specification", "urn:cen.eu:en16931:2017", " ", "BR-01"},
        {"a blank number", "F-1", "\n", "BR-02"},
        {"no issue date", "<cbc:IssueDate>2026-02-05</cbc:IssueDate>", "", "BR-03"},
        {"no type", "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "", "BR-04"},
        {"the type of a credit note", "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>",
         "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>", ""},
        {"no currency", "<cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>", "", "BR-05"},
        {"a supporting document without a reference", "B1", "", "BR-52"},
        {"a preceding invoice without a number", "<cbc:ID>F-0</cbc:ID>", "", "BR-55"},
        {"a preceding invoice with an empty number", "F-0", "", ""},
        {"an accounting currency without its total", "</cbc:DocumentCurrencyCode>",
         "</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode>", "BR-53"},
        {"a point date and its code", "<cbc:EndDate>2026-01-31</cbc:EndDate></cac:InvoicePeriod>",
         "<cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>"
         "<cbc:TaxPointDate>2026-01-01</cbc:TaxPointDate>",
         "BR-CO-03"},
        {"an empty period",
         "<cac:InvoicePeriod><cbc:StartDate>2026-01-01</cbc:StartDate>"
         "<cbc:EndDate>2026-01-31</cbc:EndDate>",
         "<cac:InvoicePeriod>", "BR-CO-19"},
        {"a period with a point code only",
         "<cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-01-31</cbc:EndDate>",
         "<cbc:DescriptionCode>35</cbc:DescriptionCode>", ""},
        {"a period of one day", "2026-01-31", "2026-01-01", ""},
        {"a period that ends before it starts", "2026-01-31", "2025-12-31", "BR-29"},
        {"a period that starts later by its time zones", "2026-01-31", "2026-01-01+01:00", "BR-29"},
        {"a period of that day in the same zone", "2026-01-31", "2026-01-01Z", ""},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void parties_are_asked_who_they_are(void **state)
{
    const struct example examples[] = {
        {"a seller without a name", "Omsorg AB", "", "BR-06"},
        {"a buyer without a name", "Kommunen", " ", "BR-07"},
        {"a seller without a country", "SE</cbc:IdentificationCode>", "</cbc:IdentificationCode>",
         "BR-09"},
        {"a buyer without a country", "FI</cbc:IdentificationCode>", "</cbc:IdentificationCode>",
         "BR-11"},
        {"a buyer without an address",
         "<cac:PostalAddress><cac:Country><cbc:IdentificationCode>FI</cbc:IdentificationCode>"
         "</cac:Country></cac:PostalAddress>",
         "", "BR-10"},
        {"a delivery without a country", "<cbc:IdentificationCode>NO</cbc:IdentificationCode>", "",
         "BR-57"},
        {"a delivery with an empty country", "NO</cbc:Id", "</cbc:Id", ""},
        {"a seller's address of no kind", " schemeID='0007'>556", ">556", "BR-62"},
        {"a seller's address of an empty kind", "schemeID='0007'>556", "schemeID=''>556", ""},
        {"a buyer's address of no kind", " schemeID='0007'>212", ">212", "BR-63"},
        {"a payee that is the seller", "Banken", "Omsorg", "BR-17"},
        {"a payee that has the legal name of the seller", "Banken", "Omsorg AB", ""},
        {"a payee without a name", "<cac:PartyName><cbc:Name>Banken</cbc:Name></cac:PartyName>", "",
         "BR-17"},
        {"a VAT number without a country", "SE5560000001", "55600000001", "BR-CO-09"},
        {"a VAT number of Greece", "SE5560000001", "EL5560000001", ""},
        {"a VAT number in small letters", "SE5560000001", "se5560000001", "BR-CO-09"},
        {"a VAT number that straddles two codes", "SE5560000001", "E 5560000001", ""},
        {"a number that is not for VAT", "VAT</cbc:ID>", "TAX</cbc:ID>", "BR-CO-26"},
        {"a number for vat in small letters", "VAT</cbc:ID>", " vat\n</cbc:ID>", ""},
        {"no tax number",
         "<cac:PartyTaxScheme><cbc:CompanyID>SE556000000101</cbc:CompanyID><cac:TaxScheme>"
         "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>",
         "<cac:PartyIdentification><cbc:ID>1</cbc:ID></cac:PartyIdentification>",
         "BR-E-02 BR-E-04 BR-S-02 BR-S-03"},
        {"a tax representative who says nothing", "<cac:Delivery>",
         "<cac:TaxRepresentativeParty/><cac:Delivery>", "BR-18 BR-19 BR-56"},
        {"a tax representative without a country", "<cac:Delivery>",
         "<cac:TaxRepresentativeParty><cac:PartyName><cbc:Name>Ombud</cbc:Name></cac:PartyName>"
         "<cac:PostalAddress/><cac:PartyTaxScheme><cbc:CompanyID>SE1</cbc:CompanyID>"
         "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
         "</cac:TaxRepresentativeParty><cac:Delivery>",
         "BR-20"},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void payment_is_asked_where_to(void **state)
{
    const struct example examples[] = {
        {"no code", "<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>", "", "BR-49"},
        {"a transfer to no account",
         "<cac:PayeeFinancialAccount><cbc:ID>1-1</cbc:ID></cac:PayeeFinancialAccount>", "",
         "BR-61"},
        {"a transfer to an account without a number", "1-1", " ", "BR-50"},
        {"no transfer, no account",
         "30</cbc:PaymentMeansCode>\n<cac:PayeeFinancialAccount><cbc:ID>1-1</cbc:ID>"
         "</cac:PayeeFinancialAccount>",
         "48</cbc:PaymentMeansCode>", ""},
        {"ten digits of a card", "</cac:PayeeFinancialAccount>",
         "</cac:PayeeFinancialAccount><cac:CardAccount><cbc:PrimaryAccountNumberID> 1234567890 "
         "</cbc:PrimaryAccountNumberID></cac:CardAccount>",
         ""},
        {"eleven digits of a card", "</cac:PayeeFinancialAccount>",
         "</cac:PayeeFinancialAccount><cac:CardAccount><cbc:PrimaryAccountNumberID>12345678901"
         "</cbc:PrimaryAccountNumberID></cac:CardAccount>",
         "BR-51"},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void lines_are_asked_one_by_one(void **state)
{
    const struct example examples[] = {
        {"no number", "<cac:InvoiceLine><cbc:ID>1</cbc:ID>", "<cac:InvoiceLine>", "BR-21"},
        {"no unit", " unitCode='HUR'", "", "BR-23"},
        {"no quantity", "<cbc:InvoicedQuantity unitCode='HUR'>10</cbc:InvoicedQuantity>", "",
         "BR-22 BR-23"},
        {"no item name", "Hemtj&#228;nst", "", "BR-25"},
        {"no price", "<cbc:PriceAmount>400</cbc:PriceAmount>", "", "BR-26 BR-27"},
        {"a price of 0", "400</cbc:Price", "0.00</cbc:Price", ""},
        {"a negative price", "400</cbc:Price", "-0.01</cbc:Price", "BR-27"},
        {"a price of -0, which is less than 0", "400</cbc:Price", "-0.00</cbc:Price", "BR-27"},
        {"a price with an exponent", "400</cbc:Price", "4e2</cbc:Price", ""},
        {"a negative gross price", "<cbc:PriceAmount>400</cbc:PriceAmount>",
         "<cbc:PriceAmount>400</cbc:PriceAmount><cac:AllowanceCharge><cbc:BaseAmount>-1"
         "</cbc:BaseAmount></cac:AllowanceCharge>",
         "BR-28"},
        {"a period that ends before it starts", "2026-01-02</cbc:End", "2026-01-01</cbc:End",
         "BR-30"},
        {"an empty period",
         "<cbc:StartDate>2026-01-02</cbc:StartDate><cbc:EndDate>2026-01-02</cbc:EndDate>", "",
         "BR-CO-20"},
        {"a standard number of no kind", " schemeID='0160'", "", "BR-64"},
        {"a class of no list", " listID='ZZZ'", "", "BR-65"},
        {"an attribute without a value", "<cbc:Value>Dag</cbc:Value>", "", "BR-54"},
        {"an allowance without an amount", "<cbc:Amount>5</cbc:Amount>", "", "BR-41"},
        {"an allowance without a reason",
         "<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>", "", "BR-42 BR-CO-23"},
        {"a charge without either",
         "false</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>95"
         "</cbc:AllowanceChargeReasonCode><cbc:Amount>5</cbc:Amount>",
         " 1 </cbc:ChargeIndicator>", "BR-43 BR-44 BR-CO-24"},
        {"no net amount", "<cbc:LineExtensionAmount>4000</cbc:LineExtensionAmount>", "",
         "BR-24 BR-CO-10 BR-E-08"},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void totals_are_added_up(void **state)
{
    const struct example examples[] = {
        {"no sum of lines", "<cbc:LineExtensionAmount>4200</cbc:LineExtensionAmount>", "",
         "BR-12 BR-CO-10 BR-CO-13"},
        {"one hundredth more", "4200</cbc:Line", "4200.01</cbc:Line", "BR-CO-10 BR-CO-13"},
        {"written with a sign and zeros", "4200</cbc:Line", " +4200.000 </cbc:Line", ""},
        {"no allowances", "<cbc:AllowanceTotalAmount>50.00</cbc:AllowanceTotalAmount>", "",
         "BR-CO-11 BR-CO-13"},
        {"other charges", "30</cbc:ChargeTotal", "31</cbc:ChargeTotal", "BR-CO-12 BR-CO-13"},
        {"no total without VAT", "<cbc:TaxExclusiveAmount>4180.00</cbc:TaxExclusiveAmount>", "",
         "BR-13 BR-CO-13 BR-CO-15"},
        {"no total with VAT", "<cbc:TaxInclusiveAmount>4217.50</cbc:TaxInclusiveAmount>", "",
         "BR-14 BR-CO-15 BR-CO-16"},
        {"nothing to pay", "<cbc:PayableAmount>4218.00</cbc:PayableAmount>", "", "BR-15 BR-CO-16"},
        {"no rounding", "<cbc:PayableRoundingAmount>0.50</cbc:PayableRoundingAmount>", "",
         "BR-CO-16"},
        {"a rounding whose third decimal is rounded away", "0.50</cbc:PayableR",
         "0.501</cbc:PayableR", ""},
        {"a half that is rounded up", "0.50</cbc:PayableR", "0.505</cbc:PayableR", ""},
        {"more than half", "0.50</cbc:PayableR", "0.506</cbc:PayableR", "BR-CO-16"},
        {"paid before", "<cbc:PayableRoundingAmount>0.50",
         "<cbc:PrepaidAmount>1</cbc:PrepaidAmount><cbc:PayableRoundingAmount>1.50", ""},
        {"VAT in another currency", "currencyID='SEK'", "currencyID='EUR'", "BR-CO-15"},
        {"VAT twice in the currency", "<cac:TaxTotal>",
         "<cac:TaxTotal><cbc:TaxAmount currencyID='SEK'>0</cbc:TaxAmount></cac:TaxTotal>"
         "<cac:TaxTotal>",
         "BR-CO-15"},
        {"VAT that its breakdown does not add up to", ">37.50", ">37.51", "BR-CO-14 BR-CO-15"},
        {"an amount that is no number", "4200</cbc:Line", "4 200</cbc:Line", "BR-CO-10 BR-CO-13"},
        {"an allowance without an amount", "<cbc:Amount>50</cbc:Amount>", "",
         "BR-31 BR-CO-11 BR-S-08"},
        {"an allowance without a reason",
         "<cbc:AllowanceChargeReason>Rabatt</cbc:AllowanceChargeReason>", "", "BR-33 BR-CO-21"},
        {"a charge without an amount", "<cbc:Amount>30</cbc:Amount>", "", "BR-36 BR-CO-12 BR-E-08"},
        {"a charge without a reason",
         "<cbc:AllowanceChargeReason>Frakt</cbc:AllowanceChargeReason>", "", "BR-38 BR-CO-22"},
        {"neither allowance nor charge", "<cbc:ChargeIndicator>false</cbc:ChargeIndicator>", "",
         "BR-CO-11 BR-S-08"},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void breakdowns_are_computed(void **state)
{
    const struct example examples[] = {
        {"no taxable amount", "<cbc:TaxableAmount>150.00</cbc:TaxableAmount>", "",
         "BR-45 BR-CO-17 BR-S-08 BR-S-09"},
        {"a taxable amount that is nearly 1 off", "150.00", "150.99", ""},
        {"a taxable amount that is 1 off", "150.00", "151.00", "BR-S-08"},
        {"a tax that is nearly 1 off", "<cbc:TaxAmount>37.50", "<cbc:TaxAmount>38.49", "BR-CO-14"},
        {"a tax that is 1 off", "<cbc:TaxAmount>37.50", "<cbc:TaxAmount>38.50",
         "BR-CO-14 BR-CO-17 BR-S-09"},
        {"an exempt amount that is a hundredth off", "4030</cbc:Taxable", "4030.01</cbc:Taxable",
         "BR-E-08"},
        {"an exempt tax that rounds to 0", "0.00</cbc:TaxAmount>\n", "0.001</cbc:TaxAmount>\n",
         "BR-E-09"},
        {"an exempt tax of a half", "0.00</cbc:TaxAmount>\n", "0.5</cbc:TaxAmount>\n",
         "BR-CO-14 BR-CO-17 BR-E-09"},
        {"no reason of exemption", "<cbc:TaxExemptionReason>Social omsorg</cbc:TaxExemptionReason>",
         "", "BR-E-10"},
        {"no rate in a breakdown", "<cbc:Percent>0.0</cbc:Percent>", "", "BR-48"},
        {"another rate in a breakdown",
         "150.00</cbc:TaxableAmount><cbc:TaxAmount>37.50"
         "</cbc:TaxAmount>\n<cac:TaxCategory><cbc:ID>S</cbc:ID>"
         "<cbc:Percent>25",
         "150.00</cbc:TaxableAmount><cbc:TaxAmount>37.50</cbc:TaxAmount>\n<cac:TaxCategory>"
         "<cbc:ID>S</cbc:ID><cbc:Percent>25.1",
         "BR-S-08"},
        {"a breakdown for another tax",
         "<cbc:Percent>0.0</cbc:Percent><cbc:TaxExemptionReason>Social omsorg"
         "</cbc:TaxExemptionReason><cac:TaxScheme><cbc:ID>VAT",
         "<cbc:Percent>0.0</cbc:Percent><cbc:TaxExemptionReason>Social omsorg"
         "</cbc:TaxExemptionReason><cac:TaxScheme><cbc:ID>GST",
         "BR-47 BR-48 BR-E-01"},
        {"two breakdowns of a category", "<cac:TaxSubtotal><cbc:TaxableAmount>4030",
         "<cac:TaxSubtotal><cbc:TaxableAmount>4030</cbc:TaxableAmount><cbc:TaxAmount>0"
         "</cbc:TaxAmount><cac:TaxCategory><cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent>"
         "<cbc:TaxExemptionReasonCode>X</cbc:TaxExemptionReasonCode><cac:TaxScheme><cbc:ID>VAT"
         "</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>"
         "<cac:TaxSubtotal><cbc:TaxableAmount>4030",
         "BR-E-01"},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void each_vat_category_has_its_rules(void **state)
{
    const struct example examples[] = {
        {"a line of a category that is not broken down", "<cbc:ID>S</cbc:ID><cbc:Percent>25.00",
         "<cbc:ID>Z</cbc:ID><cbc:Percent>25.00", "BR-S-08 BR-Z-01 BR-Z-05"},
        {"reverse charge without a buyer's number", "<cbc:ID>S</cbc:ID><cbc:Percent>25.00",
         "<cbc:ID>AE</cbc:ID><cbc:Percent>0", "BR-AE-01 BR-AE-02 BR-S-08"},
        {"export has a VAT number, supply in the EU wants two",
         "<cbc:ID>S</cbc:ID><cbc:Percent>25.00", "<cbc:ID>K</cbc:ID><cbc:Percent>0",
         "BR-IC-01 BR-IC-02 BR-S-08"},
        {"not subject to VAT, with VAT numbers and a rate", "<cbc:ID>S</cbc:ID><cbc:Percent>25.00",
         "<cbc:ID>O</cbc:ID><cbc:Percent>25.00", "BR-O-01 BR-O-02 BR-O-05 BR-S-08"},
        {"a standard rate of 0", "25.00</cbc:Percent>", "0</cbc:Percent>", "BR-S-05 BR-S-08"},
        {"IGIC at 0", "<cbc:ID>S</cbc:ID><cbc:Percent>25.00", "<cbc:ID>L</cbc:ID><cbc:Percent>0",
         "BR-AF-01 BR-S-08"},
        {"IPSI below 0", "<cbc:ID>S</cbc:ID><cbc:Percent>25.00",
         "<cbc:ID>M</cbc:ID><cbc:Percent>-1", "BR-AG-01 BR-AG-05 BR-S-08"},
        {"an allowance at a rate of 0", "<cbc:Percent>25</cbc:Percent>",
         "<cbc:Percent>0</cbc:Percent>", "BR-S-06 BR-S-08"},
        {"an exempt charge with a rate", "<cbc:Percent>0</cbc:Percent>",
         "<cbc:Percent>6</cbc:Percent>", "BR-E-07"},
        {"a category without VAT scheme counts for the standard rate only",
         "25.00</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>",
         "25.00</cbc:Percent>", "BR-CO-04 BR-S-02"},
        {"split payment beside VAT and outside Italy", "<cbc:ID>E</cbc:ID><cbc:Percent>0</",
         "<cbc:ID>B</cbc:ID><cbc:Percent>0</", "BR-B-01 BR-B-02 BR-E-08"},
        {"one breakdown without VAT", "<cbc:ID>E</cbc:ID><cbc:Percent>0.0</cbc:Percent>",
         "<cbc:ID>O</cbc:ID>", "BR-E-01 BR-O-08 BR-O-11 BR-O-12 BR-O-13 BR-O-14"},
        {"a breakdown of a supply in the EU, with a period and a place",
         "<cbc:ID>E</cbc:ID><cbc:Percent>0.0", "<cbc:ID>K</cbc:ID><cbc:Percent>0.0",
         "BR-E-01 BR-IC-08"},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void what_lines_rarely_hold_is_asked_too(void **state)
{
    const struct example examples[] = {
        {"the category of a line in a line", "<cac:Item><cbc:Name>Larm",
         "<cac:SubInvoiceLine><cac:Item><cac:ClassifiedTaxCategory><cbc:ID>Z</cbc:ID>"
         "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>"
         "</cac:Item></cac:SubInvoiceLine><cac:Item><cbc:Name>Larm",
         "BR-Z-01"},
        {"the rate of an allowance in such a line", "<cac:Item><cbc:Name>Larm",
         "<cac:SubInvoiceLine><cac:AllowanceCharge><cbc:ChargeIndicator>0</cbc:ChargeIndicator>"
         "<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>0</cbc:Percent>"
         "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>"
         "</cac:AllowanceCharge></cac:SubInvoiceLine><cac:Item><cbc:Name>Larm",
         "BR-S-06"},
        {"a breakdown of a line", "<cac:Item><cbc:Name>Larm",
         "<cac:TaxTotal><cbc:TaxAmount>1</cbc:TaxAmount><cac:TaxSubtotal/></cac:TaxTotal>"
         "<cac:Item><cbc:Name>Larm",
         "BR-45 BR-46 BR-47 BR-48 BR-CO-17"},
        {"a place of a line without a country", "<cac:Item><cbc:Name>Larm",
         "<cac:Delivery><cac:DeliveryLocation><cac:Address/></cac:DeliveryLocation></cac:Delivery>"
         "<cac:Item><cbc:Name>Larm",
         "BR-57"},
        {"the accounting currency in the tax of a line",
         "</cac:LegalMonetaryTotal>\n<cac:InvoiceLine>",
         "</cac:LegalMonetaryTotal><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode><cac:InvoiceLine>"
         "<cac:TaxTotal><cbc:TaxAmount currencyID='EUR'>1</cbc:TaxAmount></cac:TaxTotal>",
         ""},
        {"an invoice before a line's", "<cac:Item><cbc:Name>Larm",
         "<cac:BillingReference/><cac:Item><cbc:Name>Larm", "BR-55"},
        {0},
    };

    (void)state;
    check_ubl(examples);
}

static void cii_asks_the_same_in_its_own_way(void **state)
{
    const struct example examples[] = {
        {"a date of another format", "format='102'", "format='203'", "BR-03"},
        {"no address",
         "<ram:PostalTradeAddress><ram:CountryID>SE</ram:CountryID>"
         "</ram:PostalTradeAddress>",
         "", "BR-08 BR-09"},
        {"a registration that is no VAT number", "schemeID='VA'", "schemeID='FC'", "BR-CO-26"},
        {"a registration of an unknown kind", "schemeID='VA'", "schemeID='VAT'",
         "BR-CO-26 BR-E-02"},
        {"a category with a blank", ">E</ram:CategoryCode>", "> E</ram:CategoryCode>",
         "BR-E-01 BR-E-08"},
        {"a scheme with a blank", ">VAT</ram:TypeCode>", "> VAT</ram:TypeCode>", "BR-CO-04"},
        {"a tax of -0, which is not 0", "<ram:CalculatedAmount>0", "<ram:CalculatedAmount>-0.00",
         "BR-CO-14 BR-E-09"},
        {"a taxable amount that is nearly 1 off", "<ram:BasisAmount>4000",
         "<ram:BasisAmount>4000.99", ""},
        {"a taxable amount that is 1 off", "<ram:BasisAmount>4000", "<ram:BasisAmount>4001",
         "BR-E-08"},
        {"VAT that its breakdown does not add up to", "currencyID='SEK'>0", "currencyID='SEK'>0.50",
         "BR-CO-14"},
        {"VAT in another currency", "currencyID='SEK'", "currencyID='EUR'", ""},
        {"a prepayment of 0 and no rounding", "<ram:GrandTotalAmount>4000</ram:GrandTotalAmount>",
         "<ram:GrandTotalAmount>4000</ram:GrandTotalAmount><ram:TotalPrepaidAmount>0"
         "</ram:TotalPrepaidAmount>",
         ""},
        {"a prepayment that is still to pay", "<ram:GrandTotalAmount>4000</ram:GrandTotalAmount>",
         "<ram:GrandTotalAmount>4000</ram:GrandTotalAmount><ram:TotalPrepaidAmount>1"
         "</ram:TotalPrepaidAmount>",
         "BR-CO-16"},
        {"a VAT number behind another number", "<ram:ID schemeID='VA'>SE556000000101",
         "<ram:ID schemeID='FC'>1</ram:ID><ram:ID schemeID='VA'>SE556000000101", ""},
        {"a VAT number of one letter", "'VA'>SE556000000101", "'VA'>S", "BR-CO-09"},
        {"a VAT number that straddles two codes", "'VA'>SE5", "'VA'>E 5", "BR-CO-09"},
        {"an accounting currency that is that of the invoice", "<ram:InvoiceCurrencyCode>",
         "<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>", "BR-53"},
        {"a period that ends before it starts", "<ram:InvoiceCurrencyCode>",
         "<ram:BillingSpecifiedPeriod><ram:StartDateTime><udt:DateTimeString format='102'>20260201"
         "</udt:DateTimeString></ram:StartDateTime><ram:EndDateTime>"
         "<udt:DateTimeString format='102'>20260131</udt:DateTimeString></ram:EndDateTime>"
         "</ram:BillingSpecifiedPeriod><ram:InvoiceCurrencyCode>",
         "BR-29"},
        {"no breakdown is told of a line that is there",
         "<ram:CategoryCode>E</ram:CategoryCode>"
         "<ram:RateApplicablePercent>0"
         "</ram:RateApplicablePercent>"
         "</ram:ApplicableTradeTax>\n"
         "<ram:SpecifiedTradeSettlementHeader",
         "<ram:RateApplicablePercent>0</ram:RateApplicablePercent></ram:ApplicableTradeTax>\n"
         "<ram:SpecifiedTradeSettlementHeader",
         "BR-47 BR-E-01"},
        {"a tax of -0 without decimals, which is 0, but adds up to -0", "<ram:CalculatedAmount>0",
         "<ram:CalculatedAmount>-0", "BR-CO-14"},
        {"a third decimal of the VAT", "currencyID='SEK'>0", "currencyID='SEK'>0.001",
         "BR-CO-14 BR-DEC-13"},
        {"a third decimal that is 0", "currencyID='SEK'>0", "currencyID='SEK'>0.000", ""},
        {"two net amounts of a line", "</ram:SpecifiedLineTradeSettlement>",
         "<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>1000"
         "</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>"
         "</ram:SpecifiedLineTradeSettlement>",
         "BR-CO-10 BR-E-08"},
        {"an electronic address without an address", "<ram:SpecifiedTaxRegistration>",
         "<ram:URIUniversalCommunication/><ram:SpecifiedTaxRegistration>", "BR-62"},
        {0},
    };

    (void)state;
    check_all(valid_cii, examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_valid_invoice_breaks_nothing),
        cmocka_unit_test(what_every_invoice_must_say_is_asked),
        cmocka_unit_test(parties_are_asked_who_they_are),
        cmocka_unit_test(payment_is_asked_where_to),
        cmocka_unit_test(lines_are_asked_one_by_one),
        cmocka_unit_test(totals_are_added_up),
        cmocka_unit_test(breakdowns_are_computed),
        cmocka_unit_test(each_vat_category_has_its_rules),
        cmocka_unit_test(what_lines_rarely_hold_is_asked_too),
        cmocka_unit_test(cii_asks_the_same_in_its_own_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
