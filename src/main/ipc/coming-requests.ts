import { err } from '#shared/result';
import type { Handlers } from './router';

type Archive = 'room.export' | 'room.import';

const notHere = () => err({ reason: 'unavailable', message: 'This Hearth cannot do that. Update it, then try again.' });

/** The requests whose parts are on their way: each leaves this list when its handler is there. */
export const comingRequests: Handlers<Archive> = {
  'room.export': notHere,
  'room.import': notHere,
};
