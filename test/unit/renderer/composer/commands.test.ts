import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/result';
import { wordsIn } from '#shared/words/words';
import type { CommandContext } from '../../../../src/renderer/features/composer/commands/command';
import { COMMANDS, commandNamed } from '../../../../src/renderer/features/composer/commands/commands';
import { quietUntil } from '../../../../src/renderer/features/composer/commands/dnd-time';
import { parseCommand } from '../../../../src/renderer/features/composer/commands/parse-command';
import { aRoom, aUser } from '../support/nouns';

const words = wordsIn('en');
const parsed = (text: string) => parseCommand(text, words.composer.commands);

describe('what begins with a slash', () => {
  it('is a command with the rest of the message', () => {
    const result = parsed('/topic  Who meets\nwhere ');
    expect(result).toEqual(ok({ kind: 'command', command: commandNamed('topic'), argument: 'Who meets\nwhere' }));
    expect(parsed('/HELP').ok).toBe(true);
  });

  it('is a message when a second slash follows, or no name does', () => {
    expect(parsed('//topic x')).toEqual(ok({ kind: 'message', message: '/topic x' }));
    for (const text of ['/', '/etc/passwd', '/ x', 'a /topic x', '/1 is half of 2']) {
      expect(parsed(text)).toEqual(ok({ kind: 'message', message: text }));
    }
  });

  it('told as a text is no deed of oneself', () => {
    expect(parsed('//me waves')).toEqual(ok({ kind: 'message', message: '\\/me waves' }));
  });

  it('and is not known says so, and is not sent', () => {
    const unknown = parsed('/inv somebody');
    expect(unknown).toEqual(
      err('There is no command /inv. Did you mean /invite? Type /help for all of them, or //inv to send it as text.'),
    );
    expect(parsed('/xyz')).toEqual(
      err('There is no command /xyz. Type /help for all of them, or //xyz to send it as text.'),
    );
  });

  it('and misses what belongs there says what', () => {
    expect(parsed('/invite')).toEqual(err('Write what belongs there: /invite @name.'));
    expect(parsed('/dnd').ok).toBe(true);
  });
});

const NOW = new Date(2026, 2, 3, 10, 30);

/** Runs a command and tells what it asked for. */
async function run(text: string, change: Partial<CommandContext> = {}) {
  const asked: unknown[] = [];
  const context: CommandContext = {
    bridge: {
      request: (async (name: string, input: unknown) => {
        asked.push([name, input]);
        return ok(null);
      }) as CommandContext['bridge']['request'],
      pushRoom: (async (_host: string, room: string, event: string, payload: unknown) => {
        asked.push([room, event, payload]);
        return ok({});
      }) as CommandContext['bridge']['pushRoom'],
    },
    host: 'studio',
    room: aRoom('cad', { private: true, user: 'ines', users: ['ines', 'priya'] }),
    me: aUser('ines'),
    users: [aUser('ines'), aUser('priya', { name: 'Priya Nair' }), aUser('jonas', { name: 'Jonas' })],
    rooms: [aRoom('cad'), aRoom('floor', { name: 'Workshop floor', slug: 'workshop-floor' })],
    status: {
      show: async (status) => void asked.push(['show', status]),
      beQuiet: async (until) => void asked.push(['quiet', until]),
    },
    navigation: {
      openDialog: (dialog) => void asked.push(['dialog', dialog.kind]),
      openRoom: (host, room) => void asked.push(['room', host, room]),
    },
    speech: { words, locale: 'en-GB' },
    now: NOW,
    showHelp: () => void asked.push('help'),
    ...change,
  };
  const written = parsed(text);
  if (!written.ok || written.value.kind !== 'command') throw new Error(`${text} is no command.`);
  return { result: await written.value.command.run(written.value.argument, context), asked };
}

