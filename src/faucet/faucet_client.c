/* SPDX-License-Identifier: Apache-2.0 */
#include "faucet/faucet_client.h"

#include "net/fetch.h"
#include "node/version.h"
#include "wallet/genesis_file.h"
#include "json/read.h"
#include "json/write.h"

/* --- one question */

typedef struct {
    ln_call_t *call;
    const ln_faucet_client_t *faucet;
    ln_fetch_response_t response;
    ln_bytes_t body;
    ln_err_t err;
} exchange_t;

static void run_exchange(void *subject)
{
    exchange_t *exchange = subject;
    ln_http_header_t type = {LN_LITERAL("content-type"), LN_LITERAL("application/json")};
    ln_fetch_request_t request = {
        .url = exchange->faucet->url, .headers = &type, .header_count = 1, .body = exchange->body};
    exchange->err = ln_fetch(exchange->call, exchange->faucet->loop, &exchange->response, &request);
}

static ln_err_t send(ln_call_t *call, const ln_faucet_client_t *faucet, ln_fetch_response_t *out,
                     ln_bytes_t body)
{
    exchange_t exchange = {.call = call, .faucet = faucet, .body = body};
    if (ln_task_running(&faucet->loop->sched))
        run_exchange(&exchange);
    else
        ln_loop_run_task(faucet->loop, run_exchange, &exchange);
    if (exchange.err != LN_OK)
        return ln_call_context(call, exchange.err, "the faucet %s", faucet->url);
    *out = exchange.response;
    return LN_OK;
}

static ln_bytes_t request_body(ln_arena_t *arena, ln_bytes_t query)
{
    ln_buffer_t buffer = ln_buffer(arena);
    ln_json_writer_t w = ln_json_writer(&buffer, false);
    ln_json_begin_object(&w);
    ln_json_key(&w, "query");
    ln_json_text(&w, query);
    ln_json_end_object(&w);
    return ln_buffer_bytes(&buffer);
}

static ln_json_t *member(ln_json_t *object, const char *name)
{
    for (size_t i = 0; ln_json_is(object, LN_JSON_OBJECT) && i < object->count; i++)
        if (ln_bytes_equal_text(object->items[i].key, name))
            return &object->items[i];
    return NULL;
}

/* The messages of the answer's errors, joined. */
static ln_bytes_t error_messages(ln_arena_t *arena, const ln_json_t *errors)
{
    ln_buffer_t out = ln_buffer(arena);
    for (size_t i = 0; i < errors->count; i++) {
        ln_json_t *message = member(&errors->items[i], "message");
        if (!ln_json_is(message, LN_JSON_TEXT))
            continue;
        ln_buffer_put_text(&out, out.size > 0 ? "; " : "");
        ln_buffer_put(&out, message->text);
    }
    return out.size > 0 ? ln_buffer_bytes(&out) : LN_LITERAL("no reason is given");
}

static ln_err_t senseless(ln_call_t *call, const ln_faucet_client_t *faucet, const char *why)
{
    return LN_FAIL(call, LN_ERR_DECODE, "what %s answers is not the answer of a faucet: %s",
                   faucet->url, why);
}

/* Asks for one field; *out is its value, which may be null. */
static ln_err_t ask(ln_call_t *call, const ln_faucet_client_t *faucet, ln_json_t **out,
                    const char *field, ln_bytes_t query)
{
    ln_fetch_response_t response = {0};
    ln_json_t *answer = NULL;
    LN_TRY(send(call, faucet, &response, request_body(call->arena, query)));
    if (response.status != 200)
        return senseless(call, faucet,
                         (const char *)ln_format(call->arena, "status %d", response.status).data);
    if (ln_json_parse(call, &answer, response.body, "the answer") != LN_OK)
        return senseless(call, faucet, ln_text_copy_z(call->arena, call->text));
    ln_json_t *errors = member(answer, "errors"), *data = member(answer, "data");
    if (ln_json_is(errors, LN_JSON_ARRAY) && errors->count > 0)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT, "the faucet %s refuses: %.*s", faucet->url,
                       LN_TEXT_ARG(error_messages(call->arena, errors)));
    *out = member(data, field);
    return *out != NULL ? LN_OK : senseless(call, faucet, "there is no data");
}

/* The value of a question about an owner: KIND { FIELD(owner: "0x...") SELECTION }. */
static ln_err_t ask_owner(ln_call_t *call, const ln_faucet_client_t *faucet, ln_json_t **out,
                          const char *kind, const char *field, const char *selection,
                          const ln_account_owner_t *owner)
{
    ln_bytes_t text = ln_value_text(&ln_account_owner_type, call->arena, owner);
    ln_bytes_t query = ln_format(call->arena, "%s { %s(owner: \"%.*s\")%s }", kind, field,
                                 LN_TEXT_ARG(text), selection);
    return ask(call, faucet, out, field, query);
}

