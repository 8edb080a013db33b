import { hostname } from 'node:os';
import * as v from 'valibot';
import { Name } from '#shared/nouns/fields';
import { LIMITS } from '#shared/protocol/limits';
import type { SettingsRecord, UserRecord } from '../store/records';
import type { Registry, Transaction } from '../store/registry';
import { makeOwnerCode } from './admission/codes';
import { makeOwner } from './admission/owner';
import type { HostOptions } from './host';
import { makeJoinCode } from './settings/join-code';

type StartOptions = Pick<HostOptions, 'name' | 'policy' | 'owner'>;

/** Makes the settings on first run, and later changes what the options of this start ask for. */
export function prepareSettings(registry: Registry, options: StartOptions, now: Date): Promise<void> {
  return registry.update((records) => {
    const settings = records.get('settings', 'host') ?? firstSettings(options, records.list('users'));
    const { name = settings.name, policy = settings.policy } = options;
    records.put('settings', { ...settings, name, policy });
    if (options.owner) makeOwner(records, { ...options.owner, now: now.toISOString() });
  });
}

/**
 * The settings of a new host. A host with people on it is none: it lost its settings to damage, and must neither let in
 * whom it asked for a code before, nor give itself away a second time.
 */
function firstSettings({ owner }: StartOptions, users: readonly UserRecord[]): SettingsRecord {
  const isOwned = owner !== undefined || users.some(({ role }) => role === 'owner');
  return {
    id: 'host',
    name: nameOfComputer(),
    policy: users.length === 0 ? 'open' : 'approval',
    code: makeJoinCode(),
    owner_code: isOwned ? null : makeOwnerCode(),
    visible: true,
    file_bytes: LIMITS.fileBytes,
  };
}

function nameOfComputer(): string {
  const name = v.safeParse(Name, hostname().replace(/\..*$/, ''));
  return name.success ? name.output : 'Hearth';
}

/** The host's settings as they are now: read once, then followed. */
export class HostSettings {
  #value: SettingsRecord;
  readonly #unwatch: () => void;

  private constructor(value: SettingsRecord, registry: Registry, onChange: () => void) {
    this.#value = value;
    this.#unwatch = registry.watch((changes) => {
      for (const change of changes) {
        if (change.kind !== 'settings' || change.after === null) continue;
        this.#value = change.after;
        onChange();
      }
    });
  }

  static async follow(registry: Registry, onChange: () => void): Promise<HostSettings> {
    const value = await registry.get('settings', 'host');
    if (!value) throw new Error('The host has no settings.');
    return new HostSettings(value, registry, onChange);
  }

  get value(): SettingsRecord {
    return this.#value;
  }

  dispose(): void {
    this.#unwatch();
  }
}

/** Shows or hides the host on the network, from now on. */
export const putVisible = (registry: Registry, visible: boolean): Promise<void> =>
  registry.update((records: Transaction) => {
    const settings = records.get('settings', 'host');
    if (settings && settings.visible !== visible) records.put('settings', { ...settings, visible });
  });
