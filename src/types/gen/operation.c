/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/operation.h"

#include <stddef.h>

void ln_open_chain_config_write(ln_writer_t *w, const ln_open_chain_config_t *v)
{
    ln_chain_ownership_write(w, &v->ownership);
    ln_amount_write(w, &v->balance);
    ln_application_permissions_write(w, &v->application_permissions);
}

void ln_open_chain_config_read(ln_reader_t *r, ln_open_chain_config_t *v)
{
    ln_chain_ownership_read(r, &v->ownership);
    ln_amount_read(r, &v->balance);
    ln_application_permissions_read(r, &v->application_permissions);
}

static const ln_field_t open_chain_config_fields[] = {
    {"ownership", offsetof(ln_open_chain_config_t, ownership), &ln_chain_ownership_type},
    {"balance", offsetof(ln_open_chain_config_t, balance), &ln_amount_type},
    {"application_permissions", offsetof(ln_open_chain_config_t, application_permissions),
     &ln_application_permissions_type},
};
static void open_chain_config_write_any(ln_writer_t *w, const void *v)
{
    ln_open_chain_config_write(w, (const ln_open_chain_config_t *)v);
}
static void open_chain_config_read_any(ln_reader_t *r, void *v)
{
    ln_open_chain_config_read(r, (ln_open_chain_config_t *)v);
}
const ln_type_t ln_open_chain_config_type = {
    .name = "OpenChainConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_open_chain_config_t),
    .write = open_chain_config_write_any,
    .read = open_chain_config_read_any,
    .fields = open_chain_config_fields,
    .field_count = 3,
};

void ln_admin_operation_publish_committee_blob_write(
    ln_writer_t *w, const ln_admin_operation_publish_committee_blob_t *v)
{
    ln_hash_write(w, &v->blob_hash);
}

void ln_admin_operation_publish_committee_blob_read(ln_reader_t *r,
                                                    ln_admin_operation_publish_committee_blob_t *v)
{
    ln_hash_read(r, &v->blob_hash);
}

static const ln_field_t admin_operation_publish_committee_blob_fields[] = {
    {"blob_hash", offsetof(ln_admin_operation_publish_committee_blob_t, blob_hash), &ln_hash_type},
};
static void admin_operation_publish_committee_blob_write_any(ln_writer_t *w, const void *v)
{
    ln_admin_operation_publish_committee_blob_write(
        w, (const ln_admin_operation_publish_committee_blob_t *)v);
}
static void admin_operation_publish_committee_blob_read_any(ln_reader_t *r, void *v)
{
    ln_admin_operation_publish_committee_blob_read(
        r, (ln_admin_operation_publish_committee_blob_t *)v);
}
const ln_type_t ln_admin_operation_publish_committee_blob_type = {
    .name = "AdminOperationPublishCommitteeBlob",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_admin_operation_publish_committee_blob_t),
    .write = admin_operation_publish_committee_blob_write_any,
    .read = admin_operation_publish_committee_blob_read_any,
    .fields = admin_operation_publish_committee_blob_fields,
    .field_count = 1,
};

void ln_admin_operation_create_committee_write(ln_writer_t *w,
                                               const ln_admin_operation_create_committee_t *v)
{
    ln_epoch_write(w, &v->epoch);
    ln_hash_write(w, &v->blob_hash);
}

void ln_admin_operation_create_committee_read(ln_reader_t *r,
                                              ln_admin_operation_create_committee_t *v)
{
    ln_epoch_read(r, &v->epoch);
    ln_hash_read(r, &v->blob_hash);
}

static const ln_field_t admin_operation_create_committee_fields[] = {
    {"epoch", offsetof(ln_admin_operation_create_committee_t, epoch), &ln_epoch_type},
    {"blob_hash", offsetof(ln_admin_operation_create_committee_t, blob_hash), &ln_hash_type},
};
static void admin_operation_create_committee_write_any(ln_writer_t *w, const void *v)
{
    ln_admin_operation_create_committee_write(w, (const ln_admin_operation_create_committee_t *)v);
}
static void admin_operation_create_committee_read_any(ln_reader_t *r, void *v)
{
    ln_admin_operation_create_committee_read(r, (ln_admin_operation_create_committee_t *)v);
}
const ln_type_t ln_admin_operation_create_committee_type = {
    .name = "AdminOperationCreateCommittee",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_admin_operation_create_committee_t),
    .write = admin_operation_create_committee_write_any,
    .read = admin_operation_create_committee_read_any,
    .fields = admin_operation_create_committee_fields,
    .field_count = 2,
};

