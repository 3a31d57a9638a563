/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/config.h - the files of wallets and validators (spec 04 §7.3, §13), which are JSON
 * only. */
#ifndef LN_TYPES_GEN_CONFIG_H
#define LN_TYPES_GEN_CONFIG_H

#include "types/gen/block.h"
#include "types/gen/committee.h"
#include "types/gen/ids.h"
#include "types/gen/keys.h"
#include "types/value.h"

typedef struct {
    ln_hash_t scalar;
} ln_secret_key_t;

extern const ln_type_t ln_secret_key_type;
void ln_secret_key_write(ln_writer_t *w, const ln_secret_key_t *v);
void ln_secret_key_read(ln_reader_t *r, ln_secret_key_t *v);
static inline bool ln_secret_key_equal(const ln_secret_key_t *a, const ln_secret_key_t *b)
{
    return ln_value_equal(&ln_secret_key_type, a, b);
}

typedef enum {
    LN_ACCOUNT_SECRET_KEY_ED25519,
    LN_ACCOUNT_SECRET_KEY_SECP256K1,
    LN_ACCOUNT_SECRET_KEY_EVM_SECP256K1,
} ln_account_secret_key_tag_t;

typedef struct {
    ln_account_secret_key_tag_t tag;
    union {
        ln_secret_key_t ed25519;
        ln_secret_key_t secp256k1;
        ln_secret_key_t evm_secp256k1;
    };
} ln_account_secret_key_t;

extern const ln_type_t ln_account_secret_key_type;
void ln_account_secret_key_write(ln_writer_t *w, const ln_account_secret_key_t *v);
void ln_account_secret_key_read(ln_reader_t *r, ln_account_secret_key_t *v);
static inline bool ln_account_secret_key_equal(const ln_account_secret_key_t *a,
                                               const ln_account_secret_key_t *b)
{
    return ln_value_equal(&ln_account_secret_key_type, a, b);
}

typedef enum {
    LN_TRANSPORT_PROTOCOL_UDP,
    LN_TRANSPORT_PROTOCOL_TCP,
} ln_transport_protocol_t;

extern const ln_type_t ln_transport_protocol_type;
void ln_transport_protocol_write(ln_writer_t *w, const ln_transport_protocol_t *v);
void ln_transport_protocol_read(ln_reader_t *r, ln_transport_protocol_t *v);
static inline bool ln_transport_protocol_equal(const ln_transport_protocol_t *a,
                                               const ln_transport_protocol_t *b)
{
    return ln_value_equal(&ln_transport_protocol_type, a, b);
}

typedef enum {
    LN_TLS_CONFIG_CLEAR_TEXT,
    LN_TLS_CONFIG_TLS,
} ln_tls_config_t;

extern const ln_type_t ln_tls_config_type;
void ln_tls_config_write(ln_writer_t *w, const ln_tls_config_t *v);
void ln_tls_config_read(ln_reader_t *r, ln_tls_config_t *v);
static inline bool ln_tls_config_equal(const ln_tls_config_t *a, const ln_tls_config_t *b)
{
    return ln_value_equal(&ln_tls_config_type, a, b);
}

typedef enum {
    LN_NETWORK_PROTOCOL_SIMPLE,
    LN_NETWORK_PROTOCOL_GRPC,
} ln_network_protocol_tag_t;

typedef struct {
    ln_network_protocol_tag_t tag;
    union {
        ln_transport_protocol_t simple;
        ln_tls_config_t grpc;
    };
} ln_network_protocol_t;

extern const ln_type_t ln_network_protocol_type;
void ln_network_protocol_write(ln_writer_t *w, const ln_network_protocol_t *v);
void ln_network_protocol_read(ln_reader_t *r, ln_network_protocol_t *v);
static inline bool ln_network_protocol_equal(const ln_network_protocol_t *a,
                                             const ln_network_protocol_t *b)
{
    return ln_value_equal(&ln_network_protocol_type, a, b);
}

typedef struct {
    ln_network_protocol_t protocol;
    ln_bytes_t host;
    uint16_t port;
} ln_public_network_config_t;

