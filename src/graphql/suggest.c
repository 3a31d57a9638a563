/* SPDX-License-Identifier: Apache-2.0 */
#include "base/suggest.h"
#include "graphql/check.h"

ln_bytes_t ln_gql_suggestion(ln_arena_t *arena, ln_bytes_t name, const ln_bytes_list_t *candidates)
{
    ln_bytes_t best = ln_suggest(name, candidates);
    if (best.size == 0)
        return LN_LITERAL("");
    return ln_format(arena, " Did you mean \"%.*s\"?", LN_TEXT_ARG(best));
}
