/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/error.h"

TEST(error_answer_has_message_places_and_path)
{
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, LN_LITERAL("ab\ncd"));
    const ln_gql_where_t where = {.at = 1, .also_at = 4, .path = LN_LITERAL("[\"a\",0]")};
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_gql_error(&errors, LN_GQL_NOWHERE, "first %d", 1));
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_gql_error_put(&errors, where, LN_LITERAL("second")));
    CHECK_BYTES(ln_gql_errors_answer(&errors),
                LN_LITERAL("{\"data\":null,\"errors\":[{\"message\":\"first 1\"},{\"message\":"
                           "\"second\",\"locations\":[{\"line\":1,\"column\":2},{\"line\":2,"
                           "\"column\":2}],\"path\":[\"a\",0]}]}"));
}

TEST(error_list_counts_what_it_does_not_keep)
{
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, LN_LITERAL(""));
    for (int i = 0; i < LN_GQL_ERRORS_MAX; i++)
        ln_gql_error(&errors, 0, "kept");
    CHECK(ln_gql_errors_full(&errors));
    ln_gql_error(&errors, 0, "dropped");
    ln_gql_error(&errors, 0, "dropped");
    CHECK(errors.count == LN_GQL_ERRORS_MAX && errors.dropped == 2);
    CHECK(ln_bytes_ends_with(ln_gql_errors_answer(&errors),
                             LN_LITERAL("{\"message\":\"2 more errors are not shown\"}]}")));
}

TEST(error_messages_are_text)
{
    ln_gql_errors_t errors = ln_gql_errors(&t->arena, LN_LITERAL(""));
    const ln_gql_where_t nowhere = {.at = LN_GQL_NOWHERE, .also_at = LN_GQL_NOWHERE};
    ln_gql_error_put(&errors, nowhere, LN_LITERAL("bad \xff byte"));
    ln_gql_error_put(&errors, nowhere, LN_LITERAL("good \u00e9"));
    CHECK_BYTES(errors.items[0].message, LN_LITERAL("bad ? byte"));
    CHECK_BYTES(errors.items[1].message, LN_LITERAL("good \u00e9"));
}

TEST(error_names_are_clipped_between_characters)
{
    ln_bytes_t name =
        ln_bytes_join(&t->arena, ln_test_repeat(&t->arena, 'a', 79), LN_LITERAL("\u00e9\u00e9"));
    CHECK(ln_gql_clip(name).size == 79);
    CHECK(ln_gql_clip(LN_LITERAL("short")).size == 5);
    CHECK(ln_gql_clip(ln_test_repeat(&t->arena, 'a', 200)).size == 80);
}
