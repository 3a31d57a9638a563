/* SPDX-License-Identifier: Apache-2.0 */
#include "grpc/frame.h"

#include <string.h>

#define ROOM_AT_ONCE (64u * 1024) /* claimed before anything of a message has arrived */

void ln_grpc_frames_init(ln_grpc_frames_t *frames, size_t message_max)
{
    *frames = (ln_grpc_frames_t){.message_max = message_max};
}

static void fail(ln_grpc_frames_t *frames, ln_grpc_code_t code, ln_bytes_t text)
{
    frames->status = (ln_grpc_status_t){code, text};
}

/* The five bytes are there: what do they announce? */
static void begin_message(ln_arena_t *arena, ln_grpc_frames_t *frames)
{
    const uint8_t *h = frames->head;
    uint8_t flag = h[0];
    frames->message_size = (size_t)h[1] << 24 | (size_t)h[2] << 16 | (size_t)h[3] << 8 | h[4];
    if (flag == 1)
        fail(frames, LN_GRPC_INTERNAL,
             LN_LITERAL("protocol error: received message with compressed-flag but no "
                        "grpc-encoding was specified"));
    else if (flag != 0 && !(flag == LN_GRPC_FLAG_TRAILERS && frames->web))
        fail(frames, LN_GRPC_INTERNAL,
             ln_format(arena,
                       "protocol error: received message with invalid compression flag: %u (valid "
                       "flags are 0 and 1)",
                       flag));
    else if (frames->message_size > frames->message_max)
        fail(frames, LN_GRPC_OUT_OF_RANGE,
             ln_format(arena,
                       "Error, decoded message length too large: found %zu bytes, the limit is: "
                       "%zu bytes",
                       frames->message_size, frames->message_max));
    frames->filled = frames->room = 0;
    frames->message = NULL;
}

static void take_head(ln_arena_t *arena, ln_grpc_frames_t *frames, ln_bytes_t *input)
{
    size_t n = LN_MIN(input->size, LN_GRPC_FRAME_HEAD - frames->head_size);
    if (n > 0)
        memcpy(frames->head + frames->head_size, input->data, n);
    frames->head_size += n;
    *input = ln_bytes_from(*input, n);
    if (frames->head_size == LN_GRPC_FRAME_HEAD)
        begin_message(arena, frames);
}

/* A peer that announces much gets room for it only as it arrives. */
static void make_room(ln_arena_t *arena, ln_grpc_frames_t *frames, size_t coming)
{
    size_t need = LN_MIN(frames->filled + coming, frames->message_size);
    if (frames->room >= need && frames->message != NULL)
        return;
    size_t room = LN_MAX(LN_MAX(4 * frames->room, need), (size_t)ROOM_AT_ONCE);
    room = LN_MIN(room, frames->message_size);
    uint8_t *grown = ln_arena_alloc(arena, room, 1);
    if (frames->filled > 0)
        memcpy(grown, frames->message, frames->filled);
    frames->message = grown;
    frames->room = room;
}

bool ln_grpc_frames_next(ln_arena_t *arena, ln_grpc_frames_t *frames, ln_bytes_t *message,
                         ln_bytes_t *input)
{
    if (frames->status.code == LN_GRPC_OK && frames->head_size < LN_GRPC_FRAME_HEAD)
        take_head(arena, frames, input);
    if (frames->status.code != LN_GRPC_OK || frames->head_size < LN_GRPC_FRAME_HEAD)
        return false;
    make_room(arena, frames, input->size);
    size_t n = LN_MIN(input->size, frames->message_size - frames->filled);
    if (n > 0)
        memcpy(frames->message + frames->filled, input->data, n);
    frames->filled += n;
    *input = ln_bytes_from(*input, n);
    if (frames->filled < frames->message_size)
        return false;
    *message = ln_bytes(frames->message, frames->message_size);
    frames->flag = frames->head[0];
    frames->head_size = 0;
    return true;
}

void ln_grpc_frames_finish(ln_grpc_frames_t *frames)
{
    if (frames->status.code == LN_GRPC_OK && frames->head_size > 0)
        fail(frames, LN_GRPC_INTERNAL, LN_LITERAL("Unexpected EOF decoding stream."));
}

void ln_grpc_frame_head(uint8_t out[LN_GRPC_FRAME_HEAD], uint8_t flag, size_t message_size)
{
    out[0] = flag;
    out[1] = (uint8_t)(message_size >> 24);
    out[2] = (uint8_t)(message_size >> 16);
    out[3] = (uint8_t)(message_size >> 8);
    out[4] = (uint8_t)message_size;
}
