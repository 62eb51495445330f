#include "daemon/roff.h"

#include <string.h>

/* What roff would take for a command or an accent; hyphens are typed, so they are minus signs. */
static void escaped(FILE *out, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if ((text[at] == '.' || text[at] == '\'') && at == 0) {
            (void)fputs("\\&", out);
        }
        switch (text[at]) {
        case '\\':
            (void)fputs("\\e", out);
            break;
        case '-':
            (void)fputs("\\-", out);
            break;
        case '\'':
            (void)fputs("\\(aq", out);
            break;
        case '^':
            (void)fputs("\\(ha", out);
            break;
        case '~':
            (void)fputs("\\(ti", out);
            break;
        case '`':
            (void)fputs("\\(ga", out);
            break;
        default:
            (void)fputc(text[at], out);
        }
    }
}

/* A sentence a line, as roff likes it: then it knows where a sentence ends. */
void roff_text(FILE *out, const char *text)
{
    const char *from = text;

    for (const char *end = strstr(from, ". "); end != NULL; end = strstr(from, ". ")) {
        escaped(out, from, (size_t)(end + 1 - from));
        (void)fputc('\n', out);
        from = end + 2;
    }
    escaped(out, from, strlen(from));
    (void)fputc('\n', out);
}

void roff_example(FILE *out, const char *text)
{
    (void)fputs(".nf\n", out);
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");

        escaped(out, text, length);
        (void)fputc('\n', out);
        text += length + (text[length] == '\n' ? 1 : 0);
    }
    (void)fputs(".fi\n", out);
}

static void macro(FILE *out, const char *name, const char *text)
{
    (void)fprintf(out, ".%s \"", name);
    escaped(out, text, strlen(text));
    (void)fputs("\"\n", out);
}

void roff_bold_line(FILE *out, const char *text)
{
    macro(out, "B", text);
}

void roff_section(FILE *out, const char *title)
{
    macro(out, "SH", title);
}

void roff_subsection(FILE *out, const char *title)
{
    macro(out, "SS", title);
}
