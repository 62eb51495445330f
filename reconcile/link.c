#include "reconcile/link.h"

#include <string.h>

#include "reconcile/references.h"

struct linker {
    struct arena *arena;
    struct facts *facts;
    struct references *references;
    int32_t *first_account; /* by client: a chain of its accounts */
    int32_t *next_account;  /* by account */
    size_t next_capacity;
    int32_t *order_count; /* by account known at the start */
    size_t known_accounts;
};

static void chain_account(struct linker *linker, size_t account)
{
    int32_t client = linker->facts->accounts.items[account].client;

    linker->next_account =
        arena_grow(linker->arena, linker->next_account, &linker->next_capacity, account + 1);
    linker->next_account[account] = linker->first_account[client];
    linker->first_account[client] = (int32_t)account;
}

static void index_accounts(struct linker *linker)
{
    const struct facts *facts = linker->facts;

    linker->first_account = arena_array(linker->arena, int32_t, facts->clients.count);
    for (size_t at = 0; at < facts->clients.count; at++) {
        linker->first_account[at] = -1;
    }
    for (size_t at = 0; at < facts->accounts.count; at++) {
        chain_account(linker, at);
    }
    linker->known_accounts = facts->accounts.count;
    linker->order_count = arena_array(linker->arena, int32_t, facts->accounts.count);
    for (size_t at = 0; at < facts->orders.count; at++) {
        linker->order_count[facts->orders.items[at].account]++;
    }
}

struct linker *linker_new(struct arena *arena, struct facts *facts)
{
    struct linker *linker = arena_alloc(arena, sizeof *linker);

    linker->arena = arena;
    linker->facts = facts;
    linker->references = references_new(arena, facts);
    index_accounts(linker);
    return linker;
}

void linker_free(struct linker **linker)
{
    if (*linker != NULL) {
        references_free((*linker)->references);
        *linker = NULL;
    }
}

const struct extracted *linker_extracted(const struct linker *linker, size_t *ret_count)
{
    return references_extracted(linker->references, ret_count);
}

static int32_t add_account(struct linker *linker, struct account account)
{
    struct facts *facts = linker->facts;

    facts->accounts.items = arena_grow(linker->arena, facts->accounts.items,
                                       &facts->accounts.capacity, facts->accounts.count + 1);
    facts->accounts.items[facts->accounts.count] = account;
    chain_account(linker, facts->accounts.count);
    return (int32_t)facts->accounts.count++;
}

/* The account of this level when it has orders or no level has; the only other level that has
 * orders; or none when several have. */
static void link_level(struct linker *linker, struct line *line, struct account wanted)
{
    const struct facts *facts = linker->facts;
    int32_t exact = -1;
    int32_t other = -1;
    int others = 0;

    for (int32_t at = linker->first_account[wanted.client]; at >= 0;
         at = linker->next_account[at]) {
        const struct account *account = &facts->accounts.items[at];
        bool ordered = (size_t)at < linker->known_accounts && linker->order_count[at] > 0;

        if (account->provider != wanted.provider || account->service != wanted.service) {
            continue;
        }
        if (strcmp(account->level, wanted.level) == 0) {
            exact = at;
            if (ordered) {
                line->link = LINK_CLIENT;
                line->account = at;
                return;
            }
        } else if (ordered) {
            other = at;
            others++;
        }
    }
    if (others > 1) {
        line->link = LINK_SEVERAL_LEVELS;
        return;
    }
    line->link = others == 1 ? LINK_OTHER_LEVEL : LINK_CLIENT;
    line->account = others == 1 ? other : exact >= 0 ? exact : add_account(linker, wanted);
}

