import { useSettings } from '../../state/use-settings';
import { Switch } from '../../ui/switch';
import { Row, Section } from './sheet';

/** What this install notifies about. */
export function NotificationsPage() {
  const { settings, update } = useSettings();
  return (
    <Section>
      <Row title="Notify me about messages" text="In rooms you do not look at. Invitations always come through.">
        <Switch
          label="Notify me about messages"
          checked={settings.notify_messages}
          onChange={(on) => update({ notify_messages: on })}
        />
      </Row>
      <Row title="Show who wrote and what" text="Off: a notification only says that something is new.">
        <Switch
          label="Show who wrote and what"
          checked={settings.notify_previews}
          onChange={(on) => update({ notify_previews: on })}
        />
      </Row>
    </Section>
  );
}
