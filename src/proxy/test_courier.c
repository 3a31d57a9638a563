/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/courier.h"
#include "proxy/test_help.h"
#include "rpc/method.h"

#define SECOND 1000000ull

typedef struct {
    ln_test_peer_t peer;
    ln_courier_t *courier;
} world_t;

static void open_with(ln_test_t *t, world_t *world, ln_courier_options_t options)
{
    static ln_shard_config_t items[2];
    static const ln_shard_config_list_t shards = {items, 2};
    items[0].host = items[1].host = LN_LITERAL("test");
    ln_test_peer_open(t, &world->peer, ln_rpc_worker_path(LN_RPC_HANDLE_CROSS_CHAIN_REQUEST));
    options.loop = &world->peer.loop;
    options.shards = &shards;
    options.dial = ln_test_peer_dial;
    options.owner = &world->peer;
    world->courier = ln_courier_new(&options);
}

static void open(ln_test_t *t, world_t *world)
{
    open_with(t, world, (ln_courier_options_t){.retries_max = 3});
}

static void close(world_t *world)
{
    ln_courier_free(world->courier);
    ln_test_peer_close(&world->peer);
}

/* From chain number sender to shard 1. */
static void send(world_t *world, uint8_t sender, bool is_update, const char *message)
{
    ln_parcel_key_t key = {.is_update = is_update};
    key.sender.hash.bytes[0] = sender;
    ln_courier_send(world->courier, 1, &key, ln_text(message));
}

static void pass(world_t *world, uint64_t us)
{
    ln_drive_for(&world->peer.loop, us);
}

static bool came(const world_t *world, size_t index, const char *message)
{
    return index < world->peer.come && ln_bytes_equal_text(world->peer.messages[index], message);
}

TEST(courier_delivers_once)
{
    world_t world;
    open(t, &world);
    send(&world, 1, true, "a");
    send(&world, 1, false, "b"); /* another kind, another key */
    send(&world, 2, true, "c");
    pass(&world, SECOND);
    CHECK(world.peer.come == 3);
    CHECK(came(&world, 0, "a") && came(&world, 1, "b") && came(&world, 2, "c"));
    CHECK(ln_courier_count(world.courier) == 0);
    pass(&world, 1000 * SECOND);
    CHECK(world.peer.come == 3);
    close(&world);
}

TEST(courier_has_one_call_per_key_and_sends_the_newest)
{
    world_t world;
    open(t, &world);
    world.peer.patient = true;
    send(&world, 1, true, "first");
    pass(&world, 1000);
    send(&world, 1, true, "second");
    send(&world, 1, true, "third");
    pass(&world, SECOND);
    CHECK(world.peer.come == 1 && ln_courier_count(world.courier) == 1);
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    CHECK(world.peer.come == 2 && came(&world, 1, "third"));
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    CHECK(world.peer.come == 2 && ln_courier_count(world.courier) == 0);
    close(&world);
}

TEST(courier_tries_again_with_longer_pauses_and_gives_up)
{
    world_t world;
    open(t, &world);
    world.peer.patient = true;
    send(&world, 1, true, "a");
    pass(&world, 1000);
    ln_test_peer_reply(&world.peer, LN_GRPC_UNAVAILABLE);
    static const uint64_t pauses[] = {2, 4, 6};
    for (size_t i = 0; i < LN_COUNT(pauses); i++) {
        pass(&world, pauses[i] * SECOND - SECOND / 2);
        CHECK(world.peer.come == i + 1);
        pass(&world, SECOND);
        CHECK(world.peer.come == i + 2);
        ln_test_peer_reply(&world.peer, LN_GRPC_UNAVAILABLE);
    }
    CHECK(ln_courier_count(world.courier) == 0);
    pass(&world, 100 * SECOND);
    CHECK(world.peer.come == 4);
    close(&world);
}

