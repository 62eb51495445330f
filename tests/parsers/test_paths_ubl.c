#include "tests/check.h"

#include <string.h>

#include "parsers/validate/paths.h"
#include "tests/parsers/sax_walk.h"

#define CAC "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
#define CBC "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"

/* What stands in an otherwise empty document, and which rules it breaks. */
struct example {
    const char *xml; /* of a credit note when it begins with & */
    const char *broken;
};

static void check(const struct example *example)
{
    for (; example->xml != NULL; example++) {
        ARENA(arena);
        bool is_credit_note = example->xml[0] == '&';
        const char *root = is_credit_note ? "CreditNote" : "Invoice";
        const char *xml = arena_printf(
            arena,
            "<u:%s xmlns:u='urn:oasis:names:specification:ubl:schema:xsd:%s-2' xmlns='" CBC
            "' xmlns:a='" CAC "'>%s</u:%s>",
            root, root, example->xml + (is_credit_note ? 1 : 0), root);
        const char *broken = broken_in(arena, paths_ubl_prefixes, paths_ubl, xml);

        if (strcmp(broken, example->broken) != 0) {
            fail_msg("%s: %s, not %s", example->xml, broken, example->broken);
        }
    }
}

static void what_en_16931_does_not_use_is_told(void **state)
{
    const struct example examples[] = {
        {"<UUID>1</UUID>", "UBL-CR-005:1"},
        {"<UBLVersionID>2.1</UBLVersionID>", ""},
        {"<UBLVersionID>2.2</UBLVersionID>", "UBL-CR-002:1"},
        {"<a:InvoiceLine><a:Item><Keyword>1</Keyword><a:ClassifiedTaxCategory>"
         "<Name>1</Name></a:ClassifiedTaxCategory></a:Item></a:InvoiceLine>",
         "UBL-CR-568:1 UBL-CR-597:1"},
        {"&<a:CreditNoteLine><a:Item><Keyword>1</Keyword><a:ClassifiedTaxCategory><ID>S</ID>"
         "</a:ClassifiedTaxCategory></a:Item></a:CreditNoteLine>",
         "UBL-CR-568:1"},
        {"<a:OrderReference><a:DocumentReference><ID>1</ID></a:DocumentReference>"
         "</a:OrderReference>",
         "UBL-CR-022:1"},
        {"<a:ContractDocumentReference><XPath>1</XPath></a:ContractDocumentReference>",
         "UBL-CR-100:1"},
        {"<Note languageID='sv'>x</Note>", "UBL-DT-19:1"},
        {"<a:PaymentMeans><PaymentMeansCode name='x'>30</PaymentMeansCode></a:PaymentMeans>", ""},
        {"<InvoiceTypeCode name='x'>380</InvoiceTypeCode>", "UBL-DT-18:1"},
        {"<a:PaymentMeans><PaymentDueDate>2026-01-01</PaymentDueDate></a:PaymentMeans>",
         "UBL-CR-412:1"},
        {"&<a:PaymentMeans><PaymentDueDate>2026-01-01</PaymentDueDate></a:PaymentMeans>", ""},
        {0},
    };

    (void)state;
    check(examples);
}

