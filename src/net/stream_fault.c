/* SPDX-License-Identifier: Apache-2.0 */
#include "net/stream_fault.h"

#include "net/cargo_priv.h"

typedef struct fault fault_t;

/* One direction: pieces that wait for their moment. */
typedef struct {
    fault_t *fault;
    ln_link_t pieces;
    size_t size;
    uint64_t due_us; /* of the last piece */
    ln_timer_t timer;
} way_t;

struct fault {
    ln_stream_t base;
    ln_loop_t *loop;
    ln_stream_t *lower;
    ln_stream_fault_options_t options;
    ln_env_fake_t random;
    way_t out, in;
    uint64_t passed; /* bytes of both directions */
    bool paused, cut, ending, lower_closed, told, closed, wants_drained;
    ln_err_t reason;
    int busy;
};

static uint64_t below(fault_t *fault, uint64_t limit)
{
    return limit > 0 ? ln_env_random_u64(&fault->random.env) % limit : 0;
}

static void release_if_over(fault_t *fault)
{
    if (!fault->closed || fault->busy > 0)
        return;
    ln_cargo_free_all(&fault->out.pieces);
    ln_cargo_free_all(&fault->in.pieces);
    free(fault);
}

static void tell_closed(fault_t *fault, ln_err_t reason)
{
    if (fault->told || fault->closed)
        return;
    fault->told = true;
    ln_timer_clear(fault->loop, &fault->in.timer);
    ln_timer_clear(fault->loop, &fault->out.timer);
    fault->base.events->closed(fault->base.owner, reason);
}

/* --- a direction */

static void run_in(void *subject);
static void run_out(void *subject);

static void schedule(way_t *way)
{
    fault_t *fault = way->fault;
    const ln_cargo_t *first = ln_cargo_first(&way->pieces);
    bool waits = way == &fault->in && (fault->paused || fault->base.events == NULL);
    ln_timer_clear(fault->loop, &way->timer);
    if (fault->closed || fault->told || waits)
        return;
    if (fault->cut || (way == &fault->in && first == NULL && fault->lower_closed))
        ln_timer_set(fault->loop, &fault->in.timer, 0, run_in, &fault->in);
    else if (first != NULL)
        ln_timer_set(fault->loop, &way->timer, first->due_us, way == &fault->in ? run_in : run_out,
                     way);
}

/* Damages a piece perhaps, and counts it; the connection breaks in it when its number is up. */
static void suffer(fault_t *fault, ln_cargo_t *piece)
{
    uint32_t one_in = fault->options.corrupt_one_in;
    if (one_in > 0 && piece->size > 0 && below(fault, one_in) == 0)
        piece->data[below(fault, piece->size)] ^= (uint8_t)(1u << below(fault, 8));
    uint64_t limit = fault->options.cut_after_bytes;
    if (limit > 0 && fault->passed + piece->size > limit) {
        piece->size = limit > fault->passed ? (size_t)(limit - fault->passed) : 0;
        fault->cut = true;
    }
    fault->passed += piece->size;
}

static void add(way_t *way, ln_bytes_t bytes)
{
    fault_t *fault = way->fault;
    uint64_t now_us = ln_env_monotonic_us(fault->loop->env);
    while (bytes.size > 0) {
        size_t max = fault->options.piece_max;
        size_t wanted = max > 0 ? 1 + (size_t)below(fault, max) : bytes.size;
        size_t size = LN_MIN(wanted, bytes.size);
        uint64_t due_us = now_us + below(fault, fault->options.delay_us_max + 1);
        way->due_us = LN_MAX(way->due_us, due_us);
        ln_cargo_add(&way->pieces, ln_bytes(bytes.data, size), way->due_us);
        way->size += size;
        bytes = ln_bytes_from(bytes, size);
    }
    schedule(way);
}

static ln_cargo_t *take(way_t *way)
{
    ln_link_t *link = ln_list_pop(&way->pieces);
    if (link == NULL)
        return NULL;
    ln_cargo_t *piece = LN_CONTAINER(link, ln_cargo_t, link);
    way->size -= piece->size;
    suffer(way->fault, piece);
    return piece;
}

static void run_out(void *subject)
{
    fault_t *fault = ((way_t *)subject)->fault;
    ln_cargo_t *piece = take(&fault->out);
    if (piece->last)
        ln_stream_end(fault->lower);
    else if (piece->size > 0)
        ln_stream_write_bytes(fault->lower, ln_bytes(piece->data, piece->size));
    free(piece);
    schedule(fault->cut ? &fault->in : &fault->out);
    if (fault->out.size == 0 && fault->wants_drained && !fault->cut &&
        ln_stream_pending(fault->lower) == 0 && fault->base.events->drained != NULL) {
        fault->wants_drained = false;
        fault->busy++;
        fault->base.events->drained(fault->base.owner);
        fault->busy--;
        release_if_over(fault);
    }
}

