/* SPDX-License-Identifier: Apache-2.0 */
#include "faucet/claims.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

typedef enum {
    GET_CHAIN,
    KNOWS_CHAIN,
    PUT_CHAIN,
    GET_PERIOD,
    PUT_PERIOD,
    GET_PROGRESS,
    PUT_PROGRESS,
    STATEMENT_COUNT,
} statement_t;

static const char *const statement_texts[STATEMENT_COUNT] = {
    [GET_CHAIN] = "SELECT chain_id, created_at FROM chains WHERE owner = ?1",
    [KNOWS_CHAIN] = "SELECT 1 FROM chains WHERE chain_id = ?1",
    [PUT_CHAIN] = "INSERT OR REPLACE INTO chains (owner, chain_id, created_at) VALUES (?1, ?2, ?3)",
    [GET_PERIOD] = "SELECT last_period FROM daily_claims WHERE owner = ?1",
    [PUT_PERIOD] = ("INSERT OR REPLACE INTO daily_claims (owner, chain_id, last_period) "
                    "VALUES (?1, ?2, ?3)"),
    [GET_PROGRESS] = "SELECT next_height FROM linen_progress WHERE id = 0",
    [PUT_PROGRESS] = "INSERT OR REPLACE INTO linen_progress (id, next_height) VALUES (0, ?1)",
};

static const char tables[] =
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = NORMAL;" /* what a power failure takes stands in the chain's blocks */
    "CREATE TABLE IF NOT EXISTS chains"
    " (owner TEXT PRIMARY KEY NOT NULL, chain_id TEXT NOT NULL, created_at INTEGER NOT NULL);"
    "CREATE INDEX IF NOT EXISTS idx_chains_chain_id ON chains(chain_id);"
    "CREATE TABLE IF NOT EXISTS daily_claims"
    " (owner TEXT PRIMARY KEY NOT NULL, chain_id TEXT NOT NULL, last_period INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS linen_progress"
    " (id INTEGER PRIMARY KEY CHECK (id = 0), next_height INTEGER NOT NULL);";

struct ln_claims {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENT_COUNT];
    char *path;
};

static ln_err_t failed(ln_call_t *call, const ln_claims_t *claims)
{
    return LN_FAIL(call, LN_ERR_STORAGE, "the faucet's file %s: %s", claims->path,
                   claims->db != NULL ? sqlite3_errmsg(claims->db) : "out of memory");
}

static ln_err_t execute(ln_call_t *call, ln_claims_t *claims, const char *text)
{
    return sqlite3_exec(claims->db, text, NULL, NULL, NULL) == SQLITE_OK ? LN_OK
                                                                         : failed(call, claims);
}

/* --- opening */

static ln_err_t prepare(ln_call_t *call, ln_claims_t *claims)
{
    LN_TRY(execute(call, claims, tables));
    for (size_t i = 0; i < STATEMENT_COUNT; i++)
        if (sqlite3_prepare_v2(claims->db, statement_texts[i], -1, &claims->statements[i], NULL) !=
            SQLITE_OK)
            return failed(call, claims);
    return LN_OK;
}

ln_err_t ln_claims_open(ln_call_t *call, ln_claims_t **out, const char *path)
{
    ln_claims_t *claims = ln_zalloc(sizeof(*claims));
    claims->path = ln_alloc_text(path);
    ln_err_t err = LN_OK;
    if (sqlite3_open(path, &claims->db) != SQLITE_OK)
        err = failed(call, claims);
    if (err == LN_OK)
        err = prepare(call, claims);
    if (err == LN_OK)
        *out = claims;
    else
        ln_claims_close(claims);
    return err;
}

void ln_claims_close(ln_claims_t *claims)
{
    if (claims == NULL)
        return;
    for (size_t i = 0; i < STATEMENT_COUNT; i++)
        sqlite3_finalize(claims->statements[i]);
    sqlite3_close(claims->db);
    free(claims->path);
    free(claims);
}

ln_err_t ln_claims_begin(ln_call_t *call, ln_claims_t *claims)
{
    return execute(call, claims, "BEGIN IMMEDIATE");
}

ln_err_t ln_claims_commit(ln_call_t *call, ln_claims_t *claims)
{
    ln_err_t err = execute(call, claims, "COMMIT");
    if (err != LN_OK)
        ln_claims_rollback(claims);
    return err;
}

void ln_claims_rollback(ln_claims_t *claims)
{
    (void)sqlite3_exec(claims->db, "ROLLBACK", NULL, NULL, NULL);
}

/* --- statements */

static void bind_value(ln_claims_t *claims, statement_t which, int at, const ln_type_t *type,
                       const void *value)
{
    ln_arena_t scratch = {0};
    ln_bytes_t text = ln_value_text(type, &scratch, value);
    (void)sqlite3_bind_text(claims->statements[which], at, (const char *)text.data, (int)text.size,
                            SQLITE_TRANSIENT);
    ln_arena_release(&scratch);
}

static void bind_u64(ln_claims_t *claims, statement_t which, int at, uint64_t value)
{
    (void)sqlite3_bind_int64(claims->statements[which], at,
                             (sqlite3_int64)LN_MIN(value, (uint64_t)INT64_MAX));
}

