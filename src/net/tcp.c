/* SPDX-License-Identifier: Apache-2.0 */
#include "net/tcp.h"

#include "net/tcp_priv.h"

#include <stdlib.h>
#include <string.h>

#define KEEPALIVE_S 60
#define PARTS_MAX 16

/* What the system did not take, on its way through libuv. */
typedef struct {
    uv_write_t request;
    ln_tcp_stream_t *tcp;
    size_t size;
    char data[];
} rest_t;

static ln_tcp_stream_t *tcp_of(ln_stream_t *stream)
{
    return LN_CONTAINER(stream, ln_tcp_stream_t, base);
}

/* --- the end of a stream */

static void tell_closed(ln_tcp_stream_t *tcp, ln_err_t reason)
{
    if (tcp->closing || tcp->failed)
        return;
    if (tcp->base.events == NULL) { /* nobody listens yet */
        tcp->broken = true;
        return;
    }
    tcp->failed = true;
    uv_read_stop((uv_stream_t *)&tcp->handle);
    tcp->base.events->closed(tcp->base.owner, reason);
}

static void fail_soon(void *subject)
{
    tell_closed(subject, LN_ERR_IO);
}

/* Both directions have ended: there is nothing left to wait for. */
static void tell_if_over(ln_tcp_stream_t *tcp)
{
    if (tcp->peer_ended && tcp->shut)
        tell_closed(tcp, LN_OK);
}

static void on_handle_closed(uv_handle_t *handle)
{
    ln_tcp_stream_t *tcp = handle->data;
    ln_loop_event(tcp->loop);
    if (tcp->freed != NULL)
        tcp->freed(tcp->freed_subject);
    free(tcp);
}

static void tcp_close(ln_stream_t *stream)
{
    ln_tcp_stream_t *tcp = tcp_of(stream);
    LN_ASSERT(!tcp->closing);
    tcp->closing = true;
    ln_soon_clear(&tcp->fail);
    uv_close((uv_handle_t *)&tcp->handle, on_handle_closed);
}

/* --- reading */

static void on_alloc(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer)
{
    (void)suggested;
    ln_tcp_stream_t *tcp = handle->data;
    *buffer = uv_buf_init((char *)tcp->loop->system->read_buffer, LN_LOOP_BUFFER_BYTES);
}

static void on_read(uv_stream_t *handle, ssize_t size, const uv_buf_t *buffer)
{
    ln_tcp_stream_t *tcp = handle->data;
    ln_loop_event(tcp->loop);
    if (size > 0) {
        tcp->base.events->data(tcp->base.owner, ln_bytes(buffer->base, (size_t)size));
        return;
    }
    if (size == 0)
        return;
    uv_read_stop(handle);
    if (size != UV_EOF || tcp->base.events->ended == NULL) {
        tell_closed(tcp, size == UV_EOF ? LN_OK : LN_ERR_IO);
        return;
    }
    tcp->peer_ended = true;
    tcp->base.events->ended(tcp->base.owner);
    if (!tcp->closing)
        tell_if_over(tcp);
}

static void update_reading(ln_tcp_stream_t *tcp)
{
    if (tcp->closing || tcp->failed)
        return;
    if (tcp->started && !tcp->paused && !tcp->peer_ended)
        uv_read_start((uv_stream_t *)&tcp->handle, on_alloc, on_read);
    else
        uv_read_stop((uv_stream_t *)&tcp->handle);
}

static void tcp_start(ln_stream_t *stream)
{
    ln_tcp_stream_t *tcp = tcp_of(stream);
    tcp->started = true;
    if (tcp->broken)
        ln_soon_set(tcp->loop, &tcp->fail, fail_soon, tcp);
    else
        update_reading(tcp);
}

static void tcp_pause(ln_stream_t *stream, bool paused)
{
    tcp_of(stream)->paused = paused;
    update_reading(tcp_of(stream));
}

/* --- writing */

static void on_written(uv_write_t *request, int status)
{
    rest_t *rest = LN_CONTAINER(request, rest_t, request);
    ln_tcp_stream_t *tcp = rest->tcp;
    ln_loop_event(tcp->loop);
    tcp->pending -= rest->size;
    free(rest);
    if (tcp->closing)
        return;
    if (status < 0)
        tell_closed(tcp, LN_ERR_IO);
    else if (tcp->pending == 0 && !tcp->failed && tcp->base.events != NULL &&
             tcp->base.events->drained != NULL)
        tcp->base.events->drained(tcp->base.owner);
}

