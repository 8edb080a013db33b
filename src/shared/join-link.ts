import * as v from 'valibot';
import { Id, Seq } from './nouns/fields';
import { Fingerprint } from './nouns/host';
import { DEFAULT_PORT } from './protocol/limits';
import { err, ok, type Result } from './result';

/**
 * Where a host is, and what is known of it: the content of a `hearth://HOST:PORT/?id=…&fp=…&code=…` link. One to a
 * message ends in `&room=…&seq=…` instead of a code.
 */
export interface JoinLink {
  /** A host name or address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly id?: string;
  readonly fingerprint?: string;
  readonly code?: string;
  /** The room the link leads to, for those who may enter it. */
  readonly room?: string;
  /** The message of that room. */
  readonly seq?: number;
}

/** Why a text is no link. */
export type LinkProblem = 'no_link' | 'port' | 'damaged' | 'fingerprint';

/** Writes a link. */
export function formatJoinLink(link: JoinLink): string {
  const query: string[] = [];
  if (link.id) query.push(`id=${encodeURIComponent(link.id)}`);
  if (link.fingerprint) query.push(`fp=${encodeURIComponent(link.fingerprint)}`);
  if (link.code) query.push(`code=${encodeURIComponent(link.code)}`);
  if (link.room) query.push(`room=${encodeURIComponent(link.room)}`);
  if (link.room && link.seq) query.push(`seq=${link.seq}`);
  return `hearth://${formatAddress(link.host, link.port)}/${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** `HOST:PORT`, with brackets around an IPv6 address. */
export const formatAddress = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const AUTHORITY = /^(?:\[([0-9A-Fa-f:.%a-z]+)\]|([^\s:/?#@[\]]+))(?::(\d{1,5}))?$/;

/** Reads a join link, or a bare address such as `192.168.1.24`, `studio.local:4747` or `[fe80::1]:4747`. */
export function parseJoinLink(text: string): Result<JoinLink, LinkProblem> {
  const trimmed = text.trim();
  const isLink = /^hearth:\/\//i.test(trimmed);
  const rest = isLink ? trimmed.slice('hearth://'.length) : trimmed;
  const [, authority = '', query = ''] = /^([^/?#]*)\/?(?:\?([^#]*))?/.exec(rest) ?? [];
  const match = AUTHORITY.exec(authority);
  const host = match?.[1] ?? match?.[2];
  if (!match || !host || (!isLink && rest !== authority && rest !== `${authority}/`)) {
    return err('no_link');
  }
  const port = match[3] === undefined ? DEFAULT_PORT : Number(match[3]);
  if (port < 1 || port > 65_535) return err('port');
  return readQuery(query, { host, port });
}

function readQuery(query: string, address: { host: string; port: number }): Result<JoinLink, LinkProblem> {
  const values = new Map<string, string>();
  for (const pair of query.split('&')) {
    const [key = '', raw = ''] = pair.split('=', 2);
    try {
      values.set(key, decodeURIComponent(raw));
    } catch {
      return err('damaged');
    }
  }
  const fingerprint = v.safeParse(v.optional(Fingerprint), values.get('fp')?.toLowerCase());
  if (!fingerprint.success) return err('fingerprint');
  const [id, code, room, seq] = ['id', 'code', 'room', 'seq'].map((key) => values.get(key));
  return ok({
    ...address,
    ...(v.is(Id, id) && { id }),
    ...(fingerprint.output !== undefined && { fingerprint: fingerprint.output }),
    ...(code && { code }),
    ...(v.is(Id, room) && { room }),
    ...(v.is(Seq, Number(seq)) && { seq: Number(seq) }),
  });
}
