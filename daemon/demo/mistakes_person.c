/* Care for a client who is dead, away, or living somewhere else. */
#include "daemon/demo/mistakes.h"

static void visits_after_death(struct town *town)
{
    int client = mistake_client(town);
    date died_on = town_day(town, 1, 12);
    int account = NONE, line = NONE;

    town->clients[client].died_on = died_on;
    account =
        care_plain(town, client, NATTLJUS, (struct period){town_day(town, 0, 1), died_on}, 60);
    for (int day = 1; day <= 3; day++) {
        (void)care_visit(town, account, died_on + day, 9 * 60, 60);
    }
    line = mistake_line(town, account, 1, 3);
    town->lines[line].period.last = town_day(town, 1, 0);
    mistake_amount(town, "PL04", line, mistake_rest(town, line, 3 * GRAINS),
                   "Tre besök är registrerade och fakturerade efter att klienten avlidit");
}

static void visits_in_hospital(struct town *town)
{
    int client = mistake_client(town);
    int account = NONE, line = NONE;

    town_absence(town, client, (struct period){town_day(town, 0, 10), town_day(town, 0, 14)},
                 "hospital");
    account = care_plain(town, client, BJORK, care_always(town), 60);
    (void)care_visit(town, account, town_day(town, 0, 11), 9 * 60, 60);
    (void)care_visit(town, account, town_day(town, 0, 12), 9 * 60, 60);
    line = mistake_line(town, account, 0, 2);
    mistake_amount(town, "VE18", line, mistake_rest(town, line, 2 * GRAINS),
                   "Två besök under sjukhusvistelse har fakturerats");
}

/* Five absent days are paid with 80 %: one whole day of them is not. */
static void placed_but_away(struct town *town)
{
    int client = mistake_client(town);
    int account = NONE, line = NONE;

    town_absence(town, client, (struct period){town_day(town, 0, 10), town_day(town, 0, 16)},
                 "away");
    account = care_stay(town, client, STRAND, HVB, "", care_always(town));
    line = mistake_line(town, account, 0, 1);
    mistake_amount(
        town, "VE18", line, mistake_rest(town, line, GRAINS),
        "Placeringen är fakturerad med fullt pris under fem frånvarodagar (avtalet: 80 %)");
}

static void two_stays_at_once(struct town *town)
{
    int client = mistake_client(town);
    int later = NONE;

    (void)care_stay(town, client, FURU, VOB, "somatik",
                    (struct period){town_day(town, 0, 1), town_day(town, 1, 13)});
    later = care_stay(town, client, FURU, VOB, "demens",
                      (struct period){town_day(town, 1, 10), DATE_FOREVER});
    mistake_on_account(town, "PL06", later, 1,
                       "Klienten har två boendeplatser samtidigt under tre nätter");
}

static void home_care_in_housing(struct town *town)
{
    int client = mistake_client(town);
    int account = NONE;

    (void)care_stay(town, client, FURU, VOB, "somatik",
                    (struct period){town_day(town, 1, 5), town_day(town, 1, 20)});
    account = care_plain(town, client, EKDUNGE,
                         (struct period){town_day(town, 1, 6), town_day(town, 1, 8)}, 60);
    mistake_on_account(town, "PL07", account, 1,
                       "Hemtjänst tre dagar medan klienten bor på särskilt boende");
}

void mistakes_of_person(struct town *town)
{
    visits_after_death(town);
    visits_in_hospital(town);
    placed_but_away(town);
    two_stays_at_once(town);
    home_care_in_housing(town);
}
