/* SPDX-License-Identifier: Apache-2.0 */
#include "client/test_help.h"

#include "client/local.h"
#include "kv/memory.h"
#include "node/error.h"
#include "types/defaults.h"

#include <stdlib.h>

/* --- failures */

static struct {
    ln_sched_t *sched; /* of the world that runs */
    bool done, failed;
    const char *file;
    int line;
} running;

void test_fail(const char *file, int line)
{
    ln_signal_t never = {0};
    while (running.sched != NULL && ln_task_running(running.sched)) {
        running.file = file;
        running.line = line;
        running.failed = running.done = true;
        ln_err_t err = ln_task_wait(running.sched, &never, LN_NO_DEADLINE);
        (void)err;
    }
    _fail(file, line);
    LN_UNREACHABLE();
}

/* --- time */

uint64_t test_now_us(const test_world_t *w)
{
    return ln_env_monotonic_us(w->loop.env);
}

void test_sleep(test_world_t *w, uint64_t us)
{
    ln_test_t *t = w->t;
    CHECK_OK(ln_task_sleep(&w->loop.sched, us));
}

static uint64_t clock_now(ln_env_t *env)
{
    test_validator_t *v = LN_CONTAINER(env, test_validator_t, env);
    return (uint64_t)((int64_t)ln_env_now_us(v->w->loop.env) + v->ahead_us);
}

static uint64_t clock_monotonic(ln_env_t *env)
{
    return ln_env_monotonic_us(LN_CONTAINER(env, test_validator_t, env)->w->loop.env);
}

static void clock_random(ln_env_t *env, void *out, size_t size)
{
    ln_env_random(LN_CONTAINER(env, test_validator_t, env)->w->loop.env, out, size);
}

/* --- keys */

static ln_secp256k1_secret_t validator_secret(uint8_t number)
{
    ln_secp256k1_secret_t secret = {{0}};
    secret.bytes[30] = 0xc1;
    secret.bytes[31] = number;
    return secret;
}

static ln_ed25519_secret_t owner_secret(uint8_t number)
{
    return (ln_ed25519_secret_t){{0xc1, 0x0e, number}};
}

static ln_ed25519_public_key_t owner_key(uint8_t number)
{
    ln_ed25519_secret_t secret = owner_secret(number);
    return ln_ed25519_public_key(&secret);
}

ln_account_owner_t test_owner(uint8_t number)
{
    ln_account_public_key_t key = {.tag = LN_ACCOUNT_PUBLIC_KEY_ED25519,
                                   .ed25519 = owner_key(number)};
    return ln_public_key_owner(&key);
}

/* --- the storage of a validator, as its proxy answers from it */

static ln_err_t not_found(ln_call_t *call, const char *what)
{
    ln_node_error_t error = {.tag = LN_NODE_ERROR_GRPC_ERROR, .grpc_error = {ln_text(what)}};
    return ln_node_error_fail(call, &error);
}

static ln_err_t give_blob(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                          const ln_blob_id_t *id)
{
    bool found;
    answer->tag = LN_RPC_MESSAGE_DOWNLOAD_BLOB_RESPONSE;
    answer->download_blob_response.blob_type = id->blob_type;
    LN_TRY(ln_store_blob(call, v->store, &answer->download_blob_response.bytes, &found, id));
    return found ? LN_OK : not_found(call, "Blob not found");
}

static ln_err_t take_blob(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                          const ln_blob_content_t *blob)
{
    ln_batch_t batch = ln_batch(call->arena);
    ln_blob_state_t state;
    ln_blob_id_t id;
    bool found;
    LN_TRY(ln_blob_id_of(call, &id, blob));
    LN_TRY(ln_store_blob_state(call, v->store, &state, &found, &id));
    if (!found)
        return not_found(call, "Blob not found");
    ln_store_put_blob(&batch, &id, blob->bytes);
    answer->tag = LN_RPC_MESSAGE_UPLOAD_BLOB_RESPONSE;
    answer->upload_blob_response = id;
    return ln_kv_write(v->kv, call, &batch);
}

