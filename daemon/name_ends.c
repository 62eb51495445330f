#include "daemon/name_ends.h"

#include <string.h>
#include <strings.h>

bool name_ends(const char *name, const char *end)
{
    size_t length = strlen(name), end_length = strlen(end);

    return length > end_length && strcasecmp(name + length - end_length, end) == 0;
}
