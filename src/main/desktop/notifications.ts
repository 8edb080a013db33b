import type { OpenTarget } from '#shared/bridge/bridge';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatMessage } from '#shared/nouns/message';
import type { IncomingInvitation, IncomingMessage, IncomingNewcomer } from '../peer/peer';
import { MessageNotifications, type MessageRules } from './message-notifications';
import {
  hiddenInvitationNotice,
  hiddenNewcomerNotice,
  invitationNotice,
  type Notice,
  newcomerNotice,
} from './notification-text';

/** The system's notifications. */
export interface Presenter {
  /**
   * Shows a notice and returns how to withdraw it, from the screen or from the system's list of past ones: it may be
   * clicked long after it faded.
   */
  show(notice: Notice, clicked: () => void): () => void;
}

/** What decides about notifications and what a click does. */
export interface NotificationRules extends MessageRules {
  /** The id of this person. */
  me(): string | undefined;
  /**
   * Whether the person wants quiet: nothing but invitations is shown then, not even later. What waits, waits in the
   * lists.
   */
  quiet(): boolean;
  /** Something means this person in particular and they look elsewhere. */
  attract(): void;
  /** The person clicked: show the window, at this place. */
  open(target: OpenTarget): void;
}

/** Decides what the person is told outside the window, and takes it back when it is no longer news. */
export class Notifications {
  readonly #messages: MessageNotifications;
  /** Invitations and newcomers told about already, by id, with how to withdraw them. */
  readonly #told = new Map<string, () => void>();

  constructor(
    private readonly rules: NotificationRules,
    private readonly presenter: Presenter,
  ) {
    this.#messages = new MessageNotifications(rules, (notice, { host, room, message }) =>
      presenter.show(notice, () => {
        this.#messages.seen(host.id, room.id);
        rules.open({ kind: 'room', host: host.id, room: room.id, seq: message.seq });
      }),
    );
  }

  message(incoming: IncomingMessage, caughtUp: boolean): void {
    const isTold = this.#messages.add(incoming, caughtUp);
    if (isTold && incoming.meaning !== null) this.rules.attract();
  }

  /** Messages of a room were edited or deleted. */
  amended(host: string, room: string, versions: readonly ChatMessage[]): void {
    this.#messages.amended(host, room, versions);
  }

  /** An invitation notifies the invited person, also in quiet hours, once, until it is answered, here or elsewhere, or revoked. */
  invitation(incoming: IncomingInvitation): void {
    const { host, invitation } = incoming;
    const key = `${host.id}/${invitation.id}`;
    if (invitation.state !== 'pending') this.#withdraw(key);
    if (invitation.state !== 'pending' || invitation.to !== this.rules.me()) return;
    const notice = this.rules.previews()
      ? invitationNotice(incoming, this.rules.words())
      : hiddenInvitationNotice(incoming, this.rules.words());
    this.#tellOnce(key, notice, { kind: 'invitation', host: host.id, invitation: invitation.id });
  }

  /** Someone asks the owner or an admin to be let in; told once, and not in quiet hours. */
  newcomer(incoming: IncomingNewcomer): void {
    if (this.rules.quiet()) return;
    const notice = this.rules.previews()
      ? newcomerNotice(incoming, this.rules.words())
      : hiddenNewcomerNotice(incoming, this.rules.words());
    const { host, newcomer } = incoming;
    this.#tellOnce(`${host.id}/${newcomer.id}`, notice, { kind: 'people', host: host.id });
  }

  /** A newcomer was let in or refused, by anybody: they may ask, and be told about, again. */
  newcomerAnswered(host: string, newcomer: string): void {
    this.#withdraw(`${host}/${newcomer}`);
  }

  /** The person looks at a room. */
  viewed(host: string, room: string): void {
    this.#messages.seen(host, room);
  }

  hostsChanged(hosts: readonly HostEntry[]): void {
    this.#messages.hostsChanged(hosts);
  }

  /** Takes everything off the screen. */
  close(): void {
    this.#messages.close();
    for (const withdraw of this.#told.values()) withdraw();
    this.#told.clear();
  }

  #tellOnce(key: string, notice: Notice, target: OpenTarget): void {
    if (this.#told.has(key)) return;
    this.#told.set(
      key,
      this.presenter.show(notice, () => this.rules.open(target)),
    );
  }

  #withdraw(key: string): void {
    const withdraw = this.#told.get(key);
    this.#told.delete(key);
    withdraw?.();
  }
}
