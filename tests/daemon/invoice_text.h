/* A UBL invoice as a text, with what a test wants to be different. */
#ifndef AVSTAMD_TESTS_INVOICE_TEXT_H
#define AVSTAMD_TESTS_INVOICE_TEXT_H

#include "reconcile/base/arena.h"

struct invoice_text {
    const char *root;      /* default "Invoice" */
    const char *number;    /* default "F-1" */
    const char *date;      /* default "2026-10-31" */
    const char *net;       /* BT-109; default "100.00" */
    const char *head;      /* more elements after the currency */
    const char *seller;    /* within the seller's Party; default organisation number 556677-8899 */
    const char *after;     /* more elements after the seller */
    const char *lines;     /* instead of the ones that are made */
    int line_count;        /* default 1 */
    const char *line_net;  /* BT-131; default "100.00" */
    const char *quantity;  /* BT-129; default "2.5" */
    const char *line_more; /* more elements after BT-131 of each line */
    const char *item;      /* more elements in each line's Item */
};

char *invoice_text(struct arena *arena, struct invoice_text what);

#endif
