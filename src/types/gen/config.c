/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
#include "types/gen/config.h"

#include <stddef.h>

void ln_secret_key_write(ln_writer_t *w, const ln_secret_key_t *v)
{
    ln_hash_write(w, &v->scalar);
}

void ln_secret_key_read(ln_reader_t *r, ln_secret_key_t *v)
{
    ln_hash_read(r, &v->scalar);
}

static const ln_field_t secret_key_fields[] = {
    {"scalar", offsetof(ln_secret_key_t, scalar), &ln_hash_type},
};
static void secret_key_write_any(ln_writer_t *w, const void *v)
{
    ln_secret_key_write(w, (const ln_secret_key_t *)v);
}
static void secret_key_read_any(ln_reader_t *r, void *v)
{
    ln_secret_key_read(r, (ln_secret_key_t *)v);
}
const ln_type_t ln_secret_key_type = {
    .name = "SecretKey",
    .kind = LN_KIND_NEWTYPE,
    .size = sizeof(ln_secret_key_t),
    .write = secret_key_write_any,
    .read = secret_key_read_any,
    .inner = &ln_hash_type,
    .fields = secret_key_fields,
    .field_count = 1,
    .hex = true,
};

void ln_account_secret_key_write(ln_writer_t *w, const ln_account_secret_key_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_ACCOUNT_SECRET_KEY_ED25519:
        ln_secret_key_write(w, &v->ed25519);
        break;
    case LN_ACCOUNT_SECRET_KEY_SECP256K1:
        ln_secret_key_write(w, &v->secp256k1);
        break;
    case LN_ACCOUNT_SECRET_KEY_EVM_SECP256K1:
        ln_secret_key_write(w, &v->evm_secp256k1);
        break;
    }
}

void ln_account_secret_key_read(ln_reader_t *r, ln_account_secret_key_t *v)
{
    v->tag = (ln_account_secret_key_tag_t)ln_read_variant(r, 3);
    switch (v->tag) {
    case LN_ACCOUNT_SECRET_KEY_ED25519:
        ln_secret_key_read(r, &v->ed25519);
        break;
    case LN_ACCOUNT_SECRET_KEY_SECP256K1:
        ln_secret_key_read(r, &v->secp256k1);
        break;
    case LN_ACCOUNT_SECRET_KEY_EVM_SECP256K1:
        ln_secret_key_read(r, &v->evm_secp256k1);
        break;
    }
}

static const ln_field_t account_secret_key_fields[] = {
    {"Ed25519", offsetof(ln_account_secret_key_t, ed25519), &ln_secret_key_type},
    {"Secp256k1", offsetof(ln_account_secret_key_t, secp256k1), &ln_secret_key_type},
    {"EvmSecp256k1", offsetof(ln_account_secret_key_t, evm_secp256k1), &ln_secret_key_type},
};
static void account_secret_key_write_any(ln_writer_t *w, const void *v)
{
    ln_account_secret_key_write(w, (const ln_account_secret_key_t *)v);
}
static void account_secret_key_read_any(ln_reader_t *r, void *v)
{
    ln_account_secret_key_read(r, (ln_account_secret_key_t *)v);
}
const ln_type_t ln_account_secret_key_type = {
    .name = "AccountSecretKey",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_account_secret_key_t),
    .write = account_secret_key_write_any,
    .read = account_secret_key_read_any,
    .fields = account_secret_key_fields,
    .field_count = 3,
};

void ln_transport_protocol_write(ln_writer_t *w, const ln_transport_protocol_t *v)
{
    ln_write_variant(w, (uint32_t)*v);
}

void ln_transport_protocol_read(ln_reader_t *r, ln_transport_protocol_t *v)
{
    *v = (ln_transport_protocol_t)ln_read_variant(r, 2);
}

static const ln_field_t transport_protocol_fields[] = {
    {"Udp", 0, NULL},
    {"Tcp", 0, NULL},
};
static void transport_protocol_write_any(ln_writer_t *w, const void *v)
{
    ln_transport_protocol_write(w, (const ln_transport_protocol_t *)v);
}
static void transport_protocol_read_any(ln_reader_t *r, void *v)
{
    ln_transport_protocol_read(r, (ln_transport_protocol_t *)v);
}
const ln_type_t ln_transport_protocol_type = {
    .name = "TransportProtocol",
    .kind = LN_KIND_UNIT_ENUM,
    .size = sizeof(ln_transport_protocol_t),
    .write = transport_protocol_write_any,
    .read = transport_protocol_read_any,
    .fields = transport_protocol_fields,
    .field_count = 2,
};

