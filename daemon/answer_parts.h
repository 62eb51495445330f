/* Between the files of answer.h: elements of a message, and the envelope around it. */
#ifndef AVSTAMD_ANSWER_PARTS_H
#define AVSTAMD_ANSWER_PARTS_H

#include <libxml/xmlwriter.h>

#include "daemon/answer.h"

extern const char answer_standard[]; /* the namespace of the message */
extern const char answer_customization[], answer_process[];

void answer_begin(xmlTextWriter *to, const char *name);
void answer_end(xmlTextWriter *to);
void answer_attribute(xmlTextWriter *to, const char *name, const char *value);
/* An element is never empty (PEPPOL-COMMON-R001). */
void answer_leaf(xmlTextWriter *to, const char *name, const char *text);
void answer_leaf_of(xmlTextWriter *to, const char *name, const char *attribute, const char *value,
                    const char *text);

/* Header and all; the wrapper stays open for the message. */
void answer_envelope_open(xmlTextWriter *to, struct arena *arena, const json_t *content);

#endif