void ln_admin_operation_remove_committee_write(ln_writer_t *w,
                                               const ln_admin_operation_remove_committee_t *v)
{
    ln_epoch_write(w, &v->epoch);
}

void ln_admin_operation_remove_committee_read(ln_reader_t *r,
                                              ln_admin_operation_remove_committee_t *v)
{
    ln_epoch_read(r, &v->epoch);
}

static const ln_field_t admin_operation_remove_committee_fields[] = {
    {"epoch", offsetof(ln_admin_operation_remove_committee_t, epoch), &ln_epoch_type},
};
static void admin_operation_remove_committee_write_any(ln_writer_t *w, const void *v)
{
    ln_admin_operation_remove_committee_write(w, (const ln_admin_operation_remove_committee_t *)v);
}
static void admin_operation_remove_committee_read_any(ln_reader_t *r, void *v)
{
    ln_admin_operation_remove_committee_read(r, (ln_admin_operation_remove_committee_t *)v);
}
const ln_type_t ln_admin_operation_remove_committee_type = {
    .name = "AdminOperationRemoveCommittee",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_admin_operation_remove_committee_t),
    .write = admin_operation_remove_committee_write_any,
    .read = admin_operation_remove_committee_read_any,
    .fields = admin_operation_remove_committee_fields,
    .field_count = 1,
};

void ln_admin_operation_write(ln_writer_t *w, const ln_admin_operation_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ADMIN_OPERATION_PUBLISH_COMMITTEE_BLOB:
        ln_admin_operation_publish_committee_blob_write(w, &v->publish_committee_blob);
        break;
    case LN_ADMIN_OPERATION_CREATE_COMMITTEE:
        ln_admin_operation_create_committee_write(w, &v->create_committee);
        break;
    case LN_ADMIN_OPERATION_REMOVE_COMMITTEE:
        ln_admin_operation_remove_committee_write(w, &v->remove_committee);
        break;
    }
}

void ln_admin_operation_read(ln_reader_t *r, ln_admin_operation_t *v)
{
    v->tag = (ln_admin_operation_tag_t)ln_read_variant(r, 3);
    switch (v->tag) {
    case LN_ADMIN_OPERATION_PUBLISH_COMMITTEE_BLOB:
        ln_admin_operation_publish_committee_blob_read(r, &v->publish_committee_blob);
        break;
    case LN_ADMIN_OPERATION_CREATE_COMMITTEE:
        ln_admin_operation_create_committee_read(r, &v->create_committee);
        break;
    case LN_ADMIN_OPERATION_REMOVE_COMMITTEE:
        ln_admin_operation_remove_committee_read(r, &v->remove_committee);
        break;
    }
}

static const ln_field_t admin_operation_fields[] = {
    {"PublishCommitteeBlob", offsetof(ln_admin_operation_t, publish_committee_blob),
     &ln_admin_operation_publish_committee_blob_type},
    {"CreateCommittee", offsetof(ln_admin_operation_t, create_committee),
     &ln_admin_operation_create_committee_type},
    {"RemoveCommittee", offsetof(ln_admin_operation_t, remove_committee),
     &ln_admin_operation_remove_committee_type},
};
static void admin_operation_write_any(ln_writer_t *w, const void *v)
{
    ln_admin_operation_write(w, (const ln_admin_operation_t *)v);
}
static void admin_operation_read_any(ln_reader_t *r, void *v)
{
    ln_admin_operation_read(r, (ln_admin_operation_t *)v);
}
const ln_type_t ln_admin_operation_type = {
    .name = "AdminOperation",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_admin_operation_t),
    .write = admin_operation_write_any,
    .read = admin_operation_read_any,
    .fields = admin_operation_fields,
    .field_count = 3,
};

void ln_owner_weight_write(ln_writer_t *w, const ln_owner_weight_t *v)
{
    ln_account_owner_write(w, &v->owner);
    ln_write_u64(w, v->weight);
}

void ln_owner_weight_read(ln_reader_t *r, ln_owner_weight_t *v)
{
    ln_account_owner_read(r, &v->owner);
    v->weight = ln_read_u64(r);
}

