import type { UpgradeRefusal } from '#shared/protocol/reasons';
import type { NewcomerRecord, SettingsRecord, UserRecord } from '../../store/records';
import { sameCode } from './codes';

/** What is known of a person at the door. */
export interface Standing {
  readonly settings: SettingsRecord;
  readonly user: UserRecord | undefined;
  readonly newcomer: NewcomerRecord | undefined;
  /** Whether no more newcomers may be remembered. */
  readonly waitingRoomFull: boolean;
  /** Whether the host knows as many people as it may. */
  readonly hostFull: boolean;
}

/** The codes a person brings. */
export interface Codes {
  readonly code?: string | undefined;
  readonly owner_code?: string | undefined;
}

/** What becomes of a person at the door. */
export type Verdict =
  /** In: as the person they already are, as a new member, or as the owner. */
  | { readonly kind: 'known' | 'member' | 'owner' }
  /** Remember them for the owner's answer, and tell them to wait. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'refuse'; readonly refusal: UpgradeRefusal };

/** Whom the host lets in. Deciding changes nothing. */
export function judge(standing: Standing, codes: Codes): Verdict {
  const { settings, user, newcomer } = standing;
  if (user?.removed) return refuse('removed', 'You were removed from this host.');
  if (codes.owner_code !== undefined) return judgeOwnerCode(settings.owner_code, codes.owner_code);
  if (user) return { kind: 'known' };
  if (newcomer?.refused) return refuse('refused', 'The owner of this host did not let you in.');
  if (standing.hostFull) return refuse('host_full', 'This host has as many people as it can. Ask its owner.');
  switch (settings.policy) {
    case 'open':
      return { kind: 'member' };
    case 'code':
      return judgeJoinCode(settings.code, codes.code);
    case 'approval':
      return judgeNewcomer(standing);
  }
}

function judgeOwnerCode(expected: string | null, given: string): Verdict {
  if (expected !== null && sameCode(given, expected)) return { kind: 'owner' };
  return refuse('bad_code', 'That owner code is wrong or was used before.');
}

function judgeJoinCode(expected: string, given: string | undefined): Verdict {
  if (given === undefined) return refuse('code_required', 'This host asks for a join code. Ask its owner for it.');
  if (expected !== '' && sameCode(given, expected)) return { kind: 'member' };
  return refuse('bad_code', 'That join code is wrong. Ask the owner of this host for the present one.');
}

function judgeNewcomer({ newcomer, waitingRoomFull }: Standing): Verdict {
  if (newcomer) return { kind: 'refuse', refusal: WAITING };
  if (waitingRoomFull) {
    return refuse('unavailable', 'Too many people are waiting to be let in. Ask the owner of this host, or try later.');
  }
  return { kind: 'ask' };
}

/** What a newcomer under `approval` is told until somebody answers. */
export const WAITING: UpgradeRefusal = {
  reason: 'waiting_for_approval',
  message: 'The owner of this host has been asked to let you in. Hearth connects as soon as they do.',
};

const refuse = (reason: UpgradeRefusal['reason'], message: string): Verdict => ({
  kind: 'refuse',
  refusal: { reason, message },
});
