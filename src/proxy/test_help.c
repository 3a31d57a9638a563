/* SPDX-License-Identifier: Apache-2.0 */
#include "proxy/test_help.h"

#include "net/pipe.h"

static void answer(ln_grpc_call_t *call, ln_grpc_code_t code)
{
    if (code == LN_GRPC_OK)
        ln_grpc_reply(call, call->message);
    else
        ln_grpc_fail_text(call, code, "no");
}

static void take_out(ln_test_peer_t *peer, size_t index)
{
    peer->waiting--;
    for (size_t i = index; i < peer->waiting; i++)
        peer->calls[i] = peer->calls[i + 1];
}

static void cancelled(ln_grpc_call_t *call)
{
    ln_test_peer_t *peer = call->subject;
    for (size_t i = 0; i < peer->waiting; i++)
        if (peer->calls[i] == call)
            take_out(peer, i);
    ln_grpc_fail_text(call, LN_GRPC_CANCELLED, "gone");
}

static void on_call(void *owner, ln_grpc_call_t *call)
{
    ln_test_peer_t *peer = owner;
    CHECK(peer->come < LN_TEST_CALLS_MAX);
    peer->messages[peer->come++] = ln_bytes_copy(&peer->t->arena, call->message);
    if (!peer->patient) {
        answer(call, LN_GRPC_OK);
        return;
    }
    call->subject = peer;
    call->cancelled = cancelled;
    peer->calls[peer->waiting++] = call;
}

void ln_test_peer_reply(ln_test_peer_t *peer, ln_grpc_code_t code)
{
    CHECK(peer->waiting > 0);
    ln_grpc_call_t *call = peer->calls[0];
    take_out(peer, 0);
    answer(call, code);
    ln_drive_for(&peer->loop, 1000);
}

void ln_test_peer_break(ln_test_peer_t *peer)
{
    ln_http_server_cancel_all(&peer->http);
    ln_drive_for(&peer->loop, 1000);
}

ln_stream_t *ln_test_peer_dial(void *subject)
{
    ln_test_peer_t *peer = subject;
    ln_stream_t *ours, *theirs;
    peer->dials++;
    if (peer->away)
        return NULL;
    ln_pipe(&peer->loop, &ours, &theirs, NULL);
    ln_http_server_accept(&peer->http, theirs);
    return ours;
}

void ln_test_peer_open(ln_test_t *t, ln_test_peer_t *peer, const char *path)
{
    *peer = (ln_test_peer_t){.t = t};
    ln_http_server_options_t options = {.no_listening = true,
                                        .http2_only = true,
                                        .request = ln_grpc_server_request,
                                        .owner = &peer->grpc};
    ln_loop_init(&peer->loop, &t->env.env);
    ln_grpc_server_init(&peer->grpc, &peer->loop, &(ln_grpc_server_options_t){0});
    ln_grpc_server_add(&peer->grpc, path, LN_GRPC_UNARY, on_call, peer);
    CHECK_OK(ln_http_server_init(&t->call, &peer->http, &peer->loop, &options));
}

void ln_test_peer_close(ln_test_peer_t *peer)
{
    ln_http_server_release(&peer->http);
    ln_grpc_server_release(&peer->grpc);
    ln_loop_release(&peer->loop);
}
