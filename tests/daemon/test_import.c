#include "daemon/import.h"

#include <pthread.h>
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/faults.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/memory_file.h"

/* What an import said. */
struct outcome {
    struct arena *arena;
    bool imported;
    struct import_counts counts;
    struct error error;
    const char *bad; /* "row column; row column; …" */
    const char *reasons;
};

static void note_bad(void *context, const char *path, int64_t row, const char *column,
                     const char *reason)
{
    struct outcome *outcome = context;

    (void)path;
    outcome->bad = arena_printf(outcome->arena, "%s%lld %s; ", outcome->bad, (long long)row,
                                column == NULL ? "-" : column);
    outcome->reasons = arena_printf(outcome->arena, "%s%s; ", outcome->reasons, reason);
}

static void import_bytes(struct db *db, const char *kind, const char *bytes, size_t length,
                         struct outcome *outcome)
{
    CLEANUP(memory_file_close) struct memory_file file = memory_file_new(bytes, length);
    const struct import_watch watch = {outcome, note_bad, NULL};

    outcome->bad = "";
    outcome->reasons = "";
    outcome->imported = import_file(db, import_kind_find(kind), file.path, &watch, outcome->arena,
                                    &outcome->counts, &outcome->error);
}

/* Imports and expects "new changed unchanged withdrawn". */
static void imports(struct db *db, const char *kind, const char *text, const char *counts)
{
    ARENA(arena);
    struct outcome outcome = {.arena = arena};

    import_bytes(db, kind, text, strlen(text), &outcome);
    if (!outcome.imported) {
        fail_msg("%s: %s: %s", kind, outcome.error.text, outcome.reasons);
    }
    assert_string_equal(arena_printf(arena, "%lld %lld %lld %lld", (long long)outcome.counts.added,
                                     (long long)outcome.counts.changed,
                                     (long long)outcome.counts.unchanged,
                                     (long long)outcome.counts.withdrawn),
                        counts);
}

/* Expects the file to be refused for these cells, in these words (a part of them). */
static void refuses(struct db *db, const char *kind, const char *text, const char *bad,
                    const char *reason)
{
    ARENA(arena);
    struct outcome outcome = {.arena = arena};

    import_bytes(db, kind, text, strlen(text), &outcome);
    assert_false(outcome.imported);
    assert_int_equal(outcome.error.kind, ERROR_INPUT);
    assert_string_equal(outcome.bad, bad);
    if (strstr(outcome.reasons, reason) == NULL && strstr(outcome.error.text, reason) == NULL) {
        fail_msg("'%s' is not in '%s' nor in '%s'", reason, outcome.reasons, outcome.error.text);
    }
    assert_int_equal(PQtransactionStatus(db_connection(db)), PQTRANS_IDLE);
}

static const struct {
    const char *kind;
    const char *text;
} sample[] = {
    {"providers", "provider_id,name\n5560000001,Hemtjänst AB\n5560000002,Boende AB\n"},
    {"clients", "client_id,name\nK1,Åsa\nK2,Bo\n"},
    {"services", "service_id,unit,basis\nHT,hour,performed\nBO,day,presence\n"},
    {"service_aliases", "provider_id,item_code,service_id,level\n,A,HT,\n5560000001,A,HT,2\n"},
    {"client_aliases", "provider_id,alias,client_id\n,x1,K1\n5560000001,x1,K2\n"},
    {"extractors", "provider_id,field,pattern,yields\n,line_note,Ref: ([0-9]+),order\n"},
    {"unit_mappings", "provider_id,text,unit_code\n,pass,EA\n5560000001,Tim.,MIN\n"},
    {"prices", "provider_id,service_id,level,valid_from,valid_to,unit_price\n"
               ",HT,,2026-01-01,,412.5\n5560000001,HT,1,2026-01-01,2026-12-31,400\n"},
    {"orders", "order_id,client_id,provider_id,service_id,valid_from,quantity,per\n"
               "O1,K1,5560000001,HT,2026-01-01,2.5,day\nO2,K2,5560000001,HT,2026-01-01,7,week\n"},
    {"visits", "visit_id,client_id,provider_id,service_id,staff_id,start,end,method\n"
               "V1,K1,5560000001,HT,S1,2026-10-01T08:00,2026-10-01T09:00,auto\n"
               "V2,K2,5560000001,HT,S1,2026-10-01T08:30,2026-10-01T09:30,manual\n"},
    {"stays", "stay_id,client_id,provider_id,service_id,moved_in,moved_out\n"
              "T1,K1,5560000002,BO,2026-01-01,\n"},
    {"absences", "absence_id,client_id,from,to,kind\nA1,K1,2026-01-05,,hospital\n"},
};
enum { SAMPLES = sizeof sample / sizeof sample[0] };

