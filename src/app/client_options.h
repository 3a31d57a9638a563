/* SPDX-License-Identifier: Apache-2.0 */
/* app/client_options.h - the global options of clients, read (spec 04 §14.2). */
#ifndef LN_APP_CLIENT_OPTIONS_H
#define LN_APP_CLIENT_OPTIONS_H

#include "app/args.h"
#include "client/client.h"
#include "rpc/remote_node.h"

/* Lists are in the call's arena. LN_ERR_INVALID_INPUT names the option. */
LN_CHECKED ln_err_t ln_client_options_read(ln_call_t *call, const ln_args_t *args,
                                           ln_client_options_t *out);

/* Timeouts and repetitions; loop and tls are not set. */
LN_CHECKED ln_err_t ln_node_options_read(ln_call_t *call, const ln_args_t *args,
                                         ln_remote_node_options_t *out);

/* Values that options and arguments have; what names them in errors. */
LN_CHECKED ln_err_t ln_arg_parse(ln_call_t *call, const ln_type_t *type, void *out,
                                 const char *what, const char *text);

#endif
