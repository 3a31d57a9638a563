/* SPDX-License-Identifier: Apache-2.0 */
/* json/toml.h - configuration files that people write, TOML 1.0, into the tree that json/read.h
 * reads.
 *
 *     host = "localhost"                 {"host": "localhost",
 *     protocol = { Grpc = "Tls" }   ->    "protocol": {"Grpc": "Tls"},
 *     [[shards]]                          "shards": [{"port": 9001},
 *     port = 9001                                    {"port": 9002}]}
 *     [[shards]]
 *     port = 9002
 *
 * Strings over several lines, dates, infinities and numbers that are not decimal are refused: no
 * file of this program has them.
 *
 * Threads: any. */
#ifndef LN_JSON_TOML_H
#define LN_JSON_TOML_H

#include "json/read.h"

/* An object, in the call's arena; it may borrow from text. LN_ERR_INVALID_INPUT with line and
 * column. what names the text in the message. */
LN_CHECKED ln_err_t ln_toml_parse(ln_call_t *call, ln_json_t **out, ln_bytes_t text,
                                  const char *what);

#endif
