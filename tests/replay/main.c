/* SPDX-License-Identifier: Apache-2.0 */
/* tests/replay - asks a validator again what was recorded, and compares its answers.
 *
 *     replay-trace --target HOST:PORT --trace FILE [--via recorded|h2|web] [--settle MS]
 *                  [--from N] [--to N] [--verbose]
 *     replay-trace --cuts --trace FILE
 *
 * The validator must have the recording's genesis and key. Calls are sent in the order of the
 * trace; a call that is answered otherwise is sent again for up to --settle ms (2000), because
 * messages between the chains of a validator take their time. --from and --to choose lines of the
 * trace, 1 the first. A subscription is opened when the recorded client opened it, and its
 * notifications are compared when that client had given up; one that does not lie within the chosen
 * lines is left out.
 *
 * --cuts prints the lines after which the validator may be stopped and started again.
 *
 * The last line is "N passed, N failed"; the exit code is 1 if any failed, 2 for wrong usage. */
#include "compare.h"
#include "peer.h"
#include "trace.h"

#include "base/env.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ANSWER_TIMEOUT_US (20u * 1000 * 1000)
#define EXPLAINED_MAX 10

typedef enum { VIA_RECORDED, VIA_H2, VIA_WEB } via_t;

typedef struct {
    const char *target, *trace;
    via_t via;
    uint64_t settle_ms, from, to;
    bool cuts, verbose;
} options_t;

typedef struct {
    const options_t *options;
    replay_trace_t trace;
    replay_peer_t *peer;
    replay_exchange_t **subscriptions; /* one for each line, null if there is none */
    size_t passed, failed, repeated;
} replay_t;

static uint64_t now_us(void)
{
    return ln_env_monotonic_us(ln_env_system());
}

static bool over_web(const replay_t *replay, const replay_call_t *of)
{
    return replay->options->via == VIA_WEB || (replay->options->via == VIA_RECORDED && of->web);
}

static void count(replay_t *replay, size_t line, const replay_call_t *of, bool same,
                  const replay_answer_t *got)
{
    replay->passed += same;
    replay->failed += !same;
    if (!same && (replay->options->verbose || replay->failed <= EXPLAINED_MAX))
        replay_explain(line, of, got);
}

/* --- calls with one answer */

/* Sends a call and waits for its end; the answer lives until the exchange is stopped. */
static replay_exchange_t *ask(replay_t *replay, const replay_call_t *of)
{
    uint64_t deadline = now_us() + ANSWER_TIMEOUT_US;
    replay_exchange_t *exchange =
        replay_peer_start(replay->peer, over_web(replay, of), of->method_name, of->request);
    replay_peer_run(replay->peer, 0);
    while (!exchange->ended && now_us() < deadline)
        replay_peer_run(replay->peer, 100);
    if (!exchange->ended) {
        exchange->status = REPLAY_NO_STATUS;
        exchange->message = LN_LITERAL("no answer in time");
    }
    return exchange;
}

static void wait_ms(replay_t *replay, uint64_t ms)
{
    uint64_t end = now_us() + ms * 1000;
    for (uint64_t now; (now = now_us()) < end;)
        replay_peer_run(replay->peer, (int)((end - now) / 1000 + 1));
}

static void replay_call(replay_t *replay, size_t index)
{
    const replay_call_t *of = &replay->trace.items[index];
    uint64_t deadline = now_us() + replay->options->settle_ms * 1000, pause_ms = 5;
    for (;;) {
        replay_exchange_t *exchange = ask(replay, of);
        replay_answer_t got = {exchange->status, exchange->message, exchange->messages};
        bool same = replay_same(of, &got);
        bool last = same || !of->stable || now_us() >= deadline;
        if (last && of->stable)
            count(replay, index + 1, of, same, &got);
        replay_peer_stop(replay->peer, exchange);
        if (last)
            return;
        replay->repeated++;
        wait_ms(replay, pause_ms);
        pause_ms = pause_ms < 50 ? pause_ms * 2 : pause_ms;
    }
}

/* --- subscriptions */

/* Did the subscription begin within the chosen lines? */
static bool is_followed(const replay_t *replay, size_t index)
{
    for (size_t i = 0; i + 1 < replay->options->from; i++)
        if (replay->trace.items[i].number > replay->trace.items[index].number)
            return false;
    return true;
}

/* Waits until the validator has answered, which it does at once with an empty notification. */
static void subscribe(replay_t *replay, size_t index)
{
    const replay_call_t *of = &replay->trace.items[index];
    uint64_t deadline = now_us() + ANSWER_TIMEOUT_US;
    replay_exchange_t *exchange =
        replay_peer_start(replay->peer, over_web(replay, of), of->method_name, of->request);
    replay->subscriptions[index] = exchange;
    replay_peer_run(replay->peer, 0);
    while (!exchange->ended && exchange->messages.count == 0 && now_us() < deadline)
        replay_peer_run(replay->peer, 100);
}

