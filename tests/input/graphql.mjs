// SPDX-License-Identifier: Apache-2.0
// GraphQL over HTTP, as the faucet speaks it: texts and variables that are wrong, deep, wide, long;
// always an error that says why.
import { Connection, check, each, random, sleep } from "./peer.mjs";

const JSON_TYPE = "application/json";

// A POST; status and text of the answer.
async function post(t, body, type = JSON_TYPE, method = "POST", path = "/") {
    const connection = new Connection(t);
    connection.send(`${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\n`);
    connection.send(`content-length: ${body.length}\r\n\r\n`).send(body);
    check(await connection.closed(10000), "no answer");
    const text = connection.bytes.toString("utf8"), cut = text.indexOf("\r\n\r\n");
    connection.close();
    return { status: Number(text.slice(9, 12)), text: text.slice(cut + 4) };
}

// A refusal: a status of the client's and a text, or the errors of GraphQL.
function is_refusal(answer) {
    if (answer.status >= 400 && answer.status < 500) return answer.text.trim().length > 0;
    if (answer.status !== 200) return false;
    try {
        const parsed = JSON.parse(answer.text);
        return (Array.isArray(parsed) ? parsed : [parsed]).every((one) => one.errors?.[0]?.message.length > 0);
    } catch {
        return false;
    }
}

async function refused(t, body, type) {
    const answer = await post(t, Buffer.from(body), type);
    check(is_refusal(answer), `${body.toString().slice(0, 80)} (${body.length} bytes): ${answer.status} ${answer.text.slice(0, 200)}`);
}

const query = (text, more = {}) => JSON.stringify({ query: text, ...more });

export async function good(t) {
    const answer = await post(t, Buffer.from(query("{ currentEpoch }")));
    check(answer.status === 200 && JSON.parse(answer.text).errors === undefined, `${answer.status} ${answer.text.slice(0, 200)}`);
    const ready = await post(t, Buffer.alloc(0), JSON_TYPE, "GET", "/ready");
    check(ready.status === 200, `/ready: ${ready.status}`);
}

const bad_json = [
    "", " ", "{", "[", "]", "null", "0", '"query"', "{}", '{"query"}', '{"query":}', '{"query":"{ currentEpoch }"', "{query:1}",
    '{"query":1}', '{"query":null}', '{"query":["a"]}', '{"query":{}}', '{"query":"\\ud800"}', '{"query":"\\x"}', '{"query":"a","query":"b"}x',
    '{"query":"{ currentEpoch }","variables":1}', '{"query":"{ currentEpoch }","variables":[]}', '{"query":"{ currentEpoch }","operationName":{}}',
    '{"query":"{ currentEpoch }","operationName":"nobody"}', "[".repeat(100000), '{"a":'.repeat(100000), `[${"0,".repeat(200000)}0]`,
    '{"query":"{ currentEpoch }","variables":' + "[".repeat(2000) + "]".repeat(2000) + "}",
];

const bad_texts = [
    "", " ", "#", "{", "}", "{}", "{ }", "{ nothing }", "query", "mutation { }", "subscription { currentEpoch }", "{ currentEpoch { a } }",
    "{ currentCommittee }", "{ chainId }", "{ chainId(owner: 1) }", "{ chainId(owner: null) }", '{ chainId(owner: "nobody") }',
    "{ chainId(owner: {}) }", "{ chainId(owner: [1]) }", '{ chainId(owner: "0x00", owner: "0x00") }', "query Q($a: Int) { chainId(owner: $a) }",
    "query Q($a: AccountOwner!) { chainId(owner: $a) }", "{ ...F }", "fragment F on QueryRoot { ...F } { ...F }",
    "fragment F on QueryRoot { ...G } fragment G on QueryRoot { ...F } { ...F }", "{ currentEpoch @nothing }", "{ currentEpoch @skip }",
    "type A { b: Int }", "\u0000", '"""', '{ a(b: "', "{ a: currentEpoch a: version { gitCommit } }", "query A { currentEpoch } query A { currentEpoch }",
    "query A { currentEpoch } query B { currentEpoch }", '{ chainId(owner: "' + "0".repeat(500000) + '") }', "{ chainId(owner: " + "9".repeat(100000) + ") }",
];

