#include "daemon/explain_rules.h"

#include <stdio.h>

#include "daemon/query.h"
#include "daemon/secrecy.h"
#include "parsers/validate/listing.h"

/* What an XML schema rejects is no rule with a sentence of its own. */
static const char *rule_sentence(const struct rule_listing *listing, const char *id,
                                 const char *syntax)
{
    const struct listed_rule *rule = rule_listing_find_in(listing, id, syntax);

    return rule != NULL ? rule->swedish
                        : "Filen följer inte formatets XML-schema. 'avstamd check' på filen säger "
                          "vad som ska ändras.";
}

/* "rule BR-CO-10  line 52" and what the provider should do about it. */
bool explain_rules(struct db *db, struct arena *arena, struct db_value finding, struct error *error)
{
    enum { RULE, TIMES, LINES, SYNTAX };
    struct rule_listing listing = {0};
    DB_RESULT(rules);

    if (!secrecy_run(db, &SQL_EXPLAIN_RULES, DB_VALUES(finding), &rules, error)) {
        return false;
    }
    if (PQntuples(rules) > 0) {
        rule_listing(arena, &listing);
    }
    for (int row = 0; row < PQntuples(rules); row++) {
        const char *lines = db_cell(rules, row, LINES);

        (void)printf("    rule    %s", db_cell(rules, row, RULE));
        if (lines[0] != '\0') {
            (void)printf("  line %s", lines);
        }
        if (db_cell_int(rules, row, TIMES) > 1) {
            (void)printf("  (%s times)", db_cell(rules, row, TIMES));
        }
        (void)printf("\n            %s\n", rule_sentence(&listing, db_cell(rules, row, RULE),
                                                         db_cell(rules, row, SYNTAX)));
    }
    return true;
}
