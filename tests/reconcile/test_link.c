#include "tests/check.h"

#include <string.h>

#include "reconcile/link.h"
#include "tests/reconcile/municipality.h"

/* Anna and Berit, home care and cleaning, two providers. */
enum { BERIT = 1, CLEANING = 1, OTHER_AB = 1 };

static struct municipality *two_of_each(struct arena *arena)
{
    struct municipality *m = municipality_new(arena);

    (void)add_client(m, "berit");
    (void)add_service(m, "cleaning", UNIT_HOUR, BASIS_PERFORMED);
    (void)add_provider(m, "5560002222");
    add_invoice(m, "F1");
    return m;
}

static const struct line *linked(struct municipality *m)
{
    municipality_link(m);
    return &m->facts.lines.items[m->facts.lines.count - 1];
}

static const struct account *account_of(const struct municipality *m, const struct line *line)
{
    assert_true(line->account >= 0);
    return &m->facts.accounts.items[line->account];
}

static void an_order_reference_comes_first(void **state)
{
    ARENA(arena);
    struct municipality *m = two_of_each(arena);
    int32_t berits = add_account(m, BERIT, CARE_AB, CLEANING, "2");

    (void)state;
    add_order(m, berits, "2026-01-01", "", "1", PER_DAY);
    add_bare_line(m, "1", "400")->order_line_reference = "O1";
    const struct line *line = linked(m);

    assert_int_equal(line->link, LINK_ORDER);
    assert_int_equal(line->account, berits);
    assert_int_equal(line->order, 0);
    assert_false(line->contradicts);
    assert_int_equal(line->grains, GRAINS_PER_UNIT);
}

/* BT-132, BT-128, an extractor, BT-13: the first that is an order, O1 … O4. */
static void orders_are_asked_in_their_order(void **state)
{
    static const struct {
        const char *line, *object, *note, *document;
        int32_t order; /* −1: none */
    } cases[] = {
        {"O1", "O2", "order O3", "O4", 0},  {"", "O2", "order O3", "O4", 1},
        {"", "", "order O3", "O4", 2},      {"", "", "", "O4", 3},
        {"X1", "O2", "order O3", "O4", 1},  {"X1", "X2", "order O9", "O4", 3},
        {"X1", "X2", "order O9", "X4", -1},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);

        for (int order = 0; order < 4; order++) {
            add_order(m, ANNAS_HOME_CARE, "2026-01-01", "", "1", PER_DAY);
        }
        add_extractor(m, ANY_PROVIDER, FIELD_LINE_NOTE, "order (O[0-9])", YIELDS_ORDER);
        m->facts.documents.items[0].order_reference = cases[at].document;
        struct line *line = add_bare_line(m, "1", "400");

        line->order_line_reference = cases[at].line;
        line->object_id = cases[at].object;
        line->note = cases[at].note;
        assert_int_equal(linked(m)->order, cases[at].order);
        assert_int_equal(m->facts.lines.items[0].link,
                         cases[at].order < 0 ? LINK_NO_CLIENT : LINK_ORDER);
    }
}

static void an_order_of_another_provider_is_lk07(void **state)
{
    ARENA(arena);
    struct municipality *m = two_of_each(arena);
    int32_t theirs = add_account(m, BERIT, OTHER_AB, CLEANING, "2");

    (void)state;
    add_order(m, theirs, "2026-10-01", "", "1", PER_DAY);
    add_line(m, ANNAS_HOME_CARE, "1", "400")->order_line_reference = "O1";
    municipality_reconcile(m);
    EXPECT(m, "LK07 F1/1 2026-10 - 400.00");
    assert_int_equal(the_finding(m, LK07)->account, theirs);
}

static void another_client_or_service_than_the_orders_is_lk08(void **state)
{
    static const struct {
        const char *client, *service;
        bool contradicts;
    } cases[] = {{"anna", "home", false},   {"berit", "home", true}, {"anna", "cleaning", true},
                 {"nobody", "home", false}, {"", "", false},         {"anna", "X", false},
                 {"", "cleaning", true}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);

        add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "31", PER_MONTH);
        add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
        add_price(m, HOME_CARE, "2026-01-01", "", "400");
        struct line *line = add_bare_line(m, "1", "400");

        line->order_line_reference = "O1";
        line->seller_item_id = cases[at].service;
        name_attribute(m, line, "ClientID", cases[at].client);
        municipality_reconcile(m);
        expect_findings(
            m, (const char *const[]){cases[at].contradicts ? "LK08 F1/1 2026-10 - -" : NULL, NULL});
    }
}

