/* Text as roff, for manual pages: each on lines of its own. */
#ifndef AVSTAMD_ROFF_H
#define AVSTAMD_ROFF_H

#include <stdio.h>

/* Words that are filled into lines. */
void roff_text(FILE *out, const char *text);
/* Lines kept as they are, indented. */
void roff_example(FILE *out, const char *text);
void roff_bold_line(FILE *out, const char *text);
void roff_section(FILE *out, const char *title);
void roff_subsection(FILE *out, const char *title);

#endif
