/* Originalet: what the provider sent, rendered for people; the file itself, and what came with it.
 *
 * The bytes come from avstamd.document_source, which asks who may see them and logs it.  They are
 * read anew by the same parser as when they arrived, so that the page says what the document says.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/read_documents.h"
#include "daemon/web/page.h"
#include "daemon/web/pages/original.h"
#include "parsers/invoice_json.h"

/* A stored file in memory, and which document of it is wanted. */
struct original {
    const unsigned char *bytes;
    size_t length;
    int ordinal;
    struct arena *arena;
    const char *json; /* NULL: not found yet */
};

static bool read_bytes(void *context, int64_t offset, void *ret_bytes, size_t size,
                       size_t *ret_length, struct error *error)
{
    const struct original *original = context;
    size_t left = original->length - (size_t)offset;

    (void)error;
    *ret_length = size < left ? size : left;
    memcpy(ret_bytes, original->bytes + offset, *ret_length);
    return true;
}

static bool take_document(void *context, struct parsed *parsed, struct error *error)
{
    struct original *original = context;
    char *text = NULL;
    size_t size = 0;
    bool good = true;

    if (parsed->ordinal == original->ordinal && parsed->invoice != NULL) {
        FILE *out = open_memstream(&text, &size);
        struct json json = {.out = out};

        if (out == NULL) {
            good = error_set(error, ERROR_UNAVAILABLE, "no memory for the original");
        } else {
            invoice_write_json(&json, parsed->arena, NULL, parsed->invoice);
            good = fclose(out) == 0 || error_set(error, ERROR_UNAVAILABLE, "no memory");
            original->json = arena_strndup(original->arena, text, size);
            free(text);
        }
    }
    arena_free(parsed->arena);
    return good;
}

static bool take_failed(void *context, struct parsed *parsed, int first, struct error *error)
{
    (void)context, (void)first, (void)error;
    arena_free(parsed->arena);
    return true;
}

static const char *column(const struct page_rows *rows, const char *name)
{
    int at = PQfnumber(rows->result, name);

    return at < 0 || PQntuples(rows->result) == 0 || db_null(rows->result, 0, at)
               ? NULL
               : db_cell(rows->result, 0, at);
}

static void bytes_of(struct arena *arena, const char *text, const char **ret_bytes,
                     size_t *ret_length)
{
    unsigned char *bytes = PQunescapeBytea((const unsigned char *)text, ret_length);

    *ret_bytes = arena_strndup(arena, (const char *)bytes, *ret_length);
    PQfreemem(bytes);
}

bool say_original(const struct request *request, const struct page_rows *rows,
                  const char **ret_json, struct error *error)
{
    static const struct documents_wishes wishes = {.invoices = true};
    struct original original = {.arena = request->arena};
    const struct documents_sink sink = {
        .context = &original, .document = take_document, .failed = take_failed};
    const char *bytes = NULL;

    while (rows->query->query != &SQL_PAGE_ORIGINAL_SOURCE) {
        rows++;
    }
    const char *ordinal = column(rows, "ordinal"), *content = column(rows, "content");

    if (ordinal == NULL || content == NULL) {
        return true;
    }
    original.ordinal = (int)strtol(ordinal, NULL, 10);
    bytes_of(request->arena, content, &bytes, &original.length);
    original.bytes = (const unsigned char *)bytes;
    struct byte_source source = {
        .context = &original, .read = read_bytes, .size_bytes = (int64_t)original.length};

    if (!read_documents(&source, &wishes, &sink, NULL, error)) {
        return false;
    }
    *ret_json = original.json;
    return true;
}

static const struct parameter parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .label = "Faktura", .required = true}, {0}};

static const struct page_query queries[] = {
    {.element = "invoice", .query = &SQL_PAGE_ORIGINAL, .values = {"id"}, .must_exist = true},
    ORIGINAL_SOURCE("id"),
    {.element = "attachments", .query = &SQL_PAGE_ORIGINAL_ATTACHMENTS, .values = {"id"}},
    {0}};

extern const struct page page_original;
const struct page page_original = {
    .path = "/faktura/{id}/original",
    .stylesheet = "original.xsl",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .parameters = parameters,
    .queries = queries,
    ORIGINAL_DERIVED,
};

/* Always to be saved, never shown: what is in it is somebody else's. */
static bool give_file(const struct request *request, const struct page_rows *rows,
                      struct reply *reply, struct error *error)
{
    const char *content = column(&rows[0], "content");

    if (content == NULL) {
        return error_set(error, ERROR_INPUT, "the file has no content");
    }
    bytes_of(request->arena, content, &reply->body, &reply->length);
    reply->content_type = "application/octet-stream";
    reply->file_name = arena_strdup(request->arena, column(&rows[0], "file_name"));
    return true;
}

static const struct page_query file_queries[] = {
    {.element = "file", .query = &SQL_PAGE_ORIGINAL_FILE, .values = {"id"}, .must_exist = true},
    {0}};

extern const struct page page_original_file;
const struct page page_original_file = {
    .path = "/faktura/{id}/original/fil",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .parameters = parameters,
    .queries = file_queries,
    .make = give_file,
};

static const struct parameter attachment_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .label = "Faktura", .required = true},
    {.name = "bilaga", .type = PARAMETER_NUMBER, .label = "Bilaga", .required = true},
    {0}};

static const struct page_query attachment_queries[] = {{.element = "file",
                                                        .query = &SQL_PAGE_ORIGINAL_ATTACHMENT,
                                                        .values = {"id", "bilaga"},
                                                        .must_exist = true},
                                                       {0}};

extern const struct page page_original_attachment;
const struct page page_original_attachment = {
    .path = "/faktura/{id}/bilaga/{bilaga}",
    .who = ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .parameters = attachment_parameters,
    .queries = attachment_queries,
    .make = give_file,
};
