import { useSettings } from '../../state/use-settings';
import { useWords } from '../../state/words';
import { SwitchRow } from './switch-row';

/** Whether Hearth opens with the computer. A host that ran then runs again. */
export function OpenAtLogin() {
  const words = useWords().settings.host;
  const { settings, update } = useSettings();
  return (
    <SwitchRow
      title={words.atLogin}
      text={words.atLoginText}
      on={settings.open_at_login}
      onChange={(on) => void update({ open_at_login: on })}
    />
  );
}
