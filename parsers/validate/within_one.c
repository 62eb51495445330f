#include "parsers/validate/within_one.h"

/* Larger numbers would not fit 128 bits on the way; then exact decimals must do. */
enum { MANTISSA_BITS = 53, SCALE_MAX = 15, SHIFT_MAX = 70 };

/* mantissa × 2^−shift */
struct binary {
    int128 mantissa;
    int shift;
};

static int bits_of(int128 magnitude)
{
    int bits = 0;

    for (; magnitude > 0; magnitude >>= 1) {
        bits++;
    }
    return bits;
}

static int128 magnitude_of(int128 value)
{
    return value < 0 ? -value : value;
}

/* A half goes to the even neighbour. */
static int128 quotient(int128 dividend, int128 divisor)
{
    int128 whole = dividend / divisor;
    int128 twice = 2 * (dividend % divisor);

    return whole + (twice > divisor || (twice == divisor && whole % 2 != 0) ? 1 : 0);
}

static bool fits(int shift)
{
    return shift >= 0 && shift <= SHIFT_MAX;
}

static int128 power_of_ten(int exponent)
{
    int128 power = 1;

    for (int at = 0; at < exponent; at++) {
        power *= 10;
    }
    return power;
}

/* The nearest double; false when it cannot be computed here. */
static bool nearest(struct number value, struct binary *ret_binary)
{
    if (value.scale > SCALE_MAX) {
        return false;
    }
    int128 divisor = power_of_ten(value.scale);
    int128 dividend = magnitude_of(value.units);
    int shift = MANTISSA_BITS + bits_of(divisor) - bits_of(dividend);

    if (dividend == 0) {
        *ret_binary = (struct binary){0, 0};
        return true;
    }
    /* One bit too many when the quotient of the highest bits is 1. */
    if (shift > 0 && bits_of((dividend << shift) / divisor) > MANTISSA_BITS) {
        shift--;
    }
    if (!fits(shift)) {
        return false;
    }
    int128 mantissa = quotient(dividend << shift, divisor);

    *ret_binary = (struct binary){value.units < 0 ? -mantissa : mantissa, shift};
    return true;
}

static struct binary plus_whole(struct binary value, int whole)
{
    int128 sum = value.mantissa + whole * ((int128)1 << value.shift);
    int surplus = bits_of(magnitude_of(sum)) - MANTISSA_BITS;

    if (surplus > 0) {
        int128 rounded = quotient(magnitude_of(sum), (int128)1 << surplus);

        return (struct binary){sum < 0 ? -rounded : rounded, value.shift - surplus};
    }
    return (struct binary){sum, value.shift};
}

/* −1, 0 or 1 */
static int order(int128 left, int128 right)
{
    return left < right ? -1 : left > right ? 1 : 0;
}

static int order_of(struct binary left, struct binary right)
{
    int shift = left.shift > right.shift ? left.shift : right.shift;

    return order(left.mantissa * ((int128)1 << (shift - left.shift)),
                 right.mantissa * ((int128)1 << (shift - right.shift)));
}

/* False when it cannot be computed here. */
static bool compare(struct binary left, struct number right, int *ret_order)
{
    int128 product, shifted;

    if (!fits(left.shift) ||
        __builtin_mul_overflow(left.mantissa, power_of_ten(right.scale), &product) ||
        __builtin_mul_overflow(right.units, (int128)1 << left.shift, &shifted)) {
        return false;
    }
    *ret_order = order(product, shifted);
    return true;
}

static bool is_close(struct number amount, struct number sum)
{
    return number_less(number_absolute(number_minus(amount, sum)), number_whole(1));
}

bool is_within_one(struct number amount, struct number sum, bool sum_is_double)
{
    struct binary binary, other;
    int below, above;

    if (!amount.known || !sum.known || !nearest(amount, &binary) || !nearest(sum, &other)) {
        return is_close(amount, sum);
    }
    struct binary less = plus_whole(binary, -1);
    struct binary more = plus_whole(binary, 1);

    if (sum_is_double) {
        return fits(less.shift) && fits(more.shift)
                   ? order_of(less, other) < 0 && order_of(more, other) > 0
                   : is_close(amount, sum);
    }
    if (!compare(less, sum, &below) || !compare(more, sum, &above)) {
        return is_close(amount, sum);
    }
    return below < 0 && above > 0;
}
