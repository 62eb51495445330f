/* Parameters read by type: what a query gets is what its row says, or the request is refused. */
#ifndef AVSTAMD_WEB_PARAMETERS_H
#define AVSTAMD_WEB_PARAMETERS_H

#include "daemon/web/page.h"

struct parameter_value {
    const struct parameter *parameter;
    const char *value;   /* for the query; NULL is null */
    const char *written; /* as the user wrote it, for forms and links; NULL absent */
    bool in_path;
    bool is_standard;
};

struct parameters {
    struct parameter_value *items;
    size_t count;
};

/* What an address with {names} says, if it is that address. */
bool path_matches(struct arena *arena, const char *pattern, const char *path,
                  struct fields *ret_values);
/* {names} filled in; NULL when one has no value. */
const char *path_fill(struct arena *arena, const char *pattern,
                      const struct parameters *parameters);

/* Reads the parameters of a row from the parts of the path and from the query or form.  On false
 * the error's text is a Swedish sentence for the user. */
CHECKED bool parameters_read(struct arena *arena, const struct parameter *rows,
                             const struct fields *path, const struct fields *given,
                             struct parameters *ret_parameters, struct error *error);
/* Those of them that can be read, where the whole could not: enough to find the way back. */
struct parameters parameters_readable(struct arena *arena, const struct parameter *rows,
                                      const struct fields *path, const struct fields *given);
/* For the query; NULL is null, also for a name that is none. */
const char *parameter_value(const struct parameters *parameters, const char *name);
CHECKED bool parameter_number(const struct parameters *parameters, const char *name,
                              int64_t *ret_number);

#endif
