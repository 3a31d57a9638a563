// SPDX-License-Identifier: Apache-2.0
// HTTP/1.1: what is not exactly right gets one clear answer, and the connection ends.
import { Connection, check, each, random, sleep } from "./peer.mjs";

const answers = (text) => text.match(/HTTP\/1\.1 \d{3}/g)?.map((line) => Number(line.slice(9))) ?? [];

// Sends bytes; the first answer's status must be the wanted one, and nothing may follow it.
async function refused(target, bytes, status) {
    const shown = JSON.stringify(bytes.toString("latin1").slice(0, 70));
    const connection = new Connection(target).send(bytes);
    const ended = await connection.closed();
    const got = answers(connection.text);
    connection.close();
    check(got.length === 1 && got[0] === status, `${shown}: wanted ${status}, got ${got}`);
    check(ended, `${shown}: the connection stays open after ${status}`);
}

const GET = "GET /x HTTP/1.1\r\nhost: x\r\n";
const POST = "POST / HTTP/1.1\r\nhost: x\r\n";
const SMUGGLED = "GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n";

// status -> heads that are wrong; each is a whole request, or the reason shows before it is whole
const malformed = [
    [400, "GET / HTTP/1.1\nhost: x\n\n"], [400, "GET / HTTP/1.1\r\nhost: x\rb: c\r\n\r\n"],
    [400, GET + "a: b\r\n c: d\r\n\r\n"], [400, GET + " a: b\r\n\r\n"], [400, "GET / HTTP/1.1\r\n\r\n"],
    [400, GET + "host: y\r\n\r\n"], [400, GET + "a\r\n\r\n"], [400, GET + ": b\r\n\r\n"],
    [400, GET + "a : b\r\n\r\n"], [400, GET + "a: \x00\r\n\r\n"], [400, GET + "a\x80: b\r\n\r\n"],
    [400, "\x00\r\n\r\n"], [400, "GET\r\n\r\n"], [400, "GET /\r\n\r\n"], [400, "GET  / HTTP/1.1\r\nhost: x\r\n\r\n"],
    [400, "GET / HTTP/1.1 \r\nhost: x\r\n\r\n"], [400, "GET / http/1.1\r\nhost: x\r\n\r\n"],
    [400, "GET nothing HTTP/1.1\r\nhost: x\r\n\r\n"], [400, "GET /#f HTTP/1.1\r\nhost: x\r\n\r\n"],
    [400, "GET /\x7f HTTP/1.1\r\nhost: x\r\n\r\n"], [400, "GET http:// HTTP/1.1\r\nhost: x\r\n\r\n"],
    [400, "GET * HTTP/1.1\r\nhost: x\r\n\r\n"], [400, "G\xc3T / HTTP/1.1\r\nhost: x\r\n\r\n"],
    [505, "GET / HTTP/2.0\r\nhost: x\r\n\r\n"], [505, "GET / HTTP/9.9\r\nhost: x\r\n\r\n"],
    [501, "CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n"], [417, POST + "expect: wonders\r\n\r\n"],
];

