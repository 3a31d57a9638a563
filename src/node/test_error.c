/* SPDX-License-Identifier: Apache-2.0 */
#include "node/error.h"

#include "base/test.h"
#include "node/version.h"

/* --- over the wire and back (spec 01 §5.3, spec 04 §4.1) */

static ln_node_error_t over_the_wire(ln_test_t *t, const ln_node_error_t *error)
{
    ln_node_error_t out;
    ln_bytes_t bytes = ln_value_encode(&ln_node_error_type, &t->arena, LN_BINCODE, error);
    CHECK_OK(ln_value_decode(&t->call, &ln_node_error_type, &out, LN_BINCODE, bytes));
    return out;
}

static void check_round_trip(ln_test_t *t, ln_err_t err, const void *detail,
                             ln_node_error_tag_t expected)
{
    ln_call_t server = ln_call(&t->arena), client = ln_call(&t->arena);
    (void)ln_call_fail(&server, err, detail, NULL);
    ln_node_error_t error = ln_node_error_of(&server, err), back = over_the_wire(t, &error);
    assert_int_equal(error.tag, expected);
    CHECK(ln_node_error_fail(&client, &back) == err);
    ln_node_error_t again = ln_node_error_of(&client, err);
    CHECK(ln_node_error_equal(&again, &error));
}

TEST(errors_with_a_variant_of_their_own_come_back_as_the_same_code_and_detail)
{
    ln_chain_id_t chain = {{{1}}};
    ln_round_t round = {.tag = LN_ROUND_SINGLE_LEADER, .single_leader = 7};
    ln_wrong_height_t height = {{3}, {5}};
    ln_missing_update_t update = {{{{1}}}, {{{2}}}, {9}};
    ln_blob_id_t blobs[] = {{{{4}}, LN_BLOB_TYPE_DATA}, {{{5}}, LN_BLOB_TYPE_COMMITTEE}};
    ln_event_id_t event = {.chain_id = chain, .index = 3};
    check_round_trip(t, LN_ERR_INACTIVE_CHAIN, &chain, LN_NODE_ERROR_INACTIVE_CHAIN);
    check_round_trip(t, LN_ERR_WRONG_ROUND, &round, LN_NODE_ERROR_WRONG_ROUND);
    check_round_trip(t, LN_ERR_UNEXPECTED_BLOCK_HEIGHT, &height,
                     LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT);
    check_round_trip(t, LN_ERR_MISSING_CROSS_CHAIN_UPDATE, &update,
                     LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE);
    check_round_trip(t, LN_ERR_BLOBS_NOT_FOUND, &(ln_blob_id_list_t){blobs, 2},
                     LN_NODE_ERROR_BLOBS_NOT_FOUND);
    check_round_trip(t, LN_ERR_EVENTS_NOT_FOUND, &(ln_event_id_list_t){&event, 1},
                     LN_NODE_ERROR_EVENTS_NOT_FOUND);
    check_round_trip(t, LN_ERR_MISSING_CERTIFICATE_VALUE, NULL,
                     LN_NODE_ERROR_MISSING_CERTIFICATE_VALUE);
    check_round_trip(t, LN_ERR_INVALID_CERTIFICATE_FOR_BLOB, &blobs[0],
                     LN_NODE_ERROR_INVALID_CERTIFICATE_FOR_BLOB);
}

/* A code that is no variant of its own must not need a detail, and the same failure must always
 * give the same value, because clients count equal errors. */
TEST(every_other_error_is_a_text_that_stays_the_same)
{
    for (int i = LN_OK + 1; i < LN_ERR_COUNT; i++) {
        ln_err_t err = (ln_err_t)i;
        ln_call_t one = ln_call(&t->arena), two = ln_call(&t->arena), client = ln_call(&t->arena);
        if (ln_err_wire(err) == LN_WIRE_ITSELF || err == LN_ERR_NODE)
            continue;
        (void)LN_FAIL(&one, err, "words");
        (void)LN_FAIL(&two, err, "words");
        ln_node_error_t a = ln_node_error_of(&one, err), b = ln_node_error_of(&two, err);
        CHECK(ln_node_error_equal(&a, &b));
        CHECK(a.tag == (ln_err_wire(err) == LN_WIRE_CHAIN ? LN_NODE_ERROR_CHAIN_ERROR
                                                          : LN_NODE_ERROR_WORKER_ERROR));
        ln_node_error_t back = over_the_wire(t, &a);
        CHECK(ln_node_error_fail(&client, &back) == LN_ERR_NODE);
        CHECK_BYTES(ln_call_text(&client, LN_ERR_NODE), LN_LITERAL("words"));
        ln_node_error_t again = ln_node_error_of(&client, LN_ERR_NODE); /* passed on as it came */
        CHECK(ln_node_error_equal(&again, &a));
    }
}

