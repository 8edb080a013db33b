import { decodeFrame } from '#shared/protocol/frame';
import type { Logger } from '../../logger';

/**
 * The `decode` option of a phoenix Socket. Phoenix's own throws at anything that is not JSON and leaves its socket
 * wedged; this one drops the frame and says so.
 */
export const decodeForPhoenix =
  (logger: Logger) =>
  (raw: unknown, deliver: (message: object) => void): void => {
    const frame = typeof raw === 'string' ? decodeFrame(raw) : { ok: false as const };
    if (!frame.ok) {
      logger.warn('peer_bad_frame');
      return;
    }
    const { joinRef, ref, topic, event, payload } = frame.value;
    try {
      deliver({ join_ref: joinRef, ref, topic, event, payload });
    } catch (error) {
      logger.error('peer_frame_failed', error, { topic, event });
    }
  };
