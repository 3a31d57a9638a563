/* SPDX-License-Identifier: Apache-2.0 */
#include "rpc/address.h"

#include <ctype.h>
#include <string.h>

typedef struct {
    ln_bytes_t protocol, host, port;
} parts_t;

/* Compat: there are no brackets, so an IPv6 address has too many colons. */
static bool split(parts_t *out, ln_bytes_t text)
{
    const uint8_t *first = memchr(text.data, ':', text.size);
    if (first == NULL)
        return false;
    size_t start = (size_t)(first - text.data) + 1;
    const uint8_t *second = memchr(text.data + start, ':', text.size - start);
    if (second == NULL)
        return false;
    size_t end = (size_t)(second - text.data);
    out->protocol = ln_bytes(text.data, start - 1);
    out->host = ln_bytes(text.data + start, end - start);
    out->port = ln_bytes(text.data + end + 1, text.size - end - 1);
    return memchr(out->port.data, ':', out->port.size) == NULL;
}

static bool parse_port(uint16_t *out, ln_bytes_t text)
{
    unsigned port = 0;
    for (size_t i = 0; i < text.size && i < 6; i++) {
        if (!isdigit(text.data[i]))
            return false;
        port = port * 10 + (unsigned)(text.data[i] - '0');
    }
    *out = (uint16_t)port;
    return text.size > 0 && text.size < 6 && port > 0 && port <= UINT16_MAX;
}

static bool is_word(ln_bytes_t text, const char *word)
{
    return text.size == strlen(word) && strncasecmp((const char *)text.data, word, text.size) == 0;
}

ln_err_t ln_rpc_address_parse(ln_call_t *call, ln_rpc_address_t *out, ln_bytes_t text)
{
    parts_t parts;
    ln_rpc_address_t address = {0};
    if (!split(&parts, text) || parts.host.size == 0 || parts.host.size >= sizeof(address.host) ||
        !parse_port(&address.port, parts.port))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "\"%.*s\" is no address of a validator; write grpc:host:port",
                       LN_TEXT_ARG(text));
    address.tls = is_word(parts.protocol, "grpcs");
    if (!address.tls && !is_word(parts.protocol, "grpc"))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "the transport of \"%.*s\" is not supported; only grpc and grpcs are",
                       LN_TEXT_ARG(text));
    for (size_t i = 0; i < parts.host.size; i++)
        address.host[i] = (char)tolower(parts.host.data[i]);
    *out = address;
    return LN_OK;
}
