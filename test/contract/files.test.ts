import { MemoryFiles } from '../support/memory-files';
import { openedStore } from '../support/opened-store';
import { tempFolder } from '../support/temp-folder';
import { filesContract } from './files.contract';

filesContract('files on disk', async () => (await openedStore(await tempFolder())).files);
filesContract('files in memory', async () => new MemoryFiles());
