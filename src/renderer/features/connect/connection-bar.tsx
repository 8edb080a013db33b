import { WifiOff } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import { useBridge } from '../../state/bridge';
import type { Reach } from '../../state/host-words';
import { useWords } from '../../state/words';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';
import text from '../../ui/text.module.css';
import { useNow } from '../../ui/use-now';

/** No host asks for a longer wait. */
const LONGEST_WAIT_S = 600;

interface ConnectionBarProps {
  readonly host: HostEntry;
  readonly reach: Reach;
}

/** Says over the conversation that its host is out of reach, or why it takes nobody in. Nothing for a short break. */
export function ConnectionBar({ host, reach }: ConnectionBarProps) {
  const bridge = useBridge();
  const words = useWords().connect.bar;
  const { connection } = host;
  if (connection.state !== 'reconnecting' || reach === 'online') return null;
  return (
    <Bar
      tone="caution"
      icon={<WifiOff />}
      actions={
        <>
          {connection.next && <NextTry at={connection.next} />}
          <Button size="small" onClick={() => void bridge.request('connect.retry', { host: host.id })}>
            {words.tryNow}
          </Button>
        </>
      }
    >
      {connection.answers ? connection.message : words.outOfReach(host.name)}
    </Bar>
  );
}

/** Not spoken: a countdown in a live region would never stop talking. */
function NextTry({ at }: { readonly at: string }) {
  const words = useWords().connect.bar;
  const now = useNow(1_000);
  const seconds = Math.ceil((Date.parse(at) - now.getTime()) / 1_000);
  // So far ahead only after the clock was set back.
  if (seconds <= 0 || seconds > LONGEST_WAIT_S) return null;
  return (
    <span className={text.numbers} aria-hidden="true">
      {words.nextTry(seconds)}
    </span>
  );
}
