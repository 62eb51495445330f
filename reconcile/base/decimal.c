#include "reconcile/base/decimal.h"

#include <assert.h>
#include <string.h>

#include "reconcile/base/ratio.h"

static int128 power_of_ten(int exponent)
{
    int128 power = 1;

    for (int at = 0; at < exponent; at++) {
        power *= 10;
    }
    return power;
}

bool decimal_parse(const char *text, size_t length, struct decimal *ret_decimal)
{
    const int128 too_large = (int128)1000000000000000000 * 1000000000; /* 10^27 */
    struct decimal value = {0};
    bool negative = length > 0 && text[0] == '-';
    size_t at = length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    bool any_digit = false;
    bool in_fraction = false;
    int zeros = 0; /* fraction zeros not yet known to be significant */

    for (; at < length; at++) {
        if (text[at] == '.' && !in_fraction) {
            in_fraction = true;
            continue;
        }
        if (text[at] < '0' || text[at] > '9') {
            return false;
        }
        any_digit = true;
        if (in_fraction && text[at] == '0') {
            zeros++;
            continue;
        }
        for (int shift = in_fraction ? zeros + 1 : 1; shift > 0; shift--) {
            value.units *= 10;
            value.scale += in_fraction ? 1 : 0;
            if (value.units >= too_large || value.scale > DECIMAL_DIGITS_MAX) {
                return false;
            }
        }
        zeros = 0;
        value.units += text[at] - '0';
    }
    if (!any_digit) {
        return false;
    }
    if (negative) {
        value.units = -value.units;
    }
    *ret_decimal = value;
    return true;
}

bool decimal_times(struct decimal value, int64_t factor, int64_t *ret_rounded)
{
    assert(factor < 10000000000 && factor > -10000000000);
    int128 rounded = ratio_half_away(value.units * factor, power_of_ten(value.scale));

    if (rounded > INT64_MAX || rounded < -INT64_MAX) {
        return false;
    }
    *ret_rounded = (int64_t)rounded;
    return true;
}

bool decimal_exact(struct decimal value, int scale, int64_t *ret_units)
{
    if (value.scale > scale || scale > 9) {
        return false;
    }
    return decimal_times(value, (int64_t)power_of_ten(scale), ret_units);
}

int decimal_sign(struct decimal value)
{
    return value.units > 0 ? 1 : value.units < 0 ? -1 : 0;
}

void decimal_format(int64_t scaled, int scale, int decimals, char ret_text[DECIMAL_TEXT_BYTES])
{
    int128 rounded = ratio_half_away((int128)scaled * power_of_ten(decimals), power_of_ten(scale));
    bool negative = rounded < 0;
    int128 magnitude = negative ? -rounded : rounded;
    char digits[DECIMAL_TEXT_BYTES];
    size_t at = sizeof digits;
    int written = 0;

    digits[--at] = '\0';
    do {
        if (written == decimals && decimals > 0) {
            digits[--at] = '.';
        }
        digits[--at] = (char)('0' + (int)(magnitude % 10));
        magnitude /= 10;
        written++;
    } while (magnitude > 0 || written <= decimals);
    if (negative) {
        digits[--at] = '-';
    }
    memcpy(ret_text, digits + at, sizeof digits - at);
}
