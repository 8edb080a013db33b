import type { Refusal } from '#shared/protocol/reasons';
import { ok, type Result } from '#shared/result';
import type { Channel, ChannelKind, Joined, JoinRefusal, JoinRequest } from '../../src/main/host/channels/channel';

/** What a test kind does; by default it lets everybody in and echoes pushes. */
export interface TestKindOptions {
  readonly prefix?: string;
  readonly join?: (request: JoinRequest) => Promise<Result<Partial<Joined>, JoinRefusal>>;
  readonly handle?: (event: string, payload: unknown, request: JoinRequest) => Promise<Result<object, Refusal>>;
}

/** A kind of channel made for a test, which notes what happens to it. */
export class TestKind implements ChannelKind {
  /** `join TOPIC`, `handle EVENT` and `ended TOPIC`, in order. */
  readonly happened: string[] = [];
  readonly requests: JoinRequest[] = [];
  readonly #options: TestKindOptions;
  readonly #waiting = new Set<() => void>();

  constructor(options: TestKindOptions = {}) {
    this.#options = options;
  }

  serves(topic: string): boolean {
    return topic.startsWith(this.#options.prefix ?? 'test-');
  }

  /** The hub topic is the topic. */
  feeds(topic: string): readonly string[] {
    return [topic];
  }

  async join(request: JoinRequest): Promise<Result<Joined, JoinRefusal>> {
    this.#note(`join ${request.topic}`);
    this.requests.push(request);
    const joined = await (this.#options.join?.(request) ?? ok({}));
    return joined.ok ? ok({ reply: {}, channel: this.#channel(request), ...joined.value }) : joined;
  }

  /** Resolves when this has happened so many times. */
  async until(what: string, times = 1): Promise<void> {
    const enough = () => this.happened.filter((happened) => happened === what).length >= times;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!enough()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Joins and endings, without pushes. */
  memberships(): string[] {
    return this.happened.filter((what) => !what.startsWith('handle'));
  }

  #channel(request: JoinRequest): Channel {
    const handle = this.#options.handle ?? (async (event, payload) => ok({ event, payload }));
    return {
      handle: (event, payload) => {
        this.#note(`handle ${event}`);
        return handle(event, payload, request);
      },
      ended: () => this.#note(`ended ${request.topic}`),
    };
  }

  #note(what: string): void {
    this.happened.push(what);
    for (const look of [...this.#waiting]) look();
  }
}

/** A promise and the means to settle it. */
export function deferred<T = void>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
} {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((ok, fail) => {
    resolve = ok;
    reject = fail;
  });
  return { promise, resolve, reject };
}
