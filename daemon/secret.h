/* Secrets: passwords, tokens and private keys stand neither in the configuration nor in the
 * environment, and are never printed.
 *
 * "credential:NAME" is a file that systemd hands over (LoadCredential=NAME:…), "file:/PATH" one
 * that nobody but its owner may read.
 */
#ifndef AVSTAMD_SECRET_H
#define AVSTAMD_SECRET_H

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

enum { SECRET_BYTES_MAX = 64 * 1024 };

/* Is it written as one of the two?  The error does not repeat what was written. */
CHECKED bool secret_place_check(const char *place, struct error *error);
/* The path of the file: for what libraries read themselves, such as a private key. */
CHECKED bool secret_path(const char *place, struct arena *arena, const char **ret_path,
                         struct error *error);
/* The text in it, without the line break at its end.  ERROR_INPUT when it is not there, is empty,
 * too long, holds a NUL, or others may read it. */
CHECKED bool secret_read(const char *place, struct arena *arena, const char **ret_secret,
                         struct error *error);

#endif
