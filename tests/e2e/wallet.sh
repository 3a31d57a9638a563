#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What `linen` does without a network: keys, wallets, genesis, storage, help, completion.
#
# Last line: "N passed, N failed". LINEN is the program.
set -uo pipefail
cd "$(dirname "$0")/../.."
linen=${LINEN:-$PWD/build/release/linen}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
passed=0 failed=0
unset LINERA_WALLET LINERA_KEYSTORE LINERA_STORAGE
export HOME=$folder/home
mkdir "$HOME"
export LINERA_WALLET_1=$folder/one.json LINERA_KEYSTORE_1=$folder/keys.json
export LINERA_STORAGE_1=rocksdb:$folder/one.db

# NAME CONDITION...: counts, and tells what did not hold.
holds() {
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "does not hold: $name" >&2
    fi
}

# WORDS...: fails with status 1, and the text has the words.
refused() {
    local words=$1 said status
    shift
    said=$("$@" 2>&1)
    status=$?
    holds "$* is refused with '$words'" test "$status" = 1 -a "${said/"$words"/}" != "$said"
}

one() { "$linen" -w1 "$@"; }

# --- a network's beginning
cat >validator.toml <<'TOML'
server_config_path = "server.json"
host = "127.0.0.1"
port = 24001
external_protocol = { Grpc = "ClearText" }
internal_protocol = { Grpc = "ClearText" }
[[proxies]]
host = "127.0.0.1"
public_port = 24001
private_port = 24002
metrics_port = 24003
[[shards]]
host = "127.0.0.1"
port = 24004
TOML
holds "server generate" "$linen" server generate --validators validator.toml \
    --committee committee.json --testing-prng-seed 1 >/dev/null
create=(create-genesis-config 2 --committee committee.json --genesis genesis.json
    --initial-funding 10 --policy-config testnet --message-price 0.5 --network-name here
    --http-request-allow-list b.org,a.org --testing-prng-seed 37)
holds "create-genesis-config" one "${create[@]}"
holds "its name" grep -q '"network_name": "here"' genesis.json
holds "its policy" grep -q '"message": "0.5"' genesis.json
holds "the policy's other prices" grep -q '"operation": "0.00001"' genesis.json
refused "exists already" one "${create[@]}"

# --- the wallet: with a testing seed, the first owner is the reference's
owner=0xde166237331a2966d8cf6778e81a8c007b4084be80dc1e0409d51f216c1deaa1
holds "three chains" test "$(one wallet show --short | wc -l)" = 3
holds "the first owner" grep -q "$owner" <(one wallet show)
holds "tags" test "$(one wallet show | grep '^Tags:' | tr -s ' ')" = "Tags: DEFAULT, ADMIN"
holds "secrets are private" test "$(stat -c %a keys.json one.json | tr '\n' ' ')" = "600 600 "
mapfile -t chains < <(one wallet show --short)
holds "set-default" one wallet set-default "${chains[2]}"
holds "the default comes first" test "$(one wallet show --short | head -1)" = "${chains[2]}"
one wallet forget-keys "${chains[2]}" 2>/dev/null
holds "forget-keys" grep -q "No owner key" <(one wallet show "${chains[2]}")
holds "owned chains" test "$(one wallet show --short --owned | wc -l)" = 2
holds "forget-chain" one wallet forget-chain "${chains[2]}"
holds "which leaves two" test "$(one wallet show --short | wc -l)" = 2
refused "is not in the wallet" one wallet set-default "${chains[2]}"
holds "export-genesis" one wallet export-genesis copy.json
holds "the same genesis" cmp genesis.json copy.json
holds "keygen" grep -qE '^0x[0-9a-f]{64}$' <(one keygen)

# --- storage
holds "check-existence" one storage check-existence
holds "list-namespaces" test "$(one storage list-namespaces)" = table_linera
holds "list-chain-ids" test "$(one storage list-chain-ids | wc -l)" = 3
holds "list-blob-ids" test "$(one storage list-blob-ids | cut -d: -f1 | sort | uniq -c | tr -s ' \n' ' ')" \
    = " 3 ChainDescription 1 Committee "
holds "initialize again" one storage initialize --genesis genesis.json
sed 's/"here"/"elsewhere"/' genesis.json >other.json
refused "belongs to" one storage initialize --genesis other.json
holds "delete-namespace" one storage delete-namespace
refused "there is no namespace" one storage check-existence
holds "initialize" one storage initialize --genesis other.json
holds "delete-all" one storage delete-all
holds "nothing is left" test ! -e one.db

# --- a wallet of one's own, at the default place
refused "linen wallet init" "$linen" wallet show
refused "either --faucet URL or --genesis FILE" "$linen" wallet init
holds "wallet init" "$linen" wallet init --genesis genesis.json
holds "its place" test -s "$HOME/.config/linera/wallet.json" -a -s "$HOME/.config/linera/keystore.json"
refused "exists already" "$linen" wallet init --genesis genesis.json
refused "127.0.0.1:1" one wallet init --faucet http://127.0.0.1:1
refused "LINERA_WALLET_2" "$linen" -w 2 wallet show
refused "other.txt" "$linen" -w1 wallet init --genesis other.txt

# --- many at once lose nothing
for i in 1 2 3 4 5 6 7 8; do one keygen >"owner.$i" & done
wait
holds "keys of concurrent processes" test "$(tr -d ' \n' <keys.json | grep -oFf <(cat owner.*) | wc -l)" = 8

# --- help and completion
refused "did you mean 'linen wallet'?" "$linen" walet
refused "did you mean '--owned'?" "$linen" wallet show --ownd
holds "help of a group" grep -q "forget-chain" <("$linen" wallet --help)
holds "help of a command" grep -q -- "--testing-prng-seed N" <("$linen" help wallet init)
holds "completion for bash" bash -n <("$linen" completion bash)
holds "completed" test "$(bash -c 'source <("$0" completion bash)
    COMP_WORDS=(linen -w 1 wallet forget-c); COMP_CWORD=4; _linen; echo "${COMPREPLY[@]}"' "$linen")" = forget-chain
holds "completion for fish" grep -q "complete -c linen" <("$linen" completion fish)
refused "bash, zsh or fish" "$linen" completion tcsh

echo "$passed passed, $failed failed"
test "$failed" = 0
