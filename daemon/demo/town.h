/* The municipality of Exempelköping: facts and invoices of an invented town.
 *
 * Everything is made from a seed; nothing here is a real person, company or price.  Clean care is
 * made first, with the invoice lines that it deserves; then mistakes are planted on clients of
 * their own, each listed with what the reconciliation must find.  All arrays live in the arena and
 * refer to each other by index, −1 for none.
 */
#ifndef AVSTAMD_DEMO_TOWN_H
#define AVSTAMD_DEMO_TOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "daemon/demo/random.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/date.h"

enum {
    GRAINS = 360000,
    DROPPED = -2 /* a line that was never invoiced */,
    GRAINS_A_MINUTE = 6000,
    NONE = -1,
    DEMO_UNITS = 4,
    DEMO_ID_BYTES = 16
};

enum demo_provider_no {
    BJORK,    /* home care, meals: names the order on each line (BT-132) */
    EKDUNGE,  /* home care, cleaning: pseudonym and own item codes, time in minutes */
    NATTLJUS, /* home care, nights: order as the line's object (BT-128) */
    SOLROS,   /* daily activities: client and level by item code */
    FURU,     /* elder housing: one invoice a resident, order on the document (BT-13) */
    STRAND,   /* placements in care homes (HVB): order written in the line's note */
    FAMILJ,   /* foster homes and housing support: client and the buyer's item number */
    TRYGG,    /* alarms and escort: client written in the item's description */
    DEMO_PROVIDERS
};

enum demo_service_no {
    HTJ,
    NATT,
    LEDS,
    STAD,
    MAT,
    DV,
    BOS,
    VOB,
    HVB,
    FAM,
    LARM,
    NYTT,
    DEMO_SERVICES
};

enum demo_link {
    LINK_ORDER_LINE,
    LINK_OBJECT,
    LINK_DOCUMENT,
    LINK_NOTE,
    LINK_ATTRIBUTE,
    LINK_BUYER_ITEM,
    LINK_DESCRIPTION,
    LINK_NONE
};

enum demo_unit { UNIT_HOUR, UNIT_DAY, UNIT_MONTH, UNIT_EACH };
enum demo_basis { BASIS_PERFORMED, BASIS_ORDERED, BASIS_PRESENCE, BASIS_FIXED };

struct demo_provider {
    const char *organisation; /* nine digits; the tenth is computed */
    const char *name, *bankgiro, *plusgiro, *prefix, *city;
    enum demo_link link;
    bool minutes; /* hours are invoiced as minutes */
};

struct demo_service {
    const char *id, *name;
    enum demo_unit unit;
    enum demo_basis basis;
    const char *tolerance_pct, *tolerance_qty;
    int vat_rate, round_visit_min, absence_paid_days, absence_paid_pct;
    bool count_last_day;
};

extern const struct demo_provider demo_providers[DEMO_PROVIDERS];
extern const struct demo_service demo_services[DEMO_SERVICES];
extern const char *const demo_units[DEMO_UNITS];

struct demo_price {
    int provider, service; /* provider NONE: every one */
    const char *level;
    date from, to;
    int64_t price_e4; /* 1/10 000 of a krona */
};

struct demo_client {
    char id[DEMO_ID_BYTES];
    const char *name;
    int unit, officer;
    date died_on;
    bool is_protected, has_alias;
};

struct demo_account {
    int client, provider, service;
    const char *level;
    int order;                    /* the first, NONE for no order */
    int first_visit, visit_count; /* the clean ones */
    int first_line, line_count;   /* the clean ones */
};

struct demo_order {
    char id[DEMO_ID_BYTES];
    int account;
    struct period period; /* last DATE_FOREVER: until further notice */
    int64_t quantity_e4;
    const char *per;
    int staff_count;
    date review_by;
};

enum demo_status { VISIT_PERFORMED, VISIT_CANCELLED, VISIT_NO_SHOW };

struct demo_visit {
    int64_t start_s, end_s;
    int account;
    int staff; /* NONE: given when all visits are known */
    enum demo_status status;
    bool manual;
};

