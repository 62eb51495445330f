/* Avvikelsekatalog: every kind of finding, by the rows of the catalogue themselves. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "sok", .type = PARAMETER_TEXT, .label = "Sök"},
    {.name = "ansvar",
     .type = PARAMETER_ONE_OF,
     .label = "Avgörs av",
     .one_of = (const char *const[]){"finance", "officer", NULL}},
    {0}};

static const struct page_query queries[] = {
    {.element = "kinds", .query = &SQL_PAGE_CATALOGUE, .values = {"sok", "ansvar"}},
    {.element = "filters", .query = &SQL_PAGE_FILTERS, .values = {"path"}},
    {0}};

extern const struct page page_catalogue;
const struct page page_catalogue = {
    .path = "/avvikelser",
    .stylesheet = "catalogue.xsl",
    .who = ROLE_ANY,
    .menu = "Avvikelsekatalog",
    .parameters = parameters,
    .queries = queries,
};
