/* SPDX-License-Identifier: Apache-2.0 */
#include "base/ordmap.h"
#include "graphql/validate_priv.h"

#include <string.h>

/* --- how deep it gets, and that it ends */

enum { UNREACHED, IN_WORK, DONE };

typedef struct {
    ln_gql_validation_t *v;
    uint8_t *state; /* of every fragment */
    size_t *height; /* levels of selections in a fragment that is done */
} depth_t;

static ln_err_t measure(depth_t *d, size_t *height, const ln_gql_selections_t *selections,
                        size_t depth);

static ln_err_t too_deep(depth_t *d, uint32_t at)
{
    return ln_gql_error(d->v->errors, at, "Fields are nested more than %zu levels deep.",
                        d->v->limits->depth_max);
}

static ln_err_t measure_spread(depth_t *d, size_t *height, const ln_gql_selection_t *spread,
                               size_t depth)
{
    const ln_gql_fragment_t *fragment = spread->fragment;
    if (d->state[fragment->id] == IN_WORK)
        return ln_gql_error(d->v->errors, spread->at, "The fragment \"%.*s\" contains itself.",
                            LN_GQL_NAME_ARG(fragment->name));
    if (d->state[fragment->id] == UNREACHED) {
        d->state[fragment->id] = IN_WORK;
        LN_TRY(measure(d, &d->height[fragment->id], &fragment->selections, depth));
        d->state[fragment->id] = DONE;
    }
    *height = d->height[fragment->id];
    return depth + *height > d->v->limits->depth_max ? too_deep(d, spread->at) : LN_OK;
}

/* *height becomes the levels of the selections, which stand at the given depth. Stops at the limit,
 * and so bounds its own recursion. */
static ln_err_t measure(depth_t *d, size_t *height, const ln_gql_selections_t *selections,
                        size_t depth)
{
    size_t highest = 0;
    for (size_t i = 0; i < selections->count; i++) {
        const ln_gql_selection_t *selection = &selections->items[i];
        size_t below = 0;
        if (depth >= d->v->limits->depth_max)
            return too_deep(d, selection->at);
        if (selection->kind == LN_GQL_SPREAD)
            LN_TRY(measure_spread(d, &below, selection, depth + 1));
        else if (selection->selections.count > 0)
            LN_TRY(measure(d, &below, &selection->selections, depth + 1));
        highest = LN_MAX(highest, below);
    }
    *height = highest + 1;
    return LN_OK;
}

static void check_depth(ln_gql_validation_t *v)
{
    size_t count = v->document->fragments.count, height;
    depth_t d = {.v = v,
                 .state = LN_NEW_ARRAY(v->arena, uint8_t, count),
                 .height = LN_NEW_ARRAY(v->arena, size_t, count)};
    for (size_t i = 0; i < v->document->operations.count; i++)
        if (measure(&d, &height, &v->document->operations.items[i].selections, 0) != LN_OK)
            return;
    for (size_t i = 0; i < count; i++)
        if (d.state[i] == UNREACHED)
            ln_gql_error(v->errors, v->document->fragments.items[i].at,
                         "The fragment \"%.*s\" is never used.",
                         LN_GQL_NAME_ARG(v->document->fragments.items[i].name));
}

/* --- subscriptions */

typedef struct {
    const ln_gql_selection_t *first;
    bool *visited; /* by fragment */
} single_t;

/* Do all fields, with fragments in their places, have one answer name? */
static bool is_single(single_t *s, const ln_gql_selections_t *selections)
{
    for (size_t i = 0; i < selections->count; i++) {
        const ln_gql_selection_t *selection = &selections->items[i];
        if (selection->kind == LN_GQL_FIELD) {
            if (s->first == NULL)
                s->first = selection;
            if (selection->key_id != s->first->key_id)
                return false;
        } else if (selection->kind == LN_GQL_INLINE) {
            if (!is_single(s, &selection->selections))
                return false;
        } else if (!s->visited[selection->fragment->id]) {
            s->visited[selection->fragment->id] = true;
            if (!is_single(s, &selection->fragment->selections))
                return false;
        }
    }
    return true;
}

/* One field, of the subscription's own type (section 5.2.3.1). */
static void check_single_field(ln_gql_validation_t *v, const ln_gql_operation_t *operation)
{
    single_t s = {.visited = LN_NEW_ARRAY(v->arena, bool, v->document->fragments.count)};
    if (!is_single(&s, &operation->selections) ||
        ln_bytes_starts_with(s.first->name, LN_LITERAL("__")))
        ln_gql_error(v->errors, operation->at, "A subscription must select exactly one field.");
}

/* --- variables */

