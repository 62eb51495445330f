/* Översikt: what waits for who is asking, and the months at a glance. */
#include "daemon/web/page.h"

static const struct page_query queries[] = {
    {.element = "waits", .query = &SQL_PAGE_HOME_WAITS, .values = {"today"}},
    {.element = "topics", .query = &SQL_PAGE_WATCH_TOPICS, .values = {"today"}},
    {.element = "confirm", .query = &SQL_PAGE_HOME_CONFIRM, .values = {"today"}},
    {.element = "queue", .query = &SQL_PAGE_HOME_QUEUE},
    {.element = "overview", .query = &SQL_PAGE_SETTINGS},
    {.element = "words", .query = &SQL_PAGE_STAFF_WORDS},
    {.element = "months", .query = &SQL_PAGE_HOME_MONTHS, .values = {"today"}},
    {.element = "ages", .query = &SQL_PAGE_HOME_AGES, .values = {"today"}},
    {.element = "people", .query = &SQL_PAGE_HOME_PEOPLE, .values = {"today"}},
    {0}};

extern const struct page page_home;
const struct page page_home = {
    .path = "/",
    .stylesheet = "home.xsl",
    .who = ROLE_ANY,
    .menu = "Översikt",
    .queries = queries,
};
