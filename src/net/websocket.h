/* SPDX-License-Identifier: Apache-2.0 */
/* net/websocket.h - WebSocket for servers (RFC 6455), over wslay.
 *
 * A handler that gets a request for a WebSocket calls ln_websocket_accept and is then told of whole
 * messages. Pings are answered; a message above the limit, a text that is not UTF-8 or a broken
 * frame closes the connection with the code that the RFC wants.
 *
 * Threads: the loop's. */
#ifndef LN_NET_WEBSOCKET_H
#define LN_NET_WEBSOCKET_H

#include "net/http.h"

typedef struct ln_websocket ln_websocket_t;

typedef struct {
    void (*message)(void *owner, ln_websocket_t *socket, bool text,
                    ln_bytes_t message);                   /* borrowed */
    void (*writable)(void *owner, ln_websocket_t *socket); /* may be null */
    /* The client has ended it, with this code (1005: it gave none), or broken a rule, or it is gone
     * (1006). The last callback; the socket is freed after it. */
    void (*closed)(void *owner, ln_websocket_t *socket, uint16_t code);
} ln_websocket_events_t;

/* Does the request ask for a WebSocket? */
bool ln_websocket_wanted(const ln_http_request_t *request);

/* Answers the request, which is the socket's affair from now on. Of the sub-protocols that the
 * client offers, the first that stands in the null-terminated list protocols is agreed;
 * ln_websocket_protocol tells which. Null, and the request was answered with an error, if the
 * request is not a proper one or the list is given and nothing in it was offered. */
ln_websocket_t *ln_websocket_accept(ln_http_request_t *request, const char *const *protocols,
                                    size_t message_max, const ln_websocket_events_t *events,
                                    void *owner);

/* The one of the list, or "" if none was agreed. */
const char *ln_websocket_protocol(const ln_websocket_t *socket);

/* Sends a text message; the bytes are copied. */
void ln_websocket_send(ln_websocket_t *socket, ln_bytes_t text);

/* Bytes that wait to be sent. */
size_t ln_websocket_pending(const ln_websocket_t *socket);

/* Ends the socket with a code (RFC 6455 §7.4.1; GraphQL has its own from 4400) and a reason of at
 * most 123 bytes. The socket is freed; no callback comes any more. */
void ln_websocket_close(ln_websocket_t *socket, uint16_t code, const char *reason);

#endif
