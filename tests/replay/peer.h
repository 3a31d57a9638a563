/* SPDX-License-Identifier: Apache-2.0 */
/* tests/replay/peer.h - the validator under test, spoken to over HTTP/2 (gRPC) or HTTP/1.1
 * (gRPC-Web) by libcurl, which shares no code with what it talks to.
 *
 * A call that is started goes on whenever the peer is waited for, so that subscriptions stay open
 * beside other calls. */
#ifndef LN_REPLAY_PEER_H
#define LN_REPLAY_PEER_H

#include "base/err.h"

typedef struct replay_peer replay_peer_t;

typedef struct {
    ln_bytes_list_t messages; /* so far; live as long as the exchange's arena */
    bool ended;
    uint64_t status;    /* gRPC status, once it has ended */
    ln_bytes_t message; /* grpc-message, or what libcurl says */
} replay_exchange_t;

/* The status of an exchange that had no gRPC status: refused, broken off, timed out. */
#define REPLAY_NO_STATUS 99u

/* target is HOST:PORT. */
replay_peer_t *replay_peer_new(const char *target);
void replay_peer_free(replay_peer_t *peer);

/* Begins a call of ValidatorNode; it is over when it is stopped. */
replay_exchange_t *replay_peer_start(replay_peer_t *peer, bool web, ln_bytes_t method,
                                     ln_bytes_t request);
void replay_peer_stop(replay_peer_t *peer, replay_exchange_t *exchange);

/* Goes on with everything that has been started, for at most wait_ms while nothing happens. */
void replay_peer_run(replay_peer_t *peer, int wait_ms);

#endif
