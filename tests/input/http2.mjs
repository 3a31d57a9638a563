// SPDX-License-Identifier: Apache-2.0
// HTTP/2: broken frames, floods, windows. GetVersionInfo stands for any method; a port that does not
// have it answers too, with another status.
import {
    Connection, H2, H2Connection, PREFACE, check, each, frame, grpc_headers, hpack, hpack_remembered,
    message_frame, random, request_frame, settings, sleep, u32, unary,
} from "./peer.mjs";

const PATH = "/rpc.v1.ValidatorNode/GetVersionInfo";

// After the preface and SETTINGS, what is sent must end the connection with that code.
async function told_off(t, name, bytes, code) {
    const connection = new H2Connection(t).send(bytes);
    const got = await connection.goaway().catch((error) => check(false, `${name}: ${error.message}`));
    const ended = await connection.closed();
    connection.close();
    check(got === code, `${name}: GOAWAY ${got}, wanted ${code}`);
    check(ended, `${name}: the connection stays open`);
}

const H = H2;
const bad_frames = [
    ["a frame above 16384 bytes", frame(H.DATA, 0, 1, Buffer.alloc(16385)), H.FRAME_SIZE_ERROR],
    ["a frame of 16 MiB announced", frame(H.HEADERS, 4, 1, Buffer.alloc(100), 0xffffff), H.FRAME_SIZE_ERROR],
    ["DATA on the connection", frame(H.DATA, 0, 0, Buffer.alloc(4)), H.PROTOCOL_ERROR],
    ["DATA on an idle stream", frame(H.DATA, 0, 1, Buffer.alloc(4)), H.PROTOCOL_ERROR],
    ["HEADERS on the connection", frame(H.HEADERS, 4, 0, hpack(grpc_headers(PATH))), H.PROTOCOL_ERROR],
    ["HEADERS on an even stream", request_frame(2, PATH), H.PROTOCOL_ERROR],
    ["HEADERS with too much padding", frame(H.HEADERS, 4 | H.PADDED, 1, Buffer.from([200, 1, 2])), H.PROTOCOL_ERROR],
    ["SETTINGS of 5 bytes", frame(H.SETTINGS, 0, 0, Buffer.alloc(5)), H.FRAME_SIZE_ERROR],
    ["SETTINGS on a stream", frame(H.SETTINGS, 0, 1), H.PROTOCOL_ERROR],
    ["SETTINGS with a window of 2^32-1", settings([4, 0xffffffff]), H.FLOW_CONTROL_ERROR],
    ["SETTINGS with frames of 1 byte", settings([5, 1]), H.PROTOCOL_ERROR],
    ["an ACK with a body", frame(H.SETTINGS, H.ACK, 0, Buffer.alloc(6)), H.FRAME_SIZE_ERROR],
    ["PING of 7 bytes", frame(H.PING, 0, 0, Buffer.alloc(7)), H.FRAME_SIZE_ERROR],
    ["PING on a stream", frame(H.PING, 0, 1, Buffer.alloc(8)), H.PROTOCOL_ERROR],
    ["a window that grows by 0", frame(H.WINDOW_UPDATE, 0, 0, u32(0)), H.PROTOCOL_ERROR],
    ["a window above 2^31-1", Buffer.concat(Array(2).fill(frame(H.WINDOW_UPDATE, 0, 0, u32(0x7fffffff)))), H.FLOW_CONTROL_ERROR],
    ["WINDOW_UPDATE of 3 bytes", frame(H.WINDOW_UPDATE, 0, 0, Buffer.alloc(3)), H.FRAME_SIZE_ERROR],
    ["RST_STREAM of an idle stream", frame(H.RST_STREAM, 0, 1, u32(8)), H.PROTOCOL_ERROR],
    ["RST_STREAM of 3 bytes", frame(H.RST_STREAM, 0, 1, Buffer.alloc(3)), H.FRAME_SIZE_ERROR],
    ["PUSH_PROMISE from a client", frame(H.PUSH_PROMISE, 4, 1, u32(2)), H.PROTOCOL_ERROR],
    ["CONTINUATION of nothing", frame(H.CONTINUATION, 4, 1), H.PROTOCOL_ERROR],
    ["another frame within a header", Buffer.concat([request_frame(1, PATH, [], 0), frame(H.PING, 0, 0, Buffer.alloc(8))]), H.PROTOCOL_ERROR],
    ["an index that is not in the table", frame(H.HEADERS, 4, 1, Buffer.from([0xff, 0x80, 0x01])), H.COMPRESSION_ERROR],
    ["a number without end", frame(H.HEADERS, 4, 1, Buffer.alloc(20, 0xff)), H.COMPRESSION_ERROR],
    ["a Huffman code that is none", frame(H.HEADERS, 4, 1, Buffer.from([0, 0x84, 255, 255, 255, 255, 0])), H.COMPRESSION_ERROR],
    ["a table above its bound", frame(H.HEADERS, 4, 1, Buffer.from([0x3f, 0xff, 0xff, 0x7f])), H.COMPRESSION_ERROR],
    ["a length that lies", frame(H.HEADERS, 4, 1, Buffer.from([0, 5, 97])), H.COMPRESSION_ERROR],
];

