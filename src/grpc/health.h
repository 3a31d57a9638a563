/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/health.h - grpc.health.v1.Health: is this service there? (spec 04 §3.1)
 *
 * Check answers SERVING for "" and for the names given here, NOT_FOUND "service not registered" for
 * others. Watch sends the state, and again whenever it changes; of an unknown name it says
 * SERVICE_UNKNOWN, as the protocol wants.
 *
 * Threads: the loop's. */
#ifndef LN_GRPC_HEALTH_H
#define LN_GRPC_HEALTH_H

#include "grpc/server.h"

typedef struct {
    const char *const *services; /* null-terminated; constant */
    bool serving;
    ln_link_t watchers;
} ln_grpc_health_t;

/* Adds the two methods to the server. health must live as long as the server. */
void ln_grpc_health_init(ln_grpc_health_t *health, ln_grpc_server_t *server,
                         const char *const *services);

/* Tells all watchers if the state changes; a server that is about to stop says false. */
void ln_grpc_health_set(ln_grpc_health_t *health, bool serving);

/* Ends all Watch calls: before the server is stopped. */
void ln_grpc_health_end(ln_grpc_health_t *health);

#endif