void ln_tls_config_write(ln_writer_t *w, const ln_tls_config_t *v)
{
    ln_write_variant(w, (uint32_t)*v);
}

void ln_tls_config_read(ln_reader_t *r, ln_tls_config_t *v)
{
    *v = (ln_tls_config_t)ln_read_variant(r, 2);
}

static const ln_field_t tls_config_fields[] = {
    {"ClearText", 0, NULL},
    {"Tls", 0, NULL},
};
static void tls_config_write_any(ln_writer_t *w, const void *v)
{
    ln_tls_config_write(w, (const ln_tls_config_t *)v);
}
static void tls_config_read_any(ln_reader_t *r, void *v)
{
    ln_tls_config_read(r, (ln_tls_config_t *)v);
}
const ln_type_t ln_tls_config_type = {
    .name = "TlsConfig",
    .kind = LN_KIND_UNIT_ENUM,
    .size = sizeof(ln_tls_config_t),
    .write = tls_config_write_any,
    .read = tls_config_read_any,
    .fields = tls_config_fields,
    .field_count = 2,
};

void ln_network_protocol_write(ln_writer_t *w, const ln_network_protocol_t *v)
{
    ln_write_variant(w, (uint32_t)v->tag);
    switch (v->tag) {
    case LN_NETWORK_PROTOCOL_SIMPLE:
        ln_transport_protocol_write(w, &v->simple);
        break;
    case LN_NETWORK_PROTOCOL_GRPC:
        ln_tls_config_write(w, &v->grpc);
        break;
    }
}

void ln_network_protocol_read(ln_reader_t *r, ln_network_protocol_t *v)
{
    v->tag = (ln_network_protocol_tag_t)ln_read_variant(r, 2);
    switch (v->tag) {
    case LN_NETWORK_PROTOCOL_SIMPLE:
        ln_transport_protocol_read(r, &v->simple);
        break;
    case LN_NETWORK_PROTOCOL_GRPC:
        ln_tls_config_read(r, &v->grpc);
        break;
    }
}

static const ln_field_t network_protocol_fields[] = {
    {"Simple", offsetof(ln_network_protocol_t, simple), &ln_transport_protocol_type},
    {"Grpc", offsetof(ln_network_protocol_t, grpc), &ln_tls_config_type},
};
static void network_protocol_write_any(ln_writer_t *w, const void *v)
{
    ln_network_protocol_write(w, (const ln_network_protocol_t *)v);
}
static void network_protocol_read_any(ln_reader_t *r, void *v)
{
    ln_network_protocol_read(r, (ln_network_protocol_t *)v);
}
const ln_type_t ln_network_protocol_type = {
    .name = "NetworkProtocol",
    .kind = LN_KIND_ENUM,
    .size = sizeof(ln_network_protocol_t),
    .write = network_protocol_write_any,
    .read = network_protocol_read_any,
    .fields = network_protocol_fields,
    .field_count = 2,
};

void ln_public_network_config_write(ln_writer_t *w, const ln_public_network_config_t *v)
{
    ln_network_protocol_write(w, &v->protocol);
    ln_write_bytes(w, v->host);
    ln_write_u16(w, v->port);
}

void ln_public_network_config_read(ln_reader_t *r, ln_public_network_config_t *v)
{
    ln_network_protocol_read(r, &v->protocol);
    v->host = ln_read_text(r);
    v->port = ln_read_u16(r);
}

static const ln_field_t public_network_config_fields[] = {
    {"protocol", offsetof(ln_public_network_config_t, protocol), &ln_network_protocol_type},
    {"host", offsetof(ln_public_network_config_t, host), &ln_text_type},
    {"port", offsetof(ln_public_network_config_t, port), &ln_u16_type},
};
static void public_network_config_write_any(ln_writer_t *w, const void *v)
{
    ln_public_network_config_write(w, (const ln_public_network_config_t *)v);
}
static void public_network_config_read_any(ln_reader_t *r, void *v)
{
    ln_public_network_config_read(r, (ln_public_network_config_t *)v);
}
const ln_type_t ln_public_network_config_type = {
    .name = "PublicNetworkConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_public_network_config_t),
    .write = public_network_config_write_any,
    .read = public_network_config_read_any,
    .fields = public_network_config_fields,
    .field_count = 3,
};

void ln_validator_config_write(ln_writer_t *w, const ln_validator_config_t *v)
{
    ln_secp256k1_public_key_write(w, &v->public_key);
    ln_account_public_key_write(w, &v->account_key);
    ln_public_network_config_write(w, &v->network);
}

