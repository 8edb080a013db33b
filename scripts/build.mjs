import { gatherLicences } from './licences.mjs';
import { runNode, tool } from './run.mjs';
import { hashOfInputs, markBuilt, markUnbuilt } from './setup.mjs';

// `npm run build`: main, preload and renderer into out/, with the licences of all that is in them and a note of
// what they were built from.

const inputs = await hashOfInputs();
await markUnbuilt();
const { code } = await runNode(tool('electron-vite/bin/electron-vite.js'), ['build', ...process.argv.slice(2)]);
if (code === 0) {
  await gatherLicences();
  await markBuilt(inputs);
}
process.exitCode = code;
