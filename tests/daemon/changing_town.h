/* A small municipality whose facts come in portions, are corrected and withdrawn, while invoices
 * arrive: every kind of fact, few different values, so that much is coupled.
 *
 * What a town does follows from its seed.  It remembers what it said last of each fact, so that the
 * final state can be told to another database at once.
 */
#ifndef AVSTAMD_TESTS_CHANGING_TOWN_H
#define AVSTAMD_TESTS_CHANGING_TOWN_H

#include "daemon/db.h"

struct changing_town;

struct changing_town *changing_town_new(struct arena *arena, uint64_t seed);

/* What must be known before anything else is told. */
void changing_town_found(struct changing_town *town, struct db *db);
/* Some facts come, change or go; some documents arrive, sometimes again. */
void changing_town_step(struct changing_town *town, struct db *db);
/* Tells another database what holds in the end: present facts, and all arrivals in their order. */
void changing_town_retell(const struct changing_town *town, struct db *db);
/* 0 … limit − 1, of the town's own chance. */
int changing_town_below(struct changing_town *town, int limit);

/* A CSV file of this kind of fact, which must be good; a document that must be stored. */
void town_import(struct db *db, const char *kind, const char *csv);
void town_ingest(struct db *db, const char *document, const char *key);

#endif
