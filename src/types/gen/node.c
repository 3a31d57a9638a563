/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/node.h"

#include <stddef.h>

void ln_crate_version_write(ln_writer_t *w, const ln_crate_version_t *v)
{
    ln_write_u32(w, v->major);
    ln_write_u32(w, v->minor);
    ln_write_u32(w, v->patch);
}

void ln_crate_version_read(ln_reader_t *r, ln_crate_version_t *v)
{
    v->major = ln_read_u32(r);
    v->minor = ln_read_u32(r);
    v->patch = ln_read_u32(r);
}

static const ln_field_t crate_version_fields[] = {
    {"major", offsetof(ln_crate_version_t, major), &ln_u32_type},
    {"minor", offsetof(ln_crate_version_t, minor), &ln_u32_type},
    {"patch", offsetof(ln_crate_version_t, patch), &ln_u32_type},
};
static void crate_version_write_any(ln_writer_t *w, const void *v)
{
    ln_crate_version_write(w, (const ln_crate_version_t *)v);
}
static void crate_version_read_any(ln_reader_t *r, void *v)
{
    ln_crate_version_read(r, (ln_crate_version_t *)v);
}
const ln_type_t ln_crate_version_type = {
    .name = "CrateVersion",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_crate_version_t),
    .write = crate_version_write_any,
    .read = crate_version_read_any,
    .fields = crate_version_fields,
    .field_count = 3,
};

void ln_version_info_write(ln_writer_t *w, const ln_version_info_t *v)
{
    ln_crate_version_write(w, &v->crate_version);
    ln_write_bytes(w, v->git_commit);
    ln_write_bool(w, v->git_dirty);
    ln_write_bytes(w, v->rpc_hash);
    ln_write_bytes(w, v->graphql_hash);
    ln_write_bytes(w, v->wit_hash);
}

void ln_version_info_read(ln_reader_t *r, ln_version_info_t *v)
{
    ln_crate_version_read(r, &v->crate_version);
    v->git_commit = ln_read_text(r);
    v->git_dirty = ln_read_bool(r);
    v->rpc_hash = ln_read_text(r);
    v->graphql_hash = ln_read_text(r);
    v->wit_hash = ln_read_text(r);
}

static const ln_field_t version_info_fields[] = {
    {"crate_version", offsetof(ln_version_info_t, crate_version), &ln_crate_version_type},
    {"git_commit", offsetof(ln_version_info_t, git_commit), &ln_text_type},
    {"git_dirty", offsetof(ln_version_info_t, git_dirty), &ln_bool_type},
    {"rpc_hash", offsetof(ln_version_info_t, rpc_hash), &ln_text_type},
    {"graphql_hash", offsetof(ln_version_info_t, graphql_hash), &ln_text_type},
    {"wit_hash", offsetof(ln_version_info_t, wit_hash), &ln_text_type},
};
static void version_info_write_any(ln_writer_t *w, const void *v)
{
    ln_version_info_write(w, (const ln_version_info_t *)v);
}
static void version_info_read_any(ln_reader_t *r, void *v)
{
    ln_version_info_read(r, (ln_version_info_t *)v);
}
const ln_type_t ln_version_info_type = {
    .name = "VersionInfo",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_version_info_t),
    .write = version_info_write_any,
    .read = version_info_read_any,
    .fields = version_info_fields,
    .field_count = 6,
};

void ln_cross_chain_request_update_recipient_write(
    ln_writer_t *w, const ln_cross_chain_request_update_recipient_t *v)
{
    ln_chain_id_write(w, &v->sender);
    ln_chain_id_write(w, &v->recipient);
    ln_epoch_and_bundle_list_write(w, &v->bundles);
    ln_block_height_opt_write(w, &v->previous_height);
}

void ln_cross_chain_request_update_recipient_read(ln_reader_t *r,
                                                  ln_cross_chain_request_update_recipient_t *v)
{
    ln_chain_id_read(r, &v->sender);
    ln_chain_id_read(r, &v->recipient);
    ln_epoch_and_bundle_list_read(r, &v->bundles);
    ln_block_height_opt_read(r, &v->previous_height);
}

static const ln_field_t cross_chain_request_update_recipient_fields[] = {
    {"sender", offsetof(ln_cross_chain_request_update_recipient_t, sender), &ln_chain_id_type},
    {"recipient", offsetof(ln_cross_chain_request_update_recipient_t, recipient),
     &ln_chain_id_type},
    {"bundles", offsetof(ln_cross_chain_request_update_recipient_t, bundles),
     &ln_epoch_and_bundle_list_type},
    {"previous_height", offsetof(ln_cross_chain_request_update_recipient_t, previous_height),
     &ln_block_height_opt_type},
};
static void cross_chain_request_update_recipient_write_any(ln_writer_t *w, const void *v)
{
    ln_cross_chain_request_update_recipient_write(
        w, (const ln_cross_chain_request_update_recipient_t *)v);
}
static void cross_chain_request_update_recipient_read_any(ln_reader_t *r, void *v)
{
    ln_cross_chain_request_update_recipient_read(r, (ln_cross_chain_request_update_recipient_t *)v);
}
const ln_type_t ln_cross_chain_request_update_recipient_type = {
    .name = "CrossChainRequestUpdateRecipient",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_cross_chain_request_update_recipient_t),
    .write = cross_chain_request_update_recipient_write_any,
    .read = cross_chain_request_update_recipient_read_any,
    .fields = cross_chain_request_update_recipient_fields,
    .field_count = 4,
};

void ln_cross_chain_request_confirm_updated_recipient_write(
    ln_writer_t *w, const ln_cross_chain_request_confirm_updated_recipient_t *v)
{
    ln_chain_id_write(w, &v->sender);
    ln_chain_id_write(w, &v->recipient);
    ln_block_height_write(w, &v->latest_height);
}

void ln_cross_chain_request_confirm_updated_recipient_read(
    ln_reader_t *r, ln_cross_chain_request_confirm_updated_recipient_t *v)
{
    ln_chain_id_read(r, &v->sender);
    ln_chain_id_read(r, &v->recipient);
    ln_block_height_read(r, &v->latest_height);
}

static const ln_field_t cross_chain_request_confirm_updated_recipient_fields[] = {
    {"sender", offsetof(ln_cross_chain_request_confirm_updated_recipient_t, sender),
     &ln_chain_id_type},
    {"recipient", offsetof(ln_cross_chain_request_confirm_updated_recipient_t, recipient),
     &ln_chain_id_type},
    {"latest_height", offsetof(ln_cross_chain_request_confirm_updated_recipient_t, latest_height),
     &ln_block_height_type},
};
static void cross_chain_request_confirm_updated_recipient_write_any(ln_writer_t *w, const void *v)
{
    ln_cross_chain_request_confirm_updated_recipient_write(
        w, (const ln_cross_chain_request_confirm_updated_recipient_t *)v);
}
static void cross_chain_request_confirm_updated_recipient_read_any(ln_reader_t *r, void *v)
{
    ln_cross_chain_request_confirm_updated_recipient_read(
        r, (ln_cross_chain_request_confirm_updated_recipient_t *)v);
}
const ln_type_t ln_cross_chain_request_confirm_updated_recipient_type = {
    .name = "CrossChainRequestConfirmUpdatedRecipient",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_cross_chain_request_confirm_updated_recipient_t),
    .write = cross_chain_request_confirm_updated_recipient_write_any,
    .read = cross_chain_request_confirm_updated_recipient_read_any,
    .fields = cross_chain_request_confirm_updated_recipient_fields,
    .field_count = 3,
};

void ln_cross_chain_request_revert_confirm_write(ln_writer_t *w,
                                                 const ln_cross_chain_request_revert_confirm_t *v)
{
    ln_chain_id_write(w, &v->sender);
    ln_chain_id_write(w, &v->recipient);
    ln_block_height_write(w, &v->retransmit_from);
}

void ln_cross_chain_request_revert_confirm_read(ln_reader_t *r,
                                                ln_cross_chain_request_revert_confirm_t *v)
{
    ln_chain_id_read(r, &v->sender);
    ln_chain_id_read(r, &v->recipient);
    ln_block_height_read(r, &v->retransmit_from);
}

