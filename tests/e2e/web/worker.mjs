// SPDX-License-Identifier: Apache-2.0
// A browser's module worker in a thread of Node: self, messages, and fetch of files.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

define('self', globalThis);
define('WorkerGlobalScope', class { static [Symbol.hasInstance](value) { return value === globalThis; } });
define('module', { require: createRequire(import.meta.url) });
define('postMessage', (message, transfer) =>
  parentPort.postMessage(message, Array.isArray(transfer) ? transfer : undefined));
define('close', () => process.exit(0));

const fetchFromNetwork = globalThis.fetch;
define('fetch', async (what, options) => {
  const url = String(what?.url ?? what);
  if (!url.startsWith('file:')) return fetchFromNetwork(what, options);
  return new Response(fs.readFileSync(new URL(url)), { headers: { 'content-type': 'application/wasm' } });
});

// Messages may come before the module has said who takes them.
const early = [];
let ready = false;
parentPort.on('message', (data) => (ready ? globalThis.onmessage?.({ data }) : early.push(data)));
await import(workerData.url);
ready = true;
for (const data of early) globalThis.onmessage?.({ data });