static struct db *with_sample(void **state)
{
    struct fresh_database *fresh = *state;
    ARENA(arena);

    for (size_t at = 0; at < SAMPLES; at++) {
        struct outcome outcome = {.arena = arena};

        import_bytes(fresh->db, sample[at].kind, sample[at].text, strlen(sample[at].text),
                     &outcome);
        if (!outcome.imported) {
            fail_msg("%s: %s: %s", sample[at].kind, outcome.error.text, outcome.reasons);
        }
    }
    return fresh->db;
}

static void every_kind_can_be_imported_and_again_without_a_trace(void **state)
{
    struct db *db = with_sample(state);

    test_execute(db, "delete from change");
    for (size_t at = 0; at < SAMPLES; at++) {
        ARENA(arena);
        struct outcome outcome = {.arena = arena};

        import_bytes(db, sample[at].kind, sample[at].text, strlen(sample[at].text), &outcome);
        assert_true(outcome.imported);
        assert_int_equal(outcome.counts.unchanged, outcome.counts.rows);
    }
    assert_int_equal(test_number(db, "select count(*) from change"), 0);
    assert_int_equal(test_number(db, "select count(*) from fact_history"), 0);
}

static void a_column_that_the_file_lacks_keeps_what_is_stored(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);

    imports(db, "clients", "client_id,unit\nK1,Norr\n", "0 1 0 0");
    assert_string_equal(
        test_text(db, arena, "select name || '/' || unit from client where client_id = 'K1'"),
        "Åsa/Norr");
    imports(db, "orders", "order_id,quantity\nO1,3\n", "0 1 0 0");
    assert_string_equal(
        test_text(db, arena,
                  "select concat(quantity, ' ', per, ' ', valid_from, ' ', client_id) from "
                  "care_order join account using (account_no) join client using (client_no) where "
                  "order_id = 'O1'"),
        "3.000000000 day 2026-01-01 K1");
    imports(db, "visits", "visit_id,status\nV2,cancelled\n", "0 1 0 0");
    assert_string_equal(test_text(db, arena,
                                  "select concat(status, ' ', method, ' ', staff_id) from visit "
                                  "join staff using (staff_no) where status = 'cancelled'"),
                        "cancelled manual S1");
}

static void an_empty_cell_is_null_or_the_default(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);

    imports(db, "clients", "client_id,name,protected\nK1,,1\n", "0 1 0 0");
    imports(db, "clients", "client_id,name,protected\nK1,,\n", "0 1 0 0");
    assert_string_equal(
        test_text(db, arena,
                  "select concat(name is null, protected) from client where client_id = 'K1'"),
        "tf");
    imports(db, "orders", "order_id,staff_count\nO1,\n", "0 0 1 0");
    imports(db, "services", "service_id,tolerance_pct\nHT,\n", "0 0 1 0");
    imports(db, "visits", "visit_id,status,end\nV1,,\n", "0 1 0 0");
    assert_string_equal(
        test_text(db, arena,
                  "select concat(status, end_at is null) from visit where end_at is null"),
        "performedt");
}

static void a_new_fact_needs_its_values(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "orders", "order_id,quantity\nO9,3\n",
            "2 client_id; 2 per; 2 provider_id; 2 service_id; 2 valid_from; ", "must have a value");
    refuses(db, "services", "service_id,name\nX,y\n", "2 basis; 2 unit; ", "must have a value");
    refuses(db, "prices", "provider_id,service_id,level,valid_from\n,HT,9,2026-01-01\n",
            "2 unit_price; ", "must have a value");
    refuses(db, "orders", "order_id,client_id\nO1,\n", "2 client_id; ", "must have a value");
}

