/**
 * Who may do what in which kind of room, written from section 2 of docs/protocol.md. It knows nothing of the host's
 * `access.ts`, which it is there to contradict.
 */
export const KINDS = ['public', 'team', 'private', 'labelled'] as const;
export type Kind = (typeof KINDS)[number];
export type Right = 'manages' | 'enters' | 'is invited' | 'sees nothing';

export const TITLES: Record<Kind, string> = {
  public: 'a public room',
  team: "a team's public room",
  private: 'a private room',
  labelled: 'a private room with the label of a team',
};

/** Who they are, the person who plays them, and what they may do in the kinds of room, in their order. */
export const PEOPLE: readonly (readonly [who: string, name: string, ...rights: Right[]])[] = [
  ['the owner of the host', 'ann', 'manages', 'sees nothing', 'sees nothing', 'sees nothing'],
  ['the owner of the host, inside', 'ann', 'manages', 'manages', 'manages', 'manages'],
  ['an admin', 'bob', 'manages', 'sees nothing', 'sees nothing', 'sees nothing'],
  ['an admin, inside', 'bob', 'manages', 'manages', 'manages', 'manages'],
  ['the creator', 'cy', 'manages', 'manages', 'manages', 'manages'],
  ['a member of it', 'dee', 'enters', 'enters', 'enters', 'enters'],
  ['a user of the team only', 'eve', 'enters', 'enters', 'sees nothing', 'sees nothing'],
  ['an invitee', 'finn', 'enters', 'sees nothing', 'is invited', 'is invited'],
  ['somebody who left', 'gus', 'enters', 'sees nothing', 'sees nothing', 'sees nothing'],
  ['somebody who was put out', 'hal', 'enters', 'sees nothing', 'sees nothing', 'sees nothing'],
  ['an outsider', 'ida', 'enters', 'sees nothing', 'sees nothing', 'sees nothing'],
];

/** What a push is answered about something that this person may not see: exactly the same as if it had never been. */
export const HIDDEN = 'as if it never was';

const ONCE_INSIDE = ['somebody who left', 'somebody who was put out'];
const IN_LABELLING_TEAM = ['the creator', 'a user of the team only'];

/** What becomes of everything that a person in a room of this kind tries, and what reaches them. */
export function expected(who: string, kind: Kind, right: Right): Record<string, string | boolean> {
  const inside = right === 'manages' || right === 'enters';
  const team = isInTeam(who, kind, inside);
  const invitations = kind === 'private' || kind === 'labelled';
  const may = (allowed: boolean) => (allowed ? 'ok' : HIDDEN);
  return {
    'hears that it is made': inside || ONCE_INSIDE.includes(who),
    'hears of an invitation into it': invitations && right === 'is invited',
    'has it in the list': inside,
    'has an invitation in the list': invitations && (right === 'is invited' || who === 'the creator'),
    'has its team in the list': team,
    'hears a message before joining': false,
    joins: may(inside),
    'is in it for the others': inside,
    'hears a message': inside,
    'hears who goes': inside,
    'hears who comes': inside,
    'reads history': may(inside),
    'says something': may(inside),
    ...conversation(who, inside, may),
    invites: inside ? INVITING[kind] : HIDDEN,
    'changes it': MANAGING[right],
    'hears a change on system': inside,
    'hears a change in the room': inside,
    'makes a room for its team': may(team),
    'changes its team': team ? MANAGING[right === 'manages' ? 'manages' : 'enters'] : HIDDEN,
    'declines the invitation': may(right === 'is invited'),
    'accepts the invitation after that': right === 'is invited' ? 'conflict' : HIDDEN,
    'takes the invitation back': may(invitations && who === 'the creator'),
    'writes to one inside directly': 'ok',
    ...imports(who, inside, may),
    'hears a change of its team': team,
    'deletes its team': team ? MANAGING[right === 'manages' ? 'manages' : 'enters'] : HIDDEN,
    'hears that its team is deleted': team,
    'deletes it': MANAGING[right],
    'hears that it is deleted': inside,
    'hears in the room that it is deleted': inside,
    'learns more of it than that': false,
  };
}

const ADMINS = ['the owner of the host', 'the owner of the host, inside', 'an admin', 'an admin, inside'];

/** Who is inside does and hears everything; only what another wrote is for its author, and the admins as far as it goes. */
function conversation(
  who: string,
  inside: boolean,
  may: (allowed: boolean) => string,
): Record<string, string | boolean> {
  return {
    'hears an edit': inside,
    'hears a deletion': inside,
    'hears a reaction': inside,
    'hears a pin': inside,
    'hears a read mark': inside,
    'hears typing': inside,
    'hears what another keeps': false,
    'hears what another reads of a thread': false,
    'edits the message of another': inside ? 'forbidden' : HIDDEN,
    'deletes the message of another': inside && !ADMINS.includes(who) ? 'forbidden' : may(inside),
    'replies to it': may(inside),
    'reacts to it': may(inside),
    'learns who reacted': may(inside),
    'pins it': may(inside),
    'lists what is pinned': may(inside),
    'marks it as read': may(inside),
    'is seen typing': may(inside),
    'opens its thread': may(inside),
    'marks its thread as read': may(inside),
    'reads around a reply': may(inside),
    'sends a file': may(inside),
    'is told where its file is': may(inside),
    'fetches its file': inside,
    'goes on with the upload of another': ofAnother(who, inside),
    'gives the upload of another up': ofAnother(who, inside),
    'goes on with an upload': may(inside),
    'gives an upload up': may(inside),
    'keeps it': may(inside),
    'has it among what they keep': inside,
    'finds it': inside,
    'finds it by its room': inside,
    'has its thread in the list': inside,
  };
}

/** The creator is that other one. */
function ofAnother(who: string, inside: boolean): string | boolean {
  if (who === 'the creator') return false;
  return inside ? 'not_found' : HIDDEN;
}

/** An import leads into a room of its own. To end one that was ended is ok: the room is told to admins who are inside. */
function imports(who: string, inside: boolean, may: (allowed: boolean) => string): Record<string, string> {
  const admin = ADMINS.includes(who);
  return {
    'begins an import': admin ? 'ok' : 'forbidden',
    'imports a file into it': HIDDEN,
    'imports messages into it': HIDDEN,
    'ends an import of it': may(inside && admin),
    'gives an import of it up': HIDDEN,
  };
}

const INVITING: Record<Kind, string> = { public: 'conflict', team: 'forbidden', private: 'ok', labelled: 'ok' };

const MANAGING: Record<Right, string> = {
  manages: 'ok',
  enters: 'forbidden',
  'is invited': HIDDEN,
  'sees nothing': HIDDEN,
};

function isInTeam(who: string, kind: Kind, inside: boolean): boolean {
  if (kind === 'team') return inside;
  return kind === 'labelled' && IN_LABELLING_TEAM.includes(who);
}
