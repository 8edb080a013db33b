import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { Starts } from '../../../src/main/desktop/single-instance';

const LINK = 'hearth://studio:4747/?code=x';

function setUp(argv: readonly string[] = ['/usr/bin/hearth']) {
  const app = new EventEmitter();
  const starts = new Starts(app, argv);
  const heard: (string | null)[] = [];
  return { app, heard, listen: () => starts.listen((link) => heard.push(link)) };
}

it('this start is told, with the link that caused it', () => {
  const { heard, listen } = setUp(['/usr/bin/hearth', LINK]);
  listen();
  expect(heard).toEqual([LINK]);
});

it('a second start comes here', () => {
  const { app, heard, listen } = setUp();
  listen();
  app.emit('second-instance', {}, ['/usr/bin/hearth', LINK]);
  app.emit('second-instance', {}, ['/usr/bin/hearth']);
  expect(heard).toEqual([null, LINK, null]);
});

it('what comes before there is a window waits for it', () => {
  const { app, heard, listen } = setUp();
  let refused = 0;
  app.emit('open-url', { preventDefault: () => refused++ }, LINK);
  app.emit('activate');
  expect(heard).toEqual([]);
  listen();
  expect(heard).toEqual([null, LINK, null]);
  expect(refused).toBe(1);
});
