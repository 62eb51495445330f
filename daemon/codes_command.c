/* avstamd codes: the catalogue of findings, as the manual and the README print it. */
#include <stdio.h>

#include "daemon/command.h"
#include "reconcile/catalogue.h"

static int run(int argc UNUSED, char **argv UNUSED, struct arena *arena UNUSED,
               struct error *error UNUSED)
{
    static const char *const flags[] = {"yes", "above zero", "no"};
    static const char *const deciders[] = {"finance", "officer"};

    (void)puts("| code | title | explanation | flags | decided by | answer |");
    (void)puts("|---|---|---|---|---|---|");
    for (int code = 0; code < CODE_COUNT; code++) {
        const struct catalogue_row *row = catalogue_row((enum code)code);

        (void)printf("| %s | %s | %s | %s | %s | %s/%s |\n", row->name, row->title,
                     row->explanation, flags[row->flags], deciders[row->decider], row->reason,
                     row->action);
    }
    return EXIT_OK;
}

const struct command command_codes = {
    .name = "codes",
    .offline = true,
    .arguments = "",
    .summary = "prints the catalogue of findings (avvikelsekatalogen)",
    .help =
        "Every code with its Swedish title and explanation, whether it flags the document, who\n"
        "decides it (finance or the handläggare) and the nearest Peppol reason and action code.\n",
    .run = run,
};
