/* Karantän: files that could not be understood.  Their contents are not shown: nobody knows about
 * whom they are. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "visa",
     .type = PARAMETER_ONE_OF,
     .label = "Visa",
     .one_of = (const char *const[]){"vantar", "undanlagda", "alla", NULL},
     .standard = "vantar"},
    {.name = "sida", .type = PARAMETER_NUMBER, .label = "Sida", .standard = "1"},
    {0}};

static const struct page_query queries[] = {
    {.element = "files", .query = &SQL_PAGE_QUARANTINE, .values = {"visa", "sida"}}, {0}};

extern const struct page page_quarantine;
const struct page page_quarantine = {.path = "/installningar/karantan",
                                     .stylesheet = "settings_quarantine.xsl",
                                     .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                     .parameters = parameters,
                                     .queries = queries};

static const struct parameter of_file[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

static const struct page_query file_queries[] = {
    {.element = "documents",
     .query = &SQL_PAGE_QUARANTINE_FILE,
     .values = {"id"},
     .must_exist = true},
    {.element = "receipts", .query = &SQL_PAGE_QUARANTINE_RECEIPTS, .values = {"id"}},
    {.element = "outline", .query = &SQL_PAGE_QUARANTINE_OUTLINE, .values = {"id"}},
    {0}};

extern const struct page page_quarantine_file;
const struct page page_quarantine_file = {.path = "/installningar/karantan/{id}",
                                          .stylesheet = "settings_quarantine_file.xsl",
                                          .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                          .parameters = of_file,
                                          .queries = file_queries};

extern const struct action action_quarantine_retry;
const struct action action_quarantine_retry = {
    .path = "/installningar/karantan/{id}/igen",
    .who = ROLE_ADMINISTRATOR,
    .parameters = of_file,
    .query = &SQL_ACTION_QUARANTINE_RETRY,
    .values = {"id"},
    .said = "Filen läses igen om en stund. Går det bra försvinner den ur karantänen.",
    .again = "/installningar/karantan/{id}",
    .then = "/installningar/karantan"};

static const struct parameter discard_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "dokument", .type = PARAMETER_NUMBER, .standard = "1"},
    {.name = "varfor", .type = PARAMETER_TEXT, .label = "Varför", .most = 500},
    {0}};

extern const struct action action_quarantine_discard;
const struct action action_quarantine_discard = {
    .path = "/installningar/karantan/{id}/undan",
    .who = ROLE_ADMINISTRATOR,
    .parameters = discard_parameters,
    .query = &SQL_ACTION_QUARANTINE_DISCARD,
    .values = {"id", "dokument", "varfor"},
    .said = "Filen är undanlagd. Den finns kvar, men ingen väntar på den.",
    .again = "/installningar/karantan/{id}",
    .then = "/installningar/karantan"};
