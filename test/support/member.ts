import { type Channel, Socket } from 'phoenix';
import { PHOENIX_TOPIC, SYSTEM_TOPIC } from '#shared/protocol/topics';
import { generatePrivateJwk, importKey, type Key } from '../../src/main/peer/identity/key';
import { mintToken } from '../../src/main/peer/identity/token';
import { pinnedTransport } from '../../src/main/peer/wire/pinned-websocket';

/** What a member needs to know of a host. */
export interface HostAddress {
  readonly id: string;
  readonly port: number;
  readonly fingerprint: string;
}

/** Somebody with a key and a name. */
export interface Person {
  readonly key: Key;
  readonly id: string;
  readonly name: string;
}

/** A frame as the phoenix client hands it out. */
export interface Incoming {
  readonly topic: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every kind and compare them whole
  readonly payload: any;
  readonly ref: string | null;
  readonly join_ref: string | null;
}

/** How a join or push was answered. */
export interface Answer {
  readonly status: 'ok' | 'error';
  // biome-ignore lint/suspicious/noExplicitAny: see Incoming
  readonly response: any;
}

export async function aPerson(name: string): Promise<Person> {
  const key = await importKey(generatePrivateJwk());
  return { key, id: key.id, name };
}

/** A person connected by the phoenix client over a socket of their own, who remembers every frame they got. */
export class Member {
  readonly id: string;
  readonly frames: Incoming[] = [];
  readonly #socket: Socket;
  readonly #channels = new Map<string, Channel>();
  readonly #waiting = new Set<() => void>();
  readonly #failure: Promise<never>;
  #read = 0;

