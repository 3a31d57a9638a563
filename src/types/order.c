/* SPDX-License-Identifier: Apache-2.0 */
#include "types/order.h"

int ln_blob_id_compare(const ln_blob_id_t *a, const ln_blob_id_t *b)
{
    if (a->blob_type != b->blob_type)
        return a->blob_type < b->blob_type ? -1 : 1;
    return ln_hash_compare(&a->hash, &b->hash);
}
