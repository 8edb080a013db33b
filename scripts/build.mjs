import { runNode, tool } from './run.mjs';
import { hashOfInputs, markBuilt, markUnbuilt } from './setup.mjs';

// `npm run build`: main, preload and renderer into out/, with a note of what they were built from.

const inputs = await hashOfInputs();
await markUnbuilt();
const { code } = await runNode(tool('electron-vite/bin/electron-vite.js'), ['build', ...process.argv.slice(2)]);
if (code === 0) await markBuilt(inputs);
process.exitCode = code;
