#include "daemon/import_value.h"

#include <inttypes.h>
#include <regex.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "daemon/word_among.h"
#include "reconcile/base/date.h"
#include "reconcile/base/decimal.h"

enum { IDENTIFIER_BYTES_MAX = 200, TEXT_BYTES_MAX = 2000, PATTERN_BYTES_MAX = 1000 };

struct cell {
    const struct import_column *column;
    const char *text;
    size_t length;
    bool decimal_comma;
    char *reason;
};

void import_value_show(const char *text, size_t length, char ret_shown[IMPORT_SHOWN_BYTES])
{
    size_t room = IMPORT_SHOWN_BYTES - 4;
    size_t shown = length;

    if (shown > room) {
        shown = room;
        while (shown > 0 && ((unsigned char)text[shown] & 0xc0) == 0x80) {
            shown--;
        }
    }
    for (size_t at = 0; at < shown; at++) {
        unsigned char byte = (unsigned char)text[at];

        ret_shown[at] = byte < ' ' || byte == 0x7f ? ' ' : text[at];
    }
    memcpy(ret_shown + shown, shown < length ? "…" : "", shown < length ? 4 : 1);
}

/* Always false, so that `return wrong(…)` reads well. */
static bool wrong(const struct cell *cell, const char *format, ...) PRINTF(2, 3);
static bool wrong(const struct cell *cell, const char *format, ...)
{
    char shown[IMPORT_SHOWN_BYTES];
    va_list arguments;

    import_value_show(cell->text, cell->length, shown);
    int used = snprintf(cell->reason, IMPORT_REASON_BYTES, "'%s' ", shown);

    va_start(arguments, format);
    (void)vsnprintf(cell->reason + used, IMPORT_REASON_BYTES - (size_t)used, format, arguments);
    va_end(arguments);
    return false;
}

/* As the schema's domain `identifier` has it. */
static bool add_identifier(const struct cell *cell, struct import_line *line)
{
    if (cell->length > IDENTIFIER_BYTES_MAX) {
        return wrong(cell, "is longer than %d bytes", IDENTIFIER_BYTES_MAX);
    }
    for (size_t at = 0; at < cell->length; at++) {
        unsigned char byte = (unsigned char)cell->text[at];

        if (byte < ' ' || byte == 0x7f) {
            return wrong(cell, "has a line break or a control character in it");
        }
    }
    line_text(line, cell->text, cell->length);
    return true;
}

static bool add_organisation(const struct cell *cell, struct import_line *line)
{
    if (cell->length != 10 || strspn(cell->text, "0123456789") < 10) {
        return wrong(cell, "is not an organisation number: ten digits, nothing else");
    }
    line_text(line, cell->text, cell->length);
    return true;
}

static bool add_text(const struct cell *cell, struct import_line *line)
{
    if (cell->length > TEXT_BYTES_MAX) {
        return wrong(cell, "is longer than %d bytes", TEXT_BYTES_MAX);
    }
    line_text(line, cell->text, cell->length);
    return true;
}

static bool add_pattern(const struct cell *cell, struct import_line *line)
{
    regex_t compiled;
    char why[128];

    if (cell->length > PATTERN_BYTES_MAX) {
        return wrong(cell, "is longer than %d bytes", PATTERN_BYTES_MAX);
    }
    int code = regcomp(&compiled, cell->text, REG_EXTENDED);

    if (code != 0) {
        (void)regerror(code, &compiled, why, sizeof why);
        return wrong(cell, "is not a POSIX extended regular expression: %s", why);
    }
    size_t groups = compiled.re_nsub;

    regfree(&compiled);
    if (groups == 0) {
        return wrong(cell, "has no group: put ( ) around the value to find");
    }
    line_text(line, cell->text, cell->length);
    return true;
}

static bool add_date(const struct cell *cell, struct import_line *line)
{
    date day = DATE_NONE;

    if (!date_parse(cell->text, cell->length, &day)) {
        return wrong(cell, "is not a date (YYYY-MM-DD)");
    }
    line_text(line, cell->text, cell->length);
    return true;
}

static void line_day(struct import_line *line, date day)
{
    char text[DATE_TEXT_BYTES];

    date_format(day, text);
    line_text(line, text, strlen(text));
}

