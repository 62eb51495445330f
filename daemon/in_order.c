#include "daemon/in_order.h"

#include <errno.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reconcile/base/arena.h"

enum { CORES_MAX = 64 };

/* What stands before the output of an item in a pipe. */
struct head {
    int64_t result; /* as wide as the other: no byte of it is left unset */
    uint64_t length;
};

struct helper {
    pid_t process;
    FILE *answers;
};

struct order {
    size_t count;
    size_t helper_count;
    struct helper helpers[CORES_MAX];
    in_order_work *work;
    in_order_done *done;
    void *context;
};

int in_order_cores(void)
{
    cpu_set_t allowed;

    return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 1;
}

/* Item by item through a memory file, so that its length is known before it is written. */
static bool work_on(const struct order *order, size_t first, size_t step, FILE *answers)
{
    for (size_t at = first; at < order->count; at += step) {
        char *output = NULL;
        size_t length = 0;
        FILE *out = open_memstream(&output, &length);

        if (out == NULL) {
            return false;
        }
        int result = order->work(order->context, at, out);
        bool good = fclose(out) == 0;

        if (good && answers == NULL) {
            order->done(order->context, at, result, output, length);
        } else if (good) {
            struct head head = {.result = result, .length = length};

            good = fwrite(&head, sizeof head, 1, answers) == 1 &&
                   fwrite(output, 1, length, answers) == length && fflush(answers) == 0;
        }
        free(output);
        if (!good) {
            return false;
        }
    }
    return true;
}

static CHECKED bool start_helper(struct order *order, size_t number, size_t helpers,
                                 struct error *error)
{
    struct helper *helper = &order->helpers[number];
    int ends[2];

    if (pipe(ends) != 0) {
        return error_set(error, ERROR_UNAVAILABLE, "no pipe: %s", strerror(errno));
    }
    helper->process = fork();
    if (helper->process < 0) {
        (void)close(ends[0]);
        (void)close(ends[1]);
        return error_set(error, ERROR_UNAVAILABLE, "no process: %s", strerror(errno));
    }
    if (helper->process == 0) {
        FILE *answers = fdopen(ends[1], "w");

        (void)close(ends[0]);
        _exit(answers != NULL && work_on(order, number, helpers, answers) ? 0 : 1);
    }
    (void)close(ends[1]);
    order->helper_count = number + 1;
    helper->answers = fdopen(ends[0], "r");
    return helper->answers != NULL || error_set(error, ERROR_UNAVAILABLE, "no memory");
}

static void stop_helpers(struct order *order)
{
    for (size_t at = 0; at < order->helper_count; at++) {
        if (order->helpers[at].answers != NULL) {
            (void)fclose(order->helpers[at].answers);
        }
    }
    /* Only when no reader is left does a helper that still writes end. */
    for (size_t at = 0; at < order->helper_count; at++) {
        (void)waitpid(order->helpers[at].process, NULL, 0);
    }
}

static CHECKED bool pass_on(struct order *order, size_t at, struct error *error)
{
    FILE *answers = order->helpers[at % order->helper_count].answers;
    struct head head;

    if (fread(&head, sizeof head, 1, answers) == 1) {
        ARENA(arena);
        char *output = arena_alloc(arena, head.length + 1);

        if (fread(output, 1, head.length, answers) == head.length) {
            order->done(order->context, at, (int)head.result, output, head.length);
            return true;
        }
    }
    return error_set(error, ERROR_UNAVAILABLE, "item %zu: the process that worked on it died",
                     at + 1);
}

static CHECKED bool with_helpers(struct order *order, size_t helpers, struct error *error)
{
    (void)fflush(NULL); /* what is buffered would be written by every process */
    for (size_t at = 0; at < helpers; at++) {
        if (!start_helper(order, at, helpers, error)) {
            return false;
        }
    }
    for (size_t at = 0; at < order->count; at++) {
        if (!pass_on(order, at, error)) {
            return false;
        }
    }
    return true;
}

bool in_order(size_t count, int cores, in_order_work *work, in_order_done *done, void *context,
              struct error *error)
{
    struct order order = {.count = count, .work = work, .done = done, .context = context};
    size_t helpers = cores > CORES_MAX ? CORES_MAX : (size_t)(cores < 1 ? 1 : cores);

    if (helpers > count / 4) {
        helpers = count / 4; /* a process for a few items costs more than it gives */
    }
    if (helpers <= 1) {
        return work_on(&order, 0, 1, NULL) ||
               error_set(error, ERROR_UNAVAILABLE, "no memory for what is written");
    }
    bool good = with_helpers(&order, helpers, error);

    stop_helpers(&order);
    return good;
}
