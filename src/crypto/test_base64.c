/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "crypto/base64.h"

/* RFC 4648 §10, and the ends of the alphabet */
static const struct {
    const char *data, *text;
} pairs[] = {
    {"", ""},
    {"66", "Zg=="},
    {"666f", "Zm8="},
    {"666f6f", "Zm9v"},
    {"666f6f62", "Zm9vYg=="},
    {"666f6f6261", "Zm9vYmE="},
    {"666f6f626172", "Zm9vYmFy"},
    {"fbffbf00", "+/+/AA=="},
};

TEST(base64_encodes_and_decodes_the_known_pairs)
{
    for (size_t i = 0; i < LN_COUNT(pairs); i++) {
        ln_bytes_t data = ln_test_unhex(&t->arena, pairs[i].data), decoded;
        CHECK_BYTES(ln_base64_encode(&t->arena, data), ln_text(pairs[i].text));
        CHECK(ln_base64_decode(&t->arena, &decoded, ln_text(pairs[i].text)));
        CHECK_BYTES(decoded, data);
    }
}

TEST(base64_refuses_what_encoding_does_not_give)
{
    static const char *const bad[] = {
        "Z",    "Zg",       "Zg=",      "Zm8",   "Zm9vYg",  "====",     "Z===",        "=Zg=",
        "Zg=a", "Zg==Zg==", "Zm8=Zm9v", "Zh==",  "Zm9=",    "Zm9v\n",   "Zm9\n",       "Zm-v",
        "Zm_v", " Zm9",     "Zm9v====", "Zm9v=", "Zm9\xc3", "Zm9v\x80", "Zg==\n\n\n\n"};
    for (size_t i = 0; i < LN_COUNT(bad); i++) {
        ln_bytes_t out = LN_LITERAL("untouched");
        CHECK(!ln_base64_decode(&t->arena, &out, ln_text(bad[i])));
        CHECK_BYTES(out, LN_LITERAL("untouched"));
    }
}

static ln_bytes_t random_bytes(ln_test_t *t, size_t size)
{
    uint8_t *data = ln_arena_alloc(&t->arena, size, 1);
    ln_env_random(&t->env.env, data, size);
    return ln_bytes(data, size);
}

/* Feeds the text in pieces of random sizes. */
static bool stream_decode(ln_test_t *t, ln_base64_stream_t *stream, ln_buffer_t *out,
                          ln_bytes_t text)
{
    while (text.size > 0) {
        size_t size = ln_test_below(t, LN_MIN(text.size, 9) + 1);
        if (!ln_base64_stream_decode(stream, out, ln_bytes(text.data, size)))
            return false;
        text = ln_bytes_from(text, size);
    }
    return true;
}

TEST(base64_stream_is_a_sequence_of_encodings)
{
    for (int round = 0; round < 100; round++) {
        ln_buffer_t text = ln_buffer(&t->arena), expected = ln_buffer(&t->arena);
        for (int part = 0; part < 4; part++) {
            ln_bytes_t data = random_bytes(t, ln_test_below(t, 20));
            ln_bytes_t encoded = ln_base64_encode(&t->arena, data), decoded;
            CHECK(ln_base64_decode(&t->arena, &decoded, encoded));
            CHECK_BYTES(decoded, data);
            ln_buffer_put(&expected, data);
            ln_buffer_put(&text, encoded);
        }
        ln_buffer_t out = ln_buffer(&t->arena);
        ln_base64_stream_t stream = {0};
        CHECK(stream_decode(t, &stream, &out, ln_buffer_bytes(&text)));
        CHECK(ln_base64_stream_complete(&stream));
        CHECK_BYTES(ln_buffer_bytes(&out), ln_buffer_bytes(&expected));
    }
}

TEST(base64_stream_notices_bad_groups_and_a_missing_end)
{
    ln_buffer_t out = ln_buffer(&t->arena);
    ln_base64_stream_t stream = {0};
    CHECK(ln_base64_stream_decode(&stream, &out, LN_LITERAL("Zm9vZ")));
    CHECK(!ln_base64_stream_complete(&stream));
    CHECK(ln_base64_stream_decode(&stream, &out, LN_LITERAL("g==")));
    CHECK(ln_base64_stream_complete(&stream));
    CHECK_BYTES(ln_buffer_bytes(&out), LN_LITERAL("foof"));
    CHECK(!ln_base64_stream_decode(&stream, &out, LN_LITERAL("Zm9\n")));
    stream = (ln_base64_stream_t){0};
    CHECK(!ln_base64_stream_decode(&stream, &out, LN_LITERAL("Zh==")));
}
