import { expect, test } from 'vitest';
import { logExcerpt } from '../../../../src/main/desktop/report/log-excerpt';

const line = (fields: object) => JSON.stringify({ level: 'warn', time: '2026-11-23T09:00:00.000Z', ...fields });
const BEGIN = '2026-11-23T09:00:00.000Z warn';

test('a line keeps when, how grave, which event, its numbers and what the program calls its failures', () => {
  expect(logExcerpt(line({ event: 'peer_attempt_failed', kind: 'no-answer', attempt: 3 }))).toBe(
    `${BEGIN} peer_attempt_failed attempt=3 kind=no-answer`,
  );
  expect(logExcerpt(line({ event: 'peer_refused', reason: 'bad_code' }))).toBe(`${BEGIN} peer_refused reason=bad_code`);
  expect(logExcerpt(line({ event: 'export_not_written', error: 'Error', code: 'ENOSPC' }))).toBe(
    `${BEGIN} export_not_written code=ENOSPC error=Error`,
  );
});

test('ids, files, ports and every text that the program does not know stay out', () => {
  const fields = { host: 'h_7Gz', room: 'r_lunch', port: 4747, file: '/home/ines/x', detail: 'Ines', reason: 'Priya' };
  expect(logExcerpt(line({ event: 'damage_found', ...fields, kind: 'ines', offset: 12 }))).toBe(
    `${BEGIN} damage_found offset=12`,
  );
});

test('of a stack the places in the program are kept, not what its message quotes', () => {
  const stack = [
    'TypeError: no room “Priya’s birthday”',
    '    at Priya (/home/ines/notes.js:1:1)',
    '    at LowdbLog.append (/home/ines/Hearth/resources/app.asar/out/main/index.cjs:1200:14)',
    '    at async C:\\Users\\ines\\hearth\\out\\main\\chunks\\store-a1b2.cjs:7:3',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  ].join('\n');
  expect(logExcerpt(line({ event: 'ipc_handler_failed', error: 'TypeError', stack }))).toBe(
    `${BEGIN} ipc_handler_failed error=TypeError at index.cjs:1200:14 at store-a1b2.cjs:7:3 at node:internal/process/task_queues:95:5`,
  );
});

test.each([
  'Priya wrote this',
  '{"half": "a line',
  '[]',
  'null',
  line({}),
  line({ event: 'Priya was here' }),
  line({ event: 'app_started', level: 'Priya' }),
  line({ event: 'app_started', time: 'Priya' }),
])('what is no line of the log is left out: %s', (text) => {
  expect(logExcerpt(text)).toBeNull();
});
