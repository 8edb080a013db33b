import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, respond } from '../../../src/main/desktop/app-scheme';
import { tempFolder } from '../../support/temp-folder';

async function site(): Promise<string> {
  const folder = await tempFolder();
  const page = join(folder, 'renderer');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(page, 'index.html'), '<h1>Hearth</h1>');
  await writeFile(join(page, 'assets/index.js'), 'export {}');
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(page, 'notes.txt'), 'notes');
  return page;
}

describe('the app scheme', () => {
  it('serves the page with its type and a policy that allows nothing from outside', async () => {
    const answer = await respond('app://hearth/index.html', await site());
    expect(await answer.text()).toBe('<h1>Hearth</h1>');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|http/);
  });

  it('serves scripts as scripts', async () => {
    const answer = await respond('app://hearth/assets/index.js?v=1', await site());
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    'app://hearth/../secret.html',
    'app://hearth/%2e%2e/secret.html',
    'app://hearth/..%2fsecret.html',
    'app://hearth/assets/..%2f..%2fsecret.html',
    'app://hearth/..%5csecret.html',
    'app://hearth/%ff',
    'app://hearth/notes.txt',
    'app://hearth/',
    'app://elsewhere/index.html',
    'app://hearth/missing.js',
  ])('does not serve %s', async (url) => {
    expect((await respond(url, await site())).status).toBe(404);
  });
});
