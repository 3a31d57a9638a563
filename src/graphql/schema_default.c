/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/input.h"
#include "graphql/schema_priv.h"

/* Input types that are reached through more others than this are refused: nobody writes such. */
#define CHAIN_MAX 200

enum { UNTOUCHED, IN_WORK, DONE };

typedef struct {
    const ln_gql_schema_t *schema;
    ln_gql_errors_t *errors;
    int depth;
} making_t;

static ln_err_t deeper(making_t *m, uint32_t at)
{
    if (++m->depth <= CHAIN_MAX)
        return LN_OK;
    return ln_gql_error(m->errors, at, "input types are nested too deeply");
}

/* --- input objects that could never be written down (section 3.10) */

static ln_err_t check_endless(making_t *m, ln_gql_def_t *def)
{
    if (def->mark == DONE)
        return LN_OK;
    if (def->mark == IN_WORK)
        return ln_gql_error(m->errors, def->element.at, "the input type %.*s requires itself",
                            LN_GQL_NAME_ARG(def->element.name));
    LN_TRY(deeper(m, def->element.at));
    def->mark = IN_WORK;
    for (size_t i = 0; i < def->inputs.count; i++) {
        const ln_gql_type_t *type = def->inputs.items[i].type;
        if (type->kind == LN_GQL_TYPE_NON_NULL && type->of->kind == LN_GQL_TYPE_NAMED)
            LN_TRY(check_endless(m, ln_gql_schema_find(m->schema, type->of->name)));
    }
    def->mark = DONE;
    m->depth--;
    return LN_OK;
}

/* --- values of defaults */

static ln_err_t make_default(making_t *m, ln_gql_input_t *input);

static const ln_gql_literal_t *find_member(const ln_gql_literal_t *object, ln_bytes_t name)
{
    for (size_t i = 0; i < object->count; i++)
        if (ln_bytes_equal(object->items[i].name, name))
            return &object->items[i];
    return NULL;
}

/* The value of a literal takes in the defaults of the fields that it leaves out, so those are made
 * first. */
static ln_err_t make_defaults_in(making_t *m, const ln_gql_literal_t *literal,
                                 const ln_gql_def_t *def)
{
    if (def->kind != LN_GQL_INPUT_OBJECT)
        return LN_OK;
    if (literal->kind == LN_GQL_LITERAL_LIST) {
        for (size_t i = 0; i < literal->count; i++)
            LN_TRY(make_defaults_in(m, &literal->items[i], def));
        return LN_OK;
    }
    for (size_t i = 0; literal->kind == LN_GQL_LITERAL_OBJECT && i < def->inputs.count; i++) {
        ln_gql_input_t *input = &def->inputs.items[i];
        const ln_gql_literal_t *member = find_member(literal, input->element.name);
        if (member != NULL)
            LN_TRY(make_defaults_in(m, member, ln_gql_type_def(input->type)));
        else if (input->has_default)
            LN_TRY(make_default(m, input));
    }
    return LN_OK;
}

static ln_err_t make_default(making_t *m, ln_gql_input_t *input)
{
    if (input->mark == DONE)
        return LN_OK;
    if (input->mark == IN_WORK)
        return ln_gql_error(m->errors, input->element.at, "this default contains itself");
    LN_TRY(deeper(m, input->element.at));
    input->mark = IN_WORK;
    LN_TRY(make_defaults_in(m, &input->default_literal, ln_gql_type_def(input->type)));
    ln_call_t call = ln_call(m->errors->arena);
    ln_gql_coercer_t c = {.call = &call, .schema = m->schema};
    ln_json_t *value = LN_NEW(m->errors->arena, ln_json_t);
    bool given;
    if (!ln_gql_coerce_literal(&c, value, &given, &input->default_literal, input->type))
        return ln_gql_error(m->errors, input->element.at, "%.*s", LN_TEXT_ARG(c.problem));
    input->default_value = value;
    input->mark = DONE;
    m->depth--;
    return LN_OK;
}

static ln_err_t make_all(making_t *m, const ln_gql_inputs_t *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        if (inputs->items[i].has_default)
            LN_TRY(make_default(m, &inputs->items[i]));
    return LN_OK;
}

ln_err_t ln_gql_schema_make_defaults(const ln_gql_schema_t *schema, ln_gql_errors_t *errors)
{
    making_t m = {.schema = schema, .errors = errors};
    for (size_t i = 0; i < schema->types.count; i++) {
        ln_gql_def_t *def = schema->types.items[i];
        LN_TRY(check_endless(&m, def));
        LN_TRY(make_all(&m, &def->inputs));
        for (size_t j = 0; j < def->fields.count; j++)
            LN_TRY(make_all(&m, &def->fields.items[j].args));
    }
    for (size_t i = 0; i < schema->directives.count; i++)
        LN_TRY(make_all(&m, &schema->directives.items[i]->args));
    return LN_OK;
}
