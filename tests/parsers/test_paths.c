#include "tests/check.h"

#include <stdio.h>
#include <string.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/paths.h"
#include "tests/parsers/sax_walk.h"

static const struct format_prefix prefixes[] = {
    {"a", "urn:a"},
    {"b", "urn:b"},
    {0},
};

struct example {
    const char *name;
    const char *xml; /* a root in the namespace urn:a is put around it; its first line is 1 */
    const char *broken;
};

#define ROW(id, context, path, ...)                                                                \
    {                                                                                              \
        id, SEVERITY_WARNING, context, path, __VA_ARGS__, NULL, NULL, NULL                         \
    }

static void check_tables(const struct path_table *tables, const struct example *example)
{
    for (; example->name != NULL; example++) {
        ARENA(arena);
        const char *xml =
            arena_printf(arena, "<Root xmlns='urn:a' xmlns:b='urn:b'>%s</Root>", example->xml);
        const char *broken = broken_in(arena, prefixes, tables, xml);

        if (strcmp(broken, example->broken) != 0) {
            fail_msg("%s: %s, not %s", example->name, broken, example->broken);
        }
    }
}

static void check_rows(const struct path_rule *rows, const struct example *examples)
{
    const struct path_table tables[] = {{rows, SOURCE_EN16931}, {0}};

    check_tables(tables, examples);
}

static void a_forbidden_path_is_told_wherever_it_stands(void **state)
{
    const struct path_rule rows[] = {
        ROW("ROOT", "/", "a:One/a:Two", FORBIDDEN),
        ROW("DEEP", "a:Group", "a:Two", FORBIDDEN),
        ROW("ATTRIBUTE", "a:Group", "a:Three/@x", FORBIDDEN),
        ROW("ANYWHERE", "/", "//a:Four/@x", FORBIDDEN),
        {0},
    };
    const struct example examples[] = {
        {"nothing", "<One/><Two/>", ""},
        {"from the root", "<One>\n<Two/>\n<Two/></One>", "ROOT:2 ROOT:3"},
        {"not deeper", "<b:x><One><Two/></One></b:x>", ""},
        {"another namespace", "<One><b:Two/></One>", ""},
        {"in each group", "<Group><Two/></Group><Group>\n<Two/></Group>", "DEEP:1 DEEP:2"},
        {"in a group in a group", "<Group><Group>\n<Two/></Group>\n<Two/></Group>",
         "DEEP:2 DEEP:3"},
        {"an attribute", "<Group><Three y='1'/><Three x=''/></Group>", "ATTRIBUTE:1"},
        {"an attribute anywhere", "<b:x>\n<Four x='1'/></b:x><Four x='2'/>",
         "ANYWHERE:2 ANYWHERE:2"},
        {0},
    };

    (void)state;
    check_rows(rows, examples);
}

static void paths_are_counted_in_their_context(void **state)
{
    const struct path_rule rows[] = {
        ROW("MOST", "a:Group", "a:One/a:Two | a:Other", AT_MOST(1)),
        ROW("EXACTLY", "a:Line", "a:Tax", EXACTLY(1)),
        ROW("REQUIRED", "a:Must", "a:Two/@x", REQUIRED),
        ROW("TEXT", "a:Text", "a:Two", REQUIRED_TEXT),
        {0},
    };
    const struct example examples[] = {
        {"one", "<Group><One><Two/></One></Group>", ""},
        {"one each", "<Group><One><Two/></One></Group><Group><One><Two/></One></Group>", ""},
        {"two in one", "<Group><One><Two/></One>\n<One><Two/></One></Group>", "MOST:2"},
        {"two alternatives", "<Group><One><Two/></One>\n<Other/><Other/></Group>", "MOST:2"},
        {"none", "\n<Line></Line>", "EXACTLY:2"},
        {"exactly one", "<Line><Tax/></Line>", ""},
        {"two", "<Line><Tax/><Tax/></Line>", "EXACTLY:1"},
        {"attribute is not there", "<Must><Two/></Must>", "REQUIRED:1"},
        {"attribute is there", "<Must><Two x=''/></Must>", ""},
        {"no text", "<Text><Two/></Text>", "TEXT:1"},
        {"white space is a text", "<Text><Two> </Two></Text>", ""},
        {"one of two", "<Text><Two/><Two>x</Two></Text>", ""},
        {0},
    };

    (void)state;
    check_rows(rows, examples);
}

