import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_PORT, LIMITS, PROTOCOL } from '#shared/protocol/limits';

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/protocol.md'), 'utf8');

/** The text of a rule, on one line. */
function ruleOf(id: string): string {
  const [, text = ''] = page.split(`- **[${id}]**`);
  return text
    .split(/\n(?! {2}\S)/, 1)
    .join()
    .replace(/\s+/g, ' ');
}

const KIB = 1024;

// What the suites try is that limits hold, with small ones where the real ones would take long; here is that the real ones
// are those of the page.
test.each([
  ['[NOUN-3]', '1 to 80 characters', LIMITS.nameLength, 80],
  ['[NOUN-3]', 'at most 500', LIMITS.descriptionLength, 500],
  ['[NOUN-3]', '1 to 8,000', LIMITS.messageLength, 8_000],
  ['[CONN-1]', 'port 4747', DEFAULT_PORT, 4747],
  ['[CONN-3]', '"protocol": 1', PROTOCOL, 1],
  ['[CONN-4]', 'at most 10 s', LIMITS.handshakeMs, 10_000],
  ['[CONN-5]', 'at most 50 sockets', LIMITS.socketsPerUser, 50],
  ['[CONN-5]', 'one host 5,000', LIMITS.socketsPerHost, 5_000],
  ['[CONN-5]', 'one address 500', LIMITS.socketsPerAddress, 500],
  ['[AUTH-4]', 'at most 5 minutes', LIMITS.tokenLifetimeMs, 5 * 60_000],
  ['[AUTH-4]', 'differ by 60 s', LIMITS.clockLeewayMs, 60_000],
  ['[AUTH-9]', 'ten wrong codes in a minute', LIMITS.wrongCodesPerMinute, 10],
  ['[REFUSE-2]', 'At most 200 wait', LIMITS.pendingApprovals, 200],
  ['[FRAME-1]', 'above 64 KiB', LIMITS.frameBytes, 64 * KIB],
  ['[FRAME-1]', 'more than 64 fragments', LIMITS.fragmentsPerMessage, 64],
  ['[FRAME-4]', 'silent for 60 s', LIMITS.silenceMs, 60_000],
  ['[FRAME-5]', '256 KiB', LIMITS.pageBytes, 256 * KIB],
  ['[RATE-1]', '20 times a second', LIMITS.pushesPerSecond, 20],
  ['[RATE-1]', '60 at once', LIMITS.pushBurst, 60],
  ['[RATE-2]', '200 frames a second', LIMITS.framesPerSecond, 200],
  ['[RATE-2]', '1,000 at once', LIMITS.frameBurst, 1_000],
  ['[RATE-3]', '10 pings and pongs a second', LIMITS.pingsPerSecond, 10],
  ['[RATE-3]', '50 at once', LIMITS.pingBurst, 50],
  ['[RATE-4]', '200 times a second', LIMITS.joinsPerSecond, 200],
  ['[RATE-4]', '1,000 at once', LIMITS.joinBurst, 1_000],
  ['[SLOW-1]', 'more than 1 MiB', LIMITS.bufferedResumeBytes, KIB * KIB],
  ['[SLOW-1]', 'more than 8 MiB', LIMITS.bufferedDropBytes, 8 * KIB * KIB],
  ['[SLOW-1]', 'more than 256 MiB', LIMITS.bufferedHostBytes, 256 * KIB * KIB],
  ['[JOIN-6]', 'at most 100 topics', LIMITS.topicsPerSocket, 100],
  ['[ROOM-1]', 'at most 200 messages', LIMITS.resumeMax, 200],
  ['[ROOM-1]', 'the last 50', LIMITS.historyDefault, 50],
  ['[NOUN-6]', 'the first 50', LIMITS.reactionUsers, 50],
  ['[RATE-5]', 'a third of the 60', LIMITS.pushBurst, 60],
  ['[CHANGE-2]', 'ends at 200 messages', LIMITS.resumeMax, 200],
  ['[CHANGE-2]', '256 KiB', LIMITS.pageBytes, 256 * KIB],
  ['[REACT-1]', 'at most 64 bytes', LIMITS.emojiBytes, 64],
  ['[REACT-2]', 'at most 20 different', LIMITS.emojiPerMessage, 20],
  ['[REACT-3]', '100 at a time', LIMITS.reactionUsersPage, 100],
  ['[PIN-2]', 'at most 100 pinned', LIMITS.pinsPerRoom, 100],
  ['[READ-2]', 'more than 200', LIMITS.readMarks, 200],
  ['[TYPE-1]', 'fades after 6 s', LIMITS.typingMs, 6_000],
  ['[DIRECT-2]', 'more than 19 others', LIMITS.directUsers, 19],
  ['[SAVE-1]', 'at most 10,000 messages', LIMITS.savedPerPerson, 10_000],
  ['[SAVE-2]', '1 to 100', LIMITS.listMax, 100],
  ['[SAVE-2]', 'by default 20', LIMITS.listDefault, 20],
  ['[SYS-6]', 'at most 10,000 people', LIMITS.peoplePerHost, 10_000],
  ['[SYS-6]', '10,000 rooms', LIMITS.roomsPerHost, 10_000],
  ['[SYS-6]', '1,000 teams', LIMITS.teamsPerHost, 1_000],
  ['[SYS-6]', '1,000 pending invitations', LIMITS.pendingInvitationsPerUser, 1_000],
  ['[SYS-6]', 'at most 1,000 people', LIMITS.usersPerRequest, 1_000],
  ['[HIST-1]', '1 to 100, default 50', LIMITS.historyMax, 100],
  ['[MSG-2]', 'last 10,000 messages', LIMITS.dedupeWindow, 10_000],
  ['[SEARCH-2]', '1 to 100', LIMITS.searchMax, 100],
  ['[SEARCH-2]', 'default 20', LIMITS.searchDefault, 20],
  ['[SEARCH-3]', '200 characters', LIMITS.queryLength, 200],
  ['[THREAD-4]', '1 to 100', LIMITS.listMax, 100],
  ['[IMPORT-3]', 'the first 100', LIMITS.pinsPerRoom, 100],
  ['[THREAD-4]', 'default 20', LIMITS.listDefault, 20],
  ['[FILE-1]', '1 to 255 characters', LIMITS.fileNameLength, 255],
  ['[FILE-5]', 'at most 10', LIMITS.filesPerMessage, 10],
  ['[FILE-5]', 'after 24 hours', LIMITS.uploadKeptMs, 24 * 60 * 60_000],
  ['[FILE-8]', 'for 10 minutes', LIMITS.ticketMs, 10 * 60_000],
  ['[FILE-9]', '200 MiB', LIMITS.fileBytes, 200 * KIB * KIB],
  ['[FILE-9]', 'at most 20 uploads', LIMITS.uploadsPerPerson, 20],
  ['[FILE-9]', '8 transfers at once', LIMITS.transfersPerPerson, 8],
  ['[FILE-9]', 'a host 100', LIMITS.transfersPerHost, 100],
  ['[FILE-12]', 'handshakes (10 s)', LIMITS.handshakeMs, 10_000],
  ['[FILE-12]', 'after 60 s', LIMITS.transferSilenceMs, 60_000],
])('%s says “%s”, and so does the code', (rule, words, limit, value) => {
  expect(ruleOf(rule.slice(1, -1))).toContain(words);
  expect(limit).toBe(value);
});
