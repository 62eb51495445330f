#include "daemon/mail_parts.h"

#include <ctype.h>
#include <string.h>

enum { DEPTH_MAX = 10, PARTS_MAX = 200, HEAD_BYTES_MAX = 256 * 1024 };

struct span {
    const char *at, *end;
};

struct walk {
    struct arena *arena;
    const struct mail_sink *sink;
    int parts;
};

/* What the head of an entity says. */
struct head {
    const char *type, *boundary, *encoding, *name;
};

static struct span next_line(struct span *rest)
{
    const char *end = memchr(rest->at, '\n', (size_t)(rest->end - rest->at));
    struct span line = {rest->at, end == NULL ? rest->end : end};

    rest->at = end == NULL ? rest->end : end + 1;
    if (line.end > line.at && line.end[-1] == '\r') {
        line.end--;
    }
    return line;
}

/* One header field with its continuation lines; NULL at the empty line. */
static const char *next_field(struct arena *arena, struct span *rest)
{
    struct span line = rest->at == rest->end ? *rest : next_line(rest);
    char *field = NULL;
    size_t length = 0, capacity = 0;

    if (line.at == line.end) {
        return NULL;
    }
    for (;;) {
        size_t some = (size_t)(line.end - line.at);

        field = arena_grow(arena, field, &capacity, length + some + 1);
        memcpy(field + length, line.at, some);
        length += some;
        if (rest->at == rest->end || (*rest->at != ' ' && *rest->at != '\t')) {
            break;
        }
        line = next_line(rest);
    }
    field[length] = '\0';
    return field;
}

static const char *small_letters(struct arena *arena, const char *text, size_t length)
{
    char *small = arena_strndup(arena, text, length);

    for (char *at = small; *at != '\0'; at++) {
        *at = (char)tolower((unsigned char)*at);
    }
    return small;
}

static const char *value_of(struct arena *arena, const char *at)
{
    char *value = arena_strdup(arena, at);
    char *to = value;

    if (*at != '"') {
        value[strcspn(value, "; \t")] = '\0';
        return value;
    }
    for (at++; *at != '\0' && *at != '"'; at++) {
        if (*at == '\\' && at[1] != '\0') {
            at++;
        }
        *to++ = *at;
    }
    *to = '\0';
    return value;
}

/* The next ';' that is not inside quotes, or the end. */
static const char *parameter_end(const char *at)
{
    for (bool quoted = false; *at != '\0'; at++) {
        if (*at == '\\' && quoted && at[1] != '\0') {
            at++;
        } else if (*at == '"') {
            quoted = !quoted;
        } else if (*at == ';' && !quoted) {
            break;
        }
    }
    return at;
}

/* NULL when it is not there. */
static const char *parameter(struct arena *arena, const char *field, const char *name)
{
    size_t length = strlen(name);

    for (const char *at = parameter_end(field); *at == ';'; at = parameter_end(at)) {
        at++;
        at += strspn(at, " \t");
        if (strncasecmp(at, name, length) == 0 && at[length] == '=') {
            return value_of(arena, at + length + 1);
        }
    }
    return NULL;
}

static int hex_digit(char letter)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = letter == '\0' ? NULL : strchr(digits, tolower((unsigned char)letter));

    return found == NULL ? -1 : (int)(found - digits);
}

