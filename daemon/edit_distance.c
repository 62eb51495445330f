#include "daemon/edit_distance.h"

#include <string.h>

enum { LETTERS_MAX = 60 };

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

size_t edit_distance(const char *one, const char *other)
{
    size_t rows[LETTERS_MAX + 1][LETTERS_MAX + 1];
    size_t high = strnlen(one, LETTERS_MAX), wide = strnlen(other, LETTERS_MAX);

    for (size_t row = 0; row <= high; row++) {
        rows[row][0] = row;
    }
    for (size_t column = 0; column <= wide; column++) {
        rows[0][column] = column;
    }
    for (size_t row = 1; row <= high; row++) {
        for (size_t column = 1; column <= wide; column++) {
            size_t changed = one[row - 1] == other[column - 1] ? 0 : 1;
            size_t found = least(rows[row - 1][column] + 1, rows[row][column - 1] + 1);

            found = least(found, rows[row - 1][column - 1] + changed);
            if (row > 1 && column > 1 && one[row - 1] == other[column - 2] &&
                one[row - 2] == other[column - 1]) {
                found = least(found, rows[row - 2][column - 2] + 1);
            }
            rows[row][column] = found;
        }
    }
    return rows[high][wide];
}

size_t edit_distance_limit(const char *known)
{
    size_t letters = strlen(known);

    return letters < 4 ? 1 : letters < 8 ? 2 : 3;
}
