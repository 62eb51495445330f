/* EN 16931 and Peppol in UBL: the tables of paths_ubl_*.c, each a pattern of its own. */
#include "parsers/validate/paths_ubl.h"

const struct path_table paths_ubl[] = {
    {paths_ubl_restrictions, SOURCE_EN16931},
    {paths_ubl_more_restrictions, SOURCE_EN16931},
    {paths_ubl_documents, SOURCE_EN16931},
    {paths_ubl_syntax, SOURCE_EN16931},
    {paths_ubl_tallies, SOURCE_EN16931},
    {paths_ubl_decimals, SOURCE_EN16931},
    {paths_ubl_codes, SOURCE_EN16931},
    {paths_ubl_peppol, SOURCE_PEPPOL},
    {0},
};

const struct format_prefix paths_ubl_prefixes[] = {
    {"cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
    {"cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"},
    {"ext", "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"},
    {0},
};
