import type { PresenceState, SystemEventPayload } from '../protocol/system-channel';

/**
 * Applies a Phoenix Presence diff and returns a new state. A person is there while one of their metas is left.
 * Source: phoenix `Presence.syncDiff`, which changes its argument in place.
 */
export function applyPresenceDiff(state: PresenceState, diff: SystemEventPayload<'presence_diff'>): PresenceState {
  const next: Record<string, PresenceState[string]> = { ...state };
  for (const [user, { metas }] of Object.entries(diff.joins)) {
    const joined = new Set(metas.map((meta) => meta.phx_ref));
    const kept = (next[user]?.metas ?? []).filter((meta) => !joined.has(meta.phx_ref));
    next[user] = { metas: [...kept, ...metas] };
  }
  for (const [user, { metas }] of Object.entries(diff.leaves)) {
    const left = new Set(metas.map((meta) => meta.phx_ref));
    const kept = (next[user]?.metas ?? []).filter((meta) => !left.has(meta.phx_ref));
    if (kept.length > 0) next[user] = { metas: kept };
    else delete next[user];
  }
  return next;
}
