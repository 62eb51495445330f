#include "tests/daemon/hand_town.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/daemon/invoice_text.h"

void hand_town_visit(struct db *db, const char *id, const char *client, const char *staff,
                     const char *day, int from, int to)
{
    ARENA(arena);

    town_import(db, "visits",
                arena_printf(arena,
                             "visit_id,client_id,provider_id,service_id,staff_id,start,end\n"
                             "%s,%s,5560000001,HT,%s,%sT%02d:00,%sT%02d:00\n",
                             id, client, staff, day, from, day, to));
}

void hand_town_found(struct db *db)
{
    town_import(db, "providers", "provider_id,name\n5560000001,Hemtjänst AB\n");
    town_import(db, "clients", "client_id\nK1\nK2\nK3\n");
    town_import(db, "services", "service_id,unit,basis\nHT,hour,performed\nNT,hour,performed\n");
    town_import(db, "prices",
                "service_id,provider_id,level,valid_from,unit_price\n"
                "HT,,,2026-01-01,100\n");
    town_import(db, "orders",
                "order_id,client_id,provider_id,service_id,valid_from,quantity,per\n"
                "O1,K1,5560000001,HT,2026-09-01,10,month\n"
                "O2,K2,5560000001,HT,2026-09-01,10,month\n"
                "O3,K3,5560000001,HT,2026-09-01,10,month\n");
    hand_town_visit(db, "V1", "K1", "S1", "2026-09-01", 8, 10);
    hand_town_visit(db, "V2", "K1", "S1", "2026-09-02", 8, 10);
    hand_town_visit(db, "V3", "K1", "S1", "2026-09-03", 8, 10);
    hand_town_visit(db, "W1", "K2", "S1", "2026-09-01", 10, 12);
    hand_town_visit(db, "X1", "K3", "S3", "2026-09-04", 8, 10);
}

static void print_line(FILE *out, const struct hand_line *line, bool credit, int number)
{
    const char *word = credit ? "CreditNote" : "Invoice";

    (void)fprintf(out,
                  "<cac:%sLine><cbc:ID>%d</cbc:ID><cbc:%sQuantity unitCode=\"HUR\">%d"
                  "</cbc:%sQuantity><cbc:LineExtensionAmount currencyID=\"SEK\">%d.00"
                  "</cbc:LineExtensionAmount><cac:InvoicePeriod><cbc:StartDate>2026-09-01"
                  "</cbc:StartDate><cbc:EndDate>2026-09-30</cbc:EndDate></cac:InvoicePeriod>",
                  word, number, credit ? "Credited" : "Invoiced", line->hours,
                  credit ? "Credited" : "Invoiced", line->kronor);
    if (line->order != NULL) {
        (void)fprintf(out,
                      "<cac:OrderLineReference><cbc:LineID>%s</cbc:LineID>"
                      "</cac:OrderLineReference>",
                      line->order);
    }
    (void)fprintf(
        out,
        "<cac:Item><cbc:Name>Hemtjänst</cbc:Name><cac:SellersItemIdentification><cbc:ID>%s"
        "</cbc:ID></cac:SellersItemIdentification>",
        line->service == NULL ? "HT" : line->service);
    if (line->client != NULL) {
        (void)fprintf(out,
                      "<cac:AdditionalItemProperty><cbc:Name>ClientID</cbc:Name><cbc:Value>%s"
                      "</cbc:Value></cac:AdditionalItemProperty>",
                      line->client);
    }
    (void)fprintf(out, "</cac:Item></cac:%sLine>\n", word);
}

void hand_town_invoice(struct db *db, const char *number, const char *credits,
                       const struct hand_line *lines, int count)
{
    ARENA(arena);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    int kronor = 0;

    for (int at = 0; at < count; at++) {
        print_line(out, &lines[at], credits != NULL, at + 1);
        kronor += lines[at].kronor;
    }
    (void)fclose(out);
    town_ingest(db,
                invoice_text(arena,
                             (struct invoice_text){
                                 .root = credits == NULL ? "Invoice" : "CreditNote",
                                 .number = number,
                                 .date = "2026-10-10",
                                 .net = arena_printf(arena, "%d.00", kronor),
                                 .head = credits == NULL
                                             ? ""
                                             : arena_printf(arena,
                                                            "<cac:BillingReference>"
                                                            "<cac:InvoiceDocumentReference><cbc:ID>"
                                                            "%s</cbc:ID>"
                                                            "</cac:InvoiceDocumentReference>"
                                                            "</cac:BillingReference>",
                                                            credits),
                                 .seller = "<cac:PartyLegalEntity><cbc:CompanyID>5560000001"
                                           "</cbc:CompanyID></cac:PartyLegalEntity>",
                                 .lines = arena_strndup(arena, text, length)}),
                arena_printf(arena, "%s %s %d", number, count == 0 ? "" : lines[0].client, kronor));
    free(text);
}