extern const ln_type_t ln_public_network_config_type;
void ln_public_network_config_write(ln_writer_t *w, const ln_public_network_config_t *v);
void ln_public_network_config_read(ln_reader_t *r, ln_public_network_config_t *v);
static inline bool ln_public_network_config_equal(const ln_public_network_config_t *a,
                                                  const ln_public_network_config_t *b)
{
    return ln_value_equal(&ln_public_network_config_type, a, b);
}

typedef struct {
    ln_secp256k1_public_key_t public_key;
    ln_account_public_key_t account_key;
    ln_public_network_config_t network;
} ln_validator_config_t;

extern const ln_type_t ln_validator_config_type;
void ln_validator_config_write(ln_writer_t *w, const ln_validator_config_t *v);
void ln_validator_config_read(ln_reader_t *r, ln_validator_config_t *v);
static inline bool ln_validator_config_equal(const ln_validator_config_t *a,
                                             const ln_validator_config_t *b)
{
    return ln_value_equal(&ln_validator_config_type, a, b);
}

typedef struct {
    ln_validator_config_t *items;
    size_t count;
} ln_validator_config_list_t;

extern const ln_type_t ln_validator_config_list_type;
void ln_validator_config_list_write(ln_writer_t *w, const ln_validator_config_list_t *v);
void ln_validator_config_list_read(ln_reader_t *r, ln_validator_config_list_t *v);
static inline bool ln_validator_config_list_equal(const ln_validator_config_list_t *a,
                                                  const ln_validator_config_list_t *b)
{
    return ln_value_equal(&ln_validator_config_list_type, a, b);
}

typedef struct {
    ln_validator_config_list_t validators;
} ln_committee_config_t;

extern const ln_type_t ln_committee_config_type;
void ln_committee_config_write(ln_writer_t *w, const ln_committee_config_t *v);
void ln_committee_config_read(ln_reader_t *r, ln_committee_config_t *v);
static inline bool ln_committee_config_equal(const ln_committee_config_t *a,
                                             const ln_committee_config_t *b)
{
    return ln_value_equal(&ln_committee_config_type, a, b);
}

typedef struct {
    ln_bytes_t host;
    uint16_t port;
    ln_u16_opt_t metrics_port;
} ln_shard_config_t;

extern const ln_type_t ln_shard_config_type;
void ln_shard_config_write(ln_writer_t *w, const ln_shard_config_t *v);
void ln_shard_config_read(ln_reader_t *r, ln_shard_config_t *v);
static inline bool ln_shard_config_equal(const ln_shard_config_t *a, const ln_shard_config_t *b)
{
    return ln_value_equal(&ln_shard_config_type, a, b);
}

typedef struct {
    ln_bytes_t host;
    uint16_t port;
} ln_exporter_config_t;

extern const ln_type_t ln_exporter_config_type;
void ln_exporter_config_write(ln_writer_t *w, const ln_exporter_config_t *v);
void ln_exporter_config_read(ln_reader_t *r, ln_exporter_config_t *v);
static inline bool ln_exporter_config_equal(const ln_exporter_config_t *a,
                                            const ln_exporter_config_t *b)
{
    return ln_value_equal(&ln_exporter_config_type, a, b);
}

typedef struct {
    ln_bytes_t host;
    uint16_t public_port;
    uint16_t private_port;
    uint16_t metrics_port;
} ln_proxy_config_t;

extern const ln_type_t ln_proxy_config_type;
void ln_proxy_config_write(ln_writer_t *w, const ln_proxy_config_t *v);
void ln_proxy_config_read(ln_reader_t *r, ln_proxy_config_t *v);
static inline bool ln_proxy_config_equal(const ln_proxy_config_t *a, const ln_proxy_config_t *b)
{
    return ln_value_equal(&ln_proxy_config_type, a, b);
}

typedef struct {
    ln_shard_config_t *items;
    size_t count;
} ln_shard_config_list_t;

extern const ln_type_t ln_shard_config_list_type;
void ln_shard_config_list_write(ln_writer_t *w, const ln_shard_config_list_t *v);
void ln_shard_config_list_read(ln_reader_t *r, ln_shard_config_list_t *v);
static inline bool ln_shard_config_list_equal(const ln_shard_config_list_t *a,
                                              const ln_shard_config_list_t *b)
{
    return ln_value_equal(&ln_shard_config_list_type, a, b);
}

typedef struct {
    ln_exporter_config_t *items;
    size_t count;
} ln_exporter_config_list_t;

