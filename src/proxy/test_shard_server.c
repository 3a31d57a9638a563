/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "net/drive.h"
#include "proxy/shard_server.h"
#include "rpc/gen/rpc_pb.h"
#include "rpc/request.h"

/* A backend that answers with the name of the method. */
static void answer(LN_UNUSED ln_backend_t *backend, ln_backend_call_t *call)
{
    call->code = LN_GRPC_OK;
    call->answer = ln_text(ln_rpc_method_name(call->method));
    call->done(call);
}

typedef struct {
    ln_loop_t loop;
    ln_shard_router_t router;
    ln_backend_t backend;
    ln_shard_server_t *server;
    ln_http_client_t client;
} world_t;

static void open(ln_test_t *t, world_t *world)
{
    *world = (world_t){.router = {.count = 2}, .backend = {answer, NULL}};
    ln_loop_init(&world->loop, ln_env_system());
    ln_shard_server_options_t options = {.loop = &world->loop,
                                         .backend = &world->backend,
                                         .router = &world->router,
                                         .index = 1,
                                         .host = "127.0.0.1"};
    CHECK_OK(ln_shard_server_start(&t->call, &world->server, &options));
    ln_http_client_options_t client = {.host = "127.0.0.1",
                                       .port = ln_shard_server_port(world->server)};
    ln_http_client_init(&world->client, &world->loop, &client);
}

static void set_flag(void *owner)
{
    *(bool *)owner = true;
}

static void close(world_t *world)
{
    bool stopped = false;
    ln_shard_server_stop(world->server, 1000000, set_flag, &stopped);
    CHECK(ln_drive_until(&world->loop, &stopped, 5000000));
    ln_http_client_release(&world->client);
    ln_shard_server_free(world->server);
    ln_loop_release(&world->loop);
}

static void on_done(ln_grpc_client_call_t *call)
{
    *(bool *)call->subject = true;
}

static ln_grpc_code_t ask(ln_test_t *t, world_t *world, const char *path, ln_bytes_t request,
                          ln_bytes_t *response)
{
    bool done = false;
    ln_grpc_client_call_t call = {.http = &world->client,
                                  .path = path,
                                  .request = request,
                                  .done = on_done,
                                  .subject = &done};
    ln_grpc_client_begin(&call);
    CHECK(ln_drive_until(&world->loop, &done, 5000000));
    ln_grpc_code_t code = call.status.code;
    *response = ln_bytes_copy(&t->arena, call.response);
    ln_grpc_client_release(&call);
    return code;
}

/* A chain that belongs to a shard. */
static ln_chain_id_t chain_of(const world_t *world, size_t shard)
{
    ln_chain_id_t id = {0};
    while (ln_shard_of(&world->router, &id) != shard)
        id.hash.bytes[0]++;
    return id;
}

static ln_bytes_t query(ln_test_t *t, const ln_chain_id_t *id)
{
    ln_rpc_method_t method;
    ln_rpc_message_t message = {.tag = LN_RPC_MESSAGE_CHAIN_INFO_QUERY,
                                .chain_info_query = {.chain_id = *id}};
    return ln_rpc_write_request(&t->arena, &method, &message);
}

static ln_bytes_t confirmation(ln_test_t *t, const ln_chain_id_t *sender,
                               const ln_chain_id_t *recipient)
{
    ln_rpc_method_t method;
    ln_rpc_message_t message = {
        .tag = LN_RPC_MESSAGE_CROSS_CHAIN_REQUEST,
        .cross_chain_request = {
            .tag = LN_CROSS_CHAIN_REQUEST_CONFIRM_UPDATED_RECIPIENT,
            .confirm_updated_recipient = {.sender = *sender, .recipient = *recipient}}};
    return ln_rpc_write_request(&t->arena, &method, &message);
}

TEST(shard_server_answers_for_its_own_chains_only)
{
    world_t world;
    ln_bytes_t response;
    const char *path = ln_rpc_worker_path(LN_RPC_HANDLE_CHAIN_INFO_QUERY);
    open(t, &world);
    ln_chain_id_t ours = chain_of(&world, 1), other = chain_of(&world, 0);
    CHECK(ask(t, &world, path, query(t, &ours), &response) == LN_GRPC_OK);
    CHECK_BYTES(response, LN_LITERAL("HandleChainInfoQuery"));
    CHECK(ask(t, &world, path, query(t, &other), &response) == LN_GRPC_INVALID_ARGUMENT);
    CHECK(ask(t, &world, path, LN_LITERAL(""), &response) == LN_GRPC_NOT_FOUND);
    CHECK(ask(t, &world, path, LN_LITERAL("\x0f"), &response) == LN_GRPC_INTERNAL);
    close(&world);
}

/* spec 04 §5.1: a confirmation is for the sender of what it confirms. */
TEST(shard_server_takes_messages_between_chains_for_their_target)
{
    world_t world;
    ln_bytes_t response;
    const char *path = ln_rpc_worker_path(LN_RPC_HANDLE_CROSS_CHAIN_REQUEST);
    open(t, &world);
    ln_chain_id_t ours = chain_of(&world, 1), other = chain_of(&world, 0);
    CHECK(ask(t, &world, path, confirmation(t, &ours, &other), &response) == LN_GRPC_OK);
    CHECK(ask(t, &world, path, confirmation(t, &other, &ours), &response) ==
          LN_GRPC_INVALID_ARGUMENT);
    close(&world);
}

TEST(shard_server_says_that_it_is_there)
{
    world_t world;
    ln_bytes_t response;
    const char *path = "/grpc.health.v1.Health/Check";
    open(t, &world);
    CHECK(ask(t, &world, path, LN_LITERAL(""), &response) == LN_GRPC_OK);
    CHECK_HEX(response, "0801");
    CHECK(ask(t, &world, path, LN_LITERAL("\x0a\x17rpc.v1.ValidatorWorker"), &response) ==
          LN_GRPC_INTERNAL); /* one byte short */
    CHECK(ask(t, &world, path, LN_LITERAL("\x0a\x16rpc.v1.ValidatorWorker"), &response) ==
          LN_GRPC_OK);
    CHECK(ask(t, &world, path, LN_LITERAL("\x0a\x14rpc.v1.ValidatorNode"), &response) ==
          LN_GRPC_NOT_FOUND);
    CHECK(ask(t, &world, LN_PB_VALIDATOR_NODE_GET_VERSION_INFO, LN_LITERAL(""), &response) ==
          LN_GRPC_UNIMPLEMENTED);
    close(&world);
}
