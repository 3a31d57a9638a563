/* SPDX-License-Identifier: Apache-2.0 */
#include "types/block.h"

#include "types/ids.h"

#include <stdlib.h>
#include <string.h>

/* --- blocks */

ln_block_t ln_block_of(const ln_proposed_block_t *proposed,
                       const ln_block_execution_outcome_t *outcome)
{
    return (ln_block_t){.header = {.chain_id = proposed->chain_id,
                                   .epoch = proposed->epoch,
                                   .height = proposed->height,
                                   .timestamp = proposed->timestamp,
                                   .state_hash = outcome->state_hash,
                                   .previous_block_hash = proposed->previous_block_hash,
                                   .authenticated_signer = proposed->authenticated_signer},
                        .body = {.transactions = proposed->transactions,
                                 .messages = outcome->messages,
                                 .previous_message_blocks = outcome->previous_message_blocks,
                                 .previous_event_blocks = outcome->previous_event_blocks,
                                 .oracle_responses = outcome->oracle_responses,
                                 .events = outcome->events,
                                 .blobs = outcome->blobs,
                                 .operation_results = outcome->operation_results}};
}

ln_proposed_block_t ln_block_proposed(const ln_block_t *block)
{
    return (ln_proposed_block_t){.chain_id = block->header.chain_id,
                                 .epoch = block->header.epoch,
                                 .transactions = block->body.transactions,
                                 .height = block->header.height,
                                 .timestamp = block->header.timestamp,
                                 .authenticated_signer = block->header.authenticated_signer,
                                 .previous_block_hash = block->header.previous_block_hash};
}

ln_block_execution_outcome_t ln_block_outcome(const ln_block_t *block)
{
    return (ln_block_execution_outcome_t){
        .messages = block->body.messages,
        .previous_message_blocks = block->body.previous_message_blocks,
        .previous_event_blocks = block->body.previous_event_blocks,
        .state_hash = block->header.state_hash,
        .oracle_responses = block->body.oracle_responses,
        .events = block->body.events,
        .blobs = block->body.blobs,
        .operation_results = block->body.operation_results};
}

static void add_id(ln_arena_t *arena, ln_blob_id_list_t *ids, ln_blob_id_t id)
{
    *LN_PUSH(arena, ids) = id;
}

static void add_published(ln_arena_t *arena, ln_blob_id_list_t *ids, const ln_operation_t *op)
{
    if (op->tag != LN_OPERATION_SYSTEM)
        return;
    const ln_system_operation_t *system = &op->system;
    if (system->tag == LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB)
        add_id(arena, ids, (ln_blob_id_t){system->publish_data_blob.blob_hash, LN_BLOB_TYPE_DATA});
    if (system->tag == LN_SYSTEM_OPERATION_ADMIN &&
        system->admin.tag == LN_ADMIN_OPERATION_PUBLISH_COMMITTEE_BLOB)
        add_id(
            arena, ids,
            (ln_blob_id_t){system->admin.publish_committee_blob.blob_hash, LN_BLOB_TYPE_COMMITTEE});
    if (system->tag == LN_SYSTEM_OPERATION_PUBLISH_MODULE) {
        ln_blob_id_t module[2];
        size_t count = ln_module_blob_ids(module, &system->publish_module.module_id);
        for (size_t i = 0; i < count; i++)
            add_id(arena, ids, module[i]);
    }
}

ln_blob_id_list_t ln_published_blob_ids(ln_arena_t *arena, const ln_transaction_list_t *txs)
{
    ln_blob_id_list_t ids = {0};
    for (size_t i = 0; i < txs->count; i++)
        if (txs->items[i].tag == LN_TRANSACTION_EXECUTE_OPERATION)
            add_published(arena, &ids, &txs->items[i].execute_operation);
    ln_set_normalise(&ln_blob_id_list_type, &ids);
    return ids;
}