void ln_validator_config_read(ln_reader_t *r, ln_validator_config_t *v)
{
    ln_secp256k1_public_key_read(r, &v->public_key);
    ln_account_public_key_read(r, &v->account_key);
    ln_public_network_config_read(r, &v->network);
}

static const ln_field_t validator_config_fields[] = {
    {"public_key", offsetof(ln_validator_config_t, public_key), &ln_secp256k1_public_key_type},
    {"account_key", offsetof(ln_validator_config_t, account_key), &ln_account_public_key_type},
    {"network", offsetof(ln_validator_config_t, network), &ln_public_network_config_type},
};
static void validator_config_write_any(ln_writer_t *w, const void *v)
{
    ln_validator_config_write(w, (const ln_validator_config_t *)v);
}
static void validator_config_read_any(ln_reader_t *r, void *v)
{
    ln_validator_config_read(r, (ln_validator_config_t *)v);
}
const ln_type_t ln_validator_config_type = {
    .name = "ValidatorConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_validator_config_t),
    .write = validator_config_write_any,
    .read = validator_config_read_any,
    .fields = validator_config_fields,
    .field_count = 3,
};

void ln_validator_config_list_write(ln_writer_t *w, const ln_validator_config_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_validator_config_write(w, &v->items[i]);
}

