/* Lines onto invoices: one a provider, month and unit (a resident of the elder housing has their
 * own); then their numbers and the order in which they arrive. */
#include <stdio.h>
#include <stdlib.h>

#include "daemon/demo/town.h"

enum { LINES_MAX = 400 };

struct ledger {
    struct town *town;
    int *open;     /* the invoice being filled, by provider, month and unit */
    int *lines;    /* how many lines it has */
    int *accounts; /* whose line was the latest */
};

static int ordinary_document(struct ledger *ledger, const struct demo_line *line)
{
    struct town *town = ledger->town;
    const struct demo_account *account = &town->accounts[line->account];
    int unit = town->clients[account->client].unit;
    month cared = month_of(line->period.first);
    int place =
        ((int)(cared - town->first_month) * DEMO_PROVIDERS + account->provider) * DEMO_UNITS + unit;
    bool own = line->link == LINK_DOCUMENT && ledger->accounts[place] != line->account;

    if (ledger->open[place] == NONE || own || ledger->lines[place] == LINES_MAX) {
        int document = town_document(town, account->provider,
                                     month_first(cared + 1) + 2 + (account->provider + unit) % 4);

        town->documents[document].unit = unit;
        town->documents[document].period = (struct period){month_first(cared), month_last(cared)};
        if (line->link == LINK_DOCUMENT) {
            town->documents[document].order = town->orders[account->order].id;
        }
        ledger->open[place] = document;
        ledger->lines[place] = 0;
    }
    ledger->lines[place]++;
    ledger->accounts[place] = line->account;
    return ledger->open[place];
}

static void fill_documents(struct town *town)
{
    size_t places = (size_t)town->months * DEMO_PROVIDERS * DEMO_UNITS;
    struct ledger ledger = {town, arena_array(town->arena, int, places),
                            arena_array(town->arena, int, places),
                            arena_array(town->arena, int, places)};

    for (size_t at = 0; at < places; at++) {
        ledger.open[at] = NONE;
    }
    for (size_t at = 0; at < town->line_count; at++) {
        struct demo_line *line = &town->lines[at];

        if (line->document == NONE) {
            line->document = ordinary_document(&ledger, line);
        }
    }
}

static void number_lines(struct town *town)
{
    int at = 0;

    town->line_order = arena_array(town->arena, int, town->line_count + 1);
    for (size_t line = 0; line < town->line_count; line++) {
        if (town->lines[line].document >= 0) {
            town->documents[town->lines[line].document].line_count++;
        }
    }
    for (size_t document = 0; document < town->document_count; document++) {
        town->documents[document].first_line = at;
        at += town->documents[document].line_count;
        town->documents[document].line_count = 0;
    }
    for (size_t line = 0; line < town->line_count; line++) {
        if (town->lines[line].document >= 0) {
            struct demo_document *document = &town->documents[town->lines[line].document];

            town->line_order[document->first_line + document->line_count] = (int)line;
            town->lines[line].number = ++document->line_count;
        }
    }
}

struct arrival {
    date issued;
    int document;
};

static int by_date(const void *left, const void *right)
{
    const struct arrival *one = left, *other = right;

    if (one->issued != other->issued) {
        return one->issued < other->issued ? -1 : 1;
    }
    return one->document < other->document ? -1 : one->document > other->document;
}

static void number_documents(struct town *town)
{
    struct arrival *arrivals = arena_array(town->arena, struct arrival, town->document_count + 1);
    int next[DEMO_PROVIDERS] = {0};

    town->document_order = arena_array(town->arena, int, town->document_count + 1);
    for (size_t at = 0; at < town->document_count; at++) {
        arrivals[at] = (struct arrival){town->documents[at].issued, (int)at};
    }
    qsort(arrivals, town->document_count, sizeof *arrivals, by_date);
    for (size_t at = 0; at < town->document_count; at++) {
        struct demo_document *document = &town->documents[arrivals[at].document];

        town->document_order[at] = arrivals[at].document;
        (void)snprintf(document->number, sizeof document->number, "%s%d",
                       demo_providers[document->provider].prefix,
                       1001 + next[document->provider]++);
        if (document->number_of != NONE) {
            (void)snprintf(document->number, sizeof document->number, "%s",
                           town->documents[document->number_of].number);
        }
    }
}

void town_invoice(struct town *town)
{
    fill_documents(town);
    number_lines(town);
    number_documents(town);
}
