/* SPDX-License-Identifier: Apache-2.0 */
#include "faucet/server.h"

#include "faucet/schema.h"
#include "gqlhttp/gqlhttp.h"
#include "net/reply.h"
#include "net/server.h"

#include <stdlib.h>

struct ln_faucet_server {
    ln_arena_t memory; /* of the schema */
    ln_gqlhttp_t graphql;
    ln_http_server_t http;
};

static bool is_reading(const ln_http_request_t *request)
{
    return ln_bytes_equal_text(request->method, "GET") ||
           ln_bytes_equal_text(request->method, "HEAD");
}

static void on_root(ln_faucet_server_t *server, ln_http_request_t *request)
{
    if (is_reading(request))
        ln_gqlhttp_page(request);
    else if (ln_bytes_equal_text(request->method, "POST"))
        ln_gqlhttp_post(&server->graphql, request);
    else
        ln_http_reply_text(request, 405, "use GET for the page, POST for GraphQL");
}

static void on_request(void *owner, ln_http_request_t *request)
{
    ln_faucet_server_t *server = owner;
    if (ln_bytes_equal_text(request->path, "/"))
        on_root(server, request);
    else if (ln_bytes_equal_text(request->path, "/ready") && is_reading(request))
        ln_http_reply_text(request, 200, "ready!");
    else if (ln_bytes_equal_text(request->path, "/ws"))
        ln_gqlhttp_websocket(&server->graphql, request);
    else
        ln_http_reply_text(request, 404, "a faucet has only /, /ready and /ws");
}

static ln_err_t start(ln_call_t *call, ln_faucet_server_t *server,
                      const ln_faucet_server_options_t *options)
{
    ln_gqlhttp_options_t graphql = {.loop = options->loop, .context = options->faucet};
    ln_call_t building = ln_call(&server->memory);
    ln_gql_schema_t *schema = NULL;
    ln_err_t err = ln_faucet_schema(&building, &schema);
    LN_ASSERT(err == LN_OK); /* the text is our own */
    graphql.schema = schema;
    ln_gqlhttp_init(&server->graphql, &graphql);
    const ln_http_server_options_t http = {.host = options->host,
                                           .port = options->port,
                                           .no_listening = options->no_listening,
                                           .cors = true,
                                           .request = on_request,
                                           .owner = server};
    return ln_http_server_init(call, &server->http, options->loop, &http);
}

ln_err_t ln_faucet_server_start(ln_call_t *call, ln_faucet_server_t **out,
                                const ln_faucet_server_options_t *options)
{
    ln_faucet_server_t *server = ln_zalloc(sizeof(*server));
    ln_err_t err = start(call, server, options);
    if (err != LN_OK) {
        ln_arena_release(&server->memory);
        free(server);
        return err;
    }
    *out = server;
    return LN_OK;
}

uint16_t ln_faucet_server_port(const ln_faucet_server_t *server)
{
    return ln_http_server_port(&server->http);
}

void ln_faucet_server_accept(ln_faucet_server_t *server, ln_stream_t *stream)
{
    ln_http_server_accept(&server->http, stream);
}

void ln_faucet_server_stop(ln_faucet_server_t *server)
{
    if (server == NULL)
        return;
    ln_gqlhttp_release(&server->graphql);
    ln_http_server_release(&server->http);
    ln_arena_release(&server->memory);
    free(server);
}