struct demo_stay {
    int account;
    date moved_in, moved_out; /* DATE_FOREVER: still there */
};

struct demo_absence {
    int client;
    date first, last;
    const char *kind;
};

struct demo_line {
    int account;
    int document; /* NONE: on the provider's ordinary invoice of the month */
    int number;   /* BT-126, given when documents are made */
    struct period period;
    int64_t grains, price_e4, amount_ore;
    enum demo_link link;
    int vat_rate;
    bool without_period;
    const char *client_reference, *item_code, *unit_code, *note; /* NULL: the ordinary */
};

struct demo_document {
    int provider;
    const char *stranger; /* organisation number of an unknown seller, else NULL */
    int unit;
    date issued;
    struct period period; /* first DATE_NONE: not stated */
    bool credit;
    int credits;           /* the document that BT-25 names, NONE */
    const char *reference; /* BT-25 in words, when it names none of ours */
    const char *order;     /* BT-13 */
    int number_of;         /* takes the number of this document by mistake, NONE */
    bool twice;            /* the same bytes are sent once more */
    const char *currency, *account, *branch, *note;
    int64_t allowance_ore, charge_ore, error_ore; /* error: the total is wrong by this */
    int first_line, line_count;                   /* in lines sorted by document */
    char number[32];
};

/* What the reconciliation must find.  Columns that do not apply are NONE, MONTH_NONE or NULL. */
struct demo_planted {
    const char *code, *description;
    int provider, document, line, account;
    const char *line_id; /* of BK and ND findings */
    month month;
    bool has_amount;
    int64_t amount_ore;
};

#define DEMO_LIST(name)                                                                            \
    struct demo_##name *name##s;                                                                   \
    size_t name##_count, name##_capacity

struct town {
    struct arena *arena;
    uint64_t seed;
    month first_month;
    int months;
    date as_of;
    DEMO_LIST(price);
    DEMO_LIST(client);
    DEMO_LIST(account);
    DEMO_LIST(order);
    DEMO_LIST(visit);
    DEMO_LIST(stay);
    DEMO_LIST(absence);
    DEMO_LIST(line);
    DEMO_LIST(document);
    DEMO_LIST(planted);
    int *line_order;     /* lines by document */
    int *document_order; /* documents as they arrive */
    int next_planted;    /* the next inhabitant kept for a mistake */
};

/* Everything: prices, clean care, mistakes, documents.  months ≥ 2. */
struct town *town_build(struct arena *arena, uint64_t seed, int clients, month first_month,
                        int months);

/* Room for one more; the index of it. */
int town_client(struct town *town);
int town_account(struct town *town, int client, int provider, int service, const char *level);
int town_order(struct town *town, int account, struct period period, int64_t quantity_e4,
               const char *per);
int town_visit(struct town *town, int account, int64_t start_s, int minutes);
int town_line(struct town *town, int account, struct period period, int64_t grains);
int town_document(struct town *town, int provider, date issued);
void town_absence(struct town *town, int client, struct period away, const char *kind);
void town_stay(struct town *town, int account, date moved_in, date moved_out);

/* The day of a month of the town, 0 for its first month; day 1–28, or 0 for the last day. */
date town_day(const struct town *town, int month_no, int day);
struct period town_month(const struct town *town, int month_no);
/* The contract price on a day, 0 when there is none; *ret_last (may be NULL) is the last day for
 * which it holds. */
int64_t town_price(const struct town *town, int account, date day, date *ret_last);
/* What a quantity costs, rounded once. */
int64_t town_amount(int64_t grains, int64_t price_e4);
/* Lists what must be found; the caller fills the columns that apply. */
struct demo_planted *town_planted(struct town *town, const char *code, const char *description);
/* Ten digits with a valid check digit. */
const char *town_provider_id(const struct town *town, int provider);
/* Appends the Luhn check digit. */
const char *town_luhn(struct arena *arena, const char *digits);

/* The stages of town_build. */
void town_populate(struct town *town, int clients);
void town_plant(struct town *town);
void town_staff(struct town *town);
void town_invoice(struct town *town);

#endif
