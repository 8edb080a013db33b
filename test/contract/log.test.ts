import { MemoryLog } from '../support/memory-log';
import { openedStore } from '../support/opened-store';
import { tempFolder } from '../support/temp-folder';
import { logContract } from './log.contract';

logContract('the lowdb log', async () => (await openedStore(await tempFolder())).log);
logContract('the lowdb log with segments of a few messages', async () => {
  const store = await openedStore(await tempFolder(), { segmentBytes: 2_000 });
  return store.log;
});
logContract('the log in memory', async () => new MemoryLog());
