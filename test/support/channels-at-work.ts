import { onTestFinished } from 'vitest';
import { LIMITS } from '#shared/protocol/limits';
import { roomTopic } from '#shared/protocol/topics';
import type { JoinRequest, SocketDirectory } from '../../src/main/host/channels/channel';
import { createChannels } from '../../src/main/host/channels/create-channels';
import type { Broadcast } from '../../src/main/host/hub/hub';
import { LocalHub } from '../../src/main/host/hub/local-hub';
import { HUB_TOPICS } from '../../src/main/host/hub/topics';
import { newUser } from '../../src/main/host/people/new-user';
import { PageCursors } from '../../src/main/host/search/page-cursors';
import type { Log } from '../../src/main/store/log';
import { memoryLogger } from './memory-logger';
import { MemorySearch } from './memory-search';
import { openedStore, roomRecord } from './opened-store';
import { NOON } from './rules';
import { tempFolder } from './temp-folder';

const NO_SOCKETS: SocketDirectory = { dropUser: () => {}, countOf: () => 0, onPresence: () => () => {} };

/** The channels of a host on a real store, whose log does some things otherwise; `ann` owns it, `bob` is a member. */
export async function channelsAtWork(changed: (log: Log) => Partial<Log> = () => ({})) {
  const { registry, log, marks, files } = await openedStore(await tempFolder());
  await registry.update((records) => {
    records.put('users', newUser({ id: 'ann', name: 'ann', now: NOON, role: 'owner' }));
    records.put('users', newUser({ id: 'bob', name: 'bob', now: NOON }));
    records.put('rooms', roomRecord('cellar', { private: true, users: ['ann', 'bob'], user: 'ann' }));
  });
  const logger = memoryLogger();
  const hub = new LocalHub(logger);
  const port: Log = {
    append: (draft) => log.append(draft),
    recall: (...where) => log.recall(...where),
    read: (...what) => log.read(...what),
    head: (room) => log.head(room),
    message: (...which) => log.message(...which),
    subscribe: (listener) => log.subscribe(listener),
    amend: (...what) => log.amend(...what),
    change: (room) => log.change(room),
    changes: (...what) => log.changes(...what),
    pins: (room) => log.pins(room),
    reactors: (...where) => log.reactors(...where),
    watch: (listener) => log.watch(listener),
    drop: (room) => log.drop(room),
    ...changed(log),
  };
  const card = () =>
    ({
      id: 'host',
      name: 'Studio',
      fingerprint: 'ab'.repeat(32),
      policy: 'open',
      version: '1',
      file_bytes: 0,
    }) as const;
  const channels = await createChannels({
    ...{ hub, card, logger, sockets: NO_SOCKETS, clock: () => new Date(NOON) },
    store: { registry, log: port, marks, files },
    search: new MemorySearch(port, registry),
    cursors: new PageCursors('secret'),
    limits: LIMITS,
  });
  onTestFinished(() => channels.dispose());
  const closed: string[] = [];
  const heard: string[] = [];
  const broadcasts: Broadcast[] = [];
  hub.subscribe(HUB_TOPICS.room('cellar'), (broadcast) => {
    heard.push(broadcast.event);
    broadcasts.push(broadcast);
  });
  const join = async (userId: string, topic: string, params: unknown = {}) => {
    const request: JoinRequest = {
      ...{ topic, params, userId, socketId: userId },
      push: () => {},
      close: () => closed.push(userId),
    };
    const kind = channels.kinds.find((candidate) => candidate.serves(topic));
    if (!kind) throw new Error(`nobody serves ${topic}`);
    return kind.join(request);
  };
  const enter = async (userId: string) => {
    const joined = await join(userId, roomTopic('cellar'));
    if (!joined.ok) throw new Error(joined.error.message);
    joined.value.afterJoin?.();
    return joined.value.channel;
  };
  const putOut = (userId: string) =>
    registry.update((records) => {
      const room = records.get('rooms', 'cellar');
      if (room) records.put('rooms', { ...room, users: room.users.filter((id) => id !== userId) });
    });
  const destroy = () => registry.update((records) => records.delete('rooms', 'cellar'));
  return { registry, log, logger, join, enter, putOut, destroy, closed, heard, broadcasts };
}
