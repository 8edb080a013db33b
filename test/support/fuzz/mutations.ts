import { type WebSocketFrame, webSocketFrame } from '../raw-line';
import type { Random } from './random';

/** What is spliced into frames now and then: numbers, names and nestings that programs trip over. */
const TOKENS = [
  ...[
    'null',
    'true',
    '-1',
    '0',
    '1e308',
    '1e400',
    '9007199254740993',
    '""',
    '[]',
    '{}',
    '"__proto__"',
    '"constructor"',
  ],
  ...['"\\ud800"', '"\\u0000"', '"\\u202e"', '"phx_join"', '"phx_leave"', '"phx_reply"', '"system"', '"phoenix"'],
  ...[
    '{"__proto__":{"x":1}}',
    '"☃️"',
    '[[[[[[[[]]]]]]]]',
    '"heartbeat"',
    '"room-"',
    '"chat-message"',
    `"${'x'.repeat(9_000)}"`,
  ],
];

/** Changes bytes of a text without regard to what it means. */
export function mutateBytes(random: Random, text: string, others: readonly string[]): string {
  const bytes = Buffer.from(text);
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(8);
  switch (random.below(7)) {
    case 0: {
      bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << random.below(7));
      return bytes.toString('utf8');
    }
    case 1:
      return text.slice(0, at) + String.fromCharCode(random.below(128)) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length).repeat(2 + random.below(20)) + text.slice(at + length);
    case 4:
      return text.slice(0, at);
    case 5:
      return text.slice(0, at) + random.pick(others).slice(random.below(at + 1));
    default:
      return text.slice(0, at) + random.pick(TOKENS) + text.slice(at);
  }
}

/** Changes one value in a JSON text, wherever it stands, or takes parts of another frame: it stays JSON. */
export function mutateValues(random: Random, text: string, others: readonly string[]): string {
  const parts = JSON.parse(text) as unknown[];
  const texts = parts.map((part) => JSON.stringify(part));
  const at = random.below(texts.length);
  if (random.chance(30)) texts[at] = JSON.stringify((JSON.parse(random.pick(others)) as unknown[])[random.below(5)]);
  else if (at === 4 || random.chance(60)) texts[4] = mutatePayload(random, parts[4] as Record<string, unknown>);
  else texts[at] = random.pick(TOKENS);
  if (random.chance(3)) texts.splice(at, 1);
  if (random.chance(3)) texts.push(random.pick(TOKENS));
  return `[${texts.join()}]`;
}

function mutatePayload(random: Random, payload: Record<string, unknown>): string {
  const fields = Object.entries(payload);
  const chosen = random.below(fields.length + 1);
  const written = fields.map(([name, value], index) => {
    return `${JSON.stringify(name)}:${index === chosen ? random.pick(TOKENS) : JSON.stringify(value)}`;
  });
  if (chosen === fields.length) written.push(`"field":${random.pick(TOKENS)}`);
  if (random.chance(10)) written.splice(chosen % written.length, 1);
  return random.chance(5) ? random.pick(TOKENS) : `{${written.join()}}`;
}

/** One text as WebSocket frames that break RFC 6455 in one way or another, or that stop in the middle. Clients mask theirs. */
export function breakFraming(random: Random, text: string, masked = true): Buffer {
  const payload = Buffer.from(text);
  const frame = (flaw: Partial<WebSocketFrame>) => webSocketFrame({ payload, masked, ...flaw });
  const cut = () => payload.subarray(0, 1 + random.below(payload.length));
  switch (random.below(12)) {
    case 0:
      return frame({ opcode: 3 + random.below(5) });
    case 1:
      return frame({ opcode: 11 + random.below(5) });
    case 2:
      return frame({ rsv: 1 + random.below(7) });
    case 3:
      return frame({ masked: !masked });
    case 4:
      return frame({ length: payload.length + 1 + random.below(1_000) });
    case 5:
      return frame({ length: 2 ** (16 + random.below(36)) });
    case 6:
      return Buffer.concat([frame({ opcode: 0 }), frame({})]);
    case 7:
      return Buffer.concat([frame({ fin: false }), frame({ opcode: 1 })]);
    case 8:
      return frame({
        opcode: 8 + random.below(3),
        fin: random.chance(50),
        payload: Buffer.alloc(126 + random.below(99)),
      });
    case 9:
      return frame({ opcode: 8, payload: Buffer.from([random.below(256), random.below(256), 0xff]) });
    case 10:
      return Buffer.concat([frame({ fin: false, payload: cut() }), frame({ opcode: 0, payload: Buffer.from([0xc3]) })]);
    default: {
      const whole = Buffer.from(frame({}));
      for (let flips = 1 + random.below(4); flips > 0; flips -= 1) {
        const at = random.below(whole.length);
        whole[at] = (whole[at] ?? 0) ^ (1 << random.below(8));
      }
      return whole.subarray(0, 2 + random.below(whole.length));
    }
  }
}

/** One text in fragments, with a ping between: unusual, and whole. */
export function inFragments(random: Random, text: string): Buffer {
  const payload = Buffer.from(text);
  const at = random.below(payload.length);
  return Buffer.concat([
    webSocketFrame({ payload: payload.subarray(0, at), fin: false }),
    webSocketFrame({ payload: Buffer.alloc(0), opcode: 9 }),
    webSocketFrame({ payload: payload.subarray(at), opcode: 0 }),
  ]);
}
