/* Rules about places in CII: its tables, and what their rows are made of. */
#ifndef AVSTAMD_PATHS_CII_H
#define AVSTAMD_PATHS_CII_H

#include "parsers/validate/paths.h"

#define CII_TRANSACTION "/rsm:SupplyChainTradeTransaction"

/* A path that EN 16931 does not use. */
#define NOT(id, context, path)                                                                     \
    {                                                                                              \
        id, SEVERITY_WARNING, context, path, FORBIDDEN, NULL, NULL, NULL                           \
    }
#define NEVER(id, context, path)                                                                   \
    {                                                                                              \
        id, SEVERITY_FATAL, context, path, FORBIDDEN, NULL, NULL, NULL                             \
    }

extern const struct path_rule paths_cii_document[];
extern const struct path_rule paths_cii_parties[];
extern const struct path_rule paths_cii_settlement[];
extern const struct path_rule paths_cii_line[];
extern const struct path_rule paths_cii_types[];
extern const struct path_rule paths_cii_across[]; /* several elements together */
extern const struct path_rule paths_cii_decimals[];
extern const struct path_rule paths_cii_codes[];

/* Whether there is something at both of two paths. */
int cii_has_both(const struct path_asked *asked);
/* Whether two texts are the same, white space aside (XPath's normalize-space). */
bool cii_same_words(const char *left, const char *right);

#endif
