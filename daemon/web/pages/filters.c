/* Filters that a user keeps by name: addresses of a page. */
#include "daemon/web/page.h"

static const struct parameter save_parameters[] = {
    {.name = "blad", .type = PARAMETER_TEXT, .required = true},
    {.name = "namn",
     .type = PARAMETER_TEXT,
     .label = "Filtrets namn",
     .required = true,
     .most = 100},
    {.name = "fraga", .type = PARAMETER_TEXT, .most = 2000},
    {0}};

extern const struct action action_filter_save;
const struct action action_filter_save = {.path = "/filter",
                                          .who = ROLE_ANY,
                                          .parameters = save_parameters,
                                          .query = &SQL_ACTION_FILTER_SAVE,
                                          .values = {"blad", "namn", "fraga"},
                                          .said = "Filtret är sparat."};

static const struct parameter remove_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct action action_filter_remove;
const struct action action_filter_remove = {.path = "/filter/{id}/bort",
                                            .who = ROLE_ANY,
                                            .parameters = remove_parameters,
                                            .query = &SQL_ACTION_FILTER_REMOVE,
                                            .values = {"id"},
                                            .said = "Filtret är borttaget."};
