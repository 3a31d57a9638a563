/* SPDX-License-Identifier: Apache-2.0 */
#include "app/policy_args.h"

#include "types/committee.h"

#include <ctype.h>
#include <string.h>

/* Are the names equal, letters of both cases, '-' and '_' aside? */
static bool same_name(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, "-_");
        b += strspn(b, "-_");
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b))
            return false;
        if (*a == '\0')
            return true;
    }
}

ln_err_t ln_policy_named(ln_call_t *call, ln_resource_control_policy_t *out, const char *name)
{
    static const struct {
        const char *name;
        ln_resource_control_policy_t (*make)(void);
    } policies[] = {
        {"no-fees", ln_policy_no_fees},     {"default", ln_policy_no_fees},
        {"only-fuel", ln_policy_only_fuel}, {"all-categories", ln_policy_all_categories},
        {"testnet", ln_policy_testnet},
    };
    for (size_t i = 0; i < LN_COUNT(policies); i++)
        if (same_name(policies[i].name, name)) {
            *out = policies[i].make();
            return LN_OK;
        }
    return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                   "there is no policy '%s'; choose no-fees, testnet, only-fuel or all-categories",
                   name);
}

/* "http_request" and "-price" give "http-request-price". */
static const char *option_name(ln_arena_t *arena, const char *field, const char *suffix)
{
    char *name = ln_text_copy_z(arena, ln_format(arena, "%s%s", field, suffix));
    for (char *p = name; *p != '\0'; p++)
        if (*p == '_')
            *p = '-';
    return name;
}

static void set_allow_list(ln_arena_t *arena, ln_text_set_t *set, ln_bytes_list_t hosts)
{
    *set = (ln_text_set_t){0};
    for (size_t i = 0; i < hosts.count; i++)
        ln_set_insert(&ln_text_set_type, arena, set, &hosts.items[i]);
}

static ln_err_t apply_field(ln_call_t *call, const ln_args_t *args, const ln_field_t *field,
                            void *value, bool *given, const char *price_suffix)
{
    if (field->type == &ln_amount_type)
        return ln_arg_amount(call, args, option_name(call->arena, field->name, price_suffix),
                             &((ln_amount_t *)value)->attos, given);
    const char *name = option_name(call->arena, field->name, "");
    if (field->type == &ln_u64_type)
        return ln_arg_u64(call, args, name, value, given, UINT64_MAX);
    LN_ASSERT(field->type == &ln_text_set_type);
    *given = ln_arg_is_given(args, name);
    if (*given)
        set_allow_list(call->arena, value, ln_arg_list(call->arena, args, name));
    return LN_OK;
}

ln_err_t ln_policy_args_apply(ln_call_t *call, const ln_args_t *args,
                              ln_resource_control_policy_t *policy, bool *changed,
                              const char *price_suffix)
{
    const ln_type_t *type = &ln_resource_control_policy_type;
    *changed = false;
    for (size_t i = 0; i < type->field_count; i++) {
        const ln_field_t *field = &type->fields[i];
        bool given;
        LN_TRY(apply_field(call, args, field, (uint8_t *)policy + field->offset, &given,
                           price_suffix));
        *changed |= given;
    }
    return LN_OK;
}
