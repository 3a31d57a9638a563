// SPDX-License-Identifier: Apache-2.0
// Connections to the endpoint under attack: bytes as they are, frames of HTTP/2, calls of gRPC. The
// frames and headers are written here by hand, because a library would refuse to write wrong ones.
import http2 from "node:http2";
import net from "node:net";

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export function check(holds, what) {
    if (!holds) throw new Error(what);
}

// A seeded stream of numbers (mulberry32): attacks are the same in every run.
export function random(seed) {
    let state = seed >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), state | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return (t ^ (t >>> 14)) >>> 0;
    };
    return {
        below: (n) => next() % n,
        bytes: (n) => Buffer.from(Array.from({ length: n }, () => next() & 255)),
    };
}

// Runs work(item) for every item, at most so many at a time.
export async function each(items, at_once, work) {
    const rest = items[Symbol.iterator]();
    const worker = async () => {
        for (const item of rest) await work(item);
    };
    await Promise.all(Array.from({ length: at_once }, worker));
}

// A TCP connection. What comes is kept up to a bound; a reset counts as an end.
export class Connection {
    constructor(target) {
        this.chunks = [];
        this.size = 0;
        this.ended = false;
        this.waiting = [];
        this.socket = net.connect({ host: target.host, port: target.port, allowHalfOpen: true });
        this.socket.setNoDelay(true);
        this.opened = new Promise((done, fail) => {
            this.socket.once("connect", done);
            this.socket.once("error", fail);
        });
        this.opened.catch(() => {});
        this.socket.on("error", () => this.#end());
        this.socket.on("end", () => this.#end());
        this.socket.on("close", () => this.#end());
        this.socket.on("data", (chunk) => {
            this.size += chunk.length;
            if (this.size < 64 << 20) this.chunks.push(chunk);
            this.#wake();
        });
    }

    #end() {
        this.ended = true;
        this.#wake();
    }

    #wake() {
        for (const wake of this.waiting.splice(0)) wake();
    }

    get bytes() {
        if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks)];
        return this.chunks[0] ?? Buffer.alloc(0);
    }

    get text() {
        return this.bytes.toString("latin1");
    }

    send(bytes) {
        if (!this.socket.destroyed) this.socket.write(bytes);
        return this;
    }

    // Sends as much as the peer takes, in pieces from next(), until that gives nothing or the
    // connection ends. Resolves with how many bytes the kernel has taken.
    async pour(next, timeout_ms = 20000) {
        const until = Date.now() + timeout_ms;
        let piece;
        while (!this.ended && Date.now() < until && (piece = next()) !== undefined)
            if (!this.socket.write(piece))
                await Promise.race([
                    new Promise((done) => this.socket.once("drain", done)),
                    this.wait(() => this.ended, until - Date.now()),
                ]);
    }

    // Our last byte; we still read.
    finish() {
        this.socket.end();
        return this;
    }

    // A connection that is broken off, with a reset.
    reset() {
        this.socket.resetAndDestroy();
    }

    close() {
        this.socket.destroy();
    }

    // Does the predicate come to hold in time?
    async wait(predicate, timeout_ms) {
        const until = Date.now() + timeout_ms;
        while (!predicate()) {
            const left = until - Date.now();
            if (left <= 0) return false;
            let timer;
            await new Promise((done) => {
                this.waiting.push(done);
                timer = setTimeout(done, left);
            });
            clearTimeout(timer);
        }
        return true;
    }

    closed(timeout_ms = 5000) {
        return this.wait(() => this.ended, timeout_ms);
    }
}

// --- HTTP/2, by hand

export const H2 = {
    DATA: 0, HEADERS: 1, PRIORITY: 2, RST_STREAM: 3, SETTINGS: 4, PUSH_PROMISE: 5, PING: 6,
    GOAWAY: 7, WINDOW_UPDATE: 8, CONTINUATION: 9,
    END_STREAM: 1, ACK: 1, END_HEADERS: 4, PADDED: 8,
    NO_ERROR: 0, PROTOCOL_ERROR: 1, INTERNAL_ERROR: 2, FLOW_CONTROL_ERROR: 3, STREAM_CLOSED: 5,
    FRAME_SIZE_ERROR: 6, REFUSED_STREAM: 7, CANCEL: 8, COMPRESSION_ERROR: 9, ENHANCE_YOUR_CALM: 11,
};

export const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

export function u32(number) {
    const out = Buffer.alloc(4);
    out.writeUInt32BE(number >>> 0);
    return out;
}

// One frame; the announced size may be another than the payload's.
export function frame(type, flags, stream, payload = Buffer.alloc(0), size = payload.length) {
    const head = Buffer.alloc(9);
    head.writeUIntBE(size, 0, 3);
    head[3] = type;
    head[4] = flags;
    head.writeUInt32BE(stream >>> 0, 5);
    return Buffer.concat([head, payload]);
}

export function settings(...pairs) {
    const parts = pairs.map(([id, value]) => Buffer.concat([Buffer.from([id >> 8, id & 255]), u32(value)]));
    return frame(H2.SETTINGS, 0, 0, Buffer.concat(parts));
}

