/* SPDX-License-Identifier: Apache-2.0 */
#include "store/store.h"

#include "base/test.h"
#include "kv/memory.h"
#include "kv/prefix.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/ids.h"

typedef struct {
    ln_test_t *t;
    ln_kv_t *kv;
    ln_store_t *store;
} world_t;

static void init(ln_test_t *t, world_t *w)
{
    *w = (world_t){.t = t, .kv = ln_kv_memory()};
    CHECK_OK(ln_store_open(&t->call, &w->store, w->kv));
}

static void release(world_t *w)
{
    ln_store_close(w->store);
    ln_kv_free(w->kv);
}

static void reopen(world_t *w)
{
    ln_test_t *t = w->t;
    ln_store_close(w->store);
    CHECK_OK(ln_store_open(&t->call, &w->store, w->kv));
}

static void write(world_t *w, ln_batch_t *batch)
{
    ln_test_t *t = w->t;
    CHECK_OK(ln_kv_write(w->kv, &t->call, batch));
    *batch = ln_batch(&t->arena);
}

static ln_chain_id_t chain_id(uint8_t number)
{
    return (ln_chain_id_t){{{number}}};
}

/* --- opening */

TEST(a_store_knows_its_own_layout_and_no_other)
{
    world_t w;
    ln_store_t *other;
    init(t, &w);
    reopen(&w);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, LN_LITERAL("V"), LN_LITERAL("\377"));
    write(&w, &batch);
    CHECK_ERR(LN_ERR_CORRUPT, ln_store_open(&t->call, &other, w.kv));
    release(&w);
}

TEST(a_store_is_not_opened_in_foreign_data)
{
    ln_store_t *store;
    ln_kv_t *kv = ln_kv_memory();
    ln_batch_t batch = ln_batch(&t->arena);
    ln_batch_put(&batch, LN_KV_ENTRY, LN_LITERAL("x"), LN_LITERAL("y"));
    CHECK_OK(ln_kv_write(kv, &t->call, &batch));
    CHECK_ERR(LN_ERR_CORRUPT, ln_store_open(&t->call, &store, kv));
    ln_kv_free(kv);
}

/* --- blobs and who used them (spec 01 §5.7 step 3) */

static ln_blob_id_t blob_id(uint8_t number)
{
    return (ln_blob_id_t){{{number}}, LN_BLOB_TYPE_DATA};
}

TEST(blobs_are_found_by_id_and_type)
{
    world_t w;
    bool found;
    ln_bytes_t content;
    ln_blob_id_list_t ids;
    init(t, &w);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_blob_id_t id = blob_id(1), other = id, empty = blob_id(2);
    other.blob_type = LN_BLOB_TYPE_COMMITTEE;
    ln_store_put_blob(&batch, &id, LN_LITERAL("content"));
    ln_store_put_blob(&batch, &empty, ln_bytes(NULL, 0));
    write(&w, &batch);
    CHECK_OK(ln_store_blob(&t->call, w.store, &content, &found, &id));
    CHECK(found);
    CHECK_BYTES(content, LN_LITERAL("content"));
    CHECK_OK(ln_store_blob(&t->call, w.store, &content, &found, &empty));
    CHECK(found && content.size == 0);
    CHECK_OK(ln_store_has_blob(&t->call, w.store, &found, &other));
    CHECK(!found);
    CHECK_OK(ln_store_blob_ids(&t->call, w.store, &ids));
    CHECK(ids.count == 2);
    release(&w);
}

static ln_blob_state_t state_of(uint8_t block, bool has_epoch, uint32_t epoch)
{
    return (ln_blob_state_t){.last_used_by = {block != 0, {{block}}},
                             .chain_id = chain_id(block),
                             .epoch = {has_epoch, {epoch}}};
}

TEST(the_state_of_a_blob_is_that_of_the_latest_epoch)
{
    struct {
        ln_blob_state_t state;
        uint8_t expected; /* whose state stands then */
    } steps[] = {
        {state_of(1, false, 0), 1}, {state_of(2, false, 0), 1}, {state_of(3, true, 0), 3},
        {state_of(4, true, 0), 3},  {state_of(5, true, 2), 5},  {state_of(6, true, 1), 5},
        {state_of(7, false, 0), 5}, {state_of(8, true, 3), 8},
    };
    world_t w;
    ln_blob_id_t id = blob_id(1);
    ln_blob_id_list_t ids = {&id, 1};
    ln_blob_state_t state;
    bool found;
    init(t, &w);
    CHECK_OK(ln_store_blob_state(&t->call, w.store, &state, &found, &id));
    CHECK(!found);
    for (size_t i = 0; i < LN_COUNT(steps); i++) {
        ln_batch_t batch = ln_batch(&t->arena);
        CHECK_OK(ln_store_put_blob_states(&t->call, w.store, &batch, &ids, &steps[i].state));
        write(&w, &batch);
        CHECK_OK(ln_store_blob_state(&t->call, w.store, &state, &found, &id));
        ln_chain_id_t expected = chain_id(steps[i].expected);
        CHECK(found && ln_chain_id_equal(&state.chain_id, &expected));
    }
    release(&w);
}

