/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/backend.h"
#include "proxy/test_help.h"

#define SECOND 1000000ull

typedef struct {
    ln_test_peer_t peer;
    ln_backend_t *backend;
    ln_arena_t arena;
    ln_call_t call;
    ln_backend_call_t request;
    bool done;
} world_t;

static void on_done(ln_backend_call_t *call)
{
    *(bool *)call->owner = true;
}

static void open_and_ask(ln_test_t *t, world_t *world, bool away)
{
    static ln_shard_config_t item;
    item.host = LN_LITERAL("test");
    ln_shard_config_list_t shards = {&item, 1};
    *world = (world_t){0};
    ln_test_peer_open(t, &world->peer, ln_rpc_worker_path(LN_RPC_HANDLE_CHAIN_INFO_QUERY));
    world->peer.away = away;
    world->peer.patient = true;
    world->backend =
        ln_backend_remote(&(ln_backend_remote_options_t){.loop = &world->peer.loop,
                                                         .shards = &shards,
                                                         .answer_timeout_us = 100 * SECOND,
                                                         .dial = ln_test_peer_dial,
                                                         .owner = &world->peer});
    world->call = ln_call(&world->arena);
    world->request = (ln_backend_call_t){.call = &world->call,
                                         .method = LN_RPC_HANDLE_CHAIN_INFO_QUERY,
                                         .message = LN_LITERAL("question"),
                                         .done = on_done,
                                         .owner = &world->done};
    ln_backend_submit(world->backend, &world->request);
    ln_drive_for(&world->peer.loop, SECOND);
}

static void close(world_t *world)
{
    world->backend->free(world->backend);
    ln_test_peer_close(&world->peer);
    ln_arena_release(&world->arena);
}

TEST(backend_passes_requests_and_answers_on)
{
    world_t world;
    open_and_ask(t, &world, false);
    CHECK(world.peer.come == 1 && !world.done);
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    CHECK(world.done && world.request.code == LN_GRPC_OK);
    CHECK_BYTES(world.request.answer, LN_LITERAL("question"));
    close(&world);
}

TEST(backend_does_not_notice_that_a_shard_is_started_anew)
{
    world_t world;
    open_and_ask(t, &world, false);
    world.peer.away = true;
    ln_test_peer_break(&world.peer);
    ln_drive_for(&world.peer.loop, SECOND);
    CHECK(!world.done);
    world.peer.away = false;
    ln_drive_for(&world.peer.loop, SECOND);
    CHECK(world.peer.come == 2);
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    CHECK(world.done && world.request.code == LN_GRPC_OK);
    close(&world);
}

/* spec 04 §4.3 */
TEST(backend_gives_a_shard_up_that_stays_away)
{
    world_t world;
    open_and_ask(t, &world, true);
    CHECK(!world.done);
    ln_drive_for(&world.peer.loop, 4 * SECOND);
    CHECK(world.done && world.request.code == LN_GRPC_INTERNAL);
    close(&world);
}

TEST(backend_does_not_ask_a_shard_again_that_has_answered)
{
    world_t world;
    open_and_ask(t, &world, false);
    ln_test_peer_reply(&world.peer, LN_GRPC_RESOURCE_EXHAUSTED);
    CHECK(world.done && world.request.code == LN_GRPC_RESOURCE_EXHAUSTED);
    CHECK(world.peer.come == 1);
    close(&world);
}

TEST(backend_ends_what_waits_when_it_is_freed)
{
    world_t world;
    open_and_ask(t, &world, true);
    world.backend->free(world.backend);
    CHECK(world.done && world.request.code == LN_GRPC_UNAVAILABLE);
    ln_test_peer_close(&world.peer);
    ln_arena_release(&world.arena);
}
