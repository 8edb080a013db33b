import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { SystemSnapshot } from '#shared/bridge/channels';
import type { HostEntry } from '#shared/bridge/state';
import type { ChatMessage } from '#shared/nouns/message';
import { roomName } from '../../state/direct-rooms';
import { useNavigation } from '../../state/navigation';
import { type SidePanel as Panel, usePanels } from '../../state/panels';
import type { Pages } from '../../state/use-pages';
import { type Speech, useSpeech } from '../../state/words';
import { FormError } from '../../ui/form-error';
import { useAnnounce } from '../../ui/live-region';
import { MessageEntry } from '../../ui/message-entry';
import { EmptyList, PanelList } from '../../ui/panel-list';
import { SidePanel } from '../../ui/side-panel';
import { useNow } from '../../ui/use-now';
import { useRovingFocus } from '../../ui/use-roving-focus';
import { SearchField } from './search-field';
import { SearchFilters } from './search-filters';
import styles from './search-panel.module.css';
import { type QueryProblem, type QueryWorld, type Understood, understand } from './search-query';
import { SearchScope } from './search-scope';
import { suggestionsFor } from './suggestions';
import { useSearch } from './use-search';

interface SearchPanelProps {
  readonly host: HostEntry;
  readonly system: SystemSnapshot;
  /** The room in view. */
  readonly room: string | null;
  readonly panel: Extract<Panel, { kind: 'search' }>;
  readonly onClose: () => void;
  readonly handle?: ReactNode;
}

/** Finds what was said: in the open room, or in every room of the host that this person may enter. */
export function SearchPanel({ host, system, room, panel, onClose, handle }: SearchPanelProps) {
  const speech = useSpeech();
  const words = speech.words.search;
  const [text, setText] = useState(panel.query ?? '');
  const input = useSearchFocus(panel, setText);
  const { openSide } = usePanels();
  const world = useQueryWorld(system, speech);
  const understood = useMemo(() => understand(text, words, world), [text, words, world]);
  const open = system.chatrooms.find(({ id }) => id === room);
  const here = panel.scope === 'room' ? open : undefined;
  const { request, problem, empty } = understood;
  const pages = useSearch(host.id, empty || problem ? null : { ...(here && { room: here.id }), ...request });
  useSpokenCount(pages, speech);
  const list = useRef<HTMLDivElement>(null);
  const toResults = () => list.current?.querySelector<HTMLElement>('[data-roving]')?.focus();
  return (
    <SidePanel title={words.title} onClose={onClose} handle={handle}>
      <search className={styles.head}>
        <SearchField
          value={text}
          onChange={setText}
          suggestions={suggestionsFor(text, words, world)}
          input={input}
          onGo={toResults}
        />
        {open && <SearchScope scope={panel.scope} onScope={(scope) => openSide({ kind: 'search', scope })} />}
        <SearchFilters text={text} onChange={setText} />
      </search>
      {problem && (
        <div className={styles.problem}>
          <FormError message={problemWords(problem, words)} />
        </div>
      )}
      <div ref={list} className={styles.results}>
        {empty ? (
          <EmptyList title={words.begin} text={here ? words.beginRoom : words.beginText} />
        ) : (
          <Results host={host} system={system} pages={pages} understood={understood} />
        )}
      </div>
    </SidePanel>
  );
}

interface ResultsProps extends Pick<SearchPanelProps, 'host' | 'system'> {
  readonly pages: Pages<ChatMessage>;
  readonly understood: Understood;
}

function Results({ host, system, pages, understood }: ResultsProps) {
  const speech = useSpeech();
  const words = speech.words.search;
  const openRoom = useNavigation((navigation) => navigation.openRoom);
  const roving = useRovingFocus(pages.items[0]?.id);
  const { state, items, more } = pages;
  const nameOf = (id: string): string => {
    const room = system.chatrooms.find((entry) => entry.id === id);
    return room ? roomName(room, system, speech) : '';
  };
  return (
    <>
      {state !== 'idle' && items.length > 0 && <p className={styles.count}>{words.found(items.length, more)}</p>}
      {state === 'ready' && pages.partial && <p className={styles.count}>{words.partial}</p>}
      <PanelList
        label={words.results}
        pages={pages}
        roving={roving}
        loading={words.searching}
        empty={<EmptyList title={words.nothing} text={words.nothingText} />}
      >
        {(message) => (
          <MessageEntry
            key={message.id}
            message={message}
            author={system.users.find(({ id }) => id === message.user) ?? null}
            room={nameOf(message.room)}
            highlight={understood.words}
            roving={roving.item(message.id)}
            onOpen={() => openRoom(host.id, message.room, message.seq)}
          />
        )}
      </PanelList>
    </>
  );
}

/** The field has the focus when the panel opens, and again each time it is asked for. */
function useSearchFocus(panel: SearchPanelProps['panel'], setText: (text: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (panel.query !== undefined) setText(panel.query);
    input.current?.focus();
    input.current?.select();
  }, [panel, setText]);
  return input;
}

/** Whom and what filters can mean here. */
function useQueryWorld(system: SystemSnapshot, speech: Speech): QueryWorld {
  const now = useNow();
  return useMemo(
    () => ({
      me: system.user.id,
      people: system.users.map(({ id, name }) => ({ id, name })),
      rooms: system.chatrooms.map((room) => ({ id: room.id, name: roomName(room, system, speech) })),
      now,
      locale: speech.locale,
    }),
    [system, speech, now],
  );
}

/** Says how much was found, once for each question. */
function useSpokenCount({ state, items, more }: Pages<ChatMessage>, { words }: Speech): void {
  const announce = useAnnounce();
  const count = items.length;
  useEffect(() => {
    if (state === 'ready') announce(count === 0 ? words.search.nothing : words.search.found(count, more));
  }, [announce, state, count, more, words]);
}

function problemWords({ filter, value }: QueryProblem, words: Speech['words']['search']): string {
  switch (filter) {
    case 'from':
      return words.unknownPerson(value);
    case 'in':
      return words.unknownRoom(value);
    case 'has':
      return words.unknownHas(value);
    default:
      return words.unknownDay(value);
  }
}
