#include "daemon/transfer.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/transfer_parts.h"
#include "daemon/write_all.h"

enum { TIMEOUT_STANDARD_S = 60 };

static void free_url(CURLU **url)
{
    curl_url_cleanup(*url);
}

static void free_text(char **text)
{
    curl_free(*text);
}

void transfer_list_free(struct curl_slist **list)
{
    curl_slist_free_all(*list);
}

static bool is_this_machine(const char *host)
{
    return strcmp(host, "localhost") == 0 || strcmp(host, "127.0.0.1") == 0 ||
           strcmp(host, "[::1]") == 0;
}

/* Which protocols may be spoken, and that no secret stands in the address. */
static bool check_address(const char *address, struct error *error)
{
    static const char *const fine[] = {"https", "sftp", "imaps", "imap", "smtps", "smtp"};
    CLEANUP(free_url) CURLU *url = curl_url();
    CLEANUP(free_text) char *scheme = NULL;
    CLEANUP(free_text) char *host = NULL;
    CLEANUP(free_text) char *user = NULL;

    if (curl_url_set(url, CURLUPART_URL, address, 0) != CURLUE_OK ||
        curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK ||
        curl_url_get(url, CURLUPART_HOST, &host, 0) != CURLUE_OK) {
        return error_set(error, ERROR_INPUT, "the address is no URL such as https://host/folder/");
    }
    if (curl_url_get(url, CURLUPART_USER, &user, 0) == CURLUE_OK) {
        return error_set(error, ERROR_INPUT,
                         "%s: user and password are settings of their own, not part of the URL",
                         host);
    }
    for (size_t at = 0; at < sizeof fine / sizeof fine[0]; at++) {
        if (strcmp(scheme, fine[at]) == 0) {
            return true;
        }
    }
    if (strcmp(scheme, "http") == 0 && is_this_machine(host)) {
        return true;
    }
    return error_set(error, ERROR_INPUT,
                     "%s: %s is not spoken here; use https, sftp, imaps or smtps", host, scheme);
}

static const char *host_of(struct arena *arena, const char *address)
{
    CLEANUP(free_url) CURLU *url = curl_url();
    CLEANUP(free_text) char *host = NULL;

    if (curl_url_set(url, CURLUPART_URL, address, 0) != CURLUE_OK ||
        curl_url_get(url, CURLUPART_HOST, &host, 0) != CURLUE_OK) {
        return "?";
    }
    return arena_strdup(arena, host);
}

