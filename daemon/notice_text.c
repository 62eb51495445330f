/* The words of mails, Swedish: from what the database counted to subject and text. */
#include <string.h>

#include "daemon/json_member.h"
#include "daemon/notice.h"
#include "daemon/secrecy.h"

static long long number_of(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

/* "https://…/fakturor", or nothing where nobody said what people call the pages. */
static const char *link_to(struct arena *arena, const char *web, const char *path,
                           const char *before)
{
    return *web == '\0' ? "" : arena_printf(arena, "%s%s%s\n", before, web, path);
}

/* " (2 nya, 1 efter sista dagen)" */
static const char *of_which(struct arena *arena, long long news, long long late)
{
    const char *fresh =
        news == 0 ? "" : arena_printf(arena, "%lld %s", news, news == 1 ? "ny" : "nya");
    const char *overdue = late == 0 ? "" : arena_printf(arena, "%lld efter sista dagen", late);

    return news == 0 && late == 0
               ? ""
               : arena_printf(arena, " (%s%s%s)", fresh, news > 0 && late > 0 ? ", " : "", overdue);
}

static struct notice_text morning_text(struct arena *arena, const json_t *content, const char *web)
{
    const json_t *rows = json_object_get(content, "rows");
    const char *body = "God morgon!\n\nDet här väntar på dig i avstämd:\n";
    long long waits = 0, news = 0;

    for (size_t at = 0; at < json_array_size(rows); at++) {
        const json_t *row = json_array_get(rows, at);

        waits += number_of(row, "many");
        news += number_of(row, "new");
        body = arena_printf(arena, "%s\n%lld %s%s\n%s", body, number_of(row, "many"),
                            json_member_text(row, "what"),
                            of_which(arena, number_of(row, "new"), number_of(row, "late")),
                            link_to(arena, web, json_member_text(row, "path"), "  "));
    }
    body = arena_printf(arena,
                        "%s\n%s\nMejlet kommer på vardagar när något är nytt sedan förra gången, "
                        "och går inte att svara på.\n%s",
                        body, link_to(arena, web, "/", "Översikten: "),
                        link_to(arena, web, "/losenord", "Vill du inte ha det: "));
    return (struct notice_text){.subject =
                                    arena_printf(arena, "avstämd: %lld väntar på dig, %lld %s",
                                                 waits, news, news == 1 ? "nytt" : "nya"),
                                .body = body};
}

/* What can be wrong, and where more is told. */
static const struct trouble_kind {
    const char *name, *title, *path, *hint;
} trouble_kinds[] = {
    {"source", "Källor som inte går att hämta från", "/installningar/kallor",
     "avstamd source test NAMN"},
    {"quarantine", "Filer i karantän, som inte går att läsa", "/installningar/karantan",
     "avstamd quarantine list"},
    {"night", "Nattens avstämning", "/", "journalctl -u avstamd-work -u avstamd-reconcile"},
    {"answer", "Svar till utförare som inte går fram", "/", "avstamd answer list --waiting"},
    {"job", "Jobb som misslyckas", "/", "journalctl -u avstamd-work"},
    {"webhook", "Webhookar där händelser har getts upp", "/", "avstamd notices list"},
    {"mail", "Mejl som inte gick fram", "/installningar/anvandare", "avstamd notices list"},
};

static const struct trouble_kind *kind_of(const char *name)
{
    static const struct trouble_kind other = {"", "Annat", "/", "journalctl -u avstamd-work"};

    for (size_t at = 0; at < sizeof trouble_kinds / sizeof trouble_kinds[0]; at++) {
        if (strcmp(trouble_kinds[at].name, name) == 0) {
            return &trouble_kinds[at];
        }
    }
    return &other;
}

static const char *subject_of(struct arena *arena, const struct trouble_kind *kind,
                              const char *subject)
{
    if (strcmp(kind->name, "night") == 0) {
        return strcmp(subject, "missing") == 0 ? "har inte gått klart sedan" : "misslyckas sedan";
    }
    return arena_printf(arena, "%s%s, sedan", strcmp(kind->name, "quarantine") == 0 ? "fil " : "",
                        subject);
}

/* File names and reasons are what others wrote: names and personal numbers are masked in them. */
static const char *row_text(struct db *db, struct arena *arena, const struct trouble_kind *kind,
                            const json_t *row)
{
    const char *text = secrecy_text(db, arena, json_member_text(row, "text"));

    return arena_printf(
        arena, "    %s %s%s%s\n",
        subject_of(arena, kind, secrecy_text(db, arena, json_member_text(row, "subject"))),
        json_member_text(row, "since"), *text == '\0' ? "" : "\n      ", text);
}

static const char *kind_text(struct db *db, struct arena *arena, const json_t *listed,
                             const char *web, bool over)
{
    const struct trouble_kind *kind = kind_of(json_member_text(listed, "kind"));
    const json_t *rows = json_object_get(listed, "rows");
    long long more = number_of(listed, "many") - (long long)json_array_size(rows);
    const char *text = arena_printf(arena, "  %s: %lld\n", kind->title, number_of(listed, "many"));

    for (size_t at = 0; at < json_array_size(rows); at++) {
        text =
            arena_printf(arena, "%s%s", text, row_text(db, arena, kind, json_array_get(rows, at)));
    }
    if (more > 0) {
        text = arena_printf(arena, "%s    … och %lld till\n", text, more);
    }
    return over ? text
                : arena_printf(arena, "%s%s    %s\n", text, link_to(arena, web, kind->path, "    "),
                               kind->hint);
}

static long long many_in(const json_t *part)
{
    long long many = 0;

    for (size_t at = 0; at < json_array_size(part); at++) {
        many += number_of(json_array_get(part, at), "many");
    }
    return many;
}

static struct notice_text operations_text(struct db *db, struct arena *arena, const json_t *content,
                                          const char *web)
{
    static const struct {
        const char *name, *title, *word;
        bool over;
    } parts[] = {{"began", "NYTT", "nya", false},
                 {"lasting", "KVARSTÅR", "kvarstår", false},
                 {"over", "ÖVER", "över", true}};
    const char *subject = "avstämd, driften:", *body = "", *comma = " ";

    for (size_t part = 0; part < sizeof parts / sizeof parts[0]; part++) {
        const json_t *kinds = json_object_get(content, parts[part].name);

        if (json_array_size(kinds) == 0) {
            continue;
        }
        subject =
            arena_printf(arena, "%s%s%lld %s", subject, comma, many_in(kinds), parts[part].word);
        comma = ", ";
        body = arena_printf(arena, "%s%s%s\n", body, *body == '\0' ? "" : "\n", parts[part].title);
        for (size_t at = 0; at < json_array_size(kinds); at++) {
            body = arena_printf(
                arena, "%s%s", body,
                kind_text(db, arena, json_array_get(kinds, at), web, parts[part].over));
        }
    }
    return (struct notice_text){
        .subject = subject,
        .body = arena_printf(arena,
                             "%s\nDet som börjar sägs en gång, det som kvarstår en gång om dagen "
                             "och det som är över en gång.\n",
                             body)};
}

bool notice_text(struct db *db, struct arena *arena, const char *kind, const char *content,
                 const char *web, struct notice_text *ret_text, struct error *error)
{
    json_error_t why;
    json_t *read = json_loads(content, 0, &why);

    if (read == NULL) {
        return error_set(error, ERROR_LAW, "what the mail says cannot be read: %s", why.text);
    }
    *ret_text = strcmp(kind, "morning") == 0 ? morning_text(arena, read, web)
                                             : operations_text(db, arena, read, web);
    json_decref(read);
    return true;
}
