import { describe, expect, it } from 'vitest';
import { roomTopic } from '#shared/protocol/topics';
import { newUser } from '../../../../src/main/host/people/new-user';
import type { Log } from '../../../../src/main/store/log';
import { StoreFault } from '../../../../src/main/store/store';
import { channelsAtWork } from '../../../support/channels-at-work';
import { draft } from '../../../support/opened-store';
import { NOON } from '../../../support/rules';

/** A gate: `pass` resolves when it is opened. */
function gate() {
  let open = () => {};
  const pass = new Promise<void>((resolve) => {
    open = resolve;
  });
  let reached = () => {};
  const arrival = new Promise<void>((resolve) => {
    reached = resolve;
  });
  return { pass, open: () => open(), reached: () => reached(), arrival };
}

const slowRead = (at: ReturnType<typeof gate>) => (log: Log) => ({
  read: async (...what: Parameters<Log['read']>) => {
    const page = await log.read(...what);
    at.reached();
    await at.pass;
    return page;
  },
});

describe('a room that goes while it is being joined', () => {
  it('is answered as if it had never been, for good, and nobody is in it', async () => {
    for (const what of ['deleted', 'lost', 'removed'] as const) {
      const at = gate();
      const { join, destroy, putOut, registry, heard } = await channelsAtWork(slowRead(at));
      const joining = join('bob', roomTopic('cellar'));
      await at.arrival;
      if (what === 'deleted') await destroy();
      if (what === 'lost') await putOut('bob');
      if (what === 'removed') {
        await registry.update((records) =>
          records.put('users', { ...newUser({ id: 'bob', name: 'bob', now: NOON }), removed: NOON }),
        );
      }
      at.open();
      expect(await joining).toEqual(await join('bob', roomTopic('never')));
      expect(await joining).toMatchObject({ error: { reason: 'not_found', final: true } });
      expect(heard.filter((event) => event.startsWith('participant'))).toEqual([]);
    }
  });
});

describe('a room that is lost between the join and its reply', () => {
  it('closes the channel, and nobody hears that the person came', async () => {
    const { join, putOut, closed, heard } = await channelsAtWork();
    const joined = await join('bob', roomTopic('cellar'));
    await putOut('bob');
    if (!joined.ok) throw new Error('refused');
    joined.value.afterJoin?.();
    joined.value.channel.ended();
    expect(closed).toEqual(['bob']);
    expect(heard).toEqual(['chatroom-update']);
  });
});

describe('a push that overtakes the loss of the room', () => {
  it('is answered as if there were no room, whatever it asks', async () => {
    const { enter, putOut } = await channelsAtWork();
    const channel = await enter('bob');
    await putOut('bob');
    for (const event of ['chat-message', 'history', 'invite', 'chatroom-update', 'chatroom-delete', 'dance']) {
      expect(await channel.handle(event, { message: 'x', client_id: 'y' })).toMatchObject({
        error: { reason: 'not_found' },
      });
    }
  });

  it('gets no history that was read while the room was lost', async () => {
    const at = gate();
    let slow = false;
    const { enter, putOut } = await channelsAtWork((log) => ({
      read: (...what) => (slow ? slowRead(at)(log).read(...what) : log.read(...what)),
    }));
    const channel = await enter('bob');
    slow = true;
    const reading = channel.handle('history', {});
    await at.arrival;
    await putOut('bob');
    at.open();
    expect(await reading).toMatchObject({ ok: false, error: { reason: 'not_found' } });
  });
});

describe('a store that fails', () => {
  const fault = () => Promise.reject(new StoreFault('disk_full', "Messages can't be saved: the disk is full."));

  it('[MSG-1] refuses a message in its own words, and nobody sees it', async () => {
    const { enter, heard } = await channelsAtWork(() => ({ append: fault }));
    const channel = await enter('bob');
    expect(await channel.handle('chat-message', { message: 'x', client_id: 'y' })).toEqual({
      ok: false,
      error: {
        reason: 'unavailable',
        message: "Messages can't be saved: the disk is full. The owner of this host has to make room first.",
        fault: 'disk_full',
      },
    });
    expect(heard).toEqual(['participant-join']);
  });

  it('refuses a join for now, not for good', async () => {
    const { join } = await channelsAtWork(() => ({ read: fault }));
    expect(await join('bob', roomTopic('cellar'))).toMatchObject({ error: { reason: 'unavailable', final: false } });
  });

  it('does not keep a host from starting: the room counts as empty, and the log says so', async () => {
    const { join, logger } = await channelsAtWork(() => ({ head: fault }));
    expect(await join('bob', 'system')).toMatchObject({ value: { reply: { chatrooms: [{ id: 'cellar', seq: 0 }] } } });
    expect(logger.lines).toMatchObject([{ level: 'error', event: 'room_unreadable', fields: { room: 'cellar' } }]);
  });

  it('deletes a room all the same when its messages cannot be erased now', async () => {
    const { enter, logger, registry } = await channelsAtWork(() => ({ drop: fault }));
    const channel = await enter('ann');
    expect(await channel.handle('chatroom-delete', {})).toEqual({ ok: true, value: { id: 'cellar' } });
    expect(await registry.list('rooms')).toEqual([]);
    expect(logger.lines).toMatchObject([{ event: 'room_log_not_dropped' }]);
  });
});

