#include "daemon/web/request.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "daemon/utf8.h"

enum { FIELDS_MAX = 2000, TARGET_BYTES_MAX = 4096 };

const char *fields_find(const struct fields *fields, const char *name)
{
    for (size_t at = 0; at < fields->count; at++) {
        if (strcmp(fields->items[at].name, name) == 0) {
            return fields->items[at].value;
        }
    }
    return NULL;
}

size_t fields_count(const struct fields *fields, const char *name)
{
    size_t count = 0;

    for (size_t at = 0; at < fields->count; at++) {
        count += strcmp(fields->items[at].name, name) == 0 ? 1 : 0;
    }
    return count;
}

void fields_add(struct arena *arena, struct fields *fields, const char *name, const char *value)
{
    fields->items = arena_grow(arena, fields->items, &fields->capacity, fields->count + 1);
    fields->items[fields->count++] = (struct field){name, value};
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c == '\0' ? NULL : strchr(digits, tolower((unsigned char)c));

    return found == NULL ? -1 : (int)(found - digits);
}

/* Without NUL and DEL, and without control characters but those that a text area sends. */
static bool is_printable(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if ((*at < ' ' && *at != '\t' && *at != '\n') || *at == 0x7f) {
            return false;
        }
    }
    return utf8_valid(text, strlen(text));
}

static char *percent_decode(struct arena *arena, const char *text, size_t length, bool form)
{
    char *out = arena_alloc(arena, length + 1);
    size_t count = 0;

    for (size_t at = 0; at < length; at++) {
        char c = text[at];

        if (c == '%') {
            int high = at + 2 < length ? hex_digit(text[at + 1]) : -1;
            int low = high < 0 ? -1 : hex_digit(text[at + 2]);

            if (low < 0 || high + low == 0) {
                return NULL;
            }
            c = (char)(high * 16 + low);
            at += 2;
        } else if (c == '+' && form) {
            c = ' ';
        }
        if (c != '\r') {
            out[count++] = c;
        }
    }
    return is_printable(out) ? out : NULL;
}

bool fields_parse(struct arena *arena, const char *text, struct fields *ret_fields)
{
    struct fields fields = {0};

    while (*text != '\0') {
        size_t length = strcspn(text, "&");
        const char *equals = memchr(text, '=', length);
        size_t name_length = equals == NULL ? length : (size_t)(equals - text);
        const char *name = percent_decode(arena, text, name_length, true);
        const char *value =
            equals == NULL ? "" : percent_decode(arena, equals + 1, length - name_length - 1, true);

        if (name == NULL || value == NULL || fields.count == FIELDS_MAX) {
            return false;
        }
        if (length > 0) {
            fields_add(arena, &fields, name, value);
        }
        text += length + (text[length] == '&' ? 1 : 0);
    }
    *ret_fields = fields;
    return true;
}

/* No //, no /./ or /../, no backslash, no encoded slash, no semicolon. */
static bool path_is_plain(const char *path, size_t length)
{
    if (length == 0 || path[0] != '/') {
        return false;
    }
    for (size_t at = 0; at < length; at++) {
        unsigned char c = (unsigned char)path[at];

        if (c <= ' ' || c >= 0x7f || strchr("\\;\"<>^`{|}", c) != NULL) {
            return false;
        }
        if (c == '%' && at + 2 < length &&
            (strncasecmp(path + at, "%2f", 3) == 0 || strncasecmp(path + at, "%5c", 3) == 0 ||
             strncasecmp(path + at, "%2e", 3) == 0 || strncasecmp(path + at, "%25", 3) == 0)) {
            return false;
        }
        if (c == '/' && length > 1) {
            size_t part = strcspn(path + at + 1, "/?");

            if ((part == 0 && at + 1 < length) || strncmp(path + at, "/./", 3) == 0 ||
                strncmp(path + at, "/../", 4) == 0 || (part == 1 && path[at + 1] == '.') ||
                (part == 2 && path[at + 1] == '.' && path[at + 2] == '.')) {
                return false;
            }
        }
    }
    return true;
}

bool target_parse(struct request *request, const char *target)
{
    size_t length = strcspn(target, "?");
    const char *query = target[length] == '?' ? target + length + 1 : "";
    struct fields fields = {0};

    if (!target_is_local(target) || strchr(target, '#') != NULL) {
        return false;
    }
    const char *path = percent_decode(request->arena, target, length, false);

    if (path == NULL || strpbrk(path, "\t\n") != NULL ||
        !fields_parse(request->arena, query, &fields)) {
        return false;
    }
    request->target = arena_strdup(request->arena, target);
    request->path = path;
    request->query = fields;
    return true;
}

bool target_is_local(const char *text)
{
    size_t length = text == NULL ? 0 : strcspn(text, "?");

    if (length == 0 || strlen(text) > TARGET_BYTES_MAX || !path_is_plain(text, length)) {
        return false;
    }
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (*at <= ' ' || *at >= 0x7f) {
            return false;
        }
    }
    return true;
}

const char *target_before(const struct request *request)
{
    const char *host = request->referer == NULL ? NULL : strstr(request->referer, "://");
    size_t length = request->host == NULL ? 0 : strlen(request->host);

    if (host == NULL || length == 0 || strncmp(host + 3, request->host, length) != 0) {
        return NULL;
    }
    return target_is_local(host + 3 + length) ? host + 3 + length : NULL;
}

const char *cookie_find(const struct request *request, const char *name)
{
    const char *found = NULL;
    size_t name_length = strlen(name);

    for (const char *at = request->cookie; at != NULL && *at != '\0';) {
        at += strspn(at, "; ");
        size_t length = strcspn(at, ";");

        if (length > name_length && at[name_length] == '=' && strncmp(at, name, name_length) == 0) {
            if (found != NULL) {
                return NULL;
            }
            found = arena_strndup(request->arena, at + name_length + 1, length - name_length - 1);
        }
        at += length;
    }
    return found;
}

const char *percent_encode(struct arena *arena, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(arena, 3 * strlen(text) + 1);
    size_t count = 0;

    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (*at < 0x80 && (isalnum(*at) != 0 || strchr("-._~", *at) != NULL)) {
            out[count++] = (char)*at;
        } else {
            out[count++] = '%';
            out[count++] = digits[*at >> 4];
            out[count++] = digits[*at & 15];
        }
    }
    return out;
}

void reply_cookie(struct reply *reply, const char *cookie)
{
    assert(reply->cookie_count < COOKIES_MAX);
    reply->cookies[reply->cookie_count++] = cookie;
}

void reply_lead(struct reply *reply, const char *location)
{
    reply->status = 303;
    reply->location = location;
}
