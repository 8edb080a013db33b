import { execFileSync } from 'node:child_process';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Camera } from './camera';
import { damageIdentity, damageMessage, hostFolder } from './host-folder';
import { Person } from './person';

const INES = 'Ines Ferreira';
const PRIYA = 'Priya Raghunathan';

/** What goes wrong with the disk of a host, as its owner and others see it. Needs root: the disk is a small one. */
export async function photographDiskTrouble(camera: Camera): Promise<void> {
  await withPerson(INES, async (ines) => {
    const disk = mountSmallDisk(ines);
    try {
      await withPerson(PRIYA, (priya) => fillTheDisk(ines, priya, disk, camera));
      await ines.quitsHearth();
      await damageMessage(ines, 'The oak comes on Thursday');
      await ines.opensHearth();
      await ines.page.getByRole('region', { name: /^Part of General/ }).waitFor();
      await camera(ines, 'damaged-messages');
      await ines.quitsHearth();
      await damageIdentity(ines);
      await ines.opensHearth();
      await ines.button('Join another host').waitFor();
      await camera(ines, 'host-not-opened');
      await ines.quitsHearth();
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });
}

async function fillTheDisk(ines: Person, priya: Person, disk: string, camera: Camera): Promise<void> {
  for (const person of [ines, priya]) await person.saysTheirName();
  await ines.hostsHere();
  await priya.meets('Ines’s computer');
  await priya.joins();
  for (const person of [ines, priya]) await person.opensRoom('General');
  await ines.writes('The oak comes on Thursday, not Wednesday.');
  await priya.reads('The oak comes on Thursday, not Wednesday.');
  await priya.writes('Then I glue the chairs first.');
  await ines.reads('Then I glue the chairs first.');
  const ballast = join(disk, 'ballast');
  const { bavail, bsize } = await statfs(disk);
  await writeFile(ballast, Buffer.alloc(bavail * bsize));
  await priya.writes(`And this is the list of what is left to do:\n${'Measure, cut, sand, glue, wait.\n'.repeat(200)}`);
  await ines.page.getByRole('region', { name: /the disk is full/ }).waitFor();
  await camera(ines, 'disk-full');
  await rm(ballast);
  await ines.page.getByRole('region', { name: /the disk is full/ }).waitFor({ state: 'detached' });
  await ines.opensSettings('This host');
  await camera(ines, 'settings-storage', () => ines.page.getByText('Last trouble').scrollIntoViewIfNeeded());
  await ines.button('Back to rooms').click();
}

/** A disk of one MiB in the place of the host's folder. */
function mountSmallDisk(owner: Person): string {
  const disk = hostFolder(owner);
  execFileSync('mkdir', ['-p', disk]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]);
  return disk;
}

async function withPerson(name: string, act: (person: Person) => Promise<void>): Promise<void> {
  const person = await Person.arrives(name);
  try {
    await act(person);
  } finally {
    await person.leaves();
  }
}
