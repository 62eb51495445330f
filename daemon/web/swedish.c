#include "daemon/web/swedish.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <stdbool.h>
#include <string.h>

#include "daemon/plain_number.h"

#define NAMESPACE "urn:avstamd"
#define XML(text) ((const xmlChar *)(text))

static const char no_break[] = "\u00a0", minus[] = "−";

static char *add(char *at, const char *text, size_t length)
{
    memcpy(at, text, length);
    return at + length;
}

static char *add_grouped(char *at, const char *digits, size_t length)
{
    for (size_t place = 0; place < length; place++) {
        if (place > 0 && (length - place) % 3 == 0) {
            at = add(at, no_break, sizeof no_break - 1);
        }
        *at++ = digits[place];
    }
    return at;
}

static char *add_unit(char *at, const char *unit)
{
    if (unit != NULL && *unit != '\0') {
        at = add(at, no_break, sizeof no_break - 1);
        at = add(at, unit, strlen(unit));
    }
    *at = '\0';
    return at;
}

static xmlChar *written(const struct plain_number *plain, const char *unit)
{
    size_t most = sizeof minus + plain->whole_length * sizeof no_break + 1 +
                  plain->fraction_length + sizeof no_break + (unit == NULL ? 0 : strlen(unit));
    char *text = xmlMalloc(most), *at = text;

    if (text == NULL) {
        return NULL;
    }
    if (plain->below_zero) {
        at = add(at, minus, sizeof minus - 1);
    }
    at = add_grouped(at, plain->whole, plain->whole_length);
    if (plain->fraction_length > 0) {
        *at++ = ',';
        at = add(at, plain->fraction, plain->fraction_length);
    }
    (void)add_unit(at, unit);
    return (xmlChar *)text;
}

xmlChar *swedish_number(const char *value, const char *unit)
{
    struct plain_number plain;

    return plain_number(value, &plain) ? written(&plain, unit) : xmlStrdup(XML(value));
}

xmlChar *swedish_amount(const char *ore, const char *unit)
{
    char small[] = "000"; /* below one krona: with its zeros */
    struct plain_number plain;

    if (!plain_number(ore, &plain) || plain.fraction_length > 0) {
        return xmlStrdup(XML(ore));
    }
    if (plain.whole_length < 3) {
        memcpy(small + 3 - plain.whole_length, plain.whole, plain.whole_length);
        plain.whole = small;
        plain.whole_length = 3;
    }
    plain.whole_length -= 2;
    plain.fraction = plain.whole + plain.whole_length;
    plain.fraction_length = 2;
    return written(&plain, unit);
}

xmlChar *swedish_price(const char *value)
{
    char cents[] = "00";
    struct plain_number plain;

    if (!plain_number(value, &plain)) {
        return xmlStrdup(XML(value));
    }
    if (plain.fraction_length < 2) {
        memcpy(cents, plain.fraction_length == 0 ? "" : plain.fraction, plain.fraction_length);
        plain.fraction = cents;
        plain.fraction_length = 2;
    }
    return written(&plain, NULL);
}

/* Six digits, a hyphen and four: lagen (1974:174) om identitetsbeteckning för juridiska personer.
 */
xmlChar *swedish_organisation(const char *number)
{
    enum { DIGITS = 10, BEFORE = 6 };
    char text[DIGITS + 2];

    if (strlen(number) != DIGITS || strspn(number, "0123456789") != DIGITS) {
        return xmlStrdup(XML(number));
    }
    memcpy(text, number, BEFORE);
    text[BEFORE] = '-';
    memcpy(text + BEFORE + 1, number + BEFORE, DIGITS - BEFORE + 1);
    return xmlStrdup(XML(text));
}

xmlChar *swedish_month(const char *date)
{
    static const char *const names[] = {"januari",   "februari", "mars",     "april",
                                        "maj",       "juni",     "juli",     "augusti",
                                        "september", "oktober",  "november", "december"};
    bool shaped = strspn(date, "0123456789") == 4 && date[4] == '-' &&
                  strspn(date + 5, "0123456789") == 2 && (date[7] == '\0' || date[7] == '-');
    int month = shaped ? (date[5] - '0') * 10 + (date[6] - '0') : 0;

    if (month < 1 || month > 12) {
        return xmlStrdup(XML(date));
    }
    xmlChar *text = xmlStrdup(XML(names[month - 1]));

    return xmlStrncat(xmlStrcat(text, XML(no_break)), XML(date), 4);
}

/* Takes one string to `most` from XPath's stack; false, and an error of XPath's, when it has
 * others. */
static bool take(xmlXPathParserContextPtr context, int count, int most, xmlChar *ret_taken[])
{
    if (count < 1 || count > most) {
        xmlXPathSetArityError(context);
        return false;
    }
    for (int at = count - 1; at >= 0; at--) {
        ret_taken[at] = xmlXPathPopString(context);
    }
    return ret_taken[0] != NULL;
}

static void give(xmlXPathParserContextPtr context, xmlChar *text)
{
    if (text == NULL) {
        xmlXPathSetError(context, XPATH_MEMORY_ERROR);
    } else {
        valuePush(context, xmlXPathWrapString(text));
    }
}

static void number(xmlXPathParserContextPtr context, int count)
{
    xmlChar *taken[2] = {NULL, NULL};

    if (take(context, count, 2, taken)) {
        give(context, swedish_number((const char *)taken[0], (const char *)taken[1]));
    }
    xmlFree(taken[0]);
    xmlFree(taken[1]);
}

static void one(xmlXPathParserContextPtr context, int count, xmlChar *(*words)(const char *text))
{
    xmlChar *taken[1] = {NULL};

    if (take(context, count, 1, taken)) {
        give(context, words((const char *)taken[0]));
    }
    xmlFree(taken[0]);
}

static xmlChar *in_kronor(const char *ore)
{
    return swedish_amount(ore, "kr");
}

static xmlChar *bare(const char *ore)
{
    return swedish_amount(ore, NULL);
}

static void kronor(xmlXPathParserContextPtr context, int count)
{
    one(context, count, in_kronor);
}

static void amount(xmlXPathParserContextPtr context, int count)
{
    one(context, count, bare);
}

static void price(xmlXPathParserContextPtr context, int count)
{
    one(context, count, swedish_price);
}

static void organisation(xmlXPathParserContextPtr context, int count)
{
    one(context, count, swedish_organisation);
}

static void month(xmlXPathParserContextPtr context, int count)
{
    one(context, count, swedish_month);
}

void swedish_register(xsltTransformContextPtr context)
{
    static const struct {
        const char *name;
        xmlXPathFunction function;
    } all[] = {{"kronor", kronor},
               {"amount", amount},
               {"number", number},
               {"price", price},
               {"organisation", organisation},
               {"month", month}};

    for (size_t at = 0; at < sizeof all / sizeof all[0]; at++) {
        (void)xsltRegisterExtFunction(context, XML(all[at].name), XML(NAMESPACE), all[at].function);
    }
}
