/* All of the bytes into a file or pipe, however often the system interrupts or takes only some. */
#ifndef AVSTAMD_WRITE_ALL_H
#define AVSTAMD_WRITE_ALL_H

#include <stdbool.h>
#include <stddef.h>

/* False: errno tells why. */
bool write_all(int file, const char *bytes, size_t length);

#endif
