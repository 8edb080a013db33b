import type { Host } from '../../host/host';

/** A host, as those see it who watch over it. */
export type Watched = Pick<Host, 'vitals' | 'fault' | 'card'>;
