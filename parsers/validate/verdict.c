#include "parsers/validate/verdict.h"

/* Few rules are broken, if any: a search through all of them is short. */
static struct breach *breach_of(struct verdict *verdict, const void *rule, enum severity severity)
{
    for (size_t at = 0; at < verdict->breach_count; at++) {
        struct breach *breach = &verdict->breaches[at];

        if (breach->severity == severity &&
            ((const void *)breach->rule == rule || (const void *)breach->path_rule == rule)) {
            return breach;
        }
    }
    verdict->breaches = arena_grow(verdict->arena, verdict->breaches, &verdict->breach_capacity,
                                   verdict->breach_count + 1);
    struct breach *breach = &verdict->breaches[verdict->breach_count++];

    breach->severity = severity;
    return breach;
}

static void add_line(struct breach *breach, int line)
{
    if (breach->times < BREACH_LINES_MAX) {
        breach->lines[breach->times] = line;
    }
    breach->times++;
}

struct breach *verdict_break(struct verdict *verdict, const struct rule *rule,
                             enum severity severity, int line)
{
    if (severity == SEVERITY_NONE) {
        return NULL;
    }
    struct breach *breach = breach_of(verdict, rule, severity);

    breach->rule = rule;
    breach->id = rule->id;
    add_line(breach, line);
    return breach;
}

struct breach *verdict_break_path(struct verdict *verdict, const struct path_rule *rule,
                                  const char *id, enum severity severity, int line)
{
    if (severity == SEVERITY_NONE) {
        return NULL;
    }
    struct breach *breach = breach_of(verdict, rule, severity);

    breach->path_rule = rule;
    breach->id = id;
    add_line(breach, line);
    return breach;
}

bool verdict_has_path(const struct verdict *verdict, const struct path_rule *rule)
{
    for (size_t at = 0; at < verdict->breach_count; at++) {
        if (verdict->breaches[at].path_rule == rule) {
            return true;
        }
    }
    return false;
}

enum severity verdict_severity(const struct verdict *verdict)
{
    enum severity most = verdict->problem_total > 0 ? SEVERITY_FATAL : SEVERITY_NONE;

    for (size_t at = 0; at < verdict->breach_count; at++) {
        if (verdict->breaches[at].severity > most) {
            most = verdict->breaches[at].severity;
        }
    }
    return most;
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {[SEVERITY_NONE] = "none",
                                        [SEVERITY_INFORMATION] = "information",
                                        [SEVERITY_WARNING] = "warning",
                                        [SEVERITY_FATAL] = "fatal"};

    return names[severity];
}
