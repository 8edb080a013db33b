import { runCommandLine } from './headless/command-line';
import { searchWorkerPath } from './worker-paths';

// The plain-Node entry: a host without a window, and what is done to its data from a terminal.

void runCommandLine(process.argv.slice(2), searchWorkerPath(__dirname));
