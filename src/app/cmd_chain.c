/* SPDX-License-Identifier: Apache-2.0 */
/* Commands that make a block: transfer, open-chain, close-chain, process-inbox ... (spec 04 §14.3)
 */
#include "app/client_options.h"
#include "app/session.h"
#include "client/local.h"
#include "types/defaults.h"
#include "types/ids.h"
#include "types/text.h"
#include "wallet/genesis_file.h"

#include <stdio.h>

static ln_err_t parse_account(ln_call_t *call, const ln_args_t *args, const char *name,
                              ln_account_t *out)
{
    const char *text;
    LN_TRY(ln_arg_expect(call, args, name, &text));
    ln_err_t err = ln_account_parse(call, out, ln_text(text));
    return err == LN_OK ? LN_OK : ln_call_context(call, err, "--%s", name);
}

/* --- transfer */

static ln_err_t transfer(ln_session_t *session)
{
    const ln_args_t *args = session->run->args;
    ln_system_operation_t operation = {.tag = LN_SYSTEM_OPERATION_TRANSFER};
    ln_confirmed_block_certificate_t certificate;
    ln_account_t from;
    LN_TRY(parse_account(session->call, args, "from", &from));
    LN_TRY(parse_account(session->call, args, "to", &operation.transfer.recipient));
    LN_TRY(ln_arg_parse(session->call, &ln_amount_type, &operation.transfer.amount, "the amount",
                        ln_arg_at(args, 0)));
    operation.transfer.owner = from.owner;
    return ln_session_operation(session, &from.chain_id, &certificate, &operation);
}

ln_err_t cmd_transfer(ln_run_t *run)
{
    return ln_session_command(run, transfer);
}

/* --- open-chain, open-multi-owner-chain */

/* The chain that the block has opened, entered into the wallet. */
static ln_err_t enter_child(ln_session_t *session, ln_chain_id_t *out,
                            const ln_confirmed_block_certificate_t *certificate,
                            const ln_account_owner_opt_t *owner)
{
    const ln_block_t *block = &certificate->value;
    for (size_t i = 0; i < block->body.blobs.count; i++)
        for (size_t k = 0; k < block->body.blobs.items[i].count; k++) {
            const ln_blob_content_t *blob = &block->body.blobs.items[i].items[k];
            ln_chain_description_t description;
            if (blob->blob_type != LN_BLOB_TYPE_CHAIN_DESCRIPTION)
                continue;
            LN_TRY(ln_value_decode(session->call, &ln_chain_description_type, &description, LN_BCS,
                                   blob->bytes));
            ln_wallet_chain_t entry = ln_wallet_chain_of(&description, owner);
            *out = ln_chain_description_id(session->call->arena, &description);
            ln_wallet_insert(session->wallet, out, &entry);
            return LN_OK;
        }
    return LN_FAIL(session->call, LN_ERR_INTERNAL, "the block has opened no chain");
}

static ln_err_t read_owner(ln_session_t *session, ln_account_owner_t *out)
{
    const char *text = ln_arg_text(session->run->args, "owner");
    if (text != NULL)
        return ln_arg_parse(session->call, &ln_account_owner_type, out, "--owner", text);
    return ln_keystore_generate(session->call, session->keystore, out, 1);
}

static ln_err_t open_chain(ln_session_t *session)
{
    const ln_args_t *args = session->run->args;
    ln_system_operation_t operation = {.tag = LN_SYSTEM_OPERATION_OPEN_CHAIN};
    ln_open_chain_config_t *config = &operation.open_chain;
    ln_confirmed_block_certificate_t certificate;
    ln_account_owner_opt_t owner = {.some = true};
    ln_chain_id_t parent, child;
    LN_TRY(ln_session_chain_id(session, &parent, ln_arg_text(args, "from")));
    LN_TRY(ln_arg_parse(session->call, &ln_amount_type, &config->balance, "--initial-balance",
                        ln_arg_text(args, "initial-balance")));
    LN_TRY(read_owner(session, &owner.value));
    config->ownership = ln_ownership_single(session->call->arena, &owner.value);
    if (ln_arg_flag(args, "super-owner")) {
        config->ownership.owners.count = 0;
        *LN_PUSH(session->call->arena, &config->ownership.super_owners) = owner.value;
    }
    LN_TRY(ln_session_operation(session, &parent, &certificate, &operation));
    bool mine = ln_keystore_has(session->keystore, &owner.value);
    LN_TRY(
        enter_child(session, &child, &certificate, &(ln_account_owner_opt_t){mine, owner.value}));
    ln_print_value(session->call, &ln_chain_id_type, &child);
    ln_print_value(session->call, &ln_account_owner_type, &owner.value);
    return LN_OK;
}

