/* Signing in and out: /logga-in and /logga-ut. */
#ifndef AVSTAMD_WEB_SIGN_IN_H
#define AVSTAMD_WEB_SIGN_IN_H

#include "daemon/web/web.h"

/* Shows the form, or checks what was sent.  An unknown user, a disabled one and a wrong password
 * get the same answer in the same time. */
void sign_in(struct web *web, struct request *request, struct reply *reply);
/* What is told to whom has guessed too often, here or at /losenord. */
const char *wait_sentence(struct arena *arena, int64_t wait_s);
void sign_out(struct web *web, struct request *request, struct reply *reply);
/* Nobody has signed in, or not any more: leads to the form, and from there to `back`; or, when a
 * proxy says who it is, makes the session.  What was posted is lost, and she is told so. */
void sign_in_first(struct web *web, struct request *request, const char *back, struct reply *reply);

#endif
