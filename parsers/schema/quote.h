/* Which texts of a provider may be repeated in a sentence that others will read. */
#ifndef AVSTAMD_SCHEMA_QUOTE_H
#define AVSTAMD_SCHEMA_QUOTE_H

#include <stdbool.h>
#include <stddef.h>

/* False for what may be a personal number (six or eight digits and four more), for two words or
 * more, which may be a name, and for characters that command a terminal or turn a line around. */
bool quote_may(const char *text, size_t length);

#endif
