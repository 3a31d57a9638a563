/* SPDX-License-Identifier: Apache-2.0 */
#include "client/seams.h"

static bool has_key(void *owner, const ln_account_owner_t *account)
{
    return ln_keystore_has(owner, account);
}

static ln_err_t sign(void *owner, ln_call_t *call, ln_account_signature_t *out,
                     const ln_account_owner_t *account, const ln_hash_t *hash)
{
    return ln_keystore_sign(call, owner, out, account, hash);
}

ln_signer_t ln_keystore_signer(ln_keystore_t *keystore)
{
    return (ln_signer_t){has_key, sign, keystore};
}

static ln_err_t connect_node(void *owner, ln_call_t *call, ln_node_t **out, ln_bytes_t address)
{
    ln_remote_node_options_t *options = owner;
    ln_rpc_address_t parsed;
    LN_TRY(ln_rpc_address_parse(call, &parsed, address));
    if (parsed.tls && options->tls == NULL)
        LN_TRY(ln_tls_client_context(call, &options->tls, ln_bytes(NULL, 0)));
    *out = ln_remote_node_new(options, &parsed);
    return LN_OK;
}

ln_connector_t ln_grpc_connector(ln_remote_node_options_t *options)
{
    return (ln_connector_t){connect_node, options};
}
