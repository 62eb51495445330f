#include "daemon/summary_text.h"

#include <inttypes.h>
#include <string.h>

#include "reconcile/base/ratio.h"
#include "reconcile/catalogue.h"

enum { GRAINS_A_UNIT = 360000, GROUP = 1000 };
#define NO_BREAK "\u00a0"

const char *text_count(struct arena *arena, int64_t count)
{
    const char *text = NULL;

    if (count < 0) {
        return arena_printf(arena, "−%s", text_count(arena, -count));
    }
    if (count < GROUP) {
        return arena_printf(arena, "%" PRId64, count);
    }
    text = text_count(arena, count / GROUP);
    return arena_printf(arena, "%s" NO_BREAK "%03" PRId64, text, count % GROUP);
}

const char *text_kronor(struct arena *arena, int64_t ore)
{
    int64_t size = ore < 0 ? -ore : ore;

    return arena_printf(arena, "%s%s,%02" PRId64 NO_BREAK "kr", ore < 0 ? "−" : "",
                        text_count(arena, size / 100), size % 100);
}

const char *text_quantity(struct arena *arena, int64_t grains, const char *unit)
{
    static const struct {
        const char *unit, *swedish;
    } units[] = {{"hour", "tim"}, {"day", "dygn"}, {"month", "mån"}, {"each", "st"}};
    int64_t hundredths = (int64_t)ratio_half_away((int128)grains * 100, GRAINS_A_UNIT);
    const char *name = "enheter", *whole = text_count(arena, hundredths / 100);

    for (size_t at = 0; unit != NULL && at < sizeof units / sizeof units[0]; at++) {
        name = strcmp(unit, units[at].unit) == 0 ? units[at].swedish : name;
    }
    if (hundredths % 100 == 0 && strcmp(name, "tim") != 0) {
        return arena_printf(arena, "%s" NO_BREAK "%s", whole, name);
    }
    return arena_printf(arena, "%s,%02" PRId64 NO_BREAK "%s", whole, hundredths % 100, name);
}

/* What became of the quantity that is not payable. */
static const char *fate(const char *code)
{
    static const struct {
        const char *code, *text;
    } fates[] = {
        {"QT01", "mer än vad som har utförts"},
        {"QT02", "utöver beställningen"},
        {"QT04", "utan något utfört"},
        {"LK04", "utan beställning"},
        {"LK05", "på dagar utan beställning"},
        {"PL04", "efter att klienten avlidit"},
        {"VE06", "med personal som var på två ställen samtidigt"},
        {"VE07", "med fler besök samtidigt än beställt"},
        {"VE18", "under klientens frånvaro"},
        {"DC01", "som redan är fakturerat"},
    };

    for (size_t at = 0; at < sizeof fates / sizeof fates[0]; at++) {
        if (strcmp(code, fates[at].code) == 0) {
            return fates[at].text;
        }
    }
    return NULL;
}

static const char *by_quantity(struct arena *arena, const struct summary_finding *finding)
{
    int64_t payable = finding->payable_grains == NUMBER_NONE ? 0 : finding->payable_grains;

    return arena_printf(arena, "Fakturerat %s, att betala %s; %s %s: %s.",
                        text_quantity(arena, finding->invoiced_grains, finding->unit),
                        text_quantity(arena, payable, finding->unit),
                        text_quantity(arena, finding->quantity_grains, finding->unit),
                        fate(finding->code), text_kronor(arena, finding->amount_ore));
}

const char *text_finding(struct arena *arena, const struct summary_finding *finding)
{
    const struct catalogue_row *row = catalogue_find(finding->code);

    if (fate(finding->code) != NULL && finding->invoiced_grains != NUMBER_NONE &&
        finding->quantity_grains != NUMBER_NONE) {
        return by_quantity(arena, finding);
    }
    if (strncmp(finding->code, "PR0", 3) == 0 && finding->contract_ore != NUMBER_NONE &&
        finding->net_ore != NUMBER_NONE) {
        return arena_printf(arena, "Fakturerat %s, enligt avtalet %s: %s för mycket.",
                            text_kronor(arena, finding->net_ore),
                            text_kronor(arena, finding->contract_ore),
                            text_kronor(arena, finding->amount_ore));
    }
    if (finding->vat_ore != NUMBER_NONE && finding->expected_vat_ore != NUMBER_NONE) {
        return arena_printf(arena, "Moms på fakturan %s, ska vara %s: skillnad %s.",
                            text_kronor(arena, finding->vat_ore),
                            text_kronor(arena, finding->expected_vat_ore),
                            text_kronor(arena, finding->amount_ore));
    }
    return arena_printf(arena, "%s Belopp: %s.", row == NULL ? "" : row->explanation,
                        text_kronor(arena, finding->amount_ore));
}

static int characters(const char *text)
{
    int count = 0;

    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return count;
}

void text_column(FILE *out, const char *text, int width)
{
    int padding = (width < 0 ? -width : width) - characters(text);

    padding = padding < 0 ? 0 : padding;
    if (width < 0) {
        (void)fprintf(out, "%*s%s", padding, "", text);
    } else {
        (void)fprintf(out, "%s%*s", text, padding, "");
    }
}
