import { useAppState } from '../../state/bridge';
import { useSettings } from '../../state/use-settings';
import { useSpeech } from '../../state/words';
import { Select } from '../../ui/select';
import { ShortcutList } from '../../ui/shortcut-list';
import { Switch } from '../../ui/switch';
import styles from './keyboard-page.module.css';
import { Block, Row, Section } from './sheet';

/** How one writes, and every shortcut there is. */
export function KeyboardPage() {
  const { words } = useSpeech();
  return (
    <div className={styles.groups}>
      <Writing />
      <ShortcutList heading="h2" />
      <p className={styles.footnote}>{words.ui.shortcuts.footnote}</p>
    </div>
  );
}

function Writing() {
  const words = useSpeech().words.settings.appearance;
  const { settings, update } = useSettings();
  return (
    <Section title={words.writing}>
      <Row title={words.sendKey} text={words.sendKeyText}>
        <Select
          label={words.sendKey}
          value={settings.send_key}
          onChange={(key) => void update({ send_key: key })}
          options={(['enter', 'ctrl-enter'] as const).map((value) => ({ value, label: words.sendKeys[value] }))}
        />
      </Row>
      <Row title={words.spelling} text={words.spellingText}>
        <Switch
          label={words.spelling}
          checked={settings.spell_check}
          onChange={(on) => void update({ spell_check: on })}
        />
      </Row>
      {settings.spell_check && <SpellLanguages />}
    </Section>
  );
}

/** The languages the spell check knows, and what it checks while none is chosen. */
function SpellLanguages() {
  const { words: all, locale } = useSpeech();
  const words = all.settings.appearance;
  const known = useAppState((state) => state.spell_languages);
  const system = useAppState((state) => state.spell_system);
  const { settings, update } = useSettings();
  if (known.length === 0) return <Row title={words.spellLanguages} text={words.spellByItself} />;
  const chosen = settings.spell_languages;
  const names = new Intl.DisplayNames(locale, { type: 'language', style: 'short' });
  const nameOf = (tag: string) => names.of(tag) ?? tag;
  const followed = new Intl.ListFormat(locale).format(system.map(nameOf));
  const chosenHere = chosen.some((tag) => known.includes(tag));
  const explain = chosenHere ? words.spellChosen : words.spellSystem;
  const toggle = (tag: string, on: boolean) =>
    void update({ spell_languages: on ? [...chosen, tag] : chosen.filter((entry) => entry !== tag) });
  return (
    <Block>
      <fieldset className={styles.languages}>
        <legend>{words.spellLanguages}</legend>
        <p>{system.length > 0 ? explain(followed) : words.spellUnknown}</p>
        <div className={styles.choices}>
          {known.map((tag) => (
            <label key={tag} className={styles.choice}>
              <input
                type="checkbox"
                checked={chosen.includes(tag)}
                onChange={(event) => toggle(tag, event.target.checked)}
              />
              {nameOf(tag)}
            </label>
          ))}
        </div>
      </fieldset>
    </Block>
  );
}
