/* Bestridda: what providers have been or are to be told, the text to each, and its follow-up. */
#include "daemon/web/page.h"

static const struct parameter list_parameters[] = {
    {.name = "visa",
     .type = PARAMETER_ONE_OF,
     .label = "Visa",
     .one_of = (const char *const[]){"skriva", "vantar", "alla", NULL},
     .standard = "skriva"},
    {0}};

static const struct page_query list_queries[] = {
    {.element = "disputes", .query = &SQL_PAGE_DISPUTES, .values = {"visa", "today"}}, {0}};

extern const struct page page_disputes;
const struct page page_disputes = {
    .path = "/bestridda",
    .stylesheet = "disputes.xsl",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .menu = "Bestridda",
    .parameters = list_parameters,
    .queries = list_queries,
};

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .label = "Bestridande", .required = true}, {0}};

static const struct page_query queries[] = {
    {.element = "dispute",
     .query = &SQL_PAGE_DISPUTE,
     .values = {"id", "today"},
     .must_exist = true},
    {.element = "lines", .query = &SQL_PAGE_DISPUTE_LINES, .values = {"id"}},
    {.element = "logged",
     .query = &SQL_PAGE_DISPUTE_LOG,
     .values = {"clients", "dispute.document_no"}},
    {0}};

extern const struct page page_dispute;
const struct page page_dispute = {
    .path = "/bestridande/{id}",
    .stylesheet = "dispute.xsl",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .parameters = parameters,
    .queries = queries,
};

static const struct parameter text_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "text", .type = PARAMETER_TEXT, .label = "Text", .most = 50000},
    {0}};

extern const struct action action_dispute_edit;
const struct action action_dispute_edit = {
    .path = "/bestridande/{id}/text",
    .who = ROLE_FINANCE,
    .parameters = text_parameters,
    .query = &SQL_ACTION_DISPUTE_EDIT,
    .values = {"id", "text"},
    .said = "Texten är sparad.",
    .again = "/bestridande/{id}",
    .then = "/bestridande/{id}",
};

extern const struct action action_dispute_sent;
const struct action action_dispute_sent = {
    .path = "/bestridande/{id}/skickad",
    .who = ROLE_FINANCE,
    .parameters = text_parameters,
    .query = &SQL_ACTION_DISPUTE_SENT,
    .values = {"id", "text"},
    .said = "Texten är markerad som skickad.",
    .again = "/bestridande/{id}",
    .then = "/bestridande/{id}",
};

extern const struct action action_dispute_unsent;
const struct action action_dispute_unsent = {
    .path = "/bestridande/{id}/inte-skickad",
    .who = ROLE_FINANCE,
    .parameters = parameters,
    .query = &SQL_ACTION_DISPUTE_UNSENT,
    .values = {"id"},
    .said = "Texten är inte längre markerad som skickad.",
    .again = "/bestridande/{id}",
    .then = "/bestridande/{id}",
};
