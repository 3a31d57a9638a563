/* SPDX-License-Identifier: Apache-2.0 */
/* exec/blobs.h - which blobs a chain has used, where created ones can be seen, and events of other
 * chains (spec 02 §7.3-§7.6). */
#ifndef LN_EXEC_BLOBS_H
#define LN_EXEC_BLOBS_H

#include "exec/execution.h"

/* The first use of a blob on a chain is recorded in the block; later ones are not. *first, which
 * may be null, tells which it was. */
LN_CHECKED ln_err_t ln_blob_used(ln_call_t *call, ln_execution_t *x, bool *first,
                                 const ln_blob_id_t *id);

/* A blob whose content comes with the block: used from now on, and not recorded. */
void ln_blob_published(ln_call_t *call, ln_execution_t *x, const ln_blob_id_t *id);

/* Where to look for a blob besides the store. */
typedef enum {
    LN_BLOBS_STORED = 0,
    LN_BLOBS_OF_TRANSACTION = 1,
    LN_BLOBS_OF_BLOCK = 2
} ln_blob_scope_t;

/* The content; LN_ERR_BLOBS_NOT_FOUND. */
LN_CHECKED ln_err_t ln_blob_read(ln_call_t *call, ln_execution_t *x, ln_bytes_t *content,
                                 const ln_blob_id_t *id, ln_blob_scope_t scope);

/* All blobs of the module must be there (all missing ones are named); then each is used. */
LN_CHECKED ln_err_t ln_module_used(ln_call_t *call, ln_execution_t *x,
                                   const ln_module_id_t *module);

/* Reads an application's description and marks it, its module and, in order, everything it requires
 * as used. */
LN_CHECKED ln_err_t ln_application_describe(ln_call_t *call, ln_execution_t *x,
                                            ln_application_description_t *out,
                                            const ln_application_id_t *id);

/* The value of an event through the oracle: recorded, and in replay taken from the record. */
LN_CHECKED ln_err_t ln_oracle_event(ln_call_t *call, ln_execution_t *x, ln_bytes_t *value,
                                    const ln_event_id_t *id);

#endif
