/* SPDX-License-Identifier: Apache-2.0 */
/* base/list.h - doubly linked lists through a field of the items.
 *
 * A list head is a link that points to itself when the list is empty. An item is in at most one
 * list per link; a zeroed or removed link is in none. */
#ifndef LN_BASE_LIST_H
#define LN_BASE_LIST_H

#include "base/macros.h"

typedef struct ln_link {
    struct ln_link *next, *previous;
} ln_link_t;

/* Makes head an empty list; tells whether it is one. */
static inline void ln_list_init(ln_link_t *head)
{
    head->next = head->previous = head;
}

/* Are there no items? */
static inline bool ln_list_empty(const ln_link_t *head)
{
    return head->next == head;
}

/* Is the item in a list? */
static inline bool ln_link_is_linked(const ln_link_t *link)
{
    return link->next != NULL;
}

/* Puts item behind the last one. */
static inline void ln_list_append(ln_link_t *head, ln_link_t *item)
{
    LN_VERIFY(item->next == NULL);
    item->next = head;
    item->previous = head->previous;
    head->previous->next = item;
    head->previous = item;
}

/* Takes item out of the list that it is in; does nothing if it is in none. */
static inline void ln_list_remove(ln_link_t *item)
{
    if (item->next == NULL)
        return;
    item->next->previous = item->previous;
    item->previous->next = item->next;
    item->next = item->previous = NULL;
}

/* Takes the first item out, or returns null. */
static inline ln_link_t *ln_list_pop(ln_link_t *head)
{
    ln_link_t *first = head->next;
    if (first == head)
        return NULL;
    ln_list_remove(first);
    return first;
}

/* for (LN_LIST_EACH(item, head)): the body may remove item. */
#define LN_LIST_EACH(item, head)                                                                   \
    ln_link_t *item = (head)->next, *item##_next = item->next;                                     \
    item != (head);                                                                                \
    item = item##_next, item##_next = item->next

#endif
