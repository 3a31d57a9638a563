/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/execute.h"

#include "graphql/execute_priv.h"

/* --- errors */

static void write_path(ln_json_writer_t *w, const ln_gql_path_t *path)
{
    if (path == NULL)
        return;
    write_path(w, path->parent);
    if (path->key.data != NULL)
        ln_json_text(w, path->key);
    else
        ln_json_u64(w, path->index);
}

ln_bytes_t ln_gql_path_text(ln_arena_t *arena, const ln_gql_path_t *path)
{
    ln_buffer_t out = ln_buffer(arena);
    ln_json_writer_t w = ln_json_writer(&out, false);
    ln_json_begin_array(&w);
    write_path(&w, path);
    ln_json_end_array(&w);
    return ln_buffer_bytes(&out);
}

bool ln_gql_field_error(ln_gql_execution_t *x, const ln_gql_selection_t *field,
                        const ln_gql_path_t *path, ln_bytes_t message)
{
    ln_gql_where_t where = {.at = field->at, .also_at = LN_GQL_NOWHERE};
    if (!ln_gql_errors_full(&x->errors))
        where.path = ln_gql_path_text(x->call->arena, path);
    ln_gql_error_put(&x->errors, where, message);
    return false;
}

bool ln_gql_stop(ln_gql_execution_t *x, ln_err_t err, const char *message)
{
    if (x->fatal == LN_OK) {
        x->fatal = err;
        ln_gql_error(&x->errors, LN_GQL_NOWHERE, "%s", message);
    }
    return false;
}

/* --- fields */

bool ln_gql_within_limits(ln_gql_execution_t *x)
{
    const ln_gql_limits_t *limits = &x->prepared->limits;
    if (++x->fields > limits->fields_max)
        return ln_gql_stop(x, LN_ERR_LIMIT, "The answer has too many fields.");
    if (x->out.size > limits->answer_bytes_max)
        return ln_gql_stop(x, LN_ERR_LIMIT, "The answer is too large.");
    if (x->run->env != NULL && ln_env_monotonic_us(x->run->env) >= x->run->deadline_us)
        return ln_gql_stop(x, LN_ERR_TIMEOUT, "The request took too long.");
    return true;
}

/* Arguments are the same for every object of a list, so they are kept. A selection on an interface
 * can mean fields of several types; then the last one is kept, and what is made anew counts. */
static bool arguments_of(ln_gql_execution_t *x, ln_json_t **out, const ln_gql_plan_field_t *field,
                         const ln_gql_path_t *path)
{
    const ln_gql_selection_t *selection = field->first;
    uint32_t id = selection->id;
    if (x->args_of[id] != field->field) {
        ln_gql_coercer_t c = {
            .call = x->call, .schema = x->schema, .variables = &x->prepared->variables};
        ln_json_t *args;
        ln_bytes_t where = ln_bytes(NULL, 0);
        if (selection->arguments.count > 0)
            where = ln_gql_path_text(x->call->arena, path);
        if (ln_gql_coerce_arguments(&c, &args, &x->errors, &selection->arguments,
                                    &field->field->args, where, selection->at) != LN_OK)
            return false;
        x->fields += x->args_of[id] != NULL ? c.nodes : 0;
        x->args[id] = args;
        x->args_of[id] = field->field;
    }
    *out = x->args[id];
    return true;
}

/* The three fields that are always there. */
static bool resolve_meta(const ln_gql_execution_t *x, ln_gql_value_t *out,
                         const ln_gql_field_t *field, const ln_gql_def_t *def,
                         const ln_json_t *args)
{
    if (field == &x->schema->meta_typename) {
        *out = ln_gql_text(def->element.name);
    } else if (field == &x->schema->meta_schema) {
        *out = ln_gql_object(x->schema);
    } else if (field == &x->schema->meta_type) {
        const ln_json_t *name = ln_gql_json_member(args, LN_LITERAL("name"));
        const ln_gql_def_t *found = ln_gql_schema_find(x->schema, name->text);
        *out = found != NULL ? ln_gql_object(&found->self) : ln_gql_null();
    } else {
        return false;
    }
    return true;
}

static ln_err_t resolve(ln_gql_execution_t *x, ln_gql_value_t *out, const ln_gql_field_t *field,
                        const ln_gql_def_t *def, const ln_gql_value_t *parent, ln_json_t *args)
{
    bool json = parent->kind == LN_GQL_VALUE_JSON;
    if (resolve_meta(x, out, field, def, args))
        return LN_OK;
    if (field->resolve != NULL)
        return field->resolve(x->call, out, x->run->context,
                              json ? (const void *)parent->json : parent->object, args);
    if (!json)
        return LN_FAIL(x->call, LN_ERR_INTERNAL, "the field %.*s.%.*s has no resolver",
                       LN_TEXT_ARG(def->element.name), LN_TEXT_ARG(field->element.name));
    *out = ln_gql_json(ln_gql_json_member(parent->json, field->element.name));
    return LN_OK;
}

