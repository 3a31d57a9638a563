// SPDX-License-Identifier: Apache-2.0
// gRPC and gRPC-Web: messages that are cut, changed, too large, none; always a status that says so.
import fs from "node:fs";
import {
    Connection, H2, H2Connection, check, each, frame, message_frame, random, request_frame, sleep, u32,
    unary, with_client,
} from "./peer.mjs";

const NODE = "/rpc.v1.ValidatorNode/";
const OK = 0, INVALID_ARGUMENT = 3, DEADLINE = 4, NOT_FOUND = 5, OUT_OF_RANGE = 11, UNIMPLEMENTED = 12, INTERNAL = 13;
const MIB = 1 << 20;

const recorded = JSON.parse(fs.readFileSync(new URL("requests.json", import.meta.url))).requests.map(
    ({ method, request }) => ({ method, request: Buffer.from(request, "hex") }),
);

// --- protobuf, by hand

function varint(value) {
    const out = [];
    for (value = BigInt(value); value > 127n; value >>= 7n) out.push(Number(value & 127n) | 128);
    return Buffer.from([...out, Number(value)]);
}

function bytes_field(field, bytes) {
    return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

// The fields of a message: where the key is, where the value is; null if it is no message.
function fields(bytes) {
    const out = [];
    let at = 0;
    const number = () => {
        let value = 0;
        for (let shift = 0; at < bytes.length && shift < 35; shift += 7) {
            value += (bytes[at] & 127) * 2 ** shift;
            if (bytes[at++] < 128) return value;
        }
        throw null;
    };
    try {
        while (at < bytes.length) {
            const start = at, key = number(), type = key & 7;
            const field = { start, number: Math.floor(key / 8), type, length_at: at };
            if (field.number === 0 || field.number > 20) return null;
            if (type === 0) number();
            else if (type === 2) {
                const size = number();
                field.value_at = at;
                at += size;
            } else return null;
            if (at > bytes.length) return null;
            field.end = at;
            out.push(field);
        }
    } catch (reason) {
        if (reason !== null) throw reason;
        return null;
    }
    return out;
}

// A message with the part from..to replaced.
const replaced = (bytes, from, to, by) => Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

// Every field, on every level, with each other wire type; the lengths around it are left as they
// are, because the key keeps its size. Yields [changed message, is it on the top level?].
function* wrong_types(bytes, level = 0, whole = bytes, offset = 0) {
    for (const field of fields(bytes) ?? []) {
        for (let type = 0; type < 8; type++)
            if (type !== field.type && field.number < 16)
                yield [replaced(whole, offset + field.start, offset + field.start + 1, Buffer.from([(field.number << 3) | type])), level === 0];
        if (field.type === 2 && level < 4)
            yield* wrong_types(bytes.subarray(field.value_at, field.end), level + 1, whole, offset + field.value_at);
    }
}

// Every length on the top level, wrong.
function* wrong_lengths(bytes) {
    for (const field of fields(bytes) ?? []) {
        if (field.type !== 2) continue;
        const size = field.end - field.value_at;
        const wrong = [0, size - 1, size + 1, 2 * size + 7, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2n ** 63n, 2n ** 64n - 1n];
        for (const length of wrong)
            if (length !== size && length >= 0) yield replaced(bytes, field.length_at, field.value_at, varint(length));
        yield replaced(bytes, field.length_at, field.value_at, Buffer.alloc(11, 0xff)); // a number of 11 bytes
    }
}

// --- what is right to answer

// To a message that may be wrong: an answer, or an error of the client's with a text.
function is_clear(answer) {
    if (answer.status === OK) return true;
    return [INVALID_ARGUMENT, NOT_FOUND, OUT_OF_RANGE, INTERNAL].includes(answer.status) && answer.text.length > 0;
}

async function ask_all(t, method, messages, holds = is_clear) {
    await with_client(t, (client) =>
        each(messages, 64, async (message) => {
            const answer = await client.unary(NODE + method, message);
            check(holds(answer), `${method} ${message.subarray(0, 60).toString("hex")} (${message.length} bytes): ` +
                `${answer.status} '${answer.text}' ${answer.closed}`);
        }),
    );
}

async function wanted(client, path, body, status, headers) {
    const answer = await client.call(path, body, headers);
    check(answer.status === status, `${path}: status ${answer.status} '${answer.text}' ${answer.closed}, wanted ${status}`);
    return answer;
}

// Subscribe answers without end: not for calls that wait for one.
const unary_calls = recorded.filter(({ method }) => method !== "Subscribe");
const GET_VERSION = NODE + "GetVersionInfo";
const EMPTY = message_frame(Buffer.alloc(0));

const raw_frame = (flag, size, bytes) => Buffer.concat([Buffer.from([flag]), u32(size), bytes]);

// An answer over HTTP/1.1: HTTP status, gRPC status.
async function web(t, lines, body, path = GET_VERSION) {
    const connection = new Connection(t).send(`${lines.method ?? "POST"} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n`);
    for (const [name, value] of Object.entries(lines.headers)) connection.send(`${name}: ${value}\r\n`);
    connection.send(`content-length: ${body.length}\r\n\r\n`).send(body);
    check(await connection.closed(15000), "no answer");
    const text = connection.text;
    connection.close();
    return { http: Number(text.slice(9, 12)), status: Number(/grpc-status: ?(\d+)/.exec(text)?.[1] ?? NaN), text };
}

const TEXT = { "content-type": "application/grpc-web-text" };

export const attacks = {
    "grpc: recorded requests cut at every place": async (t) => {
        for (const { method, request } of unary_calls)
            await ask_all(t, method, Array.from(request.keys(), (size) => request.subarray(0, size)));
    },

    "grpc: every field with every wrong type": async (t) => {
        for (const { method, request } of unary_calls) {
            const all = [...wrong_types(request)];
            await ask_all(t, method, all.map(([message]) => message));
        }
        // A known field of another type is no protobuf (spec 04 §2.3).
        const info = recorded[0];
        const top = [...wrong_types(info.request)].filter(([, is_top]) => is_top).map(([message]) => message);
        await ask_all(t, info.method, top, (answer) => answer.status === INTERNAL && answer.text.length > 0);
    },

    "grpc: wrong lengths": async (t) => {
        for (const { method, request } of unary_calls) await ask_all(t, method, [...wrong_lengths(request)]);
    },

    "grpc: random messages": async (t) => {
        const seed = random(3);
        for (const { method, request } of unary_calls) {
            const messages = Array.from({ length: 60 }, () => seed.bytes(seed.below(200)));
            const changed = Array.from({ length: request.length && 100 }, () => {
                const copy = Buffer.from(request);
                for (let i = 0; i <= seed.below(4); i++) copy[seed.below(copy.length)] ^= 1 << seed.below(8);
                return copy;
            });
            await ask_all(t, method, [...messages, ...changed]);
        }
    },

    "grpc: nested and grouped to the bottom": async (t) => {
        let nested = Buffer.alloc(0);
        for (let i = 0; i < 2000; i++) nested = bytes_field(1, nested);
        const groups = Buffer.concat([Buffer.alloc(100000, (15 << 3) | 3), Buffer.alloc(100000, (15 << 3) | 4)]);
        const open = Buffer.alloc(MIB, (15 << 3) | 3);
        for (const { method } of unary_calls) await ask_all(t, method, [nested, groups, open]);
    },

    "grpc: bodies that are no messages": (t) =>
        with_client(t, async (client) => {
            await wanted(client, GET_VERSION, Buffer.alloc(0), INTERNAL);
            for (let size = 1; size < 5; size++) await wanted(client, GET_VERSION, EMPTY.subarray(0, size), INTERNAL);
            await wanted(client, GET_VERSION, raw_frame(0, 10, Buffer.alloc(9)), INTERNAL);
            await wanted(client, GET_VERSION, raw_frame(1, 0, Buffer.alloc(0)), INTERNAL);
            for (const flag of [2, 3, 127, 128, 129, 255]) await wanted(client, GET_VERSION, raw_frame(flag, 0, Buffer.alloc(0)), INTERNAL);
            await wanted(client, GET_VERSION, EMPTY, UNIMPLEMENTED, { "grpc-encoding": "gzip" });
            await wanted(client, GET_VERSION, Buffer.concat([EMPTY, raw_frame(9, 0, Buffer.alloc(0))]), INTERNAL);
        }),

    "grpc: messages that are too large": (t) =>
        with_client(t, async (client) => {
            await wanted(client, GET_VERSION, raw_frame(0, 0xffffffff, Buffer.alloc(100)), OUT_OF_RANGE);
            await wanted(client, GET_VERSION, raw_frame(0, 16 * MIB + 1, Buffer.alloc(100)), OUT_OF_RANGE);
            // Refused from its first bytes on, wherever it is cut; node's client hides such an answer.
            const message = message_frame(Buffer.alloc(17 * MIB)), connection = new H2Connection(t);
            connection.send(request_frame(1, GET_VERSION)).send(frame(H2.DATA, 0, 1, message.subarray(0, 16384)));
            check((await connection.outcome_of(1)) === "answered", "17 MiB: no answer");
            connection.close();
            const over_web = await web(t, { headers: { "content-type": "application/grpc-web+proto" } }, message_frame(Buffer.alloc(17 * MIB)));
            check(over_web.status === OUT_OF_RANGE, `gRPC-Web: status ${over_web.status}`);
        }),

    "grpc: paths that nobody serves": (t) =>
        with_client(t, async (client) => {
            const paths = ["/", "//", "/rpc.v1.ValidatorNode", NODE, NODE + "Nothing", "/rpc.v1.ValidatorNode/getversioninfo",
                "/rpc.v1.ValidatorWorker/HandleCrossChainRequest", "/rpc.v1.NotifierService/NotifyBatch", "/../etc/passwd",
                GET_VERSION + "/", GET_VERSION + "%00", "/" + "a".repeat(30000), "/%", "/\u00e9"];
            for (const path of paths) await wanted(client, path, EMPTY, UNIMPLEMENTED);
        }),

    "grpc: deadlines that are none, and one that has passed": (t) =>
        with_client(t, async (client) => {
            for (const text of ["", "S", "1", "-1S", "1x", "123456789S", "99999999H", "1.5S"])
                await wanted(client, GET_VERSION, EMPTY, OK, { "grpc-timeout": text });
            const late = await client.call(GET_VERSION, EMPTY, { "grpc-timeout": "0n" });
            check([OK, DEADLINE].includes(late.status), `0n: status ${late.status}`);
        }),

    "grpc: lists of the largest size": async (t) => {
        const chain = recorded[0].request.subarray(0, 36); // the field chain_id
        const heights = Buffer.concat(Array(4000).fill(Buffer.concat(Array(1000).fill(bytes_field(2, Buffer.from([8, 0]))))));
        const ids = Buffer.concat(Array(400000).fill(bytes_field(1, Buffer.alloc(36))));
        const hashes = Buffer.concat(Array(400000).fill(bytes_field(1, bytes_field(1, Buffer.alloc(32)))));
        // Half a second each; several times that under the sanitizers, on a busy machine.
        const cases = [
            ["DownloadCertificatesByHeights", Buffer.concat([chain, heights])],
            ["DownloadRawCertificatesByHeights", Buffer.concat([chain, heights])],
            ["MissingBlobIds", ids], ["DownloadCertificates", hashes],
        ];
        for (const [method, message] of cases) {
            let slowest = 0, done = false;
            const big = with_client(t, (client) => client.unary(NODE + method, message)).finally(() => (done = true));
            await with_client(t, async (client) => {
                while (!done) {
                    const begun = Date.now();
                    await wanted(client, GET_VERSION, EMPTY, OK);
                    slowest = Math.max(slowest, Date.now() - begun);
                    await sleep(20);
                }
            });
            const answer = await big;
            check(is_clear(answer), `${method}: status ${answer.status} '${answer.text}' ${answer.closed}`);
            check(slowest < 8000, `${method}: others waited for ${slowest} ms`);
        }
    },

    "grpc: Subscribe to everything, again and again": async (t) => {
        const seed = random(4);
        const chains = Buffer.concat(Array.from({ length: 100000 }, () => bytes_field(1, bytes_field(1, Buffer.concat([u32(seed.below(2 ** 32)), Buffer.alloc(28)])))));
        for (let i = 0; i < 5; i++)
            await with_client(t, async (client) => {
                const stream = client.session.request({ ":method": "POST", ":path": NODE + "Subscribe", "content-type": "application/grpc" });
                stream.on("error", () => {});
                stream.end(message_frame(chains));
                await Promise.race([new Promise((done) => stream.once("data", done)), sleep(5000).then(() => check(false, "no answer"))]);
            });
        await with_client(t, async (client) => {
            await wanted(client, NODE + "Subscribe", message_frame(Buffer.from([1])), INTERNAL);
            await wanted(client, NODE + "Subscribe", message_frame(bytes_field(1, bytes_field(1, Buffer.alloc(31)))), INVALID_ARGUMENT);
        });
    },

    "grpc: reflection and health, asked nonsense": (t) =>
        with_client(t, async (client) => {
            const REFLECT = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", HEALTH = "/grpc.health.v1.Health/Check";
            await wanted(client, HEALTH, message_frame(bytes_field(1, Buffer.from("nobody"))), NOT_FOUND);
            const bad = await client.call(HEALTH, message_frame(Buffer.from([0xff])));
            check(![OK, undefined].includes(bad.status), `health: status ${bad.status}`);
            const utf8 = await client.call(HEALTH, message_frame(bytes_field(1, Buffer.from([0xff]))));
            check(![OK, undefined].includes(utf8.status), `health: status ${utf8.status}`);
            const seed = random(5);
            for (let i = 0; i < 200; i++) {
                const answer = await client.call(REFLECT, message_frame(seed.bytes(seed.below(60))));
                check(answer.status !== undefined, `reflection: no status, ${answer.closed}`);
            }
            for (const name of ["", ".", "..", "rpc.v1.", "rpc.v1.ValidatorNode.", "a.".repeat(100000)])
                await wanted(client, REFLECT, message_frame(bytes_field(4, Buffer.from(name))), OK);
        }),

    "grpc-web: not what it says": async (t) => {
        const type = { "content-type": "application/grpc-web+proto" };
        check((await web(t, { method: "GET", headers: type }, EMPTY)).http === 405, "GET is not refused");
        for (const other of ["text/plain", "application/grpc", "application/grpc-web+json", "application/grpc-web; a=b", ""])
            check((await web(t, { headers: { "content-type": other } }, EMPTY)).http === 400, `'${other}' is not refused`);
        check((await web(t, { headers: type }, Buffer.alloc(0))).status === INTERNAL, "no message: no error");
        check((await web(t, { headers: type }, EMPTY.subarray(0, 3))).status === INTERNAL, "half a message: no error");
        check((await web(t, { headers: type }, raw_frame(0, 0xfffffff0, Buffer.alloc(9)))).status === OUT_OF_RANGE, "4 GiB: no error");
        for (const text of ["A", "AAA", "AAAA=AAA", "!!!!", "AAAAAAA", "AA=A", "=AAA", "AAAA\n"])
            check((await web(t, { headers: TEXT }, Buffer.from(text))).status === INTERNAL, `base64 '${text}': no error`);
        check((await web(t, { headers: TEXT }, Buffer.from("AAAAAAA="))).http === 200, "good base64 is refused");
    },

    // What a request may cost us depends on its bytes, not on the pieces in which they arrive.
    "grpc-web: base64 in pieces of four characters": async (t) => {
        const before = t.memory();
        const connection = new Connection(t).send(`POST ${GET_VERSION} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n`);
        connection.send(`content-type: ${TEXT["content-type"]}\r\n\r\n`);
        const head = Buffer.from("AABAAAAA"); // a message of 4 MiB begins
        connection.send(`8\r\n${head}\r\n`);
        const piece = "4\r\nAAAA\r\n".repeat(4096);
        let left = 200; // 800,000 pieces, 2.4 MB of message
        await connection.pour(() => (left-- > 0 ? piece : undefined));
        await sleep(1000);
        const grown = t.memory() - before;
        connection.close();
        check(grown < 64 * MIB, `2.4 MB of message took ${Math.round(grown / MIB)} MiB`);
    },
};

export const slow = {
    // Few bytes ask for many: what waits for a client that does not read has a bound of 256 MiB
    // (net/conn.h); other attacks run beside this one.
    "grpc: reflection asked without end, never read": async (t) => {
        const before = t.memory();
        const connection = new H2Connection(t, [4, 0]);
        const path = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
        const question = message_frame(bytes_field(4, Buffer.from("rpc.v1.ValidatorNode")));
        const questions = Buffer.concat(Array(150).fill(question));
        let stream = -1;
        let most = 0;
        await connection.pour(() => {
            most = Math.max(most, t.memory() - before);
            stream += 2;
            return stream < 2 * 3000 && most < 1200 * MIB ? Buffer.concat([request_frame(stream, path), frame(H2.DATA, 0, stream, questions)]) : undefined;
        }, 20000);
        for (let i = 0; i < 20; i++) {
            most = Math.max(most, t.memory() - before);
            await sleep(100);
        }
        connection.close();
        check(most < 600 * MIB, `the memory grew by ${Math.round(most / MIB)} MiB`);
    },

    "grpc: 4,000 subscriptions, never read": async (t) => {
        const connection = new H2Connection(t, [4, 0]);
        const pieces = Array.from({ length: 4000 }, (_, i) => unary(2 * i + 1, NODE + "Subscribe", recorded[0].request.subarray(0, 36)));
        await connection.pour(() => pieces.shift());
        await connection.wait(() => connection.ended || connection.outcome(1), 30000);
        check(connection.ended || connection.outcome(1), "the first one is still kept after 30 s");
        connection.close();
    },
};
