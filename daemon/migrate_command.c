/* avstamd migrate: create or upgrade the schema. */
#include <stdio.h>

#include "daemon/command.h"
#include "daemon/db.h"
#include "daemon/migrate.h"

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    int applied = 0;

    (void)arena;
    if (argc > 1) {
        error_set(error, ERROR_INPUT, "it takes no arguments, but '%s' was given", argv[1]);
        return EXIT_ERROR;
    }
    if (!db_open(NULL, &db, error) || !migrate(db, &applied, error)) {
        return EXIT_ERROR;
    }
    if (applied == 0) {
        (void)printf("The schema is up to date (%zu migrations).\n", migration_count);
    } else {
        (void)printf("The schema is up to date: %d of %zu migrations were run now.\n", applied,
                     migration_count);
    }
    return EXIT_OK;
}

const struct command command_migrate = {
    .name = "migrate",
    .arguments = "",
    .summary = "Create or upgrade the schema in the database",
    .help = "Runs the numbered files of sql/schema/ that have not been run here, in order and\n"
            "under one lock, and states the roles' rights anew.  Safe to run at any time, also\n"
            "from several places at once; a schema newer than the program is refused.\n"
            "\n"
            "  PGDATABASE=avstamd avstamd migrate\n",
    .run = run,
};
