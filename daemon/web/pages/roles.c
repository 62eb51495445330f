#include "daemon/web/pages/roles.h"

#include <stddef.h>

const char *const roles_known[] = {
    "finance", "officer", "unit_manager", "approver", "auditor", "administrator", NULL};
