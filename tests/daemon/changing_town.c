#include "tests/daemon/changing_town.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/demo/random.h"
#include "daemon/import.h"
#include "daemon/ingest.h"
#include "tests/check.h"
#include "tests/daemon/invoice_text.h"
#include "tests/daemon/memory_file.h"

enum { KEYS_MAX = 40, ARRIVALS_MAX = 200, KINDS = 11 };
enum { PROVIDERS, CLIENTS, SERVICES, VISITS = 8 };

struct changing_town {
    struct arena *arena;
    struct random random;
    const char *rows[KINDS][KEYS_MAX]; /* NULL: not there */
    const char *arrivals[ARRIVALS_MAX];
    int arrival_count;
};

int changing_town_below(struct changing_town *town, int limit)
{
    return random_below(&town->random, limit);
}

static int below(struct changing_town *town, int limit)
{
    return random_below(&town->random, limit);
}

static const char *one_of(struct changing_town *town, const char *const *texts)
{
    int count = 0;

    while (texts[count] != NULL) {
        count++;
    }
    return texts[below(town, count)];
}
#define ONE_OF(...) one_of(town, (const char *const[]){__VA_ARGS__, NULL})

/* A key of this kind that is there. */
static int present(struct changing_town *town, int kind, int count)
{
    int key = 0;

    do {
        key = below(town, count);
    } while (town->rows[kind][key] == NULL);
    return key;
}

static const char *provider_id(struct arena *arena, int key)
{
    return arena_printf(arena, "556000000%d", key + 1);
}

static const char *service_id(int key)
{
    return (const char *const[]){"HT", "RM", "OR", "BO", "FX", "EA", "DY"}[key];
}

static const char *day(struct changing_town *town, const char *first, int within)
{
    char text[DATE_TEXT_BYTES];
    date start = DATE_NONE;

    assert_true(date_parse(first, strlen(first), &start));
    date_format(start + below(town, within), text);
    return arena_strdup(town->arena, text);
}

static const char *provider_row(struct changing_town *town, int key)
{
    return arena_printf(town->arena, "%s,%s", provider_id(town->arena, key),
                        ONE_OF("5050-1055", "123-4566", ""));
}

static const char *client_row(struct changing_town *town, int key)
{
    return arena_printf(town->arena, "K%d,%s", key + 1,
                        below(town, 8) > 0 ? "" : day(town, "2026-08-20", 60));
}

static const char *service_row(struct changing_town *town, int key)
{
    static const char *const units[] = {"hour,performed", "hour,performed", "hour,ordered",
                                        "day,presence",   "month,fixed",    "each,performed",
                                        "day,performed"};

    return arena_printf(town->arena, "%s,%s,%s,%s,%s,%s,%s,%s,%d", service_id(key), units[key],
                        ONE_OF("0", "0", "10"), ONE_OF("0", "0", "1.5"), ONE_OF("0", "0", "25"),
                        key == 1 ? ONE_OF("15", "30") : "0", ONE_OF("0", "3"), ONE_OF("0", "50"),
                        below(town, 2));
}

static const char *any_or_provider(struct changing_town *town, int key)
{
    return key % 2 == 0 ? "" : provider_id(town->arena, 0);
}

static const char *service_alias_row(struct changing_town *town, int key)
{
    static const char *const codes[] = {"A1", "A2", "HT"};

    return arena_printf(town->arena, "%s,%s,%s,%s", any_or_provider(town, key), codes[key / 2],
                        service_id(below(town, 3)), ONE_OF("", "", "2"));
}

static const char *client_alias_row(struct changing_town *town, int key)
{
    static const char *const aliases[] = {"X1", "X2"};

    return arena_printf(town->arena, "%s,%s,K%d", any_or_provider(town, key), aliases[key / 2],
                        present(town, CLIENTS, 6) + 1);
}

static const char *extractor_row(struct changing_town *town, int key)
{
    static const char *const fields[] = {"line_note",     "line_note",       "document_note",
                                         "document_note", "buyer_reference", "item_name"};

    return arena_printf(town->arena, "%s,%s,Ref ([A-Z0-9]+),%s", any_or_provider(town, key),
                        fields[key], ONE_OF("order", "client", "service"));
}

static const char *price_row(struct changing_town *town, int key)
{
    return arena_printf(town->arena, "%s,%s,%s,%s,%s,%s", any_or_provider(town, key),
                        service_id(key / 2 % 7), key >= 14 ? "2" : "",
                        key % 3 == 0 ? "2026-09-10" : "2026-01-01",
                        below(town, 4) > 0 ? "" : day(town, "2026-09-15", 30),
                        ONE_OF("100", "100", "120", "99.3333"));
}

