import { useState } from 'react';
import { useBridge, useMe } from '../../state/bridge';
import { useSpeech, useWords } from '../../state/words';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { ColorSwatches } from '../../ui/color-swatches';
import { CopyButton } from '../../ui/copy-button';
import text from '../../ui/text.module.css';
import { longDay } from '../../ui/time';
import { useAttempt } from '../../ui/use-attempt';
import { MoveDialog } from './move-dialog';
import { NameForm } from './name-form';
import { Block, Row, Section } from './sheet';
import styles from './you-page.module.css';
import { YouStatus } from './you-status';

/** Who this person is, the same on every host. */
export function YouPage() {
  const me = useMe();
  const { settings, ui } = useWords();
  const words = settings.you;
  return (
    <>
      <Section help={words.help}>
        <Block>
          <Profile />
        </Block>
      </Section>
      <YouStatus />
      <Section title={words.key} help={words.keyHelp}>
        <KeyRow />
        <Row
          title={words.id}
          text={
            <>
              <code>{shortId(me.id)}</code>
              {words.idSame}
            </>
          }
        >
          <CopyButton size="small" value={me.id}>
            {ui.copy}
          </CopyButton>
        </Row>
      </Section>
    </>
  );
}

/** Since when there is a key, where it is kept, and the way to take it along. */
function KeyRow() {
  const me = useMe();
  const { words, locale } = useSpeech();
  const { settings, moving } = words;
  const [asking, setAsking] = useState(false);
  const made = me.key_made === null ? '' : settings.you.keyMade(longDay(me.key_made, locale));
  const kept = me.key_storage === 'keychain' ? settings.you.keychain : settings.you.keyFile;
  return (
    <>
      <Row title={settings.you.thisComputer} text={made + kept}>
        <Button size="small" onClick={() => setAsking(true)}>
          {moving.save.open}
        </Button>
      </Row>
      {asking && <MoveDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function Profile() {
  const bridge = useBridge();
  const me = useMe();
  const [name, setName] = useState(me.name);
  const { busy, problem, attempt } = useAttempt();
  const rename = (wanted: string) => void attempt(() => bridge.request('me.update', { name: wanted }));
  const recolor = (color: string) => void attempt(() => bridge.request('me.update', { color }));
  return (
    <div className={styles.profile}>
      <Avatar user={{ ...me, name: name || me.name }} size="lg" />
      <div className={text.grow}>
        <NameForm saved={me.name} name={name} onChange={setName} busy={busy} problem={problem} onSave={rename} />
        <div className={styles.colors}>
          <ColorSwatches value={me.color} onChange={recolor} />
        </div>
      </div>
    </div>
  );
}

const shortId = (id: string): string => (id.length > 14 ? `${id.slice(0, 6)}…${id.slice(-5)}` : id);
