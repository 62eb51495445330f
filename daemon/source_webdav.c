/* A folder of a WebDAV server (RFC 4918): PROPFIND, GET, then DELETE or MOVE.
 *
 * Of an address in the listing only its last part is used, below the configured one: no listing
 * leads us elsewhere. */
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/printable.h"
#include "daemon/source.h"
#include "parsers/parse.h"

enum { LISTING_BYTES = 64 * 1024 * 1024, MULTI_STATUS = 207, GONE = 404, PRECONDITION = 412 };

static const char asked[] =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
    "<propfind xmlns=\"DAV:\"><prop><getcontentlength/><getlastmodified/><getetag/>"
    "<resourcetype/></prop></propfind>";

static bool open_webdav(struct source_visit *visit, struct error *error)
{
    return transfer_open(&visit->source->peer, &visit->transfer, error);
}

static void close_webdav(struct source_visit *visit)
{
    transfer_close(&visit->transfer);
}

static bool refused(long status, const char *what, struct error *error)
{
    bool theirs = status >= 500 || status == 429 || status == 408;

    return error_set(error, theirs ? ERROR_UNAVAILABLE : ERROR_INPUT,
                     "the server answers %s with %ld%s", what, status,
                     status == 401 || status == 403 ? " (user, token or certificate)" : "");
}

static void free_reader(xmlTextReader **reader)
{
    xmlFreeTextReader(*reader);
}

static bool is_dav(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0 &&
           node->ns != NULL && strcmp((const char *)node->ns->href, "DAV:") == 0;
}

/* The first below it, at any depth, in the document's order; NULL. */
static const xmlNode *below(const xmlNode *top, const char *name)
{
    const xmlNode *node = top->children;

    while (node != NULL) {
        if (is_dav(node, name)) {
            return node;
        }
        if (node->children != NULL && node->type == XML_ELEMENT_NODE) {
            node = node->children;
            continue;
        }
        while (node != top && node->next == NULL) {
            node = node->parent;
        }
        node = node == top ? NULL : node->next;
    }
    return NULL;
}

static const char *text_of(struct arena *arena, const xmlNode *node)
{
    const xmlNode *text = node == NULL ? NULL : node->children;

    return text == NULL || text->type != XML_TEXT_NODE || text->content == NULL
               ? ""
               : arena_strdup(arena, (const char *)text->content);
}

