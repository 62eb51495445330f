/* The inhabitants with care, and their clean care. */
#include "daemon/demo/care.h"

enum { PLANTED_CLIENTS = 60, NAMES = 24 };

static const char *const first_names[NAMES] = {
    "Alva",   "Birger", "Cecilia", "Dag",     "Ebba",  "Folke", "Greta", "Hjalmar",
    "Ingrid", "Jarl",   "Kerstin", "Lennart", "Märta", "Nils",  "Olga",  "Pelle",
    "Ragna",  "Sixten", "Tyra",    "Ulf",     "Vega",  "Yngve", "Åke",   "Östen"};
static const char *const family_names[NAMES] = {
    "Exempelsson", "Påhittberg", "Provström",  "Diktsjö",     "Sagolund",    "Fablin",
    "Mönsterdal",  "Skissgren",  "Utkastell",  "Modellqvist", "Testrud",     "Kladdman",
    "Prototyphed", "Övningsby",  "Låtsasek",   "Demoholm",    "Attrappson",  "Fingerad",
    "Schablonius", "Mallander",  "Formulärén", "Rutmark",     "Stencilberg", "Radgård"};

/* A new client with a name of their own unit; town_client gives the code. */
static int inhabitant(struct town *town, struct random *random)
{
    int at = town_client(town);
    struct demo_client *client = &town->clients[at];

    client->name = arena_printf(town->arena, "%s %s", first_names[random_below(random, NAMES)],
                                family_names[random_below(random, NAMES)]);
    client->unit = at % DEMO_UNITS;
    client->officer = random_below(random, 6);
    client->is_protected = at % 97 == 41;
    client->has_alias = random_chance(random, 60);
    return at;
}

/* From the beginning, or one in eight from a day inside one of the first two months; one in ten
 * ends inside the second month. */
static struct period some_days(const struct town *town, struct random *random)
{
    struct period days = care_always(town);

    if (random_chance(random, 12)) {
        days.first = town_day(town, random_below(random, 2), 5 + random_below(random, 18));
    } else if (random_chance(random, 10)) {
        days.last = town_day(town, 1, 8 + random_below(random, 18));
    }
    return days;
}

/* Away for some days: at times over the end of a month. */
static void be_away(struct town *town, struct random *random, int client)
{
    static const char *const kinds[] = {"hospital", "hospital", "away", "short_term"};
    date first =
        town_day(town, random_below(random, town->months - 1), 3 + random_below(random, 26));

    town_absence(town, client, (struct period){first, first + 2 + random_below(random, 9)},
                 kinds[random_below(random, 4)]);
}

static void live_at_home(struct town *town, struct random *random, int client)
{
    int provider = random_below(random, 3);
    struct period days = some_days(town, random);

    if (days.last == DATE_FOREVER && random_chance(random, 4)) {
        town->clients[client].died_on = days.last =
            town_day(town, 1, 10 + random_below(random, 15));
    }
    (void)care_home(town, random, client, provider, days);
    if (random_chance(random, 25)) {
        (void)care_meals(town, random, client, days);
    }
    if (random_chance(random, 8)) {
        (void)care_nights(town, random, client, days);
    }
    if (days.last == DATE_FOREVER && random_chance(random, 25)) {
        (void)care_cleaning(town, random, client, provider == NATTLJUS ? EKDUNGE : provider);
    }
    if (days.last == DATE_FOREVER && random_chance(random, 30)) {
        (void)care_alarm(town, client);
    }
}

static void live_in_housing(struct town *town, struct random *random, int client)
{
    struct period days = some_days(town, random);

    if (days.last != DATE_FOREVER) {
        town->clients[client].died_on = days.last;
    }
    (void)care_stay(town, client, FURU, VOB, random_chance(random, 45) ? "demens" : "somatik",
                    days);
}

static void live_with_support(struct town *town, struct random *random, int client)
{
    static const char *const levels[] = {"N1", "N2", "N3"};

    if (random_chance(random, 55)) {
        (void)care_activities(town, random, client, levels[random_below(random, 3)],
                              care_always(town));
    } else {
        (void)care_support(town, client, 35000 * (1 + random_below(random, 4)),
                           some_days(town, random));
    }
    if (random_chance(random, 30)) {
        (void)care_escort(town, random, client);
    }
}

static void live_placed(struct town *town, struct random *random, int client)
{
    bool foster = random_chance(random, 50);
    struct period days = some_days(town, random);

    (void)care_stay(town, client, foster ? FAMILJ : STRAND, foster ? FAM : HVB, "", days);
}

static void live(struct town *town, struct random *random, int client)
{
    int share = random_below(random, 100);

    if (share < 85 && random_chance(random, 10)) {
        be_away(town, random, client);
    }
    if (share < 50) {
        live_at_home(town, random, client);
    } else if (share < 68) {
        live_in_housing(town, random, client);
    } else if (share < 85) {
        live_with_support(town, random, client);
    } else if (share < 95) {
        live_placed(town, random, client);
    } else {
        (void)care_alarm(town, client);
    }
}

void town_populate(struct town *town, int clients)
{
    town->next_planted = clients - PLANTED_CLIENTS;
    for (int at = 0; at < clients; at++) {
        struct random random = random_stream(town->seed, (uint64_t)at + 1);
        int client = inhabitant(town, &random);

        if (at < clients - PLANTED_CLIENTS) {
            live(town, &random, client);
        }
    }
}
