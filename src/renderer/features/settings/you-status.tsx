import { useNavigation } from '../../state/navigation';
import { useOwnStatus } from '../../state/use-own-status';
import { useSettings } from '../../state/use-settings';
import { useSpeech } from '../../state/words';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';
import { shortTime } from '../../ui/time';
import { useNow } from '../../ui/use-now';
import { Row, Section } from './sheet';
import { SwitchRow } from './switch-row';

/** Minutes of rest after which a person counts as away; 0 for never. */
const AWAY_MINUTES = ['5', '10', '15', '30', '60', '0'];

/** One's own status: when to count as away, until when not to be disturbed, and what others see of it. */
export function YouStatus() {
  const words = useSpeech().words.settings.you;
  const { settings, update } = useSettings();
  const current = String(settings.away_minutes);
  const choices = AWAY_MINUTES.includes(current) ? AWAY_MINUTES : [current, ...AWAY_MINUTES];
  return (
    <Section title={words.status}>
      <QuietRow />
      <Row title={words.away} text={words.awayHelp}>
        <Select
          label={words.away}
          value={current}
          onChange={(minutes) => void update({ away_minutes: Number(minutes) })}
          options={choices.map((value) => ({
            value,
            label: value === '0' ? words.never : words.minutes(Number(value)),
          }))}
        />
      </Row>
      <SwitchRow
        title={words.tellTyping}
        on={settings.tell_typing}
        onChange={(on) => void update({ tell_typing: on })}
      />
      <SwitchRow
        title={words.tellRead}
        text={words.tellReadText}
        on={settings.tell_read}
        onChange={(on) => void update({ tell_read: on })}
      />
    </Section>
  );
}

/** Whether and until when nothing may disturb, with the way to begin and to end it. */
export function QuietRow() {
  const speech = useSpeech();
  const words = speech.words.settings.you;
  const { quietUntil, beQuiet } = useOwnStatus();
  const now = useNow();
  const openDialog = useNavigation((navigation) => navigation.openDialog);
  const text = quietUntil === null ? words.dndOff : words.dndOn(shortTime(quietUntil, now, speech));
  return (
    <Row title={words.dnd} text={text}>
      {quietUntil !== null && (
        <Button size="small" onClick={() => void beQuiet(null)}>
          {words.end}
        </Button>
      )}
      <Button size="small" onClick={() => openDialog({ kind: 'quiet-until' })}>
        {speech.words.people.status.custom}
      </Button>
    </Row>
  );
}
