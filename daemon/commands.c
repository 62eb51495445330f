#include "daemon/commands.h"

/* One line each: declare it, list it. */
extern const struct command command_answer;
extern const struct command command_check;
extern const struct command command_codes;
extern const struct command command_config;
extern const struct command command_demo;
extern const struct command command_explain;
extern const struct command command_export;
extern const struct command command_findings;
extern const struct command command_invoices;
extern const struct command command_notices;
extern const struct command command_rules;
extern const struct command command_show;
extern const struct command command_summary;
extern const struct command command_ingest;
extern const struct command command_import;
extern const struct command command_migrate;
extern const struct command command_source;
extern const struct command command_purge;
extern const struct command command_quarantine;
extern const struct command command_reconcile;
extern const struct command command_status;
extern const struct command command_user;
extern const struct command command_web;
extern const struct command command_work;

/* clang-format off */
const struct command *const command_all[] = {
    &command_check,
    &command_rules,
    &command_show,
    &command_migrate,
    &command_import,
    &command_ingest,
    &command_source,
    &command_status,
    &command_quarantine,
    &command_reconcile,
    &command_findings,
    &command_explain,
    &command_invoices,
    &command_export,
    &command_answer,
    &command_purge,
    &command_notices,
    &command_codes,
    &command_work,
    &command_web,
    &command_user,
    &command_config,
    &command_demo,
    &command_summary,
};
/* clang-format on */
const size_t command_count = sizeof command_all / sizeof command_all[0];
