import { parsePayload } from '#shared/protocol/payload';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { SystemJoinParams } from '#shared/protocol/system-channel';
import { SYSTEM_TOPIC } from '#shared/protocol/topics';
import { err, ok, type Result } from '#shared/result';
import type { SavedMessage } from '../../../store/marks';
import { StoreFault } from '../../../store/store';
import { HUB_TOPICS } from '../../hub/topics';
import { storeRefusal } from '../../store-refusal';
import type { Channel, ChannelKind, Joined, JoinRefusal, JoinRequest } from '../channel';
import { runPush } from '../pushes';
import type { SystemDeps } from './system-member';
import { systemPushes } from './system-pushes';
import { systemSnapshot } from './system-snapshot';

/** The channel `system`, which every client joins. */
export class SystemKind implements ChannelKind {
  readonly #deps: SystemDeps;

  constructor(deps: SystemDeps) {
    this.#deps = deps;
  }

  serves(topic: string): boolean {
    return topic === SYSTEM_TOPIC;
  }

  feeds(_topic: string, userId: string): readonly string[] {
    return [HUB_TOPICS.system, HUB_TOPICS.systemOf(userId)];
  }

  /**
   * Nothing is awaited from reading the records to the reply, so no event is in both or in neither. What this person keeps
   * is read before; an event of it that comes meanwhile says what is in the reply already, or follows it.
   */
  async join(request: JoinRequest): Promise<Result<Joined, JoinRefusal>> {
    const saved = await this.#readSaved(request.userId);
    if (!saved.ok) return saved;
    const person = this.#deps.view.person(request.userId);
    if (!person) return err({ ...refusal('forbidden', 'You are no longer on this host.'), final: true });
    const params = parsePayload(SystemJoinParams, request.params);
    if (!params.ok) return err({ ...params.error, final: true });
    const channel = new SystemChannel(this.#deps, request);
    return ok({
      reply: systemSnapshot(this.#deps, person, saved.value),
      channel,
      afterJoin: () => channel.appear(),
    });
  }

  async #readSaved(userId: string): Promise<Result<readonly SavedMessage[], JoinRefusal>> {
    try {
      return ok(await this.#deps.marks.saved(userId));
    } catch (error) {
      if (error instanceof StoreFault) return err({ ...storeRefusal(error), final: false });
      throw error;
    }
  }
}

/** One socket in `system`. */
class SystemChannel implements Channel {
  readonly #deps: SystemDeps;
  readonly #request: JoinRequest;
  #ended = false;
  #disappear: (() => void) | undefined;

  constructor(deps: SystemDeps, request: JoinRequest) {
    this.#deps = deps;
    this.#request = request;
  }

  handle(event: string, payload: unknown): Promise<Result<object, Refusal>> {
    return runPush(systemPushes, { ...this.#deps, userId: this.#request.userId }, event, payload);
  }

  /** From now on this socket makes its person present, and it is told who else is. */
  appear(): void {
    if (this.#ended) return;
    this.#disappear = this.#deps.presence.track(this.#request.userId);
    this.#request.push('presence_state', this.#deps.presence.state());
  }

  ended(): void {
    this.#ended = true;
    this.#disappear?.();
  }
}
