#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kills validators with SIGKILL while a load runs, and starts them again on the same storage: no two
# different votes for one height and round, no lost message, no lost money.
#
# Four validators, each a process with RocksDB. Twenty times, in a random order, one of them is
# killed (sometimes again while it is starting), or two at once, or all at once. What must hold is
# checked by the load (tests/crash). Then the same for a few seconds with a policy that has fees.
#
#   LINEN           the program (default: the newest build that there is)
#   CRASH_LOAD      the load (default: beside the program)
#   LN_PORT_BASE    the first of fifty ports to use (default 25000)
#   SEED            what is random here and in the load (default: the time)
#
# Last line: "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 2

program=${LINEN:-$(ls -t build/{release,asan,debug}/linen 2>/dev/null | head -1)}
load=${CRASH_LOAD:-$(dirname "$program")/crash-load}
base=${LN_PORT_BASE:-25000}
seed=${SEED:-$(date +%s)}
[ -x "$program" ] && [ -x "$load" ] || { echo "no program at '$program', or no '$load'" >&2; exit 2; }
echo "SEED=$seed"
RANDOM=$seed

folder=$(mktemp -d)
pids=('' '' '' '')
load_pid=
passed=0 failed=0 kills=0
trap 'kill -9 ${pids[*]} $load_pid 2>/dev/null; rm -rf "$folder"' EXIT

# --- validators

start() { # INDEX
    "$program" validator --server "$folder/net/server_$1.json" \
        --genesis "$folder/net/genesis.json" --storage "rocksdb:$folder/db_$1" \
        >>"$folder/log_$1" 2>&1 &
    pids[$1]=$!
}

ready() { # INDEX: a validator says so once for each start
    local i
    for ((i = 0; i < 400; i++)); do
        [ "$(grep -c '^READY!$' "$folder/log_$1")" -gt "$2" ] && return 0
        kill -0 "${pids[$1]}" 2>/dev/null || break
        sleep 0.05
    done
    echo "validator $1 does not start"
    return 1
}

starts() { grep -c '^READY!$' "$folder/log_$1"; }

crash() { # INDEX...
    local i
    for i in "$@"; do
        kill -9 "${pids[$i]}" && kills=$((kills + 1))
    done
    for i in "$@"; do
        wait "${pids[$i]}" 2>/dev/null
        pids[$i]=
    done
}

restart() { # INDEX...
    local i before=()
    for i in "$@"; do
        before[i]=$(starts "$i")
        start "$i"
    done
    for i in "$@"; do
        ready "$i" "${before[$i]}" || return 1
    done
}

# --- what happens to them

pause() { # FROM_MS TO_MS
    sleep "$(printf '%d.%03d' $((($1 + RANDOM % ($2 - $1)) / 1000)) $((($1 + RANDOM % ($2 - $1)) % 1000)))"
}

shuffle() { # WORDS...
    local words=("$@") i k word
    for ((i = ${#words[@]} - 1; i > 0; i--)); do
        k=$((RANDOM % (i + 1)))
        word=${words[i]} words[i]=${words[k]} words[k]=$word
    done
    echo "${words[@]}"
}

event() { # KIND
    local v=$((RANDOM % 4)) w
    case $1 in
    one) crash $v && pause 50 900 && restart $v ;;
    starting) # and again before it is there
        crash $v && pause 50 300 && start $v && pause 5 150 && crash $v && restart $v
        ;;
    two)
        w=$(((v + 1 + RANDOM % 3) % 4))
        crash $v $w && pause 50 600 && restart $v $w
        ;;
    all) crash 0 1 2 3 && pause 50 300 && restart 0 1 2 3 ;;
    esac
}

killer() { # EVENTS...
    local kind
    for kind in "$@"; do
        pause 300 1400
        event "$kind" || return 1
        kill -0 "$load_pid" 2>/dev/null || { echo "the load has ended too early"; return 1; }
    done
}

# --- the test

check() { # HELD WHAT
    if [ "$1" = 0 ]; then
        passed=$((passed + 1))
        echo "ok      $2"
    else
        failed=$((failed + 1))
        echo "FAILED  $2"
    fi
}

count_of() { # LOG WORD: "3 passed, 1 failed" has 3 of "passed"
    tail -1 "$1" | sed -nE "s/^(.* )?([0-9]+) $2.*/\2/p"
}

under_load() { # NAME POLICY EVENTS...
    local name=$1 policy=$2 killed=$kills i result good bad
    shift 2
    rm -rf "$folder"/*
    "$load" make "$folder/net" --chains 8 --policy "$policy" --port "$base" || exit 2
    for i in load log_0 log_1 log_2 log_3; do : >"$folder/$i"; done
    restart 0 1 2 3 || exit 2
    timeout 140 "$load" run "$folder/net" --seconds 90 --until "$folder/done" --seed "$seed" \
        >"$folder/load" 2>"$folder/load_log" &
    load_pid=$!
    until grep -q '^the load begins' "$folder/load"; do
        kill -0 $load_pid 2>/dev/null || break
        sleep 0.05
    done
    killer "$@"
    check $? "$name: $((kills - killed)) times a validator was killed and came back"
    : >"$folder/done"
    wait $load_pid
    result=$?
    load_pid=
    sed "s/^/    /" "$folder/load"
    good=$(count_of "$folder/load" passed) bad=$(count_of "$folder/load" failed)
    passed=$((passed + ${good:-0}))
    failed=$((failed + ${bad:-1}))
    [ $result = 0 ] || explain
    crash 0 1 2 3
    [ $result != 124 ] || { echo "the load does not come to an end"; return 1; }
}

explain() {
    local i
    tail -20 "$folder/load_log" | sed 's/^/    load: /'
    for i in 0 1 2 3; do
        grep -v '^READY!$' "$folder/log_$i" | tail -5 | sed "s/^/    validator $i: /"
    done
}

# shellcheck disable=SC2046
under_load "no fees" no-fees $(shuffle one one one one one one one one one one one one one one \
    starting starting starting two two all) &&
    under_load "fees" testnet one two one
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