static ln_err_t read_value(ln_call_t *call, const ln_faucet_client_t *faucet, const ln_type_t *type,
                           void *out, ln_json_t *json)
{
    ln_json_reader_t r = ln_json_reader(call->arena);
    ln_value_from_json(&r, type, out, json);
    if (ln_json_finish(call, &r, type->name) != LN_OK)
        return senseless(call, faucet, ln_text_copy_z(call->arena, call->text));
    return LN_OK;
}

/* --- questions */

ln_err_t ln_faucet_client_version(ln_call_t *call, const ln_faucet_client_t *faucet,
                                  ln_version_info_t *out)
{
    ln_json_t *json;
    LN_TRY(ask(call, faucet, &json, "version", LN_LITERAL("query { version }")));
    ln_json_reader_t r = ln_json_reader(call->arena);
    ln_version_info_t version = ln_version_from_json(&r, json);
    if (ln_json_finish(call, &r, "version") != LN_OK)
        return senseless(call, faucet, ln_text_copy_z(call->arena, call->text));
    *out = version;
    return LN_OK;
}

ln_err_t ln_faucet_client_genesis(ln_call_t *call, const ln_faucet_client_t *faucet,
                                  ln_genesis_config_t *out)
{
    ln_json_t *json;
    ln_genesis_config_t genesis = {0};
    LN_TRY(ask(call, faucet, &json, "genesisConfig", LN_LITERAL("query { genesisConfig }")));
    LN_TRY(read_value(call, faucet, &ln_genesis_config_type, &genesis, json));
    if (genesis.chains.count == 0)
        return senseless(call, faucet, "the genesis configuration has no chains");
    *out = genesis;
    return LN_OK;
}

ln_err_t ln_faucet_client_current_committee(ln_call_t *call, const ln_faucet_client_t *faucet,
                                            ln_committee_t *out)
{
    ln_json_t *json;
    ln_committee_t committee = {0};
    LN_TRY(ask(call, faucet, &json, "currentCommittee",
               LN_LITERAL("query { currentCommittee { validators policy } }")));
    LN_TRY(read_value(call, faucet, &ln_secp256k1_public_key_validator_state_map_type,
                      &committee.validators, member(json, "validators")));
    LN_TRY(read_value(call, faucet, &ln_resource_control_policy_type, &committee.policy,
                      member(json, "policy")));
    *out = committee;
    return LN_OK;
}

ln_err_t ln_faucet_client_claim(ln_call_t *call, const ln_faucet_client_t *faucet,
                                ln_chain_description_t *out, const ln_account_owner_t *owner)
{
    ln_json_t *json;
    ln_chain_description_t description = {0};
    LN_TRY(ask_owner(call, faucet, &json, "mutation", "claim", "", owner));
    LN_TRY(read_value(call, faucet, &ln_chain_description_type, &description, json));
    *out = description;
    return LN_OK;
}

ln_err_t ln_faucet_client_initial_claim(ln_call_t *call, const ln_faucet_client_t *faucet,
                                        ln_initial_claim_t *out, bool *found,
                                        const ln_account_owner_t *owner)
{
    ln_json_t *json;
    ln_initial_claim_t claim = {0};
    LN_TRY(
        ask_owner(call, faucet, &json, "query", "initialClaim", " { chainId timestamp }", owner));
    if (!ln_json_is_null(json)) {
        LN_TRY(
            read_value(call, faucet, &ln_chain_id_type, &claim.chain_id, member(json, "chainId")));
        LN_TRY(read_value(call, faucet, &ln_timestamp_type, &claim.timestamp,
                          member(json, "timestamp")));
        *out = claim;
    }
    *found = !ln_json_is_null(json);
    return LN_OK;
}

ln_err_t ln_faucet_client_daily_claim(ln_call_t *call, const ln_faucet_client_t *faucet,
                                      ln_daily_claim_t *out, const ln_account_owner_t *owner)
{
    ln_json_t *json;
    ln_daily_claim_t claim = {0};
    LN_TRY(ask_owner(call, faucet, &json, "mutation", "dailyClaim",
                     " { chainId certificateHash amount }", owner));
    LN_TRY(read_value(call, faucet, &ln_chain_id_type, &claim.chain_id, member(json, "chainId")));
    LN_TRY(read_value(call, faucet, &ln_hash_type, &claim.certificate_hash,
                      member(json, "certificateHash")));
    LN_TRY(read_value(call, faucet, &ln_amount_type, &claim.amount, member(json, "amount")));
    *out = claim;
    return LN_OK;
}

ln_err_t ln_faucet_client_next_daily_claim(ln_call_t *call, const ln_faucet_client_t *faucet,
                                           ln_timestamp_opt_t *out, const ln_account_owner_t *owner)
{
    ln_json_t *json;
    ln_timestamp_opt_t next = {0};
    LN_TRY(ask_owner(call, faucet, &json, "query", "nextDailyClaim", "", owner));
    LN_TRY(read_value(call, faucet, &ln_timestamp_opt_type, &next, json));
    *out = next;
    return LN_OK;
}
