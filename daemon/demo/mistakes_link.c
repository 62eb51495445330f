/* Lines that do not say, or say wrongly, whose care they are about. */
#include "daemon/demo/mistakes.h"

static void unknown_seller(struct town *town)
{
    int line = mistake_loose_line(town, BJORK, 1, 12);
    int document = mistake_document(town, line, 9);

    town->documents[document].stranger = "559990909";
    town->documents[document].account = town_luhn(town->arena, "5999109");
    mistake_on_document(town, "LK01", document, true, town->lines[line].amount_ore,
                        "Faktura från en utförare som kommunen inte har avtal med");
}

static void unknown_client(struct town *town)
{
    int line = mistake_loose_line(town, EKDUNGE, 1, 6);

    town->lines[line].client_reference = "ED-99999";
    mistake_unlinked(town, "LK02", line, "Klientkoden på raden finns inte");
}

/* Care at one level in the first month, at another afterwards; the line says none. */
static void several_levels(struct town *town)
{
    struct random random = random_stream(town->seed, 0);
    int client = mistake_client(town), line = NONE, account = NONE;

    (void)care_activities(town, &random, client, "N1", town_month(town, 0));
    account = care_activities(town, &random, client, "N2",
                              (struct period){town_day(town, 1, 1), DATE_FOREVER});
    line = care_line(town, account, 1);
    town->lines[line].item_code = "DV";
    mistake_unlinked(town, "LK03", line, "Raden saknar nivå och klienten har beställningar på två");
    mistake_on_account(town, "QT06", account, 1,
                       "Följd av raden utan nivå: den utförda månaden räknas som inte fakturerad");
    town->planteds[town->planted_count - 1].has_amount = true;
    town->planteds[town->planted_count - 1].amount_ore = town->lines[line].amount_ore;
}

static void no_order(struct town *town)
{
    int line = mistake_loose_line(town, BJORK, 0, 5);

    mistake_amount(town, "LK04", line, town->lines[line].amount_ore,
                   "Fem timmar för en klient som inte har någon beställning");
}

static void unknown_service(struct town *town)
{
    int line = mistake_loose_line(town, EKDUNGE, 0, 4);

    town->lines[line].item_code = "199";
    mistake_unlinked(town, "LK06", line, "Artikelnumret på raden finns inte i avtalet");
}

static void other_providers_order(struct town *town)
{
    int account = mistake_home(town, NATTLJUS);
    int line = town_line(town, account, town_month(town, 1), 3 * GRAINS);
    int document = mistake_document(town, line, 10);

    town->documents[document].provider = BJORK;
    town->documents[document].account = town_luhn(town->arena, demo_providers[BJORK].bankgiro);
    town->lines[line].link = LINK_ORDER_LINE;
    mistake_unlinked(town, "LK07", line,
                     "Raden anger en beställning som tillhör en annan utförare");
    town->planteds[town->planted_count - 1].provider = BJORK;
    town->planteds[town->planted_count - 1].account = account;
}

static void contradiction(struct town *town)
{
    int account = mistake_home(town, BJORK);
    int line = care_line(town, account, 0);

    town->lines[line].client_reference = town->clients[0].id;
    mistake_on_line(town, "LK08", line, "Raden anger en beställning men en annan klients kod");
}

static void no_reference(struct town *town)
{
    int line = mistake_loose_line(town, BJORK, 1, 4);

    town->lines[line].link = LINK_NONE;
    town->lines[line].note = "Extra insatser enligt telefonsamtal";
    mistake_unlinked(town, "LK10", line, "Raden saknar både beställning och klientkod");
}

void mistakes_of_link(struct town *town)
{
    unknown_seller(town);
    unknown_client(town);
    several_levels(town);
    no_order(town);
    unknown_service(town);
    other_providers_order(town);
    contradiction(town);
    no_reference(town);
}
