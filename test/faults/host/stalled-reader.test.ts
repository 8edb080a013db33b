import { expect, test } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { Bout } from '../../support/attack/bout';
import { keepAlive } from '../../support/crowd';
import { reportFigure, rounds } from '../../support/fault-figures';
import { aPerson, type HostAddress } from '../../support/member';
import { enter, type RawSocket } from '../../support/raw-socket';
import { requires } from '../../support/requirements';

/** 8,000 characters of three bytes: the longest message there is. */
const LONG = '漢'.repeat(LIMITS.messageLength);

/** Twice as many are more than the kernel and the host keep for a reader who reads nothing. */
const MESSAGES = rounds(150, 400);

/** A room in which somebody talks at length, and somebody who hears all of it. */
class LoudRoom {
  readonly topic: string;
  readonly #talker: RawSocket;
  readonly #witness: RawSocket;
  #said = 0;

  private constructor(topic: string, talker: RawSocket, witness: RawSocket) {
    this.topic = topic;
    this.#talker = talker;
    this.#witness = witness;
  }

  static async open(host: HostAddress): Promise<LoudRoom> {
    const talker = await enter(host, await aPerson('Talker'));
    await talker.join('system', 's');
    talker.send('s', 'c', 'system', 'chatroom-create', { name: 'Loud' });
    const topic = `room-${(await talker.reply('c'))[4].response.chatroom.id}`;
    const witness = await enter(host, await aPerson('Witness'));
    for (const socket of [talker, witness]) await socket.join(topic, 'j');
    keepAlive(witness.ws);
    return new LoudRoom(topic, talker, witness);
  }

  /** Says so many things, a few at a time. */
  async talk(messages: number): Promise<void> {
    for (const last = this.#said + messages; this.#said < last; ) {
      const refs = Array.from({ length: Math.min(8, last - this.#said) }, (_, n) => `${this.#said + n + 1}`);
      this.#said += refs.length;
      for (const ref of refs) {
        this.#talker.send('j', ref, this.topic, 'chat-message', { message: LONG, client_id: ref });
      }
      await Promise.all(refs.map((ref) => this.#talker.reply(ref)));
    }
  }

  /** What somebody has who never left. */
  async everything(): Promise<string[]> {
    await this.#witness.settled();
    return heard(this.#witness, this.topic);
  }

  leave(): void {
    this.#talker.ws.terminate();
    this.#witness.ws.terminate();
  }
}

const heard = ({ frames }: RawSocket, topic: string): string[] =>
  frames.flatMap(([, , where, event, payload]) => {
    return where === topic && event === 'chat-message' ? [`${payload.seq} ${payload.id}`] : [];
  });

/** Reads on, is told to resume, and fetches what was missed, as any client does. Resolves with all messages it has. */
async function resume(reader: RawSocket, topic: string): Promise<{ all: string[]; missed: number }> {
  reader.ws.resume();
  await reader.next(([joinRef, , where, event]) => event === 'phx_error' && where === topic && joinRef === 'j');
  const all = heard(reader, topic);
  const before = all.length;
  let { messages, more } = (await reader.join(topic, 'again', { since: before })).response;
  for (let page = 0; ; page += 1) {
    all.push(...messages.map(({ seq, id }: { seq: number; id: string }) => `${seq} ${id}`));
    if (!more) return { all, missed: all.length - before };
    reader.send('again', `page ${page}`, topic, 'history', { after: all.length, limit: 100 });
    ({ messages, more } = (await reader.reply(`page ${page}`))[4].response);
  }
}

requires('build', 'linux')('a reader that stops reading', () => {
  test('[SLOW-1] is told to resume and misses nothing, alone, with twenty others, and reading a byte a second', async () => {
    const bout = await Bout.begin(['--no-rate-limit']);
    const before = bout.host.rss();
    const loud = await LoudRoom.open(bout.host);
    const stalled = await enter(bout.host, await aPerson('Stalled'));
    await stalled.join(bout.crowd.topic, 'c');
    await stalled.join(loud.topic, 'j');
    stalled.ws.pause();
    keepAlive(stalled.ws);
    const meanwhile = () => loud.talk(MESSAGES);
    const topics = [bout.crowd.topic, loud.topic];
    const greedy = { topics, pages: 100 };
    await bout.during('1 stalled', 'stalls', { ...greedy, sockets: 1, drip: false }, { meanwhile });
    await bout.during('20 stalled', 'stalls', { ...greedy, sockets: 20, drip: false }, { meanwhile });
    const { all, missed } = await resume(stalled, loud.topic);
    expect(all).toEqual(await loud.everything());
    expect(missed).toBeGreaterThan(0);
    stalled.ws.terminate();

    // Who says nothing either, or stays so far behind, is gone after a minute.
    const seconds = rounds(1, LIMITS.silenceMs / 1_000);
    const gone = () => bout.host.log().split('"socket_silent"').length - 1;
    const patience = async () => {
      await meanwhile();
      await bout.host.until(() => gone() >= rounds(0, 20));
    };
    const dripping = { ...greedy, sockets: 20, drip: true };
    await bout.during('20 that read a byte a second', 'stalls', dripping, { meanwhile: patience, seconds });
    // Eight MiB for each of the twenty, and twice as much for the garbage of writing to them.
    expect(bout.host.peak()).toBeLessThan(before + 20 * 8 * 3);

    loud.leave();
    reportFigure(
      'stalled-reader',
      `${missed} of ${all.length} messages missed and fetched, 0 lost; ${gone()} silent ones closed; ${await bout.end()}`,
    );
  }, 600_000);
});
