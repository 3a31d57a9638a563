/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "json/toml.h"
#include "json/write.h"

static ln_bytes_t json_of(ln_test_t *t, const char *toml)
{
    ln_json_t *tree;
    ln_buffer_t out = ln_buffer(&t->arena);
    ln_json_writer_t w = ln_json_writer(&out, false);
    CHECK_OK(ln_toml_parse(&t->call, &tree, ln_text(toml), "test"));
    ln_json_value(&w, tree);
    return ln_buffer_bytes(&out);
}

TEST(toml_becomes_the_json_that_it_means)
{
    static const struct {
        const char *toml, *json;
    } cases[] = {
        {"", "{}"},
        {"# nothing\n\r\n", "{}"},
        {"a = 1 # one\n\"b c\" = 'x\\y'", "{\"a\":1,\"b c\":\"x\\\\y\"}"},
        {"n = +1_000\nm = -0\nf = 1.5e3\nt = true\nu = false",
         "{\"n\":1000,\"m\":-0,\"f\":1.5e3,\"t\":true,\"u\":false}"},
        {"s = \"\\t\\\"\\u00e9\\U0001F600\"", "{\"s\":\"\\t\\\"\xc3\xa9\xf0\x9f\x98\x80\"}"},
        {"a = [ 1, # one\n 2,\n]\nb = []", "{\"a\":[1,2],\"b\":[]}"},
        {"p = { Grpc = \"Tls\" , x.y = 1 }\nq = {}",
         "{\"p\":{\"Grpc\":\"Tls\",\"x\":{\"y\":1}},\"q\":{}}"},
        {"[t]\na = 1\n[t.u]\nb = 2\n[v]", "{\"t\":{\"a\":1,\"u\":{\"b\":2}},\"v\":{}}"},
        {"[[s]]\nport = 1\n[[s]]\nport = 2\n[s.sub]\nx = 1\n[o]\n[[s]]",
         "{\"s\":[{\"port\":1},{\"port\":2,\"sub\":{\"x\":1}},{}],\"o\":{}}"},
        {"a.b.c = 1\na.b.d = 2", "{\"a\":{\"b\":{\"c\":1,\"d\":2}}}"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++)
        CHECK_BYTES(json_of(t, cases[i].toml), ln_text(cases[i].json));
}

TEST(toml_says_where_it_is_wrong)
{
    static const char *const wrong[] = {
        "a",
        "a =",
        "a = 1 2",
        "a = 1\na = 2",
        "= 1",
        "a = 01",
        "a = 1__0",
        "a = +-1",
        "a = 0x10",
        "a = inf",
        "a = 2026-01-31",
        "a = \"x",
        "a = \"\\q\"",
        "a = \"\"\"x\"\"\"",
        "a = 'x\ny'",
        "a = [1 2]",
        "a = [1",
        "a = { b = 1",
        "a = { b = 1, }",
        "[a",
        "[a]\n[a]",
        "[[a]\n",
        "a = 1\n[a]",
        "a = 1\n[[a]]",
        "a = [1]\n[[a]]",
        "a = {}\n[a.b]",
        "a.b = 1\na.b.c = 2",
        "a = \"\\ud800\"",
        "[]",
        "a = tru",
        "a = \x01",
    };
    ln_json_t *tree;
    for (size_t i = 0; i < LN_COUNT(wrong); i++)
        CHECK_ERR(LN_ERR_INVALID_INPUT,
                  ln_toml_parse(&t->call, &tree, ln_text(wrong[i]), "a.toml"));
    CHECK_ERR(LN_ERR_INVALID_INPUT,
              ln_toml_parse(&t->call, &tree, LN_LITERAL("x = 1\ny = ?"), "a.toml"));
    CHECK(ln_bytes_starts_with(t->call.text, LN_LITERAL("a.toml: line 2, column 5: ")));
}

TEST(toml_nests_only_so_deep)
{
    char text[400] = "a = ";
    ln_json_t *tree;
    memset(text + 4, '[', 200);
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_toml_parse(&t->call, &tree, ln_text(text), "a.toml"));
    memset(text, 'a', sizeof(text) - 1);
    for (size_t i = 1; i < sizeof(text) - 5; i += 2)
        text[i] = '.';
    memcpy(text + sizeof(text) - 5, "=1", 3);
    CHECK_ERR(LN_ERR_INVALID_INPUT, ln_toml_parse(&t->call, &tree, ln_text(text), "a.toml"));
}