/* --- events, the network, committees (spec 01 §8.3) */

TEST(events_are_found_by_chain_stream_and_index)
{
    world_t w;
    bool found;
    ln_bytes_t value;
    init(t, &w);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_event_id_t id = {chain_id(1), ln_system_stream(0), 300};
    ln_store_put_event(&batch, &id, LN_LITERAL("happened"));
    write(&w, &batch);
    CHECK_OK(ln_store_event(&t->call, w.store, &value, &found, &id));
    CHECK(found);
    CHECK_BYTES(value, LN_LITERAL("happened"));
    id.index = 301;
    CHECK_OK(ln_store_event(&t->call, w.store, &value, &found, &id));
    CHECK(!found);
    id = (ln_event_id_t){chain_id(1), ln_system_stream(1), 300};
    CHECK_OK(ln_store_event(&t->call, w.store, &value, &found, &id));
    CHECK(!found);
    release(&w);
}

static ln_hash_t put_committee(world_t *w, ln_batch_t *batch, uint64_t votes)
{
    ln_test_t *t = w->t;
    ln_committee_t committee = {.policy = ln_policy_no_fees()};
    ln_secp256k1_secret_t secret = {{1}};
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    ln_validator_state_t state = {.network_address = LN_LITERAL("grpc:nowhere:1"), .votes = votes};
    ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, &t->arena, &committee.validators,
               &key, &state);
    ln_blob_content_t blob = {LN_BLOB_TYPE_COMMITTEE,
                              ln_value_encode(&ln_committee_type, &t->arena, LN_BCS, &committee)};
    ln_blob_id_t id;
    CHECK_OK(ln_blob_id_of(&t->call, &id, &blob));
    ln_store_put_blob(batch, &id, blob.bytes);
    return id.hash;
}

static uint64_t votes_in(world_t *w, uint32_t epoch)
{
    ln_test_t *t = w->t;
    const ln_committee_t *committee;
    CHECK_OK(ln_store_committee(&t->call, w->store, &committee, (ln_epoch_t){epoch}));
    return committee == NULL ? 0 : ln_committee_total_votes(committee);
}

TEST(committees_are_found_through_the_network_and_the_admin_chains_events)
{
    world_t w;
    bool found;
    ln_network_description_t network = {.name = LN_LITERAL("test"), .admin_chain_id = chain_id(9)};
    init(t, &w);
    ln_batch_t batch = ln_batch(&t->arena);
    CHECK_OK(ln_store_network(&t->call, w.store, &network, &found));
    CHECK(!found && votes_in(&w, 0) == 0);
    network.genesis_committee_blob_hash = put_committee(&w, &batch, 10);
    ln_store_put_network(&batch, &network);
    write(&w, &batch);
    CHECK(votes_in(&w, 0) == 10 && votes_in(&w, 1) == 0);
    ln_hash_t hash = put_committee(&w, &batch, 20);
    ln_event_id_t id = {chain_id(9), ln_system_stream(0), 1};
    ln_store_put_event(&batch, &id, ln_hash_bytes(&hash));
    id.index = 2; /* of a blob that is not here */
    ln_store_put_event(&batch, &id, ln_bytes(&(ln_hash_t){{7}}, 32));
    write(&w, &batch);
    CHECK(votes_in(&w, 1) == 20 && votes_in(&w, 2) == 0);
    reopen(&w);
    CHECK(votes_in(&w, 0) == 10 && votes_in(&w, 1) == 20);
    CHECK_OK(ln_store_network(&t->call, w.store, &network, &found));
    CHECK(found && ln_bytes_equal(network.name, LN_LITERAL("test")));
    release(&w);
}

/* --- blocks */

static ln_confirmed_block_certificate_t certificate_at(ln_test_t *t, uint64_t height)
{
    ln_confirmed_block_certificate_t c = {
        .value = {.header = {.chain_id = chain_id(1), .height = {height}}},
        .round = {.tag = LN_ROUND_MULTI_LEADER, .multi_leader = 3}};
    for (uint8_t i = 1; i <= 3; i++) {
        ln_secp256k1_secret_t secret = {{i}};
        ln_hash_t hash = {{i}};
        *LN_PUSH(&t->arena, &c.signatures) = (ln_validator_signature_t){
            ln_secp256k1_public_key(&secret), ln_secp256k1_sign(&secret, &hash)};
    }
    ln_signatures_sort(&c.signatures);
    ln_outgoing_message_list_t *messages = LN_PUSH(&t->arena, &c.value.body.messages);
    LN_PUSH(&t->arena, messages)->destination = chain_id((uint8_t)height);
    return c;
}

