#include "reconcile/link.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/base/table.h"

struct compiled {
    const struct extractor *extractor;
    regex_t pattern;
};

struct linker {
    struct arena *arena;
    struct facts *facts;
    struct table orders;
    struct table clients;
    struct table services;
    struct table client_aliases;
    struct table service_aliases;
    struct compiled *extractors; /* in the order in which they are asked */
    size_t extractor_count;
    int32_t *first_account; /* by client: a chain of its accounts */
    int32_t *next_account;  /* by account */
    size_t next_capacity;
    int32_t *order_count; /* by account known at the start */
    size_t known_accounts;
    struct extracted *extracted;
    size_t extracted_count, extracted_capacity;
};

static int compare_extractors(const void *left, const void *right)
{
    const struct extractor *a = ((const struct compiled *)left)->extractor;
    const struct extractor *b = ((const struct compiled *)right)->extractor;

    if ((a->provider < 0) != (b->provider < 0)) {
        return a->provider < 0 ? 1 : -1;
    }
    if (a->field != b->field) {
        return a->field < b->field ? -1 : 1;
    }
    return strcmp(a->pattern, b->pattern);
}

static void compile_extractors(struct linker *linker)
{
    const struct facts *facts = linker->facts;

    linker->extractors = arena_array(linker->arena, struct compiled, facts->extractors.count);
    for (size_t at = 0; at < facts->extractors.count; at++) {
        struct compiled *compiled = &linker->extractors[linker->extractor_count];

        compiled->extractor = &facts->extractors.items[at];
        if (regcomp(&compiled->pattern, compiled->extractor->pattern, REG_EXTENDED) == 0) {
            linker->extractor_count++;
        }
    }
    if (linker->extractor_count > 1) {
        qsort(linker->extractors, linker->extractor_count, sizeof linker->extractors[0],
              compare_extractors);
    }
}

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

static void index_names(struct linker *linker)
{
    const struct facts *facts = linker->facts;
    struct arena *arena = linker->arena;

    linker->orders = table_new(arena, facts->orders.count);
    for (size_t at = 0; at < facts->orders.count; at++) {
        table_add(&linker->orders, 0, facts->orders.items[at].id, (int32_t)at);
    }
    linker->clients = table_new(arena, facts->clients.count);
    for (size_t at = 0; at < facts->clients.count; at++) {
        table_add(&linker->clients, 0, facts->clients.items[at].id, (int32_t)at);
    }
    linker->services = table_new(arena, facts->services.count);
    for (size_t at = 0; at < facts->services.count; at++) {
        table_add(&linker->services, 0, facts->services.items[at].id, (int32_t)at);
    }
    linker->client_aliases = table_new(arena, facts->client_aliases.count);
    for (size_t at = 0; at < facts->client_aliases.count; at++) {
        const struct client_alias *alias = &facts->client_aliases.items[at];

        table_add(&linker->client_aliases, alias->provider, alias->alias, alias->client);
    }
    linker->service_aliases = table_new(arena, facts->service_aliases.count);
    for (size_t at = 0; at < facts->service_aliases.count; at++) {
        const struct service_alias *alias = &facts->service_aliases.items[at];

        table_add(&linker->service_aliases, alias->provider, alias->item_code, (int32_t)at);
    }
}

struct linker *linker_new(struct arena *arena, struct facts *facts)
{
    struct linker *linker = arena_alloc(arena, sizeof *linker);

    linker->arena = arena;
    linker->facts = facts;
    index_names(linker);
    index_accounts(linker);
    compile_extractors(linker);
    return linker;
}

void linker_free(struct linker **linker)
{
    if (*linker == NULL) {
        return;
    }
    for (size_t at = 0; at < (*linker)->extractor_count; at++) {
        regfree(&(*linker)->extractors[at].pattern);
    }
    *linker = NULL;
}

const struct extracted *linker_extracted(const struct linker *linker, size_t *ret_count)
{
    *ret_count = linker->extracted_count;
    return linker->extracted;
}

