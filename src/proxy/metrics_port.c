/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/metrics_port.h"

#include "net/reply.h"

static void on_request(LN_UNUSED void *owner, ln_http_request_t *request)
{
    if (ln_bytes_equal_text(request->path, "/metrics"))
        ln_http_reply_metrics(request);
    else
        ln_http_reply_text(request, 404, "the metrics are at /metrics");
}

ln_err_t ln_metrics_port_open(ln_call_t *call, ln_metrics_port_t *metrics, ln_loop_t *loop,
                              const char *host, uint16_t port)
{
    ln_http_server_options_t options = {.host = host, .port = port, .request = on_request};
    if (port == 0)
        return LN_OK;
    LN_TRY(ln_http_server_init(call, &metrics->http, loop, &options));
    metrics->open = true;
    return LN_OK;
}

void ln_metrics_port_close(ln_metrics_port_t *metrics)
{
    if (metrics->open)
        ln_http_server_release(&metrics->http);
    metrics->open = false;
}
