/* What went wrong, said once.
 *
 * A function that can fail returns bool, takes a `struct error *` last and is CHECKED.  On false
 * the error is set and every other output is untouched.  The kind is the decision that the caller
 * has to make; the text is for a person.  Each level prepends only what it alone knows.
 */
#ifndef AVSTAMD_ERROR_H
#define AVSTAMD_ERROR_H

#include <stdbool.h>

#include "reconcile/base/attributes.h"

enum error_kind {
    ERROR_NONE,
    ERROR_INPUT,       /* what was given is wrong: tell who gave it, do not try again */
    ERROR_LIMIT,       /* larger, deeper or more than we accept */
    ERROR_CONFLICT,    /* somebody else was faster: run it again */
    ERROR_UNAVAILABLE, /* database, network or disk is away: wait and try again */
    ERROR_LAW          /* a conservation law failed: our mistake, store nothing */
};

enum { ERROR_TEXT_BYTES = 2048 };

struct error {
    enum error_kind kind;
    char text[ERROR_TEXT_BYTES];
};

/* Sets kind and text; always false, so that `return error_set(…)` reads well. */
bool error_set(struct error *error, enum error_kind kind, const char *format, ...) PRINTF(3, 4);

/* Prepends "text: " to what is there already; always false. */
bool error_in(struct error *error, const char *format, ...) PRINTF(2, 3);

#endif
