/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/storage.h"

#include "base/test.h"
#include "kv/memory.h"
#include "rpc/answer.h"
#include "rpc/convert.h"
#include "rpc/request.h"
#include "types/block.h"
#include "types/ids.h"

/* --- a storage with three blocks of one chain, and a blob that the last one used */

#define BLOCKS 3

typedef struct {
    ln_kv_t *kv;
    ln_store_t *store;
    ln_chain_id_t chain;
    ln_confirmed_block_certificate_t certificates[BLOCKS];
    ln_hash_t hashes[BLOCKS];
    ln_blob_content_t used, needed, stranger; /* stored; known by name; unknown */
    ln_blob_id_t used_id, needed_id, stranger_id;
} world_t;

static ln_blob_content_t blob_of(ln_test_t *t, const char *content, ln_blob_id_t *id)
{
    ln_blob_content_t blob = {LN_BLOB_TYPE_DATA, ln_text(content)};
    CHECK_OK(ln_blob_id_of(&t->call, id, &blob));
    return blob;
}

static void put_blocks(ln_test_t *t, world_t *w, ln_batch_t *batch)
{
    for (uint64_t i = 0; i < BLOCKS; i++) {
        ln_confirmed_block_certificate_t *c = &w->certificates[i];
        ln_secp256k1_secret_t secret = {{1}};
        c->value.header = (ln_block_header_t){.chain_id = w->chain, .height = {i}};
        w->hashes[i] = ln_block_hash(&t->arena, &c->value);
        *LN_PUSH(&t->arena, &c->signatures) = (ln_validator_signature_t){
            ln_secp256k1_public_key(&secret), ln_secp256k1_sign(&secret, &w->hashes[i])};
        ln_store_put_certificate(batch, c, &w->hashes[i]);
    }
}

static void init(ln_test_t *t, world_t *w)
{
    *w = (world_t){.kv = ln_kv_memory(), .chain = {{{7}}}};
    CHECK_OK(ln_store_open(&t->call, &w->store, w->kv));
    w->used = blob_of(t, "used", &w->used_id);
    w->needed = blob_of(t, "needed", &w->needed_id);
    w->stranger = blob_of(t, "stranger", &w->stranger_id);
    ln_batch_t batch = ln_batch(&t->arena);
    put_blocks(t, w, &batch);
    ln_store_put_blob(&batch, &w->used_id, w->used.bytes);
    ln_blob_state_t used = {.last_used_by = {true, w->hashes[2]}, .epoch = {true, {0}}},
                    needed = {0};
    CHECK_OK(ln_store_put_blob_states(&t->call, w->store, &batch,
                                      &(ln_blob_id_list_t){&w->used_id, 1}, &used));
    CHECK_OK(ln_store_put_blob_states(&t->call, w->store, &batch,
                                      &(ln_blob_id_list_t){&w->needed_id, 1}, &needed));
    CHECK_OK(ln_kv_write(w->kv, &t->call, &batch));
}

static void release(world_t *w)
{
    ln_store_close(w->store);
    ln_kv_free(w->kv);
}

/* --- asking */

static ln_storage_answer_t ask(ln_test_t *t, world_t *w, const ln_rpc_message_t *request)
{
    ln_rpc_method_t method;
    ln_bytes_t message = ln_rpc_write_request(&t->arena, &method, request);
    return ln_storage_answer(&t->call, w->store, method, message);
}

static ln_rpc_message_t answer(ln_test_t *t, world_t *w, ln_rpc_message_t request)
{
    ln_rpc_method_t method;
    ln_rpc_message_t out;
    (void)ln_rpc_write_request(&t->arena, &method, &request);
    ln_storage_answer_t got = ask(t, w, &request);
    assert_int_equal(got.code, LN_GRPC_OK);
    CHECK_OK(ln_rpc_read_answer(&t->call, method, &out, got.answer));
    return out;
}

static void check_refused(ln_test_t *t, world_t *w, ln_grpc_code_t code, ln_rpc_message_t request)
{
    ln_storage_answer_t got = ask(t, w, &request);
    assert_int_equal(got.code, code);
    CHECK(got.answer.size > 0); /* says why */
}