static const ln_field_t owner_weight_fields[] = {
    {"owner", offsetof(ln_owner_weight_t, owner), &ln_account_owner_type},
    {"weight", offsetof(ln_owner_weight_t, weight), &ln_u64_type},
};
static void owner_weight_write_any(ln_writer_t *w, const void *v)
{
    ln_owner_weight_write(w, (const ln_owner_weight_t *)v);
}
static void owner_weight_read_any(ln_reader_t *r, void *v)
{
    ln_owner_weight_read(r, (ln_owner_weight_t *)v);
}
const ln_type_t ln_owner_weight_type = {
    .name = "OwnerWeight",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_owner_weight_t),
    .write = owner_weight_write_any,
    .read = owner_weight_read_any,
    .fields = owner_weight_fields,
    .field_count = 2,
};

void ln_stream_update_request_write(ln_writer_t *w, const ln_stream_update_request_t *v)
{
    ln_chain_id_write(w, &v->chain_id);
    ln_stream_id_write(w, &v->stream_id);
    ln_write_u32(w, v->next_index);
}

void ln_stream_update_request_read(ln_reader_t *r, ln_stream_update_request_t *v)
{
    ln_chain_id_read(r, &v->chain_id);
    ln_stream_id_read(r, &v->stream_id);
    v->next_index = ln_read_u32(r);
}

static const ln_field_t stream_update_request_fields[] = {
    {"chain_id", offsetof(ln_stream_update_request_t, chain_id), &ln_chain_id_type},
    {"stream_id", offsetof(ln_stream_update_request_t, stream_id), &ln_stream_id_type},
    {"next_index", offsetof(ln_stream_update_request_t, next_index), &ln_u32_type},
};
static void stream_update_request_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_update_request_write(w, (const ln_stream_update_request_t *)v);
}
static void stream_update_request_read_any(ln_reader_t *r, void *v)
{
    ln_stream_update_request_read(r, (ln_stream_update_request_t *)v);
}
const ln_type_t ln_stream_update_request_type = {
    .name = "StreamUpdateRequest",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_stream_update_request_t),
    .write = stream_update_request_write_any,
    .read = stream_update_request_read_any,
    .fields = stream_update_request_fields,
    .field_count = 3,
};

void ln_system_operation_transfer_write(ln_writer_t *w, const ln_system_operation_transfer_t *v)
{
    ln_account_owner_write(w, &v->owner);
    ln_account_write(w, &v->recipient);
    ln_amount_write(w, &v->amount);
}

void ln_system_operation_transfer_read(ln_reader_t *r, ln_system_operation_transfer_t *v)
{
    ln_account_owner_read(r, &v->owner);
    ln_account_read(r, &v->recipient);
    ln_amount_read(r, &v->amount);
}

static const ln_field_t system_operation_transfer_fields[] = {
    {"owner", offsetof(ln_system_operation_transfer_t, owner), &ln_account_owner_type},
    {"recipient", offsetof(ln_system_operation_transfer_t, recipient), &ln_account_type},
    {"amount", offsetof(ln_system_operation_transfer_t, amount), &ln_amount_type},
};
static void system_operation_transfer_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_transfer_write(w, (const ln_system_operation_transfer_t *)v);
}
static void system_operation_transfer_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_transfer_read(r, (ln_system_operation_transfer_t *)v);
}
const ln_type_t ln_system_operation_transfer_type = {
    .name = "SystemOperationTransfer",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_operation_transfer_t),
    .write = system_operation_transfer_write_any,
    .read = system_operation_transfer_read_any,
    .fields = system_operation_transfer_fields,
    .field_count = 3,
};

void ln_system_operation_claim_write(ln_writer_t *w, const ln_system_operation_claim_t *v)
{
    ln_account_owner_write(w, &v->owner);
    ln_chain_id_write(w, &v->target_id);
    ln_account_write(w, &v->recipient);
    ln_amount_write(w, &v->amount);
}

void ln_system_operation_claim_read(ln_reader_t *r, ln_system_operation_claim_t *v)
{
    ln_account_owner_read(r, &v->owner);
    ln_chain_id_read(r, &v->target_id);
    ln_account_read(r, &v->recipient);
    ln_amount_read(r, &v->amount);
}

