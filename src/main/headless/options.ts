import * as v from 'valibot';
import { Name } from '#shared/nouns/fields';
import { Policy } from '#shared/nouns/host';
import { err, ok, type Result } from '#shared/result';
import type { HostOptions } from '../host/host';
import type { ListenAddress } from '../host/socket/listen';
import { MetricsAddress } from './metrics/metrics-address';
import { parseFlags } from './parse-flags';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'run';
      readonly json: boolean;
      /** Where scrapers find the metrics; absent for the host's own port alone. */
      readonly metrics?: ListenAddress;
      readonly host: Omit<HostOptions, 'logger'>;
    };

/** What `--help` writes. */
export const USAGE = `Usage: hearth [host] --data DIR [options]
       hearth verify|backup|restore|repair --help

Runs a host. The other commands look after its data.

  --data DIR        where the host keeps everything; made on first run
  --port PORT       the port to listen on; 0 picks a free one (default 4747)
  --bind ADDRESS    the address to listen on (default 0.0.0.0, all of them)
  --name NAME       what the host is called (default: kept, at first the computer's name)
  --policy POLICY   whom it lets in: open, code or approval (default: kept, at first open)
  --no-discovery    do not show the host on the network
  --no-rate-limit   do not limit how fast people push: for load tools only
  --metrics [ADDRESS:]PORT
                    a plain HTTP port with /metrics and /healthz, on 127.0.0.1
                    unless told otherwise; 0 picks a free one (default: none)
  --json            write one line of JSON to standard output once the host listens
  --help            write this
`;

const FLAGS = {
  data: { type: 'string' },
  port: { type: 'string' },
  bind: { type: 'string' },
  name: { type: 'string' },
  policy: { type: 'string' },
  'no-discovery': { type: 'boolean' },
  'no-rate-limit': { type: 'boolean' },
  metrics: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const Port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, '--port is a number from 0 to 65535.'),
  v.transform(Number),
  v.maxValue(65_535, '--port is a number from 0 to 65535.'),
);

const Values = v.object({
  data: v.optional(
    v.pipe(v.string(), v.nonEmpty('--data DIR is needed: the folder where the host keeps everything.')),
    '',
  ),
  port: v.optional(Port),
  bind: v.optional(v.pipe(v.string(), v.nonEmpty('--bind needs an address.'))),
  name: v.optional(Name),
  policy: v.optional(Policy),
  'no-discovery': v.optional(v.boolean(), false),
  'no-rate-limit': v.optional(v.boolean(), false),
  metrics: v.optional(MetricsAddress),
  json: v.optional(v.boolean(), false),
});

/** Reads the command line; what is wrong with it is said in a sentence. */
export function readOptions(args: readonly string[]): Result<Command, string> {
  const parsed = parseFlags(args, FLAGS);
  if (!parsed.ok) return parsed;
  if (parsed.value.help) return ok({ kind: 'help' });
  const checked = v.safeParse(Values, parsed.value, { abortEarly: true });
  if (!checked.success) return err(checked.issues[0].message);
  const { data, port, bind, name, policy, json, metrics, ...off } = checked.output;
  const host = {
    data,
    ...(port !== undefined && { port }),
    ...(bind !== undefined && { bind }),
    ...(name !== undefined && { name }),
    ...(policy !== undefined && { policy }),
    discovery: !off['no-discovery'],
    rateLimit: !off['no-rate-limit'],
  };
  return ok({ kind: 'run', json, host, ...(metrics !== undefined && { metrics }) });
}
