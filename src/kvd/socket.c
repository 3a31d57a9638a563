/* SPDX-License-Identifier: Apache-2.0 */
#include "kvd/socket.h"

#include "kvd/frame.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CONNECT_TIMEOUT_S 5
#define SEND_TIMEOUT_S 30
#define PIECE_MAX ((size_t)1 << 20)

static void set_timeout(int socket, int which, int seconds)
{
    struct timeval time = {.tv_sec = seconds};
    setsockopt(socket, SOL_SOCKET, which, &time, sizeof(time));
}

/* A peer that has vanished without a word is noticed after a minute and a half. */
static void set_options(int socket)
{
    int on = 1, idle = 60, interval = 10, count = 3;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof(idle));
    setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof(interval));
    setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &count, sizeof(count));
    set_timeout(socket, SO_SNDTIMEO, SEND_TIMEOUT_S);
}

static ln_err_t look_up(ln_call_t *call, struct addrinfo **out, const char *host, uint16_t port,
                        int flags)
{
    char service[8];
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = flags};
    snprintf(service, sizeof(service), "%u", port);
    int problem = getaddrinfo(host, service, &hints, out);
    if (problem == 0)
        return LN_OK;
    return LN_FAIL(call, LN_ERR_IO, "the host '%s' is not known: %s", host, gai_strerror(problem));
}

/* The send timeout is that of connect too. */
static int connect_to(const struct addrinfo *address)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return -1;
    set_timeout(fd, SO_SNDTIMEO, CONNECT_TIMEOUT_S);
    if (connect(fd, address->ai_addr, address->ai_addrlen) != 0) {
        int problem = errno;
        close(fd);
        errno = problem;
        return -1;
    }
    set_options(fd);
    return fd;
}

ln_err_t ln_kvd_connect(ln_call_t *call, int *out, const char *host, uint16_t port)
{
    struct addrinfo *list;
    LN_TRY(look_up(call, &list, host, port, 0));
    int fd = -1;
    for (const struct addrinfo *a = list; a != NULL && fd < 0; a = a->ai_next)
        fd = connect_to(a);
    int problem = errno;
    freeaddrinfo(list);
    if (fd < 0)
        return LN_FAIL(call, LN_ERR_IO, "no connection to %s:%u: %s", host, port,
                       problem == EINPROGRESS ? "no answer" : strerror(problem));
    *out = fd;
    return LN_OK;
}

/* --- listening */

static int listen_on(const struct addrinfo *address)
{
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, address->ai_addr, address->ai_addrlen) != 0 || listen(fd, 128) != 0) {
        int problem = errno;
        close(fd);
        errno = problem;
        return -1;
    }
    return fd;
}

static uint16_t port_of(int socket)
{
    struct sockaddr_storage address;
    socklen_t size = sizeof(address);
    char service[8] = "";
    uint64_t port = 0;
    if (getsockname(socket, (struct sockaddr *)&address, &size) != 0 ||
        getnameinfo((struct sockaddr *)&address, size, NULL, 0, service, sizeof(service),
                    NI_NUMERICSERV) != 0 ||
        !ln_parse_u64(&port, ln_text(service)))
        return 0;
    return (uint16_t)port;
}

ln_err_t ln_kvd_listen(ln_call_t *call, int *out, uint16_t *got, const char *host, uint16_t port)
{
    struct addrinfo *list;
    LN_TRY(look_up(call, &list, host, port, AI_PASSIVE));
    int fd = -1;
    for (const struct addrinfo *a = list; a != NULL && fd < 0; a = a->ai_next)
        fd = listen_on(a);
    int problem = errno;
    freeaddrinfo(list);
    if (fd < 0)
        return LN_FAIL(call, LN_ERR_IO, "cannot listen on %s:%u: %s", host, port,
                       strerror(problem));
    *got = port_of(fd);
    *out = fd;
    return LN_OK;
}

int ln_kvd_accept(int listener)
{
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (fd >= 0) {
            set_options(fd);
            return fd;
        }
        if (errno == EINVAL || errno == EBADF)
            return -1;
        if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS)
            usleep(10000); /* until somebody has gone */
    }
}

void ln_kvd_interrupt(int socket)
{
    shutdown(socket, SHUT_RDWR);
}

void ln_kvd_set_patience(int socket, unsigned seconds)
{
    set_timeout(socket, SO_RCVTIMEO, (int)seconds);
}

/* --- frames */

ln_err_t ln_kvd_send(ln_call_t *call, int socket, ln_bytes_t frame)
{
    while (frame.size > 0) {
        ssize_t sent = send(socket, frame.data, frame.size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return LN_FAIL(call, LN_ERR_IO, "the connection broke: %s",
                           errno == EAGAIN ? "the other side does not read" : strerror(errno));
        frame = ln_bytes_from(frame, (size_t)sent);
    }
    return LN_OK;
}

static ln_err_t receive_some(ln_call_t *call, int socket, uint8_t *out, size_t size)
{
    while (size > 0) {
        ssize_t got = recv(socket, out, size, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return LN_FAIL(call, LN_ERR_IO, "the connection broke: %s",
                           got == 0          ? "the other side closed it"
                           : errno == EAGAIN ? "the other side says nothing"
                                             : strerror(errno));
        out += got;
        size -= (size_t)got;
    }
    return LN_OK;
}

ln_err_t ln_kvd_receive(ln_call_t *call, int socket, ln_bytes_t *message)
{
    uint8_t head[LN_KVD_HEAD];
    size_t size;
    ln_buffer_t buffer = ln_buffer(call->arena);
    LN_TRY(receive_some(call, socket, head, sizeof(head)));
    LN_TRY(ln_kvd_read_head(call, &size, head));
    while (size > 0) {
        size_t piece = LN_MIN(size, PIECE_MAX);
        LN_TRY(receive_some(call, socket, ln_buffer_extend(&buffer, piece), piece));
        size -= piece;
    }
    *message = ln_buffer_bytes(&buffer);
    return LN_OK;
}
