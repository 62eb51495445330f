/* Klient: what was decided, performed, invoiced and confirmed, month by month. */
#include "daemon/web/page.h"
#include "daemon/web/pages/time_axis.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .label = "Klient", .required = true},
    {.name = "manad", .type = PARAMETER_MONTH, .label = "Månad"},
    {0}};

static const struct page_query queries[] = {
    {.element = "client", .query = &SQL_PAGE_CLIENT, .values = {"id", "manad"}, .must_exist = true},
    {.element = "months", .query = &SQL_PAGE_CLIENT_MONTHS, .values = {"id", "manad"}},
    {.element = "spans", .query = &SQL_PAGE_CLIENT_SPANS, .values = {"id", "manad"}},
    {.element = "findings", .query = &SQL_PAGE_CLIENT_FINDINGS, .values = {"id"}},
    {.element = "invoices", .query = &SQL_PAGE_CLIENT_INVOICES, .values = {"id"}},
    {.element = "history", .query = &SQL_PAGE_CLIENT_HISTORY, .values = {"id"}},
    TIME_AXIS("id", "none", "manad", "none"),
    {.element = "logged", .query = &SQL_PAGE_CLIENT_LOG, .values = {"clients", "manad"}},
    {0}};

extern const struct page page_client;
const struct page page_client = {
    .path = "/klient/{id}",
    .stylesheet = "client.xsl",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER | ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .parameters = parameters,
    .queries = queries,
};
