#include "daemon/health/figures.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "daemon/db.h"

bool figures_parse(const PGresult *result, json_t **ret_figures, struct error *error)
{
    json_t *figures = json_loads(db_cell(result, 0, 0), 0, NULL);

    if (figures == NULL) {
        return error_set(error, ERROR_INPUT, "figures: the database did not give JSON");
    }
    *ret_figures = figures;
    return true;
}

int64_t figure(const json_t *object, const char *member)
{
    const json_t *value = json_object_get(object, member);

    return json_is_integer(value) ? json_integer_value(value) : -1;
}

bool disk_of(const char *folder, struct disk *ret_disk)
{
    char path[PATH_MAX];
    struct statvfs status;

    if (strlen(folder) >= sizeof path) {
        return false;
    }
    (void)snprintf(path, sizeof path, "%s", folder);
    while (statvfs(path, &status) != 0) {
        char *slash = strrchr(path, '/');

        if (slash == NULL || slash == path) {
            return false;
        }
        *slash = '\0';
    }
    *ret_disk = (struct disk){
        .folder = folder,
        .size_bytes = (int64_t)(status.f_blocks * status.f_frsize),
        .free_bytes = (int64_t)(status.f_bavail * status.f_frsize),
    };
    return true;
}
