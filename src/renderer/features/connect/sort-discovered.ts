import type { DiscoveredHost } from '#shared/bridge/state';

/** Hosts to join first, then those joined before, this computer's own, and at the end those that went away. */
const rank = (host: DiscoveredHost): number => {
  if (host.gone) return 3;
  if (host.own) return 2;
  return host.known ? 1 : 0;
};

/** The order of the list: by what can be done with a host, then by name, so that nothing jumps as hosts come. */
export const sortDiscovered = (hosts: readonly DiscoveredHost[]): DiscoveredHost[] =>
  [...hosts].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1),
  );
