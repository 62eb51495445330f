/* The rules that countries have in Peppol BIS Billing, and whom they concern.
 *
 * A country's rules are asked of invoices from its own sellers, sometimes only to buyers in the
 * same country.  Which country a party is in is found in several ways, as the official tests do:
 * some look at the address, some at the VAT number first.
 */
#ifndef AVSTAMD_NATIONAL_H
#define AVSTAMD_NATIONAL_H

#include "parsers/validate/rule.h"
#include "parsers/validate/text.h"

/* What the rules of a country are asked of; the rules themselves do not look at it again. */
bool national_concerns_denmark(const struct document *document);
bool national_concerns_germany(const struct document *document);
bool national_concerns_greece(const struct document *document);
bool national_concerns_greek_address(const struct document *document);
bool national_concerns_iceland(const struct document *document);
bool national_concerns_italy(const struct document *document);
bool national_concerns_netherlands(const struct document *document);
bool national_concerns_norway(const struct document *document);
bool national_concerns_sweden(const struct document *document);

extern const struct rule national_denmark[];
extern const struct rule national_germany_document[];
extern const struct rule national_germany_parties[];
extern const struct rule national_germany_payment[];
extern const struct rule national_greece[];
extern const struct rule national_greece_address[];
extern const struct rule national_greece_number[];
extern const struct rule national_iceland[];
extern const struct rule national_italy[];
extern const struct rule national_netherlands[];
extern const struct rule national_norway[];
extern const struct rule national_sweden[];

/* Whether an element, or one of the children of a kind, has more than white space. */
bool national_is_filled(const struct element *element);
bool national_has_filled(const struct element *element, enum element_kind kind);

/* Whether what the official tests ask of a party is asked: in UBL it is in a group of its own,
 * which may be missing. */
bool national_has_party(const struct element *party, const struct document *document);

/* NULL when there is none. */
const struct element *national_seller(const struct document *document);
const struct element *national_buyer(const struct document *document);

/* The one country of the addresses of the parties of a kind: written exactly so, or with white
 * space around it and in any case.  False when there are two: then the official test cannot tell.
 */
bool national_address_is(const struct document *document, enum element_kind kind,
                         const char *country);
bool national_address_reads(const struct document *document, enum element_kind kind,
                            const char *country);
/* One of the addresses of a party is there. */
bool national_has_address(const struct element *party, const char *country);
/* The country that the buyer's VAT number begins with, or else that of its address. */
bool national_customer_is(const struct document *document, const char *country);

/* NULL when there is none. */
const struct element *national_tax_scheme(const struct element *registration);
/* As written. */
struct text national_tax_id(const struct element *registration);

/* The check of the Greek tax number; what comes after nine characters is not looked at. */
bool national_greek_number(struct text text);

#endif
