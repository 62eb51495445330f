/* Is the account that is to be paid the provider's?
 *
 * A changed account is the classic sign of invoice fraud.  Accounts are compared by their letters
 * and digits alone, in upper case; with a giro branch only against that giro.
 */
#include <string.h>

#include "reconcile/check.h"

/* Letters and digits only, upper case. */
static char *normal(struct arena *arena, const char *text)
{
    char *copy = arena_strdup(arena, text == NULL ? "" : text);
    char *end = copy;

    for (const char *at = copy; *at != '\0'; at++) {
        if ((*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z')) {
            *end++ = *at;
        } else if (*at >= 'a' && *at <= 'z') {
            *end++ = (char)(*at - 'a' + 'A');
        }
    }
    *end = '\0';
    return copy;
}

static bool same(struct arena *arena, const char *normal_account, const char *registered)
{
    return strcmp(normal_account, normal(arena, registered)) == 0;
}

static int64_t run(struct checking *checking)
{
    const struct provider *provider =
        &checking->facts->providers.items[checking->document->provider];
    struct arena *arena = checking->found->arena;

    for (size_t at = 0; at < checking->document->account_count; at++) {
        const struct document_account *account = &checking->document->accounts[at];
        const char *id = normal(arena, account->id);
        bool bankgiro = same(arena, id, provider->bankgiro);
        bool plusgiro = same(arena, id, provider->plusgiro);
        bool by_bankgiro = strcmp(account->branch, "SE:BANKGIRO") == 0;
        bool by_plusgiro = strcmp(account->branch, "SE:PLUSGIRO") == 0;
        bool registered = by_bankgiro   ? bankgiro
                          : by_plusgiro ? plusgiro
                                        : bankgiro || plusgiro || same(arena, id, provider->iban);
        bool other_giro = (by_bankgiro && plusgiro) || (by_plusgiro && bankgiro);

        if (id[0] != '\0' && !registered) {
            checking_add_document(checking, other_giro ? BK02 : BK01)->line_id = id;
        }
    }
    return 0;
}

const struct check check_payment_account = {
    .asks = "BK01, BK02: an account that is registered for the provider",
    .source = "Kommunens utförarregister",
    .run = run,
};
