/* The semantic invoice as JSON, with the keys of the specification (§8). */
#ifndef AVSTAMD_INVOICE_JSON_H
#define AVSTAMD_INVOICE_JSON_H

#include "parsers/invoice.h"
#include "parsers/json.h"
#include "reconcile/base/arena.h"

/* One object.  Absent terms are absent keys, empty lists too; an item attribute that repeats has an
 * array.  `file` names the document when several are written; NULL: no such key. */
void invoice_write_json(struct json *json, struct arena *arena, const char *file,
                        const struct invoice *invoice);

#endif
