/* Mistakes of the invoice itself: numbers, dates, sums, VAT, accounts and texts. */
#include "daemon/demo/mistakes.h"

static void same_number(struct town *town)
{
    int account = mistake_home(town, BJORK);
    int first = mistake_document(town, care_line(town, account, 0), 6);
    int second = mistake_document(town, care_line(town, account, 1), 6);

    town->documents[second].number_of = first;
    mistake_on_document(town, "DC00", second, false, 0,
                        "Fakturanumret är redan använt på en faktura med annat innehåll");
}

static void invoiced_twice(struct town *town)
{
    int account = mistake_home(town, NATTLJUS);
    int line = care_line(town, account, 1);
    int again = town_line(town, account, town->lines[line].period, town->lines[line].grains);

    (void)mistake_document(town, again, 14);
    mistake_amount(town, "DC01", again, town->lines[again].amount_ore,
                   "Samma rad är fakturerad en gång till på en ny faktura");
}

static void sent_twice(struct town *town)
{
    int document = mistake_document(town, care_line(town, mistake_home(town, EKDUNGE), 1), 8);

    town->documents[document].twice = true;
    mistake_on_document(town, "DC02", document, false, 0, "Samma fil är skickad två gånger");
}

static void wrong_product(struct town *town)
{
    int line = care_line(town, mistake_home(town, BJORK), 1);
    int document = mistake_document(town, line, 6);

    town->lines[line].price_e4 += 200000;
    mistake_on_line(town, "IN02", line, "Antal gånger pris stämmer inte med radens belopp");
    mistake_on_document(town, "IN01", document, false, 0,
                        "Radens belopp bryter mot PEPPOL-EN16931-R120");
}

static void wrong_sum(struct town *town)
{
    int document = mistake_document(town, care_line(town, mistake_home(town, NATTLJUS), 0), 7);

    town->documents[document].error_ore = 10000;
    mistake_on_document(town, "IN02", document, true, 10000,
                        "Fakturans summa är 100 kr högre än raderna");
    mistake_on_document(town, "IN01", document, false, 0, "Fakturans summa bryter mot BR-CO-13");
}

static void no_period(struct town *town)
{
    int line = care_line(town, mistake_home(town, BJORK), 1);
    int document = mistake_document(town, line, 6);

    town->documents[document].period = (struct period){DATE_NONE, DATE_NONE};
    town->lines[line].without_period = true;
    mistake_on_line(town, "IN03", line, "Varken raden eller fakturan anger någon period");
}

static void personal_number(struct town *town)
{
    int line = care_line(town, mistake_home(town, EKDUNGE), 0);

    town->lines[line].note = "Avser 880320-0016"; /* a published test number */
    mistake_on_line(town, "IN04", line, "Fullständigt personnummer i radens text");
}

static void vat_on_care(struct town *town)
{
    int line = care_line(town, mistake_home(town, NATTLJUS), 1);
    int document = mistake_document(town, line, 7);

    town->lines[line].vat_rate = 25;
    mistake_on_document(town, "IN06", document, true,
                        (town->lines[line].amount_ore * 25 + 50) / 100,
                        "Moms 25 % på hemtjänst, som är undantagen från moms");
}

/* Care three months before the town's first, when the order was in force for that month alone. */
static void late(struct town *town)
{
    struct period period = town_month(town, -3);
    int account = care_plain(town, mistake_client(town), BJORK, period, 60);
    int line = town_line(town, account, period, care_quantity(town, account, period));
    int document = mistake_document(town, line, 6);

    town->documents[document].issued = town->as_of - 9;
    mistake_on_line(town, "IN08", line, "Fakturan kom mer än 90 dagar efter periodens slut");
}

static void early(struct town *town)
{
    int line = care_line(town, mistake_home(town, BJORK), 1);
    int document = mistake_document(town, line, 6);

    town->documents[document].issued = town_day(town, 1, 24);
    mistake_on_line(town, "IN09", line, "Fakturan är utställd innan perioden är slut");
}

static void wrong_unit(struct town *town)
{
    int line = care_line(town, mistake_home(town, BJORK), 0);

    town->lines[line].unit_code = "KGM";
    mistake_on_line(town, "IN10", line, "Enheten på raden är kilogram");
}

static void other_currency(struct town *town)
{
    int line = mistake_loose_line(town, BJORK, 1, 10);
    int document = mistake_document(town, line, 10);

    town->documents[document].currency = "EUR";
    mistake_on_document(town, "IN11", document, true, town->lines[line].amount_ore,
                        "Fakturan är ställd i euro");
}

static void other_account(struct town *town)
{
    int unknown = mistake_document(town, care_line(town, mistake_home(town, BJORK), 1), 8);
    int mixed = mistake_document(town, care_line(town, mistake_home(town, EKDUNGE), 0), 8);

    town->documents[unknown].account = town_luhn(town->arena, "599989");
    mistake_on_document(town, "BK01", unknown, false, 0,
                        "Betalning begärs till ett bankgiro som inte är utförarens");
    town->planteds[town->planted_count - 1].line_id = town->documents[unknown].account;
    town->documents[mixed].branch = "SE:PLUSGIRO";
    mistake_on_document(town, "BK02", mixed, false, 0,
                        "Utförarens bankgironummer är angivet som plusgiro");
    town->planteds[town->planted_count - 1].line_id = town->documents[mixed].account;
}

void mistakes_of_document(struct town *town)
{
    same_number(town);
    invoiced_twice(town);
    sent_twice(town);
    wrong_product(town);
    wrong_sum(town);
    no_period(town);
    personal_number(town);
    vat_on_care(town);
    late(town);
    early(town);
    wrong_unit(town);
    other_currency(town);
    other_account(town);
}
