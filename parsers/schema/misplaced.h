/* What is wrong where an element does not fit its parent's content model. */
#ifndef AVSTAMD_SCHEMA_MISPLACED_H
#define AVSTAMD_SCHEMA_MISPLACED_H

#include "parsers/schema/frame.h"

/* Tells of an element that may not stand here in the innermost one.  Its type, to go on with; NULL:
 * nothing can be said about its content. */
struct model_type *misplaced_type(struct schema *schema, const xmlChar *name, const xmlChar *uri,
                                  int line);

/* Tells what an element that ends lacks. */
void missing_tell(struct schema *schema, const struct frame *frame);

#endif