ln_blob_id_list_t ln_oracle_blob_ids(ln_arena_t *arena, const ln_oracle_response_list_list_t *all)
{
    ln_blob_id_list_t ids = {0};
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i].count; k++)
            if (all->items[i].items[k].tag == LN_ORACLE_RESPONSE_BLOB)
                add_id(arena, &ids, all->items[i].items[k].blob);
    return ids;
}

ln_err_t ln_required_blob_ids(ln_call_t *call, ln_blob_id_list_t *out, const ln_block_t *block)
{
    ln_blob_id_list_t ids = ln_published_blob_ids(call->arena, &block->body.transactions);
    ln_blob_id_list_t read = ln_oracle_blob_ids(call->arena, &block->body.oracle_responses);
    for (size_t i = 0; i < read.count; i++)
        add_id(call->arena, &ids, read.items[i]);
    for (size_t i = 0; i < block->body.blobs.count; i++)
        for (size_t k = 0; k < block->body.blobs.items[i].count; k++) {
            ln_blob_id_t id;
            LN_TRY(ln_blob_id_of(call, &id, &block->body.blobs.items[i].items[k]));
            add_id(call->arena, &ids, id);
        }
    if (block->header.height.value == 0)
        add_id(call->arena, &ids, ln_chain_description_blob_id(block->header.chain_id));
    ln_set_normalise(&ln_blob_id_list_type, &ids);
    *out = ids;
    return LN_OK;
}

bool ln_outcome_has_oracle_responses(const ln_block_execution_outcome_t *outcome)
{
    for (size_t i = 0; i < outcome->oracle_responses.count; i++)
        if (outcome->oracle_responses.items[i].count > 0)
            return true;
    return false;
}

ln_chain_id_list_t ln_block_recipients(ln_arena_t *arena,
                                       const ln_outgoing_message_list_list_t *messages)
{
    ln_chain_id_list_t out = {0};
    for (size_t i = 0; i < messages->count; i++)
        for (size_t k = 0; k < messages->items[i].count; k++)
            *LN_PUSH(arena, &out) = messages->items[i].items[k].destination;
    ln_set_normalise(&ln_chain_id_list_type, &out);
    return out;
}

ln_stream_id_list_t ln_block_event_streams(ln_arena_t *arena, const ln_event_list_list_t *events)
{
    ln_stream_id_list_t out = {0};
    for (size_t i = 0; i < events->count; i++)
        for (size_t k = 0; k < events->items[i].count; k++)
            *LN_PUSH(arena, &out) = events->items[i].items[k].stream_id;
    ln_set_normalise(&ln_stream_id_list_type, &out);
    return out;
}

static ln_posted_message_t posted(const ln_outgoing_message_t *message, uint32_t index)
{
    return (ln_posted_message_t){.authenticated_signer = message->authenticated_signer,
                                 .grant = message->grant,
                                 .refund_grant_to = message->refund_grant_to,
                                 .kind = message->kind,
                                 .index = index,
                                 .message = message->message};
}

ln_message_bundle_list_t ln_block_bundles_for(ln_arena_t *arena, const ln_block_t *block,
                                              const ln_hash_t *hash, const ln_chain_id_t *recipient)
{
    ln_message_bundle_list_t bundles = {0};
    uint32_t index = 0; /* over all messages of the block, whoever gets them */
    for (size_t i = 0; i < block->body.messages.count; i++) {
        const ln_outgoing_message_list_t *messages = &block->body.messages.items[i];
        ln_posted_message_list_t chosen = {0};
        for (size_t k = 0; k < messages->count; k++, index++)
            if (ln_chain_id_equal(&messages->items[k].destination, recipient))
                *LN_PUSH(arena, &chosen) = posted(&messages->items[k], index);
        if (chosen.count > 0)
            *LN_PUSH(arena, &bundles) = (ln_message_bundle_t){.height = block->header.height,
                                                              .timestamp = block->header.timestamp,
                                                              .certificate_hash = *hash,
                                                              .transaction_index = (uint32_t)i,
                                                              .messages = chosen};
    }
    return bundles;
}