static ln_err_t give_missing(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                             const ln_blob_id_list_t *ids)
{
    answer->tag = LN_RPC_MESSAGE_MISSING_BLOB_IDS_RESPONSE;
    for (size_t i = 0; i < ids->count; i++) {
        bool found;
        LN_TRY(ln_store_has_blob(call, v->store, &found, &ids->items[i]));
        if (!found)
            *LN_PUSH(call->arena, &answer->missing_blob_ids_response) = ids->items[i];
    }
    return LN_OK;
}

static ln_err_t give_use(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                         const ln_blob_id_t *id)
{
    ln_blob_state_t state;
    bool found;
    answer->tag = LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE_RESPONSE;
    LN_TRY(ln_store_blob_state(call, v->store, &state, &found, id));
    if (found && state.last_used_by.some)
        LN_TRY(ln_store_certificate(call, v->store, &answer->blob_last_used_by_certificate_response,
                                    &found, &state.last_used_by.value));
    v->certificates_given++;
    return found && state.last_used_by.some ? LN_OK : not_found(call, "Blob not found");
}

static ln_err_t give_certificates(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                                  const ln_chain_and_heights_t *asked)
{
    answer->tag = LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS_RESPONSE;
    for (size_t i = 0; i < asked->heights.count; i++) {
        ln_confirmed_block_certificate_t certificate;
        ln_hash_t hash;
        bool found;
        LN_TRY(ln_store_block_hash(call, v->store, &hash, &found, &asked->chain_id,
                                   asked->heights.items[i]));
        if (found)
            LN_TRY(ln_store_certificate(call, v->store, &certificate, &found, &hash));
        if (!found)
            continue;
        *LN_PUSH(call->arena, &answer->download_certificates_by_heights_response) = certificate;
        v->certificates_given++;
    }
    return LN_OK;
}

static ln_err_t answer_from_storage(test_validator_t *v, ln_call_t *call, bool *handled,
                                    ln_rpc_message_t *answer, const ln_rpc_message_t *request)
{
    *handled = true;
    switch ((int)request->tag) {
    case LN_RPC_MESSAGE_DOWNLOAD_BLOB:
        return give_blob(v, call, answer, &request->download_blob);
    case LN_RPC_MESSAGE_UPLOAD_BLOB:
        return take_blob(v, call, answer, &request->upload_blob);
    case LN_RPC_MESSAGE_MISSING_BLOB_IDS:
        return give_missing(v, call, answer, &request->missing_blob_ids);
    case LN_RPC_MESSAGE_BLOB_LAST_USED_BY_CERTIFICATE:
        return give_use(v, call, answer, &request->blob_last_used_by_certificate);
    case LN_RPC_MESSAGE_DOWNLOAD_CERTIFICATES_BY_HEIGHTS:
        return give_certificates(v, call, answer, &request->download_certificates_by_heights);
    default:
        *handled = false;
        return LN_OK;
    }
}

/* --- a validator handles a request */

static void deliver(test_validator_t *v, ln_call_t *call, ln_actions_t *actions)
{
    for (size_t i = 0; i < actions->cross_chain.count; i++) {
        ln_cross_chain_request_t request = actions->cross_chain.items[i]; /* the list grows */
        ln_call_t side = ln_call(call->arena);
        ln_err_t err = ln_worker_cross_chain(&side, v->worker, actions, &request);
        (void)err; /* nobody is told */
    }
}

static void handle(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer,
                   const ln_rpc_message_t *request)
{
    ln_actions_t actions = {0};
    bool handled;
    *answer = (ln_rpc_message_t){0};
    ln_err_t err = answer_from_storage(v, call, &handled, answer, request);
    if (err != LN_OK) {
        *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_ERROR};
        answer->error = ln_node_error_of(call, err);
    } else if (!handled) {
        ln_worker_handle(call, v->worker, answer, &actions, request);
        deliver(v, call, &actions);
    }
    if (v->lie != NULL)
        v->lie(v, call, answer, request);
}

void test_sign_info(test_validator_t *v, ln_call_t *call, ln_rpc_message_t *answer)
{
    ln_hash_t hash = ln_chain_info_hash(call->arena, &answer->chain_info_response.info);
    answer->chain_info_response.signature.some = true;
    answer->chain_info_response.signature.value = ln_secp256k1_sign(&v->secret, &hash);
}

