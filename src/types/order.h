/* SPDX-License-Identifier: Apache-2.0 */
/* types/order.h - orders that do not follow from the fields of a type (spec 01 §1.1). */
#ifndef LN_TYPES_ORDER_H
#define LN_TYPES_ORDER_H

#include "crypto/secp256k1.h"
#include "types/gen/ids.h"

/* Compat: the type comes before the hash, while the serialised form has the hash first. Both orders
 * decide something: this one the lists of created, published and missing blobs, the other the keys
 * of used_blobs (spec 02 §4.2). */
int ln_blob_id_compare(const ln_blob_id_t *a, const ln_blob_id_t *b);

#endif