static void key_columns_must_be_there(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "clients", "name\nx\n", "", "lacks client_id");
    refuses(db, "prices", "service_id,unit_price\nHT,1\n", "",
            "lacks provider_id, level, valid_from");
    refuses(db, "clients", "", "", "is empty");
    refuses(db, "clients", "client_id,Client_ID\nx,y\n", "", "there twice");
    refuses(db, "clients", "client_id\tname\nx\ty\n", "", "lacks client_id");
}

static void unknown_columns_are_ignored_and_told(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);
    struct outcome outcome = {.arena = arena};
    const char *text = " CLIENT_ID ;färg;name\r\nK5;röd;Ida\r\n";

    import_bytes(db, "clients", text, strlen(text), &outcome);
    assert_true(outcome.imported);
    assert_string_equal(outcome.counts.ignored, "färg");
    assert_string_equal(test_text(db, arena, "select name from client where client_id = 'K5'"),
                        "Ida");
}

static void values_are_read_strictly(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "clients", "client_id,died_on\nK1,2026-02-30\n", "2 died_on; ", "not a date");
    refuses(db, "clients", "client_id,died_on\nK1,26-02-03\n", "2 died_on; ", "not a date");
    refuses(db, "clients", "client_id,protected\nK1,yes\n", "2 protected; ", "neither 0 nor 1");
    refuses(db, "clients", "client_id,deleted\nK1,ja\n", "2 deleted; ", "neither 0 nor 1");
    refuses(db, "clients", "client_id\n\"K\n1\"\n", "2 client_id; ", "control character");
    refuses(db, "providers", "provider_id\n556000-0001\n", "2 provider_id; ", "ten digits");
    refuses(db, "orders", "order_id,quantity\nO1,-1\n", "2 quantity; ", "negative");
    refuses(db, "orders", "order_id,quantity\nO1,1e3\n", "2 quantity; ", "not a number");
    refuses(db, "orders", "order_id,quantity\nO1,1.0123456789\n", "2 quantity; ",
            "more than 9 decimals");
    refuses(db, "orders", "order_id,quantity\nO1,1000000000\n", "2 quantity; ", "is more than");
    refuses(db, "orders", "order_id,staff_count\nO1,0\n", "2 staff_count; ", "from 1 to 100");
    refuses(db, "orders", "order_id,per\nO1,year\n", "2 per; ", "not one of: day week month");
    refuses(db, "visits", "visit_id,start\nV1,2026-10-01\n", "2 start; ", "not a time");
    refuses(db, "visits", "visit_id,start\nV1,2926-10-01T08:00\n", "2 start; ", "years");
    refuses(db, "visits", "visit_id,method\nV1,hand\n", "2 method; ", "not one of");
    refuses(db, "services", "service_id,vat_rate\nHT,101\n", "2 vat_rate; ", "is more than 100");
    refuses(db, "prices",
            "provider_id,service_id,level,valid_from,unit_price\n,HT,,2026-01-01,1.00005\n",
            "2 unit_price; ", "more than 4 decimals");
}

static void the_decimal_comma_goes_with_the_semicolon(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);

    refuses(db, "orders", "order_id,quantity\nO1,\"3,5\"\n", "2 quantity; ",
            "needs ';' as separator");
    imports(db, "orders", "order_id;quantity\nO1;3,5\nO2;4.25\n", "0 2 0 0");
    assert_string_equal(test_text(db, arena,
                                  "select string_agg(quantity::text, ' ' order by order_id) from "
                                  "care_order"),
                        "3.500000000 4.250000000");
    refuses(db, "orders", "order_id;quantity\nO1;1.000,5\n", "2 quantity; ", "not a number");
}

static void latin_1_is_told_by_row(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "clients", "client_id,name\nK1,Bo\nK2,\xc5sa\n", "3 name; ",
            "save the file as UTF-8");
    refuses(db, "clients", "client_id,l\xf6n\nK1,Bo\n", "", "save the file as UTF-8");
}

static void a_row_has_as_many_columns_as_the_header(void **state)
{
    refuses(with_sample(state), "clients", "client_id,name\nK1\nK2,a,b\n", "2 -; 3 -; ",
            "has 3 columns, but the header has 2");
}

