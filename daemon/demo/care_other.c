/* The other kinds of care: nights, cleaning, meals, escort, activities, support, alarms, stays. */
#include "daemon/demo/care.h"

enum { UNIT_E4 = 10000 };

static date last_day(const struct town *town, int client, struct period period)
{
    date last = town_day(town, town->months - 1, 0);
    date died_on = town->clients[client].died_on;

    last = period.last < last ? period.last : last;
    return died_on != DATE_NONE && died_on < last ? died_on : last;
}

/* 0 is Monday. */
static int weekday(date day)
{
    return (int)((day % 7 + 7 + 3) % 7);
}

static bool at_home(const struct town *town, int client, date day)
{
    for (size_t at = town->absence_count; at > 0 && town->absences[at - 1].client == client; at--) {
        if (town->absences[at - 1].first < day && day < town->absences[at - 1].last) {
            return false;
        }
    }
    return true;
}

/* 23:00 to 06:00: an hour more of care in the night when the clock goes back. */
int care_nights(struct town *town, struct random *random, int client, struct period period)
{
    int account = town_account(town, client, NATTLJUS, NATT, "");
    date last = last_day(town, client, period);

    (void)town_order(town, account, period, 8 * UNIT_E4, "day");
    for (date day = period.first; day <= last; day++) {
        if (at_home(town, client, day)) {
            int visit = care_visit(town, account, day, 23 * 60, 7 * 60);

            town->visits[visit].end_s = instant_of_local(day + 1, 6 * 3600);
            town->visits[visit].manual = random_chance(random, 5);
        }
    }
    care_invoice(town, account);
    return account;
}

/* Every other week; ordered for the three times that a month may hold. */
int care_cleaning(struct town *town, struct random *random, int client, int provider)
{
    int account = town_account(town, client, provider, STAD, "");
    int hours = 1 + random_below(random, 2);
    date first = town_day(town, 0, 1) + random_below(random, 14);
    date last = last_day(town, client, care_always(town));

    (void)town_order(town, account, care_always(town), (int64_t)hours * 3 * UNIT_E4, "month");
    for (date day = first; day <= last; day += 14) {
        if (at_home(town, client, day)) {
            (void)care_visit(town, account, day, 9 * 60 + 3 * random_below(random, 40), hours * 60);
        }
    }
    care_invoice(town, account);
    return account;
}

int care_meals(struct town *town, struct random *random, int client, struct period period)
{
    int account = town_account(town, client, BJORK, MAT, "");
    date last = last_day(town, client, period);

    (void)town_order(town, account, period, UNIT_E4, "day");
    for (date day = period.first; day <= last; day++) {
        if (at_home(town, client, day) && !random_chance(random, 4)) {
            (void)care_visit(town, account, day, 11 * 60 + random_below(random, 50), 6);
        }
    }
    care_invoice(town, account);
    return account;
}

/* Once a week about two hours, rounded to half hours for payment. */
int care_escort(struct town *town, struct random *random, int client)
{
    int account = town_account(town, client, TRYGG, LEDS, "");
    date last = last_day(town, client, care_always(town));

    (void)town_order(town, account, care_always(town), 15 * UNIT_E4, "month");
    for (date day = town_day(town, 0, 1) + random_below(random, 7); day <= last; day += 7) {
        if (at_home(town, client, day)) {
            int visit = care_visit(town, account, day, 13 * 60 + random_below(random, 60),
                                   110 + random_below(random, 50));

            town->visits[visit].manual = random_chance(random, 4);
        }
    }
    care_invoice(town, account);
    return account;
}

int care_activities(struct town *town, struct random *random, int client, const char *level,
                    struct period period)
{
    int account = town_account(town, client, SOLROS, DV, level);
    date last = last_day(town, client, period);

    (void)town_order(town, account, period, 23 * UNIT_E4, "month");
    for (date day = period.first; day <= last; day++) {
        if (weekday(day) < 5 && at_home(town, client, day)) {
            int visit = care_visit(town, account, day, 9 * 60 - random_below(random, 20), 6 * 60);

            town->visits[visit].status = random_chance(random, 6) ? VISIT_NO_SHOW : VISIT_PERFORMED;
            town->visits[visit].manual = random_chance(random, 8);
        }
    }
    care_invoice(town, account);
    return account;
}

int care_support(struct town *town, int client, int64_t week_e4, struct period period)
{
    int account = town_account(town, client, FAMILJ, BOS, "");

    (void)town_order(town, account, period, week_e4, "week");
    care_invoice(town, account);
    return account;
}

int care_alarm(struct town *town, int client)
{
    int account = town_account(town, client, TRYGG, LARM, "");

    (void)town_order(town, account, care_always(town), UNIT_E4, "month");
    care_invoice(town, account);
    return account;
}

int care_stay(struct town *town, int client, int provider, int service, const char *level,
              struct period period)
{
    int account = town_account(town, client, provider, service, level);

    (void)town_order(town, account, period, UNIT_E4, "day");
    town_stay(town, account, period.first, period.last);
    care_invoice(town, account);
    return account;
}
