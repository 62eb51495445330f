#include "parsers/attachment.h"

#include <string.h>

enum { PIECE_BYTES = 16 * 1024 };

struct attachment {
    struct attachment_sink sink;
    bool begun;
    struct base64 base64;
    int64_t size_bytes;
    unsigned char bytes[BASE64_BYTES(PIECE_BYTES)];
};

/* EN 16931-1, BT-125; Peppol BIS Billing 3, code list "Mime code (IANA subset)". */
static const char *const accepted[] = {
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
};

bool attachment_is_accepted(const struct supporting_document *about)
{
    for (size_t at = 0; at < sizeof accepted / sizeof accepted[0]; at++) {
        if (about->media_type.text != NULL && strcmp(about->media_type.text, accepted[at]) == 0) {
            return true;
        }
    }
    return false;
}

struct attachment *attachment_new(struct arena *arena, const struct attachment_sink *sink)
{
    struct attachment *attachment = arena_array(arena, struct attachment, 1);

    attachment->sink = *sink;
    return attachment;
}

static CHECKED bool begin(struct attachment *attachment, const struct supporting_document *about,
                          struct error *error)
{
    if (attachment->begun) {
        return true;
    }
    attachment->begun = true;
    attachment->base64 = (struct base64){0};
    attachment->size_bytes = 0;
    return attachment->sink.begin(attachment->sink.context, about, error);
}

static CHECKED bool hand_on(struct attachment *attachment, size_t length, struct error *error)
{
    attachment->size_bytes += (int64_t)length;
    return length == 0 ||
           attachment->sink.bytes(attachment->sink.context, attachment->bytes, length, error);
}

bool attachment_text(struct attachment *attachment, const struct supporting_document *about,
                     const char *text, size_t length, struct error *error)
{
    bool good = begin(attachment, about, error);

    for (size_t at = 0; good && at < length; at += PIECE_BYTES) {
        size_t left = length - at;
        size_t decoded = base64_decode(&attachment->base64, text + at,
                                       left < PIECE_BYTES ? left : PIECE_BYTES, attachment->bytes);

        good = hand_on(attachment, decoded, error);
    }
    return good;
}

bool attachment_end(struct attachment *attachment, struct supporting_document *about,
                    struct error *error)
{
    if (!begin(attachment, about, error) ||
        !hand_on(attachment, base64_finish(&attachment->base64, attachment->bytes), error)) {
        return false;
    }
    about->size_bytes = attachment->size_bytes;
    about->problem = base64_problem_text(attachment->base64.problem);
    attachment->begun = false;
    return attachment->sink.end(attachment->sink.context, about, error);
}
