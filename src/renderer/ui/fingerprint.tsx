import { classNames } from './class-names';
import styles from './fingerprint.module.css';

/** A fingerprint in groups of four digits, as people read it to each other. */
const fingerprintGroups = (fingerprint: string): string[] => fingerprint.match(/.{1,4}/g) ?? [];

interface FingerprintProps {
  readonly value: string;
  /** Whose it is, for people who do not see it. */
  readonly label: string;
  readonly size?: 'normal' | 'large';
}

/** Sixteen groups in four columns. */
export function Fingerprint({ value, label, size = 'normal' }: FingerprintProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this groups digits under a name
    <div className={classNames(styles.fingerprint, size === 'large' && styles.large)} role="group" aria-label={label}>
      {fingerprintGroups(value).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of a fingerprint never move, and may repeat
        <span key={index}>{group} </span>
      ))}
    </div>
  );
}
