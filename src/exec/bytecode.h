/* SPDX-License-Identifier: Apache-2.0 */
/* exec/bytecode.h - bytecode is published compressed with zstd (spec 01 §7.1). */
#ifndef LN_EXEC_BYTECODE_H
#define LN_EXEC_BYTECODE_H

#include "base/err.h"

/* Does the compressed bytecode decompress to at most size_max bytes? Stops as soon as there are
 * more, so that a small blob cannot make a validator unpack gigabytes. LN_ERR_BYTECODE_TOO_LARGE,
 * LN_ERR_DECOMPRESSION. */
LN_CHECKED ln_err_t ln_bytecode_check_size(ln_call_t *call, ln_bytes_t compressed,
                                           uint64_t size_max);

#endif
