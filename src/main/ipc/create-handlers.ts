import type { Peer } from '../peer/peer';
import { type AboutParts, aboutRequests } from './about-requests';
import { type AppParts, appRequests } from './app-requests';
import { type ArchiveRequestParts, archiveRequests } from './archive-requests';
import { channelRequests } from './channel-requests';
import { type ConnectParts, connectRequests } from './connect-requests';
import { type FileRequestParts, fileRequests } from './file-requests';
import { type HostingRequestParts, hostingRequests } from './hosting-requests';
import { type MessageParts, messageRequests } from './message-requests';
import { type MovingRequestParts, movingRequests } from './moving-requests';
import type { Handlers } from './router';
import { type SpellingRequestParts, spellingRequests } from './spelling-requests';
import { type StorageRequestParts, storageRequests } from './storage-requests';

/** What all requests together stand on. */
export interface HandlerParts
  extends Omit<AppParts, 'peer'>,
    Omit<MessageParts, 'peer'>,
    Omit<FileRequestParts, 'peer'>,
    AboutParts,
    ArchiveRequestParts,
    MovingRequestParts,
    SpellingRequestParts,
    Omit<StorageRequestParts, 'hosting' | 'storage'> {
  readonly peer: Peer;
  readonly hosting: HostingRequestParts['hosting'] & ConnectParts['hosting'] & StorageRequestParts['hosting'];
  readonly storage: HostingRequestParts['storage'] & StorageRequestParts['storage'];
  readonly openFolder: HostingRequestParts['openFolder'];
}

/** A handler for every request there is: one that is missing does not compile. */
export function createHandlers(parts: HandlerParts): Handlers {
  return {
    ...appRequests(parts),
    ...aboutRequests(parts),
    ...hostingRequests(parts),
    ...storageRequests(parts),
    ...connectRequests(parts),
    ...channelRequests(parts.peer),
    ...messageRequests(parts),
    ...fileRequests(parts),
    ...archiveRequests(parts),
    ...movingRequests(parts),
    ...spellingRequests(parts),
  };
}
