#include "tests/check.h"

#include "tests/reconcile/municipality.h"

#include <stdlib.h>
#include <string.h>

#include "reconcile/base/ratio.h"
#include "reconcile/link.h"
#include "reconcile/reconcile.h"

/* A new item at the end of a list of facts. */
#define ADD(m, list)                                                                               \
    ((m)->facts.list.items = arena_grow((m)->arena, (m)->facts.list.items,                         \
                                        &(m)->facts.list.capacity, (m)->facts.list.count + 1),     \
     &(m)->facts.list.items[(m)->facts.list.count++])

date day(const char *text)
{
    date parsed = DATE_FOREVER;

    if (text[0] != '\0') {
        assert_true(date_parse(text, strlen(text), &parsed));
    }
    return parsed;
}

struct period days(const char *first, const char *last)
{
    return (struct period){day(first), day(last)};
}

static struct decimal decimal(const char *text)
{
    struct decimal parsed = {0};

    assert_true(decimal_parse(text, strlen(text), &parsed));
    return parsed;
}

int64_t scaled(const char *text, int decimals)
{
    int64_t units = 0;

    assert_true(decimal_exact(decimal(text), decimals, &units));
    return units;
}

int64_t ore(const char *kronor)
{
    return scaled(kronor, 2);
}

int64_t grains(const char *units)
{
    return scaled(units, 4) * GRAINS_PER_E4;
}

int32_t add_provider(struct municipality *m, const char *id)
{
    *ADD(m, providers) = (struct provider){.id = id,
                                           .bankgiro = "",
                                           .plusgiro = "",
                                           .iban = "",
                                           .no = (int32_t)m->facts.providers.count};
    return (int32_t)m->facts.providers.count - 1;
}

int32_t add_client(struct municipality *m, const char *id)
{
    *ADD(m, clients) = (struct client){id, DATE_NONE, (int32_t)m->facts.clients.count};
    return (int32_t)m->facts.clients.count - 1;
}

int32_t add_service(struct municipality *m, const char *id, enum unit unit, enum basis basis)
{
    *ADD(m, services) = (struct service){
        .id = id, .unit = unit, .basis = basis, .no = (int32_t)m->facts.services.count};
    return (int32_t)m->facts.services.count - 1;
}

int32_t add_account(struct municipality *m, int32_t client, int32_t provider, int32_t service,
                    const char *level)
{
    *ADD(m, accounts) = (struct account){.level = level,
                                         .client = client,
                                         .provider = provider,
                                         .service = service,
                                         .no = (int32_t)m->facts.accounts.count};
    return (int32_t)m->facts.accounts.count - 1;
}

struct municipality *municipality_new(struct arena *arena)
{
    struct municipality *m = arena_alloc(arena, sizeof *m);

    m->arena = arena;
    m->facts.as_of = day("2026-10-31");
    (void)add_provider(m, "5560001111");
    (void)add_client(m, "anna");
    (void)add_service(m, "home", UNIT_HOUR, BASIS_PERFORMED);
    (void)add_account(m, ANNA, CARE_AB, HOME_CARE, "");
    return m;
}

struct service *home_care(struct municipality *m)
{
    return &m->facts.services.items[HOME_CARE];
}

struct client *anna(struct municipality *m)
{
    return &m->facts.clients.items[ANNA];
}

struct service_alias *add_service_alias(struct municipality *m, int32_t provider, const char *code,
                                        int32_t service)
{
    struct service_alias *alias = ADD(m, service_aliases);

    *alias = (struct service_alias){code, "", provider, service};
    return alias;
}

void add_client_alias(struct municipality *m, int32_t provider, const char *alias, int32_t client)
{
    *ADD(m, client_aliases) = (struct client_alias){alias, provider, client};
}

void add_extractor(struct municipality *m, int32_t provider, enum extractor_field field,
                   const char *pattern, enum yields yields)
{
    *ADD(m, extractors) = (struct extractor){pattern, field, yields, provider};
}

struct order *add_order(struct municipality *m, int32_t account, const char *from, const char *to,
                        const char *quantity, enum per per)
{
    struct order *order = ADD(m, orders);
    int32_t no = (int32_t)m->facts.orders.count;

    *order = (struct order){.id = arena_printf(m->arena, "O%d", no),
                            .valid = days(from, to),
                            .quantity_e9 = scaled(quantity, 9),
                            .review_by = DATE_NONE,
                            .account = account,
                            .no = no,
                            .staff_count = 1,
                            .per = per};
    return order;
}

struct visit *add_visit(struct municipality *m, int32_t account, const char *start, int minutes)
{
    struct visit *visit = ADD(m, visits);
    int64_t start_s = 0;

