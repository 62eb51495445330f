/* Is it UTF-8?  (Unicode 15, table 3-7: well-formed byte sequences.) */
#ifndef AVSTAMD_UTF8_H
#define AVSTAMD_UTF8_H

#include <stdbool.h>
#include <stddef.h>

bool utf8_valid(const char *text, size_t length);

#endif
