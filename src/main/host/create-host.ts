import type { HostCard, Host as HostNoun } from '#shared/nouns/host';
import { DEFAULT_PORT, LIMITS, PROTOCOL } from '#shared/protocol/limits';
import { err, ok } from '#shared/result';
import { openStore } from '../store/open-store';
import { openSearch } from '../store/search/open-search';
import type { Save, Store } from '../store/store';
import { reachableCards } from './addresses';
import { Admission } from './admission/admission';
import { createIdentity, fingerprintOf } from './certificate';
import { Changes } from './changes';
import { createChannels } from './channels/create-channels';
import { Advertiser } from './discovery/advertiser';
import { Disposals } from './disposals';
import type { HostOptions, Kept, StartedHost } from './host';
import { HostSettings, prepareSettings, putVisible } from './host-settings';
import { LocalHub } from './hub/local-hub';
import { Measures, type Vitals } from './measures';
import { RunningHost } from './running-host';
import { PageCursors } from './search/page-cursors';
import { ConnectedSockets } from './socket/connected-sockets';
import { Flusher } from './socket/outbound';
import { PushLimits } from './socket/push-limits';
import { type SocketLimits, SocketServer } from './socket/socket-server';
import { BroadcastFrames } from './socket/text-frame';
import { VERSION } from './version';

/** What a test sets otherwise. */
export interface HostTuning {
  readonly clock?: () => Date;
  readonly limits?: Partial<SocketLimits>;
}

interface Assembly extends Required<HostTuning> {
  readonly store: Store;
  readonly options: HostOptions;
  readonly limits: SocketLimits;
  readonly disposals: Disposals;
  readonly measures: Measures;
}

/** Starts a host, or says in words why it cannot. The only place that knows which adapters a host is made of. */
export async function createHost(options: HostOptions, tuning: HostTuning = {}): Promise<StartedHost> {
  const { logger, measures = new Measures() } = options;
  const { clock = () => new Date() } = tuning;
  const onSave = (save: Save) => measures.onSave(save);
  const store = await openStore(options.data, { logger, createIdentity, now: clock, onSave });
  if (!store.ok) return err({ reason: 'store', message: store.error.message, folder: store.error.reason });
  const disposals = new Disposals(logger);
  disposals.add('store', () => store.value.close());
  const limits = { ...LIMITS, ...tuning.limits };
  try {
    const started = await assemble({ store: store.value, options, clock, limits, disposals, measures });
    if (!started.ok) await disposals.run();
    return started;
  } catch (error) {
    await disposals.run();
    throw error;
  }
}

async function assemble(assembly: Assembly): Promise<StartedHost> {
  const { store, options, clock, limits, disposals } = assembly;
  const { logger, bind = '0.0.0.0', port = DEFAULT_PORT } = options;
  const changes = new Changes(logger);
  await prepareSettings(store.registry, options, clock());
  const settings = await HostSettings.follow(store.registry, changes.tell);
  disposals.add('settings', () => settings.dispose());

  const { id, certificate } = store.identity;
  const fingerprint = fingerprintOf(certificate);
  const card = (): HostNoun => {
    const { name, policy, file_bytes } = settings.value;
    return { id, name, fingerprint, policy, version: VERSION, file_bytes };
  };
  const sockets = new ConnectedSockets(limits, logger);
  sockets.onPresence(changes.tell);

  const { server, vitals } = await createServer(assembly, card, sockets);
  const listening = await server.listen({ port, bind });
  if (!listening.ok) return listening;
  disposals.add('sockets', () => server.stop());

  const advertising = advertise(assembly, { card, settings, changes, port: listening.value });
  return ok(
    new RunningHost({
      ...{ id, fingerprint, bind, card, settings, port: listening.value },
      since: clock(),
      damages: store.damages,
      people: () => sockets.people(),
      vitals,
      fault: () => store.fault(),
      kept: () => countKept(store),
      visible: advertising.visible,
      setVisible: async (visible) => {
        await putVisible(store.registry, visible);
        await advertising.follow();
      },
      onChange: changes.listen,
      stop: () => disposals.run(),
    }),
  );
}

interface Server {
  readonly server: SocketServer;
  readonly vitals: () => Vitals;
}

/** One room after the other: counting is never in anybody's way. */
async function countKept({ registry, log, files }: Store): Promise<Kept> {
  const rooms = await registry.list('rooms');
  let messages = 0;
  for (const { id } of rooms) messages += await log.head(id);
  const kept = await files.kept();
  return { rooms: rooms.length, messages, files: kept.files, file_bytes: kept.bytes };
}

/** The channels, and the sockets that speak to them. */
async function createServer(
  { store, options, clock, limits, disposals, measures }: Assembly,
  card: () => HostNoun,
  sockets: ConnectedSockets,
): Promise<Server> {
  const { logger, rateLimit = true, localPages = null } = options;
  const hub = new LocalHub(logger, measures.delivered);
  const { data: folder, searchWorker: worker } = options;
  const search = openSearch({ folder, ...store, logger, ...(worker !== undefined && { worker }) });
  disposals.add('search', () => search.close());
  const cursors = new PageCursors(store.identity.privateKey);
  const channels = await createChannels({ store, search, cursors, hub, sockets, card, logger, clock, limits });
  disposals.add('channels', () => channels.dispose());

  const monotonic = () => performance.now();
  const pushes = { perSecond: limits.pushesPerSecond, burst: limits.pushBurst };
  const frames = { perSecond: limits.framesPerSecond, burst: limits.frameBurst };
  const audience = { id: store.identity.id, fingerprint: fingerprintOf(store.identity.certificate) };
  const server = new SocketServer({
    identity: store.identity,
    card: () => toHostCard(card()),
    localPages,
    files: channels.filePages,
    admission: new Admission({ store, audience, clock, monotonic }),
    sockets,
    limits,
    connections: {
      kinds: channels.kinds,
      hub,
      limits,
      pushLimits: rateLimit ? new PushLimits(pushes, monotonic) : null,
      frames: rateLimit ? frames : null,
      flusher: new Flusher(),
      broadcastFrames: new BroadcastFrames(),
      logger,
      measures,
      monotonic,
    },
  });
  const vitals = (): Vitals => ({
    ...server.vitals(),
    people: sockets.people().length,
    rooms: channels.roomCount(),
    damages: store.damages.length,
  });
  return { server, vitals };
}

/** What strangers are told: nothing of what goes on inside. */
const toHostCard = ({ file_bytes: _, ...card }: HostNoun): HostCard => ({ ...card, protocol: PROTOCOL });

interface Advertised {
  readonly card: () => HostNoun;
  readonly settings: HostSettings;
  readonly changes: Changes;
  readonly port: number;
}

/** Shows the host on the network while its settings say so, unless this start rules it out. */
function advertise({ options, disposals }: Assembly, { card, settings, changes, port }: Advertised) {
  const { logger, bind = '0.0.0.0', discovery = true } = options;
  const visible = () => discovery && settings.value.visible;
  if (!discovery) return { visible, follow: () => Promise.resolve() };
  const advertiser = new Advertiser({
    record: () => (visible() ? { card: card(), port } : null),
    addresses: () => reachableCards(bind),
    logger,
  });
  const follow = () => advertiser.follow();
  void follow();
  changes.listen(() => void follow());
  disposals.add('discovery', () => advertiser.stop());
  return { visible, follow };
}
