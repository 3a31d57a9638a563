/* SPDX-License-Identifier: Apache-2.0 */
#include "exec/bytecode.h"

#include <zstd.h>

static ln_err_t count_output(ln_call_t *call, ZSTD_DStream *stream, ln_bytes_t compressed,
                             uint64_t size_max)
{
    size_t room = ZSTD_DStreamOutSize(), rest = 1;
    void *piece = ln_arena_alloc(call->arena, room, 1);
    ZSTD_inBuffer in = {compressed.data, compressed.size, 0};
    uint64_t total = 0;
    while (in.pos < in.size || rest != 0) {
        ZSTD_outBuffer out = {piece, room, 0};
        size_t before = in.pos;
        rest = ZSTD_decompressStream(stream, &out, &in);
        LN_ASSERT(in.pos <= in.size && out.pos <= room);
        if (ZSTD_isError(rest) || (in.pos == before && out.pos == 0))
            return LN_FAIL(call, LN_ERR_DECOMPRESSION, NULL);
        total += out.pos;
        if (total > size_max)
            return LN_FAIL(call, LN_ERR_BYTECODE_TOO_LARGE, NULL);
    }
    return LN_OK;
}

ln_err_t ln_bytecode_check_size(ln_call_t *call, ln_bytes_t compressed, uint64_t size_max)
{
    ZSTD_DStream *stream = ZSTD_createDStream();
    LN_ASSERT(stream != NULL);
    ln_err_t err = count_output(call, stream, compressed, size_max);
    ZSTD_freeDStream(stream);
    return err;
}