void test_refuse(ln_rpc_message_t *answer, ln_call_t *call, const char *text)
{
    *answer = (ln_rpc_message_t){.tag = LN_RPC_MESSAGE_ERROR};
    answer->error.tag = LN_NODE_ERROR_WORKER_ERROR;
    answer->error.worker_error.error = ln_bytes_copy(call->arena, ln_text(text));
}

ln_err_t test_tell(test_validator_t *v, const ln_confirmed_block_certificate_t *certificate)
{
    ln_call_t *call = &v->w->t->call;
    ln_info_t info;
    ln_actions_t actions = {0};
    LN_TRY(ln_worker_confirmed_certificate(call, v->worker, &info, &actions, certificate, false));
    deliver(v, call, &actions);
    return LN_OK;
}

/* --- the wire */

typedef struct {
    ln_node_t node;
    test_user_t *user;
    test_validator_t *validator;
} wire_t;

static ln_err_t never(test_world_t *w)
{
    ln_signal_t signal = {0};
    return ln_task_wait(&w->loop.sched, &signal, LN_NO_DEADLINE);
}

static ln_err_t unreachable_node(ln_call_t *call)
{
    ln_node_error_t error = {.tag = LN_NODE_ERROR_GRPC_ERROR,
                             .grpc_error = {LN_LITERAL("status: Unavailable: no connection")}};
    return ln_node_error_fail(call, &error);
}

/* What arrives is a copy, as if it had been sent. */
static ln_err_t send_over(ln_call_t *call, ln_rpc_message_t *out, const ln_rpc_message_t *message)
{
    ln_bytes_t bytes = ln_value_encode(&ln_rpc_message_type, call->arena, LN_BINCODE, message);
    if (ln_value_decode(call, &ln_rpc_message_type, out, LN_BINCODE, bytes) == LN_OK)
        return LN_OK;
    return ln_node_error_fail(call, &(ln_node_error_t){.tag = LN_NODE_ERROR_INVALID_DECODING});
}

static ln_err_t pass(test_world_t *w, const wire_t *wire, bool back)
{
    test_fault_t own = wire->user->faults[wire->validator->number];
    test_fault_t common = wire->validator->fault;
    if (own == TEST_SILENT || common == TEST_SILENT ||
        (back && (own == TEST_LOSES_ANSWERS || common == TEST_LOSES_ANSWERS)))
        return never(w);
    return ln_task_sleep(&w->loop.sched, TEST_LINK_US / 2 + (back ? wire->validator->delay_us : 0));
}

static ln_err_t wire_ask(ln_node_t *node, ln_call_t *call, ln_rpc_message_t *answer,
                         const ln_rpc_message_t *request)
{
    wire_t *wire = (wire_t *)node;
    test_validator_t *v = wire->validator;
    test_world_t *w = v->w;
    ln_rpc_message_t received, sent, came;
    ln_call_t remote = ln_call(call->arena); /* its errors are not ours */
    if (v->fault == TEST_DOWN || wire->user->faults[v->number] == TEST_DOWN)
        return unreachable_node(call);
    LN_TRY(send_over(call, &received, request));
    LN_TRY(pass(w, wire, false));
    v->requests++;
    if (received.tag == LN_RPC_MESSAGE_BLOCK_PROPOSAL)
        LN_TRY(ln_task_sleep(&w->loop.sched,
                             ln_worker_proposal_delay_us(v->worker, &received.block_proposal)));
    handle(v, &remote, &sent, &received);
    LN_TRY(send_over(call, &came, &sent));
    LN_TRY(pass(w, wire, true));
    if (came.tag == LN_RPC_MESSAGE_ERROR)
        return ln_node_error_fail(call, &came.error);
    *answer = came;
    return LN_OK;
}

static void wire_free(ln_node_t *node)
{
    free(node);
}

static ln_err_t connect_node(void *owner, ln_call_t *call, ln_node_t **out, ln_bytes_t address)
{
    test_user_t *user = owner;
    for (size_t i = 0; i < user->w->validator_count; i++)
        if (ln_bytes_equal(address, ln_format(call->arena, "v%zu", i))) {
            wire_t *wire = ln_zalloc(sizeof(*wire));
            *wire = (wire_t){{.ask = wire_ask, .free = wire_free}, user, &user->w->validators[i]};
            *out = &wire->node;
            return LN_OK;
        }
    return LN_FAIL(call, LN_ERR_INVALID_INPUT, "there is no such validator");
}

