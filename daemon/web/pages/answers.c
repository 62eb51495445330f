/* Svar till utförare: what providers were told, and what did not reach them.  What it says is shown
 * with the invoice, to those who see that. */
#include "daemon/web/page.h"

static const struct parameter parameters[] = {
    {.name = "visa",
     .type = PARAMETER_ONE_OF,
     .label = "Visa",
     .one_of = (const char *const[]){"misslyckade", "vantar", "alla", NULL},
     .standard = "misslyckade"},
    {.name = "sida", .type = PARAMETER_NUMBER, .label = "Sida", .standard = "1"},
    {0}};

static const struct page_query queries[] = {
    {.element = "answers", .query = &SQL_PAGE_ANSWERS, .values = {"visa", "sida"}}, {0}};

extern const struct page page_answers;
const struct page page_answers = {.path = "/installningar/svar",
                                  .stylesheet = "settings_answers.xsl",
                                  .who = ROLE_ADMINISTRATOR | ROLE_AUDITOR,
                                  .parameters = parameters,
                                  .queries = queries};

static const struct parameter of_answer[] = {
    {.name = "id", .type = PARAMETER_NUMBER, .required = true}, {0}};

extern const struct action action_answer_again;
const struct action action_answer_again = {.path = "/installningar/svar/{id}/igen",
                                           .who = ROLE_ADMINISTRATOR,
                                           .parameters = of_answer,
                                           .query = &SQL_ACTION_ANSWER_AGAIN,
                                           .values = {"id"},
                                           .said = "Svaret skickas igen om en stund.",
                                           .again = "/installningar/svar",
                                           .then = "/installningar/svar"};
