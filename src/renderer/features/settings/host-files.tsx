import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import { LIMITS } from '#shared/protocol/limits';
import { useBridge } from '../../state/bridge';
import { useSpeech } from '../../state/words';
import { FormError } from '../../ui/form-error';
import { Select } from '../../ui/select';
import { useAttempt } from '../../ui/use-attempt';
import { limitWords } from './byte-words';
import { Block, Row, Section } from './sheet';

const MB = 1024 * 1024;

/** Sizes to choose from, in bytes; 0 for no files at all. */
const SIZES: readonly number[] = [0, 10 * MB, 50 * MB, LIMITS.fileBytes, 1024 * MB, 4 * 1024 * MB, LIMITS.fileBytesMax];

interface HostFilesProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
}

/** How large a file people may attach, for the owner and admins to choose. */
export function HostFiles({ host, system }: HostFilesProps) {
  const bridge = useBridge();
  const speech = useSpeech();
  const words = speech.words.settings.host;
  const { busy, problem, attempt } = useAttempt();
  const current = system.host.file_bytes;
  const sizes = SIZES.includes(current) ? SIZES : [...SIZES, current].sort((one, other) => one - other);
  const choose = (bytes: string) =>
    void attempt(() => bridge.pushSystem(host.id, 'host-update', { file_bytes: Number(bytes) }));
  return (
    <Section title={words.rules}>
      <Row title={words.fileLimit} text={words.fileLimitText}>
        <Select
          label={words.fileLimit}
          value={String(current)}
          disabled={busy}
          onChange={choose}
          options={sizes.map((bytes) => ({
            value: String(bytes),
            label: bytes === 0 ? words.noFiles : limitWords(bytes, speech),
          }))}
        />
      </Row>
      {problem && (
        <Block>
          <FormError message={problem} />
        </Block>
      )}
    </Section>
  );
}
