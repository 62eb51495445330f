/* The same work for many items on all cores, its output in the order of the items.
 *
 * Each core gets a process of its own (libraries keep state per process, and a crash takes one
 * process only); what they write is passed on in order.  One item, or one core, is done here.
 */
#ifndef AVSTAMD_IN_ORDER_H
#define AVSTAMD_IN_ORDER_H

#include <stddef.h>
#include <stdio.h>

#include "reconcile/base/error.h"

/* Writes what item `at` gives to `out`; what it returns is given to `done`, in this process. */
typedef int in_order_work(void *context, size_t at, FILE *out);
/* `output` is what the item has written. */
typedef void in_order_done(void *context, size_t at, int result, const char *output, size_t length);

/* How many cores this process may use. */
int in_order_cores(void);

/* Errors: ERROR_UNAVAILABLE when a process cannot be started, or ended before its items did. */
CHECKED bool in_order(size_t count, int cores, in_order_work *work, in_order_done *done,
                      void *context, struct error *error);

#endif
