/* SPDX-License-Identifier: Apache-2.0 */
#include "exec/resources.h"

#include "exec/bytecode.h"

/* --- paying */

const char *ln_attos_text(ln_call_t *call, ln_u128_t attos)
{
    char text[41];
    return ln_text_copy_z(call->arena, ln_bytes(text, ln_attos_print(text, attos)));
}

/* The signer's account, if it has an entry on this chain. */
static ln_err_t signer_account(ln_call_t *call, const ln_resources_t *r, ln_amount_t *amount,
                               bool *found)
{
    LN_ASSERT(r->state != NULL);
    *found = false;
    amount->attos = 0;
    if (!r->payer.some)
        return LN_OK;
    return ln_map_view_get(call, &r->state->system.balances, amount, found, &r->payer.value);
}

static ln_amount_t first_source(const ln_resources_t *r)
{
    return r->grant != NULL ? *r->grant : *ln_system_state_balance(&r->state->system);
}

static void set_first_source(ln_resources_t *r, ln_amount_t amount)
{
    if (r->grant != NULL)
        *r->grant = amount;
    else
        ln_system_state_set_balance(&r->state->system, &amount);
}

ln_err_t ln_resources_available(ln_call_t *call, const ln_resources_t *r, ln_amount_t *out)
{
    ln_amount_t account;
    bool found;
    if (r->state == NULL) {
        *out = r->balance;
        return LN_OK;
    }
    LN_TRY(signer_account(call, r, &account, &found));
    if (!ln_u128_add(&out->attos, first_source(r).attos, account.attos))
        return LN_FAIL(call, LN_ERR_OVERFLOW,
                       "the balance of the chain and that of the signer are "
                       "too large to be added");
    return LN_OK;
}

static ln_err_t cannot_pay(ln_call_t *call, ln_u128_t fee, ln_u128_t available)
{
    return LN_FAIL(call, LN_ERR_FEES_EXCEED_FUNDING, "fees of %s are due, but only %s are there",
                   ln_attos_text(call, fee), ln_attos_text(call, available));
}

/* Takes from amount what it can give towards *rest. */
static void take(ln_amount_t *amount, ln_u128_t *rest)
{
    ln_u128_t part = LN_MIN(amount->attos, *rest);
    LN_ASSERT(part <= amount->attos && part <= *rest);
    amount->attos -= part;
    *rest -= part;
}

/* Compat: an account emptied by fees keeps its entry of 0; one emptied by a transfer does not
 * (spec 02 §4.2). */
static ln_err_t pay_from_accounts(ln_call_t *call, ln_resources_t *r, ln_u128_t fee)
{
    ln_amount_t first = first_source(r), account;
    ln_u128_t rest = fee, available = first.attos;
    bool found;
    take(&first, &rest);
    LN_ASSERT(available - first.attos == fee - rest); /* what is taken is what is paid */
    set_first_source(r, first);
    if (rest == 0)
        return LN_OK;
    LN_TRY(signer_account(call, r, &account, &found));
    LN_ASSERT(first.attos == 0 && (found || account.attos == 0));
    available = ln_u128_add_saturating(available, account.attos);
    take(&account, &rest);
    if (found)
        ln_map_view_put(call, &r->state->system.balances, &r->payer.value, &account);
    return rest == 0 ? LN_OK : cannot_pay(call, fee, available);
}

ln_err_t ln_resources_pay(ln_call_t *call, ln_resources_t *r, ln_u128_t fee)
{
    if (r->is_free || fee == 0)
        return LN_OK;
    if (r->state != NULL)
        return pay_from_accounts(call, r, fee);
    LN_ASSERT(r->grant == NULL); /* a grant pays beside a chain's accounts */
    if (r->balance.attos < fee)
        return cannot_pay(call, fee, r->balance.attos);
    r->balance.attos -= fee;
    return LN_OK;
}

