/* Names of known clients as people write them, and what is left alone. */
#include "daemon/secrecy.h"

#include <string.h>

#include "tests/check.h"
#include "tests/daemon/changing_town.h"
#include "tests/daemon/fresh_database.h"

static struct db *known_clients(void **state)
{
    struct fresh_database *fresh = *state;

    town_import(fresh->db, "clients",
                "client_id,name,protected\n"
                "K1,Eva Ekman,0\nK2,Håkan Åström-Lind,0\nK3,\"Berg, Anna-Lena Maria\",0\n"
                "K4,Zlatan,0\nK5,Anna Andersson,0\nK6,Anna Andersson,0\nK7,Sara Hemlig,1\n"
                "K8,Lars von Ask,0\nK9,,0\n");
    return fresh->db;
}

static void names_become_codes_however_they_are_written(void **state)
{
    struct db *db = known_clients(state);
    ARENA(arena);
    static const char *const cases[][2] = {
        {"Besök hos Eva Ekman den 3", "Besök hos [K1] den 3"},
        {"EKMAN, EVA", "[K1]"},
        {"eva  ekmans larm, Eva Ekman", "[K1] larm, [K1]"},
        {"Eva\n\tEkman", "[K1]"},
        {"Eva\xc2\xa0"
         "Ekm\xc2\xad"
         "an",
         "[K1]"},
        {"eva.ekman@example.se", "[K1]@example.se"},
        {"EvaEkman.pdf", "[K1].pdf"},
        {"ekman_eva-2026.pdf", "[K1]-2026.pdf"},
        {"Eva%20Ekman.pdf", "[K1].pdf"},
        {"<A>Eva</A> <B>Ekman</B>", "<A>[K1]</B>"},
        {"Håkan Åström-Lind", "[K2]"},
        {"Faktura_Hakan_Astrom_Lind.xml", "Faktura_[K2].xml"},
        {"Ha\xcc\x8akan A\xcc\x8astro\xcc\x88m", "[K2]"},
        {"Lind Håkans", "[K2]"},
        {"Anna-Lena Berg och Berg Anna-Lena Maria", "[K3] och [K3]"},
        {"Maria Berg", "[K3]"},
        {"Zlatans besök", "[K4] besök"},
        {"Anna Andersson", "[namn]"},
        {"Sara Hemlig", "[namn]"},
        {"Lars Ask, Lars von Ask", "[K8], [K8]"},
        {"811218-9876 Eva Ekman", "******-**** [K1]"},
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        assert_string_equal(secrecy_text(db, arena, cases[at][0]), cases[at][1]);
    }
}

static void what_is_no_name_of_a_client_stays(void **state)
{
    struct db *db = known_clients(state);
    ARENA(arena);
    static const char *const cases[] = {
        "",
        "Eva",
        "Ekman",
        "Eva Berg",
        "Eva 3 Ekman",
        "Anna-Lena Maria",
        "Lars von",
        "Ekmanska Evas",
        "Lind Åström",
        "Eva och Ekman",
        "Hemtjänst 3 tim",
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        assert_string_equal(secrecy_text(db, arena, cases[at]), cases[at]);
    }
}

static void names_follow_the_register(void **state)
{
    struct db *db = known_clients(state);
    ARENA(arena);

    town_import(db, "clients", "client_id,name\nK1,Eva Dahl\nK5,Anna Andersson\n");
    assert_string_equal(secrecy_text(db, arena, "Eva Ekman, Eva Dahl"), "Eva Ekman, [K1]");
    assert_string_equal(secrecy_text(db, arena, "Anna Andersson"), "[namn]");
    test_execute(db, "delete from avstamd.client where client_id = 'K6'");
    assert_string_equal(secrecy_text(db, arena, "Anna Andersson"), "[K5]");
}

static void registers_and_identities_are_shown_as_they_are(void **state)
{
    struct db *db = known_clients(state);
    PGresult *result = NULL;
    struct error error = {0};
    static const struct query query = {
        "test",
        "select name, name || '' as made, 'Eva Ekman' as seller, '8112189876' as seller_id, "
        "'8112189876 Eva Ekman' as invoice_no, array['Eva Ekman', 'a\"b'] as notes, "
        "8112189876 as number, null::text as nothing "
        "from avstamd.client where client_id = 'K1'"};
    static const char *const expected[] = {
        "Eva Ekman", "[K1]", "Eva Ekman", "8112189876", "8112189876 [K1]", "{\"[K1]\",\"a\\\"b\"}",
        "8112189876"};

    assert_true(secrecy_run(db, &query, DB_NO_VALUES, &result, &error));
    for (size_t at = 0; at < sizeof expected / sizeof expected[0]; at++) {
        assert_string_equal(db_cell(result, 0, (int)at), expected[at]);
    }
    assert_true(db_null(result, 0, 7));
    db_result_clear(&result);
}

static void without_a_database_numbers_are_masked(void **state)
{
    ARENA(arena);

    (void)state;
    assert_string_equal(secrecy_text(NULL, arena, "Eva Ekman 811218-9876"),
                        "Eva Ekman ******-****");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_become_codes_however_they_are_written,
                                        fresh_database_setup, fresh_database_teardown),
        cmocka_unit_test_setup_teardown(what_is_no_name_of_a_client_stays, fresh_database_setup,
                                        fresh_database_teardown),
        cmocka_unit_test_setup_teardown(names_follow_the_register, fresh_database_setup,
                                        fresh_database_teardown),
        cmocka_unit_test_setup_teardown(registers_and_identities_are_shown_as_they_are,
                                        fresh_database_setup, fresh_database_teardown),
        cmocka_unit_test(without_a_database_numbers_are_masked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
