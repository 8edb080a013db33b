import type { Speech } from '../../state/words';

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** A number of bytes in words, in steps of a thousand: "214 MB", "1.4 GB". */
export function byteWords(bytes: number, { locale, words }: Pick<Speech, 'locale' | 'words'>): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3));
  if (step === 0) return words.settings.storage.bytes(bytes);
  return sized(bytes / 1_000 ** step, step, locale);
}

/** A limit in words, in the steps of 1,024 in which it was chosen: "200 MB". */
export function limitWords(bytes: number, { locale }: Pick<Speech, 'locale'>): string {
  const step = Math.max(1, Math.min(UNITS.length, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  return sized(bytes / 1_024 ** step, step, locale);
}

function sized(value: number, step: number, locale: string): string {
  const digits = value < 10 && step > 1 ? 1 : 0;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${UNITS[step - 1]}`;
}
