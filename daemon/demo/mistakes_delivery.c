/* What is ordered and not performed, and orders that somebody has to look at. */
#include "daemon/demo/mistakes.h"

static void never_begun(struct town *town)
{
    int account = town_account(town, mistake_client(town), BJORK, HTJ, "");

    (void)town_order(town, account, (struct period){town_day(town, 0, 1) - 61, DATE_FOREVER}, 10000,
                     "day");
    mistake_on_order(town, "ND01", account, "Beslutet är inte verkställt efter mer än 90 dagar");
    mistake_on_order(town, "ND02", account,
                     "Följd: inget är heller utfört de två senaste månaderna");
}

static void hardly_performed(struct town *town)
{
    int account = mistake_home(town, EKDUNGE);

    town->orders[town->accounts[account].order].quantity_e4 = 25000;
    mistake_on_order(town, "ND02", account, "Bara 40 % av den beställda tiden utförs");
}

static void dead_with_order(struct town *town)
{
    int client = mistake_client(town);

    town->clients[client].died_on = town_day(town, town->months - 1, 26);
    mistake_on_order(town, "ND05", care_plain(town, client, BJORK, care_always(town), 60),
                     "Klienten har avlidit men beställningen löper vidare");
}

static void review_passed(struct town *town)
{
    int account = mistake_home(town, NATTLJUS);

    town->orders[town->accounts[account].order].review_by = town->as_of - 25;
    mistake_on_order(town, "ND07", account, "Beslutet skulle ha följts upp för 25 dagar sedan");
}

static void ends_soon(struct town *town)
{
    struct period days = {town_day(town, 0, 1), town->as_of + 14};

    mistake_on_order(town, "ND08", care_plain(town, mistake_client(town), EKDUNGE, days, 60),
                     "Beställningen upphör om 14 dagar");
}

void mistakes_of_delivery(struct town *town)
{
    never_begun(town);
    hardly_performed(town);
    dead_with_order(town);
    review_passed(town);
    ends_soon(town);
}
