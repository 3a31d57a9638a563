#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# linen server generate and edit-shards: from the description of validators to the files that their
# processes are started with (docs/protocol/04, §7.2, §7.3). With a testing seed the keys are known.
#
#   LINEN               the program (default: the newest build that there is)
#
# Last line: "N passed, N failed".
set -u
cd "$(dirname "$0")/../.." || exit 2

program=$PWD/${LINEN:-$(ls -t build/{asan,release,debug}/linen 2>/dev/null | head -1)}
program=${program/#$PWD\/\//\/}
[ -x "$program" ] || { echo "no program at '$program'" >&2; exit 2; }
description=$PWD/tests/corpus/toml/validator
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
passed=0 failed=0

check() { # NAME CONDITION...
    local name=$1
    shift
    if "$@" > out 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        sed 's/^/    /' out
    fi
}

says() { # TEXT COMMAND...: fails, and says so
    local text=$1
    shift
    ! "$@" > said 2>&1 && grep -qF -- "$text" said || { cat said; return 1; }
}

holds() { # FILE LINES: they follow each other somewhere in the file
    perl -0777 -e '($t, $f) = @ARGV; open F, "<", $f; $all = <F>; exit(index($all, $t) < 0)' "$2" "$1"
}

cp "$description" 1.toml
sed 's/server_1/server_2/' 1.toml > 2.toml
generate() {
    "$program" server generate --validators 1.toml 2.toml --committee committee.json \
        --testing-prng-seed 37 > lines
}
check "generate" generate
check "a line per validator" [ "$(grep -cE '^[0-9a-f]{66},00[0-9a-f]{64}$' lines)" = 2 ]
check "the known key" holds server_1.json \
    '"validator_secret": "dca1c40026fa3f8587486e21dbe2e2d324b2619cd55747ca28b265aa9965e242"'
check "its public key" [ "$(head -c 66 lines)" = \
    03d65441d55784a3a47b9e3894976fa60209dd677d659447693b467dcf4985c4b0 ]
check "two different validators" [ "$(sort -u lines | wc -l)" = 2 ]
check "the secret is for its owner only" [ "$(stat -c %a server_1.json)" = 600 ]
check "no secret in the committee" [ "$(grep -c secret committee.json)" = 0 ]
check "the committee in order" [ "$(grep -oE '"public_key": "[0-9a-f]+' committee.json | cut -c16-)" = \
    "$(cut -c1-66 lines)" ]
check "addresses" holds server_1.json '"shards": [
      {
        "host": "127.0.0.1",
        "port": 9110,
        "metrics_port": null
      },
      {
        "host": "127.0.0.1",
        "port": 9111,'
check "a genesis configuration can be made of it" "$program" create-genesis-config 2 \
    --committee committee.json --genesis genesis.json --initial-funding 10 --testing-prng-seed 38 \
    --wallet wallet.json --keystore keystore.json --storage "rocksdb:$folder/client.db"

check "edit-shards" "$program" server edit-shards --server server_2.json --num-shards 12 \
    --host 'shard-%' --port '91%' --metrics-port '92%'
check "numbers have equally many digits" holds server_2.json '"host": "shard-09",
        "port": 9109,
        "metrics_port": 9209'
check "as many as wanted" [ "$(grep -c '"host": "shard-' server_2.json)" = 12 ]
check "still for its owner only" [ "$(stat -c %a server_2.json)" = 600 ]
check "the key is the same" holds server_2.json "$(sed -n 2p lines | cut -c1-66)"

cp server_2.json before.json
check "a port that is none" says "'x01' is not the number of a port" \
    "$program" server edit-shards --server server_2.json --num-shards 12 --host h --port 'x%'
check "no shards" says "at least one shard" \
    "$program" server edit-shards --server server_2.json --num-shards 0 --host h --port 1
check "nothing was changed" cmp server_2.json before.json
check "no description" says "--validators is missing" "$program" server generate
check "a description that is not there" says "none.toml" \
    "$program" server generate --validators none.toml
sed 's/^port.*/port = yes/' 1.toml > wrong.toml
check "a description that is wrong" says "wrong.toml: line 3, column 8" \
    "$program" server generate --validators wrong.toml
grep -v external_protocol 1.toml > less.toml
check "a description that lacks something" says "external_protocol" \
    "$program" server generate --validators less.toml
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