function hpack_number(first, bits, value) {
    const most = (1 << bits) - 1;
    if (value < most) return Buffer.from([first | value]);
    const out = [first | most];
    for (value -= most; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) | 128);
    return Buffer.from([...out, value]);
}

// Headers as literals that nobody remembers.
export function hpack(headers) {
    return Buffer.concat(
        headers.flatMap(([name, value]) => [
            Buffer.from([0]),
            hpack_number(0, 7, Buffer.byteLength(name)),
            Buffer.from(name),
            hpack_number(0, 7, Buffer.byteLength(value)),
            Buffer.from(value),
        ]),
    );
}

// The same, and they are to be remembered.
export function hpack_remembered(name, value) {
    return Buffer.concat([
        Buffer.from([0x40]),
        hpack_number(0, 7, Buffer.byteLength(name)),
        Buffer.from(name),
        hpack_number(0, 7, Buffer.byteLength(value)),
        Buffer.from(value),
    ]);
}

export const grpc_headers = (path, more = []) => [
    [":method", "POST"], [":scheme", "http"], [":path", path], [":authority", "localhost"],
    ["content-type", "application/grpc"], ["te", "trailers"], ...more,
];

export function request_frame(stream, path, more = [], flags = H2.END_HEADERS) {
    return frame(H2.HEADERS, flags, stream, hpack(grpc_headers(path, more)));
}

export function message_frame(message) {
    return Buffer.concat([Buffer.from([0]), u32(message.length), message]);
}

// A whole unary request: headers, then the message.
export function unary(stream, path, message = Buffer.alloc(0)) {
    return Buffer.concat([
        request_frame(stream, path),
        frame(H2.DATA, H2.END_STREAM, stream, message_frame(message)),
    ]);
}

export class H2Connection extends Connection {
    constructor(target, ...pairs) {
        super(target);
        this.send(PREFACE).send(settings(...pairs));
    }

    // The frames that have come whole.
    get frames() {
        const all = this.bytes, out = [];
        for (let at = 0; at + 9 <= all.length; ) {
            const size = all.readUIntBE(at, 3);
            if (at + 9 + size > all.length) break;
            out.push({
                type: all[at + 3], flags: all[at + 4], stream: all.readUInt32BE(at + 5) & 0x7fffffff,
                payload: all.subarray(at + 9, at + 9 + size),
            });
            at += 9 + size;
        }
        return out;
    }

    find(type, stream) {
        return this.frames.find((f) => f.type === type && (stream === undefined || f.stream === stream));
    }

    // The code of the GOAWAY, once the connection has one or has ended; undefined: ended without.
    async goaway(timeout_ms = 5000) {
        const seen = await this.wait(() => this.find(H2.GOAWAY) || this.ended, timeout_ms);
        check(seen, "the connection is neither told off nor closed");
        return this.find(H2.GOAWAY)?.payload.readUInt32BE(4);
    }

    // How a stream ended: "reset CODE", "answered", or undefined if it has not.
    outcome(stream) {
        const reset = this.find(H2.RST_STREAM, stream);
        const last = this.frames.find((f) => f.stream === stream && f.flags & H2.END_STREAM && f.type <= 1);
        if (last) return "answered";
        return reset && `reset ${reset.payload.readUInt32BE(0)}`;
    }

    async outcome_of(stream, timeout_ms = 5000) {
        await this.wait(() => this.outcome(stream) || this.ended, timeout_ms);
        return this.outcome(stream) ?? (this.ended ? "closed" : "nothing");
    }
}

// --- gRPC, by node's own client

export class GrpcClient {
    constructor(target) {
        this.session = http2.connect(`http://${target.host}:${target.port}`, { peerMaxConcurrentStreams: 1000 });
        this.session.on("error", () => {});
    }

    // body: bytes with their framing. status is the gRPC status, undefined if there was none.
    call(path, body, headers = {}, timeout_ms = 20000) {
        return new Promise((done) => {
            const stream = this.session.request({
                ":method": "POST", ":path": path, "content-type": "application/grpc", te: "trailers", ...headers,
            });
            const out = { status: undefined, text: "", http: undefined, body: [], closed: "" };
            const take = (h) => {
                out.http ??= h[":status"];
                if (h["grpc-status"] === undefined) return;
                out.status = Number(h["grpc-status"]);
                out.text = decodeURIComponent(h["grpc-message"] ?? "");
            };
            const over = () => {
                clearTimeout(timer);
                done({ ...out, body: Buffer.concat(out.body) });
            };
            const timer = setTimeout(() => {
                out.closed = "timeout";
                stream.close();
                over();
            }, timeout_ms);
            stream.on("response", take);
            stream.on("trailers", take);
            stream.on("data", (chunk) => out.body.push(chunk));
            stream.on("error", (error) => (out.closed ||= error.message));
            stream.on("end", () => setImmediate(over)); // a body that nobody wanted has no end of its own
            stream.on("close", over);
            stream.end(body);
        });
    }

    unary(path, message, headers) {
        return this.call(path, message_frame(message), headers);
    }

    close() {
        this.session.destroy();
    }
}

export async function with_client(target, work) {
    const client = new GrpcClient(target);
    try {
        return await work(client);
    } finally {
        client.close();
    }
}
