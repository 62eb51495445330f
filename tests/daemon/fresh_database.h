/* An empty, migrated database of its own on the server that PGHOST names, for one test. */
#ifndef AVSTAMD_TESTS_FRESH_DATABASE_H
#define AVSTAMD_TESTS_FRESH_DATABASE_H

#include <stdint.h>

#include "daemon/db.h"

struct fresh_database {
    char name[64];
    struct db *db;
};

/* Both fail the test when something goes wrong. */
void fresh_database_create(struct fresh_database *fresh);
void fresh_database_drop(struct fresh_database *fresh);
/* The same without a schema. */
void fresh_database_create_empty(struct fresh_database *fresh);
/* One more connection to it. */
struct db *fresh_database_connect(const struct fresh_database *fresh);

/* For cmocka: *state is a struct fresh_database. */
int fresh_database_setup(void **state);
int fresh_database_teardown(void **state);

/* A statement written in the test; its first cell as number or text (the arena's). */
void test_execute(struct db *db, const char *sql);
int64_t test_number(struct db *db, const char *sql);
char *test_text(struct db *db, struct arena *arena, const char *sql);

#endif
