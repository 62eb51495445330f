/* A verdict to rows: document_rule, and back to what the reconciliation needs of it (IN01).
 *
 * Runs inside the caller's transaction; errors are those of the database.
 */
#ifndef AVSTAMD_STORE_RULES_H
#define AVSTAMD_STORE_RULES_H

#include <stdint.h>

#include "daemon/db.h"
#include "parsers/validate/verdict.h"

CHECKED bool store_rules(struct db *db, struct arena *arena, int64_t document_no,
                         const struct verdict *verdict, struct error *error);

#endif
