/* Does the document print a personal number in full?
 *
 * Care invoices are secret by default; providers use codes.
 */
#include "reconcile/base/personal_number.h"
#include "reconcile/check.h"

static bool has_personal_number(const char *text)
{
    return text != NULL && personal_number_in(text);
}

static bool line_has(const struct line *line)
{
    if (has_personal_number(line->note) || has_personal_number(line->name) ||
        has_personal_number(line->description)) {
        return true;
    }
    for (size_t at = 0; at < line->attribute_count; at++) {
        if (has_personal_number(line->attributes[at].value)) {
            return true;
        }
    }
    return false;
}

static bool document_has(const struct document *document)
{
    if (has_personal_number(document->buyer_reference) ||
        has_personal_number(document->payment_terms)) {
        return true;
    }
    for (size_t at = 0; at < document->note_count; at++) {
        if (has_personal_number(document->notes[at])) {
            return true;
        }
    }
    return false;
}

static int64_t run(struct checking *checking)
{
    if (document_has(checking->document)) {
        (void)checking_add_document(checking, IN04);
    }
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (checking_in_scope(checking, line) && line_has(line)) {
            (void)checking_add_line(checking, IN04, line);
        }
    }
    return 0;
}

const struct check check_personal_number = {
    .asks = "IN04: no full personal number",
    .source = "Offentlighets- och sekretesslagen (2009:400) 26 kap. 1 §",
    .run = run,
};
