#include "daemon/web/guard.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { STATUS_BAD = 400, STATUS_METHOD = 405, STATUS_LARGE = 413, STATUS_MEDIA = 415 };

/* The first of that name; of those that may stand once, the only one. */
static const char *find(const struct guarded *guarded, const char *name)
{
    for (size_t at = 0; at < guarded->count; at++) {
        if (strcasecmp(guarded->headers[at].name, name) == 0) {
            return guarded->headers[at].value;
        }
    }
    return NULL;
}

static size_t times(const struct guarded *guarded, const char *name)
{
    size_t count = 0;

    for (size_t at = 0; at < guarded->count; at++) {
        count += strcasecmp(guarded->headers[at].name, name) == 0 ? 1 : 0;
    }
    return count;
}

static bool is_token(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (isalnum(*at) == 0 && strchr("!#$%&'*+-.^_`|~", *at) == NULL) {
            return false;
        }
    }
    return *text != '\0';
}

static bool is_plain(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if ((*at < ' ' && *at != '\t') || *at == 0x7f) {
            return false;
        }
    }
    return true;
}

/* What we were shown, put together again: "GET / HTTP/1.1\r\n", "Name: value\r\n" …, "\r\n". */
static bool shows_everything(const struct guarded *guarded)
{
    size_t bytes =
        strlen(guarded->method) + strlen(guarded->target) + sizeof "  HTTP/1.1\r\n" - 1 + 2;

    for (size_t at = 0; at < guarded->count; at++) {
        const struct header *header = &guarded->headers[at];

        bytes += header->name_length + header->value_length + sizeof ": \r\n" - 1;
    }
    return guarded->head_bytes <= bytes;
}

static bool headers_are_plain(const struct guarded *guarded)
{
    static const char *const once[] = {"Host",      "Content-Length",   "Content-Type",
                                       "Cookie",    "Origin",           "Sec-Fetch-Site",
                                       "X-Real-IP", "Transfer-Encoding"};

    for (size_t at = 0; at < guarded->count; at++) {
        const struct header *header = &guarded->headers[at];

        if (strlen(header->name) != header->name_length ||
            strlen(header->value) != header->value_length || !is_token(header->name) ||
            !is_plain(header->value)) {
            return false;
        }
    }
    for (size_t at = 0; at < sizeof once / sizeof once[0]; at++) {
        if (times(guarded, once[at]) > 1) {
            return false;
        }
    }
    return times(guarded, "Host") == 1 && guarded->count < HEADERS_MAX;
}

static bool host_is_plain(const char *host)
{
    return *host != '\0' && strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789.-:[]") == strlen(host);
}

/* Browsers keep __Host- cookies of plain HTTP to themselves; this machine's own name is as good. */
static bool is_this_machine(const char *host)
{
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};

    for (size_t at = 0; at < sizeof names / sizeof names[0]; at++) {
        size_t length = strlen(names[at]);

        if (strncmp(host, names[at], length) == 0 &&
            (host[length] == '\0' || host[length] == ':')) {
            return true;
        }
    }
    return false;
}

static bool is_address(const char *text)
{
    unsigned char address[16];

    return inet_pton(AF_INET, text, address) == 1 || inet_pton(AF_INET6, text, address) == 1;
}

static unsigned read_method(const char *method, enum method *ret_method)
{
    static const char *const names[] = {"GET", "HEAD", "POST"};

    for (int at = 0; at < 3; at++) {
        if (strcmp(method, names[at]) == 0) {
            *ret_method = (enum method)at;
            return 0;
        }
    }
    return STATUS_METHOD;
}

static unsigned read_length(const struct guarded *guarded, const struct request *request,
                            size_t *ret_bytes)
{
    const char *length = find(guarded, "Content-Length");
    const char *type = request->content_type;
    size_t digits = length == NULL ? 0 : strspn(length, "0123456789");

    *ret_bytes = 0;
    if (find(guarded, "Transfer-Encoding") != NULL ||
        (length != NULL && (digits == 0 || length[digits] != '\0'))) {
        return STATUS_BAD;
    }
    if (digits > 9 || (length != NULL && strtoul(length, NULL, 10) > BODY_BYTES_MAX)) {
        return STATUS_LARGE;
    }
    *ret_bytes = length == NULL ? 0 : strtoul(length, NULL, 10);
    if (request->method != METHOD_POST) {
        return *ret_bytes == 0 ? 0 : STATUS_BAD;
    }
    if (length == NULL) {
        return STATUS_BAD;
    }
    if (type == NULL || strncasecmp(type, "application/x-www-form-urlencoded", 33) != 0 ||
        (type[33] != '\0' && type[33] != ';')) {
        return STATUS_MEDIA;
    }
    return 0;
}

static void read_proxy(const struct guarded *guarded, struct request *request)
{
    const char *address = find(guarded, "X-Real-IP");

    if (!guarded->by_proxy) {
        request->from = guarded->peer;
        return;
    }
    request->from = address != NULL && is_address(address) ? address : NULL;
    if (guarded->sso_header != NULL) {
        const char *login = find(guarded, guarded->sso_header);

        request->sso_login = login == NULL || *login == '\0' ? NULL : login;
        request->sso_name = find(guarded, "X-Remote-Name");
        request->sso_groups = find(guarded, "X-Remote-Groups");
    }
}

unsigned guard(const struct guarded *guarded, struct request *request, size_t *ret_body_bytes)
{
    unsigned status = read_method(guarded->method, &request->method);

    if (!headers_are_plain(guarded) || !shows_everything(guarded)) {
        return STATUS_BAD;
    }
    if (guarded->sso_header != NULL &&
        (times(guarded, guarded->sso_header) > 1 || times(guarded, "X-Remote-Name") > 1 ||
         times(guarded, "X-Remote-Groups") > 1)) {
        return STATUS_BAD;
    }
    request->host = find(guarded, "Host");
    request->origin = find(guarded, "Origin");
    request->fetch_site = find(guarded, "Sec-Fetch-Site");
    request->referer = find(guarded, "Referer");
    request->content_type = find(guarded, "Content-Type");
    request->cookie = find(guarded, "Cookie");
    if (!host_is_plain(request->host)) {
        return STATUS_BAD;
    }
    request->encrypted = guarded->by_proxy || !is_this_machine(request->host);
    read_proxy(guarded, request);
    if (status == 0 && !target_parse(request, guarded->target)) {
        status = STATUS_BAD;
    }
    return status != 0 ? status : read_length(guarded, request, ret_body_bytes);
}