// Requests that are wrong in themselves: the stream ends so, and the connection goes on.
const pseudo = (...pairs) => frame(H.HEADERS, 5, 1, hpack(pairs));
const M = [":method", "POST"], S = [":scheme", "http"], P = [":path", PATH], A = [":authority", "x"];
const bad_requests = [
    ["no method", pseudo(S, P, A), ["reset 1"]],
    ["no path", pseudo(M, S, A), ["reset 1"]],
    ["no scheme", pseudo(M, P, A), ["reset 1"]],
    ["two paths", pseudo(M, S, P, P, A), ["reset 1"]],
    ["an unknown pseudo header", pseudo(M, S, P, A, [":what", "x"]), ["reset 1"]],
    ["an empty path", pseudo(M, S, [":path", ""], A), ["reset 1"]],
    ["a path that is none", pseudo(M, S, [":path", "nothing"], A), ["reset 1", "answered"]],
    ["a name in capitals", pseudo(M, S, P, A, ["Te", "trailers"]), ["reset 1"]],
    ["a pseudo header behind the others", pseudo(M, S, A, ["te", "trailers"], P), ["reset 1"]],
    ["connection: close", pseudo(M, S, P, A, ["connection", "close"]), ["reset 1"]],
    ["a line end in a value", pseudo(M, S, P, A, ["x", "a\r\nb: c"]), ["reset 1", "answered"]],
    ["te: gzip", pseudo(M, S, P, A, ["te", "gzip"]), ["reset 1"]],
    ["a length that is no number", pseudo(M, S, P, A, ["content-length", "x"]), ["reset 1"]],
    ["a body longer than its length", Buffer.concat([
        request_frame(1, PATH, [["content-length", "1"]]), frame(H.DATA, 1, 1, message_frame(Buffer.alloc(0)))]), ["reset 1"]],
    ["CONNECT", pseudo([":method", "CONNECT"], A), ["answered"]],
    ["a header of 70,000 bytes", Buffer.concat([
        request_frame(1, PATH, [], 0), ...Array(7).fill(frame(H.CONTINUATION, 0, 1, hpack([["x", "y".repeat(10000)]]))),
        frame(H.CONTINUATION, 4, 1)]), ["answered", "reset 11"]],
    ["120 header lines", request_frame(1, PATH, Array(120).fill(["x", "y"])), ["answered"]],
    ["a window above 2^31-1", Buffer.concat([request_frame(1, PATH), ...Array(2).fill(frame(H.WINDOW_UPDATE, 0, 1, u32(0x7fffffff)))]), ["reset 3"]],
    ["DATA with too much padding", Buffer.concat([request_frame(1, PATH), frame(H.DATA, H.PADDED, 1, Buffer.from([200, 1]))]), ["closed"]],
    ["trailers that are pseudo headers", Buffer.concat([request_frame(1, PATH), frame(H.HEADERS, 5, 1, hpack([[":path", "/"]]))]), ["reset 1"]],
];

