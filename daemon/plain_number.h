/* A number as programs write it, -1234.5, in its parts: for those who write it for people. */
#ifndef AVSTAMD_PLAIN_NUMBER_H
#define AVSTAMD_PLAIN_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Places in the text that was read; no fraction is one of length 0. */
struct plain_number {
    bool below_zero;
    const char *whole, *fraction;
    size_t whole_length, fraction_length;
};

/* Digits, perhaps with a minus before them and a point and digits after them, and nothing else. */
bool plain_number(const char *text, struct plain_number *ret_number);

#endif