bool ln_bundle_is_skippable(const ln_message_bundle_t *bundle)
{
    for (size_t i = 0; i < bundle->messages.count; i++) {
        const ln_posted_message_t *message = &bundle->messages.items[i];
        bool free_to_go =
            message->kind == LN_MESSAGE_KIND_SIMPLE || message->kind == LN_MESSAGE_KIND_BOUNCING;
        if (!free_to_go || message->grant.attos != 0)
            return false;
    }
    return true;
}

bool ln_bundle_is_protected(const ln_message_bundle_t *bundle)
{
    for (size_t i = 0; i < bundle->messages.count; i++)
        if (bundle->messages.items[i].kind == LN_MESSAGE_KIND_PROTECTED)
            return true;
    return false;
}

/* --- header hashes */

/* H(CryptoHashVec, [H(T, x) ...]) */
static ln_hash_t hash_list(ln_arena_t *scratch, const ln_type_t *type, const void *list)
{
    const ln_any_list_t *items = list;
    ln_crypto_hash_vec_t hashes = {0};
    for (size_t i = 0; i < items->count; i++)
        *LN_PUSH(scratch, &hashes.hashes) =
            ln_value_hash(type, scratch, (const uint8_t *)items->items + i * type->size);
    return ln_crypto_hash_vec_hash(scratch, &hashes);
}

static ln_hash_t hash_list_list(ln_arena_t *scratch, const ln_type_t *type, const void *list)
{
    const ln_any_list_t *lists = list;
    ln_crypto_hash_vec_t hashes = {0};
    for (size_t i = 0; i < lists->count; i++)
        *LN_PUSH(scratch, &hashes.hashes) =
            hash_list(scratch, type, (const ln_any_list_t *)lists->items + i);
    return ln_crypto_hash_vec_hash(scratch, &hashes);
}

ln_block_body_hashes_t ln_block_body_hashes(ln_arena_t *scratch, const ln_block_body_t *body)
{
    ln_previous_message_blocks_map_t messages = {body->previous_message_blocks};
    ln_previous_event_blocks_map_t events = {body->previous_event_blocks};
    return (ln_block_body_hashes_t){
        .transactions = hash_list(scratch, &ln_transaction_type, &body->transactions),
        .messages = hash_list_list(scratch, &ln_outgoing_message_type, &body->messages),
        .previous_message_blocks = ln_previous_message_blocks_map_hash(scratch, &messages),
        .previous_event_blocks = ln_previous_event_blocks_map_hash(scratch, &events),
        .oracle_responses =
            hash_list_list(scratch, &ln_oracle_response_type, &body->oracle_responses),
        .events = hash_list_list(scratch, &ln_event_type, &body->events),
        .blobs = hash_list_list(scratch, &ln_blob_content_type, &body->blobs),
        .operation_results =
            hash_list(scratch, &ln_operation_result_type, &body->operation_results)};
}

/* --- rounds and certificates */

int ln_round_compare(ln_round_t a, ln_round_t b)
{
    return ln_value_compare(&ln_round_type, &a, &b);
}

ln_u32_opt_t ln_round_oracle_number(ln_round_t round)
{
    bool some = round.tag == LN_ROUND_MULTI_LEADER;
    return (ln_u32_opt_t){.some = some, .value = some ? round.multi_leader : 0};
}

static int compare_keys(const void *a, const void *b)
{
    return ln_secp256k1_public_key_compare(&((const ln_validator_signature_t *)a)->public_key,
                                           &((const ln_validator_signature_t *)b)->public_key);
}

void ln_signatures_sort(ln_validator_signature_list_t *signatures)
{
    if (signatures->count > 1)
        qsort(signatures->items, signatures->count, sizeof(*signatures->items), compare_keys);
}

ln_lite_certificate_t ln_lite_certificate_of_block(ln_arena_t *scratch, ln_certificate_kind_t kind,
                                                   const ln_block_t *block, ln_round_t round,
                                                   const ln_validator_signature_list_t *signatures)
{
    return (ln_lite_certificate_t){
        .value = {ln_block_hash(scratch, block), block->header.chain_id, kind},
        .round = round,
        .signatures = *signatures};
}
