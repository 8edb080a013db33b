import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { ClosingQuestion } from '../../../src/main/desktop/closing-question';
import { Quitting } from '../../../src/main/desktop/quitting';
import { memoryLogger } from '../../support/memory-logger';

const QUESTION: ClosingQuestion = { message: '1 person is connected.', detail: '', buttons: ['Keep open', 'Quit'] };

/** Electron's way of quitting: a `before-quit` that may be refused, then the end. */
class FakeApp extends EventEmitter {
  readonly log: string[] = [];
  gone: Promise<void>;
  #leave: () => void = () => undefined;

  constructor() {
    super();
    this.gone = new Promise((resolve) => {
      this.#leave = resolve;
    });
  }

  quit(): void {
    let refused = false;
    this.emit('before-quit', { preventDefault: () => (refused = true) });
    if (refused) return;
    this.log.push('quit');
    this.#leave();
  }

  exit(code: number): void {
    this.log.push(`exit ${code}`);
    this.#leave();
  }
}

function setUp(options: { question?: ClosingQuestion | null; platform?: NodeJS.Platform } = {}) {
  const app = new FakeApp();
  let answer: (leave: boolean) => void = () => undefined;
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  let ended: () => void = () => undefined;
  const ending = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const quitting = new Quitting({
    app,
    platform: options.platform ?? 'linux',
    question: () => options.question ?? null,
    ask: () => {
      app.log.push('ask');
      return answered;
    },
    end: () => {
      app.log.push('end');
      return ending;
    },
    logger: memoryLogger(),
  });
  return { app, quitting, answer, ended };
}

it('everything has stopped before the app leaves', async () => {
  const { app, ended } = setUp();
  app.quit();
  expect(app.log).toEqual(['end']);
  ended();
  await app.gone;
  expect(app.log).toEqual(['end', 'quit']);
});

it('closing the window is quitting, and the window stays until all else has stopped', async () => {
  const { app, quitting, ended } = setUp();
  expect(quitting.windowMayClose()).toBe(false);
  ended();
  await app.gone;
  expect(quitting.windowMayClose()).toBe(true);
});

it('on macOS the window closes and the app stays', () => {
  const { app, quitting } = setUp({ platform: 'darwin', question: QUESTION });
  expect(quitting.windowMayClose()).toBe(true);
  expect(app.log).toEqual([]);
});

it('others are connected: it is asked once, and "keep open" changes nothing', async () => {
  const { app, quitting, answer } = setUp({ question: QUESTION });
  quitting.windowMayClose();
  quitting.windowMayClose();
  answer(false);
  await Promise.resolve();
  await Promise.resolve();
  expect(app.log).toEqual(['ask']);
});

it('others are connected: after a yes the app ends', async () => {
  const { app, answer, ended } = setUp({ question: QUESTION });
  app.quit();
  answer(true);
  ended();
  await app.gone;
  expect(app.log).toEqual(['ask', 'end', 'quit']);
});

it('a second quit does not wait for what is slow to stop', () => {
  const { app } = setUp();
  app.quit();
  app.quit();
  expect(app.log).toEqual(['end', 'exit 0']);
});

it('the system’s own end asks nothing', async () => {
  const { app, quitting, ended } = setUp({ question: QUESTION });
  quitting.now();
  ended();
  await app.gone;
  expect(app.log).toEqual(['end', 'quit']);
});
