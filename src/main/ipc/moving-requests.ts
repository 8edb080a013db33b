import type { Moving } from '../desktop/moving/moving';
import type { Handlers } from './router';

/** What the requests about moving to another computer stand on. */
export interface MovingRequestParts {
  readonly moving: Pick<Moving, 'save' | 'choose' | 'open'>;
}

/** The requests that write a person's key to a file, and make their home of such a file. */
export function movingRequests({ moving }: MovingRequestParts): Handlers<'key.save' | 'key.choose' | 'key.open'> {
  return {
    'key.save': ({ passphrase }) => moving.save(passphrase),
    'key.choose': () => moving.choose(),
    'key.open': ({ passphrase }) => moving.open(passphrase),
  };
}
