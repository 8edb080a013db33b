import { SystemPushes } from '#shared/protocol/system-channel';
import { orUnavailable } from '../../search/or-unavailable';
import { searchMessages } from '../../search/search-messages';
import { listThreads } from '../../search/threads';
import { checked } from '../pushes';
import type { SystemMember } from './system-member';

/** Looks for messages in all rooms this person may enter. */
export const searchEverywhere = checked(SystemPushes.search.payload, (member: SystemMember, asked) =>
  orUnavailable(() => searchMessages(member, asked)),
);

/** The threads this person takes part in. */
export const listOwnThreads = checked(SystemPushes.threads.payload, (member: SystemMember, page) =>
  orUnavailable(() => listThreads(member, page)),
);
