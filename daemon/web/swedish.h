/* Numbers and months as Swedish writes them, for the stylesheets: functions of the namespace
 * urn:avstamd, there with the prefix av.
 *
 *   av:kronor(ore)           123450 → "1 234,50 kr"
 *   av:amount(ore)           123450 → "1 234,50", where the column's head says kr
 *   av:number(value, unit?)  "-1234.5", "tim" → "−1 234,5 tim"
 *   av:price(value)          "82.4" → "82,40": two decimals at least
 *   av:organisation(number)  "5599901013" → "559990-1013"
 *   av:month(date)           "2026-10" or a day of it → "oktober 2026"
 *
 * Spaces are no-break spaces.  Nothing gives nothing, and what is no such number or month stands as
 * it is: an invoice may have anything where a number should be.
 */
#ifndef AVSTAMD_WEB_SWEDISH_H
#define AVSTAMD_WEB_SWEDISH_H

#include <libxslt/xsltInternals.h>

/* The result is the caller's, for xmlFree; NULL when memory is out. */
xmlChar *swedish_amount(const char *ore, const char *unit); /* unit NULL or "": without */
xmlChar *swedish_number(const char *value, const char *unit);
xmlChar *swedish_price(const char *value);
xmlChar *swedish_organisation(const char *number);
xmlChar *swedish_month(const char *date);

void swedish_register(xsltTransformContextPtr context);

#endif
