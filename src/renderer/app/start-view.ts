import type { AppState } from '#shared/bridge/state';
import type { View } from '../state/navigation';

/** Where the window begins: the host and room that were open last, as far as they still exist. */
export function startView({ hosts, settings }: AppState): View {
  const host = hosts.find(({ id }) => id === settings.last_host) ?? hosts[0];
  return { kind: 'room', host: host?.id ?? null, room: host ? (settings.last_room[host.id] ?? null) : null };
}
