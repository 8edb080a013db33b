import { useState } from 'react';
import { quietEnds } from '../../state/quiet-times';
import { useOwnStatus } from '../../state/use-own-status';
import { useSettings } from '../../state/use-settings';
import { useSpeech } from '../../state/words';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/field';
import { Switch } from '../../ui/switch';
import { clock } from '../../ui/time';
import styles from './quiet-hours.module.css';
import { Row, Section } from './sheet';
import { QuietRow } from './you-status';

/** When nothing may disturb: at the same hours every day, or once. */
export function QuietHoursSection() {
  const { settings: texts } = useSpeech().words;
  const { quietUntil } = useOwnStatus();
  return (
    <Section title={texts.notifications.quiet} help={quietUntil === null && texts.you.dndOff}>
      <EveryDay />
      {quietUntil === null ? <Once /> : <QuietRow />}
    </Section>
  );
}

function EveryDay() {
  const { words: all, locale } = useSpeech();
  const words = all.settings.notifications;
  const { settings, update } = useSettings();
  const { quiet_hours: on, quiet_from: from, quiet_to: to } = settings;
  const said = (time: string) => clock(`2026-01-01T${time}`, locale);
  const text = from === to ? words.noHours : words.hours(said(from), said(to));
  return (
    <Row title={words.everyDay} text={text}>
      {on && (
        <div className={styles.times}>
          <TimeOfDay
            key={`from ${from}`}
            label={words.from}
            time={from}
            onChange={(quiet_from) => void update({ quiet_from })}
          />
          <TimeOfDay key={`to ${to}`} label={words.to} time={to} onChange={(quiet_to) => void update({ quiet_to })} />
        </div>
      )}
      <Switch label={words.quiet} checked={on} onChange={(quiet_hours) => void update({ quiet_hours })} />
    </Row>
  );
}

interface TimeOfDayProps {
  readonly label: string;
  /** `HH:MM`. */
  readonly time: string;
  readonly onChange: (time: string) => void;
}

/** A time of day. It holds once the field is left: what is typed on the way to it is none. */
function TimeOfDay({ label, time, onChange }: TimeOfDayProps) {
  const [typed, setTyped] = useState(time);
  const keep = () => {
    if (typed === '') setTyped(time);
    else if (typed !== time) onChange(typed);
  };
  return (
    <TextInput
      type="time"
      aria-label={label}
      className={styles.time}
      value={typed}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  );
}

function Once() {
  const { settings, people } = useSpeech().words;
  const { beQuiet } = useOwnStatus();
  return (
    <Row title={people.status.tomorrow} text={settings.notifications.once}>
      <Button size="small" onClick={() => void beQuiet(quietEnds(new Date()).tomorrow)}>
        {settings.notifications.beQuiet}
      </Button>
    </Row>
  );
}
