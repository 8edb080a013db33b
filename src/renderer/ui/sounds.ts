import type { OwnSound } from '#shared/bridge/settings';

/** When a sound has surely faded, in milliseconds. */
const FADED_MS = 1_500;

/** Plays one of our own sounds. They are made as they are heard: no file is loaded, and none comes from anywhere else. */
export function playSound(sound: OwnSound): void {
  const context = new AudioContext();
  const start = context.currentTime + 0.02;
  if (sound === 'crackle') crackle(context, start);
  else knock(context, start);
  setTimeout(() => void context.close(), FADED_MS);
}

/** Sparks of a log: when each snaps in seconds, how loud it is, and its pitch in Hertz. */
const SPARKS = [
  [0, 0.5, 2_600],
  [0.06, 0.22, 3_900],
  [0.1, 0.4, 1_900],
  [0.21, 0.16, 4_400],
  [0.25, 0.45, 2_300],
  [0.37, 0.2, 3_400],
  [0.46, 0.12, 2_900],
] as const;

/** A log that snaps, over the breath of the fire. */
function crackle(context: AudioContext, start: number): void {
  for (const [after, loud, pitch] of SPARKS) {
    burst(context, { at: start + after, seconds: 0.03, loud, type: 'bandpass', pitch });
  }
  burst(context, { at: start, seconds: 0.6, loud: 0.1, type: 'lowpass', pitch: 320 });
}

interface Burst {
  readonly at: number;
  readonly seconds: number;
  readonly loud: number;
  readonly type: BiquadFilterType;
  readonly pitch: number;
}

/** Noise around a pitch that begins at once and dies away. */
function burst(context: AudioContext, { at, seconds, loud, type, pitch }: Burst): void {
  const buffer = context.createBuffer(1, Math.ceil(seconds * context.sampleRate), context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index += 1) samples[index] = Math.random() * 2 - 1;
  const source = new AudioBufferSourceNode(context, { buffer });
  const filter = new BiquadFilterNode(context, { type, frequency: pitch, Q: type === 'bandpass' ? 3 : 0.7 });
  source.connect(filter).connect(fading(context, { at, seconds, loud })).connect(context.destination);
  source.start(at);
}

/** Two taps on wood, the second a little softer and higher. */
function knock(context: AudioContext, start: number): void {
  tap(context, { at: start, loud: 0.6, pitch: 210 });
  tap(context, { at: start + 0.17, loud: 0.45, pitch: 240 });
}

function tap(context: AudioContext, { at, loud, pitch }: Pick<Burst, 'at' | 'loud' | 'pitch'>): void {
  const seconds = 0.16;
  const tone = new OscillatorNode(context, { type: 'sine', frequency: pitch });
  tone.frequency.setValueAtTime(pitch, at);
  tone.frequency.exponentialRampToValueAtTime(pitch / 2, at + seconds);
  tone.connect(fading(context, { at, seconds, loud })).connect(context.destination);
  tone.start(at);
  tone.stop(at + seconds);
  burst(context, { at, seconds: 0.02, loud: loud / 3, type: 'bandpass', pitch: 900 });
}

/** From as loud as can be down to nothing that can be heard. */
function fading(context: AudioContext, { at, seconds, loud }: Pick<Burst, 'at' | 'seconds' | 'loud'>): GainNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(loud, at);
  gain.gain.exponentialRampToValueAtTime(0.000_1, at + seconds);
  return gain;
}
