/* A town small enough for the numbers to be known: what each client gets, and invoices over it.
 *
 * One provider (5560000001), clients K1, K2 and K3, one service HT by performed hours at 100.00 kr,
 * and an order of 10 hours a month each (O1, O2, O3).  In September 2026 K1 gets two hours a day on
 * the 1st, 2nd and 3rd (V1, V2, V3), K2 two hours on the 1st (W1), K3 two on the 4th (X1); S1 comes
 * to K1 and K2, S3 to K3.
 */
#ifndef AVSTAMD_TESTS_HAND_TOWN_H
#define AVSTAMD_TESTS_HAND_TOWN_H

#include "tests/daemon/changing_town.h"

void hand_town_found(struct db *db);
/* One visit of S1 or who else, by hour: ("V1", "K1", "S1", "2026-09-01", 8, 10). */
void hand_town_visit(struct db *db, const char *id, const char *client, const char *staff,
                     const char *day, int from, int to);

struct hand_line {
    const char *client;
    int hours;
    int kronor;
    const char *order;   /* NULL: by client and service */
    const char *service; /* NULL: HT */
};

/* An invoice of September, issued on the 10th of October; a credit note when it credits one. */
void hand_town_invoice(struct db *db, const char *number, const char *credits,
                       const struct hand_line *lines, int count);
#define BILL(db, number, ...)                                                                      \
    hand_town_invoice(db, number, NULL, (const struct hand_line[]){__VA_ARGS__},                   \
                      sizeof((struct hand_line[]){__VA_ARGS__}) / sizeof(struct hand_line))

#endif
