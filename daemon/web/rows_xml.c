#include "daemon/web/rows_xml.h"

#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "daemon/clock.h"
#include "daemon/utf8.h"
#include "daemon/web/pages.h"
#include "daemon/web/selection.h"

enum { TABLE_ROWS_SHOWN = 500 }; /* of a report, on its page; its files have them all */

#define XML(text) ((const xmlChar *)(text))

void document_cleanup(xmlDocPtr *document)
{
    if (*document != NULL) {
        xmlFreeDoc(*document);
    }
}

static bool is_xml(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (*at < ' ' ? strchr("\t\n\r", *at) == NULL
                      : *at == 0xef && at[1] == 0xbf && at[2] >= 0xbe) {
            return false;
        }
    }
    return utf8_valid(text, strlen(text));
}

/* With U+FFFD for each byte that XML cannot hold; U+FFFE and U+FFFF are three of them. */
static const char *as_xml(struct arena *arena, const char *text)
{
    static const char instead[] = "\xef\xbf\xbd";
    size_t length = strlen(text), count = 0;
    bool valid = utf8_valid(text, length);
    char *out;

    if (is_xml(text)) {
        return text;
    }
    out = arena_alloc(arena, 3 * length + 1);
    for (size_t at = 0; at < length; at++) {
        unsigned char c = (unsigned char)text[at];
        bool none =
            c == 0xef && (unsigned char)text[at + 1] == 0xbf && (unsigned char)text[at + 2] >= 0xbe;

        if ((c >= ' ' && c < 0x80) || c == '\t' || c == '\n' || (c >= 0x80 && valid && !none)) {
            out[count++] = (char)c;
        } else {
            memcpy(out + count, instead, 3);
            count += 3;
            at += none && valid ? 2 : 0;
        }
    }
    return out;
}

/* Never xmlNewChild: it reads entities in the text. */
static xmlNodePtr element(struct arena *arena, xmlNodePtr parent, const char *name,
                          const char *text)
{
    xmlNodePtr node = xmlNewDocNode(parent->doc, NULL, XML(name), NULL);

    if (text != NULL) {
        (void)xmlAddChild(node, xmlNewDocText(parent->doc, XML(as_xml(arena, text))));
    }
    return xmlAddChild(parent, node);
}

static void attribute(struct arena *arena, xmlNodePtr node, const char *name, const char *text)
{
    if (text != NULL) {
        (void)xmlNewProp(node, XML(name), XML(as_xml(arena, text)));
    }
}

static void add_site(struct arena *arena, xmlNodePtr page, const struct site *site)
{
    xmlNodePtr node = element(arena, page, "site", NULL);
    char today[DATE_TEXT_BYTES];

    date_format(clock_today(), today);
    attribute(arena, node, "municipality", site->municipality);
    attribute(arena, node, "today", today);
    attribute(arena, node, "style", site->style);
    attribute(arena, node, "script", site->script);
    attribute(arena, node, "icon", site->icon);
}

static void add_user(struct arena *arena, xmlNodePtr page, const struct visitor *visitor)
{
    xmlNodePtr node = element(arena, page, "user", NULL);

    attribute(arena, node, "no", arena_printf(arena, "%" PRId64, visitor->user_no));
    attribute(arena, node, "login", visitor->login);
    attribute(arena, node, "name", visitor->name);
    attribute(arena, node, "unit", visitor->unit);
    attribute(arena, node, "officer", visitor->officer_id);
    attribute(arena, node, "key", visitor->form_key);
    attribute(arena, node, "idle", visitor->idle_minutes);
    for (size_t at = 0; role_name(at) != NULL; at++) {
        if ((visitor->roles & 1u << at) != 0) {
            element(arena, node, "role", role_name(at));
        }
    }
}

/* A page stands under the menu's item whose address begins its own: /faktura/7 is none of it, but
 * /utforare/7 is under /utforare. */
static bool is_under(const char *path, const char *item)
{
    size_t length = strlen(item);

    return strcmp(path, item) == 0 ||
           (length > 1 && strncmp(path, item, length) == 0 && path[length] == '/');
}

static void add_menu(struct arena *arena, xmlNodePtr page, const struct view *view)
{
    xmlNodePtr menu = element(arena, page, "menu", NULL);

    for (size_t at = 0; at < page_count; at++) {
        if (page_all[at]->menu == NULL || (page_all[at]->who & view->visitor->roles) == 0) {
            continue;
        }
        xmlNodePtr item = element(arena, menu, "item", page_all[at]->menu);

        attribute(arena, item, "path", page_all[at]->path);
        if (is_under(view->path, page_all[at]->path)) {
            attribute(arena, item, "current", "yes");
        }
    }
}

