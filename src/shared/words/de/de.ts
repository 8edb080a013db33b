import type { en } from '../en/en';
import { app } from './app';
import { archive } from './archive';
import { composer } from './composer';
import { connect } from './connect';
import { desktop } from './desktop';
import { emoji } from './emoji';
import { files } from './files';
import { help } from './help';
import { hosts } from './hosts';
import { invitations } from './invitations';
import { messages } from './messages';
import { moving } from './moving';
import { people } from './people';
import { refusals } from './refusals';
import { roomList } from './room-list';
import { rooms } from './rooms';
import { search } from './search';
import { settings } from './settings';
import { storage } from './storage';
import { switcher } from './switcher';
import { teams } from './teams';
import { ui } from './ui';

/** Every text of the app in German. */
export const de: typeof en = {
  app,
  composer,
  connect,
  desktop,
  emoji,
  archive,
  files,
  help,
  hosts,
  invitations,
  messages,
  moving,
  people,
  refusals,
  roomList,
  rooms,
  search,
  settings,
  storage,
  switcher,
  teams,
  ui,
};
