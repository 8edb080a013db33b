import type * as v from 'valibot';
import type { AppEvent, Problem, Replies } from '#shared/bridge/bridge';
import { type RequestName, Requests } from '#shared/bridge/requests';
import { parsePayload } from '#shared/protocol/payload';
import { err, type Result } from '#shared/result';
import { problemWords } from '#shared/words/problem-words';
import type { Words } from '#shared/words/words';
import type { Logger } from '../logger';
import { StoreFault } from '../store/store';
import type { Subscriptions } from './subscriptions';

/** The page that made a request: what it subscribed to, and the way back to it. */
export interface Caller {
  readonly subscriptions: Subscriptions;
  /** Sends the page an event; a page that is gone receives nothing. */
  send(event: AppEvent): void;
}

/** A request's argument once its schema has passed it. */
export type Checked<K extends RequestName> = v.InferOutput<(typeof Requests)[K]>;

/** Answers one kind of request. Expected refusals are values; a rejection is a bug or I/O. */
export type Handler<K extends RequestName> = (
  input: Checked<K>,
  caller: Caller,
) => Result<Replies[K], Problem> | Promise<Result<Replies[K], Problem>>;

/** The handlers of some requests. {@link Router} wants all of them, so a request without one does not compile. */
export type Handlers<K extends RequestName = RequestName> = { readonly [N in K]: Handler<N> };

const isRequestName = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(Requests, name);

/** Checks every request and hands it to its handler. Nothing a page sends makes it throw. */
export class Router {
  constructor(
    private readonly handlers: Handlers,
    private readonly words: () => Words,
    private readonly logger: Logger,
  ) {}

  async dispatch(name: unknown, input: unknown, caller: Caller): Promise<Result<unknown, Problem>> {
    if (!isRequestName(name)) {
      this.logger.warn('ipc_unknown_request', { type: typeof name });
      return err({ reason: 'bad_request', message: this.words().desktop.problems.broken });
    }
    return this.#route(name, input, caller);
  }

  async #route<K extends RequestName>(name: K, input: unknown, caller: Caller): Promise<Result<unknown, Problem>> {
    const checked = parsePayload<(typeof Requests)[K]>(Requests[name], input);
    if (!checked.ok) {
      this.logger.warn('ipc_bad_request', { request: name, field: checked.error.field });
      return err(problemWords(checked.error, this.words()));
    }
    try {
      return await this.handlers[name](checked.value, caller);
    } catch (error) {
      // What this install keeps of itself could not be kept: its sentence says why.
      if (error instanceof StoreFault)
        return err({ reason: 'unavailable', message: this.words().refusals.here.fault(error.reason, error.message) });
      this.logger.error('ipc_handler_failed', error, { request: name });
      return err({ reason: 'unavailable', message: this.words().desktop.problems.broken });
    }
  }
}
