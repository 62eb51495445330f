#include "daemon/demo/mistakes.h"

#include <assert.h>

#include "reconcile/base/ratio.h"

int mistake_client(struct town *town)
{
    int client = town->next_planted++;

    assert((size_t)client < town->client_count);
    return client;
}

int mistake_home(struct town *town, int provider)
{
    return care_plain(town, mistake_client(town), provider, care_always(town), 60);
}

int mistake_line(struct town *town, int account, int month_no, int more_hours)
{
    int at = care_line(town, account, month_no);
    struct demo_line *line = &town->lines[at];

    line->grains += (int64_t)more_hours * GRAINS;
    line->amount_ore = town_amount(line->grains, line->price_e4);
    return at;
}

int mistake_loose_line(struct town *town, int provider, int month_no, int hours)
{
    int account = town_account(town, mistake_client(town), provider, HTJ, "");
    int line = town_line(town, account, town_month(town, month_no), (int64_t)hours * GRAINS);

    town->lines[line].link = LINK_ATTRIBUTE;
    return line;
}

int mistake_document(struct town *town, int line, int day)
{
    const struct demo_account *account = &town->accounts[town->lines[line].account];
    month cared = month_of(town->lines[line].period.first);
    int document = town_document(town, account->provider, month_first(cared + 1) + day - 1);

    town->documents[document].unit = town->clients[account->client].unit;
    town->documents[document].period = (struct period){month_first(cared), month_last(cared)};
    town->lines[line].document = document;
    return document;
}

int64_t mistake_rest(const struct town *town, int line, int64_t grains)
{
    const struct demo_line *of = &town->lines[line];

    return of->amount_ore -
           (int64_t)ratio_half_away((int128)of->amount_ore * (of->grains - grains), of->grains);
}

static struct demo_planted *on_line(struct town *town, const char *code, int line,
                                    const char *description)
{
    struct demo_planted *planted = town_planted(town, code, description);

    planted->line = line;
    planted->account = town->lines[line].account;
    planted->month = month_of(town->lines[line].period.first);
    return planted;
}

void mistake_on_line(struct town *town, const char *code, int line, const char *description)
{
    (void)on_line(town, code, line, description);
}

void mistake_amount(struct town *town, const char *code, int line, int64_t ore,
                    const char *description)
{
    struct demo_planted *planted = on_line(town, code, line, description);

    planted->has_amount = true;
    planted->amount_ore = ore;
}

void mistake_unlinked(struct town *town, const char *code, int line, const char *description)
{
    struct demo_planted *planted = on_line(town, code, line, description);

    planted->provider = town->accounts[planted->account].provider;
    planted->account = NONE;
    planted->has_amount = true;
    planted->amount_ore = town->lines[line].amount_ore;
}

void mistake_on_document(struct town *town, const char *code, int document, bool has_amount,
                         int64_t ore, const char *description)
{
    struct demo_planted *planted = town_planted(town, code, description);

    planted->provider = town->documents[document].provider;
    planted->document = document;
    planted->has_amount = has_amount;
    planted->amount_ore = ore;
}

void mistake_on_account(struct town *town, const char *code, int account, int month_no,
                        const char *description)
{
    struct demo_planted *planted = town_planted(town, code, description);

    planted->account = account;
    planted->month = town->first_month + month_no;
}

void mistake_on_order(struct town *town, const char *code, int account, const char *description)
{
    struct demo_planted *planted = town_planted(town, code, description);

    planted->account = account;
    planted->line_id = town->orders[town->accounts[account].order].id;
    planted->month = month_of(town->as_of);
}

void town_plant(struct town *town)
{
    mistakes_of_quantity(town);
    mistakes_of_person(town);
    mistakes_of_link(town);
    mistakes_of_price(town);
    mistakes_of_document(town);
    mistakes_of_credit(town);
    mistakes_of_delivery(town);
}
