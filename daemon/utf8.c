#include "daemon/utf8.h"

static int continuation_bytes(unsigned char lead)
{
    return lead < 0x80   ? 0
           : lead < 0xc2 ? -1
           : lead < 0xe0 ? 1
           : lead < 0xf0 ? 2
           : lead < 0xf5 ? 3
                         : -1;
}

bool utf8_valid(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;

    for (size_t at = 0; at < length;) {
        unsigned char lead = bytes[at++];
        int more = continuation_bytes(lead);

        if (more < 0 || (size_t)more > length - at) {
            return false;
        }
        unsigned char second = more > 0 ? bytes[at] : 0x80;

        /* Overlong forms, surrogates and code points past the last one. */
        if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
            (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) {
            return false;
        }
        for (; more > 0; more--) {
            if ((bytes[at++] & 0xc0) != 0x80) {
                return false;
            }
        }
    }
    return true;
}
