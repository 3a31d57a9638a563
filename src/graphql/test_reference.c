/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "graphql/respond.h"

/* What the reference answers: recorded introspection (vectors/), and requests that its clients
 * send. */

/* The query of the recordings in vectors/. */
#define TYPE "{ kind name ofType { kind name ofType { kind name ofType { kind name } } } }"
static const char recorded_query[] =
    "{ __schema {\n"
    "  queryType { name } mutationType { name } subscriptionType { name }\n"
    "  types {\n"
    "    kind name\n"
    "    fields { name isDeprecated args { name defaultValue type " TYPE " } type " TYPE " }\n"
    "    inputFields { name defaultValue type " TYPE " }\n"
    "    enumValues { name } interfaces { name } possibleTypes { name }\n"
    "  }\n"
    "  directives { name locations args { name } }\n"
    "} }";

static ln_gql_schema_t *build(ln_test_t *t, ln_bytes_t sdl)
{
    ln_gql_schema_t *schema = NULL;
    CHECK_OK(ln_gql_schema_build(&t->call, &schema, sdl, LN_GQL_INT_64));
    return schema;
}

static ln_gql_reply_t reply_to(ln_test_t *t, const ln_gql_schema_t *schema, ln_gql_value_t root,
                               ln_bytes_t body)
{
    const ln_gql_run_t run = {.root = root};
    ln_gql_reply_t reply = {0};
    CHECK_OK(ln_gql_respond(&t->call, &reply, schema, NULL, &run, body));
    return reply;
}

/* The answer to a query without variables. */
static ln_bytes_t ask(ln_test_t *t, const ln_gql_schema_t *schema, const char *query)
{
    ln_buffer_t body = ln_buffer(&t->arena);
    ln_json_writer_t w = ln_json_writer(&body, false);
    ln_json_begin_object(&w);
    ln_json_key(&w, "query");
    ln_json_text(&w, ln_text(query));
    ln_json_end_object(&w);
    return reply_to(t, schema, ln_gql_null(), ln_buffer_bytes(&body)).body;
}

/* The answer and the recording, shown from where they part. */
static void check_recording(ln_bytes_t answer, ln_bytes_t recording)
{
    CHECK(recording.size > 0 && recording.data[recording.size - 1] == '\n');
    recording.size--;
    if (ln_bytes_equal(answer, recording))
        return;
    size_t i = 0;
    while (i < answer.size && i < recording.size && answer.data[i] == recording.data[i])
        i++;
    i = i < 60 ? 0 : i - 60;
    print_error("answer    %.200s\nrecording %.200s\n", (const char *)answer.data + i,
                (const char *)recording.data + i);
    fail();
}

TEST(reference_faucet_has_the_same_introspection)
{
    ln_gql_schema_t *schema = build(t, ln_test_read_file(&t->arena, "schema/faucet.graphql"));
    check_recording(ask(t, schema, recorded_query),
                    ln_test_read_file(&t->arena, "src/graphql/vectors/faucet-introspection.json"));
}

/* The texts that the reference's faucet client sends (spec 04 §16.6). */
TEST(reference_faucet_client_is_understood)
{
    static const char *const texts[] = {
        "query { genesisConfig }",
        "query { version }",
        "mutation { claim(owner: \"0x00\") }",
        "query { initialClaim(owner: \"0x00\") { chainId timestamp } }",
        "query { nextDailyClaim(owner: \"0x00\") }",
        "query { currentValidators { publicKey networkAddress } }",
        "query { currentCommittee { validators policy } }",
    };
    ln_gql_schema_t *schema = build(t, ln_test_read_file(&t->arena, "schema/faucet.graphql"));
    for (size_t i = 0; i < LN_COUNT(texts); i++) {
        ln_bytes_t answer = ask(t, schema, texts[i]);
        CHECK(memmem(answer.data, answer.size, "has no resolver", 15) != NULL);
    }
    ln_bytes_t answer = ask(t, schema, "mutation { dailyClaim(owner: \"0x00\") }");
    CHECK(memmem(answer.data, answer.size, "needs a selection", 17) != NULL);
}

/* --- the node service: its text is made from the recording, and must give the recording */

static ln_json_t *member(ln_json_t *object, const char *name)
{
    return ln_gql_json_member(object, ln_text(name));
}

static ln_bytes_t text_member(ln_json_t *object, const char *name)
{
    ln_json_t *value = member(object, name);
    return ln_json_is(value, LN_JSON_TEXT) ? value->text : LN_LITERAL("");
}

/* Of types deeper than the recording goes, the names by field (spec 04 §15.4). */
static const char *deep_type(ln_bytes_t field)
{
    static const char *const names[][2] = {{"messages", "OutgoingMessage"},
                                           {"oracleResponses", "OracleResponse"},
                                           {"events", "Event"},
                                           {"blobs", "Blob"}};
    for (size_t i = 0; i < LN_COUNT(names); i++)
        if (ln_bytes_equal_text(field, names[i][0]))
            return names[i][1];
    return "?";
}

static void put_type(ln_buffer_t *out, ln_json_t *type, ln_bytes_t field)
{
    ln_json_t *of = type != NULL ? member(type, "ofType") : NULL;
    if (type == NULL) {
        ln_buffer_put_text(out, deep_type(field));
    } else if (ln_bytes_equal_text(text_member(type, "kind"), "NON_NULL")) {
        put_type(out, of, field);
        ln_buffer_put_byte(out, '!');
    } else if (ln_bytes_equal_text(text_member(type, "kind"), "LIST")) {
        ln_buffer_put_byte(out, '[');
        put_type(out, of, field);
        ln_buffer_put_byte(out, ']');
    } else {
        ln_buffer_put(out, text_member(type, "name"));
    }
}

