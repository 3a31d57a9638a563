/* SPDX-License-Identifier: Apache-2.0 */
/* Which waiting messages a block takes in (spec 04 §10.7). */
#include "client/chain_client.h"
#include "client/local.h"
#include "types/block.h"
#include "types/ids.h"

/* False: the bundle stays in the inbox. */
static bool decide(const ln_client_options_t *options, ln_incoming_bundle_t *bundle)
{
    if (options->inbox_policy == LN_INBOX_IGNORE ||
        ln_list_contains(&ln_chain_id_list_type, &options->ignored_origins, &bundle->origin) ||
        (options->restrict_origins &&
         !ln_list_contains(&ln_chain_id_list_type, &options->allowed_origins, &bundle->origin)))
        return false;
    if (options->inbox_policy == LN_INBOX_ACCEPT)
        return true;
    if (ln_bundle_is_skippable(&bundle->bundle))
        return false;
    if (!ln_bundle_is_protected(&bundle->bundle))
        bundle->action = LN_MESSAGE_ACTION_REJECT;
    return true;
}

/* Those of prioritised origins first; otherwise in the order in which the local node has put them.
 */
static void add_matching(ln_call_t *call, const ln_client_options_t *options,
                         ln_incoming_bundle_list_t *out, const ln_incoming_bundle_list_t *waiting,
                         bool prioritised)
{
    for (size_t i = 0; i < waiting->count && out->count < options->bundles_max; i++) {
        ln_incoming_bundle_t bundle = waiting->items[i];
        if (ln_list_contains(&ln_chain_id_list_type, &options->prioritised_origins,
                             &bundle.origin) == prioritised &&
            decide(options, &bundle))
            *LN_PUSH(call->arena, out) = bundle;
    }
}

ln_err_t ln_chain_client_bundles(ln_call_t *call, ln_chain_client_t *chain,
                                 ln_incoming_bundle_list_t *out)
{
    const ln_client_options_t *options = &chain->client->options;
    ln_incoming_bundle_list_t list = {0};
    ln_chain_info_t info;
    ln_chain_info_query_t query = {.chain_id = chain->id,
                                   .request_owner_balance = ln_owner_chain(),
                                   .request_pending_message_bundles = true};
    *out = list;
    if (options->inbox_policy == LN_INBOX_IGNORE)
        return LN_OK; /* not even looked at: there may be very many */
    LN_TRY(ln_local_query(call, chain->client, &info, &query));
    add_matching(call, options, &list, &info.requested_pending_message_bundles, true);
    add_matching(call, options, &list, &info.requested_pending_message_bundles, false);
    *out = list;
    return LN_OK;
}