static bool starts_with(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

bool transfer_open(const struct transfer_peer *peer, struct transfer **ret_transfer,
                   struct error *error)
{
    if (!check_address(peer->url, error)) {
        return false;
    }
    if (starts_with(peer->url, "sftp:") && peer->host_key_sha256 == NULL) {
        return error_set(
            error, ERROR_INPUT,
            "sftp needs the host's key: ssh-keyscan -t ed25519 HOST | ssh-keygen -lf -");
    }
    struct transfer *transfer = calloc(1, sizeof *transfer);

    if (transfer == NULL || (transfer->curl = curl_easy_init()) == NULL) {
        free(transfer);
        return error_set(error, ERROR_UNAVAILABLE, "libcurl has no handle: out of memory");
    }
    transfer->peer = *peer;
    transfer->peer.timeout_s = peer->timeout_s > 0 ? peer->timeout_s : (int64_t)TIMEOUT_STANDARD_S;
    *ret_transfer = transfer;
    return true;
}

void transfer_close(struct transfer **transfer)
{
    if (*transfer != NULL) {
        curl_easy_cleanup((*transfer)->curl);
        free(*transfer);
        *transfer = NULL;
    }
}

static size_t take_bytes(char *bytes, size_t one, size_t length, void *user)
{
    struct passing *passing = user;

    (void)one;
    if ((int64_t)(passing->bytes + length) > passing->most_bytes) {
        passing->too_much = true;
        return 0;
    }
    if (passing->request->to_file) {
        if (!write_all(passing->request->into, bytes, length)) {
            passing->file_error = errno == 0 ? EIO : errno;
            return 0;
        }
    } else {
        passing->body = arena_grow(passing->arena, passing->body, &passing->capacity,
                                   passing->bytes + length + 1);
        memcpy(passing->body + passing->bytes, bytes, length);
    }
    passing->bytes += length;
    return length;
}

static size_t give_bytes(char *room, size_t one, size_t count, void *user)
{
    struct passing *passing = user;
    size_t left = passing->request->body_bytes - passing->sent;
    size_t length = left < one * count ? left : one * count;

    if (length > 0) {
        memcpy(room, (const char *)passing->request->body + passing->sent, length);
        passing->sent += length;
    }
    return length;
}

static int tell_progress(void *user, curl_off_t total_down, curl_off_t down, curl_off_t total_up,
                         curl_off_t up)
{
    struct passing *passing = user;
    const struct transfer_peer *peer = &passing->transfer->peer;

    (void)total_down;
    (void)total_up;
    if (peer->progress != NULL && down + up != passing->seen_bytes) {
        passing->seen_bytes = down + up;
        peer->progress(peer->context);
    }
    return 0;
}

static void set_security(const struct transfer *transfer, const char *address)
{
    CURL *curl = transfer->curl;
    const struct transfer_peer *peer = &transfer->peer;
    ARENA(arena);
    bool sftp = starts_with(address, "sftp:");
    bool plain_is_fine = is_this_machine(host_of(arena, address));

    (void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR,
                           plain_is_fine ? "https,http,sftp,imaps,imap,smtps,smtp"
                                         : "https,sftp,imaps,imap,smtps,smtp");
    (void)curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    (void)curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (starts_with(address, "smtp:") || starts_with(address, "imap:")) {
        bool all = !plain_is_fine || peer->tls == TRANSFER_TLS_ALWAYS;
        bool none = peer->tls == TRANSFER_TLS_NEVER;

        (void)curl_easy_setopt(curl, CURLOPT_USE_SSL,
                               (long)(all    ? CURLUSESSL_ALL
                                      : none ? CURLUSESSL_NONE
                                             : CURLUSESSL_TRY));
    }
    if (peer->ca_file != NULL) {
        (void)curl_easy_setopt(curl, CURLOPT_CAINFO, peer->ca_file);
        (void)curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
    }
    if (sftp) {
        (void)curl_easy_setopt(curl, CURLOPT_SSH_HOST_PUBLIC_KEY_SHA256, peer->host_key_sha256);
        (void)curl_easy_setopt(curl, CURLOPT_SSH_PRIVATE_KEYFILE, peer->client_key_file);
        (void)curl_easy_setopt(curl, CURLOPT_SSH_AUTH_TYPES,
                               peer->client_key_file != NULL ? (long)CURLSSH_AUTH_PUBLICKEY
                                                             : (long)CURLSSH_AUTH_PASSWORD);
    } else {
        (void)curl_easy_setopt(curl, CURLOPT_SSLCERT, peer->client_certificate_file);
        (void)curl_easy_setopt(curl, CURLOPT_SSLKEY, peer->client_key_file);
    }
}

static void set_who(const struct transfer *transfer)
{
    CURL *curl = transfer->curl;
    const struct transfer_peer *peer = &transfer->peer;

    if (peer->user != NULL) {
        (void)curl_easy_setopt(curl, CURLOPT_USERNAME, peer->user);
    }
    if (peer->password != NULL) {
        (void)curl_easy_setopt(curl, CURLOPT_PASSWORD, peer->password);
    }
    if (peer->bearer != NULL) {
        (void)curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BEARER);
        (void)curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, peer->bearer);
    }
}

static void set_limits(const struct transfer *transfer, struct passing *passing)
{
    CURL *curl = transfer->curl;
    long timeout_s = (long)transfer->peer.timeout_s;

    (void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, timeout_s);
    (void)curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout_s);
    (void)curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, timeout_s);
    (void)curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    (void)curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, tell_progress);
    (void)curl_easy_setopt(curl, CURLOPT_XFERINFODATA, passing);
}

static void set_exchange(const struct transfer *transfer, const char *address,
                         struct passing *passing, struct curl_slist *headers,
                         struct curl_slist *commands)
{
    CURL *curl = transfer->curl;
    const struct transfer_request *request = passing->request;
    bool send = request->direction == TRANSFER_SEND;

    (void)curl_easy_setopt(curl, CURLOPT_URL, address);
    (void)curl_easy_setopt(curl, CURLOPT_USERAGENT, "avstamd/" AVSTAMD_VERSION);
    (void)curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    (void)curl_easy_setopt(curl, CURLOPT_WRITEDATA, passing);
    (void)curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    if (send) {
        (void)curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        (void)curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_bytes);
        (void)curl_easy_setopt(curl, CURLOPT_READDATA, passing);
        (void)curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)request->body_bytes);
    }
    (void)curl_easy_setopt(curl, send ? CURLOPT_POSTQUOTE : CURLOPT_QUOTE, commands);
    (void)curl_easy_setopt(curl, CURLOPT_NOBODY, request->no_body ? 1L : 0L);
    (void)curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
}

