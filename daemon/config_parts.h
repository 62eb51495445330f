/* The inside of config.h, for the files that read, check and print settings. */
#ifndef AVSTAMD_CONFIG_PARTS_H
#define AVSTAMD_CONFIG_PARTS_H

#include "daemon/config.h"

struct config_value {
    const char *text;   /* NULL: not set */
    const char *origin; /* a file or a variable; NULL: the standard value */
    int line;           /* 0: no file */
};

struct config_group {
    const struct config_section *section;
    const char *name;            /* "" when the section is not named */
    struct config_value *values; /* one for each key of the section */
    const char *origin;          /* where it stood first; NULL: nowhere */
    int line;
};

struct config {
    struct arena *arena;
    struct config_group **groups;
    size_t group_count, group_capacity;
    const char **files; /* that were read */
    size_t file_count, file_capacity;
    const char **problems; /* "file: line 3: …" */
    size_t problem_count, problem_capacity;
};

/* Reads all; what is wrong is among the problems.  False only when there is nothing to tell. */
struct config *config_read_all(struct arena *arena);

/* `line` 0: not of a line. */
void config_problem(struct config *config, const char *origin, int line, const char *format, ...)
    PRINTF(4, 5);

const struct config_section *config_section_find(const char *name);
struct config_group *config_group_find(const struct config *config,
                                       const struct config_section *section, const char *name);
struct config_group *config_group_add(struct config *config, const struct config_section *section,
                                      const char *name);
/* SIZE_MAX: there is none of that name. */
size_t config_key_find(const struct config_section *section, const char *name);

/* The file's lines into the groups. */
void config_file_read(struct config *config, const char *path);

/* May this be the key's value? */
CHECKED bool config_value_check(const struct config_key *key, const char *text,
                                struct error *error);
CHECKED bool config_value_number(const char *text, int64_t *ret_number);
CHECKED bool config_value_seconds(const char *text, int64_t *ret_seconds);
/* "a whole number from 1 to 32 threads"; in the arena. */
const char *config_value_kind(struct arena *arena, const struct config_key *key);

/* The word that was probably meant; NULL when none is near. */
const char *config_nearest_section(const char *word);
const char *config_nearest_key(const struct config_section *section, const char *word);
/* The section that has a key of this name; NULL. */
const struct config_section *config_section_with(const char *key);

#endif
