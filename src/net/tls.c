/* SPDX-License-Identifier: Apache-2.0 */
#include "net/tls.h"

#include "net/loop_priv.h"
#include "net/tls_priv.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    ln_stream_t base;
    ln_loop_t *loop;
    ln_stream_t *lower;
    SSL *ssl;
    BIO *in, *out; /* owned by ssl */
    ln_soon_t soon;
    uint8_t *early; /* written before the handshake has ended */
    size_t early_size;
    const char *wanted; /* protocol that the server must agree to */
    char protocol[16];
    bool open, paused, ending, peer_ended, failed, told, closed;
    int busy; /* callbacks that run */
} tls_t;

static tls_t *of(ln_stream_t *stream)
{
    return LN_CONTAINER(stream, tls_t, base);
}

static void free_if_over(tls_t *tls)
{
    if (!tls->closed || tls->busy > 0)
        return;
    SSL_free(tls->ssl);
    free(tls->early);
    free(tls);
}

static void tell_closed(tls_t *tls, ln_err_t reason)
{
    if (tls->told || tls->closed)
        return;
    tls->told = true;
    tls->base.events->closed(tls->base.owner, reason);
}

/* --- towards the peer */

static void send_out(tls_t *tls)
{
    char *data;
    long size = BIO_get_mem_data(tls->out, &data);
    if (size <= 0 || tls->closed)
        return;
    ln_stream_write_bytes(tls->lower, ln_bytes(data, (size_t)size));
    (void)BIO_reset(tls->out);
}

static void pump_soon(void *subject);

/* With memory on both sides, OpenSSL takes everything or has failed. */
static void encrypt(tls_t *tls, ln_bytes_t bytes)
{
    size_t written;
    if (bytes.size == 0 || tls->failed)
        return;
    ERR_clear_error();
    if (SSL_write_ex(tls->ssl, bytes.data, bytes.size, &written) == 1)
        return;
    tls->failed = true;
    ln_soon_set(tls->loop, &tls->soon, pump_soon, tls);
}

static void keep_early(tls_t *tls, ln_bytes_t bytes)
{
    tls->early = ln_realloc(tls->early, tls->early_size + bytes.size);
    if (bytes.size > 0)
        memcpy(tls->early + tls->early_size, bytes.data, bytes.size);
    tls->early_size += bytes.size;
}

static void tls_write(ln_stream_t *stream, const ln_bytes_t *parts, size_t count)
{
    tls_t *tls = of(stream);
    LN_ASSERT(!tls->closed && !tls->ending);
    for (size_t i = 0; i < count; i++) {
        if (tls->open)
            encrypt(tls, parts[i]);
        else
            keep_early(tls, parts[i]);
    }
    if (tls->open)
        send_out(tls);
}

static void say_end(tls_t *tls)
{
    SSL_shutdown(tls->ssl);
    send_out(tls);
    ln_stream_end(tls->lower);
}

/* --- from the peer */

static bool agreed_protocol(tls_t *tls)
{
    const unsigned char *name = NULL;
    unsigned size = 0;
    SSL_get0_alpn_selected(tls->ssl, &name, &size);
    size = LN_MIN(size, (unsigned)sizeof(tls->protocol) - 1);
    if (size > 0)
        memcpy(tls->protocol, name, size);
    return tls->wanted == NULL || strcmp(tls->wanted, tls->protocol) == 0;
}

static void shake_hands(tls_t *tls)
{
    ERR_clear_error();
    int result = SSL_do_handshake(tls->ssl);
    if (result != 1) {
        tls->failed = SSL_get_error(tls->ssl, result) != SSL_ERROR_WANT_READ;
    } else if (!agreed_protocol(tls)) {
        tls->failed = true;
    } else {
        tls->open = true;
        encrypt(tls, ln_bytes(tls->early, tls->early_size));
        free(tls->early);
        tls->early = NULL;
        tls->early_size = 0;
        if (tls->ending)
            say_end(tls);
    }
    send_out(tls);
}

/* Gives what can be decrypted to the owner, until he has enough. */
static void pump(tls_t *tls)
{
    uint8_t *buffer = tls->loop->system->read_buffer;
    if (tls->base.events == NULL)
        return;
    tls->busy++;
    if (!tls->open && !tls->failed)
        shake_hands(tls);
    while (tls->open && !tls->failed && !tls->paused && !tls->closed && !tls->peer_ended) {
        size_t size = 0;
        ERR_clear_error();
        int result = SSL_read_ex(tls->ssl, buffer, LN_LOOP_BUFFER_BYTES, &size);
        send_out(tls);
        if (result == 1) {
            tls->base.events->data(tls->base.owner, ln_bytes(buffer, size));
            continue;
        }
        int why = SSL_get_error(tls->ssl, result);
        tls->peer_ended = why == SSL_ERROR_ZERO_RETURN;
        tls->failed = !tls->peer_ended && why != SSL_ERROR_WANT_READ;
        if (tls->peer_ended && tls->base.events->ended != NULL)
            tls->base.events->ended(tls->base.owner);
        break;
    }
    if (tls->failed)
        tell_closed(tls, LN_ERR_IO);
    else if (tls->peer_ended && tls->base.events->ended == NULL)
        tell_closed(tls, LN_OK);
    tls->busy--;
    free_if_over(tls);
}

