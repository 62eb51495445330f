#include "daemon/config.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/config_parts.h"
#include "daemon/edit_distance.h"
#include "daemon/secret.h"

const char config_default_file[] = "/etc/avstamd/avstamd.conf";
static const char default_folder[] = "/etc/avstamd/conf.d";
static const char file_variable[] = "AVSTAMD_CONFIG";

void config_use_file(const char *path)
{
    (void)setenv(file_variable, path, 1);
}

void config_problem(struct config *config, const char *origin, int line, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    const char *text = arena_vprintf(config->arena, format, arguments);

    va_end(arguments);
    config->problems = arena_grow(config->arena, config->problems, &config->problem_capacity,
                                  config->problem_count + 1);
    config->problems[config->problem_count++] =
        line > 0 ? arena_printf(config->arena, "%s: line %d: %s", origin, line, text)
                 : arena_printf(config->arena, "%s: %s", origin, text);
}

const struct config_section *config_section_find(const char *name)
{
    for (size_t at = 0; at < config_section_count; at++) {
        if (strcmp(config_sections[at]->name, name) == 0) {
            return config_sections[at];
        }
    }
    return NULL;
}

size_t config_key_find(const struct config_section *section, const char *name)
{
    for (size_t at = 0; at < section->count; at++) {
        if (strcmp(section->keys[at].name, name) == 0) {
            return at;
        }
    }
    return SIZE_MAX;
}

const struct config_section *config_section_with(const char *key)
{
    for (size_t at = 0; at < config_section_count; at++) {
        if (config_key_find(config_sections[at], key) != SIZE_MAX) {
            return config_sections[at];
        }
    }
    return NULL;
}

static void nearer(const char *word, const char *known, size_t *least, const char **ret_nearest)
{
    size_t distance = edit_distance(word, known);

    if (distance <= edit_distance_limit(known) && distance < *least) {
        *least = distance;
        *ret_nearest = known;
    }
}

const char *config_nearest_section(const char *word)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;

    for (size_t at = 0; at < config_section_count; at++) {
        nearer(word, config_sections[at]->name, &least, &nearest);
    }
    return nearest;
}

const char *config_nearest_key(const struct config_section *section, const char *word)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;

    for (size_t at = 0; at < section->count; at++) {
        nearer(word, section->keys[at].name, &least, &nearest);
    }
    return nearest;
}

struct config_group *config_group_find(const struct config *config,
                                       const struct config_section *section, const char *name)
{
    for (size_t at = 0; at < config->group_count; at++) {
        struct config_group *group = config->groups[at];

        if (group->section == section && strcmp(group->name, name) == 0) {
            return group;
        }
    }
    return NULL;
}

struct config_group *config_group_add(struct config *config, const struct config_section *section,
                                      const char *name)
{
    struct config_group *group = config_group_find(config, section, name);

    if (group != NULL) {
        return group;
    }
    group = arena_alloc(config->arena, sizeof *group);
    *group = (struct config_group){
        .section = section,
        .name = arena_strdup(config->arena, name),
        .values = arena_array(config->arena, struct config_value, section->count)};
    for (size_t at = 0; at < section->count; at++) {
        group->values[at].text = section->keys[at].standard;
    }
    config->groups =
        arena_grow(config->arena, config->groups, &config->group_capacity, config->group_count + 1);
    config->groups[config->group_count++] = group;
    return group;
}

static int ends_as_file(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return entry->d_name[0] != '.' && length > 5 &&
           strcmp(entry->d_name + length - 5, ".conf") == 0;
}

static void read_folder(struct config *config, const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, ends_as_file, alphasort);

    if (count < 0) {
        if (errno != ENOENT) {
            config_problem(config, folder, 0, "%s", strerror(errno));
        }
        return;
    }
    for (int at = 0; at < count; at++) {
        config_file_read(config, arena_printf(config->arena, "%s/%s", folder, entries[at]->d_name));
        free(entries[at]);
    }
    free((void *)entries);
}

static void read_files(struct config *config)
{
    const char *file = getenv(file_variable);

    if (file != NULL && *file != '\0') {
        config_file_read(config, arena_strdup(config->arena, file));
        return;
    }
    if (access(config_default_file, F_OK) == 0 || errno != ENOENT) {
        config_file_read(config, config_default_file);
    }
    read_folder(config, default_folder);
}

static void read_variable(struct config *config, struct config_group *group, size_t at)
{
    const struct config_key *key = &group->section->keys[at];
    const char *text = key->variable == NULL ? NULL : getenv(key->variable);
    struct error error = {0};

    if (text == NULL || *text == '\0') {
        return;
    }
    const char *origin = arena_printf(config->arena, "$%s", key->variable);

    if (!config_value_check(key, text, &error)) {
        config_problem(config, origin, 0, "%s", error.text);
        return;
    }
    group->values[at] =
        (struct config_value){.text = arena_strdup(config->arena, text), .origin = origin};
}

