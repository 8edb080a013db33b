import { onTestFinished } from 'vitest';
import { openSearch } from '../../src/main/store/search/open-search';
import { memoryLogger } from '../support/memory-logger';
import { MemorySearch } from '../support/memory-search';
import { tempFolder } from '../support/temp-folder';
import { searchContract } from './search.contract';

searchContract('the search index in SQLite', async (log, registry) => {
  const search = openSearch({ folder: await tempFolder(), log, registry, logger: memoryLogger() });
  onTestFinished(() => search.close());
  return search;
});
searchContract('the search that reads everything', async (log, registry) => new MemorySearch(log, registry));
