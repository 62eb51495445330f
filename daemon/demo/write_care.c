/* Orders, visits, stays and absences as CSV. */
#include "daemon/demo/write.h"

static const char *const statuses[] = {"performed", "cancelled", "no_show"};

static bool write_orders(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "orders.csv", &out, error)) {
        return false;
    }
    (void)fputs(BYTE_ORDER_MARK
                "order_id;decision_id;client_id;provider_id;service_id;level;valid_from;valid_to;"
                "quantity;per;staff_count;decided_on;review_by;legal_basis\n",
                out);
    for (size_t at = 0; at < town->order_count; at++) {
        const struct demo_order *order = &town->orders[at];
        const struct demo_account *account = &town->accounts[order->account];
        bool lss = account->service == DV || account->service == LEDS || account->service == NYTT;

        (void)fprintf(out, "%s;B%s;%s;%s;%s;%s;", order->id, order->id + 2,
                      town->clients[account->client].id, town_provider_id(town, account->provider),
                      demo_services[account->service].id, account->level);
        write_date(out, order->period.first);
        (void)fputc(';', out);
        write_date(out, order->period.last);
        (void)fputc(';', out);
        write_e4(out, order->quantity_e4);
        (void)fprintf(out, ";%s;%d;", order->per, order->staff_count);
        write_date(out, order->period.first - 10);
        (void)fputc(';', out);
        write_date(out, order->review_by);
        (void)fprintf(out, ";%s\n", lss ? "LSS" : "SoL");
    }
    return write_close(out, "orders.csv", error);
}

static void put_time(FILE *out, int64_t instant_s)
{
    char text[INSTANT_TEXT_BYTES];

    instant_format(instant_s, text);
    (void)fputs(text, out); /* with its offset: the hour that occurs twice is said exactly */
}

static bool write_visits(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "visits.csv", &out, error)) {
        return false;
    }
    (void)fputs("visit_id,client_id,provider_id,service_id,level,staff_id,start,end,status,method,"
                "registered_at\n",
                out);
    for (size_t at = 0; at < town->visit_count; at++) {
        const struct demo_visit *visit = &town->visits[at];
        const struct demo_account *account = &town->accounts[visit->account];

        (void)fprintf(out, "V%08zu,%s,%s,%s,%s,", at + 1, town->clients[account->client].id,
                      town_provider_id(town, account->provider), demo_services[account->service].id,
                      account->level);
        if (visit->staff != NONE) {
            (void)fprintf(out, "S%05d", visit->staff);
        }
        (void)fputc(',', out);
        put_time(out, visit->start_s);
        (void)fputc(',', out);
        put_time(out, visit->end_s);
        (void)fprintf(out, ",%s,%s,", statuses[visit->status], visit->manual ? "manual" : "auto");
        put_time(out, visit->end_s + (visit->manual ? 2 * SECONDS_A_DAY : 0));
        (void)fputc('\n', out);
    }
    return write_close(out, "visits.csv", error);
}

static bool write_stays(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "stays.csv", &out, error)) {
        return false;
    }
    (void)fputs("stay_id,client_id,provider_id,service_id,level,moved_in,moved_out\n", out);
    for (size_t at = 0; at < town->stay_count; at++) {
        const struct demo_stay *stay = &town->stays[at];
        const struct demo_account *account = &town->accounts[stay->account];

        (void)fprintf(out, "ST%05zu,%s,%s,%s,%s,", at + 1, town->clients[account->client].id,
                      town_provider_id(town, account->provider), demo_services[account->service].id,
                      account->level);
        write_date(out, stay->moved_in);
        (void)fputc(',', out);
        write_date(out, stay->moved_out);
        (void)fputc('\n', out);
    }
    return write_close(out, "stays.csv", error);
}

static bool write_absences(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "absences.csv", &out, error)) {
        return false;
    }
    (void)fputs("absence_id,client_id,from,to,kind\n", out);
    for (size_t at = 0; at < town->absence_count; at++) {
        const struct demo_absence *absence = &town->absences[at];

        (void)fprintf(out, "AB%05zu,%s,", at + 1, town->clients[absence->client].id);
        write_date(out, absence->first);
        (void)fputc(',', out);
        write_date(out, absence->last);
        (void)fprintf(out, ",%s\n", absence->kind);
    }
    return write_close(out, "absences.csv", error);
}

bool write_care(const struct town *town, const char *directory, struct error *error)
{
    return write_orders(town, directory, error) && write_visits(town, directory, error) &&
           write_stays(town, directory, error) && write_absences(town, directory, error);
}
