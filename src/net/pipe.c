/* SPDX-License-Identifier: Apache-2.0 */
#include "net/pipe.h"

#include "net/cargo_priv.h"

typedef struct pipe pipe_t;

typedef struct {
    ln_stream_t base;
    pipe_t *pipe;
    ln_link_t outgoing; /* what this end has written and the other has not read */
    size_t outgoing_bytes;
    ln_timer_t timer; /* tells this end something */
    bool paused, ending, got_last, told_room, told_closed, closed;
} end_t;

struct pipe {
    ln_loop_t *loop;
    ln_pipe_options_t options;
    end_t ends[2];
    int busy; /* callbacks that run */
};

static end_t *end_of(ln_stream_t *stream)
{
    return LN_CONTAINER(stream, end_t, base);
}

static end_t *other(end_t *end)
{
    return end == &end->pipe->ends[0] ? &end->pipe->ends[1] : &end->pipe->ends[0];
}

static bool is_full(const end_t *end)
{
    return end->outgoing_bytes > end->pipe->options.capacity;
}

/* Nothing works any more for this end. */
static bool is_over(end_t *end)
{
    bool no_answer = end->got_last && (end->ending || end->base.events->ended == NULL);
    return no_answer || (other(end)->closed && ln_list_empty(&other(end)->outgoing));
}

static void deliver(void *subject);

/* Sets when this end is told something next. */
static void schedule(end_t *end)
{
    uint64_t due_us = UINT64_MAX;
    ln_timer_clear(end->pipe->loop, &end->timer);
    if (end->closed || end->told_closed || end->base.events == NULL)
        return;
    const ln_cargo_t *cargo = ln_cargo_first(&other(end)->outgoing);
    if (!end->told_room && !is_full(end))
        due_us = 0;
    else if (!end->paused && cargo != NULL)
        due_us = cargo->due_us;
    else if (!end->paused && is_over(end))
        due_us = 0;
    if (due_us != UINT64_MAX)
        ln_timer_set(end->pipe->loop, &end->timer, due_us, deliver, end);
}

static void free_if_over(pipe_t *pipe)
{
    if (pipe->busy > 0 || !pipe->ends[0].closed || !pipe->ends[1].closed)
        return;
    ln_cargo_free_all(&pipe->ends[0].outgoing);
    ln_cargo_free_all(&pipe->ends[1].outgoing);
    free(pipe);
}

static void deliver_cargo(end_t *end, ln_cargo_t *cargo)
{
    end_t *from = other(end);
    if (cargo->last) {
        ln_list_remove(&cargo->link);
        free(cargo);
        end->got_last = true;
        if (end->base.events->ended != NULL)
            end->base.events->ended(end->base.owner);
        return;
    }
    size_t size = LN_MIN(cargo->size - cargo->taken, end->pipe->options.piece_max);
    ln_bytes_t piece = ln_bytes(cargo->data + cargo->taken, size);
    cargo->taken += size;
    from->outgoing_bytes -= size;
    bool used_up = cargo->taken == cargo->size;
    if (used_up)
        ln_list_remove(&cargo->link);
    schedule(from); /* it may have room now */
    end->base.events->data(end->base.owner, piece);
    if (used_up)
        free(cargo);
}

static void deliver(void *subject)
{
    end_t *end = subject;
    pipe_t *pipe = end->pipe;
    ln_cargo_t *cargo = ln_cargo_first(&other(end)->outgoing);
    pipe->busy++;
    if (!end->told_room && !is_full(end)) {
        end->told_room = true;
        if (end->base.events->drained != NULL)
            end->base.events->drained(end->base.owner);
    } else if (cargo != NULL) {
        deliver_cargo(end, cargo);
    } else {
        end->told_closed = true;
        end->base.events->closed(end->base.owner, end->got_last && end->ending ? LN_OK : LN_ERR_IO);
    }
    schedule(end);
    pipe->busy--;
    free_if_over(pipe);
}

static uint64_t arrival_us(const pipe_t *pipe)
{
    return ln_env_monotonic_us(pipe->loop->env) + pipe->options.delay_us;
}

static void pipe_write(ln_stream_t *stream, const ln_bytes_t *parts, size_t count)
{
    end_t *end = end_of(stream);
    LN_ASSERT(!end->closed && !end->ending);
    if (other(end)->closed)
        return;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].size == 0)
            continue;
        ln_cargo_add(&end->outgoing, parts[i], arrival_us(end->pipe));
        end->outgoing_bytes += parts[i].size;
    }
    if (is_full(end))
        end->told_room = false;
    schedule(other(end));
}

static size_t pipe_pending(const ln_stream_t *stream)
{
    const end_t *end = LN_CONTAINER((uintptr_t)stream, end_t, base);
    return is_full(end) ? end->outgoing_bytes - end->pipe->options.capacity : 0;
}

static void pipe_start(ln_stream_t *stream)
{
    schedule(end_of(stream));
}

static void pipe_pause(ln_stream_t *stream, bool paused)
{
    end_of(stream)->paused = paused;
    schedule(end_of(stream));
}

static void pipe_end(ln_stream_t *stream)
{
    end_t *end = end_of(stream);
    if (end->ending)
        return;
    end->ending = true;
    ln_cargo_add(&end->outgoing, ln_bytes(NULL, 0), arrival_us(end->pipe))->last = true;
    schedule(other(end));
    schedule(end);
}

static void pipe_close(ln_stream_t *stream)
{
    end_t *end = end_of(stream);
    LN_ASSERT(!end->closed);
    pipe_end(stream);
    end->closed = true;
    schedule(end);
    schedule(other(end));
    free_if_over(end->pipe);
}

static const ln_stream_type_t pipe_type = {
    .write = pipe_write,
    .pending = pipe_pending,
    .start = pipe_start,
    .pause = pipe_pause,
    .end = pipe_end,
    .close = pipe_close,
};

void ln_pipe(ln_loop_t *loop, ln_stream_t **a, ln_stream_t **b, const ln_pipe_options_t *options)
{
    pipe_t *pipe = ln_zalloc(sizeof(*pipe));
    pipe->loop = loop;
    if (options != NULL)
        pipe->options = *options;
    if (pipe->options.capacity == 0)
        pipe->options.capacity = 256u * 1024;
    if (pipe->options.piece_max == 0)
        pipe->options.piece_max = 64u * 1024;
    for (size_t i = 0; i < 2; i++) {
        pipe->ends[i] = (end_t){.base.type = &pipe_type, .pipe = pipe, .told_room = true};
        ln_list_init(&pipe->ends[i].outgoing);
    }
    *a = &pipe->ends[0].base;
    *b = &pipe->ends[1].base;
}
