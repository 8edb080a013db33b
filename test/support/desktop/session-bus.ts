import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LongRunning, startLongRunning } from './long-running';

/** A D-Bus session bus of our own. */
export interface SessionBus extends LongRunning {
  /** The value of `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
}

/** Without service folders nothing is started behind our back: whoever is on the bus was put there by a test. */
const CONFIGURATION = (
  socket: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Starts a session bus whose socket and configuration are in `folder`. */
export async function startSessionBus(folder: string): Promise<SessionBus> {
  const configuration = join(folder, 'bus.conf');
  await writeFile(configuration, CONFIGURATION(join(folder, 'bus')));
  const args = [`--config-file=${configuration}`, '--nofork', '--nosyslog', '--print-address=1'];
  const { firstLine, ...daemon } = await startLongRunning('dbus-daemon', args, { readyOn: 1 });
  return { ...daemon, address: firstLine.trim() };
}