/* client, provider, service, level */
static const char *account(struct changing_town *town)
{
    return arena_printf(
        town->arena, "K%d,%s,%s,%s", present(town, CLIENTS, below(town, 3) > 0 ? 2 : 6) + 1,
        provider_id(town->arena, below(town, 6) > 0 ? 0 : 1),
        service_id(below(town, 5) > 0 ? 0 : below(town, 7)), below(town, 8) > 0 ? "" : "2");
}

static const char *order_row(struct changing_town *town, int key)
{
    return arena_printf(town->arena, "O%d,%s,%s,%s,%s,%s,%d,%s", key + 1, account(town),
                        ONE_OF("2026-01-01", "2026-08-01", day(town, "2026-08-20", 40)),
                        below(town, 2) > 0 ? "" : day(town, "2026-10-01", 60),
                        ONE_OF("1", "2.5", "7", "31"), ONE_OF("day", "week", "month"),
                        1 + below(town, 8) / 7,
                        below(town, 2) > 0 ? "" : day(town, "2026-08-20", 90));
}

static const char *visit_row(struct changing_town *town, int key)
{
    const char *first =
        day(town, ONE_OF("2026-08-30", "2026-09-05", "2026-09-05", "2026-09-29"), 2);
    int start = 60 * 7 + 15 * below(town, 12);
    int end = start + 10 + 10 * below(town, 15);
    bool night = below(town, 12) == 0;
    char last[DATE_TEXT_BYTES];
    date day_no = DATE_NONE;

    assert_true(date_parse(first, strlen(first), &day_no));
    date_format(day_no + (night ? 1 + below(town, 2) : 0), last);
    return arena_printf(town->arena, "V%d,%s,%s,%sT%02d:%02d,%sT%02d:%02d,%s,%s", key + 1,
                        account(town), ONE_OF("S1", "S1", "S1", "S1", "S2", ""), first, start / 60,
                        start % 60, last, end / 60, end % 60,
                        ONE_OF("performed", "performed", "performed", "cancelled"),
                        ONE_OF("auto", "auto", "manual", ""));
}

static const char *stay_row(struct changing_town *town, int key)
{
    return arena_printf(town->arena, "T%d,K%d,%s,BO,%s,%s,%s", key + 1,
                        present(town, CLIENTS, 6) + 1, provider_id(town->arena, below(town, 2)),
                        ONE_OF("", "2"), day(town, "2026-08-20", 20),
                        below(town, 2) > 0 ? "" : day(town, "2026-09-10", 40));
}

static const char *absence_row(struct changing_town *town, int key)
{
    return arena_printf(town->arena, "B%d,K%d,%s,%s,%s", key + 1, present(town, CLIENTS, 6) + 1,
                        day(town, "2026-08-27", 10),
                        below(town, 4) == 0 ? "" : day(town, "2026-09-06", 30),
                        ONE_OF("hospital", "away", "other"));
}

static const struct {
    const char *name;
    const char *columns;
    const char *(*row)(struct changing_town *, int);
    int keys;
    int at_first;   /* known from the beginning */
    bool withdrawn; /* others may stand without it */
} kinds[KINDS] = {
    {"providers", "provider_id,bankgiro", provider_row, 3, 2, false},
    {"clients", "client_id,died_on", client_row, 6, 5, false},
    {"services",
     "service_id,unit,basis,tolerance_pct,tolerance_qty,vat_rate,round_visit_min,absence_paid_days,"
     "absence_paid_pct,count_last_day",
     service_row, 7, 7, false},
    {"service_aliases", "provider_id,item_code,service_id,level", service_alias_row, 6, 0, true},
    {"client_aliases", "provider_id,alias,client_id", client_alias_row, 4, 0, true},
    {"extractors", "provider_id,field,pattern,yields", extractor_row, 6, 0, true},
    {"prices", "provider_id,service_id,level,valid_from,valid_to,unit_price", price_row, 28, 14,
     true},
    {"orders",
     "order_id,client_id,provider_id,service_id,level,valid_from,valid_to,quantity,per,staff_count,"
     "review_by",
     order_row, 12, 12, true},
    {"visits", "visit_id,client_id,provider_id,service_id,level,staff_id,start,end,status,method",
     visit_row, 40, 30, true},
    {"stays", "stay_id,client_id,provider_id,service_id,level,moved_in,moved_out", stay_row, 4, 0,
     true},
    {"absences", "absence_id,client_id,from,to,kind", absence_row, 5, 0, true},
};

struct changing_town *changing_town_new(struct arena *arena, uint64_t seed)
{
    struct changing_town *town = arena_alloc(arena, sizeof *town);

    town->arena = arena;
    town->random = random_stream(seed, 0);
    return town;
}

