#include "reconcile/base/date.h"

#include <stdio.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month_1_12)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month_1_12 == 2 && is_leap(year) ? 29 : days[month_1_12 - 1];
}

/* Day number of a civil date in the proleptic Gregorian calendar; years are counted from March so
 * that the leap day comes last (Howard Hinnant, chrono-compatible low-level date algorithms). */
static date day_number(int year, int month_1_12, int day)
{
    int y = month_1_12 <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month_1_12 + (month_1_12 > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

bool date_from_civil(int year, int month_1_12, int day, date *ret_date)
{
    if (year < 1000 || year > 9999 || month_1_12 < 1 || month_1_12 > 12 || day < 1 ||
        day > days_in(year, month_1_12)) {
        return false;
    }
    *ret_date = day_number(year, month_1_12, day);
    return true;
}

void date_to_civil(date day, int *ret_year, int *ret_month_1_12, int *ret_day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month_1_12 = shifted < 10 ? shifted + 3 : shifted - 9;

    *ret_day = day_of_year - (153 * shifted + 2) / 5 + 1;
    *ret_month_1_12 = month_1_12;
    *ret_year = year_of_era + era * 400 + (month_1_12 <= 2 ? 1 : 0);
}

/* Reads exactly `count` digits. */
static bool digits(const char *text, size_t count, int *ret_value)
{
    int value = 0;

    for (size_t at = 0; at < count; at++) {
        if (text[at] < '0' || text[at] > '9') {
            return false;
        }
        value = value * 10 + (text[at] - '0');
    }
    *ret_value = value;
    return true;
}

bool date_parse(const char *text, size_t length, date *ret_date)
{
    int year = 0;
    int month_1_12 = 0;
    int day = 0;

    return length == 10 && text[4] == '-' && text[7] == '-' && digits(text, 4, &year) &&
           digits(text + 5, 2, &month_1_12) && digits(text + 8, 2, &day) &&
           date_from_civil(year, month_1_12, day, ret_date);
}

void date_format(date day, char ret_text[DATE_TEXT_BYTES])
{
    int year = 0;
    int month_1_12 = 0;
    int number = 0;

    ret_text[0] = '\0';
    if (day == DATE_NONE || day == DATE_FOREVER) {
        return;
    }
    date_to_civil(day, &year, &month_1_12, &number);
    (void)snprintf(ret_text, DATE_TEXT_BYTES, "%04d-%02d-%02d", year, month_1_12, number);
}

month month_of(date day)
{
    int year = 0;
    int month_1_12 = 0;
    int number = 0;

    date_to_civil(day, &year, &month_1_12, &number);
    return year * 12 + month_1_12 - 1;
}

date month_first(month m)
{
    return day_number(m / 12, m % 12 + 1, 1);
}

int month_days(month m)
{
    return days_in(m / 12, m % 12 + 1);
}

date month_last(month m)
{
    return month_first(m) + month_days(m) - 1;
}

bool month_parse(const char *text, size_t length, month *ret_month)
{
    int year = 0;
    int month_1_12 = 0;

    if (length != 7 || text[4] != '-' || !digits(text, 4, &year) ||
        !digits(text + 5, 2, &month_1_12) || year < 1000 || month_1_12 < 1 || month_1_12 > 12) {
        return false;
    }
    *ret_month = year * 12 + month_1_12 - 1;
    return true;
}

void month_format(month m, char ret_text[DATE_TEXT_BYTES])
{
    ret_text[0] = '\0';
    if (m != MONTH_NONE) {
        (void)snprintf(ret_text, DATE_TEXT_BYTES, "%04d-%02d", m / 12, m % 12 + 1);
    }
}

/* The last Sunday of a month; 1970-01-01 was a Thursday. */
static date last_sunday(int year, int month_1_12)
{
    date last = day_number(year, month_1_12, days_in(year, month_1_12));
    int weekday = (int)((((int64_t)last + 4) % 7 + 7) % 7); /* Sunday is 0 */

    return last - weekday;
}

/* Summer time, EU rule: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday
 * of October; before 1996 it ended in September. */
static bool is_summer(int64_t instant_s)
{
    int year = 0;
    int month_1_12 = 0;
    int day = 0;
    int64_t day_number_utc = instant_s / SECONDS_A_DAY - (instant_s % SECONDS_A_DAY < 0 ? 1 : 0);

    date_to_civil((date)day_number_utc, &year, &month_1_12, &day);
    if (year < 1980) {
        return false;
    }
    int64_t begin = (int64_t)last_sunday(year, 3) * SECONDS_A_DAY + 3600;
    int64_t end = (int64_t)last_sunday(year, year < 1996 ? 9 : 10) * SECONDS_A_DAY + 3600;

    return instant_s >= begin && instant_s < end;
}

int local_offset_s(int64_t instant_s)
{
    return is_summer(instant_s) ? 7200 : 3600;
}

date local_day(int64_t instant_s)
{
    int64_t local = instant_s + local_offset_s(instant_s);

    return (date)(local / SECONDS_A_DAY - (local % SECONDS_A_DAY < 0 ? 1 : 0));
}

int64_t instant_of_local(date day, int second_of_day)
{
    int64_t local = (int64_t)day * SECONDS_A_DAY + second_of_day;
    int64_t as_summer = local - 7200;
    int64_t as_winter = local - 3600;

    /* Summer first: in October's doubled hour that is the first occurrence.  In March's missing
     * hour neither reading fits, and the offset before the change is winter's. */
    return is_summer(as_summer) ? as_summer : as_winter;
}

/* Z, ±HH:MM, ±HHMM or ±HH. */
static bool offset_parse(const char *text, size_t length, int *ret_offset_s)
{
    int hours = 0;
    int minutes = 0;
    size_t minutes_at = length == 6 ? 4 : 3;

    if (length == 1 && text[0] == 'Z') {
        *ret_offset_s = 0;
        return true;
    }
    if ((length != 6 && length != 5 && length != 3) || (text[0] != '+' && text[0] != '-') ||
        !digits(text + 1, 2, &hours) || (length == 6 && text[3] != ':') ||
        (length > 3 && !digits(text + minutes_at, 2, &minutes)) || hours > 14 || minutes > 59) {
        return false;
    }
    *ret_offset_s = (hours * 3600 + minutes * 60) * (text[0] == '-' ? -1 : 1);
    return true;
}

/* ".000" after the seconds: systems print it, and it says nothing.  Returns where it ends. */
static size_t skip_zero_fraction(const char *text, size_t length, size_t at)
{
    size_t end = at + 1;

    if (at >= length || text[at] != '.') {
        return at;
    }
    while (end < length && text[end] == '0') {
        end++;
    }
    return end > at + 1 ? end : at;
}

bool instant_parse(const char *text, size_t length, int64_t *ret_instant_s)
{
    date day = 0;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    int offset_s = 0;

    if (length < 16 || !date_parse(text, 10, &day) || (text[10] != 'T' && text[10] != ' ') ||
        text[13] != ':' || !digits(text + 11, 2, &hours) || !digits(text + 14, 2, &minutes) ||
        hours > 23 || minutes > 59) {
        return false;
    }
    size_t at = 16;

    if (length >= 19 && text[16] == ':') {
        if (!digits(text + 17, 2, &seconds) || seconds > 59) {
            return false;
        }
        at = skip_zero_fraction(text, length, 19);
    }
    int second_of_day = hours * 3600 + minutes * 60 + seconds;

    if (at == length) {
        *ret_instant_s = instant_of_local(day, second_of_day);
        return true;
    }
    if (!offset_parse(text + at, length - at, &offset_s)) {
        return false;
    }
    *ret_instant_s = (int64_t)day * SECONDS_A_DAY + second_of_day - offset_s;
    return true;
}

void instant_format(int64_t instant_s, char ret_text[INSTANT_TEXT_BYTES])
{
    char day_text[DATE_TEXT_BYTES];
    int offset_s = local_offset_s(instant_s);
    date day = local_day(instant_s);
    int second = (int)(instant_s + offset_s - (int64_t)day * SECONDS_A_DAY);

    date_format(day, day_text);
    (void)snprintf(ret_text, INSTANT_TEXT_BYTES, "%sT%02d:%02d:%02d+%02d:00", day_text,
                   second / 3600, second / 60 % 60, second % 60, offset_s / 3600);
}
