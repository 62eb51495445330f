/* What an object of JSON has by a name. */
#ifndef AVSTAMD_JSON_MEMBER_H
#define AVSTAMD_JSON_MEMBER_H

#include <jansson.h>

/* "" when there is none, or it is no text; lives in the object. */
const char *json_member_text(const json_t *object, const char *name);

#endif
