/* SPDX-License-Identifier: Apache-2.0 */
#include "net/tcp.h"
#include "net/tcp_priv.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct ln_tcp_listener {
    ln_loop_t *loop;
    uv_tcp_t handle;
    ln_tcp_listen_options_t options;
    size_t open;
    bool closing, closed; /* freed when closed and nothing is open */
};

static void free_if_over(ln_tcp_listener_t *listener)
{
    if (listener->closed && listener->open == 0)
        free(listener);
}

static void connection_freed(void *subject)
{
    ln_tcp_listener_t *listener = subject;
    listener->open--;
    free_if_over(listener);
}

static void on_connection(uv_stream_t *handle, int status)
{
    ln_tcp_listener_t *listener = handle->data;
    ln_loop_event(listener->loop);
    if (status < 0)
        return;
    ln_tcp_stream_t *tcp = ln_tcp_stream_new(listener->loop);
    bool failed = uv_accept(handle, (uv_stream_t *)&tcp->handle) != 0;
    bool full = listener->open >= listener->options.connections_max;
    if (failed || full) {
        ln_stream_close(&tcp->base);
        return;
    }
    ln_tcp_stream_opened(tcp);
    listener->open++;
    tcp->freed = connection_freed;
    tcp->freed_subject = listener;
    listener->options.accepted(listener->options.owner, &tcp->base);
}

static void on_listener_closed(uv_handle_t *handle)
{
    ln_tcp_listener_t *listener = handle->data;
    listener->closed = true;
    free_if_over(listener);
}

void ln_tcp_listener_close(ln_tcp_listener_t *listener)
{
    LN_ASSERT(!listener->closing);
    listener->closing = true;
    uv_close((uv_handle_t *)&listener->handle, on_listener_closed);
}

/* SO_REUSEPORT has to be set before binding, and so the socket must be there. */
static int share_port(ln_tcp_listener_t *listener, int family)
{
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
    if (fd < 0)
        return uv_translate_sys_error(errno);
    setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
    int failed = uv_tcp_open(&listener->handle, fd);
    if (failed != 0)
        close(fd);
    return failed;
}

static int bind_and_listen(ln_tcp_listener_t *listener)
{
    struct sockaddr_storage address = {0};
    const ln_tcp_listen_options_t *o = &listener->options;
    struct sockaddr_in *v4 = (struct sockaddr_in *)&address;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&address;
    if (uv_ip4_addr(o->host, o->port, v4) != 0 && uv_ip6_addr(o->host, o->port, v6) != 0)
        return UV_EINVAL;
    int failed = o->shared_port ? share_port(listener, address.ss_family) : 0;
    if (failed == 0)
        failed = uv_tcp_bind(&listener->handle, (struct sockaddr *)&address, 0);
    if (failed == 0)
        failed = uv_listen((uv_stream_t *)&listener->handle, o->backlog, on_connection);
    return failed;
}

ln_err_t ln_tcp_listen(ln_call_t *call, ln_tcp_listener_t **out, ln_loop_t *loop,
                       const ln_tcp_listen_options_t *options)
{
    ln_tcp_listener_t *listener = ln_zalloc(sizeof(*listener));
    listener->loop = loop;
    listener->options = *options;
    ln_tcp_listen_options_t *o = &listener->options;
    o->host = o->host != NULL ? o->host : "0.0.0.0";
    o->backlog = o->backlog > 0 ? o->backlog : 1024;
    o->connections_max = o->connections_max > 0 ? o->connections_max : 10000;
    uv_tcp_init(ln_loop_uv(loop), &listener->handle);
    listener->handle.data = listener;
    int failed = bind_and_listen(listener);
    if (failed == 0) {
        *out = listener;
        return LN_OK;
    }
    ln_err_t err = failed == UV_EINVAL ? LN_ERR_INVALID_INPUT : LN_ERR_IO;
    ln_call_fail(call, err, NULL, "cannot listen on %s, port %u: %s", o->host, o->port,
                 uv_strerror(failed));
    ln_tcp_listener_close(listener);
    return err;
}

uint16_t ln_tcp_listener_port(const ln_tcp_listener_t *listener)
{
    struct sockaddr_storage address = {0};
    int size = sizeof(address);
    uv_tcp_getsockname(&listener->handle, (struct sockaddr *)&address, &size);
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)&address;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&address;
    return ntohs(address.ss_family == AF_INET6 ? v6->sin6_port : v4->sin_port);
}
