/* Information elements: what the rules need of a document, the same for every syntax.
 *
 * EN 16931-1 calls its groups (BG) and terms (BT) information elements.  A document is a tree of
 * them: a table per syntax (elements_ubl.c, elements_cii.c …) says which path is which kind. Unlike
 * the terms of `struct invoice` nothing is chosen or joined: an element that stands twice is here
 * twice, with its text as written, so that a rule can ask exactly what the official test asks.
 * Attributes are children of their element.  Invoice lines are kept apart from the other children
 * of the invoice (rule.h).
 *
 * Everything is the arena's of the document, and a line's may end before it (rule.h).
 */
#ifndef AVSTAMD_ELEMENT_H
#define AVSTAMD_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A term that stands in several groups (an amount, a VAT category code) is one kind: its group
 * tells which BT it is. */
enum element_kind {
    EL_NONE,
    /* The document. */
    EL_INVOICE,
    EL_SPECIFICATION,         /* BT-24 */
    EL_BUSINESS_PROCESS,      /* BT-23 */
    EL_NUMBER,                /* BT-1 */
    EL_ISSUE_DATE,            /* BT-2 */
    EL_DUE_DATE,              /* BT-9 */
    EL_TYPE_CODE,             /* BT-3 */
    EL_CURRENCY,              /* BT-5 */
    EL_TAX_CURRENCY,          /* BT-6 */
    EL_TAX_POINT_DATE,        /* BT-7 */
    EL_TAX_POINT_CODE,        /* BT-8 */
    EL_NOTE,                  /* BT-22, BT-127 */
    EL_NOTE_SUBJECT,          /* BT-21 */
    EL_ACCOUNTING_REFERENCE,  /* BT-19, BT-133 */
    EL_BUYER_REFERENCE,       /* BT-10 */
    EL_PROJECT_REFERENCE,     /* BT-11 */
    EL_CONTRACT_REFERENCE,    /* BT-12 */
    EL_ORDER_REFERENCE,       /* BT-13 */
    EL_SALES_ORDER_REFERENCE, /* BT-14 */
    EL_RECEIPT_REFERENCE,     /* BT-15 */
    EL_DESPATCH_REFERENCE,    /* BT-16 */
    EL_TENDER_REFERENCE,      /* BT-17 */
    EL_PRECEDING_INVOICE,     /* BG-3 */
    EL_PERIOD,                /* BG-14, BG-26 */
    EL_PERIOD_START,          /* BT-73, BT-134 */
    EL_PERIOD_END,            /* BT-74, BT-135 */
    /* References of any kind. */
    EL_ID,
    EL_DATE,
    EL_DOCUMENT_TYPE_CODE,
    EL_DESCRIPTION,
    /* Parties. */
    EL_SELLER,             /* BG-4 */
    EL_BUYER,              /* BG-7 */
    EL_PAYEE,              /* BG-10 */
    EL_TAX_REPRESENTATIVE, /* BG-11 */
    EL_NAME,               /* BT-27, BT-44: the registered name */
    EL_TRADING_NAME,       /* BT-28, BT-45, BT-59, BT-62 */
    EL_PARTY_ID,           /* BT-29, BT-46, BT-60 */
    EL_GLOBAL_ID,          /* the same, with a scheme, in CII */
    EL_LEGAL_ID,           /* BT-30, BT-47, BT-61 */
    EL_LEGAL_FORM,         /* BT-33 */
    EL_TAX_REGISTRATION,   /* BT-31, BT-32, BT-48, BT-63 with EL_TAX_SCHEME */
    EL_TAX_ID,
    EL_TAX_SCHEME,
    EL_ENDPOINT, /* BT-34, BT-49 */
    EL_ADDRESS,  /* BG-5, BG-8, BG-12, BG-15 */
    EL_STREET,
    EL_CITY,
    EL_POST_CODE,
    EL_SUBDIVISION,
    EL_COUNTRY, /* BT-40, BT-55, BT-69, BT-80 */
    EL_CONTACT, /* BG-6, BG-9 */
    EL_CONTACT_NAME,
    EL_CONTACT_PHONE,
    EL_CONTACT_EMAIL,
    /* Delivery. */
    EL_DELIVERY,      /* BG-13 */
    EL_DELIVERY_DATE, /* BT-72 */
    EL_LOCATION_ID,   /* BT-71 */
    /* Payment. */
    EL_PAYMENT_MEANS,     /* BG-16 */
    EL_PAYMENT_CODE,      /* BT-81 */
    EL_PAYMENT_REFERENCE, /* BT-83 */
    EL_ACCOUNT,           /* BG-17 */
    EL_ACCOUNT_ID,        /* BT-84 */
    EL_IBAN,              /* the same, in CII, when it is one */
    EL_ACCOUNT_NAME,      /* BT-85 */
    EL_BRANCH,            /* BT-86 */
    EL_CARD,              /* BG-18 */
    EL_CARD_NUMBER,       /* BT-87 */
    EL_CARD_HOLDER,       /* BT-88 */
    EL_MANDATE,           /* BG-19 */
    EL_MANDATE_ID,        /* BT-89 */
    EL_DEBITED_ACCOUNT,   /* BT-91 */
    EL_PAYMENT_TERMS,     /* BT-20 */
    /* Allowances and charges: BG-20, BG-21, BG-27, BG-28, and of a price. */
    EL_ALLOWANCE_CHARGE,
    EL_CHARGE_INDICATOR,
    EL_REASON,
    EL_REASON_CODE,
    EL_PERCENTAGE,
    EL_AMOUNT,
    EL_BASE_AMOUNT,
    /* VAT. */
    EL_TAX_TOTAL, /* BG-22's VAT; BT-110, BT-111 */
    EL_TAX_AMOUNT,
    EL_VAT_BREAKDOWN, /* BG-23 */
    EL_TAXABLE_AMOUNT,
    EL_VAT_CATEGORY, /* of a breakdown, an allowance, a charge or a line */
    EL_CATEGORY_CODE,
    EL_RATE,
    EL_EXEMPTION_REASON,
    EL_EXEMPTION_CODE,
    /* Totals: BG-22. */
    EL_TOTALS,
    EL_LINE_TOTAL,      /* BT-106 */
    EL_ALLOWANCE_TOTAL, /* BT-107 */
    EL_CHARGE_TOTAL,    /* BT-108 */
    EL_TAX_EXCLUSIVE,   /* BT-109 */
    EL_TAX_INCLUSIVE,   /* BT-112 */
    EL_PREPAID,         /* BT-113 */
    EL_ROUNDING,        /* BT-114 */
    EL_PAYABLE,         /* BT-115 */
    /* Supporting documents: BG-24; with document type code 130 the invoiced object, BT-18. */
    EL_SUPPORTING_DOCUMENT,
    EL_ATTACHMENT, /* BT-125 */
    EL_LOCATION,   /* BT-124 */
    /* Lines: BG-25. */
    EL_LINE,
    EL_LINE_ID,         /* BT-126 */
    EL_QUANTITY,        /* BT-129 */
    EL_LINE_NET,        /* BT-131 */
    EL_ORDER_LINE,      /* BT-132 */
    EL_LINE_OBJECT,     /* BT-128 */
    EL_ITEM_NAME,       /* BT-153 */
    EL_SELLER_ITEM_ID,  /* BT-155 */
    EL_BUYER_ITEM_ID,   /* BT-156 */
    EL_STANDARD_ID,     /* BT-157 */
    EL_CLASSIFICATION,  /* BT-158 */
    EL_ORIGIN_COUNTRY,  /* BT-159 */
    EL_ITEM_ATTRIBUTE,  /* BG-32 */
    EL_ATTRIBUTE_NAME,  /* BT-160 */
    EL_ATTRIBUTE_VALUE, /* BT-161 */
    EL_PRICE,           /* BG-29 */
    EL_PRICE_AMOUNT,    /* BT-146; of a gross price BT-148 */
    EL_BASE_QUANTITY,   /* BT-149 */
    EL_GROSS_PRICE,     /* the rest of BG-29, a group of its own in CII */
    /* What only Svefaktura has. */
    EL_LINE_COUNT,
    EL_ADDRESS_LINE,
    EL_REGISTERED_NAME, /* of a tax registration */
    EL_EXCHANGE_RATE,
    EL_SOURCE_CURRENCY,
    EL_CALCULATION_RATE,
    EL_CONVERTED_TAX, /* of a breakdown, in the currency of the VAT */
    /* Attributes. */
    EL_SCHEME_ID,
    EL_SCHEME_AGENCY, /* Svefaktura: who keeps the scheme */
    EL_LIST_ID,
    EL_LIST_VERSION,
    EL_CURRENCY_ID,
    EL_UNIT_CODE,
    EL_NAME_ATTRIBUTE,
    EL_MEDIA_TYPE,
    EL_FILE_NAME,
    EL_DATE_FORMAT, /* CII: 102 is YYYYMMDD */

