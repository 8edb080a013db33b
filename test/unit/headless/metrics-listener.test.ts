import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { MetricsListener } from '../../../src/main/headless/metrics/metrics-listener';
import { OperatorPages } from '../../../src/main/headless/metrics/operator-pages';
import { memoryLogger } from '../../support/memory-logger';
import { ask } from '../../support/metrics';

async function listener(limits?: { connections: number; deadlineMs: number }) {
  const pages = new OperatorPages(memoryLogger());
  const opened = await MetricsListener.open({ port: 0, bind: '127.0.0.1' }, pages, limits);
  if (!opened.ok) throw new Error(opened.error);
  onTestFinished(async () => {
    pages.stop();
    await opened.value.close();
  });
  return { pages, port: opened.value.port, url: `http://127.0.0.1:${opened.value.port}` };
}

const closing = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve));

function caller(port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  return socket;
}

test('before there is a host it answers, and says so', async () => {
  const { url } = await listener();
  const { status, text } = await ask(`${url}/healthz`);
  expect([status, JSON.parse(text).status]).toEqual([503, 'starting']);
  expect((await ask(`${url}/metrics`)).text).toContain('\nhearth_sockets 0\n');
  expect((await ask(`${url}/`)).status).toBe(404);
});

test('who drips a request is cut off', async () => {
  const { port } = await listener({ connections: 5, deadlineMs: 300 });
  const slow = caller(port);
  const closed = closing(slow);
  slow.write('GET /metrics HTTP/1.1\r\n');
  const drip = setInterval(() => slow.write('X'), 20);
  await closed;
  clearInterval(drip);
});

test('one connection too many is turned away and the others are answered', async () => {
  const { port } = await listener({ connections: 2, deadlineMs: 10_000 });
  const idle = caller(port);
  await once(idle, 'connect');
  const second = caller(port);
  await once(second, 'connect');
  const third = caller(port);
  await closing(third);
  let answer = '';
  second.on('data', (chunk) => {
    answer += chunk;
  });
  second.write('GET /metrics HTTP/1.1\r\nHost: here\r\n\r\n');
  await closing(second);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

test('what a page fails at is logged and answered', async () => {
  const logger = memoryLogger();
  const pages = new OperatorPages(logger);
  onTestFinished(() => pages.stop());
  const opened = await MetricsListener.open({ port: 0, bind: '127.0.0.1' }, pages);
  if (!opened.ok) throw new Error(opened.error);
  onTestFinished(() => opened.value.close());
  pages.watch({
    card: () => ({ id: 'h', name: 'Host', fingerprint: 'f', policy: 'open', version: '1.0.0', file_bytes: 0 }),
    fault: () => Promise.reject(new Error('a bug')),
    vitals: () => {
      throw new Error('a bug');
    },
  });
  const url = `http://127.0.0.1:${opened.value.port}`;
  expect((await ask(`${url}/healthz`)).status).toBe(500);
  expect((await ask(`${url}/metrics`)).status).toBe(500);
  expect(logger.lines.map(({ event }) => event)).toEqual(['page_failed', 'page_failed']);
});
