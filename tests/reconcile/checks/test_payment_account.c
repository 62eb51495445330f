#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* Registered: bankgiro 123-4566, plusgiro 98 76 54-2, an IBAN. */
static struct municipality *paid_to(struct arena *arena, const char *id, const char *branch)
{
    struct municipality *m = municipality_with_clean_invoice(arena);
    struct provider *provider = &m->facts.providers.items[CARE_AB];
    struct document_account *account = arena_array(arena, struct document_account, 1);

    provider->bankgiro = "123-4566";
    provider->plusgiro = "98 76 54-2";
    provider->iban = "SE45 5000 0000 0583 9825 7466";
    *account = (struct document_account){id, branch};
    the_document(m)->accounts = account;
    the_document(m)->account_count = 1;
    return m;
}

static void an_account_is_one_of_the_providers(void **state)
{
    static const struct {
        const char *id, *branch, *finding;
    } cases[] = {
        {"1234566", "SE:BANKGIRO", NULL},
        {"123-4566", "SE:BANKGIRO", NULL},
        {" 123 45 66 ", "SE:BANKGIRO", NULL},
        {"1234567", "SE:BANKGIRO", "BK01 F1/1234567 - - -"},
        {"9876542", "SE:BANKGIRO", "BK02 F1/9876542 - - -"},
        {"9876542", "SE:PLUSGIRO", NULL},
        {"1234566", "SE:PLUSGIRO", "BK02 F1/1234566 - - -"},
        {"se4550000000058398257466", "", NULL},
        {"se4550000000058398257466", "SE:BANKGIRO", "BK01 F1/SE4550000000058398257466 - - -"},
        {"1234566", "", NULL},
        {"9876542", "HANDSESS", NULL},
        {"1234567", "HANDSESS", "BK01 F1/1234567 - - -"},
        {"123456", "SE:BANKGIRO", "BK01 F1/123456 - - -"},
        {"", "SE:BANKGIRO", NULL},
        {" - ", "", NULL},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = paid_to(arena, cases[at].id, cases[at].branch);

        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

/* Nothing is registered: an account without digits is not the same as none. */
static void a_provider_without_accounts_has_none(void **state)
{
    ARENA(arena);
    struct municipality *m = paid_to(arena, "1234566", "SE:BANKGIRO");

    (void)state;
    m->facts.providers.items[CARE_AB].bankgiro = NULL;
    m->facts.providers.items[CARE_AB].plusgiro = "";
    municipality_reconcile(m);
    EXPECT(m, "BK01 F1/1234566 - - -");
}

static void one_row_for_each_distinct_account(void **state)
{
    static const struct document_account accounts[] = {
        {"555-0001", "SE:BANKGIRO"}, {"5550001", ""}, {"1234566", "SE:BANKGIRO"}, {"5550002", ""}};
    ARENA(arena);
    struct municipality *m = paid_to(arena, "", "");

    (void)state;
    the_document(m)->accounts = accounts;
    the_document(m)->account_count = 4;
    municipality_reconcile(m);
    EXPECT(m, "BK01 F1/5550001 - - -", "BK01 F1/5550002 - - -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_account_is_one_of_the_providers),
        cmocka_unit_test(a_provider_without_accounts_has_none),
        cmocka_unit_test(one_row_for_each_distinct_account),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
