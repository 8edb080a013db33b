import { MemoryRegistry } from '../support/memory-registry';
import { openedStore } from '../support/opened-store';
import { tempFolder } from '../support/temp-folder';
import { registryContract } from './registry.contract';

registryContract('the lowdb registry', async () => (await openedStore(await tempFolder())).registry);
registryContract('the registry in memory', async () => new MemoryRegistry());