static const ln_field_t cross_chain_request_revert_confirm_fields[] = {
    {"sender", offsetof(ln_cross_chain_request_revert_confirm_t, sender), &ln_chain_id_type},
    {"recipient", offsetof(ln_cross_chain_request_revert_confirm_t, recipient), &ln_chain_id_type},
    {"retransmit_from", offsetof(ln_cross_chain_request_revert_confirm_t, retransmit_from),
     &ln_block_height_type},
};
static void cross_chain_request_revert_confirm_write_any(ln_writer_t *w, const void *v)
{
    ln_cross_chain_request_revert_confirm_write(w,
                                                (const ln_cross_chain_request_revert_confirm_t *)v);
}
static void cross_chain_request_revert_confirm_read_any(ln_reader_t *r, void *v)
{
    ln_cross_chain_request_revert_confirm_read(r, (ln_cross_chain_request_revert_confirm_t *)v);
}
const ln_type_t ln_cross_chain_request_revert_confirm_type = {
    .name = "CrossChainRequestRevertConfirm",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_cross_chain_request_revert_confirm_t),
    .write = cross_chain_request_revert_confirm_write_any,
    .read = cross_chain_request_revert_confirm_read_any,
    .fields = cross_chain_request_revert_confirm_fields,
    .field_count = 3,
};

void ln_cross_chain_request_write(ln_writer_t *w, const ln_cross_chain_request_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT:
        ln_cross_chain_request_update_recipient_write(w, &v->update_recipient);
        break;
    case LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT:
        ln_cross_chain_request_confirm_updated_recipient_write(w, &v->confirm_updated_recipient);
        break;
    case LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM:
        ln_cross_chain_request_revert_confirm_write(w, &v->revert_confirm);
        break;
    }
}

void ln_cross_chain_request_read(ln_reader_t *r, ln_cross_chain_request_t *v)
{
    v->tag = (ln_cross_chain_request_tag_t)ln_read_variant(r, 3);
    switch (v->tag) {
    case LN_CROSS_CHAIN_REQUEST_UPDATE_RECIPIENT:
        ln_cross_chain_request_update_recipient_read(r, &v->update_recipient);
        break;
    case LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT:
        ln_cross_chain_request_confirm_updated_recipient_read(r, &v->confirm_updated_recipient);
        break;
    case LN_CROSS_CHAIN_REQUEST_REVERT_CONFIRM:
        ln_cross_chain_request_revert_confirm_read(r, &v->revert_confirm);
        break;
    }
}

static const ln_field_t cross_chain_request_fields[] = {
    {"UpdateRecipient", offsetof(ln_cross_chain_request_t, update_recipient),
     &ln_cross_chain_request_update_recipient_type},
    {"ConfirmUpdatedRecipient", offsetof(ln_cross_chain_request_t, confirm_updated_recipient),
     &ln_cross_chain_request_confirm_updated_recipient_type},
    {"RevertConfirm", offsetof(ln_cross_chain_request_t, revert_confirm),
     &ln_cross_chain_request_revert_confirm_type},
};
static void cross_chain_request_write_any(ln_writer_t *w, const void *v)
{
    ln_cross_chain_request_write(w, (const ln_cross_chain_request_t *)v);
}
static void cross_chain_request_read_any(ln_reader_t *r, void *v)
{
    ln_cross_chain_request_read(r, (ln_cross_chain_request_t *)v);
}
const ln_type_t ln_cross_chain_request_type = {
    .name = "CrossChainRequest",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_cross_chain_request_t),
    .write = cross_chain_request_write_any,
    .read = cross_chain_request_read_any,
    .fields = cross_chain_request_fields,
    .field_count = 3,
};

void ln_node_error_crypto_error_write(ln_writer_t *w, const ln_node_error_crypto_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_crypto_error_read(ln_reader_t *r, ln_node_error_crypto_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_crypto_error_fields[] = {
    {"error", offsetof(ln_node_error_crypto_error_t, error), &ln_text_type},
};
static void node_error_crypto_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_crypto_error_write(w, (const ln_node_error_crypto_error_t *)v);
}
static void node_error_crypto_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_crypto_error_read(r, (ln_node_error_crypto_error_t *)v);
}
const ln_type_t ln_node_error_crypto_error_type = {
    .name = "NodeErrorCryptoError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_crypto_error_t),
    .write = node_error_crypto_error_write_any,
    .read = node_error_crypto_error_read_any,
    .fields = node_error_crypto_error_fields,
    .field_count = 1,
};

void ln_node_error_arithmetic_error_write(ln_writer_t *w, const ln_node_error_arithmetic_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_arithmetic_error_read(ln_reader_t *r, ln_node_error_arithmetic_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_arithmetic_error_fields[] = {
    {"error", offsetof(ln_node_error_arithmetic_error_t, error), &ln_text_type},
};
static void node_error_arithmetic_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_arithmetic_error_write(w, (const ln_node_error_arithmetic_error_t *)v);
}
static void node_error_arithmetic_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_arithmetic_error_read(r, (ln_node_error_arithmetic_error_t *)v);
}
const ln_type_t ln_node_error_arithmetic_error_type = {
    .name = "NodeErrorArithmeticError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_arithmetic_error_t),
    .write = node_error_arithmetic_error_write_any,
    .read = node_error_arithmetic_error_read_any,
    .fields = node_error_arithmetic_error_fields,
    .field_count = 1,
};

void ln_node_error_view_error_write(ln_writer_t *w, const ln_node_error_view_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_view_error_read(ln_reader_t *r, ln_node_error_view_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_view_error_fields[] = {
    {"error", offsetof(ln_node_error_view_error_t, error), &ln_text_type},
};
static void node_error_view_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_view_error_write(w, (const ln_node_error_view_error_t *)v);
}
static void node_error_view_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_view_error_read(r, (ln_node_error_view_error_t *)v);
}
const ln_type_t ln_node_error_view_error_type = {
    .name = "NodeErrorViewError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_view_error_t),
    .write = node_error_view_error_write_any,
    .read = node_error_view_error_read_any,
    .fields = node_error_view_error_fields,
    .field_count = 1,
};

void ln_node_error_chain_error_write(ln_writer_t *w, const ln_node_error_chain_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_chain_error_read(ln_reader_t *r, ln_node_error_chain_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_chain_error_fields[] = {
    {"error", offsetof(ln_node_error_chain_error_t, error), &ln_text_type},
};
static void node_error_chain_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_chain_error_write(w, (const ln_node_error_chain_error_t *)v);
}
static void node_error_chain_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_chain_error_read(r, (ln_node_error_chain_error_t *)v);
}
const ln_type_t ln_node_error_chain_error_type = {
    .name = "NodeErrorChainError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_chain_error_t),
    .write = node_error_chain_error_write_any,
    .read = node_error_chain_error_read_any,
    .fields = node_error_chain_error_fields,
    .field_count = 1,
};

void ln_node_error_worker_error_write(ln_writer_t *w, const ln_node_error_worker_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_worker_error_read(ln_reader_t *r, ln_node_error_worker_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_worker_error_fields[] = {
    {"error", offsetof(ln_node_error_worker_error_t, error), &ln_text_type},
};
static void node_error_worker_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_worker_error_write(w, (const ln_node_error_worker_error_t *)v);
}
static void node_error_worker_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_worker_error_read(r, (ln_node_error_worker_error_t *)v);
}
const ln_type_t ln_node_error_worker_error_type = {
    .name = "NodeErrorWorkerError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_worker_error_t),
    .write = node_error_worker_error_write_any,
    .read = node_error_worker_error_read_any,
    .fields = node_error_worker_error_fields,
    .field_count = 1,
};

void ln_node_error_unexpected_block_height_write(ln_writer_t *w,
                                                 const ln_node_error_unexpected_block_height_t *v)
{
    ln_block_height_write(w, &v->expected_block_height);
    ln_block_height_write(w, &v->found_block_height);
}

void ln_node_error_unexpected_block_height_read(ln_reader_t *r,
                                                ln_node_error_unexpected_block_height_t *v)
{
    ln_block_height_read(r, &v->expected_block_height);
    ln_block_height_read(r, &v->found_block_height);
}

static const ln_field_t node_error_unexpected_block_height_fields[] = {
    {"expected_block_height",
     offsetof(ln_node_error_unexpected_block_height_t, expected_block_height),
     &ln_block_height_type},
    {"found_block_height", offsetof(ln_node_error_unexpected_block_height_t, found_block_height),
     &ln_block_height_type},
};
static void node_error_unexpected_block_height_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_unexpected_block_height_write(w,
                                                (const ln_node_error_unexpected_block_height_t *)v);
}
static void node_error_unexpected_block_height_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_unexpected_block_height_read(r, (ln_node_error_unexpected_block_height_t *)v);
}
const ln_type_t ln_node_error_unexpected_block_height_type = {
    .name = "NodeErrorUnexpectedBlockHeight",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_unexpected_block_height_t),
    .write = node_error_unexpected_block_height_write_any,
    .read = node_error_unexpected_block_height_read_any,
    .fields = node_error_unexpected_block_height_fields,
    .field_count = 2,
};