static void run_in(void *subject)
{
    fault_t *fault = ((way_t *)subject)->fault;
    fault->busy++;
    ln_cargo_t *piece = fault->cut ? NULL : take(&fault->in);
    if (piece == NULL)
        tell_closed(fault, fault->cut ? LN_ERR_IO : fault->reason);
    else if (piece->last && fault->base.events->ended != NULL)
        fault->base.events->ended(fault->base.owner);
    else if (piece->last)
        tell_closed(fault, LN_OK);
    else if (piece->size > 0)
        fault->base.events->data(fault->base.owner, ln_bytes(piece->data, piece->size));
    free(piece);
    schedule(&fault->in);
    fault->busy--;
    release_if_over(fault);
}

/* --- from below */

static void lower_data(void *owner, ln_bytes_t bytes)
{
    fault_t *fault = owner;
    add(&fault->in, bytes);
}

static void add_last(fault_t *fault, way_t *way)
{
    uint64_t now_us = ln_env_monotonic_us(fault->loop->env);
    ln_cargo_add(&way->pieces, ln_bytes(NULL, 0), LN_MAX(way->due_us, now_us))->last = true;
    schedule(way);
}

static void lower_ended(void *owner)
{
    fault_t *fault = owner;
    add_last(fault, &fault->in);
}

static void lower_drained(void *owner)
{
    fault_t *fault = owner;
    if (fault->out.size > 0 || !fault->wants_drained || fault->base.events->drained == NULL)
        return;
    fault->wants_drained = false;
    fault->base.events->drained(fault->base.owner);
}

static void lower_closed(void *owner, ln_err_t reason)
{
    fault_t *fault = owner;
    fault->lower_closed = true;
    fault->reason = reason;
    schedule(&fault->in);
}

static const ln_stream_events_t lower_events = {lower_data, lower_ended, lower_drained,
                                                lower_closed};

/* --- from above */

static void fault_write(ln_stream_t *stream, const ln_bytes_t *parts, size_t count)
{
    fault_t *fault = LN_CONTAINER(stream, fault_t, base);
    for (size_t i = 0; i < count && !fault->cut; i++)
        add(&fault->out, parts[i]);
    fault->wants_drained = true;
}

static size_t fault_pending(const ln_stream_t *stream)
{
    const fault_t *fault = LN_CONTAINER((uintptr_t)stream, fault_t, base);
    return fault->out.size + ln_stream_pending(fault->lower);
}

static void fault_start(ln_stream_t *stream)
{
    fault_t *fault = LN_CONTAINER(stream, fault_t, base);
    ln_stream_set_events(fault->lower, &lower_events, fault);
}

static void fault_pause(ln_stream_t *stream, bool paused)
{
    fault_t *fault = LN_CONTAINER(stream, fault_t, base);
    fault->paused = paused;
    ln_stream_pause(fault->lower, paused);
    schedule(&fault->in);
}

static void fault_end(ln_stream_t *stream)
{
    fault_t *fault = LN_CONTAINER(stream, fault_t, base);
    if (!fault->ending)
        add_last(fault, &fault->out);
    fault->ending = true;
}

static void fault_close(ln_stream_t *stream)
{
    fault_t *fault = LN_CONTAINER(stream, fault_t, base);
    fault->closed = true;
    ln_timer_clear(fault->loop, &fault->in.timer);
    ln_timer_clear(fault->loop, &fault->out.timer);
    ln_stream_close(fault->lower);
    release_if_over(fault);
}

static const char *fault_protocol(const ln_stream_t *stream)
{
    return ln_stream_protocol(LN_CONTAINER((uintptr_t)stream, fault_t, base)->lower);
}

static const ln_stream_type_t fault_type = {
    .write = fault_write,
    .pending = fault_pending,
    .start = fault_start,
    .pause = fault_pause,
    .end = fault_end,
    .close = fault_close,
    .protocol = fault_protocol,
};

ln_stream_t *ln_stream_fault(ln_loop_t *loop, ln_stream_t *lower,
                             const ln_stream_fault_options_t *options)
{
    fault_t *fault = ln_zalloc(sizeof(*fault));
    fault->base.type = &fault_type;
    fault->loop = loop;
    fault->lower = lower;
    fault->options = *options;
    ln_env_fake_init(&fault->random, 0, options->seed);
    fault->out.fault = fault->in.fault = fault;
    ln_list_init(&fault->out.pieces);
    ln_list_init(&fault->in.pieces);
    return &fault->base;
}