static void keys_are_told_once_in_a_file(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "clients", "client_id\nK7\nK8\nK7\n", "4 client_id; ", "in row 2 already");
    refuses(db, "visits", "visit_id,status\nV1,\nV1,\n", "3 visit_id; ", "in row 2 already");
    refuses(db, "prices",
            "provider_id,service_id,level,valid_from,unit_price\n"
            ",HT,,2026-05-01,1\n,HT,,2026-05-01,2\n5560000001,HT,,2026-05-01,2\n",
            "3 valid_from; ", "in row 2 already");
}

static void unknown_references_are_bad_rows(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "orders", "order_id,client_id,provider_id,service_id\nO1,NO,5569999999,XX\n",
            "2 client_id; 2 provider_id; 2 service_id; ", "there is no client 'NO'");
    refuses(db, "visits", "visit_id,client_id\nV1,NO\n", "2 client_id; ", "there is no client");
    refuses(db, "absences", "absence_id,client_id\nA1,NO\n", "2 client_id; ", "there is no client");
    refuses(db, "client_aliases", "provider_id,alias,client_id\n,q,NO\n", "2 client_id; ",
            "there is no client");
    refuses(db, "service_aliases", "provider_id,item_code,service_id\n5569999999,q,NO\n",
            "2 provider_id; 2 service_id; ", "there is no provider '5569999999'");
    refuses(db, "extractors", "provider_id,field,pattern,yields\n5569999999,line_note,(x),order\n",
            "2 provider_id; ", "there is no provider");
}

static void an_interval_ends_after_it_starts(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "orders", "order_id,valid_to\nO1,2025-12-31\n", "2 valid_to; ", "is before");
    imports(db, "orders", "order_id,valid_to\nO1,2026-01-01\n", "0 1 0 0");
    refuses(db, "stays", "stay_id,moved_out\nT1,2025-12-31\n", "2 moved_out; ", "is before");
    refuses(db, "absences", "absence_id,to\nA1,2026-01-04\n", "2 to; ", "is before");
    refuses(db, "visits", "visit_id,end\nV1,2026-10-01T07:59\n", "2 end; ", "is before");
    imports(db, "visits", "visit_id,end\nV1,2026-10-01T08:00\n", "0 1 0 0");
    refuses(db, "prices",
            "provider_id,service_id,level,valid_from,valid_to\n,HT,,2026-01-01,2025-01-01\n",
            "2 valid_to; ", "is before");
}

static void a_basis_has_its_units(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "services", "service_id,unit,basis\nX,hour,presence\n", "2 unit; ", "in days");
    refuses(db, "services", "service_id,unit,basis\nX,day,fixed\n", "2 unit; ", "by the month");
    refuses(db, "services", "service_id,unit\nHT,month\n", "2 unit; ", "hours, days or pieces");
    imports(db, "services", "service_id,unit,basis\nX,month,fixed\nY,each,ordered\n", "2 0 0 0");
}

static void patterns_are_regular_expressions_with_a_group(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);

    refuses(db, "extractors", "provider_id,field,pattern,yields\n,line_note,(x,order\n",
            "2 pattern; ", "not a POSIX extended regular expression");
    refuses(db, "extractors", "provider_id,field,pattern,yields\n,line_note,x+,order\n",
            "2 pattern; ", "has no group");
    imports(db, "extractors",
            "provider_id,field,pattern,yields\n,item_name,\" ([a\\d]) \",client\n", "1 0 0 0");
    assert_string_equal(
        test_text(db, arena, "select pattern from extractor where field = 'item_name'"),
        " ([a\\d]) ");
}

static void units_are_the_same_however_they_are_written(void **state)
{
    struct db *db = with_sample(state);

    imports(db, "unit_mappings", "provider_id,text,unit_code\n,PASS.,EA\n,DYGN,MON\n", "0 1 1 0");
    refuses(db, "unit_mappings", "provider_id,text,unit_code\n,kväll,EA\n,Kväll.,EA\n", "3 text; ",
            "in row 2 already");
    refuses(db, "unit_mappings", "provider_id,text,unit_code\n,...,EA\n", "2 text; ", "points");
    refuses(db, "unit_mappings", "provider_id,text,unit_code\n,liter,LTR\n", "2 unit_code; ", "");
    refuses(db, "unit_mappings", "provider_id,text,unit_code\n5569999999,kväll,EA\n",
            "2 provider_id; ", "there is no provider");
    imports(db, "unit_mappings", "provider_id,text,deleted\n5560000001,tim,1\n", "0 0 0 1");
}

