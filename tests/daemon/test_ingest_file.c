/* Several documents of one file, what came with them and what is wrong with some of them. */
#include <string.h>

#include "daemon/ingest.h"
#include "daemon/quarantine.h"
#include "daemon/query.h"
#include "parsers/validate/rulebook.h"
#include "tests/check.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/invoice_text.h"
#include "tests/daemon/memory_file.h"
#include "tests/daemon/zip_file.h"

#define TEXT(...) invoice_text(arena, (struct invoice_text){__VA_ARGS__})
#define SH "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
#define ATTACHED(name, type, base64)                                                               \
    "<cac:AdditionalDocumentReference><cbc:ID>R</cbc:ID><cac:Attachment>"                          \
    "<cbc:EmbeddedDocumentBinaryObject mimeCode='" type "' filename='" name "'>" base64            \
    "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>"

static struct db *db_of(void **state)
{
    return ((struct fresh_database *)*state)->db;
}

static struct arrival take(struct db *db, struct arena *arena, const void *bytes, size_t length,
                           const char *key)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();
    CLEANUP(memory_file_close) struct memory_file file = memory_file_new(bytes, length);
    struct arrival arrival = {.fd = file.file, .name = "f", .key = key};
    struct error error = {0};

    if (!ingest_batch(db, rulebook, arena, "test", &arrival, 1, &error)) {
        fail_msg("%s", error.text);
    }
    return arrival;
}

static struct arrival take_text(struct db *db, struct arena *arena, const char *text)
{
    return take(db, arena, text, strlen(text), "one");
}

static void documents_are(struct db *db, const char *expected)
{
    ARENA(arena);

    assert_string_equal(test_text(db, arena,
                                  "select coalesce(string_agg(ordinal || '=' || invoice_no, ' ' "
                                  "order by document_no), '') from document"),
                        expected);
}

static void quarantine_is(struct db *db, const char *expected)
{
    ARENA(arena);

    assert_string_equal(test_text(db, arena,
                                  "select coalesce(string_agg(ordinal::text, ' ' order by "
                                  "file_no, ordinal), '') from quarantine"),
                        expected);
}

/* Documents without the declaration that invoice_text may begin with. */
static char *batch(struct arena *arena, const char *first, const char *second, const char *third)
{
    return arena_printf(arena, "<batch>%s%s%s</batch>", first, second, third);
}

static void good_documents_are_stored_beside_a_bad_one(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *reason = NULL;
    struct error error = {0};

    test_execute(db, "set role avstamd_worker");
    struct arrival arrival = take_text(
        db, arena, batch(arena, TEXT(0), TEXT(.number = "F-2", .net = "?"), TEXT(.number = "F-3")));

    assert_int_equal(arrival.outcome, INGEST_STORED);
    assert_memory_equal(arrival.reason, "#2: line ", 9);
    documents_are(db, "1=F-1 3=F-3");
    quarantine_is(db, "2");
    /* Read again, the good ones are not stored twice, and the bad one is still bad. */
    assert_true(quarantine_retry(db, NULL, arena, arrival.file_no, &reason, &error));
    assert_non_null(reason);
    documents_are(db, "1=F-1 3=F-3");
    quarantine_is(db, "2");
    assert_true(quarantine_discard(db, arena, arrival.file_no, "why", &error));
    assert_false(quarantine_retry(db, NULL, arena, arrival.file_no, &reason, &error));
}

static void what_breaks_off_is_refused_whole(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *text =
        arena_printf(arena, "<batch>%s%s%s", TEXT(.after = ATTACHED("a", "text/csv", "Zm9v")),
                     TEXT(.number = "F-2"), TEXT(.number = "F-3"));
    struct arrival arrival = take_text(db, arena, text);

    assert_int_equal(arrival.outcome, INGEST_QUARANTINED);
    assert_memory_equal(arrival.reason, "line ", 5);
    documents_are(db, "");
    quarantine_is(db, "1");
    assert_int_equal(test_number(db, "select count(*) from attachment"), 0);
    assert_int_equal(test_number(db, "select count(*) from attachment_piece"), 0);
}

