/* Stickprov: orders or approvals drawn by a seed, what is looked at in each, and what that gave. */
#include "daemon/web/page.h"

enum { ROLE_CHECKER = ROLE_FINANCE | ROLE_UNIT_MANAGER, ROLE_SEES = ROLE_CHECKER | ROLE_AUDITOR };

static const char *const kinds[] = {"orders", "documents", NULL};

extern const struct page page_samples;
const struct page page_samples = {
    .path = "/rapporter/stickprov",
    .stylesheet = "samples.xsl",
    .who = ROLE_SEES,
    .queries =
        (const struct page_query[]){
            {.element = "rows", .query = &SQL_REPORT_SAMPLES, .values = {"none"}},
            {.element = "percent", .query = &SQL_REPORT_SAMPLE_PERCENT},
            {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Stickprov",
        .about =
            "Beställningar, eller attester mot delegationsordningen, dragna på måfå. Fröet och "
            "underlaget avgör urvalet, så att vem som helst kan dra om det och få samma rader.",
        .empty = "Inget stickprov är draget än. Välj vad och vilken period, och dra ett.",
        .columns = (const struct table_column[]){
            {.name = "sample_no",
             .heading = "Nr",
             .type = COLUMN_COUNT,
             .link = "/rapporter/stickprov/",
             .key = "sample_no"},
            {.name = "what", .heading = "Vad", .type = COLUMN_TEXT},
            {.name = "first_day", .heading = "Från", .type = COLUMN_DATE},
            {.name = "last_day", .heading = "Till", .type = COLUMN_DATE},
            {.name = "percent", .heading = "Andel", .type = COLUMN_PERCENT},
            {.name = "seed", .heading = "Frö", .type = COLUMN_TEXT},
            {.name = "population", .heading = "Underlag", .type = COLUMN_COUNT},
            {.name = "drawn", .heading = "Dragna", .type = COLUMN_COUNT},
            {.name = "checked", .heading = "Granskade", .type = COLUMN_COUNT},
            {.name = "ok", .heading = "Utan anmärkning", .type = COLUMN_COUNT},
            {.name = "remarks", .heading = "Anmärkning", .type = COLUMN_COUNT},
            {.name = "wrong", .heading = "Fel", .type = COLUMN_COUNT},
            {.name = "drawn_by", .heading = "Dragen av", .type = COLUMN_TEXT},
            {.name = "drawn_at", .heading = "Tid", .type = COLUMN_TIME},
            {0}}}};

extern const struct page page_sample;
const struct page page_sample = {
    .path = "/rapporter/stickprov/{id}",
    .stylesheet = "sample.xsl",
    .who = ROLE_SEES,
    .parameters =
        (const struct parameter[]){{.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}},
    .queries = (const struct page_query[]){{.element = "sample",
                                            .query = &SQL_REPORT_SAMPLES,
                                            .values = {"id"},
                                            .must_exist = true},
                                           {.element = "rows",
                                            .query = &SQL_REPORT_SAMPLE_ITEMS,
                                            .values = {"id", "none", "path"}},
                                           {0}},
    .table = &(const struct table){
        .element = "rows",
        .title = "Stickprovets rader",
        .about = "Öppna en rad för att granska den.",
        .empty =
            "Stickprovet drog inga rader: inget passade perioden, eller raderna hör inte till dig.",
        .columns = (const struct table_column[]){
            {.name = "place",
             .heading = "Rad",
             .type = COLUMN_COUNT,
             .link = "/rapporter/stickprov/",
             .key = "address"},
            {.name = "order_id", .heading = "Beställning", .type = COLUMN_TEXT, .if_any = true},
            {.name = "client_id", .heading = "Klient", .type = COLUMN_TEXT, .if_any = true},
            {.name = "officer", .heading = "Handläggare", .type = COLUMN_TEXT, .if_any = true},
            {.name = "service", .heading = "Insats", .type = COLUMN_TEXT, .if_any = true},
            {.name = "invoice_no",
             .heading = "Faktura",
             .type = COLUMN_TEXT,
             .if_any = true,
             .link = "/faktura/",
             .key = "document_no"},
            {.name = "provider", .heading = "Utförare", .type = COLUMN_TEXT, .if_any = true},
            {.name = "decision_id",
             .heading = "Beslut",
             .type = COLUMN_TEXT,
             .if_any = true,
             .files = true},
            {.name = "decided_on",
             .heading = "Beslutsdatum",
             .type = COLUMN_DATE,
             .if_any = true,
             .files = true},
            {.name = "valid_from",
             .heading = "Från",
             .type = COLUMN_DATE,
             .if_any = true,
             .files = true},
            {.name = "valid_to",
             .heading = "Till",
             .type = COLUMN_DATE,
             .if_any = true,
             .files = true},
            {.name = "quantity",
             .heading = "Mängd",
             .type = COLUMN_QUANTITY,
             .if_any = true,
             .files = true},
            {.name = "unit",
             .heading = "Enhet",
             .type = COLUMN_TEXT,
             .if_any = true,
             .files = true},
            {.name = "per", .heading = "Per", .type = COLUMN_TEXT, .if_any = true, .files = true},
            {.name = "pay_ore",
             .heading = "Att betala (kr)",
             .type = COLUMN_KRONOR,
             .sum = true,
             .if_any = true},
            {.name = "first_by", .heading = "Första attest", .type = COLUMN_TEXT, .if_any = true},
            {.name = "first_at",
             .heading = "Första attest, tid",
             .type = COLUMN_TIME,
             .if_any = true,
             .files = true},
            {.name = "final_by", .heading = "Attest", .type = COLUMN_TEXT, .if_any = true},
            {.name = "final_at",
             .heading = "Attest, tid",
             .type = COLUMN_TIME,
             .if_any = true,
             .files = true},
            {.name = "limit_text",
             .heading = "Gräns den dagen",
             .type = COLUMN_TEXT,
             .if_any = true},
            {.name = "within", .heading = "Inom gränsen", .type = COLUMN_TEXT, .if_any = true},
            {.name = "outcome", .heading = "Utfall", .type = COLUMN_TEXT},
            {.name = "lacking", .heading = "Brister", .type = COLUMN_TEXT, .if_any = true},
            {.name = "comment", .heading = "Kommentar", .type = COLUMN_TEXT, .if_any = true},
            {.name = "checked_by",
             .heading = "Granskad av",
             .type = COLUMN_TEXT,
             .if_any = true,
             .files = true},
            {0}}}};

static const struct parameter item_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "rad", .type = PARAMETER_NUMBER, .required = true},
    {0}};

