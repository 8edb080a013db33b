import fc from 'fast-check';

// Frames that nobody should send, for fast-check.

/** Texts that programs trip over. */
const awkward = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', '\ud800', '\udc00x', '__proto__', 'constructor', 'toString', '\u202eabc', '🍕'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(65, 8_001, 40_000).map((length) => 'x'.repeat(length)),
);

/** Arrays or objects in each other, deeper than any program means. */
const deep = fc.tuple(fc.constantFrom('[', '{"a":'), fc.integer({ min: 100, max: 8_000 })).map(([open, depth]) => {
  const close = open === '[' ? ']' : '}';
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
});

/** Any JSON, as text: also what `JSON.stringify` never writes, such as one key twice or huge numbers. */
const json = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
  { weight: 4, arbitrary: awkward.map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: deep },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}', '{"name":"a","name":"b"}', '{"":{}}'],
      ...['-0', '1e400', '9007199254740993', '[[],[]]', '"\\ud800"', '"\\u0000"', 'null', 'true'],
    ),
  },
);

/** How one part of a frame is changed. */
const mutation = fc.record({
  part: fc.integer({ min: 0, max: 4 }),
  text: json,
  /** Of the payload one field alone, if there is one. */
  field: fc.option(fc.nat({ max: 3 })),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** Writes a frame with one of its parts, or one field of its payload, replaced. */
function mutate(frame: readonly unknown[], { part, text, field }: Mutation): string {
  const parts = frame.map((value) => JSON.stringify(value));
  const payload = frame[4] as Record<string, unknown>;
  const key = field === null ? undefined : Object.keys(payload)[field];
  if (part === 4 && key !== undefined) {
    const fields = Object.entries(payload).map(([name, value]) => {
      return `${JSON.stringify(name)}:${name === key ? text : JSON.stringify(value)}`;
    });
    parts[4] = `{${fields.join()}}`;
  } else {
    parts[part] = text;
  }
  return `[${parts.join()}]`;
}

/** Frames as they are, with a part changed, cut short, or no frames at all; some are sent as binary. */
export const hostileFrames = (frames: readonly (readonly unknown[])[]): fc.Arbitrary<string | Uint8Array> => {
  const frame = fc.constantFrom(...frames);
  return fc.oneof(
    { weight: 4, arbitrary: frame.map((parts) => JSON.stringify(parts)) },
    { weight: 6, arbitrary: fc.tuple(frame, mutation).map(([parts, change]) => mutate(parts, change)) },
    { weight: 1, arbitrary: fc.tuple(frame, fc.nat()).map(([parts, at]) => cut(JSON.stringify(parts), at)) },
    { weight: 1, arbitrary: json },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
  );
};

const cut = (text: string, at: number): string => text.slice(0, at % text.length);

/** The frame in a text, as far as the protocol goes, or the code its sender is shown out with. */
export function expectedOf(sent: string | Uint8Array): 'frame' | number {
  if (typeof sent !== 'string') return 1003;
  if (Buffer.byteLength(sent) > 64 * 1024) return 1009;
  let parsed: unknown;
  try {
    parsed = JSON.parse(sent);
  } catch {
    return 1007;
  }
  const [joinRef, ref, topic, event] = Array.isArray(parsed) && parsed.length === 5 ? parsed : [];
  const isRef = (value: unknown) => value === null || typeof value === 'string';
  const isFrame = isRef(joinRef) && isRef(ref) && typeof topic === 'string' && typeof event === 'string';
  return isFrame ? 'frame' : 1002;
}
