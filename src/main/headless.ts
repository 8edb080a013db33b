import { setFlagsFromString } from 'node:v8';
import { runCommandLine } from './headless/command-line';
import { searchWorkerPath } from './worker-paths';

// The plain-Node entry: a host without a window, and what is done to its data from a terminal.

// V8 would take 40 MB to compile the WebAssembly of the search index a second time, for speed that nobody waits for. Inside
// of Electron, whose flags are its own, it may.
if (process.versions.electron === undefined) setFlagsFromString('--liftoff-only');

void runCommandLine(process.argv.slice(2), searchWorkerPath(__dirname));
