/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "types/all.h"
#include "types/block.h"
#include "types/committee.h"
#include "types/gen/block.h"
#include "types/gen/info.h"
#include "types/ids.h"
#include "types/text.h"

static const ln_type_t *type_named(ln_bytes_t name)
{
    for (size_t i = 0; i < ln_all_types_count; i++)
        if (ln_bytes_equal_text(name, ln_all_types[i]->name))
            return ln_all_types[i];
    fail_msg("no type %.*s", LN_TEXT_ARG(name));
    return NULL;
}

/* --- tests/vectors/values.json: JSON form, BCS, bincode, size, hash and ids of values */

static const char *text_of(ln_test_t *t, ln_json_t *vector, const char *field)
{
    ln_json_reader_t r = ln_json_reader(&t->arena);
    ln_json_t *member = ln_json_get_optional(&r, vector, field);
    return member == NULL ? NULL : ln_text_copy_z(&t->arena, member->text);
}

static void check_text(ln_test_t *t, ln_json_t *vector, const char *field, const ln_type_t *type,
                       const void *value)
{
    const char *expected = text_of(t, vector, field);
    if (expected != NULL)
        CHECK_BYTES(ln_value_text(type, &t->arena, value), ln_text(expected));
}

static void check_hash(ln_test_t *t, ln_json_t *vector, const char *field, ln_hash_t hash)
{
    check_text(t, vector, field, &ln_hash_type, &hash);
}

static void check_bytes(ln_test_t *t, ln_json_t *vector, const char *field, const ln_type_t *type,
                        ln_wire_t wire, const void *value)
{
    ln_bytes_t encoded = ln_value_encode(type, &t->arena, wire, value);
    const char *expected = text_of(t, vector, field);
    if (expected != NULL)
        CHECK_HEX(encoded, expected);
    void *back = ln_arena_zalloc(&t->arena, type->size, 16);
    CHECK_OK(ln_value_decode(&t->call, type, back, wire, encoded));
    CHECK(ln_value_equal(type, value, back));
    CHECK(ln_value_size(type, wire, value) == encoded.size);
}

static void check_ids(ln_test_t *t, ln_json_t *vector, const ln_type_t *type, const void *value)
{
    if (type == &ln_chain_description_type) {
        ln_chain_id_t id = ln_chain_description_id(&t->arena, value);
        check_text(t, vector, "chain_id", &ln_chain_id_type, &id);
    }
    if (type == &ln_application_description_type) {
        ln_application_id_t id = ln_application_description_id(&t->arena, value);
        check_text(t, vector, "application_id", &ln_application_id_type, &id);
    }
    if (type == &ln_account_public_key_type) {
        ln_account_owner_t owner = ln_public_key_owner(value);
        check_text(t, vector, "owner", &ln_account_owner_type, &owner);
    }
    if (type == &ln_account_signature_type) {
        ln_account_owner_t owner = ln_signature_owner(value);
        ln_hash_t hash;
        check_text(t, vector, "owner", &ln_account_owner_type, &owner);
        CHECK(ln_hex_parse(hash.bytes, 32, ln_text(text_of(t, vector, "signs"))));
        CHECK(ln_signature_verify(value, &hash));
        hash.bytes[0] ^= 1;
        CHECK(!ln_signature_verify(value, &hash));
    }
    if (type == &ln_committee_type) {
        ln_blob_content_t blob = {LN_BLOB_TYPE_COMMITTEE,
                                  ln_value_encode(type, &t->arena, LN_BCS, value)};
        check_hash(t, vector, "blob_hash", ln_blob_content_hash(&t->arena, &blob));
    }
    if (type == &ln_block_type) {
        ln_block_body_hashes_t hashes =
            ln_block_body_hashes(&t->arena, &((const ln_block_t *)value)->body);
        check_hash(t, vector, "transactions_hash", hashes.transactions);
        check_hash(t, vector, "messages_hash", hashes.messages);
    }
}