ln_err_t cmd_open_chain(ln_run_t *run)
{
    return ln_session_command(run, open_chain);
}

/* --- ownership, option by option */

static ln_err_t read_json(ln_session_t *session, const ln_type_t *type, void *out, const char *name)
{
    const char *text = ln_arg_text(session->run->args, name);
    if (text == NULL)
        return LN_OK;
    return ln_value_parse_json(session->call, type, out, ln_text(text),
                               (const char *)ln_format(session->call->arena, "--%s", name).data);
}

static ln_err_t read_ms(ln_session_t *session, ln_time_delta_t *out, const char *name, bool *given)
{
    uint64_t ms = 0;
    LN_TRY(ln_arg_u64(session->call, session->run->args, name, &ms, given, UINT64_MAX / 1000));
    if (*given)
        out->us = ms * 1000;
    return LN_OK;
}

static ln_err_t read_rounds(ln_session_t *session, uint32_t *out)
{
    const char *text = ln_arg_text(session->run->args, "multi-leader-rounds");
    uint64_t rounds = 0;
    bool given;
    if (text != NULL && ln_bytes_equal_text(ln_text(text), "null")) {
        *out = UINT32_MAX;
        return LN_OK;
    }
    LN_TRY(ln_arg_u64(session->call, session->run->args, "multi-leader-rounds", &rounds, &given,
                      UINT32_MAX));
    if (given)
        *out = (uint32_t)rounds;
    return LN_OK;
}

/* What is not given stays as it is. */
static ln_err_t read_ownership(ln_session_t *session, ln_chain_ownership_t *ownership)
{
    ln_timeout_config_t *config = &ownership->timeout_config;
    bool given;
    LN_TRY(
        read_json(session, &ln_account_owner_set_type, &ownership->super_owners, "super-owners"));
    LN_TRY(read_json(session, &ln_account_owner_u64_map_type, &ownership->owners, "owners"));
    LN_TRY(read_rounds(session, &ownership->multi_leader_rounds));
    if (ln_arg_flag(session->run->args, "open-multi-leader-rounds"))
        ownership->open_multi_leader_rounds = true;
    LN_TRY(read_ms(session, &config->fast_round_duration.value, "fast-round-ms", &given));
    config->fast_round_duration.some |= given;
    LN_TRY(read_ms(session, &config->base_timeout, "base-timeout-ms", &given));
    LN_TRY(read_ms(session, &config->timeout_increment, "timeout-increment-ms", &given));
    return read_ms(session, &config->fallback_duration, "fallback-duration-ms", &given);
}

static ln_err_t read_permissions(ln_session_t *session, ln_application_permissions_t *out)
{
    LN_TRY(read_json(session, &ln_application_id_list_opt_type, &out->execute_operations,
                     "execute-operations"));
    LN_TRY(read_json(session, &ln_application_id_list_type, &out->mandatory_applications,
                     "mandatory-applications"));
    LN_TRY(read_json(session, &ln_application_id_list_type, &out->close_chain, "close-chain"));
    LN_TRY(read_json(session, &ln_application_id_list_type, &out->change_application_permissions,
                     "change-application-permissions"));
    LN_TRY(read_json(session, &ln_application_id_list_opt_type, &out->call_service_as_oracle,
                     "call-service-as-oracle"));
    return read_json(session, &ln_application_id_list_opt_type, &out->make_http_requests,
                     "make-http-requests");
}

static ln_err_t open_multi_owner_chain(ln_session_t *session)
{
    const ln_args_t *args = session->run->args;
    ln_system_operation_t operation = {.tag = LN_SYSTEM_OPERATION_OPEN_CHAIN};
    ln_open_chain_config_t *config = &operation.open_chain;
    ln_confirmed_block_certificate_t certificate;
    ln_chain_id_t parent, child;
    LN_TRY(ln_session_chain_id(session, &parent, ln_arg_text(args, "from")));
    LN_TRY(ln_arg_parse(session->call, &ln_amount_type, &config->balance, "--initial-balance",
                        ln_arg_text(args, "initial-balance")));
    ln_chain_ownership_default(&config->ownership);
    config->ownership.multi_leader_rounds = 5;
    LN_TRY(read_ownership(session, &config->ownership));
    LN_TRY(read_permissions(session, &config->application_permissions));
    LN_TRY(ln_session_operation(session, &parent, &certificate, &operation));
    LN_TRY(enter_child(session, &child, &certificate, &(ln_account_owner_opt_t){0}));
    ln_print_value(session->call, &ln_chain_id_type, &child);
    return LN_OK;
}

