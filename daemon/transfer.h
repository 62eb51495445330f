/* What all exchange with other systems has in common: libcurl, with its limits and its errors.
 *
 * A peer is who is spoken to, as configured; a transfer is the handle that keeps the connection for
 * several requests.  Protocols: https, sftp, imaps, imap (with STARTTLS), smtps, smtp (with
 * STARTTLS); http, and mail without TLS, only to this same machine.  TLS 1.2 at least; the peer's
 * certificate and name, or the pinned host key, are always checked.  No redirection is followed:
 * who moved tells the operator, not us.
 *
 * Errors: ERROR_UNAVAILABLE when trying again may help (no answer, connection lost, 5xx is the
 * caller's to judge); ERROR_INPUT when somebody has to change something (address, certificate, host
 * key, password); ERROR_LIMIT when more came than wanted.  Texts name the peer's host, never a
 * secret.
 */
#ifndef AVSTAMD_TRANSFER_H
#define AVSTAMD_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

/* STARTTLS: where the peer offers it; or nothing is said without it; or never. */
enum transfer_tls { TRANSFER_TLS_OFFERED, TRANSFER_TLS_ALWAYS, TRANSFER_TLS_NEVER };

/* What is NULL is not wanted.  Owned by the caller, for as long as the transfer. */
struct transfer_peer {
    const char *url; /* without user or password in it */
    const char *user, *password, *bearer;
    const char *ca_file;                                   /* PEM; in the place of the system's */
    const char *client_certificate_file, *client_key_file; /* PEM; for sftp the private key */
    const char *host_key_sha256; /* sftp, required: base64 of the SHA-256 of the host's key */
    enum transfer_tls tls;       /* of smtp and imap; on this machine alone it need not be */
    int64_t timeout_s;           /* for one request without any progress, and to connect; 0: 60 */
    void (*progress)(void *context); /* asked now and then while bytes move */
    void *context;
};

enum transfer_direction { TRANSFER_GET, TRANSFER_SEND };

struct transfer_request {
    const char *url;    /* NULL: the peer's */
    const char *method; /* the HTTP method, or the IMAP command; NULL: what the direction implies */
    enum transfer_direction direction;
    const char *const *headers; /* "Name: value" …, ends with NULL */
    const void *body;           /* what is sent */
    size_t body_bytes;
    const char *const *commands; /* of sftp, run before (after, with TRANSFER_SEND): "rm …" */
    bool no_body;                /* HEAD, or the connection and the commands alone */
    int64_t most_bytes;          /* of what comes; 0: 1 MB */
    int into; /* a file descriptor for what comes, where to_file; else it is in the answer */
    bool to_file;
};

struct transfer_answer {
    long status; /* HTTP; 0 elsewhere */
    char *body;  /* ends with a NUL, which is not counted */
    size_t bytes;
    const char *content_type; /* or NULL */
    int64_t retry_after_s;    /* 0: not said */
};

struct transfer;

CHECKED bool transfer_open(const struct transfer_peer *peer, struct transfer **ret_transfer,
                           struct error *error);
void transfer_close(struct transfer **transfer); /* a CLEANUP function */

/* The answer lives in the arena.  True for every HTTP status. */
CHECKED bool transfer_run(struct transfer *transfer, struct arena *arena,
                          const struct transfer_request *request,
                          struct transfer_answer *ret_answer, struct error *error);

/* What a mail server made of a mail: it has it; or wants it neither now nor later (5xx for this
 * recipient or text); or perhaps later (4xx); or all of it was sent and no answer came. */
enum transfer_mail {
    TRANSFER_MAIL_TAKEN,
    TRANSFER_MAIL_REFUSED,
    TRANSFER_MAIL_AGAIN,
    TRANSFER_MAIL_DOUBT
};

struct transfer_envelope {
    const char *from, *to; /* addresses without < and > */
    const char *message;   /* whole, its lines end with CR LF */
};

/* *ret_said is what the server said last, printable, in the arena.  False when the server cannot be
 * spoken to, or wants nothing from us at all. */
CHECKED bool transfer_mail(struct transfer *transfer, struct arena *arena,
                           const struct transfer_envelope *envelope, enum transfer_mail *ret_mail,
                           const char **ret_said, struct error *error);

/* For what libcurl does not say itself: connects, secures and signs in to imap, no more; then bytes
 * go both ways.  *ret_got is never 0. */
CHECKED bool transfer_connect(struct transfer *transfer, struct error *error);
CHECKED bool transfer_send(struct transfer *transfer, const void *bytes, size_t length,
                           struct error *error);
CHECKED bool transfer_receive(struct transfer *transfer, void *room, size_t size, size_t *ret_got,
                              struct error *error);

/* A name as one part of a URL's path, and back (up to a NUL, should there be one in it). */
const char *transfer_escape(struct transfer *transfer, struct arena *arena, const char *name);
const char *transfer_unescape(struct transfer *transfer, struct arena *arena, const char *name);
/* In quotes, as imap and libcurl's commands for sftp take names; line ends are left out. */
const char *transfer_quoted(struct arena *arena, const char *text);
/* The path of a URL, decoded: "/in/". */
const char *transfer_path(struct arena *arena, const char *url);

#endif