// Pours one piece again and again: the server must say that it has enough, or close.
async function flood(t, name, pieces, first = Buffer.alloc(0)) {
    const connection = new H2Connection(t).send(first);
    let i = 0;
    await connection.pour(() => (i < pieces.length ? pieces[i++] : undefined), 15000);
    const ended = await connection.closed(5000);
    const code = connection.find(H.GOAWAY)?.payload.readUInt32BE(4);
    connection.close();
    check(ended, `${name}: the connection stays open`);
    check(code === undefined || code === H.ENHANCE_YOUR_CALM || code === H.INTERNAL_ERROR || code === H.PROTOCOL_ERROR,
        `${name}: GOAWAY ${code}`);
}

const repeated = (count, bytes, at_once = 500) => Array(Math.ceil(count / at_once)).fill(Buffer.concat(Array(at_once).fill(bytes)));

function streams(count, make) {
    const pieces = [];
    for (let i = 0; i < count; i += 250)
        pieces.push(Buffer.concat(Array.from({ length: Math.min(250, count - i) }, (_, k) => make(2 * (i + k) + 1))));
    return pieces;
}

const reset_at_once = (stream) => Buffer.concat([request_frame(stream, PATH), frame(H.RST_STREAM, 0, stream, u32(H.CANCEL))]);

export const attacks = {
    "http2: prefaces that are none": async (t) => {
        const cases = ["PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", "PRI * HTTP/1.1\r\n\r\nSM\r\n\r\n", "PRI \0\0\0\0"];
        await each(cases, 3, async (text) => {
            const connection = new Connection(t).send(Buffer.concat([Buffer.from(text), settings()]));
            check(await connection.closed(), `${JSON.stringify(text)}: the connection stays open`);
            connection.close();
        });
        const connection = new Connection(t).send(Buffer.concat([PREFACE, request_frame(1, PATH)]));
        check(await connection.closed(), "a request before SETTINGS: the connection stays open");
        connection.close();
    },

    "http2: broken frames": (t) => each(bad_frames, 4, ([name, bytes, code]) => told_off(t, name, bytes, code)),

    "http2: broken requests": (t) =>
        each(bad_requests, 4, async ([name, bytes, wanted]) => {
            const connection = new H2Connection(t).send(bytes);
            const got = await connection.outcome_of(1);
            check(wanted.includes(got), `${name}: ${got}, wanted ${wanted.join(" or ")}`);
            if (got !== "closed") {
                const next = await connection.send(unary(3, PATH)).outcome_of(3);
                check(next === "answered", `${name}: the next request: ${next}`);
            }
            connection.close();
        }),

    "http2: unknown frames and settings are nothing": async (t) => {
        const connection = new H2Connection(t, [0xabcd, 1]);
        connection.send(frame(0x77, 255, 0, Buffer.alloc(100))).send(unary(1, PATH));
        check((await connection.outcome_of(1)) === "answered", "no answer");
        connection.close();
    },

    "http2: CONTINUATION flood": async (t) => {
        const open = request_frame(1, PATH, [], 0);
        await flood(t, "empty", repeated(100000, frame(H.CONTINUATION, 0, 1)), open);
        await flood(t, "full", Array(4000).fill(frame(H.CONTINUATION, 0, 1, hpack([["x", "y".repeat(16000)]]))), open);
    },

    "http2: one remembered header, a million times": async (t) => {
        const block = Buffer.concat([hpack(grpc_headers(PATH)), hpack_remembered("x", "y".repeat(3900)), Buffer.alloc(10000, 0xbe)]);
        await flood(t, "bomb", [frame(H.HEADERS, 0, 1, block), ...Array(60).fill(frame(H.CONTINUATION, 0, 1, Buffer.alloc(16000, 0xbe)))]);
    },

    "http2: rapid reset, 9,000 streams are borne": async (t) => {
        const connection = new H2Connection(t);
        const pieces = streams(9000, reset_at_once);
        await connection.pour(() => pieces.shift());
        const got = await connection.send(unary(20001, PATH)).outcome_of(20001, 10000);
        check(got === "answered" || got === "reset 7", `then: ${got}`);
        connection.close();
    },

    "http2: rapid reset, 60,000 streams are not": (t) => flood(t, "rapid reset", streams(60000, reset_at_once)),

    "http2: floods": async (t) => {
        const ping = frame(H.PING, 0, 0, Buffer.alloc(8)), rst = frame(H.RST_STREAM, 0, 1, u32(8));
        await flood(t, "PING", repeated(50000, ping));
        await flood(t, "SETTINGS", repeated(50000, settings([3, 100])));
        await flood(t, "PRIORITY", repeated(50000, frame(H.PRIORITY, 0, 1, Buffer.from([0, 0, 0, 3, 1]))));
        await flood(t, "empty DATA", repeated(50000, frame(H.DATA, 0, 1)), request_frame(1, PATH));
        await flood(t, "RST_STREAM", repeated(50000, rst), reset_at_once(1));
    },

    "http2: cut at every place": async (t) => {
        const whole = Buffer.concat([PREFACE, settings(), unary(1, PATH)]);
        await each(whole.keys(), 16, async (size) => {
            const connection = new Connection(t).send(whole.subarray(0, size)).finish();
            check(await connection.closed(), `cut after ${size} bytes: the connection stays open`);
            connection.close();
        });
        await each(whole.keys(), 16, async (size) => {
            const connection = new Connection(t).send(whole.subarray(0, size));
            await connection.opened;
            await sleep(1);
            connection.reset();
        });
    },

    "http2: random bytes": async (t) => {
        const seed = random(2);
        const inputs = Array.from({ length: 300 }, () => {
            const bytes = seed.bytes(9 + seed.below(2000));
            // Half of them begin as a frame that is short enough.
            if (seed.below(2)) bytes.set([0, seed.below(4), bytes[2], seed.below(11), bytes[4], 0, 0, 0, seed.below(4)]);
            return bytes;
        });
        await each(inputs, 16, async (bytes) => {
            const connection = new H2Connection(t).send(bytes).finish();
            check(await connection.closed(), "the connection stays open");
            connection.close();
        });
    },

    "http2: more bodies at once than one connection may have": async (t) => {
        const connection = new H2Connection(t);
        const piece = frame(H.DATA, 0, 1, Buffer.alloc(16384));
        const pieces = [request_frame(1, PATH), ...Array(1100).fill(piece)]; // beyond the windows
        await connection.pour(() => pieces.shift(), 5000);
        const got = await connection.outcome_of(1, 5000);
        check(got !== "nothing", "nothing is said");
        connection.close();
    },
};

