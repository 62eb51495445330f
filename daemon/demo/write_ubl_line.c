/* An invoice line: whose care it is about is said in the way that its provider says it. */
#include <inttypes.h>

#include "daemon/demo/write.h"

/* What identifies the care, in the places where a line may say it. */
struct reference {
    const char *order_line, *object, *note, *description, *seller_item, *buyer_item;
    const char *client_name, *client; /* attribute */
};

static struct reference refer(const struct town *town, const struct demo_line *line)
{
    const struct demo_account *account = &town->accounts[line->account];
    const char *order = account->order == NONE ? NULL : town->orders[account->order].id;
    const char *client = write_client_code(town, account);
    struct reference reference = {.note = line->note};

    switch (line->link) {
    case LINK_ORDER_LINE:
        reference.order_line = order;
        break;
    case LINK_OBJECT:
        reference.object = order;
        break;
    case LINK_NOTE:
        reference.note = arena_printf(town->arena, "Insats enligt Beslut: %s", order);
        break;
    case LINK_ATTRIBUTE:
        reference.client_name = "ClientID";
        reference.client = client;
        reference.seller_item = write_item_code(town, account);
        break;
    case LINK_BUYER_ITEM:
        reference.client_name = "BrukarID";
        reference.client = client;
        reference.buyer_item = write_item_code(town, account);
        break;
    case LINK_DESCRIPTION:
        reference.description = arena_printf(town->arena, "Brukare %s", client);
        reference.seller_item = write_item_code(town, account);
        break;
    case LINK_DOCUMENT:
    case LINK_NONE:
        break;
    }
    if (line->client_reference != NULL) {
        reference.client_name = "ClientID";
        reference.client = line->client_reference;
    }
    if (line->item_code != NULL) {
        reference.seller_item = line->item_code;
    }
    return reference;
}

static void text(FILE *out, const char *before, const char *value, const char *after)
{
    if (value != NULL) {
        (void)fprintf(out, "%s%s%s\n", before, value, after);
    }
}

/* Ten-thousandths, without needless zeros. */
static void put_decimal(FILE *out, int64_t value)
{
    int digits = 4;

    (void)fprintf(out, "%" PRId64, value / 10000);
    value %= 10000;
    if (value == 0) {
        return;
    }
    for (; value % 10 == 0; value /= 10) {
        digits--;
    }
    (void)fprintf(out, ".%0*" PRId64, digits, value);
}

static void put_day(FILE *out, const char *name, date day)
{
    char written[DATE_TEXT_BYTES];

    date_format(day, written);
    (void)fprintf(out, "<%s>%s</%s>", name, written, name);
}

/* Hours may be said in minutes; the price then stands for 60 of them. */
static bool in_minutes(const struct town *town, const struct demo_line *line)
{
    const struct demo_account *account = &town->accounts[line->account];

    return demo_providers[account->provider].minutes &&
           demo_services[account->service].unit == UNIT_HOUR;
}

static void quantity(FILE *out, const struct town *town, const struct demo_document *document,
                     const struct demo_line *line)
{
    static const char *const codes[] = {"HUR", "DAY", "MON", "EA"};
    const char *name = document->credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity";
    const char *code = codes[demo_services[town->accounts[line->account].service].unit];
    bool minutes = in_minutes(town, line);

    code = minutes ? "MIN" : code;
    (void)fprintf(out, "<%s unitCode=\"%s\">", name,
                  line->unit_code != NULL ? line->unit_code : code);
    put_decimal(out, minutes ? line->grains / GRAINS_A_MINUTE * 10000 : line->grains / 36);
    (void)fprintf(out, "</%s>\n", name);
}

static void item(FILE *out, const struct town *town, const struct demo_line *line,
                 const struct reference *reference)
{
    const struct demo_service *service = &demo_services[town->accounts[line->account].service];

    (void)fputs("<cac:Item>\n", out);
    text(out, "<cbc:Description>", reference->description, "</cbc:Description>");
    text(out, "<cbc:Name>", service->name, "</cbc:Name>");
    text(out, "<cac:BuyersItemIdentification><cbc:ID>", reference->buyer_item,
         "</cbc:ID></cac:BuyersItemIdentification>");
    text(out, "<cac:SellersItemIdentification><cbc:ID>", reference->seller_item,
         "</cbc:ID></cac:SellersItemIdentification>");
    (void)fprintf(
        out,
        "<cac:ClassifiedTaxCategory><cbc:ID>%s</cbc:ID><cbc:Percent>%d</cbc:Percent>"
        "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory>\n",
        line->vat_rate == 0 ? "E" : "S", line->vat_rate);
    if (reference->client != NULL) {
        (void)fprintf(out,
                      "<cac:AdditionalItemProperty><cbc:Name>%s</cbc:Name><cbc:Value>%s</cbc:Value>"
                      "</cac:AdditionalItemProperty>\n",
                      reference->client_name, reference->client);
    }
    (void)fputs("</cac:Item>\n", out);
}

static void price(FILE *out, const struct town *town, const struct demo_document *document,
                  const struct demo_line *line)
{
    (void)fprintf(out, "<cac:Price><cbc:PriceAmount currencyID=\"%s\">", document->currency);
    put_decimal(out, line->price_e4);
    (void)fputs("</cbc:PriceAmount>", out);
    if (in_minutes(town, line)) {
        (void)fputs("<cbc:BaseQuantity unitCode=\"MIN\">60</cbc:BaseQuantity>", out);
    }
    (void)fputs("</cac:Price>\n", out);
}

void write_ubl_line(FILE *out, const struct town *town, const struct demo_document *document,
                    const struct demo_line *line)
{
    const char *name = document->credit ? "CreditNoteLine" : "InvoiceLine";
    struct reference reference = refer(town, line);

    (void)fprintf(out, "<cac:%s>\n<cbc:ID>%d</cbc:ID>\n", name, line->number);
    text(out, "<cbc:Note>", reference.note, "</cbc:Note>");
    quantity(out, town, document, line);
    (void)fprintf(out,
                  "<cbc:LineExtensionAmount currencyID=\"%s\">%" PRId64 ".%02" PRId64
                  "</cbc:LineExtensionAmount>\n",
                  document->currency, line->amount_ore / 100, line->amount_ore % 100);
    if (!line->without_period) {
        (void)fputs("<cac:InvoicePeriod>", out);
        put_day(out, "cbc:StartDate", line->period.first);
        put_day(out, "cbc:EndDate", line->period.last);
        (void)fputs("</cac:InvoicePeriod>\n", out);
    }
    text(out, "<cac:OrderLineReference><cbc:LineID>", reference.order_line,
         "</cbc:LineID></cac:OrderLineReference>");
    text(out, "<cac:DocumentReference><cbc:ID>", reference.object,
         "</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>");
    item(out, town, line, &reference);
    price(out, town, document, line);
    (void)fprintf(out, "</cac:%s>\n", name);
}
