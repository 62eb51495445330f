#include "tests/daemon/web/attack.h"

#include <string.h>

#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"

void attack_town(struct browser *browser)
{
    struct db *db = browser->fresh.db;

    hand_town_found(db);
    BILL(db, "F1", {"K1", 8, 800, "O1", NULL});
    BILL(db, "F2", {"K2", 2, 200, "O2", NULL});
    (void)run_of(db, run_day("2026-10-15"), true);
    test_execute(db, "insert into avstamd.quarantine (file_no, ordinal, reason) "
                     "select min(file_no), 9, 'no invoice' from avstamd.file");
    test_execute(db, "select avstamd.delegation_set('approver', null, null, 100, 100, 100)");
}

struct attack attack_as(struct browser *browser, const char *login, const char *roles)
{
    struct attack attack = {.browser = browser, .user_no = browser_user(browser, login, roles)};

    attack.cookie = browser_session(browser, attack.user_no);
    attack.key = browser_key(browser, attack.cookie);
    return attack;
}

static const char *ordinary(const struct parameter *row)
{
    return row->type == PARAMETER_MONTH    ? "2026-09"
           : row->type == PARAMETER_DATE   ? "2026-09-01"
           : row->type == PARAMETER_ONE_OF ? row->one_of[0]
                                           : "1";
}

static bool in_path(struct arena *arena, const char *path, const char *name)
{
    return strstr(path, arena_printf(arena, "{%s}", name)) != NULL;
}

static char *path_of(struct arena *arena, const char *path, const char *name, const char *value)
{
    char *out = arena_strdup(arena, "");

    while (*path != '\0') {
        size_t plain = strcspn(path, "{");

        out = arena_printf(arena, "%s%.*s", out, (int)plain, path);
        path += plain;
        if (*path == '{') {
            size_t length = strcspn(path, "}");
            bool wanted = name != NULL && strlen(name) == length - 1 &&
                          strncmp(name, path + 1, length - 1) == 0;

            out = arena_printf(arena, "%s%s", out, wanted ? percent_encode(arena, value) : "1");
            path += length + 1;
        }
    }
    return out;
}

static char *fields_of(struct arena *arena, char *out, const char *path,
                       const struct parameter *rows, const char *name, const char *value,
                       bool others)
{
    for (; rows != NULL && rows->name != NULL; rows++) {
        bool wanted = name != NULL && strcmp(rows->name, name) == 0;

        if (!in_path(arena, path, rows->name) && (wanted || others)) {
            out = arena_printf(arena, "%s%s%s=%s", out, *out == '\0' ? "" : "&", rows->name,
                               percent_encode(arena, wanted ? value : ordinary(rows)));
        }
    }
    return out;
}

char *attack_address(struct arena *arena, const char *path, const struct parameter *parameters,
                     const char *name, const char *value)
{
    char *query = fields_of(arena, arena_strdup(arena, ""), path, parameters, name, value, false);

    return arena_printf(arena, "%s%s%s", path_of(arena, path, name, value),
                        *query == '\0' ? "" : "?", query);
}

char *attack_form(struct arena *arena, const char *key, const char *path,
                  const struct parameter *parameters, const char *name, const char *value)
{
    return fields_of(arena, arena_printf(arena, "nyckel=%s", key), path, parameters, name, value,
                     true);
}

struct answer attack_get(const struct attack *attack, const struct page *page, const char *name,
                         const char *value)
{
    return browser_get(
        attack->browser, attack->cookie,
        attack_address(attack->browser->arena, page->path, page->parameters, name, value));
}

struct answer attack_post(const struct attack *attack, const struct action *action, const char *key,
                          const char *name, const char *value)
{
    struct arena *arena = attack->browser->arena;

    return browser_post(attack->browser, attack->cookie, path_of(arena, action->path, name, value),
                        attack_form(arena, key, action->path, action->parameters, name, value));
}

struct arena *attack_pause(struct browser *browser)
{
    struct arena *kept = browser->arena;

    browser->arena = arena_new();
    return kept;
}

void attack_resume(struct browser *browser, struct arena *kept)
{
    arena_free(browser->arena);
    browser->arena = kept;
}

char *attack_stored(struct browser *browser)
{
    return test_text(
        browser->fresh.db, browser->arena,
        "select md5(string_agg(query_to_xml(format('select md5(coalesce(string_agg(t::text, "
        "chr(10) order by t::text), '''')) from avstamd.%I t', relname), true, true, '')::text, '' "
        "order by relname)) from pg_class where relnamespace = 'avstamd'::regnamespace "
        "and relkind = 'r' and not relispartition "
        "and relname not in ('access_log', 'session', 'sign_in_attempt')");
}

char *attack_schema(struct browser *browser)
{
    return test_text(
        browser->fresh.db, browser->arena,
        "select md5(concat((select string_agg(relname || coalesce(relacl::text, ''), ',' order by "
        "relname) from pg_class where relnamespace = 'avstamd'::regnamespace and relkind in ('r', "
        "'p', 'v') and not relispartition), (select string_agg(proname || md5(prosrc) || "
        "coalesce(proacl::text, ''), ',' order by oid) from pg_proc where pronamespace = "
        "'avstamd'::regnamespace), (select string_agg(polname || pg_get_expr(polqual, polrelid), "
        "',' order by oid) from pg_policy), (select string_agg(rolname || rolsuper, ',' order by "
        "rolname) from pg_roles)))");
}

int64_t attack_refusals(struct browser *browser, const char *login)
{
    return test_number(browser->fresh.db,
                       arena_printf(browser->arena,
                                    "select count(*) from avstamd.access_log join avstamd.app_user "
                                    "using (user_no) where login = '%s' and refused is not null",
                                    login));
}

void attack_expect(struct browser *browser, const struct answer *answer, int status,
                   const char *what, const char *who)
{
    static const char *const headers[][2] = {{"Content-Security-Policy", "default-src 'none'"},
                                             {"Content-Security-Policy", "frame-ancestors 'none'"},
                                             {"X-Content-Type-Options", "nosniff"},
                                             {"Referrer-Policy", ""},
                                             {"Cache-Control", "no-store"}};

    if (answer->status != status) {
        fail_msg("%s by %s: %d, not %d", what, who, answer->status, status);
    }
    for (size_t at = 0; at < sizeof headers / sizeof headers[0]; at++) {
        const char *value = answer_header(browser, answer, headers[at][0]);

        if (value == NULL || strstr(value, headers[at][1]) == NULL) {
            fail_msg("%s by %s: %s is %s", what, who, headers[at][0],
                     value == NULL ? "absent" : value);
        }
    }
}
