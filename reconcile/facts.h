/* Ordered, performed, agreed and invoiced: plain lists, as the reconciliation wants them.
 *
 * Facts refer to each other by index into these lists (−1: none); `no` is the database's key,
 * carried along for the evidence and never compared.  Intervals of dates include both ends.  Money
 * is öre, quantities are grains: 1/360 000 of the service's unit.  Rates and percentages are in
 * 1/10 000.
 */
#ifndef AVSTAMD_FACTS_H
#define AVSTAMD_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/date.h"
#include "reconcile/base/decimal.h"

enum { GRAINS_PER_UNIT = 360000, GRAINS_PER_SECOND = 100, GRAINS_PER_E4 = 36 };

enum unit { UNIT_HOUR, UNIT_DAY, UNIT_MONTH, UNIT_EACH };
enum basis { BASIS_PERFORMED, BASIS_ORDERED, BASIS_PRESENCE, BASIS_FIXED };
enum per { PER_DAY, PER_WEEK, PER_MONTH };
enum yields { YIELDS_ORDER, YIELDS_CLIENT, YIELDS_SERVICE };
enum extractor_field { /* in the order in which they are asked (spec §3) */
                       FIELD_LINE_NOTE,
                       FIELD_ITEM_NAME,
                       FIELD_ITEM_DESCRIPTION,
                       FIELD_DOCUMENT_NOTE,
                       FIELD_BUYER_REFERENCE
};

struct provider {
    const char *id; /* organisation number */
    const char *bankgiro;
    const char *plusgiro;
    const char *iban;
    int32_t no;
};

struct client {
    const char *id;
    date died_on; /* DATE_NONE */
    int32_t no;
};

struct service {
    const char *id;
    enum unit unit;
    enum basis basis;
    int64_t tolerance_pct_e4;
    int64_t tolerance_grains;
    int64_t vat_rate_e4;
    int64_t absence_paid_pct_e4;
    int32_t absence_paid_days;
    int32_t round_visit_s; /* 0: exact */
    int32_t no;
    bool count_last_day;
};

/* provider −1: any provider. */
struct service_alias {
    const char *item_code;
    const char *level;
    int32_t provider;
    int32_t service;
};

struct client_alias {
    const char *alias;
    int32_t provider;
    int32_t client;
};

struct extractor {
    const char *pattern; /* POSIX extended; group 1 is the value */
    enum extractor_field field;
    enum yields yields;
    int32_t provider;
};

struct price {
    const char *level; /* "": any */
    struct period valid;
    int64_t unit_price_e4; /* kronor × 10 000 */
    int32_t provider;      /* −1: every provider */
    int32_t service;
    int32_t no;
};

struct account {
    const char *level;
    int32_t client;
    int32_t provider;
    int32_t service;
    int32_t no;      /* 0: met for the first time on an invoice line */
    date care_until; /* the last day of performed care that was purged; DATE_NONE: none */
    bool settle;     /* in this run's scope; else it is here only for what others share with it */
};

struct order {
    const char *id;
    struct period valid;
    int64_t quantity_e9; /* units × 10^9 per `per` */
    date review_by;      /* DATE_NONE */
    int32_t account;
    int32_t no;
    int32_t staff_count;
    enum per per;
};

/* A performed visit with an end after its start. */
struct visit {
    int64_t no;
    int64_t start_s; /* instant */
    int32_t duration_s;
    date day; /* the local day on which it starts */
    int32_t account;
    int32_t staff; /* any number that is the same for the same staff of a provider; 0: unknown */
    int32_t tie;   /* order of visit_id among visits that start together */
    /* by visits_judge: */
    int32_t lost_client_s; /* to a visit of the same account (P6) */
    int32_t lost_staff_s;  /* to a visit of the same staff elsewhere (P7) */
    int32_t lost_to; /* enum lost_to, or one more than the index of the visit that has its staff */
};

struct stay {
    const char *id;
    int32_t no;
    int32_t account;
    date moved_in;
    date moved_out; /* DATE_FOREVER: still there */
};

/* Absences that count (hospital, away, short_term). */
struct absence {
    int32_t no;
    int32_t client;
    struct period away; /* the day of leaving and the day of coming home */
};

/* How many of a provider's performed visits of a month were registered by hand. */
struct manual_share {
    int32_t provider;
    month month;
    int64_t performed;
    int64_t manual;
};

struct document_account {
    const char *id;
    const char *branch;
};

struct document_allowance {
    int64_t amount_ore;
    int64_t vat_rate_e4;
    bool is_charge;
};

