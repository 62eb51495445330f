#include "tests/daemon/invoice_text.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *or_default(const char *text, const char *otherwise)
{
    return text == NULL ? otherwise : text;
}

static void print_line(FILE *out, const struct invoice_text *what, bool credit, int number)
{
    const char *word = credit ? "CreditNote" : "Invoice";

    (void)fprintf(out,
                  "<cac:%sLine><cbc:ID>%d</cbc:ID><cbc:%sQuantity unitCode=\"HUR\">%s"
                  "</cbc:%sQuantity><cbc:LineExtensionAmount currencyID=\"SEK\">%s"
                  "</cbc:LineExtensionAmount>%s<cac:Item><cbc:Name>Hemtjänst</cbc:Name>%s"
                  "</cac:Item><cac:Price><cbc:PriceAmount currencyID=\"SEK\">40.00"
                  "</cbc:PriceAmount></cac:Price></cac:%sLine>\n",
                  word, number, credit ? "Credited" : "Invoiced", or_default(what->quantity, "2.5"),
                  credit ? "Credited" : "Invoiced", or_default(what->line_net, "100.00"),
                  or_default(what->line_more, ""), or_default(what->item, ""), word);
}

char *invoice_text(struct arena *arena, struct invoice_text what)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    const char *root = or_default(what.root, "Invoice");
    bool credit = strcmp(root, "CreditNote") == 0;
    int count = what.line_count == 0 ? 1 : what.line_count;

    (void)fprintf(
        out,
        "<%s xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:%s-2\" "
        "xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" "
        "xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n"
        "<cbc:ID>%s</cbc:ID>\n<cbc:IssueDate>%s</cbc:IssueDate>\n"
        "<cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>%s"
        "<cac:AccountingSupplierParty><cac:Party>%s</cac:Party></cac:AccountingSupplierParty>%s\n"
        "<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID=\"SEK\">%s"
        "</cbc:TaxExclusiveAmount></cac:LegalMonetaryTotal>\n",
        root, root, or_default(what.number, "F-1"), or_default(what.date, "2026-10-31"),
        or_default(what.head, ""),
        or_default(what.seller, "<cac:PartyLegalEntity><cbc:CompanyID>556677-8899</cbc:CompanyID>"
                                "</cac:PartyLegalEntity>"),
        or_default(what.after, ""), or_default(what.net, "100.00"));
    (void)fputs(or_default(what.lines, ""), out);
    for (int at = 1; what.lines == NULL && at <= count; at++) {
        print_line(out, &what, credit, at);
    }
    (void)fprintf(out, "</%s>\n", root);
    (void)fclose(out);
    char *text = arena_strndup(arena, bytes, length);

    free(bytes);
    return text;
}