static void add_numbers(struct arena *arena, xmlNodePtr parent, const struct parameter_value *value)
{
    const char *at = value->value + 1; /* {1,2,3} */

    while (*at != '}') {
        size_t length = strcspn(at, ",}");
        const char *number = arena_strndup(arena, at, length);
        xmlNodePtr node = element(arena, parent, value->parameter->name, number);

        attribute(arena, node, "encoded", number);
        attribute(arena, node, "standard", "no");
        at += length + (at[length] == ',' ? 1 : 0);
    }
}

static void add_parameters(struct arena *arena, xmlNodePtr page,
                           const struct parameters *parameters)
{
    xmlNodePtr parent = element(arena, page, "parameters", NULL);

    for (size_t at = 0; at < parameters->count; at++) {
        const struct parameter_value *value = &parameters->items[at];

        if (value->parameter->type == PARAMETER_NUMBERS) {
            add_numbers(arena, parent, value);
        } else if (value->written != NULL) {
            xmlNodePtr node = element(arena, parent, value->parameter->name, value->written);

            attribute(arena, node, "encoded", percent_encode(arena, value->written));
            attribute(arena, node, "standard", value->in_path || value->is_standard ? "yes" : "no");
        }
    }
}

static bool is_of_table(const struct page *page, const struct page_rows *rows)
{
    return page != NULL && page->table != NULL &&
           strcmp(page->table->element, rows->query->element) == 0;
}

static int rows_shown(const struct page *page, const struct page_rows *rows)
{
    int count = PQntuples(rows->result);

    return count > TABLE_ROWS_SHOWN && is_of_table(page, rows) && !page->table->whole
               ? TABLE_ROWS_SHOWN
               : count;
}

static void add_rows(struct arena *arena, xmlNodePtr page, const struct view *view,
                     const struct page_rows *rows)
{
    xmlNodePtr parent = element(arena, page, rows->query->element, NULL);
    int columns = PQnfields(rows->result), count = rows_shown(view->page, rows);

    for (int row = 0; row < count; row++) {
        xmlNodePtr node = element(arena, parent, "row", NULL);

        for (int column = 0; column < columns; column++) {
            if (!db_null(rows->result, row, column)) {
                element(arena, node, PQfname(rows->result, column),
                        db_cell(rows->result, row, column));
            }
        }
    }
}

static const char *column_type_name(enum column_type type)
{
    static const char *const names[] = {
        [COLUMN_TEXT] = "text",     [COLUMN_COUNT] = "count",     [COLUMN_QUANTITY] = "quantity",
        [COLUMN_KRONOR] = "kronor", [COLUMN_PERCENT] = "percent", [COLUMN_DATE] = "date",
        [COLUMN_MONTH] = "month",   [COLUMN_TIME] = "time"};

    return names[type];
}

static void add_columns(struct arena *arena, xmlNodePtr parent, const struct table *table,
                        const PGresult *rows)
{
    struct table_view view = table_view(table, rows);

    for (size_t at = 0; at < view.count; at++) {
        const struct table_column *column = view.column[at];

        if (column->files) {
            continue;
        }
        xmlNodePtr node = element(arena, parent, "column", NULL);

        attribute(arena, node, "name", column->name);
        attribute(arena, node, "heading", column->heading);
        attribute(arena, node, "type", column_type_name(column->type));
        attribute(arena, node, "sum", table_sum(arena, rows, view.at[at], column));
        attribute(arena, node, "link", column->link);
        attribute(arena, node, "key", column->key);
    }
}

/* The reports that stand under this page: what has a table, and no {names} to fill in. */
static void add_reports(struct arena *arena, xmlNodePtr page, const struct view *view)
{
    size_t length = strlen(view->path);
    xmlNodePtr parent = NULL;

    for (size_t at = 0; at < page_count; at++) {
        const struct page *under = page_all[at];

        if (under->table == NULL || (under->who & view->visitor->roles) == 0 || length < 2 ||
            strncmp(under->path, view->path, length) != 0 || under->path[length] != '/' ||
            strchr(under->path, '{') != NULL) {
            continue;
        }
        parent = parent == NULL ? element(arena, page, "reports", NULL) : parent;
        xmlNodePtr node = element(arena, parent, "report", under->table->about);

        attribute(arena, node, "path", under->path);
        attribute(arena, node, "title", under->table->title);
    }
}

static const char *field_type(enum parameter_type type)
{
    return type == PARAMETER_MONTH ? "month" : type == PARAMETER_DATE ? "date" : "text";
}