void ln_validator_config_list_read(ln_reader_t *r, ln_validator_config_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_validator_config_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void validator_config_list_write_any(ln_writer_t *w, const void *v)
{
    ln_validator_config_list_write(w, (const ln_validator_config_list_t *)v);
}
static void validator_config_list_read_any(ln_reader_t *r, void *v)
{
    ln_validator_config_list_read(r, (ln_validator_config_list_t *)v);
}
const ln_type_t ln_validator_config_list_type = {
    .name = "validator_config_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_validator_config_list_t),
    .write = validator_config_list_write_any,
    .read = validator_config_list_read_any,
    .inner = &ln_validator_config_type,
};

void ln_committee_config_write(ln_writer_t *w, const ln_committee_config_t *v)
{
    ln_validator_config_list_write(w, &v->validators);
}

void ln_committee_config_read(ln_reader_t *r, ln_committee_config_t *v)
{
    ln_validator_config_list_read(r, &v->validators);
}

static const ln_field_t committee_config_fields[] = {
    {"validators", offsetof(ln_committee_config_t, validators), &ln_validator_config_list_type},
};
static void committee_config_write_any(ln_writer_t *w, const void *v)
{
    ln_committee_config_write(w, (const ln_committee_config_t *)v);
}
static void committee_config_read_any(ln_reader_t *r, void *v)
{
    ln_committee_config_read(r, (ln_committee_config_t *)v);
}
const ln_type_t ln_committee_config_type = {
    .name = "CommitteeConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_committee_config_t),
    .write = committee_config_write_any,
    .read = committee_config_read_any,
    .fields = committee_config_fields,
    .field_count = 1,
};

void ln_shard_config_write(ln_writer_t *w, const ln_shard_config_t *v)
{
    ln_write_bytes(w, v->host);
    ln_write_u16(w, v->port);
    ln_u16_opt_write(w, &v->metrics_port);
}

void ln_shard_config_read(ln_reader_t *r, ln_shard_config_t *v)
{
    v->host = ln_read_text(r);
    v->port = ln_read_u16(r);
    ln_u16_opt_read(r, &v->metrics_port);
}

static const ln_field_t shard_config_fields[] = {
    {"host", offsetof(ln_shard_config_t, host), &ln_text_type},
    {"port", offsetof(ln_shard_config_t, port), &ln_u16_type},
    {"metrics_port", offsetof(ln_shard_config_t, metrics_port), &ln_u16_opt_type},
};
static void shard_config_write_any(ln_writer_t *w, const void *v)
{
    ln_shard_config_write(w, (const ln_shard_config_t *)v);
}
static void shard_config_read_any(ln_reader_t *r, void *v)
{
    ln_shard_config_read(r, (ln_shard_config_t *)v);
}
const ln_type_t ln_shard_config_type = {
    .name = "ShardConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_shard_config_t),
    .write = shard_config_write_any,
    .read = shard_config_read_any,
    .fields = shard_config_fields,
    .field_count = 3,
};

void ln_exporter_config_write(ln_writer_t *w, const ln_exporter_config_t *v)
{
    ln_write_bytes(w, v->host);
    ln_write_u16(w, v->port);
}

void ln_exporter_config_read(ln_reader_t *r, ln_exporter_config_t *v)
{
    v->host = ln_read_text(r);
    v->port = ln_read_u16(r);
}

static const ln_field_t exporter_config_fields[] = {
    {"host", offsetof(ln_exporter_config_t, host), &ln_text_type},
    {"port", offsetof(ln_exporter_config_t, port), &ln_u16_type},
};
static void exporter_config_write_any(ln_writer_t *w, const void *v)
{
    ln_exporter_config_write(w, (const ln_exporter_config_t *)v);
}
static void exporter_config_read_any(ln_reader_t *r, void *v)
{
    ln_exporter_config_read(r, (ln_exporter_config_t *)v);
}
const ln_type_t ln_exporter_config_type = {
    .name = "ExporterConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_exporter_config_t),
    .write = exporter_config_write_any,
    .read = exporter_config_read_any,
    .fields = exporter_config_fields,
    .field_count = 2,
};

void ln_proxy_config_write(ln_writer_t *w, const ln_proxy_config_t *v)
{
    ln_write_bytes(w, v->host);
    ln_write_u16(w, v->public_port);
    ln_write_u16(w, v->private_port);
    ln_write_u16(w, v->metrics_port);
}

void ln_proxy_config_read(ln_reader_t *r, ln_proxy_config_t *v)
{
    v->host = ln_read_text(r);
    v->public_port = ln_read_u16(r);
    v->private_port = ln_read_u16(r);
    v->metrics_port = ln_read_u16(r);
}

static const ln_field_t proxy_config_fields[] = {
    {"host", offsetof(ln_proxy_config_t, host), &ln_text_type},
    {"public_port", offsetof(ln_proxy_config_t, public_port), &ln_u16_type},
    {"private_port", offsetof(ln_proxy_config_t, private_port), &ln_u16_type},
    {"metrics_port", offsetof(ln_proxy_config_t, metrics_port), &ln_u16_type},
};
static void proxy_config_write_any(ln_writer_t *w, const void *v)
{
    ln_proxy_config_write(w, (const ln_proxy_config_t *)v);
}
static void proxy_config_read_any(ln_reader_t *r, void *v)
{
    ln_proxy_config_read(r, (ln_proxy_config_t *)v);
}
const ln_type_t ln_proxy_config_type = {
    .name = "ProxyConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_proxy_config_t),
    .write = proxy_config_write_any,
    .read = proxy_config_read_any,
    .fields = proxy_config_fields,
    .field_count = 4,
};

void ln_shard_config_list_write(ln_writer_t *w, const ln_shard_config_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_shard_config_write(w, &v->items[i]);
}

void ln_shard_config_list_read(ln_reader_t *r, ln_shard_config_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_shard_config_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void shard_config_list_write_any(ln_writer_t *w, const void *v)
{
    ln_shard_config_list_write(w, (const ln_shard_config_list_t *)v);
}
static void shard_config_list_read_any(ln_reader_t *r, void *v)
{
    ln_shard_config_list_read(r, (ln_shard_config_list_t *)v);
}
const ln_type_t ln_shard_config_list_type = {
    .name = "shard_config_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_shard_config_list_t),
    .write = shard_config_list_write_any,
    .read = shard_config_list_read_any,
    .inner = &ln_shard_config_type,
};

void ln_exporter_config_list_write(ln_writer_t *w, const ln_exporter_config_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_exporter_config_write(w, &v->items[i]);
}

void ln_exporter_config_list_read(ln_reader_t *r, ln_exporter_config_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_exporter_config_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void exporter_config_list_write_any(ln_writer_t *w, const void *v)
{
    ln_exporter_config_list_write(w, (const ln_exporter_config_list_t *)v);
}
static void exporter_config_list_read_any(ln_reader_t *r, void *v)
{
    ln_exporter_config_list_read(r, (ln_exporter_config_list_t *)v);
}
const ln_type_t ln_exporter_config_list_type = {
    .name = "exporter_config_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_exporter_config_list_t),
    .write = exporter_config_list_write_any,
    .read = exporter_config_list_read_any,
    .inner = &ln_exporter_config_type,
};

void ln_proxy_config_list_write(ln_writer_t *w, const ln_proxy_config_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_proxy_config_write(w, &v->items[i]);
}

void ln_proxy_config_list_read(ln_reader_t *r, ln_proxy_config_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_proxy_config_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void proxy_config_list_write_any(ln_writer_t *w, const void *v)
{
    ln_proxy_config_list_write(w, (const ln_proxy_config_list_t *)v);
}
static void proxy_config_list_read_any(ln_reader_t *r, void *v)
{
    ln_proxy_config_list_read(r, (ln_proxy_config_list_t *)v);
}
const ln_type_t ln_proxy_config_list_type = {
    .name = "proxy_config_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_proxy_config_list_t),
    .write = proxy_config_list_write_any,
    .read = proxy_config_list_read_any,
    .inner = &ln_proxy_config_type,
};

void ln_internal_network_config_write(ln_writer_t *w, const ln_internal_network_config_t *v)
{
    ln_secp256k1_public_key_write(w, &v->public_key);
    ln_network_protocol_write(w, &v->protocol);
    ln_shard_config_list_write(w, &v->shards);
    ln_exporter_config_list_write(w, &v->block_exporters);
    ln_proxy_config_list_write(w, &v->proxies);
}

void ln_internal_network_config_read(ln_reader_t *r, ln_internal_network_config_t *v)
{
    ln_secp256k1_public_key_read(r, &v->public_key);
    ln_network_protocol_read(r, &v->protocol);
    ln_shard_config_list_read(r, &v->shards);
    ln_exporter_config_list_read(r, &v->block_exporters);
    ln_proxy_config_list_read(r, &v->proxies);
}

static const ln_field_t internal_network_config_fields[] = {
    {"public_key", offsetof(ln_internal_network_config_t, public_key),
     &ln_secp256k1_public_key_type},
    {"protocol", offsetof(ln_internal_network_config_t, protocol), &ln_network_protocol_type},
    {"shards", offsetof(ln_internal_network_config_t, shards), &ln_shard_config_list_type},
    {"block_exporters", offsetof(ln_internal_network_config_t, block_exporters),
     &ln_exporter_config_list_type},
    {"proxies", offsetof(ln_internal_network_config_t, proxies), &ln_proxy_config_list_type},
};
static void internal_network_config_write_any(ln_writer_t *w, const void *v)
{
    ln_internal_network_config_write(w, (const ln_internal_network_config_t *)v);
}
static void internal_network_config_read_any(ln_reader_t *r, void *v)
{
    ln_internal_network_config_read(r, (ln_internal_network_config_t *)v);
}
const ln_type_t ln_internal_network_config_type = {
    .name = "InternalNetworkConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_internal_network_config_t),
    .write = internal_network_config_write_any,
    .read = internal_network_config_read_any,
    .fields = internal_network_config_fields,
    .field_count = 5,
};

void ln_server_config_write(ln_writer_t *w, const ln_server_config_t *v)
{
    ln_validator_config_write(w, &v->validator);
    ln_secret_key_write(w, &v->validator_secret);
    ln_internal_network_config_write(w, &v->internal_network);
}

void ln_server_config_read(ln_reader_t *r, ln_server_config_t *v)
{
    ln_validator_config_read(r, &v->validator);
    ln_secret_key_read(r, &v->validator_secret);
    ln_internal_network_config_read(r, &v->internal_network);
}

static const ln_field_t server_config_fields[] = {
    {"validator", offsetof(ln_server_config_t, validator), &ln_validator_config_type},
    {"validator_secret", offsetof(ln_server_config_t, validator_secret), &ln_secret_key_type},
    {"internal_network", offsetof(ln_server_config_t, internal_network),
     &ln_internal_network_config_type},
};
static void server_config_write_any(ln_writer_t *w, const void *v)
{
    ln_server_config_write(w, (const ln_server_config_t *)v);
}
static void server_config_read_any(ln_reader_t *r, void *v)
{
    ln_server_config_read(r, (ln_server_config_t *)v);
}
const ln_type_t ln_server_config_type = {
    .name = "ServerConfig",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_server_config_t),
    .write = server_config_write_any,
    .read = server_config_read_any,
    .fields = server_config_fields,
    .field_count = 3,
};

void ln_validator_file_write(ln_writer_t *w, const ln_validator_file_t *v)
{
    ln_write_bytes(w, v->server_config_path);
    ln_write_bytes(w, v->host);
    ln_write_u16(w, v->port);
    ln_network_protocol_write(w, &v->external_protocol);
    ln_network_protocol_write(w, &v->internal_protocol);
    ln_shard_config_list_write(w, &v->shards);
    ln_exporter_config_list_write(w, &v->block_exporters);
    ln_proxy_config_list_write(w, &v->proxies);
}

void ln_validator_file_read(ln_reader_t *r, ln_validator_file_t *v)
{
    v->server_config_path = ln_read_text(r);
    v->host = ln_read_text(r);
    v->port = ln_read_u16(r);
    ln_network_protocol_read(r, &v->external_protocol);
    ln_network_protocol_read(r, &v->internal_protocol);
    ln_shard_config_list_read(r, &v->shards);
    ln_exporter_config_list_read(r, &v->block_exporters);
    ln_proxy_config_list_read(r, &v->proxies);
}

static const ln_field_t validator_file_fields[] = {
    {"server_config_path", offsetof(ln_validator_file_t, server_config_path), &ln_text_type},
    {"host", offsetof(ln_validator_file_t, host), &ln_text_type},
    {"port", offsetof(ln_validator_file_t, port), &ln_u16_type},
    {"external_protocol", offsetof(ln_validator_file_t, external_protocol),
     &ln_network_protocol_type},
    {"internal_protocol", offsetof(ln_validator_file_t, internal_protocol),
     &ln_network_protocol_type},
    {"shards", offsetof(ln_validator_file_t, shards), &ln_shard_config_list_type},
    {"block_exporters", offsetof(ln_validator_file_t, block_exporters),
     &ln_exporter_config_list_type},
    {"proxies", offsetof(ln_validator_file_t, proxies), &ln_proxy_config_list_type},
};
static void validator_file_write_any(ln_writer_t *w, const void *v)
{
    ln_validator_file_write(w, (const ln_validator_file_t *)v);
}
static void validator_file_read_any(ln_reader_t *r, void *v)
{
    ln_validator_file_read(r, (ln_validator_file_t *)v);
}
const ln_type_t ln_validator_file_type = {
    .name = "ValidatorFile",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_validator_file_t),
    .write = validator_file_write_any,
    .read = validator_file_read_any,
    .fields = validator_file_fields,
    .field_count = 8,
};

void ln_pending_proposal_write(ln_writer_t *w, const ln_pending_proposal_t *v)
{
    ln_proposed_block_write(w, &v->block);
    ln_text_list_write(w, &v->blobs);
}

void ln_pending_proposal_read(ln_reader_t *r, ln_pending_proposal_t *v)
{
    ln_proposed_block_read(r, &v->block);
    ln_text_list_read(r, &v->blobs);
}

static const ln_field_t pending_proposal_fields[] = {
    {"block", offsetof(ln_pending_proposal_t, block), &ln_proposed_block_type},
    {"blobs", offsetof(ln_pending_proposal_t, blobs), &ln_text_list_type},
};
static void pending_proposal_write_any(ln_writer_t *w, const void *v)
{
    ln_pending_proposal_write(w, (const ln_pending_proposal_t *)v);
}
static void pending_proposal_read_any(ln_reader_t *r, void *v)
{
    ln_pending_proposal_read(r, (ln_pending_proposal_t *)v);
}
const ln_type_t ln_pending_proposal_type = {
    .name = "PendingProposal",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_pending_proposal_t),
    .write = pending_proposal_write_any,
    .read = pending_proposal_read_any,
    .fields = pending_proposal_fields,
    .field_count = 2,
};

void ln_pending_proposal_opt_write(ln_writer_t *w, const ln_pending_proposal_opt_t *v)
{
    ln_write_bool(w, v->some);
    if (v->some)
        ln_pending_proposal_write(w, &v->value);
}

void ln_pending_proposal_opt_read(ln_reader_t *r, ln_pending_proposal_opt_t *v)
{
    v->some = ln_read_bool(r);
    if (v->some)
        ln_pending_proposal_read(r, &v->value);
}

static void pending_proposal_opt_write_any(ln_writer_t *w, const void *v)
{
    ln_pending_proposal_opt_write(w, (const ln_pending_proposal_opt_t *)v);
}
static void pending_proposal_opt_read_any(ln_reader_t *r, void *v)
{
    ln_pending_proposal_opt_read(r, (ln_pending_proposal_opt_t *)v);
}
const ln_type_t ln_pending_proposal_opt_type = {
    .name = "pending_proposal_opt",
    .kind = LN_KIND_OPTION,
    .size = sizeof(ln_pending_proposal_opt_t),
    .write = pending_proposal_opt_write_any,
    .read = pending_proposal_opt_read_any,
    .inner = &ln_pending_proposal_type,
    .value_offset = offsetof(ln_pending_proposal_opt_t, value),
};

void ln_wallet_chain_write(ln_writer_t *w, const ln_wallet_chain_t *v)
{
    ln_account_owner_opt_write(w, &v->owner);
    ln_hash_opt_write(w, &v->block_hash);
    ln_block_height_write(w, &v->next_block_height);
    ln_timestamp_write(w, &v->timestamp);
    ln_pending_proposal_opt_write(w, &v->pending_proposal);
    ln_epoch_opt_write(w, &v->epoch);
}

void ln_wallet_chain_read(ln_reader_t *r, ln_wallet_chain_t *v)
{
    ln_account_owner_opt_read(r, &v->owner);
    ln_hash_opt_read(r, &v->block_hash);
    ln_block_height_read(r, &v->next_block_height);
    ln_timestamp_read(r, &v->timestamp);
    ln_pending_proposal_opt_read(r, &v->pending_proposal);
    ln_epoch_opt_read(r, &v->epoch);
}

static const ln_field_t wallet_chain_fields[] = {
    {"owner", offsetof(ln_wallet_chain_t, owner), &ln_account_owner_opt_type},
    {"block_hash", offsetof(ln_wallet_chain_t, block_hash), &ln_hash_opt_type},
    {"next_block_height", offsetof(ln_wallet_chain_t, next_block_height), &ln_block_height_type},
    {"timestamp", offsetof(ln_wallet_chain_t, timestamp), &ln_timestamp_type},
    {"pending_proposal", offsetof(ln_wallet_chain_t, pending_proposal),
     &ln_pending_proposal_opt_type},
    {"epoch", offsetof(ln_wallet_chain_t, epoch), &ln_epoch_opt_type},
};
static void wallet_chain_write_any(ln_writer_t *w, const void *v)
{
    ln_wallet_chain_write(w, (const ln_wallet_chain_t *)v);
}
static void wallet_chain_read_any(ln_reader_t *r, void *v)
{
    ln_wallet_chain_read(r, (ln_wallet_chain_t *)v);
}
const ln_type_t ln_wallet_chain_type = {
    .name = "WalletChain",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_wallet_chain_t),
    .write = wallet_chain_write_any,
    .read = wallet_chain_read_any,
    .fields = wallet_chain_fields,
    .field_count = 6,
};

