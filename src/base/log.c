/* SPDX-License-Identifier: Apache-2.0 */
#include "base/log.h"

#include "base/bytes.h"
#include "base/env.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const char *const level_names[] = {"ERROR", "WARN", "INFO", "DEBUG", "TRACE"};
static atomic_int level_now = LN_LOG_WARN;

void ln_log_set_level(ln_log_level_t level)
{
    atomic_store_explicit(&level_now, (int)level, memory_order_relaxed);
}

void ln_log_level_from_environment(void)
{
    const char *value = getenv("LINEN_LOG");
    if (value == NULL)
        value = getenv("RUST_LOG");
    if (value == NULL)
        return;
    ln_bytes_t text = ln_text(value);
    text.size = ln_bytes_find(text, ',');
    for (int i = 0; i < (int)LN_COUNT(level_names); i++) {
        ln_bytes_t name = ln_text(level_names[i]);
        bool equal = text.size == name.size;
        for (size_t k = 0; equal && k < name.size; k++)
            equal = (text.data[k] | 0x20) == (name.data[k] | 0x20);
        if (equal)
            ln_log_set_level((ln_log_level_t)i);
    }
}

bool ln_log_enabled(ln_log_level_t level)
{
    return (int)level <= atomic_load_explicit(&level_now, memory_order_relaxed);
}

void ln_log_write(ln_log_level_t level, const char *topic, const char *format, ...)
{
    char line[2048];
    uint64_t now = ln_env_now_us(ln_env_system());
    time_t seconds = (time_t)(now / LN_SECOND_US);
    struct tm utc;
    gmtime_r(&seconds, &utc);
    size_t n = strftime(line, sizeof(line), "%Y-%m-%dT%H:%M:%S", &utc);
    n += (size_t)snprintf(line + n, sizeof(line) - n,
                          ".%06uZ %-5s %s: ", (unsigned)(now % LN_SECOND_US), level_names[level],
                          topic);
    va_list args;
    va_start(args, format);
    int length = vsnprintf(line + n, sizeof(line) - n, format, args);
    va_end(args);
    n = LN_MIN(n + (size_t)LN_MAX(length, 0), sizeof(line) - 2);
    line[n++] = '\n';
    ssize_t written = write(STDERR_FILENO, line, n);
    (void)written; /* there is nowhere to say that the log cannot be written */
}
