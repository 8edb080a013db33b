import { symlink } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { axeViolations } from '../support/desktop/axe';
import { damageIdentity, damageMessage, hostFolder, messageFile } from '../support/desktop/host-folder';
import { Person } from '../support/desktop/person';
import { startHeadless } from '../support/headless';
import { requires } from '../support/requirements';
import { SmallDisk } from '../support/small-disk';

const onADesktop = requires('desktop', 'lan', 'electron', 'build');
const onASmallDisk = requires('desktop', 'lan', 'electron', 'build', 'mount');

const GENERAL_DAMAGED = 'Part of General was damaged on the disk';

// The disk under a host of one's own: its damage and its trouble reach a screen, and what people can do about it.

onADesktop('on a damaged disk', () => {
  test('the owner is told what is lost and where the file is kept, until it is dismissed for good', async () => {
    const ines = await arrives('Ines Ferreira');
    await ines.saysTheirName();
    await ines.hostsHere();
    for (const text of ['The first.', 'The second.', 'The third.']) {
      await ines.writes(text);
      await ines.reads(text);
    }
    await kept(ines, 'The third.');
    await ines.quitsHearth();
    const general = await damageMessage(ines, 'The second.');
    await ines.opensHearth();
    const card = ines.page.getByRole('region', { name: GENERAL_DAMAGED });
    await card.getByText('its place stays empty').waitFor();
    await card.getByText(/\.damaged-/).waitFor();
    await ines.reads('The third.');
    expect(await ines.message('The second.').count()).toBe(0);
    expect(await axeViolations(ines)).toEqual([]);
    await card.getByRole('button', { name: 'Dismiss' }).click();
    await card.waitFor({ state: 'detached' });

    // Other damage is told at the next start; what was dismissed is not, though it is met again.
    await ines.createsRoom('Workshop floor');
    await ines.writes('Sharp saws.');
    await kept(ines, 'Sharp saws.');
    await ines.quitsHearth();
    expect(await damageMessage(ines, 'Sharp saws.')).not.toBe(general);
    await ines.opensHearth();
    await ines.page.getByRole('region', { name: 'Part of Workshop floor was damaged on the disk' }).waitFor();
    await ines.opensRoom('General');
    await ines.reads('The third.');
    expect(await ines.page.getByRole('region', { name: GENERAL_DAMAGED }).count()).toBe(0);
  });
});

onASmallDisk('on a full disk', () => {
  test('everybody is told at their message, the owner what to do, and all goes on when there is room', async () => {
    const disk = await SmallDisk.mount();
    const ines = await arrives(`Ines-${process.pid} Ferreira`);
    const priya = await arrives('Priya Raghunathan');
    await symlink(disk.folder, hostFolder(ines));
    for (const person of [ines, priya]) await person.saysTheirName();
    await ines.hostsHere();
    await priya.meets(`Ines-${process.pid}’s computer`);
    await priya.joins();
    for (const person of [ines, priya]) await person.opensRoom('General');

    await disk.fill();
    const long = `It does not fit. ${'x'.repeat(6_000)}`;
    await priya.writes(long);
    const failed = priya.page.getByRole('log').getByText("Messages can't be saved: the disk is full.");
    await failed.waitFor();
    expect(await failed.textContent()).toContain('The owner of this host has to make room first.');
    expect(await axeViolations(priya)).toEqual([]);
    const card = ines.page.getByRole('region', { name: "Messages can't be saved: the disk is full." });
    await card.getByText('Make room on the disk of this computer').waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await ines.opensSettings('This host');
    await ines.page.getByText("Messages can't be saved: the disk is full. Since today").waitFor();

    await disk.empty();
    await card.waitFor({ state: 'detached' });
    await ines.page.getByText('Over since today').waitFor();
    await ines.button('Back to rooms').click();
    await priya.button('Try again').click();
    await ines.page.getByRole('log').getByText('It does not fit.').waitFor();
    await failed.waitFor({ state: 'detached' });
  });
});

onADesktop('a host that cannot be opened', () => {
  test('because another program has its folder, is told; it opens as soon as that is gone', async () => {
    const ines = await hasHosted('Ines Ferreira');
    const other = await startHeadless({ data: hostFolder(ines), args: ['--no-discovery'] });
    await ines.opensHearth();
    await ines.page.getByRole('heading', { name: 'Ines’s computer is not running' }).waitFor();
    await ines.page.getByText('another Hearth').waitFor();
    expect(await axeViolations(ines)).toEqual([]);
    await other.end();
    await ines.button('Try again').click();
    await ines.page.getByRole('main', { name: 'General', exact: true }).waitFor();
  });

  test('because its identity is damaged, is told with the file, and people may join another host instead', async () => {
    const ines = await hasHosted('Ines Ferreira');
    const identity = await damageIdentity(ines);
    await ines.opensHearth();
    await ines.page.getByText(identity).waitFor();
    await ines.button('Show folder').waitFor();
    await ines.button('Join another host').click();
    await ines.page.getByRole('dialog', { name: 'Join or host' }).getByText('Not in the list?').waitFor();
  });
});

async function arrives(name: string): Promise<Person> {
  const person = await Person.arrives(name);
  onTestFinished(() => person.leaves());
  return person;
}

/** Someone whose host was open once; Hearth is closed. */
async function hasHosted(name: string): Promise<Person> {
  const person = await arrives(name);
  await person.saysTheirName();
  await person.hostsHere();
  await person.quitsHearth();
  return person;
}

/** One's own message is on the screen before it is on the disk of the host. */
const kept = (owner: Person, text: string) => vi.waitFor(() => messageFile(owner, text), { timeout: 10_000 });
