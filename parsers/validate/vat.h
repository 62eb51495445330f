/* VAT categories, and where in a document they stand. */
#ifndef AVSTAMD_VAT_H
#define AVSTAMD_VAT_H

#include "parsers/validate/rule.h"

/* The codes of UNCL 5305 that EN 16931 has rules for. */
enum vat_code {
    VAT_AE, /* reverse charge */
    VAT_E,  /* exempt */
    VAT_G,  /* export outside the EU */
    VAT_K,  /* intra-community supply */
    VAT_L,  /* IGIC, Canary Islands */
    VAT_M,  /* IPSI, Ceuta and Melilla */
    VAT_O,  /* not subject to VAT */
    VAT_S,  /* standard rated */
    VAT_Z,  /* zero rated */
    VAT_OTHER,
    VAT_NONE, /* there is no code */
    VAT_CODES
};

/* Where a category stands. */
enum vat_place {
    ON_ITEM,
    ON_ALLOWANCE,
    ON_CHARGE,
    ON_EITHER, /* an allowance or a charge that does not say which */
    ON_BREAKDOWN,
    VAT_PLACES
};

/* Of an EL_VAT_CATEGORY.  White space around it does not count in UBL, but does in CII. */
enum vat_code vat_code_of(const struct element *category, enum invoice_format format);

/* Whether the tax scheme of a category or of a registration is VAT: `VAT`, or in CII, where the
 * scheme of a registration is an attribute of its number, `VA`.  White space as above. */
bool vat_scheme(const struct element *element, enum invoice_format format);

/* Is this an allowance (charge false) or a charge?  Neither when it does not say. */
bool vat_is_charge(const struct element *allowance_charge, bool charge);
/* One that says both is both. */
bool vat_is_at(const struct element *allowance_charge, enum vat_place place);

/* The VAT totals of the document (BT-110, BT-111: EL_TAX_AMOUNT); start with NULL. */
const struct element *vat_next_total(const struct document *document, const struct element *total);

/* The breakdowns of the document (not those that some put on lines); start with NULL. */
const struct element *vat_next_breakdown(const struct document *document,
                                         const struct element *breakdown);

/* How many there are, in the header (none of it an item) or in the whole document; with_scheme:
 * only those whose scheme is VAT. */
int vat_in_header(const struct document *document, enum vat_place place, enum vat_code code,
                  bool with_scheme);
int vat_count(const struct document *document, enum vat_place place, enum vat_code code,
              bool with_scheme);
/* Those whose code has no white space around it. */
int vat_in_header_exactly(const struct document *document, enum vat_place place, const char *code,
                          bool with_scheme);
/* How many of any other code, or of none; the scheme is VAT. */
int vat_in_header_but(const struct document *document, enum vat_place place, enum vat_code code);
int vat_count_but(const struct document *document, enum vat_place place, enum vat_code code);

#endif
