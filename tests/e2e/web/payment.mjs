// SPDX-License-Identifier: Apache-2.0
// Two strangers with the published web client: each claims a chain at the faucet, they pay each
// other, listen, and share a chain.
//
//     node payment.mjs FAUCET_URL          last line: "N passed, N failed"
import { load } from './browser.mjs';

const url = process.argv[2];
const patience = 60000;
let passed = 0, failed = 0;

function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${patience} ms`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

async function expect(name, action, holds = () => true) {
  try {
    const value = await within(action());
    if (!holds(value)) throw new Error(`unexpected: ${JSON.stringify(value)}`);
    passed++;
    return value;
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: ${String(error?.message ?? error).slice(0, 500)}`);
    finish(); // everything later builds on it
  }
}

// The client's balance() reads the waiting messages, then tries them out; if its own listener
// commits them in between, it fails with "out of order". Asking again is all there is to do.
async function balanceOf(chain) {
  try {
    return await chain.balance();
  } catch (error) {
    if (!String(error?.message ?? error).includes('is out of order')) throw error;
    return chain.balance();
  }
}

async function until(action, holds) {
  for (const end = Date.now() + 30000; ; ) {
    const value = await action();
    if (holds(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

process.on('uncaughtException', (error) => {
  failed++;
  console.log(`FAILED uncaught: ${error.message}`);
});

const linera = await load();
await linera.initialize({ log: 'error' });
const faucet = new linera.Faucet(url);

async function join(name) {
  const signer = linera.signer.PrivateKey.createRandom();
  const owner = signer.address().toLowerCase();
  const wallet = await expect(`${name} makes a wallet`, () => faucet.createWallet());
  const id = await expect(`${name} claims a chain`, () => faucet.claimChain(wallet, owner),
    (value) => /^[0-9a-f]{64}$/.test(value));
  const client = await expect(`${name} opens a client`, () => new linera.Client(wallet, signer));
  await expect(`${name} listens`, () => client.start());
  const chain = await expect(`${name} opens the chain`, () => client.chain(id, { owner }));
  const heard = [];
  chain.onNotification((notification) => heard.push(Object.keys(notification.reason)[0]));
  await expect(`${name} asks the validators for their version`, () => chain.validatorVersionInfo(),
    (versions) => Object.keys(versions).length > 0);
  await expect(`${name} is who it is`, () => chain.identity(), (value) => value === owner);
  const start = await expect(`${name} has tokens`, () => chain.balance(), (value) => parseFloat(value) > 0);
  return { owner, id, chain, heard, start: parseFloat(start) };
}

const pay = (from, amount, chain_id, owner) => from.chain.transfer({ amount, recipient: { chain_id, owner } });

const alice = await join('Alice'), bob = await join('Bob');
await expect('Alice pays Bob 3', () => pay(alice, 3, bob.id, '0x00'));
await expect('Alice has less', () => alice.chain.balance(), (value) => parseFloat(value) === alice.start - 3);
await expect('Bob has more', () => until(() => balanceOf(bob.chain), (value) => parseFloat(value) === bob.start + 3),
  (value) => parseFloat(value) === bob.start + 3);
await expect('Bob heard of it', async () => bob.heard, (heard) => heard.includes('NewIncomingBundle') || heard.includes('NewBlock'));
await expect("Bob pays into Alice's account", () => pay(bob, 1, alice.id, alice.owner));
for (let i = 0; i < 5; i++)
  await expect(`Alice makes block ${i + 2}`, () => pay(alice, 1, alice.id, '0x' + '11'.repeat(20)));
await expect('Alice shares her chain', () => alice.chain.addOwner(bob.owner, { weight: 100 }));
await expect('Alice may still pay', () => pay(alice, 1, bob.id, '0x00'));
finish();