static void a_deleted_row_withdraws_the_fact(void **state)
{
    struct db *db = with_sample(state);

    test_execute(db, "delete from change");
    imports(db, "orders", "order_id,deleted,quantity\nO1,1,nonsense\nO77,1,\nO2,0,7\n", "0 0 2 1");
    assert_int_equal(test_number(db, "select count(*) from care_order"), 1);
    assert_int_equal(test_number(db, "select count(*) from fact_history where withdrawn and kind = "
                                     "'care_order' and former ->> 'order_id' = 'O1'"),
                     1);
    assert_int_equal(test_number(db, "select count(*) from change where token = 'O1'"), 1);
    imports(db, "visits", "visit_id,deleted\nV1,1\n", "0 0 0 1");
    imports(db, "visits", "visit_id,deleted\nV1,1\n", "0 0 1 0");
    imports(db, "prices",
            "provider_id,service_id,level,valid_from,deleted\n,HT,,2026-01-01,1\n"
            "5569999999,HT,,2026-01-01,1\n",
            "0 0 1 1");
    /* A withdrawn visit that comes back keeps its number. */
    imports(db, "visits", sample[9].text, "1 0 1 0");
    assert_int_equal(test_number(db, "select count(*) from visit_identity"), 2);
}

static void what_is_in_use_cannot_be_withdrawn(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "clients", "client_id,deleted\nK1,1\n", "2 client_id; ",
            "orders, visits, stays, absences, client aliases");
    refuses(db, "providers", "provider_id,deleted\n5560000001,1\n", "2 provider_id; ",
            "orders, visits, prices, service aliases, client aliases");
    refuses(db, "services", "service_id,deleted\nBO,1\n", "2 service_id; ", "stays");
    imports(db, "stays", "stay_id,deleted\nT1,1\n", "0 0 0 1");
    imports(db, "services", "service_id,deleted\nBO,1\n", "0 0 0 1");
    imports(db, "providers", "provider_id,deleted\n5560000002,1\n", "0 0 0 1");
}

static void local_times_are_read_as_the_specification_says(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);

    imports(db, "visits",
            "visit_id,client_id,provider_id,service_id,start,end\n"
            "D1,K1,5560000001,HT,2026-10-25T02:30,2026-10-25T03:30\n"
            "D2,K1,5560000001,HT,2026-03-29T02:30,2026-03-29T04:00\n"
            "D3,K1,5560000001,HT,2026-10-31T23:30,2026-11-01T00:30:05\n"
            "D4,K1,5560000001,HT,2026-10-31T22:59:59Z,2026-10-31T23:59:59+00:00\n",
            "4 0 0 0");
    assert_string_equal(
        test_text(
            db, arena,
            "select string_agg(concat(visit_id, ' ', extract(epoch from start_at)::bigint, "
            "' ', extract(epoch from end_at - start_at)::bigint, ' ', care_day), '; ' order "
            "by visit_id) from visit join visit_identity using (visit_no, care_day) where visit_id "
            "like 'D%'"),
        "D1 1792888200 7200 2026-10-25; D2 1774747800 1800 2026-03-29; "
        "D3 1793485800 3605 2026-10-31; D4 1793487599 3600 2026-10-31");
}

static void a_corrected_visit_moves_to_another_month(void **state)
{
    struct db *db = with_sample(state);

    test_execute(db, "delete from change");
    imports(db, "visits", "visit_id,client_id,start,end\nV1,K2,2026-11-01T08:00,2026-11-01T09:00\n",
            "0 1 0 0");
    assert_int_equal(test_number(db, "select count(*) from visit"), 2);
    assert_int_equal(test_number(db, "select count(*) from visit_2026_11"), 1);
    assert_int_equal(test_number(db, "select count(*) from visit_identity"), 2);
    assert_int_equal(test_number(db, "select count(distinct client_no) from change"), 2);
    assert_int_equal(test_number(db, "select count(*) from fact_history where kind = 'visit' and "
                                     "former ->> 'care_day' = '2026-10-01'"),
                     1);
}

