/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buffer.h"
#include "base/test.h"
#include "grpc/frame.h"
#include "grpc/status.h"
#include "grpc/web.h"

TEST(status_texts_are_percent_encoded_as_the_reference_does)
{
    CHECK_BYTES(ln_grpc_percent_encode(
                    &t->arena, LN_LITERAL("invalid value: integer `7`, expected 0 <= i < 7 {/?}")),
                LN_LITERAL("invalid%20value:%20integer%20%607%60,%20expected%200%20%3C=%20i%20%3C"
                           "%207%20%7B/%3F%7D"));
    CHECK_BYTES(ln_grpc_percent_encode(&t->arena, LN_LITERAL("100%\n\xc3\xa9\x7f\"#>[]")),
                LN_LITERAL("100%25%0A%C3%A9%7F%22%23%3E[]"));
}

TEST(status_texts_are_decoded_leniently)
{
    static const char *const cases[][2] = {{"a%20b", "a b"},     {"%C3%a9", "\xc3\xa9"},
                                           {"100%", "100%"},     {"%2", "%2"},
                                           {"%zz%20", "%zz "},   {"", ""},
                                           {"%ff%20", "%ff%20"}, {"plain", "plain"}};
    for (size_t i = 0; i < LN_COUNT(cases); i++)
        CHECK_BYTES(ln_grpc_percent_decode(&t->arena, ln_text(cases[i][0])), ln_text(cases[i][1]));
    for (int i = 0; i < 200; i++) {
        ln_buffer_t text = ln_buffer(&t->arena);
        for (int k = 0; k < 20; k++)
            ln_buffer_put_byte(&text, (uint8_t)ln_test_below(t, 128));
        ln_bytes_t coded = ln_grpc_percent_encode(&t->arena, ln_buffer_bytes(&text));
        CHECK_BYTES(ln_grpc_percent_decode(&t->arena, coded), ln_buffer_bytes(&text));
    }
}

TEST(status_codes_from_elsewhere)
{
    CHECK(ln_grpc_code_parse(LN_LITERAL("16")) == LN_GRPC_UNAUTHENTICATED);
    CHECK(ln_grpc_code_parse(LN_LITERAL("17")) == LN_GRPC_UNKNOWN);
    CHECK(ln_grpc_code_parse(LN_LITERAL("x")) == LN_GRPC_UNKNOWN);
    CHECK(ln_grpc_code_of_http(404) == LN_GRPC_UNIMPLEMENTED);
    CHECK(ln_grpc_code_of_http(503) == LN_GRPC_UNAVAILABLE);
    CHECK(ln_grpc_code_of_http(418) == LN_GRPC_UNKNOWN);
    CHECK(ln_grpc_code_of_h2(8) == LN_GRPC_CANCELLED);
    CHECK(ln_grpc_code_of_h2(1) == LN_GRPC_INTERNAL);
    CHECK(ln_grpc_code_of_err(LN_ERR_DECODE) == LN_GRPC_INTERNAL);
    CHECK(ln_grpc_code_of_err(LN_ERR_INVALID_INPUT) == LN_GRPC_INVALID_ARGUMENT);
    CHECK(ln_grpc_code_of_err(LN_ERR_BUSY) == LN_GRPC_UNAVAILABLE);
    for (int i = 0; i < LN_GRPC_CODE_COUNT; i++)
        CHECK(strlen(ln_grpc_code_name((ln_grpc_code_t)i)) > 1);
}

/* --- frames */

/* All messages of a body that arrives in pieces of some size, behind each other with '|'. */
static ln_bytes_t messages(ln_test_t *t, ln_grpc_status_t *status, ln_bytes_t body, size_t piece,
                           size_t message_max, bool web)
{
    ln_grpc_frames_t frames;
    ln_buffer_t out = ln_buffer(&t->arena);
    ln_grpc_frames_init(&frames, message_max);
    frames.web = web;
    while (body.size > 0) {
        ln_bytes_t chunk = ln_bytes(body.data, LN_MIN(piece, body.size)), message;
        body = ln_bytes_from(body, chunk.size);
        while (ln_grpc_frames_next(&t->arena, &frames, &message, &chunk)) {
            ln_buffer_put(&out, message);
            ln_buffer_put_byte(&out, '|');
        }
    }
    ln_grpc_frames_finish(&frames);
    *status = frames.status;
    return ln_buffer_bytes(&out);
}

