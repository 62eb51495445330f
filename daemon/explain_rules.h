/* Which rules an invoice breaks, as `explain` opens finding IN01. */
#ifndef AVSTAMD_EXPLAIN_RULES_H
#define AVSTAMD_EXPLAIN_RULES_H

#include "daemon/db.h"

/* Printed with their lines and what to do; nothing for any other finding.
 *
 * Errors: those of the query.
 */
CHECKED bool explain_rules(struct db *db, struct arena *arena, struct db_value finding,
                           struct error *error);

#endif
