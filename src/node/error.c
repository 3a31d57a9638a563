/* SPDX-License-Identifier: Apache-2.0 */
#include "node/error.h"

#include <string.h>

/* --- codes that are variants of their own */

typedef struct {
    ln_err_t code;
    ln_node_error_tag_t tag;
    size_t detail_size; /* 0: there is none */
} pair_t;

static const pair_t pairs[] = {
    {LN_ERR_INACTIVE_CHAIN, LN_NODE_ERROR_INACTIVE_CHAIN, sizeof(ln_chain_id_t)},
    {LN_ERR_WRONG_ROUND, LN_NODE_ERROR_WRONG_ROUND, sizeof(ln_round_t)},
    {LN_ERR_UNEXPECTED_BLOCK_HEIGHT, LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT,
     sizeof(ln_wrong_height_t)},
    {LN_ERR_MISSING_CROSS_CHAIN_UPDATE, LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE,
     sizeof(ln_missing_update_t)},
    {LN_ERR_BLOBS_NOT_FOUND, LN_NODE_ERROR_BLOBS_NOT_FOUND, sizeof(ln_blob_id_list_t)},
    {LN_ERR_EVENTS_NOT_FOUND, LN_NODE_ERROR_EVENTS_NOT_FOUND, sizeof(ln_event_id_list_t)},
    {LN_ERR_MISSING_CERTIFICATE_VALUE, LN_NODE_ERROR_MISSING_CERTIFICATE_VALUE, 0},
    {LN_ERR_INVALID_CHAIN_INFO_RESPONSE, LN_NODE_ERROR_INVALID_CHAIN_INFO_RESPONSE, 0},
    {LN_ERR_UNEXPECTED_CERTIFICATE_VALUE, LN_NODE_ERROR_UNEXPECTED_CERTIFICATE_VALUE, 0},
    {LN_ERR_INVALID_CERTIFICATE_FOR_BLOB, LN_NODE_ERROR_INVALID_CERTIFICATE_FOR_BLOB,
     sizeof(ln_blob_id_t)},
    {LN_ERR_EMPTY_BLOBS_NOT_FOUND, LN_NODE_ERROR_EMPTY_BLOBS_NOT_FOUND, 0},
    {LN_ERR_DUPLICATES_IN_BLOBS_NOT_FOUND, LN_NODE_ERROR_DUPLICATES_IN_BLOBS_NOT_FOUND, 0},
    {LN_ERR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND,
     LN_NODE_ERROR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND, 0},
};

/* Fields of all variants begin at the same place. */
static void *payload(ln_node_error_t *error)
{
    return &error->inactive_chain;
}

static ln_node_error_t of_itself(const ln_call_t *call, ln_err_t err)
{
    for (size_t i = 0; i < LN_COUNT(pairs); i++) {
        ln_node_error_t error = {.tag = pairs[i].tag};
        if (pairs[i].code != err)
            continue;
        if (pairs[i].detail_size > 0) {
            LN_ASSERT(call->code == err && call->detail != NULL);
            memcpy(payload(&error), call->detail, pairs[i].detail_size);
        }
        return error;
    }
    LN_UNREACHABLE();
}

ln_node_error_t ln_node_error_of(const ln_call_t *call, ln_err_t err)
{
    if (err == LN_ERR_NODE && call->code == err && call->detail != NULL)
        return *(const ln_node_error_t *)call->detail;
    switch (ln_err_wire(err)) {
    case LN_WIRE_ITSELF:
        return of_itself(call, err);
    case LN_WIRE_CHAIN:
        return (ln_node_error_t){.tag = LN_NODE_ERROR_CHAIN_ERROR,
                                 .chain_error = {ln_call_text(call, err)}};
    case LN_WIRE_WORKER:
    case LN_WIRE_NONE:
        return (ln_node_error_t){.tag = LN_NODE_ERROR_WORKER_ERROR,
                                 .worker_error = {ln_call_text(call, err)}};
    }
    LN_UNREACHABLE();
}

/* --- the way back */

static ln_bytes_t list_text(ln_arena_t *arena, const char *what, const ln_type_t *type,
                            const void *list)
{
    const ln_any_list_t *any = list;
    ln_buffer_t out = ln_buffer(arena);
    ln_buffer_put_text(&out, what);
    for (size_t i = 0; i < any->count; i++) {
        ln_buffer_put_text(&out, i == 0 ? " " : ", ");
        const void *item = (const char *)any->items + i * type->inner->size;
        ln_buffer_put(&out, ln_value_has_text(type->inner)
                                ? ln_value_text(type->inner, arena, item)
                                : ln_value_json(type->inner, arena, false, item));
    }
    return ln_buffer_bytes(&out);
}

static ln_bytes_t id_text(ln_arena_t *arena, const ln_chain_id_t *id)
{
    return ln_value_text(&ln_chain_id_type, arena, id);
}