extern const ln_type_t ln_exporter_config_list_type;
void ln_exporter_config_list_write(ln_writer_t *w, const ln_exporter_config_list_t *v);
void ln_exporter_config_list_read(ln_reader_t *r, ln_exporter_config_list_t *v);
static inline bool ln_exporter_config_list_equal(const ln_exporter_config_list_t *a,
                                                 const ln_exporter_config_list_t *b)
{
    return ln_value_equal(&ln_exporter_config_list_type, a, b);
}

typedef struct {
    ln_proxy_config_t *items;
    size_t count;
} ln_proxy_config_list_t;

extern const ln_type_t ln_proxy_config_list_type;
void ln_proxy_config_list_write(ln_writer_t *w, const ln_proxy_config_list_t *v);
void ln_proxy_config_list_read(ln_reader_t *r, ln_proxy_config_list_t *v);
static inline bool ln_proxy_config_list_equal(const ln_proxy_config_list_t *a,
                                              const ln_proxy_config_list_t *b)
{
    return ln_value_equal(&ln_proxy_config_list_type, a, b);
}

typedef struct {
    ln_secp256k1_public_key_t public_key;
    ln_network_protocol_t protocol;
    ln_shard_config_list_t shards;
    ln_exporter_config_list_t block_exporters;
    ln_proxy_config_list_t proxies;
} ln_internal_network_config_t;

extern const ln_type_t ln_internal_network_config_type;
void ln_internal_network_config_write(ln_writer_t *w, const ln_internal_network_config_t *v);
void ln_internal_network_config_read(ln_reader_t *r, ln_internal_network_config_t *v);
static inline bool ln_internal_network_config_equal(const ln_internal_network_config_t *a,
                                                    const ln_internal_network_config_t *b)
{
    return ln_value_equal(&ln_internal_network_config_type, a, b);
}

typedef struct {
    ln_validator_config_t validator;
    ln_secret_key_t validator_secret;
    ln_internal_network_config_t internal_network;
} ln_server_config_t;

extern const ln_type_t ln_server_config_type;
void ln_server_config_write(ln_writer_t *w, const ln_server_config_t *v);
void ln_server_config_read(ln_reader_t *r, ln_server_config_t *v);
static inline bool ln_server_config_equal(const ln_server_config_t *a, const ln_server_config_t *b)
{
    return ln_value_equal(&ln_server_config_type, a, b);
}

typedef struct {
    ln_bytes_t server_config_path;
    ln_bytes_t host;
    uint16_t port;
    ln_network_protocol_t external_protocol;
    ln_network_protocol_t internal_protocol;
    ln_shard_config_list_t shards;
    ln_exporter_config_list_t block_exporters;
    ln_proxy_config_list_t proxies;
} ln_validator_file_t;

extern const ln_type_t ln_validator_file_type;
void ln_validator_file_write(ln_writer_t *w, const ln_validator_file_t *v);
void ln_validator_file_read(ln_reader_t *r, ln_validator_file_t *v);
static inline bool ln_validator_file_equal(const ln_validator_file_t *a,
                                           const ln_validator_file_t *b)
{
    return ln_value_equal(&ln_validator_file_type, a, b);
}

typedef struct {
    ln_proposed_block_t block;
    ln_text_list_t blobs;
} ln_pending_proposal_t;

extern const ln_type_t ln_pending_proposal_type;
void ln_pending_proposal_write(ln_writer_t *w, const ln_pending_proposal_t *v);
void ln_pending_proposal_read(ln_reader_t *r, ln_pending_proposal_t *v);
static inline bool ln_pending_proposal_equal(const ln_pending_proposal_t *a,
                                             const ln_pending_proposal_t *b)
{
    return ln_value_equal(&ln_pending_proposal_type, a, b);
}

typedef struct {
    bool some;
    ln_pending_proposal_t value;
} ln_pending_proposal_opt_t;

extern const ln_type_t ln_pending_proposal_opt_type;
void ln_pending_proposal_opt_write(ln_writer_t *w, const ln_pending_proposal_opt_t *v);
void ln_pending_proposal_opt_read(ln_reader_t *r, ln_pending_proposal_opt_t *v);
static inline bool ln_pending_proposal_opt_equal(const ln_pending_proposal_opt_t *a,
                                                 const ln_pending_proposal_opt_t *b)
{
    return ln_value_equal(&ln_pending_proposal_opt_type, a, b);
}

