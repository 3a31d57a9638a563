/* SPDX-License-Identifier: Apache-2.0 */
#include "app/config.h"

#include "base/file.h"

#include <string.h>

ln_err_t ln_config_read(ln_call_t *call, const ln_type_t *type, void *out, const char *path)
{
    ln_bytes_t text;
    LN_TRY(ln_file_read(call, &text, path));
    return ln_value_parse_json(call, type, out, text, path);
}

ln_err_t ln_config_write(ln_call_t *call, const ln_type_t *type, const void *value,
                         const char *path, unsigned mode)
{
    return ln_file_replace(call, path, mode, ln_value_json(type, call->arena, true, value));
}

ln_err_t ln_config_secret(ln_call_t *call, ln_secp256k1_secret_t *out,
                          const ln_server_config_t *config)
{
    ln_secp256k1_secret_t secret;
    memcpy(secret.bytes, config->validator_secret.scalar.bytes, sizeof(secret.bytes));
    if (!ln_secp256k1_secret_is_valid(&secret))
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "the validator's secret key is not valid");
    ln_secp256k1_public_key_t key = ln_secp256k1_public_key(&secret);
    if (!ln_value_equal(&ln_secp256k1_public_key_type, &key, &config->validator.public_key) ||
        !ln_value_equal(&ln_secp256k1_public_key_type, &key, &config->internal_network.public_key))
        return LN_FAIL(call, LN_ERR_CONFIGURATION,
                       "the validator's secret key does not belong to its public key");
    *out = secret;
    return LN_OK;
}

ln_err_t ln_config_check_protocols(ln_call_t *call, const ln_server_config_t *config)
{
    const ln_network_protocol_t *inside = &config->internal_network.protocol;
    if (inside->tag != LN_NETWORK_PROTOCOL_GRPC ||
        config->validator.network.protocol.tag != LN_NETWORK_PROTOCOL_GRPC)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "only the protocol Grpc is supported");
    if (inside->grpc == LN_TLS_CONFIG_TLS)
        return LN_FAIL(call, LN_ERR_CONFIGURATION, "TLS not supported between proxy and shards.");
    return LN_OK;
}

ln_err_t ln_config_tls(ln_call_t *call, ln_tls_context_t **out, const ln_server_config_t *config)
{
    ln_bytes_t certificate, key;
    *out = NULL;
    if (config->validator.network.protocol.grpc == LN_TLS_CONFIG_CLEAR_TEXT)
        return LN_OK;
    LN_TRY(ln_tls_self_signed(call, &certificate, &key));
    return ln_tls_server_context(call, out, certificate, key);
}
