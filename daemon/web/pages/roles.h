/* The names of roles, as the database knows them, for forms that choose one. */
#ifndef AVSTAMD_WEB_PAGES_ROLES_H
#define AVSTAMD_WEB_PAGES_ROLES_H

extern const char *const roles_known[];

#endif
