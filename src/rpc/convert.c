/* SPDX-License-Identifier: Apache-2.0 */
#include "rpc/convert.h"

#include <string.h>

ln_err_t ln_rpc_missing_field(ln_call_t *call, const char *field)
{
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the field %s is missing", field);
}

ln_err_t ln_rpc_read_value(ln_call_t *call, const ln_type_t *type, void *out, ln_bytes_t bytes)
{
    return ln_value_decode(call, type, out, LN_BINCODE, bytes);
}

ln_err_t ln_rpc_read_hash(ln_call_t *call, ln_hash_t *out, ln_bytes_t bytes)
{
    if (bytes.size != sizeof(out->bytes))
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "a hash has 32 bytes, not %zu", bytes.size);
    memcpy(out->bytes, bytes.data, sizeof(out->bytes));
    return LN_OK;
}

ln_err_t ln_rpc_read_chain_id(ln_call_t *call, ln_chain_id_t *out, bool has,
                              const ln_pb_chain_id_t *pb)
{
    if (!has)
        return ln_rpc_missing_field(call, "chain_id");
    return ln_rpc_read_hash(call, &out->hash, pb->bytes);
}

ln_err_t ln_rpc_read_signed(ln_call_t *call, ln_round_t *round,
                            ln_validator_signature_list_t *signatures, ln_certificate_kind_t kind,
                            const ln_pb_certificate_t *pb)
{
    if (pb->kind != (uint32_t)kind)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the certificate is of another kind");
    LN_TRY(ln_rpc_read_value(call, &ln_round_type, round, pb->round));
    return ln_rpc_read_value(call, &ln_validator_signature_list_type, signatures, pb->signatures);
}

ln_pb_certificate_t ln_rpc_signed_pb(ln_arena_t *arena, const ln_type_t *type, const void *value,
                                     ln_round_t round,
                                     const ln_validator_signature_list_t *signatures,
                                     ln_certificate_kind_t kind)
{
    return (ln_pb_certificate_t){
        .value = ln_rpc_write_value(arena, type, value),
        .round = ln_rpc_write_value(arena, &ln_round_type, &round),
        .signatures = ln_rpc_write_value(arena, &ln_validator_signature_list_type, signatures),
        .kind = (uint32_t)kind};
}

ln_err_t ln_rpc_read_confirmed(ln_call_t *call, ln_confirmed_block_certificate_t *out,
                               const ln_pb_certificate_t *pb)
{
    LN_TRY(
        ln_rpc_read_signed(call, &out->round, &out->signatures, LN_CERTIFICATE_KIND_CONFIRMED, pb));
    return ln_rpc_read_value(call, &ln_block_type, &out->value, pb->value);
}

ln_pb_certificate_t ln_rpc_confirmed_pb(ln_arena_t *arena,
                                        const ln_confirmed_block_certificate_t *certificate)
{
    return ln_rpc_signed_pb(arena, &ln_block_type, &certificate->value, certificate->round,
                            &certificate->signatures, LN_CERTIFICATE_KIND_CONFIRMED);
}

/* --- notifications */

ln_bytes_t ln_rpc_write_notification(ln_arena_t *arena, const ln_notification_t *notification)
{
    ln_pb_notification_t pb = {
        .has_chain_id = true,
        .chain_id = ln_rpc_chain_id_pb(&notification->chain_id),
        .reason = ln_rpc_write_value(arena, &ln_reason_type, &notification->reason)};
    return LN_RPC_BYTES(arena, ln_pb_notification_write, &pb);
}

ln_err_t ln_rpc_read_notification(ln_call_t *call, ln_notification_t *out, bool *empty,
                                  ln_bytes_t message)
{
    ln_pb_notification_t pb = {0};
    ln_pb_reader_t r = ln_pb_reader(call->arena, message);
    ln_pb_notification_merge(&r, &pb);
    LN_TRY(ln_pb_finish(call, &r));
    *empty = !pb.has_chain_id && pb.reason.size == 0;
    if (*empty)
        return LN_OK;
    LN_TRY(ln_rpc_read_chain_id(call, &out->chain_id, pb.has_chain_id, &pb.chain_id));
    return ln_rpc_read_value(call, &ln_reason_type, &out->reason, pb.reason);
}
