/* A file → its documents, without holding the file: an XML file, or a zip file of XML files.
 *
 * Documents are numbered 1 … through the whole file, in the order in which they stand in it.  An
 * XML file (or a zip file's member) that is not well-formed, or holds no invoice, is one document
 * that failed.  Members of a zip file that are no XML are passed over; what is odd about one
 * (unzip.h) makes it a document that failed.
 *
 * Errors: those of the source and of the sink.  What is wrong with the file is told to the sink.
 */
#ifndef AVSTAMD_READ_DOCUMENTS_H
#define AVSTAMD_READ_DOCUMENTS_H

#include "daemon/byte_source.h"
#include "parsers/attachment.h"
#include "parsers/parse.h"

struct documents_wishes {
    const struct rulebook *rulebook; /* NULL: no rules are asked */
    enum profile profile;
    bool invoices; /* the terms too */
};

struct documents_sink {
    void *context;
    /* Before each XML file or member; may be NULL. */
    bool (*begin)(void *context, struct error *error);
    /* One that was read, or could not be: then `error` is set.  Its arena is the sink's to free.
     * Ordinals are those of the whole file. */
    bool (*document)(void *context, struct parsed *parsed, struct error *error);
    /* The same for one that stands for all that cannot be read any more: an XML file or member that
     * breaks off, a damaged zip file.  Documents from `first` on were given in vain. */
    bool (*failed)(void *context, struct parsed *parsed, int first, struct error *error);
    /* NULL: nobody wants them.  Each belongs to the document `*ret_ordinal` of read_documents. */
    const struct attachment_sink *attachments;
};

/* *ret_ordinal (may be NULL) is the document to which an attachment that begins belongs. */
CHECKED bool read_documents(struct byte_source *source, const struct documents_wishes *wishes,
                            const struct documents_sink *sink, int *ret_ordinal,
                            struct error *error);

#endif
