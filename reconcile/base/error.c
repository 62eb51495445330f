#include "reconcile/base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
    va_list arguments;

    error->kind = kind;
    va_start(arguments, format);
    (void)vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
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
    return false;
}
