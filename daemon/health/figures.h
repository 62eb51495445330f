/* How all of it does, in figures, as the database tells it (sql/schema/0025_status.sql). */
#ifndef AVSTAMD_HEALTH_FIGURES_H
#define AVSTAMD_HEALTH_FIGURES_H

#include <jansson.h>
#include <libpq-fe.h>

#include "reconcile/base/attributes.h"
#include "reconcile/base/error.h"

/* What SQL_FIGURES gave; the caller's to json_decref. */
CHECKED bool figures_parse(const PGresult *result, json_t **ret_figures, struct error *error);

/* A member of an object; −1: there is none. */
int64_t figure(const json_t *object, const char *member);

/* The disk on which a folder stands, or where it cannot be looked into, the folder it stands in. */
struct disk {
    const char *folder;
    int64_t size_bytes, free_bytes; /* free: for who is not root */
};

CHECKED bool disk_of(const char *folder, struct disk *ret_disk);

#endif
