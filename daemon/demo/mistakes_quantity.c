/* More asked for than was ordered, performed or possible. */
#include "daemon/demo/mistakes.h"

static void more_than_performed(struct town *town)
{
    int account = mistake_home(town, BJORK);
    int line = mistake_line(town, account, 1, 3);

    mistake_amount(town, "QT01", line, mistake_rest(town, line, 3 * GRAINS),
                   "Tre timmar mer än vad som utförts har fakturerats");
}

/* Escort has a tolerance of half an hour an account and month. */
static void within_tolerance(struct town *town)
{
    struct random random = random_stream(town->seed, 0);
    int line = care_line(town, care_escort(town, &random, mistake_client(town)), 0);
    struct demo_line *of = &town->lines[line];

    of->grains += GRAINS / 2;
    of->amount_ore = town_amount(of->grains, of->price_e4);
    mistake_amount(town, "QT01", line, mistake_rest(town, line, GRAINS / 2),
                   "En halvtimme för mycket ledsagning: inom toleransen, hålls inte inne");
}

static void more_than_ordered(struct town *town)
{
    int account = mistake_home(town, EKDUNGE);
    int line = NONE;

    (void)care_visit(town, account, town_day(town, 1, 6), 14 * 60, 60);
    (void)care_visit(town, account, town_day(town, 1, 20), 14 * 60, 60);
    line = mistake_line(town, account, 1, 2);
    mistake_amount(town, "QT02", line, mistake_rest(town, line, 2 * GRAINS),
                   "Två timmar utöver beställningen är utförda och fakturerade");
    mistake_on_account(town, "QT03", account, 1, "Två timmar har utförts utöver beställningen");
}

static void more_performed_than_ordered(struct town *town)
{
    int account = mistake_home(town, NATTLJUS);

    (void)care_visit(town, account, town_day(town, 0, 11), 15 * 60, 90);
    mistake_on_account(town, "QT03", account, 0,
                       "Ett extra besök på 1,5 timmar har utförts men inte fakturerats");
}

static void nothing_performed(struct town *town)
{
    int account = mistake_home(town, NATTLJUS);
    const struct demo_account *owner = &town->accounts[account];

    for (int at = owner->first_visit; at < owner->first_visit + owner->visit_count; at++) {
        if (month_of(local_day(town->visits[at].start_s)) == town->first_month) {
            town->visits[at].status = VISIT_NO_SHOW;
        }
    }
    mistake_amount(town, "QT04", care_line(town, account, 0),
                   town->lines[care_line(town, account, 0)].amount_ore,
                   "Hela månaden är fakturerad men klienten var inte hemma vid något besök");
}

static void never_invoiced(struct town *town)
{
    int account = mistake_home(town, BJORK);
    struct demo_line *line = &town->lines[care_line(town, account, 1)];

    line->document = DROPPED;
    mistake_on_account(town, "QT06", account, 1, "Utförd månad som utföraren glömt att fakturera");
    town->planteds[town->planted_count - 1].has_amount = true;
    town->planteds[town->planted_count - 1].amount_ore = line->amount_ore;
}

static void outside_the_order(struct town *town)
{
    struct period days = {town_day(town, 0, 1), town_day(town, 1, 10)};
    int account = care_plain(town, mistake_client(town), BJORK, days, 60);
    int line = NONE;

    for (int day = 11; day <= 20; day++) {
        (void)care_visit(town, account, town_day(town, 1, day), 9 * 60, 60);
    }
    line = mistake_line(town, account, 1, 10);
    town->lines[line].period.last = town_day(town, 1, 0);
    mistake_amount(town, "LK05", line, mistake_rest(town, line, 10 * GRAINS),
                   "Beställningen upphörde den 10:e men insatsen fortsatte i tio dagar");
}

static void staff_in_two_places(struct town *town)
{
    int first = mistake_home(town, BJORK), second = mistake_home(town, BJORK);
    int day = 6; /* the seventh of the first month */
    struct demo_visit *one = &town->visits[town->accounts[first].first_visit + day];
    struct demo_visit *other = &town->visits[town->accounts[second].first_visit + day];
    int line = care_line(town, second, 0);

    other->start_s = one->start_s + (int64_t)30 * 60;
    other->end_s = other->start_s + 3600;
    one->staff = other->staff = 0;
    mistake_amount(town, "VE06", line, mistake_rest(town, line, GRAINS / 2),
                   "Samma personal är registrerad hos två klienter samtidigt i en halvtimme");
}

static void client_visited_twice(struct town *town)
{
    int account = mistake_home(town, EKDUNGE);
    const struct demo_visit *visit = &town->visits[town->accounts[account].first_visit + 8];
    int line = NONE;

    (void)town_visit(town, account, visit->start_s, 60);
    line = mistake_line(town, account, 0, 1);
    mistake_amount(town, "VE07", line, mistake_rest(town, line, GRAINS),
                   "Två besök samtidigt trots att bara en personal är beställd");
}

/* Months in which many visits were written by hand: every third of the escort's. */
static void registered_by_hand(struct town *town)
{
    struct random random = random_stream(town->seed, 0);
    struct demo_planted *planted = NULL;
    int seen = 0;

    (void)care_escort(town, &random, mistake_client(town));
    for (size_t at = 0; at < town->visit_count; at++) {
        struct demo_visit *visit = &town->visits[at];

        if (town->accounts[visit->account].provider == TRYGG &&
            month_of(local_day(visit->start_s)) == town->first_month + 1) {
            visit->manual = seen++ % 3 == 0;
        }
    }
    planted =
        town_planted(town, "VE01", "Var tredje ledsagning är registrerad för hand i efterhand");
    planted->provider = TRYGG;
    planted->month = town->first_month + 1;
}

void mistakes_of_quantity(struct town *town)
{
    more_than_performed(town);
    within_tolerance(town);
    more_than_ordered(town);
    more_performed_than_ordered(town);
    nothing_performed(town);
    never_invoiced(town);
    outside_the_order(town);
    staff_in_two_places(town);
    client_visited_twice(town);
    registered_by_hand(town);
}