typedef struct {
    ln_gql_validation_t *v;
    const ln_gql_operation_t *operation;
    ln_ordmap_t names; /* of variables -> index; marked when used */
    uint32_t *reached; /* fragments: number of the operation that reached them last, from 1 */
    uint32_t operation_number;
} use_t;

/* AreTypesCompatible of section 5.8.5. */
static bool compatible(const ln_gql_type_t *variable, const ln_gql_type_t *place)
{
    if (variable->kind == LN_GQL_TYPE_NON_NULL)
        return compatible(variable->of, place->kind == LN_GQL_TYPE_NON_NULL ? place->of : place);
    if (variable->kind != place->kind)
        return false;
    if (variable->kind == LN_GQL_TYPE_LIST)
        return compatible(variable->of, place->of);
    return variable->def == place->def;
}

static bool may_stand(const ln_gql_variable_t *variable, const ln_gql_usage_t *usage)
{
    const ln_gql_type_t *place = usage->type;
    bool filled = usage->has_default ||
                  (variable->has_default && variable->default_value.kind != LN_GQL_LITERAL_NULL);
    if (place == NULL)
        return true;
    if (place->kind == LN_GQL_TYPE_NON_NULL && filled)
        place = place->of;
    return compatible(variable->type, place);
}

static void check_usage(use_t *u, const ln_gql_usage_t *usage)
{
    ln_ordmap_entry_t *entry = ln_ordmap_find(&u->names, usage->name);
    uint32_t index;
    if (entry == NULL) {
        ln_gql_error(u->v->errors, usage->at, "The variable $%.*s is not defined.",
                     LN_GQL_NAME_ARG(usage->name));
        return;
    }
    entry->mark = 1;
    memcpy(&index, entry->value.data, sizeof(index));
    const ln_gql_variable_t *variable = &u->operation->variables.items[index];
    if (may_stand(variable, usage))
        return;
    ln_bytes_t is = ln_gql_type_text(u->v->arena, variable->type);
    ln_bytes_t wanted = ln_gql_type_text(u->v->arena, usage->type);
    ln_gql_error(u->v->errors, usage->at,
                 "The variable $%.*s of type \"%.*s\" cannot stand where \"%.*s\" is expected.",
                 LN_GQL_NAME_ARG(usage->name), LN_GQL_NAME_ARG(is), LN_GQL_NAME_ARG(wanted));
}

/* Many operations may share much: the work is bounded, not only the text. */
static ln_err_t check_scope(use_t *u, const ln_gql_scope_t *scope)
{
    for (size_t i = 0; i < scope->usages.count && !ln_gql_errors_full(u->v->errors); i++) {
        check_usage(u, &scope->usages.items[i]);
        u->v->steps++;
    }
    for (size_t i = 0; i < scope->spreads.count; i++) {
        uint32_t id = scope->spreads.items[i]->fragment->id;
        if (u->v->steps++ > u->v->limits->tokens_max)
            return ln_gql_error(u->v->errors, u->operation->at, "The request is too complex.");
        if (u->reached[id] == u->operation_number)
            continue;
        u->reached[id] = u->operation_number;
        LN_TRY(check_scope(u, &u->v->fragments[id]));
    }
    return LN_OK;
}

static ln_err_t check_variables(use_t *u, size_t number)
{
    u->operation = &u->v->document->operations.items[number];
    u->operation_number = (uint32_t)number + 1;
    ln_ordmap_init(&u->names, u->v->arena);
    for (uint32_t i = 0; i < u->operation->variables.count; i++)
        ln_ordmap_put(&u->names, u->operation->variables.items[i].name, ln_bytes(&i, sizeof(i)));
    LN_TRY(check_scope(u, &u->v->operations[number]));
    for (size_t i = 0; i < u->operation->variables.count; i++) {
        const ln_gql_variable_t *variable = &u->operation->variables.items[i];
        if (ln_ordmap_find(&u->names, variable->name)->mark == 0)
            ln_gql_error(u->v->errors, variable->at, "The variable $%.*s is never used.",
                         LN_GQL_NAME_ARG(variable->name));
    }
    return LN_OK;
}

ln_err_t ln_gql_validate_reach(ln_gql_validation_t *v)
{
    size_t count = v->document->operations.count;
    check_depth(v);
    if (v->errors->count > 0)
        return LN_ERR_INVALID_INPUT;
    use_t u = {.v = v, .reached = LN_NEW_ARRAY(v->arena, uint32_t, v->document->fragments.count)};
    for (size_t i = 0; i < count && !ln_gql_errors_full(v->errors); i++) {
        if (v->document->operations.items[i].kind == LN_GQL_SUBSCRIPTION)
            check_single_field(v, &v->document->operations.items[i]);
        LN_TRY(check_variables(&u, i));
    }
    return v->errors->count > 0 ? LN_ERR_INVALID_INPUT : LN_OK;
}
