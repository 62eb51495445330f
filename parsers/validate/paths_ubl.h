/* The tables of paths_ubl.c, which are many. */
#ifndef AVSTAMD_PATHS_UBL_H
#define AVSTAMD_PATHS_UBL_H

#include "parsers/validate/paths.h"

extern const struct path_rule paths_ubl_restrictions[]; /* UBL-CR */
extern const struct path_rule paths_ubl_more_restrictions[];
extern const struct path_rule paths_ubl_documents[]; /* UBL-CR about supporting documents */
extern const struct path_rule paths_ubl_syntax[];    /* UBL-SR, UBL-DT */
extern const struct path_rule paths_ubl_tallies[];   /* UBL-SR that count what fulfils something */
extern const struct path_rule paths_ubl_decimals[];  /* BR-DEC */
extern const struct path_rule paths_ubl_codes[];     /* BR-CL */
extern const struct path_rule paths_ubl_peppol[];    /* PEPPOL-EN16931-R008 and code lists */

#endif
