import { type Refusal, refusal } from '#shared/protocol/reasons';

/** What is said of a seq under which a room has no message. */
export const noSuchMessage = (): Refusal => refusal('not_found', 'There is no such message.');
