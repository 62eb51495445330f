#include "reconcile/base/personal_number.h"

#include "reconcile/base/date.h"

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

static int two(const char *digits)
{
    return (digits[0] - '0') * 10 + (digits[1] - '0');
}

/* Luhn over the ten short digits. */
static bool check_digit_holds(const char *ten)
{
    int sum = 0;

    for (int at = 0; at < 10; at++) {
        int value = (ten[at] - '0') * (at % 2 == 0 ? 2 : 1);

        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

static bool date_exists(int century, const char *ten)
{
    int day = two(ten + 4);
    date exists = 0;

    return date_from_civil(century * 100 + two(ten), two(ten + 2), day > 60 ? day - 60 : day,
                           &exists);
}

static bool is_personal_number(const char *digits, size_t count)
{
    if (count == 12) {
        int century = two(digits);

        return century >= 18 && century <= 20 && date_exists(century, digits + 2) &&
               check_digit_holds(digits + 2);
    }
    return count == 10 && check_digit_holds(digits) &&
           (date_exists(18, digits) || date_exists(19, digits) || date_exists(20, digits));
}

/* A run of digits that may be one: 10 or 12, or 6 or 8 and, after - or +, exactly four more.
 * *ret_length is how much of the text it takes. */
static size_t read_digits(const char *text, char ret_digits[12], size_t *ret_length)
{
    size_t run = 0;
    size_t count = 0;

    while (is_digit(text[run])) {
        run++;
    }
    size_t tail = 0;

    if ((run == 6 || run == 8) && (text[run] == '-' || text[run] == '+')) {
        while (is_digit(text[run + 1 + tail])) {
            tail++;
        }
    }
    if ((run == 6 || run == 8) && tail != 4) {
        return 0;
    }
    if (run != 6 && run != 8 && run != 10 && run != 12) {
        return 0;
    }
    for (size_t at = 0; at < run; at++) {
        ret_digits[count++] = text[at];
    }
    for (size_t at = 0; at < tail; at++) {
        ret_digits[count++] = text[run + 1 + at];
    }
    *ret_length = run + (tail == 0 ? 0 : tail + 1);
    return count;
}

size_t personal_number_at(const char *text, size_t at)
{
    char digits[12] = {0};
    size_t length = 0;

    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) {
        return 0;
    }
    size_t count = read_digits(text + at, digits, &length);

    return is_personal_number(digits, count) ? length : 0;
}

bool personal_number_in(const char *text)
{
    for (size_t at = 0; text[at] != '\0'; at++) {
        if (personal_number_at(text, at) > 0) {
            return true;
        }
    }
    return false;
}

void personal_numbers_mask(char *text)
{
    for (size_t at = 0; text[at] != '\0'; at++) {
        for (size_t length = personal_number_at(text, at); length > 0; length--) {
            text[at] = is_digit(text[at]) ? '*' : text[at];
            at += length > 1;
        }
    }
}
