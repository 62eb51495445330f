/* What `check` says of one document: a row for programs, an object, or sentences for people. */
#ifndef AVSTAMD_CHECK_REPORT_H
#define AVSTAMD_CHECK_REPORT_H

#include <stdio.h>

#include "parsers/invoice.h"
#include "parsers/validate/sentence.h"

enum check_format { CHECK_TEXT, CHECK_TSV, CHECK_JSON };

/* In the order of how bad they are. */
enum check_verdict { CHECK_VALID, CHECK_WARNING, CHECK_INVALID, CHECK_UNREADABLE, CHECK_VERDICTS };

struct checked {
    const char *path;   /* "invoices.zip#2": as the user named it, and which document of it */
    const char *member; /* of a zip file; NULL: none, or the problem says it */
    enum invoice_format format;
    const struct verdict *verdict; /* NULL: unreadable */
    const char *problem, *advice;  /* why it is unreadable, and what to do about it */
};

enum check_verdict check_verdict(const struct checked *checked);

void check_report(FILE *out, struct arena *arena, enum check_format format, enum language language,
                  const struct checked *checked);

/* "12 documents: 8 valid, …"; for people. */
void check_summary(FILE *out, enum language language, const size_t counts[CHECK_VERDICTS]);

#endif