static ln_err_t pay_for(ln_call_t *call, ln_resources_t *r, ln_amount_t price, uint64_t count)
{
    ln_u128_t fee;
    if (!ln_u128_mul(&fee, price.attos, count))
        return LN_FAIL(call, LN_ERR_OVERFLOW, "the fee is too large to be computed");
    return ln_resources_pay(call, r, fee);
}

/* --- counting */

static ln_err_t count_u32(ln_call_t *call, uint32_t *counter, uint32_t by)
{
    if (__builtin_add_overflow(*counter, by, counter))
        return LN_FAIL(call, LN_ERR_OVERFLOW, "too much of a resource is used");
    LN_ASSERT(*counter >= by); /* it has not wrapped */
    return LN_OK;
}

static ln_err_t count_u64(ln_call_t *call, uint64_t *counter, uint64_t by)
{
    if (__builtin_add_overflow(*counter, by, counter))
        return LN_FAIL(call, LN_ERR_OVERFLOW, "too much of a resource is used");
    LN_ASSERT(*counter >= by);
    return LN_OK;
}

ln_err_t ln_track_block_size(ln_call_t *call, ln_resources_t *r, size_t bytes)
{
    LN_TRY(count_u64(call, &r->used.block_size, bytes));
    if (r->used.block_size > r->policy->maximum_block_size)
        return LN_FAIL(call, LN_ERR_BLOCK_TOO_LARGE, NULL);
    return LN_OK;
}

ln_err_t ln_track_operation(ln_call_t *call, ln_resources_t *r, const ln_operation_t *operation)
{
    LN_TRY(count_u32(call, &r->used.operations, 1));
    LN_TRY(pay_for(call, r, r->policy->operation, 1));
    if (operation->tag != LN_OPERATION_USER)
        return LN_OK;
    LN_TRY(count_u64(call, &r->used.operation_bytes, operation->user.bytes.size));
    return pay_for(call, r, r->policy->operation_byte, operation->user.bytes.size);
}

ln_err_t ln_track_message(ln_call_t *call, ln_resources_t *r, const ln_message_t *message)
{
    LN_TRY(count_u32(call, &r->used.messages, 1));
    LN_TRY(pay_for(call, r, r->policy->message, 1));
    if (message->tag != LN_MESSAGE_USER)
        return LN_OK;
    LN_TRY(count_u64(call, &r->used.message_bytes, message->user.bytes.size));
    return pay_for(call, r, r->policy->message_byte, message->user.bytes.size);
}

ln_err_t ln_track_fuel(ln_call_t *call, ln_resources_t *r, ln_vm_t vm, uint64_t fuel)
{
    bool wasm = vm == LN_VM_WASM;
    uint64_t *used = wasm ? &r->used.wasm_fuel : &r->used.evm_fuel;
    uint64_t limit =
        wasm ? r->policy->maximum_wasm_fuel_per_block : r->policy->maximum_evm_fuel_per_block;
    LN_TRY(count_u64(call, used, fuel));
    if (*used > limit)
        return LN_FAIL(call, LN_ERR_MAXIMUM_FUEL_EXCEEDED, NULL);
    return pay_for(call, r, wasm ? r->policy->wasm_fuel_unit : r->policy->evm_fuel_unit, fuel);
}

ln_err_t ln_track_read_operation(ln_call_t *call, ln_resources_t *r)
{
    LN_TRY(count_u32(call, &r->used.read_operations, 1));
    return pay_for(call, r, r->policy->read_operation, 1);
}

ln_err_t ln_track_bytes_read(ln_call_t *call, ln_resources_t *r, uint64_t bytes)
{
    LN_TRY(count_u64(call, &r->used.bytes_read, bytes));
    if (r->used.bytes_read >= r->policy->maximum_bytes_read_per_block)
        return LN_FAIL(call, LN_ERR_EXCESSIVE_READ, NULL);
    return pay_for(call, r, r->policy->byte_read, bytes);
}

