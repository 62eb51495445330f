/* What is wrong with a valid invoice after one small edit. */
#ifndef AVSTAMD_TESTS_JUDGED_H
#define AVSTAMD_TESTS_JUDGED_H

#include "parsers/validate/rulebook.h"

enum { JUDGED_BYTES = 2048 };

/* Files with invoices of an invented Swedish care provider that break no rule. */
#define JUDGED_UBL "tests/parsers/judged_ubl.xml"
#define JUDGED_CII "tests/parsers/judged_cii.xml"

/* The ids that begin with `prefix` of the rules that the document breaks, sorted, each followed by
 * a blank. */
void judged_ids(const struct rulebook *rulebook, const char *document, const char *prefix,
                char ret_ids[JUDGED_BYTES]);

/* One row of a table: an edit of a document (its first `from`, which must be there, becomes `to`),
 * and which ids it gives. */
struct judged_edit {
    const char *from, *to;
    const char *ids; /* "R001 R007": what follows the prefix */
};

/* Fails at the first row whose ids are not what the prefix and its ids say. */
void judged_table(const char *path, const char *prefix, const struct judged_edit *edits,
                  size_t count);

/* What the edited document is told to state where it breaks the rule `ids`, which it must break:
 * "2: 'HOURS'", with the invoice line before it when it is in one; "-" for nothing. */
void judged_stated(const char *path, const struct judged_edit *edit, char ret_stated[JUDGED_BYTES]);

#endif