static const ln_field_t system_operation_claim_fields[] = {
    {"owner", offsetof(ln_system_operation_claim_t, owner), &ln_account_owner_type},
    {"target_id", offsetof(ln_system_operation_claim_t, target_id), &ln_chain_id_type},
    {"recipient", offsetof(ln_system_operation_claim_t, recipient), &ln_account_type},
    {"amount", offsetof(ln_system_operation_claim_t, amount), &ln_amount_type},
};
static void system_operation_claim_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_claim_write(w, (const ln_system_operation_claim_t *)v);
}
static void system_operation_claim_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_claim_read(r, (ln_system_operation_claim_t *)v);
}
const ln_type_t ln_system_operation_claim_type = {
    .name = "SystemOperationClaim",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_operation_claim_t),
    .write = system_operation_claim_write_any,
    .read = system_operation_claim_read_any,
    .fields = system_operation_claim_fields,
    .field_count = 4,
};

void ln_owner_weight_list_write(ln_writer_t *w, const ln_owner_weight_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_owner_weight_write(w, &v->items[i]);
}

void ln_owner_weight_list_read(ln_reader_t *r, ln_owner_weight_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_owner_weight_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void owner_weight_list_write_any(ln_writer_t *w, const void *v)
{
    ln_owner_weight_list_write(w, (const ln_owner_weight_list_t *)v);
}
static void owner_weight_list_read_any(ln_reader_t *r, void *v)
{
    ln_owner_weight_list_read(r, (ln_owner_weight_list_t *)v);
}
const ln_type_t ln_owner_weight_list_type = {
    .name = "owner_weight_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_owner_weight_list_t),
    .write = owner_weight_list_write_any,
    .read = owner_weight_list_read_any,
    .inner = &ln_owner_weight_type,
};

void ln_system_operation_change_ownership_write(ln_writer_t *w,
                                                const ln_system_operation_change_ownership_t *v)
{
    ln_account_owner_list_write(w, &v->super_owners);
    ln_owner_weight_list_write(w, &v->owners);
    ln_write_u32(w, v->multi_leader_rounds);
    ln_write_bool(w, v->open_multi_leader_rounds);
    ln_timeout_config_write(w, &v->timeout_config);
}

void ln_system_operation_change_ownership_read(ln_reader_t *r,
                                               ln_system_operation_change_ownership_t *v)
{
    ln_account_owner_list_read(r, &v->super_owners);
    ln_owner_weight_list_read(r, &v->owners);
    v->multi_leader_rounds = ln_read_u32(r);
    v->open_multi_leader_rounds = ln_read_bool(r);
    ln_timeout_config_read(r, &v->timeout_config);
}

static const ln_field_t system_operation_change_ownership_fields[] = {
    {"super_owners", offsetof(ln_system_operation_change_ownership_t, super_owners),
     &ln_account_owner_list_type},
    {"owners", offsetof(ln_system_operation_change_ownership_t, owners),
     &ln_owner_weight_list_type},
    {"multi_leader_rounds", offsetof(ln_system_operation_change_ownership_t, multi_leader_rounds),
     &ln_u32_type},
    {"open_multi_leader_rounds",
     offsetof(ln_system_operation_change_ownership_t, open_multi_leader_rounds), &ln_bool_type},
    {"timeout_config", offsetof(ln_system_operation_change_ownership_t, timeout_config),
     &ln_timeout_config_type},
};
static void system_operation_change_ownership_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_change_ownership_write(w,
                                               (const ln_system_operation_change_ownership_t *)v);
}
static void system_operation_change_ownership_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_change_ownership_read(r, (ln_system_operation_change_ownership_t *)v);
}
const ln_type_t ln_system_operation_change_ownership_type = {
    .name = "SystemOperationChangeOwnership",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_operation_change_ownership_t),
    .write = system_operation_change_ownership_write_any,
    .read = system_operation_change_ownership_read_any,
    .fields = system_operation_change_ownership_fields,
    .field_count = 5,
};

void ln_system_operation_publish_module_write(ln_writer_t *w,
                                              const ln_system_operation_publish_module_t *v)
{
    ln_module_id_write(w, &v->module_id);
}

void ln_system_operation_publish_module_read(ln_reader_t *r,
                                             ln_system_operation_publish_module_t *v)
{
    ln_module_id_read(r, &v->module_id);
}

