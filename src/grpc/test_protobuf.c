/* SPDX-License-Identifier: Apache-2.0 */
#include "base/test.h"
#include "grpc/protobuf.h"

/* message Inner { uint64 n = 1; bytes b = 2; }
 * message Outer { Inner inner = 1; string s = 2; uint32 u = 3; bool flag = 4; repeated bytes l = 5;
 *                 optional bool o = 6; } */
typedef struct {
    uint64_t n;
    ln_bytes_t b;
} inner_t;

typedef struct {
    bool has_inner;
    inner_t inner;
    ln_bytes_t s;
    uint32_t u;
    bool flag, has_o, o;
    ln_bytes_list_t l;
} outer_t;

static void inner_merge(ln_pb_reader_t *r, inner_t *m)
{
    ln_pb_key_t key;
    while (ln_pb_read_key(r, &key)) {
        switch (key.field) {
        case 1:
            m->n = ln_pb_read_u64(r, key);
            break;
        case 2:
            m->b = ln_pb_read_bytes(r, key);
            break;
        default:
            ln_pb_skip(r, key);
        }
    }
}

static void outer_merge(ln_pb_reader_t *r, outer_t *m)
{
    ln_pb_key_t key;
    while (ln_pb_read_key(r, &key)) {
        switch (key.field) {
        case 1: {
            ln_pb_outer_t outer = ln_pb_enter(r, key);
            m->has_inner = true;
            inner_merge(r, &m->inner);
            ln_pb_leave(r, outer);
            break;
        }
        case 2:
            m->s = ln_pb_read_text(r, key);
            break;
        case 3:
            m->u = ln_pb_read_u32(r, key);
            break;
        case 4:
            m->flag = ln_pb_read_bool(r, key);
            break;
        case 5:
            *LN_PB_PUSH(r, &m->l) = ln_pb_read_bytes(r, key);
            break;
        case 6:
            m->has_o = true;
            m->o = ln_pb_read_bool(r, key);
            break;
        default:
            ln_pb_skip(r, key);
        }
    }
}

static void inner_write(ln_pb_writer_t *w, const inner_t *m)
{
    ln_pb_write_u64(w, 1, m->n);
    ln_pb_write_bytes(w, 2, m->b);
}

static void outer_write(ln_pb_writer_t *w, const outer_t *m)
{
    if (m->has_inner)
        LN_PB_WRITE_MESSAGE(w, 1, inner_write, &m->inner);
    ln_pb_write_bytes(w, 2, m->s);
    ln_pb_write_u64(w, 3, m->u);
    ln_pb_write_bool(w, 4, m->flag);
    for (size_t i = 0; i < m->l.count; i++)
        ln_pb_write_bytes_always(w, 5, m->l.items[i]);
    if (m->has_o)
        ln_pb_write_bool_always(w, 6, m->o);
}

static ln_err_t read_outer(ln_test_t *t, outer_t *m, const char *hex)
{
    *m = (outer_t){0};
    ln_pb_reader_t r = ln_pb_reader(&t->arena, ln_test_unhex(&t->arena, hex));
    outer_merge(&r, m);
    return ln_pb_finish(&t->call, &r);
}

TEST(protobuf_writes_in_order_without_defaults)
{
    ln_buffer_t out = ln_buffer(&t->arena);
    ln_pb_writer_t w = ln_pb_writer(&out), counter = {0};
    ln_bytes_t list[] = {LN_LITERAL(""), LN_LITERAL("x")};
    const outer_t m = {.has_inner = true,
                       .inner = {.n = 300},
                       .s = LN_LITERAL("ab"),
                       .u = 0xffffffff,
                       .l = {list, 2},
                       .has_o = true};
    outer_write(&w, &m);
    outer_write(&counter, &m);
    CHECK_HEX(ln_buffer_bytes(&out), "0a03 08ac02  1202 6162  18ffffffff0f  2a00 2a01 78  3000");
    CHECK(w.size == out.size && counter.size == out.size);
}

TEST(protobuf_reads_what_it_writes)
{
    outer_t m;
    CHECK_OK(read_outer(t, &m, "0a03 08ac02  1202 6162  18ffffffff0f  2a00 2a01 78  3000"));
    CHECK(m.has_inner && m.inner.n == 300 && m.u == 0xffffffff && !m.flag && m.has_o && !m.o);
    CHECK(m.l.count == 2 && m.l.items[1].size == 1);
    CHECK_BYTES(m.s, LN_LITERAL("ab"));
    CHECK_OK(read_outer(t, &m, ""));
    CHECK(!m.has_inner);
}