static void what_may_stand_once_is_counted_where_it_belongs(void **state)
{
    const struct example examples[] = {
        {"<a:InvoicePeriod><StartDate>1</StartDate></a:InvoicePeriod>\n"
         "<a:InvoicePeriod><StartDate>1</StartDate></a:InvoicePeriod>",
         "UBL-SR-08:2"},
        {"<a:InvoiceLine><Note>1</Note></a:InvoiceLine>", "UBL-SR-48:1"},
        {"<a:AllowanceCharge><ChargeIndicator>true</ChargeIndicator><AllowanceChargeReason>1"
         "</AllowanceChargeReason>\n<AllowanceChargeReason>2</AllowanceChargeReason>"
         "</a:AllowanceCharge>",
         "UBL-SR-31:2"},
        {"<a:AllowanceCharge><ChargeIndicator>no</ChargeIndicator><AllowanceChargeReason>1"
         "</AllowanceChargeReason><AllowanceChargeReason>2</AllowanceChargeReason>"
         "</a:AllowanceCharge>",
         ""},
        {"<a:PaymentMeans><PaymentID>1</PaymentID></a:PaymentMeans>"
         "<a:PaymentMeans><PaymentID>1</PaymentID></a:PaymentMeans>",
         ""},
        {"<a:PaymentMeans><PaymentID>1</PaymentID></a:PaymentMeans>"
         "<a:PaymentMeans><PaymentID>2</PaymentID></a:PaymentMeans>",
         "UBL-SR-44:1"},
        {0},
    };

    (void)state;
    check(examples);
}

#define REFERENCE(content)                                                                         \
    "<a:AdditionalDocumentReference>" content "</a:AdditionalDocumentReference>"
#define OBJECT_130 "<DocumentTypeCode>130</DocumentTypeCode>"
#define PROJECT_50 "<DocumentTypeCode>50</DocumentTypeCode>"

static void invoiced_objects_and_supporting_documents_are_told_apart(void **state)
{
    const struct example examples[] = {
        {REFERENCE("<ID>1</ID>"), ""},
        {REFERENCE("<ID schemeID='AAA'>1</ID>" OBJECT_130), ""},
        {REFERENCE("<ID schemeID='0088'>1</ID>" OBJECT_130), "BR-CL-07:1"},
        {REFERENCE("<ID schemeID='AAA'>1</ID>"), "UBL-CR-665:1 UBL-SR-43:1"},
        {REFERENCE("<ID>1</ID>" PROJECT_50), "UBL-SR-43:1"},
        {"&" REFERENCE("<ID>1</ID>" PROJECT_50), ""},
        {REFERENCE("<ID>1</ID>" OBJECT_130 "<DocumentDescription>x</DocumentDescription>"),
         "UBL-CR-673:1"},
        {REFERENCE("<ID>1</ID>" OBJECT_130) "\n" REFERENCE("<ID>2</ID>" OBJECT_130), "UBL-SR-04:2"},
        {0},
    };

    (void)state;
    check(examples);
}

#define SELLER                                                                                     \
    "<a:AccountingSupplierParty><a:Party><a:PartyLegalEntity><RegistrationName>Vård AB"           \
    "</RegistrationName></a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>"
#define PAYEE(name) "<a:PayeeParty><a:PartyName><Name>" name "</Name></a:PartyName></a:PayeeParty>"
#define SCHEME(number, name)                                                                       \
    "<a:PartyTaxScheme><CompanyID>" number "</CompanyID><a:TaxScheme><ID>" name                    \
    "</ID></a:TaxScheme></a:PartyTaxScheme>"
#define SELLER_TAX(schemes)                                                                        \
    "<a:AccountingSupplierParty><a:Party>" schemes "</a:Party></a:AccountingSupplierParty>"

static void parties_are_told_apart(void **state)
{
    const struct example examples[] = {
        {SELLER PAYEE("Bank AB"), ""},
        {SELLER PAYEE("Vård AB"), "UBL-SR-19:1 UBL-SR-20:1 UBL-SR-21:1"},
        {PAYEE("Bank AB"), "UBL-SR-19:1 UBL-SR-20:1 UBL-SR-21:1"},
        {SELLER_TAX(SCHEME("SE1", "VAT") SCHEME("F-skatt", "TAX")), ""},
        {SELLER_TAX(SCHEME("SE1", "vat") "\n" SCHEME("SE2", "VAT")), "UBL-SR-12:2"},
        {SELLER_TAX(SCHEME("1", "TAX") "\n" SCHEME("2", "TAX")), "UBL-SR-13:2"},
        {SELLER_TAX("<a:PartyTaxScheme><a:TaxScheme><ID>VAT</ID></a:TaxScheme></a:PartyTaxScheme>"),
         "UBL-SR-53:1"},
        {"<a:PayeeParty><a:PartyIdentification><ID schemeID='SEPA'>1</ID></a:PartyIdentification>"
         "<a:PartyName><Name>x</Name></a:PartyName></a:PayeeParty>" SELLER,
         ""},
        {"<a:AccountingCustomerParty><a:Party><a:PartyIdentification><ID schemeID='SEPA'>1</ID>"
         "</a:PartyIdentification></a:Party></a:AccountingCustomerParty>",
         "BR-CL-10:1"},
        {0},
    };

    (void)state;
    check(examples);
}

