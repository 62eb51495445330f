#include "reconcile/base/ratio.h"

#include <assert.h>

int128 ratio_half_away(int128 numerator, int128 denominator)
{
    assert(denominator > 0);
    int128 magnitude = numerator < 0 ? -numerator : numerator;
    int128 whole = magnitude / denominator;
    int128 rest = magnitude % denominator;

    if (rest >= denominator - rest) {
        whole++;
    }
    return numerator < 0 ? -whole : whole;
}

int128 ratio_half_up(int128 numerator, int128 denominator)
{
    assert(numerator >= 0);
    return ratio_half_away(numerator, denominator);
}
