/* SPDX-License-Identifier: Apache-2.0 */
#include "rpc/remote_node.h"

#include "grpc/client.h"
#include "node/error.h"
#include "rpc/answer.h"
#include "rpc/request.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ln_node_t node;
    ln_remote_node_options_t options;
    ln_http_client_t http;
} remote_node_t;

ln_remote_node_options_t ln_remote_node_defaults(void)
{
    return (ln_remote_node_options_t){.timeout_us = 8000000,
                                      .retry_delay_us = 1000000,
                                      .backoff_max_us = 30000000,
                                      .retries_max = 10};
}

/* --- attempts */

static bool mentions(ln_bytes_t text, const char *words)
{
    return memmem(text.data, text.size, words, strlen(words)) != NULL;
}

static bool may_pass(const ln_grpc_status_t *status)
{
    switch (status->code) {
    case LN_GRPC_CANCELLED:
    case LN_GRPC_UNKNOWN:
    case LN_GRPC_DEADLINE_EXCEEDED:
    case LN_GRPC_RESOURCE_EXHAUSTED:
    case LN_GRPC_ABORTED:
    case LN_GRPC_UNAVAILABLE:
        return true;
    case LN_GRPC_INTERNAL:
        return mentions(status->text, "h2 protocol error") ||
               mentions(status->text, "502 Bad Gateway");
    default:
        return false;
    }
}

/* The delay after attempt n (from 0), give or take a fifth. */
static uint64_t delay_us(const remote_node_t *remote, uint64_t n)
{
    uint64_t delay = remote->options.retry_delay_us;
    for (uint64_t i = 0; i < n && delay < remote->options.backoff_max_us; i++)
        delay *= 2;
    delay = LN_MIN(delay, remote->options.backoff_max_us);
    uint64_t spread = delay / 5;
    if (spread == 0)
        return delay;
    return delay - spread + ln_env_random_u64(remote->options.loop->env) % (2 * spread + 1);
}

static ln_err_t try_often(ln_call_t *call, remote_node_t *remote, ln_grpc_status_t *status,
                          ln_bytes_t *response, const char *path, ln_bytes_t message)
{
    ln_loop_t *loop = remote->options.loop;
    for (uint64_t n = 0;; n++) {
        uint64_t deadline = ln_env_monotonic_us(loop->env) + remote->options.timeout_us;
        LN_TRY(ln_grpc_unary(call, &remote->http, status, response, path, message, deadline));
        remote->node.away = may_pass(status);
        if (n >= remote->options.retries_max || !may_pass(status))
            return LN_OK;
        LN_TRY(ln_task_sleep(&loop->sched, delay_us(remote, n)));
    }
}

static ln_err_t fail_with_status(ln_call_t *call, ln_rpc_method_t method,
                                 const ln_grpc_status_t *status)
{
    ln_bytes_t text = ln_format(call->arena, "remote request [%s] failed with status: %s: %.*s",
                                ln_rpc_method_name(method), ln_grpc_code_name(status->code),
                                LN_TEXT_ARG(status->text));
    ln_node_error_t error = {.tag = LN_NODE_ERROR_GRPC_ERROR, .grpc_error = {text}};
    return ln_node_error_fail(call, &error);
}

static ln_err_t ask(ln_node_t *node, ln_call_t *call, ln_rpc_message_t *answer,
                    const ln_rpc_message_t *request)
{
    remote_node_t *remote = (remote_node_t *)node;
    ln_rpc_method_t method;
    ln_grpc_status_t status;
    ln_bytes_t response;
    ln_rpc_message_t read;
    ln_bytes_t message = ln_rpc_write_request(call->arena, &method, request);
    LN_TRY(try_often(call, remote, &status, &response, ln_rpc_node_path(method), message));
    if (status.code != LN_GRPC_OK)
        return fail_with_status(call, method, &status);
    if (ln_rpc_read_answer(call, method, &read, response) != LN_OK)
        return ln_node_error_fail(call, &(ln_node_error_t){.tag = LN_NODE_ERROR_INVALID_DECODING});
    if (read.tag == LN_RPC_MESSAGE_ERROR)
        return ln_node_error_fail(call, &read.error);
    *answer = read;
    return LN_OK;
}

/* --- life */

static void free_node(ln_node_t *node)
{
    remote_node_t *remote = (remote_node_t *)node;
    ln_http_client_release(&remote->http);
    free(remote);
}

ln_node_t *ln_remote_node_new(const ln_remote_node_options_t *options,
                              const ln_rpc_address_t *address)
{
    remote_node_t *remote = ln_zalloc(sizeof(*remote));
    LN_ASSERT(!address->tls || options->tls != NULL);
    ln_http_client_options_t http = {
        .host = address->host, .port = address->port, .tls = address->tls ? options->tls : NULL};
    remote->node = (ln_node_t){.ask = ask, .free = free_node};
    remote->options = *options;
    ln_http_client_init(&remote->http, options->loop, &http);
    return &remote->node;
}
