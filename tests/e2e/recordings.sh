#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Replays every recording of the reference (tests/recordings) against a fresh validator: by each
# transport with storage in memory; on disk; on disk with kill -9 and new starts on the way.
# A validator must also end with exit code 0 when it is told to.
#
#   LINEN_ASAN, LINEN   the program (default: the newest build that there is)
#   REPLAY              the replayer (default: beside the program)
#   LN_PORT_BASE        the first of ten ports to use (default 22000)
#   ONLY                names of recordings (default: all)
#
# Last line: "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 2

program=${LINEN_ASAN:-${LINEN:-$(ls -t build/{asan,release,debug}/linen 2>/dev/null | head -1)}}
replay=${REPLAY:-$(dirname "$program")/replay-trace}
base=${LN_PORT_BASE:-22000}
[ -x "$program" ] && [ -x "$replay" ] || { echo "no program at '$program', or no '$replay'" >&2; exit 2; }

folder=$(mktemp -d)
pid=
passed=0 failed=0
trap '[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null; rm -rf "$folder"' EXIT

# The recorded configuration with our ports: each one keeps its last two digits.
configure() { # RECORDING
    local offset=$((base - 19100))
    perl -pe 's/("(?:\w+_)?port":\s*)(19\d{3})/$1 . ($2 + '$offset')/ge' \
        "tests/recordings/$1/server.json" > "$folder/server.json"
}

start() { # RECORDING STORAGE
    : > "$folder/log"
    "$program" validator --server "$folder/server.json" \
        --genesis "tests/recordings/$1/genesis.json" --storage "$2" > "$folder/log" 2>&1 &
    pid=$!
    for _ in $(seq 600); do
        grep -q '^READY!$' "$folder/log" && return 0
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.05
    done
    echo "the validator does not start"
    return 1
}

stop() { # must end with 0
    local code
    kill -TERM "$pid" 2>/dev/null
    wait "$pid"
    code=$?
    pid=
    [ $code = 0 ] || echo "the validator ended with $code"
    return $code
}

crash() {
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    pid=
}

ask() { # RECORDING ARGUMENTS...
    local name=$1
    shift
    "$replay" --target "127.0.0.1:$base" --trace "tests/recordings/$name/trace.jsonl.zst" "$@"
}

in_memory() { # RECORDING TRANSPORT
    start "$1" memory: && ask "$1" --via "$2" && stop
}

on_disk() { # RECORDING
    start "$1" "rocksdb:$folder/db" && ask "$1" && stop
}

# Crashes at up to seven places that the trace allows, evenly spread.
with_crashes() { # RECORDING
    local from=1 cut cuts
    cuts=$("$replay" --cuts --trace "tests/recordings/$1/trace.jsonl.zst" |
        awk '{ all[NR] = $1 } END { n = NR < 7 ? NR : 7; for (i = 1; i <= n; i++) print all[int(i * NR / (n + 1)) + 1] }')
    [ -n "$cuts" ] || { echo "the trace cannot be cut"; return 1; }
    for cut in $cuts; do
        echo "lines $from to $cut"
        start "$1" "rocksdb:$folder/db" && ask "$1" --from "$from" --to "$cut" && crash || return 1
        from=$((cut + 1))
    done
    echo "lines from $from"
    start "$1" "rocksdb:$folder/db" && ask "$1" --from "$from" && stop
}

check() { # NAME COMMAND...
    local name=$1 began=$SECONDS
    shift
    rm -rf "$folder/db"
    if "$@" > "$folder/out" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name ($((SECONDS - began)) s)"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        sed 's/^/    /' "$folder/out"
        tail -40 "$folder/log" | sed 's/^/    log: /'
        [ -z "$pid" ] || crash
    fi
}

for recording in ${ONLY:-$(ls tests/recordings)}; do
    [ -d "tests/recordings/$recording" ] || continue
    configure "$recording"
    for transport in recorded web h2; do
        check "$recording, memory, $transport" in_memory "$recording" "$transport"
    done
    check "$recording, rocksdb" on_disk "$recording"
    check "$recording, rocksdb, crashes" with_crashes "$recording"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