/* Runs a statement up to its first row; *found is false if there is none. */
static ln_err_t step(ln_call_t *call, ln_claims_t *claims, statement_t which, bool *found)
{
    int result = sqlite3_step(claims->statements[which]);
    *found = result == SQLITE_ROW;
    return result == SQLITE_ROW || result == SQLITE_DONE ? LN_OK : failed(call, claims);
}

static void finish(ln_claims_t *claims, statement_t which)
{
    (void)sqlite3_reset(claims->statements[which]);
    (void)sqlite3_clear_bindings(claims->statements[which]);
}

/* Runs a statement that gives no rows. */
static ln_err_t run(ln_call_t *call, ln_claims_t *claims, statement_t which)
{
    bool found;
    ln_err_t err = step(call, claims, which, &found);
    finish(claims, which);
    return err;
}

static uint64_t column_u64(const ln_claims_t *claims, statement_t which, int at)
{
    sqlite3_int64 value = sqlite3_column_int64(claims->statements[which], at);
    return value < 0 ? 0 : (uint64_t)value;
}

/* --- chains */

static ln_err_t read_chain_row(ln_call_t *call, const ln_claims_t *claims, ln_claim_row_t *out)
{
    sqlite3_stmt *statement = claims->statements[GET_CHAIN];
    const unsigned char *text = sqlite3_column_text(statement, 0);
    ln_bytes_t hex = ln_bytes(text, text != NULL ? strlen((const char *)text) : 0);
    ln_claim_row_t row = {.some = true, .created = {column_u64(claims, GET_CHAIN, 1)}};
    if (!ln_hex_parse(row.chain_id.hash.bytes, sizeof(row.chain_id.hash.bytes), hex))
        return LN_FAIL(call, LN_ERR_STORAGE, "the faucet's file %s holds a chain id that is none",
                       claims->path);
    *out = row;
    return LN_OK;
}

ln_err_t ln_claims_chain(ln_call_t *call, ln_claims_t *claims, ln_claim_row_t *out,
                         const ln_account_owner_t *owner)
{
    bool found;
    ln_claim_row_t row = {0};
    bind_value(claims, GET_CHAIN, 1, &ln_account_owner_type, owner);
    ln_err_t err = step(call, claims, GET_CHAIN, &found);
    if (err == LN_OK && found)
        err = read_chain_row(call, claims, &row);
    finish(claims, GET_CHAIN);
    if (err == LN_OK)
        *out = row;
    return err;
}

ln_err_t ln_claims_knows_chain(ln_call_t *call, ln_claims_t *claims, bool *out,
                               const ln_chain_id_t *chain_id)
{
    bind_value(claims, KNOWS_CHAIN, 1, &ln_chain_id_type, chain_id);
    ln_err_t err = step(call, claims, KNOWS_CHAIN, out);
    finish(claims, KNOWS_CHAIN);
    return err;
}

ln_err_t ln_claims_put_chain(ln_call_t *call, ln_claims_t *claims, const ln_account_owner_t *owner,
                             const ln_chain_id_t *chain_id, ln_timestamp_t created)
{
    bind_value(claims, PUT_CHAIN, 1, &ln_account_owner_type, owner);
    bind_value(claims, PUT_CHAIN, 2, &ln_chain_id_type, chain_id);
    bind_u64(claims, PUT_CHAIN, 3, created.us);
    return run(call, claims, PUT_CHAIN);
}

/* --- daily claims, progress */

ln_err_t ln_claims_last_period(ln_call_t *call, ln_claims_t *claims, uint64_t *out,
                               const ln_account_owner_t *owner)
{
    bool found;
    bind_value(claims, GET_PERIOD, 1, &ln_account_owner_type, owner);
    ln_err_t err = step(call, claims, GET_PERIOD, &found);
    if (err == LN_OK)
        *out = found ? column_u64(claims, GET_PERIOD, 0) : 0;
    finish(claims, GET_PERIOD);
    return err;
}

ln_err_t ln_claims_put_period(ln_call_t *call, ln_claims_t *claims, const ln_account_owner_t *owner,
                              const ln_chain_id_t *chain_id, uint64_t period)
{
    bind_value(claims, PUT_PERIOD, 1, &ln_account_owner_type, owner);
    bind_value(claims, PUT_PERIOD, 2, &ln_chain_id_type, chain_id);
    bind_u64(claims, PUT_PERIOD, 3, period);
    return run(call, claims, PUT_PERIOD);
}

ln_err_t ln_claims_progress(ln_call_t *call, ln_claims_t *claims, ln_block_height_opt_t *out)
{
    bool found;
    ln_err_t err = step(call, claims, GET_PROGRESS, &found);
    if (err == LN_OK)
        *out = (ln_block_height_opt_t){found, {found ? column_u64(claims, GET_PROGRESS, 0) : 0}};
    finish(claims, GET_PROGRESS);
    return err;
}

ln_err_t ln_claims_put_progress(ln_call_t *call, ln_claims_t *claims, ln_block_height_t next)
{
    bind_u64(claims, PUT_PROGRESS, 1, next.value);
    return run(call, claims, PUT_PROGRESS);
}
