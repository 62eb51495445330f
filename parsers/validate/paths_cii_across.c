/* EN 16931 in CII (EN 16931-3-3, artefact 1.3.16, pattern EN16931-CII-Syntax).
 *
 * Where some of several elements of one name are counted.
 */
#include "parsers/validate/paths_cii.h"

#define ADDITIONAL                                                                                 \
    CII_TRANSACTION "/ram:ApplicableHeaderTradeAgreement/ram:AdditionalReferencedDocument"
#define MEANS                                                                                      \
    CII_TRANSACTION                                                                                \
    "/ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeSettlementPaymentMeans"

static int is_tender(const struct path_asked *asked)
{
    return path_has_value(asked, 0, "50");
}

static int is_object(const struct path_asked *asked)
{
    return path_has_value(asked, 0, "130");
}

/* The type code, and what is counted in supporting documents. */
static int in_attachment(const struct path_asked *asked)
{
    const char *code = path_value(asked, 0, 0);

    return code != NULL && cii_same_words(code, "916") ? path_count(asked, 1) : 0;
}

/* The type code, and the identifiers of the account. */
static int transfer_without_account(const struct path_asked *asked)
{
    const char *code = path_value(asked, 0, 0);

    return code != NULL && (cii_same_words(code, "30") || cii_same_words(code, "58")) &&
           path_count(asked, 1) == 0;
}

const struct path_rule paths_cii_across[] = {
    {"CII-SR-457", SEVERITY_WARNING, ADDITIONAL, "ram:TypeCode", TALLY(1, is_tender), "BT-17",
     "Ange upphandlingens beteckning (AdditionalReferencedDocument med TypeCode 50, BT-17) högst "
     "en "
     "gång.",
     "State the tender (AdditionalReferencedDocument with TypeCode 50, BT-17) at most once."},
    {"CII-SR-458", SEVERITY_WARNING, ADDITIONAL, "ram:TypeCode", TALLY(1, is_object), "BT-18",
     "Ange det fakturerade objektet (AdditionalReferencedDocument med TypeCode 130, BT-18) högst "
     "en "
     "gång.",
     "State the invoiced object (AdditionalReferencedDocument with TypeCode 130, BT-18) at most "
     "once."},
    {"CII-SR-475", SEVERITY_WARNING, ADDITIONAL, "ram:TypeCode; ram:Name", TALLY(1, in_attachment),
     "BT-123",
     "Bara en bilaga (AdditionalReferencedDocument med TypeCode 916) får ha en beskrivning (Name, "
     "BT-123). Ta bort de andra.",
     "Only one supporting document (AdditionalReferencedDocument with TypeCode 916) may have a "
     "description (Name, BT-123). Remove the others."},
    {"CII-SR-476", SEVERITY_WARNING, ADDITIONAL, "ram:TypeCode; ram:AttachmentBinaryObject",
     TALLY(1, in_attachment), "BT-125",
     "Bifoga högst en fil (AttachmentBinaryObject i AdditionalReferencedDocument med TypeCode 916, "
     "BT-125).",
     "Attach at most one file (AttachmentBinaryObject in AdditionalReferencedDocument with "
     "TypeCode "
     "916, BT-125)."},
    {"CII-SR-470", SEVERITY_FATAL, MEANS,
     "ram:TypeCode; ram:PayeePartyCreditorFinancialAccount/ram:IBANID | "
     "ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID",
     ASK(transfer_without_account), "BT-84",
     "Ange kontot som pengarna ska betalas till (BT-84) när betalningssättet är 30 eller 58: IBAN "
     "i "
     "IBANID, eller bankgiro eller plusgiro i ProprietaryID.",
     "State the account to be paid to (BT-84) when the payment means code is 30 or 58: an IBAN in "
     "IBANID, or another number in ProprietaryID."},
    {0},
};
