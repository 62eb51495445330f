#include "daemon/finding_kinds.h"

#include "reconcile/catalogue.h"

static const char *flags_name(enum flags flags)
{
    switch (flags) {
    case FLAGS_ALWAYS:
        return "always";
    case FLAGS_ABOVE_ZERO:
        return "above_zero";
    case FLAGS_NEVER:
        return "never";
    }
    return NULL;
}

static bool put(struct db *db, const struct catalogue_row *row, struct error *error)
{
    return db_execute(db, &SQL_FINDING_KIND_PUT,
                      DB_VALUES(db_text(row->name), db_text(row->title), db_text(row->explanation),
                                db_text(row->decider == DECIDER_OFFICER ? "officer" : "finance"),
                                db_text(flags_name(row->flags)), db_bool(row->net),
                                db_text(row->reason), db_text(row->action), db_text(row->source)),
                      NULL, error);
}

bool finding_kinds_put(struct db *db, struct error *error)
{
    if (!db_begin(db, error)) {
        return false;
    }
    for (int code = 0; code < CODE_COUNT; code++) {
        if (!put(db, catalogue_row((enum code)code), error)) {
            return error_in(error, "telling the database of the kinds of findings");
        }
    }
    return db_commit(db, error);
}
