/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/validate_priv.h"

/* Fields of one answer name end in one place of the answer, so they must be the same field with the
 * same arguments, unless they belong to objects that are never the same one; and even then they
 * must look alike (section 5.3.2). The text of the rule compares every two fields. Here the fields
 * of a selection are put into groups by answer name, and what every group selects is the next
 * selection, which visits each field once per place where it appears in the answer. */

typedef struct {
    const ln_gql_selection_t *field;
    const ln_gql_def_t *parent; /* the type it is selected on */
    uint32_t next;              /* of its group; NONE at the end */
} entry_t;

#define NONE UINT32_MAX

typedef struct {
    uint32_t first, last;
} group_t;

typedef struct {
    struct {
        entry_t *items;
        size_t count;
    } entries;
    struct {
        group_t *items;
        size_t count;
    } groups;
} set_t;

typedef struct {
    ln_gql_validation_t *v;
    uint32_t *slots;   /* by key_id: the group in the set that is filled, or NONE */
    uint32_t *visited; /* by fragment: the number of the set that has it */
    uint32_t set_number;
    size_t work;
} merge_t;

static ln_err_t check_set(merge_t *m, const set_t *set, bool exact);

static ln_err_t work(merge_t *m, uint32_t at)
{
    if (m->work++ < m->v->limits->fields_max)
        return LN_OK;
    return ln_gql_error(m->v->errors, at, "The request is too complex.");
}

/* --- what a selection selects */

static void add_entry(merge_t *m, set_t *set, const ln_gql_selection_t *field,
                      const ln_gql_def_t *parent)
{
    uint32_t index = (uint32_t)set->entries.count, *slot = &m->slots[field->key_id];
    *LN_PUSH(m->v->arena, &set->entries) = (entry_t){field, parent, NONE};
    if (*slot == NONE) {
        *slot = (uint32_t)set->groups.count;
        *LN_PUSH(m->v->arena, &set->groups) = (group_t){index, index};
        return;
    }
    group_t *group = &set->groups.items[*slot];
    set->entries.items[group->last].next = index;
    group->last = index;
}

static ln_err_t gather(merge_t *m, set_t *set, const ln_gql_selections_t *selections,
                       const ln_gql_def_t *parent)
{
    for (size_t i = 0; i < selections->count; i++) {
        const ln_gql_selection_t *selection = &selections->items[i];
        LN_TRY(work(m, selection->at));
        if (selection->kind == LN_GQL_FIELD) {
            add_entry(m, set, selection, parent);
        } else if (selection->kind == LN_GQL_INLINE) {
            LN_TRY(gather(m, set, &selection->selections, selection->def));
        } else if (m->visited[selection->fragment->id] != m->set_number) {
            const ln_gql_fragment_t *fragment = selection->fragment;
            m->visited[fragment->id] = m->set_number;
            LN_TRY(gather(m, set, &fragment->selections, fragment->def));
        }
    }
    return LN_OK;
}

static void begin_set(merge_t *m, set_t *set)
{
    *set = (set_t){0};
    m->set_number++;
}

/* The slots are free for the next set. */
static void end_set(merge_t *m, const set_t *set)
{
    for (size_t i = 0; i < set->groups.count; i++)
        m->slots[set->entries.items[set->groups.items[i].first].field->key_id] = NONE;
}

/* --- the same field? */

static bool same_literal(merge_t *m, const ln_gql_literal_t *a, const ln_gql_literal_t *b);

static bool same_items(merge_t *m, const ln_gql_literal_t *a, const ln_gql_literal_t *b)
{
    bool object = a->kind == LN_GQL_LITERAL_OBJECT;
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = i;
        if (object)
            for (j = 0; j < b->count; j++, m->work++)
                if (ln_bytes_equal(a->items[i].name, b->items[j].name))
                    break;
        if (j == b->count || !same_literal(m, &a->items[i], &b->items[j]))
            return false;
    }
    return true;
}

static bool same_literal(merge_t *m, const ln_gql_literal_t *a, const ln_gql_literal_t *b)
{
    if (a->kind != b->kind || m->work++ > m->v->limits->tokens_max)
        return false;
    if (a->kind == LN_GQL_LITERAL_LIST || a->kind == LN_GQL_LITERAL_OBJECT)
        return same_items(m, a, b);
    return ln_bytes_equal(a->text, b->text);
}

static bool same_arguments(merge_t *m, const ln_gql_arguments_t *a, const ln_gql_arguments_t *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = 0;
        while (j < b->count && !ln_bytes_equal(a->items[i].name, b->items[j].name))
            j++;
        if (j == b->count || !same_literal(m, &a->items[i].value, &b->items[j].value))
            return false;
    }
    return true;
}