void ln_chain_id_wallet_chain_map_write(ln_writer_t *w, const ln_chain_id_wallet_chain_map_t *v)
{
    ln_map_write(w, &ln_chain_id_wallet_chain_map_type, v);
}

void ln_chain_id_wallet_chain_map_read(ln_reader_t *r, ln_chain_id_wallet_chain_map_t *v)
{
    ln_map_read(r, &ln_chain_id_wallet_chain_map_type, v);
}

static void chain_id_wallet_chain_map_write_any(ln_writer_t *w, const void *v)
{
    ln_chain_id_wallet_chain_map_write(w, (const ln_chain_id_wallet_chain_map_t *)v);
}
static void chain_id_wallet_chain_map_read_any(ln_reader_t *r, void *v)
{
    ln_chain_id_wallet_chain_map_read(r, (ln_chain_id_wallet_chain_map_t *)v);
}
const ln_type_t ln_chain_id_wallet_chain_map_type = {
    .name = "chain_id_wallet_chain_map",
    .kind = LN_KIND_MAP,
    .size = sizeof(ln_chain_id_wallet_chain_map_t),
    .write = chain_id_wallet_chain_map_write_any,
    .read = chain_id_wallet_chain_map_read_any,
    .inner = &ln_wallet_chain_type,
    .key = &ln_chain_id_type,
    .entry_size = sizeof(ln_chain_id_wallet_chain_map_entry_t),
    .value_offset = offsetof(ln_chain_id_wallet_chain_map_entry_t, value),
};

