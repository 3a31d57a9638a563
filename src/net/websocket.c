/* SPDX-License-Identifier: Apache-2.0 */
#include "net/websocket.h"

#include "net/http1.h"
#include "net/reply.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <wslay/wslay.h>

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11" /* RFC 6455 §1.3 */
#define KEY_CHARACTERS 24u
#define REASON_MAX 123u

struct ln_websocket {
    ln_http_request_t *request;
    const ln_websocket_events_t *events;
    void *owner;
    const char *protocol;
    wslay_event_context_ptr context;
    ln_bytes_t in; /* what wslay may read now */
    bool busy;     /* wslay runs */
    bool closing;  /* the owner has had enough */
};

bool ln_websocket_wanted(const ln_http_request_t *request)
{
    return ln_http_value_has(ln_http_header(&request->headers, "upgrade"), "websocket") &&
           ln_http_value_has(ln_http_header(&request->headers, "connection"), "upgrade");
}

/* --- between wslay and the request */

static ssize_t on_recv(wslay_event_context_ptr context, uint8_t *out, size_t size, int flags,
                       void *subject)
{
    ln_websocket_t *socket = subject;
    (void)flags;
    size_t n = LN_MIN(size, socket->in.size);
    if (n == 0) {
        wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
        return -1;
    }
    memcpy(out, socket->in.data, n);
    socket->in = ln_bytes_from(socket->in, n);
    return (ssize_t)n;
}

static ssize_t on_send(wslay_event_context_ptr context, const uint8_t *data, size_t size, int flags,
                       void *subject)
{
    ln_websocket_t *socket = subject;
    (void)context;
    (void)flags;
    ln_http_send(socket->request, ln_bytes(data, size));
    return (ssize_t)size;
}

static void on_message(wslay_event_context_ptr context,
                       const struct wslay_event_on_msg_recv_arg *message, void *subject)
{
    ln_websocket_t *socket = subject;
    (void)context;
    if (socket->closing || wslay_is_ctrl_frame(message->opcode))
        return;
    socket->events->message(socket->owner, socket, message->opcode == WSLAY_TEXT_FRAME,
                            ln_bytes(message->msg, message->msg_length));
}

static void free_socket(ln_websocket_t *socket)
{
    wslay_event_context_free(socket->context);
    free(socket);
}

/* The connection is told to end; whoever is told of it, is. */
static void end(ln_websocket_t *socket, uint16_t code)
{
    ln_http_end(socket->request, NULL, 0);
    if (!socket->closing)
        socket->events->closed(socket->owner, socket, code);
    free_socket(socket);
}

static void run(ln_websocket_t *socket, ln_bytes_t bytes)
{
    wslay_event_context_ptr context = socket->context;
    socket->in = bytes;
    socket->busy = true;
    bool good = true;
    while (good && socket->in.size > 0 && wslay_event_want_read(context) && !socket->closing)
        good = wslay_event_recv(context) == 0;
    if (wslay_event_want_write(context))
        good = wslay_event_send(context) == 0 && good;
    socket->busy = false;
    bool over = !wslay_event_want_read(context) && !wslay_event_want_write(context);
    if (!good)
        end(socket, 1006);
    else if (wslay_event_get_close_received(context))
        end(socket, wslay_event_get_status_code_received(context));
    else if (over || socket->closing)
        end(socket, wslay_event_get_status_code_sent(context));
}

/* --- events of the request */

static void on_body(void *subject, ln_http_request_t *request, ln_bytes_t chunk)
{
    (void)request;
    run(subject, chunk);
}

static void on_cancelled(void *subject, ln_http_request_t *request)
{
    (void)request;
    end(subject, 1006);
}

static void on_writable(void *subject, ln_http_request_t *request)
{
    ln_websocket_t *socket = subject;
    (void)request;
    if (socket->events->writable != NULL)
        socket->events->writable(socket->owner, socket);
}

static const ln_http_events_t request_events = {
    .body = on_body, .cancelled = on_cancelled, .writable = on_writable};

/* --- the handshake */

static const char *choose_protocol(const ln_http_request_t *request, const char *const *known)
{
    ln_bytes_t offered = ln_http_header(&request->headers, "sec-websocket-protocol");
    while (offered.size > 0) {
        ln_bytes_t item = ln_bytes(offered.data, ln_bytes_find(offered, ','));
        offered = ln_bytes_from(offered, LN_MIN(item.size + 1, offered.size));
        for (size_t i = 0; known[i] != NULL; i++)
            if (ln_http_value_has(item, known[i]))
                return known[i];
    }
    return NULL;
}

