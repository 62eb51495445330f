#include "daemon/web/session.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { HEX_BYTES = 2 * TOKEN_BYTES, SAID_BYTES_MAX = 1500, MAC_BYTES = 16 };

static const char *const role_names[] = {"finance",  "officer", "unit_manager",
                                         "approver", "auditor", "administrator"};

const char *role_name(size_t at)
{
    return at < sizeof role_names / sizeof role_names[0] ? role_names[at] : NULL;
}

unsigned role_of_name(const char *name)
{
    for (size_t at = 0; role_name(at) != NULL; at++) {
        if (strcmp(role_name(at), name) == 0) {
            return 1u << at;
        }
    }
    return 0;
}

static unsigned roles_of(const char *names)
{
    unsigned roles = 0;
    char name[32];

    while (*names != '\0') {
        size_t length = strcspn(names, ",");

        (void)snprintf(name, sizeof name, "%.*s", (int)length, names);
        roles |= role_of_name(name);
        names += length + (names[length] == ',' ? 1 : 0);
    }
    return roles;
}

static const char *cookie_name(const struct request *request, const char *what)
{
    return arena_printf(request->arena, "%savstamd%s", request->encrypted ? "__Host-" : "", what);
}

static const char *cookie_text(const struct request *request, const char *what, const char *value,
                               const char *more)
{
    return arena_printf(request->arena, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
                        cookie_name(request, what), value, request->encrypted ? "; Secure" : "",
                        more);
}

static struct db_value digest_of(struct arena *arena, const unsigned char token[TOKEN_BYTES])
{
    unsigned char digest[crypto_hash_sha256_BYTES];

    (void)crypto_hash_sha256(digest, token, TOKEN_BYTES);
    return db_bytea(arena, digest, sizeof digest);
}

bool session_digest(const struct request *request, struct db_value *ret_digest)
{
    const char *hex = cookie_find(request, cookie_name(request, ""));
    unsigned char token[TOKEN_BYTES];
    size_t length = 0;

    if (hex == NULL || strlen(hex) != HEX_BYTES ||
        sodium_hex2bin(token, sizeof token, hex, HEX_BYTES, NULL, &length, NULL) != 0 ||
        length != TOKEN_BYTES) {
        return false;
    }
    *ret_digest = digest_of(request->arena, token);
    return true;
}

bool session_enter(struct db *db, const struct request *request, struct visitor *ret_visitor,
                   struct error *error)
{
    struct arena *arena = request->arena;
    struct db_value digest = {0};
    DB_RESULT(result);

    if (!session_digest(request, &digest)) {
        return error_set(error, ERROR_INPUT, "no session");
    }
    const char *what = arena_printf(arena, "%s %s", request->method == METHOD_POST ? "POST" : "GET",
                                    request->path);

    if (!db_run(
            db, &SQL_WEB_ENTER,
            DB_VALUES(digest, db_text(request->from), db_text(what), db_text(request->sso_login)),
            &result, error)) {
        return false;
    }
    *ret_visitor = (struct visitor){
        .user_no = db_cell_int(result, 0, 0),
        .login = db_cell_copy(arena, result, 0, 1),
        .name = db_cell_copy(arena, result, 0, 2),
        .form_key = db_cell_copy(arena, result, 0, 3),
        .roles = roles_of(db_cell(result, 0, 4)),
        .unit = db_null(result, 0, 5) ? NULL : db_cell_copy(arena, result, 0, 5),
        .officer_id = db_null(result, 0, 6) ? NULL : db_cell_copy(arena, result, 0, 6),
        .is_another = db_cell_bool(result, 0, 7),
        .idle_minutes = db_cell_copy(arena, result, 0, 8),
    };
    return true;
}