ln_bytes_t ln_node_error_text(ln_arena_t *arena, const ln_node_error_t *error)
{
    switch (error->tag) {
    case LN_NODE_ERROR_CRYPTO_ERROR:
        return error->crypto_error.error;
    case LN_NODE_ERROR_ARITHMETIC_ERROR:
        return error->arithmetic_error.error;
    case LN_NODE_ERROR_VIEW_ERROR:
        return error->view_error.error;
    case LN_NODE_ERROR_CHAIN_ERROR:
        return error->chain_error.error;
    case LN_NODE_ERROR_WORKER_ERROR:
        return error->worker_error.error;
    case LN_NODE_ERROR_GRPC_ERROR:
        return error->grpc_error.error;
    case LN_NODE_ERROR_CLIENT_IO_ERROR:
        return error->client_io_error.error;
    case LN_NODE_ERROR_SUBSCRIPTION_FAILED:
        return error->subscription_failed.status;
    case LN_NODE_ERROR_RESPONSE_HANDLING_ERROR:
        return error->response_handling_error.error;
    case LN_NODE_ERROR_INACTIVE_CHAIN:
        return ln_format(arena, "chain %.*s is not active",
                         LN_TEXT_ARG(id_text(arena, &error->inactive_chain)));
    case LN_NODE_ERROR_WRONG_ROUND:
        return ln_format(
            arena, "the chain is in round %.*s",
            LN_TEXT_ARG(ln_value_json(&ln_round_type, arena, false, &error->wrong_round)));
    case LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT:
        return ln_format(
            arena, "the chain expects a block of height %llu, not %llu",
            (unsigned long long)error->unexpected_block_height.expected_block_height.value,
            (unsigned long long)error->unexpected_block_height.found_block_height.value);
    case LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE:
        return ln_format(arena, "the message of block %llu of chain %.*s has not arrived",
                         (unsigned long long)error->missing_cross_chain_update.height.value,
                         LN_TEXT_ARG(id_text(arena, &error->missing_cross_chain_update.origin)));
    case LN_NODE_ERROR_BLOBS_NOT_FOUND:
        return list_text(arena, "blobs are missing:", &ln_blob_id_list_type,
                         &error->blobs_not_found);
    case LN_NODE_ERROR_EVENTS_NOT_FOUND:
        return list_text(arena, "events are missing:", &ln_event_id_list_type,
                         &error->events_not_found);
    case LN_NODE_ERROR_MISSING_CERTIFICATES:
        return list_text(arena, "certificates are missing:", &ln_hash_list_type,
                         &error->missing_certificates);
    case LN_NODE_ERROR_MISSING_VOTE_IN_VALIDATOR_RESPONSE:
    case LN_NODE_ERROR_MISSING_CERTIFICATE_VALUE:
    case LN_NODE_ERROR_INVALID_CHAIN_INFO_RESPONSE:
    case LN_NODE_ERROR_UNEXPECTED_CERTIFICATE_VALUE:
    case LN_NODE_ERROR_INVALID_DECODING:
    case LN_NODE_ERROR_UNEXPECTED_MESSAGE:
    case LN_NODE_ERROR_CANNOT_RESOLVE_VALIDATOR_ADDRESS:
    case LN_NODE_ERROR_SUBSCRIPTION_ERROR:
    case LN_NODE_ERROR_INVALID_CERTIFICATE_FOR_BLOB:
    case LN_NODE_ERROR_DUPLICATES_IN_BLOBS_NOT_FOUND:
    case LN_NODE_ERROR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND:
    case LN_NODE_ERROR_UNEXPECTED_CERTIFICATES:
    case LN_NODE_ERROR_EMPTY_BLOBS_NOT_FOUND:
    case LN_NODE_ERROR_MISSING_CERTIFICATES_BY_HEIGHTS:
    case LN_NODE_ERROR_TOO_MANY_CERTIFICATES_RETURNED:
        break;
    }
    return ln_value_json(&ln_node_error_type, arena, false, error);
}

ln_err_t ln_node_error_fail(ln_call_t *call, const ln_node_error_t *error)
{
    ln_node_error_t *copy = LN_NEW(call->arena, ln_node_error_t);
    ln_bytes_t text = ln_node_error_text(call->arena, error);
    *copy = *error;
    for (size_t i = 0; i < LN_COUNT(pairs); i++)
        if (pairs[i].tag == error->tag)
            return LN_FAIL_DETAIL(call, pairs[i].code,
                                  pairs[i].detail_size > 0 ? payload(copy) : NULL, "%.*s",
                                  LN_TEXT_ARG(text));
    return LN_FAIL_DETAIL(call, LN_ERR_NODE, copy, "%.*s", LN_TEXT_ARG(text));
}
