/* The CSV files of the kinds that `avstamd import` knows, as different systems write
 * them: some with
 * comma, some with semicolon, decimal comma and byte order mark. */
#include "daemon/demo/write.h"

static const char *const unit_names[] = {"hour", "day", "month", "each"};
static const char *const basis_names[] = {"performed", "ordered", "presence", "fixed"};

static bool write_providers(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "providers.csv", &out, error)) {
        return false;
    }
    (void)fputs("provider_id,name,bankgiro,plusgiro,iban,endpoint_id\n", out);
    for (int at = 0; at < DEMO_PROVIDERS; at++) {
        const char *id = town_provider_id(town, at);

        (void)fprintf(out, "%s,%s,%s,%s,,0007:%s\n", id, demo_providers[at].name,
                      town_luhn(town->arena, demo_providers[at].bankgiro),
                      town_luhn(town->arena, demo_providers[at].plusgiro), id);
    }
    return write_close(out, "providers.csv", error);
}

static bool write_clients(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "clients.csv", &out, error)) {
        return false;
    }
    (void)fputs(BYTE_ORDER_MARK "client_id;personal_no;name;unit;officer;died_on;protected\n", out);
    for (size_t at = 0; at < town->client_count; at++) {
        const struct demo_client *client = &town->clients[at];

        (void)fprintf(out, "%s;;%s;%s;handläggare %d;", client->id, client->name,
                      demo_units[client->unit], client->officer + 1);
        write_date(out, client->died_on);
        (void)fprintf(out, ";%d\n", client->is_protected);
    }
    return write_close(out, "clients.csv", error);
}

static bool write_services(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    (void)town;
    if (!write_open(directory, "services.csv", &out, error)) {
        return false;
    }
    (void)fputs("service_id,name,unit,basis,tolerance_pct,tolerance_qty,vat_rate,round_visit_min,"
                "absence_paid_days,absence_paid_pct,count_last_day\n",
                out);
    for (int at = 0; at < DEMO_SERVICES; at++) {
        const struct demo_service *service = &demo_services[at];

        (void)fprintf(out, "%s,\"%s\",%s,%s,%s,%s,%d,%d,%d,%d,%d\n", service->id, service->name,
                      unit_names[service->unit], basis_names[service->basis],
                      service->tolerance_pct, service->tolerance_qty, service->vat_rate,
                      service->round_visit_min, service->absence_paid_days,
                      service->absence_paid_pct, service->count_last_day);
    }
    return write_close(out, "services.csv", error);
}

static bool write_aliases(const struct town *town, const char *directory, struct error *error)
{
    const char *ekdunge = town_provider_id(town, EKDUNGE), *solros = town_provider_id(town, SOLROS);
    const char *trygg = town_provider_id(town, TRYGG);
    FILE *out = NULL;

    if (!write_open(directory, "service_aliases.csv", &out, error)) {
        return false;
    }
    (void)fprintf(out, "provider_id;item_code;service_id;level\n%s;101;HTJ;\n%s;102;STAD;\n",
                  ekdunge, ekdunge);
    for (int level = 1; level <= 3; level++) {
        (void)fprintf(out, "%s;DV-N%d;DV;N%d\n", solros, level, level);
    }
    (void)fprintf(out, "%s;T-LARM;LARM;\n%s;T-LEDS;LEDS;\n", trygg, trygg);
    if (!write_close(out, "service_aliases.csv", error) ||
        !write_open(directory, "client_aliases.csv", &out, error)) {
        return false;
    }
    (void)fputs("provider_id,alias,client_id\n", out);
    for (size_t at = 0; at < town->client_count; at++) {
        const struct demo_client *client = &town->clients[at];

        (void)fprintf(out, "%s,ED-%s,%s\n", ekdunge, client->id + 1, client->id);
        if (client->has_alias) {
            (void)fprintf(out, ",EX%s,%s\n", client->id + 1, client->id);
        }
    }
    return write_close(out, "client_aliases.csv", error);
}

static bool write_extractors(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "extractors.csv", &out, error)) {
        return false;
    }
    (void)fprintf(out,
                  "provider_id,field,pattern,yields\n"
                  "%s,line_note,Beslut:? *(BE[0-9]+),order\n"
                  "%s,item_description,Brukare ([A-Z0-9]+),client\n",
                  town_provider_id(town, STRAND), town_provider_id(town, TRYGG));
    return write_close(out, "extractors.csv", error);
}

static bool write_prices(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "prices.csv", &out, error)) {
        return false;
    }
    (void)fputs("service_id;provider_id;level;unit_price;valid_from;valid_to\n", out);
    for (size_t at = 0; at < town->price_count; at++) {
        const struct demo_price *price = &town->prices[at];

        (void)fprintf(out, "%s;%s;%s;", demo_services[price->service].id,
                      price->provider == NONE ? "" : town_provider_id(town, price->provider),
                      price->level);
        write_e4(out, price->price_e4);
        (void)fputc(';', out);
        write_date(out, price->from);
        (void)fputc(';', out);
        write_date(out, price->to);
        (void)fputc('\n', out);
    }
    return write_close(out, "prices.csv", error);
}

bool write_registers(const struct town *town, const char *directory, struct error *error)
{
    return write_providers(town, directory, error) && write_clients(town, directory, error) &&
           write_services(town, directory, error) && write_aliases(town, directory, error) &&
           write_extractors(town, directory, error) && write_prices(town, directory, error);
}