/* As UTC: PostgreSQL's own reading of local times is not the specification's. */
static void line_instant(struct import_line *line, int64_t instant_s)
{
    int64_t second = ((instant_s % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY;
    char day[DATE_TEXT_BYTES];
    char text[INSTANT_TEXT_BYTES];

    date_format((date)((instant_s - second) / SECONDS_A_DAY), day);
    int length = snprintf(text, sizeof text, "%s %02d:%02d:%02d+00", day, (int)(second / 3600),
                          (int)(second / 60 % 60), (int)(second % 60));

    line_text(line, text, (size_t)length);
}

static bool add_instant(const struct cell *cell, struct import_line *line)
{
    int64_t instant_s = 0;

    if (!instant_parse(cell->text, cell->length, &instant_s)) {
        return wrong(cell, "is not a time (YYYY-MM-DDTHH:MM, seconds and offset optional)");
    }
    line_instant(line, instant_s);
    return true;
}

/* Visits make partitions, one a month: a slip in the year must not make one in the year 2926. */
static bool add_start(const struct cell *cell, struct import_line *line)
{
    enum { YEAR_MIN = 1980, YEAR_MAX = 2199 };
    int64_t instant_s = 0;

    if (!instant_parse(cell->text, cell->length, &instant_s)) {
        return wrong(cell, "is not a time (YYYY-MM-DDTHH:MM, seconds and offset optional)");
    }
    date day = local_day(instant_s);

    if (month_of(day) / 12 < YEAR_MIN || month_of(day) / 12 > YEAR_MAX) {
        return wrong(cell, "is not between the years %d and %d", YEAR_MIN, YEAR_MAX);
    }
    line_instant(line, instant_s);
    line_day(line, day);
    return true;
}

static bool parse_decimal(const struct cell *cell, struct decimal *ret_value)
{
    char text[DECIMAL_TEXT_BYTES];

    if (cell->length >= sizeof text) {
        return false;
    }
    memcpy(text, cell->text, cell->length + 1);
    char *comma = cell->decimal_comma ? strchr(text, ',') : NULL;

    if (comma != NULL && strchr(text, '.') == NULL) {
        *comma = '.';
    }
    return decimal_parse(text, cell->length, ret_value);
}

static bool add_decimal(const struct cell *cell, struct import_line *line)
{
    const struct import_column *column = cell->column;
    struct decimal value = {0};
    struct decimal most = {column->most, 0};
    int64_t units = 0;
    int64_t most_units = 0;
    char text[DECIMAL_TEXT_BYTES];

    if (!parse_decimal(cell, &value)) {
        return wrong(cell, "is not a number%s",
                     !cell->decimal_comma && strchr(cell->text, ',') != NULL
                         ? " (a decimal comma needs ';' as separator)"
                         : "");
    }
    if (decimal_sign(value) < 0) {
        return wrong(cell, "is negative");
    }
    if (value.scale > column->decimals) {
        return wrong(cell, "has more than %d decimals", column->decimals);
    }
    if (!decimal_exact(value, column->decimals, &units) ||
        !decimal_exact(most, column->decimals, &most_units) || units > most_units) {
        return wrong(cell, "is more than %" PRId64, column->most);
    }
    decimal_format(units, column->decimals, column->decimals, text);
    line_text(line, text, strlen(text));
    return true;
}

static bool add_integer(const struct cell *cell, struct import_line *line)
{
    const struct import_column *column = cell->column;
    int64_t value = 0;
    bool whole = cell->length <= 9;

    for (size_t at = 0; whole && at < cell->length; at++) {
        whole = cell->text[at] >= '0' && cell->text[at] <= '9';
        value = value * 10 + (cell->text[at] - '0');
    }
    if (!whole || value < column->least || value > column->most) {
        return wrong(cell, "is not a whole number from %" PRId64 " to %" PRId64, column->least,
                     column->most);
    }
    line_int(line, value);
    return true;
}

static bool add_flag(const struct cell *cell, struct import_line *line)
{
    if (cell->length != 1 || (cell->text[0] != '0' && cell->text[0] != '1')) {
        return wrong(cell, "is neither 0 nor 1");
    }
    line_text(line, cell->text, 1);
    return true;
}

static bool add_word(const struct cell *cell, struct import_line *line)
{
    if (!word_among(cell->column->words, cell->text, cell->length)) {
        return wrong(cell, "is not one of: %s", cell->column->words);
    }
    line_text(line, cell->text, cell->length);
    return true;
}

bool import_value(const struct import_column *column, const char *text, size_t length,
                  bool decimal_comma, struct import_line *line,
                  char ret_reason[IMPORT_REASON_BYTES])
{
    static bool (*const add[])(const struct cell *cell, struct import_line *line) = {
        [IMPORT_IDENTIFIER] = add_identifier,
        [IMPORT_ORGANISATION] = add_organisation,
        [IMPORT_TEXT] = add_text,
        [IMPORT_PATTERN] = add_pattern,
        [IMPORT_DATE] = add_date,
        [IMPORT_INSTANT] = add_instant,
        [IMPORT_START] = add_start,
        [IMPORT_DECIMAL] = add_decimal,
        [IMPORT_INTEGER] = add_integer,
        [IMPORT_FLAG] = add_flag,
        [IMPORT_WORD] = add_word,
    };
    const struct cell cell = {column, text, length, decimal_comma, ret_reason};

    return add[column->type](&cell, line);
}

void import_value_null(const struct import_column *column, struct import_line *line)
{
    line_null(line);
    if (column->type == IMPORT_START) {
        line_null(line);
    }
}
