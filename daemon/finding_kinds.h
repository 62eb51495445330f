/* The catalogue of findings, told to the database.
 *
 * reconcile/catalogue.c is where the kinds are listed; functions and pages of the database read the
 * table finding_kind, which every migration makes equal to it.
 */
#ifndef AVSTAMD_FINDING_KINDS_H
#define AVSTAMD_FINDING_KINDS_H

#include "daemon/db.h"

CHECKED bool finding_kinds_put(struct db *db, struct error *error);

#endif