/* A question about one line; `resolve` says whether a text stands for something. */
struct asking {
    struct linker *linker;
    const struct document *document;
    const struct line *line;
    int32_t document_index;
    enum yields yields;
    bool present;      /* some text was there */
    int32_t answer;    /* −1: none of them stands for anything */
    const char *level; /* of a service alias */
};

static int32_t resolve_client(const struct asking *asking, const char *text)
{
    const struct linker *linker = asking->linker;
    int32_t found = table_find(&linker->clients, 0, text);

    if (found < 0) {
        found = table_find(&linker->client_aliases, asking->document->provider, text);
    }
    return found < 0 ? table_find(&linker->client_aliases, -1, text) : found;
}

static int32_t resolve_service(struct asking *asking, const char *text)
{
    const struct linker *linker = asking->linker;
    int32_t alias = table_find(&linker->service_aliases, asking->document->provider, text);

    if (alias < 0) {
        alias = table_find(&linker->service_aliases, -1, text);
    }
    if (alias < 0) {
        return table_find(&linker->services, 0, text);
    }
    asking->level = linker->facts->service_aliases.items[alias].level;
    return linker->facts->service_aliases.items[alias].service;
}

/* Asks one text; true when the question is answered. */
static bool ask(struct asking *asking, const char *text)
{
    if (asking->answer >= 0) {
        return true;
    }
    if (text == NULL || text[0] == '\0') {
        return false;
    }
    asking->present = true;
    switch (asking->yields) {
    case YIELDS_ORDER:
        asking->answer = table_find(&asking->linker->orders, 0, text);
        break;
    case YIELDS_CLIENT:
        asking->answer = resolve_client(asking, text);
        break;
    case YIELDS_SERVICE:
        asking->answer = resolve_service(asking, text);
        break;
    }
    return asking->answer >= 0;
}

static void ask_match(struct asking *asking, const struct compiled *compiled, const char *text)
{
    struct linker *linker = asking->linker;
    regmatch_t match[2];

    if (text == NULL || regexec(&compiled->pattern, text, 2, match, 0) != 0 || match[1].rm_so < 0 ||
        match[1].rm_eo == match[1].rm_so) {
        return;
    }
    char *value = arena_strndup(linker->arena, text + match[1].rm_so,
                                (size_t)(match[1].rm_eo - match[1].rm_so));

    linker->extracted = arena_grow(linker->arena, linker->extracted, &linker->extracted_capacity,
                                   linker->extracted_count + 1);
    linker->extracted[linker->extracted_count++] =
        (struct extracted){asking->document_index, value};
    (void)ask(asking, value);
}

static void ask_field(struct asking *asking, const struct compiled *compiled)
{
    switch (compiled->extractor->field) {
    case FIELD_LINE_NOTE:
        ask_match(asking, compiled, asking->line->note);
        break;
    case FIELD_ITEM_NAME:
        ask_match(asking, compiled, asking->line->name);
        break;
    case FIELD_ITEM_DESCRIPTION:
        ask_match(asking, compiled, asking->line->description);
        break;
    case FIELD_DOCUMENT_NOTE:
        for (size_t at = 0; at < asking->document->note_count && asking->answer < 0; at++) {
            ask_match(asking, compiled, asking->document->notes[at]);
        }
        break;
    case FIELD_BUYER_REFERENCE:
        ask_match(asking, compiled, asking->document->buyer_reference);
        break;
    }
}

static void ask_extractors(struct asking *asking)
{
    const struct linker *linker = asking->linker;

    for (size_t at = 0; at < linker->extractor_count && asking->answer < 0; at++) {
        const struct extractor *extractor = linker->extractors[at].extractor;

        if (extractor->yields == asking->yields &&
            (extractor->provider < 0 || extractor->provider == asking->document->provider)) {
            ask_field(asking, &linker->extractors[at]);
        }
    }
}

