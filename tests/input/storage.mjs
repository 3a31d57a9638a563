// SPDX-License-Identifier: Apache-2.0
// The storage server: frames that are cut, too long, out of turn (src/kvd/frame.h).
import { Connection, check, each, random, sleep } from "./peer.mjs";

const FRAME_MAX = 256 << 20;
const HELLO = 0, GET = 1, SCAN = 2, WRITE = 3, SYNC = 4, BYE = 5, NAMES = 6, DROP = 7;
const WELCOME = 0, VALUE = 1, ENTRIES = 2, DONE = 3, ERROR = 6;

const u32 = (n) => Buffer.from(Uint32Array.of(n).buffer);
const u64 = (n) => Buffer.from(BigUint64Array.of(BigInt(n)).buffer);

function uleb(n) {
    const out = [];
    for (; n > 127; n = Math.floor(n / 128)) out.push((n % 128) | 128);
    return Buffer.from([...out, n]);
}

const text = (s) => Buffer.concat([uleb(Buffer.byteLength(s)), Buffer.from(s)]);
const message = (tag, ...parts) => Buffer.concat([Buffer.from([tag]), ...parts]);
const framed = (bytes) => Buffer.concat([u32(bytes.length), bytes]);
const MAGIC = Buffer.from("LNKVD\0\0\x01", "latin1");
const hello = (name) => message(HELLO, MAGIC, text(name), Buffer.alloc(16, 7), u64(0));
const put = (sequence, key, value) => message(WRITE, u64(sequence), uleb(1), Buffer.from([2]), text(key), text(value));

// The answers that have come, as bare messages.
function messages(connection) {
    const all = connection.bytes, out = [];
    for (let at = 0; at + 4 <= all.length; ) {
        const size = all.readUInt32LE(at);
        if (at + 4 + size > all.length) break;
        out.push(all.subarray(at + 4, at + 4 + size));
        at += 4 + size;
    }
    return out;
}

async function answers(connection, count, timeout_ms = 5000) {
    await connection.wait(() => connection.ended || messages(connection).length >= count, timeout_ms);
    return messages(connection);
}

// Is the endpoint well?
export async function good(t) {
    const connection = new Connection(t).send(framed(hello("well"))).send(framed(message(NAMES)));
    const got = await answers(connection, 2);
    connection.close();
    check(got.length === 2 && got[0][0] === WELCOME, `a greeting is answered with ${got[0]?.toString("latin1")}`);
}

async function closes(t, bytes, what) {
    const connection = new Connection(t).send(bytes);
    check(await connection.closed(), `${what}: the connection stays open`);
    connection.close();
    return messages(connection);
}

async function is_error(t, bytes, what, before = []) {
    const connection = new Connection(t).send(Buffer.concat([...before.map(framed), framed(bytes)]));
    const got = (await answers(connection, before.length + 1))[before.length];
    connection.close();
    check(got?.[0] === ERROR && got.length > 2, `${what}: answered with ${got?.subarray(0, 40).toString("hex")}`);
}

const whole = [hello("ns"), put(1, "key", "value"), message(GET, text("key"), Buffer.from([1])),
    message(SCAN, text(""), text(""), u64(10), Buffer.from([0])), message(SYNC, u64(1)), message(DROP, text("other")), message(NAMES)];