/* A field whose value could not be had is as null as one whose value is null. */
static bool complete_failed(ln_gql_execution_t *x, const ln_gql_plan_field_t *field)
{
    if (x->fatal != LN_OK || field->field->type->kind == LN_GQL_TYPE_NON_NULL)
        return false;
    ln_json_null(&x->w);
    return true;
}

static bool run_field(ln_gql_execution_t *x, ln_gql_plan_field_t *field, const ln_gql_def_t *def,
                      const ln_gql_value_t *parent, const ln_gql_path_t *path)
{
    ln_gql_value_t value = ln_gql_null();
    ln_json_t *args;
    if (!ln_gql_within_limits(x))
        return false;
    ln_json_key_text(&x->w, field->first->key);
    if (!arguments_of(x, &args, field, path))
        return complete_failed(x, field);
    ln_err_t err = resolve(x, &value, field->field, def, parent, args);
    if (err == LN_ERR_CANCELLED)
        return ln_gql_stop(x, err, "cancelled");
    if (err != LN_OK) {
        ln_gql_field_error(x, field->first, path, ln_call_text(x->call, err));
        return complete_failed(x, field);
    }
    return ln_gql_complete(x, field, field->field->type, &value, path);
}

bool ln_gql_run_plan(ln_gql_execution_t *x, const ln_gql_plan_t *plan, const ln_gql_value_t *parent,
                     const ln_gql_path_t *path)
{
    for (size_t i = 0; i < plan->count; i++) {
        ln_gql_plan_field_t *field = &plan->items[i];
        const ln_gql_path_t inner = {.parent = path, .key = field->first->key};
        if (!run_field(x, field, plan->def, parent, &inner))
            return false;
    }
    return true;
}

/* --- operations */

static bool run_operation(ln_gql_execution_t *x, const ln_gql_value_t *event)
{
    const ln_gql_operation_t *operation = x->prepared->operation;
    const ln_gql_def_t *root = x->schema->roots[operation->kind];
    ln_gql_plan_t *plan = ln_gql_plan_root(x, &operation->selections, root);
    ln_gql_value_t parent =
        x->run->root.kind != LN_GQL_VALUE_NULL ? x->run->root : ln_gql_object(NULL);
    ln_json_begin_object(&x->w);
    if (event == NULL) {
        if (!ln_gql_run_plan(x, plan, &parent, NULL))
            return false;
    } else if (plan->count > 0) {
        ln_gql_plan_field_t *field = &plan->items[0];
        const ln_gql_path_t path = {.key = field->first->key};
        ln_json_key_text(&x->w, field->first->key);
        if (!ln_gql_complete(x, field, field->field->type, event, &path))
            return false;
    }
    ln_json_end_object(&x->w);
    return true;
}

static ln_err_t execute(ln_call_t *call, ln_bytes_t *answer, bool *failed,
                        const ln_gql_prepared_t *prepared, const ln_gql_run_t *run,
                        const ln_gql_value_t *event)
{
    ln_gql_execution_t x;
    ln_gql_execution_init(&x, call, prepared, run);
    ln_json_begin_object(&x.w);
    ln_json_key(&x.w, "data");
    const ln_json_writer_t writer = x.w;
    const size_t size = x.out.size;
    if (!run_operation(&x, event)) {
        x.w = writer;
        x.out.size = size;
        ln_json_null(&x.w);
    }
    if (x.fatal == LN_ERR_CANCELLED)
        return LN_ERR_CANCELLED;
    if (x.errors.count > 0) {
        ln_json_key(&x.w, "errors");
        ln_gql_errors_write(&x.w, &x.errors);
    }
    ln_json_end_object(&x.w);
    *answer = ln_buffer_bytes(&x.out);
    *failed = x.errors.count > 0;
    return LN_OK;
}

ln_err_t ln_gql_execute(ln_call_t *call, ln_bytes_t *answer, bool *failed,
                        const ln_gql_prepared_t *prepared, const ln_gql_run_t *run)
{
    LN_ASSERT(prepared->operation->kind != LN_GQL_SUBSCRIPTION);
    return execute(call, answer, failed, prepared, run, NULL);
}

ln_err_t ln_gql_execute_event(ln_call_t *call, ln_bytes_t *answer, bool *failed,
                              const ln_gql_prepared_t *prepared, const ln_gql_run_t *run,
                              ln_gql_value_t event)
{
    LN_ASSERT(prepared->operation->kind == LN_GQL_SUBSCRIPTION);
    return execute(call, answer, failed, prepared, run, &event);
}
