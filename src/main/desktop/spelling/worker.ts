import { parentPort, workerData } from 'node:worker_threads';
import { HunspellSpeller } from './hunspell-speller';
import type { QuestionMessage, ReplyMessage, SpellerData } from './speller';

// The entry of the thread that keeps the dictionaries: questions come in, answers go out. The first ones wait until the
// dictionaries are loaded.

const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker.');
const opening = HunspellSpeller.open(workerData as SpellerData);

port.on('message', async (message: QuestionMessage) => {
  port.postMessage(await answer(message));
});

async function answer({ id, question }: QuestionMessage): Promise<ReplyMessage> {
  try {
    const speller = await opening;
    const asked = question.for === 'wrong' ? speller.wrong(question.words) : speller.suggestions(question.word);
    return { id, words: await asked };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
