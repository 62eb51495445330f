/* Does quantity × price make the line's amount?
 *
 * Compared exactly, as written: |quantity × price / base quantity + charges − allowances − net| may
 * be 0.02 at most.  A line without a price cannot be asked.
 */
#include "reconcile/check.h"

enum { TOLERANCE_ORE = 2 };

static int128 power_of_ten(int exponent)
{
    int128 power = 1;

    while (exponent-- > 0) {
        power *= 10;
    }
    return power;
}

static int128 magnitude(int128 number)
{
    return number < 0 ? -number : number;
}

/* Removes digits until both factors are small enough for an exact product; nobody prices care with
 * more than nine decimals. */
static struct decimal shortened(struct decimal value)
{
    while (magnitude(value.units) >= power_of_ten(15) && value.scale > 0) {
        value.units /= 10;
        value.scale--;
    }
    return value;
}

static bool adds_up(const struct line *line)
{
    struct decimal quantity = shortened(line->quantity);
    struct decimal price = shortened(line->price);
    struct decimal base = {.units = 1, .scale = 0};

    if (line->has_base_quantity && decimal_sign(line->base_quantity) > 0) {
        base = shortened(line->base_quantity);
    }
    if (magnitude(quantity.units) >= power_of_ten(15) ||
        magnitude(price.units) >= power_of_ten(15) || magnitude(base.units) >= power_of_ten(15)) {
        return false;
    }
    /* product / (10^(qs+ps) × base / 10^bs) against öre: scaled so that nothing is divided */
    int scale = quantity.scale + price.scale - base.scale;
    int128 product = quantity.units * price.units;
    int128 target = (int128)(line->net_ore - line->allowance_ore) * base.units;
    int128 tolerance = TOLERANCE_ORE * base.units;

    if (scale > 2) { /* drop what is far below the tolerance rather than overflow */
        int128 divisor = power_of_ten(scale - 2 < 18 ? scale - 2 : 18);
        int128 whole = product / divisor;
        int128 rest = magnitude(product % divisor);
        int128 difference = magnitude(whole - target);

        if (scale - 2 > 18) {
            return magnitude(target) <= tolerance;
        }
        bool grows = (whole - target > 0 || (whole == target)) == (product >= 0);

        return difference < tolerance || (difference == tolerance && (rest == 0 || !grows));
    }
    return magnitude(product * power_of_ten(2 - scale) - target) <= tolerance;
}

static int64_t run(struct checking *checking)
{
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (line->has_price && checking_in_scope(checking, line) && !adds_up(line)) {
            (void)checking_add_line(checking, IN02, line);
        }
    }
    return 0;
}

const struct check check_line_sum = {
    .asks = "IN02: quantity × price makes the line's amount",
    .source = "Peppol BIS Billing 3, PEPPOL-EN16931-R120",
    .run = run,
};
