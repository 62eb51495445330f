/* A reconciliation as a test wants it, and what it left in the database. */
#ifndef AVSTAMD_TESTS_RUN_OF_H
#define AVSTAMD_TESTS_RUN_OF_H

#include "daemon/db.h"
#include "daemon/reconcile_run.h"

/* "2026-10-15" */
date run_day(const char *text);
/* A run that must go well. */
struct reconcile_summary run_of(struct db *db, date as_of, bool full);

/* Findings, lines and documents in the database's own keys. */
char *run_stored(struct db *db, struct arena *arena);
/* "QT01 F1/1 K1 1.0 100.00 open": findings without those codes named by `but`, and documents. */
char *run_findings(struct db *db, struct arena *arena, const char *but);

#endif
