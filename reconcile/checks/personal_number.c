/* Does the document print a personal number in full?
 *
 * Care invoices are secret by default; providers use codes.  A number is 10 or 12 digits with an
 * optional - or + before the last four, a date that exists (or a coordination number's: day + 60),
 * a century of 18–20 when it has one, a valid check digit, and no digit beside it.
 */
#include "reconcile/check.h"

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

/* A run of digits that may be one: 10 or 12, or 6 or 8 and, after - or +, exactly four more. */
static size_t read_digits(const char *text, char ret_digits[12])
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
    return count;
}

static bool has_personal_number(const char *text)
{
    char digits[12];

    for (size_t at = 0; text != NULL && text[at] != '\0'; at++) {
        if (is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1])) &&
            is_personal_number(digits, read_digits(text + at, digits))) {
            return true;
        }
    }
    return false;
}

static bool line_has(const struct line *line)
{
    if (has_personal_number(line->note) || has_personal_number(line->name) ||
        has_personal_number(line->description)) {
        return true;
    }
    for (size_t at = 0; at < line->attribute_count; at++) {
        if (has_personal_number(line->attributes[at].value)) {
            return true;
        }
    }
    return false;
}

static bool document_has(const struct document *document)
{
    if (has_personal_number(document->buyer_reference) ||
        has_personal_number(document->payment_terms)) {
        return true;
    }
    for (size_t at = 0; at < document->note_count; at++) {
        if (has_personal_number(document->notes[at])) {
            return true;
        }
    }
    return false;
}

static int64_t run(struct checking *checking)
{
    if (document_has(checking->document)) {
        (void)checking_add_document(checking, IN04);
    }
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (checking_in_scope(checking, line) && line_has(line)) {
            (void)checking_add_line(checking, IN04, line);
        }
    }
    return 0;
}

const struct check check_personal_number = {
    .asks = "IN04: no full personal number",
    .source = "Offentlighets- och sekretesslagen (2009:400) 26 kap. 1 §",
    .run = run,
};
