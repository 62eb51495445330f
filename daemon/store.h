/* Invoice to rows: document, document_line, document_token.
 *
 * Runs inside the caller's transaction.  ERROR_INPUT and ERROR_LIMIT mean that this document cannot
 * be stored (spec §8): the text is the reason for quarantine.  Anything else is about the database.
 */
#ifndef AVSTAMD_STORE_H
#define AVSTAMD_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"
#include "parsers/invoice.h"

CHECKED bool store_document(struct db *db, struct arena *arena, int64_t file_no, int ordinal,
                            const struct invoice *invoice, int64_t *ret_document_no,
                            struct error *error);

#endif
