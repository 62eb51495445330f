/* The queries of time_axis.xsl: one chart and one table for each account and month of a client. */
#ifndef AVSTAMD_WEB_PAGES_TIME_AXIS_H
#define AVSTAMD_WEB_PAGES_TIME_AXIS_H

#include "daemon/web/page.h"

/* Names of values as in struct page_query.  `client` may be null, then it is `otherwise`.  With a
 * `document` every month that its lines touch, else `month`, null for the client's latest. */
#define TIME_AXIS(client, otherwise, month, document)                                              \
    {.element = "axis_keys",                                                                       \
     .query = &SQL_PAGE_AXIS_KEYS,                                                                 \
     .values = {client, otherwise, month, document},                                               \
     .hidden = true},                                                                              \
        {.element = "axis", .query = &SQL_PAGE_AXIS, .values = TIME_AXIS_KEYS},                    \
        {.element = "axis_days", .query = &SQL_PAGE_AXIS_DAYS, .values = TIME_AXIS_KEYS},          \
        {.element = "axis_visits", .query = &SQL_PAGE_AXIS_VISITS, .values = TIME_AXIS_KEYS},      \
        {.element = "axis_lines",                                                                  \
         .query = &SQL_PAGE_AXIS_LINES,                                                            \
         .values = {"axis_keys.account_nos", "axis_keys.months", document}},                       \
    {                                                                                              \
        .element = "axis_periods", .query = &SQL_PAGE_AXIS_PERIODS, .values = TIME_AXIS_KEYS       \
    }

#define TIME_AXIS_KEYS                                                                             \
    {                                                                                              \
        "axis_keys.account_nos", "axis_keys.months"                                                \
    }

#endif
