#include "daemon/secrecy.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/printable.h"
#include "daemon/secrecy_words.h"
#include "daemon/word_table.h"
#include "reconcile/base/personal_number.h"

enum { RUN_MAX = 5, KEY_BYTES = RUN_MAX * (WORD_BYTES + 1) };

/* A text whose words are looked at in runs: the known words before the one at hand, newest last. */
struct run {
    struct word words[RUN_MAX];
    const char *parts[RUN_MAX];
    size_t count;
};

struct masking {
    struct arena *arena;
    struct db *db;
    struct word_table words; /* said: folded, when it stands in some client's name */
    struct word_table names; /* runs of them; said: what is written in their place */
    int64_t *registers;
    size_t register_count;
};

/* PostgreSQL's own numbers for types that hold what somebody wrote. */
static bool is_text(Oid type)
{
    static const Oid types[] = {25,   /* text */
                                1043, /* varchar */
                                1042, /* char(n) */
                                1009, /* text[] */
                                114,  /* json */
                                3802 /* jsonb */};

    for (size_t at = 0; at < sizeof types / sizeof types[0]; at++) {
        if (types[at] == type) {
            return true;
        }
    }
    return false;
}

/* Identities of documents, providers and files, by their columns: ten digits of an organisation
 * number, an invoice number or a digest are no personal number, and a firm may be called as a
 * client is. */
enum kept { KEPT_NOTHING, KEPT_NUMBER, KEPT_WHOLE };

static enum kept kept(const PGresult *result, int column)
{
    static const struct {
        const char *name;
        enum kept kept;
    } known[] = {{"provider_id", KEPT_WHOLE},
                 {"seller_id", KEPT_WHOLE},
                 {"seller", KEPT_WHOLE},
                 {"sha256", KEPT_WHOLE},
                 {"invoice_no", KEPT_NUMBER}};

    for (size_t at = 0; at < sizeof known / sizeof known[0]; at++) {
        if (strcmp(known[at].name, PQfname(result, column)) == 0) {
            return known[at].kept;
        }
    }
    return KEPT_NOTHING;
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Of the run's last `many` words: in the order of the alphabet, whatever order they are written in.
 */
static void key_of(const struct run *run, size_t from, size_t many, char ret_key[KEY_BYTES])
{
    const char *parts[RUN_MAX];
    size_t used = 0;

    memcpy((void *)parts, (const void *)(run->parts + from), many * sizeof parts[0]);
    qsort((void *)parts, many, sizeof parts[0], by_text);
    for (size_t at = 0; at < many; at++) {
        size_t length = strlen(parts[at]);

        if (used + length + 2 > KEY_BYTES) {
            break;
        }
        memcpy(ret_key + used, parts[at], length);
        used += length;
        ret_key[used++] = ' ';
    }
    ret_key[used == 0 ? 0 : used - 1] = '\0';
}

/* Fills the run with known words from *at on that belong together; *at is then where to go on.
 * False at the end of the text. */
static bool run_next(const struct masking *masking, const char **at, struct run *run)
{
    struct word word;

    while (word_next(*at, run->count > 0, &word)) {
        const struct word_entry *entry = word_table_find(&masking->words, word.text);
        bool known = entry != NULL && entry->said != NULL;

        if (run->count > 0 && (!known || !word.joined || run->count == RUN_MAX)) {
            return true; /* the word is looked at again */
        }
        if (known) {
            run->words[run->count] = word;
            run->parts[run->count++] = entry->said;
        }
        *at = word.end;
    }
    return run->count > 0;
}

/* Words that were looked at leave; those after them may begin a name. */
static void run_drop(struct run *run, size_t many)
{
    run->count -= many;
    memmove(run->words, run->words + many, run->count * sizeof run->words[0]);
    memmove((void *)run->parts, (const void *)(run->parts + many),
            run->count * sizeof run->parts[0]);
}

static void collect_words(struct masking *masking, const char *text)
{
    struct word word;

    for (bool after = false; word_next(text, after, &word); text = word.end, after = true) {
        if (word.text[0] != '\0') {
            word_table_add(&masking->words, word.text);
        }
    }
}

static void collect_names(struct masking *masking, const char *text)
{
    struct run run = {.count = 0};
    char key[KEY_BYTES];

    while (run_next(masking, &text, &run)) {
        for (size_t many = 1; many <= run.count; many++) {
            key_of(&run, 0, many, key);
            word_table_add(&masking->names, key);
        }
        run_drop(&run, 1);
    }
}

/* The longest name that begins with the run's first word; 0 when none does. */
static size_t name_at(const struct masking *masking, const struct run *run, const char **ret_shown)
{
    char key[KEY_BYTES];

    for (size_t many = run->count; many > 0; many--) {
        key_of(run, 0, many, key);
        const struct word_entry *entry = word_table_find(&masking->names, key);

        if (entry != NULL && entry->said != NULL) {
            *ret_shown = entry->said;
            return many;
        }
    }
    return 0;
}

static const char *mask_names(struct masking *masking, const char *text)
{
    struct run run = {.count = 0};
    const char *from = text, *at = text, *masked = "", *shown = NULL;

    while (run_next(masking, &at, &run)) {
        size_t many = name_at(masking, &run, &shown);

        if (many > 0) {
            masked = arena_printf(masking->arena, "%s%.*s%s", masked,
                                  (int)(run.words[0].start - from), from, shown);
            from = run.words[many - 1].end;
        }
        run_drop(&run, many > 0 ? many : 1);
    }
    return from == text ? text : arena_printf(masking->arena, "%s%s", masked, from);
}

static const char *mask_numbers(struct masking *masking, const char *text)
{
    if (!personal_number_in(text)) {
        return text;
    }
    char *masked = arena_strdup(masking->arena, text);

    personal_numbers_mask(masked);
    return masked;
}

static CHECKED bool know_registers(struct masking *masking, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(masking->db, &SQL_SECRECY_REGISTERS, DB_NO_VALUES, &result, error)) {
        return false;
    }
    masking->register_count = (size_t)PQntuples(result);
    masking->registers = arena_array(masking->arena, int64_t, masking->register_count + 1);
    for (size_t at = 0; at < masking->register_count; at++) {
        masking->registers[at] = db_cell_int(result, (int)at, 0);
    }
    return true;
}

