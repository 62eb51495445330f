/* Översikt: where each role begins. */
#include "daemon/web/page.h"

extern const struct page page_home;
const struct page page_home = {
    .path = "/",
    .stylesheet = "home.xsl",
    .who = ROLE_ANY,
    .menu = "Översikt",
};
