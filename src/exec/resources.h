/* SPDX-License-Identifier: Apache-2.0 */
/* exec/resources.h - what a block uses, what it costs, who pays, and where it ends (spec 02 §9).
 *
 * Every use is counted, checked against its limit, and paid at once, in this order. Payment comes
 * from the grant of the message that is being executed, if it has one, else from the chain's
 * balance; then from the account of the block's signer on this chain, if it has an entry. Fees are
 * burnt.
 *
 * A user application pays from a balance of its own that was put aside when it was called
 * (spec 02 §9.4): then state is null and balance is what is left. */
#ifndef LN_EXEC_RESOURCES_H
#define LN_EXEC_RESOURCES_H

#include "exec/gen/state.h"
#include "types/gen/block.h"

typedef enum { LN_VM_WASM, LN_VM_EVM } ln_vm_t;

/* Counters of one block. */
typedef struct {
    uint64_t block_size;
    uint64_t wasm_fuel, evm_fuel;
    uint64_t bytes_read, bytes_written;
    uint64_t blob_bytes_read, blob_bytes_published;
    uint64_t message_bytes, operation_bytes;
    uint64_t service_oracle_us;
    uint32_t operations, messages, read_operations, write_operations, bytes_runtime;
    uint32_t blobs_read, blobs_published, service_oracle_queries, http_requests;
    ln_u128_t grants;
} ln_resource_tracker_t;

typedef struct {
    const ln_resource_control_policy_t *policy;
    ln_resource_tracker_t used;
    ln_execution_state_t *state;  /* whose accounts pay; null: balance pays */
    ln_account_owner_opt_t payer; /* the block's signer */
    ln_amount_t *grant;           /* of the message being executed; null if none */
    ln_amount_t balance;
    bool is_free; /* nobody pays (spec 02 §9.5); counters and limits still hold */
} ln_resources_t;

/* All of these fail with LN_ERR_FEES_EXCEED_FUNDING if the fee cannot be paid, LN_ERR_OVERFLOW if a
 * counter or a fee overflows, and with the limit's own code if it is exceeded. After a failure the
 * block is lost, so nothing is taken back. */

/* Compat: reading or writing exactly the limit is refused, while fuel, block size and oracle
 * responses may reach theirs (spec 02 §9.2). */
LN_CHECKED ln_err_t ln_track_block_size(ln_call_t *call, ln_resources_t *r, size_t bytes);
LN_CHECKED ln_err_t ln_track_operation(ln_call_t *call, ln_resources_t *r,
                                       const ln_operation_t *operation);
LN_CHECKED ln_err_t ln_track_message(ln_call_t *call, ln_resources_t *r,
                                     const ln_message_t *message);
LN_CHECKED ln_err_t ln_track_fuel(ln_call_t *call, ln_resources_t *r, ln_vm_t vm, uint64_t fuel);
LN_CHECKED ln_err_t ln_track_read_operation(ln_call_t *call, ln_resources_t *r);
LN_CHECKED ln_err_t ln_track_bytes_read(ln_call_t *call, ln_resources_t *r, uint64_t bytes);
LN_CHECKED ln_err_t ln_track_write_operations(ln_call_t *call, ln_resources_t *r, uint32_t count);
LN_CHECKED ln_err_t ln_track_bytes_written(ln_call_t *call, ln_resources_t *r, uint64_t bytes);
LN_CHECKED ln_err_t ln_track_bytes_runtime(ln_call_t *call, ln_resources_t *r, uint32_t bytes);
LN_CHECKED ln_err_t ln_track_blob_read(ln_call_t *call, ln_resources_t *r, uint64_t bytes);
LN_CHECKED ln_err_t ln_track_service_oracle_call(ln_call_t *call, ln_resources_t *r);
LN_CHECKED ln_err_t ln_track_http_request(ln_call_t *call, ln_resources_t *r);
LN_CHECKED ln_err_t ln_track_grant(ln_call_t *call, ln_resources_t *r, ln_amount_t grant);

/* A created or published blob: its size is checked; committees are neither counted nor paid. */
LN_CHECKED ln_err_t ln_track_blob_published(ln_call_t *call, ln_resources_t *r,
                                            const ln_blob_content_t *blob);

/* The size of a blob, and for bytecode that of what it decompresses to: LN_ERR_BLOB_TOO_LARGE,
 * LN_ERR_BYTECODE_TOO_LARGE, LN_ERR_DECOMPRESSION. */
LN_CHECKED ln_err_t ln_check_blob_size(ln_call_t *call, const ln_resource_control_policy_t *policy,
                                       const ln_blob_content_t *blob);

/* What is there to pay with: LN_ERR_OVERFLOW if the sum does not fit. */
LN_CHECKED ln_err_t ln_resources_available(ln_call_t *call, const ln_resources_t *r,
                                           ln_amount_t *out);

/* Takes a fee from where it comes from. */
LN_CHECKED ln_err_t ln_resources_pay(ln_call_t *call, ln_resources_t *r, ln_u128_t fee);

/* "12.5" */
const char *ln_attos_text(ln_call_t *call, ln_u128_t attos);

#endif
