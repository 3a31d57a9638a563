#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# make demo: a network of four validators with a faucet, two people who get chains from it and pay
# each other, and the published web client doing the same.
#
#   LINEN       the program (default: build/release/linen)
#   LINEN_NPM   the npm modules (default: those of tools/setup)
#   ONCE=1      end when it is done, with 0 if everything held
set -u
cd "$(dirname "$0")/../.." || exit 2

linen=$(realpath "${LINEN:-build/release/linen}")
LINEN_NPM=${LINEN_NPM:-$(tools/setup --npm-path)/node_modules}
export LINEN_NPM
folder=$(mktemp -d)

# The first port from the one given on that nobody listens on.
free_port() {
    local port=$1
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo "$port"
}
faucet_port=$(free_port "${FAUCET_PORT:-8080}")
faucet=http://localhost:$faucet_port
pid=
trap '[ -z "$pid" ] || { kill -TERM "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; }; rm -rf "$folder"' EXIT

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

# The command line of somebody with a wallet of his own, shown and run.
as() { # NAME COMMAND...
    local home=$folder/$1 answer
    mkdir -p "$home"
    printf '  %s$ linen %s\n' "$1" "${*:2}"
    answer=$(LINERA_WALLET=$home/wallet.json LINERA_KEYSTORE=$home/keystore.json \
        LINERA_STORAGE=rocksdb:$home/wallet.db timeout 60 "$linen" "${@:2}") || fail "linen ${*:2}"
    [ -z "$answer" ] || sed 's/^/    /' <<<"$answer"
    answer_of=$answer
}

expect_balance() { # NAME AMOUNT
    as "$1" query-balance
    [ "$answer_of" = "$2" ] || fail "$1 has $answer_of instead of $2"
}

say "A network of four validators, in one process, with a faucet"
begin=$(date +%s%N)
"$linen" net up --validators 4 --with-faucet --faucet-port "$faucet_port" --path "$folder/network" \
    >"$folder/out" 2>"$folder/err" &
pid=$!
until grep -qs '^READY!' "$folder/err"; do
    kill -0 "$pid" 2>/dev/null || { cat "$folder/err" >&2; pid=; fail "the network does not start"; }
    sleep 0.02
done
echo "  ready after $((($(date +%s%N) - begin) / 1000000)) ms"

say "Alice and Bob make wallets and get chains from the faucet"
for name in alice bob; do
    as $name wallet init --faucet "$faucet"
    as $name wallet request-chain --faucet "$faucet"
    declare "$name=$(head -1 <<<"$answer_of")"
done
expect_balance alice 1000.

say "Alice pays Bob"
as alice transfer --from "$alice" --to "$bob" 12.5
as bob sync
as bob process-inbox
expect_balance alice 987.5
expect_balance bob 1012.5

say "Two strangers do the same with the published web client, @linera/client from npm"
node tests/e2e/web/payment.mjs "http://127.0.0.1:$faucet_port" >"$folder/web" 2>&1 ||
    { cat "$folder/web" >&2; fail "the web client"; }
sed 's/^/  /' "$folder/web"

say "What there is to look at"
echo "  faucet, with a page to try its GraphQL:  $faucet"
echo "  validators (gRPC, gRPC-Web):             localhost:$((${TEST_OFFSET_PORT:-9000} + 4001)) to :$((${TEST_OFFSET_PORT:-9000} + 4004))"
echo "  the first wallet and all files:          $folder/network"
[ -z "${ONCE:-}" ] || exit 0
echo
echo "The network runs until you press ^C."
trap 'exit 0' INT TERM
wait "$pid"