const smuggling = [
    [400, POST + "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED],
    [400, POST + "transfer-encoding: chunked\r\ncontent-length: 0\r\n\r\n0\r\n\r\n" + SMUGGLED],
    [400, POST + "content-length: 0\r\ncontent-length: 33\r\n\r\n" + SMUGGLED],
    [400, POST + "content-length: 0, 33\r\n\r\n" + SMUGGLED],
    ...["+0", "-1", "0x0", "0 0", "", "1e3", "99999999999999999999", "9223372036854775807"].map((n) => [
        400, POST + `content-length: ${n}\r\n\r\n` + SMUGGLED,
    ]),
    ...["gzip", "identity", "chunked, gzip", "gzip, chunked", "xchunked", "chunked\r\ntransfer-encoding: chunked"].map(
        (coding) => [501, POST + `transfer-encoding: ${coding}\r\n\r\n0\r\n\r\n` + SMUGGLED],
    ),
    [400, POST + "transfer-encoding : chunked\r\n\r\n0\r\n\r\n" + SMUGGLED],
    [400, POST + "transfer-encoding:\x0bchunked\r\n\r\n0\r\n\r\n" + SMUGGLED],
    [400, "POST / HTTP/1.0\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED],
];

// Bodies that are not what chunks look like. A server that answers from the header alone may do so
// first; what must never happen is a second answer.
const chunks = [
    "FFFFFFFFFFFFFFFFF\r\n", "-1\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "\r\n", ";\r\n", "5\nhello\r\n0\r\n\r\n", "5 x\rhello",
    "3\r\nhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "5;" + "x".repeat(300) + "\r\nhello\r\n0\r\n\r\n",
    "0\r\n" + `a: ${"b".repeat(100)}\r\n`.repeat(300) + "\r\n", "g\r\n", "5;\x00\r\nhello\r\n0\r\n\r\n",
];

const text_of = (s) => Buffer.from(s, "latin1");

export const attacks = {
    "http1: malformed heads": (t) => each(malformed, 4, ([status, text]) => refused(t, text_of(text), status)),

    "http1: request smuggling": (t) => each(smuggling, 4, ([status, text]) => refused(t, text_of(text), status)),

    "http1: chunks that are none": (t) =>
        each(chunks, 4, async (body) => {
            const head = POST + "content-type: application/grpc-web+proto\r\ntransfer-encoding: chunked\r\n\r\n";
            const connection = new Connection(t).send(text_of(head + body + SMUGGLED));
            const ended = await connection.closed();
            check(ended, `${JSON.stringify(body.slice(0, 40))}: the connection stays open`);
            check(answers(connection.text).length <= 1, `${JSON.stringify(body.slice(0, 40))}: answered twice`);
            connection.close();
        }),

    "http1: endless and too many headers": async (t) => {
        await refused(t, text_of("GET /" + "a".repeat(20000)), 414);
        await refused(t, text_of(GET + "a: " + "b".repeat(70000)), 431);
        await refused(t, text_of(GET + "a: b\r\n".repeat(101) + "\r\n"), 431);
        await refused(t, text_of(GET + "a: b\r\n".repeat(14000)), 431);
    },

    "http1: a header without end, as fast as it goes": async (t) => {
        const connection = new Connection(t).send(GET);
        let sent = 0;
        await connection.pour(() => (sent++ < 4096 ? "a".repeat(16384) + ": b\r\n" : undefined), 5000);
        check(await connection.closed(), "64 MiB of header are taken");
        check(answers(connection.text).every((status) => status === 431), "answered with something but 431");
    },

    "http1: 2,000 requests in one go": async (t) => {
        const count = 2000;
        const connection = new Connection(t).send(text_of((GET + "\r\n").repeat(count)));
        await connection.wait(() => connection.ended || answers(connection.text).length >= count, 10000);
        const got = answers(connection.text).length;
        check(got === count || (connection.ended && got === 1), `${got} answers`);
        connection.close();
    },

    "http1: a megabyte of requests, answers not read at first": async (t) => {
        const connection = new Connection(t), many = (GET + "\r\n").repeat(2000);
        let left = 100;
        connection.socket.pause();
        await connection.pour(() => (left-- > 0 ? many : undefined), 1000);
        await t.well();
        connection.socket.resume();
        await t.well();
        connection.close();
    },

    "http1: cut at every place": async (t) => {
        const whole = text_of(
            "POST /rpc.v1.ValidatorNode/GetVersionInfo HTTP/1.1\r\nhost: x\r\n" +
                "content-type: application/grpc-web+proto\r\ncontent-length: 5\r\n\r\n\0\0\0\0\0",
        );
        await each(whole.keys(), 16, async (size) => {
            const connection = new Connection(t).send(whole.subarray(0, size)).finish();
            const ended = await connection.closed();
            check(ended, `cut after ${size} bytes: the connection stays open`);
            connection.close();
        });
        await each(whole.keys(), 16, async (size) => {
            const connection = new Connection(t).send(whole.subarray(0, size));
            await connection.opened;
            await sleep(1);
            connection.reset();
        });
    },

    "http1: preflights that are odd": async (t) => {
        const preflight = (line) =>
            `OPTIONS / HTTP/1.1\r\nhost: x\r\norigin: y\r\naccess-control-request-method: ${line}\r\n\r\n`;
        const odd = ["", "POST", "\x01".repeat(3), "X".repeat(60000), `POST\r\naccess-control-request-headers: ${",".repeat(50000)}`];
        await each(odd, 4, async (line) => {
            const connection = new Connection(t).send(text_of(preflight(line)));
            await connection.wait(() => answers(connection.text).length > 0 || connection.ended, 5000);
            const got = answers(connection.text);
            check(got.length === 1, `${JSON.stringify(line.slice(0, 30))}: ${got.length} answers`);
            check(got[0] < 500, `${JSON.stringify(line.slice(0, 30))}: ${got[0]}`);
            connection.close();
        });
    },

    "http1: random bytes": async (t) => {
        const seed = random(1);
        const inputs = Array.from({ length: 200 }, () => seed.bytes(1 + seed.below(3000)));
        const tails = inputs.map((bytes) => Buffer.concat([text_of(GET), bytes]));
        await each([...inputs, ...tails], 16, async (bytes) => {
            const connection = new Connection(t).send(bytes).finish();
            const ended = await connection.closed();
            const bad = answers(connection.text).filter((status) => status >= 500 && status !== 501 && status !== 505);
            connection.close();
            check(ended, "the connection stays open");
            check(bad.length === 0, `answered with ${bad}`);
        });
    },
};

export const slow = {
    "http1: 2,000 connections that say nothing": async (t) => {
        const all = [];
        await each(Array(2000).keys(), 100, async () => {
            const connection = new Connection(t);
            all.push(connection);
            await connection.opened;
        });
        const ended = await Promise.all(all.map((connection) => connection.closed(16000)));
        for (const connection of all) connection.close();
        check(ended.every((one) => one), `${ended.filter((one) => !one).length} are still open after 16 s`);
    },

    "http1: a header that comes a byte a time": async (t) => {
        const connection = new Connection(t).send("GET / HTTP/1.1\r\n");
        for (let i = 0; i < 32 && !connection.ended; i++) {
            connection.send("a");
            await sleep(500);
        }
        check(connection.ended, "still open after 16 s");
        check(answers(connection.text)[0] === 408, `answered ${answers(connection.text)}`);
        connection.close();
    },

    "http1: a body that does not come": async (t) => {
        const head = POST.replace("/", "/rpc.v1.ValidatorNode/GetVersionInfo") + "content-type: application/grpc-web+proto\r\n";
        const connection = new Connection(t).send(head + "content-length: 1000\r\n\r\n");
        check(await connection.closed(28000), "still open after 28 s");
        connection.close();
    },

    "http1: requests without end, answers never read": async (t) => {
        const connection = new Connection(t);
        const many = (GET + "\r\n").repeat(2000);
        connection.socket.pause();
        await connection.pour(() => many, 27000);
        connection.socket.resume();
        check(await connection.closed(8000), "still open after 35 s");
        connection.close();
    },
};
