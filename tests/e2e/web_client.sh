#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# timeout: 240
# The published web client, unmodified, against local networks of one and of four validators.
#
#   LINEN       the program (default: build/release/linen)
#   LINEN_NPM   the npm modules (default: those of tools/setup)
#   ROUNDS      how often (default: 2)
#
# Last line: "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 2

linen=${LINEN:-build/release/linen}
LINEN_NPM=${LINEN_NPM:-$(tools/setup --npm-path)/node_modules}
export LINEN_NPM
folder=$(mktemp -d)
pid=
passed=0 failed=0
trap '[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null; rm -rf "$folder"' EXIT

start() { # VALIDATORS PORT
    TEST_OFFSET_PORT=$(($2 - 4001)) "$linen" net up --validators "$1" --with-faucet \
        --faucet-port $(($2 + 500)) >"$folder/out" 2>"$folder/err" &
    pid=$!
    for _ in $(seq 200); do
        grep -q '^READY!' "$folder/err" && return 0
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.05
    done
    echo "the network does not start:"
    cat "$folder/err"
    return 1
}

stop() {
    kill -TERM "$pid"
    wait "$pid"
    local code=$?
    pid=
    [ $code = 0 ] && return 0
    echo "the network ended with $code"
    return 1
}

count() { # the last line of a run
    local line
    line=$(tail -1 "$folder/run")
    if [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2]))
        sed '$d' "$folder/run"
    else
        failed=$((failed + 1))
        tail -20 "$folder/run"
    fi
}

for validators in 1 4; do
    if start $validators $((24801 + validators * 10)); then
        for _ in $(seq "${ROUNDS:-2}"); do
            node tests/e2e/web/payment.mjs "http://127.0.0.1:$((25301 + validators * 10))" >"$folder/run" 2>&1
            count
        done
        if stop; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
    else
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
