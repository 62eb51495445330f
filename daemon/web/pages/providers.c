/* Utförare: each by what the user sees of its invoices, and one of them over the months. */
#include "daemon/web/page.h"

extern const struct page page_providers;
const struct page page_providers = {
    .path = "/utforare",
    .stylesheet = "providers.xsl",
    .who = ROLE_ANY,
    .menu = "Utförare",
    .parameters =
        (const struct parameter[]){
            {.name = "fran", .type = PARAMETER_MONTH, .label = "Från fakturamånad"},
            {.name = "till", .type = PARAMETER_MONTH, .label = "Till fakturamånad"},
            {0}},
    .queries =
        (const struct page_query[]){
            {.element = "period",
             .query = &SQL_REPORT_PERIOD_THREE,
             .values = {"fran", "till", "today"},
             .hidden = true},
            {.element = "rows", .query = &SQL_PAGE_PROVIDERS, .values = {"fran", "till", "today"}},
            {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Utförare",
        .about = "Vad utförarna har fakturerat och hur väl det stämmer. Utan vald period: månaden "
                 "och de "
                 "två före. Belopp utan moms.",
        .empty = "Inga utförare är inlästa än. Be den som sköter driften att läsa in dem.",
        .columns = (const struct table_column[]){
            {.name = "name",
             .heading = "Utförare",
             .type = COLUMN_TEXT,
             .link = "/utforare/",
             .key = "provider_no"},
            {.name = "provider_id", .heading = "Org.nr", .type = COLUMN_TEXT},
            {.name = "documents", .heading = "Fakturor", .type = COLUMN_COUNT, .sum = true},
            {.name = "billed_ore",
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
            {.name = "clean_pct", .heading = "Rader utan avvikelse", .type = COLUMN_PERCENT},
            {.name = "manual_pct", .heading = "Besök för hand", .type = COLUMN_PERCENT},
            {.name = "late_days", .heading = "Dagar till faktura", .type = COLUMN_QUANTITY},
            {0}}}};

static const struct parameter number[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct page page_provider;
const struct page page_provider = {
    .path = "/utforare/{id}",
    .stylesheet = "provider.xsl",
    .who = ROLE_ANY,
    .parameters = number,
    .queries =
        (const struct page_query[]){
            {.element = "provider",
             .query = &SQL_PAGE_PROVIDER,
             .values = {"id"},
             .must_exist = true},
            {.element = "months", .query = &SQL_PAGE_PROVIDER_MONTHS, .values = {"id", "today"}},
            {.element = "findings", .query = &SQL_PAGE_PROVIDER_FINDINGS, .values = {"id"}},
            {.element = "prices", .query = &SQL_PAGE_PROVIDER_PRICES, .values = {"id", "today"}},
            {.element = "claims", .query = &SQL_PAGE_PROVIDER_CLAIMS, .values = {"id"}},
            {0}},
    .table = &(const struct table){
        .element = "months",
        .title = "Utförarens månader",
        .about = "De tolv senaste månaderna efter fakturadatum, utan moms.",
        .empty = "Inga månader att visa.",
        .columns = (const struct table_column[]){
            {.name = "month", .heading = "Månad", .type = COLUMN_MONTH},
            {.name = "documents", .heading = "Fakturor", .type = COLUMN_COUNT, .sum = true},
            {.name = "billed_ore",
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
            {.name = "clean_pct", .heading = "Rader utan avvikelse", .type = COLUMN_PERCENT},
            {.name = "manual_pct", .heading = "Besök för hand", .type = COLUMN_PERCENT},
            {.name = "late_days", .heading = "Dagar till faktura", .type = COLUMN_QUANTITY},
            {0}}}};

extern const struct action action_provider_setting;
const struct action action_provider_setting = {
    .path = "/utforare/{id}/installning",
    .who = ROLE_FINANCE | ROLE_ADMINISTRATOR,
    .parameters =
        (const struct parameter[]){
            {.name = "id", .type = PARAMETER_NUMBER, .required = true},
            {.name = "delvis",
             .type = PARAMETER_ONE_OF,
             .label = "Delvis bestridda fakturor",
             .one_of = (const char *const[]){"pay_as_suggested", "hold", NULL},
             .required = true},
            {0}},
    .query = &SQL_ACTION_PROVIDER_SETTING,
    .values = {"id", "delvis"},
    .then = "/utforare/{id}",
    .said = "Inställningen är sparad.",
    .again = "/utforare/{id}"};
