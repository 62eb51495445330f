/* The settings: /etc/avstamd/avstamd.conf, then all .conf in /etc/avstamd/conf.d by their names, or
 * only the file given by --config; then the environment.  What comes later wins; options
 * of a command win over all.
 *
 * The files are `name = value` below `[section]`, a setting a line, at most 198 bytes long; a line
 * that begins with `#` or `;` is a comment, and so is what follows ` ;`.  What may be set stands in
 * tables (config_table.h).  A group is what one section says: `[work]`, or one `[source NAME]`.
 *
 * Reading again is how a daemon reloads: what was read stays as it is, in its own arena.
 */
#ifndef AVSTAMD_CONFIG_H
#define AVSTAMD_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/config_table.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct config;

extern const char config_default_file[];

/* For the rest of this process and those it starts; main's --config. */
void config_use_file(const char *path);

/* Reads and checks all.  ERROR_INPUT tells the first thing that is wrong, with file and line, and
 * how many more there are. */
CHECKED bool config_read(struct arena *arena, const struct config **ret_config,
                         struct error *error);

/* The group of a section that is not named: what nobody set has its standard value. */
const struct config_group *config_group(const struct config *config, const char *section);
/* The groups of a named section one by one, in the order in which they first stood; NULL ends. */
const struct config_group *config_next(const struct config *config, const char *section,
                                       const struct config_group *previous);
/* The group of a named section that is called so; NULL: there is none. */
const struct config_group *config_named(const struct config *config, const char *section,
                                        const char *name);
const char *config_name(const struct config_group *group);

/* Asking for a key that is not in the table, or is of another type, is our own mistake. */
const char *config_text(const struct config_group *group, const char *key); /* NULL: not set */
bool config_is_set(const struct config_group *group, const char *key);
int64_t config_number(const struct config_group *group, const char *key); /* 0: not set */
int64_t config_seconds(const struct config_group *group, const char *key);
int config_minute(const struct config_group *group, const char *key); /* of the day; -1: off */
/* "04:45", "off": also what a command's option says. */
CHECKED bool config_parse_minute(const char *text, int *ret_minute);
bool config_flag(const struct config_group *group, const char *key);
/* Reads the secret itself; *ret_secret is NULL when the key is not set. */
CHECKED bool config_secret(const struct config_group *group, const char *key, struct arena *arena,
                           const char **ret_secret, struct error *error);

/* libpq's connection string of [database], its password in it; NULL: libpq's own environment. */
CHECKED bool config_database(const struct config *config, struct arena *arena,
                             const char **ret_conninfo, struct error *error);

#endif
