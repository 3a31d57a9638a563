/* SPDX-License-Identifier: Apache-2.0 */
#include "base/metrics.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum { COUNTER, GAUGE, HISTOGRAM } kind_t;

typedef struct {
    const char *name, *label, *help;
    kind_t kind;
    const double *bounds;
    size_t bound_count;
} description_t;

#define LN_METRIC_COUNTER(name, label, help)
#define LN_METRIC_GAUGE(name, label, help)
#define LN_METRIC_HISTOGRAM(name, label, help, ...)                                                \
    static const double bounds_##name[] = {__VA_ARGS__};
#include "schema/metrics.def"
#undef LN_METRIC_COUNTER
#undef LN_METRIC_GAUGE
#undef LN_METRIC_HISTOGRAM

static const description_t descriptions[LN_METRIC_COUNT] = {
#define LN_METRIC_COUNTER(name, label, help) {#name, label, help, COUNTER, NULL, 0},
#define LN_METRIC_GAUGE(name, label, help) {#name, label, help, GAUGE, NULL, 0},
#define LN_METRIC_HISTOGRAM(name, label, help, ...)                                                \
    {#name, label, help, HISTOGRAM, bounds_##name, LN_COUNT(bounds_##name)},
#include "schema/metrics.def"
#undef LN_METRIC_COUNTER
#undef LN_METRIC_GAUGE
#undef LN_METRIC_HISTOGRAM
};

/* The values of one metric under one label value. Made once, never freed. */
typedef struct {
    char label_value[48];
    atomic_uint_fast64_t value;       /* counter, gauge; number of observations */
    atomic_uint_fast64_t sum_micro;   /* histogram: sum of observations in millionths */
    atomic_uint_fast64_t buckets[16]; /* histogram: observations per bucket, not cumulated */
} series_t;

typedef struct {
    pthread_mutex_t lock; /* protects the growth of list */
    series_t *_Atomic list[LN_METRIC_SERIES_MAX];
    atomic_size_t count;
} metric_t;

static metric_t metrics[LN_METRIC_COUNT];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static series_t *add_series(metric_t *metric, const char *label_value)
{
    size_t index = atomic_load(&metric->count);
    series_t *series = ln_zalloc(sizeof(*series));
    snprintf(series->label_value, sizeof(series->label_value), "%s", label_value);
    atomic_store(&metric->list[index], series);
    atomic_store(&metric->count, index + 1);
    return series;
}

static void init_all(void)
{
    for (size_t i = 0; i < LN_METRIC_COUNT; i++) {
        pthread_mutex_init(&metrics[i].lock, NULL);
        LN_ASSERT(descriptions[i].bound_count < 16);
        if (descriptions[i].label == NULL)
            add_series(&metrics[i], "");
    }
}

static series_t *find_series(metric_t *metric, const char *label_value, size_t from)
{
    size_t count = atomic_load(&metric->count);
    for (size_t i = from; i < count; i++) {
        series_t *series = atomic_load(&metric->list[i]);
        if (strncmp(series->label_value, label_value, sizeof(series->label_value) - 1) == 0)
            return series;
    }
    return NULL;
}

static series_t *series_of(ln_metric_t id, const char *label_value)
{
    pthread_once(&once, init_all);
    metric_t *metric = &metrics[id];
    LN_ASSERT((descriptions[id].label == NULL) == (label_value == NULL));
    if (label_value == NULL)
        return atomic_load(&metric->list[0]);
    series_t *series = find_series(metric, label_value, 0);
    if (series != NULL)
        return series;
    pthread_mutex_lock(&metric->lock);
    if (atomic_load(&metric->count) >= LN_METRIC_SERIES_MAX - 1)
        label_value = "other";
    series = find_series(metric, label_value, 0);
    if (series == NULL)
        series = add_series(metric, label_value);
    pthread_mutex_unlock(&metric->lock);
    return series;
}

void ln_metric_add(ln_metric_t metric, const char *label_value, uint64_t amount)
{
    atomic_fetch_add_explicit(&series_of(metric, label_value)->value, amount, memory_order_relaxed);
}

void ln_metric_set(ln_metric_t metric, const char *label_value, uint64_t value)
{
    atomic_store_explicit(&series_of(metric, label_value)->value, value, memory_order_relaxed);
}

void ln_metric_observe(ln_metric_t metric, const char *label_value, double value)
{
    series_t *series = series_of(metric, label_value);
    const description_t *description = &descriptions[metric];
    size_t bucket = 0;
    while (bucket < description->bound_count && value > description->bounds[bucket])
        bucket++;
    atomic_fetch_add_explicit(&series->buckets[bucket], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&series->value, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&series->sum_micro, (uint64_t)(value * 1e6), memory_order_relaxed);
}

/* {label="value",le="bound"}, without what is absent. */
static void print_labels(ln_buffer_t *out, const char *label, const char *value, const char *le)
{
    if (label == NULL && le == NULL)
        return;
    ln_buffer_put_byte(out, '{');
    if (label != NULL)
        ln_buffer_printf(out, "%s=\"%s\"%s", label, value, le != NULL ? "," : "");
    if (le != NULL)
        ln_buffer_printf(out, "le=\"%s\"", le);
    ln_buffer_put_byte(out, '}');
}

static void print_value(ln_buffer_t *out, const description_t *d, series_t *series,
                        const char *suffix, const char *le, uint64_t value)
{
    ln_buffer_printf(out, "linera_%s%s", d->name, suffix);
    print_labels(out, d->label, series->label_value, le);
    ln_buffer_printf(out, " %llu\n", (unsigned long long)value);
}

static void print_histogram(ln_buffer_t *out, const description_t *d, series_t *series)
{
    uint64_t cumulated = 0;
    for (size_t i = 0; i < d->bound_count; i++) {
        char le[32];
        ln_buffer_t text = {.data = (uint8_t *)le, .capacity = sizeof(le)};
        ln_buffer_printf(&text, "%g", d->bounds[i]);
        le[text.size] = '\0';
        cumulated += atomic_load(&series->buckets[i]);
        print_value(out, d, series, "_bucket", le, cumulated);
    }
    uint64_t count = atomic_load(&series->value);
    print_value(out, d, series, "_bucket", "+Inf", count);
    ln_buffer_printf(out, "linera_%s_sum", d->name);
    print_labels(out, d->label, series->label_value, NULL);
    ln_buffer_printf(out, " %g\n", (double)atomic_load(&series->sum_micro) / 1e6);
    print_value(out, d, series, "_count", NULL, count);
}

void ln_metrics_print(ln_buffer_t *out)
{
    static const char *const kinds[] = {"counter", "gauge", "histogram"};
    pthread_once(&once, init_all);
    for (size_t i = 0; i < LN_METRIC_COUNT; i++) {
        const description_t *d = &descriptions[i];
        ln_buffer_printf(out, "# HELP linera_%s %s\n# TYPE linera_%s %s\n", d->name, d->help,
                         d->name, kinds[d->kind]);
        size_t count = atomic_load(&metrics[i].count);
        for (size_t k = 0; k < count; k++) {
            series_t *series = atomic_load(&metrics[i].list[k]);
            if (d->kind == HISTOGRAM)
                print_histogram(out, d, series);
            else
                print_value(out, d, series, "", NULL, atomic_load(&series->value));
        }
    }
}