static const ln_field_t system_operation_publish_module_fields[] = {
    {"module_id", offsetof(ln_system_operation_publish_module_t, module_id), &ln_module_id_type},
};
static void system_operation_publish_module_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_publish_module_write(w, (const ln_system_operation_publish_module_t *)v);
}
static void system_operation_publish_module_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_publish_module_read(r, (ln_system_operation_publish_module_t *)v);
}
const ln_type_t ln_system_operation_publish_module_type = {
    .name = "SystemOperationPublishModule",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_operation_publish_module_t),
    .write = system_operation_publish_module_write_any,
    .read = system_operation_publish_module_read_any,
    .fields = system_operation_publish_module_fields,
    .field_count = 1,
};

void ln_system_operation_publish_data_blob_write(ln_writer_t *w,
                                                 const ln_system_operation_publish_data_blob_t *v)
{
    ln_hash_write(w, &v->blob_hash);
}

void ln_system_operation_publish_data_blob_read(ln_reader_t *r,
                                                ln_system_operation_publish_data_blob_t *v)
{
    ln_hash_read(r, &v->blob_hash);
}

static const ln_field_t system_operation_publish_data_blob_fields[] = {
    {"blob_hash", offsetof(ln_system_operation_publish_data_blob_t, blob_hash), &ln_hash_type},
};
static void system_operation_publish_data_blob_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_publish_data_blob_write(w,
                                                (const ln_system_operation_publish_data_blob_t *)v);
}
static void system_operation_publish_data_blob_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_publish_data_blob_read(r, (ln_system_operation_publish_data_blob_t *)v);
}
const ln_type_t ln_system_operation_publish_data_blob_type = {
    .name = "SystemOperationPublishDataBlob",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_operation_publish_data_blob_t),
    .write = system_operation_publish_data_blob_write_any,
    .read = system_operation_publish_data_blob_read_any,
    .fields = system_operation_publish_data_blob_fields,
    .field_count = 1,
};

void ln_system_operation_verify_blob_write(ln_writer_t *w,
                                           const ln_system_operation_verify_blob_t *v)
{
    ln_blob_id_write(w, &v->blob_id);
}

void ln_system_operation_verify_blob_read(ln_reader_t *r, ln_system_operation_verify_blob_t *v)
{
    ln_blob_id_read(r, &v->blob_id);
}

static const ln_field_t system_operation_verify_blob_fields[] = {
    {"blob_id", offsetof(ln_system_operation_verify_blob_t, blob_id), &ln_blob_id_type},
};
static void system_operation_verify_blob_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_verify_blob_write(w, (const ln_system_operation_verify_blob_t *)v);
}
static void system_operation_verify_blob_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_verify_blob_read(r, (ln_system_operation_verify_blob_t *)v);
}
const ln_type_t ln_system_operation_verify_blob_type = {
    .name = "SystemOperationVerifyBlob",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_operation_verify_blob_t),
    .write = system_operation_verify_blob_write_any,
    .read = system_operation_verify_blob_read_any,
    .fields = system_operation_verify_blob_fields,
    .field_count = 1,
};

void ln_system_operation_create_application_write(ln_writer_t *w,
                                                  const ln_system_operation_create_application_t *v)
{
    ln_module_id_write(w, &v->module_id);
    ln_write_bytes(w, v->parameters);
    ln_write_bytes(w, v->instantiation_argument);
    ln_application_id_list_write(w, &v->required_application_ids);
}

void ln_system_operation_create_application_read(ln_reader_t *r,
                                                 ln_system_operation_create_application_t *v)
{
    ln_module_id_read(r, &v->module_id);
    v->parameters = ln_read_bytes(r);
    v->instantiation_argument = ln_read_bytes(r);
    ln_application_id_list_read(r, &v->required_application_ids);
}