static void check_vector(ln_test_t *t, ln_json_t *vector)
{
    const ln_type_t *type = type_named(ln_text(text_of(t, vector, "type")));
    void *value = ln_arena_zalloc(&t->arena, type->size, 16);
    ln_json_reader_t r = ln_json_reader(&t->arena);
    ln_value_from_json(&r, type, value, ln_json_get(&r, vector, "json"));
    CHECK_OK(ln_json_finish(&t->call, &r, text_of(t, vector, "name")));
    check_bytes(t, vector, "bcs", type, LN_BCS, value);
    check_bytes(t, vector, "bincode", type, LN_BINCODE, value);
    ln_json_t *size = ln_json_get_optional(&r, vector, "size");
    if (size != NULL)
        CHECK(ln_value_size(type, LN_BCS, value) == ln_json_read_u64(&r, size, UINT64_MAX));
    if (type->hash_name != NULL)
        check_hash(t, vector, "hash", ln_value_hash(type, &t->arena, value));
    check_ids(t, vector, type, value);
    void *copy = ln_arena_zalloc(&t->arena, type->size, 16),
         *again = ln_arena_zalloc(&t->arena, type->size, 16);
    ln_value_copy(type, &t->arena, copy, value);
    CHECK(ln_value_equal(type, value, copy));
    CHECK_OK(ln_value_parse_json(&t->call, type, again, ln_value_json(type, &t->arena, true, copy),
                                 "written JSON"));
    CHECK(ln_value_equal(type, value, again));
}

TEST(values_have_the_bytes_hashes_and_ids_of_the_vectors)
{
    ln_json_t *file;
    ln_bytes_t text = ln_test_read_file(&t->arena, "tests/vectors/values.json");
    CHECK_OK(ln_json_parse(&t->call, &file, text, "values.json"));
    ln_json_reader_t r = ln_json_reader(&t->arena);
    ln_json_t *values = ln_json_get(&r, file, "values");
    CHECK(ln_json_count(&r, values) > 40);
    for (size_t i = 0; i < values->count; i++)
        check_vector(t, ln_json_at(values, i));
}

/* --- decoding is strict and never crashes: random bytes, then mutations of what they gave */

TEST(every_type_survives_random_bytes_and_reencodes_what_it_accepts)
{
    for (int round = 0; round < 200; round++)
        for (size_t i = 0; i < ln_all_types_count; i++) {
            const ln_type_t *type = ln_all_types[i];
            uint8_t bytes[300];
            size_t size = (size_t)ln_test_below(t, sizeof(bytes));
            ln_env_random(&t->env.env, bytes, size);
            for (size_t k = 0; k < size; k++) /* small numbers, so that lengths and tags fit */
                if (ln_test_below(t, 4) != 0)
                    bytes[k] &= 3;
            ln_arena_t arena = {0};
            ln_call_t call = ln_call(&arena);
            ln_wire_t wire = round % 2 == 0 ? LN_BCS : LN_BINCODE;
            void *value = ln_arena_zalloc(&arena, type->size, 16);
            if (ln_value_decode(&call, type, value, wire, ln_bytes(bytes, size)) == LN_OK) {
                ln_bytes_t again = ln_value_encode(type, &arena, wire, value);
                void *back = ln_arena_zalloc(&arena, type->size, 16);
                CHECK_OK(ln_value_decode(&call, type, back, wire, again));
                CHECK(ln_value_equal(type, value, back));
                ln_value_json(type, &arena, false, value);
            }
            ln_arena_release(&arena);
        }
}

TEST(maps_are_read_in_bcs_only_in_the_order_of_their_serialised_keys)
{
    ln_epoch_committee_map_t map = {0};
    for (uint32_t i = 0; i < 3; i++) {
        ln_epoch_t epoch = {i == 2 ? 256 : i + 1};
        ln_committee_t committee = {.policy = ln_policy_no_fees()};
        ln_map_put(&ln_epoch_committee_map_type, &t->arena, &map, &epoch, &committee);
    }
    ln_bytes_t bytes = ln_value_encode(&ln_epoch_committee_map_type, &t->arena, LN_BCS, &map);
    CHECK(bytes.data[0] == 3 && bytes.data[1] == 0 && bytes.data[2] == 1); /* 256 is first */
    ln_epoch_committee_map_t back;
    CHECK_OK(ln_value_decode(&t->call, &ln_epoch_committee_map_type, &back, LN_BCS, bytes));
    CHECK(back.count == 3 && back.items[0].key.value == 1 && back.items[2].key.value == 256);
    ln_bytes_t bincode = ln_value_encode(&ln_epoch_committee_map_type, &t->arena, LN_BINCODE, &map);
    CHECK(bincode.data[8] == 1);
    /* Entries in numerical order are not BCS. */
    size_t entry = (bytes.size - 1) / 3;
    uint8_t *swapped = ln_arena_alloc(&t->arena, bytes.size, 1);
    swapped[0] = 3;
    memcpy(swapped + 1, bytes.data + 1 + entry, 2 * entry);
    memcpy(swapped + 1 + 2 * entry, bytes.data + 1, entry);
    CHECK_ERR(LN_ERR_DECODE, ln_value_decode(&t->call, &ln_epoch_committee_map_type, &back, LN_BCS,
                                             ln_bytes(swapped, bytes.size)));
}

