import { err } from '#shared/result';
import type { Words } from '#shared/words/words';
import type { Drafts } from '../desktop/drafts';
import type { Hosting } from '../desktop/hosting';
import type { Peer } from '../peer/peer';
import type { Handlers } from './router';

/** What the requests about joining hosts stand on. */
export interface ConnectParts {
  readonly peer: Pick<Peer, 'look' | 'join' | 'giveCode' | 'retry' | 'trust' | 'forget'>;
  readonly hosting: Pick<Hosting, 'state'>;
  readonly drafts: Pick<Drafts, 'forget'>;
  readonly language: { readonly words: Words };
}

type Names = 'connect.look' | 'connect.join' | 'connect.code' | 'connect.retry' | 'connect.trust' | 'connect.forget';

/** The requests about finding, joining and leaving hosts. */
export function connectRequests({ peer, hosting, drafts, language }: ConnectParts): Handlers<Names> {
  return {
    'connect.look': ({ text }) => peer.look(text),
    'connect.join': ({ code, ...target }) => peer.join({ ...target, ...(code !== undefined && { code }) }),
    'connect.code': ({ host, code }) => peer.giveCode(host, code),
    'connect.retry': ({ host }) => peer.retry(host),
    'connect.trust': ({ host, fingerprint }) => peer.trust(host, fingerprint),
    'connect.forget': async ({ host }) => {
      const own = hosting.state();
      if (own.state === 'on' && own.id === host) {
        return err({ reason: 'conflict', message: language.words.desktop.problems.ownHost });
      }
      const forgotten = await peer.forget(host);
      if (forgotten.ok) drafts.forget(host);
      return forgotten;
    },
  };
}
