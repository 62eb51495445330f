/* The language of what is told to people at a terminal: Swedish where their locale is Swedish. */
#ifndef AVSTAMD_LANGUAGE_H
#define AVSTAMD_LANGUAGE_H

#include "parsers/validate/sentence.h"

/* From LC_ALL, LC_MESSAGES and LANG, as POSIX ranks them. */
enum language language_of_terminal(void);

#endif
