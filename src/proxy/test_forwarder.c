/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/forwarder.h"
#include "proxy/test_help.h"
#include "rpc/convert.h"

#define SECOND 1000000ull

typedef struct {
    ln_test_peer_t peer;
    ln_forwarder_t *forwarder;
} world_t;

static void open_with(ln_test_t *t, world_t *world, size_t proxies, size_t exporters)
{
    static ln_proxy_config_t proxy[2];
    static ln_exporter_config_t exporter[2];
    proxy[0].host = proxy[1].host = exporter[0].host = exporter[1].host = LN_LITERAL("test");
    ln_proxy_config_list_t proxy_list = {proxy, proxies};
    ln_exporter_config_list_t exporter_list = {exporter, exporters};
    ln_test_peer_open(t, &world->peer, LN_PB_NOTIFIER_SERVICE_NOTIFY_BATCH);
    world->forwarder = ln_forwarder_new(&(ln_forwarder_options_t){.loop = &world->peer.loop,
                                                                  .proxies = &proxy_list,
                                                                  .exporters = &exporter_list,
                                                                  .queue_max = 20,
                                                                  .batch_max = 4,
                                                                  .dial = ln_test_peer_dial,
                                                                  .owner = &world->peer});
}

static void close(world_t *world)
{
    ln_forwarder_free(world->forwarder);
    ln_test_peer_close(&world->peer);
}

static void notify(ln_test_t *t, world_t *world, ln_reason_tag_t reason)
{
    ln_notification_t notification = {.reason = {.tag = reason}};
    ln_forwarder_notify(world->forwarder, ln_rpc_write_notification(&t->arena, &notification));
}

static void pass(world_t *world, uint64_t us)
{
    ln_drive_for(&world->peer.loop, us);
}

/* How many notifications the call had. */
static size_t count_in(ln_test_t *t, const world_t *world, size_t call)
{
    ln_pb_notification_batch_t pb = {0};
    ln_pb_reader_t r = ln_pb_reader(&t->arena, world->peer.messages[call]);
    ln_pb_notification_batch_merge(&r, &pb);
    CHECK_OK(ln_pb_finish(&t->call, &r));
    return pb.notifications.count;
}

TEST(forwarder_sends_at_once_and_then_in_batches)
{
    world_t world;
    open_with(t, &world, 1, 0);
    world.peer.patient = true;
    for (int i = 0; i < 8; i++)
        notify(t, &world, LN_REASON_NEW_ROUND);
    pass(&world, SECOND);
    CHECK(world.peer.come == 2); /* the rest fills no batch */
    CHECK(count_in(t, &world, 0) == 1 && count_in(t, &world, 1) == 4);
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    CHECK(world.peer.come == 2);
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    CHECK(world.peer.come == 3 && count_in(t, &world, 2) == 3);
    ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    close(&world);
}

TEST(forwarder_tells_every_proxy_and_exporters_of_new_blocks_only)
{
    world_t world;
    open_with(t, &world, 2, 1);
    notify(t, &world, LN_REASON_NEW_ROUND);
    pass(&world, SECOND);
    CHECK(world.peer.come == 2);
    notify(t, &world, LN_REASON_NEW_BLOCK);
    pass(&world, SECOND);
    CHECK(world.peer.come == 5);
    close(&world);
}

TEST(forwarder_skips_what_a_slow_proxy_does_not_take)
{
    world_t world;
    size_t got = 0;
    open_with(t, &world, 1, 0);
    world.peer.patient = true;
    for (int i = 0; i < 100; i++) {
        notify(t, &world, LN_REASON_NEW_ROUND);
        pass(&world, 1000);
    }
    CHECK(world.peer.come == 8);
    for (int i = 0; i < 20 && world.peer.waiting > 0; i++)
        ln_test_peer_reply(&world.peer, LN_GRPC_OK);
    for (size_t i = 0; i < world.peer.come; i++)
        got += count_in(t, &world, i);
    CHECK(got == 1 + 7 * 4 + 20); /* on their way, and the queue */
    close(&world);
}

TEST(forwarder_does_not_repeat_what_was_refused)
{
    world_t world;
    open_with(t, &world, 1, 0);
    world.peer.away = true;
    notify(t, &world, LN_REASON_NEW_ROUND);
    pass(&world, SECOND);
    world.peer.away = false;
    notify(t, &world, LN_REASON_NEW_BLOCK);
    pass(&world, SECOND);
    CHECK(world.peer.come == 1 && count_in(t, &world, 0) == 1);
    close(&world);
}

static void set_flag(void *owner)
{
    *(bool *)owner = true;
}

TEST(forwarder_delivers_what_is_there_before_it_stops)
{
    world_t world;
    bool stopped = false;
    open_with(t, &world, 1, 0);
    for (int i = 0; i < 7; i++)
        notify(t, &world, LN_REASON_NEW_ROUND);
    ln_forwarder_stop(world.forwarder, SECOND, set_flag, &stopped);
    pass(&world, SECOND / 2);
    CHECK(stopped);
    size_t got = 0;
    for (size_t i = 0; i < world.peer.come; i++)
        got += count_in(t, &world, i);
    CHECK(got == 7);
    close(&world);
}
