// SPDX-License-Identifier: Apache-2.0
// What a browser has, Node lacks, and the published web client uses: a window, web locks, IndexedDB,
// web workers, getrandom's way to require. Import it, then load().
//
// LINEN_NPM is the folder with the npm modules (tools/setup --npm-path).
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker as Thread } from 'node:worker_threads';

const modules = process.env.LINEN_NPM;
if (!modules) throw new Error('LINEN_NPM is not set');
const at = (...parts) => pathToFileURL(path.join(modules, ...parts));
await import(at('fake-indexeddb', 'auto', 'index.mjs'));

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
}

// Exclusive locks by name; whoever asks waits until the holder's callback has settled.
class Lock {
  constructor(name) {
    this.name = name;
    this.mode = 'exclusive';
  }
}
class LockManager {
  holders = new Map();

  async request(name, options, callback = options) {
    for (let holder; (holder = this.holders.get(name)); await holder)
      if (options.ifAvailable) return callback(null);
    let release;
    this.holders.set(name, new Promise((resolve) => (release = resolve)));
    try {
      return await callback(new Lock(name));
    } finally {
      this.holders.delete(name);
      release();
    }
  }

  async query() {
    return { held: [...this.holders.keys()].map((name) => new Lock(name)), pending: [] };
  }
}

class WebWorker {
  constructor(url) {
    this.thread = new Thread(new URL('worker.mjs', import.meta.url), {
      workerData: { url: String(url) },
    });
    this.thread.on('message', (data) => this.onmessage?.({ data }));
    this.thread.on('error', (error) => this.onerror?.(error));
    this.thread.unref();
  }

  postMessage(message, transfer) {
    this.thread.postMessage(message, Array.isArray(transfer) ? transfer : undefined);
  }

  terminate() {
    this.thread.terminate();
  }
}

export async function load() {
  define('window', globalThis);
  define('self', globalThis);
  define('Window', class Window { static [Symbol.hasInstance](value) { return value === globalThis; } });
  define('navigator', {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36',
    hardwareConcurrency: 2,
    locks: new LockManager(),
  });
  define('Lock', Lock);
  define('LockManager', LockManager);
  define('Worker', WebWorker);
  define('module', { require: createRequire(import.meta.url) });
  const client = await import(at('@linera', 'client', 'dist', 'index.js'));
  const wasm = at('@linera', 'client', 'dist', 'wasm', 'index_bg.wasm');
  client.initSync({ module: new WebAssembly.Module(fs.readFileSync(wasm)) });
  return client;
}
