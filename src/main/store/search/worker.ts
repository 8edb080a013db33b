import { parentPort, workerData } from 'node:worker_threads';
import { Engine } from './engine';
import type { AnswerMessage, CallMessage, EngineData } from './engine-calls';

// The entry of the thread that keeps the search index: calls come in, answers go out, one after the other.

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker.');
const { path, now } = workerData as EngineData;
const engine = Engine.open(path, now);

port.on('message', ({ id, name, args }: CallMessage) => {
  const method = engine[name] as (...args: readonly unknown[]) => unknown;
  let answer: AnswerMessage;
  try {
    answer = { id, value: method.apply(engine, [...args]) };
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(answer);
  if (name === 'close') port.close();
});