static void pump_soon(void *subject)
{
    pump(subject);
}

static void lower_data(void *owner, ln_bytes_t bytes)
{
    tls_t *tls = owner;
    BIO_write(tls->in, bytes.data, (int)bytes.size);
    pump(tls);
}

/* Without the end of TLS this may be an attack: what came may be only a part. */
static void lower_ended(void *owner)
{
    tls_t *tls = owner;
    if (!tls->peer_ended)
        tell_closed(tls, LN_ERR_IO);
}

static void lower_drained(void *owner)
{
    tls_t *tls = owner;
    if (tls->open && tls->base.events->drained != NULL)
        tls->base.events->drained(tls->base.owner);
}

static void lower_closed(void *owner, ln_err_t reason)
{
    tls_t *tls = owner;
    tell_closed(tls, tls->peer_ended ? reason : LN_ERR_IO);
}

static const ln_stream_events_t lower_events = {lower_data, lower_ended, lower_drained,
                                                lower_closed};

/* --- the other functions of a stream */

static size_t tls_pending(const ln_stream_t *stream)
{
    const tls_t *tls = LN_CONTAINER((uintptr_t)stream, tls_t, base);
    return tls->early_size + ln_stream_pending(tls->lower);
}

static void tls_start(ln_stream_t *stream)
{
    tls_t *tls = of(stream);
    ln_stream_set_events(tls->lower, &lower_events, tls);
    ln_soon_set(tls->loop, &tls->soon, pump_soon, tls);
}

static void tls_pause(ln_stream_t *stream, bool paused)
{
    tls_t *tls = of(stream);
    if (tls->paused == paused)
        return;
    tls->paused = paused;
    ln_stream_pause(tls->lower, paused && tls->open);
    if (!paused)
        ln_soon_set(tls->loop, &tls->soon, pump_soon, tls);
}

static void tls_end(ln_stream_t *stream)
{
    tls_t *tls = of(stream);
    if (tls->ending)
        return;
    tls->ending = true;
    if (tls->open)
        say_end(tls);
}

static void tls_close(ln_stream_t *stream)
{
    tls_t *tls = of(stream);
    LN_ASSERT(!tls->closed);
    if (tls->open && !tls->ending && !tls->failed) {
        SSL_shutdown(tls->ssl);
        send_out(tls);
    }
    tls->closed = true;
    ln_soon_clear(&tls->soon);
    ln_stream_close(tls->lower);
    free_if_over(tls);
}

static const char *tls_protocol(const ln_stream_t *stream)
{
    return LN_CONTAINER((uintptr_t)stream, tls_t, base)->protocol;
}

static const ln_stream_type_t tls_type = {
    .write = tls_write,
    .pending = tls_pending,
    .start = tls_start,
    .pause = tls_pause,
    .end = tls_end,
    .close = tls_close,
    .protocol = tls_protocol,
};

static tls_t *new_stream(ln_loop_t *loop, ln_tls_context_t *context, ln_stream_t *lower)
{
    tls_t *tls = ln_zalloc(sizeof(*tls));
    tls->base.type = &tls_type;
    tls->loop = loop;
    tls->lower = lower;
    tls->ssl = SSL_new(context->ssl);
    tls->in = BIO_new(BIO_s_mem());
    tls->out = BIO_new(BIO_s_mem());
    LN_ASSERT(tls->ssl != NULL && tls->in != NULL && tls->out != NULL);
    BIO_set_mem_eof_return(tls->in, -1);
    SSL_set_bio(tls->ssl, tls->in, tls->out);
    return tls;
}

ln_stream_t *ln_tls_accept(ln_loop_t *loop, ln_tls_context_t *context, ln_stream_t *lower)
{
    tls_t *tls = new_stream(loop, context, lower);
    SSL_set_accept_state(tls->ssl);
    return &tls->base;
}

ln_stream_t *ln_tls_connect(ln_loop_t *loop, ln_tls_context_t *context, ln_stream_t *lower,
                            const char *host, const char *protocol)
{
    tls_t *tls = new_stream(loop, context, lower);
    unsigned char offer[17];
    SSL_set_connect_state(tls->ssl);
    X509_VERIFY_PARAM *expect = SSL_get0_param(tls->ssl);
    if (X509_VERIFY_PARAM_set1_ip_asc(expect, host) != 1) {
        SSL_set1_host(tls->ssl, host);
        SSL_set_tlsext_host_name(tls->ssl, host);
    }
    if (protocol != NULL) {
        size_t size = strlen(protocol);
        LN_ASSERT(size < sizeof(offer));
        offer[0] = (unsigned char)size;
        memcpy(offer + 1, protocol, size);
        SSL_set_alpn_protos(tls->ssl, offer, (unsigned)size + 1);
        tls->wanted = protocol;
    }
    return &tls->base;
}
