/* SPDX-License-Identifier: Apache-2.0 */
/* types/text.h - text forms that are not the hexadecimal BCS form (spec 01 §1.3). Printing appends
 * to out; parsing gives false and a reason in *why. Called through ln_value_print and
 * ln_value_parse. */
#ifndef LN_TYPES_TEXT_H
#define LN_TYPES_TEXT_H

#include "types/gen/keys.h"

/* Decimal digits. */
void ln_epoch_print(ln_buffer_t *out, const ln_epoch_t *epoch);
bool ln_epoch_parse(ln_arena_t *arena, ln_epoch_t *out, const char **why, ln_bytes_t text);

/* Tokens with up to 18 decimals: "10.", "0.5". */
void ln_amount_print(ln_buffer_t *out, const ln_amount_t *amount);
bool ln_amount_parse(ln_arena_t *arena, ln_amount_t *out, const char **why, ln_bytes_t text);

/* "0x" and 2, 40 or 64 digits: Reserved, Address20, Address32. */
void ln_account_owner_print(ln_buffer_t *out, const ln_account_owner_t *owner);
bool ln_account_owner_parse(ln_arena_t *arena, ln_account_owner_t *out, const char **why,
                            ln_bytes_t text);

/* "Data:cb9c..." */
void ln_blob_id_print(ln_buffer_t *out, const ln_blob_id_t *id);
bool ln_blob_id_parse(ln_arena_t *arena, ln_blob_id_t *out, const char **why, ln_bytes_t text);

/* "System:NAME" or "User:APPLICATION:NAME", the name in hexadecimal digits. */
void ln_stream_id_print(ln_buffer_t *out, const ln_stream_id_t *id);
bool ln_stream_id_parse(ln_arena_t *arena, ln_stream_id_t *out, const char **why, ln_bytes_t text);

/* 66 digits; 130 (the uncompressed form) are read too. */
void ln_secp256k1_public_key_print(ln_buffer_t *out, const ln_secp256k1_public_key_t *key);
bool ln_secp256k1_public_key_parse_text(ln_arena_t *arena, ln_secp256k1_public_key_t *out,
                                        const char **why, ln_bytes_t text);

/* "OWNER@CHAIN", or "CHAIN" alone for the chain's own account 0x00. Not a JSON form. */
ln_bytes_t ln_account_text(ln_arena_t *arena, const ln_account_t *account);
LN_CHECKED ln_err_t ln_account_parse(ln_call_t *call, ln_account_t *out, ln_bytes_t text);

/* "YYYY-MM-DD HH:MM:SS", with .fff or .ffffff if there is a fraction; UTC. */
ln_bytes_t ln_timestamp_text(ln_arena_t *arena, ln_timestamp_t timestamp);

/* "YYYY-MM-DDTHH:MM:SS" or with a space, without fraction; UTC. */
LN_CHECKED ln_err_t ln_timestamp_parse(ln_call_t *call, ln_timestamp_t *out, ln_bytes_t text);

/* "fast round", "multi-leader round 3" ... */
ln_bytes_t ln_round_text(ln_arena_t *arena, ln_round_t round);

#endif
