/* Messages as Peppol's rules have them; and the letter with its lines. */
#include <stdio.h>
#include <string.h>

#include "daemon/answer.h"
#include "parsers/envelope.h"
#include "parsers/parse.h"
#include "reconcile/base/attributes.h"
#include "tests/check.h"
#include "tests/daemon/invoice_response.h"

static const char whole[] =
    "{'id': '6b7a2d1e-0000-4000-8000-000000000007', 'issue_date': '2026-11-29',"
    " 'issue_time': '12:00:00', 'note': 'Av 3 000,00 kr netto betalas 2 000,00 kr.',"
    " 'sender': {'endpoint': '0007:2120000142', 'name': 'Exempelköping & Co <kommun>'},"
    " 'receiver': {'endpoint': '0088:7330001000000', 'name': 'Omsorg AB'},"
    " 'status': 'CA', 'effective': '2026-11-28',"
    " 'statuses': [{'list': 'OPStatusReason', 'code': 'QTY', 'text': 'Rad 1: Mer än utfört',"
    "   'conditions': [{'attribute': 'BT-129', 'value': '6'},"
    "                  {'attribute': 'BT-131', 'value': '1000.00'}]},"
    "  {'list': 'OPStatusAction', 'code': 'CNP'}],"
    " 'invoice': {'id': 'F-1', 'issue_date': '2026-11-01', 'type': '380'},"
    " 'letter': 'Hej!\\n\\nRad 1 stämmer inte.\\n',"
    " 'lines': [{'invoice': 'F-1', 'line_id': '=1', 'client_id': 'K1', 'service_id': 'HT',"
    "   'month': '2026-10', 'code': 'QT01', 'title': 'Mer \\\"fakturerat\\\"; än utfört',"
    "   'invoiced': '10', 'disputed': '-4.5', 'invoiced_kronor': '2000.00',"
    "   'disputed_kronor': '1000.00', 'reason': 'QTY', 'action': 'CNP'}]}";

/* As JSON wants its quotes; one replacement made first. */
static json_t *content_with(struct arena *arena, const char *from, const char *to)
{
    const char *found = from == NULL ? NULL : strstr(whole, from);
    char *text = found == NULL ? arena_strdup(arena, whole)
                               : arena_printf(arena, "%.*s%s%s", (int)(found - whole), whole, to,
                                              found + strlen(from));
    struct error error = {0};
    json_t *content = NULL;

    assert_true(from == NULL || found != NULL);
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '\'' ? '"' : *at;
    }
    if (!answer_content(text, &content, &error)) {
        fail_msg("%s: %s", error.text, text);
    }
    return content;
}

static void a_message_is_as_the_rules_have_it(void **state UNUSED)
{
    ARENA(arena);
    CLEANUP(json_decrefp) json_t *content = content_with(arena, NULL, NULL);
    const char *xml = answer_xml(arena, content, ANSWER_BARE);

    assert_string_equal(invoice_response_broken(xml), "");
    assert_non_null(strstr(xml, "<cbc:EndpointID schemeID=\"0007\">2120000142</cbc:EndpointID>"));
    assert_non_null(strstr(xml, "Exempelköping &amp; Co &lt;kommun&gt;"));
    assert_non_null(strstr(xml, "<cbc:ID>6b7a2d1e-0000-4000-8000-000000000007</cbc:ID>"));
    assert_null(strstr(xml, "K1")); /* the message has no client in it, not even by code */
}

struct kept {
    struct arena *arena;
    const struct envelope *envelope;
};

static bool keep_envelope(void *context, struct parsed *parsed, struct error *error UNUSED)
{
    struct kept *kept = context;

    assert_non_null(parsed->envelope);
    kept->envelope = envelope_copy(kept->arena, parsed->envelope);
    arena_free(parsed->arena);
    return true;
}

/* What our own reader sees of it. */
static const struct envelope *read_envelope(struct arena *arena, const char *xml)
{
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct kept kept = {.arena = arena};
    const struct parse_sink sink = {.context = &kept, .document = keep_envelope};
    struct invoice *invoice = NULL;
    struct error error = {0};

    assert_true(parser_new(arena, &parse_limits_default, &parser, &error));
    parser_deliver(parser, &sink);
    assert_true(parser_push(parser, xml, strlen(xml), &error));
    assert_true(parser_finish(parser, &invoice, &error));
    assert_non_null(kept.envelope);
    return kept.envelope;
}

static void an_envelope_says_from_whom_to_whom_and_what(void **state UNUSED)
{
    ARENA(arena);
    CLEANUP(json_decrefp) json_t *content = content_with(arena, NULL, NULL);
    const char *xml = answer_xml(arena, content, ANSWER_SBDH);
    const char *message = strstr(xml, "<ApplicationResponse");
    const char *end = strstr(xml, "</StandardBusinessDocument>");
    const struct envelope *envelope = read_envelope(arena, xml);

    assert_non_null(message);
    assert_non_null(end);
    assert_string_equal(envelope->sender.text, "0007:2120000142");
    assert_string_equal(envelope->sender_authority.text, "iso6523-actorid-upis");
    assert_string_equal(envelope->receiver.text, "0088:7330001000000");
    assert_string_equal(envelope->receiver_authority.text, "iso6523-actorid-upis");
    assert_string_equal(envelope->standard.text,
                        "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2");
    assert_string_equal(envelope->type.text, "ApplicationResponse");
    assert_string_equal(envelope->instance.text, "6b7a2d1e-0000-4000-8000-000000000007");
    assert_string_equal(envelope->created.text, "2026-11-29T12:00:00+01:00");
    assert_string_equal(
        invoice_response_broken(arena_printf(arena, "%.*s", (int)(end - message), message)), "");
    assert_non_null(strstr(xml, "<InstanceIdentifier>urn:oasis:names:specification:ubl:schema:xsd:"
                                "ApplicationResponse-2::ApplicationResponse##urn:fdc:peppol.eu:"
                                "poacc:trns:invoice_response:3::2.1</InstanceIdentifier>"));
    assert_null(strstr(answer_xml(arena, content, ANSWER_BARE), "StandardBusinessDocument"));
}

