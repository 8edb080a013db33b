import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import type { Settings } from '#shared/bridge/settings';
import { LANGUAGES } from '#shared/words/language';
import { useSettings } from '../../state/use-settings';
import { useWords } from '../../state/words';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Select } from '../../ui/select';
import text from '../../ui/text.module.css';
import styles from './appearance-page.module.css';
import { Row, Section } from './sheet';
import { SwitchRow } from './switch-row';

const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark'];

/** How Hearth looks, and which language it speaks. */
export function AppearancePage() {
  const words = useWords().settings.appearance;
  return (
    <>
      <Theme />
      <Section title={words.language}>
        <Language />
      </Section>
      <Section title={words.text}>
        <TextSize />
        <Density />
        <Zoom />
      </Section>
      <Section title={words.comfort}>
        <Comfort />
      </Section>
    </>
  );
}

function Theme() {
  const words = useWords().settings.appearance;
  const { settings, update } = useSettings();
  const id = useId();
  return (
    <Section title={words.theme}>
      <fieldset className={styles.themes} aria-label={words.theme}>
        {THEMES.map((value) => (
          <label key={value} className={styles.theme}>
            <input
              type="radio"
              className={text.hidden}
              name={id}
              checked={settings.theme === value}
              onChange={() => void update({ theme: value })}
            />
            <span className={styles.picture} aria-hidden="true">
              {value !== 'dark' && <Preview theme="light" />}
              {value !== 'light' && <Preview theme="dark" />}
            </span>
            <span className={styles.name}>{words.themes[value]}</span>
          </label>
        ))}
      </fieldset>
    </Section>
  );
}

function Preview({ theme }: { readonly theme: 'light' | 'dark' }) {
  return (
    <span className={styles[theme]}>
      <span className={styles.side} />
      <span className={styles.lines}>
        <i />
        <i />
        <i />
        <i />
      </span>
    </span>
  );
}

function Language() {
  const words = useWords().settings.appearance;
  const { settings, update } = useSettings();
  return (
    <Row title={words.language} text={words.languageText}>
      <Select
        label={words.language}
        value={settings.language}
        onChange={(language) => void update({ language })}
        options={[
          { value: 'system', label: words.themes.system },
          ...LANGUAGES.map(({ language, name }) => ({ value: language, label: name })),
        ]}
      />
    </Row>
  );
}

function TextSize() {
  const words = useWords().settings.appearance;
  const { settings, update } = useSettings();
  return (
    <Row title={words.size} text={words.sizeText}>
      <Select
        label={words.size}
        value={settings.text_size}
        onChange={(size) => void update({ text_size: size })}
        options={(['small', 'medium', 'large'] as const).map((value) => ({ value, label: words.sizes[value] }))}
      />
    </Row>
  );
}

function Density() {
  const words = useWords().settings.appearance;
  const { settings, update } = useSettings();
  return (
    <Row title={words.density} text={words.densityText}>
      <Select
        label={words.density}
        value={settings.density}
        onChange={(density) => void update({ density })}
        options={(['comfortable', 'compact'] as const).map((value) => ({ value, label: words.densities[value] }))}
      />
    </Row>
  );
}

/** What makes reading calmer, or easier. */
function Comfort() {
  const words = useWords().settings.appearance;
  const { settings, update } = useSettings();
  return (
    <>
      <Row title={words.motion} text={words.motionText}>
        <Select
          label={words.motion}
          value={settings.motion}
          onChange={(motion) => void update({ motion })}
          options={(['system', 'less'] as const).map((value) => ({ value, label: words.motions[value] }))}
        />
      </Row>
      <SwitchRow
        title={words.underline}
        text={words.underlineText}
        on={settings.underline_links}
        onChange={(on) => void update({ underline_links: on })}
      />
    </>
  );
}

/** Narrowest and widest zoom, and a step of it, in Electron's zoom levels; the settings hold to the same. */
const ZOOM = { min: -3, max: 5, step: 0.5 } as const;

/** What a zoom level means for the eye (Electron: each level is a fifth more). */
const percentOf = (level: number): number => Math.round(1.2 ** level * 100);

function Zoom() {
  const words = useWords().settings.appearance;
  const { settings, update } = useSettings();
  const { zoom } = settings;
  const to = (level: number) => void update({ zoom: Math.min(ZOOM.max, Math.max(ZOOM.min, level)) });
  return (
    <Row title={words.zoom} text={words.zoomText}>
      <IconButton
        label={words.zoomOut}
        icon={<Minus />}
        disabled={zoom <= ZOOM.min}
        onClick={() => to(zoom - ZOOM.step)}
      />
      <output className={styles.percent}>{percentOf(zoom)} %</output>
      <IconButton
        label={words.zoomIn}
        icon={<Plus />}
        disabled={zoom >= ZOOM.max}
        onClick={() => to(zoom + ZOOM.step)}
      />
      <Button size="small" disabled={zoom === 0} onClick={() => to(0)}>
        {words.zoomReset}
      </Button>
    </Row>
  );
}