static const ln_field_t system_operation_create_application_fields[] = {
    {"module_id", offsetof(ln_system_operation_create_application_t, module_id),
     &ln_module_id_type},
    {"parameters", offsetof(ln_system_operation_create_application_t, parameters), &ln_bytes_type},
    {"instantiation_argument",
     offsetof(ln_system_operation_create_application_t, instantiation_argument), &ln_bytes_type},
    {"required_application_ids",
     offsetof(ln_system_operation_create_application_t, required_application_ids),
     &ln_application_id_list_type},
};
static void system_operation_create_application_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_create_application_write(
        w, (const ln_system_operation_create_application_t *)v);
}
static void system_operation_create_application_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_create_application_read(r, (ln_system_operation_create_application_t *)v);
}
const ln_type_t ln_system_operation_create_application_type = {
    .name = "SystemOperationCreateApplication",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_system_operation_create_application_t),
    .write = system_operation_create_application_write_any,
    .read = system_operation_create_application_read_any,
    .fields = system_operation_create_application_fields,
    .field_count = 4,
};

void ln_stream_update_request_list_write(ln_writer_t *w, const ln_stream_update_request_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_stream_update_request_write(w, &v->items[i]);
}

void ln_stream_update_request_list_read(ln_reader_t *r, ln_stream_update_request_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_stream_update_request_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void stream_update_request_list_write_any(ln_writer_t *w, const void *v)
{
    ln_stream_update_request_list_write(w, (const ln_stream_update_request_list_t *)v);
}
static void stream_update_request_list_read_any(ln_reader_t *r, void *v)
{
    ln_stream_update_request_list_read(r, (ln_stream_update_request_list_t *)v);
}
const ln_type_t ln_stream_update_request_list_type = {
    .name = "stream_update_request_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_stream_update_request_list_t),
    .write = stream_update_request_list_write_any,
    .read = stream_update_request_list_read_any,
    .inner = &ln_stream_update_request_type,
};

void ln_system_operation_write(ln_writer_t *w, const ln_system_operation_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_SYSTEM_OPERATION_TRANSFER:
        ln_system_operation_transfer_write(w, &v->transfer);
        break;
    case LN_SYSTEM_OPERATION_CLAIM:
        ln_system_operation_claim_write(w, &v->claim);
        break;
    case LN_SYSTEM_OPERATION_OPEN_CHAIN:
        ln_open_chain_config_write(w, &v->open_chain);
        break;
    case LN_SYSTEM_OPERATION_CLOSE_CHAIN:
        break;
    case LN_SYSTEM_OPERATION_CHANGE_OWNERSHIP:
        ln_system_operation_change_ownership_write(w, &v->change_ownership);
        break;
    case LN_SYSTEM_OPERATION_CHANGE_APPLICATION_PERMISSIONS:
        ln_application_permissions_write(w, &v->change_application_permissions);
        break;
    case LN_SYSTEM_OPERATION_PUBLISH_MODULE:
        ln_system_operation_publish_module_write(w, &v->publish_module);
        break;
    case LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB:
        ln_system_operation_publish_data_blob_write(w, &v->publish_data_blob);
        break;
    case LN_SYSTEM_OPERATION_VERIFY_BLOB:
        ln_system_operation_verify_blob_write(w, &v->verify_blob);
        break;
    case LN_SYSTEM_OPERATION_CREATE_APPLICATION:
        ln_system_operation_create_application_write(w, &v->create_application);
        break;
    case LN_SYSTEM_OPERATION_ADMIN:
        ln_admin_operation_write(w, &v->admin);
        break;
    case LN_SYSTEM_OPERATION_PROCESS_NEW_EPOCH:
        ln_epoch_write(w, &v->process_new_epoch);
        break;
    case LN_SYSTEM_OPERATION_PROCESS_REMOVED_EPOCH:
        ln_epoch_write(w, &v->process_removed_epoch);
        break;
    case LN_SYSTEM_OPERATION_UPDATE_STREAMS:
        ln_stream_update_request_list_write(w, &v->update_streams);
        break;
    }
}

