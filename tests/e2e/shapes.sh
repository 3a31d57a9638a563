#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# One validator as five processes: storage server (RocksDB), proxy, two shards. A recording of the
# reference is replayed against it, from one end to the other, and with kill -9 and new starts of
# single processes on the way, without waiting for them: nobody may notice. Told to stop, every process
# must end with exit code 0.
#
#   LINEN_ASAN, LINEN   the program (default: the newest build that there is)
#   REPLAY              the replayer (default: beside the program)
#   LN_PORT_BASE        the first of 40 ports to use, a multiple of 10 (default 23000)
#
# Last line: "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 2

program=${LINEN_ASAN:-${LINEN:-$(ls -t build/{asan,release,debug}/linen 2>/dev/null | head -1)}}
replay=${REPLAY:-$(dirname "$program")/replay-trace}
base=${LN_PORT_BASE:-23000}
recording=tests/recordings/system
[ -x "$program" ] && [ -x "$replay" ] || { echo "no program at '$program', or no '$replay'" >&2; exit 2; }

folder=$(mktemp -d)
declare -A pids=()
passed=0 failed=0
trap 'for p in "${pids[@]}"; do kill -9 "$p" 2>/dev/null; done; rm -rf "$folder"' EXIT

storage=service:tcp:127.0.0.1:$((base + 30)):table_default
shards=("server" "run" "--server" "$folder/server.json" "--storage" "$storage"
    "--genesis" "$recording/genesis.json")

# The recorded configuration with our ports, and two shards instead of one.
configure() {
    local offset=$((base - 19100))
    perl -pe 's/("(?:\w+_)?port":\s*)(19\d{3})/$1 . ($2 + '$offset')/ge' \
        "$recording/server.json" > "$folder/server.json"
    "$program" server edit-shards --server "$folder/server.json" --num-shards 2 --host 127.0.0.1 \
        --port "$((base / 10 + 1))%" --metrics-port "$((base / 10 + 2))%"
}

launch() { # NAME ARGUMENTS...
    local name=$1
    shift
    : > "$folder/$name.ready"
    "$program" "$@" 2> >(tee -a "$folder/$name.log" > "$folder/$name.ready") &
    pids[$name]=$!
}

launch_named() { # NAME
    case $1 in
    storage) launch storage storage-server --storage "rocksdb:$folder/db" \
        --endpoint "127.0.0.1:$((base + 30))" ;;
    proxy) launch proxy proxy "$folder/server.json" --storage "$storage" \
        --genesis "$recording/genesis.json" ;;
    shard0) launch shard0 "${shards[@]}" --shard 0 ;;
    shard1) launch shard1 "${shards[@]}" --shard 1 ;;
    server) launch server "${shards[@]}" ;;
    esac
}

wait_for() { # NAME
    for _ in $(seq 600); do
        grep -q '^READY!$' "$folder/$1.ready" && return 0
        kill -0 "${pids[$1]}" 2>/dev/null || break
        sleep 0.02
    done
    echo "$1 does not start"
    return 1
}

# In the order of a cluster: nobody waits for anybody.
start() { # NAMES...
    local name
    for name in "$@"; do launch_named "$name"; done
    for name in "$@"; do wait_for "$name" || return 1; done
}

stop() { # NAMES..., in this order; each must end with 0
    local code=0 name
    for name in "$@"; do
        kill -TERM "${pids[$name]}" 2>/dev/null
        wait "${pids[$name]}" || { echo "$name ended with $?"; code=1; }
        unset "pids[$name]"
    done
    return $code
}

crash() { # NAME
    kill -9 "${pids[$1]}" 2>/dev/null
    wait "${pids[$1]}" 2>/dev/null
    return 0
}

ask() {
    "$replay" --target "127.0.0.1:$base" --trace "$recording/trace.jsonl.zst" "$@"
}

separate() {
    start storage proxy shard0 shard1 && ask && stop shard0 proxy shard1 storage
}

together() {
    start storage proxy server && ask && stop proxy server storage
}

# At up to six places that the trace allows, evenly spread, the processes in turn.
interrupted() { # COMMAND NAMES...: crash or stop
    local from=1 cut cuts turn=0 how=$1 names=("${@:2}") name
    cuts=$("$replay" --cuts --trace "$recording/trace.jsonl.zst" |
        awk '{ all[NR] = $1 } END { n = NR < 6 ? NR : 6; for (i = 1; i <= n; i++) print all[int(i * NR / (n + 1)) + 1] }')
    [ -n "$cuts" ] || { echo "the trace cannot be cut"; return 1; }
    start storage proxy shard0 shard1 || return 1
    for cut in $cuts; do
        name=${names[$((turn++ % ${#names[@]}))]}
        echo "lines $from to $cut, then $how $name"
        ask --from "$from" --to "$cut" && $how "$name" || return 1
        launch_named "$name"
        [ "$name" != proxy ] || wait_for proxy || return 1
        from=$((cut + 1))
    done
    ask --from "$from" && stop proxy shard0 shard1 storage
}

# A shard that runs already cannot be started again, whoever tries.
twice() {
    start storage proxy shard0 shard1 || return 1
    launch second "${shards[@]}" --shard 1
    ! wait "${pids[second]}" || { echo "a second shard 1 runs"; return 1; }
    unset "pids[second]"
    ask && stop proxy shard1 shard0 storage
}

check() { # NAME COMMAND...
    local name=$1 began=$SECONDS
    shift
    rm -rf "$folder/db" "$folder"/*.log
    if "$@" > "$folder/out" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name ($((SECONDS - began)) s)"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        sed 's/^/    /' "$folder/out"
        tail -n 20 "$folder"/*.log | sed 's/^/    log: /'
        for p in "${pids[@]}"; do kill -9 "$p" 2>/dev/null; done
        wait
        pids=()
    fi
}

configure || exit 2
check "a process per shard" separate
check "one process for all shards" together
check "shards crash" interrupted crash shard0 shard1
check "storage server and proxy crash" interrupted crash storage proxy
check "all are stopped and started in turn" interrupted stop shard1 storage shard0 proxy
check "no shard runs twice" twice
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