void transfer_begin(struct transfer *transfer, const char *address, struct passing *passing,
                    struct curl_slist *headers, struct curl_slist *commands)
{
    transfer->why[0] = '\0';
    curl_easy_reset(transfer->curl); /* the connection stays */
    (void)curl_easy_setopt(transfer->curl, CURLOPT_ERRORBUFFER, transfer->why);
    set_security(transfer, address);
    set_who(transfer);
    set_limits(transfer, passing);
    set_exchange(transfer, address, passing, headers, commands);
}

static struct curl_slist *list_of(const char *const *texts)
{
    struct curl_slist *list = NULL;

    for (; texts != NULL && *texts != NULL; texts++) {
        list = curl_slist_append(list, *texts);
    }
    return list;
}

/* Must somebody change something, or may it be otherwise in a while? */
static enum error_kind kind_of(CURLcode code)
{
    static const CURLcode ours[] = {CURLE_URL_MALFORMAT,
                                    CURLE_UNSUPPORTED_PROTOCOL,
                                    CURLE_PEER_FAILED_VERIFICATION,
                                    CURLE_SSL_CERTPROBLEM,
                                    CURLE_SSL_CACERT_BADFILE,
                                    CURLE_SSL_ISSUER_ERROR,
                                    CURLE_SSL_PINNEDPUBKEYNOTMATCH,
                                    CURLE_USE_SSL_FAILED,
                                    CURLE_LOGIN_DENIED,
                                    CURLE_REMOTE_ACCESS_DENIED,
                                    CURLE_REMOTE_FILE_NOT_FOUND,
                                    CURLE_AUTH_ERROR};

    for (size_t at = 0; at < sizeof ours / sizeof ours[0]; at++) {
        if (ours[at] == code) {
            return ERROR_INPUT;
        }
    }
    return ERROR_UNAVAILABLE;
}

/* "… after 12 ms: …": the same reason is worded the same each time. */
static void forget_duration(char *why)
{
    char *after = strstr(why, " after ");

    if (after == NULL) {
        return;
    }
    char *end = after + strlen(" after ");

    end += strspn(end, "0123456789");
    if (starts_with(end, " ms")) {
        end += strlen(" ms");
        memmove(after, end, strlen(end) + 1);
    }
}

bool transfer_failed(const struct passing *passing, const char *address, CURLcode code,
                     struct error *error)
{
    struct transfer *transfer = passing->transfer;
    const char *host = host_of(passing->arena, address);

    forget_duration(transfer->why);

    if (passing->too_much) {
        return error_set(error, ERROR_LIMIT, "%s: sends more than %lld bytes", host,
                         (long long)passing->most_bytes);
    }
    if (passing->file_error != 0) {
        return error_set(error, ERROR_UNAVAILABLE, "what %s sends cannot be written: %s", host,
                         strerror(passing->file_error));
    }
    return error_set(error, kind_of(code), "%s: %s", host,
                     transfer->why[0] == '\0' ? curl_easy_strerror(code) : transfer->why);
}

static void take_answer(struct passing *passing, struct transfer_answer *ret_answer)
{
    CURL *curl = passing->transfer->curl;
    char *type = NULL;
    curl_off_t retry_after_s = 0;

    *ret_answer = (struct transfer_answer){.body = passing->body, .bytes = passing->bytes};
    if (passing->body == NULL) {
        ret_answer->body = arena_strdup(passing->arena, "");
    } else {
        passing->body[passing->bytes] = '\0';
    }
    (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &ret_answer->status);
    (void)curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    (void)curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry_after_s);
    ret_answer->content_type = type == NULL ? NULL : arena_strdup(passing->arena, type);
    ret_answer->retry_after_s = (int64_t)retry_after_s;
}