void ln_system_operation_read(ln_reader_t *r, ln_system_operation_t *v)
{
    v->tag = (ln_system_operation_tag_t)ln_read_variant(r, 14);
    switch (v->tag) {
    case LN_SYSTEM_OPERATION_TRANSFER:
        ln_system_operation_transfer_read(r, &v->transfer);
        break;
    case LN_SYSTEM_OPERATION_CLAIM:
        ln_system_operation_claim_read(r, &v->claim);
        break;
    case LN_SYSTEM_OPERATION_OPEN_CHAIN:
        ln_open_chain_config_read(r, &v->open_chain);
        break;
    case LN_SYSTEM_OPERATION_CLOSE_CHAIN:
        break;
    case LN_SYSTEM_OPERATION_CHANGE_OWNERSHIP:
        ln_system_operation_change_ownership_read(r, &v->change_ownership);
        break;
    case LN_SYSTEM_OPERATION_CHANGE_APPLICATION_PERMISSIONS:
        ln_application_permissions_read(r, &v->change_application_permissions);
        break;
    case LN_SYSTEM_OPERATION_PUBLISH_MODULE:
        ln_system_operation_publish_module_read(r, &v->publish_module);
        break;
    case LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB:
        ln_system_operation_publish_data_blob_read(r, &v->publish_data_blob);
        break;
    case LN_SYSTEM_OPERATION_VERIFY_BLOB:
        ln_system_operation_verify_blob_read(r, &v->verify_blob);
        break;
    case LN_SYSTEM_OPERATION_CREATE_APPLICATION:
        ln_system_operation_create_application_read(r, &v->create_application);
        break;
    case LN_SYSTEM_OPERATION_ADMIN:
        ln_admin_operation_read(r, &v->admin);
        break;
    case LN_SYSTEM_OPERATION_PROCESS_NEW_EPOCH:
        ln_epoch_read(r, &v->process_new_epoch);
        break;
    case LN_SYSTEM_OPERATION_PROCESS_REMOVED_EPOCH:
        ln_epoch_read(r, &v->process_removed_epoch);
        break;
    case LN_SYSTEM_OPERATION_UPDATE_STREAMS:
        ln_stream_update_request_list_read(r, &v->update_streams);
        break;
    }
}

static const ln_field_t system_operation_fields[] = {
    {"Transfer", offsetof(ln_system_operation_t, transfer), &ln_system_operation_transfer_type},
    {"Claim", offsetof(ln_system_operation_t, claim), &ln_system_operation_claim_type},
    {"OpenChain", offsetof(ln_system_operation_t, open_chain), &ln_open_chain_config_type},
    {"CloseChain", 0, NULL},
    {"ChangeOwnership", offsetof(ln_system_operation_t, change_ownership),
     &ln_system_operation_change_ownership_type},
    {"ChangeApplicationPermissions",
     offsetof(ln_system_operation_t, change_application_permissions),
     &ln_application_permissions_type},
    {"PublishModule", offsetof(ln_system_operation_t, publish_module),
     &ln_system_operation_publish_module_type},
    {"PublishDataBlob", offsetof(ln_system_operation_t, publish_data_blob),
     &ln_system_operation_publish_data_blob_type},
    {"VerifyBlob", offsetof(ln_system_operation_t, verify_blob),
     &ln_system_operation_verify_blob_type},
    {"CreateApplication", offsetof(ln_system_operation_t, create_application),
     &ln_system_operation_create_application_type},
    {"Admin", offsetof(ln_system_operation_t, admin), &ln_admin_operation_type},
    {"ProcessNewEpoch", offsetof(ln_system_operation_t, process_new_epoch), &ln_epoch_type},
    {"ProcessRemovedEpoch", offsetof(ln_system_operation_t, process_removed_epoch), &ln_epoch_type},
    {"UpdateStreams", offsetof(ln_system_operation_t, update_streams),
     &ln_stream_update_request_list_type},
};
static void system_operation_write_any(ln_writer_t *w, const void *v)
{
    ln_system_operation_write(w, (const ln_system_operation_t *)v);
}
static void system_operation_read_any(ln_reader_t *r, void *v)
{
    ln_system_operation_read(r, (ln_system_operation_t *)v);
}
const ln_type_t ln_system_operation_type = {
    .name = "SystemOperation",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_system_operation_t),
    .write = system_operation_write_any,
    .read = system_operation_read_any,
    .fields = system_operation_fields,
    .field_count = 14,
};

void ln_operation_user_write(ln_writer_t *w, const ln_operation_user_t *v)
{
    ln_application_id_write(w, &v->application_id);
    ln_write_bytes(w, v->bytes);
}

void ln_operation_user_read(ln_reader_t *r, ln_operation_user_t *v)
{
    ln_application_id_read(r, &v->application_id);
    v->bytes = ln_read_bytes(r);
}

