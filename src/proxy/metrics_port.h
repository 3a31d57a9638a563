/* SPDX-License-Identifier: Apache-2.0 */
/* proxy/metrics_port.h - GET /metrics on a port of its own (spec 04 §7.1).
 *
 * Threads: the loop's. */
#ifndef LN_PROXY_METRICS_PORT_H
#define LN_PROXY_METRICS_PORT_H

#include "net/server.h"

typedef struct {
    ln_http_server_t http;
    bool open;
} ln_metrics_port_t;

/* Zero it first. Port 0 opens none. LN_ERR_IO if the port cannot be had. */
LN_CHECKED ln_err_t ln_metrics_port_open(ln_call_t *call, ln_metrics_port_t *metrics,
                                         ln_loop_t *loop, const char *host, uint16_t port);
void ln_metrics_port_close(ln_metrics_port_t *metrics);

#endif