export const attacks = {
    "storage: frames that nobody sends": async (t) => {
        await closes(t, u32(0), "a frame of 0 bytes");
        await closes(t, u32(FRAME_MAX + 1), "a frame above the bound");
        await closes(t, u32(0xffffffff), "a frame of 4 GiB");
        for (const tag of [8, 9, 127, 128, 255]) await closes(t, framed(message(tag)), `tag ${tag}`);
        await closes(t, framed(message(HELLO, Buffer.from("LNKVD\0\0\x02", "latin1"), text("x"), Buffer.alloc(24))), "another version");
        await closes(t, Buffer.from("GET / HTTP/1.1\r\nhost: x\r\n\r\n"), "HTTP");
        for (const name of ["A", "../x", "a".repeat(201), "\0", "\xff"]) await closes(t, framed(hello(name)), `the namespace '${name.slice(0, 9)}'`);
    },

    "storage: out of turn": async (t) => {
        for (const bytes of whole.slice(1)) await is_error(t, bytes, `tag ${bytes[0]} before the greeting`);
        await is_error(t, hello("ns"), "a second greeting", [hello("ns")]);
        for (const bytes of whole.slice(1, 5)) await is_error(t, bytes, `tag ${bytes[0]} without a namespace`, [hello("")]);
        await is_error(t, message(DROP, text("ns")), "dropping what is in use", [hello("ns")]);
        await is_error(t, message(DROP, text("../ns")), "dropping what has no such name", [hello("")]);
    },

    "storage: cut at every place": async (t) => {
        for (const bytes of whole.slice(1))
            await each(bytes.keys(), 8, async (size) => {
                const cut = bytes.subarray(0, size);
                await closes(t, Buffer.concat([framed(hello("ns")), framed(cut)]), `tag ${bytes[0]}, ${size} bytes`);
            });
        const all = Buffer.concat(whole.map(framed));
        await each(all.keys(), 8, async (size) => {
            const connection = new Connection(t).send(all.subarray(0, size)).finish();
            check(await connection.closed(), `all of it, cut after ${size} bytes: the connection stays open`);
            connection.close();
        });
    },

    "storage: too much behind a message": async (t) => {
        for (const bytes of whole.slice(1))
            await closes(t, Buffer.concat([framed(hello("ns")), framed(Buffer.concat([bytes, Buffer.alloc(1)]))]), `tag ${bytes[0]}`);
    },

    "storage: numbers at their ends": async (t) => {
        const huge = message(WRITE, u64(1), uleb(2 ** 31), Buffer.alloc(10));
        await closes(t, Buffer.concat([framed(hello("ns")), framed(huge)]), "2^31 operations");
        const connection = new Connection(t).send(Buffer.concat([
            framed(hello("ends")), framed(message(SCAN, text(""), text("\xff\xff"), u64(2n ** 64n - 1n), Buffer.from([1]))),
            framed(message(SYNC, u64(2n ** 64n - 1n))), framed(put(2n ** 64n - 1n, "a", "b")), framed(put(0, "a", "b")),
            framed(message(GET, text(""), Buffer.from([1])))]));
        check((await answers(connection, 6)).length === 6, "not every request is answered");
        connection.close();
    },

    "storage: random frames": async (t) => {
        const seed = random(6);
        await each(Array(400).keys(), 8, async () => {
            const bytes = seed.bytes(1 + seed.below(300));
            bytes[0] = seed.below(8) === DROP ? GET : seed.below(8); // as it is, or as one of the requests
            const connection = new Connection(t).send(framed(hello("random"))).send(framed(bytes)).finish();
            check(await connection.closed(), "the connection stays open");
            connection.close();
        });
    },

    "storage: 256 MiB announced, little sent": async (t) => {
        const before = t.memory();
        const all = Array.from({ length: 40 }, () => new Connection(t).send(framed(hello("ns"))).send(u32(FRAME_MAX)).send(Buffer.alloc(1000)));
        await sleep(500);
        const grown = t.memory() - before;
        for (const connection of all) connection.close();
        check(grown < 64 << 20, `the memory grew by ${grown >> 20} MiB`);
    },

    "storage: answers that are never read": async (t) => {
        const value = "v".repeat(3 << 20);
        const connection = new Connection(t).send(framed(hello("slow"))).send(framed(put(1, "key", value)));
        await answers(connection, 2);
        connection.socket.pause();
        const before = t.memory();
        const ask = framed(message(GET, text("key"), Buffer.from([1])));
        let left = 2000;
        await connection.pour(() => (left-- > 0 ? ask : undefined), 2000);
        await good(t);
        const grown = t.memory() - before;
        connection.reset();
        check(grown < 64 << 20, `the memory grew by ${grown >> 20} MiB`);
    },
};

export const slow = {
    // There is room for 256; who does not greet must not keep it for more than 10 s. Some wait in the
    // kernel's queue before that.
    "storage: 400 connections that say nothing": async (t) => {
        const all = Array.from({ length: 400 }, () => new Connection(t));
        const ended = await Promise.all(all.map((connection) => connection.closed(30000)));
        for (const connection of all) connection.close();
        check(ended.every((one) => one), `${ended.filter((one) => !one).length} are still open after 30 s`);
    },
};
