/* SPDX-License-Identifier: Apache-2.0 */
/* Messages between a storage server and its clients. The first byte chooses the direction; what can
 * be read must be written as the same value again, and a head never announces more than the limit.
 */
#include "kvd/frame.h"

#include <string.h>

static void check(ln_call_t *call, ln_bytes_t first, ln_bytes_t second)
{
    size_t size;
    LN_ASSERT(ln_kvd_read_head(call, &size, first.data) == LN_OK);
    LN_ASSERT(size == first.size - LN_KVD_HEAD && size <= LN_KVD_FRAME_MAX);
    LN_ASSERT(ln_bytes_equal(first, second));
}

static void requests(ln_call_t *call, ln_bytes_t message)
{
    ln_kvd_request_t request, again;
    ln_bytes_t first, second;
    if (ln_kvd_read_request(call, &request, message) != LN_OK)
        return;
    LN_ASSERT(ln_kvd_write_request(call, &first, &request) == LN_OK);
    LN_ASSERT(ln_kvd_read_request(call, &again, ln_bytes_from(first, LN_KVD_HEAD)) == LN_OK);
    LN_ASSERT(ln_kvd_write_request(call, &second, &again) == LN_OK);
    check(call, first, second);
}

static void answers(ln_call_t *call, ln_bytes_t message)
{
    ln_kvd_answer_t answer, again;
    ln_bytes_t first, second;
    if (ln_kvd_read_answer(call, &answer, message) != LN_OK)
        return;
    LN_ASSERT(ln_kvd_write_answer(call, &first, &answer) == LN_OK);
    LN_ASSERT(ln_kvd_read_answer(call, &again, ln_bytes_from(first, LN_KVD_HEAD)) == LN_OK);
    LN_ASSERT(ln_kvd_write_answer(call, &second, &again) == LN_OK);
    check(call, first, second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ln_arena_t arena = {0};
    ln_call_t call = ln_call(&arena);
    if (size == 0)
        return 0;
    if (data[0] % 2 == 0)
        requests(&call, ln_bytes(data + 1, size - 1));
    else
        answers(&call, ln_bytes(data + 1, size - 1));
    ln_arena_release(&arena);
    return 0;
}
