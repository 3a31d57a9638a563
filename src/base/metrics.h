/* SPDX-License-Identifier: Apache-2.0 */
/* base/metrics.h - counters and histograms in the Prometheus text format 0.0.4 (spec 04 §8).
 *
 * All metrics stand in schema/metrics.def and are present at zero from the start. A metric may have
 * one label; its values are added as they occur, up to LN_METRIC_SERIES_MAX of them (further ones
 * are counted under "other").
 *
 * Threads: any; additions are atomic. */
#ifndef LN_BASE_METRICS_H
#define LN_BASE_METRICS_H

#include "base/buffer.h"

#define LN_METRIC_SERIES_MAX 64

typedef enum {
#define LN_METRIC_COUNTER(name, label, help) LN_METRIC_##name,
#define LN_METRIC_GAUGE(name, label, help) LN_METRIC_##name,
#define LN_METRIC_HISTOGRAM(name, label, help, ...) LN_METRIC_##name,
#include "schema/metrics.def"
#undef LN_METRIC_COUNTER
#undef LN_METRIC_GAUGE
#undef LN_METRIC_HISTOGRAM
    LN_METRIC_COUNT
} ln_metric_t;

/* Adds to a counter. label_value is null for a metric without a label. */
void ln_metric_add(ln_metric_t metric, const char *label_value, uint64_t amount);

/* Sets a gauge. */
void ln_metric_set(ln_metric_t metric, const char *label_value, uint64_t value);

/* Puts one observation into a histogram, in the unit of its name. */
void ln_metric_observe(ln_metric_t metric, const char *label_value, double value);

/* Appends all metrics, as GET /metrics answers. */
void ln_metrics_print(ln_buffer_t *out);

#endif
