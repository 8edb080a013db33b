import { hostname } from 'node:os';
import * as v from 'valibot';
import type { Problem } from '#shared/bridge/bridge';
import { err, ok, type Result } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Logger } from '../../logger';
import { replaceFile } from '../../store/disk/replace-file';
import { networkCards } from '../discovery/network-cards';
import type { KnownHosts } from '../hosts/known-hosts';
import { portableAddresses } from '../hosts/portable-addresses';
import type { SessionDirectory } from '../hosts/session-directory';
import { EMPTY_ROOM_MEMORY } from '../rooms/room-memory';
import { type KeyFile, type KeyFilePlace, openKeyFile, sealKeyFile } from './key-file';
import { type MovedHost, MovedPerson, type MovedSettings } from './moved-person';
import type { Person } from './person';

/** What moving stands on. */
export interface MovingParts {
  readonly person: Person;
  readonly known: KnownHosts;
  readonly sessions: SessionDirectory;
  readonly words: () => Words;
  readonly logger: Logger;
}

/**
 * Writes the person of this computer, with the hosts they know, to a file that only the passphrase opens. Nothing
 * changes here: a person may be at several computers at once.
 */
export async function moveOut(
  { person, known, sessions, words, logger }: MovingParts,
  { path, passphrase }: KeyFilePlace,
  settings: MovedSettings,
): Promise<Result<null, Problem>> {
  const { refusals, moving } = words();
  const packed = await person.packed();
  if (!packed) return err({ message: refusals.here.sayName });
  const here = addressesHere();
  const hosts = known.all().map((host): MovedHost => {
    const { met, rooms, left } = sessions.get(host.id)?.memory.portable ?? EMPTY_ROOM_MEMORY;
    return { ...host, addresses: portableAddresses(host.addresses, here), memory: { met, rooms, left } };
  });
  const moved: MovedPerson = { ...packed, hosts, settings };
  try {
    const sealed = await sealKeyFile(moved, passphrase);
    await replaceFile(path, Buffer.from(sealed), 0o600);
    return ok(null);
  } catch (error) {
    logger.error('key_file_not_written', error);
    return err({ message: moving.problems.notSaved });
  }
}

/**
 * Becomes the person of a key file, where there is nobody yet, and connects to the hosts they know. The key comes after
 * everything else: what fails before leaves nobody here, and can be tried again.
 *
 * @param keep keeps what the person chose, before any host hears of them
 */
export async function moveIn(
  { person, known, sessions, words, logger }: MovingParts,
  file: KeyFile,
  passphrase: string,
  keep: (settings: MovedSettings) => Promise<void>,
): Promise<Result<null, Problem>> {
  const { problems } = words().moving;
  if (person.current()) return err({ message: problems.alreadySomebody });
  const opened = await openKeyFile(file, passphrase);
  if (!opened.ok) return err({ message: problems.faults[opened.error], field: 'passphrase' });
  const moved = v.safeParse(MovedPerson, opened.value);
  if (!moved.success) return err({ message: problems.faults.damaged });
  try {
    await keep(moved.output.settings);
    for (const { memory, ...host } of moved.output.hosts) {
      await sessions.remember(host.id, memory);
      await known.put(host);
    }
  } catch (error) {
    logger.error('moved_hosts_not_kept', error);
    return err({ message: problems.notKept });
  }
  const become = await person.become(moved.output);
  if (become.ok) await sessions.openAll();
  return become;
}

/** What others find this computer by: the addresses of its network cards, or its name while it is on no network. */
function addressesHere(): string[] {
  const cards = networkCards();
  return cards.length > 0 ? cards : [hostname()];
}
