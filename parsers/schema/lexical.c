#include "parsers/schema/lexical.h"

#include <libxml/tree.h>
#include <libxml/uri.h>
#include <string.h>

#include "parsers/characters.h"

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The number of exactly `digits` digits at *at, which moves on; −1 when there are fewer. */
static int number(const char **at, int digits)
{
    int value = 0;

    for (int count = 0; count < digits; count++) {
        if (!is_digit(**at)) {
            return -1;
        }
        value = value * 10 + (*(*at)++ - '0');
    }
    return value;
}

static bool take(const char **at, char byte)
{
    if (**at != byte) {
        return false;
    }
    (*at)++;
    return true;
}

/* Nothing, Z, or hours and minutes up to fourteen hours. */
static bool zone(const char **at)
{
    if (take(at, 'Z')) {
        return true;
    }
    if (**at != '+' && **at != '-') {
        return true;
    }
    (*at)++;
    int hours = number(at, 2);

    if (hours < 0 || !take(at, ':')) {
        return false;
    }
    int minutes = number(at, 2);

    return minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 14 * 60;
}

static bool time_of_day(const char **at)
{
    int hours = number(at, 2);
    bool good = take(at, ':');
    int minutes = number(at, 2);

    good &= take(at, ':');
    int seconds = number(at, 2);
    bool has_fraction = take(at, '.');
    bool is_whole = true;

    good &= !has_fraction || is_digit(**at);
    for (; has_fraction && is_digit(**at); (*at)++) {
        is_whole &= **at == '0';
    }
    if (!good || hours < 0 || minutes < 0 || seconds < 0 || minutes > 59 || seconds > 59) {
        return false;
    }
    return hours < 24 || (hours == 24 && minutes == 0 && seconds == 0 && is_whole);
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Four digits or more, of which only four may begin with 0; there is no year 0. */
static bool day(const char **at)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year_in_400 = 0;
    bool is_zero = true;

    (void)take(at, '-');
    const char *first = *at;

    for (; is_digit(**at); (*at)++) {
        year_in_400 = (year_in_400 * 10 + (**at - '0')) % 400;
        is_zero &= **at == '0';
    }
    if (*at - first < 4 || (*at - first > 4 && *first == '0') || is_zero || !take(at, '-')) {
        return false;
    }
    int month = number(at, 2);

    if (month < 1 || month > 12 || !take(at, '-')) {
        return false;
    }
    int number_of_day = number(at, 2);

    return number_of_day >= 1 && number_of_day <= days[month - 1] &&
           (month != 2 || number_of_day < 29 || is_leap(year_in_400));
}

bool lexical_is_date(const char *at)
{
    return day(&at) && zone(&at) && *at == '\0';
}

bool lexical_is_time(const char *at)
{
    return time_of_day(&at) && zone(&at) && *at == '\0';
}

bool lexical_is_date_time(const char *at)
{
    return day(&at) && take(&at, 'T') && time_of_day(&at) && zone(&at) && *at == '\0';
}

enum { DIGITS_MOST = 24 };

bool lexical_is_decimal(const char *at, bool may_have_fraction)
{
    int digits = 0;
    bool has_zeros = false;

    if (*at == '+' || *at == '-') {
        at++;
    }
    for (; *at == '0'; at++) {
        has_zeros = true;
    }
    for (; is_digit(*at); at++) {
        digits++;
    }
    if (*at == '.' && may_have_fraction) {
        for (at++; is_digit(*at); at++) {
            digits++;
        }
    }
    return *at == '\0' && (digits > 0 || has_zeros) && digits <= DIGITS_MOST;
}

bool lexical_is_boolean(const char *text)
{
    return strcmp(text, "true") == 0 || strcmp(text, "false") == 0 || strcmp(text, "1") == 0 ||
           strcmp(text, "0") == 0;
}

/* One to eight letters, then parts of one to eight letters and digits. */
bool lexical_is_language(const char *at)
{
    for (bool is_first = true;; is_first = false) {
        int count = 0;

        for (; is_letter(*at) || (!is_first && is_digit(*at)); at++) {
            count++;
        }
        if (count < 1 || count > 8) {
            return false;
        }
        if (*at == '\0') {
            return true;
        }
        if (!take(&at, '-')) {
            return false;
        }
    }
}

/* Characters that addresses do not have are to be escaped by who uses them. */
bool lexical_is_any_uri(char *text)
{
    if (strncmp(text, "urn:", 4) == 0 && strpbrk(text, "%#?[]") == NULL) {
        return true; /* most of them */
    }
    for (char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at <= ' ' || (unsigned char)*at >= 0x7f ||
            strchr("<>\"{}|\\^`", *at) != NULL) {
            *at = '_';
        }
    }
    xmlURI *uri = *text == '\0' ? NULL : xmlParseURI(text);
    bool good = *text == '\0' || uri != NULL;

    xmlFreeURI(uri);
    return good;
}

bool lexical_is_name(const char *text)
{
    return xmlValidateNCName((const xmlChar *)(const void *)text, 0) == 0;
}
