import type { HostEntry } from '#shared/bridge/state';
import { useAppState, useHost } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { useReach } from '../../state/use-reach';
import { useWords } from '../../state/words';
import { Arch } from '../../ui/arch';
import { HostFiles } from './host-files';
import { HostName } from './host-name';
import { HostNetwork } from './host-network';
import { HostPeople } from './host-people';
import { HostPolicy } from './host-policy';
import { Newcomers } from './newcomers';
import { OpenAtLogin } from './open-at-login';
import { OwnDeletion } from './own-deletion';
import { OwnHost } from './own-host';
import { OwnNetwork } from './own-network';
import { OwnStorage } from './own-storage';
import { Row, Section } from './sheet';
import { StartHosting } from './start-hosting';

/** A host: the one of this computer, or one that was joined. Who may change what, the host decides. */
export function HostPage({ host: id }: { readonly host: string | null }) {
  const hosting = useAppState((state) => state.hosting);
  const ownId = hosting.state === 'on' ? hosting.id : null;
  const host = useHost(id ?? ownId);
  const own = hosting.state === 'on' && (id === null || id === hosting.id) ? hosting : null;
  if (id === null && !own) return <StartHosting />;
  return (
    <>
      <Section>
        {own ? <OwnHost hosting={own} /> : host && <OtherHost host={host} />}
        {host && <HostName host={host} />}
        {own && <OpenAtLogin />}
      </Section>
      {host && <Managed host={host} />}
      {own ? <OwnNetwork hosting={own} /> : host && <HostNetwork host={host} />}
      {own && (
        <>
          <OwnStorage hosting={own} />
          <OwnDeletion hosting={own} />
        </>
      )}
    </>
  );
}

function OtherHost({ host }: { readonly host: HostEntry }) {
  const reach = useReach(host.connection);
  const words = useWords().hosts.reach;
  return (
    <Row
      before={<Arch name={host.name} fire={reach === 'online' ? 'lit' : 'cold'} current />}
      title={<b>{host.name}</b>}
      text={`${words[reach]} · ${host.address}`}
    />
  );
}

/** Rules and people: known while the host answers. */
function Managed({ host }: { readonly host: HostEntry }) {
  const system = useSystem(host.id);
  if (!system || host.connection.state !== 'online') return null;
  const manages = system.user.role !== 'member';
  return (
    <>
      {manages && <HostPolicy host={host} system={system} />}
      {manages && <HostFiles host={host} system={system} />}
      {manages && <Newcomers host={host.id} system={system} />}
      <HostPeople host={host.id} system={system} />
    </>
  );
}