/* Copies what lies behind the first done bytes of the parts and queues it. */
static void queue_rest(ln_tcp_stream_t *tcp, const ln_bytes_t *parts, size_t count, size_t done)
{
    size_t total = 0, filled = 0;
    for (size_t i = 0; i < count; i++)
        total += parts[i].size;
    if (total == done)
        return;
    rest_t *rest = ln_alloc(sizeof(*rest) + total - done);
    rest->tcp = tcp;
    rest->size = total - done;
    for (size_t i = 0; i < count; i++) {
        size_t skip = LN_MIN(done, parts[i].size);
        done -= skip;
        if (parts[i].size > skip)
            memcpy(rest->data + filled, parts[i].data + skip, parts[i].size - skip);
        filled += parts[i].size - skip;
    }
    uv_buf_t buffer = uv_buf_init(rest->data, (unsigned)rest->size);
    tcp->pending += rest->size;
    int failed = uv_write(&rest->request, (uv_stream_t *)&tcp->handle, &buffer, 1, on_written);
    if (failed != 0) {
        tcp->pending -= rest->size;
        free(rest);
        ln_soon_set(tcp->loop, &tcp->fail, fail_soon, tcp);
    }
}

/* As much as the system takes at once; 0 if nothing, or if it failed. */
static size_t try_write(ln_tcp_stream_t *tcp, const ln_bytes_t *parts, size_t count)
{
    uv_buf_t buffers[PARTS_MAX];
    unsigned used = 0;
    if (tcp->pending > 0)
        return 0;
    for (size_t i = 0; i < count && used < PARTS_MAX; i++)
        if (parts[i].size > 0)
            buffers[used++] =
                uv_buf_init((char *)(uintptr_t)parts[i].data, (unsigned)parts[i].size);
    if (used == 0)
        return 0;
    int written = uv_try_write((uv_stream_t *)&tcp->handle, buffers, used);
    if (written >= 0)
        return (size_t)written;
    if (written != UV_EAGAIN)
        ln_soon_set(tcp->loop, &tcp->fail, fail_soon, tcp);
    return 0;
}

static void tcp_write(ln_stream_t *stream, const ln_bytes_t *parts, size_t count)
{
    ln_tcp_stream_t *tcp = tcp_of(stream);
    LN_ASSERT(!tcp->closing && !tcp->ending);
    if (tcp->failed || ln_link_is_linked(&tcp->fail.link))
        return;
    size_t done = try_write(tcp, parts, count);
    if (!ln_link_is_linked(&tcp->fail.link))
        queue_rest(tcp, parts, count, done);
}

static size_t tcp_pending(const ln_stream_t *stream)
{
    return LN_CONTAINER((uintptr_t)stream, ln_tcp_stream_t, base)->pending;
}

static void on_shutdown(uv_shutdown_t *request, int status)
{
    ln_tcp_stream_t *tcp = request->data;
    ln_loop_event(tcp->loop);
    if (tcp->closing)
        return;
    if (status < 0) {
        tell_closed(tcp, LN_ERR_IO);
        return;
    }
    tcp->shut = true;
    tell_if_over(tcp);
}

static void tcp_end(ln_stream_t *stream)
{
    ln_tcp_stream_t *tcp = tcp_of(stream);
    if (tcp->closing || tcp->ending || tcp->failed)
        return;
    tcp->ending = true;
    tcp->shutdown.data = tcp;
    if (uv_shutdown(&tcp->shutdown, (uv_stream_t *)&tcp->handle, on_shutdown) != 0)
        ln_soon_set(tcp->loop, &tcp->fail, fail_soon, tcp);
}

static const ln_stream_type_t tcp_type = {
    .write = tcp_write,
    .pending = tcp_pending,
    .start = tcp_start,
    .pause = tcp_pause,
    .end = tcp_end,
    .close = tcp_close,
};

ln_tcp_stream_t *ln_tcp_stream_new(ln_loop_t *loop)
{
    ln_tcp_stream_t *tcp = ln_zalloc(sizeof(*tcp));
    tcp->base.type = &tcp_type;
    tcp->loop = loop;
    int failed = uv_tcp_init(ln_loop_uv(loop), &tcp->handle);
    LN_ASSERT(failed == 0);
    tcp->handle.data = tcp;
    return tcp;
}

void ln_tcp_stream_opened(ln_tcp_stream_t *tcp)
{
    uv_tcp_nodelay(&tcp->handle, 1);
    uv_tcp_keepalive(&tcp->handle, 1, KEEPALIVE_S);
}