/* --- the beginning of a network */

ln_committee_t test_committee(test_world_t *w, uint8_t first, uint8_t count)
{
    ln_arena_t *arena = &w->t->arena;
    ln_committee_t committee = {.policy =
                                    w->shape.fees ? ln_policy_testnet() : ln_policy_no_fees()};
    for (uint8_t i = first; i < first + count; i++) {
        ln_secp256k1_secret_t secret = validator_secret(i);
        ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
        ln_validator_state_t state = {
            .network_address = ln_format(arena, "v%u", i),
            .votes = 1,
            .account_public_key = {.tag = LN_ACCOUNT_PUBLIC_KEY_ED25519,
                                   .ed25519 = owner_key((uint8_t)(100 + i))}};
        ln_map_put(&ln_secp256k1_public_key_validator_state_map_type, arena, &committee.validators,
                   &key, &state);
    }
    return committee;
}

static void add_owner(test_world_t *w, ln_chain_ownership_t *ownership, uint8_t number)
{
    ln_account_owner_t owner = test_owner(number);
    uint64_t weight = 100;
    if (w->shape.super)
        ln_set_insert(&ln_account_owner_set_type, &w->t->arena, &ownership->super_owners, &owner);
    else
        ln_map_put(&ln_account_owner_u64_map_type, &w->t->arena, &ownership->owners, &owner,
                   &weight);
}

static ln_chain_description_t description_of(test_world_t *w, uint8_t number)
{
    ln_chain_description_t d = {.origin = {.tag = LN_CHAIN_ORIGIN_ROOT, .root = number},
                                .timestamp = {w->t->env.now},
                                .config = {.balance = {1000 * TEST_TOKEN}}};
    ln_chain_ownership_default(&d.config.ownership);
    d.config.ownership.multi_leader_rounds =
        w->shape.multi_leader_rounds > 0 ? w->shape.multi_leader_rounds : 2;
    if (w->shape.no_multi_leader == 1)
        d.config.ownership.multi_leader_rounds = 0;
    add_owner(w, &d.config.ownership, number);
    if (w->shape.shared && number == 1)
        add_owner(w, &d.config.ownership, 2);
    return d;
}

static ln_store_t *open_store(test_world_t *w, ln_kv_t **kv)
{
    ln_test_t *t = w->t;
    ln_store_t *store;
    *kv = ln_kv_memory();
    CHECK_OK(ln_store_open(&t->call, &store, *kv));
    CHECK_OK(ln_genesis_initialise(&t->call, store, w->loop.env, &w->genesis));
    return store;
}

static void begin_validator(test_world_t *w, uint8_t number)
{
    test_validator_t *v = &w->validators[number];
    *v = (test_validator_t){.w = w,
                            .number = number,
                            .secret = validator_secret(number),
                            .env = {clock_now, clock_monotonic, clock_random}};
    v->key = ln_secp256k1_public_key(&v->secret);
    v->store = open_store(w, &v->kv);
    v->worker = ln_worker_new(
        &v->env, v->store,
        &(ln_worker_options_t){.key = &v->secret, .block_time_grace_us = TEST_GRACE_US});
}

static void begin(ln_test_t *t, test_world_t *w, const test_shape_t *shape)
{
    *w = (test_world_t){.t = t, .shape = *shape};
    w->validator_count = shape->validators > 0 ? shape->validators : 4;
    uint8_t members = shape->committee > 0 ? shape->committee : (uint8_t)w->validator_count;
    ln_loop_init(&w->loop, &t->env.env);
    w->genesis = (ln_genesis_config_t){.committee = test_committee(w, 0, members),
                                       .timestamp = {t->env.now},
                                       .network_name = LN_LITERAL("test")};
    for (uint8_t i = 0; i < TEST_CHAINS; i++) {
        ln_chain_description_t *d = LN_PUSH(&t->arena, &w->genesis.chains);
        *d = description_of(w, i);
        w->chains[i] = ln_chain_description_id(&t->arena, d);
    }
    for (uint8_t i = 0; i < w->validator_count; i++)
        begin_validator(w, i);
}