    /* Places that no table names, but whose amounts, dates and identifiers are judged, too. */
    EL_OTHER_LINE, /* a line inside a line */
    EL_OTHER_PRICE,
    EL_OTHER_ALLOWANCE,
    EL_OTHER_TAX_TOTAL,
    EL_OTHER_DOCUMENT, /* of a line, and not its object */
    EL_OTHER_AMOUNT,
    EL_OTHER_DATE,
    EL_OTHER_ID,
    EL_OTHER_ENDPOINT,
    /* Marks: that a group stands there which the tree leaves out, because other syntaxes have none.
     * They are leaves; what stands in the group is beside them. */
    EL_LOCATION_MARK,     /* UBL ExternalReference of a supporting document */
    EL_CONTEXT_MARK,      /* CII ExchangedDocumentContext */
    EL_HEADER_MARK,       /* CII ExchangedDocument */
    EL_ENDPOINT_MARK,     /* CII URIUniversalCommunication of a party */
    EL_PERIOD_START_MARK, /* CII StartDateTime */
    EL_PERIOD_END_MARK,   /* CII EndDateTime */
    EL_AGREEMENT_MARK,    /* CII ApplicableHeaderTradeAgreement */
    EL_DELIVERY_MARK,     /* CII ApplicableHeaderTradeDelivery */
    EL_SETTLEMENT_MARK,   /* CII ApplicableHeaderTradeSettlement */
    EL_NOTE_MARK,         /* CII IncludedNote of the document */
    EL_PARTY_MARK,        /* UBL cac:Party of the seller and the buyer */

