#include "parsers/validate/paths_cii.h"

#include <string.h>

static const char blanks[] = " \t\n\r";

int cii_has_both(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && path_count(asked, 1) > 0;
}

bool cii_same_words(const char *left, const char *right)
{
    for (;;) {
        left += strspn(left, blanks);
        right += strspn(right, blanks);
        size_t length = strcspn(left, blanks);

        if (length != strcspn(right, blanks) || memcmp(left, right, length) != 0) {
            return false;
        }
        if (length == 0) {
            return true;
        }
        left += length;
        right += length;
    }
}

const struct path_table paths_cii[] = {
    {paths_cii_document, SOURCE_EN16931},
    {paths_cii_parties, SOURCE_EN16931},
    {paths_cii_settlement, SOURCE_EN16931},
    {paths_cii_line, SOURCE_EN16931},
    {paths_cii_types, SOURCE_EN16931},
    {paths_cii_across, SOURCE_EN16931},
    {paths_cii_decimals, SOURCE_EN16931},
    {paths_cii_codes, SOURCE_EN16931},
    {NULL, SOURCE_EN16931},
};
