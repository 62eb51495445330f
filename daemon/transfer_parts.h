/* The inside of transfer.h, for the two files that call libcurl. */
#ifndef AVSTAMD_TRANSFER_PARTS_H
#define AVSTAMD_TRANSFER_PARTS_H

#include <curl/curl.h>

#include "daemon/transfer.h"

enum { BYTES_STANDARD = 1024 * 1024 };

struct transfer {
    struct transfer_peer peer;
    CURL *curl;
    char why[CURL_ERROR_SIZE];
};

/* One request under way. */
struct passing {
    struct transfer *transfer;
    struct arena *arena;
    const struct transfer_request *request;
    size_t sent;
    char *body;
    size_t bytes, capacity;
    int64_t most_bytes;
    bool too_much;
    int file_error;
    curl_off_t seen_bytes;
};

void transfer_list_free(struct curl_slist **list); /* a CLEANUP function */

/* Makes the handle ready for one request; the connection stays. */
void transfer_begin(struct transfer *transfer, const char *address, struct passing *passing,
                    struct curl_slist *headers, struct curl_slist *commands);
/* Words what went wrong; always false. */
bool transfer_failed(const struct passing *passing, const char *address, CURLcode code,
                     struct error *error);

#endif