static const ln_field_t operation_user_fields[] = {
    {"application_id", offsetof(ln_operation_user_t, application_id), &ln_application_id_type},
    {"bytes", offsetof(ln_operation_user_t, bytes), &ln_bytes_type},
};
static void operation_user_write_any(ln_writer_t *w, const void *v)
{
    ln_operation_user_write(w, (const ln_operation_user_t *)v);
}
static void operation_user_read_any(ln_reader_t *r, void *v)
{
    ln_operation_user_read(r, (ln_operation_user_t *)v);
}
const ln_type_t ln_operation_user_type = {
    .name = "OperationUser",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_operation_user_t),
    .write = operation_user_write_any,
    .read = operation_user_read_any,
    .fields = operation_user_fields,
    .field_count = 2,
};

void ln_operation_write(ln_writer_t *w, const ln_operation_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_OPERATION_SYSTEM:
        ln_system_operation_write(w, &v->system);
        break;
    case LN_OPERATION_USER:
        ln_operation_user_write(w, &v->user);
        break;
    }
}

void ln_operation_read(ln_reader_t *r, ln_operation_t *v)
{
    v->tag = (ln_operation_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_OPERATION_SYSTEM:
        ln_system_operation_read(r, &v->system);
        break;
    case LN_OPERATION_USER:
        ln_operation_user_read(r, &v->user);
        break;
    }
}

static const ln_field_t operation_fields[] = {
    {"System", offsetof(ln_operation_t, system), &ln_system_operation_type},
    {"User", offsetof(ln_operation_t, user), &ln_operation_user_type},
};
static void operation_write_any(ln_writer_t *w, const void *v)
{
    ln_operation_write(w, (const ln_operation_t *)v);
}
static void operation_read_any(ln_reader_t *r, void *v)
{
    ln_operation_read(r, (ln_operation_t *)v);
}
const ln_type_t ln_operation_type = {
    .name = "Operation",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_operation_t),
    .write = operation_write_any,
    .read = operation_read_any,
    .fields = operation_fields,
    .field_count = 2,
    .hash_name = "Operation",
};

void ln_transaction_write(ln_writer_t *w, const ln_transaction_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_TRANSACTION_RECEIVE_MESSAGES:
        ln_incoming_bundle_write(w, &v->receive_messages);
        break;
    case LN_TRANSACTION_EXECUTE_OPERATION:
        ln_operation_write(w, &v->execute_operation);
        break;
    }
}

void ln_transaction_read(ln_reader_t *r, ln_transaction_t *v)
{
    v->tag = (ln_transaction_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_TRANSACTION_RECEIVE_MESSAGES:
        ln_incoming_bundle_read(r, &v->receive_messages);
        break;
    case LN_TRANSACTION_EXECUTE_OPERATION:
        ln_operation_read(r, &v->execute_operation);
        break;
    }
}

static const ln_field_t transaction_fields[] = {
    {"ReceiveMessages", offsetof(ln_transaction_t, receive_messages), &ln_incoming_bundle_type},
    {"ExecuteOperation", offsetof(ln_transaction_t, execute_operation), &ln_operation_type},
};
static void transaction_write_any(ln_writer_t *w, const void *v)
{
    ln_transaction_write(w, (const ln_transaction_t *)v);
}
static void transaction_read_any(ln_reader_t *r, void *v)
{
    ln_transaction_read(r, (ln_transaction_t *)v);
}
const ln_type_t ln_transaction_type = {
    .name = "Transaction",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_transaction_t),
    .write = transaction_write_any,
    .read = transaction_read_any,
    .fields = transaction_fields,
    .field_count = 2,
    .hash_name = "Transaction",
};

void ln_transaction_list_write(ln_writer_t *w, const ln_transaction_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_transaction_write(w, &v->items[i]);
}

void ln_transaction_list_read(ln_reader_t *r, ln_transaction_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_transaction_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void transaction_list_write_any(ln_writer_t *w, const void *v)
{
    ln_transaction_list_write(w, (const ln_transaction_list_t *)v);
}
static void transaction_list_read_any(ln_reader_t *r, void *v)
{
    ln_transaction_list_read(r, (ln_transaction_list_t *)v);
}
const ln_type_t ln_transaction_list_type = {
    .name = "transaction_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_transaction_list_t),
    .write = transaction_list_write_any,
    .read = transaction_list_read_any,
    .inner = &ln_transaction_type,
};
