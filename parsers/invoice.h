/* What the provider's document says, as it says it: the semantic invoice of EN 16931-1.
 *
 * Every text is kept as written (outer white space removed) with the line on which it stands, so
 * that nothing is judged, rounded or lost here.  `text` is NULL when the term is absent; an element
 * that is there but empty has the text "".  All memory is the arena's that was given to the parser.
 */
#ifndef AVSTAMD_INVOICE_H
#define AVSTAMD_INVOICE_H

#include <stdbool.h>
#include <stddef.h>

enum invoice_format {
    FORMAT_UNKNOWN,
    FORMAT_UBL_INVOICE,
    FORMAT_UBL_CREDIT_NOTE,
    FORMAT_CII,
    FORMAT_SVEFAKTURA
};

struct term {
    const char *text; /* NULL: absent */
    int line;         /* line in the document, 0 when absent */
};

struct term_list {
    struct term *items;
    size_t count;
    size_t capacity;
};

struct invoice_party {
    struct term name;            /* BT-27 / BT-44 */
    struct term legal_id;        /* BT-30 / BT-47 */
    struct term vat_id;          /* BT-31 / BT-48 */
    struct term endpoint;        /* BT-34 / BT-49 */
    struct term endpoint_scheme; /* its scheme identifier */
    struct term country;         /* BT-40 / BT-55 */
};

struct payment_account {
    struct term id;     /* BT-84 */
    struct term branch; /* BT-86, in Sweden SE:BANKGIRO or SE:PLUSGIRO */
};

/* An allowance or a charge; on the document BT-92…/BT-99…, on a line BT-136…/BT-141…. */
struct allowance_charge {
    struct term is_charge; /* "true" or "false" */
    struct term amount;
    struct term vat_category;
    struct term vat_rate;
    struct term reason;
};

struct vat_subtotal {
    struct term category; /* BT-118 */
    struct term rate;     /* BT-119 */
    struct term taxable;  /* BT-116 */
    struct term tax;      /* BT-117 */
};

struct item_attribute {
    struct term name;  /* BT-160 */
    struct term value; /* BT-161 */
};

struct invoice_line {
    int position;                      /* 1 for the first line of the document */
    int line;                          /* where the element begins */
    struct term id;                    /* BT-126 */
    struct term note;                  /* BT-127; several notes are joined by a newline */
    struct term quantity;              /* BT-129 */
    struct term unit;                  /* BT-130 */
    struct term net;                   /* BT-131 */
    struct term order_line_reference;  /* BT-132 */
    struct term object_id;             /* BT-128 */
    struct term period_start;          /* BT-134 */
    struct term period_end;            /* BT-135 */
    struct term price;                 /* BT-146 */
    struct term base_quantity;         /* BT-149 */
    struct term name;                  /* BT-153 */
    struct term description;           /* BT-154; several are joined by a newline */
    struct term seller_item_id;        /* BT-155 */
    struct term buyer_item_id;         /* BT-156 */
    struct term vat_category;          /* BT-151 */
    struct term vat_rate;              /* BT-152 */
    struct item_attribute *attributes; /* BG-32 */
    size_t attribute_count, attribute_capacity;
    struct allowance_charge *allowances; /* BG-27, BG-28 */
    size_t allowance_count, allowance_capacity;
};

struct invoice {
    enum invoice_format format;
    struct term customization_id;             /* BT-24 */
    struct term profile_id;                   /* BT-23 */
    struct term invoice_number;               /* BT-1 */
    struct term issue_date;                   /* BT-2 */
    struct term type_code;                    /* BT-3 */
    struct term currency;                     /* BT-5 */
    struct term tax_currency;                 /* BT-6 */
    struct term due_date;                     /* BT-9 */
    struct term buyer_reference;              /* BT-10 */
    struct term order_reference;              /* BT-13 */
    struct term payment_terms;                /* BT-20 */
    struct term_list notes;                   /* BT-22 */
    struct term_list preceding_invoices;      /* BT-25 */
    struct term period_start;                 /* BT-73 */
    struct term period_end;                   /* BT-74 */
    struct invoice_party seller;              /* BG-4 */
    struct invoice_party buyer;               /* BG-7 */
    struct term_list payment_means_codes;     /* BT-81, of each means of payment */
    struct term payment_reference;            /* BT-83 */
    struct payment_account *payment_accounts; /* BT-84 */
    size_t payment_account_count, payment_account_capacity;
    struct term line_total;             /* BT-106 */
    struct term allowance_total;        /* BT-107 */
    struct term charge_total;           /* BT-108 */
    struct term tax_exclusive;          /* BT-109 */
    struct term tax_total;              /* BT-110: the total in the document's currency */
    struct term tax_inclusive;          /* BT-112 */
    struct term prepaid;                /* BT-113 */
    struct term rounding;               /* BT-114 */
    struct term payable;                /* BT-115 */
    struct vat_subtotal *vat_breakdown; /* BG-23, of the total in the document's currency */
    size_t vat_count, vat_capacity;
    struct allowance_charge *allowances; /* BG-20, BG-21 */
    size_t allowance_count, allowance_capacity;
    struct invoice_line *lines; /* BG-25 */
    size_t line_count, line_capacity;
};

/* "ubl-invoice", "ubl-creditnote", "cii", "svefaktura" or "unknown" (spec §7). */
const char *invoice_format_name(enum invoice_format format);

bool invoice_is_credit_note(const struct invoice *invoice);
/* Whether its positive amounts are the buyer's.  So it is in a credit note; but Svefaktura never
 * said which sign a credit has, and providers write both: there, one with a negative total (BT-109)
 * means what an invoice with that total means. */
bool invoice_credits_what_is_positive(const struct invoice *invoice);

#endif
