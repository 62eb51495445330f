/* Civil dates, months and local days of instants.
 *
 * A `date` is a day number (1970-01-01 is 0) and a `month` counts months (year × 12 + month − 1),
 * so both compare, add and index as integers.  An instant is seconds since 1970-01-01T00:00 UTC.
 * Local time is Europe/Stockholm by the rules in force since 1980; nothing here asks the clock or
 * the system's time zone.
 */
#ifndef AVSTAMD_DATE_H
#define AVSTAMD_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/attributes.h"

typedef int32_t date;
typedef int32_t month;

#define DATE_NONE INT32_MIN    /* no date */
#define DATE_FOREVER INT32_MAX /* an interval without end */
#define MONTH_NONE INT32_MIN

enum { DATE_TEXT_BYTES = 16, INSTANT_TEXT_BYTES = 48, SECONDS_A_DAY = 86400 };

/* Inclusive of both ends. */
struct period {
    date first;
    date last;
};

CHECKED bool date_from_civil(int year, int month_1_12, int day, date *ret_date);
void date_to_civil(date day, int *ret_year, int *ret_month_1_12, int *ret_day);

/* Exactly YYYY-MM-DD, years 1000–9999, a day that exists. */
CHECKED bool date_parse(const char *text, size_t length, date *ret_date);
/* "" for DATE_NONE and DATE_FOREVER. */
void date_format(date day, char ret_text[DATE_TEXT_BYTES]);

month month_of(date day);
date month_first(month m);
date month_last(month m);
int month_days(month m);
/* Exactly YYYY-MM. */
CHECKED bool month_parse(const char *text, size_t length, month *ret_month);
void month_format(month m, char ret_text[DATE_TEXT_BYTES]);

/* Seconds that local time is ahead of UTC at this instant: 3600 or 7200. */
int local_offset_s(int64_t instant_s);
/* The local calendar day on which the instant falls. */
date local_day(int64_t instant_s);
/* The instant of a local wall time.  A time that occurs twice is its first occurrence; one that
 * never occurs is read with the offset in force before the change (spec §2). */
int64_t instant_of_local(date day, int second_of_day);

/* ISO 8601 `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]` ('T' or one space); without offset it is local time.
 */
CHECKED bool instant_parse(const char *text, size_t length, int64_t *ret_instant_s);
/* Local time `YYYY-MM-DDTHH:MM:SS+HH:MM`. */
void instant_format(int64_t instant_s, char ret_text[INSTANT_TEXT_BYTES]);

#endif
