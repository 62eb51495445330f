/* What leaves for people to read: full names of known clients and personal numbers are masked in
 * it.
 *
 * What providers wrote is stored as received, for rules and extractors need it; it is masked here,
 * on its way to a page, a list, a line of a log.  Every text cell of a result counts as free text,
 * but: columns of the municipality's own registers (secrecy_registers.sql), for the database's
 * rules decide who gets those, and the identities of documents and providers (`kept` in the .c). So
 * a new page or list is covered before anybody thinks of it; a column made by an expression is free
 * text.
 *
 * In a name's place stands the client's code in brackets, or "[namn]"
 * (sql/schema/0014_masking.sql).
 */
#ifndef AVSTAMD_SECRECY_H
#define AVSTAMD_SECRECY_H

#include "daemon/db.h"

/* Masks the cells of all results in place.  Asks the database at most three times, not at all where
 * there is no text; as who is asking. */
CHECKED bool secrecy_mask(struct db *db, PGresult *const *results, size_t count,
                          struct error *error);

/* db_run for what is shown. */
CHECKED bool secrecy_run(struct db *db, const struct query *query, size_t value_count,
                         const struct db_value *values, PGresult **ret_result, struct error *error);

/* All strings of a JSON text; in the arena. */
CHECKED bool secrecy_json(struct db *db, struct arena *arena, const char *json,
                          const char **ret_json, struct error *error);

/* One text: a reason, a file's name, an error.  Printable (printable.h), in the arena.  Where the
 * database cannot be asked (`db` may be NULL), personal numbers alone are masked: a message about
 * that must not be lost. */
const char *secrecy_text(struct db *db, struct arena *arena, const char *text);
/* The same for several lines, as they are: a name may be broken between two. */
const char *secrecy_lines(struct db *db, struct arena *arena, const char *text);

#endif
