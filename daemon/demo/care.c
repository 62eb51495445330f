#include "daemon/demo/care.h"

#include "reconcile/base/ratio.h"

enum { DAY_GRAINS = GRAINS, WEEK_DAYS = 7, UNIT_E4 = 10000 };

static date earlier(date one, date other)
{
    return one < other ? one : other;
}

static date later(date one, date other)
{
    return one > other ? one : other;
}

struct period care_always(const struct town *town)
{
    return (struct period){town_day(town, 0, 1), DATE_FOREVER};
}

/* The days of a period within the months of the town and the client's life. */
static struct period lived(const struct town *town, int client, struct period period)
{
    date died_on = town->clients[client].died_on;

    period.last = earlier(period.last, town_day(town, town->months - 1, 0));
    if (died_on != DATE_NONE) {
        period.last = earlier(period.last, died_on);
    }
    return period;
}

/* How many absent days there were before this one in its absence, −1 when the client is at home.
 * Absences of a client are the last that were made. */
static int absent_day(const struct town *town, int client, date day)
{
    for (size_t at = town->absence_count; at > 0; at--) {
        const struct demo_absence *absence = &town->absences[at - 1];

        if (absence->client != client) {
            break;
        }
        if (absence->first < day && day < absence->last) {
            return day - absence->first - 1;
        }
    }
    return NONE;
}

int care_visit(struct town *town, int account, date day, int minute_of_day, int minutes)
{
    return town_visit(town, account, instant_of_local(day, minute_of_day * 60), minutes);
}

static int64_t visited(const struct town *town, const struct demo_account *account,
                       struct period period)
{
    const struct demo_service *service = &demo_services[account->service];
    int64_t total = 0;

    for (int at = 0; at < account->visit_count; at++) {
        const struct demo_visit *visit = &town->visits[account->first_visit + at];
        date day = local_day(visit->start_s);
        int64_t minutes = (visit->end_s - visit->start_s) / 60;

        if (visit->status != VISIT_PERFORMED || day < period.first || day > period.last) {
            continue;
        }
        if (service->round_visit_min > 0) {
            minutes = (int64_t)ratio_half_up(minutes, service->round_visit_min) *
                      service->round_visit_min;
        }
        total += service->unit == UNIT_HOUR ? minutes * GRAINS_A_MINUTE : GRAINS;
    }
    return total;
}

static const struct demo_stay *stay_of(const struct town *town, int account)
{
    for (size_t at = town->stay_count; at > 0; at--) {
        if (town->stays[at - 1].account == account) {
            return &town->stays[at - 1];
        }
    }
    return NULL;
}

static int64_t present(const struct town *town, int account_no, struct period period)
{
    const struct demo_account *account = &town->accounts[account_no];
    const struct demo_service *service = &demo_services[account->service];
    const struct demo_stay *stay = stay_of(town, account_no);
    int64_t total = 0;

    if (stay == NULL) {
        return 0;
    }
    for (date day = later(period.first, stay->moved_in); day <= period.last; day++) {
        int absent = absent_day(town, account->client, day);

        if (day >= stay->moved_out + (stay->moved_out != DATE_FOREVER && service->count_last_day)) {
            break;
        }
        if (absent == NONE) {
            total += DAY_GRAINS;
        } else if (absent < service->absence_paid_days) {
            total += DAY_GRAINS / 100 * service->absence_paid_pct;
        }
    }
    return total;
}

static int64_t ordered(const struct town *town, const struct demo_account *account,
                       struct period period)
{
    const struct demo_order *order = &town->orders[account->order];
    int64_t a_day = order->quantity_e4 * (GRAINS / UNIT_E4) / WEEK_DAYS;
    int64_t total = 0;

    for (date day = later(period.first, order->period.first);
         day <= earlier(period.last, order->period.last); day++) {
        total += absent_day(town, account->client, day) == NONE ? a_day : 0;
    }
    return total;
}

