/* SPDX-License-Identifier: Apache-2.0 */
#include "graphql/validate.h"

#include "base/ordmap.h"
#include "graphql/validate_priv.h"

#include <string.h>

typedef struct {
    ln_gql_validation_t *v;
    ln_gql_scope_t *scope; /* of the definition that is walked */
    ln_gql_checker_t checker;
    const ln_ordmap_t *fragments; /* name -> index */
} walk_t;

static void walk_selections(walk_t *w, ln_gql_selections_t *selections, const ln_gql_def_t *def);

/* --- fields */

const ln_gql_field_t *ln_gql_find_field(const ln_gql_schema_t *schema, const ln_gql_def_t *def,
                                        ln_bytes_t name)
{
    if (ln_bytes_equal_text(name, "__typename"))
        return &schema->meta_typename;
    if (def == schema->roots[LN_GQL_QUERY]) {
        if (ln_bytes_equal_text(name, "__schema"))
            return &schema->meta_schema;
        if (ln_bytes_equal_text(name, "__type"))
            return &schema->meta_type;
    }
    return ln_gql_def_field(def, name);
}

static void unknown_field(walk_t *w, const ln_gql_selection_t *selection, const ln_gql_def_t *def)
{
    ln_bytes_list_t names = {0};
    for (size_t i = 0; i < def->fields.count; i++)
        *LN_PUSH(w->v->arena, &names) = def->fields.items[i].element.name;
    ln_bytes_t hint = ln_gql_suggestion(w->v->arena, selection->name, &names);
    ln_gql_error(w->v->errors, selection->at, "Unknown field \"%.*s\" on type \"%.*s\".%.*s",
                 LN_GQL_NAME_ARG(selection->name), LN_GQL_NAME_ARG(def->element.name),
                 LN_TEXT_ARG(hint));
}

static void check_leaf(walk_t *w, const ln_gql_selection_t *selection)
{
    const ln_gql_def_t *def = ln_gql_type_def(selection->field->type);
    bool composite = ln_gql_is_composite(def), selected = selection->selections.count > 0;
    if (composite && !selected)
        ln_gql_error(w->v->errors, selection->at,
                     "The field \"%.*s\" of type \"%.*s\" needs a selection of its fields.",
                     LN_GQL_NAME_ARG(selection->name), LN_GQL_NAME_ARG(def->element.name));
    if (!composite && selected)
        ln_gql_error(w->v->errors, selection->at,
                     "The field \"%.*s\" of type \"%.*s\" has no fields to select.",
                     LN_GQL_NAME_ARG(selection->name), LN_GQL_NAME_ARG(def->element.name));
}

static void walk_field(walk_t *w, ln_gql_selection_t *selection, const ln_gql_def_t *def)
{
    ln_gql_check_directives(&w->checker, &selection->directives, LN_GQL_AT_FIELD);
    selection->field = ln_gql_find_field(w->v->schema, def, selection->name);
    if (selection->field == NULL) {
        unknown_field(w, selection, def);
        return;
    }
    if (selection->arguments.count > 0 || selection->field->args.count > 0) {
        ln_bytes_t of =
            ln_format(w->v->arena, "field \"%.*s\" of type \"%.*s\"",
                      LN_GQL_NAME_ARG(selection->name), LN_GQL_NAME_ARG(def->element.name));
        ln_gql_check_arguments(&w->checker, &selection->arguments, &selection->field->args, of,
                               selection->at);
    }
    check_leaf(w, selection);
    if (ln_gql_is_composite(ln_gql_type_def(selection->field->type)))
        walk_selections(w, &selection->selections, ln_gql_type_def(selection->field->type));
}

/* --- fragments */

/* The type that a fragment is for; null, with an error, if it is none. */
static const ln_gql_def_t *fragment_type(walk_t *w, ln_bytes_t name, uint32_t at)
{
    const ln_gql_def_t *def = ln_gql_schema_find(w->v->schema, name);
    if (def != NULL && ln_gql_is_composite(def))
        return def;
    ln_gql_error(w->v->errors, at,
                 def == NULL ? "Unknown type \"%.*s\"."
                             : "A fragment cannot be on \"%.*s\", which has no fields.",
                 LN_GQL_NAME_ARG(name));
    return NULL;
}

