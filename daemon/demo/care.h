/* Care as it is ordered, performed and, when nothing goes wrong, invoiced.
 *
 * Each function makes one account of a client: the order, the visits or the stay, and the invoice
 * lines that the contract gives for them, so that the account is clean.  Absences and the day of
 * death of the client must be known before.
 */
#ifndef AVSTAMD_DEMO_CARE_H
#define AVSTAMD_DEMO_CARE_H

#include "daemon/demo/town.h"

/* The same visits every day, ordered exactly: for planted mistakes. */
int care_plain(struct town *town, int client, int provider, struct period period, int minutes);
/* Home care in up to four visits a day, with the small differences of real days. */
int care_home(struct town *town, struct random *random, int client, int provider,
              struct period period);
int care_nights(struct town *town, struct random *random, int client, struct period period);
int care_cleaning(struct town *town, struct random *random, int client, int provider);
int care_meals(struct town *town, struct random *random, int client, struct period period);
int care_escort(struct town *town, struct random *random, int client);
int care_activities(struct town *town, struct random *random, int client, const char *level,
                    struct period period);
int care_support(struct town *town, int client, int64_t week_e4, struct period period);
int care_alarm(struct town *town, int client);
/* Elder housing, HVB or foster home from the first to the last day (DATE_FOREVER: still there). */
int care_stay(struct town *town, int client, int provider, int service, const char *level,
              struct period period);

/* The clean line of an account in a month of the town (the first, when the price changes), NONE
 * when there is none. */
int care_line(const struct town *town, int account, int month_no);
/* Qualified performed (or ordered, or present) quantity within the days. */
int64_t care_quantity(const struct town *town, int account, struct period period);
/* Makes the lines that the account deserves. */
void care_invoice(struct town *town, int account);
/* Whole span of the town, going on afterwards. */
struct period care_always(const struct town *town);
/* One visit on a day at a time of day. */
int care_visit(struct town *town, int account, date day, int minute_of_day, int minutes);

#endif
