/* SPDX-License-Identifier: Apache-2.0 */
#include "node/version.h"

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