static void check_overlap(walk_t *w, const ln_gql_selection_t *selection, const ln_gql_def_t *inner,
                          const ln_gql_def_t *def)
{
    if (!ln_gql_def_overlaps(inner, def))
        ln_gql_error(w->v->errors, selection->at,
                     "A fragment on \"%.*s\" cannot stand here: \"%.*s\" is never one.",
                     LN_GQL_NAME_ARG(inner->element.name), LN_GQL_NAME_ARG(def->element.name));
}

static void walk_inline(walk_t *w, ln_gql_selection_t *selection, const ln_gql_def_t *def)
{
    ln_gql_check_directives(&w->checker, &selection->directives, LN_GQL_AT_INLINE_FRAGMENT);
    selection->def = def;
    if (selection->name.size > 0) {
        selection->def = fragment_type(w, selection->name, selection->at);
        if (selection->def == NULL)
            return;
        check_overlap(w, selection, selection->def, def);
    }
    walk_selections(w, &selection->selections, selection->def);
}

static ln_gql_fragment_t *find_fragment(const walk_t *w, ln_bytes_t name)
{
    const ln_ordmap_entry_t *entry = ln_ordmap_find(w->fragments, name);
    uint32_t index;
    if (entry == NULL)
        return NULL;
    memcpy(&index, entry->value.data, sizeof(index));
    return &w->v->document->fragments.items[index];
}

static void walk_spread(walk_t *w, ln_gql_selection_t *selection, const ln_gql_def_t *def)
{
    ln_gql_check_directives(&w->checker, &selection->directives, LN_GQL_AT_FRAGMENT_SPREAD);
    selection->fragment = find_fragment(w, selection->name);
    if (selection->fragment == NULL) {
        ln_gql_error(w->v->errors, selection->at, "Unknown fragment \"%.*s\".",
                     LN_GQL_NAME_ARG(selection->name));
        return;
    }
    *LN_PUSH(w->v->arena, &w->scope->spreads) = selection;
    const ln_gql_def_t *inner = ln_gql_schema_find(w->v->schema, selection->fragment->type);
    if (inner != NULL && ln_gql_is_composite(inner))
        check_overlap(w, selection, inner, def);
}

static void walk_selections(walk_t *w, ln_gql_selections_t *selections, const ln_gql_def_t *def)
{
    for (size_t i = 0; i < selections->count && !ln_gql_errors_full(w->v->errors); i++) {
        ln_gql_selection_t *selection = &selections->items[i];
        switch (selection->kind) {
        case LN_GQL_FIELD:
            walk_field(w, selection, def);
            break;
        case LN_GQL_INLINE:
            walk_inline(w, selection, def);
            break;
        case LN_GQL_SPREAD:
            walk_spread(w, selection, def);
            break;
        }
    }
}

static void walk_fragment(walk_t *w, ln_gql_fragment_t *fragment)
{
    ln_gql_check_directives(&w->checker, &fragment->directives, LN_GQL_AT_FRAGMENT_DEFINITION);
    fragment->def = fragment_type(w, fragment->type, fragment->at);
    if (fragment->def != NULL)
        walk_selections(w, &fragment->selections, fragment->def);
}

/* --- operations */

static void walk_variable(walk_t *w, ln_gql_variable_t *variable)
{
    ln_gql_checker_t constant = {.schema = w->v->schema, .errors = w->v->errors};
    ln_gql_type_t *type = variable->type;
    while (type->kind != LN_GQL_TYPE_NAMED)
        type = type->of;
    type->def = ln_gql_schema_find(w->v->schema, type->name);
    if (type->def == NULL) {
        ln_gql_error(w->v->errors, type->at, "Unknown type \"%.*s\".", LN_GQL_NAME_ARG(type->name));
        return;
    }
    if (!ln_gql_is_input(type->def)) {
        ln_gql_error(w->v->errors, type->at, "A variable cannot be of type \"%.*s\".",
                     LN_GQL_NAME_ARG(type->name));
        return;
    }
    constant.what = ln_format(w->v->arena, "variable $%.*s", LN_GQL_NAME_ARG(variable->name));
    ln_gql_check_directives(&constant, &variable->directives, LN_GQL_AT_VARIABLE_DEFINITION);
    if (variable->has_default)
        ln_gql_check_literal(&constant, &variable->default_value, variable->type, false);
}

