import { residentBytes } from '../process-cpu.mjs';
import { aComputer, hostHere } from './app.mjs';
import { Crowd } from './crowd-process.mjs';

/**
 * @typedef {import('./app.mjs').App} App
 * @typedef {import('./crowd.mjs').Place} Place
 */

/** Messages between two looks at the memory. */
const STAGE = 2_500;
/** One of them has a picture for each so many of the others. */
const PICTURE_EVERY = 50;
/** Six people, each below what the host lets one person push. */
const CROWD = 6;
const PER_SECOND = 70;
/** A frame that took longer was seen to stutter. */
const LATE_MS = 100;

/**
 * @typedef {object} Look What is in memory when everything stands still, in MiB.
 * @property {number} messages Written so far.
 * @property {number} hostHeap The main process of the one who hosts.
 * @property {number} hostResident
 * @property {number[]} pageHeaps Of both windows, after a garbage collection.
 * @property {number[]} nodes Elements in both windows.
 * @property {number} frames
 * @property {number} lateFrames
 * @property {number} longest The longest time between two frames, in milliseconds.
 */

/**
 * Two instances of the real app in one room in which much is written, edited, deleted, answered, reacted to, and shown.
 *
 * @param {number} messages
 * @param {(look: Look) => void} told
 * @returns {Promise<Look[]>}
 */
export async function converse(messages, told) {
  const [first, second] = [await aComputer(), await aComputer()];
  const crowd = new Crowd();
  /** @type {App[]} */
  const apps = [];
  try {
    const host = await first.open();
    apps.push(host);
    const place = await hostHere(host);
    const guest = await second.open();
    apps.push(guest);
    await comeIn(guest, place);
    await crowd.ask('enter', { place, people: CROWD });
    const looks = [];
    for (let written = 0; written < messages; written += STAGE) {
      for (const { page } of apps) await page.evaluate(watchFrames, LATE_MS);
      const pictures = Promise.all(apps.map((app) => showPictures(app, place, STAGE / PICTURE_EVERY / apps.length)));
      await crowd.ask('converse', { messages: STAGE, perSecond: PER_SECOND });
      await pictures;
      const look = await lookAt(apps, written + STAGE);
      told(look);
      looks.push(look);
    }
    return looks;
  } finally {
    await crowd.end();
    for (const app of apps) await app.quit();
    await first.end();
    await second.end();
  }
}

/** Joins a host and opens its first room. @param {App} app @param {Place} place */
async function comeIn({ page }, place) {
  await page.evaluate(async (host) => {
    const { hearth } = /** @type {Window & import('./app.mjs').Outside} */ (/** @type {unknown} */ (window));
    await hearth.request('me.update', { name: 'Priya Raghunathan' });
    const { id, fingerprint, port } = host;
    const joined = await hearth.request('connect.join', { id, fingerprint, port, address: '127.0.0.1' });
    if (!joined.ok) throw new Error(joined.error.message);
  }, place);
  // The window begins where there is a host.
  await page.reload();
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
}

/** Sends pictures, one after the other, each of its own content. @param {App} app @param {Place} place @param {number} count */
async function showPictures({ page }, { id, room }, count) {
  await page.evaluate(
    async ({ host, room, count }) => {
      const { hearth } = /** @type {Window & import('./app.mjs').Outside} */ (/** @type {unknown} */ (window));
      for (let number = 0; number < count; number += 1) {
        const canvas = new OffscreenCanvas(640, 420);
        const context = canvas.getContext('2d');
        for (let stroke = 0; context && stroke < 60; stroke += 1) {
          context.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`;
          context.fillRect(Math.random() * 600, Math.random() * 400, 80, 40);
        }
        const bytes = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
        const pasted = await hearth.request('files.paste', { name: `sketch-${number}.png`, bytes });
        if (!pasted.ok) throw new Error(pasted.error.message);
        const sent = await hearth.request('message.send', { host, room, message: '', files: [pasted.value.id] });
        if (!sent.ok) throw new Error(sent.error.message);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    },
    { host: id, room, count },
  );
}

/** @param {readonly App[]} apps @param {number} messages @returns {Promise<Look>} */
async function lookAt(apps, messages) {
  const [host] = apps;
  if (!host) throw new Error('Nobody is there.');
  const frames = await Promise.all(apps.map(({ page }) => page.evaluate(framesSeen)));
  const pages = await Promise.all(apps.map(pageMemory));
  const heap = await host.electron.evaluate(() => {
    const { setFlagsFromString } = /** @type {NodeJS.Module} */ (process.mainModule).require('node:v8');
    const { runInNewContext } = /** @type {NodeJS.Module} */ (process.mainModule).require('node:vm');
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    return process.memoryUsage().heapUsed;
  });
  return {
    messages,
    hostHeap: heap / 2 ** 20,
    hostResident: residentBytes(host.electron.process().pid ?? 0) / 2 ** 20,
    pageHeaps: pages.map((page) => page.heap / 2 ** 20),
    nodes: pages.map((page) => page.nodes),
    frames: frames.reduce((sum, seen) => sum + seen.frames, 0),
    lateFrames: frames.reduce((sum, seen) => sum + seen.late, 0),
    longest: Math.max(...frames.map((seen) => seen.longest)),
  };
}

/** @param {App} app */
async function pageMemory({ page }) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  return { heap: usedSize, nodes };
}

/** What the page keeps of its frames. @typedef {{ seen?: { frames: number, late: number, longest: number } }} Kept */

/** In the page: counts frames, and those that came late. @param {number} lateMs */
function watchFrames(lateMs) {
  const kept = /** @type {Window & Kept} */ (window);
  const seen = { frames: 0, late: 0, longest: 0 };
  kept.seen = seen;
  let before = performance.now();
  requestAnimationFrame(function frame(now) {
    const took = now - before;
    before = now;
    seen.frames += 1;
    if (took > lateMs) seen.late += 1;
    seen.longest = Math.max(seen.longest, took);
    if (kept.seen === seen) requestAnimationFrame(frame);
  });
}

/** In the page: what was counted; counting ends. */
function framesSeen() {
  const kept = /** @type {Window & Kept} */ (window);
  const { seen = { frames: 0, late: 0, longest: 0 } } = kept;
  delete kept.seen;
  return seen;
}
