import { useId } from 'react';
import styles from './hearth-picture.module.css';

const ARCH = 'M8 47a40 40 0 0 1 80 0v44a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6z';
const FLAME =
  'M12.2 2.6c.3 2.4 4.5 4.2 4.5 8.6a4.7 4.7 0 0 1-9.4 0c0-2 .9-3.3 2-4.4.1 1.3.6 2.1 1.5 2.4-.4-2.5 0-4.8 1.4-6.6z';

/** The hearth of a state pane: burning, or gone cold. Decoration. */
export function HearthPicture({ lit }: { readonly lit: boolean }) {
  return (
    <svg width="88" height="92.4" viewBox="0 0 96 101" fill="none" aria-hidden="true">
      {lit ? <Burning /> : <Cold />}
    </svg>
  );
}

function Burning() {
  const glow = useId();
  return (
    <>
      <defs>
        <radialGradient id={glow} cx=".5" cy="1" r=".75">
          <stop offset="0" stopColor="#f0894a" stopOpacity=".8" />
          <stop offset="1" stopColor="#f0894a" stopOpacity="0" />
        </radialGradient>
      </defs>
      <path d={ARCH} className={styles.brick} />
      <path d={ARCH} fill={`url(#${glow})`} />
      <path d={FLAME} fill="#ffdcb8" transform="translate(12 26) scale(3)" />
    </>
  );
}

function Cold() {
  return (
    <>
      <path d={ARCH} className={styles.cold} />
      <path d="M30 86l36-9M30 77l36 9" className={styles.logs} />
      <path d="M48 66c-3-4 3-7 0-11s2-6 0-9" className={styles.smoke} />
    </>
  );
}
