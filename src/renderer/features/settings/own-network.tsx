import { Link } from 'lucide-react';
import { useBridge } from '../../state/bridge';
import { CopyButton } from '../../ui/copy-button';
import { Fingerprint } from '../../ui/fingerprint';
import { FormError } from '../../ui/form-error';
import { Switch } from '../../ui/switch';
import { useAttempt } from '../../ui/use-attempt';
import type { Burning } from './own-host';
import { Block, Row, Section } from './sheet';

/** How others find the host of this computer. */
export function OwnNetwork({ hosting }: { readonly hosting: Burning }) {
  const bridge = useBridge();
  const { problem, attempt } = useAttempt();
  const setVisible = (visible: boolean) => void attempt(() => bridge.request('hosting.set-visible', { visible }));
  return (
    <Section title="Network">
      <Row title="Show this host on the network" text="Off: people need the link or the address.">
        <Switch label="Show this host on the network" checked={hosting.visible} onChange={setVisible} />
      </Row>
      {hosting.addresses.map((address, index) => (
        <Row key={address} title={index === 0 ? 'Address' : 'Another address'} text={<code>{address}</code>}>
          <CopyButton size="small" value={address} aria-label={`Copy ${address}`}>
            Copy
          </CopyButton>
        </Row>
      ))}
      <Row
        title="Invitation link"
        text={hosting.code ? 'Carries the fingerprint and the join code.' : 'Carries the fingerprint.'}
      >
        <CopyButton size="small" icon={<Link />} value={hosting.link}>
          Copy link
        </CopyButton>
      </Row>
      <Row top title="Fingerprint" text="Read it to people who join for the first time.">
        <Fingerprint value={hosting.fingerprint} label="Fingerprint" />
      </Row>
      {problem && (
        <Block>
          <FormError message={problem} />
        </Block>
      )}
    </Section>
  );
}
