/* SPDX-License-Identifier: Apache-2.0 */
/* base/log.h - lines for the person who runs the program, on standard error.
 *
 *     2026-11-22T18:27:00.123456Z WARN  worker: message ... key=value key=value
 *
 * One line, one event; the text says what happened in plain words, then come the facts as
 * key=value. The level is taken from the environment variable LINEN_LOG, else RUST_LOG (error,
 * warn, info, debug, trace; anything after a comma is ignored); it is warn if there is neither.
 *
 * Threads: any; one line is written with one system call. */
#ifndef LN_BASE_LOG_H
#define LN_BASE_LOG_H

#include "base/macros.h"

typedef enum { LN_LOG_ERROR, LN_LOG_WARN, LN_LOG_INFO, LN_LOG_DEBUG, LN_LOG_TRACE } ln_log_level_t;

/* Sets from which level on lines are written; the second function asks the environment. */
void ln_log_set_level(ln_log_level_t level);
void ln_log_level_from_environment(void);
bool ln_log_enabled(ln_log_level_t level);
/* Writes the line. Use the macros below, which do no work for lines that nobody wants. */
void ln_log_write(ln_log_level_t level, const char *topic, const char *format, ...) LN_PRINTF(3, 4);

#define LN_LOG(level, topic, ...)                                                                  \
    do {                                                                                           \
        if (ln_log_enabled(level))                                                                 \
            ln_log_write((level), (topic), __VA_ARGS__);                                           \
    } while (0)

#define LN_ERROR_LOG(topic, ...) LN_LOG(LN_LOG_ERROR, topic, __VA_ARGS__)
#define LN_WARN(topic, ...) LN_LOG(LN_LOG_WARN, topic, __VA_ARGS__)
#define LN_INFO(topic, ...) LN_LOG(LN_LOG_INFO, topic, __VA_ARGS__)
#define LN_DEBUG(topic, ...) LN_LOG(LN_LOG_DEBUG, topic, __VA_ARGS__)

#endif
