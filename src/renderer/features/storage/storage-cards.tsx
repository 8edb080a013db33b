import { useState } from 'react';
import type { Hosting } from '#shared/bridge/state';
import { useAppState } from '../../state/bridge';
import { useNavigation } from '../../state/navigation';
import { useSystem } from '../../state/system';
import { DamageCard } from './damage-card';
import { NoticeCard } from './notice-card';
import { TroubleCard } from './trouble-card';

/** What the person has to know of this computer's disk. Nothing takes the focus, nothing times out. */
export function StorageCards() {
  const hosting = useAppState((state) => state.hosting);
  const notice = useNavigation((navigation) => navigation.notice);
  return (
    <>
      {notice !== null && <NoticeCard key={notice.message} notice={notice} />}
      {hosting.state === 'on' && <CardsOfHost hosting={hosting} />}
    </>
  );
}

/** While the host runs: one that could not be opened has its own words in the middle of the window. */
function CardsOfHost({ hosting: { id, name } }: { readonly hosting: Extract<Hosting, { state: 'on' }> }) {
  const { trouble, damages } = useAppState((state) => state.storage);
  const [seen, setSeen] = useState<string | null>(null);
  const rooms = useSystem(id)?.chatrooms;
  return (
    <>
      {trouble && trouble.since !== seen && <TroubleCard trouble={trouble} onPut={() => setSeen(trouble.since)} />}
      {damages.map((damaged) => (
        <DamageCard
          key={damaged.file}
          damaged={damaged}
          host={name}
          room={rooms?.find((room) => room.id === damaged.room)?.name ?? null}
        />
      ))}
    </>
  );
}
