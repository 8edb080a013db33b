import { Slots } from '../../slots';

/** So many reads and writes of files at once. Node has four threads for the disk: the others are left to messages. */
const AT_ONCE = 2;

/** Lets work with large files wait for its turn. */
export class DiskTurns extends Slots {
  constructor() {
    super(AT_ONCE);
  }
}
