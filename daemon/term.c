#include "daemon/term.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "reconcile/base/decimal.h"

const int64_t term_ore_max = 1000000000000000;
const int64_t term_sum_ore_max = 100000000000000000;
const int64_t term_grains_max = 36000000000000;

static const int64_t grains_a_unit = 360000;
static const int64_t rate_e4_max = 9999999;

enum { QUOTED_BYTES_MAX = 40 };

const char *term_text(const struct term *term)
{
    return term->text == NULL || term->text[0] == '\0' ? NULL : term->text;
}

static bool missing(const struct term *term, const char *name, struct error *error)
{
    return term->text == NULL
               ? error_set(error, ERROR_INPUT, "%s is missing", name)
               : error_set(error, ERROR_INPUT, "line %d: %s is empty", term->line, name);
}

static bool unreadable(const struct term *term, const char *name, struct error *error)
{
    return error_set(error, ERROR_INPUT, "line %d: %s cannot be '%.*s'", term->line, name,
                     QUOTED_BYTES_MAX, term->text);
}

static bool too_large(const struct term *term, const char *name, struct error *error)
{
    return error_set(error, ERROR_LIMIT, "line %d: %s is too large: '%.*s'", term->line, name,
                     QUOTED_BYTES_MAX, term->text);
}

bool term_required(const struct term *term, const char *name, const char **ret_text,
                   struct error *error)
{
    if (term_text(term) == NULL) {
        return missing(term, name, error);
    }
    *ret_text = term->text;
    return true;
}

static bool decimal_of(const struct term *term, struct decimal *ret_value)
{
    return term_text(term) != NULL && decimal_parse(term->text, strlen(term->text), ret_value);
}

static bool within(struct decimal value, int64_t factor, int64_t max, int64_t *ret_value)
{
    int64_t product = 0;

    if (!decimal_times(value, factor, &product) || product > max || product < -max) {
        return false;
    }
    *ret_value = product;
    return true;
}

bool term_ore(const struct term *term, const char *name, int64_t *ret_ore, struct error *error)
{
    struct decimal value;

    if (term_text(term) == NULL) {
        return missing(term, name, error);
    }
    if (!decimal_of(term, &value)) {
        return unreadable(term, name, error);
    }
    return within(value, 100, term_ore_max, ret_ore) || too_large(term, name, error);
}

bool term_ore_or(const struct term *term, const char *name, int64_t otherwise, int64_t *ret_ore,
                 struct error *error)
{
    struct decimal value;

    if (!decimal_of(term, &value)) {
        *ret_ore = otherwise;
        return true;
    }
    return within(value, 100, term_ore_max, ret_ore) || too_large(term, name, error);
}

/* "Z" or "±HH:MM", which a date of XML may end with and which says nothing here. */
static bool is_zone(const char *text)
{
    return *text == '\0' || strcmp(text, "Z") == 0 ||
           ((text[0] == '+' || text[0] == '-') && isdigit((unsigned char)text[1]) &&
            isdigit((unsigned char)text[2]) && text[3] == ':' && isdigit((unsigned char)text[4]) &&
            isdigit((unsigned char)text[5]) && text[6] == '\0');
}

date term_date(const struct term *term)
{
    enum { LENGTH = 10 };
    date value = DATE_NONE;
    bool readable = term->text != NULL && strlen(term->text) >= LENGTH &&
                    is_zone(term->text + LENGTH) && date_parse(term->text, LENGTH, &value);

    return readable ? value : DATE_NONE;
}

bool term_required_date(const struct term *term, const char *name, date *ret_date,
                        struct error *error)
{
    date value = term_date(term);

    if (term_text(term) == NULL) {
        return missing(term, name, error);
    }
    if (value == DATE_NONE) {
        return unreadable(term, name, error);
    }
    *ret_date = value;
    return true;
}

const char *term_decimal(const struct term *term)
{
    struct decimal value;

    return decimal_of(term, &value) ? term->text : NULL;
}

bool term_quantity(const struct term *term, const char *name, const char **ret_text,
                   struct error *error)
{
    struct decimal value;
    int64_t grains = 0;

    if (!decimal_of(term, &value)) {
        *ret_text = NULL;
        return true;
    }
    if (!within(value, grains_a_unit, term_grains_max, &grains)) {
        return too_large(term, name, error);
    }
    *ret_text = term->text;
    return true;
}

int64_t term_rate_e4(const struct term *term)
{
    struct decimal value;
    int64_t rate = 0;

    return decimal_of(term, &value) && within(value, 10000, rate_e4_max, &rate) ? rate : RATE_NONE;
}

bool term_true(const struct term *term)
{
    return term->text != NULL && (strcmp(term->text, "true") == 0 || strcmp(term->text, "1") == 0);
}

static char *digits_of(struct arena *arena, const char *text)
{
    char *digits = arena_alloc(arena, strlen(text) + 1);
    size_t count = 0;

    for (; *text != '\0'; text++) {
        if (*text >= '0' && *text <= '9') {
            digits[count++] = *text;
        }
    }
    return digits;
}

const char *term_seller_id(struct arena *arena, const struct invoice_party *seller)
{
    enum { VAT_DIGITS = 12, ORGANISATION_DIGITS = 10 };

    if (seller->legal_id.text != NULL) {
        const char *digits = digits_of(arena, seller->legal_id.text);

        if (*digits != '\0') {
            return digits;
        }
    }
    if (seller->vat_id.text == NULL || strncasecmp(seller->vat_id.text, "SE", 2) != 0) {
        return "";
    }
    char *digits = digits_of(arena, seller->vat_id.text);

    if (strlen(digits) == VAT_DIGITS && strcmp(digits + ORGANISATION_DIGITS, "01") == 0) {
        digits[ORGANISATION_DIGITS] = '\0';
    }
    return digits;
}