  private constructor(person: Person, socket: Socket, failure: Promise<never>) {
    this.id = person.id;
    this.#socket = socket;
    this.#failure = failure;
    socket.onMessage((message) => {
      this.frames.push(message as Incoming);
      for (const look of [...this.#waiting]) look();
    });
  }

  /** Connects; rejects with the body of a refused upgrade. */
  static async connect(
    host: HostAddress,
    person: Person,
    claims: { code?: string; owner_code?: string } = {},
  ): Promise<Member> {
    let fail: (error: Error) => void = () => {};
    const failure = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    failure.catch(() => {});
    const socket = new Socket(`wss://127.0.0.1:${host.port}/socket`, {
      authToken: await mintToken(
        person.key,
        { host: host.id, fingerprint: host.fingerprint, name: person.name, ...claims },
        Date.now(),
      ),
      transport: pinnedTransport(() => ({
        target: { address: '127.0.0.1', port: host.port },
        fingerprint: host.fingerprint,
        dialled: () => undefined,
        refused: (_status, body) => fail(new Error(body)),
        failed: fail,
      })),
      // A member that loses its line stays away: its token is spent.
      reconnectAfterMs: () => 1_000_000,
      rejoinAfterMs: () => 1_000_000,
      timeout: 20_000,
    });
    const member = new Member(person, socket, failure);
    const opened = new Promise<void>((resolve) => socket.onOpen(() => resolve()));
    socket.onClose(({ code, reason }) => fail(new Error(`closed ${code} ${reason}`)));
    socket.connect();
    await Promise.race([opened, failure]).catch((error) => {
      socket.disconnect();
      throw error;
    });
    return member;
  }

  /** Connects and joins `system`. */
  static async online(host: HostAddress, person: Person): Promise<Member> {
    const member = await Member.connect(host, person);
    const { status } = await member.join(SYSTEM_TOPIC);
    if (status !== 'ok') throw new Error('system was refused');
    return member;
  }

  join(topic: string, params: object = {}): Promise<Answer> {
    const channel = this.#socket.channel(topic, params);
    this.#channels.set(topic, channel);
    return this.#answer(channel.join());
  }

  /** Leaves, and waits for `phx_close`: the client itself calls a leave done as soon as it is sent. */
  async leave(topic: string): Promise<void> {
    const moment = this.frames.length;
    this.#channel(topic).leave();
    await this.until(() =>
      this.frames.slice(moment).find((frame) => frame.topic === topic && frame.event === 'phx_close'),
    );
  }

  push(topic: string, event: string, payload: object = {}): Promise<Answer> {
    return this.#answer(this.#channel(topic).push(event, payload));
  }

  /** Pushes and expects it to be granted. */
  async do(topic: string, event: string, payload: object = {}): Promise<Answer['response']> {
    const { status, response } = await this.push(topic, event, payload);
    if (status !== 'ok') throw new Error(`${event} was refused: ${JSON.stringify(response)}`);
    return response;
  }

  /** Pushes and expects it to be refused: the reason, with the field where there is one. */
  async refused(topic: string, event: string, payload: object = {}): Promise<string> {
    const { status, response } = await this.push(topic, event, payload);
    if (status !== 'error') throw new Error(`${event} was granted: ${JSON.stringify(response)}`);
    return response.field === undefined ? response.reason : `${response.reason} ${response.field}`;
  }

  /** Pushes on a topic whether or not it is joined, as no phoenix channel would, and waits for the reply. */
  async raw(topic: string, event: string, payload: object = {}): Promise<Answer> {
    const ref = this.#socket.makeRef();
    const join_ref = event === 'phx_join' ? ref : null;
    this.#socket.push({ topic, event, payload, ref, join_ref });
    return (await this.until(() => this.frames.find((frame) => frame.ref === ref && frame.event === 'phx_reply')))
      .payload;
  }

  /** The payload of the next event of this name on this topic, after the last one asked for. */
  async next(topic: string, event: string): Promise<Incoming['payload']> {
    const found = () => {
      const index = this.frames.findIndex(
        (frame, at) => at >= this.#read && frame.topic === topic && frame.event === event,
      );
      if (index < 0) return undefined;
      this.#read = index + 1;
      return this.frames[index];
    };
    return (await this.until(found)).payload;
  }

  /** The next push to the person. */
  nextInvitation(): Promise<Incoming['payload']> {
    return this.next(PHOENIX_TOPIC, 'invitation');
  }

  /** Resolves with what `look` finds; it looks whenever a frame arrives. */
  async until<T>(look: () => T | undefined): Promise<T> {
    const found = new Promise<T>((resolve) => {
      const attempt = () => {
        const value = look();
        if (value === undefined) return;
        this.#waiting.delete(attempt);
        resolve(value);
      };
      this.#waiting.add(attempt);
      attempt();
    });
    return Promise.race([found, this.#failure]);
  }

  /** Resolves when everything the host wrote to this socket so far has arrived: a heartbeat's reply comes after it. */
  settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#failure.catch(reject);
      if (!this.#socket.ping(() => resolve())) reject(new Error('not connected'));
    });
  }

  /** Events (no replies) that arrived since a moment, as `topic event`. */
  eventsSince(moment: number): string[] {
    return this.frames
      .slice(moment)
      .filter(({ event }) => event !== 'phx_reply' && event !== 'presence_diff')
      .map(({ topic, event }) => `${topic} ${event}`);
  }

  /** Why the line broke, once it does. */
  closed(): Promise<string> {
    return this.#failure.catch((error: Error) => error.message);
  }

  disconnect(): Promise<void> {
    return new Promise((resolve) => this.#socket.disconnect(() => resolve()));
  }

  #channel(topic: string): Channel {
    const channel = this.#channels.get(topic);
    if (!channel) throw new Error(`${topic} was not joined`);
    return channel;
  }

  #answer(push: ReturnType<Channel['join']>): Promise<Answer> {
    const answered = new Promise<Answer>((resolve, reject) => {
      push
        .receive('ok', (response) => resolve({ status: 'ok', response }))
        .receive('error', (response) => resolve({ status: 'error', response }))
        .receive('timeout', () => reject(new Error('no reply')));
    });
    return Promise.race([answered, this.#failure]);
  }
}