static void a_withdrawn_visit_touches_whom_its_staff_visited_then(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);

    test_execute(db, "delete from change");
    imports(db, "visits", "visit_id,deleted\nV1,1\n", "0 0 0 1");
    assert_string_equal(
        test_text(db, arena,
                  "select string_agg(distinct client_id, ' ') from change join client using "
                  "(client_no)"),
        "K1 K2");
}

static void an_order_that_moves_touches_both_clients(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);

    test_execute(db, "delete from change");
    imports(db, "orders", "order_id,client_id,level\nO1,K2,3\n", "0 1 0 0");
    assert_string_equal(
        test_text(db, arena,
                  "select string_agg(distinct client_id || token, ' ') from change join client "
                  "using (client_no)"),
        "K1O1 K2O1");
}

static void the_first_hundred_bad_rows_are_told_in_order(void **state)
{
    struct db *db = with_sample(state);
    ARENA(arena);
    struct outcome outcome = {.arena = arena};
    const char *text = "order_id,client_id,quantity\n";

    for (int row = 2; row < 252; row++) { /* every other is bad in itself, the rest by reference */
        text = arena_printf(arena, "%sO%d,NO,%s\n", text, row % 2 == 0 ? 1 : 2,
                            row % 2 == 0 ? "x" : "1");
    }
    import_bytes(db, "orders", text, strlen(text), &outcome);
    assert_false(outcome.imported);
    assert_non_null(strstr(outcome.error.text, "250 bad rows of 250 (the first 100 are shown)"));
    assert_int_equal(strncmp(outcome.bad, "2 quantity; 3 client_id; 4 quantity; 5 ", 39), 0);
    assert_non_null(strstr(outcome.bad, "; 101 client_id; "));
    assert_null(strstr(outcome.bad, "; 102 "));
}

static void bad_rows_before_an_unreadable_one_are_told(void **state)
{
    refuses(with_sample(state), "clients", "client_id,protected\nK1,9\n\"K2,0\n", "2 protected; ",
            "row 3: a quote");
}

static void a_bad_row_loads_nothing(void **state)
{
    struct db *db = with_sample(state);

    refuses(db, "clients", "client_id,name\nK9,Ny\nK1,Annan\nK2,\xff\n", "4 name; ", "UTF-8");
    assert_int_equal(test_number(db, "select count(*) from client where client_id = 'K9' or name = "
                                     "'Annan'"),
                     0);
}

/* All that an import may touch, as one text. */
static char *everything(struct db *db, struct arena *arena)
{
    return test_text(
        db, arena,
        "select md5(concat((select string_agg(t::text, ',' order by client_no) from client t), "
        "(select string_agg(t::text, ',' order by order_no) from care_order t), (select "
        "string_agg(t::text, ',' order by visit_no) from visit t), (select string_agg(t::text, "
        "',' order by account_no) from account t), (select string_agg(t::text, ',' order by "
        "staff_no) from staff t), (select string_agg(t::text, ',' order by visit_no) from "
        "visit_identity t), (select count(*) from change), (select count(*) from fact_history)))");
}

static void a_connection_lost_anywhere_leaves_nothing_half_loaded(void **state)
{
    struct fresh_database *fresh = *state;
    struct db *watcher = with_sample(state);
    ARENA(arena);
    const char *before = everything(watcher, arena);
    const char *text = "visit_id,client_id,provider_id,service_id,staff_id,start,end,deleted\n"
                       "V1,K2,5560000001,HT,S9,2026-12-01T08:00,2026-12-01T09:00,\n"
                       "V2,,,,,,,1\n"
                       "V3,K1,5560000002,HT,S8,2026-12-01T08:00,,\n";
    bool cut = true;

    for (int call = 1; cut; call++) {
        CLEANUP(db_close) struct db *db = fresh_database_connect(fresh);
        struct outcome outcome = {.arena = arena};

        faults_cut_at(call);
        import_bytes(db, "visits", text, strlen(text), &outcome);
        cut = faults_happened() != 0;
        faults_cut_at(0);
        if (!cut) {
            assert_true(outcome.imported);
            assert_int_equal(outcome.counts.withdrawn, 1);
            assert_true(call > 20);
            break;
        }
        assert_false(outcome.imported);
        assert_int_equal(outcome.error.kind, ERROR_UNAVAILABLE);
        assert_non_null(strstr(outcome.error.text, "check that PostgreSQL is running"));
        assert_null(strchr(outcome.error.text, '\n'));
        db_close(&db);
        assert_string_equal(everything(watcher, arena), before);
    }
}

