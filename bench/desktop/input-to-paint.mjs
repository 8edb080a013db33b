import { interleaved } from '../rounds.mjs';
import { aComputer, hostHere, joinElsewhere, ownPlace } from './app.mjs';
import { Crowd } from './crowd-process.mjs';
import { startHeadless } from './headless.mjs';
import { type } from './typing.mjs';

/**
 * @typedef {import('./app.mjs').App} App
 * @typedef {import('./crowd.mjs').Place} Place
 * @typedef {import('./typing.mjs').Felt} Felt
 */

export const PEOPLE = 200;
/** Messages that somebody was away for. */
export const MISSED = 100_000;
/** How long each condition is typed through, in seconds. */
const SECONDS = 8;
/** The news of who came is over after so long. */
const SETTLED_MS = 1_500;

/**
 * Types in the real app, round after round, under each condition in turn. `idle`: it hosts, and nobody is there.
 * `hosting`: its host serves two hundred people, ten messages a second in the room that is in view, 2,000 deliveries a
 * second. `guest`: the same, of a host in another process: what there is to win by moving the host off the main thread.
 * `stress`: 10,000 deliveries a second. `burst`: four people, eight messages in flight each, as fast as the limit lets
 * them. `catchUp`: one person reads a room of a hundred thousand messages, page after page, without a pause.
 *
 * @param {number} rounds
 */
export async function inputToPaint(rounds) {
  const computer = await aComputer();
  const crowd = new Crowd();
  try {
    const felt = await whileOthersWrite({ computer, crowd, rounds });
    return { ...felt, ...(await whileOneReads({ computer, crowd, rounds })) };
  } finally {
    await crowd.end();
    await computer.end();
  }
}

/** @typedef {{ computer: Awaited<ReturnType<typeof aComputer>>, crowd: Crowd, rounds: number }} Scene */

/** @param {Scene} scene */
async function whileOthersWrite({ computer, crowd, rounds }) {
  const app = await computer.open();
  const headless = await startHeadless(`${computer.data}-elsewhere`);
  try {
    const here = await hostHere(app);
    const elsewhere = await joinElsewhere(app, headless.place);
    const among = async (/** @type {Place} */ place, /** @type {string} */ act, /** @type {object} */ input) => {
      await look(app, place === here ? 1 : 2, place === here ? 'General' : 'Elsewhere');
      return typeAmong({ app, crowd, place, act, input });
    };
    return await interleaved(rounds, {
      idle: async () => {
        await look(app, 1, 'General');
        return { ...(await type(app, SECONDS)), deliveries: 0, megabytes: 0 };
      },
      hosting: () => among(here, 'chat', { perSecond: 10 }),
      guest: () => among(elsewhere, 'chat', { perSecond: 10 }),
      stress: () => among(here, 'chat', { perSecond: 50 }),
      burst: () => among(here, 'burst', { senders: 4, inFlight: 8 }),
    });
  } finally {
    await app.quit();
    await headless.end();
  }
}

/** The same folder, once it has a hundred thousand messages. @param {Scene} scene */
async function whileOneReads({ computer, crowd, rounds }) {
  const place = await fill({ computer, crowd });
  const app = await computer.open();
  try {
    await app.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
    const { port } = await ownPlace(app);
    return await interleaved(rounds, {
      catchUp: () => typeAmong({ app, crowd, place: { ...place, port }, act: 'readEverything', input: {}, people: 1 }),
    });
  } finally {
    await app.quit();
  }
}

/** Fills the room on a host without limits: there it takes seconds. @param {Pick<Scene, 'computer' | 'crowd'>} scene */
async function fill({ computer, crowd }) {
  const app = await computer.open();
  await app.page.getByRole('textbox', { name: 'Message', exact: true }).waitFor();
  const place = await ownPlace(app);
  await app.quit();
  const headless = await startHeadless(computer.data, ['--no-rate-limit']);
  await crowd.ask('enter', { place: { ...place, ...headless.place }, people: 4 });
  await crowd.ask('fill', { messages: MISSED });
  await crowd.ask('leave');
  await headless.end();
  return place;
}

/** Opens a host by its place in the rail. @param {App} app @param {number} host @param {string} room */
async function look({ page }, host, room) {
  await page.keyboard.press(`Control+${host}`);
  await page.getByRole('main', { name: room, exact: true }).waitFor();
}

/** @param {{ app: App, crowd: Crowd, place: Place, act: string, input: object, people?: number }} scene */
async function typeAmong({ app, crowd, place, act, input, people = PEOPLE }) {
  await crowd.ask('enter', { place, people });
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  await crowd.ask('rest');
  await crowd.ask(act, input);
  const felt = await type(app, SECONDS);
  const { deliveries, megabytes } = await crowd.ask('rest');
  await crowd.ask('leave');
  return { ...felt, deliveries: deliveries / felt.seconds, megabytes: megabytes / felt.seconds };
}
