/* One line per event: to the journal with its fields when we write there, else to standard error.
 *
 * Never what a file says: names of files, numbers and reasons only.
 */
#ifndef AVSTAMD_LOG_H
#define AVSTAMD_LOG_H

#include <stdint.h>

#include "daemon/log_errors.h"
#include "reconcile/base/attributes.h"

enum log_priority { LOG_LINE_ERROR = 3, LOG_LINE_WARNING = 4, LOG_LINE_INFO = 6 };

/* What the event is about; what is 0 or NULL is left out. */
struct log_about {
    enum log_error error; /* of errors and warnings: what people look up */
    const char *file;     /* name, printable */
    int64_t file_no;
    int64_t job_no;
    const char *source;  /* [source NAME] */
    const char *invoice; /* its number (BT-1); several with line breaks between */
};

void log_line(enum log_priority priority, const struct log_about *about, const char *format, ...)
    PRINTF(3, 4);

#endif
