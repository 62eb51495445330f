#include "parsers/date_form.h"

#include <string.h>

enum { ISO_LENGTH = 10, COMPACT_LENGTH = 8 };

/* CCYYMMDD. */
static bool compact(const char *text, date *ret_date)
{
    const char iso[ISO_LENGTH] = {text[0], text[1], text[2], text[3], '-',
                                  text[4], text[5], '-',     text[6], text[7]};

    return date_parse(iso, sizeof iso, ret_date);
}

/* YYYY-MM-DDTHH:MM:SS, with parts of a second and a zone that say nothing about a day. */
static bool with_time(const char *text, size_t length, date *ret_date)
{
    static const char shape[] = "T00:00:00";

    if (length < ISO_LENGTH + sizeof shape - 1) {
        return false;
    }
    for (size_t at = 0; at < sizeof shape - 1; at++) {
        char byte = text[ISO_LENGTH + at];
        bool digit = byte >= '0' && byte <= '9';

        if (shape[at] == '0' ? !digit : byte != shape[at]) {
            return false;
        }
    }
    for (size_t at = ISO_LENGTH + sizeof shape - 1; at < length; at++) {
        if (text[at] == '\0' || strchr("0123456789.:+-Z", text[at]) == NULL) {
            return false;
        }
    }
    return date_parse(text, ISO_LENGTH, ret_date);
}

bool date_in_iso(const char *text, size_t length, char ret_text[DATE_TEXT_BYTES])
{
    date day = DATE_NONE;

    if (length == COMPACT_LENGTH ? !compact(text, &day) : !with_time(text, length, &day)) {
        return false;
    }
    date_format(day, ret_text);
    return true;
}