describe('who is no longer on the host', () => {
  it('is refused system for good', async () => {
    const { join } = await channelsAtWork();
    expect(await join('nobody', 'system')).toMatchObject({ error: { reason: 'forbidden', final: true } });
  });
});

describe('what was published during a join', () => {
  it('[JOIN-7] is covered by the reply if the reply was made after it', async () => {
    const at = gate();
    const { join, putOut, log, broadcasts } = await channelsAtWork(slowRead(at));
    const joining = join('ann', roomTopic('cellar'));
    await at.arrival;
    await putOut('bob');
    await log.append(draft(1, { room: 'cellar', user: 'ann' }));
    at.open();
    const joined = await joining;
    if (!joined.ok) throw new Error('refused');
    joined.value.afterJoin?.();
    const covered = broadcasts.map((broadcast) => [broadcast.event, joined.value.covers?.(broadcast)]);
    // The page was read before the message came; the room was described after it had changed.
    expect(covered).toEqual([
      ['chatroom-update', true],
      ['chat-message', false],
      ['participant-join', false],
    ]);
    expect(joined.value.reply).toMatchObject({ room: { users: ['ann'], seq: 0 }, messages: [] });
  });

  it('[JOIN-7] [CHANGE-3] is covered by the reply if a message stands there as it was changed, or a mark as far', async () => {
    const at = gate();
    let slow = false;
    const { join, enter, log, broadcasts } = await channelsAtWork((port) => ({
      read: (...what) => (slow ? slowRead(at)(port).read(...what) : port.read(...what)),
    }));
    const ann = await enter('ann');
    for (const seq of [1, 2, 3]) await log.append(draft(seq, { room: 'cellar', user: 'ann' }));
    await ann.handle('pin', { seq: 1, on: true });
    await ann.handle('read', { seq: 1 });
    broadcasts.length = 0;

    // The client has the first message and nothing that was done to it.
    slow = true;
    const joining = join('bob', roomTopic('cellar'), { since: 1, since_change: 0 });
    await at.arrival;
    for (const seq of [1, 2]) await ann.handle('chat-message-edit', { seq, message: 'new' });
    await ann.handle('typing', { on: true });
    await ann.handle('read', { seq: 2 });
    at.open();
    const joined = await joining;
    if (!joined.ok) throw new Error('refused');
    await ann.handle('read', { seq: 3 });
    expect(joined.value.reply).toMatchObject({
      ...{ change: 1, changed: [{ seq: 1, change: 1, pinned: true, message: 'message number 1' }] },
      ...{ reads: [{ user: 'ann', seq: 2 }], messages: [{ seq: 2, change: 0 }, { seq: 3 }] },
    });
    const covered = broadcasts.map((broadcast) => [broadcast.event, joined.value.covers?.(broadcast)]);
    // Messages are read before the edits came, marks after the first one did.
    expect(covered).toEqual([
      ['chat-message-edit', false],
      ['chat-message-edit', false],
      ['typing', false],
      ['read', true],
      ['read', false],
    ]);
  });

  it.each([
    ['before its changes are read', 'changes', { change: 2, changed: [{ seq: 1, change: 1 }] }],
    ['between its changes and its messages', 'read', { change: 0, changed: [] }],
  ] as const)('[JOIN-7] [CHANGE-3] is told once if it happened %s', async (_when, reading, told) => {
    const at = gate();
    const { join, enter, log, broadcasts } = await channelsAtWork((port) => ({
      [reading]: async (...what: [string, never]) => {
        at.reached();
        await at.pass;
        return port[reading](...what);
      },
    }));
    for (const seq of [1, 2, 3]) await log.append(draft(seq, { room: 'cellar', user: 'ann' }));
    at.open();
    const ann = await enter('ann');
    broadcasts.length = 0;

    const again = gate();
    Object.assign(at, again);
    const joining = join('bob', roomTopic('cellar'), { since: 1, since_change: 0 });
    await again.arrival;
    for (const seq of [1, 2]) await ann.handle('pin', { seq, on: true });
    again.open();
    const joined = await joining;
    if (!joined.ok) throw new Error('refused');
    expect(joined.value.reply).toMatchObject({
      ...told,
      messages: [
        { seq: 2, change: 2 },
        { seq: 3, change: 0 },
      ],
    });
    const covered = broadcasts.map((broadcast) => [broadcast.payload, joined.value.covers?.(broadcast)]);
    // What is in neither half of the reply is told; what is in one, is not told again.
    expect(covered).toMatchObject([
      [{ message: { seq: 1 } }, told.changed.length > 0],
      [{ message: { seq: 2 } }, true],
    ]);
  });
});