static void the_clients_attribute_has_four_names_in_any_case(void **state)
{
    static const struct {
        const char *name;
        enum link link;
    } cases[] = {{"ClientID", LINK_CLIENT},  {"clientid", LINK_CLIENT}, {"BrukarID", LINK_CLIENT},
                 {"BRUKARE", LINK_CLIENT},   {"Klient", LINK_CLIENT},   {"Client", LINK_NO_CLIENT},
                 {"KlientX", LINK_NO_CLIENT}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = "home";
        name_attribute(m, line, "Colour", "blue");
        name_attribute(m, line, cases[at].name, "anna");
        assert_int_equal(linked(m)->link, cases[at].link);
    }
}

/* client_id itself, the provider's own alias, the general one. */
static void a_clients_own_code_comes_before_aliases(void **state)
{
    ARENA(arena);
    struct municipality *m = two_of_each(arena);

    (void)state;
    add_client_alias(m, ANY_PROVIDER, "P1", ANNA);
    add_client_alias(m, CARE_AB, "P1", BERIT);
    add_client_alias(m, OTHER_AB, "P2", BERIT);
    add_client_alias(m, ANY_PROVIDER, "P2", ANNA);
    add_client_alias(m, CARE_AB, "anna", BERIT);
    static const struct {
        const char *text;
        int32_t client;
    } cases[] = {{"P1", BERIT}, {"P2", ANNA}, {"anna", ANNA}};

    for (size_t at = 0; at < 3; at++) {
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = "home";
        name_attribute(m, line, "ClientID", cases[at].text);
        assert_int_equal(account_of(m, linked(m))->client, cases[at].client);
    }
}

/* The seller's item, the buyer's, an extractor; of several the first that stands for something. */
static void services_are_asked_in_their_order(void **state)
{
    static const struct {
        const char *seller, *buyer, *name;
        int32_t service; /* −1: LK06 */
    } cases[] = {
        {"home", "cleaning", "", HOME_CARE},
        {"X", "cleaning", "", CLEANING},
        {"", "cleaning", "", CLEANING},
        {"", "", "art. cleaning", CLEANING},
        {"X", "Y", "art. home", HOME_CARE},
        {"", "", "", -1},
        {"X", "", "art. Z", -1},
        {"home", "", "art. cleaning", HOME_CARE},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);

        add_extractor(m, ANY_PROVIDER, FIELD_ITEM_NAME, "art\\. ([A-Za-z]+)", YIELDS_SERVICE);
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = cases[at].seller;
        line->buyer_item_id = cases[at].buyer;
        line->name = cases[at].name;
        name_attribute(m, line, "ClientID", "anna");
        const struct line *result = linked(m);

        assert_int_equal(result->link, cases[at].service < 0 ? LINK_UNKNOWN_SERVICE : LINK_CLIENT);
        if (cases[at].service >= 0) {
            assert_int_equal(account_of(m, result)->service, cases[at].service);
        }
    }
}

/* Aliases before the service's own code: the provider's, then the general. */
static void a_service_alias_comes_before_the_services_own_code(void **state)
{
    ARENA(arena);
    struct municipality *m = two_of_each(arena);

    (void)state;
    add_service_alias(m, ANY_PROVIDER, "A1", HOME_CARE)->level = "9";
    add_service_alias(m, CARE_AB, "A1", CLEANING)->level = "2";
    add_service_alias(m, OTHER_AB, "A2", CLEANING);
    add_service_alias(m, ANY_PROVIDER, "A2", HOME_CARE)->level = "3";
    add_service_alias(m, ANY_PROVIDER, "home", CLEANING);
    static const struct {
        const char *code;
        int32_t service;
        const char *level;
    } cases[] = {{"A1", CLEANING, "2"}, {"A2", HOME_CARE, "3"}, {"home", CLEANING, "7"}};

    for (size_t at = 0; at < 3; at++) {
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = cases[at].code;
        name_attribute(m, line, "ClientID", "anna");
        name_attribute(m, line, "NIVÅ", "7"); /* only where the alias has none */
        const struct account *account = account_of(m, linked(m));

        assert_int_equal(account->service, cases[at].service);
        assert_string_equal(account->level, cases[at].level);
    }
}

