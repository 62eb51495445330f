/* All sections, in the order in which the manual shows them. */
#include "daemon/config_table.h"

/* One line each: declare it, list it. */
extern const struct config_section config_section_answers;
extern const struct config_section config_section_database;
extern const struct config_section config_section_export;
extern const struct config_section config_section_inbox;
extern const struct config_section config_section_retention;
extern const struct config_section config_section_notices;
extern const struct config_section config_section_source;
extern const struct config_section config_section_web;
extern const struct config_section config_section_webhook;
extern const struct config_section config_section_work;

/* clang-format off */
const struct config_section *const config_sections[] = {
    &config_section_database,
    &config_section_inbox,
    &config_section_source,
    &config_section_work,
    &config_section_web,
    &config_section_export,
    &config_section_answers,
    &config_section_retention,
    &config_section_notices,
    &config_section_webhook,
};
/* clang-format on */
const size_t config_section_count = sizeof config_sections / sizeof config_sections[0];
