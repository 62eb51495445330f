/* EN 16931: the families of rules of the VAT categories, as one table.
 *
 * A rule is asked without its parameter, so each family has its own row of functions; what they do
 * is written once (en16931_vat.c), and so are the sentences. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/en16931_vat.h"

#define ASKED(name, code, ask)                                                                     \
    static bool name(const struct element *element, const struct document *document)               \
    {                                                                                              \
        (void)element;                                                                             \
        return ask;                                                                                \
    }

#define FUNCTIONS(f, code)                                                                         \
    ASKED(f##_01, code, vat_family_is_broken_down(document, code))                                 \
    ASKED(f##_02, code, vat_family_items_fit(document, code))                                      \
    ASKED(f##_03, code, vat_family_charges_fit(document, code, false))                             \
    ASKED(f##_04, code, vat_family_charges_fit(document, code, true))                              \
    ASKED(f##_05, code, vat_family_item_rate(element, document, code))                             \
    ASKED(f##_06, code, vat_family_charge_rate(element, document, code, false))                    \
    ASKED(f##_07, code, vat_family_charge_rate(element, document, code, true))                     \
    ASKED(f##_08, code, vat_family_taxable(element, document, code))                               \
    ASKED(f##_09, code, vat_family_tax(element, document, code))                                   \
    ASKED(f##_10, code, vat_family_reason(element, document, code))

FUNCTIONS(ae, VAT_AE)
FUNCTIONS(af, VAT_L)
FUNCTIONS(ag, VAT_M)
FUNCTIONS(e, VAT_E)
FUNCTIONS(g, VAT_G)
FUNCTIONS(ic, VAT_K)
FUNCTIONS(o, VAT_O)
FUNCTIONS(s, VAT_S)
FUNCTIONS(z, VAT_Z)

#define ROW(id, terms, asked, within, holds)                                                       \
    id, terms, SEVERITY_FATAL, SEVERITY_FATAL, asked, within, holds

/* The sentences of the ten rules; `sv` and `en` name the category. */
#define FAMILY(f, id, sv, en, ONCE, PARTIES, RATE, SUM, TAX, REASON)                               \
    {ROW("BR-" id "-01", "BT-118, BT-151, BT-95, BT-102", EL_INVOICE, EL_NONE, f##_01),            \
     ONCE##_SV(sv), ONCE##_EN(en)},                                                                \
        {ROW("BR-" id "-02", PARTIES##_TERMS ", BT-151", EL_INVOICE, EL_NONE, f##_02),             \
         "En rad har momskategori " sv ". " PARTIES##_SV,                                          \
         "A line has the VAT category " en ". " PARTIES##_EN},                                     \
        {ROW("BR-" id "-03", PARTIES##_TERMS ", BT-95", EL_INVOICE, EL_NONE, f##_03),              \
         "Ett avdrag på fakturan har momskategori " sv ". " PARTIES##_SV,                          \
         "A document level allowance has the VAT category " en ". " PARTIES##_EN},                 \
        {ROW("BR-" id "-04", PARTIES##_TERMS ", BT-102", EL_INVOICE, EL_NONE, f##_04),             \
         "En avgift på fakturan har momskategori " sv ". " PARTIES##_SV,                           \
         "A document level charge has the VAT category " en ". " PARTIES##_EN},                    \
        {ROW("BR-" id "-05", "BT-152, BT-151", EL_VAT_CATEGORY, EL_LINE, f##_05),                  \
         "På en rad med momskategori " sv " ska momssatsen (BT-152) " RATE##_SV,                   \
         "On a line with the VAT category " en " the VAT rate (BT-152) must " RATE##_EN},          \
        {ROW("BR-" id "-06", "BT-96, BT-95", EL_VAT_CATEGORY, EL_NONE, f##_06),                    \
         "För ett avdrag med momskategori " sv " ska momssatsen (BT-96) " RATE##_SV,               \
         "For an allowance with the VAT category " en " the VAT rate (BT-96) must " RATE##_EN},    \
        {ROW("BR-" id "-07", "BT-103, BT-102", EL_VAT_CATEGORY, EL_NONE, f##_07),                  \
         "För en avgift med momskategori " sv " ska momssatsen (BT-103) " RATE##_SV,               \
         "For a charge with the VAT category " en " the VAT rate (BT-103) must " RATE##_EN},       \
        {ROW("BR-" id "-08", "BT-116, BT-131, BT-92, BT-99", EL_VAT_CATEGORY, EL_VAT_BREAKDOWN,    \
             f##_08),                                                                              \
         SUM##_SV(sv), SUM##_EN(en)},                                                              \
        {ROW("BR-" id "-09", "BT-117, BT-118", EL_VAT_CATEGORY, EL_VAT_BREAKDOWN, f##_09),         \
         "I momsspecifikationen för " sv " ska momsbeloppet (BT-117) " TAX##_SV,                   \
         "In the VAT breakdown of " en " the VAT amount (BT-117) must " TAX##_EN},                 \
    {                                                                                              \
        ROW("BR-" id "-10", "BT-120, BT-121, BT-118", EL_VAT_CATEGORY, EL_VAT_BREAKDOWN, f##_10),  \
            REASON##_SV(sv), REASON##_EN(en)                                                       \
    }

#define EXACTLY_ONE_SV(sv)                                                                         \
    "Momsspecifikationen (BG-23) ska ha precis en grupp med momskategori " sv                      \
    " när rader, avdrag eller avgifter har den, och annars ingen."
#define EXACTLY_ONE_EN(en)                                                                         \
    "The VAT breakdown (BG-23) must have exactly one group with the VAT category " en              \
    " when lines, allowances or charges have it, and otherwise none."
#define ONE_A_RATE_SV(sv)                                                                          \
    "Momsspecifikationen (BG-23) ska ha en grupp för varje momssats med momskategori " sv          \
    " när rader, avdrag eller avgifter har den, och annars ingen."
#define ONE_A_RATE_EN(en)                                                                          \
    "The VAT breakdown (BG-23) must have a group for every rate with the VAT category " en         \
    " when lines, allowances or charges have it, and otherwise none."

#define SELLER_TERMS "BT-31, BT-32, BT-63"
#define SELLER_SV                                                                                  \
    "Ange då säljarens momsregistreringsnummer (BT-31) eller skatteregistrering (BT-32), eller " \
    "skatteombudets momsregistreringsnummer (BT-63)."
#define SELLER_EN                                                                                  \
    "Then state the seller's VAT number (BT-31) or tax registration (BT-32), or the VAT number "   \
    "of its tax representative (BT-63)."
#define SELLER_AND_BUYER_TERMS "BT-31, BT-32, BT-63, BT-47, BT-48"
#define SELLER_AND_BUYER_SV                                                                        \
    "Ange då säljarens momsregistreringsnummer (BT-31) eller skatteregistrering (BT-32), eller " \
    "skatteombudets momsregistreringsnummer (BT-63), och köparens momsregistreringsnummer "       \
    "(BT-48) eller organisationsnummer (BT-47)."
#define SELLER_AND_BUYER_EN                                                                        \
    "Then state the seller's VAT number (BT-31) or tax registration (BT-32), or the VAT number "   \
    "of its tax representative (BT-63), and the buyer's VAT number (BT-48) or organisation "       \
    "number (BT-47)."
#define SELLER_VAT_TERMS "BT-31, BT-63"
#define SELLER_VAT_SV                                                                              \
    "Ange då säljarens (BT-31) eller skatteombudets (BT-63) momsregistreringsnummer."
#define SELLER_VAT_EN                                                                              \
    "Then state the VAT number of the seller (BT-31) or of its tax representative (BT-63)."
#define BOTH_VAT_TERMS "BT-31, BT-63, BT-48"
#define BOTH_VAT_SV                                                                                \
    "Ange då säljarens (BT-31) eller skatteombudets (BT-63) momsregistreringsnummer, och "       \
    "köparens (BT-48)."
#define BOTH_VAT_EN                                                                                \
    "Then state the VAT number of the seller (BT-31) or of its tax representative (BT-63), and "   \
    "that of the buyer (BT-48)."
#define NO_VAT_TERMS "BT-31, BT-63, BT-48"
#define NO_VAT_SV                                                                                  \
    "Då ska varken säljarens (BT-31), skatteombudets (BT-63) eller köparens (BT-48) "           \
    "momsregistreringsnummer anges. Ta bort dem eller rätta momskategorin, till exempel till E."
#define NO_VAT_EN                                                                                  \
    "Then no VAT number must be stated, of the seller (BT-31), its tax representative (BT-63) or " \
    "the buyer (BT-48). Remove them or correct the VAT category, for example to E."

#define ZERO_SV "anges som 0."
#define ZERO_EN "be stated as 0."
#define ABOVE_ZERO_SV "anges och vara större än 0."
#define ABOVE_ZERO_EN "be stated and greater than 0."
#define NOT_NEGATIVE_SV "anges och får inte vara negativ."
#define NOT_NEGATIVE_EN "be stated and not negative."
#define NO_RATE_SV "inte anges. Ta bort den."
#define NO_RATE_EN "not be stated. Remove it."

#define ALL_SV(sv)                                                                                 \
    "I momsspecifikationen för " sv                                                                \
    " ska beskattningsunderlaget (BT-116) vara radernas nettobelopp (BT-131) minus avdragen "      \
    "(BT-92) plus avgifterna (BT-99) med den momskategorin. Räkna om BT-116."
#define ALL_EN(en)                                                                                 \
    "In the VAT breakdown of " en                                                                  \
    " the taxable amount (BT-116) is the net amounts of the lines (BT-131) minus the allowances "  \
    "(BT-92) plus the charges (BT-99) with that VAT category. Compute BT-116 again."
#define AT_RATE_SV(sv)                                                                             \
    "I momsspecifikationen för " sv                                                                \
    " ska beskattningsunderlaget (BT-116) vara radernas nettobelopp (BT-131) minus avdragen "      \
    "(BT-92) plus avgifterna (BT-99) med samma momskategori och momssats. Räkna om BT-116."
#define AT_RATE_EN(en)                                                                             \
    "In the VAT breakdown of " en                                                                  \
    " the taxable amount (BT-116) is the net amounts of the lines (BT-131) minus the allowances "  \
    "(BT-92) plus the charges (BT-99) with the same VAT category and rate. Compute BT-116 again."

#define NO_TAX_SV "vara 0."
#define NO_TAX_EN "be 0."
#define TAX_SV "vara beskattningsunderlaget (BT-116) gånger momssatsen (BT-119). Räkna om momsen."
#define TAX_EN "be the taxable amount (BT-116) times the VAT rate (BT-119). Compute the VAT again."

#define REASON_SV(sv)                                                                              \
    "I momsspecifikationen för " sv                                                                \
    " ska det stå varför momsen inte tas ut, med text (BT-120) eller kod (BT-121)."
#define REASON_EN(en)                                                                              \
    "In the VAT breakdown of " en                                                                  \
    " it must say why there is no VAT, in words (BT-120) or as a code (BT-121)."
#define NO_REASON_SV(sv)                                                                           \
    "I momsspecifikationen för " sv                                                                \
    " ska det inte stå någon orsak till momsbefrielse. Ta bort BT-120 och BT-121."
#define NO_REASON_EN(en)                                                                           \
    "In the VAT breakdown of " en " there must be no reason of exemption. Remove BT-120 and "      \
    "BT-121."

const struct rule en16931_family_rules[] = {
    FAMILY(ae, "AE", "AE (omvänd betalningsskyldighet)", "AE (reverse charge)", EXACTLY_ONE,
           SELLER_AND_BUYER, ZERO, ALL, NO_TAX, REASON),
    FAMILY(af, "AF", "L (IGIC på Kanarieöarna)", "L (IGIC, Canary Islands)", ONE_A_RATE, SELLER,
           NOT_NEGATIVE, AT_RATE, TAX, NO_REASON),
    FAMILY(ag, "AG", "M (IPSI i Ceuta och Melilla)", "M (IPSI, Ceuta and Melilla)", ONE_A_RATE,
           SELLER, NOT_NEGATIVE, AT_RATE, TAX, NO_REASON),
    FAMILY(e, "E", "E (undantag från moms)", "E (exempt from VAT)", EXACTLY_ONE, SELLER, ZERO, ALL,
           NO_TAX, REASON),
    FAMILY(g, "G", "G (export utanför EU)", "G (export outside the EU)", EXACTLY_ONE, SELLER_VAT,
           ZERO, ALL, NO_TAX, REASON),
    FAMILY(ic, "IC", "K (försäljning inom EU)", "K (intra-community supply)", EXACTLY_ONE, BOTH_VAT,
           ZERO, ALL, NO_TAX, REASON),
    FAMILY(o, "O", "O (utanför momsen)", "O (not subject to VAT)", EXACTLY_ONE, NO_VAT, NO_RATE,
           ALL, NO_TAX, REASON),
    FAMILY(s, "S", "S (moms)", "S (standard rated)", ONE_A_RATE, SELLER, ABOVE_ZERO, AT_RATE, TAX,
           NO_REASON),
    FAMILY(z, "Z", "Z (momssats 0)", "Z (zero rated)", EXACTLY_ONE, SELLER, ZERO, ALL, NO_TAX,
           NO_REASON),
    {0},
};
