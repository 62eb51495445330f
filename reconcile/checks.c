#include "reconcile/check.h"

extern const struct check check_seller;
extern const struct check check_number;
extern const struct check check_payment_account;
extern const struct check check_document_sum;
extern const struct check check_vat;
extern const struct check check_unlinked;
extern const struct check check_contradiction;
extern const struct check check_period_assumed;
extern const struct check check_unit;
extern const struct check check_line_sum;
extern const struct check check_personal_number;
extern const struct check check_issued_late;
extern const struct check check_issued_early;
extern const struct check check_rules;

const struct check *const check_all[] = {
    &check_seller,       &check_number,   &check_payment_account, &check_document_sum,
    &check_vat,          &check_unlinked, &check_contradiction,   &check_period_assumed,
    &check_unit,         &check_line_sum, &check_personal_number, &check_issued_late,
    &check_issued_early, &check_rules,
};
const size_t check_count = sizeof check_all / sizeof check_all[0];

struct line *checking_line(const struct checking *checking, size_t at)
{
    return &checking->facts->lines.items[checking->document->first_line + at];
}

bool checking_in_scope(const struct checking *checking, const struct line *line)
{
    return !line_is_linked(line) || checking->facts->accounts.items[line->account].settle;
}

struct finding *checking_add_document(struct checking *checking, enum code code)
{
    struct finding *finding = finding_add(checking->found, code);

    finding->document = checking->index;
    return finding;
}

struct finding *checking_add_line(struct checking *checking, enum code code,
                                  const struct line *line)
{
    struct finding *finding = checking_add_document(checking, code);

    finding->account = line_is_linked(line) ? line->account : -1;
    finding->line_id = line->id;
    finding->month = month_of(line->period.first);
    return finding;
}
