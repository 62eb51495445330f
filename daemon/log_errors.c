#include "daemon/log_errors.h"

const struct log_error_row log_errors[LOG_ERROR_COUNT] = {
    [LOG_NO_ERROR] = {"", ""},
    [LOG_ANSWER_REFUSED] = {"answer-refused",
                            "The access point does not take an answer to a provider. Mend the "
                            "cause it names, then 'avstamd answer retry NUMBER'."},
    [LOG_ATTACHMENT_LEFT] = {"attachment-left",
                             "Attachments of an invoice are of no type that is stored apart, or "
                             "broken. They stand in the file as received; nothing to do."},
    [LOG_DATABASE_AWAY] = {"database-away",
                           "The database does not answer, or has another schema than the program. "
                           "Start it, or run 'avstamd migrate'; the daemon goes on by itself."},
    [LOG_FILE_QUARANTINED] = {"file-quarantined",
                              "A file, or a part of it, is no invoice that can be read. 'avstamd "
                              "quarantine show' tells why; then retry or discard it."},
    [LOG_FILE_REFUSED] = {"file-refused",
                          "A file in the inbox is too large or cannot be read at all: it stands in "
                          "refused/ and is in no other place."},
    [LOG_INBOX_AWAY] = {"inbox-away",
                        "The inbox cannot be looked into or written to. Is the disk mounted and "
                        "not full, and is the folder the user's?"},
    [LOG_JOB_DIED] = {"job-died",
                      "The process of a job was ended by a signal, such as when memory ran out. "
                      "It is done again; if it dies again, look at MemoryMax= of the unit."},
    [LOG_JOB_FAILED] = {"job-failed",
                        "A job failed and is tried again, after longer and longer pauses. The same "
                        "reason is told once; 'avstamd status' has it as long as it holds."},
    [LOG_JOB_GIVEN_UP] = {"job-given-up",
                          "A job failed in a way that trying again does not mend, such as a sum "
                          "that does not add up: our mistake, to be reported."},
    [LOG_JOB_STUCK] = {"job-stuck",
                       "A job told of no progress for stuck_after and was ended; it is done "
                       "again. Does the database or another system hang?"},
    [LOG_MAIL_LATER] = {"mail-later",
                        "A mail could not be handed to the mail server now; it is sent again, "
                        "with the same Message-ID."},
    [LOG_MAIL_REFUSED] = {"mail-refused",
                          "The mail server refused a mail for good. 'avstamd notices list' says "
                          "whose and why: is the address right, and may this machine send?"},
    [LOG_METRICS_AWAY] = {"metrics-away",
                          "The address of /metrics cannot be used after a reload; the rest goes "
                          "on. Is something else listening there?"},
    [LOG_PAGE_FAILED] = {"page-failed",
                         "A page could not be shown, for the database was away or the program is "
                         "wrong. The reason says which."},
    [LOG_REQUEST_BAD] = {"request-bad",
                         "What came to the pages is no request as browsers and proxies make them. "
                         "Nothing to do, unless it is many."},
    [LOG_RETRY_FAILED] = {"retry-failed",
                          "A file in quarantine was read again as somebody asked, and that "
                          "failed. It is still there."},
    [LOG_SETTINGS_WRONG] = {"settings-wrong",
                            "The settings that were to be read anew are wrong; the old ones hold. "
                            "'avstamd config check' tells all that is."},
    [LOG_SOURCE_FAILED] = {"source-failed",
                           "A source cannot be fetched from, and is tried again; others go on. "
                           "'avstamd source test NAME' tries without touching anything."},
    [LOG_SOURCE_FILE_LEFT] = {"source-file-left",
                              "A file of a source could not be taken and stays there: too large, "
                              "or a CSV file with a bad row. Mend or remove it at the source."},
};
