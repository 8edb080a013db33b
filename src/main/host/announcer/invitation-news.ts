import type { InvitationRecord } from '../../store/records';
import type { Nouns } from '../nouns';
import type { Publisher } from './publisher';

/**
 * Who hears of an invitation, on every socket, whatever they have joined: a new one, the invitee; one that was answered or
 * taken back, both, so that the inviter learns it and the invitee's other windows do not go on asking.
 */
export class InvitationNews {
  readonly #nouns: Nouns;
  readonly #publisher: Publisher;

  constructor({ nouns, publisher }: { nouns: Nouns; publisher: Publisher }) {
    this.#nouns = nouns;
    this.#publisher = publisher;
  }

  announce({ before, after }: { before: InvitationRecord | null; after: InvitationRecord | null }): void {
    if (!after || before?.state === after.state) return;
    const people = after.state === 'pending' ? [after.to] : [after.to, after.from];
    this.#publisher.toPeople(people, this.#nouns.invitation(after));
  }
}