#define AMOUNT(name, value) "<" name " currencyID='SEK'>" value "</" name ">"

static void amounts_have_two_decimals_but_prices(void **state)
{
    const struct example examples[] = {
        {"<a:Price>" AMOUNT("PriceAmount", "1.2345") "<a:AllowanceCharge>" AMOUNT(
             "Amount", "1.2345") AMOUNT("BaseAmount", "1.2345") "</a:AllowanceCharge></a:Price>",
         ""},
        {"<a:LegalMonetaryTotal>" AMOUNT("PayableAmount", "1.234") "</a:LegalMonetaryTotal>",
         "BR-DEC-18:1 UBL-DT-01:1"},
        {"<a:X>" AMOUNT("SomeAmount", "1.234") "</a:X>", "UBL-DT-01:1"},
        {"<a:X><SomeAmount>1</SomeAmount><Amount>1</Amount></a:X>",
         "BR-CL-03:1 PEPPOL-EN16931-CL007:1"},
        {"<a:X><Amount currencyID='KR'>1</Amount></a:X>", "BR-CL-03:1 PEPPOL-EN16931-CL007:1"},
        {0},
    };

    (void)state;
    check(examples);
}

static void codes_and_texts_are_those_of_the_standard(void **state)
{
    const struct example examples[] = {
        {"<InvoiceTypeCode>381</InvoiceTypeCode>", "BR-CL-01:1"},
        {"&<CreditNoteTypeCode>381</CreditNoteTypeCode>", ""},
        {"<Note>#AAI#text</Note>", ""},
        {"<Note>#QQQ#text</Note>", "BR-CL-08:1"},
        {"<Note>#1 och #2</Note>", ""},
        {"<Note> </Note>", "PEPPOL-EN16931-R008:1"},
        {"<X><EmbeddedDocumentBinaryObject mimeCode='text/plain' filename='x'>QQ=="
         "</EmbeddedDocumentBinaryObject></X>",
         "BR-CL-24:1 PEPPOL-EN16931-CL001:1"},
        {"<X><EmbeddedDocumentBinaryObject>QQ==</EmbeddedDocumentBinaryObject></X>",
         "UBL-DT-06:1 UBL-DT-07:1"},
        {"<a:TaxCategory><TaxExemptionReasonCode>vatex-eu-o</TaxExemptionReasonCode>"
         "</a:TaxCategory>",
         ""},
        {"<a:AllowanceCharge><ChargeIndicator>1</ChargeIndicator><AllowanceChargeReasonCode>95"
         "</AllowanceChargeReasonCode></a:AllowanceCharge>",
         "BR-CL-20:1"},
        {0},
    };

    (void)state;
    check(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_en_16931_does_not_use_is_told),
        cmocka_unit_test(what_may_stand_once_is_counted_where_it_belongs),
        cmocka_unit_test(invoiced_objects_and_supporting_documents_are_told_apart),
        cmocka_unit_test(parties_are_told_apart),
        cmocka_unit_test(amounts_have_two_decimals_but_prices),
        cmocka_unit_test(codes_and_texts_are_those_of_the_standard),
    };

    return cmocka_run_group_tests_name("paths_ubl", tests, NULL, NULL);
}