void ln_wallet_file_write(ln_writer_t *w, const ln_wallet_file_t *v)
{
    ln_chain_id_wallet_chain_map_write(w, &v->chains);
    ln_chain_id_opt_write(w, &v->default_);
    ln_genesis_config_write(w, &v->genesis_config);
}

void ln_wallet_file_read(ln_reader_t *r, ln_wallet_file_t *v)
{
    ln_chain_id_wallet_chain_map_read(r, &v->chains);
    ln_chain_id_opt_read(r, &v->default_);
    ln_genesis_config_read(r, &v->genesis_config);
}

static const ln_field_t wallet_file_fields[] = {
    {"chains", offsetof(ln_wallet_file_t, chains), &ln_chain_id_wallet_chain_map_type},
    {"default", offsetof(ln_wallet_file_t, default_), &ln_chain_id_opt_type},
    {"genesis_config", offsetof(ln_wallet_file_t, genesis_config), &ln_genesis_config_type},
};
static void wallet_file_write_any(ln_writer_t *w, const void *v)
{
    ln_wallet_file_write(w, (const ln_wallet_file_t *)v);
}
static void wallet_file_read_any(ln_reader_t *r, void *v)
{
    ln_wallet_file_read(r, (ln_wallet_file_t *)v);
}
const ln_type_t ln_wallet_file_type = {
    .name = "WalletFile",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_wallet_file_t),
    .write = wallet_file_write_any,
    .read = wallet_file_read_any,
    .fields = wallet_file_fields,
    .field_count = 3,
};