struct document {
    int64_t no; /* the received sequence */
    const char *seller_id;
    const char *number;          /* BT-1 */
    const char *currency;        /* BT-5 */
    const char *order_reference; /* BT-13 */
    const char *buyer_reference; /* BT-10 */
    const char *payment_terms;   /* BT-20 */
    const char *const *notes;    /* BT-22 */
    size_t note_count;
    const char *const *preceding; /* BT-25 */
    size_t preceding_count;
    const struct document_account *accounts; /* BT-84 */
    size_t account_count;
    const struct document_allowance *allowances; /* BG-20, BG-21 */
    size_t allowance_count;
    date issued;
    struct period period;    /* DATE_NONE where missing */
    int64_t net_ore;         /* BT-109 */
    int64_t vat_ore;         /* BT-110 */
    int32_t provider;        /* −1: unknown seller */
    bool credit_note;        /* s = −1 */
    bool number_seen_before; /* an earlier document of this provider has this number */
    bool received_again;     /* the same bytes came more than once */
    int32_t fatal_rules;     /* fatal rules that it breaks, and what its schema rejects */
    size_t first_line;       /* its lines stand together, by position */
    size_t line_count;
    /* by reconcile: */
    int64_t expected_vat_ore;
    bool lawful; /* both laws hold */
};

struct line_attribute {
    const char *name;
    const char *value;
};

enum link {
    LINK_NONE,
    LINK_ORDER,           /* by an order's identifier */
    LINK_CLIENT,          /* by client and service */
    LINK_OTHER_LEVEL,     /* the same, over the only level that is ordered */
    LINK_UNKNOWN_CLIENT,  /* LK02 */
    LINK_SEVERAL_LEVELS,  /* LK03 */
    LINK_UNKNOWN_SERVICE, /* LK06 */
    LINK_OTHER_PROVIDER,  /* LK07 */
    LINK_NO_CLIENT        /* LK10 */
};

/* What became of a line: the numbers of law 1. */
struct line_outcome {
    int64_t payable_ore;
    int64_t received_ore; /* credits received */
    int64_t given_ore;    /* credits given */
    int64_t findings_ore; /* its net findings */
};

struct line {
    const char *id; /* BT-126 */
    const char *unit;
    const char *order_line_reference;
    const char *object_id;
    const char *seller_item_id;
    const char *buyer_item_id;
    const char *name;
    const char *description;
    const char *note;
    const struct line_attribute *attributes;
    size_t attribute_count;
    struct decimal quantity; /* 0 when missing */
    struct decimal price;
    struct decimal base_quantity;
    bool has_price;
    bool has_base_quantity;
    int64_t net_ore;       /* BT-131 */
    int64_t allowance_ore; /* its charges − allowances */
    int64_t vat_rate_e4;   /* 0 when missing */
    struct period stated;  /* BT-134, BT-135 */
    int32_t document;
    int32_t position;
    /* by link_lines: */
    struct period period; /* the period that counts */
    bool period_assumed;  /* neither line nor document has one: the month before (IN03) */
    bool contradicts;     /* LK08 */
    bool unit_unknown;    /* IN10 */
    enum link link;
    int32_t account; /* −1: not linked (for LK07 the order's account, of another provider) */
    int32_t order;   /* the order it was linked by, −1 */
    int64_t grains;  /* as invoiced, in the service's unit; 0 when not linked */
    /* by reconcile, or as stored when its account is not in scope: */
    struct line_outcome outcome;
};

#define FACT_LIST(type)                                                                            \
    struct {                                                                                       \
        struct type *items;                                                                        \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

struct facts {
    date as_of;
    date
        kept_from; /* of earlier days a part may have been purged; DATE_NONE: everything is there */
    FACT_LIST(provider) providers;
    FACT_LIST(client) clients;
    FACT_LIST(service) services;
    FACT_LIST(service_alias) service_aliases;
    FACT_LIST(client_alias) client_aliases;
    FACT_LIST(extractor) extractors;
    FACT_LIST(price) prices;
    FACT_LIST(account) accounts;
    FACT_LIST(order) orders;
    FACT_LIST(visit) visits;
    FACT_LIST(stay) stays;
    FACT_LIST(absence) absences;
    FACT_LIST(manual_share) manual_shares;
    FACT_LIST(document) documents; /* in the received sequence */
    FACT_LIST(line) lines;
};

/* +1 for an invoice, −1 for a credit note. */
static inline int document_sign(const struct document *document)
{
    return document->credit_note ? -1 : 1;
}

/* A line is linked when it takes part in an account of its own provider. */
static inline bool line_is_linked(const struct line *line)
{
    return line->link == LINK_ORDER || line->link == LINK_CLIENT || line->link == LINK_OTHER_LEVEL;
}

/* A document of an unknown seller or in another currency takes part in nothing else (spec §3). */
bool document_takes_part(const struct document *document);

#endif
