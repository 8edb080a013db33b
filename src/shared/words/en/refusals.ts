import type { Fault } from '../../protocol/reasons';
import { createPlural } from '../plural';
import type { Told } from '../told';

const plural = createPlural('en');

/** What a host refuses, and what keeps this install from reaching one. */
export const refusals = {
  /** A host's own sentence is English: it stays. */
  ofHost: (_told: Told): string | null => null,
  misunderstood: 'The host answered in a way this Hearth does not understand. One of the two may need an update.',
  notSent: {
    tooLong: 'Not sent. This message is too long for Hearth: shorten it, or split it.',
    noRoom: 'Not sent. There is no such room here any more.',
    because: (why: string) => `Not sent. ${why}`,
  },
  amendment: {
    tooMany: 'Too many changes wait to be sent here. Wait until some are out.',
    noRoom: 'There is no such room here any more.',
  },
  room: {
    none: 'There is no such room here.',
    openFirst: 'Open this room first.',
    deleted: 'This room was deleted.',
    notIn: 'You are not in this room any more.',
    gone: 'This room is gone: it was deleted, or you are not in it any more.',
    leavePrivate: 'A private room is left for good: leave it from its list of people.',
  },
  here: {
    identityUnread: (path: string) =>
      `Your identity cannot be read from ${path}. Check that this account may read that file.`,
    identityDamaged: (path: string) =>
      `Your identity file is damaged: ${path}. Put it back from a backup, or move it away to start as a new person.`,
    identityLocked: (path: string) =>
      `Your identity in ${path} is locked in this computer's keychain, which cannot be opened now. Unlock the keychain and start Hearth again.`,
    identityMissing: (path: string, profile: string) =>
      `Your identity file is missing: ${path}. Put it back from a backup, or remove ${profile} to start as a new person.`,
    sayName: 'Say your name first.',
    nameNotKept: (folder: string) => `Your name could not be kept in ${folder}. Check that the disk is not full.`,
    /** What this computer's own disk did not take. The store's own sentence is English: it stays. */
    fault: (_fault: Fault, message: string) => message,
    notSaved: (why: string | null) =>
      `${why ?? 'The disk of this computer did not take it.'} Make room or check the disk, then try again.`,
    noSuchHost: 'You have not joined that host.',
    messageGone: 'That message is gone: it was sent, or deleted.',
    outboxFull: 'Too many messages wait to be sent here. Wait until some are out.',
    otherFingerprint: 'That is not the fingerprint the host shows now. Compare it again.',
    noNetwork: 'This computer is on no network. Connect it to one, and hosts nearby show up here.',
    noListening:
      'Hosts nearby cannot be looked for: this computer does not let Hearth listen for them. Join by link or address instead.',
    discoveryOff: 'Looking for hosts nearby is switched off. Join by link or address.',
    nameFirst: 'Say your name first: people on the host will see it.',
    notJoined: (name: string) => `${name} could not be joined. Try again.`,
    notRemembered: (name: string) =>
      `${name} could not be remembered: the disk of this computer did not take it. Make room, then try again.`,
  },
  outOfReach: {
    nothingListens: (name: string) => `${name} is out of reach: its computer is on, but Hearth is not running there.`,
    noAnswer: (name: string) =>
      `${name} is out of reach: its computer does not answer. It may be off, asleep or on another network.`,
    unknownName: (name: string) => `${name} is out of reach: no computer goes by its name on this network now.`,
    noRoute: (name: string) =>
      `${name} is out of reach: this computer has no way to its network. Check the cable or the wireless network.`,
    notHearth: (name: string) => `${name} is out of reach: something else answers at its address.`,
    broken: (name: string) => `${name} is out of reach.`,
    connecting: (name: string) => `${name} is being connected.`,
    notDone: (name: string) => `${name} is out of reach, so this was not done. Try again when it is back.`,
    noAnswerInTime: (name: string) =>
      `${name} did not answer in time. It may have been done all the same: look before you try again.`,
  },
  nothingFound: {
    noAnswer: (place: string) =>
      `Nothing answers at ${place}. That computer may be off, asleep or on another network, or a firewall keeps Hearth out.`,
    unknownName: (address: string) =>
      `No computer called ${address} can be found. Check the name, or use its address in numbers.`,
    noRoute: (address: string) => `This computer has no way to ${address}. Check that both are on the same network.`,
    otherFingerprint: (place: string) =>
      `What answers at ${place} is not the host this link was made for: its fingerprint is another one. Nothing was sent to it. Ask for a new link, and compare the fingerprint.`,
    notHearth: (place: string) =>
      `Nothing here answers as a Hearth host: ${place}. Check the address, or that Hearth is running there.`,
    place: (address: string, port: number) => `${address}, port ${port}`,
    inBetween: (name: string, place: string) =>
      `${name} at ${place} shows another fingerprint than it says it has. Someone may be in between: do not join it.`,
    otherVersion: (name: string) =>
      `${name} speaks another version of Hearth. Update Hearth here and there, then try again.`,
    otherHost: (name: string, place: string) =>
      `Another host answers at ${place}: ${name}. Ask for a new link, or join by its address.`,
  },
  fingerprintChanged: (name: string) =>
    `What answers as ${name} shows another fingerprint than before, so nothing was sent to it. Either Hearth was set up anew there, or someone is in between. Ask the people at ${name} before you trust it.`,
  link: {
    no_link: 'That is not a Hearth link or an address. An address looks like 192.168.1.24 or studio.local:4747.',
    port: 'The port is a number from 1 to 65535.',
    damaged: 'The link is damaged: copy it again, whole.',
    fingerprint: 'The link is damaged: its fingerprint is not whole. Copy it again.',
  },
  entry: {
    codeRequired: (name: string) => `${name} asks for a join code. People there can tell you the code.`,
    badCode: (name: string) => `That code does not open ${name}. Ask for a new one, codes change.`,
    waiting: (name: string) => `${name} lets people in one by one. Its owner has been asked; you can leave this open.`,
    refused: (name: string) => `${name} did not let you in. If that is a mistake, talk to its owner, then try again.`,
    removed: (name: string) =>
      `You were removed from ${name}. If that is a mistake, talk to its owner, then try again.`,
    tooManySockets: (name: string) =>
      `${name} has too many connections from you or from this network. Close Hearth somewhere else; this is tried again by itself.`,
    full: (name: string) => `${name} is full. This is tried again by itself.`,
    tooOften: (name: string, seconds: number | null) =>
      `${name} was tried too often from here. It is tried again ${seconds === null ? 'by itself' : plural(seconds, { one: 'in a second', other: 'in # seconds' })}.`,
    badToken: (name: string, why: string) => `${name} does not accept the identity of this computer. ${why}`,
    clocks: (name: string) =>
      `The clocks of this computer and of ${name} do not agree. Set the clock right, then try again.`,
    unavailable: (name: string, why: string) => `${name} cannot take you in now. ${why}`,
  },
};