static void values_are_looked_at_as_the_official_tests_do(void **state)
{
    const struct path_rule rows[] = {
        ROW("CODE", "a:Country", ".", CODE(CODES_COUNTRY_UBL)),
        ROW("SCHEME", "a:ID", "@scheme", CODE(CODES_IDENTIFIER_SCHEME)),
        ROW("EXACT", "a:File", "@type", CODE_EXACT(CODES_MEDIA_TYPE)),
        ROW("DECIMALS", "a:Total", "a:Amount", DECIMALS(2)),
        ROW("EQUAL", "/", "//a:Means", ALL_EQUAL),
        {0},
    };
    const struct example examples[] = {
        {"a country", "<Country> SE\n</Country>", ""},
        {"in pieces", "<Country>S<![CDATA[E]]></Country>", ""},
        {"with a comment inside", "<Country>S<!-- x -->E</Country>", ""},
        {"no country", "<Country>XX</Country>", "CODE:1"},
        {"two countries", "<Country>SE NO</Country>", "CODE:1"},
        {"empty", "<Country/>", "CODE:1"},
        {"no scheme is no wrong scheme", "<ID>1</ID>", ""},
        {"a scheme", "<ID scheme='0088'/>", ""},
        {"a wrong scheme", "<ID scheme='GLN'/>", "SCHEME:1"},
        {"white space counts", "<File type=' image/png'/>", "EXACT:1"},
        {"two decimals", "<Total><Amount>1.25</Amount></Total>", ""},
        {"three decimals", "<Total>\n<Amount>1.250</Amount></Total>", "DECIMALS:2"},
        {"a blank is a decimal", "<Total><Amount>1.25 </Amount></Total>", "DECIMALS:1"},
        {"a letter is one decimal", "<Total><Amount>1.å5</Amount></Total>", ""},
        {"equal", "<Means>30</Means><b:x><Means>30</Means></b:x>", ""},
        {"not equal", "<Means>30</Means>\n<Means>30 </Means>", "EQUAL:2"},
        {0},
    };

    (void)state;
    check_rows(rows, examples);
}

static void of_a_table_only_the_first_context_of_an_element_is_asked(void **state)
{
    const struct path_rule rows[] = {
        ROW("FALSE", "a:Charge[a:Is=false]", "a:Reason", FORBIDDEN),
        ROW("TRUE", "a:Charge[a:Is=true]", "a:Reason", FORBIDDEN),
        ROW("IS", "a:Charge[a:Is='x']", "a:Reason", FORBIDDEN),
        ROW("ID", "a:ID[@scheme]", "a:Reason", FORBIDDEN),
        ROW("OTHER", "a:Charge | a:ID", "a:Reason", FORBIDDEN),
        ROW("FIRST", "/a:Own/a:Amount", "", NOTHING),
        ROW("ENDING", "*Amount", "@x", FORBIDDEN),
        ROW("LATER", "a:Amount", "@x", FORBIDDEN),
        {0},
    };
    const struct example examples[] = {
        {"false", "<Charge><Is>false</Is><Reason/></Charge>", "FALSE:1"},
        {"0 is false", "<Charge><Reason/><Is> 0 </Is></Charge>", "FALSE:1"},
        {"true", "<Charge><Is>true</Is><Reason/></Charge>", "TRUE:1"},
        {"both", "<Charge><Is>true</Is><Reason/><Is>0</Is></Charge>", "FALSE:1"},
        {"exactly", "<Charge><Is>x</Is><Reason/></Charge>", "IS:1"},
        {"not exactly", "<Charge><Is>x </Is><Reason/></Charge>", "OTHER:1"},
        {"no condition", "<Charge><Reason/></Charge>", "OTHER:1"},
        {"attribute", "<ID scheme=''><Reason/></ID>", "ID:1"},
        {"without attribute", "<ID><Reason/></ID>", "OTHER:1"},
        {"ending", "<BaseAmount x=''/>", "ENDING:1"},
        {"ending before later", "<Amount x=''/>", "ENDING:1"},
        {"taken by nothing", "<Own><Amount x=''/></Own>", ""},
        {"elsewhere not taken", "<b:x><Own><Amount x=''/></Own></b:x>", "ENDING:1"},
        {0},
    };
    const struct path_rule alone[] = {ROW("ALONE", "a:Charge", "a:Reason", FORBIDDEN), {0}};
    const struct path_table tables[] = {{rows, SOURCE_EN16931}, {alone, SOURCE_EN16931}, {0}};
    const struct example both[] = {
        {"each table has its own first", "<Charge><Is>true</Is>\n<Reason/></Charge>",
         "ALONE:2 TRUE:2"},
        {0},
    };

    (void)state;
    check_rows(rows, examples);
    check_tables(tables, both);
}

static int same_name(const struct path_asked *asked)
{
    const char *name = path_value(asked, 0, 0);

    return name != NULL && path_has_value(asked, 1, name);
}

static int inside_own(const struct path_asked *asked)
{
    return path_inside(asked, "Own") && strcmp(path_name(asked), "Party") == 0;
}

static int schemes(const struct path_asked *asked)
{
    return path_count(asked, 0);
}

