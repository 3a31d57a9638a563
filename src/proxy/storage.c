/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/storage.h"

#include "node/version.h"
#include "rpc/answer.h"
#include "rpc/convert.h"
#include "types/ids.h"

/* How an error ends here: what cannot be read is INVALID_ARGUMENT, what is not there NOT_FOUND, and
 * every failure of the storage INTERNAL (spec 04 §4.3). Bytes that are no protobuf are told apart
 * by the code that PARSE sets. */
typedef struct {
    ln_call_t *call;
    ln_store_t *store;
    ln_bytes_t message;
    bool no_protobuf;
    ln_storage_answer_t *out;
} request_t;

#define PARSE(request, type, pb)                                                                   \
    do {                                                                                           \
        ln_pb_reader_t parse_r_ = ln_pb_reader((request)->call->arena, (request)->message);        \
        ln_pb_##type##_merge(&parse_r_, (pb));                                                     \
        ln_err_t parse_err_ = ln_pb_finish((request)->call, &parse_r_);                            \
        (request)->no_protobuf = parse_err_ != LN_OK;                                              \
        LN_TRY(parse_err_);                                                                        \
    } while (0)

#define ANSWER(request, type, pb)                                                                  \
    ((request)->out->answer = LN_RPC_BYTES((request)->call->arena, ln_pb_##type##_write, (pb)),    \
     LN_OK)

static ln_err_t parse_empty(request_t *q)
{
    ln_pb_reader_t r = ln_pb_reader(q->call->arena, q->message);
    ln_pb_key_t key;
    while (ln_pb_read_key(&r, &key))
        ln_pb_skip(&r, key);
    ln_err_t err = ln_pb_finish(q->call, &r);
    q->no_protobuf = err != LN_OK;
    return err;
}

/* --- network */

static ln_err_t version(request_t *q)
{
    LN_TRY(parse_empty(q));
    q->out->answer = ln_rpc_write_version(q->call->arena, ln_version());
    return LN_OK;
}

static ln_err_t network(request_t *q)
{
    ln_network_description_t network;
    bool found;
    LN_TRY(parse_empty(q));
    LN_TRY(ln_store_network(q->call, q->store, &network, &found));
    if (!found)
        return LN_FAIL(q->call, LN_ERR_NOT_FOUND, "Cannot find network description");
    q->out->answer = ln_rpc_write_network(q->call->arena, &network);
    return LN_OK;
}

/* --- blobs */

static ln_err_t parse_blob_id(request_t *q, ln_blob_id_t *id)
{
    ln_pb_blob_id_t pb = {0};
    PARSE(q, blob_id, &pb);
    return ln_rpc_read_value(q->call, &ln_blob_id_type, id, pb.bytes);
}

static ln_err_t blob_not_found(request_t *q, const ln_blob_id_t *id)
{
    ln_bytes_t text = ln_value_text(&ln_blob_id_type, q->call->arena, id);
    return LN_FAIL(q->call, LN_ERR_NOT_FOUND, "Blob not found %.*s", LN_TEXT_ARG(text));
}

static ln_err_t download_blob(request_t *q)
{
    ln_blob_id_t id;
    ln_blob_content_t blob;
    bool found;
    LN_TRY(parse_blob_id(q, &id));
    LN_TRY(ln_store_blob(q->call, q->store, &blob.bytes, &found, &id));
    if (!found)
        return blob_not_found(q, &id);
    blob.blob_type = id.blob_type;
    ln_pb_blob_content_t pb = {ln_rpc_write_value(q->call->arena, &ln_blob_content_type, &blob)};
    return ANSWER(q, blob_content, &pb);
}

/* A blob is taken only if a block needs it: otherwise anybody could fill the disk. */
static ln_err_t upload_blob(request_t *q)
{
    ln_pb_blob_content_t pb = {0};
    ln_blob_content_t blob;
    ln_blob_id_t id;
    ln_blob_state_t state;
    ln_batch_t batch = ln_batch(q->call->arena);
    bool found;
    PARSE(q, blob_content, &pb);
    LN_TRY(ln_rpc_read_value(q->call, &ln_blob_content_type, &blob, pb.bytes));
    LN_TRY(ln_blob_id_of(q->call, &id, &blob));
    LN_TRY(ln_store_blob_state(q->call, q->store, &state, &found, &id));
    if (!found)
        return LN_FAIL(q->call, LN_ERR_NOT_FOUND, "Blob not found");
    ln_store_put_blob(&batch, &id, blob.bytes);
    LN_TRY(ln_kv_write(ln_store_kv(q->store), q->call, &batch));
    LN_TRY(ln_kv_sync(ln_store_kv(q->store), q->call));
    ln_pb_blob_id_t answer = {ln_rpc_write_value(q->call->arena, &ln_blob_id_type, &id)};
    return ANSWER(q, blob_id, &answer);
}

static ln_err_t last_used_by(request_t *q, ln_hash_t *hash)
{
    ln_blob_id_t id;
    ln_blob_state_t state;
    bool found;
    LN_TRY(parse_blob_id(q, &id));
    LN_TRY(ln_store_blob_state(q->call, q->store, &state, &found, &id));
    if (!found || !state.last_used_by.some)
        return blob_not_found(q, &id);
    *hash = state.last_used_by.value;
    return LN_OK;
}

static ln_err_t blob_last_used_by(request_t *q)
{
    ln_hash_t hash;
    LN_TRY(last_used_by(q, &hash));
    ln_pb_crypto_hash_t pb = ln_rpc_hash_pb(&hash);
    return ANSWER(q, crypto_hash, &pb);
}

static ln_err_t missing_blob_ids(request_t *q)
{
    ln_pb_blob_ids_t pb = {0}, missing = {0};
    PARSE(q, blob_ids, &pb);
    for (size_t i = 0; i < pb.blob_ids.count; i++) {
        ln_blob_id_t id;
        bool found;
        LN_TRY(ln_rpc_read_value(q->call, &ln_blob_id_type, &id, pb.blob_ids.items[i]));
        LN_TRY(ln_store_has_blob(q->call, q->store, &found, &id));
        if (!found)
            *LN_PUSH(q->call->arena, &missing.blob_ids) =
                ln_rpc_write_value(q->call->arena, &ln_blob_id_type, &id);
    }
    return ANSWER(q, blob_ids, &missing);
}

/* --- certificates */

static ln_err_t certificate_answer(request_t *q, const ln_hash_t *hash)
{
    ln_confirmed_block_certificate_t certificate;
    bool found;
    LN_TRY(ln_store_certificate(q->call, q->store, &certificate, &found, hash));
    if (!found)
        return LN_FAIL(q->call, LN_ERR_NOT_FOUND, "Certificate not found %.*s",
                       LN_TEXT_ARG(ln_hex(q->call->arena, ln_hash_bytes(hash))));
    ln_pb_certificate_t pb = ln_rpc_confirmed_pb(q->call->arena, &certificate);
    return ANSWER(q, certificate, &pb);
}

static ln_err_t certificate(request_t *q)
{
    ln_pb_crypto_hash_t pb = {0};
    ln_hash_t hash;
    PARSE(q, crypto_hash, &pb);
    LN_TRY(ln_rpc_read_hash(q->call, &hash, pb.bytes));
    return certificate_answer(q, &hash);
}

static ln_err_t blob_last_used_by_certificate(request_t *q)
{
    ln_hash_t hash;
    LN_TRY(last_used_by(q, &hash));
    return certificate_answer(q, &hash);
}

static size_t certificate_size(const ln_pb_certificate_t *pb)
{
    ln_pb_writer_t counter = {0};
    ln_pb_certificate_write(&counter, pb);
    return counter.size;
}

/* Unknown hashes are left out. */
static ln_err_t answer_certificates(request_t *q, const ln_hash_list_t *hashes)
{
    ln_pb_certificates_batch_response_t pb = {0};
    size_t size = 0;
    for (size_t i = 0; i < hashes->count; i++) {
        ln_confirmed_block_certificate_t stored;
        bool found;
        LN_TRY(ln_store_certificate(q->call, q->store, &stored, &found, &hashes->items[i]));
        if (!found)
            continue;
        ln_pb_certificate_t item = ln_rpc_confirmed_pb(q->call->arena, &stored);
        size += certificate_size(&item);
        if (size > LN_PROXY_FILL_MAX)
            break;
        *LN_PUSH(q->call->arena, &pb.certificates) = item;
    }
    return ANSWER(q, certificates_batch_response, &pb);
}

static ln_err_t certificates(request_t *q)
{
    ln_pb_certificates_batch_request_t pb = {0};
    ln_hash_list_t hashes = {0};
    PARSE(q, certificates_batch_request, &pb);
    for (size_t i = 0; i < pb.hashes.count; i++)
        LN_TRY(
            ln_rpc_read_hash(q->call, LN_PUSH(q->call->arena, &hashes), pb.hashes.items[i].bytes));
    return answer_certificates(q, &hashes);
}

static ln_err_t parse_heights(request_t *q, ln_hash_list_t *hashes)
{
    ln_pb_download_certificates_by_heights_request_t pb = {0};
    PARSE(q, download_certificates_by_heights_request, &pb);
    LN_TRY(ln_rpc_read_chain_id(q->call, &q->out->chain_id, pb.has_chain_id, &pb.chain_id));
    *hashes = (ln_hash_list_t){0};
    for (size_t i = 0; i < pb.heights.count; i++) {
        ln_block_height_t height = {pb.heights.items[i].height};
        ln_hash_t hash;
        bool found;
        LN_TRY(ln_store_block_hash(q->call, q->store, &hash, &found, &q->out->chain_id, height));
        if (found)
            *LN_PUSH(q->call->arena, hashes) = hash;
        else
            q->out->ask_shard = true;
    }
    return LN_OK;
}

static ln_err_t certificates_by_heights(request_t *q)
{
    ln_hash_list_t hashes;
    LN_TRY(parse_heights(q, &hashes));
    return answer_certificates(q, &hashes);
}

static ln_err_t raw_certificates_by_heights(request_t *q)
{
    ln_hash_list_t hashes;
    ln_pb_raw_certificates_batch_t pb = {0};
    size_t size = 0;
    LN_TRY(parse_heights(q, &hashes));
    for (size_t i = 0; i < hashes.count; i++) {
        ln_raw_certificate_t raw;
        bool found;
        LN_TRY(ln_store_raw_certificate(q->call, q->store, &raw, &found, &hashes.items[i]));
        if (!found)
            continue;
        size += raw.lite.size + raw.block.size;
        if (size > LN_PROXY_FILL_MAX)
            break;
        *LN_PUSH(q->call->arena, &pb.certificates) = (ln_pb_raw_certificate_t){raw.lite, raw.block};
    }
    return ANSWER(q, raw_certificates_batch, &pb);
}

/* --- all of them */

static ln_err_t dispatch(request_t *q, ln_rpc_method_t method)
{
    switch (method) {
    case LN_RPC_GET_VERSION_INFO:
        return version(q);
    case LN_RPC_GET_NETWORK_DESCRIPTION:
        return network(q);
    case LN_RPC_DOWNLOAD_BLOB:
        return download_blob(q);
    case LN_RPC_UPLOAD_BLOB:
        return upload_blob(q);
    case LN_RPC_DOWNLOAD_CERTIFICATE:
        return certificate(q);
    case LN_RPC_DOWNLOAD_CERTIFICATES:
        return certificates(q);
    case LN_RPC_DOWNLOAD_CERTIFICATES_BY_HEIGHTS:
        return certificates_by_heights(q);
    case LN_RPC_DOWNLOAD_RAW_CERTIFICATES_BY_HEIGHTS:
        return raw_certificates_by_heights(q);
    case LN_RPC_BLOB_LAST_USED_BY:
        return blob_last_used_by(q);
    case LN_RPC_BLOB_LAST_USED_BY_CERTIFICATE:
        return blob_last_used_by_certificate(q);
    case LN_RPC_MISSING_BLOB_IDS:
        return missing_blob_ids(q);
    default:
        LN_UNREACHABLE();
    }
}

static ln_grpc_code_t code_of(const request_t *q, ln_err_t err)
{
    if (q->no_protobuf)
        return LN_GRPC_INTERNAL;
    switch (ln_err_class(err)) {
    case LN_CLASS_INPUT:
        return LN_GRPC_INVALID_ARGUMENT;
    case LN_CLASS_MISSING:
        return LN_GRPC_NOT_FOUND;
    case LN_CLASS_LIMIT:
        return LN_GRPC_OUT_OF_RANGE;
    default:
        return LN_GRPC_INTERNAL;
    }
}

ln_storage_answer_t ln_storage_answer(ln_call_t *call, ln_store_t *store, ln_rpc_method_t method,
                                      ln_bytes_t message)
{
    ln_storage_answer_t out = {.code = LN_GRPC_OK};
    request_t q = {.call = call, .store = store, .message = message, .out = &out};
    ln_err_t err = dispatch(&q, method);
    if (err != LN_OK) {
        out = (ln_storage_answer_t){.code = code_of(&q, err), .answer = ln_call_text(call, err)};
    }
    return out;
}
