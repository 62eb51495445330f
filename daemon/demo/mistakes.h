/* Mistakes, each on a client who is otherwise clean, so that what must be found is known. */
#ifndef AVSTAMD_DEMO_MISTAKES_H
#define AVSTAMD_DEMO_MISTAKES_H

#include "daemon/demo/care.h"

/* An inhabitant without care so far. */
int mistake_client(struct town *town);
/* A client of their own with an hour of home care a day from the provider: the account. */
int mistake_home(struct town *town, int provider);
/* The account's line of the month (made larger by some hours; 0 leaves it). */
int mistake_line(struct town *town, int account, int month_no, int more_hours);
/* A line for a client without any facts: the whole month, that many hours of home care. */
int mistake_loose_line(struct town *town, int provider, int month_no, int hours);
/* Puts the line on an invoice of its own, issued on that day of the month after. */
int mistake_document(struct town *town, int line, int day);
/* What the last grains of the line cost, as the reconciliation divides a line's amount. */
int64_t mistake_rest(const struct town *town, int line, int64_t grains);

/* Lists a finding: on a line, on a line that is linked to nothing, on a document, on an account in
 * a month, or on an order. */
void mistake_on_line(struct town *town, const char *code, int line, const char *description);
void mistake_amount(struct town *town, const char *code, int line, int64_t ore,
                    const char *description);
void mistake_unlinked(struct town *town, const char *code, int line, const char *description);
void mistake_on_document(struct town *town, const char *code, int document, bool has_amount,
                         int64_t ore, const char *description);
void mistake_on_account(struct town *town, const char *code, int account, int month_no,
                        const char *description);
void mistake_on_order(struct town *town, const char *code, int account, const char *description);

/* The groups, in the order in which town_plant makes them. */
void mistakes_of_quantity(struct town *town);
void mistakes_of_link(struct town *town);
void mistakes_of_price(struct town *town);
void mistakes_of_document(struct town *town);
void mistakes_of_credit(struct town *town);
void mistakes_of_person(struct town *town);
void mistakes_of_delivery(struct town *town);

#endif
