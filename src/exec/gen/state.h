/* SPDX-License-Identifier: Apache-2.0 */
/* Written by tools/gen from schema/state.views; do not edit. */
/* exec/gen/state.h - the execution state, which every block hashes. */
#ifndef LN_EXEC_GEN_STATE_H
#define LN_EXEC_GEN_STATE_H

#include "types/gen/chain.h"
#include "types/gen/committee.h"
#include "types/gen/ids.h"
#include "types/gen/message.h"
#include "view/kinds.h"

typedef struct {
    ln_view_t view;
    ln_register_view_t description;
    ln_register_view_t epoch;
    ln_register_view_t admin_chain_id;
    ln_register_view_t committees;
    ln_register_view_t ownership;
    ln_register_view_t balance;
    ln_map_view_t balances;
    ln_register_view_t timestamp;
    ln_register_view_t closed;
    ln_register_view_t application_permissions;
    ln_set_view_t used_blobs;
    ln_map_view_t event_subscriptions;
} ln_system_state_t;

extern const ln_view_type_t ln_system_state_view;

static inline const ln_chain_description_opt_t *
ln_system_state_description(const ln_system_state_t *view)
{
    return ln_register_get(&view->description);
}
static inline void ln_system_state_set_description(ln_system_state_t *view,
                                                   const ln_chain_description_opt_t *value)
{
    ln_register_set(&view->description, value);
}

static inline const ln_epoch_t *ln_system_state_epoch(const ln_system_state_t *view)
{
    return ln_register_get(&view->epoch);
}
static inline void ln_system_state_set_epoch(ln_system_state_t *view, const ln_epoch_t *value)
{
    ln_register_set(&view->epoch, value);
}

static inline const ln_chain_id_opt_t *ln_system_state_admin_chain_id(const ln_system_state_t *view)
{
    return ln_register_get(&view->admin_chain_id);
}
static inline void ln_system_state_set_admin_chain_id(ln_system_state_t *view,
                                                      const ln_chain_id_opt_t *value)
{
    ln_register_set(&view->admin_chain_id, value);
}

static inline const ln_epoch_committee_map_t *
ln_system_state_committees(const ln_system_state_t *view)
{
    return ln_register_get(&view->committees);
}
static inline void ln_system_state_set_committees(ln_system_state_t *view,
                                                  const ln_epoch_committee_map_t *value)
{
    ln_register_set(&view->committees, value);
}

static inline const ln_chain_ownership_t *ln_system_state_ownership(const ln_system_state_t *view)
{
    return ln_register_get(&view->ownership);
}
static inline void ln_system_state_set_ownership(ln_system_state_t *view,
                                                 const ln_chain_ownership_t *value)
{
    ln_register_set(&view->ownership, value);
}

static inline const ln_amount_t *ln_system_state_balance(const ln_system_state_t *view)
{
    return ln_register_get(&view->balance);
}
static inline void ln_system_state_set_balance(ln_system_state_t *view, const ln_amount_t *value)
{
    ln_register_set(&view->balance, value);
}

static inline const ln_timestamp_t *ln_system_state_timestamp(const ln_system_state_t *view)
{
    return ln_register_get(&view->timestamp);
}
static inline void ln_system_state_set_timestamp(ln_system_state_t *view,
                                                 const ln_timestamp_t *value)
{
    ln_register_set(&view->timestamp, value);
}

static inline bool ln_system_state_closed(const ln_system_state_t *view)
{
    return *(const bool *)ln_register_get(&view->closed);
}
static inline void ln_system_state_set_closed(ln_system_state_t *view, bool value)
{
    ln_register_set(&view->closed, &value);
}

static inline const ln_application_permissions_t *
ln_system_state_application_permissions(const ln_system_state_t *view)
{
    return ln_register_get(&view->application_permissions);
}
static inline void
ln_system_state_set_application_permissions(ln_system_state_t *view,
                                            const ln_application_permissions_t *value)
{
    ln_register_set(&view->application_permissions, value);
}

typedef struct {
    ln_view_t view;
    ln_system_state_t system;
    ln_collection_view_t users;
    ln_map_view_t stream_event_counts;
} ln_execution_state_t;

extern const ln_view_type_t ln_execution_state_view;

#endif