void ln_node_error_missing_cross_chain_update_write(
    ln_writer_t *w, const ln_node_error_missing_cross_chain_update_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_chain_id_write(w, &v->origin);
    ln_block_height_write(w, &v->height);
}

void ln_node_error_missing_cross_chain_update_read(ln_reader_t *r,
                                                   ln_node_error_missing_cross_chain_update_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_chain_id_read(r, &v->origin);
    ln_block_height_read(r, &v->height);
}

static const ln_field_t node_error_missing_cross_chain_update_fields[] = {
    {"chain_id", offsetof(ln_node_error_missing_cross_chain_update_t, chain_id), &ln_chain_id_type},
    {"origin", offsetof(ln_node_error_missing_cross_chain_update_t, origin), &ln_chain_id_type},
    {"height", offsetof(ln_node_error_missing_cross_chain_update_t, height), &ln_block_height_type},
};
static void node_error_missing_cross_chain_update_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_missing_cross_chain_update_write(
        w, (const ln_node_error_missing_cross_chain_update_t *)v);
}
static void node_error_missing_cross_chain_update_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_missing_cross_chain_update_read(r,
                                                  (ln_node_error_missing_cross_chain_update_t *)v);
}
const ln_type_t ln_node_error_missing_cross_chain_update_type = {
    .name = "NodeErrorMissingCrossChainUpdate",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_missing_cross_chain_update_t),
    .write = node_error_missing_cross_chain_update_write_any,
    .read = node_error_missing_cross_chain_update_read_any,
    .fields = node_error_missing_cross_chain_update_fields,
    .field_count = 3,
};

void ln_node_error_grpc_error_write(ln_writer_t *w, const ln_node_error_grpc_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_grpc_error_read(ln_reader_t *r, ln_node_error_grpc_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_grpc_error_fields[] = {
    {"error", offsetof(ln_node_error_grpc_error_t, error), &ln_text_type},
};
static void node_error_grpc_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_grpc_error_write(w, (const ln_node_error_grpc_error_t *)v);
}
static void node_error_grpc_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_grpc_error_read(r, (ln_node_error_grpc_error_t *)v);
}
const ln_type_t ln_node_error_grpc_error_type = {
    .name = "NodeErrorGrpcError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_grpc_error_t),
    .write = node_error_grpc_error_write_any,
    .read = node_error_grpc_error_read_any,
    .fields = node_error_grpc_error_fields,
    .field_count = 1,
};

void ln_node_error_client_io_error_write(ln_writer_t *w, const ln_node_error_client_io_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_client_io_error_read(ln_reader_t *r, ln_node_error_client_io_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_client_io_error_fields[] = {
    {"error", offsetof(ln_node_error_client_io_error_t, error), &ln_text_type},
};
static void node_error_client_io_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_client_io_error_write(w, (const ln_node_error_client_io_error_t *)v);
}
static void node_error_client_io_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_client_io_error_read(r, (ln_node_error_client_io_error_t *)v);
}
const ln_type_t ln_node_error_client_io_error_type = {
    .name = "NodeErrorClientIoError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_client_io_error_t),
    .write = node_error_client_io_error_write_any,
    .read = node_error_client_io_error_read_any,
    .fields = node_error_client_io_error_fields,
    .field_count = 1,
};

void ln_node_error_cannot_resolve_validator_address_write(
    ln_writer_t *w, const ln_node_error_cannot_resolve_validator_address_t *v)
{
    ln_write_bytes(w, v->address);
}

void ln_node_error_cannot_resolve_validator_address_read(
    ln_reader_t *r, ln_node_error_cannot_resolve_validator_address_t *v)
{
    v->address = ln_read_text(r);
}

static const ln_field_t node_error_cannot_resolve_validator_address_fields[] = {
    {"address", offsetof(ln_node_error_cannot_resolve_validator_address_t, address), &ln_text_type},
};
static void node_error_cannot_resolve_validator_address_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_cannot_resolve_validator_address_write(
        w, (const ln_node_error_cannot_resolve_validator_address_t *)v);
}
static void node_error_cannot_resolve_validator_address_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_cannot_resolve_validator_address_read(
        r, (ln_node_error_cannot_resolve_validator_address_t *)v);
}
const ln_type_t ln_node_error_cannot_resolve_validator_address_type = {
    .name = "NodeErrorCannotResolveValidatorAddress",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_cannot_resolve_validator_address_t),
    .write = node_error_cannot_resolve_validator_address_write_any,
    .read = node_error_cannot_resolve_validator_address_read_any,
    .fields = node_error_cannot_resolve_validator_address_fields,
    .field_count = 1,
};

void ln_node_error_subscription_error_write(ln_writer_t *w,
                                            const ln_node_error_subscription_error_t *v)
{
    ln_write_bytes(w, v->transport);
}

void ln_node_error_subscription_error_read(ln_reader_t *r, ln_node_error_subscription_error_t *v)
{
    v->transport = ln_read_text(r);
}

static const ln_field_t node_error_subscription_error_fields[] = {
    {"transport", offsetof(ln_node_error_subscription_error_t, transport), &ln_text_type},
};
static void node_error_subscription_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_subscription_error_write(w, (const ln_node_error_subscription_error_t *)v);
}
static void node_error_subscription_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_subscription_error_read(r, (ln_node_error_subscription_error_t *)v);
}
const ln_type_t ln_node_error_subscription_error_type = {
    .name = "NodeErrorSubscriptionError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_subscription_error_t),
    .write = node_error_subscription_error_write_any,
    .read = node_error_subscription_error_read_any,
    .fields = node_error_subscription_error_fields,
    .field_count = 1,
};

void ln_node_error_subscription_failed_write(ln_writer_t *w,
                                             const ln_node_error_subscription_failed_t *v)
{
    ln_write_bytes(w, v->status);
}

void ln_node_error_subscription_failed_read(ln_reader_t *r, ln_node_error_subscription_failed_t *v)
{
    v->status = ln_read_text(r);
}

static const ln_field_t node_error_subscription_failed_fields[] = {
    {"status", offsetof(ln_node_error_subscription_failed_t, status), &ln_text_type},
};
static void node_error_subscription_failed_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_subscription_failed_write(w, (const ln_node_error_subscription_failed_t *)v);
}
static void node_error_subscription_failed_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_subscription_failed_read(r, (ln_node_error_subscription_failed_t *)v);
}
const ln_type_t ln_node_error_subscription_failed_type = {
    .name = "NodeErrorSubscriptionFailed",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_subscription_failed_t),
    .write = node_error_subscription_failed_write_any,
    .read = node_error_subscription_failed_read_any,
    .fields = node_error_subscription_failed_fields,
    .field_count = 1,
};

void ln_node_error_unexpected_certificates_write(ln_writer_t *w,
                                                 const ln_node_error_unexpected_certificates_t *v)
{
    ln_hash_list_write(w, &v->returned);
    ln_hash_list_write(w, &v->requested);
}

void ln_node_error_unexpected_certificates_read(ln_reader_t *r,
                                                ln_node_error_unexpected_certificates_t *v)
{
    ln_hash_list_read(r, &v->returned);
    ln_hash_list_read(r, &v->requested);
}

static const ln_field_t node_error_unexpected_certificates_fields[] = {
    {"returned", offsetof(ln_node_error_unexpected_certificates_t, returned), &ln_hash_list_type},
    {"requested", offsetof(ln_node_error_unexpected_certificates_t, requested), &ln_hash_list_type},
};
static void node_error_unexpected_certificates_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_unexpected_certificates_write(w,
                                                (const ln_node_error_unexpected_certificates_t *)v);
}
static void node_error_unexpected_certificates_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_unexpected_certificates_read(r, (ln_node_error_unexpected_certificates_t *)v);
}
const ln_type_t ln_node_error_unexpected_certificates_type = {
    .name = "NodeErrorUnexpectedCertificates",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_unexpected_certificates_t),
    .write = node_error_unexpected_certificates_write_any,
    .read = node_error_unexpected_certificates_read_any,
    .fields = node_error_unexpected_certificates_fields,
    .field_count = 2,
};