TEST(protobuf_accepts_what_no_encoder_writes)
{
    outer_t m;
    CHECK_OK(read_outer(t, &m, "2001 12 01 61  18 01 18 02  12 01 62")); /* order, last wins */
    CHECK(m.flag && m.u == 2);
    CHECK_BYTES(m.s, LN_LITERAL("b"));
    CHECK_OK(read_outer(t, &m, "0a02 0805  0a03 120178  0a02 0807")); /* messages merge */
    CHECK(m.inner.n == 7 && m.inner.b.size == 1);
    CHECK_OK(read_outer(t, &m, "18 8180808000  2080808000 20ff01")); /* long varints */
    CHECK(m.u == 1 && m.flag);
    CHECK_OK(read_outer(t, &m, "18 ffffffffffffffffff01")); /* low 32 bits */
    CHECK(m.u == 0xffffffff);
    CHECK_OK(read_outer(t, &m, "9880 8000 05")); /* a key longer than it must be: field 3 */
    CHECK(m.u == 5);
    CHECK_OK(read_outer(t, &m, "38 01  39 0000000000000000  3a 01 00  3d 00000000  1805"));
    CHECK(m.u == 5); /* unknown fields of all kinds */
    CHECK_OK(read_outer(t, &m, "3b 0801 43 44 3d00000000 3c 1805")); /* and groups */
    CHECK(m.u == 5);
}

TEST(protobuf_refuses_what_is_not_protobuf)
{
    static const struct {
        const char *hex, *problem;
    } cases[] = {
        {"12 05 61", "buffer underflow"},
        {"12 ffffffffffffffffff01 61", "buffer underflow"},
        {"0a 05 0801", "buffer underflow"},
        {"0a 02 12 05 61", "buffer underflow"},
        {"0a 02 12 01 61", "delimited length exceeded"},
        {"0a 01 08 01", "delimited length exceeded"},
        {"39 00", "buffer underflow"},
        {"3d 00", "buffer underflow"},
        {"18", "invalid varint"},
        {"18 80", "invalid varint"},
        {"18 ffffffffffffffffff02", "invalid varint"},
        {"18 80808080808080808080 00", "invalid varint"},
        {"8080808010 00", "invalid key value"},
        {"ffffffffffffffffff01 00", "invalid key value"},
        {"1e 00", "invalid wire type value"},
        {"1f 00", "invalid wire type value"},
        {"00 00", "invalid tag value: 0"},
        {"05 00000000", "invalid tag value: 0"},
        {"3c", "unexpected end group tag"},
        {"3b 44", "unexpected end group tag"},
        {"3b 08 01", "invalid varint"},
        {"10 01", "invalid wire type"},
        {"1d 00000000", "invalid wire type"},
        {"0b 0c", "invalid wire type"},
        {"12 01 ff", "invalid string value: data is not UTF-8 encoded"},
        {"12 03 eda080", "invalid string value: data is not UTF-8 encoded"},
    };
    for (size_t i = 0; i < LN_COUNT(cases); i++) {
        outer_t m;
        CHECK_ERR(LN_ERR_DECODE, read_outer(t, &m, cases[i].hex));
        ln_bytes_t expected =
            ln_format(&t->arena, "failed to decode Protobuf message: %s", cases[i].problem);
        CHECK_BYTES(t->call.text, expected);
    }
}

static ln_err_t skip_groups(ln_test_t *t, size_t depth, bool inside)
{
    ln_buffer_t out = ln_buffer(&t->arena);
    for (size_t i = 0; i < depth; i++)
        ln_buffer_put_byte(&out, 0x3b);
    for (size_t i = 0; i < depth; i++)
        ln_buffer_put_byte(&out, 0x3c);
    ln_bytes_t groups = ln_buffer_bytes(&out);
    ln_buffer_t whole = ln_buffer(&t->arena);
    ln_pb_writer_t w = ln_pb_writer(&whole);
    if (inside)
        ln_pb_write_bytes(&w, 1, groups);
    outer_t m = {0};
    ln_pb_reader_t r = ln_pb_reader(&t->arena, inside ? ln_buffer_bytes(&whole) : groups);
    outer_merge(&r, &m);
    return ln_pb_finish(&t->call, &r);
}

TEST(protobuf_groups_nest_a_hundred_levels)
{
    CHECK_OK(skip_groups(t, 100, false));
    CHECK_ERR(LN_ERR_DECODE, skip_groups(t, 101, false));
    CHECK_OK(skip_groups(t, 99, true));
    CHECK_ERR(LN_ERR_DECODE, skip_groups(t, 100, true));
    CHECK_ERR(LN_ERR_DECODE, skip_groups(t, 100000, false));
}

TEST(protobuf_lists_take_memory_in_proportion_to_the_input)
{
    typedef struct {
        uint8_t large[400];
    } item_t;
    struct {
        item_t *items;
        size_t count;
    } list = {0};
    ln_pb_reader_t r = ln_pb_reader(&t->arena, ln_test_repeat(&t->arena, 0x38, 1000));
    while (ln_pb_ok(&r))
        LN_PB_PUSH(&r, &list)->large[0] = 1;
    CHECK(list.count == (32000 + 4096) / sizeof(item_t) + 1);
    CHECK_ERR(LN_ERR_DECODE, ln_pb_finish(&t->call, &r));
}