static void add_fields(struct arena *arena, xmlNodePtr parent, const struct view *view)
{
    for (size_t at = 0; at < view->parameters->count; at++) {
        const struct parameter_value *value = &view->parameters->items[at];
        const PGresult *choices =
            selection_choices(arena, value->parameter->name, view->rows, view->row_count);

        if (value->parameter->label == NULL || value->in_path) {
            continue;
        }
        xmlNodePtr field = element(arena, parent, "field", NULL);

        attribute(arena, field, "name", value->parameter->name);
        attribute(arena, field, "label", value->parameter->label);
        attribute(arena, field, "type", field_type(value->parameter->type));
        attribute(arena, field, "value", value->written);
        attribute(arena, field, "standard", value->parameter->standard);
        for (int row = 0; choices != NULL && row < PQntuples(choices); row++) {
            attribute(arena, element(arena, field, "choice", db_cell(choices, row, 1)), "value",
                      db_cell(choices, row, 0));
        }
    }
}

static void add_table(struct arena *arena, xmlNodePtr page, const struct view *view)
{
    const struct table *table = view->page->table;
    xmlNodePtr node = element(arena, page, "table", NULL);

    attribute(arena, node, "title", table->title);
    attribute(arena, node, "about", table->about);
    attribute(arena, node, "empty", table->empty);
    attribute(arena, node, "element", table->element);
    attribute(arena, node, "period", selection_period(view->rows, view->row_count));
    attribute(arena, node, "selection",
              selection_text(arena, view->parameters, view->rows, view->row_count));
    for (size_t at = 0; at < view->row_count; at++) {
        const struct page_rows *rows = &view->rows[at];

        if (is_of_table(view->page, rows)) {
            attribute(arena, node, "count", arena_printf(arena, "%d", PQntuples(rows->result)));
            attribute(arena, node, "shown",
                      arena_printf(arena, "%d", rows_shown(view->page, rows)));
            add_columns(arena, node, table, rows->result);
        }
    }
    add_fields(arena, node, view);
}

/* Keys become elements, a key that XML has no such name for <entry name="…">; items are rows. */
static void add_json(struct arena *arena, xmlNodePtr parent, const char *name, const json_t *value)
{
    bool named = xmlValidateNCName(XML(name), 0) == 0;
    xmlNodePtr node = element(arena, parent, named ? name : "entry",
                              json_is_string(value) ? json_string_value(value) : NULL);
    const char *key;
    json_t *member;
    size_t at;

    if (!named) {
        attribute(arena, node, "name", name);
    }
    json_object_foreach((json_t *)(uintptr_t)value, key, member)
    {
        add_json(arena, node, key, member);
    }
    json_array_foreach(value, at, member)
    {
        add_json(arena, node, "row", member);
    }
}

static void add_derived(struct arena *arena, xmlNodePtr page, const struct view *view)
{
    json_t *json = json_loads(view->derived, 0, NULL);

    if (json != NULL) {
        add_json(arena, page, view->page->derived, json);
        json_decref(json);
    }
}

/* Never what is secret: passwords' fields begin with losenord. */
static void add_form(struct arena *arena, xmlNodePtr page, const struct fields *form)
{
    xmlNodePtr parent = element(arena, page, "form", NULL);

    for (size_t at = 0; at < form->count; at++) {
        const char *name = form->items[at].name;

        if (strncmp(name, "losenord", sizeof "losenord" - 1) != 0 && strcmp(name, "nyckel") != 0) {
            attribute(arena, element(arena, parent, "field", form->items[at].value), "name", name);
        }
    }
}

xmlDocPtr view_xml(const struct view *view, const struct site *site)
{
    struct arena *arena = view->request->arena;
    xmlDocPtr document = xmlNewDoc(XML("1.0"));
    xmlNodePtr page = xmlNewDocNode(document, NULL, XML("page"), NULL);

    (void)xmlDocSetRootElement(document, page);
    attribute(arena, page, "path", view->path);
    attribute(arena, page, "address",
              view->request->method == METHOD_POST ? view->path : view->request->target);
    attribute(arena, page, "status", arena_printf(arena, "%u", view->status));
    add_site(arena, page, site);
    if (view->visitor != NULL) {
        add_user(arena, page, view->visitor);
        add_menu(arena, page, view);
        add_reports(arena, page, view);
    }
    if (view->parameters != NULL) {
        add_parameters(arena, page, view->parameters);
    }
    if (view->message != NULL) {
        attribute(arena, element(arena, page, "message", view->message), "kind",
                  view->refused ? "error" : "done");
    }
    if (view->again) {
        add_form(arena, page, &view->request->form);
    }
    if (view->page != NULL && view->page->table != NULL && view->parameters != NULL) {
        add_table(arena, page, view);
    }
    for (size_t at = 0; at < view->row_count; at++) {
        if (!view->rows[at].query->hidden) {
            add_rows(arena, page, view, &view->rows[at]);
        }
    }
    if (view->derived != NULL) {
        add_derived(arena, page, view);
    }
    return document;
}