static void end_user(test_user_t *user)
{
    for (size_t i = 0; i < TEST_CHAINS; i++)
        if (user->opened[i])
            ln_chain_client_release(&user->chains[i]);
    ln_client_free(user->client);
    ln_store_close(user->store);
    ln_kv_free(user->kv);
}

static void end(test_world_t *w)
{
    for (size_t i = 0; i < w->user_count; i++)
        end_user(&w->users[i]);
    for (size_t i = 0; i < w->validator_count; i++) {
        ln_worker_free(w->validators[i].worker);
        ln_store_close(w->validators[i].store);
        ln_kv_free(w->validators[i].kv);
    }
    ln_loop_release(&w->loop);
}

typedef struct {
    test_world_t *w;
    void (*body)(test_world_t *w);
} run_t;

static void run_body(void *subject)
{
    run_t *run = subject;
    run->body(run->w);
    running.done = true;
}

void test_world_run(ln_test_t *t, const test_shape_t *shape, void (*body)(test_world_t *w))
{
    test_world_t *w = LN_NEW(&t->arena, test_world_t);
    run_t *run = LN_NEW(&t->arena, run_t);
    ln_group_t *group = LN_NEW(&t->arena, ln_group_t);
    running.sched = NULL;
    begin(t, w, shape);
    *run = (run_t){w, body};
    running.sched = &w->loop.sched;
    running.done = running.failed = false;
    ln_group_init(group, &w->loop.sched);
    ln_group_spawn(group, run_body, run);
    CHECK(ln_drive_until(&w->loop, &running.done, 100 * TEST_DAY_US));
    if (running.failed)
        _fail(running.file, running.line);
    CHECK(w->loop.sched.alive == 0); /* nothing was left behind */
    ln_group_end(group);
    end(w);
}

/* --- validators as tests look at them */

void test_set_fault(test_world_t *w, uint8_t first, uint8_t count, test_fault_t fault)
{
    for (uint8_t i = first; i < first + count; i++)
        w->validators[i].fault = fault;
}

static ln_hash_opt_t tip_of(test_world_t *w, ln_worker_t *worker, uint8_t chain, uint64_t *height)
{
    ln_test_t *t = w->t;
    ln_chain_t *opened;
    CHECK_OK(ln_worker_chain(&t->call, worker, &opened, &w->chains[chain]));
    *height = ln_chain_next_height(opened).value;
    return ln_chain_tip(opened)->block_hash;
}

uint64_t test_height(test_validator_t *v, uint8_t chain)
{
    uint64_t height;
    tip_of(v->w, v->worker, chain, &height);
    return height;
}

bool test_all_at(test_world_t *w, uint8_t chain, uint64_t height)
{
    uint64_t at;
    ln_hash_opt_t first = tip_of(w, w->validators[0].worker, chain, &at);
    for (size_t i = 0; i < w->validator_count; i++) {
        ln_hash_opt_t hash = tip_of(w, w->validators[i].worker, chain, &at);
        if (at != height || !ln_hash_opt_equal(&hash, &first))
            return false;
    }
    return true;
}

/* --- users */

static bool has_key(void *owner, const ln_account_owner_t *account)
{
    const test_user_t *user = owner;
    for (uint8_t i = 0; i < 32; i++) {
        ln_account_owner_t known = test_owner(i);
        if ((user->keys >> i & 1) != 0 && ln_account_owner_equal(&known, account))
            return true;
    }
    return false;
}

static ln_err_t sign(LN_UNUSED void *owner, ln_call_t *call, ln_account_signature_t *out,
                     const ln_account_owner_t *account, const ln_hash_t *hash)
{
    for (uint8_t i = 0; i < 32; i++) {
        ln_account_owner_t known = test_owner(i);
        ln_ed25519_secret_t secret = owner_secret(i);
        if (!ln_account_owner_equal(&known, account))
            continue;
        *out = (ln_account_signature_t){
            .tag = LN_ACCOUNT_SIGNATURE_ED25519,
            .ed25519 = {.signature = ln_ed25519_sign(&secret, hash), .public_key = owner_key(i)}};
        return LN_OK;
    }
    return LN_FAIL(call, LN_ERR_NO_OWNER_KEY, NULL);
}