void ln_node_error_response_handling_error_write(ln_writer_t *w,
                                                 const ln_node_error_response_handling_error_t *v)
{
    ln_write_bytes(w, v->error);
}

void ln_node_error_response_handling_error_read(ln_reader_t *r,
                                                ln_node_error_response_handling_error_t *v)
{
    v->error = ln_read_text(r);
}

static const ln_field_t node_error_response_handling_error_fields[] = {
    {"error", offsetof(ln_node_error_response_handling_error_t, error), &ln_text_type},
};
static void node_error_response_handling_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_response_handling_error_write(w,
                                                (const ln_node_error_response_handling_error_t *)v);
}
static void node_error_response_handling_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_response_handling_error_read(r, (ln_node_error_response_handling_error_t *)v);
}
const ln_type_t ln_node_error_response_handling_error_type = {
    .name = "NodeErrorResponseHandlingError",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_response_handling_error_t),
    .write = node_error_response_handling_error_write_any,
    .read = node_error_response_handling_error_read_any,
    .fields = node_error_response_handling_error_fields,
    .field_count = 1,
};

void ln_node_error_missing_certificates_by_heights_write(
    ln_writer_t *w, const ln_node_error_missing_certificates_by_heights_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_block_height_list_write(w, &v->heights);
}

void ln_node_error_missing_certificates_by_heights_read(
    ln_reader_t *r, ln_node_error_missing_certificates_by_heights_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_block_height_list_read(r, &v->heights);
}

static const ln_field_t node_error_missing_certificates_by_heights_fields[] = {
    {"chain_id", offsetof(ln_node_error_missing_certificates_by_heights_t, chain_id),
     &ln_chain_id_type},
    {"heights", offsetof(ln_node_error_missing_certificates_by_heights_t, heights),
     &ln_block_height_list_type},
};
static void node_error_missing_certificates_by_heights_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_missing_certificates_by_heights_write(
        w, (const ln_node_error_missing_certificates_by_heights_t *)v);
}
static void node_error_missing_certificates_by_heights_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_missing_certificates_by_heights_read(
        r, (ln_node_error_missing_certificates_by_heights_t *)v);
}
const ln_type_t ln_node_error_missing_certificates_by_heights_type = {
    .name = "NodeErrorMissingCertificatesByHeights",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_missing_certificates_by_heights_t),
    .write = node_error_missing_certificates_by_heights_write_any,
    .read = node_error_missing_certificates_by_heights_read_any,
    .fields = node_error_missing_certificates_by_heights_fields,
    .field_count = 2,
};

void ln_node_error_too_many_certificates_returned_write(
    ln_writer_t *w, const ln_node_error_too_many_certificates_returned_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_secp256k1_public_key_write(w, &v->remote_node);
}

void ln_node_error_too_many_certificates_returned_read(
    ln_reader_t *r, ln_node_error_too_many_certificates_returned_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_secp256k1_public_key_read(r, &v->remote_node);
}

static const ln_field_t node_error_too_many_certificates_returned_fields[] = {
    {"chain_id", offsetof(ln_node_error_too_many_certificates_returned_t, chain_id),
     &ln_chain_id_type},
    {"remote_node", offsetof(ln_node_error_too_many_certificates_returned_t, remote_node),
     &ln_secp256k1_public_key_type},
};
static void node_error_too_many_certificates_returned_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_too_many_certificates_returned_write(
        w, (const ln_node_error_too_many_certificates_returned_t *)v);
}
static void node_error_too_many_certificates_returned_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_too_many_certificates_returned_read(
        r, (ln_node_error_too_many_certificates_returned_t *)v);
}
const ln_type_t ln_node_error_too_many_certificates_returned_type = {
    .name = "NodeErrorTooManyCertificatesReturned",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_node_error_too_many_certificates_returned_t),
    .write = node_error_too_many_certificates_returned_write_any,
    .read = node_error_too_many_certificates_returned_read_any,
    .fields = node_error_too_many_certificates_returned_fields,
    .field_count = 2,
};

void ln_node_error_write(ln_writer_t *w, const ln_node_error_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_NODE_ERROR_CRYPTO_ERROR:
        ln_node_error_crypto_error_write(w, &v->crypto_error);
        break;
    case LN_NODE_ERROR_ARITHMETIC_ERROR:
        ln_node_error_arithmetic_error_write(w, &v->arithmetic_error);
        break;
    case LN_NODE_ERROR_VIEW_ERROR:
        ln_node_error_view_error_write(w, &v->view_error);
        break;
    case LN_NODE_ERROR_CHAIN_ERROR:
        ln_node_error_chain_error_write(w, &v->chain_error);
        break;
    case LN_NODE_ERROR_WORKER_ERROR:
        ln_node_error_worker_error_write(w, &v->worker_error);
        break;
    case LN_NODE_ERROR_INACTIVE_CHAIN:
        ln_chain_id_write(w, &v->inactive_chain);
        break;
    case LN_NODE_ERROR_WRONG_ROUND:
        ln_round_write(w, &v->wrong_round);
        break;
    case LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT:
        ln_node_error_unexpected_block_height_write(w, &v->unexpected_block_height);
        break;
    case LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE:
        ln_node_error_missing_cross_chain_update_write(w, &v->missing_cross_chain_update);
        break;
    case LN_NODE_ERROR_BLOBS_NOT_FOUND:
        ln_blob_id_list_write(w, &v->blobs_not_found);
        break;
    case LN_NODE_ERROR_EVENTS_NOT_FOUND:
        ln_event_id_list_write(w, &v->events_not_found);
        break;
    case LN_NODE_ERROR_MISSING_CERTIFICATE_VALUE:
        break;
    case LN_NODE_ERROR_MISSING_CERTIFICATES:
        ln_hash_list_write(w, &v->missing_certificates);
        break;
    case LN_NODE_ERROR_MISSING_VOTE_IN_VALIDATOR_RESPONSE:
        ln_write_bytes(w, v->missing_vote_in_validator_response);
        break;
    case LN_NODE_ERROR_INVALID_CHAIN_INFO_RESPONSE:
        break;
    case LN_NODE_ERROR_UNEXPECTED_CERTIFICATE_VALUE:
        break;
    case LN_NODE_ERROR_INVALID_DECODING:
        break;
    case LN_NODE_ERROR_UNEXPECTED_MESSAGE:
        break;
    case LN_NODE_ERROR_GRPC_ERROR:
        ln_node_error_grpc_error_write(w, &v->grpc_error);
        break;
    case LN_NODE_ERROR_CLIENT_IO_ERROR:
        ln_node_error_client_io_error_write(w, &v->client_io_error);
        break;
    case LN_NODE_ERROR_CANNOT_RESOLVE_VALIDATOR_ADDRESS:
        ln_node_error_cannot_resolve_validator_address_write(w,
                                                             &v->cannot_resolve_validator_address);
        break;
    case LN_NODE_ERROR_SUBSCRIPTION_ERROR:
        ln_node_error_subscription_error_write(w, &v->subscription_error);
        break;
    case LN_NODE_ERROR_SUBSCRIPTION_FAILED:
        ln_node_error_subscription_failed_write(w, &v->subscription_failed);
        break;
    case LN_NODE_ERROR_INVALID_CERTIFICATE_FOR_BLOB:
        ln_blob_id_write(w, &v->invalid_certificate_for_blob);
        break;
    case LN_NODE_ERROR_DUPLICATES_IN_BLOBS_NOT_FOUND:
        break;
    case LN_NODE_ERROR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND:
        break;
    case LN_NODE_ERROR_UNEXPECTED_CERTIFICATES:
        ln_node_error_unexpected_certificates_write(w, &v->unexpected_certificates);
        break;
    case LN_NODE_ERROR_EMPTY_BLOBS_NOT_FOUND:
        break;
    case LN_NODE_ERROR_RESPONSE_HANDLING_ERROR:
        ln_node_error_response_handling_error_write(w, &v->response_handling_error);
        break;
    case LN_NODE_ERROR_MISSING_CERTIFICATES_BY_HEIGHTS:
        ln_node_error_missing_certificates_by_heights_write(w, &v->missing_certificates_by_heights);
        break;
    case LN_NODE_ERROR_TOO_MANY_CERTIFICATES_RETURNED:
        ln_node_error_too_many_certificates_returned_write(w, &v->too_many_certificates_returned);
        break;
    }
}

