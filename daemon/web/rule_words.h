/* What a broken rule asks for, as a function of the stylesheets (namespace urn:avstamd, prefix av):
 *
 *   av:rule(id, syntax)  "BR-CO-10", "UBL" → its Swedish sentence; "" for a rule of no list
 */
#ifndef AVSTAMD_WEB_RULE_WORDS_H
#define AVSTAMD_WEB_RULE_WORDS_H

#include <libxslt/xsltInternals.h>

void rule_words_register(xsltTransformContextPtr context);

#endif
