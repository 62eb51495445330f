#include "parsers/validate/sums.h"

#include "parsers/validate/text.h"

/* Lines of one category at one rate. */
struct rate_sum {
    enum vat_code code;
    struct number rate;
    struct number net;
    int lines, allowances;
};

struct sums {
    struct arena *arena;
    enum invoice_format format;
    size_t line_count;
    struct number net;
    struct number net_of[VAT_CODES];
    struct rate_sum *rates; /* few */
    size_t rate_count, rate_capacity;
    int with_scheme[VAT_PLACES][VAT_CODES], any_scheme[VAT_PLACES][VAT_CODES];
    bool item_b, item_s, split_elsewhere, abroad;
    struct text *currencies; /* of tax totals on lines; few */
    size_t currency_count, currency_capacity;
};

struct sums *sums_new(struct arena *arena, enum invoice_format format)
{
    struct sums *sums = arena_array(arena, struct sums, 1);

    sums->arena = arena;
    sums->format = format;
    sums->net = number_whole(0);
    for (int code = 0; code < VAT_CODES; code++) {
        sums->net_of[code] = number_whole(0);
    }
    return sums;
}

static struct rate_sum *rate_of(const struct sums *sums, enum vat_code code, struct number rate)
{
    for (size_t at = 0; at < sums->rate_count; at++) {
        if (sums->rates[at].code == code && number_equal(sums->rates[at].rate, rate)) {
            return &sums->rates[at];
        }
    }
    return NULL;
}

static struct rate_sum *rate_made(struct sums *sums, enum vat_code code, struct number rate)
{
    struct rate_sum *found = rate_of(sums, code, rate);

    if (found == NULL) {
        sums->rates =
            arena_grow(sums->arena, sums->rates, &sums->rate_capacity, sums->rate_count + 1);
        found = &sums->rates[sums->rate_count++];
        *found = (struct rate_sum){.code = code, .rate = rate, .net = number_whole(0)};
    }
    return found;
}

static void count_category(struct sums *sums, enum vat_place place, const struct element *category)
{
    enum vat_code code = vat_code_of(category, sums->format);

    sums->any_scheme[place][code]++;
    sums->with_scheme[place][code] += vat_scheme(category, sums->format);
    FOR_EACH_ELEMENT(letter, category, EL_CATEGORY_CODE)
    {
        bool is_b = element_is(letter, "B");

        sums->item_b |= place == ON_ITEM && is_b;
        sums->item_s |= place == ON_ITEM && element_is(letter, "S");
        sums->split_elsewhere |= place != ON_ITEM && is_b;
    }
}

static void count_allowance(struct sums *sums, const struct element *allowance)
{
    FOR_EACH_ELEMENT(category, allowance, EL_VAT_CATEGORY)
    {
        struct number rate = number_of(element_child(category, EL_RATE));

        for (int place = ON_ALLOWANCE; place <= ON_EITHER; place++) {
            if (vat_is_at(allowance, (enum vat_place)place)) {
                count_category(sums, (enum vat_place)place, category);
            }
        }
        if (rate.known) {
            rate_made(sums, vat_code_of(category, sums->format), rate)->allowances++;
        }
    }
}

static void keep_currency(struct sums *sums, const struct element *currency)
{
    if (currency == NULL || sums_has_tax_in(sums, currency)) {
        return;
    }
    struct text text = text_of(currency);

    sums->currencies = arena_grow(sums->arena, sums->currencies, &sums->currency_capacity,
                                  sums->currency_count + 1);
    sums->currencies[sums->currency_count++] =
        (struct text){arena_strndup(sums->arena, text.bytes, text.length), text.length};
}

