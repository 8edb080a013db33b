// Preloaded into a process whose memory a test measures (`NODE_OPTIONS=--require …`): at SIGUSR2 it collects garbage and
// writes one line about its memory to standard error. Without it a figure would tell when garbage was collected last.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  process.stderr.write(`${JSON.stringify({ event: 'memory_probe', ...process.memoryUsage() })}\n`);
});
