/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/graphiql.h"
#include "graphql/schema_priv.h"

TEST(graphiql_is_its_source)
{
    CHECK_BYTES(ln_graphiql_html, ln_test_read_file(&t->arena, "web/graphiql.html"));
}

TEST(graphiql_needs_nothing_from_elsewhere)
{
    static const char *const outside[] = {"http://", "https://", "src=", "@import", "<link"};
    for (size_t i = 0; i < LN_COUNT(outside); i++)
        CHECK(memmem(ln_graphiql_html.data, ln_graphiql_html.size, outside[i],
                     strlen(outside[i])) == NULL);
}

TEST(introspection_text_is_its_source)
{
    CHECK_BYTES(ln_gql_introspection_sdl,
                ln_test_read_file(&t->arena, "src/graphql/introspection.graphql"));
}
