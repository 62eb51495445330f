/* What may be set: a section is a table of keys, written once; the program checks by it, and prints
 * help, manual page, example and bash completion from it.
 *
 * To add one: the table in a file of the feature, and its two lines in config_sections.c.
 */
#ifndef AVSTAMD_CONFIG_TABLE_H
#define AVSTAMD_CONFIG_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/attributes.h"
#include "reconcile/base/error.h"

enum config_type {
    CONFIG_TEXT,     /* one line */
    CONFIG_PATH,     /* absolute */
    CONFIG_NUMBER,   /* whole, from `least` to `most` */
    CONFIG_DURATION, /* "90 s", "15 min", "3 h", "2 days", from `least` to `most` seconds */
    CONFIG_TIME,     /* "04:45" or "off" */
    CONFIG_FLAG,     /* "yes" or "no" */
    CONFIG_WORD,     /* one of `words` */
    CONFIG_ADDRESS,  /* "127.0.0.1:8080", "[::1]:8080", "mail.example.se:587" */
    CONFIG_URL,      /* with a scheme among `words` */
    CONFIG_SECRET    /* where it is kept: "credential:NAME" or "file:/PATH"; see secret.h */
};

struct config_key {
    const char *name;
    enum config_type type;
    const char *standard; /* as it would be written; NULL: there is none */
    const char *variable; /* of the environment, which wins over the files; NULL: none */
    const char *unit;     /* of a number: "threads" */
    int64_t least, most;
    const char *words;                                    /* "https http" */
    bool needed;                                          /* must stand wherever its section does */
    bool (*check)(const char *text, struct error *error); /* what the type does not see; or NULL */
    const char *help;                                     /* whole sentences, no line breaks */
};

struct config_group;

struct config_section {
    const char *name;
    const char *help;
    bool named; /* [source NAME]: as many as there are names */
    const struct config_key *keys;
    size_t count;
    /* What no key sees alone, such as one that needs another; or NULL. */
    bool (*check)(const struct config_group *group, struct error *error);
};

#define CONFIG_KEYS(array) .keys = (array), .count = sizeof(array) / sizeof((array)[0])

extern const struct config_section *const config_sections[];
extern const size_t config_section_count;

#endif
