/* SPDX-License-Identifier: Apache-2.0 */
/* net/tls.h - TLS 1.2 and 1.3 as a filter on another stream.
 *
 *     owner <-> [ TLS stream: OpenSSL between two memory buffers ] <-> TCP stream
 *
 * A TLS stream owns the stream below it. What is written before the handshake has ended waits. A
 * peer that ends TCP without ending TLS has cut the connection off: closed comes with LN_ERR_IO.
 *
 * Threads: a context may be shared by all threads, a stream belongs to its loop. */
#ifndef LN_NET_TLS_H
#define LN_NET_TLS_H

#include "net/loop.h"
#include "net/stream.h"

typedef struct ln_tls_context ln_tls_context_t;

/* For servers: certificate chain and key as PEM text. Offers h2 and http/1.1.
 * LN_ERR_CONFIGURATION if they cannot be used. */
LN_CHECKED ln_err_t ln_tls_server_context(ln_call_t *call, ln_tls_context_t **out,
                                          ln_bytes_t certificate_pem, ln_bytes_t key_pem);

/* For clients: trusts the given certificates (PEM), or the system's roots if there are none. */
LN_CHECKED ln_err_t ln_tls_client_context(ln_call_t *call, ln_tls_context_t **out,
                                          ln_bytes_t roots_pem);

/* A certificate that only says "localhost", signed by itself, with a new key: what a proxy shows
 * when its outside address is TLS and nothing else is configured (spec 04 §3.2). In the call's
 * arena. */
LN_CHECKED ln_err_t ln_tls_self_signed(ln_call_t *call, ln_bytes_t *certificate_pem,
                                       ln_bytes_t *key_pem);

void ln_tls_context_free(ln_tls_context_t *context);

/* Takes over lower, whose events must not have been set. The context must live as long as the
 * stream. */
ln_stream_t *ln_tls_accept(ln_loop_t *loop, ln_tls_context_t *context, ln_stream_t *lower);

/* The same for the side that connects: the certificate must be of host, and the server must agree
 * to speak protocol ("h2"; null: anything); otherwise closed comes with LN_ERR_IO. */
ln_stream_t *ln_tls_connect(ln_loop_t *loop, ln_tls_context_t *context, ln_stream_t *lower,
                            const char *host, const char *protocol);

#endif