static void check_group(struct config *config, const struct config_group *group)
{
    const struct config_section *section = group->section;
    const char *origin = group->origin == NULL ? config_default_file : group->origin;
    size_t problems = config->problem_count;
    struct error error = {0};

    for (size_t at = 0; at < section->count; at++) {
        if (section->keys[at].needed && group->values[at].text == NULL) {
            config_problem(config, origin, group->line, "[%s%s%s] lacks '%s'", section->name,
                           *group->name == '\0' ? "" : " ", group->name, section->keys[at].name);
        }
    }
    if (section->check != NULL && config->problem_count == problems &&
        !section->check(group, &error)) {
        config_problem(config, origin, group->line, "[%s%s%s] %s", section->name,
                       *group->name == '\0' ? "" : " ", group->name, error.text);
    }
}

struct config *config_read_all(struct arena *arena)
{
    struct config *config = arena_alloc(arena, sizeof *config);

    config->arena = arena;
    for (size_t at = 0; at < config_section_count; at++) {
        if (!config_sections[at]->named) {
            (void)config_group_add(config, config_sections[at], "");
        }
    }
    read_files(config);
    for (size_t at = 0; at < config->group_count; at++) {
        for (size_t key = 0; key < config->groups[at]->section->count; key++) {
            read_variable(config, config->groups[at], key);
        }
    }
    size_t problems = config->problem_count;

    for (size_t at = 0; problems == 0 && at < config->group_count; at++) {
        check_group(config, config->groups[at]);
    }
    return config;
}

bool config_read(struct arena *arena, const struct config **ret_config, struct error *error)
{
    struct config *config = config_read_all(arena);

    if (config->problem_count == 1) {
        return error_set(error, ERROR_INPUT, "%s", config->problems[0]);
    }
    if (config->problem_count > 1) {
        return error_set(error, ERROR_INPUT, "%s; 'avstamd config check' tells %zu more",
                         config->problems[0], config->problem_count - 1);
    }
    *ret_config = config;
    return true;
}

const struct config_group *config_group(const struct config *config, const char *section)
{
    const struct config_section *found = config_section_find(section);

    assert(found != NULL && !found->named);
    return config_group_find(config, found, "");
}

const struct config_group *config_next(const struct config *config, const char *section,
                                       const struct config_group *previous)
{
    const struct config_section *found = config_section_find(section);
    bool passed = previous == NULL;

    assert(found != NULL && found->named);
    for (size_t at = 0; at < config->group_count; at++) {
        if (passed && config->groups[at]->section == found) {
            return config->groups[at];
        }
        passed = passed || config->groups[at] == previous;
    }
    return NULL;
}

const struct config_group *config_named(const struct config *config, const char *section,
                                        const char *name)
{
    const struct config_section *found = config_section_find(section);

    assert(found != NULL && found->named);
    return config_group_find(config, found, name);
}

const char *config_name(const struct config_group *group)
{
    return group->name;
}

static const char *text_of(const struct config_group *group, const char *key)
{
    size_t at = config_key_find(group->section, key);

    assert(at != SIZE_MAX);
    return group->values[at].text;
}

const char *config_text(const struct config_group *group, const char *key)
{
    return text_of(group, key);
}

bool config_is_set(const struct config_group *group, const char *key)
{
    return text_of(group, key) != NULL;
}

int64_t config_number(const struct config_group *group, const char *key)
{
    const char *text = text_of(group, key);
    int64_t number = 0;
    bool read = text == NULL || config_value_number(text, &number);

    assert(read);
    return read ? number : 0;
}

int64_t config_seconds(const struct config_group *group, const char *key)
{
    const char *text = text_of(group, key);
    int64_t seconds = 0;
    bool read = text == NULL || config_value_seconds(text, &seconds);

    assert(read);
    return read ? seconds : 0;
}

int config_minute(const struct config_group *group, const char *key)
{
    const char *text = text_of(group, key);
    int minute = -1;
    bool read = text == NULL || config_parse_minute(text, &minute);

    assert(read);
    return read ? minute : -1;
}

bool config_flag(const struct config_group *group, const char *key)
{
    const char *text = text_of(group, key);

    return text != NULL && strcmp(text, "yes") == 0;
}

bool config_secret(const struct config_group *group, const char *key, struct arena *arena,
                   const char **ret_secret, struct error *error)
{
    const char *place = text_of(group, key);
    const char *secret = NULL;

    if (place != NULL && !secret_read(place, arena, &secret, error)) {
        return error_in(error, "[%s%s%s] %s", group->section->name, *group->name == '\0' ? "" : " ",
                        group->name, key);
    }
    *ret_secret = secret;
    return true;
}