/* Opens the subscriptions that were open when a line's call began. */
static void subscribe_before(replay_t *replay, size_t line)
{
    for (size_t i = line + 1; i < replay->options->to; i++)
        if (replay->trace.items[i].subscribe && replay->subscriptions[i] == NULL &&
            replay->trace.items[i].number < replay->trace.items[line].number &&
            is_followed(replay, i))
            subscribe(replay, i);
}

static void end_subscription(replay_t *replay, size_t index)
{
    const replay_call_t *of = &replay->trace.items[index];
    if (replay->subscriptions[index] == NULL && is_followed(replay, index))
        subscribe(replay, index);
    replay_exchange_t *exchange = replay->subscriptions[index];
    uint64_t deadline = now_us() + replay->options->settle_ms * 1000;
    if (exchange == NULL)
        return;
    while (!exchange->ended && exchange->messages.count < of->answers.count && now_us() < deadline)
        replay_peer_run(replay->peer, 50);
    /* The recorded client gave up; a validator that ends the stream by itself is wrong. */
    replay_answer_t got = {exchange->ended ? REPLAY_NO_STATUS : of->status, exchange->message,
                           exchange->messages};
    count(replay, index + 1, of, replay_same(of, &got), &got);
    replay_peer_stop(replay->peer, exchange);
    replay->subscriptions[index] = NULL;
}

/* --- the whole */

static int run(ln_call_t *call, const options_t *options, const replay_trace_t *trace)
{
    replay_t replay = {.options = options,
                       .trace = *trace,
                       .peer = replay_peer_new(options->target),
                       .subscriptions =
                           LN_NEW_ARRAY(call->arena, replay_exchange_t *, trace->count)};
    for (size_t i = options->from - 1; i < options->to; i++) {
        subscribe_before(&replay, i);
        if (trace->items[i].subscribe)
            end_subscription(&replay, i);
        else
            replay_call(&replay, i);
    }
    replay_peer_free(replay.peer);
    if (replay.repeated > 0)
        printf("%zu answers were asked for again\n", replay.repeated);
    printf("%zu passed, %zu failed\n", replay.passed, replay.failed);
    return replay.failed > 0;
}

static void print_cuts(ln_call_t *call, const replay_trace_t *trace)
{
    bool *cuts = replay_trace_cuts(call, trace);
    for (size_t i = 0; i < trace->count; i++)
        if (cuts[i])
            printf("%zu\n", i + 1);
}

static int usage(void)
{
    fputs("usage: replay-trace --target HOST:PORT --trace FILE [--via recorded|h2|web]\n"
          "                    [--settle MS] [--from N] [--to N] [--verbose]\n"
          "       replay-trace --cuts --trace FILE\n",
          stderr);
    return 2;
}

static bool parse_via(via_t *out, const char *text)
{
    static const char *const names[] = {"recorded", "h2", "web"};
    for (size_t i = 0; i < LN_COUNT(names); i++)
        if (strcmp(text, names[i]) == 0) {
            *out = (via_t)i;
            return true;
        }
    return false;
}

static bool parse_option(options_t *options, int option)
{
    switch (option) {
    case 'a':
        options->target = optarg;
        return true;
    case 't':
        options->trace = optarg;
        return true;
    case 'v':
        return parse_via(&options->via, optarg);
    case 's':
        return ln_parse_u64(&options->settle_ms, ln_text(optarg)) && options->settle_ms < 600000;
    case 'f':
        return ln_parse_u64(&options->from, ln_text(optarg)) && options->from > 0;
    case 'o':
        return ln_parse_u64(&options->to, ln_text(optarg)) && options->to > 0;
    case 'c':
        options->cuts = true;
        return true;
    case 'V':
        options->verbose = true;
        return true;
    default:
        return false;
    }
}

static bool parse_options(options_t *options, int argc, char **argv)
{
    static const struct option names[] = {
        {"target", required_argument, NULL, 'a'},
        {"trace", required_argument, NULL, 't'},
        {"via", required_argument, NULL, 'v'},
        {"settle", required_argument, NULL, 's'},
        {"from", required_argument, NULL, 'f'},
        {"to", required_argument, NULL, 'o'},
        {"cuts", no_argument, NULL, 'c'},
        {"verbose", no_argument, NULL, 'V'},
        {NULL, 0, NULL, 0},
    };
    for (int option; (option = getopt_long(argc, argv, "", names, NULL)) != -1;)
        if (!parse_option(options, option))
            return false;
    return optind == argc && options->trace != NULL && (options->cuts || options->target != NULL);
}

int main(int argc, char **argv)
{
    options_t options = {.settle_ms = 2000, .from = 1, .to = UINT64_MAX};
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    replay_trace_t trace;
    int code = 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (!parse_options(&options, argc, argv))
        return usage();
    ln_err_t err = replay_trace_read(&call, &trace, options.trace);
    if (err != LN_OK) {
        ln_bytes_t text = ln_call_text(&call, err);
        fprintf(stderr, "replay-trace: %.*s\n", LN_TEXT_ARG(text));
    } else if (options.cuts) {
        print_cuts(&call, &trace);
        code = 0;
    } else {
        options.to = options.to < trace.count ? options.to : trace.count;
        code = run(&call, &options, &trace);
    }
    ln_arena_release(&arena);
    return code;
}
