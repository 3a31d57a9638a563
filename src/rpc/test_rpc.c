/* SPDX-License-Identifier: Apache-2.0 */
/* Requests and answers of every kind over the wire and back, with random content; and what happens
 * to bytes that are cut or flipped. */
#include "base/test.h"
#include "node/error.h"
#include "node/version.h"
#include "rpc/answer.h"
#include "rpc/convert.h"
#include "rpc/request.h"
#include "types/block.h"

/* --- random values of any type, in the normal form that decoding gives */

static void fill(ln_test_t *t, const ln_type_t *type, void *out);

static void fill_raw(ln_test_t *t, const ln_type_t *type, uint8_t *out)
{
    ln_env_random(&t->env.env, out, type->size);
    if (type == &ln_secp256k1_public_key_type) {
        ln_secp256k1_secret_t secret = {{(uint8_t)(1 + ln_test_below(t, 100))}};
        *(ln_secp256k1_public_key_t *)out = ln_secp256k1_public_key(&secret);
    } else if (type == &ln_secp256k1_signature_type) {
        out[0] = out[32] = 1; /* both halves below the order of the curve */
    } else if (type == &ln_evm_signature_type) {
        out[64] = (uint8_t)(27 + ln_test_below(t, 2));
    }
}

static ln_bytes_t some_bytes(ln_test_t *t)
{
    uint8_t text[8];
    size_t size = (size_t)ln_test_below(t, sizeof(text));
    for (size_t i = 0; i < size; i++)
        text[i] = (uint8_t)('a' + ln_test_below(t, 26));
    return ln_bytes_copy(&t->arena, ln_bytes(text, size));
}

static void fill_primitive(ln_test_t *t, const ln_type_t *type, void *out)
{
    if (type == &ln_bytes_type || type == &ln_text_type)
        *(ln_bytes_t *)out = some_bytes(t);
    else if (type == &ln_bool_type)
        *(bool *)out = ln_test_below(t, 2) == 1;
    else
        ln_env_random(&t->env.env, out, type->size);
}

static void fill_list(ln_test_t *t, const ln_type_t *type, ln_any_list_t *out)
{
    bool map = type->kind == LN_KIND_MAP;
    size_t size = map ? type->entry_size : type->inner->size;
    out->count = (size_t)ln_test_below(t, 4);
    out->items = ln_arena_list(&t->arena, out->count, size);
    for (size_t i = 0; i < out->count; i++) {
        uint8_t *item = (uint8_t *)out->items + i * size;
        fill(t, map ? type->key : type->inner, item);
        if (map)
            fill(t, type->inner, item + type->value_offset);
    }
    if (map)
        ln_map_normalise(type, out);
    else if (type->kind == LN_KIND_SET)
        ln_set_normalise(type, out);
    else if (type == &ln_validator_signature_list_type)
        ln_signatures_sort((ln_validator_signature_list_t *)(void *)out);
}

