#include "reconcile/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A text that did not fit ends between characters: it may be stored, and must be UTF-8 then. */
static void end_whole(char text[ERROR_TEXT_BYTES])
{
    size_t end = strlen(text);
    size_t at = end;

    if (end < ERROR_TEXT_BYTES - 1) {
        return;
    }
    while (at > 0 && ((unsigned char)text[at - 1] & 0xc0) == 0x80) {
        at--;
    }
    if (at == 0) {
        return;
    }
    unsigned char lead = (unsigned char)text[at - 1];
    size_t wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;

    if (end - (at - 1) < wanted) {
        text[at - 1] = '\0';
    }
}

bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
    va_list arguments;

    error->kind = kind;
    va_start(arguments, format);
    (void)vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    end_whole(error->text);
    return false;
}

bool error_in(struct error *error, const char *format, ...)
{
    char inner[ERROR_TEXT_BYTES];
    va_list arguments;

    memcpy(inner, error->text, sizeof inner);
    va_start(arguments, format);
    int length = vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    if (length >= 0 && (size_t)length < sizeof error->text) {
        size_t used = (size_t)length;

        (void)snprintf(error->text + used, sizeof error->text - used, ": %s", inner);
    }
    end_whole(error->text);
    return false;
}
