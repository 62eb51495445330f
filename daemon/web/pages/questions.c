/* Frågor: what finance asks a handläggare, with the evidence beside, and her answers; for who asks,
 * which of her questions wait and which have been answered. */
#include "daemon/web/page.h"
#include "daemon/web/pages/time_axis.h"

static const struct parameter list_parameters[] = {
    {.name = "visa",
     .type = PARAMETER_ONE_OF,
     .label = "Visa",
     .one_of = (const char *const[]){"oppna", "besvarade", "stallda", "svar", "klara", NULL},
     .standard = "oppna"},
    {0}};

static const struct page_query list_queries[] = {
    {.element = "questions", .query = &SQL_PAGE_QUESTIONS, .values = {"visa", "today", "none"}},
    {.element = "clients", .query = &SQL_PAGE_QUESTIONS_CLIENTS, .values = {"visa", "none"}},
    {.element = "logged", .query = &SQL_PAGE_QUESTIONS_LOG, .values = {"clients"}},
    {0}};

extern const struct page page_questions;
const struct page page_questions = {
    .path = "/fragor",
    .stylesheet = "questions.xsl",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER | ROLE_FINANCE | ROLE_APPROVER | ROLE_AUDITOR,
    .menu = "Frågor",
    .parameters = list_parameters,
    .queries = list_queries,
};

/* The client and month in the address choose what is drawn beside the question; who may see it is
 * the database's to say. */
static const struct parameter one_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .label = "Fråga", .required = true},
    {.name = "klient", .type = PARAMETER_NUMBER, .label = "Klient"},
    {.name = "manad", .type = PARAMETER_MONTH, .label = "Månad"},
    {0}};

static const struct page_query one_queries[] = {
    {.element = "questions",
     .query = &SQL_PAGE_QUESTIONS,
     .values = {"none", "today", "id"},
     .must_exist = true},
    {.element = "clients", .query = &SQL_PAGE_QUESTIONS_CLIENTS, .values = {"none", "id"}},
    TIME_AXIS("klient", "none", "manad", "none"),
    {.element = "logged", .query = &SQL_PAGE_CLIENT_LOG, .values = {"clients", "manad"}},
    {0}};

extern const struct page page_question;
const struct page page_question = {
    .path = "/fragor/{id}",
    .stylesheet = "questions.xsl",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER | ROLE_AUDITOR,
    .parameters = one_parameters,
    .queries = one_queries,
};

static const struct parameter answer_parameters[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true},
    {.name = "svar", .type = PARAMETER_TEXT, .label = "Svar", .most = 2000},
    {0}};

extern const struct action action_answer;
const struct action action_answer = {
    .path = "/fragor/{id}/svar",
    .who = ROLE_OFFICER | ROLE_UNIT_MANAGER,
    .parameters = answer_parameters,
    .query = &SQL_ACTION_ANSWER,
    .values = {"id", "svar"},
    .again = "/fragor/{id}",
    .then = "/fragor",
};
