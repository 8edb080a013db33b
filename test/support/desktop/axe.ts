import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Person } from './person';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The window as it opens first, and the smallest there is: other parts are shown, and other things overlap. */
export const WINDOW_SIZES = [
  { width: 1120, height: 740 },
  { width: 720, height: 480 },
] as const;

export const COLOR_SCHEMES = ['light', 'dark'] as const;

/** What axe-core finds wrong with what someone's window shows now: light and dark, large and small, a line per place. */
export async function axeViolations(person: Person): Promise<string[]> {
  const found: string[] = [];
  for (const size of WINDOW_SIZES) {
    await person.resizesWindow(size);
    for (const colorScheme of COLOR_SCHEMES) {
      // Without motion nothing is half faded in when its contrast is measured.
      await person.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const violations = await violationsNow(person.page);
      found.push(...violations.map((violation) => `${size.width}×${size.height} ${colorScheme}: ${violation}`));
    }
  }
  await person.resizesWindow(WINDOW_SIZES[0]);
  return found;
}

/** The source is evaluated, because the page's content security policy rightly refuses to load it as a script. */
async function violationsNow(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(await source);
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}, at ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
}