/* The check itself is proved: each break is seen, by its rule. */
static void what_breaks_a_rule_is_seen(void **state UNUSED)
{
    static const struct {
        const char *from, *to, *rule;
    } cases[] = {
        {"'status': 'CA'", "'status': 'OK'", "PEPPOL-T111-B"},
        {"'code': 'QTY'", "'code': 'QQQ'", "PEPPOL-T111-B"},
        {"'code': 'CNP'", "'code': 'QTY'", "PEPPOL-T111-B"},
        {"'list': 'OPStatusAction'", "'list': 'Other'", "PEPPOL-T111-B"},
        {"'issue_date': '2026-11-29'", "'issue_date': '29/11 2026'", "PEPPOL-T111-B"},
        {"'issue_date': '2026-11-29',", "", "PEPPOL-T111-B"},
        {"'id': 'F-1',", "", "PEPPOL-T111-B"},
        {"'attribute': 'BT-129'", "'attribute': 'quantity'", "PEPPOL-T111-B"},
        {"'name': 'Omsorg AB'", "'name': ''", "PEPPOL-T111-B"},
        {"0007:2120000142", "2120000142", "PEPPOL-T111-B"},
        {"'endpoint': '0088:7330001000000',", "", "PEPPOL-T111-B"},
        {"0007:2120000142", "0007:2120000143", "PEPPOL-COMMON-R049"},
        {"0088:7330001000000", "0088:7330001000001", "PEPPOL-COMMON-R040"},
        {"0088:7330001000000", "1234:1", "PEPPOL-T111-B00902"},
        {"'type': '380'", "'type': '999'", "PEPPOL-T111-B04201"},
        {"'code': 'QTY', 'text': 'Rad 1: Mer än utfört'", "'code': 'OTH'", "PEPPOL-T111-R002"},
        {"'code': 'QTY'", "'code': 'PPD'", "PEPPOL-T111-R005"},
        {"'statuses': [{", "'statuses': [], 'no': [{", "PEPPOL-T111-R001"},
        {"Mer än utfört'", " '", ""},
        {"'status': 'CA'", "'status': 'AP'", ""},
        {", 'note': 'Av 3 000,00 kr netto betalas 2 000,00 kr.'", "", ""},
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        CLEANUP(json_decrefp)
        json_t *content = content_with(arena, cases[at].from, cases[at].to);
        const char *broken = invoice_response_broken(answer_xml(arena, content, ANSWER_BARE));

        if (strcmp(broken, cases[at].rule) != 0) {
            fail_msg("%s: '%s', not '%s'", cases[at].to, broken, cases[at].rule);
        }
    }
}

/* Of use case 6c. */
static void a_published_example_passes_the_same_check(void **state UNUSED)
{
    FILE *file = fopen("tests/data/answers/example.xml", "r");
    char text[8192];

    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    (void)fclose(file);
    assert_string_equal(invoice_response_broken(text), "");
}

static void a_dispute_has_a_letter_and_its_lines(void **state UNUSED)
{
    ARENA(arena);
    CLEANUP(json_decrefp) json_t *content = content_with(arena, NULL, NULL);
    CLEANUP(json_decrefp)
    json_t *other = content_with(arena, "'letter'", "'other'");

    assert_string_equal(answer_letter(arena, content, 7),
                        "Exempelköping & Co <kommun>\n2026-11-29\n\nTill Omsorg AB\n\n"
                        "Faktura: F-1 av den 2026-11-01\nVårt svar nr: 7\n"
                        "Bilaga: avstamd-svar-000007.csv med raderna som bestrids\n\n"
                        "Hej!\n\nRad 1 stämmer inte.\n\nExempelköping & Co <kommun>\n");
    assert_string_equal(answer_letter(arena, other, 7), "");
    assert_string_equal(
        answer_annex(arena, content),
        "\xEF\xBB\xBF\"Faktura\";\"Rad\";\"Klientkod\";\"Insats\";\"Månad\";\"Avvikelse\";\"Vad\";"
        "\"Fakturerad mängd\";\"Bestridd mängd\";\"Fakturerat kr\";\"Bestritt kr\";"
        "\"Orsak (Peppol)\";\"Åtgärd (Peppol)\"\r\n"
        "\"F-1\";\"'=1\";\"K1\";\"HT\";\"2026-10\";\"QT01\";\"Mer \"\"fakturerat\"\"; än utfört\";"
        "\"10\";\"-4,5\";\"2000,00\";\"1000,00\";\"QTY\";\"CNP\"\r\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_as_the_rules_have_it),
        cmocka_unit_test(an_envelope_says_from_whom_to_whom_and_what),
        cmocka_unit_test(what_breaks_a_rule_is_seen),
        cmocka_unit_test(a_published_example_passes_the_same_check),
        cmocka_unit_test(a_dispute_has_a_letter_and_its_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