int64_t care_quantity(const struct town *town, int account_no, struct period period)
{
    const struct demo_account *account = &town->accounts[account_no];

    period = lived(town, account->client, period);
    switch (demo_services[account->service].basis) {
    case BASIS_PERFORMED:
        return visited(town, account, period);
    case BASIS_PRESENCE:
        return present(town, account_no, period);
    case BASIS_ORDERED:
        return ordered(town, account, period);
    case BASIS_FIXED:
        return GRAINS; /* alarms are made for whole months only */
    }
    return 0;
}

void care_invoice(struct town *town, int account)
{
    struct period agreed = town->orders[town->accounts[account].order].period;

    town->accounts[account].visit_count =
        (int)town->visit_count - town->accounts[account].first_visit;
    town->accounts[account].first_line = (int)town->line_count;
    for (int at = 0; at < town->months; at++) {
        struct period rest = town_month(town, at);

        rest.first = later(rest.first, agreed.first);
        rest.last = earlier(rest.last, agreed.last);
        while (rest.first <= rest.last) {
            struct period part = rest;
            int64_t grains = 0;

            (void)town_price(town, account, rest.first, &part.last);
            part.last = earlier(part.last, rest.last);
            grains = care_quantity(town, account, part);
            if (grains > 0) {
                (void)town_line(town, account, part, grains);
            }
            rest.first = part.last + 1;
        }
    }
    town->accounts[account].line_count = (int)town->line_count - town->accounts[account].first_line;
}

int care_line(const struct town *town, int account, int month_no)
{
    const struct demo_account *owner = &town->accounts[account];

    for (int at = owner->first_line; at < owner->first_line + owner->line_count; at++) {
        if (month_of(town->lines[at].period.first) == town->first_month + month_no) {
            return at;
        }
    }
    return NONE;
}

int care_plain(struct town *town, int client, int provider, struct period period, int minutes)
{
    int account = town_account(town, client, provider, HTJ, "");
    struct period days = lived(town, client, period);

    (void)town_order(town, account, period, (int64_t)minutes * UNIT_E4 / 60, "day");
    for (date day = days.first; day <= days.last; day++) {
        if (absent_day(town, client, day) == NONE) {
            (void)care_visit(town, account, day, 8 * 60 + client % 60, minutes);
        }
    }
    care_invoice(town, account);
    return account;
}

/* A visit is as long as planned or a little shorter, and now and then it is called off. */
static void home_visit(struct town *town, struct random *random, int account, date day, int minute,
                       int minutes)
{
    int start = minute + random_below(random, 25);
    int visit = NONE;
    bool two_staff = town->orders[town->accounts[account].order].staff_count == 2;

    minutes -= 3 * random_below(random, 3);
    visit = care_visit(town, account, day, start, minutes);
    if (random_chance(random, 2)) {
        town->visits[visit].status = random_chance(random, 50) ? VISIT_CANCELLED : VISIT_NO_SHOW;
        return;
    }
    town->visits[visit].manual = random_chance(random, 6);
    if (two_staff) {
        (void)care_visit(town, account, day, start, minutes);
    }
}

int care_home(struct town *town, struct random *random, int client, int provider,
              struct period period)
{
    static const int starts[] = {7 * 60, 12 * 60, 16 * 60 + 30, 19 * 60 + 45};
    int account = town_account(town, client, provider, HTJ, "");
    int slots = 1 + random_below(random, 4), total = 0, minutes[4] = {0};
    struct period days = lived(town, client, period);
    bool by_week = random_chance(random, 60);
    int order = NONE;

    for (int at = 0; at < slots; at++) {
        minutes[at] = 15 * (1 + random_below(random, 4));
        total += minutes[at];
    }
    order =
        town_order(town, account, period, (int64_t)total * UNIT_E4 * (by_week ? WEEK_DAYS : 1) / 60,
                   by_week ? "week" : "day");
    town->orders[order].staff_count = random_chance(random, 6) ? 2 : 1;
    for (date day = days.first; day <= days.last; day++) {
        for (int at = 0; at < slots && absent_day(town, client, day) == NONE; at++) {
            home_visit(town, random, account, day, starts[at], minutes[at]);
        }
    }
    care_invoice(town, account);
    return account;
}
