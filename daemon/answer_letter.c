/* The letter of a dispute, for people, and its lines as CSV that Swedish Excel opens. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/answer.h"
#include "daemon/csv_write.h"
#include "daemon/json_member.h"

bool answer_content(const char *text, json_t **ret_content, struct error *error)
{
    json_error_t why;
    json_t *content = json_loads(text, 0, &why);

    if (content == NULL) {
        return error_set(error, ERROR_LAW, "what the response says cannot be read: %s", why.text);
    }
    *ret_content = content;
    return true;
}

const char *answer_letter(struct arena *arena, const json_t *content, int64_t response_no)
{
    const json_t *invoice = json_object_get(content, "invoice");
    const json_t *sender = json_object_get(content, "sender");

    if (json_object_get(content, "letter") == NULL) {
        return "";
    }
    return arena_printf(
        arena,
        "%s\n%s\n\nTill %s\n\nFaktura: %s av den %s\nVårt svar nr: %" PRId64
        "\nBilaga: avstamd-svar-%06" PRId64 ".csv med raderna som bestrids\n\n%s\n%s\n",
        json_member_text(sender, "name"), json_member_text(content, "issue_date"),
        json_member_text(json_object_get(content, "receiver"), "name"),
        json_member_text(invoice, "id"), json_member_text(invoice, "issue_date"), response_no,
        response_no, json_member_text(content, "letter"), json_member_text(sender, "name"));
}

static const struct {
    const char *title, *name;
} columns[] = {
    {"Faktura", "invoice"},
    {"Rad", "line_id"},
    {"Klientkod", "client_id"},
    {"Insats", "service_id"},
    {"Månad", "month"},
    {"Avvikelse", "code"},
    {"Vad", "title"},
    {"Fakturerad mängd", "invoiced"},
    {"Bestridd mängd", "disputed"},
    {"Fakturerat kr", "invoiced_kronor"},
    {"Bestritt kr", "disputed_kronor"},
    {"Orsak (Peppol)", "reason"},
    {"Åtgärd (Peppol)", "action"},
};

enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

/* In quotes, with the decimal comma where it is a number.  What Excel would take for a formula is
 * text to it after an apostrophe. */
static void put_cell(FILE *out, const char *text, bool number)
{
    (void)fputc('"', out);
    if (!number && csv_is_formula(text)) {
        (void)fputc('\'', out);
    }
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            (void)fputc('"', out);
        }
        (void)fputc(number && *text == '.' ? ',' : *text, out);
    }
    (void)fputc('"', out);
}

static void put_row(FILE *out, const json_t *line)
{
    for (size_t at = 0; at < COLUMN_COUNT; at++) {
        bool number =
            strstr(columns[at].title, "mängd") != NULL || strstr(columns[at].title, " kr") != NULL;
        const char *text =
            line == NULL ? columns[at].title : json_member_text(line, columns[at].name);

        (void)fputs(at == 0 ? "" : ";", out);
        put_cell(out, text, line != NULL && number);
    }
    (void)fputs("\r\n", out);
}

const char *answer_annex(struct arena *arena, const json_t *content)
{
    const json_t *lines = json_object_get(content, "lines");
    char *bytes = NULL;
    size_t length = 0;

    if (lines == NULL) {
        return "";
    }
    FILE *out = open_memstream(&bytes, &length);

    if (out == NULL) { /* as the arena does when there is no memory */
        abort();
    }
    (void)fputs("\xEF\xBB\xBF", out);
    put_row(out, NULL);
    for (size_t at = 0; at < json_array_size(lines); at++) {
        put_row(out, json_array_get(lines, at));
    }
    (void)fclose(out);
    const char *text = arena_strdup(arena, bytes);

    free(bytes);
    return text;
}