static bool link_by_order(struct linker *linker, struct line *line, const struct reference *client,
                          const struct reference *service)
{
    const struct facts *facts = linker->facts;
    struct reference order = references_order(linker->references, line);

    if (order.index < 0) {
        return false;
    }
    line->order = order.index;
    line->account = facts->orders.items[order.index].account;

    const struct account *account = &facts->accounts.items[line->account];

    if (account->provider != facts->documents.items[line->document].provider) {
        line->link = LINK_OTHER_PROVIDER;
        return true;
    }
    line->link = LINK_ORDER;
    line->contradicts = (client->index >= 0 && client->index != account->client) ||
                        (service->index >= 0 && service->index != account->service);
    return true;
}

static void link_line(struct linker *linker, struct line *line)
{
    struct reference client = references_client(linker->references, line);
    struct reference service = references_service(linker->references, line);

    if (link_by_order(linker, line, &client, &service)) {
        return;
    }
    if (client.index >= 0 && service.index >= 0) {
        link_level(
            linker, line,
            (struct account){.level = references_level(line, &service),
                             .client = client.index,
                             .provider = linker->facts->documents.items[line->document].provider,
                             .service = service.index});
    } else if (client.index >= 0) {
        line->link = LINK_UNKNOWN_SERVICE;
    } else {
        line->link = client.present ? LINK_UNKNOWN_CLIENT : LINK_NO_CLIENT;
    }
}

static bool complete(struct period period)
{
    return period.first != DATE_NONE && period.last != DATE_NONE && period.first <= period.last;
}

/* The line's own period, else the document's, else the month before the issue date. */
static void settle_period(const struct document *document, struct line *line)
{
    line->period_assumed = false;
    if (complete(line->stated)) {
        line->period = line->stated;
    } else if (complete(document->period)) {
        line->period = document->period;
    } else {
        month before = month_of(document->issued) - 1;

        line->period = (struct period){month_first(before), month_last(before)};
        line->period_assumed = true;
    }
}

/* Grains of one of the unit; 0 when the unit does not fit the service. */
static int64_t grains_per(const char *unit, const struct service *service)
{
    static const struct {
        enum unit of;
        const char *unit;
        int64_t grains;
    } known[] = {
        {UNIT_HOUR, "HUR", GRAINS_PER_UNIT}, {UNIT_HOUR, "MIN", GRAINS_PER_UNIT / 60},
        {UNIT_DAY, "DAY", GRAINS_PER_UNIT},  {UNIT_MONTH, "MON", GRAINS_PER_UNIT},
        {UNIT_EACH, "C62", GRAINS_PER_UNIT}, {UNIT_EACH, "EA", GRAINS_PER_UNIT},
        {UNIT_EACH, "H87", GRAINS_PER_UNIT},
    };

    for (size_t at = 0; unit != NULL && at < sizeof known / sizeof known[0]; at++) {
        if (known[at].of == service->unit && strcmp(known[at].unit, unit) == 0) {
            return known[at].grains;
        }
    }
    return 0;
}

static void settle_quantity(const struct facts *facts, struct line *line)
{
    const struct service *service =
        &facts->services.items[facts->accounts.items[line->account].service];
    int64_t grains = grains_per(line->unit, service);

    line->unit_unknown = grains == 0;
    if (!decimal_times(line->quantity, grains == 0 ? GRAINS_PER_UNIT : grains, &line->grains)) {
        line->grains = 0; /* beyond what the store lets in */
    }
}

void linker_link(struct linker *linker, int32_t document_index)
{
    struct facts *facts = linker->facts;
    const struct document *document = &facts->documents.items[document_index];

    for (size_t at = 0; at < document->line_count; at++) {
        struct line *line = &facts->lines.items[document->first_line + at];

        settle_period(document, line);
        line->link = LINK_NONE;
        line->account = -1;
        line->order = -1;
        line->grains = 0;
        line->contradicts = false;
        line->unit_unknown = false;
        if (!document_takes_part(document)) {
            continue;
        }
        link_line(linker, line);
        if (line_is_linked(line)) {
            settle_quantity(facts, line);
        }
    }
}