/* The provider's own first, then by field, then by pattern; the first that stands for something. */
static void extractors_are_asked_in_their_order(void **state)
{
    static const struct {
        const char *note, *name, *document_note, *buyer_reference;
        int32_t client; /* −1: none */
    } cases[] = {
        {"g anna", "o berit", "", "", BERIT},   /* the provider's own before the general */
        {"o anna", "o berit", "", "", ANNA},    /* line note before item name */
        {"o nobody", "o berit", "", "", BERIT}, /* the first that resolves */
        {"a berit o anna", "", "", "", BERIT},  /* pattern "a …" before "o …" */
        {"", "", "g berit", "g anna", BERIT},   /* document note before buyer reference */
        {"", "", "", "g anna", ANNA},
        {"x anna", "", "", "", -1}, /* another provider's */
        {"", "", "", "", -1},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);
        const char *notes[] = {"no text", cases[at].document_note};

        add_extractor(m, ANY_PROVIDER, FIELD_BUYER_REFERENCE, "g ([a-z]+)", YIELDS_CLIENT);
        add_extractor(m, ANY_PROVIDER, FIELD_DOCUMENT_NOTE, "g ([a-z]+)", YIELDS_CLIENT);
        add_extractor(m, ANY_PROVIDER, FIELD_LINE_NOTE, "g ([a-z]+)", YIELDS_CLIENT);
        add_extractor(m, OTHER_AB, FIELD_LINE_NOTE, "x ([a-z]+)", YIELDS_CLIENT);
        add_extractor(m, CARE_AB, FIELD_ITEM_NAME, "o ([a-z]+)", YIELDS_CLIENT);
        add_extractor(m, CARE_AB, FIELD_LINE_NOTE, "o ([a-z]+)", YIELDS_CLIENT);
        add_extractor(m, CARE_AB, FIELD_LINE_NOTE, "a ([a-z]+)", YIELDS_CLIENT);
        add_extractor(m, CARE_AB, FIELD_LINE_NOTE, "broken (", YIELDS_CLIENT);
        m->facts.documents.items[0].notes = notes;
        m->facts.documents.items[0].note_count = 2;
        m->facts.documents.items[0].buyer_reference = cases[at].buyer_reference;
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = "home";
        line->note = cases[at].note;
        line->name = cases[at].name;
        const struct line *result = linked(m);

        if (cases[at].client < 0) {
            assert_int_equal(result->link, LINK_NO_CLIENT);
        } else {
            assert_int_equal(account_of(m, result)->client, cases[at].client);
        }
    }
}

static void what_extractors_found_is_remembered(void **state)
{
    ARENA(arena);
    struct municipality *m = two_of_each(arena);
    size_t count = 0;

    (void)state;
    add_extractor(m, ANY_PROVIDER, FIELD_LINE_NOTE, "g ([a-z]+)", YIELDS_CLIENT);
    add_bare_line(m, "1", "400")->note = "g nobody";
    CLEANUP(linker_free) struct linker *linker = linker_new(arena, &m->facts);

    linker_link(linker, 0);
    const struct extracted *extracted = linker_extracted(linker, &count);

    assert_int_equal(count, 1);
    assert_string_equal(extracted[0].value, "nobody");
    assert_int_equal(extracted[0].document, 0);
}