extern const struct page page_sample_item;
const struct page page_sample_item = {
    .path = "/rapporter/stickprov/{id}/{rad}",
    .stylesheet = "sample_item.xsl",
    .who = ROLE_SEES,
    .parameters = item_parameters,
    .queries = (const struct page_query[]){
        {.element = "sample", .query = &SQL_REPORT_SAMPLES, .values = {"id"}, .must_exist = true},
        {.element = "item",
         .query = &SQL_REPORT_SAMPLE_ITEMS,
         .values = {"id", "rad", "path"},
         .must_exist = true},
        {.element = "points", .query = &SQL_REPORT_SAMPLE_POINTS, .values = {"id", "rad"}},
        {.element = "next", .query = &SQL_REPORT_SAMPLE_NEXT, .values = {"id", "rad"}},
        {0}}};

extern const struct action action_sample_draw;
const struct action action_sample_draw = {
    .path = "/rapporter/stickprov",
    .who = ROLE_CHECKER,
    .parameters =
        (const struct parameter[]){
            {.name = "vad",
             .type = PARAMETER_ONE_OF,
             .label = "Vad",
             .one_of = kinds,
             .required = true},
            {.name = "fran", .type = PARAMETER_DATE, .label = "Första dag", .required = true},
            {.name = "till", .type = PARAMETER_DATE, .label = "Sista dag", .required = true},
            {.name = "procent", .type = PARAMETER_NUMBER, .label = "Procent"},
            {.name = "fro", .type = PARAMETER_TEXT, .label = "Frö", .most = 100},
            {0}},
    .query = &SQL_ACTION_SAMPLE_DRAW,
    .values = {"vad", "fran", "till", "procent", "fro"},
    .said = "Stickprovet är draget.",
    .again = "/rapporter/stickprov"};

extern const struct action action_sample_check;
const struct action action_sample_check = {
    .path = "/rapporter/stickprov/{id}/{rad}",
    .who = ROLE_CHECKER,
    .parameters =
        (const struct parameter[]){
            {.name = "id", .type = PARAMETER_NUMBER, .required = true},
            {.name = "rad", .type = PARAMETER_NUMBER, .required = true},
            {.name = "utfall",
             .type = PARAMETER_ONE_OF,
             .label = "Utfall",
             .one_of = (const char *const[]){"ok", "remark", "wrong", NULL},
             .required = true},
            {.name = "punkt", .type = PARAMETER_NUMBERS, .label = "Punkt"},
            {.name = "anteckning", .type = PARAMETER_TEXT, .label = "Kommentar", .most = 2000},
            {0}},
    .query = &SQL_ACTION_SAMPLE_CHECK,
    .values = {"id", "rad", "utfall", "punkt", "anteckning"},
    .then = "/rapporter/stickprov/{id}",
    .said = "Granskningen är sparad.",
    .again = "/rapporter/stickprov/{id}/{rad}"};
