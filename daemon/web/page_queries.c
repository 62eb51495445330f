#include "daemon/web/page_queries.h"

#include <string.h>

#include "daemon/clock.h"
#include "daemon/web/row_values.h"

static struct db_value value_of(const struct page_reading *reading, const char *name)
{
    struct db_value value;

    if (strcmp(name, "today") == 0) {
        return db_date(reading->arena, clock_today());
    }
    if (row_value(reading->arena, name, reading->rows, reading->row_count, &value)) {
        return value;
    }
    return db_text(strcmp(name, "path") == 0 ? reading->path
                                             : parameter_value(reading->parameters, name));
}

static struct db_call call_of(const struct page_reading *reading, const struct query *query,
                              const char *const *names)
{
    struct db_value *values = arena_array(reading->arena, struct db_value, QUERY_VALUES_MAX);
    size_t count = 0;

    for (; count < QUERY_VALUES_MAX && names[count] != NULL; count++) {
        values[count] = value_of(reading, names[count]);
    }
    return (struct db_call){.query = query, .value_count = count, .values = values};
}

bool page_query_run(struct db *db, const struct page_reading *reading, const struct query *query,
                    const char *const *names, PGresult **ret_result, struct error *error)
{
    struct db_call call = call_of(reading, query, names);

    return db_run(db, query, call.value_count, call.values, ret_result, error);
}

/* Whether a query needs rows of those that are to be asked together. */
static bool waits(const struct page_query *query, const struct page_query *together, size_t count)
{
    for (size_t at = 0; at < QUERY_VALUES_MAX && query->values[at] != NULL; at++) {
        for (size_t other = 0; other < count; other++) {
            if (row_value_is_of(query->values[at], together[other].element)) {
                return true;
            }
        }
    }
    return false;
}

/* How many from here on are asked together; none after one that must exist. */
static size_t together(const struct page_query *queries, size_t most)
{
    size_t count = 0;

    while (count < most && queries[count].element != NULL &&
           !waits(&queries[count], queries, count)) {
        count++;
        if (queries[count - 1].must_exist) {
            break;
        }
    }
    return count;
}

bool page_queries_run(struct db *db, const struct page_query *queries, struct page_reading *reading,
                      bool *ret_found, struct error *error)
{
    struct db_call calls[PAGE_QUERIES_MAX];
    size_t count = 0;

    *ret_found = true;
    for (; queries != NULL && queries->element != NULL && *ret_found; queries += count) {
        count = together(queries, PAGE_QUERIES_MAX - reading->row_count);
        if (count == 0) {
            return error_set(error, ERROR_LIMIT, "%s: more than %d queries", reading->path,
                             PAGE_QUERIES_MAX);
        }
        for (size_t at = 0; at < count; at++) {
            calls[at] = call_of(reading, queries[at].query, queries[at].values);
        }
        if (!db_run_all(db, calls, count, error)) {
            return false;
        }
        for (size_t at = 0; at < count; at++) {
            reading->rows[reading->row_count++] =
                (struct page_rows){.query = &queries[at], .result = calls[at].result};
        }
        *ret_found = !queries[count - 1].must_exist || PQntuples(calls[count - 1].result) > 0;
    }
    return true;
}

void page_reading_clear(struct page_reading *reading)
{
    for (size_t at = 0; at < reading->row_count; at++) {
        db_result_clear(&reading->rows[at].result);
    }
    reading->row_count = 0;
}
