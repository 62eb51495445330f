/* One file of settings, by inih, which cuts what is long and forgets what it does not understand:
 * so each line is looked at before inih gets it, and afterwards whether it made something of it. */
#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/config_parts.h"
#include "daemon/printable.h"

enum { NAME_LETTERS_MAX = 40 };

static const char white[] = " \t\r\n\f\v";

struct reading {
    struct config *config;
    const char *path;
    FILE *file;
    char *line_text;
    size_t line_bytes;
    int line;
    bool expects;               /* the line before should have become a setting */
    bool in_section, is_known;  /* a [section] stood; we know it */
    struct config_group *group; /* of the section; set when it is known */
};

static void problem_here(struct reading *reading, const char *text)
{
    config_problem(reading->config, reading->path, reading->line, "%s", text);
}

static void file_close(FILE **file)
{
    if (*file != NULL) {
        (void)fclose(*file);
    }
}

static void unknown_section(struct reading *reading, const char *name)
{
    const char *nearest = config_nearest_section(name);
    const char *shown = printable_text(reading->config->arena, name);

    config_problem(reading->config, reading->path, reading->line, "there is no section [%s]%s%s%s",
                   shown, nearest == NULL ? "" : "; is it [", nearest == NULL ? "" : nearest,
                   nearest == NULL ? "" : "]?");
}

static bool is_name(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t length = strlen(name);

    return length > 0 && length <= NAME_LETTERS_MAX && strspn(name, letters) > 0 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
               length;
}

/* "work", or "source operator" */
static void enter_section(struct reading *reading, char *header)
{
    size_t letters = strcspn(header, white);
    char *name = header + letters + strspn(header + letters, white);

    header[letters] = '\0';
    const struct config_section *section = config_section_find(header);

    reading->in_section = true;
    reading->is_known = false;
    if (section == NULL) {
        unknown_section(reading, header);
    } else if (section->named && !is_name(name)) {
        config_problem(reading->config, reading->path, reading->line,
                       "[%s] needs a name of letters, digits, - _ . such as [%s main]", header,
                       header);
    } else if (!section->named && *name != '\0') {
        config_problem(reading->config, reading->path, reading->line,
                       "[%s] has no name: there is only one", header);
    } else {
        reading->is_known = true;
        reading->group = config_group_add(reading->config, section, name);
        if (reading->group->origin == NULL) {
            reading->group->origin = reading->path;
            reading->group->line = reading->line;
        }
    }
}

static void hear_header(struct reading *reading, const char *text)
{
    const char *end = strchr(text, ']');
    const char *rest = end == NULL ? "" : end + 1 + strspn(end + 1, white);

    if (end == NULL || (*rest != '\0' && *rest != ';' && *rest != '#')) {
        problem_here(reading, "a section stands alone on its line, as [name]");
        reading->in_section = true;
        reading->is_known = false;
        return;
    }
    text += 1 + strspn(text + 1, white);
    char *header = arena_strndup(reading->config->arena, text, (size_t)(end - text));

    for (size_t length = strlen(header); length > 0 && strchr(white, header[length - 1]);
         length--) {
        header[length - 1] = '\0';
    }
    enter_section(reading, header);
}

/* fgets, as inih sees it: a line without its indentation (which inih takes for a continuation), or
 * an empty one for what it should not see. */
static char *next_line(char *ret_text, int room, void *context)
{
    struct reading *reading = context;

    if (reading->expects) {
        problem_here(reading, "this is no 'name = value'");
    }
    reading->expects = false;
    ssize_t length = getline(&reading->line_text, &reading->line_bytes, reading->file);

    if (length < 0) {
        return NULL;
    }
    reading->line++;
    const char *text = reading->line_text;

    text += reading->line == 1 && strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    text += strspn(text, white);
    memcpy(ret_text, "\n", 2);
    if (strlen(reading->line_text) != (size_t)length) {
        problem_here(reading, "there is a NUL byte in it");
    } else if (*text == '[') {
        hear_header(reading, text);
    } else if (*text != '\0' && *text != '#' && *text != ';') {
        size_t letters = strlen(text);

        while (strchr("\r\n", text[letters - 1]) != NULL) {
            letters--;
        }
        if (letters + 2 > (size_t)room) {
            problem_here(reading, "the line is longer than 198 bytes");
            return ret_text;
        }
        (void)snprintf(ret_text, (size_t)room, "%.*s\n", (int)letters, text);
        reading->expects = true;
    }
    return ret_text;
}

static void unknown_key(struct reading *reading, const char *name)
{
    const struct config_section *section = reading->group->section;
    const char *nearest = config_nearest_key(section, name);
    const struct config_section *elsewhere = config_section_with(name);
    const char *shown = printable_text(reading->config->arena, name);
    struct config *config = reading->config;

    if (elsewhere != NULL) {
        config_problem(config, reading->path, reading->line,
                       "'%s' is no setting of [%s], but of [%s]", shown, section->name,
                       elsewhere->name);
    } else if (nearest != NULL) {
        config_problem(config, reading->path, reading->line,
                       "'%s' is no setting of [%s]; is it '%s'?", shown, section->name, nearest);
    } else {
        config_problem(config, reading->path, reading->line, "'%s' is no setting of [%s]", shown,
                       section->name);
    }
}

static void set(struct reading *reading, size_t at, const char *text)
{
    const struct config_key *key = &reading->group->section->keys[at];
    struct config_value *value = &reading->group->values[at];
    struct error error = {0};

    if (value->origin == reading->path) {
        config_problem(reading->config, reading->path, reading->line,
                       "%s: it stands already in line %d", key->name, value->line);
    } else if (*text == '\0') {
        *value = (struct config_value){.origin = reading->path, .line = reading->line};
    } else if (!config_value_check(key, text, &error)) {
        problem_here(reading, error.text);
    } else {
        *value = (struct config_value){arena_strdup(reading->config->arena, text), reading->path,
                                       reading->line};
    }
}

static int take(void *context, const char *section, const char *name, const char *text)
{
    struct reading *reading = context;

    (void)section;
    reading->expects = false;
    if (!reading->in_section) {
        const struct config_section *with = config_section_with(name);

        config_problem(reading->config, reading->path, reading->line,
                       "'%s' stands before any [section]%s%s%s",
                       printable_text(reading->config->arena, name),
                       with == NULL ? "" : "; it belongs below [", with == NULL ? "" : with->name,
                       with == NULL ? "" : "]");
        return 1;
    }
    if (!reading->is_known) {
        return 1;
    }
    size_t at = config_key_find(reading->group->section, name);

    if (at == SIZE_MAX) {
        unknown_key(reading, name);
    } else {
        set(reading, at, text);
    }
    return 1;
}

void config_file_read(struct config *config, const char *path)
{
    CLEANUP(file_close) FILE *file = fopen(path, "re");
    struct reading reading = {.config = config, .path = path, .file = file};
    size_t problems = config->problem_count;

    if (file == NULL) {
        config_problem(config, path, 0, "%s", strerror(errno));
        return;
    }
    config->files =
        arena_grow(config->arena, config->files, &config->file_capacity, config->file_count + 1);
    config->files[config->file_count++] = path;
    int bad = ini_parse_stream(next_line, &reading, take, &reading);

    free(reading.line_text);
    if (ferror(file) != 0) {
        config_problem(config, path, 0, "%s", strerror(errno));
    } else if (bad != 0 && config->problem_count == problems) {
        config_problem(config, path, bad > 0 ? bad : 0, "this is no 'name = value'");
    }
}
