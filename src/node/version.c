/* SPDX-License-Identifier: Apache-2.0 */
#include "node/version.h"

#include <stdio.h>

#ifndef LN_GIT_COMMIT
#define LN_GIT_COMMIT "unknown"
#endif

#define TEXT(literal)                                                                              \
    {                                                                                              \
        (const uint8_t *)(literal), sizeof(literal) - 1                                            \
    }

static const ln_version_info_t ours = {
    .crate_version = {0, 15, 17},
    .git_commit = TEXT(LN_GIT_COMMIT),
    .rpc_hash = TEXT("Dkm4Oqv4jN/LcTL1GBBH1eB7TWhYZWTxz/jWgUAN/vY"),
    .graphql_hash = TEXT("qLS1+EhLpmWSmZBCegXBpE4Wfk6NPHWkSg6hNlJGn5o"),
    .wit_hash = TEXT("LBDK3ZORkwFJX1WI+P0neR3xZNtvhufYjvfROgBR3QM"),
};

const ln_version_info_t *ln_version(void)
{
    return &ours;
}

const char *ln_version_text(void)
{
    return "0.15.17";
}

bool ln_version_is_compatible(const ln_version_info_t *theirs)
{
    const ln_crate_version_t *a = &ours.crate_version, *b = &theirs->crate_version;
    if (ln_bytes_equal(theirs->rpc_hash, ours.rpc_hash) &&
        ln_bytes_equal(theirs->graphql_hash, ours.graphql_hash) &&
        ln_bytes_equal(theirs->wit_hash, ours.wit_hash))
        return true;
    if (a->major != b->major || a->major > 0)
        return a->major == b->major;
    return a->minor == b->minor && b->patch <= a->patch;
}

/* --- JSON */

void ln_version_to_json(ln_json_writer_t *w, const ln_version_info_t *version)
{
    char crate[40];
    int size = snprintf(crate, sizeof(crate), "%u.%u.%u", version->crate_version.major,
                        version->crate_version.minor, version->crate_version.patch);
    ln_json_begin_object(w);
    ln_json_key(w, "crate_version");
    ln_json_text(w, ln_bytes(crate, (size_t)size));
    ln_json_key(w, "git_commit");
    ln_json_text(w, version->git_commit);
    ln_json_key(w, "git_dirty");
    ln_json_bool(w, version->git_dirty);
    ln_json_key(w, "rpc_hash");
    ln_json_text(w, version->rpc_hash);
    ln_json_key(w, "graphql_hash");
    ln_json_text(w, version->graphql_hash);
    ln_json_key(w, "wit_hash");
    ln_json_text(w, version->wit_hash);
    ln_json_end_object(w);
}

/* The number up to the next dot, which is passed. */
static bool take_number(ln_bytes_t *text, uint32_t *out)
{
    uint64_t value;
    size_t dot = ln_bytes_find(*text, '.');
    if (!ln_parse_u64(&value, ln_bytes(text->data, dot)) || value > UINT32_MAX)
        return false;
    *out = (uint32_t)value;
    *text = ln_bytes_from(*text, LN_MIN(dot + 1, text->size));
    return true;
}

static ln_crate_version_t read_crate_version(ln_json_reader_t *r, ln_json_t *json)
{
    ln_crate_version_t version = {0};
    ln_bytes_t text = ln_json_read_text(r, json);
    bool ok = take_number(&text, &version.major) && take_number(&text, &version.minor) &&
              take_number(&text, &version.patch) && text.size == 0;
    if (!r->failed && !ok)
        ln_json_fail(r, "expected a version like 0.15.17");
    return version;
}

ln_version_info_t ln_version_from_json(ln_json_reader_t *r, ln_json_t *json)
{
    ln_version_info_t version = {0};
    version.crate_version = read_crate_version(r, ln_json_get(r, json, "crate_version"));
    version.git_commit = ln_json_read_text(r, ln_json_get(r, json, "git_commit"));
    version.git_dirty = ln_json_read_bool(r, ln_json_get(r, json, "git_dirty"));
    version.rpc_hash = ln_json_read_text(r, ln_json_get(r, json, "rpc_hash"));
    version.graphql_hash = ln_json_read_text(r, ln_json_get(r, json, "graphql_hash"));
    version.wit_hash = ln_json_read_text(r, ln_json_get(r, json, "wit_hash"));
    return version;
}
