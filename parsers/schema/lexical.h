/* Whether a text, without white space around it, is written as a type of XML Schema demands. */
#ifndef AVSTAMD_SCHEMA_LEXICAL_H
#define AVSTAMD_SCHEMA_LEXICAL_H

#include <stdbool.h>

bool lexical_is_date(const char *text);
bool lexical_is_time(const char *text);
bool lexical_is_date_time(const char *text);
/* At most 24 digits; xs:integer has no fraction. */
bool lexical_is_decimal(const char *text, bool may_have_fraction);
bool lexical_is_boolean(const char *text);
bool lexical_is_language(const char *text);
/* A name without a colon. */
bool lexical_is_name(const char *text);
/* Characters that must be escaped in an address are overwritten. */
bool lexical_is_any_uri(char *text);

#endif
