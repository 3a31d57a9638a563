/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/execute_priv.h"
#include "graphql/validate_priv.h"

#define NONE UINT32_MAX

void ln_gql_execution_init(ln_gql_execution_t *x, ln_call_t *call,
                           const ln_gql_prepared_t *prepared, const ln_gql_run_t *run)
{
    const ln_gql_document_t *document = &prepared->document;
    *x = (ln_gql_execution_t){.call = call,
                              .prepared = prepared,
                              .schema = prepared->schema,
                              .run = run,
                              .errors = ln_gql_errors(call->arena, document->source),
                              .out = ln_buffer(call->arena)};
    x->w = ln_json_writer(&x->out, false);
    x->args = LN_NEW_ARRAY(call->arena, ln_json_t *, document->field_count);
    x->args_of = LN_NEW_ARRAY(call->arena, const ln_gql_field_t *, document->field_count);
    x->slots = LN_NEW_ARRAY(call->arena, uint32_t, document->key_count);
    x->visited = LN_NEW_ARRAY(call->arena, uint32_t, document->fragments.count);
    for (size_t i = 0; i < document->key_count; i++)
        x->slots[i] = NONE;
}

/* --- directives */

/* The Boolean argument of @skip or @include; validation has made sure that it is there. */
static bool condition(ln_gql_execution_t *x, const ln_gql_directive_t *directive)
{
    const ln_gql_literal_t *value = &directive->arguments.items[0].value;
    if (value->kind != LN_GQL_LITERAL_VARIABLE)
        return ln_bytes_equal_text(value->text, "true");
    const ln_gql_variable_value_t *variable =
        ln_gql_find_variable(&x->prepared->variables, value->text);
    return variable != NULL && variable->given && ln_json_is(variable->value, LN_JSON_BOOL) &&
           ln_bytes_equal_text(variable->value->text, "true");
}

static bool left_out(ln_gql_execution_t *x, const ln_gql_directives_t *directives)
{
    if (directives->count == 0)
        return false;
    const ln_gql_directive_t *skip = ln_gql_find_directive(directives, "skip");
    const ln_gql_directive_t *include = ln_gql_find_directive(directives, "include");
    return (skip != NULL && condition(x, skip)) || (include != NULL && !condition(x, include));
}

/* --- CollectFields of section 6.3.2 */

static void collect_field(ln_gql_execution_t *x, ln_gql_plan_t *plan,
                          const ln_gql_selection_t *selection, const ln_gql_def_t *def)
{
    uint32_t *slot = &x->slots[selection->key_id];
    if (*slot == NONE) {
        *slot = (uint32_t)plan->count;
        *LN_PUSH(x->call->arena, plan) = (ln_gql_plan_field_t){
            .first = selection, .field = ln_gql_find_field(x->schema, def, selection->name)};
    }
    *LN_PUSH(x->call->arena, &plan->items[*slot].all) = selection;
}

static void collect(ln_gql_execution_t *x, ln_gql_plan_t *plan,
                    const ln_gql_selections_t *selections, const ln_gql_def_t *def)
{
    for (size_t i = 0; i < selections->count; i++) {
        const ln_gql_selection_t *selection = &selections->items[i];
        if (left_out(x, &selection->directives))
            continue;
        if (selection->kind == LN_GQL_FIELD) {
            collect_field(x, plan, selection, def);
        } else if (selection->kind == LN_GQL_INLINE) {
            if (ln_gql_def_includes(selection->def, def))
                collect(x, plan, &selection->selections, def);
        } else if (x->visited[selection->fragment->id] != x->plan_number) {
            const ln_gql_fragment_t *fragment = selection->fragment;
            x->visited[fragment->id] = x->plan_number;
            if (ln_gql_def_includes(fragment->def, def))
                collect(x, plan, &fragment->selections, def);
        }
    }
}

static ln_gql_plan_t *begin_plan(ln_gql_execution_t *x, const ln_gql_def_t *def)
{
    ln_gql_plan_t *plan = LN_NEW(x->call->arena, ln_gql_plan_t);
    plan->def = def;
    x->plan_number++;
    return plan;
}

/* The slots are free for the next plan. */
static void end_plan(ln_gql_execution_t *x, const ln_gql_plan_t *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        x->slots[plan->items[i].first->key_id] = NONE;
}

ln_gql_plan_t *ln_gql_plan_root(ln_gql_execution_t *x, const ln_gql_selections_t *selections,
                                const ln_gql_def_t *def)
{
    ln_gql_plan_t *plan = begin_plan(x, def);
    collect(x, plan, selections, def);
    end_plan(x, plan);
    return plan;
}

ln_gql_plan_t *ln_gql_plan_below(ln_gql_execution_t *x, ln_gql_plan_field_t *field,
                                 const ln_gql_def_t *def)
{
    for (size_t i = 0; i < field->below.count; i++)
        if (field->below.items[i]->def == def)
            return field->below.items[i];
    ln_gql_plan_t *plan = begin_plan(x, def);
    for (size_t i = 0; i < field->all.count; i++)
        collect(x, plan, &field->all.items[i]->selections, def);
    end_plan(x, plan);
    *LN_PUSH(x->call->arena, &field->below) = plan;
    return plan;
}
