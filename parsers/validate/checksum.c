#include "parsers/validate/checksum.h"

#include <string.h>

#include "parsers/characters.h"

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool all_digits(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if (!is_digit(text[at])) {
            return false;
        }
    }
    return length > 0;
}

static bool all_letters(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if (!is_letter(text[at])) {
            return false;
        }
    }
    return true;
}

static int digit(char c)
{
    return c - '0';
}

bool checksum_digits(const char *text, size_t length, size_t digits)
{
    return length == digits && all_digits(text, length);
}

/* GS1: weights 3, 1, 3 … from the right of the check digit. */
bool checksum_gln(const char *text, size_t length)
{
    int sum = 0;

    if (!all_digits(text, length)) {
        return false;
    }
    for (size_t at = 1; at < length; at++) {
        /* Reduced on the way: the length has no limit. */
        sum = (sum + digit(text[length - 1 - at]) * (at % 2 == 1 ? 3 : 1)) % 10;
    }
    return (10 - sum) % 10 == digit(text[length - 1]);
}

/* Luhn over nine digits and the tenth. */
bool checksum_swedish_organisation(const char *text, size_t length)
{
    int sum = 0;

    if (!checksum_digits(text, length, 10)) {
        return false;
    }
    for (size_t at = 0; at < 9; at++) {
        int weighted = digit(text[at]) * (at % 2 == 0 ? 2 : 1);

        sum += weighted / 10 + weighted % 10;
    }
    return (10 - sum % 10) % 10 == digit(text[9]);
}

/* Modulus 11 with the weights 3 2 7 6 5 4 3 2; no number ends in "10". */
bool checksum_norwegian_organisation(const char *text, size_t length)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;

    if (!checksum_digits(text, length, 9) || strncmp(text, "000000000", 9) == 0) {
        return false;
    }
    for (size_t at = 0; at < 8; at++) {
        sum += digit(text[at]) * weights[at];
    }
    return (11 - sum % 11) % 11 == digit(text[8]);
}

/* The last two digits are 97 less the first eight modulo 97. */
bool checksum_belgian_enterprise(const char *text, size_t length)
{
    int number = 0;

    if (!checksum_digits(text, length, 10)) {
        return false;
    }
    for (size_t at = 0; at < 8; at++) {
        number = number * 10 + digit(text[at]);
    }
    return 97 - number % 97 == digit(text[8]) * 10 + digit(text[9]);
}

bool checksum_danish_se(const char *text, size_t length)
{
    return length == 10 && strncmp(text, "DK", 2) == 0 && all_digits(text + 2, 8);
}

bool checksum_danish_cvr(const char *text, size_t length)
{
    return checksum_danish_se(text, length) || checksum_digits(text, length, 8);
}

/* Modulus 89 after one is taken from the first digit. */
bool checksum_australian_first_eleven(const char *text, size_t length)
{
    static const int weights[] = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
    int sum = -weights[0];

    if (length < 11) {
        return false;
    }
    for (size_t at = 0; at < 11; at++) {
        sum += digit(text[at]) * weights[at];
    }
    return sum % 89 == 0;
}

bool checksum_australian_business(const char *text, size_t length)
{
    return checksum_digits(text, length, 11) && checksum_australian_first_eleven(text, length);
}

bool checksum_italian_office(const char *text, size_t length)
{
    if (length != 6) {
        return false;
    }
    for (size_t at = 0; at < length; at++) {
        if (!is_digit(text[at]) && !is_letter(text[at])) {
            return false;
        }
    }
    return true;
}

/* A whole number as XML Schema reads it, signed or not. */
static bool is_integer(const char *text, size_t length)
{
    size_t sign = length > 1 && (text[0] == '+' || text[0] == '-') ? 1 : 0;

    return all_digits(text + sign, length - sign);
}

/* Of a person: LLLLLL 00 L 00 xxx 0 L; of a company: eleven digits. */
bool checksum_italian_tax_code(const char *text, size_t length)
{
    if (length == 11) {
        return is_integer(text, length);
    }
    return length == 16 && all_letters(text, 6) && is_integer(text + 6, 2) &&
           all_letters(text + 8, 1) && is_integer(text + 9, 2) && is_digit(text[14]) &&
           all_letters(text + 15, 1);
}

/* Luhn over all eleven digits, the last being the check digit. */
static bool italian_number(const char *text, size_t length)
{
    int sum = 0;

    if (!checksum_digits(text, length, 11)) {
        return false;
    }
    for (size_t at = 0; at < 11; at++) {
        int weighted = digit(text[at]) * (at % 2 == 1 ? 2 : 1);

        sum += weighted / 10 + weighted % 10;
    }
    return sum % 10 == 0;
}

bool checksum_italian_vat(const char *text, size_t length)
{
    if (length < 2 || (strncmp(text, "IT", 2) != 0 && strncmp(text, "it", 2) != 0)) {
        return true;
    }
    return italian_number(text + 2, length - 2);
}

bool checksum_dutch_vat(const char *text, size_t length)
{
    return length == 14 && strncmp(text, "NL", 2) == 0 && all_digits(text + 2, 9) &&
           text[11] == 'B' && all_digits(text + 12, 2);
}
