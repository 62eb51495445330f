/* The types of settings: what may be written, and what it means. */
#include <string.h>

#include "daemon/config_parts.h"
#include "daemon/printable.h"
#include "daemon/secret.h"
#include "daemon/utf8.h"
#include "daemon/word_among.h"

enum { DIGITS_MAX = 15, PORT_MAX = 65535 };

static const struct unit {
    const char *word;
    int64_t seconds;
} units[] = {{"s", 1},       {"min", 60},     {"h", 3600},      {"hours", 3600},
             {"day", 86400}, {"days", 86400}, {"weeks", 604800}};

/* The digits at the front; NULL when there are none or too many. */
static const char *digits(const char *text, int64_t *ret_number)
{
    size_t length = strspn(text, "0123456789");

    if (length == 0 || length > DIGITS_MAX) {
        return NULL;
    }
    *ret_number = 0;
    for (size_t at = 0; at < length; at++) {
        *ret_number = *ret_number * 10 + (text[at] - '0');
    }
    return text + length;
}

bool config_value_number(const char *text, int64_t *ret_number)
{
    int64_t number = 0;
    const char *rest = digits(text, &number);

    if (rest == NULL || *rest != '\0') {
        return false;
    }
    *ret_number = number;
    return true;
}

bool config_value_seconds(const char *text, int64_t *ret_seconds)
{
    int64_t number = 0;
    const char *rest = digits(text, &number);

    if (rest == NULL) {
        return false;
    }
    rest += strspn(rest, " ");
    for (size_t at = 0; at < sizeof units / sizeof units[0]; at++) {
        if (strcmp(rest, units[at].word) == 0 && number <= INT64_MAX / units[at].seconds) {
            *ret_seconds = number * units[at].seconds;
            return true;
        }
    }
    return false;
}

bool config_parse_minute(const char *text, int *ret_minute)
{
    int64_t hour = 0, minute = 0;

    if (strcmp(text, "off") == 0) {
        *ret_minute = -1;
        return true;
    }
    const char *colon = digits(text, &hour);

    if (strlen(text) != 5 || colon == NULL || colon != text + 2 || *colon != ':' ||
        !config_value_number(colon + 1, &minute) || hour > 23 || minute > 59) {
        return false;
    }
    *ret_minute = (int)(hour * 60 + minute);
    return true;
}

/* A host by name or number and a port; who listens or connects knows whether it is there. */
static bool is_address(const char *text)
{
    const char *colon = strrchr(text, ':');
    int64_t port = 0;

    if (colon == NULL || colon == text || !config_value_number(colon + 1, &port) ||
        port > PORT_MAX) {
        return false;
    }
    size_t host = (size_t)(colon - text);
    bool brackets = text[0] == '[' && colon[-1] == ']';

    return strcspn(text, " \t/@") == strlen(text) && (brackets || memchr(text, ':', host) == NULL);
}

static bool is_url(const char *schemes, const char *text)
{
    const char *mark = strstr(text, "://");

    return mark != NULL && word_among(schemes, text, (size_t)(mark - text)) && mark[3] != '\0' &&
           mark[3] != '/' && strcspn(text, " \t\"<>") == strlen(text) &&
           memchr(mark, '@', strcspn(mark + 3, "/") + 3) == NULL;
}

static bool within(const struct config_key *key, int64_t number)
{
    return number >= key->least && number <= key->most;
}

static bool fits(const struct config_key *key, const char *text)
{
    int64_t number = 0;
    int minute = 0;

    switch (key->type) {
    case CONFIG_TEXT:
        return true;
    case CONFIG_PATH:
        return text[0] == '/';
    case CONFIG_NUMBER:
        return config_value_number(text, &number) && within(key, number);
    case CONFIG_DURATION:
        return config_value_seconds(text, &number) && within(key, number);
    case CONFIG_TIME:
        return config_parse_minute(text, &minute);
    case CONFIG_FLAG:
        return strcmp(text, "yes") == 0 || strcmp(text, "no") == 0;
    case CONFIG_WORD:
        return word_among(key->words, text, strlen(text));
    case CONFIG_ADDRESS:
        return is_address(text);
    case CONFIG_URL:
        return is_url(key->words, text);
    case CONFIG_SECRET:
        break;
    }
    return true; /* secret_place_check has its own words */
}

static const char *in_words(struct arena *arena, int64_t seconds)
{
    static const struct unit largest_first[] = {{"days", 86400}, {"h", 3600}, {"min", 60}};

    for (size_t at = 0; at < sizeof largest_first / sizeof largest_first[0]; at++) {
        if (seconds > 0 && seconds % largest_first[at].seconds == 0) {
            return arena_printf(arena, "%jd %s", (intmax_t)(seconds / largest_first[at].seconds),
                                largest_first[at].word);
        }
    }
    return arena_printf(arena, "%jd s", (intmax_t)seconds);
}

const char *config_value_kind(struct arena *arena, const struct config_key *key)
{
    switch (key->type) {
    case CONFIG_TEXT:
        return "text";
    case CONFIG_PATH:
        return "a path from the root (/…)";
    case CONFIG_NUMBER:
        return arena_printf(arena, "a whole number from %jd to %jd%s%s", (intmax_t)key->least,
                            (intmax_t)key->most, key->unit == NULL ? "" : " ",
                            key->unit == NULL ? "" : key->unit);
    case CONFIG_DURATION:
        return arena_printf(arena, "a duration (s, min, h, days) from %s to %s",
                            in_words(arena, key->least), in_words(arena, key->most));
    case CONFIG_TIME:
        return "a time of the day (HH:MM), or off";
    case CONFIG_FLAG:
        return "yes or no";
    case CONFIG_WORD:
        return arena_printf(arena, "one of: %s", key->words);
    case CONFIG_ADDRESS:
        return "HOST:PORT";
    case CONFIG_URL:
        return arena_printf(arena, "an address that begins with %s:// and holds no password",
                            key->words);
    case CONFIG_SECRET:
        break;
    }
    return "credential:NAME or file:/PATH";
}

bool config_value_check(const struct config_key *key, const char *text, struct error *error)
{
    ARENA(arena);

    if (key->type == CONFIG_SECRET) {
        return secret_place_check(text, error) || error_in(error, "%s", key->name);
    }
    if (!utf8_valid(text, strlen(text)) || strcmp(printable_text(arena, text), text) != 0) {
        return error_set(error, ERROR_INPUT, "%s: this is no text in UTF-8: '%s'", key->name,
                         printable_text(arena, text));
    }
    if (!fits(key, text)) {
        return error_set(error, ERROR_INPUT, "%s: '%s' is not %s", key->name, text,
                         config_value_kind(arena, key));
    }
    return key->check == NULL || key->check(text, error) || error_in(error, "%s", key->name);
}