static void note_bad(void *context, const char *path, int64_t row, const char *column,
                     const char *reason)
{
    (void)path;
    print_error("%s: row %lld, %s: %s\n", (const char *)context, (long long)row,
                column == NULL ? "-" : column, reason);
}

void town_import(struct db *db, const char *kind, const char *csv)
{
    ARENA(arena);
    CLEANUP(memory_file_close) struct memory_file file = memory_file_text(csv);
    const struct import_watch watch = {arena_strdup(arena, csv), note_bad, NULL};
    struct import_counts counts;
    struct error error = {0};

    if (!import_file(db, import_kind_find(kind), file.path, &watch, arena, &counts, &error)) {
        fail_msg("%s: %s", kind, error.text);
    }
}

void town_ingest(struct db *db, const char *document, const char *key)
{
    ARENA(arena);
    CLEANUP(memory_file_close) struct memory_file file = memory_file_text(document);
    struct arrival arrival = {.fd = file.file, .name = "f.xml", .key = key};
    struct error error = {0};

    if (!ingest_batch(db, NULL, arena, "test", &arrival, 1, &error)) {
        fail_msg("%s", error.text);
    }
    if (arrival.outcome != INGEST_STORED && arrival.outcome != INGEST_REPEATED) {
        fail_msg("%s\n%s", arrival.reason, document);
    }
}

static void arrive(const struct changing_town *town, struct db *db, int at)
{
    town_ingest(db, town->arrivals[at], arena_printf(town->arena, "%d", at));
}

static void found_kind(struct changing_town *town, struct db *db, int kind)
{
    const char *csv = arena_printf(town->arena, "%s\n", kinds[kind].columns);

    for (int key = 0; key < kinds[kind].at_first; key++) {
        town->rows[kind][key] = kinds[kind].row(town, key);
        csv = arena_printf(town->arena, "%s%s\n", csv, town->rows[kind][key]);
    }
    if (kinds[kind].at_first > 0) {
        town_import(db, kinds[kind].name, csv);
    }
}

void changing_town_found(struct changing_town *town, struct db *db)
{
    for (int kind = 0; kind < KINDS; kind++) {
        found_kind(town, db, kind);
    }
}

/* One file with new, changed and withdrawn facts. */
static void change_kind(struct changing_town *town, struct db *db, int kind)
{
    const char *csv = arena_printf(town->arena, "%s,deleted\n", kinds[kind].columns);
    int one_in = below(town, 6) > 0 ? kinds[kind].keys : 3; /* mostly about one */

    for (int key = 0; key < kinds[kind].keys; key++) {
        const char **row = &town->rows[kind][key];
        bool there = *row != NULL;

        if (below(town, one_in) > 0) {
            continue;
        }
        if (there && kinds[kind].withdrawn && below(town, 6) == 0) {
            csv = arena_printf(town->arena, "%s%s,1\n", csv, *row);
            *row = NULL;
        } else {
            *row = kinds[kind].row(town, key);
            csv = arena_printf(town->arena, "%s%s,0\n", csv, *row);
        }
    }
    town_import(db, kinds[kind].name, csv);
}

/* What links a line, or nearly. */
static void print_reference(struct changing_town *town, FILE *out, char *item, size_t item_bytes)
{
    if (below(town, 3) == 0) {
        (void)fprintf(out,
                      "<cac:OrderLineReference><cbc:LineID>%s</cbc:LineID>"
                      "</cac:OrderLineReference>",
                      ONE_OF("O1", "O2", "O3", "O4", "O99"));
    }
    if (below(town, 3) == 0) {
        (void)fprintf(out, "<cbc:Note>Ref %s</cbc:Note>", ONE_OF("O5", "K1", "X1", "A1", "HT"));
    }
    const char *client = ONE_OF("K1", "K1", "K1", "K2", "K2", "K2", "K3", "K6", "X1", "X2", "");

    (void)snprintf(item, item_bytes,
                   "<cac:SellersItemIdentification><cbc:ID>%s</cbc:ID>"
                   "</cac:SellersItemIdentification>",
                   ONE_OF("HT", "HT", "HT", "HT", "A1", "A2", service_id(below(town, 7))));
    for (int at = 0; at < 2; at++) {
        const char *value = at == 0 ? client : below(town, 6) > 0 ? "" : "2";
        size_t used = strlen(item);

        if (value[0] != '\0') {
            (void)snprintf(item + used, item_bytes - used,
                           "<cac:AdditionalItemProperty><cbc:Name>%s</cbc:Name><cbc:Value>%s"
                           "</cbc:Value></cac:AdditionalItemProperty>",
                           at == 0 ? "ClientID" : "Level", value);
        }
    }
}

