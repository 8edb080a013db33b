import type { Problem } from '#shared/bridge/bridge';
import type { Connection } from '#shared/bridge/state';
import { err, ok, type Result } from '#shared/result';

/** What came of an attempt to connect that a person asked for. Waiting to be let in is no failure. */
export function outcomeOf(connection: Connection): Result<null, Problem> {
  switch (connection.state) {
    case 'online':
    case 'waiting':
    case 'connecting':
      return ok(null);
    case 'refused':
      return err({ message: connection.message, reason: connection.reason });
    case 'fingerprint_changed':
      return err({ message: connection.message, reason: 'fingerprint_changed' });
    case 'reconnecting':
      return err({ message: connection.message, reason: 'unreachable' });
  }
}
