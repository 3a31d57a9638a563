/* SPDX-License-Identifier: Apache-2.0 */
/* gqlhttp/gqlhttp_priv.h - the parts of gqlhttp/gqlhttp.h among themselves. */
#ifndef LN_GQLHTTP_GQLHTTP_PRIV_H
#define LN_GQLHTTP_GQLHTTP_PRIV_H

#include "gqlhttp/gqlhttp.h"
#include "graphql/respond.h"

/* Takes one of the tasks that may run at the same time; false if there is none left. */
bool ln_gqlhttp_take_task(ln_gqlhttp_t *service);

/* Closes all WebSockets and ends their operations. */
void ln_gqlhttp_end_websockets(ln_gqlhttp_t *service);

static inline const ln_gql_limits_t *ln_gqlhttp_limits(const ln_gqlhttp_t *service,
                                                       ln_gql_limits_t *usual)
{
    *usual = ln_gql_limits();
    return service->options.limits != NULL ? service->options.limits : usual;
}

#endif
