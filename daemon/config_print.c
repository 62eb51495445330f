#include "daemon/config_print.h"

#include <string.h>

#include "daemon/roff.h"

enum { WIDTH = 96, ORIGIN_COLUMN = 40 };

static void print_value(FILE *out, const struct config_key *key, const struct config_value *value)
{
    int width = fprintf(out, "%s%s = %s", value->text == NULL ? "# " : "", key->name,
                        value->text == NULL ? "" : value->text);

    (void)fprintf(out, "%*s ; ", width < ORIGIN_COLUMN ? ORIGIN_COLUMN - width : 0, "");
    if (value->origin == NULL) {
        (void)fputs(value->text == NULL ? "not set\n" : "standard\n", out);
    } else if (value->line > 0) {
        (void)fprintf(out, "%s:%d\n", value->origin, value->line);
    } else {
        (void)fprintf(out, "%s\n", value->origin);
    }
}

void config_print_values(FILE *out, const struct config *config)
{
    for (size_t at = 0; at < config->group_count; at++) {
        const struct config_group *group = config->groups[at];

        (void)fprintf(out, "%s[%s%s%s]\n", at == 0 ? "" : "\n", group->section->name,
                      *group->name == '\0' ? "" : " ", group->name);
        for (size_t key = 0; key < group->section->count; key++) {
            print_value(out, &group->section->keys[key], &group->values[key]);
        }
    }
}

/* Words in lines that begin with `#`. */
static void print_comment(FILE *out, const char *text)
{
    size_t column = 0;

    for (const char *word = text; *word != '\0'; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");

        if (column == 0 || column + 1 + length > WIDTH) {
            column = (size_t)fprintf(out, "%s# %.*s", column == 0 ? "" : "\n", (int)length, word) -
                     (column == 0 ? 0 : 1);
        } else {
            column += (size_t)fprintf(out, " %.*s", (int)length, word);
        }
        word += length;
    }
    (void)fputc('\n', out);
}

void config_print_example(FILE *out)
{
    ARENA(arena);

    (void)fputs("# Settings of avstamd; avstamd.conf(5) tells more, 'avstamd config check' whether "
                "they are right.\n# What is commented out has its standard value.\n",
                out);
    for (size_t at = 0; at < config_section_count; at++) {
        const struct config_section *section = config_sections[at];

        (void)fputc('\n', out);
        print_comment(out, section->help);
        (void)fprintf(out, section->named ? "#[%s NAME]\n" : "[%s]\n", section->name);
        for (size_t key = 0; key < section->count; key++) {
            const struct config_key *one = &section->keys[key];

            print_comment(out,
                          arena_printf(arena, "%s (%s)", one->help, config_value_kind(arena, one)));
            (void)fprintf(out, "#%s = %s\n", one->name, one->standard == NULL ? "" : one->standard);
        }
    }
}

static void print_key(FILE *out, struct arena *arena, const struct config_key *key)
{
    (void)fputs(".TP\n", out);
    roff_bold_line(out, key->name);
    roff_text(out, key->help);
    roff_text(out, arena_printf(arena, "Written as %s.", config_value_kind(arena, key)));
    if (key->standard != NULL) {
        roff_text(out, arena_printf(arena, "Standard: %s.", key->standard));
    }
    if (key->needed) {
        roff_text(out, "It must be set.");
    }
    if (key->variable != NULL) {
        roff_text(out, arena_printf(arena, "Environment: %s.", key->variable));
    }
}

void config_print_manual(FILE *out)
{
    ARENA(arena);

    for (size_t at = 0; at < config_section_count; at++) {
        const struct config_section *section = config_sections[at];

        roff_subsection(out,
                        arena_printf(arena, section->named ? "[%s NAME]" : "[%s]", section->name));
        roff_text(out, section->help);
        if (section->named) {
            roff_text(out, "There may be several, each with a name of its own.");
        }
        for (size_t key = 0; key < section->count; key++) {
            print_key(out, arena, &section->keys[key]);
        }
    }
}
