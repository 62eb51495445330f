/* Fakturor: the queue.  Everything that chooses and sorts stands in the address. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "tillstand",
     .type = PARAMETER_ONE_OF,
     .one_of =
         (const char *const[]){"granska", "attest", "bestridd", "godkand", "ren", "alla", NULL},
     .standard = "granska"},
    {.name = "sok", .type = PARAMETER_TEXT, .label = "Faktura, referens eller klientkod"},
    {.name = "utforare", .type = PARAMETER_NUMBER, .label = "Utförare"},
    {.name = "kod", .type = PARAMETER_TEXT, .label = "Avvikelse", .most = 4},
    {.name = "manad", .type = PARAMETER_MONTH, .label = "Fakturamånad"},
    {.name = "minst", .type = PARAMETER_ORE, .label = "Ifrågasatt minst (kr)"},
    {.name = "ansvarig",
     .type = PARAMETER_ONE_OF,
     .label = "Ansvarig",
     .one_of = (const char *const[]){"jag", NULL}},
    {.name = "sortera",
     .type = PARAMETER_ONE_OF,
     .one_of = (const char *const[]){"faktura", "-faktura", "utforare", "-utforare", "datum",
                                     "-datum", "forfaller", "-forfaller", "belopp", "-belopp",
                                     "ifragasatt", "-ifragasatt", NULL},
     .standard = "-ifragasatt"},
    {.name = "sida", .type = PARAMETER_NUMBER, .label = "Sida", .standard = "1"},
    {0}};

static const struct page_query queries[] = {
    {.element = "tabs", .query = &SQL_PAGE_INVOICES_TABS},
    {.element = "providers", .query = &SQL_PAGE_INVOICES_PROVIDERS},
    {.element = "codes", .query = &SQL_PAGE_INVOICES_CODES},
    {.element = "filters", .query = &SQL_PAGE_FILTERS, .values = {"path"}},
    {.element = "bulks", .query = &SQL_PAGE_INVOICES_BULKS, .values = {"today"}},
    {.element = "reasons", .query = &SQL_PAGE_INVOICES_REASONS},
    {.element = "invoices",
     .query = &SQL_PAGE_INVOICES,
     .values = {"tillstand", "sok", "utforare", "kod", "manad", "minst", "ansvarig", "sortera",
                "sida"}},
    {.element = "logged", .query = &SQL_PAGE_INVOICES_LOG, .values = {"sok"}},
    {0}};

extern const struct page page_invoices;
const struct page page_invoices = {
    .path = "/fakturor",
    .stylesheet = "invoices.xsl",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .menu = "Fakturor",
    .parameters = parameters,
    .queries = queries,
};
