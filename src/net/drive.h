/* SPDX-License-Identifier: Apache-2.0 */
/* net/drive.h - runs a loop from outside, for tests.
 *
 * With a fake clock, time is moved from one thing that is due to the next, and nothing ever waits;
 * with the system's, the loop is polled.
 *
 * Threads: the loop's. */
#ifndef LN_NET_DRIVE_H
#define LN_NET_DRIVE_H

#include "net/loop.h"

/* Rounds until *done is true or us have passed on the loop's clock; false if they have. */
bool ln_drive_until(ln_loop_t *loop, const bool *done, uint64_t us);

/* Rounds for some time. */
void ln_drive_for(ln_loop_t *loop, uint64_t us);

#endif
