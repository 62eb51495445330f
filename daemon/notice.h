/* Notices: what people and other systems are told.
 *
 * A mail or an event is made in the database, which freezes what it says
 * (sql/schema/0022_notices.sql); jobs send it until it is taken.  Neither ever says whom it is
 * about: counts, numbers and links.
 */
#ifndef AVSTAMD_NOTICE_H
#define AVSTAMD_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/config.h"
#include "daemon/db.h"
#include "daemon/jobs.h"
#include "daemon/transfer.h"

/* [notices] and [web] address; texts are the arena's. */
struct notice_settings {
    bool mails; /* a server is configured */
    struct transfer_peer server;
    const char *from;
    const char *web; /* "https://avstamd.example.se", or "" */
    int morning;     /* minute of the day, or -1: no morning mails */
    const char *const *operations;
    size_t operation_count;
    int64_t gather_s;
};

CHECKED bool notice_settings_read(struct arena *arena, const struct config *config,
                                  struct notice_settings *ret_settings, struct error *error);

/* What a mail says. */
struct notice_text {
    const char *subject, *body;
};

/* By its kind ("morning", or of operations), from the JSON text that the database made.  What
 * operations are told is masked (secrecy.h). */
CHECKED bool notice_text(struct db *db, struct arena *arena, const char *kind, const char *content,
                         const char *web, struct notice_text *ret_text, struct error *error);

/* Sends all mails that are due over one connection.  False when the server cannot be spoken to: all
 * of them wait. */
CHECKED bool notice_mail_all(const struct job_run *run, const struct notice_settings *settings,
                             struct error *error);
/* The id of what is told as a trial, for which the database made none; in the arena. */
const char *notice_new_id(struct arena *arena);
/* One mail that proves the settings; *ret_said is what the server said. */
CHECKED bool notice_mail_test(struct arena *arena, const struct notice_settings *settings,
                              const char *to, const char **ret_said, struct error *error);

/* One [webhook NAME]. */
struct webhook {
    const char *name, *events, *secret;
    struct transfer_peer peer;
    int64_t give_up_s;
};

/* What is told: `content` is a JSON object. */
struct webhook_event {
    const char *id, *kind, *at, *path, *content;
};

CHECKED bool webhook_read(const struct config_group *group, struct arena *arena,
                          struct webhook *ret_hook, struct error *error);
/* The hooks with their events, as avstamd.webhooks_spread() takes them. */
const char *webhook_list(struct arena *arena, const struct config *config);

/* The body, and the value of its Avstamd-Signature: "t=1764428400,v1=" and the HMAC-SHA256 of
 * "1764428400." and the body, in hexadecimal. */
CHECKED bool webhook_body(struct arena *arena, const struct webhook_event *event, const char *web,
                          const char **ret_body, struct error *error);
const char *webhook_signature(struct arena *arena, const char *secret, int64_t at_s,
                              const char *body);
/* *ret_status is 0 when no answer came; false unless it was 2xx. */
CHECKED bool webhook_send(struct arena *arena, const struct webhook *hook,
                          const struct webhook_event *event, const char *web, long *ret_status,
                          struct error *error);
/* Tells a hook all that it waits for, in its order; false at the first that it does not take. */
CHECKED bool webhook_tell_all(const struct job_run *run, const struct webhook *hook,
                              const char *web, struct error *error);

#endif