TEST(sets_are_normalised_when_read)
{
    ln_bytes_t bytes = ln_test_unhex(&t->arena, "04 0005 0003 0005 0000");
    ln_account_owner_set_t set;
    CHECK_OK(ln_value_decode(&t->call, &ln_account_owner_set_type, &set, LN_BCS, bytes));
    CHECK(set.count == 3 && set.items[0].reserved == 0 && set.items[2].reserved == 5);
    CHECK_HEX(ln_value_encode(&ln_account_owner_set_type, &t->arena, LN_BCS, &set),
              "03 0000 0003 0005");
}

/* Spec 01 §13.1: public keys of secrets 1..16 in the two orders. */
TEST(certificates_and_committees_order_keys_differently)
{
    static const uint8_t by_point[] = {8, 5, 14, 7, 11, 1, 10, 9, 2, 12, 15, 4, 16, 13, 3, 6};
    static const uint8_t by_bytes[] = {8, 5, 7, 1, 2, 15, 4, 3, 14, 11, 10, 9, 12, 16, 13, 6};
    ln_committee_t committee = {.policy = ln_policy_no_fees()};
    ln_validator_signature_list_t signatures = {0};
    ln_secp256k1_public_key_t keys[17];
    for (uint8_t i = 1; i <= 16; i++) {
        ln_secp256k1_secret_t secret = {{0}};
        secret.bytes[31] = i;
        keys[i] = ln_secp256k1_public_key(&secret);
        ln_validator_state_t state = {.votes = i};
        ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, &t->arena,
                   &committee.validators, &keys[i], &state);
        LN_PUSH(&t->arena, &signatures)->public_key = keys[i];
    }
    ln_signatures_sort(&signatures);
    for (size_t i = 0; i < 16; i++) {
        CHECK(memcmp(&signatures.items[i].public_key, &keys[by_point[i]], 33) == 0);
        CHECK(committee.validators.items[i].value.votes == by_point[i]);
    }
    ln_bytes_t bytes = ln_value_encode(&ln_committee_type, &t->arena, LN_BCS, &committee);
    size_t entry = (bytes.size - 1 - 393) / 16;
    for (size_t i = 0; i < 16; i++)
        CHECK(memcmp(bytes.data + 1 + i * entry, &keys[by_bytes[i]], 33) == 0);
}

/* Spec 01 §13.4. */
TEST(thresholds_of_committees)
{
    static const uint64_t expected[][3] = {
        {1, 1, 1}, {2, 2, 1}, {3, 3, 1},     {4, 3, 2},       {5, 4, 2},
        {6, 5, 2}, {7, 5, 3}, {100, 67, 34}, {300, 201, 100}, {400, 267, 134}};
    for (size_t i = 0; i < LN_COUNT(expected); i++) {
        ln_committee_t committee = {0};
        ln_secp256k1_public_key_t key = {{0}};
        ln_validator_state_t state = {.votes = expected[i][0]};
        ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, &t->arena,
                   &committee.validators, &key, &state);
        CHECK(ln_committee_quorum_threshold(&committee) == expected[i][1]);
        CHECK(ln_committee_validity_threshold(&committee) == expected[i][2]);
    }
}

/* --- text forms: spec 01 §1.3, §13.6 */

static void check_owner_text(ln_test_t *t, const char *text, const char *printed)
{
    ln_account_owner_t owner;
    ln_err_t err = ln_value_parse(&t->call, &ln_account_owner_type, &owner, ln_text(text));
    if (printed == NULL) {
        CHECK_ERR(LN_ERR_INVALID_INPUT, err);
        return;
    }
    CHECK_OK(err);
    CHECK_BYTES(ln_value_text(&ln_account_owner_type, &t->arena, &owner), ln_text(printed));
}

TEST(owners_are_written_with_0x)
{
    check_owner_text(t, "0x00", "0x00");
    check_owner_text(t, "0x10", "0x10");
    check_owner_text(t, "0x6E0ab7F37b667B7228D3a03116Ca21Be83213823",
                     "0x6e0ab7f37b667b7228d3a03116ca21be83213823");
    check_owner_text(t, "0x5487b7", NULL);
    check_owner_text(t, "0", NULL);
    check_owner_text(t, "0X00", NULL);
    check_owner_text(t, "5487b75487b75487b75487b75487b75487b75487b75487b75487b75487b7abcd", NULL);
}

