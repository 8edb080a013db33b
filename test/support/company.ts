import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { createHost, type HostTuning } from '../../src/main/host/create-host';
import type { Host, HostOptions } from '../../src/main/host/host';
import { aPerson, Member, type Person } from './member';
import { type MemoryLogger, memoryLogger } from './memory-logger';
import { type AtEnd, tempFolder } from './temp-folder';

/** The name of a content on its shelf. */
const CONTENT = /^[0-9a-f]{2}[/\\][0-9a-f]{64}$/;

/** How a company begins. */
export interface CompanyOptions extends Partial<Pick<HostOptions, 'policy' | 'rateLimit'>> {
  readonly atEnd?: AtEnd;
  readonly tuning?: HostTuning;
}

/** A host in this process and the people on it. Ann owns it. */
export class Company {
  readonly logger: MemoryLogger;
  readonly #people: Map<string, Person>;
  readonly #data: string;
  readonly #options: CompanyOptions;
  readonly #members = new Set<Member>();
  #host: Host;

  private constructor(parts: {
    host: Host;
    logger: MemoryLogger;
    people: Map<string, Person>;
    data: string;
    options: CompanyOptions;
  }) {
    this.#host = parts.host;
    this.logger = parts.logger;
    this.#people = parts.people;
    this.#data = parts.data;
    this.#options = parts.options;
  }

  /** Starts a host on a free port of this computer. All is put away at the end. */
  static async gather(options: CompanyOptions = {}): Promise<Company> {
    const { atEnd = onTestFinished } = options;
    const data = await tempFolder(atEnd);
    const logger = memoryLogger();
    const people = new Map([['ann', await aPerson('ann')]]);
    const host = await startHost(data, logger, people.get('ann'), options);
    const company = new Company({ host, logger, people, data, options });
    atEnd(() => company.close());
    return company;
  }

  get host(): Host {
    return this.#host;
  }

  /** A person of this name, the same one each time. */
  async person(name: string): Promise<Person> {
    const person = this.#people.get(name) ?? (await aPerson(name));
    this.#people.set(name, person);
    return person;
  }

  /** Another socket of this person, joined to `system`. */
  async online(name: string): Promise<Member> {
    const member = await Member.online(this.#host, await this.person(name));
    this.#members.add(member);
    return member;
  }

  /** Another socket of this person, joined to nothing. */
  async connected(name: string): Promise<Member> {
    const member = await Member.connect(this.#host, await this.person(name));
    this.#members.add(member);
    return member;
  }

  /** Several people's first sockets, in the order of their names. */
  async all<const N extends readonly string[]>(...names: N): Promise<{ [I in keyof N]: Member }> {
    const members: Member[] = [];
    for (const name of names) members.push(await this.online(name));
    return members as { [I in keyof N]: Member };
  }

  /** The contents of files in the data folder, their bytes, and what uploads have left there. */
  async filesKept(): Promise<{ files: number; bytes: number; uploads: number }> {
    const shelves = await readdir(join(this.#data, 'files'), { recursive: true });
    const contents = shelves.filter((path) => CONTENT.test(path));
    const sizes = await Promise.all(contents.map((path) => stat(join(this.#data, 'files', path))));
    const uploads = shelves.filter((path) => path.startsWith(`uploads${sep}`)).length;
    return { files: contents.length, bytes: sizes.reduce((sum, { size }) => sum + size, 0), uploads };
  }

  /** Whether the data folder has anything of a room's messages. */
  async hasLogOf(roomId: string): Promise<boolean> {
    const rooms = await readdir(join(this.#data, 'rooms'));
    return rooms.some((name) => name.startsWith(roomId));
  }

  /** Stops the host and starts it again on the same folder, to which something may be done meanwhile. Everybody is disconnected. */
  async restart(meanwhile: (data: string) => Promise<void> = async () => {}): Promise<void> {
    await this.close();
    await meanwhile(this.#data);
    this.#host = await startHost(this.#data, this.logger, this.#people.get('ann'), this.#options);
  }

  /** Disconnects everybody and stops the host, which must not have logged an error. */
  async close(): Promise<void> {
    await Promise.all([...this.#members].map((member) => member.disconnect()));
    this.#members.clear();
    await this.#host.stop();
    const error = this.logger.lines.find(({ level }) => level === 'error');
    if (error) throw new Error(`The host logged an error: ${error.event}`, { cause: error.error });
  }
}

async function startHost(
  data: string,
  logger: MemoryLogger,
  owner: Person | undefined,
  { policy, rateLimit = false, tuning }: CompanyOptions,
): Promise<Host> {
  const started = await createHost(
    {
      ...{ data, logger, rateLimit, port: 0, bind: '127.0.0.1', name: 'Studio', discovery: false },
      ...(policy && { policy }),
      ...(owner && { owner: { id: owner.id, name: owner.name } }),
    },
    tuning,
  );
  if (!started.ok) throw new Error(started.error.message);
  return started.value;
}