describe('the commands', () => {
  it('each have their words', () => {
    for (const { name } of COMMANDS) expect(words.composer.commands.of[name].does).not.toBe('');
    expect(Object.keys(words.composer.commands.of)).toEqual(COMMANDS.map(({ name }) => name));
  });

  it('/me and /shrug are sent', async () => {
    expect((await run('/me waves at @Priya Nair')).result).toEqual(
      ok({ kind: 'send', message: '/me waves at @Priya Nair' }),
    );
    expect((await run('/shrug')).result).toEqual(ok({ kind: 'send', message: '¯\\\\\\_(ツ)\\_/¯' }));
  });

  it('/invite finds the person by name, and says what stands against it', async () => {
    const { result, asked } = await run('/invite @jonas');
    expect(result).toEqual(ok({ kind: 'done', say: 'Jonas is invited.' }));
    expect(asked).toEqual([['cad', 'invite', { user: 'jonas' }]]);
    expect((await run('/invite Priya Nair')).result).toEqual(err('Priya Nair is in this room already.'));
    expect((await run('/invite Tom')).result).toEqual(err('Nobody here is called Tom.'));
    const twice = [aUser('a', { name: 'Jonas' }), aUser('b', { name: 'Jonas' })];
    expect((await run('/invite Jonas', { users: twice })).result.ok).toBe(false);
    const open = aRoom('cad', { name: 'CAD' });
    expect((await run('/invite Jonas', { room: open })).result).toEqual(
      err('CAD is not private: whoever may see it can simply come in.'),
    );
  });

  it('/topic is for who may edit the room, and its refusal is told', async () => {
    const { asked } = await run('/topic Jigs and drawings');
    expect(asked).toEqual([['cad', 'chatroom-update', { description: 'Jigs and drawings' }]]);
    const others = aRoom('cad', { user: 'tomasz' });
    expect((await run('/topic x', { room: others })).result.ok).toBe(false);
    expect((await run(`/topic ${'x'.repeat(501)}`)).result).toEqual(err('That is too long: at most 500 characters.'));
    const refusing = {
      request: async () => ok(null),
      pushRoom: async () => err({ reason: 'unavailable', message: 'The disk is full.' }),
    } as unknown as CommandContext['bridge'];
    expect((await run('/topic x', { bridge: refusing })).result).toEqual(err('The disk is full.'));
  });

  it('/leave asks first where it is for good, and stays in a direct conversation and a room of one’s own', async () => {
    const others = aRoom('cad', { private: true, user: 'tomasz', users: ['tomasz', 'ines'] });
    expect((await run('/leave', { room: others })).asked).toEqual([['dialog', 'leave-room']]);
    expect((await run('/leave')).result).toEqual(err('You made this room. Stay, or delete it.'));
    expect((await run('/leave', { room: { ...others, direct: true } })).result.ok).toBe(false);
    expect((await run('/leave', { room: aRoom('floor') })).asked).toEqual([
      ['room.follow', { host: 'studio', room: 'floor', follow: false }],
    ]);
  });

  it('/join opens a room by its name, with or without the sign', async () => {
    expect((await run('/join #workshop floor')).asked).toEqual([['room', 'studio', 'floor']]);
    expect((await run('/join Nowhere')).result).toEqual(err('There is no room called Nowhere here.'));
  });

  it('/dnd begins and ends quiet, for an hour when nothing else is said', async () => {
    const inAnHour = new Date(2026, 2, 3, 11, 30).toISOString();
    expect((await run('/dnd')).asked).toEqual([['quiet', inAnHour]]);
    expect((await run('/dnd until 14:00')).asked).toEqual([['quiet', new Date(2026, 2, 3, 14).toISOString()]]);
    expect((await run('/dnd off')).asked).toEqual([['quiet', null]]);
    expect((await run('/dnd forever')).result.ok).toBe(false);
  });

  it('/away, /back, /nick and /help do what they say', async () => {
    expect((await run('/away')).asked).toEqual([['show', 'away']]);
    expect((await run('/back')).asked).toEqual([['show', 'online']]);
    expect((await run('/nick Ines F.')).asked).toEqual([['me.update', { name: 'Ines F.' }]]);
    expect((await run('/help')).asked).toEqual(['help']);
  });
});

describe('until when somebody wants quiet', () => {
  const at = (day: number, hours: number, minutes = 0) => new Date(2026, 2, day, hours, minutes);

  it.each([
    ['30m', at(3, 11)],
    ['2h', at(3, 12, 30)],
    ['1h30m', at(3, 12)],
    ['1d', at(4, 10, 30)],
    ['45 min', at(3, 11, 15)],
    ['until 14:00', at(3, 14)],
    ['bis 14.00 Uhr', at(3, 14)],
    ['2:15 pm', at(3, 14, 15)],
    ['12:05 am', at(4, 0, 5)],
    ['09:00', at(4, 9)],
    ['tomorrow', at(4, 8)],
    ['bis morgen', at(4, 8)],
  ])('%s', (typed, until) => {
    expect(quietUntil(typed, NOW)).toEqual(until);
  });

  it.each(['', '0m', '8d', '25:00', '14:61', 'soon', 'h', '-5m', '999d'])('%j is no time', (typed) => {
    expect(quietUntil(typed, NOW)).toBeNull();
  });
});
