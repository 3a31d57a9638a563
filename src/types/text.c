/* SPDX-License-Identifier: Apache-2.0 */
#include "types/text.h"

#include "base/env.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static void put_hex(ln_buffer_t *out, ln_bytes_t bytes)
{
    ln_hex_write((char *)ln_buffer_extend(out, 2 * bytes.size), bytes.data, bytes.size);
}

/* --- numbers */

void ln_epoch_print(ln_buffer_t *out, const ln_epoch_t *epoch)
{
    ln_buffer_printf(out, "%u", epoch->value);
}

bool ln_epoch_parse(ln_arena_t *arena, ln_epoch_t *out, const char **why, ln_bytes_t text)
{
    uint64_t value;
    (void)arena;
    *why = "expected a number below 2^32";
    if (!ln_parse_u64(&value, text) || value > UINT32_MAX)
        return false;
    out->value = (uint32_t)value;
    return true;
}

void ln_amount_print(ln_buffer_t *out, const ln_amount_t *amount)
{
    char text[41];
    ln_buffer_put(out, ln_bytes(text, ln_attos_print(text, amount->attos)));
}

bool ln_amount_parse(ln_arena_t *arena, ln_amount_t *out, const char **why, ln_bytes_t text)
{
    (void)arena;
    return ln_attos_parse(&out->attos, why, text);
}

/* --- owners and accounts */

void ln_account_owner_print(ln_buffer_t *out, const ln_account_owner_t *owner)
{
    ln_buffer_put_text(out, "0x");
    switch (owner->tag) {
    case LN_ACCOUNT_OWNER_RESERVED:
        put_hex(out, ln_bytes(&owner->reserved, 1));
        return;
    case LN_ACCOUNT_OWNER_ADDRESS32:
        put_hex(out, ln_hash_bytes(&owner->address32));
        return;
    case LN_ACCOUNT_OWNER_ADDRESS20:
        put_hex(out, ln_bytes(owner->address20.bytes, sizeof(owner->address20.bytes)));
        return;
    }
    LN_UNREACHABLE();
}

bool ln_account_owner_parse(ln_arena_t *arena, ln_account_owner_t *out, const char **why,
                            ln_bytes_t text)
{
    (void)arena;
    *why = "an owner begins with 0x";
    if (!ln_bytes_starts_with(text, LN_LITERAL("0x")))
        return false;
    text = ln_bytes_from(text, 2);
    *why = "an owner has 2, 40 or 64 hexadecimal digits";
    switch (text.size) {
    case 2:
        out->tag = LN_ACCOUNT_OWNER_RESERVED;
        return ln_hex_parse(&out->reserved, 1, text);
    case 40:
        out->tag = LN_ACCOUNT_OWNER_ADDRESS20;
        return ln_hex_parse(out->address20.bytes, 20, text);
    case 64:
        out->tag = LN_ACCOUNT_OWNER_ADDRESS32;
        return ln_hex_parse(out->address32.bytes, 32, text);
    default:
        return false;
    }
}

ln_bytes_t ln_account_text(ln_arena_t *arena, const ln_account_t *account)
{
    ln_buffer_t out = ln_buffer(arena);
    ln_account_owner_print(&out, &account->owner);
    ln_buffer_put_byte(&out, '@');
    ln_value_print(&out, &ln_chain_id_type, &account->chain_id);
    return ln_buffer_bytes(&out);
}

ln_err_t ln_account_parse(ln_call_t *call, ln_account_t *out, ln_bytes_t text)
{
    ln_account_t account = {.owner = {.tag = LN_ACCOUNT_OWNER_RESERVED}};
    size_t at = text.size;
    while (at > 0 && text.data[at - 1] != '@')
        at--;
    if (at > 0)
        LN_TRY(ln_value_parse(call, &ln_account_owner_type, &account.owner,
                              ln_bytes(text.data, at - 1)));
    LN_TRY(ln_value_parse(call, &ln_chain_id_type, &account.chain_id, ln_bytes_from(text, at)));
    *out = account;
    return LN_OK;
}

/* --- blobs and streams */

void ln_blob_id_print(ln_buffer_t *out, const ln_blob_id_t *id)
{
    ln_buffer_put_text(out, ln_blob_type_type.fields[id->blob_type].name);
    ln_buffer_put_byte(out, ':');
    put_hex(out, ln_hash_bytes(&id->hash));
}

bool ln_blob_id_parse(ln_arena_t *arena, ln_blob_id_t *out, const char **why, ln_bytes_t text)
{
    (void)arena;
    size_t colon = ln_bytes_find(text, ':');
    *why = "a blob id is a blob type, a colon and 64 hexadecimal digits";
    for (size_t i = 0; i < ln_blob_type_type.field_count && colon < text.size; i++) {
        if (!ln_bytes_equal_text(ln_bytes(text.data, colon), ln_blob_type_type.fields[i].name))
            continue;
        out->blob_type = (ln_blob_type_t)i;
        return ln_hex_parse(out->hash.bytes, 32, ln_bytes_from(text, colon + 1));
    }
    return false;
}

