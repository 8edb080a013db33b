import { useState } from 'react';
import { KeyFileStep } from './key-file-step';
import { NameStep } from './name-step';

interface ArrivalProps {
  /** Opens a host of a person who came from another computer. */
  readonly onOpen: (host: string) => void;
}

/** Who is here: somebody new, who says their name, or somebody from another computer, who brings their key. */
export function Arrival({ onOpen }: ArrivalProps) {
  const [file, setFile] = useState<string | null>(null);
  if (file === null) return <NameStep onKeyFile={setFile} />;
  return <KeyFileStep key={file} file={file} onFile={setFile} onBack={() => setFile(null)} onOpen={onOpen} />;
}