test_user_t *test_user(test_world_t *w)
{
    ln_test_t *t = w->t;
    CHECK(w->user_count < TEST_USERS_MAX);
    test_user_t *user = &w->users[w->user_count++];
    ln_client_options_t options = ln_client_defaults();
    *user = (test_user_t){.w = w, .keys = UINT32_MAX};
    ln_signer_t signer = {has_key, sign, user};
    ln_connector_t connector = {connect_node, user};
    user->store = open_store(w, &user->kv);
    CHECK_OK(ln_client_new(&t->call, &user->client, &w->loop, user->store, &options, &signer,
                           &connector));
    return user;
}

ln_chain_client_t *test_chain_as(test_user_t *user, uint8_t number, uint8_t owner)
{
    ln_test_t *t = user->w->t;
    ln_chain_client_t *chain = &user->chains[number];
    ln_wallet_chain_t entry = {.owner = {true, test_owner(owner)}};
    if (user->opened[number])
        return chain;
    CHECK_OK(ln_chain_client_init(&t->call, chain, user->client, &user->w->chains[number], &entry));
    user->opened[number] = true;
    return chain;
}

ln_chain_client_t *test_chain(test_user_t *user, uint8_t number)
{
    return test_chain_as(user, number, number);
}

ln_operation_t test_transfer(const test_world_t *w, uint8_t to, uint64_t tokens)
{
    return (ln_operation_t){
        .tag = LN_OPERATION_SYSTEM,
        .system = {.tag = LN_SYSTEM_OPERATION_TRANSFER,
                   .transfer = {.owner = ln_owner_chain(),
                                .recipient = {.chain_id = w->chains[to], .owner = ln_owner_chain()},
                                .amount = {tokens * TEST_TOKEN}}}};
}

ln_operation_t test_publish(test_world_t *w, const char *data, ln_blob_content_list_t *blobs)
{
    ln_test_t *t = w->t;
    ln_blob_content_t *blob = LN_PUSH(&t->arena, blobs);
    ln_blob_id_t id;
    *blob = (ln_blob_content_t){.blob_type = LN_BLOB_TYPE_DATA, .bytes = ln_text(data)};
    CHECK_OK(ln_blob_id_of(&t->call, &id, blob));
    return (ln_operation_t){
        .tag = LN_OPERATION_SYSTEM,
        .system = {.tag = LN_SYSTEM_OPERATION_PUBLISH_DATA_BLOB, .publish_data_blob = {id.hash}}};
}

ln_err_t test_execute(ln_chain_client_t *chain, ln_confirmed_block_certificate_t *out,
                      ln_operation_t operation)
{
    test_user_t *user = chain->client->signer.owner;
    return ln_chain_client_execute(&user->w->t->call, chain, out, &(ln_operations_t){&operation, 1},
                                   &(ln_blob_content_list_t){0}, NULL);
}

ln_err_t test_pay(test_user_t *user, uint8_t from, uint8_t to, uint64_t tokens)
{
    ln_confirmed_block_certificate_t certificate;
    return test_execute(test_chain(user, from), &certificate, test_transfer(user->w, to, tokens));
}

bool test_waited(test_user_t *user, ln_err_t err)
{
    const ln_wait_t *wait = user->w->t->call.detail;
    uint64_t now_us = ln_env_now_us(user->w->loop.env);
    if (err != LN_ERR_WAIT_FOR_TIMEOUT)
        return false;
    test_sleep(user->w, wait->timestamp.us > now_us ? wait->timestamp.us - now_us : 1);
    return true;
}

uint64_t test_local_height(test_user_t *user, uint8_t chain)
{
    uint64_t height;
    tip_of(user->w, user->client->worker, chain, &height);
    return height;
}

uint64_t test_tokens(test_user_t *user, uint8_t chain)
{
    ln_test_t *t = user->w->t;
    ln_amount_t balance;
    ln_account_owner_t owner = ln_owner_chain();
    CHECK_OK(ln_chain_client_local_balance(&t->call, test_chain(user, chain), &balance, &owner));
    return (uint64_t)(balance.attos / TEST_TOKEN);
}
