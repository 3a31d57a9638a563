// SPDX-License-Identifier: Apache-2.0
// tests/input - bad input for one endpoint, and what is right to answer.
//
//     node abuse.mjs KIND HOST:PORT [--pid PID] [--only TEXT] [--list]
//
// KIND is one of the endpoints below. Each attack has a name, sends what nobody should send, and
// checks what comes back: a status, a text, the end of the connection. After it a good request must
// be answered within GOOD_WITHIN_MS (sanitizers, a busy machine: else a tenth of that would do). The
// attacks that take time (silence, slow readers) run beside each other after the others, with good
// requests in between.
//
// With the PID of the server the attacks look at its memory (VmRSS, at most MEMORY_MAX above what it
// was at the start) and, at the end, at its open files, which must become what they were.
//
// The last line is "N passed, N failed"; the exit code is 1 if any failed, 2 for wrong usage.
import fs from "node:fs";
import * as graphql from "./graphql.mjs";
import * as grpc from "./grpc.mjs";
import * as http1 from "./http1.mjs";
import * as http2 from "./http2.mjs";
import { Connection, check, message_frame, sleep, with_client } from "./peer.mjs";
import * as storage from "./storage.mjs";

const GOOD_WITHIN_MS = 8000;
const MEMORY_MAX = 900 << 20;
const FILES_WITHIN_MS = 25000;

const empty = message_frame(Buffer.alloc(0));

const answers_grpc = (path) => async (t) => {
    const answer = await with_client(t, (client) => client.call(path, empty));
    check(answer.status === 0, `${path}: status ${answer.status} '${answer.text}' ${answer.closed}`);
};

async function answers_metrics(t) {
    const connection = new Connection(t).send("GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    const ended = await connection.closed();
    connection.close();
    check(ended && connection.text.startsWith("HTTP/1.1 200 "), `no metrics: ${connection.text.slice(0, 80)}`);
}

// What a port with only HTTP/2 answers to silence is what an HTTP/1 port does.
const silence = { "2,000 connections that say nothing": http1.slow["http1: 2,000 connections that say nothing"] };

const kinds = {
    validator: { good: answers_grpc("/rpc.v1.ValidatorNode/GetVersionInfo"), parts: [http1, http2, grpc] },
    notifier: { good: answers_grpc("/rpc.v1.NotifierService/NotifyBatch"), parts: [http2, { attacks: {}, slow: silence }] },
    shard: { good: answers_grpc("/grpc.health.v1.Health/Check"), parts: [http2, { attacks: {}, slow: silence }] },
    metrics: { good: answers_metrics, parts: [http1] },
    faucet: { good: graphql.good, parts: [http1, graphql] },
    storage: { good: storage.good, parts: [storage], fills: true },
};

function usage() {
    console.error(`usage: node abuse.mjs ${Object.keys(kinds).join("|")} HOST:PORT [--pid PID] [--only TEXT] [--list]`);
    process.exit(2);
}

function parse(args) {
    const out = { rest: [] };
    while (args.length > 0) {
        const arg = args.shift();
        if (arg === "--list") out.list = true;
        else if (arg === "--pid" || arg === "--only") out[arg.slice(2)] = args.shift() ?? usage();
        else if (arg.startsWith("--")) usage();
        else out.rest.push(arg);
    }
    const [name, address] = out.rest;
    const colon = address?.lastIndexOf(":");
    if (!kinds[name] || !(colon > 0)) usage();
    return { ...out, kind: kinds[name], host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
}

const options = parse(process.argv.slice(2));

// Bytes in memory; 0 if we do not know the process.
function memory() {
    if (!options.pid) return 0;
    const text = fs.readFileSync(`/proc/${options.pid}/status`, "latin1");
    return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) * 1024;
}

const files = () => (options.pid ? fs.readdirSync(`/proc/${options.pid}/fd`).length : 0);

const target = { host: options.host, port: options.port, memory, well };
let passed = 0, failed = 0;

async function well() {
    const begun = Date.now();
    let timer;
    const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`no answer to a good request within ${GOOD_WITHIN_MS} ms`)), GOOD_WITHIN_MS)));
    await Promise.race([options.kind.good(target), late]);
    clearTimeout(timer);
    return Date.now() - begun;
}

async function run(name, attack) {
    const begun = Date.now();
    try {
        await attack(target);
        await well();
        const grown = memory() - start.memory;
        check(grown <= MEMORY_MAX, `the memory has grown by ${grown >> 20} MiB`);
        passed++;
        console.log(`ok      ${name} (${Date.now() - begun} ms${options.pid ? `, ${memory() >> 20} MiB` : ""})`);
    } catch (error) {
        failed++;
        console.log(`FAILED  ${name}\n    ${error.message}`);
    }
}

// What others see while the attacks that take time go on.
async function run_while_busy() {
    if (busy)
        await run("good requests beside all those", async () => {
            while (busy) {
                await well();
                await sleep(200);
            }
        });
}

async function files_return() {
    const until = Date.now() + FILES_WITHIN_MS;
    while (files() > start.files && Date.now() < until) await sleep(200);
    check(files() <= start.files, `${files()} files are open; at the start it was ${start.files}`);
}

const wanted = ([name]) => !options.only || name.includes(options.only);
const attacks = options.kind.parts.flatMap((part) => Object.entries(part.attacks)).filter(wanted);
const slow = options.kind.parts.flatMap((part) => Object.entries(part.slow)).filter(wanted);
if (options.list) {
    for (const [name] of [...attacks, ...slow]) console.log(name);
    process.exit(0);
}

await well();
const start = { memory: memory(), files: files() };
for (const [name, attack] of attacks) await run(name, attack);
let busy = slow.length > 0 && !options.kind.fills; // whose connections are all taken meanwhile
const others = run_while_busy();
await Promise.all(slow.map(([name, attack]) => run(name, attack)));
busy = false;
await others;
if (options.pid) await run("the open files are those of the start", files_return);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
