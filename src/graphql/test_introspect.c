/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/execute.h"
#include "graphql/test_sample.h"

static ln_bytes_t ask_within(ln_test_t *t, const ln_gql_schema_t *schema, const char *query,
                             const ln_gql_limits_t limits)
{
    const ln_gql_request_t request = {.query = ln_text(query)};
    const ln_gql_run_t run = {0};
    ln_gql_prepared_t prepared;
    ln_gql_errors_t errors;
    ln_bytes_t answer = {0};
    bool failed;
    ln_err_t err = ln_gql_prepare(&t->call, &prepared, &errors, schema, &limits, &request);
    if (err != LN_OK)
        return ln_gql_errors_answer(&errors);
    CHECK_OK(ln_gql_execute(&t->call, &answer, &failed, &prepared, &run));
    return answer;
}

static ln_bytes_t ask(ln_test_t *t, const ln_gql_schema_t *schema, const char *query)
{
    return ask_within(t, schema, query, ln_gql_limits());
}

TEST(introspection_tells_everything_about_a_type)
{
    ln_gql_schema_t *schema = NULL;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_BYTES(ask(t, schema,
                    "{ __type(name: \"Amount\") { kind name description specifiedByURL "
                    "fields { name } ofType { name } isOneOf } }"),
                LN_LITERAL("{\"data\":{\"__type\":{\"kind\":\"SCALAR\",\"name\":\"Amount\","
                           "\"description\":\"Digits only.\",\"specifiedByURL\":"
                           "\"https://example.org/amount\",\"fields\":null,\"ofType\":null,"
                           "\"isOneOf\":null}}}"));
    CHECK_BYTES(ask(t, schema,
                    "{ a: __type(name: \"Named\") { kind possibleTypes { name } } "
                    "b: __type(name: \"Pet\") { kind possibleTypes { name } } "
                    "c: __type(name: \"Cat\") { interfaces { name } possibleTypes { name } "
                    "} d: __type(name: \"Choice\") { isOneOf } e: __type(name: \"None\") { "
                    "name } }"),
                LN_LITERAL("{\"data\":{\"a\":{\"kind\":\"INTERFACE\",\"possibleTypes\":[{\"name\":"
                           "\"Cat\"},{\"name\":\"Dog\"}]},\"b\":{\"kind\":\"UNION\","
                           "\"possibleTypes\":[{\"name\":\"Cat\"},{\"name\":\"Dog\"}]},\"c\":"
                           "{\"interfaces\":[{\"name\":\"Named\"}],\"possibleTypes\":null},\"d\":"
                           "{\"isOneOf\":true},\"e\":null}}"));
    CHECK_BYTES(ask(t, schema, "{ __type(name: \"Point\") { inputFields { name defaultValue } } }"),
                LN_LITERAL("{\"data\":{\"__type\":{\"inputFields\":[{\"name\":\"x\","
                           "\"defaultValue\":null},{\"name\":\"y\",\"defaultValue\":\"7\"},"
                           "{\"name\":\"tags\",\"defaultValue\":null},{\"name\":\"next\","
                           "\"defaultValue\":null},{\"name\":\"kind\",\"defaultValue\":\"DOG\"}"
                           "]}}}"));
}

TEST(introspection_shows_what_is_deprecated_on_demand)
{
    ln_gql_schema_t *schema = NULL;
    CHECK_OK(sample_schema(&t->call, &schema));
    CHECK_BYTES(ask(t, schema,
                    "{ __type(name: \"Kind\") { enumValues { name } all: "
                    "enumValues(includeDeprecated: true) { name isDeprecated "
                    "deprecationReason } } }"),
                LN_LITERAL("{\"data\":{\"__type\":{\"enumValues\":[{\"name\":\"CAT\"},{\"name\":"
                           "\"DOG\"}],\"all\":[{\"name\":\"CAT\",\"isDeprecated\":false,"
                           "\"deprecationReason\":null},{\"name\":\"DOG\",\"isDeprecated\":false,"
                           "\"deprecationReason\":null},{\"name\":\"WOLF\",\"isDeprecated\":true,"
                           "\"deprecationReason\":\"shy\"}]}}}"));
    ln_bytes_t fields = ask(t, schema,
                            "{ __type(name: \"Query\") { fields(includeDeprecated: "
                            "true) { name deprecationReason args { name } all: "
                            "args(includeDeprecated: true) { name } } } }");
    CHECK(ln_bytes_ends_with(fields, LN_LITERAL("{\"name\":\"old\",\"deprecationReason\":"
                                                "\"No longer supported\",\"args\":[],\"all\":"
                                                "[{\"name\":\"a\"}]}]}}}")));
}

TEST(introspection_shows_directives_that_the_schema_defines)
{
    ln_gql_schema_t *schema = NULL;
    CHECK_OK(sample_schema(&t->call, &schema));
    ln_bytes_t all = ask(t, schema,
                         "{ __schema { description directives { name isRepeatable "
                         "locations args { name type { name } defaultValue } } } }");
    CHECK(ln_bytes_ends_with(
        all, LN_LITERAL("{\"name\":\"trace\",\"isRepeatable\":true,\"locations\":[\"FIELD\","
                        "\"QUERY\",\"VARIABLE_DEFINITION\"],\"args\":[{\"name\":\"label\",\"type\":"
                        "{\"name\":\"String\"},\"defaultValue\":null}]}]}}}")));
    CHECK(ln_bytes_starts_with(all, LN_LITERAL("{\"data\":{\"__schema\":{\"description\":\"\","
                                               "\"directives\":[{\"name\":\"deprecated\"")));
}

/* Both animals have a name, so every step doubles: types that can be what they can be ... */
static const char *types_of_types(ln_test_t *t, const char *selection)
{
    ln_buffer_t query = ln_buffer(&t->arena);
    ln_buffer_put_text(&query, "{ __schema { types {");
    for (int i = 0; i < 12; i++)
        ln_buffer_put_text(&query, " interfaces { possibleTypes {");
    ln_buffer_put_text(&query, selection);
    for (int i = 0; i < 12; i++)
        ln_buffer_put_text(&query, " } }");
    ln_buffer_put_text(&query, " } } }");
    return ln_text_copy_z(&t->arena, ln_buffer_bytes(&query));
}

TEST(introspection_stops_at_its_limits)
{
    static const char *const selections[] = {" name", " name @skip(if: true)", " __typename"};
    ln_gql_limits_t limits = ln_gql_limits();
    ln_gql_schema_t *schema = NULL;
    limits.fields_max = 10000;
    CHECK_OK(sample_schema(&t->call, &schema));
    for (size_t i = 0; i < LN_COUNT(selections); i++)
        CHECK_BYTES(ask_within(t, schema, types_of_types(t, selections[i]), limits),
                    LN_LITERAL("{\"data\":null,\"errors\":[{\"message\":\"The answer has too many "
                               "fields.\"}]}"));
}