/* Returns its net in öre. */
static int print_line(struct changing_town *town, FILE *out, bool credit, int number)
{
    static const int quantities[] = {1, 1, 2, 3, 30};
    const char *word = credit ? "CreditNote" : "Invoice";
    const char *period = ONE_OF("2026-09-01,2026-09-30", "2026-09-01,2026-09-30",
                                "2026-08-01,2026-08-31", "2026-08-20,2026-09-12", "");
    int quantity = quantities[below(town, 5)];
    int net_ore = quantity * (below(town, 4) > 0 ? 10000 : 12000) + (below(town, 8) == 0 ? 50 : 0);
    char item[1000] = "";

    (void)fprintf(out,
                  "<cac:%sLine><cbc:ID>%d</cbc:ID><cbc:%sQuantity unitCode=\"%s\">%d"
                  "</cbc:%sQuantity><cbc:LineExtensionAmount currencyID=\"SEK\">%d.%02d"
                  "</cbc:LineExtensionAmount>",
                  word, number, credit ? "Credited" : "Invoiced",
                  below(town, 12) > 0 ? "HUR" : "DAY", quantity, credit ? "Credited" : "Invoiced",
                  net_ore / 100, net_ore % 100);
    if (period[0] != '\0') {
        (void)fprintf(out,
                      "<cac:InvoicePeriod><cbc:StartDate>%.10s</cbc:StartDate><cbc:EndDate>%.10s"
                      "</cbc:EndDate></cac:InvoicePeriod>",
                      period, period + 11);
    }
    print_reference(town, out, item, sizeof item);
    (void)fprintf(out, "<cac:Item><cbc:Name>Ref %s</cbc:Name>%s</cac:Item></cac:%sLine>\n",
                  ONE_OF("O6", "K2", "A2", "-"), item, word);
    return net_ore;
}

static const char *document(struct changing_town *town)
{
    bool credit = below(town, 4) == 0;
    char *lines = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&lines, &length);
    int net_ore = 0;
    int count = 1 + below(town, 4);
    char head[400] = "";

    for (int at = 1; at <= count; at++) {
        net_ore += print_line(town, out, credit, 1 + below(town, 2) * at);
    }
    (void)fclose(out);
    if (below(town, 3) == 0) {
        (void)snprintf(head, sizeof head,
                       "<cbc:BuyerReference>Ref %s</cbc:BuyerReference><cac:BillingReference>"
                       "<cac:InvoiceDocumentReference><cbc:ID>F%d</cbc:ID>"
                       "</cac:InvoiceDocumentReference></cac:BillingReference>",
                       ONE_OF("K3", "O7", "-"), below(town, 8));
    }
    const char *text = invoice_text(
        town->arena,
        (struct invoice_text){
            .root = credit ? "CreditNote" : "Invoice",
            .number = arena_printf(town->arena, "F%d", below(town, 8)),
            .date = day(town, "2026-09-15", 60),
            .net = arena_printf(town->arena, "%d.%02d", net_ore / 100, net_ore % 100),
            .head = head,
            .seller = arena_printf(
                town->arena,
                "<cac:PartyLegalEntity><cbc:CompanyID>%s</cbc:CompanyID></cac:PartyLegalEntity>",
                provider_id(town->arena, below(town, 6) > 0 ? 0 : below(town, 3))),
            .after = "<cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>50501055</cbc:ID>"
                     "</cac:PayeeFinancialAccount></cac:PaymentMeans>",
            .lines = arena_strndup(town->arena, lines, length)});

    free(lines);
    return text;
}

void changing_town_step(struct changing_town *town, struct db *db)
{
    int documents = below(town, 3) > 0 ? 0 : 1 + below(town, 6);

    for (int kind = 0; kind < KINDS; kind++) {
        if (kind == VISITS || below(town, 5) == 0) {
            change_kind(town, db, kind);
        }
    }
    for (int at = 0; at < documents && town->arrival_count < ARRIVALS_MAX; at++) {
        bool again = town->arrival_count > 0 && below(town, 6) == 0;

        town->arrivals[town->arrival_count] =
            again ? town->arrivals[below(town, town->arrival_count)] : document(town);
        arrive(town, db, town->arrival_count++);
    }
}

void changing_town_retell(const struct changing_town *town, struct db *db)
{
    for (int kind = 0; kind < KINDS; kind++) {
        const char *csv = arena_printf(town->arena, "%s\n", kinds[kind].columns);

        for (int key = 0; key < kinds[kind].keys; key++) {
            if (town->rows[kind][key] != NULL) {
                csv = arena_printf(town->arena, "%s%s\n", csv, town->rows[kind][key]);
            }
        }
        town_import(db, kinds[kind].name, csv);
    }
    for (int at = 0; at < town->arrival_count; at++) {
        arrive(town, db, at);
    }
}
