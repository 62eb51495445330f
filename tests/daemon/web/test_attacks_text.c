/* SQL in every parameter of every page and action, and scripts in everything that others write. */
#include <stdlib.h>
#include <string.h>

#include "daemon/web/pages.h"
#include "tests/check.h"
#include "tests/daemon/web/attack.h"

static const char everything[] = "finance,officer,unit_manager,approver,auditor,administrator";

static const char *const fragments[] = {
    "1' or '1'='1",
    "1); drop table avstamd.app_user cascade; --",
    "9223372036854775807",
    "9999-12-31",
    "0001-01-01",
    "1 union select password_hash from avstamd.app_user",
    "\\'; select pg_sleep(9); --",
    "%",
    "{1,2}",
    "-1",
    "99999999999999999999",
    "9999-12",
    "null",
};

/* All of them with AVSTAMD_LONG. */
static size_t fragment_count(void)
{
    return getenv("AVSTAMD_LONG") != NULL ? sizeof fragments / sizeof fragments[0] : 4;
}

/* Either a page or an action. */
static void ask_with_fragments(const struct attack *attack, const struct page *page,
                               const struct action *action)
{
    const char *path = page != NULL ? page->path : action->path;
    const struct parameter *row = page != NULL ? page->parameters : action->parameters;

    for (; row != NULL && row->name != NULL; row++) {
        for (size_t at = 0; at < fragment_count(); at++) {
            struct arena *kept = attack_pause(attack->browser);
            struct answer answer =
                page != NULL ? attack_get(attack, page, row->name, fragments[at])
                             : attack_post(attack, action, attack->key, row->name, fragments[at]);

            if (answer.status < 200 || answer.status >= 500) {
                fail_msg("%s: %s = %s: %d", path, row->name, fragments[at], answer.status);
            }
            attack_resume(attack->browser, kept);
        }
    }
}

static void sql_in_a_pages_parameters_changes_nothing(void **state)
{
    struct browser *browser = *state;
    struct attack attack = attack_as(browser, "alla", everything);

    attack_town(browser);
    const char *before = attack_stored(browser), *schema = attack_schema(browser);

    for (size_t at = 0; at < page_count; at++) {
        ask_with_fragments(&attack, page_all[at], NULL);
    }
    assert_string_equal(attack_stored(browser), before);
    assert_string_equal(attack_schema(browser), schema);
}

/* Text may be stored as text: what must stand is everything else. */
static void sql_in_a_form_is_text(void **state)
{
    struct browser *browser = *state;
    struct attack attack = attack_as(browser, "alla", everything);

    attack_town(browser);
    const char *schema = attack_schema(browser);

    for (size_t at = 0; at < action_count; at++) {
        ask_with_fragments(&attack, NULL, action_all[at]);
    }
    assert_string_equal(attack_schema(browser), schema);
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.app_user where login = 'alla' "
                                 "and password_hash like '$argon2id$%' and disabled_at is null"),
                     1);
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.document"), 2);
    assert_true(test_number(browser->fresh.db, "select count(*) from avstamd.finding") > 0);
}

/* Into every column of text that an invoice, an import or a person may fill. */
static const char poison[] =
    "do $do$ declare c record; p text := "
    "'\"><script>alert(1)</script>''<img src=x>javascript:alert(1)]]>{{7*7}}' "
    "|| chr(8232) || chr(8238) || '&lt;b&gt;'; begin "
    "for c in select table_name, column_name from information_schema.columns "
    "join information_schema.tables using (table_schema, table_name) "
    "where table_schema = 'avstamd' and table_type = 'BASE TABLE' "
    "and (data_type = 'text' or domain_name in ('identifier', 'level')) "
    "and table_name not in ('migration', 'seal', 'session', 'sign_in_attempt', 'state_move', "
    "'fact_history', 'change', 'unit_mapping', 'extractor', 'user_role') "
    "and (table_name, column_name) not in (('app_user', 'login'), ('app_user', 'password_hash'), "
    "('setting', 'name'), ('finding', 'state'), ('finding_kind', 'code'), ('finding', 'code'), "
    "('document_line', 'quantity'), ('document_line', 'price'), ('document_line', "
    "'base_quantity')) "
    "loop begin execute format('update avstamd.%I set %I = left(coalesce(%I, '''') || %L, 190)', "
    "c.table_name, c.column_name, c.column_name, p); "
    "exception when others then null; end; end loop; end $do$";

static void expect_no_markup(const struct answer *answer, const char *path)
{
    static const char *const never[] = {"<script>", "<img", "=\"javascript:", "<b>"};

    for (size_t at = 0; at < sizeof never / sizeof never[0]; at++) {
        const char *found = strstr(answer->body, never[at]);

        if (found != NULL) {
            fail_msg("%s: %.120s", path, found);
        }
    }
}

static void scripts_in_what_others_write_are_text_everywhere(void **state)
{
    struct browser *browser = *state;
    struct attack attack = attack_as(browser, "alla", everything);
    int shown = 0;

    attack_town(browser);
    test_execute(browser->fresh.db, poison);
    assert_true(test_number(browser->fresh.db,
                            "select count(*) from avstamd.document cross join avstamd.provider "
                            "where seller_name like '%<script>%' and name like '%<script>%'") > 0);
    for (size_t at = 0; at < page_count; at++) {
        struct arena *kept = attack_pause(browser);
        struct answer answer = attack_get(&attack, page_all[at], NULL, NULL);

        if (answer.status < 200 || answer.status >= 500) {
            fail_msg("%s: %d", page_all[at]->path, answer.status);
        }
        if (strstr(answer_header(browser, &answer, "Content-Type"), "text/html") != NULL) {
            expect_no_markup(&answer, page_all[at]->path);
            shown += strstr(answer.body, "&lt;script&gt;alert(1)") != NULL ? 1 : 0;
        }
        attack_resume(browser, kept);
    }
    assert_true(shown >= 8);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sql_in_a_pages_parameters_changes_nothing),
        TEST(sql_in_a_form_is_text),
        TEST(scripts_in_what_others_write_are_text_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
