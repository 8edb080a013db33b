import { cpuSeconds } from '../process-cpu.mjs';

/** @typedef {import('./app.mjs').App} App */

/**
 * What typing for a while felt like; times in milliseconds.
 *
 * @typedef {object} Felt
 * @property {number[]} paint From the moment a key is sent to the app until a frame that shows it is painted.
 * @property {number[]} held Of it, until the page's event says that the key was pressed: what the main process adds.
 * @property {number} seconds How long it took.
 * @property {number} lag99 The event loop of the main process, how late, p99.
 * @property {number} cpu CPU-seconds of the main process for each second.
 */

/** A quick typist: eight keys a second. */
const KEY_EVERY_MS = 125;
/** The line is emptied after so many keys: nobody writes without end. */
const LINE = 40;

/** What the page keeps of the keys. @typedef {{ keys?: { pressed: number, painted: number }[] }} Kept */

/**
 * Types into the composer and measures.
 *
 * @param {App} app
 * @param {number} seconds
 * @returns {Promise<Felt>}
 */
export async function type({ page, electron }, seconds) {
  await page.evaluate(emptyField);
  await page.evaluate(watchKeys);
  const lag = await electron.evaluateHandle(watchLag);
  const pid = electron.process().pid ?? 0;
  const cpuBefore = cpuSeconds(pid);
  const devtools = await page.context().newCDPSession(page);
  /** @type {number[]} */
  const sent = [];
  const start = performance.now();
  for (let count = 0; count < (seconds * 1_000) / KEY_EVERY_MS; count += 1) {
    await pause(start + count * KEY_EVERY_MS - performance.now());
    const key = { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65 };
    sent.push(now());
    const down = devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', text: 'a', ...key });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await down;
    if (count % LINE === LINE - 1) await page.evaluate(emptyField);
  }
  const took = (performance.now() - start) / 1_000;
  const cpu = (cpuSeconds(pid) - cpuBefore) / took;
  const lag99 = await lag.evaluate((histogram) => {
    histogram.disable();
    return histogram.percentile(99) / 1e6;
  });
  const seen = await page.evaluate(keysSeen);
  await devtools.detach();
  await page.evaluate(emptyField);
  if (seen.length !== sent.length) throw new Error(`${sent.length} keys were sent, ${seen.length} came.`);
  return {
    paint: seen.map(({ painted }, index) => painted - (sent[index] ?? 0)),
    held: seen.map(({ pressed }, index) => pressed - (sent[index] ?? 0)),
    ...{ lag99, cpu, seconds: took },
  };
}

/**
 * In the page: leads to the composer and takes away what is in it. A locator would look for the composer again and again,
 * for which a page that is hard at work has no time.
 */
function emptyField() {
  const field = document.querySelector('textarea[aria-label="Message"]');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('There is no composer in view.');
  field.focus();
  field.select();
  document.execCommand('delete');
}

/** In the page: notes, for every key, when it came and when the frame after it was painted. */
function watchKeys() {
  const kept = /** @type {Window & Kept} */ (window);
  const watching = kept.keys !== undefined;
  kept.keys = [];
  if (watching) return;
  document.addEventListener('keydown', ({ key, timeStamp }) => {
    // Emptying the line is a key too.
    if (key !== 'a') return;
    requestAnimationFrame(() => {
      // A task posted from a frame runs after that frame was painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const { timeOrigin } = performance;
        kept.keys?.push({ pressed: timeOrigin + timeStamp, painted: timeOrigin + performance.now() });
      };
      port2.postMessage(null);
    });
  });
}

/** In the page: the keys so far, once the last one is painted. @returns {Promise<{ pressed: number, painted: number }[]>} */
function keysSeen() {
  return new Promise((resolve) => {
    setTimeout(() => resolve(/** @type {Window & Kept} */ (window).keys ?? []), 500);
  });
}

/** In the main process: how late its event loop is. */
function watchLag() {
  const { monitorEventLoopDelay } = /** @type {NodeJS.Module} */ (process.mainModule).require('node:perf_hooks');
  const histogram = monitorEventLoopDelay({ resolution: 5 });
  histogram.enable();
  return /** @type {import('node:perf_hooks').IntervalHistogram} */ (histogram);
}

/** Milliseconds since the epoch, as the page's clock counts them too. */
const now = () => performance.timeOrigin + performance.now();

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