TEST(courier_waits_for_a_shard_that_is_away)
{
    world_t world;
    open(t, &world);
    world.peer.away = true;
    send(&world, 1, true, "a");
    pass(&world, 3 * SECOND);
    CHECK(world.peer.come == 0 && ln_courier_count(world.courier) == 1);
    world.peer.away = false;
    pass(&world, 10 * SECOND);
    CHECK(world.peer.come == 1 && ln_courier_count(world.courier) == 0);
    close(&world);
}

TEST(courier_a_newer_message_does_not_wait_for_the_pause)
{
    world_t world;
    open(t, &world);
    world.peer.patient = true;
    send(&world, 1, true, "a");
    pass(&world, 1000);
    ln_test_peer_reply(&world.peer, LN_GRPC_UNAVAILABLE);
    send(&world, 1, true, "b");
    pass(&world, 1000);
    CHECK(world.peer.come == 2 && came(&world, 1, "b"));
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    pass(&world, 100 * SECOND);
    CHECK(world.peer.come == 2 && ln_courier_count(world.courier) == 0);
    close(&world);
}

TEST(courier_repeats_what_was_on_its_way_when_the_connection_broke)
{
    world_t world;
    open(t, &world);
    world.peer.patient = true;
    send(&world, 1, true, "a");
    pass(&world, 1000);
    ln_test_peer_break(&world.peer);
    pass(&world, 3 * SECOND);
    CHECK(world.peer.come == 2 && came(&world, 1, "a"));
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    CHECK(ln_courier_count(world.courier) == 0);
    close(&world);
}

TEST(courier_holds_only_so_much)
{
    world_t world;
    open_with(t, &world, (ln_courier_options_t){.queue_max = 3});
    world.peer.patient = true;
    for (uint8_t i = 0; i < 3; i++)
        send(&world, i, true, "a");
    pass(&world, 1000);
    for (uint8_t i = 3; i < 6; i++)
        send(&world, i, true, "a");
    send(&world, 0, true, "the queue to the loop is full now");
    pass(&world, 1000);
    CHECK(ln_courier_count(world.courier) == 3 && world.peer.come == 3);
    close(&world);
}

TEST(courier_loses_what_it_is_told_to_lose)
{
    world_t world;
    open_with(t, &world, (ln_courier_options_t){.failure_rate = 1, .delay_us = 5 * SECOND});
    send(&world, 1, true, "a");
    pass(&world, 10 * SECOND);
    CHECK(world.peer.come == 0 && ln_courier_count(world.courier) == 0);
    close(&world);
    open_with(t, &world, (ln_courier_options_t){.delay_us = 5 * SECOND});
    send(&world, 1, true, "a");
    pass(&world, 4 * SECOND);
    CHECK(world.peer.come == 0);
    pass(&world, 2 * SECOND);
    CHECK(world.peer.come == 1);
    close(&world);
}

static void set_flag(void *owner)
{
    *(bool *)owner = true;
}

TEST(courier_delivers_what_is_there_before_it_stops)
{
    world_t world;
    bool stopped = false;
    open(t, &world);
    world.peer.away = true;
    send(&world, 1, true, "in a pause");
    pass(&world, SECOND);
    world.peer.away = false;
    send(&world, 2, true, "not even taken yet");
    ln_courier_stop(world.courier, SECOND, set_flag, &stopped);
    CHECK(!stopped);
    pass(&world, SECOND / 2);
    CHECK(stopped && world.peer.come == 2);
    close(&world);
}

TEST(courier_stops_in_time_even_if_nobody_is_there)
{
    world_t world;
    bool stopped = false;
    open(t, &world);
    world.peer.patient = true;
    send(&world, 1, true, "a");
    ln_courier_stop(world.courier, SECOND, set_flag, &stopped);
    pass(&world, SECOND / 2);
    CHECK(!stopped);
    pass(&world, SECOND);
    CHECK(stopped && ln_courier_count(world.courier) == 0);
    close(&world);
}