bool session_open(struct db *db, const struct request *request, const char *user_no,
                  const char *said, struct reply *reply, struct error *error)
{
    unsigned char token[TOKEN_BYTES], form_key[TOKEN_BYTES];
    char hex[HEX_BYTES + 1];
    struct arena *arena = request->arena;
    struct db_value old = {0};

    randombytes_buf(token, sizeof token);
    randombytes_buf(form_key, sizeof form_key);
    if (session_digest(request, &old) &&
        !db_execute(db, &SQL_WEB_SESSION_CLOSE, DB_VALUES(old), NULL, error)) {
        return false;
    }
    if (!db_execute(db, &SQL_WEB_SESSION_OPEN,
                    DB_VALUES(db_text(user_no), digest_of(arena, token),
                              db_bytea(arena, form_key, sizeof form_key), db_text(request->from)),
                    NULL, error)) {
        return false;
    }
    (void)sodium_bin2hex(hex, sizeof hex, token, sizeof token);
    reply_cookie(reply, cookie_text(request, "", hex, ""));
    sodium_memzero(token, sizeof token);
    if (said != NULL) {
        (void)sodium_bin2hex(hex, sizeof hex, form_key, sizeof form_key);
        say_next(request, &(struct visitor){.form_key = hex}, said, reply);
    }
    return true;
}

void session_forget(const struct request *request, struct reply *reply)
{
    reply_cookie(reply, cookie_text(request, "", "", "; Max-Age=0"));
}

bool session_close(struct db *db, const struct request *request, struct reply *reply,
                   struct error *error)
{
    struct db_value digest = {0};

    session_forget(request, reply);
    return !session_digest(request, &digest) ||
           db_execute(db, &SQL_WEB_SESSION_CLOSE, DB_VALUES(digest), NULL, error);
}

/* Both headers, where they are, must agree; a browser that sends neither is too old. */
bool form_is_from_here(const struct request *request)
{
    if (request->origin == NULL && request->fetch_site == NULL) {
        return false;
    }
    if (request->fetch_site != NULL && strcmp(request->fetch_site, "same-origin") != 0) {
        return false;
    }
    if (request->origin != NULL) {
        const char *host = strstr(request->origin, "://");

        return host != NULL && request->host != NULL && strcmp(host + 3, request->host) == 0;
    }
    return true;
}

bool form_token_is_right(const struct request *request, const struct visitor *visitor)
{
    const char *token = fields_find(&request->form, "nyckel");

    return token != NULL && strlen(token) == strlen(visitor->form_key) && strlen(token) > 0 &&
           sodium_memcmp(token, visitor->form_key, strlen(token)) == 0;
}

static void mac_of(const struct visitor *visitor, const char *text, char ret_hex[2 * MAC_BYTES + 1])
{
    unsigned char mac[MAC_BYTES];

    (void)crypto_generichash(mac, sizeof mac, (const unsigned char *)text, strlen(text),
                             (const unsigned char *)visitor->form_key, strlen(visitor->form_key));
    (void)sodium_bin2hex(ret_hex, 2 * MAC_BYTES + 1, mac, sizeof mac);
}

/* A cookie has its limits: each byte may take three. */
static const char *cut(struct arena *arena, const char *text)
{
    static const char more[] = " …";
    size_t length = SAID_BYTES_MAX / 3;

    if (strlen(text) <= length) {
        return text;
    }
    length -= sizeof more - 1;
    while (((unsigned char)text[length] & 0xc0) == 0x80) {
        length--; /* not within a letter */
    }
    return arena_printf(arena, "%.*s%s", (int)length, text, more);
}

void say_next(const struct request *request, const struct visitor *visitor, const char *text,
              struct reply *reply)
{
    char mac[2 * MAC_BYTES + 1];

    text = cut(request->arena, text);
    mac_of(visitor, text, mac);
    reply_cookie(reply, cookie_text(request, "-sagt",
                                    arena_printf(request->arena, "%s.%s", mac,
                                                 percent_encode(request->arena, text)),
                                    "; Max-Age=120"));
}

const char *said_before(const struct request *request, const struct visitor *visitor,
                        struct reply *reply)
{
    const char *cookie = cookie_find(request, cookie_name(request, "-sagt"));
    char mac[2 * MAC_BYTES + 1];
    struct fields text = {0};

    if (cookie == NULL) {
        return NULL;
    }
    reply_cookie(reply, cookie_text(request, "-sagt", "", "; Max-Age=0"));
    if (strlen(cookie) < 2 * MAC_BYTES + 2 || cookie[2 * MAC_BYTES] != '.' ||
        !fields_parse(request->arena, cookie + 2 * MAC_BYTES + 1, &text) || text.count != 1) {
        return NULL;
    }
    mac_of(visitor, text.items[0].name, mac);
    return sodium_memcmp(mac, cookie, 2 * MAC_BYTES) == 0 ? text.items[0].name : NULL;
}