bool transfer_run(struct transfer *transfer, struct arena *arena,
                  const struct transfer_request *request, struct transfer_answer *ret_answer,
                  struct error *error)
{
    const char *address = request->url == NULL ? transfer->peer.url : request->url;
    CLEANUP(transfer_list_free) struct curl_slist *headers = list_of(request->headers);
    CLEANUP(transfer_list_free) struct curl_slist *commands = list_of(request->commands);
    struct passing passing = {.transfer = transfer,
                              .arena = arena,
                              .request = request,
                              .most_bytes =
                                  request->most_bytes > 0 ? request->most_bytes : BYTES_STANDARD};

    if (!check_address(address, error)) {
        return false;
    }
    transfer_begin(transfer, address, &passing, headers, commands);
    CURLcode code = curl_easy_perform(transfer->curl);

    if (code != CURLE_OK) {
        return transfer_failed(&passing, address, code, error);
    }
    take_answer(&passing, ret_answer);
    return true;
}

bool transfer_connect(struct transfer *transfer, struct error *error)
{
    ARENA(arena);
    const struct transfer_request nothing = {0};
    struct passing passing = {.transfer = transfer, .arena = arena, .request = &nothing};

    transfer_begin(transfer, transfer->peer.url, &passing, NULL, NULL);
    (void)curl_easy_setopt(transfer->curl, CURLOPT_CONNECT_ONLY, 1L);
    CURLcode code = curl_easy_perform(transfer->curl);

    return code == CURLE_OK || transfer_failed(&passing, transfer->peer.url, code, error);
}

static bool lost(const struct transfer *transfer, const char *why, struct error *error)
{
    ARENA(arena);

    return error_set(error, ERROR_UNAVAILABLE, "%s: %s", host_of(arena, transfer->peer.url), why);
}

/* Until the peer has something to say, or can listen. */
static bool wait_for(const struct transfer *transfer, short what, struct error *error)
{
    struct pollfd wait = {.events = what};

    if (curl_easy_getinfo(transfer->curl, CURLINFO_ACTIVESOCKET, &wait.fd) != CURLE_OK ||
        wait.fd < 0) {
        return lost(transfer, "the connection is lost", error);
    }
    int ready = poll(&wait, 1, (int)transfer->peer.timeout_s * 1000);

    return ready > 0 || (ready < 0 && errno == EINTR) || lost(transfer, "no answer in time", error);
}

static void tell(const struct transfer *transfer)
{
    if (transfer->peer.progress != NULL) {
        transfer->peer.progress(transfer->peer.context);
    }
}

bool transfer_send(struct transfer *transfer, const void *bytes, size_t length, struct error *error)
{
    const char *from = bytes;

    while (length > 0) {
        size_t sent = 0;
        CURLcode code = curl_easy_send(transfer->curl, from, length, &sent);

        if (code != CURLE_OK && code != CURLE_AGAIN) {
            return lost(transfer, curl_easy_strerror(code), error);
        }
        if (code == CURLE_AGAIN && !wait_for(transfer, POLLOUT, error)) {
            return false;
        }
        from += sent;
        length -= sent;
    }
    return true;
}

bool transfer_receive(struct transfer *transfer, void *room, size_t size, size_t *ret_got,
                      struct error *error)
{
    for (;;) {
        size_t got = 0;
        CURLcode code = curl_easy_recv(transfer->curl, room, size, &got);

        if (code == CURLE_OK && got > 0) {
            tell(transfer);
            *ret_got = got;
            return true;
        }
        if (code != CURLE_AGAIN) {
            return lost(transfer, "the connection is lost", error);
        }
        if (!wait_for(transfer, POLLIN, error)) {
            return false;
        }
    }
}

const char *transfer_escape(struct transfer *transfer, struct arena *arena, const char *name)
{
    CLEANUP(free_text) char *escaped = curl_easy_escape(transfer->curl, name, 0);

    return arena_strdup(arena, escaped == NULL ? "" : escaped);
}

const char *transfer_unescape(struct transfer *transfer, struct arena *arena, const char *name)
{
    CLEANUP(free_text) char *plain = curl_easy_unescape(transfer->curl, name, 0, NULL);

    return arena_strdup(arena, plain == NULL ? "" : plain);
}

const char *transfer_path(struct arena *arena, const char *address)
{
    CLEANUP(free_url) CURLU *url = curl_url();
    CLEANUP(free_text) char *path = NULL;

    if (curl_url_set(url, CURLUPART_URL, address, 0) != CURLUE_OK ||
        curl_url_get(url, CURLUPART_PATH, &path, CURLU_URLDECODE) != CURLUE_OK) {
        return "/";
    }
    return arena_strdup(arena, path);
}
