/* A rule: one sentence that an invoice must fulfil, and what to do when it does not.
 *
 * Semantic rules are asked of information elements (parsers/elements/element.h), once for every
 * element of their kind, and written once for all syntaxes.  What is only about the place of an
 * element in one syntax is a row of paths.h instead.  Sources: EN 16931-1 with the validation
 * artefacts 1.3.16 (UBL, CII), Peppol BIS Billing 3.0.21 (UBL) and 3.0.19 (CII), SFTI Svefaktura
 * 1.0; their exact tests are what is implemented, with their quirks, and their flags.
 *
 * A table of rules is `const struct rule name[]`, ended by {0}, and listed in rules.c.
 */
#ifndef AVSTAMD_RULE_H
#define AVSTAMD_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/elements/element.h"
#include "parsers/invoice.h"

enum severity {
    SEVERITY_NONE, /* the artefact of that syntax does not have the rule */
    SEVERITY_INFORMATION,
    SEVERITY_WARNING,
    SEVERITY_FATAL
};

struct sums;

/* What a rule may look at beside the element that it is asked of.
 *
 * Lines of a large UBL document are asked and forgotten one by one, when everything before the
 * lines is known: a rule asked of EL_LINE (or of a kind inside a line) may look at the invoice's
 * other elements, but a rule asked of anything else must get what it needs of lines from the sums.
 */
struct document {
    enum invoice_format format;
    const struct element *invoice; /* EL_INVOICE; its children but the lines */
    const struct sums *sums;       /* of all lines; complete when no line is asked */
    bool schema_location;          /* xsi:schemaLocation stands on an element */
    bool stylesheet;               /* <?xml-stylesheet?> stands before the root */
};

static inline bool document_is_cii(const struct document *document)
{
    return document->format == FORMAT_CII;
}

struct rule {
    const char *id;           /* "BR-CO-10" */
    const char *terms;        /* "BT-106, BT-131"; NULL when none */
    enum severity ubl, cii;   /* its flag in the artefact of each syntax */
    enum element_kind asked;  /* the kind of element that it is asked of, wherever it stands … */
    enum element_kind within; /* … or only inside a group of this kind; EL_NONE: wherever */
    bool (*holds)(const struct element *element, const struct document *document);
    const char *swedish; /* what to do, for a provider: a sentence or two */
    const char *english;
};

struct rule_table {
    const struct rule *rules;
    enum rule_source { SOURCE_EN16931, SOURCE_PEPPOL, SOURCE_SVEFAKTURA } source;
    /* Which documents its rules are asked of, by what stands before the lines; NULL: all. */
    bool (*concerns)(const struct document *document);
};

/* All semantic rules; ends with a table of NULL. */
extern const struct rule_table rule_tables[];

#endif