/* Its last part, still encoded; "" of a folder, and of what no URL may be. */
static const char *last_part(struct arena *arena, const char *href)
{
    static const char fine[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                               "-._~%!$&'()*+,;=:@";
    const char *slash = strrchr(href, '/');
    const char *part = slash == NULL ? href : slash + 1;
    size_t length = strlen(part);

    return strspn(part, fine) == length ? arena_strdup(arena, part) : "";
}

static int64_t length_of(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits == 0 || digits > 18 || text[digits] != '\0' ? -1 : strtoll(text, NULL, 10);
}

static void add_response(struct source_visit *visit, struct arena *arena, struct arena *scratch,
                         const xmlNode *response, struct source_list *list)
{
    const char *id = last_part(scratch, text_of(scratch, below(response, "href")));
    const char *etag = text_of(scratch, below(response, "getetag"));
    const char *modified = text_of(scratch, below(response, "getlastmodified"));
    const char *length = text_of(scratch, below(response, "getcontentlength"));
    const char *plain = transfer_unescape(visit->transfer, arena, id);

    if (*id == '\0' || *plain == '\0' || strchr(plain, '/') != NULL || strcmp(plain, "..") == 0 ||
        strcmp(plain, ".") == 0 || below(response, "collection") != NULL) {
        return;
    }
    source_list_add(arena, list,
                    (struct source_item){
                        .id = plain,
                        .name = masked_text(arena, plain),
                        .version = arena_printf(arena, "%s %s %s", etag, modified, length),
                        .bytes = length_of(length),
                    });
}

/* One response after the other: a listing may have very many. */
static bool read_listing(struct source_visit *visit, struct arena *arena,
                         const struct transfer_answer *answer, struct source_list *ret_list,
                         struct error *error)
{
    CLEANUP(free_reader)
    xmlTextReader *reader =
        xmlReaderForMemory(answer->body, (int)answer->bytes, "listing", NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    bool begun = reader != NULL && xmlTextReaderRead(reader) == 1 &&
                 is_dav(xmlTextReaderCurrentNode(reader), "multistatus");
    int more = begun ? xmlTextReaderRead(reader) : -1;

    while (more == 1) {
        const xmlNode *node = xmlTextReaderCurrentNode(reader);

        if (xmlTextReaderDepth(reader) == 1 && is_dav(node, "response") &&
            xmlTextReaderExpand(reader) != NULL) {
            ARENA(scratch);

            add_response(visit, arena, scratch, node, ret_list);
        }
        more = xmlTextReaderNext(reader);
    }
    return more == 0 || error_set(error, ERROR_INPUT, "the server's listing is no WebDAV answer");
}

static bool list_webdav(struct source_visit *visit, struct arena *arena,
                        struct source_list *ret_list, struct error *error)
{
    static const char *const headers[] = {"Depth: 1", "Content-Type: application/xml",
                                          "Expect:", NULL};
    struct transfer_answer answer = {0};
    ARENA(scratch);

    if (!transfer_run(visit->transfer, scratch,
                      &(struct transfer_request){.method = "PROPFIND",
                                                 .direction = TRANSFER_SEND,
                                                 .headers = headers,
                                                 .body = asked,
                                                 .body_bytes = strlen(asked),
                                                 .most_bytes = LISTING_BYTES},
                      &answer, error)) {
        return false;
    }
    return answer.status == MULTI_STATUS ? read_listing(visit, arena, &answer, ret_list, error)
                                         : refused(answer.status, "PROPFIND", error);
}

static const char *address_of(struct source_visit *visit, struct arena *arena,
                              const struct source_item *item)
{
    return arena_printf(arena, "%s%s", visit->source->peer.url,
                        transfer_escape(visit->transfer, arena, item->id));
}

static bool fetch_webdav(struct source_visit *visit, struct arena *arena,
                         const struct source_item *item, struct source_files *files,
                         struct error *error)
{
    struct transfer_answer answer = {0};
    struct transfer_request request = {.url = address_of(visit, arena, item),
                                       .to_file = true,
                                       .most_bytes = parse_limits_default.file_bytes};

    if (!source_files_add(arena, files, item->name, &request.into, error) ||
        !transfer_run(visit->transfer, arena, &request, &answer, error)) {
        return false;
    }
    return answer.status == 200 ||
           (answer.status == GONE ? error_set(error, ERROR_CONFLICT, "it is gone")
                                  : refused(answer.status, "GET", error));
}

static bool ask(struct source_visit *visit, struct arena *arena, const struct source_item *item,
                const char *method, const char *const *headers, long *ret_status,
                struct error *error)
{
    struct transfer_answer answer = {0};

    if (!transfer_run(visit->transfer, arena,
                      &(struct transfer_request){.url = address_of(visit, arena, item),
                                                 .method = method,
                                                 .headers = headers},
                      &answer, error)) {
        return false;
    }
    *ret_status = answer.status;
    return (answer.status >= 200 && answer.status < 300) || answer.status == GONE ||
           answer.status == PRECONDITION || refused(answer.status, method, error);
}

static bool move(struct source_visit *visit, struct arena *arena, const struct source_item *item,
                 const char *new_name, long *ret_status, struct error *error)
{
    const char *headers[] = {
        arena_printf(arena, "Destination: %s%s/%s", visit->source->peer.url,
                     transfer_escape(visit->transfer, arena, visit->source->move_to),
                     transfer_escape(visit->transfer, arena, new_name)),
        "Overwrite: F", NULL};

    return ask(visit, arena, item, "MOVE", headers, ret_status, error);
}

static bool finish_webdav(struct source_visit *visit, struct arena *arena,
                          const struct source_item *item, const char *mark, struct error *error)
{
    long status = 0;

    if (visit->source->after == SOURCE_DELETE) {
        return ask(visit, arena, item, "DELETE", NULL, &status, error) &&
               (status != PRECONDITION || refused(status, "DELETE", error));
    }
    if (!move(visit, arena, item, item->id, &status, error)) {
        return false;
    }
    return status != PRECONDITION || /* a file of that name is there */
           (move(visit, arena, item, arena_printf(arena, "%s.%s", item->id, mark), &status,
                 error) &&
            (status != PRECONDITION || refused(status, "MOVE", error)));
}

extern const struct source_kind source_webdav;
const struct source_kind source_webdav = {
    .name = "webdav",
    .schemes = "https http",
    .open = open_webdav,
    .close = close_webdav,
    .list = list_webdav,
    .fetch = fetch_webdav,
    .finish = finish_webdav,
};