static void members_of_a_zip_file_are_documents(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *one = TEXT(0), *cut = arena_printf(arena, "<a>%s", TEXT(.number = "F-2"));
    const char *two = batch(arena, TEXT(.number = "F-3"), TEXT(.number = "F-4"), "");
    const struct zip_member members[] = {{"1.xml", one, strlen(one), false, false},
                                         {"2.xml", cut, strlen(cut), false, false},
                                         {"3.xml", two, strlen(two), false, false},
                                         {0}};
    size_t length = 0;
    void *bytes = zip_file(arena, members, &length);
    struct arrival arrival = take(db, arena, bytes, length, "zip");

    assert_int_equal(arrival.outcome, INGEST_STORED);
    assert_memory_equal(arrival.reason, "#2: 2.xml: line ", 16);
    documents_are(db, "1=F-1 3=F-3 4=F-4");
    quarantine_is(db, "2");
    assert_int_equal(take(db, arena, bytes, length, "again").outcome, INGEST_REPEATED);
    documents_are(db, "1=F-1 3=F-3 4=F-4");
}

static void attachments_are_stored_once_by_their_bytes(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    struct arrival arrival =
        take_text(db, arena,
                  batch(arena, TEXT(.after = ATTACHED("a.csv", "text/csv", "Zm9v")),
                        TEXT(.number = "F-2", .after = ATTACHED("b.csv", "text/csv", "Zm 9v")
                                                  ATTACHED("c.html", "text/html", "Zm9v")),
                        TEXT(.number = "F-3", .after = ATTACHED("d.pdf", "application/pdf", "Zm9v?")
                                                  ATTACHED("", "image/png", ""))));

    assert_int_equal(arrival.outcome, INGEST_STORED);
    assert_int_equal(arrival.attachments_left, 2);
    assert_string_equal(
        test_text(db, arena,
                  "select string_agg(concat_ws(':', ordinal, position, file_name, size_bytes, "
                  "content_no is not null, problem is not null), ' ' order by ordinal, position) "
                  "from attachment"),
        "1:1:a.csv:3:t:f 2:1:b.csv:3:t:f 2:2:c.html:3:f:t 3:1:d.pdf:3:f:t 3:2::0:t:f");
    assert_int_equal(test_number(db, "select count(*) from attachment_content"), 2);
    assert_string_equal(test_text(db, arena,
                                  "select string_agg(convert_from(bytes, 'UTF8'), '|') from "
                                  "attachment_piece join attachment_content using (content_no) "
                                  "where sha256 = sha256(bytes)"),
                        "foo");
}

static void an_attachment_of_many_pieces_is_whole(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    size_t length = 2 << 20;
    char *base64 = arena_alloc(arena, length + 1);

    memset(base64, 'Q', length);
    (void)take_text(db, arena,
                    TEXT(.after = arena_printf(arena, ATTACHED("a", "image/png", "%s"), base64)));
    assert_int_equal(test_number(db, "select size_bytes from attachment"), length / 4 * 3);
    assert_int_equal(test_number(db, "select count(*) from attachment join attachment_content "
                                     "using (content_no, sha256, size_bytes) where sha256 = "
                                     "(select sha256(string_agg(bytes, '' order by position)) "
                                     "from attachment_piece)"),
                     1);
}