/* The proof that we have understood the question: base64(SHA-1(key, GUID)). */
static ln_bytes_t accept_key(ln_http_request_t *request, ln_bytes_t key)
{
    uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    ln_bytes_t text = ln_bytes_join(&request->arena, key, LN_LITERAL(GUID));
    int good = EVP_Digest(text.data, text.size, digest, &size, EVP_sha1(), NULL);
    LN_ASSERT(good == 1);
    uint8_t *coded = ln_arena_alloc(&request->arena, 4 * EVP_MAX_MD_SIZE, 1);
    return ln_bytes(coded, (size_t)EVP_EncodeBlock(coded, digest, (int)size));
}

static ln_websocket_t *refuse(ln_http_request_t *request, int status, const char *why)
{
    ln_http_header_t headers[] = {{LN_LITERAL("content-type"), LN_LITERAL("text/plain")},
                                  {LN_LITERAL("sec-websocket-version"), LN_LITERAL("13")}};
    ln_http_reply_with(request, status, headers, status == 426 ? 2 : 1,
                       ln_format(&request->arena, "%s\n", why));
    return NULL;
}

static ln_websocket_t *open_socket(ln_http_request_t *request, size_t message_max)
{
    static const struct wslay_event_callbacks callbacks = {
        .recv_callback = on_recv, .send_callback = on_send, .on_msg_recv_callback = on_message};
    ln_websocket_t *socket = ln_zalloc(sizeof(*socket));
    int failed = wslay_event_context_server_init(&socket->context, &callbacks, socket);
    LN_ASSERT(failed == 0);
    wslay_event_config_set_max_recv_msg_length(socket->context, message_max);
    socket->request = request;
    request->events = &request_events;
    request->subject = socket;
    return socket;
}

ln_websocket_t *ln_websocket_accept(ln_http_request_t *request, const char *const *protocols,
                                    size_t message_max, const ln_websocket_events_t *events,
                                    void *owner)
{
    ln_bytes_t key = ln_http_header(&request->headers, "sec-websocket-key");
    ln_bytes_t version = ln_http_header(&request->headers, "sec-websocket-version");
    const char *protocol = protocols != NULL ? choose_protocol(request, protocols) : "";
    if (!ln_websocket_wanted(request) || !ln_bytes_equal_text(request->method, "GET"))
        return refuse(request, 400, "this is for WebSocket clients");
    if (!ln_bytes_equal_text(version, "13"))
        return refuse(request, 426, "only version 13 of WebSocket is spoken here");
    if (key.size != KEY_CHARACTERS)
        return refuse(request, 400, "sec-websocket-key is not in order");
    if (protocol == NULL)
        return refuse(request, 400, "none of the sub-protocols is known");
    const ln_http_header_t headers[] = {
        {LN_LITERAL("connection"), LN_LITERAL("upgrade")},
        {LN_LITERAL("upgrade"), LN_LITERAL("websocket")},
        {LN_LITERAL("sec-websocket-accept"), accept_key(request, key)},
        {LN_LITERAL("sec-websocket-protocol"), ln_text(protocol)},
    };
    if (!ln_http1_upgrade(request, headers, protocol[0] != '\0' ? 4 : 3))
        return refuse(request, 400, "WebSocket needs HTTP/1.1 and no body");
    ln_websocket_t *socket = open_socket(request, message_max);
    socket->protocol = protocol;
    socket->events = events;
    socket->owner = owner;
    return socket;
}

/* --- for the owner */

const char *ln_websocket_protocol(const ln_websocket_t *socket)
{
    return socket->protocol;
}

static void flush(ln_websocket_t *socket)
{
    if (!socket->busy && wslay_event_want_write(socket->context))
        wslay_event_send(socket->context);
}

void ln_websocket_send(ln_websocket_t *socket, ln_bytes_t text)
{
    const struct wslay_event_msg message = {WSLAY_TEXT_FRAME, text.data, text.size};
    LN_ASSERT(!socket->closing);
    wslay_event_queue_msg(socket->context, &message);
    flush(socket);
}

size_t ln_websocket_pending(const ln_websocket_t *socket)
{
    return ln_http_pending(socket->request);
}

void ln_websocket_close(ln_websocket_t *socket, uint16_t code, const char *reason)
{
    LN_ASSERT(!socket->closing);
    socket->closing = true;
    wslay_event_queue_close(socket->context, code, (const uint8_t *)reason,
                            LN_MIN(strlen(reason), (size_t)REASON_MAX));
    if (socket->busy)
        return; /* run does the rest */
    flush(socket);
    end(socket, code);
}
