/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/reflection.h - grpc.reflection.v1.ServerReflection: what services are here? (spec 04 §3.1)
 *
 * Answers from a serialised google.protobuf.FileDescriptorSet: the list of services, the file of a
 * name, the file that holds a symbol (package, service, method, message, field, enum). Extensions
 * there are none.
 *
 * Threads: the loop's. */
#ifndef LN_GRPC_REFLECTION_H
#define LN_GRPC_REFLECTION_H

#include "grpc/server.h"

typedef struct {
    ln_bytes_list_t files; /* FileDescriptorProto, serialised */
    const char *const *services;
    ln_arena_t arena;
} ln_grpc_reflection_t;

/* Adds the method to the server. services are the full names to list, null-terminated; the set must
 * live as long as the server. LN_ERR_DECODE if it is not such a set. */
LN_CHECKED ln_err_t ln_grpc_reflection_init(ln_call_t *call, ln_grpc_reflection_t *reflection,
                                            ln_grpc_server_t *server, ln_bytes_t descriptor_set,
                                            const char *const *services);

void ln_grpc_reflection_release(ln_grpc_reflection_t *reflection);

#endif
