import { useState } from 'react';
import type { Download } from '#shared/bridge/files';
import { useAppState, useBridge } from '../../state/bridge';

/** A file of a message, by where it is. */
export interface FilePlace {
  readonly host: string;
  readonly room: string;
  readonly file: string;
}

interface FileActions {
  /** The last saving of this file; null when it was never asked for. */
  readonly download: Download | null;
  /** Why the last action did not work. */
  readonly problem: string | null;
  save(): Promise<void>;
  stop(): Promise<void>;
  show(): Promise<void>;
}

/** What can be done with a file of a message, and how far it got. */
export function useFileActions({ host, room, file }: FilePlace): FileActions {
  const bridge = useBridge();
  const downloads = useAppState((state) => state.downloads);
  const [problem, setProblem] = useState<string | null>(null);
  const place = { host, room, file };
  const run = async (name: 'files.save' | 'files.stop' | 'files.show') => {
    const answer = await bridge.request(name, place);
    setProblem(answer.ok ? null : answer.error.message);
  };
  const download = downloads.find((one) => one.host === host && one.room === room && one.file === file) ?? null;
  return {
    download,
    problem: problem ?? download?.error ?? null,
    save: () => run('files.save'),
    stop: () => run('files.stop'),
    show: () => run('files.show'),
  };
}
