/* The lists of an invoice as the JSON that its rows and statements take; texts in the arena. */
#ifndef AVSTAMD_STORE_JSON_H
#define AVSTAMD_STORE_JSON_H

#include <stdbool.h>

#include "parsers/invoice.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

/* ["text", …] */
const char *store_json_texts(struct arena *arena, const struct term_list *list);
/* [{"id": …, "branch": …}, …] */
const char *store_json_accounts(struct arena *arena, const struct invoice *invoice);
/* [{"charge": bool, "ore": n, "rate_e4": n or null}, …]; ERROR_LIMIT when an amount is too large */
CHECKED bool store_json_allowances(struct arena *arena, const struct invoice *invoice,
                                   const char **ret_text, struct error *error);
/* [["name", "value"], …] */
const char *store_json_attributes(struct arena *arena, const struct invoice_line *line);
/* Identifiers by which a changed fact finds the document (sql/schema: document_token). */
const char *store_json_tokens(struct arena *arena, const struct invoice *invoice);

#endif
