import { Link } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import { joinLinkOf } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Fingerprint } from '../../ui/fingerprint';
import { Row, Section } from './sheet';

/** How to find a host that was joined, and the way out of it. */
export function HostNetwork({ host }: { readonly host: HostEntry }) {
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <>
      <Section title="Network">
        <Row title="Address" text={<code>{host.address}</code>}>
          <CopyButton size="small" value={host.address} aria-label="Copy address">
            Copy
          </CopyButton>
        </Row>
        <Row title="Invitation link" text="Carries the fingerprint, not the join code.">
          <CopyButton size="small" icon={<Link />} value={joinLinkOf(host)}>
            Copy link
          </CopyButton>
        </Row>
        <Row top title="Fingerprint" text="The same on every computer that joined it.">
          <Fingerprint value={host.fingerprint} label="Fingerprint" />
        </Row>
      </Section>
      <Section title="Leave">
        <Row title={`Leave ${host.name}`} text="Hearth forgets it on this computer. What you wrote stays there.">
          <Button size="small" variant="danger" onClick={() => openDialog({ kind: 'leave-host', host: host.id })}>
            Leave…
          </Button>
        </Row>
      </Section>
    </>
  );
}