/* The error of a failure that was wrapped, and of one whose text was not recorded. */
TEST(an_error_without_words_has_its_general_text)
{
    ln_call_t call = ln_call(&t->arena);
    ln_node_error_t error = ln_node_error_of(&call, LN_ERR_EMPTY_BLOCK);
    CHECK_BYTES(error.chain_error.error, ln_text(ln_err_text(LN_ERR_EMPTY_BLOCK)));
    (void)LN_FAIL(&call, LN_ERR_EMPTY_BLOCK, "inner");
    (void)ln_call_context(&call, LN_ERR_EMPTY_BLOCK, "outer");
    error = ln_node_error_of(&call, LN_ERR_EMPTY_BLOCK);
    CHECK_BYTES(error.chain_error.error, LN_LITERAL("outer: inner"));
}

TEST(every_variant_can_be_said_in_words)
{
    for (unsigned tag = 0; tag <= LN_NODE_ERROR_TOO_MANY_CERTIFICATES_RETURNED; tag++) {
        ln_node_error_t error = {.tag = (ln_node_error_tag_t)tag};
        ln_secp256k1_secret_t secret = {{1}};
        if (tag == LN_NODE_ERROR_TOO_MANY_CERTIFICATES_RETURNED)
            error.too_many_certificates_returned.remote_node = ln_secp256k1_public_key(&secret);
        ln_call_t client = ln_call(&t->arena);
        (void)ln_node_error_text(&t->arena, &error);
        CHECK(ln_node_error_fail(&client, &error) != LN_OK);
        ln_node_error_t back = over_the_wire(t, &error);
        CHECK(ln_node_error_equal(&back, &error));
    }
}

/* spec 04 §21: vectors of the wire form. */
TEST(errors_have_the_bytes_of_the_vectors)
{
    ln_node_error_t error = {.tag = LN_NODE_ERROR_WRONG_ROUND,
                             .wrong_round = {.tag = LN_ROUND_MULTI_LEADER, .multi_leader = 3}};
    CHECK_HEX(ln_value_encode(&ln_node_error_type, &t->arena, LN_BINCODE, &error),
              "06000000 01000000 03000000");
    ln_blob_id_t id = {.blob_type = LN_BLOB_TYPE_CHAIN_DESCRIPTION};
    memset(id.hash.bytes, 0x22, 32);
    error = (ln_node_error_t){.tag = LN_NODE_ERROR_BLOBS_NOT_FOUND, .blobs_not_found = {&id, 1}};
    CHECK_HEX(ln_value_encode(&ln_node_error_type, &t->arena, LN_BINCODE, &error),
              "09000000 0100000000000000 "
              "2222222222222222222222222222222222222222222222222222222222222222 06000000");
}

/* --- versions (spec 04 §7.5) */

TEST(a_client_may_use_services_of_its_minor_version_that_are_not_newer)
{
    struct {
        uint32_t major, minor, patch;
        bool compatible;
    } cases[] = {{0, 15, 17, true},  {0, 15, 0, true},  {0, 15, 18, false},
                 {0, 14, 17, false}, {0, 16, 0, false}, {1, 15, 17, false}};
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_version_info_t theirs = {
            .crate_version = {cases[i].major, cases[i].minor, cases[i].patch}};
        CHECK(ln_version_is_compatible(&theirs) == cases[i].compatible);
        theirs.rpc_hash = ln_version()->rpc_hash;
        theirs.graphql_hash = ln_version()->graphql_hash;
        CHECK(ln_version_is_compatible(&theirs) == cases[i].compatible);
        theirs.wit_hash = ln_version()->wit_hash; /* equal interfaces: any version */
        CHECK(ln_version_is_compatible(&theirs));
    }
}