/* Orders on levels, asked for a level: the account's level, "+" where a new account has none. */
static void the_level_that_is_ordered_is_found(void **state)
{
    static const struct {
        const char *ordered[3];
        const char *asked;
        enum link link;
        const char *level;
    } cases[] = {
        {{"1", "2"}, "2", LINK_CLIENT, "2"},
        {{"2"}, "3", LINK_OTHER_LEVEL, "2"},
        {{"2"}, "", LINK_OTHER_LEVEL, "2"},
        {{""}, "2", LINK_OTHER_LEVEL, ""},
        {{"1", "2"}, "3", LINK_SEVERAL_LEVELS, NULL},
        {{"1", "2"}, "", LINK_SEVERAL_LEVELS, NULL},
        {{NULL}, "3", LINK_CLIENT, "3"},
        {{"2", "2"}, "3", LINK_OTHER_LEVEL, "2"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);
        int32_t levels[] = {add_account(m, BERIT, CARE_AB, CLEANING, "1"),
                            add_account(m, BERIT, CARE_AB, CLEANING, "2"),
                            add_account(m, BERIT, CARE_AB, CLEANING, "")};

        for (size_t order = 0; order < 3 && cases[at].ordered[order] != NULL; order++) {
            int32_t which = cases[at].ordered[order][0] == '1'   ? 0
                            : cases[at].ordered[order][0] == '2' ? 1
                                                                 : 2;

            add_order(m, levels[which], "2020-01-01", "2020-12-31", "1", PER_DAY);
        }
        /* others' orders say nothing */
        add_order(m, add_account(m, ANNA, CARE_AB, CLEANING, "3"), "2026-01-01", "", "1", PER_DAY);
        add_order(m, add_account(m, BERIT, OTHER_AB, CLEANING, "3"), "2026-01-01", "", "1",
                  PER_DAY);
        add_order(m, add_account(m, BERIT, CARE_AB, HOME_CARE, "3"), "2026-01-01", "", "1",
                  PER_DAY);
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = "cleaning";
        name_attribute(m, line, "Brukare", "berit");
        name_attribute(m, line, "level", cases[at].asked);
        const struct line *result = linked(m);

        assert_int_equal(result->link, cases[at].link);
        if (cases[at].level != NULL) {
            assert_string_equal(account_of(m, result)->level, cases[at].level);
            assert_int_equal(account_of(m, result)->client, BERIT);
        }
    }
}

/* What is missing or unknown of the client and the service. */
static void an_unlinked_line_says_why(void **state)
{
    static const struct {
        const char *client, *service;
        const char *finding;
    } cases[] = {
        {"nobody", "home", "LK02 F1/1 2026-10 - 400.00"},
        {"nobody", "", "LK02 F1/1 2026-10 - 400.00"},
        {"", "home", "LK10 F1/1 2026-10 - 400.00"},
        {"", "X", "LK10 F1/1 2026-10 - 400.00"},
        {"anna", "", "LK06 F1/1 2026-10 - 400.00"},
        {"anna", "X", "LK06 F1/1 2026-10 - 400.00"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = cases[at].service;
        name_attribute(m, line, "ClientID", cases[at].client);
        municipality_reconcile(m);
        EXPECT(m, cases[at].finding);
    }
}

static void periods_are_the_lines_the_documents_or_the_month_before(void **state)
{
    struct period none = {DATE_NONE, DATE_NONE};
    struct period only_first = {day("2026-08-01"), DATE_NONE};
    struct period only_last = {DATE_NONE, day("2026-08-01")};
    struct period backwards = days("2026-08-02", "2026-08-01");
    struct period lines = days("2026-08-03", "2026-08-03");
    struct period documents = days("2026-09-01", "2026-09-15");
    struct period before = days("2026-10-01", "2026-10-31");
    const struct {
        struct period line, document, counts;
    } cases[] = {
        {lines, documents, lines},
        {none, documents, documents},
        {only_first, documents, documents},
        {only_last, documents, documents},
        {backwards, documents, documents},
        {backwards, backwards, before},
        {none, only_first, before},
        {none, only_last, before},
        {lines, none, lines},
        {none, none, before},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);

        m->facts.documents.items[0].period = cases[at].document;
        m->facts.documents.items[0].issued = day("2026-11-30");
        add_line(m, ANNAS_HOME_CARE, "1", "400")->stated = cases[at].line;
        const struct line *line = linked(m);

        assert_int_equal(line->period.first, cases[at].counts.first);
        assert_int_equal(line->period.last, cases[at].counts.last);
        assert_int_equal(line->period_assumed, cases[at].counts.first == before.first);
    }
}