ln_err_t cmd_open_multi_owner_chain(ln_run_t *run)
{
    return ln_session_command(run, open_multi_owner_chain);
}

/* --- change-ownership */

static ln_err_t current_ownership(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    ln_chain_ownership_t *out = subject;
    ln_chain_info_t info;
    LN_TRY(ln_chain_client_prepare(session->call, chain));
    LN_TRY(ln_local_info(session->call, session->client, &info, &chain->id, false));
    *out = info.manager.ownership;
    return LN_OK;
}

static ln_system_operation_t ownership_operation(ln_call_t *call, const ln_chain_ownership_t *from)
{
    ln_system_operation_t operation = {.tag = LN_SYSTEM_OPERATION_CHANGE_OWNERSHIP};
    ln_system_operation_change_ownership_t *change = &operation.change_ownership;
    for (size_t i = 0; i < from->super_owners.count; i++)
        *LN_PUSH(call->arena, &change->super_owners) = from->super_owners.items[i];
    for (size_t i = 0; i < from->owners.count; i++)
        *LN_PUSH(call->arena, &change->owners) =
            (ln_owner_weight_t){from->owners.items[i].key, from->owners.items[i].value};
    change->multi_leader_rounds = from->multi_leader_rounds;
    change->open_multi_leader_rounds = from->open_multi_leader_rounds;
    change->timeout_config = from->timeout_config;
    return operation;
}

static ln_err_t change_ownership(ln_session_t *session)
{
    ln_confirmed_block_certificate_t certificate;
    ln_chain_ownership_t ownership;
    ln_chain_id_t id;
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_text(session->run->args, "chain-id")));
    LN_TRY(ln_session_with_chain(session, &id, current_ownership, &ownership));
    LN_TRY(read_ownership(session, &ownership));
    ln_system_operation_t operation = ownership_operation(session->call, &ownership);
    return ln_session_operation(session, &id, &certificate, &operation);
}

ln_err_t cmd_change_ownership(ln_run_t *run)
{
    return ln_session_command(run, change_ownership);
}

/* --- close-chain */

static ln_err_t close_chain(ln_session_t *session)
{
    ln_system_operation_t operation = {.tag = LN_SYSTEM_OPERATION_CLOSE_CHAIN};
    ln_confirmed_block_certificate_t certificate;
    ln_chain_id_t id;
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_at(session->run->args, 0)));
    ln_err_t err = ln_session_operation(session, &id, &certificate, &operation);
    return err == LN_ERR_CLOSED_CHAIN ? LN_OK : err;
}

ln_err_t cmd_close_chain(ln_run_t *run)
{
    return ln_session_command(run, close_chain);
}

/* --- process-inbox, retry-pending-block */

static ln_err_t take_messages(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    ln_confirmed_block_certificate_t certificate;
    ln_operations_t none = {0};
    (void)subject;
    ln_err_t err = ln_chain_client_sync(session->call, chain);
    while (err == LN_OK)
        err = ln_session_execute(session, chain, &certificate, &none, &(ln_blob_content_list_t){0});
    return err == LN_ERR_EMPTY_BLOCK ? LN_OK : err;
}

static ln_err_t process_inbox(ln_session_t *session)
{
    ln_chain_id_t id;
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_at(session->run->args, 0)));
    return ln_session_with_chain(session, &id, take_messages, NULL);
}

ln_err_t cmd_process_inbox(ln_run_t *run)
{
    return ln_session_command(run, process_inbox);
}

static ln_err_t finish_pending(ln_session_t *session, ln_chain_client_t *chain, void *subject)
{
    ln_confirmed_block_certificate_t certificate;
    bool committed;
    (void)subject;
    LN_TRY(ln_chain_client_prepare(session->call, chain));
    for (;;) {
        ln_err_t err =
            ln_chain_client_finish_pending(session->call, chain, &committed, &certificate);
        if (err != LN_ERR_WAIT_FOR_TIMEOUT) {
            LN_TRY(err);
            break;
        }
        LN_TRY(ln_session_wait(session, chain));
    }
    if (committed) {
        ln_hash_t hash = ln_block_hash(session->call->arena, &certificate.value);
        ln_print_value(session->call, &ln_hash_type, &hash);
    } else {
        fputs("There was no block to retry.\n", stderr);
    }
    return ln_session_save(session->call, session, chain);
}

static ln_err_t retry_pending_block(ln_session_t *session)
{
    ln_chain_id_t id;
    LN_TRY(ln_session_chain_id(session, &id, ln_arg_at(session->run->args, 0)));
    return ln_session_with_chain(session, &id, finish_pending, NULL);
}

ln_err_t cmd_retry_pending_block(ln_run_t *run)
{
    return ln_session_command(run, retry_pending_block);
}
