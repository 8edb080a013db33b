import { Link } from 'lucide-react';
import type { HostEntry } from '#shared/bridge/state';
import { joinLinkOf } from '../../state/host-words';
import { useNavigation } from '../../state/navigation';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { Fingerprint } from '../../ui/fingerprint';
import { Row, Section } from './sheet';

/** How to find a host that was joined, and the way out of it. */
export function HostNetwork({ host }: { readonly host: HostEntry }) {
  const { settings, ui } = useWords();
  const words = settings.host;
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  return (
    <>
      <Section title={words.network}>
        <Row title={words.address} text={<code>{host.address}</code>}>
          <CopyButton size="small" value={host.address} aria-label={words.copyAddress}>
            {ui.copy}
          </CopyButton>
        </Row>
        <Row title={words.link} text={words.linkWithoutCode}>
          <CopyButton size="small" icon={<Link />} value={joinLinkOf(host)}>
            {words.copyLink}
          </CopyButton>
        </Row>
        <Row top title={words.fingerprint} text={words.fingerprintJoined}>
          <Fingerprint value={host.fingerprint} label={words.fingerprint} />
        </Row>
      </Section>
      <Section title={words.leave}>
        <Row title={words.leaveNamed(host.name)} text={words.leaveText}>
          <Button size="small" variant="danger" onClick={() => openDialog({ kind: 'leave-host', host: host.id })}>
            {words.leaveAction}
          </Button>
        </Row>
      </Section>
    </>
  );
}