static ln_err_t conflict(merge_t *m, const ln_gql_selection_t *a, const ln_gql_selection_t *b,
                         const char *why)
{
    ln_bytes_t message = ln_format(
        m->v->arena, "The fields \"%.*s\" conflict because they %s. Give one of them an alias.",
        LN_GQL_NAME_ARG(a->key), why);
    ln_gql_where_t where = {.at = a->at, .also_at = b->at};
    return ln_gql_error_put(m->v->errors, where, message);
}

static ln_err_t check_same(merge_t *m, const ln_gql_selection_t *a, const ln_gql_selection_t *b)
{
    if (!ln_bytes_equal(a->name, b->name))
        return conflict(m, a, b, "are different fields");
    if (!same_arguments(m, &a->arguments, &b->arguments))
        return conflict(m, a, b, "have different arguments");
    return LN_OK;
}

/* SameResponseShape, of the types alone: composites are looked into later. */
static bool same_shape(const ln_gql_type_t *a, const ln_gql_type_t *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind != LN_GQL_TYPE_NAMED)
        return same_shape(a->of, b->of);
    return a->def == b->def || (ln_gql_is_composite(a->def) && ln_gql_is_composite(b->def));
}

/* --- groups */

typedef struct {
    const entry_t **items; /* one entry of every parent type */
    size_t count;
} parents_t;

/* Entries of different object types are never in one place; all others must be the same field. As
 * that is transitive for one parent, one entry stands for all of its parent. */
static ln_err_t check_entry(merge_t *m, parents_t *parents, const entry_t *entry)
{
    bool known = false;
    for (size_t i = 0; i < parents->count; i++) {
        const entry_t *other = parents->items[i];
        bool both_objects =
            entry->parent->kind == LN_GQL_OBJECT && other->parent->kind == LN_GQL_OBJECT;
        if (entry->parent != other->parent && both_objects)
            continue;
        LN_TRY(check_same(m, other->field, entry->field));
        known |= entry->parent == other->parent;
    }
    if (!known)
        *LN_PUSH(m->v->arena, parents) = entry;
    return LN_OK;
}

/* Checks what the entries of the group select; with object, only those that such an object has. */
static ln_err_t check_below(merge_t *m, const set_t *set, const group_t *group,
                            const ln_gql_def_t *object, bool exact)
{
    set_t below;
    begin_set(m, &below);
    for (uint32_t i = group->first; i != NONE; i = set->entries.items[i].next) {
        const entry_t *entry = &set->entries.items[i];
        bool other = entry->parent->kind == LN_GQL_OBJECT && entry->parent != object;
        if (object != NULL && other)
            continue;
        const ln_gql_def_t *def = ln_gql_type_def(entry->field->field->type);
        LN_TRY(gather(m, &below, &entry->field->selections, def));
    }
    end_set(m, &below);
    return check_set(m, &below, exact);
}

static ln_err_t check_group(merge_t *m, const set_t *set, const group_t *group, bool exact)
{
    const ln_gql_selection_t *first = set->entries.items[group->first].field;
    parents_t parents = {0};
    bool objects = false;
    for (uint32_t i = group->first; i != NONE; i = set->entries.items[i].next) {
        const entry_t *entry = &set->entries.items[i];
        if (!same_shape(first->field->type, entry->field->field->type))
            return conflict(m, first, entry->field, "have different types");
        if (exact)
            LN_TRY(check_entry(m, &parents, entry));
    }
    if (!ln_gql_is_composite(ln_gql_type_def(first->field->type)))
        return LN_OK;
    if (!exact || parents.count == 1)
        return check_below(m, set, group, NULL, exact);
    for (size_t i = 0; i < parents.count; i++) {
        const ln_gql_def_t *parent = parents.items[i]->parent;
        if (parent->kind != LN_GQL_OBJECT)
            continue;
        objects = true;
        LN_TRY(check_below(m, set, group, parent, true));
    }
    return check_below(m, set, group, NULL, !objects);
}

/* exact: the fields are in one place of the answer; otherwise they only must look alike. */
static ln_err_t check_set(merge_t *m, const set_t *set, bool exact)
{
    for (size_t i = 0; i < set->groups.count; i++)
        LN_TRY(check_group(m, set, &set->groups.items[i], exact));
    return LN_OK;
}

ln_err_t ln_gql_validate_merge(ln_gql_validation_t *v)
{
    merge_t m = {.v = v,
                 .slots = LN_NEW_ARRAY(v->arena, uint32_t, v->document->key_count),
                 .visited = LN_NEW_ARRAY(v->arena, uint32_t, v->document->fragments.count)};
    for (size_t i = 0; i < v->document->key_count; i++)
        m.slots[i] = NONE;
    for (size_t i = 0; i < v->document->operations.count; i++) {
        const ln_gql_operation_t *operation = &v->document->operations.items[i];
        set_t set;
        begin_set(&m, &set);
        LN_TRY(gather(&m, &set, &operation->selections, v->schema->roots[operation->kind]));
        end_set(&m, &set);
        LN_TRY(check_set(&m, &set, true));
    }
    return LN_OK;
}
