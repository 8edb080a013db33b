import type { Speech } from '../../state/words';

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** A number of bytes in words, in steps of a thousand: "214 MB", "1.4 GB". */
export function byteWords(bytes: number, { locale, words }: Pick<Speech, 'locale' | 'words'>): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  if (step === 0) return words.settings.storage.bytes(bytes);
  const value = bytes / 1_000 ** step;
  const digits = value < 10 && step > 1 ? 1 : 0;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${UNITS[step - 1]}`;
}