const spread = (depth) => {
    let text = "{ ...F0 }";
    for (let i = 0; i < depth; i++) text += ` fragment F${i} on QueryRoot { ...F${i + 1} ...F${i + 1} }`;
    return text + ` fragment F${depth} on QueryRoot { currentEpoch }`;
};

const types = "{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { type { fields { name } } } } } } } } } } } } } }";

export const attacks = {
    "graphql: bad JSON": (t) => each(bad_json, 4, (body) => refused(t, body)),

    "graphql: bad texts": (t) => each(bad_texts, 4, (text) => refused(t, query(text))),

    "graphql: nested to the bottom": async (t) => {
        await refused(t, query("{ a ".repeat(100000)));
        await refused(t, query("{ currentCommittee ".repeat(1000) + "}".repeat(1000)));
        await refused(t, query("{ chainId(owner: " + "[".repeat(100000) + "]".repeat(100000) + ") }"));
        await refused(t, query("query Q($a: " + "[".repeat(100000) + "Int" + "]".repeat(100000) + ") { currentEpoch }"));
        await refused(t, query("{ " + "... { ".repeat(10000) + "currentEpoch" + " }".repeat(10000) + " }"));
    },

    "graphql: fragments that double": (t) => each([20, 30, 58, 61, 1000], 1, async (depth) => {
        const answer = await post(t, Buffer.from(query(spread(depth))));
        check(answer.status === 200, `${depth}: ${answer.status}`);
        check(answer.text === '{"data":{"currentEpoch":"0"}}' || (depth > 60 && is_refusal(answer)), `${depth}: ${answer.text.slice(0, 200)}`);
    }),

    "graphql: 100,000 aliases": async (t) => {
        const many = (field) => "{ " + Array.from({ length: 100000 }, (_, i) => `a${i}: ${field}`).join(" ") + " }";
        await refused(t, query(many("currentEpoch")));
        await refused(t, query("{ " + "currentEpoch ".repeat(100000) + "}"));
    },

    "graphql: introspection bombs": async (t) => {
        const answer = await post(t, Buffer.from(query(types)));
        check(answer.status === 200 || is_refusal(answer), `${answer.status}`);
        let text = "name";
        for (let i = 0; i < 12; i++) text = `fields { type { ${text} } }`;
        const deep = await post(t, Buffer.from(query(`{ __schema { types { ${text} } } }`)));
        check(deep.text.length < 70 << 20, `an answer of ${deep.text.length} bytes`);
        const wide = Array.from({ length: 500 }, (_, i) => `a${i}: __schema { types { name fields { name args { name } } } }`).join(" ");
        const many = await post(t, Buffer.from(query(`{ ${wide} }`)));
        check(many.text.length < 70 << 20, `an answer of ${many.text.length} bytes`);
    },

    "graphql: batches": async (t) => {
        const one = query("{ currentEpoch }");
        for (const body of ["[]", "[[]]", "[1]", `[${one},1]`, `[${Array(30000).fill(one).join()}]`]) {
            const answer = await post(t, Buffer.from(body));
            check(answer.status < 500, `${body.slice(0, 40)}: ${answer.status} ${answer.text.slice(0, 100)}`);
        }
    },

    "graphql: bodies that are too large, or of another type": async (t) => {
        await refused(t, query("#".repeat(3 << 20)));
        for (const type of ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "x", "application/json; charset=latin1"]) {
            const answer = await post(t, Buffer.from("%%%"), type);
            check(is_refusal(answer), `${type}: ${answer.status} ${answer.text.slice(0, 100)}`);
        }
        for (const [method, path, status] of [["PUT", "/", 405], ["DELETE", "/", 405], ["GET", "/nothing", 404], ["POST", "/ready", 404], ["GET", "/../", 404]]) {
            const answer = await post(t, Buffer.alloc(0), JSON_TYPE, method, path);
            check(answer.status === status, `${method} ${path}: ${answer.status}`);
        }
    },

    "graphql: random and cut texts": async (t) => {
        const seed = random(7), whole = 'query Q($a: AccountOwner = "0x00") { a: chainId(owner: $a) @skip(if: false) ...F } fragment F on QueryRoot { version { gitCommit } }';
        const words = ["{", "}", "(", ")", "$a", ":", "...", "on", "query", "currentEpoch", '"', '"""', "@skip", "[", "]", "!", "=", "1", "-", "null", "\\u0000"];
        const texts = Array.from({ length: 300 }, () => Array.from({ length: seed.below(40) }, () => words[seed.below(words.length)]).join(" "));
        for (let size = 0; size < whole.length; size++) texts.push(whole.slice(0, size));
        await each(texts, 8, async (text) => {
            const answer = await post(t, Buffer.from(query(text)));
            check(answer.status < 500, `${text}: ${answer.status}`);
        });
        await each(Array(100).keys(), 8, async () => {
            const answer = await post(t, seed.bytes(seed.below(500)));
            check(is_refusal(answer), `random bytes: ${answer.status} ${answer.text.slice(0, 100)}`);
        });
    },

    "graphql: WebSockets that are none": async (t) => {
        const head = (lines) => `GET /ws HTTP/1.1\r\nhost: x\r\n${lines}\r\n`;
        const good_lines = "connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        const wrong = ["", "connection: upgrade\r\nupgrade: websocket\r\n", good_lines.replace("13", "12"), good_lines.replace("AAAA", ""),
            good_lines + "sec-websocket-protocol: nonsense\r\n"];
        await each(wrong, 4, async (lines) => {
            const connection = new Connection(t).send(head(lines));
            await connection.wait(() => connection.text.includes("\r\n\r\n") || connection.ended, 5000);
            check(/^HTTP\/1\.1 (4\d\d|101)/.test(connection.text), `${JSON.stringify(lines)}: ${connection.text.slice(0, 60)}`);
            connection.close();
        });
        const seed = random(8);
        const frames = [Buffer.from([0x81, 0xff, 255, 255, 255, 255, 255, 255, 255, 255]), Buffer.from([0x81, 5, 1, 2, 3]), Buffer.from([0xf1, 0x80, 0, 0, 0, 0]),
            Buffer.from([0x89, 0xfe, 1, 0, 0, 0, 0, 0]), Buffer.from([0x80, 0x80, 0, 0, 0, 0]), ...Array.from({ length: 50 }, () => seed.bytes(200))];
        await each(frames, 8, async (bytes) => {
            const connection = new Connection(t).send(head(good_lines + "sec-websocket-protocol: graphql-transport-ws\r\n"));
            await connection.wait(() => connection.text.includes("\r\n\r\n"), 5000);
            check(connection.text.startsWith("HTTP/1.1 101"), `no upgrade: ${connection.text.slice(0, 60)}`);
            connection.send(bytes).finish();
            check(await connection.closed(), "the connection stays open");
            connection.close();
        });
    },
};

export const slow = {
    "graphql: answers that are never read": async (t) => {
        const before = t.memory(), wide = Array.from({ length: 300 }, (_, i) => `a${i}: __schema { types { name fields { name args { name } } } }`).join(" ");
        const body = query(`{ ${wide} }`);
        const all = Array.from({ length: 20 }, () => {
            const connection = new Connection(t);
            connection.socket.pause();
            return connection.send(`POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${JSON_TYPE}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
        });
        await sleep(22000);
        const grown = t.memory() - before;
        for (const connection of all) connection.socket.resume();
        await each(all, 20, async (connection) => {
            check(await connection.closed(12000), "a connection is still open");
            connection.close();
        });
        check(grown < 800 << 20, `the memory grew by ${grown >> 20} MiB`);
    },
};
