/* Every rule that is asked, for people to read: one list of all tables. */
#ifndef AVSTAMD_LISTING_H
#define AVSTAMD_LISTING_H

#include "parsers/validate/sentence.h"

struct listed_rule {
    const char *id;
    const char *syntaxes; /* "UBL", "CII", "UBL, CII" or "Svefaktura" */
    enum severity severity;
    enum rule_source source;
    const char *terms; /* NULL: none */
    const char *swedish, *english;
};

struct rule_listing {
    struct listed_rule *rules; /* by id, then by syntaxes */
    size_t count, capacity;
};

void rule_listing(struct arena *arena, struct rule_listing *ret_listing);

/* The rule of this id that "UBL", "CII" or "Svefaktura" has, whose sentence may be its own; NULL:
 * none. */
const struct listed_rule *rule_listing_find_in(const struct rule_listing *listing, const char *id,
                                               const char *syntax);

#endif
