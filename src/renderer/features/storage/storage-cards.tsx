import { useState } from 'react';
import { useAppState } from '../../state/bridge';
import { useSystem } from '../../state/system';
import { DamageCard } from './damage-card';
import styles from './storage-cards.module.css';
import { TroubleCard } from './trouble-card';

/** What the owner of this computer's host has to know of its disk. Nothing takes the focus, nothing times out. */
export function StorageCards() {
  const { hosting, storage } = useAppState();
  const [seen, setSeen] = useState<string | null>(null);
  const running = hosting.state === 'on' ? hosting : null;
  const system = useSystem(running?.id ?? null);
  const { trouble, damages } = storage;
  const name = running?.name ?? 'this host';
  return (
    <div className={styles.cards}>
      {trouble && trouble.since !== seen && (
        <TroubleCard trouble={trouble} host={name} onPut={() => setSeen(trouble.since)} />
      )}
      {damages.map((damaged) => (
        <DamageCard
          key={damaged.file}
          damaged={damaged}
          host={name}
          room={system?.chatrooms.find(({ id }) => id === damaged.room)?.name ?? null}
        />
      ))}
    </div>
  );
}
