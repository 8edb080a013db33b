import { RoomEvents, RoomPushes } from '#shared/protocol/room-channel';
import { PersonEvents, SystemEvents, SystemPushes } from '#shared/protocol/system-channel';
import type { Scene } from './access-trials';

/** Why a push or an event of the protocol has no row in the matrix: it is of no room, and of no team. */
const OF_NO_ROOM: Readonly<Record<string, string>> = {
  'team-create': 'makes something that nobody else had',
  'user-update': 'changes oneself, whom everybody sees [SEE-3]',
  'user-role': 'people are seen by everybody [SEE-3]; who may is [ROLE-2]',
  'user-remove': 'people are seen by everybody [SEE-3]; who may is [ROLE-3]',
  'user-restore': 'people are seen by everybody [SEE-3]; who may is [ROLE-3]',
  'user-approve': 'newcomers are in no room yet; who may is [REFUSE-2]',
  'user-refuse': 'newcomers are in no room yet; who may is [REFUSE-2]',
  'host-update': 'is of the host; who may is [SEE-4]',
  'host-code': 'is of the host; who may is [SEE-4]',
  user: 'people are seen by everybody [SEE-3]',
  'user-pending': 'newcomers are in no room yet [REFUSE-2]',
  'user-refused': 'newcomers are in no room yet [REFUSE-2]',
  host: 'is of the host',
  presence_state: 'who is there is told of everybody to everybody [PRES-1]',
  presence_diff: 'who is there is told of everybody to everybody [PRES-1]',
};

const without = (names: readonly string[], covered: ReadonlySet<string>) =>
  names.filter((name) => !covered.has(name) && !Object.hasOwn(OF_NO_ROOM, name));

/** Pushes and events of the protocol that nobody tried or listened for, and that are not said to be of no room. */
export const forgotten = ({ tried, listened }: Pick<Scene, 'tried' | 'listened'>): string[] => [
  ...without([...Object.keys(RoomPushes), ...Object.keys(SystemPushes)], tried),
  ...without([RoomEvents, SystemEvents, PersonEvents].flatMap(Object.keys), listened),
];

/** Reasons given for what the protocol does not have, or for what is tried all the same. */
export const needless = ({ tried, listened }: Pick<Scene, 'tried' | 'listened'>): string[] => {
  const all = [RoomPushes, SystemPushes, RoomEvents, SystemEvents, PersonEvents].flatMap(Object.keys);
  return Object.keys(OF_NO_ROOM).filter((name) => !all.includes(name) || tried.has(name) || listened.has(name));
};
