/* Visits that were judged become quantities: what is qualified, and what went to which reason. */
#ifndef AVSTAMD_PERFORMED_H
#define AVSTAMD_PERFORMED_H

#include "reconcile/pools.h"

/* Hour services: time, rounded by the service's rule; what each reason took, never more than is
 * left of the rounded quantity (also for bases that ignore visits: that is what PL07 asks). */
void performed_add_hours(const struct service *service, const struct visit *visit,
                         int64_t grains[POOL_COUNT]);

/* Each services: a visit counts once, or not at all for the first reason that took from it. */
void performed_add_each(const struct visit *visit, int64_t grains[POOL_COUNT]);

/* Day services: a day counts once when any visit has time left, else once for the first reason
 * among its visits. */
void performed_add_day(const struct facts *facts, const uint32_t *visits, size_t count,
                       int64_t grains[POOL_COUNT]);

#endif
