import type { Host as HostNoun } from '#shared/nouns/host';
import type { Logger } from '../../logger';
import type { SearchIndex } from '../../store/search';
import type { Store } from '../../store/store';
import { Announcer } from '../announcer/announcer';
import { MarkNews } from '../announcer/mark-news';
import { Publisher } from '../announcer/publisher';
import { createDecide } from '../decide';
import type { FilePages } from '../files/file-pages';
import { type FileLimits, HostFiles } from '../files/host-files';
import type { Hub } from '../hub/hub';
import { Nouns } from '../nouns';
import { LastSeen } from '../presence/last-seen';
import { Participants } from '../presence/participants';
import { Presence, type Schedule } from '../presence/presence';
import { Typists } from '../presence/typists';
import { createDropLog, finishDrops } from '../rooms/drop-log';
import type { PageCursors } from '../search/page-cursors';
import { Turns } from '../turns';
import { loadView } from '../view';
import type { ChannelKind, SocketDirectory } from './channel';
import { RoomKind } from './room/room-kind';
import { SystemKind } from './system/system-kind';

/** What the channels stand on: ports, never adapters. */
export interface ChannelsDeps {
  readonly store: Pick<Store, 'registry' | 'log' | 'marks' | 'files'>;
  readonly search: SearchIndex;
  readonly cursors: PageCursors;
  readonly hub: Hub;
  readonly sockets: SocketDirectory;
  /** The host as it presents itself. Name and policy are taken from the registry, so that they are never behind. */
  readonly card: () => HostNoun;
  readonly logger: Logger;
  readonly clock: () => Date;
  readonly limits: FileLimits;
}

/** The channels of a host, at work. */
export interface Channels {
  readonly kinds: readonly ChannelKind[];
  /** Where the bytes of files go and come from. */
  readonly filePages: FilePages;
  /** Rooms with somebody in them. */
  roomCount(): number;
  /** Stops announcing and keeps when people were last seen. Call it after the sockets are closed, before the store is. */
  dispose(): Promise<void>;
}

/** Reads the store once and is kept up to date by it from then on. Await it before the first socket is let in. */
export async function createChannels(deps: ChannelsDeps): Promise<Channels> {
  const { store, search, cursors, hub, sockets, card, logger, clock, limits } = deps;
  const dropLog = createDropLog(store, logger);
  await finishDrops(store, dropLog);
  const view = await loadView(store, logger);
  const publisher = new Publisher(hub, logger);
  const participants = new Participants();
  const nouns = new Nouns({
    view,
    card,
    isConnected: (userId) => sockets.countOf(userId) > 0,
    participantsIn: (roomId) => participants.count(roomId),
    clock,
  });
  const presence = new Presence({
    publish: (diff) => publisher.toSystem('everybody', 'presence_diff', diff),
    clock,
    schedule,
  });
  const lastSeen = new LastSeen({ registry: store.registry, logger, clock, schedule });
  const stopNoting = sockets.onPresence((userId) => lastSeen.note(userId));
  const announcer = new Announcer({ store, view, nouns, participants, publisher, sockets });
  const decide = createDecide(store.registry, clock);

  const { log, marks } = store;
  const markNews = new MarkNews({ publisher, participants, schedule });
  const monotonic = () => performance.now();
  const typists = new Typists(monotonic);
  const files = new HostFiles({ ...store, view, clock, monotonic, limits, logger });
  const shared = { log, marks, search, files, view, nouns, decide, markNews, turns: new Turns(), clock };

  return {
    kinds: [
      new SystemKind({ ...shared, cursors, dropLog, presence }),
      new RoomKind({ ...shared, dropLog, participants, typists, publisher }),
    ],
    filePages: files.pages,
    roomCount: () => participants.roomCount(),
    dispose: async () => {
      await files.dispose();
      announcer.dispose();
      stopNoting();
      presence.dispose();
      markNews.dispose();
      await lastSeen.flush();
    },
  };
}

const schedule: Schedule = (run, ms) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