void ln_node_error_read(ln_reader_t *r, ln_node_error_t *v)
{
    v->tag = (ln_node_error_tag_t)ln_read_variant(r, 31);
    switch (v->tag) {
    case LN_NODE_ERROR_CRYPTO_ERROR:
        ln_node_error_crypto_error_read(r, &v->crypto_error);
        break;
    case LN_NODE_ERROR_ARITHMETIC_ERROR:
        ln_node_error_arithmetic_error_read(r, &v->arithmetic_error);
        break;
    case LN_NODE_ERROR_VIEW_ERROR:
        ln_node_error_view_error_read(r, &v->view_error);
        break;
    case LN_NODE_ERROR_CHAIN_ERROR:
        ln_node_error_chain_error_read(r, &v->chain_error);
        break;
    case LN_NODE_ERROR_WORKER_ERROR:
        ln_node_error_worker_error_read(r, &v->worker_error);
        break;
    case LN_NODE_ERROR_INACTIVE_CHAIN:
        ln_chain_id_read(r, &v->inactive_chain);
        break;
    case LN_NODE_ERROR_WRONG_ROUND:
        ln_round_read(r, &v->wrong_round);
        break;
    case LN_NODE_ERROR_UNEXPECTED_BLOCK_HEIGHT:
        ln_node_error_unexpected_block_height_read(r, &v->unexpected_block_height);
        break;
    case LN_NODE_ERROR_MISSING_CROSS_CHAIN_UPDATE:
        ln_node_error_missing_cross_chain_update_read(r, &v->missing_cross_chain_update);
        break;
    case LN_NODE_ERROR_BLOBS_NOT_FOUND:
        ln_blob_id_list_read(r, &v->blobs_not_found);
        break;
    case LN_NODE_ERROR_EVENTS_NOT_FOUND:
        ln_event_id_list_read(r, &v->events_not_found);
        break;
    case LN_NODE_ERROR_MISSING_CERTIFICATE_VALUE:
        break;
    case LN_NODE_ERROR_MISSING_CERTIFICATES:
        ln_hash_list_read(r, &v->missing_certificates);
        break;
    case LN_NODE_ERROR_MISSING_VOTE_IN_VALIDATOR_RESPONSE:
        v->missing_vote_in_validator_response = ln_read_text(r);
        break;
    case LN_NODE_ERROR_INVALID_CHAIN_INFO_RESPONSE:
        break;
    case LN_NODE_ERROR_UNEXPECTED_CERTIFICATE_VALUE:
        break;
    case LN_NODE_ERROR_INVALID_DECODING:
        break;
    case LN_NODE_ERROR_UNEXPECTED_MESSAGE:
        break;
    case LN_NODE_ERROR_GRPC_ERROR:
        ln_node_error_grpc_error_read(r, &v->grpc_error);
        break;
    case LN_NODE_ERROR_CLIENT_IO_ERROR:
        ln_node_error_client_io_error_read(r, &v->client_io_error);
        break;
    case LN_NODE_ERROR_CANNOT_RESOLVE_VALIDATOR_ADDRESS:
        ln_node_error_cannot_resolve_validator_address_read(r,
                                                            &v->cannot_resolve_validator_address);
        break;
    case LN_NODE_ERROR_SUBSCRIPTION_ERROR:
        ln_node_error_subscription_error_read(r, &v->subscription_error);
        break;
    case LN_NODE_ERROR_SUBSCRIPTION_FAILED:
        ln_node_error_subscription_failed_read(r, &v->subscription_failed);
        break;
    case LN_NODE_ERROR_INVALID_CERTIFICATE_FOR_BLOB:
        ln_blob_id_read(r, &v->invalid_certificate_for_blob);
        break;
    case LN_NODE_ERROR_DUPLICATES_IN_BLOBS_NOT_FOUND:
        break;
    case LN_NODE_ERROR_UNEXPECTED_ENTRIES_IN_BLOBS_NOT_FOUND:
        break;
    case LN_NODE_ERROR_UNEXPECTED_CERTIFICATES:
        ln_node_error_unexpected_certificates_read(r, &v->unexpected_certificates);
        break;
    case LN_NODE_ERROR_EMPTY_BLOBS_NOT_FOUND:
        break;
    case LN_NODE_ERROR_RESPONSE_HANDLING_ERROR:
        ln_node_error_response_handling_error_read(r, &v->response_handling_error);
        break;
    case LN_NODE_ERROR_MISSING_CERTIFICATES_BY_HEIGHTS:
        ln_node_error_missing_certificates_by_heights_read(r, &v->missing_certificates_by_heights);
        break;
    case LN_NODE_ERROR_TOO_MANY_CERTIFICATES_RETURNED:
        ln_node_error_too_many_certificates_returned_read(r, &v->too_many_certificates_returned);
        break;
    }
}

static const ln_field_t node_error_fields[] = {
    {"CryptoError", offsetof(ln_node_error_t, crypto_error), &ln_node_error_crypto_error_type},
    {"ArithmeticError", offsetof(ln_node_error_t, arithmetic_error),
     &ln_node_error_arithmetic_error_type},
    {"ViewError", offsetof(ln_node_error_t, view_error), &ln_node_error_view_error_type},
    {"ChainError", offsetof(ln_node_error_t, chain_error), &ln_node_error_chain_error_type},
    {"WorkerError", offsetof(ln_node_error_t, worker_error), &ln_node_error_worker_error_type},
    {"InactiveChain", offsetof(ln_node_error_t, inactive_chain), &ln_chain_id_type},
    {"WrongRound", offsetof(ln_node_error_t, wrong_round), &ln_round_type},
    {"UnexpectedBlockHeight", offsetof(ln_node_error_t, unexpected_block_height),
     &ln_node_error_unexpected_block_height_type},
    {"MissingCrossChainUpdate", offsetof(ln_node_error_t, missing_cross_chain_update),
     &ln_node_error_missing_cross_chain_update_type},
    {"BlobsNotFound", offsetof(ln_node_error_t, blobs_not_found), &ln_blob_id_list_type},
    {"EventsNotFound", offsetof(ln_node_error_t, events_not_found), &ln_event_id_list_type},
    {"MissingCertificateValue", 0, NULL},
    {"MissingCertificates", offsetof(ln_node_error_t, missing_certificates), &ln_hash_list_type},
    {"MissingVoteInValidatorResponse",
     offsetof(ln_node_error_t, missing_vote_in_validator_response), &ln_text_type},
    {"InvalidChainInfoResponse", 0, NULL},
    {"UnexpectedCertificateValue", 0, NULL},
    {"InvalidDecoding", 0, NULL},
    {"UnexpectedMessage", 0, NULL},
    {"GrpcError", offsetof(ln_node_error_t, grpc_error), &ln_node_error_grpc_error_type},
    {"ClientIoError", offsetof(ln_node_error_t, client_io_error),
     &ln_node_error_client_io_error_type},
    {"CannotResolveValidatorAddress", offsetof(ln_node_error_t, cannot_resolve_validator_address),
     &ln_node_error_cannot_resolve_validator_address_type},
    {"SubscriptionError", offsetof(ln_node_error_t, subscription_error),
     &ln_node_error_subscription_error_type},
    {"SubscriptionFailed", offsetof(ln_node_error_t, subscription_failed),
     &ln_node_error_subscription_failed_type},
    {"InvalidCertificateForBlob", offsetof(ln_node_error_t, invalid_certificate_for_blob),
     &ln_blob_id_type},
    {"DuplicatesInBlobsNotFound", 0, NULL},
    {"UnexpectedEntriesInBlobsNotFound", 0, NULL},
    {"UnexpectedCertificates", offsetof(ln_node_error_t, unexpected_certificates),
     &ln_node_error_unexpected_certificates_type},
    {"EmptyBlobsNotFound", 0, NULL},
    {"ResponseHandlingError", offsetof(ln_node_error_t, response_handling_error),
     &ln_node_error_response_handling_error_type},
    {"MissingCertificatesByHeights", offsetof(ln_node_error_t, missing_certificates_by_heights),
     &ln_node_error_missing_certificates_by_heights_type},
    {"TooManyCertificatesReturned", offsetof(ln_node_error_t, too_many_certificates_returned),
     &ln_node_error_too_many_certificates_returned_type},
};
static void node_error_write_any(ln_writer_t *w, const void *v)
{
    ln_node_error_write(w, (const ln_node_error_t *)v);
}
static void node_error_read_any(ln_reader_t *r, void *v)
{
    ln_node_error_read(r, (ln_node_error_t *)v);
}
const ln_type_t ln_node_error_type = {
    .name = "NodeError",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_node_error_t),
    .write = node_error_write_any,
    .read = node_error_read_any,
    .fields = node_error_fields,
    .field_count = 31,
};

