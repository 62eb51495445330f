/* Another price than the contract's, fees and discounts. */
#include "daemon/demo/mistakes.h"

static void reprice(struct town *town, int line, int64_t price_e4)
{
    town->lines[line].price_e4 = price_e4;
    town->lines[line].amount_ore = town_amount(town->lines[line].grains, price_e4);
}

static void other_price(struct town *town, int provider, int month_no, int64_t more_e4,
                        const char *description)
{
    int line = care_line(town, mistake_home(town, provider), month_no);
    int64_t agreed_ore = town->lines[line].amount_ore;

    reprice(town, line, town->lines[line].price_e4 + more_e4);
    mistake_amount(town, "PR01", line, town->lines[line].amount_ore - agreed_ore, description);
}

static void no_price(struct town *town)
{
    int account = town_account(town, mistake_client(town), BJORK, NYTT, "");
    int line = NONE;

    (void)town_order(town, account, town_month(town, 1), 12 * 10000, "month");
    for (int day = 5; day <= 26; day += 7) {
        (void)care_visit(town, account, town_day(town, 1, day), 10 * 60, 180);
    }
    care_invoice(town, account);
    line = care_line(town, account, 1);
    reprice(town, line, 3200000);
    mistake_amount(town, "PR00", line, town->lines[line].amount_ore,
                   "Avlösning utan avtalat pris är fakturerad med 320,00 kr i timmen");
}

static void wrong_level(struct town *town)
{
    struct random random = random_stream(town->seed, 0);
    int account = care_activities(town, &random, mistake_client(town), "N1", care_always(town));
    int line = care_line(town, account, 0);
    int64_t agreed_ore = town->lines[line].amount_ore;

    town->lines[line].item_code = "DV-N2";
    reprice(town, line, 6880000);
    mistake_amount(town, "PR04", line, town->lines[line].amount_ore - agreed_ore,
                   "Daglig verksamhet är fakturerad på nivå N2 men beställd på nivå N1");
}

static void fee(struct town *town)
{
    int document = mistake_document(town, care_line(town, mistake_home(town, EKDUNGE), 0), 7);

    town->documents[document].charge_ore = 4500;
    mistake_on_document(town, "PR05", document, true, 4500, "Faktureringsavgift på 45 kr");
}

static void one_ore(struct town *town)
{
    int line = care_line(town, mistake_home(town, NATTLJUS), 1);

    town->lines[line].amount_ore += 1;
    mistake_amount(town, "PR08", line, 1, "Ett öre för mycket genom avrundning");
}

static void discount(struct town *town)
{
    int document = mistake_document(town, care_line(town, mistake_home(town, BJORK), 1), 7);

    town->documents[document].allowance_ore = 12000;
    mistake_on_document(town, "PR09", document, true, -12000, "Rabatt på 120 kr på hela fakturan");
}

void mistakes_of_price(struct town *town)
{
    no_price(town);
    other_price(town, BJORK, 0, 125000, "Timpriset är 12,50 kr högre än i avtalet");
    other_price(town, EKDUNGE, 1, -50000, "Timpriset är 5,00 kr lägre än i avtalet");
    wrong_level(town);
    fee(town);
    one_ore(town);
    discount(town);
}
