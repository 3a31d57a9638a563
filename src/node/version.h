/* SPDX-License-Identifier: Apache-2.0 */
/* node/version.h - which version of the protocol we speak, and with whom we can (spec 04 §7.5). */
#ifndef LN_NODE_VERSION_H
#define LN_NODE_VERSION_H

#include "types/gen/node.h"

/* Our own version; constant. The hashes are those of the interfaces that version 0.15.17 has. */
const ln_version_info_t *ln_version(void);

/* May a client of our version use a service of theirs? */
bool ln_version_is_compatible(const ln_version_info_t *theirs);

/* The JSON form, in which the version of the program is one text (spec 04 §7.5). Reading borrows.
 */
void ln_version_to_json(ln_json_writer_t *w, const ln_version_info_t *version);
ln_version_info_t ln_version_from_json(ln_json_reader_t *r, ln_json_t *json);

/* "0.15.17" */
const char *ln_version_text(void);

#endif