TEST(frames_come_together_from_pieces_of_any_size)
{
    ln_bytes_t body = LN_LITERAL("\0\0\0\0\5hello\0\0\0\0\0\0\0\0\0\2ab");
    for (size_t piece = 1; piece < 30; piece++) {
        ln_grpc_status_t status;
        CHECK_BYTES(messages(t, &status, body, piece, 100, false), LN_LITERAL("hello||ab|"));
        CHECK(status.code == LN_GRPC_OK);
    }
}

TEST(frames_that_are_wrong)
{
    static const struct {
        ln_grpc_code_t code;
        const char *hex;
    } cases[] = {
        {LN_GRPC_INTERNAL, "01 00000001 61"},  {LN_GRPC_INTERNAL, "02 00000001 61"},
        {LN_GRPC_INTERNAL, "80 00000000"},     {LN_GRPC_OUT_OF_RANGE, "00 00000065"},
        {LN_GRPC_OUT_OF_RANGE, "00 ffffffff"}, {LN_GRPC_INTERNAL, "00 000000"},
        {LN_GRPC_INTERNAL, "00 00000002 61"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_grpc_status_t status;
        ln_bytes_t body = ln_test_unhex(&t->arena, cases[i].hex);
        for (size_t piece = 1; piece < 10; piece++) {
            CHECK(messages(t, &status, body, piece, 100, false).size == 0);
            CHECK(status.code == cases[i].code && status.text.size > 0);
        }
    }
    ln_grpc_status_t status;
    messages(t, &status, ln_test_unhex(&t->arena, "80 00000000"), 10, 100, true);
    CHECK(status.code == LN_GRPC_OK);
}

TEST(frames_claim_memory_only_for_what_arrives)
{
    ln_grpc_frames_t frames;
    ln_bytes_t message, input = LN_LITERAL("\0\1\0\0\0x"); /* 16 MiB, it says */
    size_t before = t->arena.size_bytes;
    ln_grpc_frames_init(&frames, 16u << 20);
    CHECK(!ln_grpc_frames_next(&t->arena, &frames, &message, &input));
    CHECK(t->arena.size_bytes - before <= 200000);
}

TEST(web_trailers_are_a_frame)
{
    CHECK_HEX(ln_grpc_web_trailers(&t->arena, LN_GRPC_OK, ln_bytes(NULL, 0)),
              "800000000f677270632d7374617475733a300d0a");
    CHECK_BYTES(ln_grpc_web_trailers(&t->arena, LN_GRPC_NOT_FOUND, LN_LITERAL("no such")),
                LN_LITERAL("\x80\0\0\0\x27grpc-status:5\r\ngrpc-message:no%20such\r\n"));
}

TEST(web_requests_are_known_by_their_exact_content_type)
{
    static const struct {
        const char *type, *accept;
        bool web, text_in, text_out;
    } cases[] = {
        {"application/grpc-web", "application/grpc-web", true, false, false},
        {"application/grpc-web+proto", "*/*", true, false, false},
        {"application/grpc-web-text", "application/grpc-web-text+proto", true, true, true},
        {"application/grpc-web-text+proto", "application/grpc-web", true, true, false},
        {"application/grpc-web+proto", "application/grpc-web-text", true, false, true},
        {"application/grpc-web; charset=utf-8", "", false, false, false},
        {"application/grpc", "", false, false, false},
        {"Application/grpc-web", "", false, false, false},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        ln_http_header_t list[] = {{LN_LITERAL("content-type"), ln_text(cases[i].type)},
                                   {LN_LITERAL("accept"), ln_text(cases[i].accept)}};
        const ln_http_headers_t headers = {list, 2};
        ln_grpc_web_t web = ln_grpc_web_of(&headers);
        CHECK(web.web == cases[i].web && web.text_in == cases[i].text_in);
        CHECK(web.text_out == cases[i].text_out);
    }
}