void ln_keystore_entry_write(ln_writer_t *w, const ln_keystore_entry_t *v)
{
    ln_account_owner_write(w, &v->owner);
    ln_write_bytes(w, v->secret);
}

void ln_keystore_entry_read(ln_reader_t *r, ln_keystore_entry_t *v)
{
    ln_account_owner_read(r, &v->owner);
    v->secret = ln_read_bytes(r);
}

static const ln_field_t keystore_entry_fields[] = {
    {"owner", offsetof(ln_keystore_entry_t, owner), &ln_account_owner_type},
    {"secret", offsetof(ln_keystore_entry_t, secret), &ln_bytes_type},
};
static void keystore_entry_write_any(ln_writer_t *w, const void *v)
{
    ln_keystore_entry_write(w, (const ln_keystore_entry_t *)v);
}
static void keystore_entry_read_any(ln_reader_t *r, void *v)
{
    ln_keystore_entry_read(r, (ln_keystore_entry_t *)v);
}
const ln_type_t ln_keystore_entry_type = {
    .name = "KeystoreEntry",
    .kind = LN_KIND_TUPLE,
    .size = sizeof(ln_keystore_entry_t),
    .write = keystore_entry_write_any,
    .read = keystore_entry_read_any,
    .fields = keystore_entry_fields,
    .field_count = 2,
};

