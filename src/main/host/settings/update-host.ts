import type { Policy } from '#shared/nouns/host';
import { type Refusal, refusal } from '#shared/protocol/reasons';
import { err, ok, type Result } from '#shared/result';
import type { SettingsRecord } from '../../store/records';
import { isAdmin } from '../access';
import type { Decision, Rule } from '../decide';
import { makeJoinCode } from './join-code';

/** What to change of the host; what is left out stays. */
export interface UpdateHost {
  readonly name?: string | undefined;
  readonly policy?: Policy | undefined;
  /** The largest file, in bytes; 0 for none. */
  readonly file_bytes?: number | undefined;
}

/** The owner and admins rename the host, and change whom it lets in and how large files may be. */
export const updateHost: Rule<UpdateHost, SettingsRecord> = (decision, input) => {
  if (!isAdmin(decision.actor)) return err(refusal('forbidden', 'Only the owner and admins change the host.'));
  const found = findSettings(decision);
  if (!found.ok) return found;
  const settings = found.value;
  const { name = settings.name, policy = settings.policy, file_bytes = settings.file_bytes } = input;
  const next = { ...settings, name, policy, file_bytes };
  if (next.policy === 'code' && next.code === '') next.code = makeJoinCode();
  if (!presentsAlike(next, settings)) decision.records.put('settings', next);
  return ok(next);
};

/** Whether two settings show the host to everybody as the same. */
export const presentsAlike = (a: SettingsRecord, b: SettingsRecord): boolean =>
  a.name === b.name && a.policy === b.policy && a.file_bytes === b.file_bytes;

/** The join code, for the owner's eyes only; `rotate` makes a new one, and the old one lets nobody in any more. */
export const joinCode: Rule<{ readonly rotate: boolean }, string> = (decision, { rotate }) => {
  if (decision.actor.role !== 'owner') return err(refusal('forbidden', 'Only the owner sees the join code.'));
  const found = findSettings(decision);
  if (!found.ok) return found;
  if (!rotate && found.value.code !== '') return ok(found.value.code);
  const code = makeJoinCode();
  decision.records.put('settings', { ...found.value, code });
  return ok(code);
};

function findSettings({ records }: Decision): Result<SettingsRecord, Refusal> {
  const settings = records.get('settings', 'host');
  return settings ? ok(settings) : err(refusal('unavailable', 'The settings of this host cannot be read.'));
}
