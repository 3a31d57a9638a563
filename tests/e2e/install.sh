#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `make install` gives a package that a C program can be built with by pkg-config alone, every
# installed header compiles alone, and `make uninstall` leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
passed=0 failed=0

check() {
    local what=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        echo "ok $what"
        passed=$((passed + 1))
    else
        echo "FAILED $what"
        cat "$work/log"
        failed=$((failed + 1))
    fi
}

package() { PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config "$@" linen; }

cat >"$work/use.c" <<'EOF'
#include "crypto/hash.h"
#include "kv/memory.h"
#include "node/version.h"
#include "types/all.h"

#include <stdio.h>

int main(void)
{
    ln_arena_t arena = {0};
    ln_hash_t hash = ln_keccak256(LN_LITERAL(""));
    ln_bytes_t hex = ln_hex(&arena, ln_bytes(hash.bytes, sizeof(hash.bytes)));
    printf("%s %zu %.*s\n", ln_version_text(), ln_all_types_count, LN_TEXT_ARG(hex));
    ln_arena_release(&arena);
    return 0;
}
EOF

build_program() {
    # shellcheck disable=SC2046
    gcc -std=c17 -Wall -Wextra -Werror $(package --cflags) "$work/use.c" $(package --libs) -o "$work/use"
}

program_speaks() {
    local answer
    answer=$("$work/use")
    echo "$answer"
    # The Keccak-256 of nothing is known to everyone.
    [[ $answer == "$(package --modversion) "*" c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470" ]]
}

headers_compile_alone() {
    local header
    find "$prefix/include/linen" -name '*.h' | while read -r header; do
        # shellcheck disable=SC2046
        gcc -std=c17 -Wall -Wextra -Werror $(package --cflags) -fsyntax-only -x c "$header" || exit 1
    done
}

completions_are_those_of_the_program() {
    local shell name
    for shell in bash:bash-completion/completions/linen zsh:zsh/site-functions/_linen \
        fish:fish/vendor_completions.d/linen.fish; do
        name=$prefix/share/${shell#*:}
        diff "$name" <("$prefix/bin/linen" completion "${shell%%:*}") || return 1
    done
    bash -n "$prefix/share/bash-completion/completions/linen"
}

nothing_left() {
    find "$prefix" -type f
    [ -z "$(find "$prefix" -type f)" ]
}

check "make install" make install BUILD=release PREFIX="$prefix"
check "the installed program runs" "$prefix/bin/linen" --version
check "a program builds with pkg-config" build_program
check "that program runs" program_speaks
check "every installed header compiles alone" headers_compile_alone
check "the shells' completions are installed" completions_are_those_of_the_program
check "make uninstall" make uninstall BUILD=release PREFIX="$prefix"
check "nothing is left" nothing_left
echo "$passed passed, $failed failed"
[ $failed = 0 ]
