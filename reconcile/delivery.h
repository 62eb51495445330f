/* Orders without care, care without invoice (spec §5, findings without an invoice).
 *
 * QT03, PL06, PL07 and QT06 for months that ended before the as-of date; ND findings per order,
 * with the month of the as-of date.
 */
#ifndef AVSTAMD_DELIVERY_H
#define AVSTAMD_DELIVERY_H

#include "reconcile/settle.h"

/* What is asked of the full pools of the account that is being settled. */
void delivery_before_drinking(struct settling *settling, struct findings *found);

/* What nobody has asked to be paid for. */
void delivery_after_drinking(struct settling *settling, struct findings *found);

/* VE01: visits registered by hand, a provider's month a row. */
void delivery_manual_shares(const struct facts *facts, struct findings *found);

#endif
