#include "daemon/web/pages.h"

/* One line each: declare it, list it.  The rows are in daemon/web/pages/. */
extern const struct page page_catalogue;
extern const struct page page_client;
extern const struct page page_home;
extern const struct page page_invoice;
extern const struct page page_invoices;
extern const struct page page_password;

extern const struct action action_ask;
extern const struct action action_decide_document;
extern const struct action action_decide_documents;
extern const struct action action_decide_finding;
extern const struct action action_filter_remove;
extern const struct action action_filter_save;
extern const struct action action_password;
extern const struct action action_undo;

/* clang-format off */
const struct page *const page_all[] = {
    &page_home,
    &page_invoices,
    &page_invoice,
    &page_client,
    &page_catalogue,
    &page_password,
};
const struct action *const action_all[] = {
    &action_ask,
    &action_decide_document,
    &action_decide_documents,
    &action_decide_finding,
    &action_filter_remove,
    &action_filter_save,
    &action_password,
    &action_undo,
};
/* clang-format on */
const size_t page_count = sizeof page_all / sizeof page_all[0];
const size_t action_count = sizeof action_all / sizeof action_all[0];
