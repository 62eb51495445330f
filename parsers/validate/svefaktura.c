#include "parsers/validate/svefaktura.h"

#include <string.h>

static struct number limit(int thousandths)
{
    return (struct number){.units = thousandths, .scale = 3, .known = true};
}

bool sfti_below(struct number value, int thousandths)
{
    return number_less(number_absolute(value), limit(thousandths));
}

bool sfti_within(struct number value, int thousandths)
{
    return number_at_most(number_absolute(value), limit(thousandths));
}

/* Unicode's P, Z and C below U+0080; signs like + and $ are none of these. */
static bool ascii_is_word(unsigned char byte)
{
    return byte > ' ' && byte != 0x7f && strchr("!\"#%&'()*,-./:;?@[\\]_{}", byte) == NULL;
}

/* Of the rest, the punctuation and white space that a European keyboard or word processor makes. */
static bool code_point_is_word(unsigned code)
{
    static const unsigned others[] = {0xa1, 0xa7, 0xab, 0xad, 0xb6, 0xb7, 0xbb, 0xbf, 0xfeff};

    for (size_t at = 0; at < sizeof others / sizeof others[0]; at++) {
        if (code == others[at]) {
            return false;
        }
    }
    return code > 0xa0 && !(code >= 0x2000 && code <= 0x206f && code != 0x2044 && code != 0x2052) &&
           !(code >= 0x3000 && code <= 0x3003);
}

bool sfti_is_word(const struct element *element)
{
    const unsigned char *at = (const unsigned char *)(element->text == NULL ? "" : element->text);

    while (*at != '\0') {
        unsigned code = *at;

        if (code < 0x80) {
            if (!ascii_is_word(*at)) {
                return false;
            }
            at++;
            continue;
        }
        /* The parser gives nothing but UTF-8. */
        code &= code >= 0xf0 ? 0x07 : code >= 0xe0 ? 0x0f : 0x1f;
        for (at++; (*at & 0xc0) == 0x80; at++) {
            code = code << 6 | (*at & 0x3f);
        }
        if (!code_point_is_word(code)) {
            return false;
        }
    }
    return true;
}

struct number sfti_sum(const struct element *parent, enum element_kind kind)
{
    struct number sum = number_whole(0);

    FOR_EACH_ELEMENT(at, parent, kind)
    {
        sum = number_plus(sum, number_of(at));
    }
    return sum;
}

struct number sfti_child(const struct element *parent, enum element_kind kind)
{
    return number_of(element_child(parent, kind));
}

bool sfti_has(const struct element *parent, enum element_kind kind, const char *text)
{
    FOR_EACH_ELEMENT(at, parent, kind)
    {
        if (element_is(at, text)) {
            return true;
        }
    }
    return false;
}

bool sfti_exempt_is_zero(const struct element *rate, const struct document *document)
{
    (void)document;
    return !element_is_word(element_child(rate->parent, EL_CATEGORY_CODE), "E") ||
           number_equal(number_of(rate), number_whole(0));
}

bool sfti_standard_is_not_zero(const struct element *rate, const struct document *document)
{
    (void)document;
    return !element_is_word(element_child(rate->parent, EL_CATEGORY_CODE), "S") ||
           number_true(number_of(rate));
}

bool sfti_standard_is_swedish(const struct element *category, const struct document *document)
{
    static const int rates[] = {6, 12, 25};
    struct number rate = sfti_child(category, EL_RATE);

    (void)document;
    for (size_t at = 0; at < sizeof rates / sizeof rates[0]; at++) {
        if (number_equal(rate, number_whole(rates[at]))) {
            return true;
        }
    }
    return !sfti_has(category, EL_CATEGORY_CODE, "S");
}

/* Whether a breakdown has a category of that code, and of that rate if one is asked for. */
static bool is_broken_down(const struct document *document, const char *code,
                           const struct number *rate)
{
    FOR_EACH_ELEMENT(total, document->invoice, EL_TAX_TOTAL)
    {
        FOR_EACH_ELEMENT(breakdown, total, EL_VAT_BREAKDOWN)
        {
            FOR_EACH_ELEMENT(category, breakdown, EL_VAT_CATEGORY)
            {
                if (sfti_has(category, EL_CATEGORY_CODE, code) &&
                    (rate == NULL || number_equal(sfti_child(category, EL_RATE), *rate))) {
                    return true;
                }
            }
        }
    }
    return false;
}

bool sfti_exempt_is_broken_down(const struct element *category, const struct document *document)
{
    return !sfti_has(category, EL_CATEGORY_CODE, "E") || is_broken_down(document, "E", NULL);
}

bool sfti_standard_is_broken_down(const struct element *category, const struct document *document)
{
    struct number rate = sfti_child(category, EL_RATE);

    return !sfti_has(category, EL_CATEGORY_CODE, "S") || is_broken_down(document, "S", &rate);
}
