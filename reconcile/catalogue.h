/* Every kind of finding, one row each: the catalogue that pages, letters, manual and database read.
 *
 * A code is stable for ever: it is stored, and cited in letters to providers.  The rows are listed
 * once, in catalogue.c; the names below are the same list.
 */
#ifndef AVSTAMD_CATALOGUE_H
#define AVSTAMD_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#define CATALOGUE(row)                                                                             \
    row(BK01) row(BK02) row(DC00) row(DC01) row(DC02) row(DC05) row(DC06) row(IN01) row(IN02)      \
        row(IN03) row(IN04) row(IN06) row(IN08) row(IN09) row(IN10) row(IN11) row(LK01) row(LK02)  \
            row(LK03) row(LK04) row(LK05) row(LK06) row(LK07) row(LK08) row(LK10) row(ND01)        \
                row(ND02) row(ND05) row(ND07) row(ND08) row(PL04) row(PL06) row(PL07) row(PR00)    \
                    row(PR01) row(PR04) row(PR05) row(PR08) row(PR09) row(QT01) row(QT02)          \
                        row(QT03) row(QT04) row(QT06) row(VE01) row(VE06) row(VE07) row(VE18)

enum code {
#define CATALOGUE_NAME(name) name,
    CATALOGUE(CATALOGUE_NAME)
#undef CATALOGUE_NAME
        CODE_COUNT
};

/* Does it flag its document (spec §4, "What flags")?  Within tolerance nothing does. */
enum flags { FLAGS_ALWAYS, FLAGS_ABOVE_ZERO, FLAGS_NEVER };

/* Who decides it. */
enum decider { DECIDER_FINANCE, DECIDER_OFFICER };

struct catalogue_row {
    enum code code;
    const char *name;        /* "QT01" */
    const char *title;       /* Swedish, a few words */
    const char *explanation; /* Swedish, one or two sentences for the person who decides */
    enum flags flags;
    enum decider decider;
    bool net;           /* its amount is part of the net (law 1) */
    const char *reason; /* nearest Peppol Invoice Response status reason code */
    const char *action; /* nearest Peppol Invoice Response action code */
    const char *source; /* where the rule comes from */
};

const struct catalogue_row *catalogue_row(enum code code);
/* By name; NULL when there is none. */
const struct catalogue_row *catalogue_find(const char *name);

#endif
