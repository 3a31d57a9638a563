/* SPDX-License-Identifier: Apache-2.0 */
/* rpc/convert.h - protocol values inside protobuf messages: raw bytes, bincode or BCS (spec 04
 * §2.2, §2.3).
 *
 * Reading fails with LN_ERR_INVALID_INPUT or LN_ERR_DECODE, which a peer sees as INVALID_ARGUMENT.
 * What is read borrows from the message. */
#ifndef LN_RPC_CONVERT_H
#define LN_RPC_CONVERT_H

#include "rpc/gen/rpc_pb.h"
#include "types/gen/node.h"

/* Fails with LN_ERR_INVALID_INPUT. */
LN_CHECKED ln_err_t ln_rpc_missing_field(ln_call_t *call, const char *field);

/* A value in bincode. */
LN_CHECKED ln_err_t ln_rpc_read_value(ln_call_t *call, const ln_type_t *type, void *out,
                                      ln_bytes_t bytes);
static inline ln_bytes_t ln_rpc_write_value(ln_arena_t *arena, const ln_type_t *type,
                                            const void *value)
{
    return ln_value_encode(type, arena, LN_BINCODE, value);
}

/* 32 bytes; of a chain id, has tells whether the field was there. */
LN_CHECKED ln_err_t ln_rpc_read_hash(ln_call_t *call, ln_hash_t *out, ln_bytes_t bytes);
LN_CHECKED ln_err_t ln_rpc_read_chain_id(ln_call_t *call, ln_chain_id_t *out, bool has,
                                         const ln_pb_chain_id_t *pb);

/* Borrow from the value. */
static inline ln_pb_chain_id_t ln_rpc_chain_id_pb(const ln_chain_id_t *id)
{
    return (ln_pb_chain_id_t){ln_hash_bytes(&id->hash)};
}

static inline ln_pb_crypto_hash_t ln_rpc_hash_pb(const ln_hash_t *hash)
{
    return (ln_pb_crypto_hash_t){ln_hash_bytes(hash)};
}

/* Certificates of confirmed blocks: as they are read (any other kind is an error), and written. */
LN_CHECKED ln_err_t ln_rpc_read_confirmed(ln_call_t *call, ln_confirmed_block_certificate_t *out,
                                          const ln_pb_certificate_t *pb);
ln_pb_certificate_t ln_rpc_confirmed_pb(ln_arena_t *arena,
                                        const ln_confirmed_block_certificate_t *certificate);

/* The parts that all certificates have: round and signatures. */
LN_CHECKED ln_err_t ln_rpc_read_signed(ln_call_t *call, ln_round_t *round,
                                       ln_validator_signature_list_t *signatures,
                                       ln_certificate_kind_t kind, const ln_pb_certificate_t *pb);
ln_pb_certificate_t ln_rpc_signed_pb(ln_arena_t *arena, const ln_type_t *type, const void *value,
                                     ln_round_t round,
                                     const ln_validator_signature_list_t *signatures,
                                     ln_certificate_kind_t kind);

/* A message as bytes in the arena: ln_bytes_t bytes = LN_RPC_BYTES(arena, ln_pb_blob_id_write,
 * &pb);
 */
#define LN_RPC_BYTES(arena, write, message)                                                        \
    __extension__({                                                                                \
        ln_buffer_t ln_rpc_buffer_ = ln_buffer(arena);                                             \
        ln_pb_writer_t ln_rpc_writer_ = ln_pb_writer(&ln_rpc_buffer_);                             \
        write(&ln_rpc_writer_, (message));                                                         \
        ln_buffer_bytes(&ln_rpc_buffer_);                                                          \
    })

/* Notifications (spec 04 §2.3): an empty one only says that a subscription has begun. */
ln_bytes_t ln_rpc_write_notification(ln_arena_t *arena, const ln_notification_t *notification);
LN_CHECKED ln_err_t ln_rpc_read_notification(ln_call_t *call, ln_notification_t *out, bool *empty,
                                             ln_bytes_t message);

#endif
