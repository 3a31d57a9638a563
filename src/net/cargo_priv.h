/* SPDX-License-Identifier: Apache-2.0 */
/* net/cargo_priv.h - bytes on their way, each with the moment of its arrival; for net/pipe.c and
 * net/stream_fault.c. */
#ifndef LN_NET_CARGO_PRIV_H
#define LN_NET_CARGO_PRIV_H

#include "base/arena.h"
#include "base/list.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ln_link_t link;
    uint64_t due_us;
    bool last; /* no bytes, but the word that no more come */
    size_t size, taken;
    uint8_t data[];
} ln_cargo_t;

static inline ln_cargo_t *ln_cargo_add(ln_link_t *list, ln_bytes_t bytes, uint64_t due_us)
{
    ln_cargo_t *cargo = ln_zalloc(sizeof(*cargo) + bytes.size);
    cargo->due_us = due_us;
    cargo->size = bytes.size;
    if (bytes.size > 0)
        memcpy(cargo->data, bytes.data, bytes.size);
    ln_list_append(list, &cargo->link);
    return cargo;
}

/* The first of the list, or null. */
static inline ln_cargo_t *ln_cargo_first(const ln_link_t *list)
{
    return ln_list_empty(list) ? NULL : LN_CONTAINER(list->next, ln_cargo_t, link);
}

static inline void ln_cargo_free_all(ln_link_t *list)
{
    ln_link_t *link;
    while ((link = ln_list_pop(list)) != NULL)
        free(LN_CONTAINER(link, ln_cargo_t, link));
}

#endif