TEST(accounts_may_be_a_bare_chain)
{
    ln_account_t account;
    static const char chain[] = "1052a3cc60c4f8f6492a245e54a0fd6e1340279033410d5f648e5cc3a6fa4958";
    CHECK_OK(ln_account_parse(&t->call, &account, ln_text(chain)));
    CHECK_BYTES(ln_account_text(&t->arena, &account), ln_format(&t->arena, "0x00@%s", chain));
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_account_parse(&t->call, &account, LN_LITERAL("0x00@ab")));
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_account_parse(&t->call, &account, LN_LITERAL("")));
}

TEST(times_are_read_and_written_in_utc)
{
    ln_timestamp_t time;
    CHECK_OK(ln_timestamp_parse(&t->call, &time, LN_LITERAL("2023-11-14T22:13:20")));
    CHECK(time.us == 1700000000000000u);
    CHECK_BYTES(ln_timestamp_text(&t->arena, time), LN_LITERAL("2023-11-14 22:13:20"));
    CHECK_BYTES(ln_timestamp_text(&t->arena, (ln_timestamp_t){1700000000001000}),
                LN_LITERAL("2023-11-14 22:13:20.001"));
    CHECK_BYTES(ln_timestamp_text(&t->arena, (ln_timestamp_t){1700000000000001}),
                LN_LITERAL("2023-11-14 22:13:20.000001"));
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_timestamp_parse(&t->call, &time, LN_LITERAL("2023-11-14T22:13:20.5")));
}

TEST(streams_and_blobs_have_text_forms)
{
    ln_stream_id_t stream;
    CHECK_OK(ln_value_parse(&t->call, &ln_stream_id_type, &stream, LN_LITERAL("System:00")));
    CHECK(ln_value_equal(
        &ln_stream_id_type, &stream,
        &(ln_stream_id_t){.application_id = {.tag = LN_GENERIC_APPLICATION_ID_SYSTEM},
                          .stream_name = {LN_LITERAL("\0")}}));
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_value_parse(&t->call, &ln_stream_id_type, &stream, LN_LITERAL("System")));
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_value_parse(&t->call, &ln_stream_id_type, &stream, LN_LITERAL("User:ab:00")));
    ln_blob_id_t blob;
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_value_parse(&t->call, &ln_blob_id_type, &blob, LN_LITERAL("Data:00")));
}

/* --- votes and certificates of block B (spec 01 §13.3) */

TEST(a_committee_checks_certificates_in_the_order_of_the_specification)
{
    ln_secp256k1_secret_t secrets[3] = {{{0}}, {{0}}, {{0}}};
    ln_committee_t committee = {.policy = ln_policy_no_fees()};
    ln_validator_signature_list_t signatures = {0};
    ln_hash_t value = ln_keccak256(LN_LITERAL("value"));
    ln_round_t round = {.tag = LN_ROUND_MULTI_LEADER, .multi_leader = 3};
    ln_hash_t vote = ln_vote_hash(&value, round, LN_CERTIFICATE_KIND_CONFIRMED);
    for (uint8_t i = 0; i < 3; i++) {
        secrets[i].bytes[31] = (uint8_t)(i + 1);
        ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secrets[i]);
        ln_validator_state_t state = {.votes = 100};
        if (i < 2)
            ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, &t->arena,
                       &committee.validators, &key, &state);
        *LN_PUSH(&t->arena, &signatures) =
            (ln_validator_signature_t){key, ln_secp256k1_sign(&secrets[i], &vote)};
    }
#define CHECK_CERTIFICATE(expected)                                                                \
    CHECK_ERR((expected), ln_committee_check(&t->call, &committee, &value, round,                  \
                                             LN_CERTIFICATE_KIND_CONFIRMED, &signatures))
    CHECK_CERTIFICATE(LN_ERR_CERTIFICATE_SIGNER);
    signatures.count = 2;
    CHECK_CERTIFICATE(LN_OK);
    signatures.items[1].signature.bytes[5] ^= 1;
    CHECK_CERTIFICATE(LN_ERR_SIGNATURE);
    signatures.count = 1;
    CHECK_CERTIFICATE(LN_ERR_CERTIFICATE_REQUIRES_QUORUM);
    signatures.items[1] = signatures.items[0];
    signatures.count = 2;
    CHECK_CERTIFICATE(LN_ERR_CERTIFICATE_VALIDATOR_REUSE);
}
