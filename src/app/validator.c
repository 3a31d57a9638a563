/* SPDX-License-Identifier: Apache-2.0 */
#include "app/validator.h"

#include "app/config.h"
#include "app/shard_set.h"
#include "proxy/proxy.h"

#include <stdlib.h>

#define STOP_GRACE_US (2 * LN_SECOND_US)

struct ln_validator {
    ln_shard_set_t set;
    ln_loop_t loop;
    ln_backend_t *backend;
    ln_tls_context_t *tls;
    ln_proxy_t **proxies;
    size_t proxy_count, stopped_count;
    pthread_t thread;
};

static void notify(void *owner, const ln_chain_id_t *chain_id, ln_bytes_t message)
{
    ln_validator_t *validator = owner;
    for (size_t i = 0; i < validator->proxy_count; i++)
        ln_proxy_notify(validator->proxies[i], chain_id, message);
}

static ln_err_t start_proxies(ln_call_t *call, ln_validator_t *validator,
                              const ln_proxy_config_list_t *proxies)
{
    validator->proxies = LN_NEW_ARRAY(&validator->set.arena, ln_proxy_t *, proxies->count);
    for (size_t i = 0; i < proxies->count; i++) {
        ln_proxy_options_t options = {.loop = &validator->loop,
                                      .store = validator->set.store,
                                      .tls = validator->tls,
                                      .backend = validator->backend,
                                      .public_port = proxies->items[i].public_port,
                                      .private_port = proxies->items[i].private_port,
                                      .metrics_port = proxies->items[i].metrics_port};
        LN_TRY(ln_proxy_start(call, &validator->proxies[i], &options));
        validator->proxy_count++;
    }
    return LN_OK;
}

static void *run_loop(void *subject)
{
    ln_loop_run(subject);
    return NULL;
}

/* --- the end */

static void proxy_stopped(void *owner)
{
    ln_validator_t *validator = owner;
    if (++validator->stopped_count == validator->proxy_count)
        ln_loop_stop(&validator->loop);
}

/* The loop's thread is not running (any more). */
static void take_down(ln_validator_t *validator)
{
    for (size_t i = 0; i < validator->proxy_count; i++)
        ln_proxy_stop(validator->proxies[i], STOP_GRACE_US, proxy_stopped, validator);
    if (validator->proxy_count > 0)
        ln_loop_run(&validator->loop);
    ln_shard_set_stop(&validator->set);
    validator->backend->free(validator->backend);
    for (size_t i = 0; i < validator->proxy_count; i++)
        ln_proxy_free(validator->proxies[i]);
    ln_tls_context_free(validator->tls);
    ln_loop_release(&validator->loop);
    ln_shard_set_release(&validator->set);
    free(validator);
}

void ln_validator_stop(ln_validator_t *validator)
{
    if (validator == NULL)
        return;
    ln_loop_stop(&validator->loop);
    pthread_join(validator->thread, NULL);
    take_down(validator);
}

/* --- the beginning */

static ln_err_t open_all(ln_call_t *call, ln_validator_t *validator,
                         const ln_server_config_t *config)
{
    if (config->internal_network.proxies.count == 0)
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the server configuration needs at least one proxy");
    LN_TRY(ln_config_tls(call, &validator->tls, config));
    LN_TRY(ln_shard_set_open(call, &validator->set));
    return start_proxies(call, validator, &config->internal_network.proxies);
}

ln_err_t ln_validator_start(ln_call_t *call, ln_validator_t **out,
                            const ln_validator_options_t *options)
{
    ln_validator_t *validator = ln_zalloc(sizeof(*validator));
    ln_shard_set_options_t set = {.config = options->config,
                                  .genesis = options->genesis,
                                  .kv = options->kv,
                                  .worker = options->worker,
                                  .only = LN_ALL_SHARDS};
    ln_err_t err = ln_shard_set_init(call, &validator->set, &set);
    if (err != LN_OK) {
        free(validator);
        return err;
    }
    validator->set.router.notify = notify;
    validator->set.router.owner = validator;
    ln_loop_init(&validator->loop, ln_env_system());
    validator->backend = ln_backend_local(&validator->loop, &validator->set.router);
    err = open_all(call, validator, options->config);
    if (err != LN_OK) {
        take_down(validator);
        return err;
    }
    ln_shard_set_start(&validator->set);
    int failed = pthread_create(&validator->thread, NULL, run_loop, &validator->loop);
    LN_ASSERT(failed == 0);
    *out = validator;
    return LN_OK;
}
