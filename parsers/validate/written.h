/* Whether a text says anything. */
#ifndef AVSTAMD_WRITTEN_H
#define AVSTAMD_WRITTEN_H

#include "parsers/elements/element.h"

/* The element is there, with more than white space. */
bool is_written(const struct element *element);

/* That child of the element is. */
bool has_written(const struct element *element, enum element_kind kind);

/* The same text, byte for byte; false when one is missing. */
bool is_same_text(const struct element *left, const struct element *right);

#endif