typedef struct {
    ln_account_owner_opt_t owner;
    ln_hash_opt_t block_hash;
    ln_block_height_t next_block_height;
    ln_timestamp_t timestamp;
    ln_pending_proposal_opt_t pending_proposal;
    ln_epoch_opt_t epoch;
} ln_wallet_chain_t;

extern const ln_type_t ln_wallet_chain_type;
void ln_wallet_chain_write(ln_writer_t *w, const ln_wallet_chain_t *v);
void ln_wallet_chain_read(ln_reader_t *r, ln_wallet_chain_t *v);
static inline bool ln_wallet_chain_equal(const ln_wallet_chain_t *a, const ln_wallet_chain_t *b)
{
    return ln_value_equal(&ln_wallet_chain_type, a, b);
}

typedef struct {
    ln_chain_id_t key;
    ln_wallet_chain_t value;
} ln_chain_id_wallet_chain_map_entry_t;

typedef struct {
    ln_chain_id_wallet_chain_map_entry_t *items;
    size_t count;
} ln_chain_id_wallet_chain_map_t;

extern const ln_type_t ln_chain_id_wallet_chain_map_type;
void ln_chain_id_wallet_chain_map_write(ln_writer_t *w, const ln_chain_id_wallet_chain_map_t *v);
void ln_chain_id_wallet_chain_map_read(ln_reader_t *r, ln_chain_id_wallet_chain_map_t *v);
static inline bool ln_chain_id_wallet_chain_map_equal(const ln_chain_id_wallet_chain_map_t *a,
                                                      const ln_chain_id_wallet_chain_map_t *b)
{
    return ln_value_equal(&ln_chain_id_wallet_chain_map_type, a, b);
}

typedef struct {
    ln_chain_id_wallet_chain_map_t chains;
    ln_chain_id_opt_t default_;
    ln_genesis_config_t genesis_config;
} ln_wallet_file_t;

extern const ln_type_t ln_wallet_file_type;
void ln_wallet_file_write(ln_writer_t *w, const ln_wallet_file_t *v);
void ln_wallet_file_read(ln_reader_t *r, ln_wallet_file_t *v);
static inline bool ln_wallet_file_equal(const ln_wallet_file_t *a, const ln_wallet_file_t *b)
{
    return ln_value_equal(&ln_wallet_file_type, a, b);
}

typedef struct {
    ln_account_owner_t owner;
    ln_bytes_t secret;
} ln_keystore_entry_t;

extern const ln_type_t ln_keystore_entry_type;
void ln_keystore_entry_write(ln_writer_t *w, const ln_keystore_entry_t *v);
void ln_keystore_entry_read(ln_reader_t *r, ln_keystore_entry_t *v);
static inline bool ln_keystore_entry_equal(const ln_keystore_entry_t *a,
                                           const ln_keystore_entry_t *b)
{
    return ln_value_equal(&ln_keystore_entry_type, a, b);
}

typedef struct {
    ln_keystore_entry_t *items;
    size_t count;
} ln_keystore_entry_list_t;

extern const ln_type_t ln_keystore_entry_list_type;
void ln_keystore_entry_list_write(ln_writer_t *w, const ln_keystore_entry_list_t *v);
void ln_keystore_entry_list_read(ln_reader_t *r, ln_keystore_entry_list_t *v);
static inline bool ln_keystore_entry_list_equal(const ln_keystore_entry_list_t *a,
                                                const ln_keystore_entry_list_t *b)
{
    return ln_value_equal(&ln_keystore_entry_list_type, a, b);
}

typedef struct {
    ln_keystore_entry_list_t keys;
    ln_u64_opt_t prng_seed;
} ln_keystore_file_t;

extern const ln_type_t ln_keystore_file_type;
void ln_keystore_file_write(ln_writer_t *w, const ln_keystore_file_t *v);
void ln_keystore_file_read(ln_reader_t *r, ln_keystore_file_t *v);
static inline bool ln_keystore_file_equal(const ln_keystore_file_t *a, const ln_keystore_file_t *b)
{
    return ln_value_equal(&ln_keystore_file_type, a, b);
}

#endif