export const slow = {
    "http2: 4,100 requests whose messages do not come": async (t) => {
        const connection = new H2Connection(t);
        const pieces = streams(4100, (stream) => request_frame(stream, PATH));
        await connection.pour(() => pieces.shift());
        const refused = await connection.wait(() => connection.ended || connection.outcome(2 * 4099 + 1), 10000);
        check(refused, "no stream is refused");
        await connection.wait(() => connection.ended || connection.outcome(1), 27000);
        check(connection.ended || connection.outcome(1), "the first one still waits after 27 s");
        connection.close();
    },

    "http2: a window of 0, and 3,000 requests": async (t) => {
        const connection = new H2Connection(t, [4, 0]);
        const pieces = streams(3000, (stream) => unary(stream, PATH));
        await connection.pour(() => pieces.shift());
        await connection.wait(() => connection.ended || connection.outcome(1), 30000);
        check(connection.ended || connection.outcome(1), "the first answer is still kept after 30 s");
        connection.close();
    },

    "http2: a header that does not end": async (t) => {
        const connection = new H2Connection(t).send(request_frame(1, PATH, [], 0));
        check(await connection.closed(16000), "still open after 16 s");
        connection.close();
    },

    "http2: a preface that does not end": async (t) => {
        const connection = new Connection(t).send("PRI");
        check(await connection.closed(16000), "still open after 16 s");
        connection.close();
    },
};
