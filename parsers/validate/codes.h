/* Code lists: which values a coded term may have.
 *
 * The lists are the text files of codes/, each with its source and version; the build makes them
 * tables (codes/embed.sh).  They are those of the validation artefacts, mistakes included, because
 * an invoice is judged by these.
 */
#ifndef AVSTAMD_CODES_H
#define AVSTAMD_CODES_H

#include <stdbool.h>
#include <stddef.h>

enum code_list {
    CODES_CURRENCY,            /* BT-5, BT-6 and every amount */
    CODES_INVOICE_TYPE,        /* BT-3 of a UBL invoice … */
    CODES_CREDIT_NOTE_TYPE,    /* … of a UBL credit note */
    CODES_DOCUMENT_TYPE,       /* … of CII */
    CODES_TAX_POINT_2005,      /* BT-8 of UBL … */
    CODES_TAX_POINT_2475,      /* … of CII */
    CODES_REFERENCE,           /* BT-18-1, BT-128-1 */
    CODES_NOTE_SUBJECT,        /* BT-21 */
    CODES_IDENTIFIER_SCHEME,   /* BT-29-1, BT-30-1, BT-71-1, BT-157-1 … */
    CODES_ADDRESS_SCHEME,      /* BT-34-1, BT-49-1 */
    CODES_ITEM_CLASSIFICATION, /* BT-158-1 */
    CODES_COUNTRY_UBL,         /* BT-40, BT-55, BT-69, BT-80, BT-159 */
    CODES_COUNTRY_CII,
    CODES_PAYMENT_MEANS,    /* BT-81 */
    CODES_VAT_CATEGORY,     /* BT-95, BT-102, BT-118, BT-151 */
    CODES_ALLOWANCE_REASON, /* BT-98, BT-140 */
    CODES_CHARGE_REASON,    /* BT-105, BT-145 */
    CODES_VAT_EXEMPTION,    /* BT-121, made upper case */
    CODES_UNIT,             /* BT-130, BT-150 */
    CODES_MEDIA_TYPE,       /* BT-125-1 */
    /* As Peppol has them, an older version in CII. */
    CODES_PEPPOL_CURRENCY,
    CODES_PEPPOL_CURRENCY_CII,
    CODES_PEPPOL_ADDRESS_SCHEME,
    CODES_PEPPOL_ADDRESS_SCHEME_CII,

    CODE_LISTS
};

/* Exactly so: upper and lower case differ, and blanks are not taken away. */
bool code_is_in(enum code_list list, const char *text, size_t length);

/* As most rules ask: without the white space around it, which must leave one word. */
bool code_word_is_in(enum code_list list, const char *text, size_t length);

/* The same, made upper case first. */
bool code_word_is_in_upper(enum code_list list, const char *text, size_t length);

/* "ISO 4217, currencies" */
const char *code_list_name(enum code_list list);

#endif
