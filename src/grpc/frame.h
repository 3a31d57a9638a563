/* SPDX-License-Identifier: Apache-2.0 */
/* grpc/frame.h - messages in a body: a flag byte, four bytes of length (big-endian), the message.
 *
 *     00 | 00 00 00 05 | m e s s a g e          flag 1: compressed, which we never accept
 *     80 | 00 00 00 0f | grpc-status:0\r\n      gRPC-Web: the trailers, as the last frame
 *
 * A body arrives in pieces of any size; the reader puts messages together in an arena and gives
 * them out one by one.
 *
 * Threads: any. */
#ifndef LN_GRPC_FRAME_H
#define LN_GRPC_FRAME_H

#include "base/err.h"
#include "grpc/status.h"

#define LN_GRPC_FRAME_HEAD 5
#define LN_GRPC_FLAG_TRAILERS 0x80

typedef struct {
    uint8_t head[LN_GRPC_FRAME_HEAD];
    size_t head_size;
    uint8_t *message;
    size_t message_size, room, filled; /* room grows with what really arrives */
    size_t message_max;
    bool web;                /* a frame of trailers is a message too; then flag tells */
    uint8_t flag;            /* of the message given out last */
    ln_grpc_status_t status; /* code OK until the body is found to be wrong */
} ln_grpc_frames_t;

void ln_grpc_frames_init(ln_grpc_frames_t *frames, size_t message_max);

/* Takes from *input until a message is complete or *input is empty. True: *message is a whole
 * message, in the arena, and there may be more in *input. False: everything was taken, or status
 * has a code and everything that follows is ignored. */
bool ln_grpc_frames_next(ln_arena_t *arena, ln_grpc_frames_t *frames, ln_bytes_t *message,
                         ln_bytes_t *input);

/* The body has ended: INTERNAL in status if a frame is incomplete. */
void ln_grpc_frames_finish(ln_grpc_frames_t *frames);

/* The five bytes in front of a message. */
void ln_grpc_frame_head(uint8_t out[LN_GRPC_FRAME_HEAD], uint8_t flag, size_t message_size);

#endif