static void the_envelope_is_kept(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);

    (void)take_text(
        db, arena,
        arena_printf(arena,
                     "<StandardBusinessDocument xmlns='" SH "'><StandardBusinessDocumentHeader>"
                     "<Sender><Identifier Authority='iso6523-actorid-upis'>0007:5566778899"
                     "</Identifier></Sender><Receiver><Identifier>0007:2</Identifier></Receiver>"
                     "<DocumentIdentification><Type>Invoice</Type>"
                     "<InstanceIdentifier>i-1</InstanceIdentifier>"
                     "<CreationDateAndTime>2026-11-03T08:00:00Z</CreationDateAndTime>"
                     "</DocumentIdentification></StandardBusinessDocumentHeader>%s"
                     "</StandardBusinessDocument>",
                     TEXT(0)));
    documents_are(db, "1=F-1");
    assert_string_equal(test_text(db, arena,
                                  "select concat_ws('|', ordinal, sender, sender_authority, "
                                  "receiver, standard, type, instance, created) from envelope"),
                        "1|0007:5566778899|iso6523-actorid-upis|0007:2|Invoice|i-1|"
                        "2026-11-03T08:00:00Z");
}

static void the_rules_that_a_document_breaks_are_stored_with_it(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);

    (void)take_text(db, arena, TEXT(0));
    assert_true(test_number(db, "select count(*) from document_rule where severity = 'fatal'") > 0);
}

/* Two assertions of one id, often about the same line. */
static void a_rule_that_is_written_twice_is_one_row_with_each_line_once(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    struct error error = {0};

    (void)take_text(db, arena, TEXT(0));
    test_execute(db, "delete from document_rule");
    assert_true(db_execute(
        db, &SQL_DOCUMENT_RULE_INSERT,
        DB_VALUES(db_text(test_text(db, arena, "select min(document_no)::text from document")),
                  db_text("[{\"rule\": \"R\", \"severity\": \"fatal\", \"times\": 2, \"lines\": "
                          "[53, 48]}, {\"rule\": \"R\", \"severity\": \"fatal\", \"times\": 1, "
                          "\"lines\": [48]}]")),
        NULL, &error));
    assert_string_equal(
        test_text(db, arena, "select times || ' ' || lines::text from document_rule"), "3 {48,53}");
}

/* BT-109 as people write it: what it is worth in öre, or nothing where it is no decimal. */
static void numbers_are_decimals_or_quarantined(void **state)
{
    static const struct {
        const char *net;
        bool stored;
        int64_t ore;
    } cases[] = {
        {"-0", true, 0},
        {"+5", true, 500},
        {"5.", true, 500},
        {".5", true, 50},
        {"1.005", true, 101},
        {"0.00000000000000000000000000000000000001", false, 0},
        {"5<!-- kronor -->0", true, 5000},
        {"<![CDATA[5]]>", true, 500},
        {"5<?target?>", true, 500},
        {"&#53;", true, 500},
        {"1e400", false, 0},
        {"1,5", false, 0},
        {"99999999999999999999.99", false, 0},
        {"1 000", false, 0},
        {"--5", false, 0},
        {"", false, 0},
    };
    struct db *db = db_of(state);

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        const char *text = TEXT(.net = cases[at].net);
        struct arrival arrival = take(db, arena, text, strlen(text), cases[at].net);

        if (arrival.outcome != (cases[at].stored ? INGEST_STORED : INGEST_QUARANTINED)) {
            fail_msg("%s: %s", cases[at].net, arrival.reason == NULL ? "stored" : arrival.reason);
        }
        if (cases[at].stored) {
            assert_int_equal(test_number(db, "select net_ore from document order by document_no "
                                             "desc limit 1"),
                             cases[at].ore);
        }
    }
}

#define DATABASE_TEST(function)                                                                    \
    cmocka_unit_test_setup_teardown(function, fresh_database_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATABASE_TEST(good_documents_are_stored_beside_a_bad_one),
        DATABASE_TEST(what_breaks_off_is_refused_whole),
        DATABASE_TEST(members_of_a_zip_file_are_documents),
        DATABASE_TEST(attachments_are_stored_once_by_their_bytes),
        DATABASE_TEST(an_attachment_of_many_pieces_is_whole),
        DATABASE_TEST(the_envelope_is_kept),
        DATABASE_TEST(the_rules_that_a_document_breaks_are_stored_with_it),
        DATABASE_TEST(a_rule_that_is_written_twice_is_one_row_with_each_line_once),
        DATABASE_TEST(numbers_are_decimals_or_quarantined),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
