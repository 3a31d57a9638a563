/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/types.bcs; do not edit. */
/* types/gen/chain.h - what a chain is: ownership, permissions, description. */
#ifndef LN_TYPES_GEN_CHAIN_H
#define LN_TYPES_GEN_CHAIN_H

#include "types/gen/ids.h"
#include "types/value.h"

typedef struct {
    ln_time_delta_opt_t fast_round_duration;
    ln_time_delta_t base_timeout;
    ln_time_delta_t timeout_increment;
    ln_time_delta_t fallback_duration;
} ln_timeout_config_t;

extern const ln_type_t ln_timeout_config_type;
void ln_timeout_config_write(ln_writer_t *w, const ln_timeout_config_t *v);
void ln_timeout_config_read(ln_reader_t *r, ln_timeout_config_t *v);
static inline bool ln_timeout_config_equal(const ln_timeout_config_t *a,
                                           const ln_timeout_config_t *b)
{
    return ln_value_equal(&ln_timeout_config_type, a, b);
}

typedef struct {
    ln_account_owner_set_t super_owners;
    ln_account_owner_u64_map_t owners;
    uint32_t multi_leader_rounds;
    bool open_multi_leader_rounds;
    ln_timeout_config_t timeout_config;
} ln_chain_ownership_t;

extern const ln_type_t ln_chain_ownership_type;
void ln_chain_ownership_write(ln_writer_t *w, const ln_chain_ownership_t *v);
void ln_chain_ownership_read(ln_reader_t *r, ln_chain_ownership_t *v);
static inline bool ln_chain_ownership_equal(const ln_chain_ownership_t *a,
                                            const ln_chain_ownership_t *b)
{
    return ln_value_equal(&ln_chain_ownership_type, a, b);
}

typedef struct {
    ln_application_id_list_opt_t execute_operations;
    ln_application_id_list_t mandatory_applications;
    ln_application_id_list_t close_chain;
    ln_application_id_list_t change_application_permissions;
    ln_application_id_list_opt_t call_service_as_oracle;
    ln_application_id_list_opt_t make_http_requests;
} ln_application_permissions_t;

extern const ln_type_t ln_application_permissions_type;
void ln_application_permissions_write(ln_writer_t *w, const ln_application_permissions_t *v);
void ln_application_permissions_read(ln_reader_t *r, ln_application_permissions_t *v);
static inline bool ln_application_permissions_equal(const ln_application_permissions_t *a,
                                                    const ln_application_permissions_t *b)
{
    return ln_value_equal(&ln_application_permissions_type, a, b);
}

typedef struct {
    ln_chain_ownership_t ownership;
    ln_epoch_t epoch;
    ln_epoch_t min_active_epoch;
    ln_epoch_t max_active_epoch;
    ln_amount_t balance;
    ln_application_permissions_t application_permissions;
} ln_initial_chain_config_t;

extern const ln_type_t ln_initial_chain_config_type;
void ln_initial_chain_config_write(ln_writer_t *w, const ln_initial_chain_config_t *v);
void ln_initial_chain_config_read(ln_reader_t *r, ln_initial_chain_config_t *v);
static inline bool ln_initial_chain_config_equal(const ln_initial_chain_config_t *a,
                                                 const ln_initial_chain_config_t *b)
{
    return ln_value_equal(&ln_initial_chain_config_type, a, b);
}

typedef struct {
    ln_chain_id_t parent;
    ln_block_height_t block_height;
    uint32_t chain_index;
} ln_chain_origin_child_t;

extern const ln_type_t ln_chain_origin_child_type;
void ln_chain_origin_child_write(ln_writer_t *w, const ln_chain_origin_child_t *v);
void ln_chain_origin_child_read(ln_reader_t *r, ln_chain_origin_child_t *v);
static inline bool ln_chain_origin_child_equal(const ln_chain_origin_child_t *a,
                                               const ln_chain_origin_child_t *b)
{
    return ln_value_equal(&ln_chain_origin_child_type, a, b);
}

typedef enum {
    LN_CHAIN_ORIGIN_ROOT,
    LN_CHAIN_ORIGIN_CHILD,
} ln_chain_origin_tag_t;

typedef struct {
    ln_chain_origin_tag_t tag;
    union {
        uint32_t root;
        ln_chain_origin_child_t child;
    };
} ln_chain_origin_t;

extern const ln_type_t ln_chain_origin_type;
void ln_chain_origin_write(ln_writer_t *w, const ln_chain_origin_t *v);
void ln_chain_origin_read(ln_reader_t *r, ln_chain_origin_t *v);
static inline bool ln_chain_origin_equal(const ln_chain_origin_t *a, const ln_chain_origin_t *b)
{
    return ln_value_equal(&ln_chain_origin_type, a, b);
}

typedef struct {
    ln_chain_origin_t origin;
    ln_timestamp_t timestamp;
    ln_initial_chain_config_t config;
} ln_chain_description_t;

extern const ln_type_t ln_chain_description_type;
void ln_chain_description_write(ln_writer_t *w, const ln_chain_description_t *v);
void ln_chain_description_read(ln_reader_t *r, ln_chain_description_t *v);
static inline bool ln_chain_description_equal(const ln_chain_description_t *a,
                                              const ln_chain_description_t *b)
{
    return ln_value_equal(&ln_chain_description_type, a, b);
}

typedef struct {
    ln_module_id_t module_id;
    ln_chain_id_t creator_chain_id;
    ln_block_height_t block_height;
    uint32_t application_index;
    ln_bytes_t parameters;
    ln_application_id_list_t required_application_ids;
} ln_application_description_t;

extern const ln_type_t ln_application_description_type;
void ln_application_description_write(ln_writer_t *w, const ln_application_description_t *v);
void ln_application_description_read(ln_reader_t *r, ln_application_description_t *v);
static inline bool ln_application_description_equal(const ln_application_description_t *a,
                                                    const ln_application_description_t *b)
{
    return ln_value_equal(&ln_application_description_type, a, b);
}

typedef struct {
    ln_chain_description_t *items;
    size_t count;
} ln_chain_description_list_t;

extern const ln_type_t ln_chain_description_list_type;
void ln_chain_description_list_write(ln_writer_t *w, const ln_chain_description_list_t *v);
void ln_chain_description_list_read(ln_reader_t *r, ln_chain_description_list_t *v);
static inline bool ln_chain_description_list_equal(const ln_chain_description_list_t *a,
                                                   const ln_chain_description_list_t *b)
{
    return ln_value_equal(&ln_chain_description_list_type, a, b);
}

typedef struct {
    bool some;
    ln_chain_description_t value;
} ln_chain_description_opt_t;

extern const ln_type_t ln_chain_description_opt_type;
void ln_chain_description_opt_write(ln_writer_t *w, const ln_chain_description_opt_t *v);
void ln_chain_description_opt_read(ln_reader_t *r, ln_chain_description_opt_t *v);
static inline bool ln_chain_description_opt_equal(const ln_chain_description_opt_t *a,
                                                  const ln_chain_description_opt_t *b)
{
    return ln_value_equal(&ln_chain_description_opt_type, a, b);
}

#endif
