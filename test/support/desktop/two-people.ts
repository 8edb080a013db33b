import { firstName } from '#shared/first-name';
import { Person } from './person';

/** Who hosts; stories on one network at the same time keep apart by it. */
export const INES = `Ines-${process.pid} Ferreira`;
export const PRIYA = 'Priya Raghunathan';
/** What her host is called. */
export const HOST = `Ines-${process.pid}’s computer`;

/** Two people on one host, each at a computer of their own. */
export interface Two {
  readonly ines: Person;
  readonly priya: Person;
}

/** Ines hosts, Priya finds her and joins; both are added to `people` as they come, so that they leave whatever happens. */
export async function meetOnOneHost(people: Person[], name = INES): Promise<Two> {
  const ines = await Person.arrives(name);
  people.push(ines);
  const priya = await Person.arrives(PRIYA);
  people.push(priya);
  for (const person of [ines, priya]) await person.saysTheirName();
  await ines.hostsHere();
  await priya.meets(`${firstName(name)}’s computer`);
  await priya.joins();
  return { ines, priya };
}

/** Everybody goes, who came last first. */
export async function everybodyLeaves(people: readonly Person[]): Promise<void> {
  for (const person of [...people].reverse()) await person.leaves();
}