TEST(certificates_come_back_as_they_were)
{
    world_t w;
    bool found;
    ln_confirmed_block_certificate_t c = certificate_at(t, 5), back;
    ln_raw_certificate_t raw;
    ln_hash_t hash = ln_block_hash(&t->arena, &c.value), at;
    init(t, &w);
    ln_batch_t batch = ln_batch(&t->arena);
    CHECK_OK(ln_store_has_certificate(&t->call, w.store, &found, &hash));
    CHECK(!found);
    ln_store_put_certificate(&batch, &c, &hash);
    write(&w, &batch);
    CHECK_OK(ln_store_certificate(&t->call, w.store, &back, &found, &hash));
    CHECK(found && ln_confirmed_block_certificate_equal(&back, &c));
    CHECK_OK(ln_store_has_certificate(&t->call, w.store, &found, &hash));
    CHECK(found);
    CHECK_OK(ln_store_raw_certificate(&t->call, w.store, &raw, &found, &hash));
    ln_lite_certificate_t lite = ln_lite_certificate_of_block(
        &t->arena, LN_CERTIFICATE_KIND_CONFIRMED, &c.value, c.round, &c.signatures);
    CHECK_BYTES(raw.block, ln_value_encode(&ln_block_type, &t->arena, LN_BCS, &c.value));
    CHECK_BYTES(raw.lite, ln_value_encode(&ln_lite_certificate_type, &t->arena, LN_BCS, &lite));
    CHECK_OK(ln_store_block_hash(&t->call, w.store, &at, &found, &c.value.header.chain_id,
                                 (ln_block_height_t){5}));
    CHECK(found && ln_hash_equal(&at, &hash));
    CHECK_OK(ln_store_block_hash(&t->call, w.store, &at, &found, &c.value.header.chain_id,
                                 (ln_block_height_t){6}));
    CHECK(!found);
    release(&w);
}

TEST(a_damaged_record_is_an_error_and_no_crash)
{
    world_t w;
    bool found;
    ln_confirmed_block_certificate_t c = certificate_at(t, 5), back;
    ln_hash_t hash = ln_block_hash(&t->arena, &c.value);
    ln_kv_entry_list_t entries;
    init(t, &w);
    ln_batch_t batch = ln_batch(&t->arena);
    ln_store_put_certificate(&batch, &c, &hash);
    write(&w, &batch);
    CHECK_OK(ln_kv_scan(w.kv, &t->call, &entries,
                        &(ln_kv_range_t){.prefix = LN_LITERAL("B"), .limit = 1}));
    ln_bytes_t key = ln_bytes_join(&t->arena, LN_LITERAL("B"), entries.items[0].key);
    for (size_t size = 0; size < entries.items[0].value.size; size += 7) {
        ln_batch_put(&batch, LN_KV_ENTRY, key, ln_bytes(entries.items[0].value.data, size));
        write(&w, &batch);
        CHECK_ERR(LN_ERR_CORRUPT, ln_store_certificate(&t->call, w.store, &back, &found, &hash));
    }
    release(&w);
}

/* --- lists */

TEST(chains_are_listed_page_by_page)
{
    world_t w;
    ln_chain_id_list_t page;
    ln_chain_id_opt_t after = {.some = false};
    size_t seen = 0;
    init(t, &w);
    ln_batch_t batch = ln_batch(&t->arena);
    for (uint8_t i = 1; i <= 25; i++) {
        ln_chain_id_t id = chain_id((uint8_t)(i * 10));
        ln_bytes_t prefix = ln_store_chain_prefix(&t->arena, &id);
        for (uint8_t k = 0; k < 3; k++) /* several entries each */
            ln_batch_put(
                &batch, LN_KV_ENTRY,
                ln_bytes_join(&t->arena, prefix, ln_bytes_copy(&t->arena, ln_bytes(&k, 1))),
                LN_LITERAL("x"));
    }
    write(&w, &batch);
    do {
        CHECK_OK(ln_store_chain_ids_after(&t->call, w.store, &page, &after, 10));
        for (size_t i = 0; i < page.count; i++) {
            ln_chain_id_t expected = chain_id((uint8_t)(++seen * 10));
            CHECK(ln_chain_id_equal(&page.items[i], &expected));
            after = (ln_chain_id_opt_t){true, page.items[i]};
        }
    } while (page.count > 0);
    CHECK(seen == 25);
    release(&w);
}
