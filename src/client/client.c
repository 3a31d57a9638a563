/* SPDX-License-Identifier: Apache-2.0 */
#include "client/client.h"

#include "chain/chain.h"
#include "types/committee.h"

#include <stdlib.h>

struct ln_known_node {
    ln_known_node_t *next;
    ln_node_t *node; /* null: the address cannot be used */
    ln_arena_t arena;
    ln_bytes_t address;
};

ln_client_options_t ln_client_defaults(void)
{
    return (ln_client_options_t){.bundles_max = 300,
                                 .limit_errors_max = 3,
                                 .grace_period = 0.2,
                                 .blob_timeout_us = 1000000,
                                 .download_batch = 500,
                                 .upload_batch = 500,
                                 .sender_batch = 20000};
}

/* --- life */

ln_err_t ln_client_new(ln_call_t *call, ln_client_t **out, ln_loop_t *loop, ln_store_t *store,
                       const ln_client_options_t *options, const ln_signer_t *signer,
                       const ln_connector_t *connector)
{
    ln_network_description_t network;
    bool found;
    LN_TRY(ln_store_network(call, store, &network, &found));
    if (!found)
        return LN_FAIL(call, LN_ERR_NO_NETWORK_DESCRIPTION, NULL);
    ln_client_t *client = ln_zalloc(sizeof(*client));
    *client = (ln_client_t){.loop = loop,
                            .env = loop->env,
                            .store = store,
                            .worker = ln_worker_new(loop->env, store, &(ln_worker_options_t){0}),
                            .options = *options,
                            .signer = *signer,
                            .connector = *connector,
                            .admin_id = network.admin_chain_id};
    ln_client_track(client, &client->admin_id);
    *out = client;
    return LN_OK;
}

void ln_client_free(ln_client_t *client)
{
    if (client == NULL)
        return;
    while (client->nodes != NULL) {
        ln_known_node_t *known = client->nodes;
        client->nodes = known->next;
        ln_node_free(known->node);
        ln_arena_release(&known->arena);
        free(known);
    }
    ln_worker_free(client->worker);
    free(client);
}

void ln_client_track(ln_client_t *client, const ln_chain_id_t *chain_id)
{
    ln_worker_track(client->worker, chain_id);
}

/* --- validators */

static ln_known_node_t *known_node(ln_client_t *client, ln_bytes_t address)
{
    for (ln_known_node_t *known = client->nodes; known != NULL; known = known->next)
        if (ln_bytes_equal(known->address, address))
            return known;
    ln_known_node_t *known = ln_zalloc(sizeof(*known));
    ln_call_t call = ln_call(&known->arena);
    known->address = ln_bytes_copy(&known->arena, address);
    if (client->connector.connect(client->connector.owner, &call, &known->node, address) != LN_OK)
        known->node = NULL;
    known->next = client->nodes;
    return client->nodes = known;
}

ln_remote_list_t ln_client_remotes(ln_arena_t *arena, ln_client_t *client,
                                   const ln_committee_t *committee)
{
    ln_remote_list_t list = {0};
    for (size_t i = 0; i < committee->validators.count; i++) {
        const ln_validator_state_t *state = &committee->validators.items[i].value;
        if (state->votes == 0)
            continue;
        const ln_known_node_t *known = known_node(client, state->network_address);
        *LN_PUSH(arena, &list) = (ln_remote_t){.client = client,
                                               .key = committee->validators.items[i].key,
                                               .address = known->address,
                                               .votes = state->votes,
                                               .node = known->node};
    }
    return list;
}

static ln_err_t local_epoch(ln_call_t *call, ln_client_t *client, ln_epoch_t *out,
                            const ln_chain_id_t *chain_id)
{
    ln_chain_t *chain;
    LN_TRY(ln_worker_chain(call, client->worker, &chain, chain_id));
    bool known = ln_chain_is_initialised(chain);
    *out = ln_chain_epoch(chain);
    if (known || ln_chain_id_equal(chain_id, &client->admin_id))
        return LN_OK;
    return local_epoch(call, client, out, &client->admin_id);
}

ln_err_t ln_client_committee(ln_call_t *call, ln_client_t *client, const ln_committee_t **out,
                             const ln_chain_id_t *chain_id)
{
    ln_epoch_t epoch;
    LN_TRY(local_epoch(call, client, &epoch, chain_id));
    LN_TRY(ln_store_committee(call, client->store, out, epoch));
    if (*out == NULL)
        return LN_FAIL(call, LN_ERR_NOT_FOUND, "the committee of epoch %u is not known here",
                       epoch.value);
    return LN_OK;
}

ln_err_t ln_client_any_remotes(ln_call_t *call, ln_client_t *client, ln_remote_list_t *out)
{
    const ln_committee_t *committee;
    LN_TRY(ln_client_committee(call, client, &committee, &client->admin_id));
    ln_remote_list_t list = ln_client_remotes(call->arena, client, committee);
    for (size_t i = list.count; i > 1; i--) {
        size_t k = (size_t)(ln_env_random_u64(client->env) % i);
        ln_remote_t swap = list.items[k];
        list.items[k] = list.items[i - 1];
        list.items[i - 1] = swap;
    }
    *out = list;
    return LN_OK;
}