static bool from_register(const struct masking *masking, const PGresult *result, int column)
{
    for (size_t at = 0; at < masking->register_count; at++) {
        if (masking->registers[at] == (int64_t)PQftable(result, column)) {
            return true;
        }
    }
    return false;
}

/* Does the same to each cell of text that may name somebody. */
static void each_text(struct masking *masking, PGresult *const *results, size_t count,
                      void (*look)(struct masking *masking, const char *text))
{
    for (size_t at = 0; at < count; at++) {
        const PGresult *result = results[at];

        for (int column = 0; column < PQnfields(result); column++) {
            bool may = is_text(PQftype(result, column)) && kept(result, column) != KEPT_WHOLE;

            for (int row = 0; may && row < PQntuples(result); row++) {
                look(masking, db_cell(result, row, column));
            }
        }
    }
}

static CHECKED bool mask_column(struct masking *masking, PGresult *result, int column, bool names,
                                struct error *error)
{
    enum kept how = kept(result, column);

    for (int row = 0; row < PQntuples(result); row++) {
        const char *text = db_cell(result, row, column);
        const char *masked = how == KEPT_NUMBER ? text : mask_numbers(masking, text);

        masked = names ? mask_names(masking, masked) : masked;
        if (masked == text) {
            continue;
        }
        char *copy = arena_strdup(masking->arena, masked);

        if (PQsetvalue(result, row, column, copy, (int)strlen(copy)) == 0) {
            return error_set(error, ERROR_UNAVAILABLE, "masking: out of memory");
        }
    }
    return true;
}

static CHECKED bool find_names(struct masking *masking, PGresult *const *results, size_t count,
                               bool *ret_any, struct error *error)
{
    each_text(masking, results, count, collect_words);
    if (!word_table_ask(masking->db, &masking->words, &SQL_SECRECY_PARTS, ret_any, error)) {
        return false;
    }
    if (!*ret_any) {
        return true;
    }
    each_text(masking, results, count, collect_names);
    return word_table_ask(masking->db, &masking->names, &SQL_SECRECY_NAMES, ret_any, error) &&
           (!*ret_any || know_registers(masking, error));
}

