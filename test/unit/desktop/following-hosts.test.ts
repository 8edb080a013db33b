import { describe, expect, it, onTestFinished } from 'vitest';
import { NewcomerWatch } from '../../../src/main/desktop/newcomer-watch';
import { RoomInView } from '../../../src/main/desktop/room-in-view';
import type { IncomingNewcomer } from '../../../src/main/peer/peer';
import { accepted, createRoom, startPeer, targetOf } from '../../support/peer';
import { startHost } from '../../support/peer-host';

describe('the room in view', () => {
  it('has the name that its host gives it, also after it was renamed', async () => {
    const host = await startHost();
    const priya = await startPeer();
    accepted(await priya.peer.join(targetOf(host)));
    const room = await createRoom(priya.peer, host.id, { name: 'Lunch' });
    const view = new RoomInView(priya.peer);
    onTestFinished(() => view.close());
    const named = (name: string | null) =>
      new Promise<void>((resolve) => {
        const stop = view.onChange(look);
        function look() {
          if (view.name() !== name) return;
          stop();
          resolve();
        }
        look();
      });
    view.show({ host: host.id, room: room.id });
    await named('Lunch');
    expect(view.shows(host.id, room.id)).toBe(true);
    await priya.peer.push(host.id, `room-${room.id}`, 'chatroom-update', { name: 'Supper' });
    await named('Supper');
    view.show(null);
    expect(view.name()).toBeNull();
    expect(view.shows(host.id, room.id)).toBe(false);
  });

  it('of a host that is not joined has no name', async () => {
    const priya = await startPeer();
    const view = new RoomInView(priya.peer);
    onTestFinished(() => view.close());
    view.show({ host: 'nowhere', room: 'lunch' });
    expect(view.name()).toBeNull();
  });
});

describe('newcomers', () => {
  it.each(['user-approve', 'user-refuse'])('are answered after a %s by anyone who may', async (answer) => {
    const ines = await startPeer({ name: 'Ines' });
    const me = ines.peer.me();
    if (!me) throw new Error('Ines has no identity.');
    const host = await startHost({ policy: 'approval', owner: { id: me.id, name: me.name } });
    accepted(await ines.peer.join(targetOf(host)));
    const answered: string[] = [];
    let heard: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const watch = new NewcomerWatch(ines.peer, (_host, newcomer) => {
      answered.push(newcomer);
      heard();
    });
    onTestFinished(() => watch.close());
    const asked = new Promise<IncomingNewcomer>((resolve) => {
      ines.peer.on('newcomer', resolve);
    });
    const tomasz = await startPeer({ name: 'Tomasz' });
    await tomasz.peer.join(targetOf(host));
    const incoming = await asked;
    watch.add(incoming);
    expect(answered).toEqual([]);
    accepted(await ines.peer.push(host.id, 'system', answer, { id: incoming.newcomer.id }));
    await told;
    expect(answered).toEqual([incoming.newcomer.id]);
  });
});