/* UTF-8''faktura%20å.xml */
static const char *extended(struct arena *arena, const char *value)
{
    const char *quote = strchr(value, '\'');
    const char *from = quote == NULL ? NULL : strchr(quote + 1, '\'');

    if (from == NULL) {
        return value;
    }
    char *plain = arena_strdup(arena, from + 1);
    char *to = plain;

    for (from++; *from != '\0'; from++) {
        int high = *from == '%' ? hex_digit(from[1]) : -1;
        int low = high < 0 ? -1 : hex_digit(from[2]);

        if (low >= 0 && (high != 0 || low != 0)) {
            *to++ = (char)(high * 16 + low);
            from += 2;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    return plain;
}

static const char *name_in(struct arena *arena, const char *field, const char *plain,
                           const char *starred)
{
    const char *name = parameter(arena, field, starred);

    return name != NULL ? extended(arena, name) : parameter(arena, field, plain);
}

static const char *after_name(const char *field, const char *name)
{
    size_t length = strlen(name);

    return strncasecmp(field, name, length) == 0 && field[length] == ':'
               ? field + length + 1 + strspn(field + length + 1, " \t")
               : NULL;
}

static struct head read_head(struct arena *arena, struct span *rest)
{
    struct head head = {.type = "text/plain", .encoding = "7bit", .name = NULL};
    const char *start = rest->at;

    for (const char *field;
         rest->at - start < HEAD_BYTES_MAX && (field = next_field(arena, rest)) != NULL;) {
        const char *type = after_name(field, "content-type");
        const char *encoding = after_name(field, "content-transfer-encoding");
        const char *disposition = after_name(field, "content-disposition");

        if (type != NULL) {
            head.type = small_letters(arena, type, strcspn(type, "; \t"));
            head.boundary = parameter(arena, type, "boundary");
            head.name = head.name != NULL ? head.name : name_in(arena, type, "name", "name*");
        } else if (encoding != NULL) {
            head.encoding = small_letters(arena, encoding, strcspn(encoding, "; \t"));
        } else if (disposition != NULL) {
            const char *name = name_in(arena, disposition, "filename", "filename*");

            head.name = name != NULL ? name : head.name;
        }
    }
    head.name = head.name == NULL ? "" : head.name;
    return head;
}

static size_t decode_base64(struct span from, char *to)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *begun = to;
    unsigned bits = 0, count = 0;

    for (; from.at < from.end && *from.at != '='; from.at++) {
        const char *letter = *from.at == '\0' ? NULL : strchr(letters, *from.at);

        if (letter == NULL) {
            continue;
        }
        bits = (bits << 6 | (unsigned)(letter - letters)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            *to++ = (char)(bits >> count & 0xFF);
        }
    }
    return (size_t)(to - begun);
}

static size_t decode_quoted(struct span from, char *to)
{
    char *begun = to;

    while (from.at < from.end) {
        ptrdiff_t left = from.end - from.at;
        int high = *from.at == '=' && left > 2 ? hex_digit(from.at[1]) : -1;
        int low = high < 0 ? -1 : hex_digit(from.at[2]);

        if (low >= 0) {
            *to++ = (char)(high * 16 + low);
            from.at += 3;
        } else if (*from.at == '=' && left > 1 && from.at[1] == '\n') {
            from.at += 2;
        } else if (*from.at == '=' && left > 2 && from.at[1] == '\r' && from.at[2] == '\n') {
            from.at += 3;
        } else {
            *to++ = *from.at++;
        }
    }
    return (size_t)(to - begun);
}

static bool give_leaf(struct walk *walk, const struct head *head, struct span body,
                      struct error *error)
{
    const struct mail_sink *sink = walk->sink;

    if (!sink->wants(sink->context, head->type, head->name)) {
        return true;
    }
    ARENA(arena);
    size_t length = (size_t)(body.end - body.at);
    char *decoded = arena_alloc(arena, length + 1);

    if (strcmp(head->encoding, "base64") == 0) {
        length = decode_base64(body, decoded);
    } else if (strcmp(head->encoding, "quoted-printable") == 0) {
        length = decode_quoted(body, decoded);
    } else {
        memcpy(decoded, body.at, length);
    }
    return sink->part(sink->context, head->name, decoded, length, error);
}

enum delimiter { NONE, NEXT_PART, LAST };

static enum delimiter delimiter_of(struct span line, const char *boundary)
{
    size_t length = strlen(boundary);

    if ((size_t)(line.end - line.at) < length + 2 || line.at[0] != '-' || line.at[1] != '-' ||
        memcmp(line.at + 2, boundary, length) != 0) {
        return NONE;
    }
    const char *rest = line.at + 2 + length;

    if (line.end - rest >= 2 && rest[0] == '-' && rest[1] == '-') {
        return LAST;
    }
    while (rest < line.end && (*rest == ' ' || *rest == '\t')) {
        rest++;
    }
    return rest == line.end ? NEXT_PART : NONE;
}

static bool walk_entity(struct walk *walk, struct span entity, int depth, struct error *error);

/* The line break before a delimiter belongs to it. */
static struct span part_of(const char *begins, const char *ends)
{
    if (ends > begins && ends[-1] == '\n') {
        ends--;
    }
    if (ends > begins && ends[-1] == '\r') {
        ends--;
    }
    return (struct span){begins, ends};
}

static bool walk_parts(struct walk *walk, const char *boundary, struct span body, int depth,
                       struct error *error)
{
    const char *part = NULL;

    while (body.at < body.end) {
        const char *begins = body.at;
        enum delimiter found = delimiter_of(next_line(&body), boundary);

        if (found == NONE) {
            continue;
        }
        if (part != NULL && !walk_entity(walk, part_of(part, begins), depth + 1, error)) {
            return false;
        }
        part = found == LAST ? NULL : body.at;
        if (found == LAST) {
            break;
        }
    }
    return part == NULL || walk_entity(walk, (struct span){part, body.end}, depth + 1, error);
}

static bool walk_entity(struct walk *walk, struct span entity, int depth, struct error *error)
{
    struct head head = read_head(walk->arena, &entity);

    if (depth > DEPTH_MAX || ++walk->parts > PARTS_MAX) {
        return error_set(error, ERROR_LIMIT, "the mail has more parts in it than are accepted");
    }
    if (strncmp(head.type, "multipart/", strlen("multipart/")) == 0 && head.boundary != NULL &&
        *head.boundary != '\0') {
        return walk_parts(walk, head.boundary, entity, depth, error);
    }
    if (strcmp(head.type, "message/rfc822") == 0) {
        return walk_entity(walk, entity, depth + 1, error);
    }
    return give_leaf(walk, &head, entity, error);
}

bool mail_parts(struct arena *arena, const char *mail, size_t length, const struct mail_sink *sink,
                struct error *error)
{
    struct walk walk = {.arena = arena, .sink = sink};

    return walk_entity(&walk, (struct span){mail, mail + length}, 0, error);
}
