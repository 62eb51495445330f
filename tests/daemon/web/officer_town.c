#include "tests/daemon/web/officer_town.h"

#include <string.h>

#include "tests/check.h"

void officer_town(struct browser *browser)
{
    struct db *db = browser->fresh.db;

    hand_town_found(db);
    town_import(db, "clients",
                "client_id,name,unit,officer,protected\n"
                "K1,Karin Ett,Norr,H1,0\n"
                "K2,Kalle Skyddad,Norr,H1,1\n"
                "K3,Kim Tre,Söder,H2,0\n");
    town_import(db, "orders",
                "order_id,client_id,provider_id,service_id,valid_from,quantity,per,review_by\n"
                "O1,K1,5560000001,HT,2026-09-01,10,month,2026-10-01\n"
                "O2,K2,5560000001,HT,2026-09-01,2,month,2027-09-01\n");
    BILL(db, "F1", {"K1", 8, 800, "O1", NULL});
    BILL(db, "F2", {"K2", 2, 200, "O2", NULL});
    BILL(db, "F3", {"K3", 4, 400, "O3", NULL});
    (void)run_of(db, run_day("2026-10-15"), true);
}

static const char *quoted(struct browser *browser, const char *text)
{
    return text == NULL ? "null" : arena_printf(browser->arena, "'%s'", text);
}

char *officer_town_enter(struct browser *browser, const char *login, const char *roles,
                         const char *officer, const char *unit)
{
    int64_t user_no = browser_user(browser, login, roles);

    test_execute(browser->fresh.db,
                 arena_printf(browser->arena, "select avstamd.user_change(%lld, 'Namn %s', %s, %s)",
                              (long long)user_no, login, quoted(browser, officer),
                              quoted(browser, unit)));
    return browser_session(browser, user_no);
}

char *officer_town_address(struct browser *browser, const char *before, const char *client,
                           const char *after)
{
    return arena_printf(
        browser->arena, "%s%lld%s", before,
        (long long)test_number(
            browser->fresh.db,
            arena_printf(browser->arena,
                         "select client_no from avstamd.client where client_id = '%s'", client)),
        after);
}

int64_t officer_town_finding(struct browser *browser, const char *client)
{
    return test_number(
        browser->fresh.db,
        arena_printf(browser->arena,
                     "select finding_no from avstamd.finding join avstamd.account using "
                     "(account_no) join avstamd.client using (client_no) "
                     "where code = 'QT01' and client_id = '%s'",
                     client));
}

struct answer officer_town_send(struct browser *browser, const char *cookie, const char *target,
                                const char *form)
{
    return browser_post(
        browser, cookie, target,
        arena_printf(browser->arena, "nyckel=%s&%s", browser_key(browser, cookie), form));
}

void expect_body(const struct answer *answer, int status, const char *wanted)
{
    if (answer->status != status || (wanted != NULL && strstr(answer->body, wanted) == NULL)) {
        fail_msg("%d, not %d with %s: %s", answer->status, status, wanted == NULL ? "" : wanted,
                 answer->body);
    }
}
