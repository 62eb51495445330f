#include "parsers/validate/number.h"

#include <string.h>

#include "parsers/validate/text.h"
#include "reconcile/base/decimal.h"

enum { POWERS = 38 }; /* of ten that fit 128 bits */

struct number number_of(const struct element *element)
{
    struct text text = text_trimmed_of(element);
    struct decimal value;

    if (text.length == 0 || !decimal_parse(text.bytes, text.length, &value)) {
        return (struct number){0};
    }
    return (struct number){value.units, value.scale, true,
                           value.units == 0 && text.bytes[0] == '-'};
}

struct number number_whole(int value)
{
    return (struct number){value, 0, true, false};
}

/* More decimals, the same value; not known when that overflows. */
static struct number widened(struct number value, int scale)
{
    while (value.known && value.scale < scale) {
        if (__builtin_mul_overflow(value.units, (int128)10, &value.units)) {
            value.known = false;
        }
        value.scale++;
    }
    return value;
}

static bool align(struct number *left, struct number *right)
{
    *left = widened(*left, right->scale);
    *right = widened(*right, left->scale);
    return left->known && right->known;
}

struct number number_plus(struct number left, struct number right)
{
    struct number sum = {0};

    if (!left.known || !right.known || !align(&left, &right) ||
        __builtin_add_overflow(left.units, right.units, &sum.units)) {
        return (struct number){0};
    }
    sum.scale = left.scale;
    sum.known = true;
    sum.is_minus_zero = left.is_minus_zero && right.is_minus_zero;
    return sum;
}

struct number number_minus(struct number left, struct number right)
{
    right.units = -right.units;
    return number_plus(left, right);
}

struct number number_times(struct number left, struct number right)
{
    struct number product = {.scale = left.scale + right.scale, .known = true};

    if (!left.known || !right.known ||
        __builtin_mul_overflow(left.units, right.units, &product.units)) {
        return (struct number){0};
    }
    return product;
}

/* Without the zeros at the end, so that more can be done with it. */
static struct number shortened(struct number value)
{
    while (value.scale > 0 && value.units % 10 == 0) {
        value.units /= 10;
        value.scale--;
    }
    return value;
}

struct number number_over(struct number dividend, struct number divisor)
{
    enum { DECIMALS = 18 };
    int scale = dividend.scale > divisor.scale ? dividend.scale : divisor.scale;

    if (dividend.known && divisor.known && divisor.units == 1 && divisor.scale == 0) {
        return shortened(dividend); /* prices are mostly of one unit */
    }
    scale = scale > DECIMALS ? scale : DECIMALS;
    dividend = widened(dividend, scale + divisor.scale);
    if (!dividend.known || !divisor.known || divisor.units == 0) {
        return (struct number){0};
    }
    int128 whole = dividend.units / divisor.units;
    int128 rest = dividend.units % divisor.units;
    bool negative = (rest < 0) != (divisor.units < 0);

    rest = rest < 0 ? -rest : rest;
    divisor = number_absolute(divisor);
    if (rest > divisor.units - rest) {
        whole += negative ? -1 : 1;
    }
    return shortened((struct number){.units = whole, .scale = scale, .known = true});
}

struct number number_absolute(struct number value)
{
    value.units = value.units < 0 ? -value.units : value.units;
    return value;
}

struct number number_round(struct number value, int decimals)
{
    int cut = value.scale - decimals;
    int128 power = 1;

    if (!value.known || cut <= 0) {
        return value;
    }
    if (cut > POWERS) {
        return (struct number){.scale = decimals, .known = true};
    }
    for (int at = 0; at < cut; at++) {
        power *= 10;
    }
    int128 whole = value.units / power;
    int128 rest = value.units % power;

    if (rest < 0) { /* the floor */
        whole--;
        rest += power;
    }
    bool is_negative = value.units < 0;

    value.units = rest >= power - rest ? whole + 1 : whole;
    value.is_minus_zero |= value.units == 0 && is_negative;
    value.scale = decimals;
    return value;
}

bool number_equal(struct number left, struct number right)
{
    return left.known && right.known && align(&left, &right) && left.units == right.units;
}

bool number_equal_as_double(struct number left, struct number right)
{
    return number_equal(left, right) && left.is_minus_zero == right.is_minus_zero;
}

bool number_less(struct number left, struct number right)
{
    return left.known && right.known && align(&left, &right) && left.units < right.units;
}

bool number_at_most(struct number left, struct number right)
{
    return left.known && right.known && align(&left, &right) && left.units <= right.units;
}

bool number_true(struct number value)
{
    return value.known && value.units != 0;
}

static size_t exponent_place(struct text text)
{
    for (size_t at = 0; at < text.length; at++) {
        if (text.bytes[at] == 'e' || text.bytes[at] == 'E') {
            return at;
        }
    }
    return text.length;
}

bool number_sign_of_double(const struct element *element, int *ret_sign)
{
    struct text text = text_trimmed_of(element);
    struct decimal value;

    if (text_is(text, "INF") || text_is(text, "-INF")) {
        *ret_sign = text.bytes[0] == '-' ? -1 : 1;
        return true;
    }
    if (!text_is_number(text) || !decimal_parse(text.bytes, exponent_place(text), &value)) {
        return false;
    }
    *ret_sign = decimal_sign(value);
    /* −0 is an integer, and the same as 0. */
    if (*ret_sign == 0 && text.bytes[0] == '-' &&
        (exponent_place(text) < text.length || memchr(text.bytes, '.', text.length) != NULL)) {
        *ret_sign = -1;
    }
    return true;
}
