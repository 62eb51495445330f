#include "reconcile/catalogue.h"

#include <string.h>

#define SPEC_POOLS "Jämförelse mellan fakturerat, beställt och utfört"
#define SPEC_LINK "Beställning och avtal; fakturan ska gå att koppla till dem"
#define SPEC_CONTRACT "Avtalets priser och villkor"
#define SPEC_BOOK "Lag (2018:597) om kommunal bokföring och redovisning"
#define SPEC_SOL "Socialtjänstlagen (2025:400), uppföljning av beslut"

#define ROW(row_code) .code = (row_code), .name = #row_code

static const struct catalogue_row rows[CODE_COUNT] = {
    [BK01] =
        {ROW(BK01), "Okänt betalkonto",
         "Kontot på fakturan är inte registrerat för utföraren. Kontrollera med utföraren på ett "
         "känt telefonnummer innan något betalas.",
         FLAGS_ALWAYS, DECIDER_FINANCE, false, "PAY", "PIN", SPEC_BOOK},
    [BK02] =
        {ROW(BK02), "Kontot är av annat slag",
         "Numret är registrerat som den andra giroformen (bankgiro i stället för plusgiro eller "
         "tvärtom).",
         FLAGS_ALWAYS, DECIDER_FINANCE, false, "PAY", "PIN", SPEC_BOOK},
    [DC00] = {ROW(DC00), "Fakturanumret har använts förut",
              "Utföraren har redan skickat en annan faktura med samma nummer.", FLAGS_ALWAYS,
              DECIDER_FINANCE, false, "REF", "PIN", SPEC_BOOK},
    [DC01] = {ROW(DC01), "Dubblett av en tidigare rad",
              "Samma klient, insats, period, mängd och belopp har redan fakturerats och är inte "
              "krediterat.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "QTY", "CNF", SPEC_POOLS},
    [DC02] = {ROW(DC02), "Samma fil mottagen igen",
              "Exakt samma fil har kommit mer än en gång. Den är lagrad och räknad bara en gång.",
              FLAGS_NEVER, DECIDER_FINANCE, false, "OTH", "NOA", SPEC_BOOK},
    [DC05] =
        {ROW(DC05), "Kredit utan hänvisning",
         "Kreditraden anger inte vilken faktura den ändrar. Den har räknats mot den senaste med "
         "samma period.",
         FLAGS_NEVER, DECIDER_FINANCE, false, "REF", "PIN", SPEC_BOOK},
    [DC06] = {ROW(DC06), "Kredit som inte kunnat räknas av",
              "Det finns ingen fakturarad att räkna av krediten mot, eller för lite kvar på den.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "REF", "PIN", SPEC_BOOK},
    [IN01] = {ROW(IN01), "Fakturan bryter mot e-fakturastandarden",
              "Minst en tvingande regel i EN 16931, Peppol eller de svenska reglerna är bruten.",
              FLAGS_ALWAYS, DECIDER_FINANCE, false, "LEG", "NIN", "EN 16931, Peppol BIS Billing 3"},
    [IN02] = {ROW(IN02), "Beloppen går inte ihop",
              "Mängd gånger pris stämmer inte med radens belopp, eller raderna inte med fakturans "
              "summa.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "PRI", "NIN", "EN 16931, BR-CO-10 och BR-CO-13"},
    [IN03] =
        {ROW(IN03), "Period saknas",
         "Varken raden eller fakturan anger någon period. Månaden före fakturadatum har antagits.",
         FLAGS_NEVER, DECIDER_FINANCE, false, "REF", "PIN", "EN 16931, BT-134 och BT-73"},
    [IN04] =
        {ROW(IN04), "Personnummer på fakturan",
         "Fakturan innehåller ett fullständigt personnummer. Be utföraren använda kod i stället.",
         FLAGS_NEVER, DECIDER_FINANCE, false, "LEG", "OTH",
         "Offentlighets- och sekretesslagen (2009:400) 26 kap."},
    [IN06] = {ROW(IN06), "Fel moms", "Fakturans moms avviker från den moms som insatserna ska ha.",
              FLAGS_ALWAYS, DECIDER_FINANCE, false, "LEG", "NIN",
              "Mervärdesskattelagen (2023:200), undantag för social omsorg"},
    [IN08] = {ROW(IN08), "Sen faktura", "Raden är fakturerad mer än 90 dagar efter periodens slut.",
              FLAGS_ALWAYS, DECIDER_FINANCE, false, "OTH", "PIN", SPEC_CONTRACT},
    [IN09] = {ROW(IN09), "Fakturerad i förskott", "Raden är fakturerad innan perioden är slut.",
              FLAGS_NEVER, DECIDER_FINANCE, false, "OTH", "PIN",
              "Avtalet: fakturering sker månadsvis i efterskott"},
    [IN10] = {ROW(IN10), "Enheten passar inte insatsen",
              "Raden saknar enhet eller har en som inte kan räknas om. Insatsens egen enhet har "
              "antagits.",
              FLAGS_ALWAYS, DECIDER_FINANCE, false, "QTY", "NIN", "EN 16931, BT-130"},
    [IN11] = {ROW(IN11), "Annan valuta än kronor",
              "Fakturan är inte i svenska kronor och har därför inte stämts av.", FLAGS_ALWAYS,
              DECIDER_FINANCE, true, "PRI", "NIN", SPEC_CONTRACT},
    [LK01] = {ROW(LK01), "Okänd utförare",
              "Säljarens organisationsnummer finns inte bland utförarna. Hela fakturan är ostämd.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "UNR", "PIN", SPEC_LINK},
    [LK02] = {ROW(LK02), "Okänd klient", "Radens klientkod motsvarar ingen känd klient.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "REF", "PIN", SPEC_LINK},
    [LK03] =
        {ROW(LK03), "Flera möjliga nivåer",
         "Klienten har beställningar på flera nivåer av insatsen, och raden säger inte vilken.",
         FLAGS_ALWAYS, DECIDER_OFFICER, true, "REF", "PIN", SPEC_LINK},
    [LK04] = {ROW(LK04), "Beställning saknas",
              "Det finns ingen beställning av insatsen för klienten hos utföraren.", FLAGS_ALWAYS,
              DECIDER_OFFICER, true, "UNR", "CNP", SPEC_POOLS},
    [LK05] = {ROW(LK05), "Utanför beställd tid",
              "Det fakturerade ligger på dagar då ingen beställning gällde.", FLAGS_ALWAYS,
              DECIDER_OFFICER, true, "QTY", "CNP", SPEC_POOLS},
    [LK06] = {ROW(LK06), "Okänd insats",
              "Klienten är känd, men radens artikel motsvarar ingen insats.", FLAGS_ALWAYS,
              DECIDER_FINANCE, true, "ITM", "PIN", SPEC_LINK},
    [LK07] = {ROW(LK07), "En annan utförares beställning",
              "Beställningsnumret på raden hör till en annan utförare.", FLAGS_ALWAYS,
              DECIDER_FINANCE, true, "REF", "PIN", SPEC_LINK},
    [LK08] = {ROW(LK08), "Uppgifterna säger emot varandra",
              "Raden anger en beställning, men också en klient eller insats som inte är "
              "beställningens.",
              FLAGS_ALWAYS, DECIDER_FINANCE, false, "REF", "PIN", SPEC_LINK},
    [LK10] = {ROW(LK10), "Ingen hänvisning till klient",
              "Raden har varken beställningsnummer eller klientkod som går att använda.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "REF", "PIN", SPEC_LINK},
    [ND01] =
        {ROW(ND01), "Beställt men aldrig påbörjat",
         "Minst 90 dagar har gått sedan beställningen började gälla och ingen omsorg har getts.",
         FLAGS_NEVER, DECIDER_OFFICER, false, "OTH", "NOA",
         "Rapportering av ej verkställda beslut till IVO"},
    [ND02] =
        {ROW(ND02), "Mindre än hälften utfört",
         "I båda de senaste avslutade månaderna har mindre än hälften av det beställda utförts.",
         FLAGS_NEVER, DECIDER_OFFICER, false, "OTH", "NOA", SPEC_SOL},
    [ND05] = {ROW(ND05), "Beställning löper efter dödsfall",
              "Klienten har avlidit men beställningen är inte avslutad.", FLAGS_NEVER,
              DECIDER_OFFICER, false, "OTH", "NOA", SPEC_SOL},
    [ND07] = {ROW(ND07), "Uppföljning försenad",
              "Beställningen gäller men dagen för uppföljning har passerat.", FLAGS_NEVER,
              DECIDER_OFFICER, false, "OTH", "NOA", SPEC_SOL},
    [ND08] = {ROW(ND08), "Beställningen tar snart slut", "Beställningen upphör inom 30 dagar.",
              FLAGS_NEVER, DECIDER_OFFICER, false, "OTH", "NOA", SPEC_SOL},
    [PL04] = {ROW(PL04), "Efter dödsfall", "Det fakturerade avser dagar efter klientens död.",
              FLAGS_ALWAYS, DECIDER_OFFICER, true, "QTY", "CNP", SPEC_POOLS},
    [PL06] = {ROW(PL06), "Boende på två ställen",
              "Klienten är inskriven på ett annat boende samma nätter.", FLAGS_NEVER,
              DECIDER_OFFICER, false, "OTH", "NOA", SPEC_POOLS},
    [PL07] = {ROW(PL07), "Hemtjänst under vistelse",
              "Besök är registrerade på dagar då klienten är inskriven på ett boende.", FLAGS_NEVER,
              DECIDER_OFFICER, false, "OTH", "NOA", SPEC_POOLS},
    [PR00] = {ROW(PR00), "Avtalat pris saknas",
              "Det utförda är beställt, men det finns inget pris för insatsen de dagarna.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "PRI", "PIN", SPEC_CONTRACT},
    [PR01] = {ROW(PR01), "Fel pris",
              "Priset på raden avviker från avtalets pris för de dagar som utförts.",
              FLAGS_ABOVE_ZERO, DECIDER_FINANCE, true, "PRI", "CNA", SPEC_CONTRACT},
    [PR04] = {ROW(PR04), "Fel nivå",
              "Raden är fakturerad på en annan nivå än den beställda och avviker från dess pris.",
              FLAGS_ABOVE_ZERO, DECIDER_FINANCE, true, "PRI", "CNA", SPEC_CONTRACT},
    [PR05] = {ROW(PR05), "Avgift utan mängd",
              "Ett tillägg på fakturan, eller ett belopp på en rad utan mängd, som inte har stöd i "
              "avtalet.",
              FLAGS_ALWAYS, DECIDER_FINANCE, true, "PRI", "CNA", SPEC_CONTRACT},
    [PR08] = {ROW(PR08), "Avrundning av pris",
              "Skillnaden mot avtalets pris är högst en avrundning.", FLAGS_ALWAYS, DECIDER_FINANCE,
              true, "PRI", "NOA", SPEC_CONTRACT},
    [PR09] = {ROW(PR09), "Avdrag på fakturan",
              "Utföraren har dragit av ett belopp på hela fakturan.", FLAGS_NEVER, DECIDER_FINANCE,
              true, "PRI", "NOA", SPEC_CONTRACT},
    [QT01] = {ROW(QT01), "Mer fakturerat än utfört",
              "En del av det fakturerade saknar utförda besök eller dygn.", FLAGS_ALWAYS,
              DECIDER_OFFICER, true, "QTY", "CNP", SPEC_POOLS},
    [QT02] = {ROW(QT02), "Mer utfört än beställt",
              "Det fakturerade är utfört men ligger över det som är beställt för månaden.",
              FLAGS_ALWAYS, DECIDER_OFFICER, true, "QTY", "CNP", SPEC_POOLS},
    [QT03] =
        {ROW(QT03), "Utfört över beställningen",
         "Utföraren har utfört mer än beställt under månaden, vare sig det fakturerats eller inte.",
         FLAGS_NEVER, DECIDER_OFFICER, false, "QTY", "NOA", SPEC_POOLS},
    [QT04] = {ROW(QT04), "Inget utfört",
              "Det finns inga utförda besök eller dygn alls för det fakturerade.", FLAGS_ALWAYS,
              DECIDER_OFFICER, true, "QTY", "CNF", SPEC_POOLS},
    [QT06] = {ROW(QT06), "Utfört men inte fakturerat",
              "Beställd omsorg som utförts men ännu inte fakturerats; en kostnad att vänta.",
              FLAGS_NEVER, DECIDER_FINANCE, false, "QTY", "NOA", SPEC_POOLS},
    [VE01] = {ROW(VE01), "Många besök registrerade för hand",
              "Mer än 20 % av utförarens besök under månaden är registrerade i efterhand för hand.",
              FLAGS_NEVER, DECIDER_FINANCE, false, "QUA", "PIN", SPEC_CONTRACT},
    [VE06] = {ROW(VE06), "Personal på två ställen",
              "Samma personal är registrerad hos två klienter samtidigt; det senare besöket har "
              "räknats bort.",
              FLAGS_ALWAYS, DECIDER_OFFICER, true, "QTY", "CNP", SPEC_POOLS},
    [VE07] = {ROW(VE07), "Besök samtidigt hos klienten",
              "Fler besök pågår samtidigt än den bemanning som är beställd.", FLAGS_ALWAYS,
              DECIDER_OFFICER, true, "QTY", "CNP", SPEC_POOLS},
    [VE18] = {ROW(VE18), "Under frånvaro",
              "Det fakturerade avser dagar då klienten var på sjukhus eller borta.", FLAGS_ALWAYS,
              DECIDER_OFFICER, true, "QTY", "CNP", SPEC_POOLS},
};

const struct catalogue_row *catalogue_row(enum code code)
{
    return &rows[code];
}

const struct catalogue_row *catalogue_find(const char *name)
{
    for (size_t at = 0; at < CODE_COUNT; at++) {
        if (strcmp(rows[at].name, name) == 0) {
            return &rows[at];
        }
    }
    return NULL;
}
