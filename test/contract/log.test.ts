import type { Log } from '../../src/main/store/log';
import type { StoreOptions } from '../../src/main/store/open-store';
import { MemoryLog } from '../support/memory-log';
import { openedStore } from '../support/opened-store';
import { tempFolder } from '../support/temp-folder';
import { amendmentsContract } from './amendments.contract';
import { logContract } from './log.contract';

const onDisk = (options: Partial<StoreOptions>) => async () => (await openedStore(await tempFolder(), options)).log;

const ADAPTERS: Readonly<Record<string, () => Promise<Log>>> = {
  'the lowdb log': onDisk({}),
  'the lowdb log with segments of a few messages': onDisk({ segmentBytes: 2_000 }),
  'the log in memory': async () => new MemoryLog(),
};

for (const [adapter, open] of Object.entries(ADAPTERS)) {
  logContract(adapter, open);
  amendmentsContract(adapter, open);
}
amendmentsContract('the lowdb log that folds all the time', onDisk({ segmentBytes: 2_000, foldAfter: 1 }));
