/* EN 16931: the country that a VAT number begins with. */
#include <string.h>

#include "parsers/validate/en16931.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/text.h"
#include "parsers/validate/vat.h"

/* ISO 3166-1 and what the artefacts take beside it: Kosovo (1A), Greece (EL), Northern Ireland. */
static const char countries[] =
    " 1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO "
    "DZ EC EE EG EH EL ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT "
    "GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR "
    "KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT "
    "MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT "
    "PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD "
    "TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE "
    "YT ZA ZM ZW ";

/* The first two characters, anywhere in that list. */
static bool begins_with_country(const struct element *id)
{
    struct text text = text_part(text_of(id), 1, 2);
    char prefix[9] = {0}; /* two characters of UTF-8 */

    memcpy(prefix, text.bytes, text.length);
    return strstr(countries, prefix) != NULL;
}

/* CII wants a code of two letters; for UBL a part of the list will do, and nothing, too. */
static bool vat_prefix(const struct element *registration, const struct document *document)
{
    if (!document_is_cii(document)) {
        return !vat_scheme(registration, document->format) ||
               begins_with_country(element_child(registration, EL_TAX_ID));
    }
    FOR_EACH_ELEMENT(id, registration, EL_TAX_ID)
    {
        struct text text = text_of(id);

        if (element_is(element_child(id, EL_TAX_SCHEME), "VA") &&
            (text.length < 2 || text.bytes[0] == ' ' || text.bytes[1] == ' ' ||
             !begins_with_country(id))) {
            return false;
        }
    }
    return true;
}

const struct rule en16931_vat_number_rules[] = {
    {"BR-CO-09", "BT-31, BT-48, BT-63", SEVERITY_FATAL, SEVERITY_FATAL, EL_TAX_REGISTRATION,
     EL_NONE, vat_prefix,
     "Momsregistreringsnumret ska börja med landets två bokstäver, för Sverige SE (SE följt av "
     "tolv siffror). Skriv till landskoden.",
     "A VAT number begins with the two letters of its country, for Sweden SE (SE and twelve "
     "digits). Add the country code."},
    {0},
};