static unsigned char lower(unsigned char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (unsigned char)(letter + 32) : letter;
}

/* Without regard to case, for the letters of our own names: A–Z and Å. */
static bool same_name(const char *left, const char *right)
{
    for (; *left != '\0' && *right != '\0'; left++, right++) {
        unsigned char a = lower((unsigned char)*left);
        unsigned char b = lower((unsigned char)*right);
        bool a_ring = (a == 0x85 || a == 0xa5) && (b == 0x85 || b == 0xa5);

        if (a != b && !a_ring) {
            return false;
        }
    }
    return *left == *right;
}

static bool is_named(const struct line_attribute *attribute, const char *const *names, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (same_name(attribute->name, names[at])) {
            return true;
        }
    }
    return false;
}

static struct asking question(struct linker *linker, const struct line *line, enum yields yields)
{
    return (struct asking){.linker = linker,
                           .document = &linker->facts->documents.items[line->document],
                           .document_index = line->document,
                           .line = line,
                           .yields = yields,
                           .answer = -1};
}

static struct asking ask_order(struct linker *linker, const struct line *line)
{
    struct asking asking = question(linker, line, YIELDS_ORDER);

    if (!ask(&asking, line->order_line_reference) && !ask(&asking, line->object_id)) {
        ask_extractors(&asking);
        (void)ask(&asking, asking.document->order_reference);
    }
    return asking;
}

static struct asking ask_client(struct linker *linker, const struct line *line)
{
    static const char *const names[] = {"ClientID", "BrukarID", "Brukare", "Klient"};
    struct asking asking = question(linker, line, YIELDS_CLIENT);

    for (size_t at = 0; at < line->attribute_count; at++) {
        if (is_named(&line->attributes[at], names, sizeof names / sizeof names[0])) {
            (void)ask(&asking, line->attributes[at].value);
        }
    }
    ask_extractors(&asking);
    return asking;
}

static struct asking ask_service(struct linker *linker, const struct line *line)
{
    struct asking asking = question(linker, line, YIELDS_SERVICE);

    if (!ask(&asking, line->seller_item_id) && !ask(&asking, line->buyer_item_id)) {
        ask_extractors(&asking);
    }
    return asking;
}

/* From the alias, else from an attribute of the line, else empty. */
static const char *level_of(const struct asking *service)
{
    static const char *const names[] = {"Level", "Nivå"};

    if (service->level != NULL && service->level[0] != '\0') {
        return service->level;
    }
    for (size_t at = 0; at < service->line->attribute_count; at++) {
        const struct line_attribute *attribute = &service->line->attributes[at];

        if (is_named(attribute, names, sizeof names / sizeof names[0]) &&
            attribute->value[0] != '\0') {
            return attribute->value;
        }
    }
    return "";
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

static bool link_by_order(struct linker *linker, struct line *line, const struct asking *client,
                          const struct asking *service)
{
    const struct facts *facts = linker->facts;
    struct asking order = ask_order(linker, line);

    if (order.answer < 0) {
        return false;
    }
    line->order = order.answer;
    line->account = facts->orders.items[order.answer].account;

    const struct account *account = &facts->accounts.items[line->account];

    if (account->provider != order.document->provider) {
        line->link = LINK_OTHER_PROVIDER;
        return true;
    }
    line->link = LINK_ORDER;
    line->contradicts = (client->answer >= 0 && client->answer != account->client) ||
                        (service->answer >= 0 && service->answer != account->service);
    return true;
}

static void link_line(struct linker *linker, struct line *line)
{
    struct asking client = ask_client(linker, line);
    struct asking service = ask_service(linker, line);

    if (link_by_order(linker, line, &client, &service)) {
        return;
    }
    if (client.answer >= 0 && service.answer >= 0) {
        link_level(linker, line,
                   (struct account){.level = level_of(&service),
                                    .client = client.answer,
                                    .provider = client.document->provider,
                                    .service = service.answer});
    } else if (client.answer >= 0) {
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
