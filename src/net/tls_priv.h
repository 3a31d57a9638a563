/* SPDX-License-Identifier: Apache-2.0 */
/* net/tls_priv.h - OpenSSL's part of a context. */
#ifndef LN_NET_TLS_PRIV_H
#define LN_NET_TLS_PRIV_H

#include <openssl/ssl.h>

struct ln_tls_context {
    SSL_CTX *ssl;
};

#endif