    EL_KINDS,
    /* Many kinds at once, only in tables of rules. */
    EL_ANY_ALLOWANCE,
    EL_ANY_AMOUNT,
    EL_ANY_DATE,
    EL_ANY_IDENTIFIER /* of a party: its number, VAT number or electronic address */
};

struct element {
    struct element *parent, *first, *last, *next; /* NULL where there is none */
    const char *text; /* as written, also white space; "" for an empty one; NULL for a group */
    uint64_t kinds;   /* of the children: element_kind_bit of each */
    uint32_t length;  /* of the text, in bytes */
    int line;         /* in the document */
    enum element_kind kind;
};

/* Some kinds share one: that a bit is missing is what it tells. */
static inline uint64_t element_kind_bit(enum element_kind kind)
{
    return UINT64_C(1) << (kind % 64);
}

bool element_is_mark(enum element_kind kind);
/* Whether `kind` is `asked`, or one of the many kinds that `asked` is. */
bool element_is_kind(enum element_kind kind, enum element_kind asked);

/* The first child of this kind, and the next sibling of the same kind; NULL when there is none.
 * All three take NULL for an element that is not there. */
const struct element *element_child(const struct element *element, enum element_kind kind);
const struct element *element_again(const struct element *element);
bool element_has(const struct element *element, enum element_kind kind);

#define FOR_EACH_ELEMENT(at, parent, kind)                                                         \
    for (const struct element *at = element_child((parent), (kind)); at != NULL;                   \
         at = element_again(at))

/* Whether the text is exactly this word; whether it is so without the white space around it (and
 * single blanks inside, as XPath's normalize-space). */
bool element_is(const struct element *element, const char *word);
bool element_is_word(const struct element *element, const char *word);

#endif
