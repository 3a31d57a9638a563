/* SPDX-License-Identifier: Apache-2.0 */
#include "net/tls.h"
#include "net/tls_priv.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

#define YEAR_S (365L * 24 * 3600)

/* What OpenSSL has to say about the last failure. */
static ln_err_t fail(ln_call_t *call, const char *what)
{
    char reason[160] = "no reason given";
    unsigned long code = ERR_get_error();
    if (code != 0)
        ERR_error_string_n(code, reason, sizeof(reason));
    ERR_clear_error();
    return LN_FAIL(call, LN_ERR_CONFIGURATION, "TLS: %s: %s", what, reason);
}

static BIO *memory(ln_bytes_t bytes)
{
    return BIO_new_mem_buf(bytes.data, (int)LN_MIN(bytes.size, (size_t)INT32_MAX));
}

static ln_tls_context_t *new_context(const SSL_METHOD *method)
{
    ln_tls_context_t *context = ln_zalloc(sizeof(*context));
    context->ssl = SSL_CTX_new(method);
    LN_ASSERT(context->ssl != NULL);
    SSL_CTX_set_min_proto_version(context->ssl, TLS1_2_VERSION);
    SSL_CTX_set_mode(context->ssl, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(context->ssl, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    return context;
}

void ln_tls_context_free(ln_tls_context_t *context)
{
    if (context == NULL)
        return;
    SSL_CTX_free(context->ssl);
    free(context);
}

/* --- servers */

static int choose_protocol(SSL *ssl, const unsigned char **out, unsigned char *out_size,
                           const unsigned char *offered, unsigned offered_size, void *owner)
{
    static const unsigned char known[] = "\x02h2\x08http/1.1";
    (void)ssl;
    (void)owner;
    int found = SSL_select_next_proto((unsigned char **)(uintptr_t)out, out_size, known,
                                      sizeof(known) - 1, offered, offered_size);
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

/* The first certificate is ours, the others lead to the root. */
static bool use_chain(SSL_CTX *ssl, ln_bytes_t pem)
{
    BIO *bio = memory(pem);
    X509 *certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    bool good = certificate != NULL && SSL_CTX_use_certificate(ssl, certificate) == 1;
    X509_free(certificate);
    while (good && (certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL)) != NULL)
        good = SSL_CTX_add0_chain_cert(ssl, certificate) == 1;
    if (good)
        ERR_clear_error(); /* the end of the text counts as one */
    BIO_free(bio);
    return good;
}

static bool use_key(SSL_CTX *ssl, ln_bytes_t pem)
{
    BIO *bio = memory(pem);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    bool good =
        key != NULL && SSL_CTX_use_PrivateKey(ssl, key) == 1 && SSL_CTX_check_private_key(ssl) == 1;
    EVP_PKEY_free(key);
    BIO_free(bio);
    return good;
}

ln_err_t ln_tls_server_context(ln_call_t *call, ln_tls_context_t **out, ln_bytes_t certificate_pem,
                               ln_bytes_t key_pem)
{
    ln_tls_context_t *context = new_context(TLS_server_method());
    SSL_CTX_set_alpn_select_cb(context->ssl, choose_protocol, NULL);
    ln_err_t err = LN_OK;
    if (!use_chain(context->ssl, certificate_pem))
        err = fail(call, "the certificate cannot be used");
    else if (!use_key(context->ssl, key_pem))
        err = fail(call, "the key cannot be used with the certificate");
    if (err != LN_OK) {
        ln_tls_context_free(context);
        return err;
    }
    *out = context;
    return LN_OK;
}

/* --- clients */

static bool trust(SSL_CTX *ssl, ln_bytes_t pem)
{
    BIO *bio = memory(pem);
    X509 *certificate;
    size_t count = 0;
    while ((certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL)) != NULL) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(ssl), certificate);
        X509_free(certificate);
        count++;
    }
    if (count > 0)
        ERR_clear_error();
    BIO_free(bio);
    return count > 0;
}

ln_err_t ln_tls_client_context(ln_call_t *call, ln_tls_context_t **out, ln_bytes_t roots_pem)
{
    ln_tls_context_t *context = new_context(TLS_client_method());
    SSL_CTX_set_verify(context->ssl, SSL_VERIFY_PEER, NULL);
    bool good = roots_pem.size > 0 ? trust(context->ssl, roots_pem)
                                   : SSL_CTX_set_default_verify_paths(context->ssl) == 1;
    if (!good) {
        ln_tls_context_free(context);
        return fail(call, "the root certificates cannot be used");
    }
    *out = context;
    return LN_OK;
}

/* --- a certificate of our own */

static void add_extension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    LN_ASSERT(extension != NULL);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

static X509 *sign_certificate(EVP_PKEY *key)
{
    X509 *certificate = X509_new();
    LN_ASSERT(certificate != NULL);
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -24L * 3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 10 * YEAR_S);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"localhost", -1, -1,
                               0);
    X509_set_issuer_name(certificate, name);
    add_extension(certificate, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
    int size = X509_sign(certificate, key, EVP_sha256());
    LN_ASSERT(size > 0);
    return certificate;
}

static ln_bytes_t take_text(ln_call_t *call, BIO *bio)
{
    char *data;
    long size = BIO_get_mem_data(bio, &data);
    ln_bytes_t copy = ln_bytes_copy(call->arena, ln_bytes(data, (size_t)size));
    BIO_free(bio);
    return copy;
}

ln_err_t ln_tls_self_signed(ln_call_t *call, ln_bytes_t *certificate_pem, ln_bytes_t *key_pem)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    if (key == NULL)
        return fail(call, "no key can be made");
    X509 *certificate = sign_certificate(key);
    BIO *a = BIO_new(BIO_s_mem()), *b = BIO_new(BIO_s_mem());
    LN_ASSERT(a != NULL && b != NULL);
    PEM_write_bio_X509(a, certificate);
    PEM_write_bio_PrivateKey(b, key, NULL, NULL, 0, NULL, NULL);
    X509_free(certificate);
    EVP_PKEY_free(key);
    *certificate_pem = take_text(call, a);
    *key_pem = take_text(call, b);
    return LN_OK;
}
