#include "daemon/demo/write.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool write_open(const char *directory, const char *name, FILE **ret_file, struct error *error)
{
    char path[4096];
    FILE *file = NULL;

    if ((size_t)snprintf(path, sizeof path, "%s/%s", directory, name) >= sizeof path) {
        (void)error_set(error, ERROR_INPUT, "%s: the path is too long", directory);
        return false;
    }
    file = fopen(path, "w");
    if (file == NULL) {
        (void)error_set(error, ERROR_INPUT, "%s: %s", path, strerror(errno));
        return false;
    }
    *ret_file = file;
    return true;
}

bool write_close(FILE *file, const char *name, struct error *error)
{
    bool failed = ferror(file) != 0;

    failed = fclose(file) != 0 || failed;
    return !failed || error_set(error, ERROR_UNAVAILABLE, "%s: %s", name, strerror(errno));
}

void write_date(FILE *out, date day)
{
    char text[DATE_TEXT_BYTES];

    if (day != DATE_NONE) {
        date_format(day, text);
        (void)fputs(text, out);
    }
}

void write_e4(FILE *out, int64_t value)
{
    (void)fprintf(out, "%" PRId64, value / 10000);
    value %= 10000;
    if (value != 0) {
        int digits = 4;

        for (; value % 10 == 0; value /= 10) {
            digits--;
        }
        (void)fprintf(out, ",%0*" PRId64, digits, value);
    }
}

const char *write_client_code(const struct town *town, const struct demo_account *account)
{
    const struct demo_client *client = &town->clients[account->client];

    if (account->provider == EKDUNGE) {
        return arena_printf(town->arena, "ED-%s", client->id + 1);
    }
    return client->has_alias && account->provider == FAMILJ
               ? arena_printf(town->arena, "EX%s", client->id + 1)
               : client->id;
}

const char *write_item_code(const struct town *town, const struct demo_account *account)
{
    const char *service = demo_services[account->service].id;

    if (account->provider == EKDUNGE) {
        return account->service == HTJ ? "101" : "102";
    }
    if (account->provider == SOLROS) {
        return arena_printf(town->arena, "DV-%s", account->level);
    }
    return account->provider == TRYGG ? arena_printf(town->arena, "T-%s", service) : service;
}

static bool write_document(const struct town *town, const char *directory, int document,
                           int arrival, struct error *error)
{
    const struct demo_document *written = &town->documents[document];
    char name[128];
    FILE *file = NULL;

    (void)snprintf(name, sizeof name, "%05d-%s.xml", arrival,
                   town_luhn(town->arena, written->stranger != NULL
                                              ? written->stranger
                                              : demo_providers[written->provider].organisation));
    if (!write_open(directory, name, &file, error)) {
        return false;
    }
    write_ubl(file, town, document);
    return write_close(file, name, error);
}

static bool write_documents(const struct town *town, const char *directory, struct error *error)
{
    int arrival = 0;

    for (size_t at = 0; at < town->document_count; at++) {
        if (!write_document(town, directory, town->document_order[at], ++arrival, error)) {
            return false;
        }
    }
    for (size_t at = 0; at < town->document_count; at++) {
        if (town->documents[at].twice &&
            !write_document(town, directory, (int)at, ++arrival, error)) {
            return false;
        }
    }
    return true;
}

/* The columns of `avstamd findings`, as far as they are known. */
static void write_planted(FILE *out, const struct town *town, const struct demo_planted *planted)
{
    const struct demo_line *line = planted->line == NONE ? NULL : &town->lines[planted->line];
    const struct demo_account *account =
        planted->account == NONE ? NULL : &town->accounts[planted->account];
    int document = line != NULL ? line->document : planted->document;
    int provider = planted->provider != NONE ? planted->provider
                   : account != NULL         ? account->provider
                                             : NONE;
    const char *seller = document == NONE ? NULL : town->documents[document].stranger;
    char text[DATE_TEXT_BYTES] = "", amount[DATE_TEXT_BYTES * 2] = "";

    if (planted->month != MONTH_NONE) {
        month_format(planted->month, text);
    }
    if (planted->has_amount) {
        int64_t ore = planted->amount_ore < 0 ? -planted->amount_ore : planted->amount_ore;

        (void)snprintf(amount, sizeof amount, "%s%lld.%02lld", planted->amount_ore < 0 ? "-" : "",
                       (long long)(ore / 100), (long long)(ore % 100));
    }
    (void)fprintf(out, "%s\t%s\t%s\t", planted->code,
                  seller != NULL ? town_luhn(town->arena, seller)
                                 : town_provider_id(town, provider),
                  document == NONE ? "" : town->documents[document].number);
    if (planted->line_id != NULL) {
        (void)fputs(planted->line_id, out);
    } else if (line != NULL) {
        (void)fprintf(out, "%d", line->number);
    }
    (void)fprintf(out, "\t%s\t%s\t%s\t%s\t%s\t%s\n",
                  account == NULL ? "" : town->clients[account->client].id,
                  account == NULL ? "" : demo_services[account->service].id,
                  account == NULL ? "" : account->level, text, amount, planted->description);
}

static bool write_planted_list(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "planted.tsv", &out, error)) {
        return false;
    }
    (void)fputs(
        "code\tprovider_id\tinvoice_no\tline_id\tclient_id\tservice_id\tlevel\tmonth\tamount\t"
        "description\n",
        out);
    for (size_t at = 0; at < town->planted_count; at++) {
        write_planted(out, town, &town->planteds[at]);
    }
    return write_close(out, "planted.tsv", error);
}

static bool write_as_of(const struct town *town, const char *directory, struct error *error)
{
    FILE *out = NULL;

    if (!write_open(directory, "as_of.txt", &out, error)) {
        return false;
    }
    write_date(out, town->as_of);
    (void)fputc('\n', out);
    return write_close(out, "as_of.txt", error);
}

static bool make_directory(const char *path, struct error *error)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST ||
           error_set(error, ERROR_INPUT, "%s: %s", path, strerror(errno));
}

bool town_write(const struct town *town, const char *directory, struct error *error)
{
    const char *invoices = arena_printf(town->arena, "%s/invoices", directory);

    (void)rmdir(invoices); /* an empty one may stay; another town's invoices would mix with ours */
    if (!make_directory(directory, error)) {
        return false;
    }
    if (mkdir(invoices, 0777) != 0) {
        return error_set(error, ERROR_INPUT, "%s: %s", invoices,
                         errno == EEXIST
                             ? "already has files; choose another directory or remove it"
                             : strerror(errno));
    }
    return write_registers(town, directory, error) && write_care(town, directory, error) &&
           write_planted_list(town, directory, error) && write_as_of(town, directory, error) &&
           write_documents(town, invoices, error);
}
