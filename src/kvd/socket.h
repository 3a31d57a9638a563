/* SPDX-License-Identifier: Apache-2.0 */
/* kvd/socket.h - TCP connections on which a thread waits.
 *
 * The storage seam (kv/kv.h) is called by threads that wait for the disk anyway, so its client and
 * its server wait for the network in the same way: one wake-up per request instead of three hops
 * through an event loop.
 *
 * Threads: a socket belongs to one at a time, except ln_kvd_interrupt. */
#ifndef LN_KVD_SOCKET_H
#define LN_KVD_SOCKET_H

#include "base/err.h"

/* A connection to one of the addresses of host. LN_ERR_IO says why there is none. */
LN_CHECKED ln_err_t ln_kvd_connect(ln_call_t *call, int *out, const char *host, uint16_t port);

/* Listens on the addresses that host, a name or a number, stands for first; port 0 is any free one,
 * *got the one that it is. LN_ERR_IO. */
LN_CHECKED ln_err_t ln_kvd_listen(ln_call_t *call, int *out, uint16_t *got, const char *host,
                                  uint16_t port);

/* The next connection; -1 when the listener was interrupted. */
int ln_kvd_accept(int listener);

/* Makes whoever waits for the socket, or waits next, hear that it has ended. Any thread. */
void ln_kvd_interrupt(int socket);

/* From now on receiving fails (LN_ERR_IO) when nothing comes for so long; 0: it waits for ever. */
void ln_kvd_set_patience(int socket, unsigned seconds);

/* Sends a whole frame. LN_ERR_IO. */
LN_CHECKED ln_err_t ln_kvd_send(ln_call_t *call, int socket, ln_bytes_t frame);

/* The next message, without its head, in the call's arena. LN_ERR_IO if there is none;
 * LN_ERR_DECODE if it cannot be one. Memory is taken as the bytes arrive, not as they are
 * announced. */
LN_CHECKED ln_err_t ln_kvd_receive(ln_call_t *call, int socket, ln_bytes_t *message);

#endif
