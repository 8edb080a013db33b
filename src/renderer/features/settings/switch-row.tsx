import { Switch } from '../../ui/switch';
import { Row } from './sheet';

interface SwitchRowProps {
  readonly title: string;
  readonly text?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A setting that is on or off. */
export function SwitchRow({ title, text, on, onChange }: SwitchRowProps) {
  return (
    <Row title={title} text={text}>
      <Switch label={title} checked={on} onChange={onChange} />
    </Row>
  );
}
