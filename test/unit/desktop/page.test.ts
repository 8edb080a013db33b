import { describe, expect, it } from 'vitest';
import { builtPage, developmentPage, type Page } from '../../../src/main/desktop/page';

type Protocol = Parameters<typeof builtPage>[0];
type Session = Parameters<typeof developmentPage>[0];

const built = (): Page => builtPage({ handle: () => undefined } as unknown as Protocol, '/app/renderer');
const served = (): Page => {
  const webRequest = { onHeadersReceived: () => undefined };
  return developmentPage({ webRequest } as unknown as Session, 'http://localhost:5173');
};

describe('the page of the app', () => {
  it.each([
    ['app://hearth/index.html', true, built],
    ['app://hearth/assets/index.js', true, built],
    ['app://elsewhere/index.html', false, built],
    ['https://hearth/index.html', false, built],
    ['file:///app/renderer/index.html', false, built],
    ['about:blank', false, built],
    ['', false, built],
    ['http://localhost:5173/', true, served],
    ['http://localhost:5174/', false, served],
  ])('knows its own addresses: %s is it: %s', (url, ours, make) => {
    expect(make().isOurs(url)).toBe(ours);
  });

  it('is replaced by a new document of its own, not by a navigation that is denied', () => {
    const page = built();
    const start = { url: page.url, isMainFrame: true, isSameDocument: false };
    expect(page.isReplacedBy(start)).toBe(true);
    expect(page.isReplacedBy({ ...start, url: 'https://example.org/' })).toBe(false);
    expect(page.isReplacedBy({ ...start, isSameDocument: true })).toBe(false);
    expect(page.isReplacedBy({ ...start, isMainFrame: false })).toBe(false);
  });
});
