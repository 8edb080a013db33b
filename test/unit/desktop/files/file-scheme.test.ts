import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerFile, type ShownSource } from '../../../../src/main/desktop/files/file-scheme';
import { someBytes } from '../../../support/file-line';
import { tempFolder } from '../../../support/temp-folder';

/** One picture in one room, and an attachment; everything that is asked for is noted. */
async function setUp() {
  const bytes = someBytes(1_000);
  const path = join(await tempFolder(), 'content');
  await writeFile(path, bytes);
  const asked: unknown[] = [];
  const content = { path, size: bytes.length, type: 'image/png' };
  const files: ShownSource = {
    shown: async (place) => {
      asked.push(place);
      return place.host === 'Studio' && place.room === 'lunch' && place.file === 'boat' ? content : null;
    },
    shownAttachment: async (id) => {
      asked.push(id);
      if (id === 'broken') throw new Error('The disk broke.');
      return id === 'pasted' ? content : null;
    },
  };
  const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    answerFile({ url, method, headers: new Headers(headers) }, files);
  return { bytes, asked, get };
}

describe('the scheme of files', () => {
  it('serves a picture as what its content is, and nothing may be made of it', async () => {
    const { bytes, asked, get } = await setUp();
    const answer = await get('hearth-file://file/Studio/lunch/boat');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '1000',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(asked).toEqual([{ host: 'Studio', room: 'lunch', file: 'boat' }]);
    expect((await get('hearth-file://attachment/pasted')).status).toBe(200);
  });

  it.each([
    ['bytes=0-9', 206, 10],
    ['bytes=990-', 206, 10],
    ['bytes=-1', 206, 1],
    ['bytes=1000-', 416, 0],
    ['bytes=oops', 200, 1_000],
  ])('answers the range %s with %d', async (range, status, length) => {
    const { get } = await setUp();
    const answer = await get('hearth-file://file/Studio/lunch/boat', { range });
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([status, length]);
  });

  it.each([
    'hearth-file://file/Studio/lunch/other',
    'hearth-file://file/Studio/lunch',
    'hearth-file://file/Studio/lunch/boat/more',
    'hearth-file://file/Studio/lunch/../../../etc/passwd',
    'hearth-file://file/Studio/%2e%2e/boat',
    'hearth-file://attachment/../file/Studio/lunch/boat',
    'hearth-file://attachment/broken',
    'hearth-file://attachment/',
    'hearth-file://elsewhere/pasted',
    'hearth-file:',
    'no address',
  ])('does not serve %s', async (url) => {
    const { get } = await setUp();
    expect((await get(url)).status).toBe(404);
  });

  it('takes nothing but GET', async () => {
    const { get } = await setUp();
    expect((await get('hearth-file://attachment/pasted', {}, 'POST')).status).toBe(404);
  });
});