void ln_handle_confirmed_certificate_request_write(
    ln_writer_t *w, const ln_handle_confirmed_certificate_request_t *v)
{
    ln_confirmed_block_certificate_write(w, &v->certificate);
    ln_write_bool(w, v->wait_for_outgoing_messages);
}

void ln_handle_confirmed_certificate_request_read(ln_reader_t *r,
                                                  ln_handle_confirmed_certificate_request_t *v)
{
    ln_confirmed_block_certificate_read(r, &v->certificate);
    v->wait_for_outgoing_messages = ln_read_bool(r);
}

static const ln_field_t handle_confirmed_certificate_request_fields[] = {
    {"certificate", offsetof(ln_handle_confirmed_certificate_request_t, certificate),
     &ln_confirmed_block_certificate_type},
    {"wait_for_outgoing_messages",
     offsetof(ln_handle_confirmed_certificate_request_t, wait_for_outgoing_messages),
     &ln_bool_type},
};
static void handle_confirmed_certificate_request_write_any(ln_writer_t *w, const void *v)
{
    ln_handle_confirmed_certificate_request_write(
        w, (const ln_handle_confirmed_certificate_request_t *)v);
}
static void handle_confirmed_certificate_request_read_any(ln_reader_t *r, void *v)
{
    ln_handle_confirmed_certificate_request_read(r, (ln_handle_confirmed_certificate_request_t *)v);
}
const ln_type_t ln_handle_confirmed_certificate_request_type = {
    .name = "HandleConfirmedCertificateRequest",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_handle_confirmed_certificate_request_t),
    .write = handle_confirmed_certificate_request_write_any,
    .read = handle_confirmed_certificate_request_read_any,
    .fields = handle_confirmed_certificate_request_fields,
    .field_count = 2,
};

void ln_handle_lite_cert_request_write(ln_writer_t *w, const ln_handle_lite_cert_request_t *v)
{
    ln_lite_certificate_write(w, &v->certificate);
    ln_write_bool(w, v->wait_for_outgoing_messages);
}

void ln_handle_lite_cert_request_read(ln_reader_t *r, ln_handle_lite_cert_request_t *v)
{
    ln_lite_certificate_read(r, &v->certificate);
    v->wait_for_outgoing_messages = ln_read_bool(r);
}

static const ln_field_t handle_lite_cert_request_fields[] = {
    {"certificate", offsetof(ln_handle_lite_cert_request_t, certificate),
     &ln_lite_certificate_type},
    {"wait_for_outgoing_messages",
     offsetof(ln_handle_lite_cert_request_t, wait_for_outgoing_messages), &ln_bool_type},
};
static void handle_lite_cert_request_write_any(ln_writer_t *w, const void *v)
{
    ln_handle_lite_cert_request_write(w, (const ln_handle_lite_cert_request_t *)v);
}
static void handle_lite_cert_request_read_any(ln_reader_t *r, void *v)
{
    ln_handle_lite_cert_request_read(r, (ln_handle_lite_cert_request_t *)v);
}
const ln_type_t ln_handle_lite_cert_request_type = {
    .name = "HandleLiteCertRequest",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_handle_lite_cert_request_t),
    .write = handle_lite_cert_request_write_any,
    .read = handle_lite_cert_request_read_any,
    .fields = handle_lite_cert_request_fields,
    .field_count = 2,
};

void ln_handle_timeout_certificate_request_write(ln_writer_t *w,
                                                 const ln_handle_timeout_certificate_request_t *v)
{
    ln_timeout_certificate_write(w, &v->certificate);
}

void ln_handle_timeout_certificate_request_read(ln_reader_t *r,
                                                ln_handle_timeout_certificate_request_t *v)
{
    ln_timeout_certificate_read(r, &v->certificate);
}

static const ln_field_t handle_timeout_certificate_request_fields[] = {
    {"certificate", offsetof(ln_handle_timeout_certificate_request_t, certificate),
     &ln_timeout_certificate_type},
};
static void handle_timeout_certificate_request_write_any(ln_writer_t *w, const void *v)
{
    ln_handle_timeout_certificate_request_write(w,
                                                (const ln_handle_timeout_certificate_request_t *)v);
}
static void handle_timeout_certificate_request_read_any(ln_reader_t *r, void *v)
{
    ln_handle_timeout_certificate_request_read(r, (ln_handle_timeout_certificate_request_t *)v);
}
const ln_type_t ln_handle_timeout_certificate_request_type = {
    .name = "HandleTimeoutCertificateRequest",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_handle_timeout_certificate_request_t),
    .write = handle_timeout_certificate_request_write_any,
    .read = handle_timeout_certificate_request_read_any,
    .fields = handle_timeout_certificate_request_fields,
    .field_count = 1,
};

void ln_handle_validated_certificate_request_write(
    ln_writer_t *w, const ln_handle_validated_certificate_request_t *v)
{
    ln_validated_block_certificate_write(w, &v->certificate);
}

void ln_handle_validated_certificate_request_read(ln_reader_t *r,
                                                  ln_handle_validated_certificate_request_t *v)
{
    ln_validated_block_certificate_read(r, &v->certificate);
}

static const ln_field_t handle_validated_certificate_request_fields[] = {
    {"certificate", offsetof(ln_handle_validated_certificate_request_t, certificate),
     &ln_validated_block_certificate_type},
};
static void handle_validated_certificate_request_write_any(ln_writer_t *w, const void *v)
{
    ln_handle_validated_certificate_request_write(
        w, (const ln_handle_validated_certificate_request_t *)v);
}
static void handle_validated_certificate_request_read_any(ln_reader_t *r, void *v)
{
    ln_handle_validated_certificate_request_read(r, (ln_handle_validated_certificate_request_t *)v);
}
const ln_type_t ln_handle_validated_certificate_request_type = {
    .name = "HandleValidatedCertificateRequest",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_handle_validated_certificate_request_t),
    .write = handle_validated_certificate_request_write_any,
    .read = handle_validated_certificate_request_read_any,
    .fields = handle_validated_certificate_request_fields,
    .field_count = 1,
};

void ln_chain_and_blob_id_write(ln_writer_t *w, const ln_chain_and_blob_id_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_blob_id_write(w, &v->blob_id);
}

void ln_chain_and_blob_id_read(ln_reader_t *r, ln_chain_and_blob_id_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_blob_id_read(r, &v->blob_id);
}

static const ln_field_t chain_and_blob_id_fields[] = {
    {"chain_id", offsetof(ln_chain_and_blob_id_t, chain_id), &ln_chain_id_type},
    {"blob_id", offsetof(ln_chain_and_blob_id_t, blob_id), &ln_blob_id_type},
};
static void chain_and_blob_id_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_and_blob_id_write(w, (const ln_chain_and_blob_id_t *)v);
}
static void chain_and_blob_id_read_any(ln_reader_t *r, void *v)
{
    ln_chain_and_blob_id_read(r, (ln_chain_and_blob_id_t *)v);
}
const ln_type_t ln_chain_and_blob_id_type = {
    .name = "ChainAndBlobId",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_chain_and_blob_id_t),
    .write = chain_and_blob_id_write_any,
    .read = chain_and_blob_id_read_any,
    .fields = chain_and_blob_id_fields,
    .field_count = 2,
};

void ln_chain_and_blob_write(ln_writer_t *w, const ln_chain_and_blob_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_blob_content_write(w, &v->blob);
}

void ln_chain_and_blob_read(ln_reader_t *r, ln_chain_and_blob_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_blob_content_read(r, &v->blob);
}

static const ln_field_t chain_and_blob_fields[] = {
    {"chain_id", offsetof(ln_chain_and_blob_t, chain_id), &ln_chain_id_type},
    {"blob", offsetof(ln_chain_and_blob_t, blob), &ln_blob_content_type},
};
static void chain_and_blob_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_and_blob_write(w, (const ln_chain_and_blob_t *)v);
}
static void chain_and_blob_read_any(ln_reader_t *r, void *v)
{
    ln_chain_and_blob_read(r, (ln_chain_and_blob_t *)v);
}
const ln_type_t ln_chain_and_blob_type = {
    .name = "ChainAndBlob",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_chain_and_blob_t),
    .write = chain_and_blob_write_any,
    .read = chain_and_blob_read_any,
    .fields = chain_and_blob_fields,
    .field_count = 2,
};

