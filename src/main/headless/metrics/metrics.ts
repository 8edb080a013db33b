import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { PUSH_REASONS, UPGRADE_REASONS } from '#shared/protocol/reasons';
import type { Measures, Tally, Vitals } from '../../host/measures';
import type { Save } from '../../store/store';
import type { Watched } from './watched';

const PARTS = ['log', 'amendments', 'marks', 'registry', 'tokens', 'files'] as const satisfies readonly Save['part'][];
const FAULTS = ['disk_full', 'io'] as const;
const OUTCOMES = ['ok', ...PUSH_REASONS] as const;

const SYNC_SECONDS = [0.000_2, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2.5];
const BATCH_RECORDS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];
/** How often the library is to measure what is then removed: it cannot be told not to. */
const UNUSED_PRECISION_MS = 60_000;
const LAG_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2.5];

/** Before a host is there nothing is true of it. */
const NOTHING: Vitals = {
  ...{ sockets: 0, connections: 0, paused: 0, people: 0, rooms: 0, damages: 0 },
  ...{ bufferedBytes: 0, mostBufferedBytes: 0, bytesIn: 0, bytesOut: 0 },
};

/**
 * What a host measures, for Prometheus: docs/metrics.md lists it. Counting is the host's; here names are put to the
 * numbers when somebody scrapes. Labels have bounded values only.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #measures: Measures;
  readonly #watched: () => Watched | null;
  #vitals: Vitals = NOTHING;
  #scrape: Promise<string> | null = null;

  constructor(measures: Measures, watched: () => Watched | null) {
    this.#measures = measures;
    this.#watched = watched;
    this.#addSockets();
    this.#addTraffic();
    this.#addAnswers();
    this.#addStore();
    this.#addProcess();
  }

  /** The `Content-Type` of {@link text}. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics in Prometheus' text format. Whoever asks while they are being written gets the same. */
  text(): Promise<string> {
    this.#scrape ??= this.#write().finally(() => {
      this.#scrape = null;
    });
    return this.#scrape;
  }

  /** For the sampler: by how much the event loop was late. */
  readonly lagged: (seconds: number) => void = this.#histogram(
    'hearth_event_loop_lag_seconds',
    'By how much a timer came late: so long everything else waited too.',
    LAG_SECONDS,
  );

  async #write(): Promise<string> {
    this.#vitals = this.#watched()?.vitals() ?? NOTHING;
    return await this.#registry.metrics();
  }

  #addSockets(): void {
    this.#gauge('hearth_sockets', 'Open WebSockets.', () => this.#vitals.sockets);
    this.#gauge(
      'hearth_connections',
      'TCP connections of the host: WebSockets, and what is none yet or no more.',
      () => this.#vitals.connections,
    );
    this.#gauge('hearth_people', 'People connected.', () => this.#vitals.people);
    this.#gauge('hearth_rooms_joined', 'Rooms with somebody in them.', () => this.#vitals.rooms);
    this.#gauge('hearth_memberships', 'Topics joined, over all sockets.', () => this.#measures.memberships);
    this.#tally('hearth_upgrades_refused_total', 'Connections refused before they became a WebSocket.', {
      label: 'reason',
      known: UPGRADE_REASONS,
      read: () => this.#measures.refusals,
    });
    this.#counter('hearth_sockets_silent_total', 'Sockets closed because nothing was heard of them.', () => {
      return this.#measures.silent;
    });
  }

  #addTraffic(): void {
    const { deliveries } = this.#measures;
    this.#counter('hearth_frames_received_total', 'WebSocket messages from clients.', () => this.#measures.framesIn);
    this.#counter('hearth_frames_sent_total', 'Frames to clients, replies and events.', () => this.#measures.framesOut);
    this.#tally('hearth_deliveries_total', 'Events handed to the sockets that subscribe to them.', {
      label: 'event',
      known: ['chat-message'],
      read: () => deliveries,
    });
    this.#counter('hearth_received_bytes_total', 'Bytes received on WebSockets, before TLS.', () => {
      return this.#vitals.bytesIn;
    });
    this.#counter('hearth_sent_bytes_total', 'Bytes sent on WebSockets, before TLS.', () => this.#vitals.bytesOut);
    this.#gauge('hearth_buffered_bytes', 'Bytes that wait for readers, of all sockets together.', () => {
      return this.#vitals.bufferedBytes;
    });
    this.#gauge('hearth_buffered_bytes_max', 'Bytes that wait for the reader for which most wait.', () => {
      return this.#vitals.mostBufferedBytes;
    });
    this.#gauge('hearth_sockets_paused', 'Sockets not read at the moment: they flood, or do not take answers.', () => {
      return this.#vitals.paused;
    });
    this.#counter('hearth_readers_resumed_total', 'Memberships of slow readers that were told to resume.', () => {
      return this.#measures.resumed;
    });
    this.#counter('hearth_readers_dropped_total', 'Sockets of slow readers that were dropped.', () => {
      return this.#measures.dropped;
    });
  }

  #addAnswers(): void {
    const { pushes, joins } = this.#measures;
    this.#tally('hearth_joins_total', 'Answered joins, by outcome: ok or the reason.', {
      label: 'outcome',
      known: OUTCOMES,
      read: () => joins,
    });
    new Counter({
      name: 'hearth_pushes_total',
      help: 'Answered pushes, by push and outcome: ok or the reason.',
      labelNames: ['push', 'outcome'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const [push, outcomes] of pushes) {
          for (const [outcome, count] of outcomes) this.inc({ push, outcome }, count);
        }
      },
    });
    this.#counter('hearth_message_acks_total', 'Chat messages acknowledged; all of them are on disk.', () => {
      return pushes.get('chat-message')?.get('ok') ?? 0;
    });
  }

  #addStore(): void {
    const registers = [this.#registry];
    const labelNames = ['part'] as const;
    const seconds = new Histogram({
      name: 'hearth_sync_seconds',
      help: 'Time to write and sync one batch (log: fdatasync).',
      ...{ labelNames, registers, buckets: SYNC_SECONDS },
    });
    const records = new Histogram({
      name: 'hearth_sync_records',
      help: 'Records that shared one sync.',
      ...{ labelNames, registers, buckets: BATCH_RECORDS },
    });
    const faults = new Counter({
      name: 'hearth_save_faults_total',
      help: 'Batches that could not be saved; nothing of them was acknowledged.',
      ...{ labelNames: ['part', 'reason'], registers },
    });
    for (const part of PARTS) {
      seconds.zero({ part });
      records.zero({ part });
      for (const reason of FAULTS) faults.inc({ part, reason }, 0);
    }
    let messages = 0;
    this.#counter('hearth_messages_total', 'Chat messages kept on disk since the start.', () => messages);
    this.#measures.onSave = ({ part, fault, ...save }) => {
      if (fault) return faults.inc({ part, reason: fault.reason });
      seconds.observe({ part }, save.seconds);
      records.observe({ part }, save.records);
      if (part === 'log') messages += save.records;
    };
    this.#gauge('hearth_damages', 'Places on disk that could not be read as written.', () => this.#vitals.damages);
    this.#gauge('hearth_saving', '1 while everything can be saved, else 0.', async () => {
      const fault = await this.#watched()?.fault();
      return fault ? 0 : 1;
    });
  }

  #addProcess(): void {
    const watched = this.#watched;
    new Gauge({
      name: 'hearth_build_info',
      help: 'Which Hearth runs; its value is 1.',
      labelNames: ['version'],
      registers: [this.#registry],
      collect() {
        const version = watched()?.card().version;
        if (version !== undefined) this.set({ version }, 1);
      },
    });
    this.#watchProcess();
  }

  /** Memory, CPU and garbage of the process, without the library's event-loop lag: ours says it, and wakes up less. */
  #watchProcess(): void {
    collectDefaultMetrics({ register: this.#registry, eventLoopMonitoringPrecision: UNUSED_PRECISION_MS });
    for (const { name } of this.#registry.getMetricsAsArray()) {
      if (name.startsWith('nodejs_eventloop_lag')) this.#registry.removeSingleMetric(name);
    }
  }

  #gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      ...{ name, help, registers: [this.#registry] },
      async collect() {
        this.set(await read());
      },
    });
  }

  #counter(name: string, help: string, read: () => number): void {
    new Counter({
      ...{ name, help, registers: [this.#registry] },
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  /** A counter for each word; the known ones are there from the start, so that a first mistake shows as a rise. */
  #tally(
    name: string,
    help: string,
    { label, known, read }: { label: string; known: readonly string[]; read: () => Tally },
  ): void {
    new Counter({
      ...{ name, help, labelNames: [label], registers: [this.#registry] },
      collect() {
        this.reset();
        const tally = read();
        for (const word of new Set([...known, ...tally.keys()])) this.inc({ [label]: word }, tally.get(word) ?? 0);
      },
    });
  }

  #histogram(name: string, help: string, buckets: number[]): (value: number) => void {
    const histogram = new Histogram({ name, help, buckets, registers: [this.#registry] });
    return (value) => histogram.observe(value);
  }
}
