/* Files that somebody is still at. */
#ifndef AVSTAMD_UNFINISHED_H
#define AVSTAMD_UNFINISHED_H

#include <stdbool.h>

/* Begins with a dot, or ends with .tmp, .part or .filepart. */
bool unfinished_name(const char *name);
/* Somebody has it open for writing, as far as the kernel tells us. */
bool unfinished_writing(int fd);

#endif