/* Everything on the line but its own amounts, at any depth. */
static void count_below(struct sums *sums, const struct element *group)
{
    for (const struct element *at = group->first; at != NULL; at = at->next) {
        if (at->kind == EL_ALLOWANCE_CHARGE || at->kind == EL_OTHER_ALLOWANCE) {
            count_allowance(sums, at);
        } else if (at->kind == EL_VAT_CATEGORY) {
            count_category(sums, group->kind == EL_VAT_BREAKDOWN ? ON_BREAKDOWN : ON_ITEM, at);
        } else if (at->kind == EL_TAX_AMOUNT && group->kind == EL_OTHER_TAX_TOTAL) {
            keep_currency(sums, element_child(at, EL_CURRENCY_ID));
        } else if (at->kind == EL_COUNTRY || at->kind == EL_ORIGIN_COUNTRY) {
            sums->abroad |= !element_is(at, "IT");
        } else if (at->first != NULL) {
            count_below(sums, at);
        }
    }
}

/* Several categories on one line are an error elsewhere, but count with each code and each rate
 * once. */
static bool is_first_code(const struct sums *sums, const struct element *line,
                          const struct element *category)
{
    const struct element *first = element_child(line, EL_VAT_CATEGORY);

    while (vat_code_of(first, sums->format) != vat_code_of(category, sums->format)) {
        first = element_again(first);
    }
    return first == category;
}

static bool is_first_rate(const struct element *line, const struct element *category)
{
    const struct element *first = element_child(line, EL_VAT_CATEGORY);
    struct number rate = number_of(element_child(category, EL_RATE));

    while (first != category && !number_equal(number_of(element_child(first, EL_RATE)), rate)) {
        first = element_again(first);
    }
    return first == category;
}

/* A line has one net amount; what is missing adds nothing. */
static void add_net(struct number *sum, const struct element *line)
{
    FOR_EACH_ELEMENT(net, line, EL_LINE_NET)
    {
        *sum = number_plus(*sum, number_of(net));
    }
}

static void add_by_rate(struct sums *sums, const struct element *line, enum vat_code code)
{
    FOR_EACH_ELEMENT(category, line, EL_VAT_CATEGORY)
    {
        struct number rate = number_of(element_child(category, EL_RATE));

        if (rate.known && is_first_rate(line, category)) {
            struct rate_sum *sum = rate_made(sums, code, rate);

            sum->lines++;
            add_net(&sum->net, line);
        }
    }
}

void sums_add_line(struct sums *sums, const struct element *line)
{
    sums->line_count++;
    add_net(&sums->net, line);
    FOR_EACH_ELEMENT(category, line, EL_VAT_CATEGORY)
    {
        if (is_first_code(sums, line, category)) {
            add_net(&sums->net_of[vat_code_of(category, sums->format)], line);
            add_by_rate(sums, line, vat_code_of(category, sums->format));
        }
    }
    count_below(sums, line);
}

size_t sums_line_count(const struct sums *sums)
{
    return sums->line_count;
}

struct number sums_net(const struct sums *sums)
{
    return sums->net;
}

struct number sums_net_of(const struct sums *sums, enum vat_code code)
{
    return sums->net_of[code];
}

struct number sums_net_at(const struct sums *sums, enum vat_code code, struct number rate,
                          bool *ret_any)
{
    const struct rate_sum *sum = rate_of(sums, code, rate);

    *ret_any = sum != NULL && sum->lines > 0;
    return sum == NULL ? number_whole(0) : sum->net;
}

bool sums_allowance_at(const struct sums *sums, enum vat_code code, struct number rate)
{
    const struct rate_sum *sum = rate_of(sums, code, rate);

    return sum != NULL && sum->allowances > 0;
}

int sums_vat_count(const struct sums *sums, enum vat_place place, enum vat_code code,
                   bool with_scheme)
{
    return with_scheme ? sums->with_scheme[place][code] : sums->any_scheme[place][code];
}

bool sums_has_tax_in(const struct sums *sums, const struct element *currency)
{
    for (size_t at = 0; at < sums->currency_count; at++) {
        if (text_is_same(sums->currencies[at], text_of(currency))) {
            return true;
        }
    }
    return false;
}

bool sums_item_is(const struct sums *sums, char letter)
{
    return letter == 'B' ? sums->item_b : sums->item_s;
}

bool sums_split_elsewhere(const struct sums *sums)
{
    return sums->split_elsewhere;
}

bool sums_abroad(const struct sums *sums)
{
    return sums->abroad;
}
