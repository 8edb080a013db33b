import type { hosts as English } from '../en/hosts';
import { createPlural } from '../plural';

const plural = createPlural('de');

export const hosts: typeof English = {
  rail: 'Hosts',
  reach: {
    online: 'Verbunden',
    connecting: 'Verbindet …',
    reconnecting: 'Verbindet wieder …',
    waiting: 'Wartet auf Einlass',
    gone: 'Nicht im Netz',
    refused: 'Nicht verbunden',
    changed: 'Nicht verbunden',
  },
  hosting: 'Läuft hier',
  unread: (count) => plural(count, { other: '# ungelesen' }),
  mentions: (count) => plural(count, { one: '# Erwähnung', other: '# Erwähnungen' }),
  invitations: (count) => plural(count, { one: '# Einladung', other: '# Einladungen' }),
  newRoom: 'Neuer Raum',
  hostedBy: (name) => `Host ist ${name}`,
  hostedByYou: 'Host bist du',
  here: (count) => (count <= 1 ? 'nur du da' : plural(count, { other: '# da' })),
  menu: {
    markAllRead: 'Alles als gelesen markieren',
    threads: 'Threads',
    saved: 'Gemerkte Nachrichten',
    search: 'Diesen Host durchsuchen',
    copyLink: 'Einladungslink kopieren',
    linkCopied: 'Link kopiert',
    importRoom: 'Raum importieren …',
    about: (host) => `Über ${host}`,
    join: 'Beitreten oder Host sein …',
    settings: 'Einstellungen',
    leave: (host) => `${host} verlassen …`,
  },
};
