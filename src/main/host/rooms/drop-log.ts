import type { Logger } from '../../logger';
import type { Store } from '../../store/store';

/** Deletes the messages, marks and files of a deleted room from the disk. Never rejects: what fails is done by the next start. */
export type DropLog = (roomId: string) => Promise<void>;

/** Drops a room's messages, marks and files, and then the mark that says they are to be dropped. */
export const createDropLog =
  ({ registry, log, marks, files }: Pick<Store, 'registry' | 'log' | 'marks' | 'files'>, logger: Logger): DropLog =>
  async (roomId) => {
    try {
      await log.drop(roomId);
      await marks.drop(roomId);
      await files.drop(roomId);
      await registry.update((records) => records.delete('drops', roomId));
    } catch (error) {
      // The room is gone for everybody all the same, and there is no way back.
      logger.error('room_log_not_dropped', error, { room: roomId });
    }
  };

/** Finishes what a crash or a failing disk left undone when rooms were deleted. */
export async function finishDrops({ registry }: Pick<Store, 'registry'>, dropLog: DropLog): Promise<void> {
  for (const { id } of await registry.list('drops')) await dropLog(id);
}