/* 1.5 of each unit, in grains; an unknown unit is the service's own. */
static void units_are_converted_to_those_of_the_service(void **state)
{
    static const struct {
        enum unit unit;
        const char *code;
        const char *quantity;
        int64_t grains;
        bool unknown;
    } cases[] = {
        {UNIT_HOUR, "HUR", "1.5", 540000, false},
        {UNIT_HOUR, "MIN", "90", 540000, false},
        {UNIT_HOUR, "MIN", "0.00008", 0, false},
        {UNIT_HOUR, "MIN", "0.00009", 1, false},
        {UNIT_HOUR, "HUR", "0.3333", 119988, false},
        {UNIT_HOUR, "HUR", "-0.3333", -119988, false},
        {UNIT_HOUR, "DAY", "1.5", 540000, true},
        {UNIT_HOUR, "", "1.5", 540000, true},
        {UNIT_HOUR, "hur", "1.5", 540000, true},
        {UNIT_DAY, "DAY", "1.5", 540000, false},
        {UNIT_DAY, "C62", "1.5", 540000, true},
        {UNIT_MONTH, "MON", "1", 360000, false},
        {UNIT_MONTH, "DAY", "1", 360000, true},
        {UNIT_EACH, "C62", "2", 720000, false},
        {UNIT_EACH, "EA", "2", 720000, false},
        {UNIT_EACH, "H87", "2", 720000, false},
        {UNIT_EACH, "HUR", "2", 720000, true},
        /* half a grain goes away from zero */
        {UNIT_HOUR, "HUR", "0.00000138888888888889", 1, false},
        {UNIT_HOUR, "HUR", "-0.00000138888888888889", -1, false},
        {UNIT_HOUR, "HUR", "0.00000138888888888888", 0, false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = two_of_each(arena);

        home_care(m)->unit = cases[at].unit;
        add_line(m, ANNAS_HOME_CARE, cases[at].quantity, "400")->unit = cases[at].code;
        const struct line *line = linked(m);

        assert_int_equal(line->grains, cases[at].grains);
        assert_int_equal(line->unit_unknown, cases[at].unknown);
    }
}

static void a_new_account_is_added_once(void **state)
{
    ARENA(arena);
    struct municipality *m = two_of_each(arena);
    size_t before = m->facts.accounts.count;

    (void)state;
    for (int at = 0; at < 2; at++) {
        struct line *line = add_bare_line(m, "1", "400");

        line->seller_item_id = "cleaning";
        name_attribute(m, line, "ClientID", "berit");
    }
    municipality_link(m);
    assert_int_equal(m->facts.accounts.count, before + 1);
    assert_int_equal(m->facts.lines.items[0].account, before);
    assert_int_equal(m->facts.lines.items[1].account, before);
    assert_int_equal(m->facts.accounts.items[before].no, 0);
}

static void documents_that_take_no_part_are_not_linked(void **state)
{
    ARENA(arena);
    struct municipality *m = two_of_each(arena);

    (void)state;
    m->facts.documents.items[0].currency = "EUR";
    add_line(m, ANNAS_HOME_CARE, "1", "400");
    assert_int_equal(linked(m)->link, LINK_NONE);
    m->facts.documents.items[0].currency = "SEK";
    m->facts.documents.items[0].provider = -1;
    assert_int_equal(linked(m)->link, LINK_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_reference_comes_first),
        cmocka_unit_test(orders_are_asked_in_their_order),
        cmocka_unit_test(an_order_of_another_provider_is_lk07),
        cmocka_unit_test(another_client_or_service_than_the_orders_is_lk08),
        cmocka_unit_test(the_clients_attribute_has_four_names_in_any_case),
        cmocka_unit_test(a_clients_own_code_comes_before_aliases),
        cmocka_unit_test(services_are_asked_in_their_order),
        cmocka_unit_test(a_service_alias_comes_before_the_services_own_code),
        cmocka_unit_test(extractors_are_asked_in_their_order),
        cmocka_unit_test(what_extractors_found_is_remembered),
        cmocka_unit_test(the_level_that_is_ordered_is_found),
        cmocka_unit_test(an_unlinked_line_says_why),
        cmocka_unit_test(periods_are_the_lines_the_documents_or_the_month_before),
        cmocka_unit_test(units_are_converted_to_those_of_the_service),
        cmocka_unit_test(a_new_account_is_added_once),
        cmocka_unit_test(documents_that_take_no_part_are_not_linked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