static void functions_see_counts_values_and_where_they_are(void **state)
{
    const struct path_rule rows[] = {
        ROW("SAME", "a:Party", "a:Name; a:Other/a:Name", ASK(same_name)),
        ROW("INSIDE", "a:Party", "a:Name", ASK_COUNTS(inside_own)),
        ROW("TALLY", "a:Party", "a:Scheme", TALLY(2, schemes)),
        {0},
    };
    const struct example examples[] = {
        {"other", "<Party><Name>A</Name><Other><Name>B</Name></Other></Party>", ""},
        {"same", "<Party><Name>A</Name><Other><Name>B</Name><Name>A</Name></Other></Party>",
         "SAME:1"},
        {"another party's",
         "<Party><Name>A</Name></Party><Party><Other><Name>A</Name></Other></Party>", ""},
        {"a party within a party",
         "<Party><Name>A</Name><Party><Name>B</Name></Party><Other><Name>A</Name></Other></Party>",
         "SAME:1"},
        {"inside", "<Own><b:x>\n<Party/></b:x></Own>", "INSIDE:2"},
        {"two", "<Party><Scheme/></Party><Party><Scheme/></Party>", ""},
        {"three",
         "<Party><Scheme/></Party>\n<Party><Scheme/><Scheme/></Party><Party><Scheme/></Party>",
         "TALLY:2"},
        {0},
    };

    (void)state;
    check_rows(rows, examples);
}

static int never(const struct path_asked *asked)
{
    return path_value(asked, 0, 0) == NULL;
}

static void many_values_of_one_context_leave_room_for_others(void **state)
{
    const struct path_rule rows[] = {
        ROW("NEVER", "/", "//a:Name", ASK(never)),
        ROW("SAME", "a:Party", "a:Name; a:Other/a:Name", ASK(same_name)),
        {0},
    };
    const struct path_table tables[] = {{rows, SOURCE_EN16931}, {0}};
    ARENA(arena);
    char *names = arena_alloc(arena, 10000 * strlen("<Name>x</Name>") + 1);

    (void)state;
    for (size_t at = 0; at < 10000; at++) {
        memcpy(names + at * strlen("<Name>x</Name>"), "<Name>x</Name>", strlen("<Name>x</Name>"));
    }
    const char *xml = arena_printf(arena,
                                   "<Root xmlns='urn:a'>%s\n<Party><Name>A</Name><Other><Name>A"
                                   "</Name></Other></Party></Root>",
                                   names);

    assert_string_equal(broken_in(arena, prefixes, tables, xml), "SAME:2");
}

static void empty_elements_are_those_without_elements_and_text(void **state)
{
    const struct path_rule rows[] = {ROW("EMPTY", "*", ".", NOT_EMPTY), {0}};
    const struct example examples[] = {
        {"text", "x", ""},
        {"an element", "<b:x>1</b:x>", ""},
        {"nothing", "\n<b:x></b:x>", "EMPTY:2"},
        {"white space", "<b:x> \n </b:x>", "EMPTY:1"},
        {"an attribute is no text", "<b:x y='1'/>", "EMPTY:1"},
        {"a comment is no text", "<b:x><!-- y --></b:x>", "EMPTY:1"},
        {0},
    };

    (void)state;
    check_rows(rows, examples);
}

static void a_text_of_many_megabytes_takes_no_memory(void **state)
{
    const struct path_rule rows[] = {ROW("CODE", "a:Country", ".", CODE(CODES_COUNTRY_UBL)), {0}};
    const struct path_table tables[] = {{rows, SOURCE_EN16931}, {0}};
    ARENA(arena);
    xmlDict *names = xmlDictCreate();
    struct verdict verdict = {.arena = arena};
    struct path_walk *walk =
        path_walk_new(arena, paths_new(arena, names, prefixes, tables, SOURCE_PEPPOL), &verdict);
    const xmlChar *uri = xmlDictLookup(names, (const xmlChar *)(const void *)"urn:a", -1);
    const xmlChar *country = xmlDictLookup(names, (const xmlChar *)(const void *)"Country", -1);
    char *text = arena_alloc(arena, 65536);
    size_t before = arena_bytes(arena);

    (void)state;
    memset(text, 'A', 65536);
    path_walk_open(walk, uri, NULL, 1);
    path_walk_open(walk, country, uri, 1);
    for (int piece = 0; piece < 1000; piece++) {
        path_walk_text(walk, text, 65536);
    }
    path_walk_close(walk);
    path_walk_close(walk);
    assert_true(arena_bytes(arena) - before < 65536);
    assert_string_equal(verdict.breaches[0].id, "CODE");
    xmlDictFree(names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_forbidden_path_is_told_wherever_it_stands),
        cmocka_unit_test(paths_are_counted_in_their_context),
        cmocka_unit_test(values_are_looked_at_as_the_official_tests_do),
        cmocka_unit_test(of_a_table_only_the_first_context_of_an_element_is_asked),
        cmocka_unit_test(functions_see_counts_values_and_where_they_are),
        cmocka_unit_test(many_values_of_one_context_leave_room_for_others),
        cmocka_unit_test(empty_elements_are_those_without_elements_and_text),
        cmocka_unit_test(a_text_of_many_megabytes_takes_no_memory),
    };

    return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
