/* Which performed time counts, and why the rest does not (spec §2, disqualified visits).
 *
 * Of each visit the time lost is found in the order of precedence: after the client's death, on an
 * absent day, to another visit of the same account, to another visit of the same staff.  Because
 * the visit that starts later loses, what is left after the account's own overlaps is the end of
 * the visit.
 */
#ifndef AVSTAMD_VISITS_H
#define AVSTAMD_VISITS_H

#include "reconcile/account.h"
#include "reconcile/facts.h"

/* Why a visit lost all of its time without another visit having it. */
enum lost_to { LOST_ABSENT = -2, LOST_DECEASED, LOST_TO_NOTHING };

static inline bool visit_lost_whole(const struct visit *visit)
{
    return visit->lost_to < LOST_TO_NOTHING;
}

/* Judges every visit of the facts.  `accounts` has them by account, each in order of start and tie.
 */
void visits_judge(struct arena *arena, struct facts *facts, const struct accounts *accounts);

/* Seconds that are left of a visit. */
static inline int32_t visit_left_s(const struct visit *visit)
{
    return visit_lost_whole(visit) ? 0
                                   : visit->duration_s - visit->lost_client_s - visit->lost_staff_s;
}

#endif