static void walk_operation(walk_t *w, ln_gql_operation_t *operation)
{
    static const char *const words[] = {"queries", "mutations", "subscriptions"};
    static const ln_gql_location_t locations[] = {LN_GQL_AT_QUERY, LN_GQL_AT_MUTATION,
                                                  LN_GQL_AT_SUBSCRIPTION};
    const ln_gql_def_t *root = w->v->schema->roots[operation->kind];
    if (root == NULL) {
        ln_gql_error(w->v->errors, operation->at, "The schema has no %s.", words[operation->kind]);
        return;
    }
    for (size_t i = 0; i < operation->variables.count && !ln_gql_errors_full(w->v->errors); i++)
        walk_variable(w, &operation->variables.items[i]);
    ln_gql_check_directives(&w->checker, &operation->directives, locations[operation->kind]);
    walk_selections(w, &operation->selections, root);
}

/* --- names of definitions */

static void check_unique(ln_gql_validation_t *v, ln_ordmap_t *names, ln_bytes_t name, uint32_t at,
                         uint32_t index, const char *what)
{
    if (ln_ordmap_find(names, name) != NULL)
        ln_gql_error(v->errors, at, "There are two %s with the name \"%.*s\".", what,
                     LN_GQL_NAME_ARG(name));
    else
        ln_ordmap_put(names, name, ln_bytes(&index, sizeof(index)));
}

static void check_operation_names(ln_gql_validation_t *v)
{
    ln_ordmap_t names;
    ln_ordmap_init(&names, v->arena);
    for (size_t i = 0; i < v->document->operations.count; i++) {
        const ln_gql_operation_t *operation = &v->document->operations.items[i];
        if (operation->name.size > 0)
            check_unique(v, &names, operation->name, operation->at, 0, "operations");
        else if (v->document->operations.count > 1)
            ln_gql_error(v->errors, operation->at,
                         "An operation without a name must be the only one.");
    }
}

static void check_variable_names(ln_gql_validation_t *v, const ln_gql_operation_t *operation)
{
    ln_ordmap_t names;
    ln_ordmap_init(&names, v->arena);
    for (size_t i = 0; i < operation->variables.count; i++) {
        const ln_gql_variable_t *variable = &operation->variables.items[i];
        check_unique(v, &names, variable->name, variable->at, 0, "variables");
    }
}

/* --- the passes */

ln_err_t ln_gql_validate_walk(ln_gql_validation_t *v)
{
    ln_gql_document_t *document = v->document;
    ln_ordmap_t fragments;
    ln_ordmap_init(&fragments, v->arena);
    walk_t w = {.v = v, .fragments = &fragments};
    check_operation_names(v);
    for (uint32_t i = 0; i < document->fragments.count; i++) {
        const ln_gql_fragment_t *fragment = &document->fragments.items[i];
        check_unique(v, &fragments, fragment->name, fragment->at, i, "fragments");
    }
    for (size_t i = 0; i < document->fragments.count; i++) {
        w.scope = &v->fragments[i];
        w.checker = (ln_gql_checker_t){
            .schema = v->schema, .errors = v->errors, .usages = &w.scope->usages};
        walk_fragment(&w, &document->fragments.items[i]);
    }
    for (size_t i = 0; i < document->operations.count; i++) {
        w.scope = &v->operations[i];
        w.checker = (ln_gql_checker_t){
            .schema = v->schema, .errors = v->errors, .usages = &w.scope->usages};
        check_variable_names(v, &document->operations.items[i]);
        walk_operation(&w, &document->operations.items[i]);
    }
    return v->errors->count > 0 ? LN_ERR_INVALID_INPUT : LN_OK;
}

ln_err_t ln_gql_validate(const ln_gql_schema_t *schema, ln_gql_document_t *document,
                         ln_gql_errors_t *errors, const ln_gql_limits_t *limits)
{
    ln_gql_validation_t v = {.arena = errors->arena,
                             .schema = schema,
                             .document = document,
                             .errors = errors,
                             .limits = limits};
    v.operations = LN_NEW_ARRAY(v.arena, ln_gql_scope_t, document->operations.count);
    v.fragments = LN_NEW_ARRAY(v.arena, ln_gql_scope_t, document->fragments.count);
    LN_TRY(ln_gql_validate_walk(&v));
    LN_TRY(ln_gql_validate_reach(&v));
    return ln_gql_validate_merge(&v);
}
