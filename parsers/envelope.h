/* What wraps documents: Standard Business Document Headers (UN/CEFACT SBDH 1.3, SFTI's older form
 * of it), and SFTI's envelope of encoded objects beside a Svefaktura.
 *
 * Only what stands in the header is read here; where documents are in a file is parse.c's.
 */
#ifndef AVSTAMD_ENVELOPE_H
#define AVSTAMD_ENVELOPE_H

#include "parsers/format.h"
#include "parsers/invoice.h"
#include "reconcile/base/arena.h"

/* What the header says; the sender and receiver are those of the network, not of the invoice. */
struct envelope {
    struct term sender, sender_authority;
    struct term receiver, receiver_authority;
    struct term standard; /* of the document: its namespace, mostly */
    struct term type;
    struct term instance; /* which document this is; answers name it */
    struct term created;  /* date and time as written */
};

enum envelope_part {
    ENVELOPE_NONE,    /* none of these */
    ENVELOPE_WRAPPER, /* StandardBusinessDocument */
    ENVELOPE_HEADER,  /* StandardBusinessDocumentHeader */
    ENVELOPE_OBJECTS  /* ObjectEnvelope */
};

/* *ret_format: how a header (struct envelope) or objects (struct envelope_objects) are read. */
enum envelope_part envelope_part(const char *uri, const char *name,
                                 const struct format **ret_format);

/* With its texts. */
const struct envelope *envelope_copy(struct arena *arena, const struct envelope *from);

#endif
