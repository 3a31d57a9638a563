/* SPDX-License-Identifier: Apache-2.0 */
#include "app/client_options.h"

#include <string.h>

ln_err_t ln_arg_parse(ln_call_t *call, const ln_type_t *type, void *out, const char *what,
                      const char *text)
{
    ln_err_t err = ln_value_parse(call, type, out, ln_text(text));
    return err == LN_OK ? LN_OK : ln_call_context(call, err, "%s '%s'", what, text);
}

static ln_err_t read_policy(ln_call_t *call, const ln_args_t *args, ln_inbox_policy_t *out)
{
    static const char *const names[] = {
        [LN_INBOX_ACCEPT] = "accept", [LN_INBOX_REJECT] = "reject", [LN_INBOX_IGNORE] = "ignore"};
    const char *text = ln_arg_text(args, "blanket-message-policy");
    for (size_t i = 0; i < LN_COUNT(names); i++)
        if (strcasecmp(text, names[i]) == 0) {
            *out = (ln_inbox_policy_t)i;
            return LN_OK;
        }
    return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                   "--blanket-message-policy: '%s' is not accept, reject or ignore", text);
}

static ln_err_t read_chains(ln_call_t *call, const ln_args_t *args, ln_chain_id_list_t *out,
                            const char *name)
{
    ln_bytes_list_t texts = ln_arg_list(call->arena, args, name);
    for (size_t i = 0; i < texts.count; i++)
        LN_TRY(ln_arg_parse(call, &ln_chain_id_type, LN_PUSH(call->arena, out), name,
                            ln_text_copy_z(call->arena, texts.items[i])));
    return LN_OK;
}

/* A share of a time: more than a thousandfold is a slip of the hand. */
static ln_err_t read_share(ln_call_t *call, const ln_args_t *args, double *out, const char *name)
{
    LN_TRY(ln_arg_fraction(call, args, name, out));
    if (*out > 1000)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "--%s must be at most 1000", name);
    return LN_OK;
}

static ln_err_t read_size(ln_call_t *call, const ln_args_t *args, size_t *out, const char *name)
{
    uint64_t value;
    LN_TRY(ln_arg_number(call, args, name, &value, UINT32_MAX));
    if (value == 0)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "--%s must be at least 1", name);
    *out = (size_t)value;
    return LN_OK;
}

static ln_err_t read_ms(ln_call_t *call, const ln_args_t *args, uint64_t *out_us, const char *name)
{
    uint64_t ms = 0;
    bool given;
    LN_TRY(ln_arg_u64(call, args, name, &ms, &given, UINT32_MAX));
    *out_us = ms * 1000;
    return LN_OK;
}

ln_err_t ln_client_options_read(ln_call_t *call, const ln_args_t *args, ln_client_options_t *out)
{
    uint64_t errors_max;
    *out = ln_client_defaults();
    LN_TRY(read_policy(call, args, &out->inbox_policy));
    LN_TRY(read_chains(call, args, &out->prioritised_origins, "prioritize-bundles-from"));
    LN_TRY(read_chains(call, args, &out->ignored_origins, "ignore-bundles-from"));
    LN_TRY(read_chains(call, args, &out->allowed_origins, "restrict-chain-ids-to"));
    out->restrict_origins = ln_arg_is_given(args, "restrict-chain-ids-to");
    LN_TRY(ln_arg_number(call, args, "max-pending-message-bundles", &out->bundles_max, UINT32_MAX));
    LN_TRY(ln_arg_number(call, args, "max-block-limit-errors", &errors_max, UINT32_MAX));
    out->limit_errors_max = (uint32_t)errors_max;
    LN_TRY(read_ms(call, args, &out->bundle_budget_us, "staging-bundles-time-budget-ms"));
    LN_TRY(read_share(call, args, &out->grace_period, "quorum-grace-period"));
    LN_TRY(read_ms(call, args, &out->blob_timeout_us, "blob-download-timeout-ms"));
    LN_TRY(read_size(call, args, &out->download_batch, "certificate-download-batch-size"));
    LN_TRY(read_size(call, args, &out->upload_batch, "certificate-upload-batch-size"));
    LN_TRY(read_size(call, args, &out->sender_batch, "sender-certificate-download-batch-size"));
    out->wait_for_outgoing_messages = ln_arg_flag(args, "wait-for-outgoing-messages");
    out->allow_fast_blocks = ln_arg_flag(args, "allow-fast-blocks");
    return LN_OK;
}

ln_err_t ln_node_options_read(ln_call_t *call, const ln_args_t *args, ln_remote_node_options_t *out)
{
    uint64_t send_us, receive_us;
    *out = ln_remote_node_defaults();
    LN_TRY(read_ms(call, args, &send_us, "send-timeout-ms"));
    LN_TRY(read_ms(call, args, &receive_us, "recv-timeout-ms"));
    out->timeout_us = send_us + receive_us;
    LN_TRY(read_ms(call, args, &out->retry_delay_us, "retry-delay-ms"));
    LN_TRY(read_ms(call, args, &out->backoff_max_us, "max-backoff-ms"));
    return ln_arg_number(call, args, "max-retries", &out->retries_max, UINT32_MAX);
}
