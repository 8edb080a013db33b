import { type NotifyLevel, OWN_SOUNDS, type Settings } from '#shared/bridge/settings';
import type { HostEntry } from '#shared/bridge/state';
import { useAppState, useBridge } from '../../state/bridge';
import { roomName } from '../../state/direct-rooms';
import { withLevel } from '../../state/notify-level';
import { useSystem } from '../../state/system';
import { useSettings } from '../../state/use-settings';
import { useSpeech, useWords } from '../../state/words';
import { RoomMark } from '../../ui/room-mark';
import { Select } from '../../ui/select';
import { playSound } from '../../ui/sounds';
import { QuietHoursSection } from './quiet-hours';
import { Row, Section } from './sheet';
import { SwitchRow } from './switch-row';

/** What this install notifies about. */
export function NotificationsPage() {
  const words = useWords().settings.notifications;
  const { settings, update } = useSettings();
  return (
    <>
      <Section>
        <Row title={words.level} text={words.levelText}>
          <Select
            label={words.level}
            value={settings.notify_level}
            onChange={(level) => void update({ notify_level: level })}
            options={levelOptions(words.levels)}
          />
        </Row>
        <SwitchRow
          title={words.previews}
          text={words.previewsText}
          on={settings.notify_previews}
          onChange={(on) => void update({ notify_previews: on })}
        />
        <SoundRow />
        <Row title={words.badge}>
          <Select
            label={words.badge}
            value={settings.badge}
            onChange={(badge) => void update({ badge })}
            options={levelOptions(words.badges)}
          />
        </Row>
      </Section>
      <QuietHoursSection />
      <RoomsThatDiffer />
    </>
  );
}

const SOUNDS = ['off', 'system', ...OWN_SOUNDS] as const;

const levelOptions = (labels: Readonly<Record<NotifyLevel, string>>) =>
  (['all', 'mentions', 'nothing'] as const).map((value) => ({ value, label: labels[value] }));

/** What notifications sound like; what was chosen is heard at once. */
function SoundRow() {
  const words = useWords().settings.notifications;
  const bridge = useBridge();
  const { settings, update } = useSettings();
  const choose = (sound: Settings['sound']) => {
    void update({ sound });
    if (sound === 'system') void bridge.request('sound.beep', {});
    else if (sound !== 'off') playSound(sound);
  };
  return (
    <Row title={words.sound}>
      <Select
        label={words.sound}
        value={settings.sound}
        onChange={choose}
        options={SOUNDS.map((value) => ({ value, label: words.sounds[value] }))}
      />
    </Row>
  );
}

/** The rooms with a rule of their own, on every host. Nothing while there are none. */
function RoomsThatDiffer() {
  const words = useWords().settings.notifications;
  const hosts = useAppState((state) => state.hosts);
  const settings = useAppState((state) => state.settings);
  const differing = hosts.filter(({ id }) => Object.keys(settings.room_levels[id] ?? {}).length > 0);
  if (differing.length === 0) return null;
  return (
    <Section title={words.differ} help={words.differHelp}>
      {differing.map((host) => (
        <RoomsOfHost key={host.id} host={host} named={hosts.length > 1} />
      ))}
    </Section>
  );
}

interface RoomsOfHostProps {
  readonly host: HostEntry;
  /** Several hosts are there: each room says on which it is. */
  readonly named: boolean;
}

function RoomsOfHost({ host, named }: RoomsOfHostProps) {
  const speech = useSpeech();
  const words = speech.words.settings.notifications;
  const { settings, update } = useSettings();
  const system = useSystem(host.id);
  const levels = settings.room_levels[host.id] ?? {};
  const rooms = system?.chatrooms.filter(({ id }) => levels[id] !== undefined) ?? [];
  const options = [{ value: 'usual', label: words.asUsual } as const, ...levelOptions(speech.words.rooms.menu.level)];
  return rooms.map((room) => {
    const name = roomName(room, system, speech);
    return (
      <Row key={room.id} before={<RoomMark room={room} />} title={name} {...(named && { text: words.on(host.name) })}>
        <Select
          label={words.levelOf(name)}
          value={levels[room.id] ?? 'usual'}
          onChange={(level) =>
            void update({
              room_levels: withLevel(settings.room_levels, host.id, room.id, level === 'usual' ? null : level),
            })
          }
          options={options}
        />
      </Row>
    );
  });
}