void ln_stream_id_print(ln_buffer_t *out, const ln_stream_id_t *id)
{
    if (id->application_id.tag == LN_GENERIC_APPLICATION_ID_SYSTEM) {
        ln_buffer_put_text(out, "System:");
    } else {
        ln_buffer_put_text(out, "User:");
        put_hex(out, ln_hash_bytes(&id->application_id.user.hash));
        ln_buffer_put_byte(out, ':');
    }
    put_hex(out, id->stream_name.bytes);
}

static bool parse_application(ln_generic_application_id_t *out, ln_bytes_t text)
{
    if (ln_bytes_equal_text(text, "System")) {
        out->tag = LN_GENERIC_APPLICATION_ID_SYSTEM;
        return true;
    }
    out->tag = LN_GENERIC_APPLICATION_ID_USER;
    return ln_bytes_starts_with(text, LN_LITERAL("User:")) &&
           ln_hex_parse(out->user.hash.bytes, 32, ln_bytes_from(text, 5));
}

bool ln_stream_id_parse(ln_arena_t *arena, ln_stream_id_t *out, const char **why, ln_bytes_t text)
{
    size_t colon = text.size; /* the last one */
    while (colon > 0 && text.data[colon - 1] != ':')
        colon--;
    *why = "a stream is System:NAME or User:APPLICATION:NAME, the name in hexadecimal digits";
    if (colon == 0 || !parse_application(&out->application_id, ln_bytes(text.data, colon - 1)))
        return false;
    ln_bytes_t digits = ln_bytes_from(text, colon);
    uint8_t *name = ln_arena_alloc(arena, digits.size / 2, 1);
    out->stream_name.bytes = ln_bytes(name, digits.size / 2);
    return ln_hex_parse(name, digits.size / 2, digits);
}

/* --- keys */

void ln_secp256k1_public_key_print(ln_buffer_t *out, const ln_secp256k1_public_key_t *key)
{
    put_hex(out, ln_bytes(key->bytes, sizeof(key->bytes)));
}

bool ln_secp256k1_public_key_parse_text(ln_arena_t *arena, ln_secp256k1_public_key_t *out,
                                        const char **why, ln_bytes_t text)
{
    (void)arena;
    uint8_t bytes[65];
    *why = "a public key has 66 or 130 hexadecimal digits";
    if (text.size / 2 > sizeof(bytes) || !ln_hex_parse(bytes, text.size / 2, text))
        return false;
    *why = "not a point of secp256k1";
    return ln_secp256k1_public_key_parse_any(out, ln_bytes(bytes, text.size / 2));
}

/* --- times and rounds */

ln_bytes_t ln_timestamp_text(ln_arena_t *arena, ln_timestamp_t timestamp)
{
    time_t seconds = (time_t)(timestamp.us / LN_SECOND_US);
    unsigned fraction = (unsigned)(timestamp.us % LN_SECOND_US);
    struct tm utc;
    char text[64];
    if (gmtime_r(&seconds, &utc) == NULL) /* a year that does not fit: only at absurd times */
        return ln_format(arena, "%llu us", (unsigned long long)timestamp.us);
    strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S", &utc);
    if (fraction == 0)
        return ln_format(arena, "%s", text);
    if (fraction % 1000 == 0)
        return ln_format(arena, "%s.%03u", text, fraction / 1000);
    return ln_format(arena, "%s.%06u", text, fraction);
}

ln_err_t ln_timestamp_parse(ln_call_t *call, ln_timestamp_t *out, ln_bytes_t text)
{
    struct tm utc = {0};
    const char *z = ln_text_copy_z(call->arena, text);
    const char *end = strptime(z, "%Y-%m-%dT%H:%M:%S", &utc);
    if (end == NULL)
        end = strptime(z, "%Y-%m-%d %H:%M:%S", &utc);
    time_t seconds = end != NULL ? timegm(&utc) : -1;
    if (end == NULL || *end != '\0' || seconds < 0)
        return LN_FAIL(call, LN_ERR_INVALID_INPUT,
                       "'%s' is not a time: write it as 2026-01-31T23:59:59 (UTC)", z);
    out->us = (uint64_t)seconds * LN_SECOND_US;
    return LN_OK;
}

ln_bytes_t ln_round_text(ln_arena_t *arena, ln_round_t round)
{
    switch (round.tag) {
    case LN_ROUND_FAST:
        return LN_LITERAL("fast round");
    case LN_ROUND_MULTI_LEADER:
        return ln_format(arena, "multi-leader round %u", round.multi_leader);
    case LN_ROUND_SINGLE_LEADER:
        return ln_format(arena, "single-leader round %u", round.single_leader);
    case LN_ROUND_VALIDATOR:
        return ln_format(arena, "validator round %u", round.validator);
    }
    LN_UNREACHABLE();
}
