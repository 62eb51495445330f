/* A known client's name and a personal number, wherever a provider can write them, are found in no
 * page, no list, no log.  Pages are all that page_all has, and all that they link to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/web/pages.h"
#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/invoice_text.h"
#include "tests/daemon/web/browser.h"

#define NAME "Ebba Qvarnlöf"
#define NUMBER "811218-9876"
#define WRITTEN NAME " " NUMBER

enum { ADDRESSES_MAX = 400, SEEDS_EACH = 3 };

struct crawl {
    struct browser *browser;
    const char *cookie;
    const char *addresses[ADDRESSES_MAX];
    size_t count, shown;
    bool masked; /* something was */
};

static void expect_secret(const char *where, const char *text)
{
    static const char *const secrets[] = {"Qvarnl", "811218", "QVARNL"};

    for (size_t at = 0; at < sizeof secrets / sizeof secrets[0]; at++) {
        const char *found = strstr(text, secrets[at]);

        if (found != NULL) {
            fail_msg("%s tells '%s': …%.60s…", where, secrets[at],
                     found - text < 20 ? text : found - 20);
        }
    }
}

/* K1's care, two hours too much, and a line that names nobody by a code. */
static const char *document(struct arena *arena)
{
#define LINE(number, hours, client)                                                                \
    "<cac:InvoiceLine><cbc:ID>" number "</cbc:ID><cbc:Note>" WRITTEN "</cbc:Note>"                 \
    "<cbc:InvoicedQuantity unitCode=\"HUR\">" hours                                                \
    "</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID=\"SEK\">" hours "00.00"            \
    "</cbc:LineExtensionAmount><cbc:AccountingCost>" WRITTEN "</cbc:AccountingCost>"               \
    "<cac:InvoicePeriod><cbc:StartDate>2026-09-01</cbc:StartDate>"                                 \
    "<cbc:EndDate>2026-09-30</cbc:EndDate></cac:InvoicePeriod>"                                    \
    "<cac:Item><cbc:Description>" WRITTEN "</cbc:Description><cbc:Name>" WRITTEN "</cbc:Name>"     \
    "<cac:SellersItemIdentification><cbc:ID>HT</cbc:ID></cac:SellersItemIdentification>"           \
    "<cac:AdditionalItemProperty><cbc:Name>ClientID</cbc:Name><cbc:Value>" client                  \
    "</cbc:Value></cac:AdditionalItemProperty>"                                                    \
    "<cac:AdditionalItemProperty><cbc:Name>" NAME "</cbc:Name><cbc:Value>" WRITTEN                 \
    "</cbc:Value></cac:AdditionalItemProperty></cac:Item></cac:InvoiceLine>"

    return invoice_text(
        arena,
        (struct invoice_text){
            .number = "F1",
            .date = "2026-10-10",
            .net = "1000.00",
            .seller = "<cac:PartyLegalEntity><cbc:CompanyID>5560000001</cbc:CompanyID>"
                      "</cac:PartyLegalEntity>",
            .head =
                "<cbc:AccountingCost>" WRITTEN "</cbc:AccountingCost><cbc:BuyerReference>" WRITTEN
                "</cbc:BuyerReference><cac:OrderReference><cbc:ID>" WRITTEN
                "</cbc:ID></cac:OrderReference><cac:BillingReference>"
                "<cac:InvoiceDocumentReference><cbc:ID>" WRITTEN
                "</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
                "<cac:ContractDocumentReference><cbc:ID>" WRITTEN
                "</cbc:ID></cac:ContractDocumentReference><cac:AdditionalDocumentReference>"
                "<cbc:ID>" WRITTEN "</cbc:ID><cbc:DocumentDescription>" WRITTEN
                "</cbc:DocumentDescription><cac:Attachment><cbc:EmbeddedDocumentBinaryObject "
                "mimeCode=\"text/csv\" filename=\"" WRITTEN ".csv\">YQ=="
                "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>"
                "</cac:AdditionalDocumentReference>",
            .after = "<cac:PaymentTerms><cbc:Note>" WRITTEN "</cbc:Note></cac:PaymentTerms>",
            .lines = LINE("1", "8", "K1") LINE("2", "2", "QVARNLÖF, EBBA")});
#undef LINE
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[256];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* Notes stand before the currency, where invoice_text has no place for them. */
static const char *with_note(struct arena *arena, const char *text)
{
    const char *currency = strstr(text, "<cbc:DocumentCurrencyCode>");

    return arena_printf(arena, "%.*s<cbc:Note>Gäller\n%s</cbc:Note>%s", (int)(currency - text),
                        text, WRITTEN, currency);
}

/* What a command says on both its outputs. */
static char *said_by(struct arena *arena, const char *arguments)
{
    const char *command = arena_printf(arena, "\"$AVSTAMD\" %s 2>&1 </dev/null", arguments);
    FILE *said = popen(command, "r");
    char *text = arena_alloc(arena, 1 << 20);

    assert_non_null(said);
    size_t length = fread(text, 1, (1 << 20) - 1, said);

    text[length] = '\0';
    (void)pclose(said);
    expect_secret(command, text);
    return text;
}

static void plant(struct browser *browser, const char *folder)
{
    struct arena *arena = browser->arena;
    struct db *db = browser->fresh.db;
    const char *invoice = with_note(arena, document(arena));
    const char *broken =
        invoice_text(arena, (struct invoice_text){.number = "F2", .date = WRITTEN});

    assert_int_equal(setenv("PGDATABASE", browser->fresh.name, 1), 0);
    hand_town_found(db);
    test_execute(db, "update avstamd.client set officer = 'H1' where client_id = 'K1'");
    test_execute(db, "update avstamd.client set name = '" NAME "' where client_id = 'K2'");
    put(folder, WRITTEN ".xml", invoice);
    put(folder, "Trasig " WRITTEN ".xml", broken);
    put(folder, "trasig_qvarnlof_ebba_" NUMBER ".txt", "<x>" WRITTEN "</x>");
    assert_non_null(
        strstr(said_by(arena, arena_printf(arena, "work --once --inbox '%s'", folder)), "[K2]"));
    assert_non_null(
        strstr(said_by(arena, arena_printf(arena, "ingest '%s/processed'", folder)), "[K2]"));
    (void)said_by(arena, arena_printf(arena, "ingest '%s/%s'", folder, WRITTEN));
    (void)said_by(arena, "reconcile --as-of 2026-10-15");
    assert_int_equal(
        test_number(db, "select count(*) from avstamd.finding where document_no is not null") > 1,
        1);
}

static void commands_tell_neither(struct browser *browser)
{
    static const char *const commands[] = {"findings",
                                           "findings --format csv",
                                           "findings --format json",
                                           "invoices",
                                           "invoices --format csv",
                                           "invoices --format json",
                                           "explain",
                                           "summary",
                                           "quarantine show 1",
                                           "quarantine retry",
                                           "explain --invoice F1",
                                           "quarantine retry '" WRITTEN "'",
                                           "findings --month '" WRITTEN "'"};

    for (size_t at = 0; at < sizeof commands / sizeof commands[0]; at++) {
        (void)said_by(browser->arena, commands[at]);
    }
    assert_non_null(strstr(said_by(browser->arena, "quarantine list"), "[K2]"));
    for (int file = 1; file < 4; file++) {
        (void)said_by(browser->arena, arena_printf(browser->arena, "quarantine show %d", file));
    }
}

static void remember(struct crawl *crawl, const char *address)
{
    for (size_t at = 0; at < crawl->count; at++) {
        if (strcmp(crawl->addresses[at], address) == 0) {
            return;
        }
    }
    if (crawl->count < ADDRESSES_MAX) {
        crawl->addresses[crawl->count++] = address;
    }
}

/* /faktura/{id} with a number in the place of each name. */
static const char *filled(struct arena *arena, const char *path, int number)
{
    const char *name = strchr(path, '{');

    return name == NULL ? path
                        : filled(arena,
                                 arena_printf(arena, "%.*s%d%s", (int)(name - path), path, number,
                                              strchr(name, '}') + 1),
                                 number);
}

static void remember_page(struct crawl *crawl, const struct page *page)
{
    struct arena *arena = crawl->browser->arena;

    for (int number = 1; number <= SEEDS_EACH; number++) {
        const char *address = filled(arena, page->path, number);
        const struct parameter *parameter = page->parameters;

        remember(crawl, address);
        for (; parameter != NULL && parameter->name != NULL; parameter++) {
            for (size_t at = 0; parameter->one_of != NULL && parameter->one_of[at] != NULL; at++) {
                remember(crawl, arena_printf(arena, "%s?%s=%s", address, parameter->name,
                                             parameter->one_of[at]));
            }
        }
    }
}

/* Links within the pages, without what only moves on the page. */
static void remember_links(struct crawl *crawl, const char *body)
{
    struct arena *arena = crawl->browser->arena;

    while ((body = strstr(body, "href=\"/")) != NULL) {
        body += sizeof "href=\"" - 1;
        char *address = arena_strndup(arena, body, strcspn(body, "\"#"));
        char *entity = NULL;

        while ((entity = strstr(address, "&amp;")) != NULL) {
            memmove(entity + 1, entity + 5, strlen(entity + 5) + 1);
        }
        remember(crawl, address);
    }
}

/* The bytes as received are what they are: for those who see whole documents, saved and logged. */
static bool is_as_received(const char *address)
{
    return strstr(address, "/original/fil") != NULL || strstr(address, "/bilaga/") != NULL;
}

static void pages_tell_neither(struct browser *browser, const char *cookie, bool expect_masked)
{
    struct crawl crawl = {.browser = browser, .cookie = cookie};

    for (size_t at = 0; at < page_count; at++) {
        remember_page(&crawl, page_all[at]);
    }
    for (size_t at = 0; at < crawl.count; at++) {
        struct answer answer = browser_get(browser, cookie, crawl.addresses[at]);

        assert_true(answer.status != 0 && answer.status != 500);
        expect_secret(crawl.addresses[at], answer.head);
        if (!is_as_received(crawl.addresses[at])) {
            expect_secret(crawl.addresses[at], answer.body);
        }
        crawl.shown += answer.status == 200;
        crawl.masked = crawl.masked || strstr(answer.body, "[K2]") != NULL;
        remember_links(&crawl, answer.body);
    }
    assert_true(crawl.shown > 3);
    assert_true(crawl.masked || !expect_masked);
}

static void nothing_that_leaves_tells_a_name_or_a_number(void **state)
{
    struct browser *browser = *state;
    char folder[] = "/tmp/avstamd-secrecy.XXXXXX";

    assert_non_null(mkdtemp(folder));
    plant(browser, folder);
    commands_tell_neither(browser);
    int64_t officer = browser_user(browser, "olle", "officer");

    test_execute(browser->fresh.db,
                 arena_printf(browser->arena,
                              "update avstamd.app_user set officer_id = 'H1' where user_no = %lld",
                              (long long)officer));
    pages_tell_neither(browser, browser_session(browser, officer), false);
    static const char *const roles[] = {"finance", "auditor", "approver", "unit_manager",
                                        "administrator"};

    for (size_t at = 0; at < sizeof roles / sizeof roles[0]; at++) {
        int64_t user = browser_user(browser, roles[at], roles[at]);

        pages_tell_neither(browser, browser_session(browser, user), at < 2);
    }
    assert_int_equal(system(arena_printf(browser->arena, "rm -rf '%s'", folder)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_that_leaves_tells_a_name_or_a_number, browser_setup,
                                        browser_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