struct racer {
    pthread_t thread;
    const struct fresh_database *fresh;
    bool imported;
    struct error error;
};

static void *race(void *context)
{
    struct racer *racer = context;
    CLEANUP(db_close) struct db *db = fresh_database_connect(racer->fresh);
    ARENA(arena);

    racer->imported = true;
    for (size_t at = 0; at < SAMPLES && racer->imported; at++) {
        struct outcome outcome = {.arena = arena};

        import_bytes(db, sample[at].kind, sample[at].text, strlen(sample[at].text), &outcome);
        racer->imported = outcome.imported;
        racer->error = outcome.error;
    }
    return NULL;
}

static void imports_at_the_same_time_all_succeed(void **state)
{
    enum { RACERS = 6 };
    struct fresh_database *fresh = *state;
    struct racer racers[RACERS] = {0};

    for (int at = 0; at < RACERS; at++) {
        racers[at].fresh = fresh;
        assert_int_equal(pthread_create(&racers[at].thread, NULL, race, &racers[at]), 0);
    }
    for (int at = 0; at < RACERS; at++) {
        (void)pthread_join(racers[at].thread, NULL);
        if (!racers[at].imported) {
            fail_msg("%s", racers[at].error.text);
        }
    }
    assert_int_equal(test_number(fresh->db, "select count(*) from visit"), 2);
    assert_int_equal(test_number(fresh->db, "select count(*) from fact_history"), 0);
}

static void the_worker_may_import(void **state)
{
    struct fresh_database *fresh = *state;

    test_execute(fresh->db, "set role avstamd_worker");
    with_sample(state);
    test_execute(fresh->db, "reset role");
}

#define DATABASE_TEST(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fresh_database_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATABASE_TEST(every_kind_can_be_imported_and_again_without_a_trace),
        DATABASE_TEST(a_column_that_the_file_lacks_keeps_what_is_stored),
        DATABASE_TEST(an_empty_cell_is_null_or_the_default),
        DATABASE_TEST(a_new_fact_needs_its_values),
        DATABASE_TEST(key_columns_must_be_there),
        DATABASE_TEST(unknown_columns_are_ignored_and_told),
        DATABASE_TEST(values_are_read_strictly),
        DATABASE_TEST(the_decimal_comma_goes_with_the_semicolon),
        DATABASE_TEST(latin_1_is_told_by_row),
        DATABASE_TEST(a_row_has_as_many_columns_as_the_header),
        DATABASE_TEST(keys_are_told_once_in_a_file),
        DATABASE_TEST(unknown_references_are_bad_rows),
        DATABASE_TEST(an_interval_ends_after_it_starts),
        DATABASE_TEST(a_basis_has_its_units),
        DATABASE_TEST(patterns_are_regular_expressions_with_a_group),
        DATABASE_TEST(units_are_the_same_however_they_are_written),
        DATABASE_TEST(a_deleted_row_withdraws_the_fact),
        DATABASE_TEST(what_is_in_use_cannot_be_withdrawn),
        DATABASE_TEST(local_times_are_read_as_the_specification_says),
        DATABASE_TEST(a_corrected_visit_moves_to_another_month),
        DATABASE_TEST(a_withdrawn_visit_touches_whom_its_staff_visited_then),
        DATABASE_TEST(an_order_that_moves_touches_both_clients),
        DATABASE_TEST(the_first_hundred_bad_rows_are_told_in_order),
        DATABASE_TEST(bad_rows_before_an_unreadable_one_are_told),
        DATABASE_TEST(a_bad_row_loads_nothing),
        DATABASE_TEST(a_connection_lost_anywhere_leaves_nothing_half_loaded),
        DATABASE_TEST(imports_at_the_same_time_all_succeed),
        DATABASE_TEST(the_worker_may_import),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
