#include "parsers/validate/vat.h"

#include "parsers/validate/sums.h"
#include "parsers/validate/text.h"

static enum vat_code code_of_letter(char letter)
{
    static const char letters[] = {[VAT_E] = 'E', [VAT_G] = 'G', [VAT_K] = 'K', [VAT_L] = 'L',
                                   [VAT_M] = 'M', [VAT_O] = 'O', [VAT_S] = 'S', [VAT_Z] = 'Z'};

    for (int code = VAT_E; code <= VAT_Z; code++) {
        if (letters[code] == letter) {
            return (enum vat_code)code;
        }
    }
    return VAT_OTHER;
}

static struct text word_of(const struct element *element, enum invoice_format format)
{
    return format == FORMAT_CII ? text_of(element) : text_trimmed_of(element);
}

enum vat_code vat_code_of(const struct element *category, enum invoice_format format)
{
    const struct element *found = element_child(category, EL_CATEGORY_CODE);
    struct text code = word_of(found, format);

    if (found == NULL) {
        return VAT_NONE;
    }
    if (code.length == 1) {
        return code_of_letter(code.bytes[0]);
    }
    return text_is(code, "AE") ? VAT_AE : VAT_OTHER;
}

bool vat_scheme(const struct element *element, enum invoice_format format)
{
    FOR_EACH_ELEMENT(scheme, element, EL_TAX_SCHEME)
    {
        if (text_is_in_upper(word_of(scheme, format), "VAT")) {
            return true;
        }
    }
    FOR_EACH_ELEMENT(id, element, EL_TAX_ID)
    {
        if (element_is(element_child(id, EL_TAX_SCHEME), "VA")) {
            return true;
        }
    }
    return false;
}

bool vat_is_charge(const struct element *allowance_charge, bool charge)
{
    FOR_EACH_ELEMENT(indicator, allowance_charge, EL_CHARGE_INDICATOR)
    {
        if (element_is_word(indicator, charge ? "true" : "false") ||
            element_is_word(indicator, charge ? "1" : "0")) {
            return true;
        }
    }
    return false;
}

bool vat_is_at(const struct element *allowance_charge, enum vat_place place)
{
    bool is_allowance = vat_is_charge(allowance_charge, false);
    bool is_charge = vat_is_charge(allowance_charge, true);

    return (place == ON_ALLOWANCE && is_allowance) || (place == ON_CHARGE && is_charge) ||
           (place == ON_EITHER && !is_allowance && !is_charge);
}

/* In UBL each has a group of its own, in CII they stand with the other totals. */
static const struct element *total_from(const struct element *at)
{
    for (; at != NULL; at = at->next) {
        if ((at->kind == EL_TAX_TOTAL || at->kind == EL_TOTALS) && element_has(at, EL_TAX_AMOUNT)) {
            return element_child(at, EL_TAX_AMOUNT);
        }
    }
    return NULL;
}

const struct element *vat_next_total(const struct document *document, const struct element *total)
{
    if (total == NULL) {
        return total_from(document->invoice->first);
    }
    const struct element *next = element_again(total);

    return next != NULL ? next : total_from(total->parent->next);
}

/* In UBL they stand in the tax totals, in CII in the document itself. */
static const struct element *breakdown_from(const struct element *at)
{
    for (; at != NULL; at = at->next) {
        if (at->kind == EL_VAT_BREAKDOWN) {
            return at;
        }
        if (at->kind == EL_TAX_TOTAL && element_has(at, EL_VAT_BREAKDOWN)) {
            return element_child(at, EL_VAT_BREAKDOWN);
        }
    }
    return NULL;
}

const struct element *vat_next_breakdown(const struct document *document,
                                         const struct element *breakdown)
{
    if (breakdown == NULL) {
        return breakdown_from(document->invoice->first);
    }
    const struct element *next = element_again(breakdown);

    if (next != NULL) {
        return next;
    }
    return breakdown->parent->kind == EL_TAX_TOTAL ? breakdown_from(breakdown->parent->next) : NULL;
}

struct wanted {
    enum vat_code code;
    bool same; /* this code, or all but it */
    bool with_scheme;
    const char *exactly; /* NULL, or the text */
    enum invoice_format format;
};

static bool is_wanted(const struct element *category, struct wanted wanted)
{
    bool fits = wanted.exactly == NULL
                    ? (vat_code_of(category, wanted.format) == wanted.code) == wanted.same
                    : element_is(element_child(category, EL_CATEGORY_CODE), wanted.exactly);

    return fits && (!wanted.with_scheme || vat_scheme(category, wanted.format));
}

static int matching(const struct element *parent, struct wanted wanted)
{
    int count = 0;

    FOR_EACH_ELEMENT(category, parent, EL_VAT_CATEGORY)
    {
        count += is_wanted(category, wanted);
    }
    return count;
}

static int count_in_header(const struct document *document, enum vat_place place,
                           struct wanted wanted)
{
    int count = 0;

    if (place == ON_BREAKDOWN) {
        for (const struct element *at = vat_next_breakdown(document, NULL); at != NULL;
             at = vat_next_breakdown(document, at)) {
            count += matching(at, wanted);
        }
    } else if (place != ON_ITEM) {
        FOR_EACH_ELEMENT(at, document->invoice, EL_ALLOWANCE_CHARGE)
        {
            count += vat_is_at(at, place) ? matching(at, wanted) : 0;
        }
    }
    return count;
}

int vat_in_header(const struct document *document, enum vat_place place, enum vat_code code,
                  bool with_scheme)
{
    return count_in_header(document, place,
                           (struct wanted){code, true, with_scheme, NULL, document->format});
}

int vat_count(const struct document *document, enum vat_place place, enum vat_code code,
              bool with_scheme)
{
    return vat_in_header(document, place, code, with_scheme) +
           sums_vat_count(document->sums, place, code, with_scheme);
}

int vat_in_header_exactly(const struct document *document, enum vat_place place, const char *code,
                          bool with_scheme)
{
    return count_in_header(document, place,
                           (struct wanted){VAT_OTHER, true, with_scheme, code, document->format});
}

int vat_in_header_but(const struct document *document, enum vat_place place, enum vat_code code)
{
    return count_in_header(document, place,
                           (struct wanted){code, false, true, NULL, document->format});
}

int vat_count_but(const struct document *document, enum vat_place place, enum vat_code code)
{
    int count = vat_in_header_but(document, place, code);

    for (int other = 0; other < VAT_CODES; other++) {
        if (other != (int)code) {
            count += sums_vat_count(document->sums, place, (enum vat_code)other, true);
        }
    }
    return count;
}
