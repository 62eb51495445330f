/* All pages, in the order of the menu, and all actions. */
#ifndef AVSTAMD_WEB_PAGES_H
#define AVSTAMD_WEB_PAGES_H

#include <stddef.h>

#include "daemon/web/page.h"

extern const struct page *const page_all[];
extern const size_t page_count;
extern const struct action *const action_all[];
extern const size_t action_count;

#endif
