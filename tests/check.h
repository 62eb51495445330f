/* cmocka, in the one include order that it wants. */
#ifndef AVSTAMD_CHECK_H
#define AVSTAMD_CHECK_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#endif
