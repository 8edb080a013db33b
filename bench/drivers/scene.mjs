import { cpuSeconds } from '../process-cpu.mjs';
import { startBare, startBareDurable, startHearth, startSocketIo } from '../servers/servers.mjs';
import { Crew, delivered } from './crew.mjs';
import { makeRooms, seatsIn } from './rooms.mjs';

/** The servers that can be compared, and what they speak. */
const CONTENDERS = {
  hearth: { dialect: 'hearth', start: startHearth },
  bare: { dialect: 'bare', start: startBare },
  'bare, one a turn': {
    dialect: 'bare',
    start: (/** @type {{ folder: string, flags: readonly string[] }} */ plan) => startBare({ ...plan, oneATurn: true }),
  },
  'bare durable': { dialect: 'bare', start: startBareDurable },
  'socket.io': { dialect: 'socket.io', start: startSocketIo },
};

/** @typedef {keyof typeof CONTENDERS} Contender */

/** How many steps the room fills in, so that those who speak and watch the time sit everywhere between the others. */
const STEPS = 4;

/** When a server counts as warm: after so many messages, or so much time when they are costly. */
const WARM_MESSAGES = 4_000;
const WARM_MS = 4_000;

/** One room full of people on one server: speakers, who also note when deliveries arrive, and an audience that reads. */
export class Scene {
  speakers = new Crew();
  #audience = new Crew();
  #size;

  /** @param {import('../servers/servers.mjs').Server} server @param {number} size */
  constructor(server, size) {
    this.server = server;
    this.#size = size;
  }

  /**
   * @param {Contender} contender
   * @param {{ folder: string, size: number, speakers?: number, flags?: readonly string[] }} plan
   */
  static async open(contender, { folder, size, speakers = 20, flags = [] }) {
    const { dialect, start } = CONTENDERS[contender];
    const server = await start({ folder, flags });
    const scene = new Scene(server, size);
    const rooms = dialect === 'hearth' ? await makeRooms(server, 1) : ['4f0c7a52-7e0b-4f56-9d0c-0a4f3a1f9d11'];
    const seats = seatsIn(dialect, server, { count: size, rooms });
    for (let step = 0; step < STEPS; step += 1) {
      const part = seats.slice((size * step) / STEPS, (size * (step + 1)) / STEPS);
      await scene.speakers.connect(dialect, part.slice(0, speakers / STEPS));
      await scene.#audience.connect(dialect, part.slice(speakers / STEPS));
    }
    return scene;
  }

  /**
   * Four people talk at a rate.
   *
   * @param {{ perSecond: number, seconds: number }} load
   * @returns {Promise<{ cpu: number, bytes: number, delays: number[] }>} Server CPU-seconds per million deliveries, bytes
   *   of one delivery, and how long deliveries took in milliseconds.
   */
  async pace(load) {
    const measured = await this.#measure(() => this.speakers.pace({ senders: 4, ...load }));
    return { ...measured, delays: await this.speakers.delays() };
  }

  /**
   * Four people send as fast as they are acknowledged.
   *
   * @param {{ inFlight: number, seconds: number }} load
   */
  async flood(load) {
    return this.#measure(async () => (await this.speakers.flood({ senders: 4, ...load })).sent);
  }

  /** Lets the server find its stride: its code is compiled by messages, not by seconds. */
  async warmUp() {
    const begin = performance.now();
    for (let messages = 0; messages < WARM_MESSAGES && performance.now() - begin < WARM_MS; ) {
      messages += (await this.flood({ inFlight: 8, seconds: 0.5 })).messages;
    }
  }

  async close() {
    await Promise.all([this.speakers.dismiss(), this.#audience.dismiss()]);
    await this.server.kill();
  }

  /** @param {() => Promise<number>} load */
  async #measure(load) {
    const crews = [this.speakers, this.#audience];
    await Promise.all([this.speakers.reset({ stamped: true }), this.#audience.reset()]);
    const begin = { cpu: cpuSeconds(this.server.pid), time: performance.now() };
    const messages = await load();
    const deliveries = messages * this.#size;
    const bytes = await delivered(crews, deliveries);
    return {
      messages,
      cpu: ((cpuSeconds(this.server.pid) - begin.cpu) / deliveries) * 1e6,
      bytes: bytes / deliveries,
      perSecond: messages / ((performance.now() - begin.time) / 1_000),
    };
  }
}
