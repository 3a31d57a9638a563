#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bad input at every endpoint (tests/input) and in every file that the command line reads.
#
# A validator, a shard, a storage server, a faucet with a validator of its own: each bears its
# attacks, stays within its memory, answers good requests meanwhile, and ends with exit code 0 and
# without a report of a sanitizer. A file that is missing, cut, of other types, or no text at all
# is refused: exit code 1, one line that names it.
#
#   LINEN_ASAN, LINEN   the program (default: the newest build that there is)
#   REPLAY              the replayer, which fills a validator first (default: beside the program)
#   LN_PORT_BASE        the first of 100 ports to use (default 28000)
#
# Last line: "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 2

program=$(realpath "${LINEN_ASAN:-${LINEN:-$(ls -t build/{asan,release,debug}/linen 2>/dev/null | head -1)}}")
replay=${REPLAY:-$(dirname "$program")/replay-trace}
base=${LN_PORT_BASE:-28000}
recording=$PWD/tests/recordings/system
abuse=$PWD/tests/input/abuse.mjs
[ -x "$program" ] || { echo "no program at '$program'" >&2; exit 2; }

# What was freed is kept for a while to find late uses; with the usual 256 MiB of it the bounds of
# the memory would mean little.
export ASAN_OPTIONS=quarantine_size_mb=16:malloc_context_size=8:${ASAN_OPTIONS:-}
folder=$(mktemp -d)
declare -A pids=()
passed=0 failed=0
trap 'for p in "${pids[@]}"; do kill -9 "$p" 2>/dev/null; done; rm -rf "$folder"' EXIT
cd "$folder" || exit 2

count() { # NAME STATUS OUTPUT: tells how a check ended
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED  $1"
        tail -20 "$3" | cut -c1-400 | sed 's/^/    /'
    fi
}

# --- files

# A line about what this sanitizer cannot do is none of ours.
complaints() { grep -v 'ASan doesn.t fully support makecontext' "$1"; }

refused() { # FILE COMMAND...: exit code 1, and one line that names the file
    local file=$1 status
    shift
    timeout 20 "$program" "$@" > said.out 2> said.err < /dev/null
    status=$?
    complaints said.err > said
    echo "$* (with $file): exit code $status" >> said.err
    [ $status = 1 ] && [ "$(wc -l < said)" = 1 ] && grep -q '^linen: ' said && grep -qF "$file" said &&
        ! grep -qE 'Sanitizer|assert|runtime error' said
}

# The ways in which a file can be wrong: name, and a filter that makes it of a good one.
damage() { # NAME GOOD BAD
    local size
    size=$(stat -c %s "$2")
    case $1 in
    empty) : > "$3" ;;
    half) head -c $((size / 2)) "$2" > "$3" ;;
    'all but the end') head -c $((size - 3)) "$2" > "$3" ;;
    'the first byte') head -c 1 "$2" > "$3" ;;
    'a byte in the middle') perl -0777 -pe 'substr($_, length() / 2, 1) = "\x01"' "$2" > "$3" ;;
    'something behind it') { cat "$2"; echo '}'; } > "$3" ;;
    'random bytes') perl -e 'srand 9; print map { chr int rand 256 } 1 .. 3000' > "$3" ;;
    zeros) head -c 5000 /dev/zero > "$3" ;;
    'a number for a text') perl -0777 -pe 's/"[^"]*"(?=\s*[,\]}])/7/' "$2" > "$3" ;;
    'a list for an object') perl -0777 -pe 's/^\{.*\}\s*$/[]/s' "$2" > "$3" ;;
    'another type for all') echo '"text"' > "$3" ;;
    null) echo null > "$3" ;;
    'an object without fields') echo '{}' > "$3" ;;
    'nesting without end') perl -e 'print "[" x 200000' > "$3" ;;
    'a number too large') perl -0777 -pe 's/(?<=[:\[])\s*(\d+|"[^"]*")/ 99999999999999999999999/' "$2" > "$3" ;;
    'bad UTF-8') perl -0777 -pe 's/"(\w)/"\xff$1/' "$2" > "$3" ;;
    esac
}

ways=(empty half 'all but the end' 'the first byte' 'a byte in the middle' 'something behind it'
    'random bytes' zeros 'a number for a text' 'a list for an object' 'another type for all' null
    'an object without fields' 'nesting without end' 'a number too large' 'bad UTF-8')

attack_file() { # GOOD COMMAND..., in which BAD stands for the file
    local good=$1 way
    shift
    local -a command=("${@/BAD/$folder/bad.json}")
    for way in "${ways[@]}"; do
        [ "$good $way" != 'keystore.json empty' ] || continue # is one whose making was interrupted
        damage "$way" "$good" bad.json
        refused bad.json "${command[@]}"
        count "$way: ${*:1:2}" $? said.err
    done
    rm -f bad.json
    if [ "$good" != keystore.json ]; then # which is made if there is none
        refused bad.json "${command[@]}"
        count "missing: ${*:1:2}" $? said.err
    fi
    mkdir bad.json
    refused bad.json "${command[@]}"
    count "a folder: ${*:1:2}" $? said.err
    rmdir bad.json
    if [ "$(id -u)" != 0 ]; then
        install -m 000 "$good" bad.json
        refused bad.json "${command[@]}"
        count "unreadable: ${*:1:2}" $? said.err
        rm -f bad.json
    fi
    truncate -s 300M bad.json # never a real device: a program with a bug may replace the file
    refused bad.json "${command[@]}"
    count "huge: ${*:1:2}" $? said.err
    rm -f bad.json
}

