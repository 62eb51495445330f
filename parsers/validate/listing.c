#include "parsers/validate/listing.h"

#include <stdlib.h>
#include <string.h>

#include "parsers/validate/paths.h"
#include "parsers/validate/paths_text.h"

static void add(struct arena *arena, struct rule_listing *listing, struct listed_rule rule)
{
    listing->rules = arena_grow(arena, listing->rules, &listing->capacity, listing->count + 1);
    listing->rules[listing->count++] = rule;
}

/* Once when the syntaxes agree on the flag, otherwise once for each. */
static void add_rule(struct arena *arena, struct rule_listing *listing, const struct rule *rule,
                     enum rule_source source)
{
    struct listed_rule listed = {
        .id = rule->id,
        .source = source,
        .terms = rule->terms,
        .swedish = rule->swedish,
        .english = rule->english,
        .severity = rule->ubl,
    };

    if (source == SOURCE_SVEFAKTURA) {
        listed.syntaxes = "Svefaktura";
        add(arena, listing, listed);
        return;
    }
    if (rule->ubl == rule->cii) {
        listed.syntaxes = "UBL, CII";
        add(arena, listing, listed);
        return;
    }
    if (rule->ubl != SEVERITY_NONE) {
        listed.syntaxes = "UBL";
        add(arena, listing, listed);
    }
    if (rule->cii != SEVERITY_NONE) {
        listed.syntaxes = "CII";
        listed.severity = rule->cii;
        add(arena, listing, listed);
    }
}

static void add_paths(struct arena *arena, struct rule_listing *listing,
                      const struct path_table *tables, const char *syntaxes)
{
    for (; tables->rules != NULL; tables++) {
        for (const struct path_rule *rule = tables->rules; rule->id != NULL; rule++) {
            if (path_is_listed(rule)) {
                add(arena, listing,
                    (struct listed_rule){
                        .id = rule->id,
                        .syntaxes = syntaxes,
                        .severity = rule->severity,
                        .source = tables->source,
                        .terms = rule->terms,
                        .swedish = path_sentence(arena, rule, LANGUAGE_SWEDISH),
                        .english = path_sentence(arena, rule, LANGUAGE_ENGLISH),
                    });
            }
        }
    }
}

/* Stable in what is equal: the same order in every listing. */
static int by_id(const void *left, const void *right)
{
    const struct listed_rule *a = left, *b = right;
    int order = strcmp(a->id, b->id);

    order = order != 0 ? order : strcmp(a->syntaxes, b->syntaxes);
    return order != 0 ? order : strcmp(a->english, b->english);
}

void rule_listing(struct arena *arena, struct rule_listing *ret_listing)
{
    struct rule_listing listing = {0};

    for (const struct rule_table *table = rule_tables; table->rules != NULL; table++) {
        for (const struct rule *rule = table->rules; rule->id != NULL; rule++) {
            add_rule(arena, &listing, rule, table->source);
        }
    }
    add_paths(arena, &listing, paths_ubl, "UBL");
    add_paths(arena, &listing, paths_cii, "CII");
    qsort(listing.rules, listing.count, sizeof *listing.rules, by_id);
    *ret_listing = listing;
}

const struct listed_rule *rule_listing_find_in(const struct rule_listing *listing, const char *id,
                                               const char *syntax)
{
    for (size_t at = 0; at < listing->count; at++) {
        if (strcmp(listing->rules[at].id, id) == 0 &&
            strstr(listing->rules[at].syntaxes, syntax) != NULL) {
            return &listing->rules[at];
        }
    }
    return NULL;
}
