/* SPDX-License-Identifier: Apache-2.0 */
#include "app/server.h"

#include "proxy/forwarder.h"
#include "proxy/shard_server.h"

#include <stdlib.h>

#define STOP_GRACE_US (2 * LN_SECOND_US)
#define DELIVERY_GRACE_US LN_SECOND_US

struct ln_server {
    ln_shard_set_t set;
    ln_loop_t loop;
    ln_backend_t *backend;
    ln_courier_t *courier;
    ln_forwarder_t *forwarder;
    ln_shard_server_t **ports;
    size_t port_count, stopping_count;
    pthread_t thread;
};

static void send(void *owner, size_t shard, const ln_parcel_key_t *key, ln_bytes_t message)
{
    ln_server_t *server = owner;
    ln_courier_send(server->courier, shard, key, message);
}

static void notify(void *owner, LN_UNUSED const ln_chain_id_t *chain_id, ln_bytes_t message)
{
    ln_server_t *server = owner;
    ln_forwarder_notify(server->forwarder, message);
}

/* --- the end */

static void one_stopped(void *owner)
{
    ln_server_t *server = owner;
    if (--server->stopping_count == 0)
        ln_loop_stop(&server->loop);
}

static void stop_ports(ln_server_t *server)
{
    server->stopping_count = server->port_count;
    for (size_t i = 0; i < server->port_count; i++)
        ln_shard_server_stop(server->ports[i], STOP_GRACE_US, one_stopped, server);
    if (server->port_count > 0)
        ln_loop_run(&server->loop);
}

/* What the shards have let out at the very end. */
static void stop_deliveries(ln_server_t *server)
{
    server->stopping_count = 2;
    ln_courier_stop(server->courier, DELIVERY_GRACE_US, one_stopped, server);
    ln_forwarder_stop(server->forwarder, DELIVERY_GRACE_US, one_stopped, server);
    ln_loop_run(&server->loop);
}

/* The loop's thread is not running (any more). */
static void take_down(ln_server_t *server)
{
    stop_ports(server);
    ln_shard_set_stop(&server->set);
    stop_deliveries(server);
    server->backend->free(server->backend);
    for (size_t i = 0; i < server->port_count; i++)
        ln_shard_server_free(server->ports[i]);
    ln_courier_free(server->courier);
    ln_forwarder_free(server->forwarder);
    ln_loop_release(&server->loop);
    ln_shard_set_release(&server->set);
    free(server->ports);
    free(server);
}

void ln_server_stop(ln_server_t *server)
{
    if (server == NULL)
        return;
    ln_loop_stop(&server->loop);
    pthread_join(server->thread, NULL);
    take_down(server);
}

/* --- the beginning */

static void make_deliveries(ln_server_t *server, const ln_server_options_t *options)
{
    const ln_internal_network_config_t *network = &options->shards.config->internal_network;
    ln_courier_options_t courier = options->courier;
    courier.loop = &server->loop;
    courier.shards = &network->shards;
    server->courier = ln_courier_new(&courier);
    server->forwarder =
        ln_forwarder_new(&(ln_forwarder_options_t){.loop = &server->loop,
                                                   .proxies = &network->proxies,
                                                   .exporters = &network->block_exporters,
                                                   .queue_max = options->notification_queue_max,
                                                   .batch_max = options->notification_batch_max});
}

static ln_err_t open_port(ln_call_t *call, ln_server_t *server, const ln_server_options_t *options,
                          size_t index)
{
    const ln_shard_config_t *shard = &options->shards.config->internal_network.shards.items[index];
    ln_shard_server_options_t port = {.loop = &server->loop,
                                      .backend = server->backend,
                                      .router = &server->set.router,
                                      .index = index,
                                      .host = options->host,
                                      .port = shard->port,
                                      .metrics_port =
                                          shard->metrics_port.some ? shard->metrics_port.value : 0};
    LN_TRY(ln_shard_server_start(call, &server->ports[server->port_count], &port));
    server->port_count++;
    return LN_OK;
}

static ln_err_t open_all(ln_call_t *call, ln_server_t *server, const ln_server_options_t *options)
{
    for (size_t i = 0; i < server->set.router.count; i++)
        if (ln_shard_set_has(&server->set, i))
            LN_TRY(open_port(call, server, options, i));
    return ln_shard_set_open(call, &server->set);
}

static void *run_loop(void *subject)
{
    ln_loop_run(subject);
    return NULL;
}

ln_err_t ln_server_start(ln_call_t *call, ln_server_t **out, const ln_server_options_t *options)
{
    ln_server_t *server = ln_zalloc(sizeof(*server));
    ln_err_t err = ln_shard_set_init(call, &server->set, &options->shards);
    if (err != LN_OK) {
        free(server);
        return err;
    }
    server->set.router.send = send;
    server->set.router.notify = notify;
    server->set.router.owner = server;
    ln_loop_init(&server->loop, ln_env_system());
    server->backend = ln_backend_local(&server->loop, &server->set.router);
    server->ports = ln_zalloc(server->set.router.count * sizeof(ln_shard_server_t *));
    make_deliveries(server, options);
    err = open_all(call, server, options);
    if (err != LN_OK) {
        take_down(server);
        return err;
    }
    ln_shard_set_start(&server->set);
    int failed = pthread_create(&server->thread, NULL, run_loop, &server->loop);
    LN_ASSERT(failed == 0);
    *out = server;
    return LN_OK;
}
