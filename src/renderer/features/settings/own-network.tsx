import { Link } from 'lucide-react';
import { useBridge } from '../../state/bridge';
import { useWords } from '../../state/words';
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
  const { settings, ui } = useWords();
  const words = settings.host;
  const { problem, attempt } = useAttempt();
  const setVisible = (visible: boolean) => void attempt(() => bridge.request('hosting.set-visible', { visible }));
  return (
    <Section title={words.network}>
      <Row title={words.visible} text={words.visibleText}>
        <Switch label={words.visible} checked={hosting.visible} onChange={setVisible} />
      </Row>
      {hosting.addresses.map((address, index) => (
        <Row key={address} title={index === 0 ? words.address : words.anotherAddress} text={<code>{address}</code>}>
          <CopyButton size="small" value={address} aria-label={words.copyNamed(address)}>
            {ui.copy}
          </CopyButton>
        </Row>
      ))}
      <Row title={words.link} text={hosting.code ? words.linkWithCode : words.linkOpen}>
        <CopyButton size="small" icon={<Link />} value={hosting.link}>
          {words.copyLink}
        </CopyButton>
      </Row>
      <Row top title={words.fingerprint} text={words.fingerprintOwn}>
        <Fingerprint value={hosting.fingerprint} label={words.fingerprint} />
      </Row>
      {problem && (
        <Block>
          <FormError message={problem} />
        </Block>
      )}
    </Section>
  );
}
