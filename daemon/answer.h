/* Answers to providers: where their invoices stand, as Peppol BIS Invoice Response 3.
 *
 * A response is made in the database, which freezes what it says (sql/schema/0021_responses.sql),
 * and sent by a job of its own until the access point has it, or its file stands in the outbox.
 * Sent again after a crash or a lost answer it is the same message under the same id, which tells
 * the other side that it has it already.
 *
 * A dispute has a letter, too, with its lines in CSV: the standard has no line level.
 */
#ifndef AVSTAMD_ANSWER_H
#define AVSTAMD_ANSWER_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"

enum answer_envelope { ANSWER_BARE, ANSWER_SBDH };

/* [answers]; texts are the arena's. */
struct answer_settings {
    bool wanted;                 /* false: nothing is configured, and nothing is answered */
    const char *endpoint, *name; /* the municipality's: "0007:2120000142" */
    const char *url, *bearer, *ca_file;
    const char *outbox;
    const char *statuses; /* "AB,RE,AP" */
    enum answer_envelope envelope;
    int64_t deadline_days, wait_s, timeout_s;
};

CHECKED bool answer_settings_read(struct arena *arena, struct answer_settings *ret_settings,
                                  struct error *error);

/* Makes responses of what is due, and forgets what is too old to tell. */
CHECKED bool answer_make(struct db *db, const struct answer_settings *settings, int64_t *ret_made,
                         struct error *error);

/* Sends one (for a job, which the log names; 0: none) and keeps the receipt.  True also when it was
 * refused and put aside, which is logged; false when it is to be tried again. */
CHECKED bool answer_send(struct db *db, struct arena *arena, const struct answer_settings *settings,
                         int64_t response_no, int64_t job_no, struct error *error);

/* What a response says, from its content: the same bytes on any day.  In the arena. */
const char *answer_xml(struct arena *arena, const json_t *content, enum answer_envelope envelope);
/* "" where there is no dispute. */
const char *answer_letter(struct arena *arena, const json_t *content, int64_t response_no);
const char *answer_annex(struct arena *arena, const json_t *content);

/* The content as the database keeps it; the caller's to json_decref. */
CHECKED bool answer_content(const char *text, json_t **ret_content, struct error *error);

#endif
