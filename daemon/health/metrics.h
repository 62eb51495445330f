/* What /metrics tells: the program, the disk, and the figures of the database. */
#ifndef AVSTAMD_HEALTH_METRICS_H
#define AVSTAMD_HEALTH_METRICS_H

#include "daemon/health/ask.h"
#include "daemon/health/openmetrics.h"

/* Where the database cannot be asked, the rest is told, and avstamd_database_up is 0. */
void metrics_print(const struct openmetrics *to, struct ask *asked, const char *state_folder);

#endif