#define REQUEST(kind, field, ...)                                                                  \
    ((ln_rpc_message_t){.tag = LN_RPC_MESSAGE_##kind, .field = __VA_ARGS__})

/* --- network and version */

TEST(the_network_is_described_when_there_is_one)
{
    world_t w;
    init(t, &w);
    check_refused(t, &w, LN_GRPC_NOT_FOUND,
                  (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_NETWORK_DESCRIPTION_QUERY});
    ln_network_description_t network = {.name = LN_LITERAL("net"), .admin_chain_id = w.chain};
    ln_batch_t batch = ln_batch(&t->arena);
    ln_store_put_network(&batch, &network);
    CHECK_OK(ln_kv_write(w.kv, &t->call, &batch));
    ln_rpc_message_t got =
        answer(t, &w, (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_NETWORK_DESCRIPTION_QUERY});
    CHECK(ln_network_description_equal(&got.network_description_response, &network));
    got = answer(t, &w, (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_VERSION_INFO_QUERY});
    CHECK(got.version_info_response.crate_version.minor == 15);
    release(&w);
}

/* --- blobs (spec 01 §5.10, §7.3) */

TEST(blobs_are_downloaded_by_id)
{
    world_t w;
    init(t, &w);
    ln_rpc_message_t got = answer(t, &w, REQUEST(DOWNLOAD_BLOB, download_blob, w.used_id));
    CHECK(ln_blob_content_equal(&got.download_blob_response, &w.used));
    check_refused(t, &w, LN_GRPC_NOT_FOUND, REQUEST(DOWNLOAD_BLOB, download_blob, w.needed_id));
    release(&w);
}

TEST(only_blobs_that_a_block_needs_may_be_uploaded)
{
    world_t w;
    init(t, &w);
    check_refused(t, &w, LN_GRPC_NOT_FOUND, REQUEST(UPLOAD_BLOB, upload_blob, w.stranger));
    ln_rpc_message_t got = answer(t, &w, REQUEST(UPLOAD_BLOB, upload_blob, w.needed));
    CHECK(ln_blob_id_equal(&got.upload_blob_response, &w.needed_id));
    got = answer(t, &w, REQUEST(DOWNLOAD_BLOB, download_blob, w.needed_id));
    CHECK(ln_blob_content_equal(&got.download_blob_response, &w.needed));
    release(&w);
}

TEST(missing_blobs_are_those_without_content)
{
    world_t w;
    init(t, &w);
    ln_blob_id_t ids[] = {w.stranger_id, w.used_id, w.needed_id};
    ln_rpc_message_t got = answer(t, &w, REQUEST(MISSING_BLOB_IDS, missing_blob_ids, {ids, 3}));
    const ln_blob_id_list_t *missing = &got.missing_blob_ids_response;
    CHECK(missing->count == 2 && ln_blob_id_equal(&missing->items[0], &w.stranger_id) &&
          ln_blob_id_equal(&missing->items[1], &w.needed_id));
    release(&w);
}

TEST(who_used_a_blob_last_is_known_once_its_block_is_complete)
{
    world_t w;
    init(t, &w);
    ln_rpc_message_t got = answer(t, &w, REQUEST(BLOB_LAST_USED_BY, blob_last_used_by, w.used_id));
    CHECK(ln_hash_equal(&got.blob_last_used_by_response, &w.hashes[2]));
    got = answer(t, &w,
                 REQUEST(BLOB_LAST_USED_BY_CERTIFICATE, blob_last_used_by_certificate, w.used_id));
    CHECK(ln_confirmed_block_certificate_equal(&got.blob_last_used_by_certificate_response,
                                               &w.certificates[2]));
    check_refused(t, &w, LN_GRPC_NOT_FOUND,
                  REQUEST(BLOB_LAST_USED_BY, blob_last_used_by, w.needed_id));
    check_refused(
        t, &w, LN_GRPC_NOT_FOUND,
        REQUEST(BLOB_LAST_USED_BY_CERTIFICATE, blob_last_used_by_certificate, w.stranger_id));
    release(&w);
}

/* --- certificates */

TEST(certificates_are_downloaded_by_hash_and_unknown_ones_left_out)
{
    world_t w;
    init(t, &w);
    ln_hash_t hashes[] = {w.hashes[2], {{1}}, w.hashes[0]};
    ln_rpc_message_t got =
        answer(t, &w, REQUEST(DOWNLOAD_CERTIFICATES, download_certificates, {hashes, 3}));
    const ln_confirmed_block_certificate_list_t *list = &got.download_certificates_response;
    CHECK(list->count == 2 &&
          ln_confirmed_block_certificate_equal(&list->items[0], &w.certificates[2]) &&
          ln_confirmed_block_certificate_equal(&list->items[1], &w.certificates[0]));
    release(&w);
}

TEST(certificates_are_downloaded_by_height_and_the_shard_is_asked_about_others)
{
    world_t w;
    init(t, &w);
    ln_block_height_t heights[] = {{1}, {0}, {9}};
    ln_rpc_message_t request = REQUEST(DOWNLOAD_CERTIFICATES_BY_HEIGHTS,
                                       download_certificates_by_heights, {w.chain, {heights, 2}});
    ln_rpc_message_t got = answer(t, &w, request);
    const ln_confirmed_block_certificate_list_t *list =
        &got.download_certificates_by_heights_response;
    CHECK(list->count == 2 &&
          ln_confirmed_block_certificate_equal(&list->items[0], &w.certificates[1]));
    CHECK(!ask(t, &w, &request).ask_shard);
    request.download_certificates_by_heights.heights.count = 3;
    ln_storage_answer_t more = ask(t, &w, &request);
    CHECK(more.code == LN_GRPC_OK && more.ask_shard && ln_chain_id_equal(&more.chain_id, &w.chain));
    release(&w);
}

/* --- what cannot be read (spec 04 §4.3) */

TEST(bytes_that_are_no_request_are_refused_by_kind)
{
    static const ln_rpc_method_t with_content[] = {
        LN_RPC_DOWNLOAD_BLOB, LN_RPC_UPLOAD_BLOB, LN_RPC_DOWNLOAD_CERTIFICATE,
        LN_RPC_BLOB_LAST_USED_BY, LN_RPC_BLOB_LAST_USED_BY_CERTIFICATE};
    world_t w;
    init(t, &w);
    for (int i = LN_RPC_WORKER_METHOD_COUNT; i < LN_RPC_METHOD_COUNT; i++) {
        ln_storage_answer_t got =
            ln_storage_answer(&t->call, w.store, (ln_rpc_method_t)i, LN_LITERAL("\377"));
        assert_int_equal(got.code, LN_GRPC_INTERNAL);
    }
    for (size_t i = 0; i < LN_COUNT(with_content); i++) {
        ln_storage_answer_t got =
            ln_storage_answer(&t->call, w.store, with_content[i], LN_LITERAL("\12\1x"));
        assert_int_equal(got.code, LN_GRPC_INVALID_ARGUMENT);
    }
    release(&w);
}
