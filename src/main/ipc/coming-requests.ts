import { err } from '#shared/result';
import type { Handlers } from './router';

type Files = 'files.pick' | 'files.attach' | 'files.paste' | 'files.discard' | 'files.cancel';
type Saving = 'files.save' | 'files.stop' | 'files.show';
type Archive = 'room.export' | 'room.import';

const notHere = () => err({ reason: 'unavailable', message: 'This Hearth cannot do that. Update it, then try again.' });

/** The requests whose parts are on their way: each leaves this list when its handler is there. */
export const comingRequests: Handlers<Files | Saving | Archive> = {
  'files.pick': notHere,
  'files.attach': notHere,
  'files.paste': notHere,
  'files.discard': notHere,
  'files.cancel': notHere,
  'files.save': notHere,
  'files.stop': notHere,
  'files.show': notHere,
  'room.export': notHere,
  'room.import': notHere,
};
