#include "daemon/demo/town.h"

#include <stdio.h>
#include <string.h>

#include "reconcile/base/ratio.h"

/* The index of a new item at the end of a list. */
#define APPEND(town, name)                                                                         \
    ((town)->name##s = arena_grow((town)->arena, (town)->name##s, &(town)->name##_capacity,        \
                                  (town)->name##_count + 1),                                       \
     (int)(town)->name##_count++)

int town_client(struct town *town)
{
    int at = APPEND(town, client);

    (void)snprintf(town->clients[at].id, DEMO_ID_BYTES, "K%05d", at + 1);
    town->clients[at].died_on = DATE_NONE;
    return at;
}

int town_account(struct town *town, int client, int provider, int service, const char *level)
{
    int at = APPEND(town, account);

    town->accounts[at] = (struct demo_account){
        .client = client,
        .provider = provider,
        .service = service,
        .level = level,
        .order = NONE,
        .first_visit = (int)town->visit_count,
        .first_line = (int)town->line_count,
    };
    return at;
}

int town_order(struct town *town, int account, struct period period, int64_t quantity_e4,
               const char *per)
{
    int at = APPEND(town, order);

    town->orders[at] = (struct demo_order){
        .account = account,
        .period = period,
        .quantity_e4 = quantity_e4,
        .per = per,
        .staff_count = 1,
        .review_by = town->as_of + 200 + at % 300,
    };
    (void)snprintf(town->orders[at].id, DEMO_ID_BYTES, "BE%06d", at + 1);
    if (town->accounts[account].order == NONE) {
        town->accounts[account].order = at;
    }
    return at;
}

int town_visit(struct town *town, int account, int64_t start_s, int minutes)
{
    int at = APPEND(town, visit);

    town->visits[at] = (struct demo_visit){
        .start_s = start_s,
        .end_s = start_s + (int64_t)minutes * 60,
        .account = account,
        .staff = NONE,
    };
    return at;
}

int town_line(struct town *town, int account, struct period period, int64_t grains)
{
    int at = APPEND(town, line);
    const struct demo_account *owner = &town->accounts[account];
    int64_t price_e4 = town_price(town, account, period.first, NULL);

    town->lines[at] = (struct demo_line){
        .account = account,
        .document = NONE,
        .period = period,
        .grains = grains,
        .price_e4 = price_e4,
        .amount_ore = town_amount(grains, price_e4),
        .link = demo_providers[owner->provider].link,
        .vat_rate = demo_services[owner->service].vat_rate,
    };
    return at;
}

int town_document(struct town *town, int provider, date issued)
{
    int at = APPEND(town, document);

    town->documents[at] = (struct demo_document){
        .provider = provider,
        .issued = issued,
        .period = {DATE_NONE, DATE_NONE},
        .credits = NONE,
        .number_of = NONE,
        .currency = "SEK",
        .account = town_luhn(town->arena, demo_providers[provider].bankgiro),
        .branch = "SE:BANKGIRO",
    };
    return at;
}

void town_absence(struct town *town, int client, struct period away, const char *kind)
{
    int at = APPEND(town, absence);

    town->absences[at] = (struct demo_absence){client, away.first, away.last, kind};
}

void town_stay(struct town *town, int account, date moved_in, date moved_out)
{
    int at = APPEND(town, stay);

    town->stays[at] = (struct demo_stay){account, moved_in, moved_out};
}

struct demo_planted *town_planted(struct town *town, const char *code, const char *description)
{
    struct demo_planted *planted = &town->planteds[APPEND(town, planted)];

    *planted = (struct demo_planted){
        .code = code,
        .description = description,
        .provider = NONE,
        .document = NONE,
        .line = NONE,
        .account = NONE,
        .month = MONTH_NONE,
    };
    return planted;
}

date town_day(const struct town *town, int month_no, int day)
{
    month m = town->first_month + month_no;

    return day == 0 ? month_last(m) : month_first(m) + day - 1;
}

struct period town_month(const struct town *town, int month_no)
{
    return (struct period){town_day(town, month_no, 1), town_day(town, month_no, 0)};
}

int64_t town_price(const struct town *town, int account, date day, date *ret_last)
{
    const struct demo_account *owner = &town->accounts[account];
    const struct demo_price *best = NULL;

    for (size_t at = 0; at < town->price_count; at++) {
        const struct demo_price *price = &town->prices[at];

        if (price->service == owner->service && price->from <= day && day <= price->to &&
            (price->provider == NONE || price->provider == owner->provider) &&
            (price->level[0] == '\0' || strcmp(price->level, owner->level) == 0) &&
            (best == NULL || best->provider == NONE)) {
            best = price;
        }
    }
    if (ret_last != NULL) {
        *ret_last = best == NULL ? DATE_FOREVER : best->to;
    }
    return best == NULL ? 0 : best->price_e4;
}

int64_t town_amount(int64_t grains, int64_t price_e4)
{
    return (int64_t)ratio_half_away((int128)grains * price_e4, (int128)GRAINS * 100);
}

const char *town_luhn(struct arena *arena, const char *digits)
{
    size_t length = strlen(digits);
    int sum = 0;

    for (size_t at = 0; at < length; at++) {
        int digit = digits[length - 1 - at] - '0';

        digit = at % 2 == 0 ? digit * 2 : digit;
        sum += digit / 10 + digit % 10;
    }
    return arena_printf(arena, "%s%d", digits, (10 - sum % 10) % 10);
}

const char *town_provider_id(const struct town *town, int provider)
{
    return town_luhn(town->arena, demo_providers[provider].organisation);
}

/* A price, from long ago; with `change` it becomes `then` in the middle of the second month. */
static void price(struct town *town, int provider, int service, const char *level,
                  int64_t kronor_e4, int64_t then_e4)
{
    date changes = town_day(town, 1, 16);
    int at = APPEND(town, price);

    town->prices[at] = (struct demo_price){
        provider, service, level, town_day(town, 0, 1) - 600, DATE_FOREVER, kronor_e4};
    if (then_e4 != 0) {
        town->prices[at].to = changes - 1;
        at = APPEND(town, price);
        town->prices[at] =
            (struct demo_price){provider, service, level, changes, DATE_FOREVER, then_e4};
    }
}

static void agree_prices(struct town *town)
{
    price(town, NONE, HTJ, "", 4685000, 0);
    price(town, EKDUNGE, HTJ, "", 4726500, 0);
    price(town, NONE, NATT, "", 5127500, 0);
    price(town, NONE, LEDS, "", 4213000, 4297300);
    price(town, NONE, STAD, "", 3890000, 3948400);
    price(town, NONE, MAT, "", 824000, 0);
    price(town, NONE, DV, "N1", 3950000, 0);
    price(town, NONE, DV, "N2", 6880000, 0);
    price(town, NONE, DV, "N3", 10970000, 0);
    price(town, NONE, BOS, "", 4315000, 0);
    price(town, NONE, VOB, "somatik", 23290000, 0);
    price(town, NONE, VOB, "demens", 24750000, 0);
    price(town, STRAND, HVB, "", 47280000, 48320000);
    price(town, NONE, FAM, "", 16405000, 0);
    price(town, NONE, LARM, "", 1970000, 0);
}

struct town *town_build(struct arena *arena, uint64_t seed, int clients, month first_month,
                        int months)
{
    struct town *town = arena_alloc(arena, sizeof *town);

    *town =
        (struct town){.arena = arena, .seed = seed, .first_month = first_month, .months = months};
    town->as_of = month_first(first_month + months) + 19;
    agree_prices(town);
    town_populate(town, clients);
    town_plant(town);
    town_staff(town);
    town_invoice(town);
    return town;
}
