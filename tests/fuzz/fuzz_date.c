/* Dates, months and instants: what is read is written back as it was. */
#include <stdlib.h>
#include <string.h>

#include "parsers/date_form.h"
#include "reconcile/base/date.h"
#include "tests/fuzz/documents.h"

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *given = (const char *)bytes;
    char text[INSTANT_TEXT_BYTES], iso[DATE_TEXT_BYTES];
    int64_t instant = 0, again = 0;
    date day = 0, first = 0;
    month at = 0;

    if (date_parse(given, length, &day)) {
        date_format(day, iso);
        must(strlen(iso) == length && memcmp(iso, given, length) == 0);
        must(date_parse(iso, length, &first) && first == day);
        must(local_day(instant_of_local(day, 12 * 3600)) == day);
    }
    if (month_parse(given, length, &at)) {
        month_format(at, iso);
        must(strlen(iso) == length && memcmp(iso, given, length) == 0);
        must(month_of(month_first(at)) == at && month_of(month_last(at)) == at);
    }
    if (instant_parse(given, length, &instant)) {
        instant_format(instant, text);
        must(instant_parse(text, strlen(text), &again) && again == instant);
    }
    return 0;
}