void ln_keystore_entry_list_write(ln_writer_t *w, const ln_keystore_entry_list_t *v)
{
    ln_write_length(w, v->count);
    for (size_t i = 0; i < v->count; i++)
        ln_keystore_entry_write(w, &v->items[i]);
}

void ln_keystore_entry_list_read(ln_reader_t *r, ln_keystore_entry_list_t *v)
{
    v->count = ln_read_length(r);
    v->items = ln_read_list(r, v->count, sizeof(*v->items));
    for (size_t i = 0; i < v->count && ln_reader_ok(r); i++)
        ln_keystore_entry_read(r, &v->items[i]);
    if (!ln_reader_ok(r))
        v->count = 0;
}

static void keystore_entry_list_write_any(ln_writer_t *w, const void *v)
{
    ln_keystore_entry_list_write(w, (const ln_keystore_entry_list_t *)v);
}
static void keystore_entry_list_read_any(ln_reader_t *r, void *v)
{
    ln_keystore_entry_list_read(r, (ln_keystore_entry_list_t *)v);
}
const ln_type_t ln_keystore_entry_list_type = {
    .name = "keystore_entry_list",
    .kind = LN_KIND_LIST,
    .size = sizeof(ln_keystore_entry_list_t),
    .write = keystore_entry_list_write_any,
    .read = keystore_entry_list_read_any,
    .inner = &ln_keystore_entry_type,
};

void ln_keystore_file_write(ln_writer_t *w, const ln_keystore_file_t *v)
{
    ln_keystore_entry_list_write(w, &v->keys);
    ln_u64_opt_write(w, &v->prng_seed);
}

void ln_keystore_file_read(ln_reader_t *r, ln_keystore_file_t *v)
{
    ln_keystore_entry_list_read(r, &v->keys);
    ln_u64_opt_read(r, &v->prng_seed);
}

static const ln_field_t keystore_file_fields[] = {
    {"keys", offsetof(ln_keystore_file_t, keys), &ln_keystore_entry_list_type},
    {"prng_seed", offsetof(ln_keystore_file_t, prng_seed), &ln_u64_opt_type},
};
static void keystore_file_write_any(ln_writer_t *w, const void *v)
{
    ln_keystore_file_write(w, (const ln_keystore_file_t *)v);
}
static void keystore_file_read_any(ln_reader_t *r, void *v)
{
    ln_keystore_file_read(r, (ln_keystore_file_t *)v);
}
const ln_type_t ln_keystore_file_type = {
    .name = "KeystoreFile",
    .kind = LN_KIND_STRUCT,
    .size = sizeof(ln_keystore_file_t),
    .write = keystore_file_write_any,
    .read = keystore_file_read_any,
    .fields = keystore_file_fields,
    .field_count = 2,
};
