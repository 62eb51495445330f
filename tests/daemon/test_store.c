#include "daemon/store.h"

#include <string.h>

#include "parsers/parse.h"
#include "tests/check.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/invoice_text.h"

static struct db *db_of(void **state)
{
    return ((struct fresh_database *)*state)->db;
}

/* Parses and stores the text, as file 1. */
static bool store(struct db *db, struct arena *arena, const char *text, struct error *error)
{
    struct invoice *invoice = NULL;

    if (!parse_bytes(arena, text, strlen(text), &invoice, error)) {
        fail_msg("%s", error->text);
    }
    test_execute(db, "insert into file (sha256, content) values (sha256('x'), 'x')");
    int64_t document_no = 0;

    return store_document(db, arena, test_number(db, "select max(file_no) from file"), 1, invoice,
                          &document_no, error);
}

static void stores(struct db *db, struct arena *arena, const char *text)
{
    struct error error = {0};

    if (!store(db, arena, text, &error)) {
        fail_msg("%s", error.text);
    }
}

/* The first row of the query, its cells joined by '|'. */
static void row_is(struct db *db, const char *columns, const char *from, const char *expected)
{
    ARENA(arena);
    const char *sql = arena_printf(arena, "select concat_ws('|', %s) from %s", columns, from);

    assert_string_equal(test_text(db, arena, sql), expected);
}

#define TEXT(...) invoice_text(arena, (struct invoice_text){__VA_ARGS__})

static void the_head_is_stored_as_it_is_said(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);

    stores(db, arena,
           TEXT(.number = "F-7\\t", .date = "2026-10-31", .net = "-1.005",
                .head = "<cbc:BuyerReference>Åsa {\"x\"}</cbc:BuyerReference>"
                        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-1, {2}"
                        "</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"));
    row_is(db, "format, invoice_no, issue_date, credit_note, currency, buyer_reference", "document",
           "ubl-invoice|F-7\\t|2026-10-31|f|SEK|Åsa {\"x\"}");
    row_is(db, "preceding[1], array_length(preceding, 1), net_ore, vat_ore, gross_ore is null",
           "document", "F-1, {2}|1|-101|0|t");
    row_is(db, "seller_id, accounts, allowances", "document", "5566778899|[]|[]");
}

static void a_line_is_stored_as_it_is_said(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);

    stores(db, arena,
           TEXT(.line_net = "99.995", .quantity = "2.50",
                .line_more = "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>"
                             "<cbc:Amount currencyID=\"SEK\">10.00</cbc:Amount>"
                             "</cac:AllowanceCharge><cac:AllowanceCharge><cbc:ChargeIndicator>true"
                             "</cbc:ChargeIndicator><cbc:Amount currencyID=\"SEK\">2.505"
                             "</cbc:Amount></cac:AllowanceCharge>",
                .item = "<cac:SellersItemIdentification><cbc:ID>HT\tdag</cbc:ID>"
                        "</cac:SellersItemIdentification><cac:AdditionalItemProperty><cbc:Name>"
                        "klient</cbc:Name><cbc:Value>K-1</cbc:Value>"
                        "</cac:AdditionalItemProperty>"));
    row_is(db, "position, line_id, quantity, unit, net_ore, price, allowance_ore, vat_rate is null",
           "document_line", "1|1|2.50|HUR|10000|40.00|-749|t");
    row_is(db, "attributes, name", "document_line", "[[\"klient\", \"K-1\"]]|Hemtjänst");
    row_is(db, "string_agg(token, ',' order by token)", "document_token", "5566778899,HT\tdag,K-1");
}

static void a_quantity_that_is_no_number_is_none(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);

    stores(db, arena, TEXT(.quantity = "2,5"));
    row_is(db, "quantity is null", "document_line", "t");
}

static void a_credit_note_counts_backwards(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);

    stores(db, arena, TEXT(.root = "CreditNote"));
    row_is(db, "format, credit_note", "document", "ubl-creditnote|t");
}

static void the_seller_is_the_digits_of_its_number_or_of_a_swedish_vat_number(void **state)
{
    static const struct {
        const char *seller, *expected;
    } cases[] = {
        {"<cac:PartyLegalEntity><cbc:CompanyID>SE 556677-8899</cbc:CompanyID>"
         "</cac:PartyLegalEntity>",
         "5566778899"},
        {"<cac:PartyTaxScheme><cbc:CompanyID>SE556677889901</cbc:CompanyID><cac:TaxScheme>"
         "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>",
         "5566778899"},
        {"<cac:PartyTaxScheme><cbc:CompanyID>NO556677889901</cbc:CompanyID><cac:TaxScheme>"
         "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>",
         ""},
        {"<cac:PartyTaxScheme><cbc:CompanyID>SE556677889901</cbc:CompanyID><cac:TaxScheme>"
         "<cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
         "<cac:PartyLegalEntity><cbc:CompanyID>okänt</cbc:CompanyID></cac:PartyLegalEntity>",
         "5566778899"},
    };
    struct db *db = db_of(state);

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);

        test_execute(db, "delete from document_waiting; delete from response_due; delete from "
                         "document_token; delete from document_line; delete from document; "
                         "delete from file");
        stores(db, arena, TEXT(.seller = cases[at].seller));
        row_is(db, "seller_id", "document", cases[at].expected);
    }
}

static void a_document_that_is_refused_says_why(void **state)
{
    ARENA(arena);
    struct error error = {0};

    assert_false(store(db_of(state), arena, TEXT(.line_net = "x", .line_count = 3), &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, "invoice line 1: line 6: BT-131"));
}

static void identifiers_may_be_long(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    char *name = arena_alloc(arena, 3001);

    memset(name, 'k', 3000);
    stores(db, arena,
           TEXT(.line_more = arena_printf(arena,
                                          "<cac:OrderLineReference><cbc:LineID>%s</cbc:LineID>"
                                          "</cac:OrderLineReference>",
                                          name)));
    row_is(db, "length(order_line_reference)", "document_line", "3000");
    row_is(db, "count(*)", "document_token", "1");
}

#define DATABASE_TEST(function)                                                                    \
    cmocka_unit_test_setup_teardown(function, fresh_database_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATABASE_TEST(the_head_is_stored_as_it_is_said),
        DATABASE_TEST(a_line_is_stored_as_it_is_said),
        DATABASE_TEST(a_quantity_that_is_no_number_is_none),
        DATABASE_TEST(a_credit_note_counts_backwards),
        DATABASE_TEST(the_seller_is_the_digits_of_its_number_or_of_a_swedish_vat_number),
        DATABASE_TEST(a_document_that_is_refused_says_why),
        DATABASE_TEST(identifiers_may_be_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
