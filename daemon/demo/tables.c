/* Who sells what in Exempelköping.  Names and prices are invented. */
#include "daemon/demo/town.h"

const struct demo_provider demo_providers[DEMO_PROVIDERS] = {
    [BJORK] = {"559990101", "Björkgläntans Hemtjänst AB", "599901", "99010", "BG", "Exempelköping",
               LINK_ORDER_LINE, false},
    [EKDUNGE] = {"559990202", "Ekdungens Omsorg AB", "599902", "99020", "ED", "Exempelköping",
                 LINK_ATTRIBUTE, true},
    [NATTLJUS] = {"559990303", "Nattljus Vård och Omsorg AB", "599903", "99030", "N", "Exempelby",
                  LINK_OBJECT, false},
    [SOLROS] = {"559990404", "Solrosens Dagliga Verksamhet AB", "5999104", "99040", "SOL-",
                "Exempelköping", LINK_ATTRIBUTE, false},
    [FURU] = {"559990505", "Furuhöjdens Äldreboende AB", "5999105", "99050", "FH", "Exempelköping",
              LINK_DOCUMENT, false},
    [STRAND] = {"559990606", "Strandhagens HVB AB", "5999106", "99060", "SH-", "Exempelsund",
                LINK_NOTE, false},
    [FAMILJ] = {"559990707", "Åkerbärets Familjehem AB", "5999107", "99070", "AF", "Exempelö",
                LINK_BUYER_ITEM, false},
    [TRYGG] = {"559990808", "Tryggringen i Exempelköping AB", "5999108", "99080", "T",
               "Exempelköping", LINK_DESCRIPTION, false},
};

const struct demo_service demo_services[DEMO_SERVICES] = {
    [HTJ] = {"HTJ", "Hemtjänst", UNIT_HOUR, BASIS_PERFORMED, "0", "0", 0, 0, 0, 0, false},
    [NATT] = {"NATT", "Nattillsyn", UNIT_HOUR, BASIS_PERFORMED, "0", "0", 0, 0, 0, 0, false},
    [LEDS] = {"LEDS", "Ledsagning", UNIT_HOUR, BASIS_PERFORMED, "2", "0.5", 0, 30, 0, 0, false},
    [STAD] = {"STAD", "Städning", UNIT_HOUR, BASIS_PERFORMED, "0", "0", 25, 0, 0, 0, false},
    [MAT] = {"MAT", "Matdistribution", UNIT_EACH, BASIS_PERFORMED, "0", "0", 12, 0, 0, 0, false},
    [DV] = {"DV", "Daglig verksamhet", UNIT_DAY, BASIS_PERFORMED, "0", "0", 0, 0, 0, 0, false},
    [BOS] = {"BOS", "Boendestöd, beviljad tid", UNIT_HOUR, BASIS_ORDERED, "0", "0", 0, 0, 0, 0,
             false},
    [VOB] = {"VOB", "Vård- och omsorgsboende", UNIT_DAY, BASIS_PRESENCE, "0", "0", 0, 0, 7, 50,
             true},
    [HVB] = {"HVB", "HVB-placering", UNIT_DAY, BASIS_PRESENCE, "0", "0", 0, 0, 5, 80, false},
    [FAM] = {"FAM", "Konsulentstött familjehem", UNIT_DAY, BASIS_PRESENCE, "0", "0", 0, 0, 14, 100,
             false},
    [LARM] = {"LARM", "Trygghetslarm", UNIT_MONTH, BASIS_FIXED, "0", "0", 0, 0, 0, 0, false},
    [NYTT] = {"AVL", "Avlösning i hemmet", UNIT_HOUR, BASIS_PERFORMED, "0", "0", 0, 0, 0, 0, false},
};

const char *const demo_units[DEMO_UNITS] = {"Norra enheten", "Södra enheten", "Östra enheten",
                                            "Västra enheten"};