bool secrecy_mask(struct db *db, PGresult *const *results, size_t count, struct error *error)
{
    ARENA(arena);
    struct masking masking = {
        .arena = arena, .db = db, .words = {.arena = arena}, .names = {.arena = arena}};
    bool any = false;

    if (!find_names(&masking, results, count, &any, error)) {
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        for (int column = 0; column < PQnfields(results[at]); column++) {
            if (!is_text(PQftype(results[at], column)) || kept(results[at], column) == KEPT_WHOLE) {
                continue;
            }
            if (!mask_column(&masking, results[at], column,
                             any && !from_register(&masking, results[at], column), error)) {
                return false;
            }
        }
    }
    return true;
}

bool secrecy_run(struct db *db, const struct query *query, size_t value_count,
                 const struct db_value *values, PGresult **ret_result, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, query, value_count, values, &result, error) ||
        !secrecy_mask(db, &result, 1, error)) {
        return false;
    }
    *ret_result = result;
    result = NULL;
    return true;
}

static void each_string(struct masking *masking, json_t *json,
                        void (*look)(struct masking *masking, const char *text))
{
    const char *key;
    json_t *value;
    size_t at;

    if (json_is_string(json)) {
        look(masking, json_string_value(json));
    }
    json_object_foreach(json, key, value)
    {
        each_string(masking, value, look);
    }
    json_array_foreach(json, at, value)
    {
        each_string(masking, value, look);
    }
}

static const char *mask_both(struct masking *masking, const char *text, bool names)
{
    const char *masked = mask_numbers(masking, text);

    return names ? mask_names(masking, masked) : masked;
}

static void mask_strings(struct masking *masking, json_t *json, bool names)
{
    const char *key;
    json_t *value;
    void *next;
    size_t at;

    if (json_is_string(json)) {
        (void)json_string_set(json, mask_both(masking, json_string_value(json), names));
    }
    json_object_foreach_safe(json, next, key, value)
    {
        const char *masked = mask_both(masking, key, names);

        mask_strings(masking, value, names);
        if (strcmp(masked, key) != 0) {
            (void)json_object_set(json, masked, value);
            (void)json_object_del(json, key);
        }
    }
    json_array_foreach(json, at, value)
    {
        mask_strings(masking, value, names);
    }
}

static void forget_json(json_t **json)
{
    json_decref(*json);
}

bool secrecy_json(struct db *db, struct arena *arena, const char *json, const char **ret_json,
                  struct error *error)
{
    struct masking masking = {
        .arena = arena, .db = db, .words = {.arena = arena}, .names = {.arena = arena}};
    CLEANUP(forget_json) json_t *root = json_loads(json, 0, NULL);
    bool any = false;

    each_string(&masking, root, collect_words);
    if (!word_table_ask(db, &masking.words, &SQL_SECRECY_PARTS, &any, error)) {
        return false;
    }
    if (any) {
        each_string(&masking, root, collect_names);
        if (!word_table_ask(db, &masking.names, &SQL_SECRECY_NAMES, &any, error)) {
            return false;
        }
    }
    mask_strings(&masking, root, any);
    char *text = json_dumps(root, JSON_COMPACT);

    *ret_json = arena_strdup(arena, text == NULL ? "null" : text);
    free(text);
    return true;
}

static CHECKED bool names_of(struct masking *masking, const char *text, bool *ret_any,
                             struct error *error)
{
    collect_words(masking, text);
    if (!word_table_ask(masking->db, &masking->words, &SQL_SECRECY_PARTS, ret_any, error)) {
        return false;
    }
    collect_names(masking, text);
    return word_table_ask(masking->db, &masking->names, &SQL_SECRECY_NAMES, ret_any, error);
}

const char *secrecy_lines(struct db *db, struct arena *arena, const char *text)
{
    struct masking masking = {
        .arena = arena, .db = db, .words = {.arena = arena}, .names = {.arena = arena}};
    const char *masked = mask_numbers(&masking, text);
    struct error error = {0};
    bool any = false;

    if (db == NULL || !names_of(&masking, masked, &any, &error) || !any) {
        return masked;
    }
    return mask_names(&masking, masked);
}

const char *secrecy_text(struct db *db, struct arena *arena, const char *text)
{
    return secrecy_lines(db, arena, printable_text(arena, text));
}
