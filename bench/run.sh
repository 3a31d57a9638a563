#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# make bench: what a block costs, and what a network takes to start and to sit there.
#
#   LINEN            the program, release build
#   BENCH_PROGRAMS   the folder with the benchmark programs
#   SECONDS_EACH     duration of each load (default: 6)
#
# Absolute numbers are those of this machine at this moment; compare lines of one run only.
set -u
cd "$(dirname "$0")/.." || exit 2

linen=${LINEN:-build/release/linen}
programs=${BENCH_PROGRAMS:-build/release/bench}
each=${SECONDS_EACH:-6}
export TEST_OFFSET_PORT=${TEST_OFFSET_PORT:-12000}
folder=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null; rm -rf "$folder"' EXIT

now_ms() { date +%s%3N; }

start() { # OPTIONS...; sets pid and start_ms
    rm -rf "$folder/net" "$folder/db" "$folder/err"
    local begin
    begin=$(now_ms)
    "$linen" net up --path "$folder/net" "$@" >"$folder/out" 2>"$folder/err" &
    pid=$!
    until grep -qs '^READY!' "$folder/err"; do
        kill -0 "$pid" 2>/dev/null || { cat "$folder/err"; exit 1; }
        sleep 0.005
    done
    start_ms=$(($(now_ms) - begin))
}

stop() {
    kill -TERM "$pid"
    wait "$pid" 2>/dev/null
    pid=
}

load() { # CHAINS SECONDS TRANSFERS
    "$programs/client" "$folder/net" "$1" "$2" "$3" "$pid"
}

resident_kib() { awk '/^VmRSS:/ { print $2 }' "/proc/$pid/status"; }

echo "processors: $(nproc), $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), load before: $(cut -d' ' -f1 /proc/loadavg)"

for shape in "--validators 4" "--validators 1" "--validators 1 --storage rocksdb:$folder/db"; do
    echo
    echo "net up $shape" | sed "s|$folder|DIR|"
    # shellcheck disable=SC2086
    start $shape --other-initial-chains 20
    echo "ready after $start_ms ms, $(($(resident_kib) / 1024)) MiB resident"
    load 1 "$each" 1
    load 20 "$each" 1
    load 20 "$each" 1000
    stop
done

echo
echo "with a faucet, 4 validators"
start --validators 4 --with-faucet --faucet-port $((TEST_OFFSET_PORT + 7001))
echo "ready after $start_ms ms"
stop

echo
echo "memory, 1 validator, storage in memory"
start --validators 1 --other-initial-chains 0
few=$(resident_kib)
stop
start --validators 1 --other-initial-chains 10000
many=$(resident_kib)
echo "idle chain at 10000 chains: $(((many - few) * 1024 / 10000)) bytes"
load 2000 0 1 >/dev/null
echo "chain with a block, 2000 of them in use: $((($(resident_kib) - many) * 1024 / 2000)) bytes"
stop
