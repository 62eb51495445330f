#include "daemon/store_rules.h"

#include <jansson.h>

#include "daemon/query.h"
#include "parsers/schema/schema.h"

static void text_cleanup(char **text)
{
    free(*text);
}

static json_t *breach_json(const struct breach *breach)
{
    json_t *lines = json_array();

    for (int at = 0; at < breach->times && at < BREACH_LINES_MAX; at++) {
        if (breach->lines[at] > 0) {
            (void)json_array_append_new(lines, json_integer(breach->lines[at]));
        }
    }
    return json_pack("{s:s, s:s, s:i, s:o}", "rule", breach->id, "severity",
                     severity_name(breach->severity), "times", breach->times, "lines", lines);
}

/* What the schema rejects is one row, whatever it is. */
static json_t *schema_json(const struct verdict *verdict)
{
    json_t *lines = json_array();

    for (size_t at = 0; at < verdict->problem_count && at < BREACH_LINES_MAX; at++) {
        (void)json_array_append_new(lines, json_integer(verdict->problems[at].line));
    }
    return json_pack("{s:s, s:s, s:I, s:o}", "rule", "XSD", "severity", "fatal", "times",
                     (json_int_t)verdict->problem_total, "lines", lines);
}

bool store_rules(struct db *db, struct arena *arena, int64_t document_no,
                 const struct verdict *verdict, struct error *error)
{
    CLEANUP(json_decrefp) json_t *json = json_array();

    if (verdict->breach_count == 0 && verdict->problem_total == 0) {
        return true;
    }
    if (verdict->problem_total > 0) {
        (void)json_array_append_new(json, schema_json(verdict));
    }
    for (size_t at = 0; at < verdict->breach_count; at++) {
        (void)json_array_append_new(json, breach_json(&verdict->breaches[at]));
    }
    CLEANUP(text_cleanup) char *text = json_dumps(json, JSON_COMPACT);

    if (text == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    return db_execute(db, &SQL_DOCUMENT_RULE_INSERT,
                      DB_VALUES(db_int(arena, document_no), db_text(text)), NULL, error);
}