    assert_true(instant_parse(start, strlen(start), &start_s));
    *visit = (struct visit){.no = (int64_t)m->facts.visits.count,
                            .start_s = start_s,
                            .duration_s = minutes * 60,
                            .day = local_day(start_s),
                            .account = account,
                            .tie = (int32_t)m->facts.visits.count};
    return visit;
}

struct stay *add_stay(struct municipality *m, int32_t account, const char *moved_in,
                      const char *moved_out)
{
    struct stay *stay = ADD(m, stays);
    int32_t no = (int32_t)m->facts.stays.count;

    *stay = (struct stay){arena_printf(m->arena, "S%d", no), no, account, day(moved_in),
                          day(moved_out)};
    return stay;
}

void add_absence(struct municipality *m, int32_t client, const char *from, const char *to)
{
    struct absence *absence = ADD(m, absences);

    *absence = (struct absence){(int32_t)m->facts.absences.count, client, days(from, to)};
}

struct price *add_price(struct municipality *m, int32_t service, const char *from, const char *to,
                        const char *unit_price)
{
    struct price *price = ADD(m, prices);

    *price = (struct price){.level = "",
                            .valid = days(from, to),
                            .unit_price_e4 = scaled(unit_price, 4),
                            .provider = ANY_PROVIDER,
                            .service = service,
                            .no = (int32_t)m->facts.prices.count};
    return price;
}

static struct document *add_document(struct municipality *m, const char *number, bool credit_note)
{
    struct document *document = ADD(m, documents);

    *document = (struct document){.no = (int64_t)m->facts.documents.count,
                                  .seller_id = m->facts.providers.items[CARE_AB].id,
                                  .number = number,
                                  .currency = "SEK",
                                  .order_reference = "",
                                  .buyer_reference = "",
                                  .payment_terms = "",
                                  .issued = day("2026-11-02"),
                                  .period = days("2026-10-01", "2026-10-31"),
                                  .provider = CARE_AB,
                                  .credit_note = credit_note,
                                  .first_line = m->facts.lines.count};
    return document;
}

struct document *add_invoice(struct municipality *m, const char *number)
{
    return add_document(m, number, false);
}

struct document *add_credit_note(struct municipality *m, const char *number)
{
    return add_document(m, number, true);
}

void refer_to(struct municipality *m, struct document *document, const char *number)
{
    const char **numbers = arena_array(m->arena, const char *, document->preceding_count + 1);

    for (size_t at = 0; at < document->preceding_count; at++) {
        numbers[at] = document->preceding[at];
    }
    numbers[document->preceding_count++] = number;
    document->preceding = numbers;
}

struct line *add_bare_line(struct municipality *m, const char *quantity, const char *net)
{
    struct document *document = &m->facts.documents.items[m->facts.documents.count - 1];
    struct line *line = ADD(m, lines);
    int32_t position = (int32_t)++document->line_count;

    *line = (struct line){.id = arena_printf(m->arena, "%d", position),
                          .unit = "HUR",
                          .order_line_reference = "",
                          .object_id = "",
                          .seller_item_id = "",
                          .buyer_item_id = "",
                          .name = "",
                          .description = "",
                          .note = "",
                          .quantity = decimal(quantity),
                          .net_ore = ore(net),
                          .stated = {DATE_NONE, DATE_NONE},
                          .document = (int32_t)m->facts.documents.count - 1,
                          .position = position};
    document->net_ore += line->net_ore;
    return line;
}

void name_attribute(struct municipality *m, struct line *line, const char *name, const char *value)
{
    struct line_attribute *attributes =
        arena_array(m->arena, struct line_attribute, line->attribute_count + 1);

    for (size_t at = 0; at < line->attribute_count; at++) {
        attributes[at] = line->attributes[at];
    }
    attributes[line->attribute_count++] = (struct line_attribute){name, value};
    line->attributes = attributes;
}

static const char *unit_code(enum unit unit)
{
    switch (unit) {
    case UNIT_HOUR:
        return "HUR";
    case UNIT_DAY:
        return "DAY";
    case UNIT_MONTH:
        return "MON";
    case UNIT_EACH:
        return "C62";
    }
    return "";
}

struct line *add_line(struct municipality *m, int32_t account, const char *quantity,
                      const char *net)
{
    const struct account *named = &m->facts.accounts.items[account];
    const struct service *service = &m->facts.services.items[named->service];
    struct line *line = add_bare_line(m, quantity, net);

    line->unit = unit_code(service->unit);
    line->seller_item_id = service->id;
    name_attribute(m, line, "ClientID", m->facts.clients.items[named->client].id);
    name_attribute(m, line, "Level", named->level);
    return line;
}

const struct line *line_of(const struct municipality *m, const char *number, const char *line_id)
{
    for (size_t at = 0; at < m->facts.lines.count; at++) {
        const struct line *line = &m->facts.lines.items[at];

        if (strcmp(m->facts.documents.items[line->document].number, number) == 0 &&
            strcmp(line->id, line_id) == 0) {
            return line;
        }
    }
    fail_msg("there is no line %s/%s", number, line_id);
    return NULL;
}