ln_err_t ln_track_write_operations(ln_call_t *call, ln_resources_t *r, uint32_t count)
{
    LN_TRY(count_u32(call, &r->used.write_operations, count));
    return pay_for(call, r, r->policy->write_operation, count);
}

ln_err_t ln_track_bytes_written(ln_call_t *call, ln_resources_t *r, uint64_t bytes)
{
    LN_TRY(count_u64(call, &r->used.bytes_written, bytes));
    if (r->used.bytes_written >= r->policy->maximum_bytes_written_per_block)
        return LN_FAIL(call, LN_ERR_EXCESSIVE_WRITE, NULL);
    return pay_for(call, r, r->policy->byte_written, bytes);
}

ln_err_t ln_track_bytes_runtime(ln_call_t *call, ln_resources_t *r, uint32_t bytes)
{
    LN_TRY(count_u32(call, &r->used.bytes_runtime, bytes));
    return pay_for(call, r, r->policy->byte_runtime, bytes);
}

ln_err_t ln_track_blob_read(ln_call_t *call, ln_resources_t *r, uint64_t bytes)
{
    LN_TRY(count_u32(call, &r->used.blobs_read, 1));
    LN_TRY(count_u64(call, &r->used.blob_bytes_read, bytes));
    LN_TRY(pay_for(call, r, r->policy->blob_byte_read, bytes));
    return pay_for(call, r, r->policy->blob_read, 1);
}

ln_err_t ln_track_service_oracle_call(ln_call_t *call, ln_resources_t *r)
{
    LN_TRY(count_u32(call, &r->used.service_oracle_queries, 1));
    return pay_for(call, r, r->policy->service_as_oracle_query, 1);
}

ln_err_t ln_track_http_request(ln_call_t *call, ln_resources_t *r)
{
    LN_TRY(count_u32(call, &r->used.http_requests, 1));
    return pay_for(call, r, r->policy->http_request, 1);
}

ln_err_t ln_track_grant(ln_call_t *call, ln_resources_t *r, ln_amount_t grant)
{
    if (!ln_u128_add(&r->used.grants, r->used.grants, grant.attos))
        return LN_FAIL(call, LN_ERR_OVERFLOW, "the grants are too large to be added");
    return ln_resources_pay(call, r, grant.attos);
}

ln_err_t ln_check_blob_size(ln_call_t *call, const ln_resource_control_policy_t *policy,
                            const ln_blob_content_t *blob)
{
    if (blob->bytes.size > policy->maximum_blob_size)
        return LN_FAIL(call, LN_ERR_BLOB_TOO_LARGE, NULL);
    switch (blob->blob_type) {
    case LN_BLOB_TYPE_CONTRACT_BYTECODE:
    case LN_BLOB_TYPE_SERVICE_BYTECODE:
    case LN_BLOB_TYPE_EVM_BYTECODE:
        return ln_bytecode_check_size(call, blob->bytes, policy->maximum_bytecode_size);
    case LN_BLOB_TYPE_DATA:
    case LN_BLOB_TYPE_APPLICATION_DESCRIPTION:
    case LN_BLOB_TYPE_COMMITTEE:
    case LN_BLOB_TYPE_CHAIN_DESCRIPTION:
        return LN_OK;
    }
    LN_UNREACHABLE();
}

ln_err_t ln_track_blob_published(ln_call_t *call, ln_resources_t *r, const ln_blob_content_t *blob)
{
    LN_TRY(ln_check_blob_size(call, r->policy, blob));
    if (blob->blob_type == LN_BLOB_TYPE_COMMITTEE)
        return LN_OK;
    LN_TRY(count_u32(call, &r->used.blobs_published, 1));
    LN_TRY(count_u64(call, &r->used.blob_bytes_published, blob->bytes.size));
    LN_TRY(pay_for(call, r, r->policy->blob_byte_published, blob->bytes.size));
    return pay_for(call, r, r->policy->blob_published, 1);
}
