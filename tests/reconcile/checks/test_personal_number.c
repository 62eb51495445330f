#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* Numbers of the tax agency's test series. */
static void a_number_in_full_is_in04(void **state)
{
    static const struct {
        const char *text;
        bool found;
    } cases[] = {
        {"198112189876", true},
        {"19811218-9876", true},
        {"811218-9876", true},
        {"8112189876", true},
        {"18900101+9802", true},
        {"900101+9802", true},
        {"Brukare 811218-9876, oktober", true},
        {"(8112189876)", true},
        {"nr8112189876x", true},
        {"197010632391", true}, /* a coordination number: day + 60 */
        {"811218-9877", false}, /* the check digit */
        {"811218-987", false},
        {"811218-98760", false}, /* inside a longer run */
        {"18112189876", false},
        {"8112189876 1", true},
        {"1 8112189876", true},
        {"1198112189876", false},
        {"811218 9876", false},
        {"811218--9876", false},
        {"178112189876", false},
        {"218112189876", false}, /* no such century */
        {"5560001116", false},   /* an organisation number: there is no month 60 */
        {"9902290007", false},   /* 1899, 1999 and 2099 have no 29 February */
        {"00000000-0000", false},
        {"", false},
        {"9876", false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        the_line(m)->note = cases[at].text;
        municipality_reconcile(m);
        if (m->found.count != (cases[at].found ? 1 : 0)) {
            fail_msg("'%s'", cases[at].text);
        }
        if (cases[at].found) {
            EXPECT(m, "IN04 F1/1 2026-10 - -");
            assert_false(finding_flags(the_finding(m, IN04)));
        }
    }
}

static void every_text_of_a_line_is_read_once(void **state)
{
    (void)state;
    for (int which = 0; which < 5; which++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);
        const char *number = "811218-9876";

        the_line(m)->note = which == 0 || which == 4 ? number : "";
        the_line(m)->name = which == 1 || which == 4 ? number : "";
        the_line(m)->description = which == 2 || which == 4 ? number : "";
        if (which >= 3) {
            name_attribute(m, the_line(m), "Colour", number);
        }
        municipality_reconcile(m);
        EXPECT(m, "IN04 F1/1 2026-10 - -");
    }
}

static void the_documents_own_text_is_one_finding(void **state)
{
    static const char *const notes[] = {"oktober", "811218-9876"};
    static const char *const harmless[] = {"oktober", "november"};

    (void)state;
    for (int which = 0; which < 4; which++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        the_document(m)->notes = which == 0 || which == 3 ? notes : harmless;
        the_document(m)->note_count = 2;
        the_document(m)->buyer_reference = which == 1 || which == 3 ? "8112189876" : "";
        the_document(m)->payment_terms = which == 2 || which == 3 ? "198112189876" : "";
        municipality_reconcile(m);
        EXPECT(m, "IN04 F1 - - -");
    }
}

static void an_unlinked_line_is_read_too(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    add_bare_line(m, "1", "400.00")->name = "811218-9876";
    municipality_reconcile(m);
    EXPECT(m, "IN04 F1/2 2026-10 - -", "LK10 F1/2 2026-10 - 400.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_in_full_is_in04),
        cmocka_unit_test(every_text_of_a_line_is_read_once),
        cmocka_unit_test(the_documents_own_text_is_one_finding),
        cmocka_unit_test(an_unlinked_line_is_read_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
