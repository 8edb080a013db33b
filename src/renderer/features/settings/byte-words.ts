import type { StorageFigures } from '#shared/bridge/state';

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** A number of bytes in words, in steps of a thousand: "214 MB", "1.4 GB". */
export function byteWords(bytes: number, locale?: string): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** step;
  const digits = value < 10 && step > 1 ? 1 : 0;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${UNITS[step]}`;
}

/** How much there is: "3 rooms with 48,210 messages". */
export function keptWords({ rooms, messages }: Pick<StorageFigures, 'rooms' | 'messages'>, locale?: string): string {
  const counted = (count: number, noun: string) => `${count.toLocaleString(locale)} ${count === 1 ? noun : `${noun}s`}`;
  return `${counted(rooms, 'room')} with ${counted(messages, 'message')}`;
}
