/* Planted mistakes against what was found. */
#include <errno.h>
#include <string.h>

#include "daemon/printable.h"
#include "daemon/summary.h"
#include "daemon/summary_text.h"
#include "reconcile/base/decimal.h"
#include "reconcile/catalogue.h"

/* Columns of planted.tsv; the first eight are a finding's identity. */
enum { IDENTITY = 8, AMOUNT = 8, DESCRIPTION = 9, COLUMNS = 10 };
enum { LINE_BYTES_MAX = 4096 };

struct planted {
    const char *columns[COLUMNS];
};

struct compared {
    const PGresult *found;
    bool *seen; /* by row of found */
    int planted, missing;
};

static bool split(char *line, struct planted *planted)
{
    int count = 0;

    line[strcspn(line, "\n")] = '\0';
    for (char *at = line; at != NULL && count < COLUMNS; count++) {
        char *tab = strchr(at, '\t');

        planted->columns[count] = at;
        if (tab != NULL) {
            *tab++ = '\0';
        }
        at = tab;
    }
    return count == COLUMNS;
}

/* "-1234.50" as öre, without rounding. */
static bool same_amount(const char *text, const PGresult *found, int at)
{
    struct decimal amount = {0};
    int64_t ore = 0;

    return text[0] == '\0' ||
           (!db_null(found, at, AMOUNT) && decimal_parse(text, strlen(text), &amount) &&
            decimal_exact(amount, 2, &ore) && ore == db_cell_int(found, at, AMOUNT));
}

static bool matches(const struct planted *planted, const PGresult *found, int at)
{
    for (int column = 0; column < IDENTITY; column++) {
        if (strcmp(planted->columns[column], db_cell(found, at, column)) != 0) {
            return false;
        }
    }
    return same_amount(planted->columns[AMOUNT], found, at);
}

static void print_planted(FILE *out, struct arena *arena, const struct planted *planted, bool found)
{
    const char *where = planted->columns[2][0] != '\0'   ? planted->columns[2]
                        : planted->columns[4][0] != '\0' ? planted->columns[4]
                                                         : planted->columns[1];

    (void)fprintf(out, "  %s %-5s ", found ? "hittat     " : "EJ HITTAT  ",
                  printable_text(arena, planted->columns[0]));
    text_column(out, printable_text(arena, where), 12);
    (void)fprintf(out, "%s\n", printable_text(arena, planted->columns[DESCRIPTION]));
}

static void compare(FILE *out, struct arena *arena, const struct planted *planted,
                    struct compared *compared)
{
    int match = 0, count = PQntuples(compared->found);

    while (match < count && (compared->seen[match] || !matches(planted, compared->found, match))) {
        match++;
    }
    if (match < count) {
        compared->seen[match] = true;
    } else {
        compared->missing++;
    }
    compared->planted++;
    print_planted(out, arena, planted, match < count);
}

static void print_beyond(FILE *out, struct arena *arena, const struct compared *compared)
{
    int beyond = 0;

    for (int at = 0; at < PQntuples(compared->found); at++) {
        if (!compared->seen[at]) {
            const struct catalogue_row *known = catalogue_find(db_cell(compared->found, at, 0));

            (void)fprintf(out, "%s  %-5s %s %s %s %s  %s\n",
                          beyond++ == 0 ? "Hittat utöver dem:\n" : "",
                          db_cell(compared->found, at, 0), db_cell(compared->found, at, 1),
                          printable_text(arena, db_cell(compared->found, at, 2)),
                          db_cell(compared->found, at, 4), db_cell(compared->found, at, 7),
                          known == NULL ? "" : known->title);
        }
    }
    (void)fprintf(out, "%d av %d planterade fel hittade, %d avvikelser därutöver\n",
                  compared->planted - compared->missing, compared->planted, beyond);
}

static bool read_planted(FILE *out, FILE *list, struct arena *arena, const char *path,
                         struct compared *compared, struct error *error)
{
    char line[LINE_BYTES_MAX];

    for (int at = 1; fgets(line, sizeof line, list) != NULL; at++) {
        struct planted planted = {0};

        if (!split(line, &planted)) {
            return error_set(error, ERROR_INPUT, "%s: line %d: not %d columns", path, at, COLUMNS);
        }
        if (at > 1) {
            compare(out, arena, &planted, compared);
        }
    }
    return ferror(list) == 0 || error_set(error, ERROR_INPUT, "%s: %s", path, strerror(errno));
}

bool summary_planted(FILE *out, struct db *db, struct arena *arena, const char *path,
                     int *ret_missing, struct error *error)
{
    DB_RESULT(found);
    FILE *list = fopen(path, "r");
    struct compared compared = {0};
    bool fine = false;

    if (list == NULL) {
        return error_set(error, ERROR_INPUT, "%s: %s", path, strerror(errno));
    }
    (void)fputs("\nPLANTERADE FEL\n", out);
    if (db_run(db, &SQL_SUMMARY_FINDINGS, DB_NO_VALUES, &found, error)) {
        compared.found = found;
        compared.seen = arena_array(arena, bool, (size_t)PQntuples(found) + 1);
        fine = read_planted(out, list, arena, path, &compared, error);
    }
    (void)fclose(list);
    if (!fine) {
        return false;
    }
    print_beyond(out, arena, &compared);
    *ret_missing = compared.missing;
    return true;
}