void ln_chain_and_heights_write(ln_writer_t *w, const ln_chain_and_heights_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_block_height_list_write(w, &v->heights);
}

void ln_chain_and_heights_read(ln_reader_t *r, ln_chain_and_heights_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_block_height_list_read(r, &v->heights);
}

static const ln_field_t chain_and_heights_fields[] = {
    {"chain_id", offsetof(ln_chain_and_heights_t, chain_id), &ln_chain_id_type},
    {"heights", offsetof(ln_chain_and_heights_t, heights), &ln_block_height_list_type},
};
static void chain_and_heights_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_and_heights_write(w, (const ln_chain_and_heights_t *)v);
}
static void chain_and_heights_read_any(ln_reader_t *r, void *v)
{
    ln_chain_and_heights_read(r, (ln_chain_and_heights_t *)v);
}
const ln_type_t ln_chain_and_heights_type = {
    .name = "ChainAndHeights",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_chain_and_heights_t),
    .write = chain_and_heights_write_any,
    .read = chain_and_heights_read_any,
    .fields = chain_and_heights_fields,
    .field_count = 2,
};

void ln_chain_and_streams_write(ln_writer_t *w, const ln_chain_and_streams_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_stream_id_list_write(w, &v->streams);
}

void ln_chain_and_streams_read(ln_reader_t *r, ln_chain_and_streams_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_stream_id_list_read(r, &v->streams);
}

static const ln_field_t chain_and_streams_fields[] = {
    {"chain_id", offsetof(ln_chain_and_streams_t, chain_id), &ln_chain_id_type},
    {"streams", offsetof(ln_chain_and_streams_t, streams), &ln_stream_id_list_type},
};
static void chain_and_streams_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_and_streams_write(w, (const ln_chain_and_streams_t *)v);
}
static void chain_and_streams_read_any(ln_reader_t *r, void *v)
{
    ln_chain_and_streams_read(r, (ln_chain_and_streams_t *)v);
}
const ln_type_t ln_chain_and_streams_type = {
    .name = "ChainAndStreams",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_chain_and_streams_t),
    .write = chain_and_streams_write_any,
    .read = chain_and_streams_read_any,
    .fields = chain_and_streams_fields,
    .field_count = 2,
};

