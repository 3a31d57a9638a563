/* SPDX-License-Identifier: Apache-2.0 */
/* app/config.h - reading the files of networks and validators (spec 04 §7.3). */
#ifndef LN_APP_CONFIG_H
#define LN_APP_CONFIG_H

#include "net/tls.h"
#include "types/gen/config.h"

/* What is read lives in the call's arena. LN_ERR_CONFIGURATION names the file and what is wrong. */
LN_CHECKED ln_err_t ln_config_read(ln_call_t *call, const ln_type_t *type, void *out,
                                   const char *path);

/* Writes the value as indented JSON; mode 0600 for files with secrets. */
LN_CHECKED ln_err_t ln_config_write(ln_call_t *call, const ln_type_t *type, const void *value,
                                    const char *path, unsigned mode);

/* The secret key of a server configuration; checks that it is the one of its public key. */
LN_CHECKED ln_err_t ln_config_secret(ln_call_t *call, ln_secp256k1_secret_t *out,
                                     const ln_server_config_t *config);

/* LN_ERR_CONFIGURATION for transports that this program does not have. */
LN_CHECKED ln_err_t ln_config_check_protocols(ln_call_t *call, const ln_server_config_t *config);

/* What the public ports speak: null for clear text. The caller frees the context. */
LN_CHECKED ln_err_t ln_config_tls(ln_call_t *call, ln_tls_context_t **out,
                                  const ln_server_config_t *config);

#endif
