import { replaceFile } from '../../src/main/store/disk/replace-file';
import type { Answer, Call } from './child';

// The entry of a process that replaces a file: `node child.cjs PATH`, told the content over the IPC channel of a fork.

const [path = ''] = process.argv.slice(2);

process.on('message', (call: Call) => void answer(call));
// A test that was broken off leaves nobody behind.
process.on('disconnect', () => process.exit());

async function answer({ call, input }: Call): Promise<void> {
  try {
    await replaceFile(path, Buffer.from(String(input)));
    send({ call, value: null });
  } catch (error) {
    send({ call, error: { message: String(error) } });
  }
}

const send = (answer: Answer): void => void process.send?.(answer);
