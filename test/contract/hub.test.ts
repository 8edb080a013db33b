import { LocalHub } from '../../src/main/host/hub/local-hub';
import { memoryLogger } from '../support/memory-logger';
import { hubContract } from './hub.contract';

hubContract('the local hub', async () => new LocalHub(memoryLogger()));
