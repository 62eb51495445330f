#include "daemon/web/pages.h"

/* One line each: declare it, list it.  The rows are in daemon/web/pages/. */
extern const struct page page_access_log;
extern const struct page page_access_log_file;
extern const struct page page_answers;
extern const struct page page_catalogue;
extern const struct page page_client;
extern const struct page page_confirm;
extern const struct page page_decisions;
extern const struct page page_decisions_file;
extern const struct page page_delegation;
extern const struct page page_dispute;
extern const struct page page_disputes;
extern const struct page page_extract;
extern const struct page page_extract_json;
extern const struct page page_extracts;
extern const struct page page_home;
extern const struct page page_invoice;
extern const struct page page_invoices;
extern const struct page page_original;
extern const struct page page_original_attachment;
extern const struct page page_original_file;
extern const struct page page_password;
extern const struct page page_provider;
extern const struct page page_provider_settings;
extern const struct page page_providers;
extern const struct page page_quarantine;
extern const struct page page_quarantine_file;
extern const struct page page_question;
extern const struct page page_questions;
extern const struct page page_recoveries;
extern const struct page page_report_accruals;
extern const struct page page_report_costs;
extern const struct page page_report_stopped;
extern const struct page page_report_unexecuted;
extern const struct page page_report_watch;
extern const struct page page_reports;
extern const struct page page_retention;
extern const struct page page_sample;
extern const struct page page_sample_item;
extern const struct page page_samples;
extern const struct page page_services;
extern const struct page page_settings;
extern const struct page page_sources;
extern const struct page page_sso_groups;
extern const struct page page_substitutes;
extern const struct page page_user;
extern const struct page page_users;
extern const struct page page_values;
extern const struct page page_watch;

extern const struct action action_answer;
extern const struct action action_answer_again;
extern const struct action action_ask;
extern const struct action action_assign;
extern const struct action action_assign_findings;
extern const struct action action_confirm;
extern const struct action action_confirm_plain;
extern const struct action action_confirm_undo;
extern const struct action action_confirm_undo_many;
extern const struct action action_decide_document;
extern const struct action action_decide_documents;
extern const struct action action_decide_finding;
extern const struct action action_delegation_end;
extern const struct action action_delegation_set;
extern const struct action action_dispute_edit;
extern const struct action action_dispute_sent;
extern const struct action action_dispute_unsent;
extern const struct action action_extract;
extern const struct action action_filter_remove;
extern const struct action action_filter_save;
extern const struct action action_my_mail;
extern const struct action action_password;
extern const struct action action_provider_setting;
extern const struct action action_quarantine_discard;
extern const struct action action_quarantine_retry;
extern const struct action action_recovery;
extern const struct action action_sample_check;
extern const struct action action_sample_draw;
extern const struct action action_service_group;
extern const struct action action_service_tolerance;
extern const struct action action_retention;
extern const struct action action_setting;
extern const struct action action_sso_group;
extern const struct action action_substitute_end;
extern const struct action action_substitute_set;
extern const struct action action_undo;
extern const struct action action_undo_bulk;
extern const struct action action_user_add;
extern const struct action action_user_change;
extern const struct action action_user_disable;
extern const struct action action_user_enable;
extern const struct action action_user_mail;
extern const struct action action_user_password;
extern const struct action action_user_role_end;
extern const struct action action_user_role_set;
extern const struct action action_watch_decide;
extern const struct action action_watch_substitute;
extern const struct action action_watch_substitute_end;

/* clang-format off */
const struct page *const page_all[] = {
    &page_home,
    &page_invoices,
    &page_invoice,
    &page_confirm,
    &page_questions,
    &page_question,
    &page_watch,
    &page_client,
    &page_original,
    &page_original_attachment,
    &page_original_file,
    &page_disputes,
    &page_dispute,
    &page_recoveries,
    &page_providers,
    &page_provider,
    &page_reports,
    &page_report_unexecuted,
    &page_report_watch,
    &page_report_costs,
    &page_report_stopped,
    &page_report_accruals,
    &page_samples,
    &page_sample,
    &page_sample_item,
    &page_extracts,
    &page_extract,
    &page_extract_json,
    &page_catalogue,
    &page_access_log,
    &page_access_log_file,
    &page_decisions,
    &page_decisions_file,
    &page_retention,
    &page_settings,
    &page_users,
    &page_user,
    &page_delegation,
    &page_services,
    &page_substitutes,
    &page_values,
    &page_sso_groups,
    &page_provider_settings,
    &page_sources,
    &page_quarantine,
    &page_quarantine_file,
    &page_answers,
    &page_password,
};
const struct action *const action_all[] = {
    &action_answer,
    &action_ask,
    &action_assign,
    &action_assign_findings,
    &action_confirm,
    &action_confirm_plain,
    &action_confirm_undo,
    &action_confirm_undo_many,
    &action_decide_document,
    &action_decide_documents,
    &action_decide_finding,
    &action_delegation_end,
    &action_delegation_set,
    &action_dispute_edit,
    &action_dispute_sent,
    &action_dispute_unsent,
    &action_filter_remove,
    &action_filter_save,
    &action_my_mail,
    &action_password,
    &action_quarantine_discard,
    &action_quarantine_retry,
    &action_answer_again,
    &action_recovery,
    &action_service_group,
    &action_service_tolerance,
    &action_retention,
    &action_setting,
    &action_sso_group,
    &action_substitute_end,
    &action_substitute_set,
    &action_extract,
    &action_provider_setting,
    &action_sample_check,
    &action_sample_draw,
    &action_undo,
    &action_undo_bulk,
    &action_user_add,
    &action_user_change,
    &action_user_disable,
    &action_user_enable,
    &action_user_mail,
    &action_user_password,
    &action_user_role_end,
    &action_user_role_set,
    &action_watch_decide,
    &action_watch_substitute,
    &action_watch_substitute_end,
};
/* clang-format on */
const size_t page_count = sizeof page_all / sizeof page_all[0];
const size_t action_count = sizeof action_all / sizeof action_all[0];
