/* SPDX-License-Identifier: Apache-2.0 */
/* faucet/server.h - the faucet's address (spec 04 §16.1, §16.2).
 *
 *     GET  /        a page to try it out          POST /   GraphQL (schema/faucet.graphql)
 *     GET  /ready   "ready!"                      /ws      GraphQL over WebSocket
 *
 * Any web page may call it (CORS).
 *
 * Threads: the loop's. */
#ifndef LN_FAUCET_SERVER_H
#define LN_FAUCET_SERVER_H

#include "faucet/faucet.h"
#include "net/stream.h"

typedef struct {
    ln_loop_t *loop;
    ln_faucet_t *faucet; /* must outlive the server */
    const char *host;    /* null: 0.0.0.0 */
    uint16_t port;       /* 0: any free one */
    bool no_listening;   /* for tests: connections come from ln_faucet_server_accept only */
} ln_faucet_server_options_t;

typedef struct ln_faucet_server ln_faucet_server_t;

/* LN_ERR_IO if the port cannot be had. */
LN_CHECKED ln_err_t ln_faucet_server_start(ln_call_t *call, ln_faucet_server_t **out,
                                           const ln_faucet_server_options_t *options);

/* The port that it listens on. */
uint16_t ln_faucet_server_port(const ln_faucet_server_t *server);

/* Serves a connection that was accepted elsewhere; takes the stream over. */
void ln_faucet_server_accept(ln_faucet_server_t *server, ln_stream_t *stream);

/* Whoever waits is told that the service ends. From outside of all tasks, or from one that is not
 * the server's. Null is allowed. */
void ln_faucet_server_stop(ln_faucet_server_t *server);

#endif
