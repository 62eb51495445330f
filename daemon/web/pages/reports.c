/* Rapporter: what there is, and the reports that only show.  A report is a row: page, print and
 * files follow from its table. */
#include "daemon/web/page.h"

enum { ROLE_READER = ROLE_ANY & ~ROLE_ADMINISTRATOR };

extern const struct page page_reports;
const struct page page_reports = {
    .path = "/rapporter", .stylesheet = "reports.xsl", .who = ROLE_READER, .menu = "Rapporter"};

static const char *const groupings[] = {"insats",      "utforare", "enhet",
                                        "handlaggare", "manad",    NULL};

extern const struct page page_report_costs;
const struct page page_report_costs = {
    .path = "/rapporter/kostnader",
    .stylesheet = "report.xsl",
    .who = ROLE_READER,
    .parameters =
        (const struct parameter[]){
            {.name = "gruppera",
             .type = PARAMETER_ONE_OF,
             .label = "Gruppera efter",
             .one_of = groupings,
             .standard = "insats"},
            {.name = "ocksa", .type = PARAMETER_ONE_OF, .label = "Och efter", .one_of = groupings},
            {.name = "fran", .type = PARAMETER_MONTH, .label = "Från månad"},
            {.name = "till", .type = PARAMETER_MONTH, .label = "Till månad"},
            {0}},
    .queries =
        (const struct page_query[]){{.element = "choose-gruppera", .query = &SQL_REPORT_GROUPINGS},
                                    {.element = "choose-ocksa", .query = &SQL_REPORT_GROUPINGS},
                                    {.element = "period",
                                     .query = &SQL_REPORT_PERIOD_MONTHS,
                                     .values = {"fran", "till", "today"},
                                     .hidden = true},
                                    {.element = "rows",
                                     .query = &SQL_REPORT_COSTS,
                                     .values = {"gruppera", "ocksa", "fran", "till", "today"}},
                                    {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Kostnader och volymer",
        .about =
            "Det som utförarna har fakturerat för omsorg som gavs under perioden, utan moms, "
            "efter månaden då omsorgen gavs. Utan vald period visas de tolv senaste månaderna. "
            "Kostnad är fakturerat och krediterat minus det som hålls inne.",
        .empty =
            "Inget är fakturerat för perioden. Välj andra månader, eller vänta tills fakturorna "
            "är avstämda.",
        .columns =
            (const struct table_column[]){
                {.name = "month", .heading = "Månad", .type = COLUMN_MONTH, .if_any = true},
                {.name = "service", .heading = "Insats", .type = COLUMN_TEXT, .if_any = true},
                {.name = "provider", .heading = "Utförare", .type = COLUMN_TEXT, .if_any = true},
                {.name = "unit", .heading = "Enhet", .type = COLUMN_TEXT, .if_any = true},
                {.name = "officer", .heading = "Handläggare", .type = COLUMN_TEXT, .if_any = true},
                {.name = "clients", .heading = "Klienter", .type = COLUMN_COUNT},
                {.name = "hours",
                 .heading = "Timmar",
                 .type = COLUMN_QUANTITY,
                 .sum = true,
                 .if_any = true},
                {.name = "days",
                 .heading = "Dygn",
                 .type = COLUMN_QUANTITY,
                 .sum = true,
                 .if_any = true},
                {.name = "months",
                 .heading = "Månader",
                 .type = COLUMN_QUANTITY,
                 .sum = true,
                 .if_any = true},
                {.name = "times",
                 .heading = "Gånger",
                 .type = COLUMN_QUANTITY,
                 .sum = true,
                 .if_any = true},
                {.name = "invoiced_ore",
                 .heading = "Fakturerat (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "credit_ore",
                 .heading = "Krediterat (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "withheld_ore",
                 .heading = "Hålls inne (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "cost_ore", .heading = "Kostnad (kr)", .type = COLUMN_KRONOR, .sum = true},
                {0}},
    }};

extern const struct page page_report_stopped;
const struct page page_report_stopped = {
    .path = "/rapporter/stoppat",
    .stylesheet = "report.xsl",
    .who = ROLE_READER,
    .parameters =
        (const struct parameter[]){
            {.name = "utforare", .type = PARAMETER_NUMBER, .label = "Utförare"},
            {.name = "fran", .type = PARAMETER_MONTH, .label = "Från fakturamånad"},
            {.name = "till", .type = PARAMETER_MONTH, .label = "Till fakturamånad"},
            {0}},
    .queries = (const struct page_query[]){{.element = "choose-utforare",
                                            .query = &SQL_PAGE_INVOICES_PROVIDERS},
                                           {.element = "period",
                                            .query = &SQL_REPORT_PERIOD_MONTHS,
                                            .values = {"fran", "till", "today"},
                                            .hidden = true},
                                           {.element = "rows",
                                            .query = &SQL_REPORT_STOPPED,
                                            .values = {"fran", "till", "utforare", "today"}},
                                           {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Stoppat och återvunnet",
        .about =
            "Belopp som avstämningen har ifrågasatt, efter fakturans månad: vad som väntar på "
            "beslut, har stoppats, krediterats av utföraren, betalats ändå eller krävts tillbaka. "
            "Utan moms. Utan vald period visas de tolv senaste månaderna.",
        .empty = "Inget belopp är ifrågasatt i de fakturor som kom under perioden.",
        .columns =
            (const struct table_column[]){
                {.name = "month", .heading = "Månad", .type = COLUMN_MONTH},
                {.name = "provider",
                 .heading = "Utförare",
                 .type = COLUMN_TEXT,
                 .link = "/utforare/",
                 .key = "provider_no"},
                {.name = "code", .heading = "Kod", .type = COLUMN_TEXT},
                {.name = "title", .heading = "Avvikelse", .type = COLUMN_TEXT},
                {.name = "findings", .heading = "Antal", .type = COLUMN_COUNT, .sum = true},
                {.name = "waits_ore",
                 .heading = "Väntar på beslut (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "stopped_ore",
                 .heading = "Stoppat (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "credited_ore",
                 .heading = "Krediterat (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "paid_ore",
                 .heading = "Betalt ändå (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "claimed_ore",
                 .heading = "Återkrävt (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {.name = "recovered_ore",
                 .heading = "Återvunnet (kr)",
                 .type = COLUMN_KRONOR,
                 .sum = true},
                {0}},
    }};

extern const struct page page_report_accruals;
const struct page page_report_accruals = {
    .path = "/rapporter/upparbetat",
    .stylesheet = "report.xsl",
    .who = ROLE_READER,
    .parameters =
        (const struct parameter[]){
            {.name = "utforare", .type = PARAMETER_NUMBER, .label = "Utförare"},
            {.name = "till", .type = PARAMETER_MONTH, .label = "Till och med månad"},
            {0}},
    .queries =
        (const struct page_query[]){
            {.element = "choose-utforare", .query = &SQL_PAGE_INVOICES_PROVIDERS},
            {.element = "period",
             .query = &SQL_REPORT_PERIOD_UNTIL,
             .values = {"till", "today"},
             .hidden = true},
            {.element = "rows", .query = &SQL_REPORT_ACCRUALS, .values = {"till", "utforare"}},
            {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Utfört men inte fakturerat",
        .about =
            "Underlag för periodisering: beställd omsorg som är utförd i en avslutad månad och "
            "ännu inte fakturerad, till avtalat pris utan moms.",
        .empty = "All omsorg som har utförts i avslutade månader är fakturerad.",
        .columns =
            (const struct table_column[]){
                {.name = "month", .heading = "Månad", .type = COLUMN_MONTH},
                {.name = "provider",
                 .heading = "Utförare",
                 .type = COLUMN_TEXT,
                 .link = "/utforare/",
                 .key = "provider_no"},
                {.name = "service", .heading = "Insats", .type = COLUMN_TEXT},
                {.name = "level", .heading = "Nivå", .type = COLUMN_TEXT, .if_any = true},
                {.name = "clients", .heading = "Klienter", .type = COLUMN_COUNT},
                {.name = "quantity", .heading = "Mängd", .type = COLUMN_QUANTITY},
                {.name = "unit", .heading = "Enhet", .type = COLUMN_TEXT},
                {.name = "ore", .heading = "Belopp (kr)", .type = COLUMN_KRONOR, .sum = true},
                {0}},
    }};