void ln_rpc_message_write(ln_writer_t *w, const ln_rpc_message_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_RPC_MESSAGE_BLOCK_PROPOSAL:
        ln_block_proposal_write(w, &v->block_proposal);
        break;
    case LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE:
        ln_handle_timeout_certificate_request_write(w, &v->timeout_certificate);
        break;
    case LN_RPC_MESSAGE_VALIDATED_CERTIFICATE:
        ln_handle_validated_certificate_request_write(w, &v->validated_certificate);
        break;
    case LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE:
        ln_handle_confirmed_certificate_request_write(w, &v->confirmed_certificate);
        break;
    case LN_RPC_MESSAGE_LITE_CERTIFICATE:
        ln_handle_lite_cert_request_write(w, &v->lite_certificate);
        break;
    case LN_RPC_MESSAGE_CHAIN_INFO_QUERY:
        ln_chain_info_query_write(w, &v->chain_info_query);
        break;
    case LN_RPC_MESSAGE_UPLOAD_BLOB:
        ln_blob_content_write(w, &v->upload_blob);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_BLOB:
        ln_blob_id_write(w, &v->download_blob);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB:
        ln_chain_and_blob_id_write(w, &v->download_pending_blob);
        break;
    case LN_RPC_MESSAGE_HANDLE_PENDING_BLOB:
        ln_chain_and_blob_write(w, &v->handle_pending_blob);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CONFIRMED_BLOCK:
        ln_hash_write(w, &v->download_confirmed_block);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES:
        ln_hash_list_write(w, &v->download_certificates);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS:
        ln_chain_and_heights_write(w, &v->download_certificates_by_heights);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY:
        ln_blob_id_write(w, &v->blob_last_used_by);
        break;
    case LN_RPC_MESSAGE_MISSING_BLOB_IDS:
        ln_blob_id_list_write(w, &v->missing_blob_ids);
        break;
    case LN_RPC_MESSAGE_VERSION_INFO_QUERY:
        break;
    case LN_RPC_MESSAGE_NETWORK_DESCRIPTION_QUERY:
        break;
    case LN_RPC_MESSAGE_VOTE:
        ln_lite_vote_write(w, &v->vote);
        break;
    case LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE:
        ln_chain_info_response_write(w, &v->chain_info_response);
        break;
    case LN_RPC_MESSAGE_ERROR:
        ln_node_error_write(w, &v->error);
        break;
    case LN_RPC_MESSAGE_VERSION_INFO_RESPONSE:
        ln_version_info_write(w, &v->version_info_response);
        break;
    case LN_RPC_MESSAGE_NETWORK_DESCRIPTION_RESPONSE:
        ln_network_description_write(w, &v->network_description_response);
        break;
    case LN_RPC_MESSAGE_UPLOAD_BLOB_RESPONSE:
        ln_blob_id_write(w, &v->upload_blob_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_BLOB_RESPONSE:
        ln_blob_content_write(w, &v->download_blob_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB_RESPONSE:
        ln_blob_content_write(w, &v->download_pending_blob_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CONFIRMED_BLOCK_RESPONSE:
        ln_block_write(w, &v->download_confirmed_block_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_RESPONSE:
        ln_confirmed_block_certificate_list_write(w, &v->download_certificates_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS_RESPONSE:
        ln_confirmed_block_certificate_list_write(w, &v->download_certificates_by_heights_response);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_RESPONSE:
        ln_hash_write(w, &v->blob_last_used_by_response);
        break;
    case LN_RPC_MESSAGE_MISSING_BLOB_IDS_RESPONSE:
        ln_blob_id_list_write(w, &v->missing_blob_ids_response);
        break;
    case LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST:
        ln_cross_chain_request_write(w, &v->cross_chain_request);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE:
        ln_blob_id_write(w, &v->blob_last_used_by_certificate);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE_RESPONSE:
        ln_confirmed_block_certificate_write(w, &v->blob_last_used_by_certificate_response);
        break;
    case LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS:
        ln_chain_and_streams_write(w, &v->previous_event_blocks);
        break;
    case LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS_RESPONSE:
        ln_stream_id_height_ref_map_write(w, &v->previous_event_blocks_response);
        break;
    }
}

void ln_rpc_message_read(ln_reader_t *r, ln_rpc_message_t *v)
{
    v->tag = (ln_rpc_message_tag_t)ln_read_variant(r, 35);
    switch (v->tag) {
    case LN_RPC_MESSAGE_BLOCK_PROPOSAL:
        ln_block_proposal_read(r, &v->block_proposal);
        break;
    case LN_RPC_MESSAGE_TIMEOUT_CERTIFICATE:
        ln_handle_timeout_certificate_request_read(r, &v->timeout_certificate);
        break;
    case LN_RPC_MESSAGE_VALIDATED_CERTIFICATE:
        ln_handle_validated_certificate_request_read(r, &v->validated_certificate);
        break;
    case LN_RPC_MESSAGE_CONFIRMED_CERTIFICATE:
        ln_handle_confirmed_certificate_request_read(r, &v->confirmed_certificate);
        break;
    case LN_RPC_MESSAGE_LITE_CERTIFICATE:
        ln_handle_lite_cert_request_read(r, &v->lite_certificate);
        break;
    case LN_RPC_MESSAGE_CHAIN_INFO_QUERY:
        ln_chain_info_query_read(r, &v->chain_info_query);
        break;
    case LN_RPC_MESSAGE_UPLOAD_BLOB:
        ln_blob_content_read(r, &v->upload_blob);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_BLOB:
        ln_blob_id_read(r, &v->download_blob);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB:
        ln_chain_and_blob_id_read(r, &v->download_pending_blob);
        break;
    case LN_RPC_MESSAGE_HANDLE_PENDING_BLOB:
        ln_chain_and_blob_read(r, &v->handle_pending_blob);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CONFIRMED_BLOCK:
        ln_hash_read(r, &v->download_confirmed_block);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES:
        ln_hash_list_read(r, &v->download_certificates);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS:
        ln_chain_and_heights_read(r, &v->download_certificates_by_heights);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY:
        ln_blob_id_read(r, &v->blob_last_used_by);
        break;
    case LN_RPC_MESSAGE_MISSING_BLOB_IDS:
        ln_blob_id_list_read(r, &v->missing_blob_ids);
        break;
    case LN_RPC_MESSAGE_VERSION_INFO_QUERY:
        break;
    case LN_RPC_MESSAGE_NETWORK_DESCRIPTION_QUERY:
        break;
    case LN_RPC_MESSAGE_VOTE:
        ln_lite_vote_read(r, &v->vote);
        break;
    case LN_RPC_MESSAGE_CHAIN_INFO_RESPONSE:
        ln_chain_info_response_read(r, &v->chain_info_response);
        break;
    case LN_RPC_MESSAGE_ERROR:
        ln_node_error_read(r, &v->error);
        break;
    case LN_RPC_MESSAGE_VERSION_INFO_RESPONSE:
        ln_version_info_read(r, &v->version_info_response);
        break;
    case LN_RPC_MESSAGE_NETWORK_DESCRIPTION_RESPONSE:
        ln_network_description_read(r, &v->network_description_response);
        break;
    case LN_RPC_MESSAGE_UPLOAD_BLOB_RESPONSE:
        ln_blob_id_read(r, &v->upload_blob_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_BLOB_RESPONSE:
        ln_blob_content_read(r, &v->download_blob_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_PENDING_BLOB_RESPONSE:
        ln_blob_content_read(r, &v->download_pending_blob_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CONFIRMED_BLOCK_RESPONSE:
        ln_block_read(r, &v->download_confirmed_block_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_RESPONSE:
        ln_confirmed_block_certificate_list_read(r, &v->download_certificates_response);
        break;
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS_RESPONSE:
        ln_confirmed_block_certificate_list_read(r, &v->download_certificates_by_heights_response);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_RESPONSE:
        ln_hash_read(r, &v->blob_last_used_by_response);
        break;
    case LN_RPC_MESSAGE_MISSING_BLOB_IDS_RESPONSE:
        ln_blob_id_list_read(r, &v->missing_blob_ids_response);
        break;
    case LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST:
        ln_cross_chain_request_read(r, &v->cross_chain_request);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE:
        ln_blob_id_read(r, &v->blob_last_used_by_certificate);
        break;
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE_RESPONSE:
        ln_confirmed_block_certificate_read(r, &v->blob_last_used_by_certificate_response);
        break;
    case LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS:
        ln_chain_and_streams_read(r, &v->previous_event_blocks);
        break;
    case LN_RPC_MESSAGE_PREVIOUS_EVENT_BLOCKS_RESPONSE:
        ln_stream_id_height_ref_map_read(r, &v->previous_event_blocks_response);
        break;
    }
}

static const ln_field_t rpc_message_fields[] = {
    {"BlockProposal", offsetof(ln_rpc_message_t, block_proposal), &ln_block_proposal_type},
    {"TimeoutCertificate", offsetof(ln_rpc_message_t, timeout_certificate),
     &ln_handle_timeout_certificate_request_type},
    {"ValidatedCertificate", offsetof(ln_rpc_message_t, validated_certificate),
     &ln_handle_validated_certificate_request_type},
    {"ConfirmedCertificate", offsetof(ln_rpc_message_t, confirmed_certificate),
     &ln_handle_confirmed_certificate_request_type},
    {"LiteCertificate", offsetof(ln_rpc_message_t, lite_certificate),
     &ln_handle_lite_cert_request_type},
    {"ChainInfoQuery", offsetof(ln_rpc_message_t, chain_info_query), &ln_chain_info_query_type},
    {"UploadBlob", offsetof(ln_rpc_message_t, upload_blob), &ln_blob_content_type},
    {"DownloadBlob", offsetof(ln_rpc_message_t, download_blob), &ln_blob_id_type},
    {"DownloadPendingBlob", offsetof(ln_rpc_message_t, download_pending_blob),
     &ln_chain_and_blob_id_type},
    {"HandlePendingBlob", offsetof(ln_rpc_message_t, handle_pending_blob), &ln_chain_and_blob_type},
    {"DownloadConfirmedBlock", offsetof(ln_rpc_message_t, download_confirmed_block), &ln_hash_type},
    {"DownloadCertificates", offsetof(ln_rpc_message_t, download_certificates), &ln_hash_list_type},
    {"DownloadCertificatesByHeights", offsetof(ln_rpc_message_t, download_certificates_by_heights),
     &ln_chain_and_heights_type},
    {"BlobLastUsedBy", offsetof(ln_rpc_message_t, blob_last_used_by), &ln_blob_id_type},
    {"MissingBlobIds", offsetof(ln_rpc_message_t, missing_blob_ids), &ln_blob_id_list_type},
    {"VersionInfoQuery", 0, NULL},
    {"NetworkDescriptionQuery", 0, NULL},
    {"Vote", offsetof(ln_rpc_message_t, vote), &ln_lite_vote_type},
    {"ChainInfoResponse", offsetof(ln_rpc_message_t, chain_info_response),
     &ln_chain_info_response_type},
    {"Error", offsetof(ln_rpc_message_t, error), &ln_node_error_type},
    {"VersionInfoResponse", offsetof(ln_rpc_message_t, version_info_response),
     &ln_version_info_type},
    {"NetworkDescriptionResponse", offsetof(ln_rpc_message_t, network_description_response),
     &ln_network_description_type},
    {"UploadBlobResponse", offsetof(ln_rpc_message_t, upload_blob_response), &ln_blob_id_type},
    {"DownloadBlobResponse", offsetof(ln_rpc_message_t, download_blob_response),
     &ln_blob_content_type},
    {"DownloadPendingBlobResponse", offsetof(ln_rpc_message_t, download_pending_blob_response),
     &ln_blob_content_type},
    {"DownloadConfirmedBlockResponse",
     offsetof(ln_rpc_message_t, download_confirmed_block_response), &ln_block_type},
    {"DownloadCertificatesResponse", offsetof(ln_rpc_message_t, download_certificates_response),
     &ln_confirmed_block_certificate_list_type},
    {"DownloadCertificatesByHeightsResponse",
     offsetof(ln_rpc_message_t, download_certificates_by_heights_response),
     &ln_confirmed_block_certificate_list_type},
    {"BlobLastUsedByResponse", offsetof(ln_rpc_message_t, blob_last_used_by_response),
     &ln_hash_type},
    {"MissingBlobIdsResponse", offsetof(ln_rpc_message_t, missing_blob_ids_response),
     &ln_blob_id_list_type},
    {"CrossChainRequest", offsetof(ln_rpc_message_t, cross_chain_request),
     &ln_cross_chain_request_type},
    {"BlobLastUsedByCertificate", offsetof(ln_rpc_message_t, blob_last_used_by_certificate),
     &ln_blob_id_type},
    {"BlobLastUsedByCertificateResponse",
     offsetof(ln_rpc_message_t, blob_last_used_by_certificate_response),
     &ln_confirmed_block_certificate_type},
    {"PreviousEventBlocks", offsetof(ln_rpc_message_t, previous_event_blocks),
     &ln_chain_and_streams_type},
    {"PreviousEventBlocksResponse", offsetof(ln_rpc_message_t, previous_event_blocks_response),
     &ln_stream_id_height_ref_map_type},
};
static void rpc_message_write_any(ln_writer_t *w, const void *v)
{
    ln_rpc_message_write(w, (const ln_rpc_message_t *)v);
}
static void rpc_message_read_any(ln_reader_t *r, void *v)
{
    ln_rpc_message_read(r, (ln_rpc_message_t *)v);
}
const ln_type_t ln_rpc_message_type = {
    .name = "RpcMessage",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_rpc_message_t),
    .write = rpc_message_write_any,
    .read = rpc_message_read_any,
    .fields = rpc_message_fields,
    .field_count = 35,
};

void ln_cross_chain_request_list_write(ln_writer_t *w, const ln_cross_chain_request_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_cross_chain_request_write(w, &v->items[i]);
}

void ln_cross_chain_request_list_read(ln_reader_t *r, ln_cross_chain_request_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_cross_chain_request_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void cross_chain_request_list_write_any(ln_writer_t *w, const void *v)
{
    ln_cross_chain_request_list_write(w, (const ln_cross_chain_request_list_t *)v);
}
static void cross_chain_request_list_read_any(ln_reader_t *r, void *v)
{
    ln_cross_chain_request_list_read(r, (ln_cross_chain_request_list_t *)v);
}
const ln_type_t ln_cross_chain_request_list_type = {
    .name = "cross_chain_request_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_cross_chain_request_list_t),
    .write = cross_chain_request_list_write_any,
    .read = cross_chain_request_list_read_any,
    .inner = &ln_cross_chain_request_type,
};