/* Certificates list each validator once. */
static void remove_repeated(ln_validator_signature_list_t *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (kept == 0 || ln_secp256k1_public_key_compare(&list->items[i].public_key,
                                                         &list->items[kept - 1].public_key) != 0)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

static void fill(ln_test_t *t, const ln_type_t *type, void *out)
{
    switch (type->kind) {
    case LN_KIND_PRIMITIVE:
        fill_primitive(t, type, out);
        return;
    case LN_KIND_RAW:
        fill_raw(t, type, out);
        return;
    case LN_KIND_NEWTYPE:
    case LN_KIND_STRUCT:
    case LN_KIND_TUPLE:
        for (size_t i = 0; i < type->field_count; i++)
            fill(t, type->fields[i].type, (uint8_t *)out + type->fields[i].offset);
        return;
    case LN_KIND_UNIT_ENUM:
    case LN_KIND_ENUM: {
        unsigned tag = (unsigned)ln_test_below(t, type->field_count);
        const ln_field_t *variant = &type->fields[tag];
        memcpy(out, &tag, sizeof(tag));
        if (variant->type != NULL)
            fill(t, variant->type, (uint8_t *)out + variant->offset);
        return;
    }
    case LN_KIND_OPTION:
        *(bool *)out = ln_test_below(t, 2) == 1;
        if (*(bool *)out)
            fill(t, type->inner, (uint8_t *)out + type->value_offset);
        return;
    case LN_KIND_BOX:
        *(void **)out = NULL;
        if (ln_test_below(t, 2) == 1) {
            *(void **)out = ln_arena_zalloc(&t->arena, type->inner->size, 16);
            fill(t, type->inner, *(void **)out);
        }
        return;
    case LN_KIND_LIST:
    case LN_KIND_SET:
    case LN_KIND_MAP:
        fill_list(t, type, out);
        if (type == &ln_validator_signature_list_type)
            remove_repeated(out);
        return;
    }
    LN_UNREACHABLE();
}

/* A request or answer of one kind. */
static ln_rpc_message_t *random_message(ln_test_t *t, ln_rpc_message_tag_t tag)
{
    const ln_field_t *variant = &ln_rpc_message_type.fields[tag];
    ln_rpc_message_t *message = LN_NEW(&t->arena, ln_rpc_message_t);
    message->tag = tag;
    if (variant->type != NULL)
        fill(t, variant->type, (uint8_t *)message + variant->offset);
    if (tag == LN_RPC_MESSAGE_CHAIN_INFO_QUERY) { /* what gRPC does not carry: spec 04 §2.3 */
        message->chain_info_query.request_sent_certificate_hashes_in_range.some = false;
        message->chain_info_query.request_committees = false;
    }
    return message;
}

static void check_same(ln_test_t *t, const ln_rpc_message_t *a, const ln_rpc_message_t *b)
{
    assert_int_equal(a->tag, b->tag);
    CHECK_BYTES(ln_value_encode(&ln_rpc_message_type, &t->arena, LN_BCS, a),
                ln_value_encode(&ln_rpc_message_type, &t->arena, LN_BCS, b));
}

/* --- requests for shards */

static const struct {
    ln_rpc_message_tag_t tag;
    ln_rpc_method_t method;
} requests[] = {
    {LN_RPC_MESSAGE_BLOCK_PROPOSAL, LN_RPC_HANDLE_BLOCK_PROPOSAL},
    {LN_RPC_MESSAGE_LITE_CERTIFICATE, LN_RPC_HANDLE_LITE_CERTIFICATE},
    {LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE, LN_RPC_HANDLE_CONFIRMED_CERTIFICATE},
    {LN_RPC_MESSAGE_VALIDATED_CERTIFICATE, LN_RPC_HANDLE_VALIDATED_CERTIFICATE},
    {LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE, LN_RPC_HANDLE_TIMEOUT_CERTIFICATE},
    {LN_RPC_MESSAGE_CHAIN_INFO_QUERY, LN_RPC_HANDLE_CHAIN_INFO_QUERY},
    {LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB, LN_RPC_DOWNLOAD_PENDING_BLOB},
    {LN_RPC_MESSAGE_HANDLE_PENDING_BLOB, LN_RPC_HANDLE_PENDING_BLOB},
    {LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS, LN_RPC_PREVIOUS_EVENT_BLOCKS},
    {LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST, LN_RPC_HANDLE_CROSS_CHAIN_REQUEST},
};

#define ROUNDS 40

TEST(requests_of_every_kind_arrive_as_they_were_sent)
{
    for (size_t i = 0; i < LN_COUNT(requests); i++)
        for (int k = 0; k < ROUNDS; k++) {
            ln_rpc_message_t *sent = random_message(t, requests[i].tag), got;
            ln_rpc_method_t method;
            ln_chain_id_t target;
            ln_bytes_t bytes = ln_rpc_write_request(&t->arena, &method, sent);
            assert_int_equal(method, requests[i].method);
            assert_int_equal(ln_rpc_target(&t->call, method, &target, bytes), LN_GRPC_OK);
            ln_grpc_code_t code = ln_rpc_read_request(&t->call, method, &got, bytes);
            if (code != LN_GRPC_OK)
                fail_msg("%s: %.*s", ln_rpc_method_name(method), LN_TEXT_ARG(t->call.text));
            check_same(t, &got, sent);
        }
}

/* What is cut or flipped is refused with one of two statuses, or is another valid request. */
TEST(damaged_requests_are_refused_and_never_crash)
{
    for (size_t i = 0; i < LN_COUNT(requests); i++)
        for (int k = 0; k < ROUNDS * 5; k++) {
            ln_rpc_message_t got;
            ln_rpc_method_t method;
            ln_chain_id_t target;
            ln_bytes_t bytes =
                ln_rpc_write_request(&t->arena, &method, random_message(t, requests[i].tag));
            uint8_t *data = ln_arena_alloc(&t->arena, bytes.size, 1);
            memcpy(data, bytes.data, bytes.size);
            if (k % 2 == 0)
                bytes.size = (size_t)ln_test_below(t, bytes.size);
            else
                data[ln_test_below(t, bytes.size)] ^= (uint8_t)(1u << ln_test_below(t, 8));
            bytes.data = data;
            ln_grpc_code_t code = ln_rpc_target(&t->call, method, &target, bytes);
            CHECK(code == LN_GRPC_OK || code == LN_GRPC_INTERNAL || code == LN_GRPC_NOT_FOUND);
            code = ln_rpc_read_request(&t->call, method, &got, bytes);
            CHECK(code == LN_GRPC_OK || code == LN_GRPC_INTERNAL ||
                  code == LN_GRPC_INVALID_ARGUMENT);
        }
}

TEST(a_request_that_names_no_chain_has_no_shard)
{
    ln_chain_id_t target;
    for (size_t i = 0; i < LN_COUNT(requests); i++)
        CHECK(ln_rpc_target(&t->call, requests[i].method, &target, ln_bytes(NULL, 0)) ==
              LN_GRPC_NOT_FOUND);
    CHECK(ln_rpc_target(&t->call, LN_RPC_HANDLE_CHAIN_INFO_QUERY, &target, LN_LITERAL("\377")) ==
          LN_GRPC_INTERNAL);
}

/* --- answers of shards */

static const struct {
    ln_rpc_message_tag_t tag;
    ln_rpc_method_t method;
} answers[] = {
    {LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, LN_RPC_HANDLE_BLOCK_PROPOSAL},
    {LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, LN_RPC_HANDLE_LITE_CERTIFICATE},
    {LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, LN_RPC_HANDLE_CONFIRMED_CERTIFICATE},
    {LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, LN_RPC_HANDLE_VALIDATED_CERTIFICATE},
    {LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, LN_RPC_HANDLE_TIMEOUT_CERTIFICATE},
    {LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, LN_RPC_HANDLE_CHAIN_INFO_QUERY},
    {LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE, LN_RPC_HANDLE_PENDING_BLOB},
    {LN_RPC_MESSAGE_ERROR, LN_RPC_HANDLE_BLOCK_PROPOSAL},
    {LN_RPC_MESSAGE_ERROR, LN_RPC_HANDLE_PENDING_BLOB},
    {LN_RPC_MESSAGE_ERROR, LN_RPC_DOWNLOAD_PENDING_BLOB},
    {LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB_RESPONSE, LN_RPC_DOWNLOAD_PENDING_BLOB},
    {LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS_RESPONSE, LN_RPC_PREVIOUS_EVENT_BLOCKS},
};

TEST(answers_of_every_kind_arrive_as_they_were_sent)
{
    for (size_t i = 0; i < LN_COUNT(answers); i++)
        for (int k = 0; k < ROUNDS; k++) {
            ln_rpc_message_t *sent = random_message(t, answers[i].tag), got;
            ln_bytes_t bytes;
            assert_int_equal(ln_rpc_write_answer(&t->arena, answers[i].method, &bytes, sent),
                             LN_GRPC_OK);
            CHECK_OK(ln_rpc_read_answer(&t->call, answers[i].method, &got, bytes));
            check_same(t, &got, sent);
        }
}

TEST(damaged_answers_are_refused_and_never_crash)
{
    for (size_t i = 0; i < LN_COUNT(answers); i++)
        for (int k = 0; k < ROUNDS; k++) {
            ln_rpc_message_t got;
            ln_bytes_t bytes;
            assert_int_equal(ln_rpc_write_answer(&t->arena, answers[i].method, &bytes,
                                                 random_message(t, answers[i].tag)),
                             LN_GRPC_OK);
            if (bytes.size == 0)
                continue;
            uint8_t *data = ln_arena_alloc(&t->arena, bytes.size, 1);
            memcpy(data, bytes.data, bytes.size);
            data[ln_test_below(t, bytes.size)] ^= (uint8_t)(1u << ln_test_below(t, 8));
            ln_err_t err =
                ln_rpc_read_answer(&t->call, answers[i].method, &got, ln_bytes(data, bytes.size));
            CHECK(err == LN_OK || err == LN_ERR_DECODE || err == LN_ERR_INVALID_INPUT);
        }
}

TEST(an_error_has_a_status_where_the_answer_has_no_place_for_it)
{
    ln_rpc_message_t error = {
        .tag = LN_RPC_MESSAGE_ERROR,
        .error = {.tag = LN_NODE_ERROR_CHAIN_ERROR, .chain_error = {LN_LITERAL("words")}}};
    ln_bytes_t bytes;
    CHECK(ln_rpc_write_answer(&t->arena, LN_RPC_PREVIOUS_EVENT_BLOCKS, &bytes, &error) ==
          LN_GRPC_INTERNAL);
    CHECK_BYTES(bytes, LN_LITERAL("words"));
    CHECK(ln_rpc_write_answer(&t->arena, LN_RPC_HANDLE_CROSS_CHAIN_REQUEST, &bytes, &error) ==
          LN_GRPC_OK);
    CHECK(bytes.size == 0);
}

/* --- answers of proxies, notifications */

TEST(versions_networks_and_notifications_arrive_as_they_were_sent)
{
    ln_rpc_message_t got, want = {.tag = LN_RPC_MESSAGE_VERSION_INFO_RESPONSE,
                                  .version_info_response = *ln_version()};
    CHECK_OK(ln_rpc_read_answer(&t->call, LN_RPC_GET_VERSION_INFO, &got,
                                ln_rpc_write_version(&t->arena, ln_version())));
    check_same(t, &got, &want);
    for (int k = 0; k < ROUNDS; k++) {
        ln_rpc_message_t *sent = random_message(t, LN_RPC_MESSAGE_NETWORK_DESCRIPTION_RESPONSE);
        ln_bytes_t bytes = ln_rpc_write_network(&t->arena, &sent->network_description_response);
        CHECK_OK(ln_rpc_read_answer(&t->call, LN_RPC_GET_NETWORK_DESCRIPTION, &got, bytes));
        check_same(t, &got, sent);
        ln_notification_t notification = {0}, back;
        bool empty;
        fill(t, &ln_notification_type, &notification);
        CHECK_OK(ln_rpc_read_notification(&t->call, &back, &empty,
                                          ln_rpc_write_notification(&t->arena, &notification)));
        CHECK(!empty && ln_notification_equal(&back, &notification));
    }
}

TEST(an_empty_notification_only_says_that_a_subscription_has_begun)
{
    ln_notification_t back;
    bool empty;
    CHECK_OK(ln_rpc_read_notification(&t->call, &back, &empty, ln_bytes(NULL, 0)));
    CHECK(empty);
}

/* --- names */

TEST(every_method_has_a_name_and_a_path)
{
    for (int i = 0; i < LN_RPC_METHOD_COUNT; i++) {
        ln_rpc_method_t method = (ln_rpc_method_t)i;
        const char *node = ln_rpc_node_path(method), *worker = ln_rpc_worker_path(method);
        CHECK(node != NULL || worker != NULL);
        CHECK((worker != NULL) == ln_rpc_is_for_shard(method));
        CHECK(node == NULL ||
              ln_bytes_equal(ln_text(node), ln_format(&t->arena, "/rpc.v1.ValidatorNode/%s",
                                                      ln_rpc_method_name(method))));
        CHECK(worker == NULL ||
              ln_bytes_equal(ln_text(worker), ln_format(&t->arena, "/rpc.v1.ValidatorWorker/%s",
                                                        ln_rpc_method_name(method))));
    }
}

/* spec 04 §21 */
TEST(requests_have_the_bytes_of_the_vectors)
{
    ln_rpc_method_t method;
    ln_rpc_message_t query = {.tag = LN_RPC_MESSAGE_CHAIN_INFO_QUERY,
                              .chain_info_query = {.request_manager_values = true}};
    memset(query.chain_info_query.chain_id.hash.bytes, 0x11, 32);
    CHECK_HEX(ln_rpc_write_request(&t->arena, &method, &query),
              "0a 22 0a 20 1111111111111111111111111111111111111111111111111111111111111111"
              "38 01 4a 07 0a 05 00 00 00 00 00 5a 08 0000000000000000 60 00");
}
