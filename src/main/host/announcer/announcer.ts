import type { Change } from '../../store/registry';
import type { Store } from '../../store/store';
import { isAdmin, isHere } from '../access';
import type { SocketDirectory } from '../channels/channel';
import type { Nouns } from '../nouns';
import { looksAlike } from '../people/user';
import type { Participants } from '../presence/participants';
import { presentsAlike } from '../settings/update-host';
import type { View } from '../view';
import { InvitationNews } from './invitation-news';
import { MessageNews } from './message-news';
import type { Publisher } from './publisher';
import { RoomNews } from './room-news';
import { TeamNews } from './team-news';

/** What announcing needs. */
export interface AnnouncerOptions {
  readonly store: Pick<Store, 'registry' | 'log'>;
  readonly view: View;
  readonly nouns: Nouns;
  readonly participants: Participants;
  readonly publisher: Publisher;
  readonly sockets: SocketDirectory;
}

type ChangeOf<K extends Change['kind']> = Extract<Change, { kind: K }>;

/**
 * Turns every committed change into events for the people whom it concerns: the one place where visibility meets events.
 * Who could see a thing before is compared with who can see it after. It is also what keeps the view up to date.
 */
export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #teams: TeamNews;
  readonly #rooms: RoomNews;
  readonly #invitations: InvitationNews;
  readonly #messages: MessageNews;
  readonly #stops: readonly (() => void)[];

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#teams = new TeamNews(options);
    this.#rooms = new RoomNews(options);
    this.#invitations = new InvitationNews(options);
    this.#messages = new MessageNews(options);
    this.#stops = [
      options.store.registry.watch((changes) => this.#announce(changes)),
      options.store.log.subscribe((message) => this.#messages.announce(message)),
      options.store.log.watch((message, amendment) => this.#messages.announceAmended(message, amendment)),
      options.sockets.onPresence((userId, online) => this.#announceReturn(userId, online)),
    ];
  }

  dispose(): void {
    for (const stop of this.#stops) stop();
  }

  #announce(changes: readonly Change[]): void {
    const of = <K extends Change['kind']>(kind: K) =>
      changes.filter((change): change is ChangeOf<K> => change.kind === kind);
    const rooms = this.#rooms.before(of('rooms'), of('teams'));
    this.#options.view.apply(changes);

    for (const change of of('users')) this.#announceUser(change);
    for (const change of of('newcomers')) this.#announceNewcomer(change);
    if (of('settings').some(({ before, after }) => !before || !after || !presentsAlike(before, after))) {
      this.#options.publisher.toSystem('everybody', 'host', { host: this.#options.nouns.host() });
    }
    // A team comes before its rooms and goes after them, so that nobody ever holds a room of a team they do not know.
    for (const change of of('teams')) this.#teams.announceGain(change);
    for (const before of rooms) this.#rooms.announce(before);
    for (const change of of('teams')) this.#teams.announceLoss(change);
    for (const change of of('invitations')) this.#invitations.announce(change);
  }

  #announceUser({ before, after }: ChangeOf<'users'>): void {
    const { publisher, nouns, sockets } = this.#options;
    if (!after || (before && looksAlike(before, after))) return;
    publisher.toSystem('everybody', 'user', { user: nouns.user(after) });
    if (after.removed !== null) sockets.dropUser(after.id);
  }

  /** Who comes back while they call themself away is not simply online, as presence alone would say. */
  #announceReturn(userId: string, online: boolean): void {
    const { view, publisher, nouns } = this.#options;
    const person = view.person(userId);
    if (online && person?.away) publisher.toSystem('everybody', 'user', { user: nouns.user(person) });
  }

  #announceNewcomer({ before, after }: ChangeOf<'newcomers'>): void {
    if (!after || (before && before.name === after.name && before.refused === after.refused)) return;
    const event = after.refused === null ? 'user-pending' : 'user-refused';
    this.#options.publisher.toSystem(this.#admins(), event, { user: { id: after.id, name: after.name } });
  }

  #admins(): string[] {
    return [...this.#options.view.list('users')]
      .filter((person) => isHere(person) && isAdmin(person))
      .map(({ id }) => id);
  }
}