cat > validator.toml << END
server_config_path = "server_1.json"
host = "127.0.0.1"
port = $((base + 80))
external_protocol = { Grpc = "ClearText" }
internal_protocol = { Grpc = "ClearText" }
[[proxies]]
host = "127.0.0.1"
public_port = $((base + 80))
private_port = $((base + 82))
metrics_port = $((base + 83))
[[shards]]
host = "127.0.0.1"
port = $((base + 90))
END
mine=(--wallet wallet.json --keystore keystore.json --storage rocksdb:client.db)

prepare() {
    "$program" server generate --validators validator.toml --committee committee.json &&
        "$program" create-genesis-config 2 --committee committee.json --genesis genesis.json \
            --initial-funding 1000000 "${mine[@]}"
}
prepare > prepared 2>&1
count "a network of our own" $? prepared

files() {
    local other=(--wallet w.json --keystore k.json --storage memory:)
    attack_file wallet.json wallet show --wallet BAD --keystore keystore.json --storage memory:
    attack_file keystore.json keygen --keystore BAD
    attack_file genesis.json wallet init --genesis BAD "${other[@]}"
    attack_file genesis.json validator --server server_1.json --storage memory: --genesis BAD
    attack_file server_1.json validator --server BAD --storage memory: --genesis genesis.json
    attack_file server_1.json server run --server BAD --storage memory: --genesis genesis.json
    attack_file server_1.json server edit-shards --server BAD --num-shards 1 --host 127.0.0.1 --port 9000
    attack_file server_1.json proxy BAD --storage memory:
    attack_file committee.json create-genesis-config 1 --committee BAD --genesis g.json "${other[@]}"
}

# --- endpoints

launch() { # NAME ARGUMENTS...; few files may be open at first, as in most shells
    local name=$1
    shift
    (
        ulimit -Sn 1024
        exec "$program" "$@" > "$name.log" 2>&1
    ) &
    pids[$name]=$!
    for _ in $(seq 400); do
        grep -q '^READY!$' "$name.log" 2>/dev/null && return 0
        kill -0 "${pids[$name]}" 2>/dev/null || break
        sleep 0.05
    done
    return 1
}

# Ends with 0, and has said nothing that a sanitizer or an assertion says.
stopped() { # NAME
    local status
    kill -TERM "${pids[$1]}" 2>/dev/null
    wait "${pids[$1]}"
    status=$?
    unset "pids[$1]"
    complaints "$1.log" > "$1.said"
    echo "exit code $status" >> "$1.said"
    [ $status = 0 ] && ! grep -qE 'Sanitizer|runtime error|assert|LeakSanitizer' "$1.said"
}

attack() { # NAME KIND PORT: what the process says about itself goes to NAME-KIND.out
    node "$abuse" "$2" "127.0.0.1:$3" --pid "${pids[$1]}" > "$1-$2.out" 2>&1
}

add() { # NAME KIND: the attacks of one run, counted
    local good=0 bad=0
    read -r good _ bad _ <<< "$(grep -aE '^[0-9]+ passed, [0-9]+ failed$' "$1-$2.out" || echo '0 passed, 1 failed')"
    passed=$((passed + good))
    failed=$((failed + bad))
    echo "$1: $2: $good passed, $bad failed"
    [ "$bad" = 0 ] || grep -av '^ok' "$1-$2.out" | cut -c1-400 | sed 's/^/    /'
}

# The recorded configuration with other ports: each one keeps its last two digits.
configure() { # FROM FILE
    perl -pe 's/("(?:\w+_)?port":\s*)(19\d{3})/$1 . ($2 - 19100 + '"$1"')/ge' "$recording/server.json" > "$2"
}

start_all() {
    configure "$base" validator.json
    configure $((base + 60)) shard.json
    launch validator validator --server validator.json --genesis "$recording/genesis.json" --storage memory: &&
        launch shard server run --server shard.json --genesis "$recording/genesis.json" --storage memory: &&
        launch storage storage-server --storage memory: --endpoint "127.0.0.1:$((base + 50))" &&
        launch home validator --server server_1.json --genesis genesis.json --storage memory: &&
        launch faucet faucet "${mine[@]}" --port $((base + 40)) --metrics-port $((base + 41)) --amount 1 \
            --storage-path faucet.sqlite
}

start_all
started=$?
cat ./*.log > logs
count "everything starts" $started logs
if [ $started = 0 ]; then
    [ ! -x "$replay" ] || "$replay" --target "127.0.0.1:$base" --to 150 --trace "$recording/trace.jsonl.zst" > replayed 2>&1
    attack validator validator "$base" & one=$!
    { attack storage storage $((base + 50)); attack shard shard $((base + 70)); attack shard metrics $((base + 71)); } & two=$!
    { attack faucet faucet $((base + 40)); attack home notifier $((base + 82)); } & three=$!
    files
    wait $one $two $three
    add validator validator
    add storage storage
    add shard shard
    add shard metrics
    add faucet faucet
    add home notifier
    for name in faucet home storage shard validator; do
        stopped $name
        count "$name ends in order" $? $name.said
    done
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
