/* What errors and warnings of the log are called: AVSTAMD_ERROR in the journal.  A name is stable
 * for ever, for rules of others search by it; avstamd(8) lists them with what to do. */
#ifndef AVSTAMD_LOG_ERRORS_H
#define AVSTAMD_LOG_ERRORS_H

enum log_error {
    LOG_NO_ERROR,
    LOG_ANSWER_REFUSED,
    LOG_ATTACHMENT_LEFT,
    LOG_DATABASE_AWAY,
    LOG_FILE_QUARANTINED,
    LOG_FILE_REFUSED,
    LOG_INBOX_AWAY,
    LOG_JOB_DIED,
    LOG_JOB_FAILED,
    LOG_JOB_GIVEN_UP,
    LOG_JOB_STUCK,
    LOG_MAIL_LATER,
    LOG_MAIL_REFUSED,
    LOG_METRICS_AWAY,
    LOG_PAGE_FAILED,
    LOG_REQUEST_BAD,
    LOG_RETRY_FAILED,
    LOG_SETTINGS_WRONG,
    LOG_SOURCE_FAILED,
    LOG_SOURCE_FILE_LEFT,
    LOG_ERROR_COUNT
};

struct log_error_row {
    const char *name;
    const char *means; /* what happened, and what to do; whole sentences */
};

extern const struct log_error_row log_errors[LOG_ERROR_COUNT];

#endif
