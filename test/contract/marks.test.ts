import { MemoryMarks } from '../support/memory-marks';
import { openedStore } from '../support/opened-store';
import { tempFolder } from '../support/temp-folder';
import { marksContract } from './marks.contract';

marksContract('the marks on disk', async () => (await openedStore(await tempFolder())).marks);
marksContract('the marks in memory', async () => new MemoryMarks());
