/* Rapporter about single clients: who reads them is told the access log, by the query itself. */
#include "daemon/web/page.h"

enum { ROLE_READER = ROLE_ANY & ~ROLE_ADMINISTRATOR };

extern const struct page page_report_unexecuted;
const struct page page_report_unexecuted = {
    .path = "/rapporter/ej-verkstallda",
    .stylesheet = "report.xsl",
    .who = ROLE_READER,
    .parameters =
        (const struct parameter[]){
            {.name = "kvartal", .type = PARAMETER_MONTH, .label = "Kvartal"},
            {.name = "handlaggare", .type = PARAMETER_TEXT, .label = "Handläggare"},
            {0}},
    .queries =
        (const struct page_query[]){
            {.element = "choose-kvartal", .query = &SQL_REPORT_QUARTERS, .values = {"today"}},
            {.element = "choose-handlaggare", .query = &SQL_REPORT_OFFICERS},
            {.element = "period",
             .query = &SQL_REPORT_PERIOD_QUARTER,
             .values = {"kvartal", "today"},
             .hidden = true},
            {.element = "rows",
             .query = &SQL_REPORT_UNEXECUTED,
             .values = {"kvartal", "handlaggare", "today", "path"}},
            {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Ej verkställda beslut",
        .about =
            "Gynnande beslut enligt socialtjänstlagen och LSS som inte har verkställts inom tre "
            "månader, avbrott som varat lika länge, och beslut som verkställdes under kvartalet "
            "efter en sådan väntan. De rapporteras varje kvartal till IVO och kommunens revisorer. "
            "Utan valt kvartal visas det senast avslutade. Personuppgifter och skäl lämnas i IVO:s "
            "e-tjänst av den som har ärendet. Bara insatser där utförd tid eller vistelse "
            "registreras bedöms.",
        .empty = "Inget beslut har väntat längre än tre månader i kvartalet.",
        .columns =
            (const struct table_column[]){
                {.name = "decision_id", .heading = "Beslut", .type = COLUMN_TEXT},
                {.name = "client_id", .heading = "Klient", .type = COLUMN_TEXT},
                {.name = "what", .heading = "Läge", .type = COLUMN_TEXT},
                {.name = "legal_basis", .heading = "Lagrum", .type = COLUMN_TEXT},
                {.name = "service", .heading = "Insats", .type = COLUMN_TEXT},
                {.name = "decided_on", .heading = "Beslutsdatum", .type = COLUMN_DATE},
                {.name = "interrupted_on",
                 .heading = "Senast utfört",
                 .type = COLUMN_DATE,
                 .if_any = true},
                {.name = "began_on", .heading = "Verkställt", .type = COLUMN_DATE},
                {.name = "days", .heading = "Dagar i väntan", .type = COLUMN_COUNT},
                {.name = "provider", .heading = "Utförare", .type = COLUMN_TEXT},
                {.name = "officer", .heading = "Handläggare", .type = COLUMN_TEXT},
                {.name = "unit", .heading = "Enhet", .type = COLUMN_TEXT},
                {.name = "answer",
                 .heading = "Handläggarens svar",
                 .type = COLUMN_TEXT,
                 .if_any = true},
                {.name = "comment", .heading = "Kommentar", .type = COLUMN_TEXT, .if_any = true},
                {0}},
    }};

extern const struct page page_report_watch;
const struct page page_report_watch = {
    .path = "/rapporter/bevakning",
    .stylesheet = "report.xsl",
    .who = ROLE_READER,
    .parameters =
        (const struct parameter[]){
            {.name = "handlaggare", .type = PARAMETER_TEXT, .label = "Handläggare"},
            {.name = "dagar",
             .type = PARAMETER_ONE_OF,
             .label = "Uppföljning inom (dagar)",
             .one_of = (const char *const[]){"14", "30", "60", "90", NULL},
             .standard = "30"},
            {0}},
    .queries = (const struct page_query[]){{.element = "choose-handlaggare",
                                            .query = &SQL_REPORT_OFFICERS},
                                           {.element = "choose-dagar", .query = &SQL_REPORT_DAYS},
                                           {.element = "rows",
                                            .query = &SQL_REPORT_WATCH,
                                            .values = {"handlaggare", "dagar", "today", "path"}},
                                           {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Bevakningslista",
        .about =
            "Det som varje handläggare behöver titta på: beställningar som aldrig har börjat eller "
            "utförs för lite, som löper efter dödsfall eller snart tar slut, och uppföljningar som "
            "är "
            "försenade eller närmar sig.",
        .empty = "Inget att bevaka just nu.",
        .columns =
            (const struct table_column[]){
                {.name = "officer", .heading = "Handläggare", .type = COLUMN_TEXT},
                {.name = "client_id", .heading = "Klient", .type = COLUMN_TEXT},
                {.name = "name", .heading = "Namn", .type = COLUMN_TEXT, .if_any = true},
                {.name = "what", .heading = "Vad", .type = COLUMN_TEXT},
                {.name = "day", .heading = "Datum", .type = COLUMN_DATE},
                {.name = "days_left", .heading = "Dagar kvar", .type = COLUMN_COUNT},
                {.name = "days_since", .heading = "Dagar sedan", .type = COLUMN_COUNT},
                {.name = "order_id", .heading = "Beställning", .type = COLUMN_TEXT},
                {.name = "service", .heading = "Insats", .type = COLUMN_TEXT},
                {.name = "provider", .heading = "Utförare", .type = COLUMN_TEXT},
                {.name = "unit", .heading = "Enhet", .type = COLUMN_TEXT},
                {0}},
    }};