void municipality_link(struct municipality *m)
{
    CLEANUP(linker_free) struct linker *linker = linker_new(m->arena, &m->facts);

    for (size_t at = 0; at < m->facts.documents.count; at++) {
        linker_link(linker, (int32_t)at);
    }
}

void municipality_reconcile(struct municipality *m)
{
    municipality_link(m);
    for (size_t at = 0; at < m->facts.accounts.count; at++) {
        m->facts.accounts.items[at].settle = true;
    }
    m->found = (struct findings){0};
    struct accounts accounts = {0};

    accounts_collect(m->arena, &m->facts, &accounts);
    reconcile(m->arena, &m->facts, &accounts, &m->found);
}

static const char *place(const struct municipality *m, const struct finding *finding)
{
    const struct facts *facts = &m->facts;

    if (finding->document >= 0) {
        return arena_printf(m->arena, "%s%s%s", facts->documents.items[finding->document].number,
                            finding->line_id[0] == '\0' ? "" : "/", finding->line_id);
    }
    if (finding->account < 0) {
        return facts->providers.items[finding->provider].id;
    }
    const struct account *account = &facts->accounts.items[finding->account];
    const char *within = finding->line_id[0] != '\0' ? finding->line_id : account->level;

    return arena_printf(m->arena, "%s%s%s", facts->clients.items[account->client].id,
                        within[0] == '\0' ? "" : "/", within);
}

static const char *as_text(const struct municipality *m, const struct finding *finding)
{
    char of_month[DATE_TEXT_BYTES] = "-";
    char quantity[DECIMAL_TEXT_BYTES] = "-";
    char amount[DECIMAL_TEXT_BYTES] = "-";

    if (finding->month != MONTH_NONE) {
        month_format(finding->month, of_month);
    }
    if (finding->has_quantity) {
        decimal_format((int64_t)ratio_half_away(finding->quantity_grains, GRAINS_PER_E4), 4, 4,
                       quantity);
    }
    if (finding->has_amount) {
        decimal_format(finding->amount_ore, 2, 2, amount);
    }
    return arena_printf(m->arena, "%s %s %s %s %s%s", catalogue_row(finding->code)->name,
                        place(m, finding), of_month, quantity, amount,
                        finding->within_tolerance ? " within" : "");
}

struct municipality *municipality_with_clean_invoice(struct arena *arena)
{
    struct municipality *m = municipality_new(arena);

    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "31", PER_MONTH);
    add_price(m, HOME_CARE, "2026-01-01", "", "400.00");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    return m;
}

struct document *the_document(struct municipality *m)
{
    return &m->facts.documents.items[0];
}

struct line *the_line(struct municipality *m)
{
    return &m->facts.lines.items[0];
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Sorted, a line each. */
static const char *joined(struct arena *arena, const char **texts, size_t count)
{
    char *all = arena_strdup(arena, "");

    qsort(texts, count, sizeof texts[0], compare_texts);
    for (size_t at = 0; at < count; at++) {
        all = arena_printf(arena, "%s\n%s", all, texts[at]);
    }
    return all;
}

void expect_findings(struct municipality *m, const char *const *expected)
{
    const char **wanted = NULL;
    const char **got = arena_array(m->arena, const char *, m->found.count + 1);
    size_t wanted_count = 0;
    size_t wanted_capacity = 0;
    size_t got_count = 0;

    for (; expected[wanted_count] != NULL; wanted_count++) {
        wanted = arena_grow(m->arena, wanted, &wanted_capacity, wanted_count + 1);
        wanted[wanted_count] = expected[wanted_count];
    }
    for (size_t at = 0; at < m->found.count; at++) {
        if (!m->found.items[at].but_for_credits) {
            got[got_count++] = as_text(m, &m->found.items[at]);
        }
    }
    assert_string_equal(got_count == 0 ? "" : joined(m->arena, got, got_count),
                        wanted_count == 0 ? "" : joined(m->arena, wanted, wanted_count));
    expect_lawful(m);
}

void expect_nothing(struct municipality *m)
{
    expect_findings(m, (const char *const[]){NULL});
}

const struct finding *the_finding(const struct municipality *m, enum code code)
{
    const struct finding *only = NULL;

    for (size_t at = 0; at < m->found.count; at++) {
        if (m->found.items[at].code == code && !m->found.items[at].but_for_credits) {
            assert_null(only);
            only = &m->found.items[at];
        }
    }
    assert_non_null(only);
    return only;
}

void expect_lawful(const struct municipality *m)
{
    for (size_t at = 0; at < m->facts.documents.count; at++) {
        if (!m->facts.documents.items[at].lawful) {
            fail_msg("%s breaks a law", m->facts.documents.items[at].number);
        }
    }
}