/* Arguments or fields of an input object. */
static void put_inputs(ln_buffer_t *out, ln_json_t *list, const char *open, const char *close)
{
    if (ln_json_is_null(list) || list->count == 0)
        return;
    ln_buffer_put_text(out, open);
    for (size_t i = 0; i < list->count; i++) {
        ln_json_t *input = &list->items[i];
        ln_buffer_printf(out, "%.*s: ", LN_TEXT_ARG(text_member(input, "name")));
        put_type(out, member(input, "type"), LN_LITERAL(""));
        if (ln_json_is(member(input, "defaultValue"), LN_JSON_TEXT))
            ln_buffer_printf(out, " = %.*s", LN_TEXT_ARG(text_member(input, "defaultValue")));
        ln_buffer_put_byte(out, '\n');
    }
    ln_buffer_put_text(out, close);
}

static void put_object(ln_buffer_t *out, ln_json_t *type)
{
    ln_json_t *fields = member(type, "fields");
    ln_buffer_printf(out, "type %.*s {\n", LN_TEXT_ARG(text_member(type, "name")));
    for (size_t i = 0; i < fields->count; i++) {
        ln_json_t *field = &fields->items[i];
        ln_buffer_put(out, text_member(field, "name"));
        put_inputs(out, member(field, "args"), "(", ")");
        ln_buffer_put_text(out, ": ");
        put_type(out, member(field, "type"), text_member(field, "name"));
        ln_buffer_put_byte(out, '\n');
    }
    ln_buffer_put_text(out, "}\n");
}

static void put_definition(ln_buffer_t *out, ln_json_t *type)
{
    ln_bytes_t kind = text_member(type, "kind"), name = text_member(type, "name");
    if (ln_bytes_starts_with(name, LN_LITERAL("__")))
        return;
    if (ln_bytes_equal_text(kind, "SCALAR")) {
        ln_buffer_printf(out, "scalar %.*s\n", LN_TEXT_ARG(name));
    } else if (ln_bytes_equal_text(kind, "OBJECT")) {
        put_object(out, type);
    } else {
        CHECK(ln_bytes_equal_text(kind, "INPUT_OBJECT"));
        ln_buffer_printf(out, "input %.*s ", LN_TEXT_ARG(name));
        put_inputs(out, member(type, "inputFields"), "{\n", "}\n");
    }
}

static ln_gql_schema_t *service_schema(ln_test_t *t, ln_bytes_t recording)
{
    ln_json_t *json = NULL;
    CHECK_OK(ln_json_parse(&t->call, &json, recording, "recording"));
    ln_json_t *types = member(member(member(json, "data"), "__schema"), "types");
    CHECK(types->count > 100);
    ln_buffer_t sdl = ln_buffer(&t->arena);
    ln_buffer_put_text(&sdl, "schema { query: QueryRoot mutation: MutationRoot "
                             "subscription: SubscriptionRoot }\n");
    for (size_t i = 0; i < types->count; i++)
        put_definition(&sdl, &types->items[i]);
    return build(t, ln_buffer_bytes(&sdl));
}

static ln_bytes_t service_recording(ln_test_t *t)
{
    return ln_test_read_file(&t->arena, "src/graphql/vectors/service-introspection.json");
}

TEST(reference_service_has_the_same_introspection)
{
    ln_bytes_t recording = service_recording(t);
    check_recording(ask(t, service_schema(t, recording), recorded_query), recording);
}

/* The recorded data is the data of the service: what comes out must be what was recorded, byte for
 * byte. Where the reference had nothing but an error, the request must at least be understood. */
static void check_answer(ln_test_t *t, const ln_gql_schema_t *schema, ln_json_t *line)
{
    ln_bytes_t request = text_member(line, "request"), answer = text_member(line, "answer");
    uint64_t status = 0;
    ln_json_t *json = NULL;
    CHECK(ln_parse_u64(&status, member(line, "status")->text));
    ln_gql_value_t root = ln_gql_null();
    if (status == 200) {
        CHECK_OK(ln_json_parse(&t->call, &json, answer, "answer"));
        if (!ln_json_is_null(member(json, "data")))
            root = ln_gql_json(member(json, "data"));
    }
    ln_gql_reply_t reply = reply_to(t, schema, root, request);
    CHECK(reply.status == (int)status);
    bool understood = memmem(reply.body.data, reply.body.size, "\"path\"", 6) != NULL ||
                      memmem(reply.body.data, reply.body.size, "Subscriptions are not", 21) != NULL;
    if (root.kind == LN_GQL_VALUE_JSON)
        CHECK_BYTES(reply.body, answer);
    else if (status == 200)
        CHECK(understood);
}

TEST(reference_service_gives_the_same_answers)
{
    ln_gql_schema_t *schema = service_schema(t, service_recording(t));
    ln_bytes_t lines = ln_test_read_file(&t->arena, "src/graphql/vectors/service-answers.jsonl");
    size_t count = 0;
    for (; lines.size > 0; count++) {
        ln_json_t *line = NULL;
        size_t size = ln_bytes_find(lines, '\n');
        CHECK_OK(ln_json_parse(&t->call, &line, ln_bytes(lines.data, size), "line"));
        check_answer(t, schema, line);
        lines = ln_bytes_from(lines, size + 1);
    }
    CHECK(count > 20);
}
