import { useId } from 'react';
import { useWords } from '../../state/words';
import styles from './hearth-wall.module.css';

const OPENING = 'M76 300a124 124 0 0 1 248 0v206a6 6 0 0 1-6 6H82a6 6 0 0 1-6-6z';
const FLAME =
  'M12.2 2.6c.3 2.4 4.5 4.2 4.5 8.6a4.7 4.7 0 0 1-9.4 0c0-2 .9-3.3 2-4.4.1 1.3.6 2.1 1.5 2.4-.4-2.5 0-4.8 1.4-6.6z';
const BRICKS =
  'M0 120h400M0 184h96M304 184h96M0 248h68M332 248h68M0 312h60M340 312h60M0 376h60M340 376h60M0 440h60M340 440h60' +
  'M60 120v64M150 56v64M260 56v64M340 120v64M30 184v64M370 184v64M0 56h400M30 312v64M370 312v64';

/** The burning hearth beside the first steps, with what Hearth is in two sentences. */
export function HearthWall() {
  const words = useWords().connect.firstRun;
  return (
    <section className={styles.wall} aria-label="Hearth">
      <Picture />
      <p className={styles.title}>{words.wallTitle}</p>
      <p className={styles.text}>{words.wallText}</p>
    </section>
  );
}

function Picture() {
  const id = useId();
  return (
    <svg className={styles.picture} width="400" height="740" viewBox="0 0 400 740" aria-hidden="true">
      <Gradients id={id} />
      <circle cx="200" cy="430" r="330" fill={`url(#${id}-halo)`} />
      <path d={BRICKS} stroke="#ffffff" strokeOpacity=".045" strokeWidth="2" fill="none" />
      <path d={OPENING} fill={`url(#${id}-glow)`} />
      <path d={OPENING} fill="none" stroke="#4a382b" strokeWidth="10" />
      <path
        d={FLAME}
        fill={`url(#${id}-flame)`}
        opacity=".96"
        transform="translate(92 262) scale(9) translate(0 10.6)"
      />
      <rect x="128" y="485" width="144" height="19" rx="9.5" transform="rotate(-8 200 494)" fill="#37190c" />
      <rect x="128" y="485" width="144" height="19" rx="9.5" transform="rotate(8 200 494)" fill="#4b2816" />
      <circle cx="138.5" cy="485.5" r="6" fill="#8f5a33" />
      <circle cx="138.5" cy="485.5" r="2.5" fill="#6e4123" />
      <rect x="56" y="508" width="288" height="14" rx="3" fill="#4a382b" />
    </svg>
  );
}

function Gradients({ id }: { readonly id: string }) {
  return (
    <defs>
      <radialGradient id={`${id}-glow`} cx=".5" cy=".98" r=".8">
        <stop offset="0" stopColor="#f59a4e" />
        <stop offset=".32" stopColor="#c4531c" />
        <stop offset=".7" stopColor="#5a2a14" />
        <stop offset="1" stopColor="#2b1c14" />
      </radialGradient>
      <radialGradient id={`${id}-halo`} cx=".5" cy=".5" r=".5">
        <stop offset="0" stopColor="#f0894a" stopOpacity=".42" />
        <stop offset="1" stopColor="#f0894a" stopOpacity="0" />
      </radialGradient>
      <linearGradient id={`${id}-flame`} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="#ffe9cf" />
        <stop offset="1" stopColor="#ffc078" />
      </linearGradient>
    </defs>
  );
}
