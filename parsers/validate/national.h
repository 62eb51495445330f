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

extern const struct rule national_denmark[];
extern const struct rule national_germany_document[];
extern const struct rule national_germany_parties[];
extern const struct rule national_germany_payment[];
extern const struct rule national_greece[];
extern const struct rule national_greece_number[];
extern const struct rule national_iceland[];
extern const struct rule national_italy[];
extern const struct rule national_netherlands[];
extern const struct rule national_norway[];
extern const struct rule national_sweden[];

/* Whether an element, or one of the children of a kind, has more than white space. */
bool national_is_filled(const struct element *element);
bool national_has_filled(const struct element *element, enum element_kind kind);

/* NULL when there is none. */
const struct element *national_seller(const struct document *document);
const struct element *national_buyer(const struct document *document);

/* The country of the party's address: written exactly so … */
bool national_address_is(const struct element *party, const char *country);
/* … or with white space around it and in any case. */
bool national_address_reads(const struct element *party, const char *country);

/* The country that the VAT number of the seller begins with, or of its tax representative, or else
 * that of the seller's address.  Nothing when a party has two VAT numbers: then the official test
 * cannot tell, and the rules are not asked. */
bool national_supplier_is(const struct document *document, const char *country);
/* The same without a tax representative. */
bool national_accounting_supplier_is(const struct document *document, const char *country);
bool national_customer_is(const struct document *document, const char *country);

/* A tax registration's scheme, and the first registration of a party whose scheme is exactly so, or
 * so with white space around it; NULL when there is none. */
const struct element *national_tax_scheme(const struct element *registration);
const struct element *national_registration(const struct element *party, const char *scheme);
const struct element *national_registration_trimmed(const struct element *party,
                                                    const char *scheme);
/* As written. */
struct text national_tax_id(const struct element *registration);

/* For rules that are in several files. */
bool national_both_are_german(const struct document *document);
bool national_supplier_is_greek(const struct document *document);

/* The check of the Greek tax number; what comes after nine characters is not looked at. */
bool national_greek_number(struct text text);

#endif
