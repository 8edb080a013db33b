import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../support/desktop/person';
import { tellInOrder } from '../support/desktop/story';
import { everybodyLeaves, HOST, INES, meetOnOneHost } from '../support/desktop/two-people';
import { requires } from '../support/requirements';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');

// What waits for somebody: counted where they look, and still there after a restart.
onADesktop('what is new', () => {
  const people: Person[] = [];
  let ines: Person;
  let priya: Person;

  tellInOrder(() => people);
  beforeAll(async () => {
    ({ ines, priya } = await meetOnOneHost(people));
    await priya.opensRoom('General');
  });
  afterAll(() => everybodyLeaves(people));

  test('is counted beside its room and in the title of the window, until it is read', async () => {
    await ines.createsRoom('Workshop floor');
    await priya.room('Workshop floor').waitFor();
    for (const text of ['Sharp saws.', 'Mind the dust.']) await ines.writes(text);
    await priya.roomList.getByRole('link', { name: 'Workshop floor, 2 unread', exact: true }).waitFor();
    expect(await priya.room('Workshop floor').locator('[data-count="2"]').isVisible()).toBe(true);
    await expect.poll(() => titleOf(priya)).toBe(`General – ${HOST} (2)`);
    await priya.opensRoom('Workshop floor');
    await priya.roomList.getByRole('link', { name: 'Workshop floor', exact: true }).waitFor();
    await expect.poll(() => titleOf(priya)).toBe(`Workshop floor – ${HOST}`);
  });

  test('is in the list when its card was put away, and the card stays away after a restart', async () => {
    await ines.createsRoom('Surprise', 'Private');
    await ines.invites('Priya Raghunathan');
    await priya.button('Later, keep it in the list').click();
    await priya.button('Enter room').waitFor({ state: 'detached' });
    await priya.quitsHearth();
    await priya.opensHearth();
    const invitation = priya.roomList.getByRole('link', { name: `Surprise, 1 invitation from ${INES}` });
    await invitation.waitFor();
    expect(await priya.button('Enter room').count()).toBe(0);
    await invitation.click();
    await priya.button('Enter room').click();
    await priya.seesRoom('Surprise');
  });
});

const titleOf = ({ app }: Person): Promise<string | undefined> =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
