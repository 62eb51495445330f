/* Credit notes: two in order, which must leave nothing to ask about, and two that are not. */
#include "daemon/demo/mistakes.h"

/* A credit note of some hours of a line that was invoiced with those hours too many. */
static int credit(struct town *town, int provider, int month_no, int more_hours, int hours)
{
    int account = mistake_home(town, provider);
    int line = mistake_line(town, account, month_no, more_hours);
    int document = mistake_document(town, line, 6);
    int back = town_line(town, account, town->lines[line].period, (int64_t)hours * GRAINS);
    int note = mistake_document(town, back, 13);

    town->documents[note].credit = true;
    town->documents[note].credits = document;
    return back;
}

static void in_order(struct town *town)
{
    int hours = month_days(town->first_month), back = credit(town, NATTLJUS, 0, 0, hours);
    int again = town_line(town, town->lines[back].account, town->lines[back].period,
                          town->lines[back].grains);

    (void)mistake_document(town, again, 14); /* credited wholly and invoiced anew */
    (void)credit(town, BJORK, 1, 2, 2);
}

static void without_reference(struct town *town)
{
    int back = credit(town, BJORK, 0, 2, 2);

    town->documents[town->lines[back].document].credits = NONE;
    mistake_on_line(town, "DC05", back, "Kreditfakturan anger inte vilken faktura den avser");
}

static void of_nothing(struct town *town)
{
    int back = credit(town, BJORK, 1, 0, 2);
    struct demo_document *note = &town->documents[town->lines[back].document];

    note->credits = NONE;
    note->reference = "BG-FINNS-EJ";
    mistake_amount(town, "DC06", back, -town->lines[back].amount_ore,
                   "Kreditfakturan avser en faktura som inte finns");
}

void mistakes_of_credit(struct town *town)
{
    in_order(town);
    without_reference(town);
    of_nothing(town);
}
