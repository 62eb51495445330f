/* Faktura: one invoice, from what is invoiced to what is paid, and the decisions about it.
 *
 * It takes the filters of Fakturor too, so that it knows what comes before and after in that list.
 */
#include "daemon/web/page.h"
#include "daemon/web/pages/original.h"
#include "daemon/web/pages/time_axis.h"

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .label = "Faktura", .required = true},
    {.name = "tillstand",
     .type = PARAMETER_ONE_OF,
     .one_of =
         (const char *const[]){"granska", "attest", "bestridd", "godkand", "ren", "alla", NULL},
     .standard = "granska"},
    {.name = "sok", .type = PARAMETER_TEXT},
    {.name = "utforare", .type = PARAMETER_NUMBER},
    {.name = "kod", .type = PARAMETER_TEXT, .most = 4},
    {.name = "manad", .type = PARAMETER_MONTH},
    {.name = "minst", .type = PARAMETER_ORE},
    {.name = "ansvarig",
     .type = PARAMETER_ONE_OF,
     .label = "Ansvarig",
     .one_of = (const char *const[]){"jag", NULL}},
    {.name = "sortera", .type = PARAMETER_TEXT, .standard = "-ifragasatt", .most = 20},
    {.name = "klient", .type = PARAMETER_NUMBER},    /* shown day by day */
    {.name = "avvikelse", .type = PARAMETER_NUMBER}, /* on its page, with its form */
    {.name = "rad", .type = PARAMETER_NUMBER},       /* the lines on the page with it */
    {.name = "avvikelsesida", .type = PARAMETER_NUMBER, .label = "Sida", .standard = "1"},
    {.name = "radsida", .type = PARAMETER_NUMBER, .label = "Sida", .standard = "1"},
    {.name = "visa", .type = PARAMETER_ONE_OF, .one_of = (const char *const[]){"allt", NULL}},
    {.name = "original",
     .type = PARAMETER_ONE_OF,
     .one_of = (const char *const[]){"bredvid", NULL}},
    {0}};

static const struct page_query queries[] = {
    {.element = "invoice", .query = &SQL_PAGE_INVOICE, .values = {"id"}, .must_exist = true},
    {.element = "bridge",
     .query = &SQL_PAGE_INVOICE_BRIDGE,
     .values = {"id", "invoice.invoiced_net_ore", "invoice.received_ore", "invoice.given_ore",
                "invoice.pay_net_ore", "invoice.vat_ore", "invoice.prepaid_ore",
                "invoice.rounding_ore", "invoice.pay_ore"}},
    {.element = "lines",
     .query = &SQL_PAGE_INVOICE_LINES,
     .values = {"id", "radsida", "rad", "visa"}},
    {.element = "line_findings",
     .query = &SQL_PAGE_INVOICE_LINE_FINDINGS,
     .values = {"id", "radsida", "rad", "visa"}},
    {.element = "findings",
     .query = &SQL_PAGE_INVOICE_FINDINGS,
     .values = {"id", "avvikelsesida", "avvikelse", "visa"}},
    {.element = "finding_facts", .query = &SQL_PAGE_INVOICE_FINDING_FACTS, .values = {"id"}},
    {.element = "rules", .query = &SQL_PAGE_INVOICE_RULES, .values = {"id"}},
    {.element = "questions", .query = &SQL_PAGE_INVOICE_QUESTIONS, .values = {"id"}},
    {.element = "history", .query = &SQL_PAGE_INVOICE_HISTORY, .values = {"id"}},
    {.element = "answers", .query = &SQL_PAGE_INVOICE_ANSWERS, .values = {"id"}},
    {.element = "related", .query = &SQL_PAGE_INVOICE_RELATED, .values = {"id"}},
    {.element = "clients", .query = &SQL_PAGE_INVOICE_CLIENTS, .values = {"id", "klient"}},
    TIME_AXIS("klient", "clients.client_no", "none", "id"),
    ORIGINAL_SOURCE("original"),
    {.element = "reasons", .query = &SQL_PAGE_INVOICE_REASONS},
    {.element = "people", .query = &SQL_PAGE_INVOICE_PEOPLE, .values = {"id"}},
    {.element = "place",
     .query = &SQL_PAGE_INVOICE_PLACE,
     .values = {"tillstand", "sok", "utforare", "kod", "manad", "minst", "ansvarig", "sortera",
                "id"}},
    {.element = "logged", .query = &SQL_PAGE_INVOICE_LOG, .values = {"clients", "id"}},
    {0}};

extern const struct page page_invoice;
const struct page page_invoice = {
    .path = "/faktura/{id}",
    .stylesheet = "invoice.xsl",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR | ROLE_UNIT_MANAGER,
    .parameters = parameters,
    .queries = queries,
    ORIGINAL_DERIVED,
};
